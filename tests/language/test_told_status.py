"""How a task stands is told by a result's words only where they tell it plainly; in doubt nothing is told."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.language.told_status import tells_of_problem, told_reason, told_status
from baocao.model import Status

TOLD = {
    Status.DONE: """
Đã ban hành Kế hoạch kiểm tra định kỳ đối với 21 nhiệm vụ đang triển khai trong năm
Hoàn thành thẩm định kinh phí của 02 nhiệm vụ
Hoàn tất chi trả tiền dịch vụ môi trường rừng cho 118 cộng đồng
Cơ bản hoàn thành việc kiểm kê
Đã hoàn thành 100% khối lượng
UBND tỉnh đã ban hành Quyết định thành lập Trung tâm Cấp cứu 115
Ba lực lượng Kiểm lâm, Công an, BĐBP đã ký kết Quy chế phối hợp
Đề án đã được trình UBND tỉnh
Các phòng chuyên môn đã rà soát, sửa đổi 14 quy trình nội bộ
Trong kỳ phát sinh 02 đơn phản ánh, đã trả lời công dân
Qua kiểm tra 14 vườn ươm, đã tiêu hủy 2.300 cây keo giống không rõ nguồn gốc
Đã tổ chức 02 lớp tập huấn, chưa phát hiện sai sót
Mái đình sửa xong
Đã tập huấn ký số cho 38 công chức
Đã hoà giải 03 vụ việc
Đã hoàn thành 05/05 xã
Thực hiện xong việc rà soát thủ tục hành chính
Ban hành Kế hoạch số 25/KH-SVHDL ngày 15/02/2022
Việc kiểm kê tài sản đã được hoàn thành
Đã giải ngân 100% kế hoạch vốn
""",
    Status.ONGOING: """
Đang lấy ý kiến các sở, ngành
Tiếp tục duy trì hệ thống quản lý theo ISO/IEC 17025
Duy trì lịch tiếp công dân; không có công dân đến kiến nghị
Đã xây dựng dự thảo, đang lấy ý kiến các đơn vị
Dự thảo Quyết định đang trình UBND tỉnh
Hồ sơ hiện đang được thẩm định
Tu bổ mái đình Hạ được 60% khối lượng
Nhà thầu đã đạt 75% khối lượng
Bước đầu khảo sát tại 03 xã
Hoàn thành 3/5 nội dung của đề tài
Đang triển khai các bước lựa chọn nhà thầu
Đã xây dựng dự thảo, dự kiến hoàn thành trong tháng 4
Việc khảo sát đang được tiến hành tại 05 huyện
""",
    Status.NOT_DONE: """
Chưa tổ chức lớp tập huấn
Hiện chưa triển khai
Máy quang phổ chưa lắp đặt được do nhà cung cấp chậm giao hàng, chuyển sang tháng 5
Thiết bị vẫn chưa bàn giao, Trung tâm đã có văn bản đôn đốc nhà thầu
Gói thầu thuốc chưa mở thầu do phải điều chỉnh hồ sơ mời thầu
lớp hướng dẫn điều khiển flycam phải lùi sang quý II vì thiết bị chưa về
lớp tập huấn cộng tác viên dân số phải hoãn do chưa được cấp kinh phí
Công trình chưa phê duyệt quyết toán được, lý do: nhà thầu chưa bổ sung nhật ký thi công
Hồ sơ thiết kế trồng rừng chưa đủ điều kiện thẩm định, trả lại để bổ sung
Tạm dừng việc lấy mẫu
Bản tin số thứ hai chưa phát hành, lý do: phải bổ sung các yêu cầu kỹ thuật mới
Tổ chức hội thảo chưa thực hiện được do thiếu kinh phí
Chuyển sang quý sau
Đề nghị chuyển nhiệm vụ này sang quý III
Hội nghị hoãn sang tháng 4 theo chỉ đạo của UBND tỉnh
Lớp tập huấn dời sang tháng 5
Do mưa kéo dài nên chưa tổ chức được lễ hội
Đề án chưa được phê duyệt
""",
    Status.DROPPED: """
Không tổ chức hội thảo nữa
Không tổ chức Hội thảo về nghề gốm, lý do: gộp vào lễ khai mạc
Hội thảo về nghề gốm không tổ chức nữa
Hủy gói thầu mua sắm máy chủ
Không diễn tập ứng phó sự cố trong năm 2022, lý do: ghép với diễn tập phòng thủ dân sự
Dừng triển khai phần mềm theo chỉ đạo
Không thực hiện nữa do đã lồng ghép vào chương trình khác
Thôi không mua máy chủ, chuyển sang thuê dịch vụ
Đưa ra khỏi kế hoạch năm 2022
Nhiệm vụ đã được UBND tỉnh cho dừng thực hiện
""",
    None: """
Kiểm tra 12 cơ sở cưa xẻ, mua bán lâm sản
Kiểm tra 05 cơ sở chưa đăng ký kinh doanh
Thử nghiệm 264 mẫu vật liệu xây dựng theo hợp đồng đã ký
Phát hành 300 cuốn Bản tin TBT số 02
Trong tháng không phát sinh đơn thư thuộc thẩm quyền
Chưa có hồ sơ mới đề nghị thẩm định công nghệ
Lắp 60 bẫy ảnh, ghi nhận mang lớn; chưa ghi nhận sao la
Đã mở thầu mua máy chủ
Đã cấp 05 giấy phép, chưa cấp 02 giấy phép
Gian hàng đã lắp đặt xong nhưng chưa khai trương
Kiểm tra việc thu, chi; yêu cầu trả lại một khoản thu chưa đúng quy định
Mua máy chủ
Không làm xong hồ sơ
Làm xong phần thô
Đã thành lập 09 tổ và hoàn thành bước 1 việc rà soát
Đưa ra khỏi danh mục 03 nhiệm vụ chậm
Kinh phí còn dư được chuyển sang năm 2023
Ban hành Kế hoạch triển khai Nghị định số 61/2018/NĐ-CP
Ban hành Quyết định số 5/QĐ-UBND, chưa công bố
Rà soát các nhiệm vụ chưa hoàn thành năm 2021
Đôn đốc các đơn vị chưa nộp báo cáo
Tư vấn cho 03 doanh nghiệp đang áp dụng ISO
Đã giải ngân 80% vốn, còn lại chuyển sang năm sau
""",
}


@pytest.mark.parametrize(
    ("text", "status"),
    [(line, status) for status, lines in TOLD.items() for line in lines.strip().split("\n")],
)
def test_the_words_tell_the_status_or_nothing(text: str, status: Status | None) -> None:
    assert told_status(text) == status
    assert told_status(f"{text}.") == status


def test_trouble_with_any_part_is_heard_and_nothing_turning_up_is_none() -> None:
    assert tells_of_problem("Kiểm tra 24 lô hàng; tại huyện Phù Yên chưa kiểm tra, lý do: mưa đá")
    assert not tells_of_problem("Kiểm tra 24 lô hàng, không phát hiện vi phạm")


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("Lớp tập huấn phải hoãn do chưa được cấp kinh phí", "chưa được cấp kinh phí"),
        ("Chưa lắp đặt được do nhà cung cấp chậm giao hàng, chuyển sang tháng 5", "nhà cung cấp chậm giao hàng"),
        ("Hội nghị do Sở chủ trì chưa tổ chức vì dịch bệnh", "dịch bệnh"),
        ("Không tổ chức nữa vì không đủ đơn vị đăng ký.", "không đủ đơn vị đăng ký"),
        ("Hội nghị do Sở chủ trì chưa tổ chức", ""),
        ("Chưa thực hiện do thiếu vốn, thiếu người", ""),
        ("Chưa mua do “vướng” thủ tục", ""),
        ("Chưa mua máy chủ", ""),
    ],
)
def test_a_reason_is_what_plainly_follows_do_or_vi(text: str, reason: str) -> None:
    assert told_reason(text) == reason


@given(st.text(max_size=200))
def test_any_words_are_read_without_trouble(text: str) -> None:
    assert told_status(text) in (*Status, None)
    assert not set(told_reason(text)) & set('"“”{}\n')


def test_a_very_long_result_is_read_as_far_as_its_beginning() -> None:
    assert told_status("Đã mua máy chủ " + "và máy in " * 100_000) is Status.DONE
    assert told_status("a" * 200_000) is None
    assert told_status("chưa " * 100_000) is Status.NOT_DONE
    assert told_reason("chưa do " * 100_000) == ""
