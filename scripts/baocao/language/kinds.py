"""Which particular words are kinds of a general one in official Vietnamese. Data only.

General knowledge of the language, of no one office. In lower case; tone marks may stand either way.
"""

from __future__ import annotations

from baocao.language.synonyms import groups

_KINDS = """
tôn giáo: tin lành, công giáo, phật giáo, cao đài, hòa hảo, hồi giáo, chi hội, hội thánh, giáo xứ
dân tộc thiểu số: ê đê, mông, dao, thái, tày, nùng, mường, khmer, chăm, ba na, gia rai, khơ mú, hà nhì, lô lô
cơ sở thờ tự: chùa, nhà thờ, đình, đền, thánh thất, miếu, nhà nguyện
gia cầm: gà, vịt, ngan, ngỗng, chim cút
gia súc: trâu, bò, lợn, dê, ngựa, bê, nghé
hải sản: tôm, cua, cá, mực, sò, ngao, ghẹ
tàu thuyền: tàu, thuyền, xuồng, ghe, đò, tàu cá
công trình thủy lợi: đập, kênh, cống, trạm bơm, hồ chứa, mương, kè
vũ khí: súng, dao, kiếm, lựu đạn, đạn, mìn, bom
đồ dùng học tập: sách, vở, bút, cặp, xe đạp, máy tính bảng
đồ uống: rượu, bia, nước ngọt, nước đóng chai
phương tiện giao thông: ô tô, xe máy, xe tải, xe khách, xe buýt, tàu, thuyền
hạ tầng: đường, điện, nước, cầu, viễn thông
văn hóa truyền thống: dân ca, dân vũ, cồng chiêng, trang phục, lễ hội, nhà sàn
tài sản công: nhà, xe, đất, trụ sở, máy móc
nông sản: chè, cà phê, xoài, nhãn, mận, chuối, cam, bưởi, lúa, gạo, ngô, sắn
nông sản: mía, hồ tiêu, thanh long, vải, na, mắc ca, dứa, rau, chanh leo, hành, tỏi, sầu riêng
cây ăn quả: xoài, nhãn, mận, chuối, cam, bưởi, thanh long, vải, na, ổi, chanh leo, sầu riêng
rau màu: ngô, khoai, lạc, đậu, bí, bí đỏ, cà chua, dưa chuột, su hào, bắp cải, khoai tây
dược liệu: ba kích, sa nhân, đương quy, sâm, đinh lăng, quế, hồi, atiso, cúc hoa, nghệ, thảo quả
vật nuôi: trâu, bò, lợn, gà, vịt, dê, ngựa, ong
thủy sản: cá, tôm, cua, ngao, ếch
động vật hoang dã: khỉ, cầy, rùa, tê tê, rắn, gấu, hươu, nhím, trăn, voọc, chim, sao la
lâm sản: gỗ, tre, mây, song, nứa, măng, mật ong rừng
cơ sở y tế: bệnh viện, trạm y tế, phòng khám, trung tâm y tế, nhà hộ sinh
cơ sở kinh doanh: nhà thuốc, quầy thuốc, nhà hàng, quán ăn, cửa hàng, quán, siêu thị, chợ, khách sạn
trường học: trường mầm non, trường tiểu học, trung học cơ sở, trung học phổ thông, mầm non, tiểu học
cơ sở giáo dục: trường, mầm non, tiểu học, trung học cơ sở, trung học phổ thông, trung tâm ngoại ngữ, nhóm trẻ
cơ sở lưu trú: khách sạn, nhà nghỉ, homestay, khu nghỉ dưỡng
dịch vụ ăn uống: nhà hàng, quán ăn, bếp ăn, căng tin
dịch bệnh: sốt xuất huyết, sởi, tay chân miệng, cúm, dại, bạch hầu, thủy đậu, covid, lao, sốt rét, viêm não, ho gà
dịch bệnh động vật: dịch tả lợn, lở mồm long móng, cúm gia cầm, viêm da nổi cục, tai xanh, dại
phương tiện truyền thông: báo, đài, loa, facebook, zalo, fanpage, mạng xã hội, truyền hình
mạng xã hội: facebook, zalo, fanpage, tiktok
công trình: nhà văn hóa, trường học, cầu, đường, kênh mương, trạm y tế, đập, hồ chứa
tệ nạn xã hội: ma túy, mại dâm, cờ bạc, đánh bạc
đối tượng chính sách: thương binh, liệt sĩ, người có công, hộ nghèo, người cao tuổi, người khuyết tật, trẻ mồ côi
môn thể thao: bóng đá, bóng chuyền, cầu lông, điền kinh, cờ vua, võ, bơi, bóng bàn, kéo co, đẩy gậy
nhạc cụ: cồng chiêng, đàn, sáo, trống
nghệ thuật truyền thống: hát then, hát xoan, quan họ, chèo, tuồng, cải lương, ca trù, xòe, cồng chiêng
di tích: đền, đình, chùa, thành cổ, nhà tù, lăng, miếu, tháp
lực lượng: công an, quân đội, biên phòng, kiểm lâm, dân quân, quản lý thị trường
liên ngành: công an, quân đội, biên phòng, kiểm lâm, quản lý thị trường, hải quan, thuế, thanh tra
thiết bị: máy tính, máy in, máy chủ, máy quét, máy chiếu, camera, máy phát điện, máy bơm
nội thất: bàn ghế, tủ, kệ
vật liệu xây dựng: xi măng, gạch, cát, đá, thép, ngói, sỏi
hàng hóa thiết yếu: gạo, xăng dầu, thịt, gas, mì
thiên tai: bão, lũ, lụt, hạn hán, mưa đá, sạt lở, rét đậm
giống cây trồng: keo, bạch đàn, cao su, lúa, ngô, thông, quế
cây lâm nghiệp: keo, bạch đàn, thông, quế, lùng, mỡ, lim, tre
giấy tờ: căn cước, hộ chiếu, sổ đỏ, giấy khai sinh
đoàn thể: phụ nữ, thanh niên, nông dân, cựu chiến binh, công đoàn, mặt trận
văn bản quy phạm pháp luật: nghị quyết, quyết định, thông tư, nghị định
"""


KINDS = tuple((words[0], words[1:]) for words in groups(_KINDS.replace(":", ",")))
"""A general word and particular ones: each particular word may stand for the general one, never for another of them."""
