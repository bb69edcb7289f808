"""Which words of official Vietnamese mean the same in any office. Data only; `field_words` has those of single fields.

General knowledge of the language, of no one office: what a careful colleague knows when a plan says
`thanh toán không dùng tiền mặt` and the result `quét mã QR`. In lower case; tone marks may stand either way.
"""

from __future__ import annotations

_ACTIONS = """
xây dựng kế hoạch, ban hành kế hoạch, lập kế hoạch
kiểm tra, rà soát, kiểm soát, giám sát, thẩm định, xem xét, đánh giá, thẩm tra
kiểm tra, thanh tra
thẩm định, kiểm tra thực tế, kiểm tra thực địa
tập huấn, bồi dưỡng, đào tạo, huấn luyện, hướng dẫn, truyền đạt, lớp học, lớp tập huấn, lớp hướng dẫn
hội nghị, hội thảo, tọa đàm, cuộc họp, phiên họp, buổi làm việc
họp, phiên họp, sinh hoạt, cuộc họp, hội ý
tuyên truyền, phổ biến, truyền thông, tin bài, đưa tin, phát thanh, quán triệt, bài viết, tờ rơi, tờ gấp
tuyên truyền, viết bài, pa nô, băng rôn, tờ rơi, tờ gấp, đăng tin
hưởng ứng, chào mừng, kỷ niệm, nhân ngày, nhân dịp, mít tinh
hỗ trợ, giúp đỡ, trợ giúp, giúp
vận động, kêu gọi, huy động, quyên góp
khen thưởng, biểu dương, tôn vinh, tuyên dương, giấy khen, bằng khen
tặng, trao, trao tặng, phát, cấp phát
thăm hỏi, thăm, động viên, thăm viếng
mua sắm, trang bị, mua, đấu thầu, trang cấp
lắp đặt, lắp, bố trí, kê, đặt, bàn giao thiết bị
bố trí, sắp xếp, trang bị, dành
nghiệm thu, bàn giao, đưa vào sử dụng
khởi công, động thổ, triển khai thi công, thi công
quyết toán, thanh toán, giải ngân
chi trả, cấp phát, thanh toán, chi
thu, nộp, đóng, thu nộp, thu được, thu tiền
đóng góp, nộp, ủng hộ
đôn đốc, nhắc, nhắc nhở, yêu cầu
nợ, nợ đọng, chậm nộp, còn nợ, tồn đọng
công bố, công khai, niêm yết, đăng tải, thông báo
công nhận, đạt chuẩn, đạt
thành lập, kiện toàn, ra mắt, lập
xử phạt, phạt, xử lý vi phạm, xử lý
phát hiện, bắt giữ, bắt, thu giữ, tịch thu
ngăn chặn, đình chỉ, chấm dứt, ngăn ngừa, phòng ngừa
thu hồi, rút, thu lại
tư vấn, tham vấn
điều tra, khảo sát, thu thập thông tin, xác minh
khảo sát, lấy ý kiến, phiếu khảo sát, thăm dò, phiếu hỏi
tiếp nhận, nhận, tiếp nhận hồ sơ
cấp, cấp mới, cấp lại, cấp đổi, trao
cấp phép, giấy phép, cho phép, phép
cấp giấy chứng nhận, giấy chứng nhận, chứng nhận
báo cáo, gửi báo cáo, tổng hợp
tham mưu, trình, đề xuất, dự thảo
phê duyệt, duyệt, quyết định, thông qua, ban hành, ký ban hành
ký kết, ký, thỏa thuận
tuyển chọn, lựa chọn, chọn, đấu thầu
tuyển dụng, thi tuyển, xét tuyển, tuyển
bổ nhiệm, điều động, luân chuyển, quy hoạch cán bộ
mở, khai giảng, mở lớp
khai mạc, tổ chức lễ, lễ khai mạc, diễn ra
kết nối, liên thông, tích hợp, chia sẻ, đồng bộ
vận hành, đưa vào hoạt động, chạy thử, vận hành thử
chuẩn bị, phục vụ
chuẩn hóa, rà soát, sửa đổi, cập nhật
bãi bỏ, hết hiệu lực, thay thế, sửa đổi
tổ chức, mở, đăng cai
lùi, hoãn, chuyển sang, chậm, dời
giải quyết, xử lý, trả kết quả, trả lời
trả kết quả, đúng hạn, giải quyết hồ sơ
người dân, nhân dân, công dân, bà con, hộ dân, quần chúng, hội viên
cán bộ, công chức, viên chức, nhân viên, đội ngũ
doanh nghiệp, công ty, nhà đầu tư, đơn vị kinh doanh
cơ sở, đơn vị, điểm
văn bản, công văn, tài liệu
danh mục, danh sách
kinh phí, tiền, vốn, ngân sách, nguồn vốn
đợt, chiến dịch, tháng cao điểm, ra quân, cao điểm
phần mềm, hệ thống, nền tảng, ứng dụng
kinh doanh, mua bán, buôn bán, bán, bán lẻ
xe, phương tiện, ô tô, xe máy, phương tiện giao thông
"""

_SAME = """
tiêu hủy, hủy, hủy bỏ
phân loại, chia, để riêng, tách
khám, thăm khám, khám sàng lọc, khám bệnh, sàng lọc
tiêm, tiêm chủng, tiêm phòng, mũi tiêm, vắc xin, vacxin, tiêm bù
phun, phun thuốc, phun hóa chất, phun khử khuẩn, tiêu độc, khử trùng, vệ sinh khử khuẩn
diệt muỗi, phòng chống sốt xuất huyết, lăng quăng, bọ gậy, muỗi
ký số, chữ ký số
trồng, gieo trồng, gieo, xuống giống, cấy, dặm, trồng mới
thu hoạch, gặt
chăm sóc, phát dọn, bón phân, làm cỏ
nuôi, chăn nuôi, nuôi thả, nhốt, nuôi nhốt
tuyển sinh, nhập học, tuyển
trưng bày, triển lãm, giới thiệu, gian hàng, quảng bá
biểu diễn, văn nghệ, nghệ thuật, đêm diễn, buổi diễn, hội diễn, liên hoan, lưu diễn
thi đấu, giải, hội thao, thi, giải đấu, cuộc thi, hội thi
chiếu phim, buổi chiếu, chiếu bóng
số hóa, quét, scan, tạo lập dữ liệu, nhập dữ liệu, cập nhật dữ liệu, điện tử hóa
diễn tập, tình huống giả định, thực binh
tháo dỡ, phá dỡ, giải tỏa, cưỡng chế
đo đạc, đo vẽ, trích đo, cắm mốc
bồi thường, đền bù, giải phóng mặt bằng, tái định cư, mặt bằng
cho vay, vay vốn, giải ngân, tín dụng, khoản vay
giới thiệu việc làm, kết nối việc làm, phiên giao dịch việc làm, tuyển lao động, sàn giao dịch việc làm
thử nghiệm, phân tích mẫu, xét nghiệm, kiểm nghiệm
kiểm định, hiệu chuẩn, kiểm định phương tiện
cứu hộ, cứu nạn, cứu trợ
tiếp công dân, lượt công dân, tiếp dân
đơn thư, khiếu nại, tố cáo, phản ánh, kiến nghị, đơn
hòa giải, mâu thuẫn, tranh chấp
truy quét, trấn áp, tấn công, triệt phá, triệt xóa
tuần tra, chốt chặn, canh gác, đi rừng
thanh lý, bán thanh lý
huấn luyện, luyện tập
sửa chữa, tu sửa, duy tu, bảo dưỡng, bảo trì, khắc phục, tu bổ, nâng cấp, cải tạo, vá
thực địa, hiện trường, thực tế, đi cơ sở, xuống cơ sở
tặng quà, suất quà, phần quà, trao quà
hợp tác xã, tổ hợp tác
cửa hàng, quầy, cơ sở kinh doanh, hộ kinh doanh, cơ sở bán lẻ, điểm bán, đại lý, tiệm
thôn bản, thôn, bản, xóm, khu dân cư, tổ dân phố, buôn, ấp, khu phố
nhà văn hóa, hội trường, nhà sinh hoạt cộng đồng
trung tâm thương mại, siêu thị
chợ, tiểu thương, gian hàng chợ, ki ốt
tiền mặt, thu tiền
không dùng tiền mặt, mã qr, thẻ ngân hàng, chuyển khoản, ví điện tử, quẹt thẻ, qr, thanh toán điện tử, quét mã
viện phí, tiền khám, chi phí khám, tiền khám chữa bệnh
trực tuyến, qua mạng, dịch vụ công, môi trường mạng, cổng dịch vụ công
đăng nhập, tài khoản, định danh điện tử, vneid, căn cước
mức độ hài lòng, sự hài lòng, hài lòng
flycam, thiết bị bay không người lái, máy bay không người lái, drone, uav, thiết bị bay
camera, giám sát an ninh, mắt thần
trụ sở, nhà làm việc
internet, mạng, đường truyền, băng rộng
trí tuệ nhân tạo, ai, chatgpt
trang thông tin điện tử, website, cổng thông tin điện tử, cổng thông tin
hồ sơ điện tử, bệnh án điện tử, học bạ số, hồ sơ số
đề tài, nhiệm vụ khoa học, đề tài khoa học, công trình nghiên cứu
# ---- children, people, holidays
trẻ em, thiếu nhi, trẻ, các cháu, các em, cháu, thiếu niên, nhi đồng
học sinh, em học sinh, học trò, học viên, sinh viên
thanh niên, đoàn viên
phụ nữ, chị em, nữ
người cao tuổi, người già, cụ
người có công, thương binh, liệt sĩ, gia đình chính sách, bệnh binh, mẹ việt nam anh hùng, thương binh liệt sĩ
người khuyết tật, khuyết tật
hộ nghèo, nghèo, khó khăn, hoàn cảnh khó khăn, hộ khó khăn, đặc biệt khó khăn, vùng sâu, cận nghèo
hôn nhân, kết hôn, tiền hôn nhân, trước khi kết hôn, tảo hôn
trung thu, trăng rằm, đêm hội trăng rằm, tết trung thu, rằm tháng tám
tết nguyên đán, tết, đón xuân, mừng xuân, dịp tết
27/7, thương binh liệt sĩ
20/11, nhà giáo việt nam
không thuốc lá, khói thuốc, thuốc lá, hút thuốc, tác hại của thuốc lá
ma túy, chất gây nghiện, nghiện, cai nghiện
nhà tạm, nhà dột nát, xóa nhà tạm, nhà ở
việc làm, lao động, người lao động
xuất khẩu lao động, đi làm việc ở nước ngoài, lao động đi nước ngoài, làm việc ở nước ngoài
dạy nghề, học nghề, đào tạo nghề
nghĩa vụ quân sự, nhập ngũ, tân binh, giao quân, gọi nhập ngũ
dân quân, dân quân tự vệ, tự vệ
"""


def groups(text: str) -> tuple[tuple[str, ...], ...]:
    """The groups that `text` lists, one a line, words between commas; `#` begins a heading."""
    lines = (line for line in text.strip().splitlines() if not line.startswith("#"))
    return tuple(tuple(word.strip() for word in line.split(",")) for line in lines)


ACTIONS = groups(_ACTIONS)
"""Groups of words for what any office does: alike, and saying little."""

SAME = groups(_SAME)
"""Groups of words that may stand for each other; a word may be in several groups."""
