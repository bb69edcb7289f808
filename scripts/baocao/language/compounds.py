"""Words of several syllables that reports use much, so that they are compared whole and not syllable by syllable.

Data only; says nothing of what they mean. `khuyến nông` then shares nothing with `nông nghiệp`.
"""

from __future__ import annotations

_WORDS = """
giao ban, hội ý, tiếp dân, ba lực lượng, ba cấp, hai mặt, một cửa, toàn dân, bốn tại chỗ
khoa học, công nghệ, kỹ thuật, nông nghiệp, lâm nghiệp, ngư nghiệp, công nghiệp, thương mại, thương nghiệp
tiểu thủ công nghiệp, giáo dục, đào tạo, y tế, văn hóa, thể thao, du lịch, thông tin, truyền thông, tư pháp, nội vụ
ngoại vụ, tài chính, ngân hàng, xây dựng cơ bản, giao thông, vận tải, tài nguyên, khoáng sản, môi trường, lao động
xã hội, dân tộc, tôn giáo, quốc phòng, an ninh, thực phẩm, dược phẩm, mỹ phẩm, sản xuất, chế biến, tiêu thụ
tiêu dùng, xuất khẩu, nhập khẩu, thị trường, hàng hóa, giá cả, khuyến nông, khuyến lâm, khuyến ngư, khuyến công
khuyến học, khuyến mại, bảo vệ thực vật, chăn nuôi, trồng trọt, thủy sản, điều kiện, điều lệ, điều hành, điều trị
điều tra, điều dưỡng, điều phối, quyết toán, quyết định, quy hoạch, quy trình, quy mô, diện tích, sản lượng
năng suất, chất lượng, số lượng, khối lượng, trọng lượng, dung lượng, năng lượng, năng lực, năng suất chất lượng
tự nguyện, tự nhiên, tự quản, tự chủ, tự vệ, tự đánh giá, biến đổi, diễn biến, diễn tập, biểu diễn, diễn đàn
phổ biến, phổ cập, khí hậu, khí tượng, thời tiết, thời vụ, thời hạn, thời gian, thời điểm, hiệu lực, hiệu quả
hiệu chuẩn, hiệu trưởng, phòng khám, phòng thí nghiệm, phòng học, phòng chống, phòng vệ, phòng thủ, phòng trừ
phòng ngừa, văn phòng, quốc phòng toàn dân, hội thi, hội thao, hội diễn, hội thảo, hội nghị, hội chợ, hội viên
hội đồng, lễ hội, xã hội hóa, đại hội, quốc hội, hội người cao tuổi, nhân lực, nhân sự, nhân viên, nhân văn
nhân giống, nhân rộng, nhân đạo, nhân quyền, tư nhân, cá nhân, công nhân, bệnh nhân, nạn nhân, tư vấn, tư liệu
tư tưởng, đầu tư, vật tư, tư thục, tư pháp hộ tịch, thông tư, dịch tễ, dịch bệnh, dịch vụ, giao dịch, kiểm dịch
chiến dịch, phiên dịch, dịch chuyển, chuyển dịch, sinh hoạt, sinh viên, sinh sản, sinh học, sinh thái, sinh kế
vệ sinh, học sinh, thí sinh, tuyển sinh, khai sinh, phát sinh, tài sản, tài liệu, tài khoản, tài trợ
tài nguyên nước, đề tài, tài năng, di sản, sản phẩm, sản phụ, bất động sản, tài sản công, chuyển đổi, chuyển đổi số
chuyển giao, chuyển tuyến, chuyển mục đích, luân chuyển, vận chuyển, chữ ký số, kinh tế số, hạ tầng số
cơ sở dữ liệu, dữ liệu, hạ tầng, kết cấu hạ tầng, phần mềm, máy chủ, máy tính, thiết bị, thiết kế, thiết chế
thiết yếu, đường dây nóng, đường bộ, đường thủy, đường sắt, đường dây, đường liên xã, đường liên thôn, cầu treo
cầu dân sinh, bến thủy, phương tiện, phương án, phương pháp, phương thức, địa phương, phương hướng, đối tác
đối tượng, đối thoại, đối chiếu, đối ngoại, thành viên, thành tích, thành phần, thành lập, hình thành, thành thạo
thành phố, trưởng thành, người có uy tín, già làng, trưởng bản, đăng ký, đăng kiểm, hải đăng, bản đồ, bản tin
bản quyền, bản sao, văn bản, biên bản, xuất bản, lâm sản ngoài gỗ, ấn phẩm, báo cáo viên, trung học, tiểu học
mầm non, mẫu giáo, đại học, cao đẳng, trung cấp, nội trú, ngoại ngữ, tin học, khuyết tật, thư viện, bảo tàng
công đoàn, đoàn thanh niên, hội phụ nữ, hội nông dân, cựu chiến binh, mặt trận, đoàn viên, nông dân, nông sản
nông hộ, nông lâm, chứng chỉ, chứng nhận, chứng thư, chứng thực, kiểm chứng, công chứng, chứng khoán, bằng chứng
giấy phép, giấy tờ, cấp phép, cấp cứu, hành nghề, hành lang, hành chính, hành vi, thi hành, vận hành, phát hành
tiến hành, ngành nghề, nghề nghiệp, làng nghề, tay nghề, khách hàng, khách sạn, du khách, hành khách, nhà hàng
cửa hàng, gian hàng, xếp hàng, mặt hàng, hàng rào, hàng hải, hàng không, quản lý, xử lý, thanh lý, hợp lý, pháp lý
nguyên lý, tâm lý, trợ lý, đại lý, địa lý, lý lịch, lý luận chính trị, lý luận, an toàn, an toàn lao động
an toàn giao thông, an toàn bức xạ, an toàn đập, an toàn vệ sinh lao động, an sinh, an sinh xã hội, an cư
chính sách, chính quyền, chính phủ, chính trị, hành chính công, tài chính công, chính xác, chính thức, bưu chính
địa chính, trật tự, trật tự công cộng, công cộng, công viên, công trình, công ty, công ích, công vụ, công chức
công nhận, công khai, công an, bảo hiểm, bảo hiểm xã hội, bảo hiểm y tế, bảo trợ, bảo tồn, bảo hộ, bảo hành, bảo mật
bảo quản, bảo lãnh, bảo dưỡng, thông báo, dự báo, tổ chức bộ máy, bộ máy, bộ đội, cán bộ, nội bộ, đồng bộ, tiến bộ
cục bộ, bộ phận, bộ tiêu chí, bộ chỉ số, bộ sưu tập, cơ quan, cơ động, cơ cấu, cơ chế, cơ hội, cơ giới, cơ khí
cơ giới hóa, động cơ, nguy cơ, hữu cơ, tiêu chí, tiêu chuẩn, tiêu cực, mục tiêu, chỉ tiêu, hồ sơ, hồ chứa, ao hồ
sơ đồ, sơ tuyển, sơ tán, sơ cứu, điểm cầu, điểm nghẽn, trọng điểm, địa điểm, quan điểm, đặc điểm, ưu điểm, thí điểm
thiên tai, hạn hán, xâm nhập mặn, sạt lở, tái định cư, dân cư, dân số, dân sự, dân quân, dân chủ, quy chế dân chủ
dân vận, dân sinh, dân cử, liên kết, liên hoan, liên doanh, liên thông, cam kết, tổng kết, sơ kết, kết luận, kết quả
kết nạp, kết hôn, đoàn kết, đại đoàn kết, học bổng, học phí, học tập, học bạ, học nghề, học đường, y học, năm học
nghiên cứu, trồng rừng, ươm giống, giống cây, con giống, sức khỏe, sức khỏe sinh sản, dinh dưỡng, tiêm chủng
truyền nhiễm, lây nhiễm, nhiễm khuẩn, ô nhiễm, cách ly, xét nghiệm, chẩn đoán, phân bón, phân loại, phân bổ
phân cấp, phân công, phân tích, phân vùng, vùng trồng, vùng nguyên liệu, mã số vùng trồng, mã số, mã vạch
chỉ dẫn địa lý, nhãn hiệu chứng nhận, nhãn hiệu tập thể, sáng chế, kiểu dáng, quyền tác giả, mã số mã vạch
truy xuất nguồn gốc, tái chế, tái tạo, tái đàn, tái nghèo, giảm nghèo, thoát nghèo, cận nghèo, xóa đói giảm nghèo
nhà đại đoàn kết, nhà tình nghĩa, hưu trí, mai táng phí, mai táng, trợ cấp, phụ cấp, lương, tiền lương, biên chế
chức danh, chức sắc, ngạch, thăng hạng, nâng hạng, nghị trường, đại biểu, đại biểu quốc hội, cử tri, nhân khẩu
hộ khẩu, hộ tịch, quốc tịch, căn cước, cư trú, tạm trú, tạm vắng, xuất nhập cảnh, hàng rào kỹ thuật
năng lượng nguyên tử, thử nghiệm, thí nghiệm, kinh nghiệm, nghiệm thu, kiểm nghiệm, khảo nghiệm, trắc nghiệm
đề nghị, hội nghị trực tuyến, trực ban, trực tuyến, thường trực, trực thuộc, trực tiếp, phóng xạ, phát thanh
thanh niên, thanh tra, thanh toán, chủ trì, chủ nhiệm, chủ rừng, chủ hộ, chủ tịch, chủ thể, chủ đề, chủ lực
dân chủ cơ sở, độc lập, sáp nhập, thu nhập, hội nhập, giám định, giám sát, giám đốc, kiểm sát, khảo sát, quan sát
cảnh sát, hậu kiểm, tiền kiểm, kiểm kê, kiểm toán, kiểm lâm, kiểm ngư, đặt hàng, đơn hàng, đơn giá, đơn vị, đơn thư
hóa đơn, đơn nguyên, gói thầu, đấu thầu, mời thầu, nhà thầu, mở thầu, chỉ định thầu, quyết liệt, tình nguyện
thiện nguyện, nguyện vọng, ủng hộ, quyên góp, đóng góp, góp ý, góp vốn, vốn vay, vốn đầu tư công, đầu tư công
"""

COMPOUNDS = tuple(dict.fromkeys(word.strip() for word in _WORDS.strip().replace("\n", ",").split(",")))
"""In lower case, tone marks in the older way."""
