"""Where a sentence ends, and whether it says an action of its own."""

from __future__ import annotations

from itertools import pairwise

import pytest

from baocao.language.own_action import is_own_action
from baocao.language.sentences import sentence_ends


def sentences(text: str) -> list[str]:
    return [text[start:end].strip() for start, end in pairwise([0, *sentence_ends(text), len(text)])]


@pytest.mark.parametrize(
    "text",
    [
        "Kiểm tra tại TP. Sơn La, TX. Nghĩa Lộ và TT. Ít Ong.",
        "Mời PGS.TS. Nguyễn Văn An và ThS. Lò Thị Bình báo cáo.",
        "Họp tại Q. Hoàn Kiếm, P. Hàng Bài, do ông Trần V. Anh chủ trì.",
        "Cấp 2.510 giấy phép, 1.200.000 đồng.",
        "I. Kết quả chung",
        "1. Tập huấn ký số",
        "a. Tập huấn ký số",
        "(1. Tập huấn) và “a. Kiểm tra”",
        "Phát hành trên sonla.gov.vn và kenh14.Vn",
        "Trân trọng báo cáo./.",
        "Mua bàn, ghế, v.v. cho nhà văn hóa.",
        "Ký ngày 12.4.2024 tại xã",
    ],
)
def test_a_stop_of_an_abbreviation_a_number_or_a_label_ends_no_sentence(text: str) -> None:
    assert sentences(text) == [text]


@pytest.mark.parametrize(
    "text",
    [
        "Công khai quyết toán quý III.| Lập dự toán năm 2025.| Thi kết thúc mô đun đợt 1.| Mở lớp.",
        "Kiểm tra nhà ăn khu B.| Thăm 26 sinh viên.",
        "Nâng cấp hệ thống CNTT.| Phối hợp Sở TT&TT.| Kiểm tra.",
        "Tổ chức “Ngày hội đọc sách”.| Trao quà (30 suất).| Tổng kết!| Đã xong?| Chưa.",
        "Mua bàn, ghế, v.v.| Sửa nhà.",
        "Tặng quà gia đình ông Lò Văn A.| Tổ chức họp dân.",
        "1. Tập huấn ký số.| 2. Kiểm tra chứng thư số.",
        "Đạt 95%.| 03 hồ sơ còn lại xử lý tháng sau.",
    ],
)
def test_every_other_stop_does(text: str) -> None:
    assert sentences(text.replace("|", "")) == [sentence.strip() for sentence in text.split("|")]


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Khai giảng lớp K12", "Tổ chức Hội giảng nhà giáo."),
        ("Khai giảng lớp K12", "Biên soạn giáo trình mô đun Bảo dưỡng xe điện."),
        ("Khai giảng lớp K12", "Trong tháng, đã cấp 120 giấy phép."),
        ("Khai giảng lớp K12", "Ngày 12/4, Sở phối hợp kiểm tra đường truyền."),
        ("Khai giảng lớp K12", "Bên cạnh đó, UBND xã trao 02 nhà tình nghĩa."),
        ("Khai giảng lớp K12", "Tại huyện Mộc Châu, tổ chức 02 phiên chợ."),
        ("Khai giảng lớp K12", "Đồng thời rà soát chứng thư số."),
        ("Khai giảng lớp K12", "Từ ngày 05/3 đến ngày 10/3, khám sức khoẻ cho 120 hộ."),
        ("Khai giảng lớp K12", "Hội đồng khoa học đã nghiệm thu 03 đề tài."),
        ("Khai giảng lớp K12", "Gói thầu số 2 chưa mở thầu."),
        ("Khai giảng lớp K12", "Đề án vị trí việc làm đã gửi Sở Nội vụ."),
        ("Khai giảng lớp K12", "Việc đánh giá ngoài đợt 4 tạm hoãn."),
        ("Khai giảng lớp K12", "Không tổ chức Hội chợ xuân do mưa lũ."),
        ("Khai giảng lớp K12", "Kết quả phiếu hỏi 2.140 em cho thấy 89% hài lòng."),
        ("Nghiệm thu giáo trình Xe điện", "Giáo trình Lập trình PLC hoàn thành bản thảo."),
        ("Trình UBND tỉnh phê duyệt", "Trình UBND tỉnh phê duyệt Đề án chợ đêm."),
        ("Khai giảng lớp K12", "2. Kiểm tra hồ sơ giáo viên."),
    ],
)
def test_a_sentence_of_something_else_is_an_action_of_its_own(before: str, sentence: str) -> None:
    assert is_own_action(sentence, before)


@pytest.mark.parametrize(
    ("before", "sentence"),
    [
        ("Kiểm tra 12 cơ sở", "Kết quả cho thấy các cơ sở chấp hành tốt."),
        ("Kiểm tra 12 cơ sở", "Kết quả kiểm tra cho thấy có 03 cơ sở vi phạm."),
        ("Kiểm tra 12 cơ sở", "Trong đó, 03 cơ sở ở huyện Yên Châu."),
        ("Kiểm tra 12 cơ sở", "Qua kiểm tra, phát hiện 02 cơ sở vi phạm."),
        ("Kiểm tra 12 cơ sở", "Các cơ sở này đã khắc phục."),
        ("Kiểm tra 12 cơ sở", "Các cơ sở được kiểm tra đều có giấy phép."),
        ("Kiểm tra 12 cơ sở", "Có 07 cơ sở chấp hành tốt, đã khắc phục ngay."),
        ("Kiểm tra 12 cơ sở", "02 cơ sở bị nhắc nhở."),
        ("Kiểm tra 12 cơ sở", "Không phát hiện vi phạm."),
        ("Kiểm tra 12 cơ sở", "Cụ thể: huyện Yên Châu 05, huyện Phù Yên 07."),
        ("Kiểm tra 12 cơ sở", "Lũy kế 5 tháng 61 cơ sở."),
        ("Kiểm tra 12 cơ sở", "Luỹ kế 5 tháng đã kiểm tra 61 cơ sở."),
        ("Tổ chức Hội nghị tổng kết", "Hội nghị có 120 đại biểu tham dự."),
        ("Tổ chức Hội nghị tổng kết", "Hội nghị dự kiến có 120 đại biểu."),
        ("Ban hành Kế hoạch kiểm tra", "Kế hoạch xác định 06 đơn vị được kiểm tra."),
        ("Tổ chức Hội nghị tổng kết", "Tại hội nghị, Sở đã khen thưởng 12 tập thể."),
        ("Tổ chức Hội nghị tổng kết", "Dự kiến tổ chức vào ngày 15/10."),
        ("Tổ chức Hội nghị tổng kết", "Hoàn thành trước ngày 20/10."),
        ("Tổ chức Hội nghị tổng kết", "Báo cáo UBND tỉnh trước ngày 25/10."),
        ("Tổ chức Hội nghị tổng kết", "Tổng kinh phí 25 triệu đồng."),
        ("Tổ chức Hội nghị tổng kết", "Thời gian thực hiện: 02 ngày."),
        ("Chưa tổ chức được Hội thi", "Lý do: chưa có kinh phí."),
        ("Chưa tổ chức được Hội thi", "Nguyên nhân do mưa lũ."),
        ("Chưa tổ chức được Hội thi", "Chuyển sang tháng 5."),
        ("Thi công cầu bản Bó", "Đến nay đạt 45% khối lượng."),
        ("Thi công cầu bản Bó", "Hiện đang thi công mố cầu."),
        ("Xây dựng Kế hoạch năm", "Đã gửi Sở Tư pháp thẩm định."),
        ("Xây dựng Kế hoạch năm", "Theo đó, giao các phòng chủ trì 12 việc."),
        ("Xây dựng Kế hoạch năm", "12 nhiệm vụ."),
        ("Xây dựng Kế hoạch năm", "2022."),
        ("Xây dựng Kế hoạch năm", "95%."),
    ],
)
def test_a_sentence_that_tells_more_belongs_to_the_action_before(before: str, sentence: str) -> None:
    assert not is_own_action(sentence, before)
