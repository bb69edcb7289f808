"""Which words of single fields of government mean the same. Data only.

General knowledge of the language, of no one office. In lower case; tone marks may stand either way.
"""

from __future__ import annotations

from baocao.language.synonyms import groups

_SAME = """
# ---- health
dược, thuốc, nhà thuốc, quầy thuốc
mắc, ca mắc, ca bệnh, ổ dịch, bệnh nhân, dịch bệnh, người bệnh
dịch, dịch bệnh, phòng chống dịch
cơ sở y tế, cơ sở khám chữa bệnh, cơ sở khám bệnh, cơ sở chữa bệnh
khám bệnh chữa bệnh, khám chữa bệnh, điều trị
chất thải y tế, rác thải y tế, rác y tế
chất thải, rác thải, rác, lưu rác
nước sạch, nước sinh hoạt, cấp nước, nước uống
hiến máu, đơn vị máu, máu tình nguyện, hiến máu tình nguyện
suy dinh dưỡng, dinh dưỡng, cân đo, vi chất
uống, cho uống
mang thai, bà mẹ, thai phụ, sản phụ, phụ nữ có thai, thai sản, bà bầu
sức khỏe tâm thần, trầm cảm, tâm thần
y tế học đường, sức khỏe học sinh
an toàn thực phẩm, ngộ độc, bếp ăn, vệ sinh thực phẩm, thức ăn đường phố
# ---- farming, forest, environment
phá rừng, phát rừng, lấn rừng, lấn chiếm đất rừng, phát nương, chặt phá, hủy hoại rừng
nương rẫy, nương, rẫy, làm nương, phát nương
gần rừng, ven rừng, giáp rừng
lâm sản, gỗ, chở gỗ, vận chuyển gỗ, vận chuyển lâm sản
chế biến lâm sản, cưa xẻ, xưởng xẻ, chế biến gỗ
động vật hoang dã, động vật rừng, thú rừng
vườn ươm, cây giống, giống
nguồn gốc, xuất xứ, truy xuất
quản lý bảo vệ rừng, bảo vệ rừng, giữ rừng
cháy rừng, cản lửa, phòng cháy, lửa, trực cháy, chữa cháy
gia súc, gia cầm, đàn vật nuôi, trâu bò, lợn gà, vật nuôi, trâu, bò, lợn
dịch tả lợn, lợn ốm, lợn chết
vụ đông, cây vụ đông, đất hai vụ
rau màu, rau, hoa màu
thủy lợi, kênh mương, mương, đập, hồ chứa, tưới
đê điều, đê, kè, hộ đê
thiên tai, bão lũ, mưa lũ, sạt lở, lũ quét, ngập lụt, bão, ngập
thủy sản, cá, nuôi cá, lồng bè, nuôi trồng thủy sản, ao nuôi
thuốc bảo vệ thực vật, thuốc trừ sâu
sâu bệnh, dịch hại, sâu hại, phòng trừ
nông thôn mới, xã nông thôn mới, tiêu chí nông thôn mới
mỗi xã một sản phẩm, ocop, sản phẩm ocop
môi trường, ô nhiễm, xả thải, quan trắc
khoáng sản, cát, khai thác đá, mỏ, cát sỏi, khai thác khoáng sản
đất đai, quyền sử dụng đất, sổ đỏ, cấp sổ
ranh giới, địa giới, giáp ranh, mốc giới
trồng cây, cây xanh, cây phân tán, tết trồng cây
# ---- roads, building, energy, trade
đường, tuyến đường, mặt đường, ổ gà, quốc lộ, tỉnh lộ, cầu đường
xe quá tải, quá tải trọng, chở quá tải, cân tải trọng, quá khổ
an toàn giao thông, tai nạn giao thông, nồng độ cồn, vi phạm giao thông, trật tự giao thông
giấy phép lái xe, bằng lái, sát hạch, sát hạch lái xe
vận tải, xe khách, bến xe, tuyến cố định, xe buýt
chiếu sáng, đèn đường, điện chiếu sáng, bóng đèn
lòng lề đường, vỉa hè, hành lang an toàn giao thông, lấn chiếm
trật tự xây dựng, xây dựng trái phép, công trình trái phép, không phép, sai phép
giá cả, bình ổn, bình ổn giá, thị trường, niêm yết giá
hàng giả, giả mạo, hàng nhái, giả, nhái, hàng lậu, buôn lậu, gian lận thương mại, tem giả
nhãn hiệu, thương hiệu, bao bì, nhãn mác
xúc tiến thương mại, kết nối cung cầu, hội chợ, tiêu thụ, quảng bá sản phẩm, tiêu thụ sản phẩm
thương mại điện tử, sàn thương mại điện tử, bán hàng trực tuyến, livestream, bán hàng online, trực tuyến
khuyến công, máy móc thiết bị, đổi mới máy móc
điện, lưới điện, trạm biến áp, cấp điện
cụm công nghiệp, khu công nghiệp
xăng dầu, cây xăng, cột bơm
vàng, vàng trang sức, vàng miếng, mỹ nghệ
đo lường, phương tiện đo, cân
tiêu chuẩn chất lượng, hợp quy, hợp chuẩn, dấu hợp quy
bức xạ, x quang, phóng xạ
khởi nghiệp, ươm tạo, khởi sự
sáng kiến, cải tiến kỹ thuật
# ---- culture, education, justice
di tích, di sản, đình, đền, chùa, bảo tồn
bảo tàng, hiện vật, cổ vật
thư viện, sách, bạn đọc, luân chuyển sách, đọc sách, văn hóa đọc, mượn sách
lễ hội, phần hội, hội xuân, hội làng
du lịch, du khách, lượt khách, điểm đến, tour, homestay, lưu trú, khách sạn, nhà nghỉ
thể thao, thể dục, bóng đá, bóng chuyền, điền kinh, vận động viên
văn hóa, gia đình văn hóa, làng văn hóa
báo chí, phóng viên, tác nghiệp, cơ quan báo
quảng cáo, biển quảng cáo, bảng quảng cáo, biển hiệu
phát thanh, truyền thanh, loa, đài truyền thanh
giáo viên, nhà giáo, thầy cô, thầy cô giáo
trường học, nhà trường, trường
phòng học, lớp học, cơ sở vật chất trường
sách giáo khoa, bộ sách
bán trú, nội trú, ký túc xá
bếp ăn bán trú, bữa ăn bán trú, bữa ăn học đường
bỏ học, ra lớp, huy động trẻ ra lớp, duy trì sĩ số, sĩ số, đến lớp
xóa mù chữ, mù chữ
phổ cập, phổ cập giáo dục
đuối nước, dạy bơi, học bơi, bơi
bạo lực học đường, bắt nạt
bạo lực gia đình, bạo hành
thi tốt nghiệp, điểm thi, kỳ thi, thí sinh, coi thi, phòng thi
học sinh giỏi, giải học sinh giỏi
khoản thu, thu chi, lạm thu, thu đầu năm
phổ biến pháp luật, giáo dục pháp luật, pháp luật
trợ giúp pháp lý, người được trợ giúp, vụ việc trợ giúp
hộ tịch, khai sinh, khai tử, kết hôn
công chứng, chứng thực, văn phòng công chứng
đấu giá, đấu giá tài sản
thi hành án, án, tòa
lý lịch tư pháp, phiếu lý lịch
văn bản quy phạm pháp luật, nghị quyết quy phạm
# ---- staff, money, order
tinh giản biên chế, biên chế, vị trí việc làm, tinh gọn
sắp xếp, sáp nhập, hợp nhất, tổ chức bộ máy, bộ máy, kiện toàn tổ chức
thi đua, khen thưởng, phong trào thi đua
kê khai tài sản, tài sản thu nhập, bản kê khai
tham nhũng, tiêu cực
tự chủ, tự chủ tài chính
tài sản công, xe công, nhà đất công, trụ sở công
dự toán, phân bổ, giao dự toán
thuế, thu ngân sách, nợ thuế, hóa đơn
trợ cấp, chế độ, chính sách, bảo trợ
bảo hiểm y tế, thẻ bảo hiểm y tế, thẻ bhyt
nghỉ hưu, hưu trí, nghỉ việc
kỷ cương, giờ giấc, công vụ, kỷ luật hành chính
cháy nổ, phòng cháy chữa cháy, bình chữa cháy, thoát nạn
vũ khí, vật liệu nổ, súng, súng tự chế, pháo
tội phạm, trộm cắp, cờ bạc, tín dụng đen, lừa đảo
tôn giáo, chức sắc, tín đồ, cơ sở thờ tự
dân tộc thiểu số, đồng bào dân tộc, đồng bào, người có uy tín
chi bộ, đảng viên, đảng bộ
đất công, quỹ đất, công ích
bầu cử, cử tri, tiếp xúc cử tri
lưu trữ, chỉnh lý tài liệu, chỉnh lý, hồ sơ lưu trữ, tài liệu lưu trữ
liên ngành, phối hợp, cùng đoàn, phối hợp liên ngành
quy trình nội bộ, quy trình, tài liệu hệ thống
một cửa, bộ phận một cửa, trung tâm phục vụ hành chính công, phục vụ hành chính công
chỉ số cải cách hành chính, par index, sipas
năng lực cạnh tranh, pci, ddci
an ninh mạng, an toàn thông tin, an ninh thông tin, mã độc
tổ công nghệ số cộng đồng, công nghệ số
giám sát ảnh, ảnh vệ tinh, viễn thám
nắng nóng, mùa khô, khô hạn, hạn hán
chăm sóc sức khỏe, khám sức khỏe, sức khỏe
mồ côi, không nguồn nuôi dưỡng, bơ vơ
năm học, khai giảng, năm học mới
"""

SAME_IN_A_FIELD = groups(_SAME)
"""Groups of words that may stand for each other in a report; a word may be in several groups."""
