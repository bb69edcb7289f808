"""Words with which a result tells of what the plan only named: `nhà tạm` there, `nhà đại đoàn kết` here.

Data only; general knowledge of the language, of no one office. In lower case; tone marks may stand either way.
"""

from __future__ import annotations

from baocao.language.synonyms import groups

_TOLD = """
giáng sinh, noel, lễ giáng sinh
ngư dân, tàu cá, chủ tàu, tàu, thuyền trưởng
vùng biển, ranh giới biển, biển, hải phận
bãi biển, bờ biển, ven biển, bãi tắm
quán ăn, quán, hàng ăn, hàng rong, quán hải sản, quán cơm
bệnh dại, chó, mèo, chó thả rông
tiết kiệm điện, tắt điện, giờ cao điểm, điều hòa
bọ gậy, lăng quăng, vật chứa nước, thả cá, dụng cụ chứa nước
vượt khó, học bổng, nghèo học giỏi, học giỏi
đất ở, lô đất, nền nhà, làm nhà, đất làm nhà
sàn thương mại điện tử, postmart, voso, gian hàng số
an toàn thông tin, mật khẩu, tấn công mạng
nhập học, trẻ đến trường, ra lớp, tựu trường
thư, công văn, giấy mời
chợ phiên, phiên chợ, chợ đêm
đấu giá, phiên đấu giá, trúng đấu giá, bán đấu giá
áp thấp, bão, trú bão, tránh bão
cách ly, khoanh vùng, dập dịch, ổ dịch
họp phụ huynh, phụ huynh, cha mẹ học sinh
phụng dưỡng, mẹ việt nam anh hùng, nhà tình nghĩa
xóa nhà tạm, nhà tạm, nhà dột nát, nhà đại đoàn kết, nhà tình nghĩa, nhà tình thương, căn nhà, hỗ trợ nhà ở
chỉnh lý tài liệu, tài liệu tồn đọng, hồ sơ cũ, mét giá, kho lưu trữ, hồ sơ tồn đọng
cung cầu lao động, việc làm, mất việc, thất nghiệp, tuyển dụng lao động, nhận vào làm
luật sư, bào chữa, tham gia tố tụng, trợ giúp viên pháp lý
nghĩa trang, phần mộ, mộ, bia mộ, nghĩa trang liệt sĩ, tượng đài
tử tuất, mai táng, mai táng phí, tang lễ
phạm nhân, trại giam, người chấp hành xong án phạt tù, tái hòa nhập, đặc xá
khai sinh, giấy khai sinh, làm giấy khai sinh
chống rét, che chuồng, chuồng trại, rơm, dự trữ thức ăn, rét đậm, sưởi
cứu đói, gạo, giáp hạt
đền bù, nhận tiền, bàn giao mặt bằng, thu hồi đất, giải tỏa
hiến máu, giọt hồng, giọt máu
bò sữa, sữa, vắt sữa
trồng rừng, phủ xanh, rừng trồng, cây keo
cháy, hỏa hoạn, cháy nổ
cứu hỏa, phòng cháy, cảnh sát phòng cháy, bình bột, bình chữa cháy, vòi chữa cháy
giao thông nông thôn, bê tông hóa, đường ngõ xóm, đường nội đồng
ùn tắc, phân luồng, tắc đường
đỗ xe, trông giữ xe, bãi đỗ, điểm đỗ
hạ ngầm, cáp viễn thông, bó cáp, dây cáp
phủ sóng, vùng lõm sóng, trạm bts, lõm sóng, sóng di động
thuê bao, sim rác, sim
mạng xã hội, tin giả, tin sai sự thật, facebook
họp báo, cung cấp thông tin báo chí, phát ngôn
xuất bản phẩm, phát hành sách, in lậu
thư rác, lừa đảo trực tuyến, lừa đảo qua mạng
trụ atm, ngân hàng, phòng giao dịch
tín dụng chính sách, ngân hàng chính sách, vay hộ nghèo, vốn vay ưu đãi
giá đất, bảng giá đất, khung giá đất
thủy điện, xả lũ, hồ chứa thủy điện
điện mặt trời, điện gió, năng lượng tái tạo
nước thải, hệ thống xử lý nước, trạm xử lý nước
khí thải, bụi, tiếng ồn
nilon, rác thải nhựa, túi ni lông, đồ nhựa
chôn lấp, bãi rác, thu gom rác, gom rác, rác thải sinh hoạt, điểm rác
hoa, đường hoa, cây cảnh, trồng hoa
vệ sinh môi trường, dọn vệ sinh, tổng vệ sinh, quét dọn, dọn rác, thông cống, khơi thông cống rãnh
nhà vệ sinh, hố xí, công trình vệ sinh
giếng, bể nước, nước sạch, nước tự chảy, công trình nước
xâm nhập mặn, độ mặn, ngăn mặn, hạn mặn
tàu cá, ngư dân, khai thác hải sản, iuu, đánh bắt
cảng cá, bến cá, khu neo đậu
giết mổ, lò mổ, kiểm soát giết mổ, điểm giết mổ
chó mèo, bệnh dại, tiêm dại, chó thả rông
bao tiêu, liên kết sản xuất, tiêu thụ nông sản, hợp đồng bao tiêu
mã số vùng trồng, vùng trồng, vùng nguyên liệu
vietgap, hữu cơ, an toàn sinh học, globalgap
dồn điền đổi thửa, cánh đồng lớn, tích tụ ruộng đất
khai hoang, làm đất, cày bừa
tưới tiêu, bơm nước, chống hạn, trạm bơm
lai tạo, thụ tinh nhân tạo, cải tạo giống
sách, đọc sách, phòng đọc, tủ sách
câu lạc bộ, sinh hoạt câu lạc bộ
nghệ nhân, truyền dạy, phong tặng, nghệ nhân ưu tú
khai quật, khảo cổ, hố khai quật, di chỉ
phục dựng, khôi phục, bảo tồn lễ hội
đạp xe, đi bộ, chạy bộ, ngày chạy olympic
hướng dẫn viên, thuyết minh viên
karaoke, vũ trường, quán bar, internet công cộng
phụ huynh, cha mẹ học sinh, gia đình học sinh
giáo án, dự giờ, thăm lớp, bài giảng
thi thử, ôn tập, ôn thi, ôn luyện, đề thi
điểm trường, lớp ghép, điểm lẻ, dồn điểm trường
học phí, miễn giảm học phí, học bổng
đồng phục, trang phục, quần áo
thư viện trường, đồ dùng dạy học, thiết bị dạy học
tư vấn tâm lý, tâm lý học đường
an ninh trường học, ma túy học đường, học sinh đánh nhau, bạo lực học đường
hướng nghiệp, phân luồng học sinh, chọn nghề
du học, lưu học sinh, học sinh lào
khám tuyển, sơ tuyển, sơ khảo, khám sơ tuyển
dự bị động viên, quân nhân dự bị, quân dự bị
giáo dục quốc phòng, kiến thức quốc phòng, bồi dưỡng quốc phòng
đường biên, mốc giới, cột mốc, biên giới, cửa khẩu
xuất nhập cảnh trái phép, vượt biên, nhập cảnh trái phép
cư trú, tạm trú, nhân khẩu, hộ khẩu
trộm, trộm cắp, mất trộm, cướp giật
đánh bạc, cờ bạc, số đề, cá độ
tín dụng đen, cho vay nặng lãi, đòi nợ thuê
mua bán người, nạn nhân mua bán người
xâm hại, xâm hại trẻ em, bảo vệ trẻ em
cai nghiện, người nghiện, sau cai, methadone
bình đẳng giới, tiến bộ phụ nữ
đỡ đầu, nhận nuôi, mẹ đỡ đầu, bảo trợ trẻ em
xe lăn, dụng cụ chỉnh hình, phục hồi chức năng, chân tay giả
chúc thọ, mừng thọ, lên lão
quà tết, tết vì người nghèo, quà cho hộ nghèo
học nghề, lớp nghề, dạy nghề, lao động nông thôn
đình công, ngừng việc, tranh chấp lao động, lãn công
tiền lương, lương, thưởng tết, nợ lương
bảo hiểm thất nghiệp, trợ cấp thất nghiệp
khám thai, sinh con, sàng lọc sơ sinh, sàng lọc trước sinh
kế hoạch hóa gia đình, tránh thai, dụng cụ tránh thai, phương tiện tránh thai
mức sinh, sinh con thứ ba, dân số
hiv, arv, xét nghiệm hiv, nhiễm hiv
lao phổi, bệnh lao, khám lao
huyết áp, tiểu đường, đái tháo đường, bệnh không lây nhiễm, bệnh mạn tính
sởi, rubella, vắc xin sởi
người bệnh, bệnh nhân, khám bảo hiểm
bệnh án, hồ sơ bệnh án, bệnh án điện tử
giường bệnh, khoa hồi sức, máy thở
đấu thầu thuốc, mua thuốc, gói thầu thuốc, cung ứng thuốc
răng, khám răng, mắt, mổ mắt, đục thủy tinh thể
rượu, methanol, ngộ độc rượu
nấm độc, ngộ độc nấm
bánh trung thu, mứt tết, hàng tết
cân, trạm cân, cân xe
gạch, lò gạch, gạch không nung
nhà ở xã hội, nhà cho công nhân, nhà thu nhập thấp
chung cư, khu tập thể, nhà chung cư
quảng trường, công viên, vườn hoa
thoát nước, cống, ngập úng, chống ngập
kè, sạt lở bờ sông, bờ sông
đèo, taluy, sụt trượt, hót sụt
cầu treo, cầu dân sinh, ngầm tràn
đăng kiểm, kiểm định xe, trung tâm đăng kiểm
bến thủy, đò, áo phao, đò ngang
doanh nghiệp thành lập mới, đăng ký doanh nghiệp, thành lập doanh nghiệp
gặp gỡ doanh nghiệp, đối thoại doanh nghiệp, cà phê doanh nhân, tháo gỡ khó khăn, gỡ khó, tháo gỡ vướng mắc
chủ trương đầu tư, chấp thuận đầu tư, giấy chứng nhận đầu tư, thu hút đầu tư, xúc tiến đầu tư
hội chợ, phiên chợ, tuần hàng, gian hàng
hàng việt, người việt nam ưu tiên dùng hàng việt nam, hàng việt về nông thôn
hàng không rõ nguồn gốc, hàng cấm, hàng lậu, thuốc lá lậu
quản lý ngoại thương, xuất khẩu, kim ngạch
mã độc, tường lửa, rà quét, lỗ hổng
chữ ký số, ký số, chứng thư số, usb token
họp trực tuyến, cầu truyền hình, hội nghị truyền hình
trợ lý ảo, chatbot, trí tuệ nhân tạo
dữ liệu dùng chung, kho dữ liệu, cơ sở dữ liệu, dữ liệu mở
làm sạch dữ liệu, đối soát dữ liệu, chuẩn hóa dữ liệu
lấy số, xếp hàng, ki ốt tra cứu
xin lỗi, trễ hạn, quá hạn, hồ sơ trễ hạn
người dân chấm điểm, đánh giá hài lòng, khảo sát hài lòng
ủy quyền, phân cấp
định mức, đơn giá, định mức kinh tế kỹ thuật
kiểm toán, kiến nghị kiểm toán, kết luận kiểm toán
tiết kiệm, chống lãng phí, thực hành tiết kiệm
sau kiểm tra, hậu kiểm
thôi việc, nghỉ việc, nghỉ hưu, dôi dư, tinh giản, nghỉ hưu trước tuổi
hợp nhất, sáp nhập, sắp xếp bộ máy, đầu mối, sắp xếp tổ chức, sắp xếp đơn vị, nhập xã
luân chuyển, điều động, chuyển đổi vị trí công tác
kỷ luật, khiển trách, cảnh cáo
đi muộn, giờ giấc, giờ hành chính, bỏ vị trí
kết nạp đảng, đảng viên mới, quần chúng ưu tú
học tập nghị quyết, quán triệt nghị quyết, sinh hoạt chính trị
người có uy tín, già làng, trưởng bản
sinh hoạt tôn giáo, lễ trọng, lễ giáng sinh, lễ phật đản
tà đạo, đạo lạ, truyền đạo trái phép
"""

TOLD_BY = groups(_TOLD)
"""Groups of words that speak of one thing; a word may be in several groups."""
