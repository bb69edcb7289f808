"""The rules about words and numbers: what each must find, and above all what it must leave alone."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable
from pathlib import Path

import pytest

from baocao.checking.check import check_report, chosen_rules
from baocao.checking.fix import mend
from baocao.config.load import config_document, load_config
from baocao.config.schema import Config
from baocao.language.figures import counted, readings, written
from baocao.language.letters import fold_tone_marks
from baocao.language.syllables import is_syllable
from baocao.model import Diagnostic, Report, Severity, Source
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from support.paths import paths_in
from support.rule_examples import EXAMPLE_OFFICE

# --------------------------------------------------------------------------- helpers


def office_config(own: str = "") -> Config:
    shared = config_document(Source("baocao.yml", EXAMPLE_OFFICE))
    config, notes = load_config(config_document(Source("baocao.yml", own)), shared) if own else load_config(shared)
    assert config is not None, notes
    return config


def report_of(text: str, config: Config, period: str = "2022-03", front: str = "") -> Report:
    if not text.startswith("---\n"):
        text = f"---\nperiod: {period}\n{front}---\n\n{text}"
    read = decode(text.encode(), f"reports/{period[:4]}/{period}.md")
    return parse(read.source, config, read.notes)


def diagnose(
    rule: str, text: str, own: str = "", *, front: str = "", earlier: Iterable[Report] = (), period: str = "2022-03"
) -> list[Diagnostic]:
    config = office_config(own)
    report = report_of(text, config, period, front)
    office = Office("", ".", config, (*earlier, report))
    return list(check_report(report, office, chosen_rules([rule])))


def found(rule: str, text: str, own: str = "", **more: str) -> list[str]:
    """The letters that each finding covers."""
    return [one.span.text for one in diagnose(rule, text, own, **more)]


def mended(rule: str, text: str, own: str = "") -> str:
    """The body after every safe repair of this rule."""
    config = office_config(own)
    start = report_of(text, config)
    rules = chosen_rules([rule])

    def findings_of(source: Source) -> list[Diagnostic]:
        read = decode(source.raw.encode(), source.path)
        report = parse(read.source, config, read.notes)
        return list(check_report(report, Office("", ".", config, (report,)), rules))

    return mend(start.source, findings_of).partition("---\n\n")[2]


def cases(*rows: tuple[str, list[str]]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize(("text", "wanted"), rows, ids=[row[0][:60] for row in rows])


def silent(*texts: str) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("text", texts, ids=[text[:60] for text in texts])


# --------------------------------------------------------------------------- T01


def test_decomposed_letters_are_said_once_at_the_first_and_all_composed() -> None:
    text = unicodedata.normalize("NFD", "- Cấp giấy phép.\n- To chuc.\n- Đã nghiệm thu đề tài.\n")
    assert found("T01", text) == ["ấ"]
    assert mended("T01", text) == "- Cấp giấy phép.\n- To chuc.\n- Đã nghiệm thu đề tài.\n"


# --------------------------------------------------------------------------- T02


@cases(
    ("Trung tâm hỗ trợ khởi nghiệp” sau khi có ý kiến.", ["”"]),
    ("Đề tài “Nhân giống sa nhân và dự án “Trồng mắc ca”.", ["“"]),
    ("Kiểm tra 12 cơ sở (05 cơ sở vàng.", ["("]),
    ("Kiểm tra 12 cơ sở) trên địa bàn.", [")"]),
    ('Mô hình "Nuôi cấy mô trên địa bàn.', ['"']),
    ('Mô hình “Nuôi cấy mô" trên địa bàn.', ['"']),
    ('Mô hình "Nuôi cấy mô” trên địa bàn.', ["”"]),
    ("Mô hình “Nuôi cấy mô“ trên địa bàn.", ["“"]),
    ("Mô hình ”Nuôi cấy mô” trên địa bàn.", ["”"]),
    ("Thực hiện [theo Kế hoạch.", ["["]),
    ("Đã họp lần 2).", [")"]),
    ("Đã họp lần 2) trong tháng.", [")"]),
    ("Đề án «Đo lường.", ["«"]),
    ("| Nội dung | Số |\n|---|---|\n| Mô hình “A | 2 |\n", ["“"]),
    ("### 1. Chuyển đổi số (mới\n\nTập huấn kỹ năng).\n", ["(", ")"]),
)
def test_unbalanced_signs_are_pointed_at(text: str, wanted: list[str]) -> None:
    assert found("T02", text) == wanted


@silent(
    "Gồm: a) Kiểm tra; b) Thanh tra; 1) Lấy mẫu; ii) Xử lý.",
    "Thực hiện theo điểm a) và (theo quy định tại điểm b) khoản 2).",
    "Theo mẫu quy định;c) Giấy ủy quyền.",
    "1) Họp giao ban, 2) Thanh tra. 3) Lấy mẫu\n4) Xử lý.",
    "Gồm 1) Họp giao ban và 2) Thanh tra.",
    "Họp giao ban (đã họp lần 2).",
    "Đồng bào M’Nông, ông Y H’Ra, buôn Cư M’gar; học 90’ mỗi buổi.",
    'Màn hình 15" và “máy quét 24" A3”; tọa độ 21°20\'30".',
    'Đề án “Phát triển "Mỗi xã một sản phẩm" giai đoạn 2”.',
    '"Giai đoạn 2021" là kế hoạch.',
    "Chương trình “Mỗi xã (phường) một sản phẩm [OCOP]”.",
    "Khoảng giá trị [0; 5) và (5; 10].",
    "Người dân hài lòng :) và ;).",
    '`(` là dấu ngoặc, `"` cũng vậy.',
    "“Điều 5. Phạm vi\n\n1. Nội dung thứ nhất.\n\n2. Nội dung thứ hai.”\n",
    "- Tổ chức các hoạt động (gồm:\n\n  + Gặp mặt;\n\n  + Trưng bày).\n",
)
def test_balanced_signs_labels_and_primes_are_left_alone(text: str) -> None:
    assert found("T02", text) == []


# --------------------------------------------------------------------------- T03


@cases(
    ("Kế hoạch của của Sở.", ["của"]),
    ("Kiểm tra và và thanh tra.", ["và"]),
    ("Các các sở, ngành.", ["các"]),
    ("Báo cáo của\ncủa Sở.", ["của"]),
    ("Thực hiện thực hiện Kế hoạch.", ["thực hiện"]),
    ("Tiếp tục triển khai triển khai Đề án.", ["triển khai"]),
    ("Kiểm tra trên địa bàn trên địa bàn tỉnh.", ["trên địa bàn"]),
    ("Phối hợp với Sở Nội vụ với Sở Nội vụ.", ["với Sở Nội vụ"]),
    ("Giao các phòng nhiệm vụ nhiệm vụ trọng tâm.", ["nhiệm vụ"]),
    ("Rà soát thủ tục hành chính thủ tục hành chính cấp xã.", ["thủ tục hành chính"]),
    ("Hỗ trợ 05 hợp tác xã hợp tác xã nông nghiệp.", ["hợp tác xã"]),
    ("Khám cho người dân người\ndân xã Hòa Bình.", ["người\ndân"]),
    ("Cải tạo môi trường Văn hoá văn hoá học đường.", ["văn hoá"]),
    ("Kế hoạch của của của Sở.", ["của của"]),
    ("Cơ sở sản xuất sản xuất sản xuất ổn định.", ["sản xuất sản xuất"]),
    ("Sở tổ chức tổ chức hội nghị.", ["tổ chức"]),
    ("Phòng đã phối hợp tổ chức tổ chức 03 lớp.", ["tổ chức"]),
    ("Kế hoạch năm 2024 năm 2024 của Sở.", ["năm 2024"]),
    ("So với quý II quý II tăng.", ["quý II"]),
    ("Thi công đúng tiến độ đúng tiến độ đề ra.", ["đúng tiến độ"]),
    ("Cập nhật số liệu đầy đủ đầy đủ, kịp thời.", ["đầy đủ"]),
    ("Công tác phối hợp phối hợp còn chậm.", ["phối hợp"]),
)
def test_words_typed_twice_are_found(text: str, wanted: list[str]) -> None:
    assert found("T03", text) == wanted


@silent(
    "Đồng lúa xanh xanh, luôn luôn, đời đời, thường thường, ngày ngày, dần dần.",
    "Trang thiết bị bị hỏng; đầu tư tư nhân; thi công công trình; giao thông thông suốt.",
    "Chủ nhiệm nhiệm vụ; hợp tác xã xã Chiềng La; cán bộ Bộ Nội vụ.",
    "Góp tiền của của Nhân dân; phụ nữ đảm đang đang tham gia; môi trường sạch sẽ sẽ thu hút khách.",
    "Các nội dung nêu trên trên địa bàn tỉnh; các nhà máy còn tồn tại tại địa phương; lý do do thời tiết.",
    "Các cơ sở sản xuất sản xuất ổn định; Viện kiểm sát kiểm sát việc tuân theo pháp luật.",
    "Bên được ủy quyền được ủy quyền lại; nhà xuất bản để xuất bản xuất bản phẩm.",
    "Từng bước từng bước hoàn thiện; 05 năm năm 2021; đi Bora Bora.",
    "Các cấp các ngành vào cuộc; hằng ngày hằng ngày; xa xa; số số; muôn đời muôn đời.",
    "Dân số, kế hoạch kế hoạch hóa gia đình; công nghiệp công nghiệp hoá; hộ kinh doanh kinh doanh ổn định.",
    "Lực lượng bảo vệ bảo vệ rừng; nhà đầu tư đầu tư vào tỉnh; kinh phí hỗ trợ hỗ trợ cho 05 hộ.",
    "Giao nhiệm vụ, nhiệm vụ nào chậm thì báo cáo; thành phố Thành phố Hồ Chí Minh.",
    "Kế hoạch của, của Sở; “của” của ai.",
    "Lực lượng quản lý Quản lý thị trường.",
    "Các tổ chức tổ chức hội nghị; các sở, ngành, tổ chức tổ chức phổ biến; cơ sở tổ chức tổ chức thi.",
    "Ban tổ chức tổ chức họp; tháng 3/2022 tháng 3/2023; năm 2024 năm 2025; 05 năm năm 2024; quý I quý II.",
    "“Đúng người, đúng việc”; đúng hạn, đúng hạn mức; đúng đúng sai sai.",
)
def test_true_repeats_and_words_that_only_meet_are_left_alone(text: str) -> None:
    assert found("T03", text) == []


def test_how_often_words_stand_is_said() -> None:
    (one,) = diagnose("T03", "Giao nhiệm vụ nhiệm vụ nhiệm vụ mới.")
    assert "“nhiệm vụ” lặp ba lần" in one.message


# --------------------------------------------------------------------------- T04


@cases(
    ("Kiểm tra 12 cơ sở (trong đó gồm 05 cơ sở vàng, 04 cơ sở điện, điện tử, 02 chi nhánh nước).", ["12"]),
    ("Ban hành 25 văn bản (10 kế hoạch, 8 công văn và 6 báo cáo).", ["25"]),
    ("Tập huấn cho 120 đại biểu (gồm 70 nam, 40 nữ).", ["120"]),
    ("Giao nộp 05 cá thể động vật rừng (gồm 03 con khỉ, 01 con cầy).", ["05"]),
    ("Tổng vốn 32 tỷ đồng (gồm 20 tỷ đồng trung ương, 11 tỷ đồng địa phương).", ["32"]),
    ("Tiếp nhận 1.150 hồ sơ (gồm: 1.000 hồ sơ trực tuyến; 140 hồ sơ trực tiếp).", ["1.150"]),
    ("Kiểm tra 11 cơ sở, gồm 05 cơ sở vàng, 04 cơ sở điện, 03 chi nhánh nước.", ["11"]),
    ("Thu hồi 12 sản phẩm (gồm 05 loại kem, 06 loại sữa).", ["12"]),
    ("Phê duyệt 05 nhiệm vụ (trong đó: 03 đề tài, 01 dự án).", ["05"]),
    ("Phê duyệt 07 nhiệm vụ (trong đó 03 đề tài và 01 dự án).", ["07"]),
    ("Phê duyệt 05 nhiệm vụ, trong đó: 03 đề tài, 01 dự án.", ["05"]),
    ("Kiểm tra 11 cơ sở (gồm 05 cơ sở vàng và 04 cơ sở điện).", ["11"]),
    ("Kiểm tra 12 cơ sở (trong đó: 05 cơ sở vàng,\n06 cơ sở điện).", ["12"]),
    ("Kiểm tra 12 cơ sở (trong đó có 08 cơ sở vàng, 07 cơ sở điện).", ["12"]),
    ("Kiểm tra 12 cơ sở, trong đó có 15 cơ sở vi phạm.", ["12"]),
    ("Tập huấn 120 đại biểu (trong đó có 130 nữ).", ["120"]),
    ("Tiếp nhận 120 hồ sơ, trong đó 80 hồ sơ trực tuyến, 45 hồ sơ trực tiếp.", ["120"]),
    ("Ban hành 25 văn bản: 10 kế hoạch, 8 công văn và 6 báo cáo.", ["25"]),
    ("12 đơn, đã giải quyết 9, còn 4.", ["12"]),
    ("Tiếp nhận 46 hồ sơ; đã giải quyết 40 hồ sơ (đúng hạn 38), còn lại 5 hồ sơ trong hạn.", ["46"]),
    ("Tiếp nhận hồ sơ, đã giải quyết 40/46 hồ sơ, còn 5 hồ sơ.", ["46"]),
    ("Kế hoạch vốn 120 tỷ đồng, đã giải ngân 80 tỷ đồng, còn 45 tỷ đồng.", ["120"]),
    ("Tiếp nhận 46 hồ sơ, đã giải quyết 40 hồ sơ, đang giải quyết 7 hồ sơ.", ["46"]),
    ("Kiểm định 321 phương tiện đo (đồng hồ nước 200, cân 81, xăng dầu 30).", ["321"]),
    ("Kiểm định 321 phương tiện đo (đồng hồ nước: 200; cân: 81; xăng dầu: 30).", ["321"]),
    ("Kiểm định 321 phương tiện đo: đồng hồ nước 200, cân 81, xăng dầu 30.", ["321"]),
    ("Kiểm tra 11 cơ sở (Mai Sơn 05 cơ sở, Yên Châu 04 cơ sở).", ["11"]),
    ("Kiểm tra 11 cơ sở (đạt 10, không đạt 2).", ["11"]),
    ("Kết nạp 15 đảng viên (nam 9, nữ 5).", ["15"]),
    ("Giám sát 25 cơ sở, đã xử lý 16 cơ sở, còn lại 8 cơ sở đang hoàn thiện hồ sơ.", ["25"]),
    ("Nhận 06 đơn (04 đơn kiến nghị và 03 đơn phản ánh).", ["06"]),
    ("Sửa chữa 45 phòng học, trong đó có 52 phòng học bán kiên cố.", ["45"]),
    ("- Kiểm tra 11 cơ sở, gồm:\n  - 05 cơ sở vàng;\n  - 04 cơ sở điện.\n", ["11"]),
    ("Kiểm tra 11 cơ sở gồm:\n\n+ Huyện Mai Sơn: 05 cơ sở;\n+ Huyện Yên Châu: 04 cơ sở.\n", ["11"]),
    ("- Kiểm tra 11 cơ sở (trong đó:\n  - 05 cơ sở vàng;\n  - 07 cơ sở điện).\n", ["11"]),
    ("- Tiếp nhận 120 hồ sơ, trong đó:\n  - Trực tuyến: 80;\n  - Trực tiếp: 38.\n", ["120"]),
    ("Huy động 15 đoàn viên nữ và 22 đoàn viên nam, tổng cộng 38 đoàn viên.", ["38"]),
    ("Mở 12 lớp; tặng 5 suất. Cấp 40 suất gạo và 35 suất muối (tổng số: 74 suất).", ["74"]),
    ("Khám 40 lượt ở xã Hạ, 35 lượt ở xã Thượng, tổng số là 74 lượt.", ["74"]),
    ("Thẩm định 42 hồ sơ cấp phép; kết quả: 33 hồ sơ đạt yêu cầu, 07 hồ sơ phải bổ sung, 03 hồ sơ trả lại.", ["42"]),
    ("Tổng vốn 38 tỷ đồng, bao gồm: trung ương 21 tỷ đồng; tỉnh 9 tỷ đồng; xã hội hóa 6 tỷ đồng.", ["38"]),
    ("> Tuyển 45 viên chức:\n>\n> - 30 giáo viên;\n> - 14 nhân viên.\n", ["45"]),
)
def test_a_breakdown_that_does_not_add_up_points_at_the_total(text: str, wanted: list[str]) -> None:
    assert found("T04", text) == wanted


@silent(
    "Kiểm tra 11 cơ sở (trong đó gồm 05 cơ sở vàng, 04 cơ sở điện, điện tử, 02 chi nhánh cấp nước).",
    "Kiểm tra 12 cơ sở (gồm 05 cơ sở vàng).",
    "Kiểm tra 12 cơ sở (trong đó có 05 cơ sở vàng, 03 cơ sở điện).",
    "Kiểm tra 12 cơ sở (trong đó 05 cơ sở vàng, 03 cơ sở điện).",
    "Tập huấn 120 đại biểu (trong đó: 40 nữ, 25 đảng viên).",
    "Kiểm tra 12 cơ sở (gồm 03 huyện, 08 xã).",
    "Mở 03 lớp (gồm 45 học viên, 30 buổi).",
    "Lập 01 bộ hồ sơ (gồm 02 bản chính, 03 bản sao).",
    "Kiểm tra 11 cơ sở (gồm 06 lô hàng, 06 mẫu); tập huấn 70 đại biểu (gồm 40 nữ, 25 đảng viên).",
    "Nghiệm thu 12 km đường (gồm 3 cầu, 8 cống).",
    "Giải ngân 12 dự án (gồm 8 triệu đồng, 3 tỷ đồng).",
    "Có 38/41 phương án (gồm của chủ rừng và của các xã) được duyệt.",
    "Tổ Hành chính có 16 người (trong đó gồm 03 hợp đồng, phục vụ: 01 tạp vụ, 02 bảo vệ; cùng các vị trí kế toán).",
    "Tuyển 14 đơn vị trực thuộc (gồm 02 viện và 12 trung tâm đào tạo).",
    "Phát hiện 08 trường hợp vi phạm (gồm 02 ô tô, 06 mô tô).",
    "Ghi nhận 06 ca mắc, bao gồm 03 ca tại Hà Giang và 03 ca tại Nghệ An.",
    "Kiểm tra 12 cơ sở (khoảng 05 cơ sở vàng, 03 cơ sở điện).",
    "Kiểm tra gần 12 cơ sở (gồm 05 cơ sở vàng, 04 cơ sở điện).",
    "Kiểm tra 12 cơ sở (gồm 05 cơ sở vàng, 04 cơ sở điện, còn lại là chi nhánh).",
    "Kiểm tra 12 cơ sở (gồm 05 cơ sở (02 cơ sở mới), 04 cơ sở điện).",
    "Trẻ 6 - 36 tháng tuổi (gồm 5 - 6 cơ sở, 4 cơ sở).",
    "Theo Nghị định số 107/2020/NĐ-CP (gồm 05 chương, 04 điều).",
    "Kế hoạch năm 2022 (gồm 05 cơ sở vàng, 04 cơ sở điện).",
    "Giải ngân 30,7 tỷ đồng (gồm 20,3 tỷ đồng trung ương, 10,3 tỷ đồng địa phương).",
    "Thu 1,5 tỷ đồng (gồm 1.000 triệu đồng tiền thuế, 500 triệu đồng tiền phí).",
    "Đạt 98,7% (45% quý I, 30% quý II).",
    "Kiểm tra 11 cơ sở, gồm 05 cơ sở vàng, 06 cơ sở điện, 02 cơ sở bị xử phạt.",
    "Tổng số hồ sơ là 612, trả kết quả đúng hạn 607 hồ sơ (99,2%).",
    "Trồng 115.000 cây phân tán, gồm 60.000 cây keo; nghiệm thu 02 vườn.",
    "Ban Giám đốc Chi nhánh có 03 người (Giám đốc và 02 Phó Giám đốc).",
    "Tập huấn 120 đại biểu (trong đó: 80 nữ, 65 đảng viên); 120 đại biểu (70 nam, 50 nữ, 25 đảng viên).",
    "Hỗ trợ 12 hộ (trong đó 08 hộ nghèo, 06 hộ dân tộc thiểu số).",
    "Tiếp nhận 120 hồ sơ (trong đó có 80 hồ sơ trực tuyến, 65 hồ sơ trước hạn).",
    "Đi 12 huyện, trong đó có 45 xã; mở 03 lớp (gồm 10 buổi lý thuyết, 20 buổi thực hành).",
    "Có 41 xã, trong đó: 12 xã đạt chuẩn nông thôn mới, 05 xã nâng cao.",
    "Tiếp nhận 12 đơn, đã giải quyết 9, còn 3; nhận 12 đơn, đã giải quyết 6, chuyển cơ quan khác 3, còn 3.",
    "Tiếp nhận 12 đơn (tồn 2 đơn), đã giải quyết 9 đơn, còn 5 đơn.",
    "Kiểm tra 12 cơ sở, đã xử lý 3 cơ sở vi phạm, còn 2 cơ sở chờ xử lý.",
    "Tiếp nhận 340.060 hồ sơ, đã giải quyết 329.596 hồ sơ; trong đó, đúng hạn 323.911 hồ sơ, còn 5.685 hồ sơ quá hạn.",
    "Kiểm định 311 phương tiện đo (đồng hồ nước 200, cân 81, xăng dầu 30); cấp nước trực tuyến 200.",
    "Hỗ trợ 02 bản (Nà Sản 1, Nà Sản 2); 09 thôn (thôn 4, thôn 6); họp lúc 8 giờ (phòng họp 1, tầng 6).",
    "Kiểm tra 12 cơ sở: 05 cơ sở vi phạm, 03 cơ sở bị nhắc nhở.",
    "Họp 12 cuộc (tăng 2, giảm 1); tổng số 95 người làm việc (biên chế 80, hợp đồng 15).",
    "- Ban hành 05 văn bản, gồm:\n  - Kế hoạch số 12/KH-SYT;\n  - Công văn số 14/SYT-NV.\n",
    "- Có 418 lượt người tham dự, gồm:\n  - Hội thảo có 92 đại biểu;\n  - Đón 164 học sinh của 04 trường.\n",
    "- Mở 03 lớp, gồm:\n  - 45 học viên;\n  - 30 buổi.\n",
    "- Kiểm tra 11 cơ sở, kết quả:\n  - 05 cơ sở vi phạm;\n  - 03 cơ sở được khen.\n",
    "Thu hồi đất của 45 hộ: 30 hộ đã nhận tiền, 12 hộ chưa đồng ý.",
    "Hỗ trợ 35 hợp tác xã, trong đó 20 hợp tác xã liên kết tiêu thụ, 18 hợp tác xã có sản phẩm OCOP.",
    "Có 1.234 doanh nghiệp hoạt động, 45 doanh nghiệp tạm ngừng, còn 12 doanh nghiệp chờ giải thể.",
    "Dự toán 850 tỷ đồng, năm trước chuyển sang 60 tỷ đồng, đã giải ngân 412 tỷ đồng, còn lại 498 tỷ đồng.",
    "Thu 1.255 tỷ đồng, gồm: thu nội địa 1.100 tỷ đồng, thu xuất nhập khẩu 155 tỷ đồng; chi 980 tỷ đồng.",
    "Huy động 15 đoàn viên nữ và 22 đoàn viên nam, tổng cộng 37 đoàn viên; mở 5 lớp, 3 lớp, 4 lớp, tổng cộng 7 lớp.",
    "Hỗ trợ 15 hộ nghèo, 22 hộ dân tộc thiểu số, tổng cộng 35 hộ.",
    "Cấp 12 giấy phép mới, 3 giấy phép đổi, tổng cộng 16 giấy phép từ đầu năm.",
    "Mở 3 lớp cho 40 người, tổng cộng 41 người.",
    "Thẩm định 42 hồ sơ; kết quả: 33 hồ sơ đạt yêu cầu, 07 hồ sơ phải bổ sung, 02 hồ sơ trả lại.",
    "Kiểm tra 42 cơ sở; kết quả: 33 cơ sở đạt yêu cầu, 12 cơ sở có đất thuê.",
    "Cấp thẻ cho 120 hộ, trong đó 45 hộ nghèo, 38 hộ cận nghèo và 27 hộ chính sách.",
    "Tổng vốn 3,6 tỷ đồng, bao gồm: trung ương 2,1 tỷ đồng; tỉnh 0,9 tỷ đồng; xã hội hóa 0,5 tỷ đồng.",
    "Tuyến đường dài 12,5 km (đoạn 1 dài 5,2 km, đoạn 2 dài 7,3 km).",
)
def test_breakdowns_that_fit_or_are_none_are_left_alone(text: str) -> None:
    assert found("T04", text) == []


def test_the_message_names_total_parts_and_sum() -> None:
    (one,) = diagnose("T04", "Thu 1.150,5 triệu đồng (gồm 1.000 triệu đồng thuế, 140 triệu đồng phí).")
    assert "1.150,5" in one.message
    assert "1.140 (1.000 + 140)" in one.message


@pytest.mark.parametrize(
    ("total", "named"),
    [
        ("12 công trình", "12 công trình"),
        ("12 công trình thủy lợi trên địa bàn tỉnh", "12 công trình thủy lợi"),
        ("12 căn hộ", "12 căn hộ"),
        ("12 căn hộ đã bàn giao", "12 căn hộ"),
        ("12 cơ sở sản xuất, kinh doanh", "12 cơ sở sản xuất"),
        ("12 cơ sở sản xuất nước uống đóng chai tinh khiết", "12"),
    ],
)
def test_the_message_gives_the_whole_name_of_what_is_counted_or_none(total: str, named: str) -> None:
    unit = " ".join(total.split()[1:3])
    (one,) = diagnose("T04", f"Có {total} (gồm 05 {unit}, 06 {unit}).")
    assert one.message == f"Tổng ghi {named} nhưng các phần cộng lại là 11 (05 + 06)."


# --------------------------------------------------------------------------- T05


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Theo Nghị định 107/2020/NĐ-CP.", "Theo Nghị định số 107/2020/NĐ-CP."),
        ("Theo Nghị định 107/2020.", "Theo Nghị định số 107/2020/NĐ-CP."),
        ("Theo NĐ số 107/2020.", "Theo NĐ số 107/2020/NĐ-CP."),
        ("Theo Nghị quyết 15-NQ/ĐH.", "Theo Nghị quyết số 15-NQ/ĐH."),
        ("Theo Nghị định số 107/2020/NĐ - CP.", "Theo Nghị định số 107/2020/NĐ-CP."),
        ("Theo Quyết định số 100 / QĐ–TTg.", "Theo Quyết định số 100/QĐ-TTg."),
        ("Theo Nghị định số 30/2020/NĐCP.", "Theo Nghị định số 30/2020/NĐ-CP."),
        ("Theo Quyết định số 100/QĐTTg.", "Theo Quyết định số 100/QĐ-TTg."),
        ("Theo Kế hoạch số 12/KHUBND.", "Theo Kế hoạch số 12/KH-UBND."),
        ("Theo Quyết định số 12/QĐ/UBND.", "Theo Quyết định số 12/QĐ-UBND."),
        ("Theo Thông tư số 12/2020/TT/BTC của Bộ.", "Theo Thông tư số 12/2020/TT-BTC của Bộ."),
        ("Theo Quyết định số 100/QĐ-TTG.", "Theo Quyết định số 100/QĐ-TTg."),
        ("Theo Quyết định số 15/QD-UBND.", "Theo Quyết định số 15/QĐ-UBND."),
        ("Theo Quyết định số: 100/QĐ-TTg.", "Theo Quyết định số 100/QĐ-TTg."),
        ("Theo Quyết định Số 100/QĐ-TTg.", "Theo Quyết định số 100/QĐ-TTg."),
        ("Theo nghị định số 107/2020/NĐ-CP.", "Theo Nghị định số 107/2020/NĐ-CP."),
        ("Theo nghị định 107/2020/nđ - cp.", "Theo Nghị định số 107/2020/NĐ-CP."),
        ("Theo thông tư liên tịch số 12/2019/TTLT-BKHCN-BTC.", "Theo Thông tư liên tịch số 12/2019/TTLT-BKHCN-BTC."),
        ("Theo bộ luật số 45/2019/QH14.", "Theo Bộ luật số 45/2019/QH14."),
        ("Theo Tờ trình số 12/TTR-UBND.", "Theo Tờ trình số 12/TTr-UBND."),
        ("Theo quy định tại Điểm a Khoản 2 Điều 5.", "Theo quy định tại điểm a khoản 2 Điều 5."),
        ("Quy định tại khoản 2 điều 5 Luật Đo lường.", "Quy định tại khoản 2 Điều 5 Luật Đo lường."),
    ],
)
def test_a_citation_is_found_and_brought_into_form(text: str, wanted: str) -> None:
    assert found("T05", text)
    assert mended("T05", text + "\n") == wanted + "\n"


def test_a_decree_without_its_year_is_found_but_not_guessed() -> None:
    assert found("T05", "Theo Nghị định số 30/NĐ-CP.") == ["30/NĐ-CP"]
    assert mended("T05", "Theo Nghị định số 30/NĐ-CP.\n") == "Theo Nghị định số 30/NĐ-CP.\n"


@silent(
    "Nghị định số 107/2020/NĐ-CP ngày 14/9/2020 và Nghị định số 120/2020/NĐ-CP.",
    "Nghị quyết số 15-NQ/ĐH, Chương trình số 08-CTr/TU, Kết luận số 49-KL/TW, Tờ trình số 12/TTr-UBND.",
    "Luật Khoa học và Công nghệ; Bộ luật Dân sự; Nghị quyết 68; Đề án 06; Chương trình 1719.",
    "Kế hoạch 2021-2025; Dự án 1 - Xây dựng; Kế hoạch số 15/KH-UBND - Phụ lục I; Dự án 2-Ban Quản lý.",
    "Công văn số 123/SKHCN-VP; văn bản số 15/SNV-TCCB; Thông tư số 01/2021/TT-BKHCN.",
    "Khoản 2 Điều 5 quy định rõ. Điểm a khoản 1 cũng vậy.",
    "Có 05 điều khoản; giảm 12 điểm; Điều 5 của Nghị định.",
    "Thông báo số 15/TB/TU; hợp đồng số 05/HĐ/SKHCN; văn bản số 12/TTHĐND, số 12/CTUBND, số 15/KHCN, số 9/TTCP.",
    "THEO NGHỊ ĐỊNH 107/2020/NĐ-CP",
    "Bộ luật số 45/2019/QH14.",
)
def test_citations_in_form_and_what_only_looks_like_one_are_left_alone(text: str) -> None:
    assert found("T05", text) == []


def test_capitals_of_parts_are_notes_even_when_issued() -> None:
    (one,) = diagnose("T05", "Theo Khoản 2 Điều 5.", front="status: issued\n")
    assert one.severity is Severity.NOTE


# --------------------------------------------------------------------------- T06


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Ngày 7/10/2020 họp.", "Ngày 07/10/2020 họp."),
        ("Từ 5/1/2022 đến 7/2/2022.", "Từ 05/01/2022 đến 07/02/2022."),
        ("Trước 14/9/2020, 5/3/2022 họp.", "Trước 14/9/2020, 05/3/2022 họp."),
        ("Họp 07-10-2020.", "Họp 07/10/2020."),
        ("Ngày 14.9.2020 họp.", "Ngày 14/9/2020 họp."),
        ("Ngày 14 / 9 / 2020 họp.", "Ngày 14/9/2020 họp."),
        ("Họp 2020-10-07.", "Họp 07/10/2020."),
        ("Ngày 5 tháng 9 năm 2022.", "Ngày 05 tháng 9 năm 2022."),
        ("Từ ngày 5 - 7/1/2022.", "Từ ngày 5 - 7/01/2022."),
    ],
)
def test_a_date_is_found_and_brought_into_form(text: str, wanted: str) -> None:
    assert found("T06", text)
    assert mended("T06", text + "\n") == wanted + "\n"


@cases(
    ("Trước ngày 31/02/2022.", ["31/02/2022"]),
    ("Trước 29/02/2022.", ["29/02/2022"]),
    ("Trước ngày 31/4.", ["31/4"]),
    ("Trước ngày 32/01/2022.", ["32/01/2022"]),
    ("Ngày 31 tháng 4 năm 2022.", ["31 tháng 4 năm 2022"]),
    ("Ngày 14/9/20 họp.", ["14/9/20"]),
)
def test_days_that_no_calendar_has_are_found_and_not_mended(text: str, wanted: list[str]) -> None:
    assert found("T06", text) == wanted
    assert mended("T06", text + "\n") == text + "\n"


def test_an_impossible_day_is_an_error_once_issued() -> None:
    (one,) = diagnose("T06", "Trước ngày 31/02/2022.", front="status: issued\n")
    assert one.severity is Severity.ERROR


@silent(
    "Ngày 07/10/2020, 14/9/2020, 14/09/2020 và 29/02/2024.",
    "Kỷ niệm ngày 8/3, 2/9, Ngày Dân số thế giới 11/7; trong tháng 1/2022 và tháng 2 năm 2022.",
    "Nghị định số 107/2020/NĐ-CP; đạt 15/13 chỉ tiêu; trực 24/24 giờ; TCVN ISO 9001:2015.",
    "QCVN 02-01-2009/BKHCN, mã số 01-02-2022, phiên bản 1.2.2020, số 5-6-2021.",
    "Giai đoạn 2021-2025; đạt 99/100/2021x.",
    "Từ ngày 5-7/9/2022; `ngày 7/1/2022`.",
)
def test_dates_in_form_and_other_numbers_are_left_alone(text: str) -> None:
    assert found("T06", text) == []


def test_titles_of_the_template_are_not_the_author_s() -> None:
    own = "areas:\n  - {id: chuyen-doi-so, title: Chuyển đổi số từ 1/1/2022}\n"
    assert found("T06", "## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số từ 1/1/2022\n\nĐã xong.\n", own) == []


# --------------------------------------------------------------------------- T07

TERMS = """\
terms:
  - {avoid: Tết Nguyên đán, use: tết Nguyên đán, source: NĐ30 PL II.V.8}
  - {avoid: chuẩn đoán, use: chẩn đoán}
  - {avoid: Covid, use: Covid-19}
  - {avoid: Sở Du lịch, from: 2022-02, note: đã hợp nhất}
  - {avoid: Sở Thể thao, until: 2022-02}
  - {avoid: Sở Nội vụ, from: 2023-01}
  - {avoid: tỉnh ủy, use: Tỉnh ủy}
"""


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Dịp Tết Nguyên đán năm nay.", "Dịp tết Nguyên đán năm nay."),
        ("Chuẩn đoán hình ảnh; chuẩn đoán bệnh.", "Chẩn đoán hình ảnh; chẩn đoán bệnh."),
        ("Phòng, chống dịch Covid.", "Phòng, chống dịch Covid-19."),
        ("Báo cáo tỉnh uỷ, tỉnh ủy.", "Báo cáo Tỉnh ủy, Tỉnh ủy."),
        ("Dịp Tết  Nguyên đán.", "Dịp tết Nguyên đán."),
    ],
)
def test_a_term_is_found_and_replaced(text: str, wanted: str) -> None:
    assert found("T07", text, TERMS)
    assert mended("T07", text + "\n", TERMS) == wanted + "\n"


def test_a_term_is_found_only_while_it_is_in_force() -> None:
    assert found("T07", "Họp với Sở Du lịch, Sở Thể thao, Sở Nội vụ.", TERMS) == ["Sở Du lịch"]


@silent(
    "Tết Nguyên đán năm nay đầm ấm. Tết Nguyên đán tới. “Tết Nguyên đán vui tươi”.",
    "Phòng, chống dịch Covid-19.",
    "DỊP TẾT NGUYÊN ĐÁN; Covida; các Sở Du lịchX.",
    "Sở Văn hóa và Du lịch (trước đây là Sở Du lịch); Sở Du lịch cũ; nguyên Sở Du lịch.",
    "`Tết Nguyên đán`",
)
def test_right_wording_is_left_alone(text: str) -> None:
    assert found("T07", text, TERMS) == []


# --------------------------------------------------------------------------- T08


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Kiểm tra  12 cơ sở.", "Kiểm tra 12 cơ sở."),
        ("Kiểm tra\u00a0 12\tcơ sở.", "Kiểm tra 12 cơ sở."),
        ("Kiểm tra ; thanh tra , xử lý .", "Kiểm tra; thanh tra, xử lý."),
        ("Kiểm tra ( đột xuất ) xong.", "Kiểm tra (đột xuất) xong."),
        ("Mô hình “ Nuôi cấy mô ” tốt.", "Mô hình “Nuôi cấy mô” tốt."),
        ("Kiểm tra,thanh tra;xử lý.", "Kiểm tra, thanh tra; xử lý."),
        ("Kế hoạch năm 2020 ;bổ sung.", "Kế hoạch năm 2020; bổ sung."),
        ("Kế hoạch năm 2020;bổ sung, sau 18/3/2022,họp.", "Kế hoạch năm 2020; bổ sung, sau 18/3/2022, họp."),
        ("Kết quả đạt :bổ sung 02 trạm.", "Kết quả đạt: bổ sung 02 trạm."),
        ("Tiến độ đạt,, khá;; xong.", "Tiến độ đạt, khá; xong."),
        ("Đã xong trong tỉnh.Tiếp tục làm.", "Đã xong trong tỉnh. Tiếp tục làm."),
        ("Văn hóa – xã hội — y tế.", "Văn hóa - xã hội - y tế."),
        ("Giai đoạn 2021–2030 -- 2035.", "Giai đoạn 2021-2030 - 2035."),
        ("Trân trọng báo cáo ./.", "Trân trọng báo cáo./."),
        ("Lập kế hoạch {#ke-hoach xong} ; họp.", "Lập kế hoạch {#ke-hoach xong}; họp."),
        ("Lập kế hoạch;{#ke-hoach xong}Họp.", "Lập kế hoạch; {#ke-hoach xong}Họp."),
        ("Lập kế hoạch{#ke-hoach xong}Họp.", "Lập kế hoạch{#ke-hoach xong} Họp."),
    ],
)
def test_spaces_and_dashes_are_found_and_mended(text: str, wanted: str) -> None:
    assert found("T08", text)
    assert mended("T08", text + "\n") == wanted + "\n"
    assert found("T08", wanted) == []


@silent(
    "Đạt 1.147,5 triệu đồng; 14/9/2020; TCVN ISO 9001:2015; trực 24/24; 7h30; tỷ lệ 1 : 500.",
    "Đạt 1,5 tấn; 10;20;30 điểm; 8:30; tỷ lệ 1:500, 2 :3; 2,4-D; mục 2,a; A1,B2; 1,,2 và :bieu-tuong:.",
    "Xem https://a.vn/bai-2,tiep;2020;het :80 hay a2,b@sonla.gov.vn; www.a.vn/2,abc,, thôi.",
    "Xem www.sonla.gov.vn,khcn hoặc https://a.vn/b,c;d hay thu@sonla.gov.vn.",
    "Văn hóa - xã hội; TP.Sơn La; Th.S Lò Văn A; gs.Trần; v.v...; Độc lập - Tự do.",
    "Lúa, ngô, sắn… và ... khác; `a ,b  c`; hợp chất N,N-dimetyl; nhiệt độ -5.",
    "| Nội dung | Số |\n|---|---|\n| Không | – |\n| Có    |  5 |\n",
    "Dòng thứ nhất  \ndòng thứ hai\n   dòng thứ ba.",
    "- Một\n    - Hai\n\n      Ba.",
    "a- Yêu cầu; Covid-19; [ ] chưa làm.",
    "Nhóm máu\no Rh dương; đã o bế.\no ép.",
)
def test_right_spacing_numbers_links_and_code_are_left_alone(text: str) -> None:
    assert found("T08", text) == []


def test_a_dash_at_the_start_of_a_wrapped_line_is_left_to_the_author() -> None:
    text = "Kiểm tra các cơ sở\n– lần một."
    assert found("T08", text) == ["–"]
    assert mended("T08", text + "\n") == text + "\n"


@pytest.mark.parametrize(
    ("pasted", "wanted"),
    [
        ("– Kiểm tra.", "- Kiểm tra."),
        ("- – Kiểm tra.", "- Kiểm tra."),
        ("• Kiểm tra.\n•\tTập huấn.", "- Kiểm tra.\n- Tập huấn."),
        ("- Kiểm tra.\n•\tTập huấn.", "- Kiểm tra.\n- Tập huấn."),
        ("▪ “Chợ phiên”.", "- “Chợ phiên”."),
        ("- Cấp 5 giấy. {#cap-giay}\n– Giao đất.\n— Thu hồi.", "- Cấp 5 giấy. {#cap-giay}\n- Giao đất.\n- Thu hồi."),
        ("- Cấp 5 giấy:\no Xã A: 3;\no 02 xã khác.", "- Cấp 5 giấy:\n  + Xã A: 3;\n  + 02 xã khác."),
        ("o\tXã A: 3.\no Xã B: 4.", "- Xã A: 3.\n- Xã B: 4."),
        ("– Cấp 5 giấy;\n– Giao đất.", "- Cấp 5 giấy;\n- Giao đất."),
        ("- Kết quả:\n– Giao đất.", "- Kết quả:\n- Giao đất."),
    ],
)
def test_signs_that_word_draws_before_a_list_become_hyphens(pasted: str, wanted: str) -> None:
    assert mended("T08", pasted + "\n") == wanted + "\n"


# --------------------------------------------------------------------------- T09


@cases(
    ("Báo cáo của Së Khoa häc.", ["Së"]),
    ("Sôû Khoa hoïc vaø Coâng ngheä tænh.", ["Sôû"]),
    ("B¸o c¸o kÕt qu¶.\n\nTh­¬ng m¹i.", ["B¸o", "Th­¬ng"]),
    ("Sá»Ÿ Khoa há»c.", ["á»Ÿ"]),
    ("Ðại hội Ðảng bộ.", ["Ð", "Ð"]),
    ("Sở Khoa h\ufffdc.", ["\ufffd"]),
)
def test_letters_of_old_fonts_are_found(text: str, wanted: list[str]) -> None:
    found_letters = found("T09", text)
    assert len(found_letters) == len(wanted)
    assert all(
        one.startswith(want[:2]) or want.startswith(one[:2]) for one, want in zip(found_letters, wanted, strict=True)
    )


@silent(
    "Hãng Müller® (Köln), El Niño, São Paulo, façade, naïve, Citroën, Ångström.",
    "Ống Ø21, thép ø 6, 5 µg/l, 3×4 m, 25 °C, 12 m², ½ công, «Sơn La», kW·h, N·m, trang 3¹.",
    "SỞ KHOA HỌC VÀ CÔNG NGHỆ; ông Y Bhăm Niê; Đắk Lắk; Ê đê; Ơ Đu.",
)
def test_foreign_names_and_signs_are_no_old_font(text: str) -> None:
    assert found("T09", text) == []


# --------------------------------------------------------------------------- T10


@cases(
    ("Tổ chức … cuộc kiểm tra.", ["…"]),
    ("Họp ngày… tháng… năm 2022.", ["…", "…"]),
    ("Kế hoạch số ..../KH-UBND.", ["...."]),
    ("Kế hoạch số /KH-UBND ngày /3/2022.", ["số /", "ngày /"]),
    ("Sơn La, ngày tháng 01 năm 2022.", ["ngày tháng "]),
    ("Cấp xxx giấy phép, đạt xx%.", ["xxx", "xx"]),
    ("Thử nghiệm XXXX mẫu; TODO; lorem ipsum.", ["XXXX", "TODO", "lorem ipsum"]),
    ("Thử nghiệm 250 (?) mẫu, kiểm định ?? phương tiện.", ["(?)", "??"]),
    ("Số liệu [...] và […]; {{so_lieu}}; <điền số liệu>.", ["[...]", "[…]", "{{so_lieu}}", "<điền số liệu>"]),
    ("Đạt 90% (cần bổ sung số liệu).", ["(cần bổ sung số liệu)"]),
    ("Đạt 90% (đang cập nhật); [bổ sung sau].", ["(đang cập nhật)", "[bổ sung sau]"]),
    ("- Cần bổ sung.\n", ["Cần bổ sung."]),
    ("Người lập: ______", ["______"]),
    ("| Nội dung | Số |\n|---|---|\n| … | 5 |\n", ["…"]),
    ("Kế hoạch tháng {next.month:02}.", ["{next.month:02}"]),
    ("Công khai XX thủ tục; đạt XX%; cấp XX bản sao.", ["XX", "XX", "XX"]),
    ("Thu XX,X tỷ đồng; họp XX/XX; Kế hoạch số XX/KH-UBND.", ["XX,X", "XX/XX", "XX/"]),
    ("Đạt xx/yy chỉ tiêu; năm 20xx; hạn dd/mm/yyyy.", ["xx/yy", "20xx", "dd/mm/yyyy"]),
    ("Họp ngày …/…/20xx; ngày .../.../2022.", ["…/…/20xx", ".../.../2022"]),
    ("Cấp 45 giấy phép (anh Hùng kiểm tra lại số này).", ["(anh Hùng kiểm tra lại số này)"]),
    ("Đạt 90% (chị Lan bổ sung giúp em).", ["(chị Lan bổ sung giúp em)"]),
    ("Đạt 90% (Phòng Kế hoạch bổ sung số liệu).", ["(Phòng Kế hoạch bổ sung số liệu)"]),
    ("Đạt 90% (Đ/c Minh xem lại nhé); 12 đơn [cần xác minh].", ["(Đ/c Minh xem lại nhé)", "[cần xác minh]"]),
    ("Đạt 90% (số liệu chưa chốt), 45 hồ sơ (số này lấy ở đâu).", ["(số liệu chưa chốt)", "(số này lấy ở đâu)"]),
    ("Giải quyết 12 đơn (note: hỏi Thanh tra).", ["note: hỏi Thanh tra"]),
    ("- Anh Hùng kiểm tra lại số này.\n", ["Anh Hùng kiểm tra lại số này."]),
    (
        "- Chị Lan xem hộ.\n- Anh Nam cộng lại bảng này hộ mình.\n",
        ["Chị Lan xem hộ.", "Anh Nam cộng lại bảng này hộ mình."],
    ),
    ("Cấp 45 giấy phép -> chị Lan xem lại giúp em.", ["chị Lan xem lại giúp em."]),
    ("Còn 214 hộ (chị Thủy văn phòng kiểm tra giúp số này).", ["(chị Thủy văn phòng kiểm tra giúp số này)"]),
    (
        "Đạt 98% [đ/c Nam cập nhật lại sau 15/3]; 12 dự án (hỏi lại phòng Đầu tư).",
        ["[đ/c Nam cập nhật lại sau 15/3]", "(hỏi lại phòng Đầu tư)"],
    ),
)
def test_blanks_and_notes_to_oneself_are_found(text: str, wanted: list[str]) -> None:
    assert found("T10", text) == wanted


@silent(
    "Trồng lúa, ngô, sắn… trên địa bàn tỉnh.",
    "Trồng lúa, ngô, sắn...; hỗ trợ giống, phân bón, v.v...",
    "Các cây như cà phê, chè, … được mùa.",
    "Phát triển các nền tảng số... Trong năm...",
    "Tình trạng còn thiếu nhân lực cần bổ sung; cần bổ sung kinh phí (cần bổ sung kinh phí).",
    "Hồ sơ còn thiếu (đang bổ sung); kiểm tra lại (kiểm tra lại sau 30 ngày).",
    "Chương XXX, Đại hội XXX; thế kỷ XX; dấu chấm hỏi (?).",
    "Hỗ trợ gạo cho 45 hộ. Chi trả bồi thường cho 31 hộ. Thăm hỏi, tặng quà 12 hộ. Rà soát, cấp giấy cho các hộ.",
    "Cấp đất ở cho 31 hộ, giao rừng cho 22 hộ. Ban Quản lý chi trả cho 31 hộ với số tiền 2 tỷ đồng (cho 12 hộ).",
    "Tặng quà cho hộ anh Lò Văn A. Đoàn Thanh niên sửa nhà giúp anh Lò Văn A. Mặt trận xã xây giúp phòng học.",
    "Thanh tra tỉnh đã xác minh nội dung này. Chi cục tính tỷ lệ này theo Thông tư 12. Xã đã ghi ý kiến này.",
    "Xe 74A-xxx.xx, 29LD-123.xx, 51B1-XXX.XX và 80-NG-123.45 quá tải.",
    "Trích “… phải bảo đảm … đúng tiến độ […]”.",
    "Ngày, tháng, năm sinh; ngày tháng năm; lũy kế 5 < 6 và 7 > 6.",
    "Việc làm được thế nào? Ai làm? {#viec-lam đang}",
    "Bầu Phó Chủ tịch (anh Nguyễn Văn A, Chủ tịch xã, được bầu với 25 phiếu).",
    "Thẩm định 05 cơ sở (kiểm tra lại sau 06 tháng theo quy định).",
    "Di tích đầu thế kỷ XX; thế kỷ XIX, XX đã có; Đại hội XX của Đảng; khóa XX đề ra; lần thứ XX thành công.",
    "Mẫu XX-01, mã XX.12, biển XX 123; Phụ lục XX kèm theo; thế kỷ XX là thế kỷ của khoa học.",
    "Hòa giải 02 vụ (ông Hùng kiểm tra lại ranh giới đất); (bà Lan bổ sung hồ sơ); (chị Hoa gửi đơn ngày 05/3/2022).",
    "Hộ ông Hùng (anh Hùng là con ông Páo); (chị Mai ghi nhận tại hiện trường); (anh Hùng đề nghị kiểm tra lại đất).",
    "Lập đoàn (đồng chí Hùng, Phó Giám đốc, làm trưởng đoàn; phòng Nghiệp vụ rà soát hồ sơ, cập nhật hằng tháng).",
    "Vốn (phần này chưa bao gồm vốn bổ sung); (mục này được bổ sung theo Nghị quyết); (số liệu ước tính).",
    "Sở Nội vụ đã cập nhật số liệu; các phòng kiểm tra lại số liệu trước khi trình; xem lại mục này trong Phụ lục.",
    "Dự án BOT/PPP; km 20/25; những năm 199x; chức năng (xem Phụ lục I); [xem bảng 2].",
)
def test_enumerations_quotations_and_plain_sentences_are_no_blanks(text: str) -> None:
    assert found("T10", text) == []


def test_a_blank_is_an_error_once_issued() -> None:
    (one,) = diagnose("T10", "Tổ chức … cuộc kiểm tra.", front="status: issued\n")
    assert one.severity is Severity.ERROR


# --------------------------------------------------------------------------- T11

RESULTS = "## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n"
SENTENCE = "Tập huấn kỹ năng số cho cán bộ cấp xã."


def test_the_second_of_two_like_sentences_is_found_with_the_first_beside_it() -> None:
    text = f"{RESULTS}- {SENTENCE} {{#tap-huan xong}}\n\n### 2. Cải cách hành chính\n\n- {SENTENCE.upper()}\n"
    (one,) = diagnose("T11", text)
    assert one.span.line == 13
    assert [related.span.line for related in one.related] == [9]


def test_a_paragraph_that_stands_twice_is_one_finding() -> None:
    words = f"{SENTENCE} Đã cấp chứng chỉ cho toàn bộ cán bộ tham gia."
    assert found("T11", f"{RESULTS}{words}\n\n{words}\n") == [words]


def test_a_sentence_of_its_own_is_found_behind_another_too() -> None:
    assert found("T11", f"{RESULTS}- {SENTENCE}\n- Mở lớp cho cấp tỉnh. {SENTENCE}\n") == [SENTENCE]


@silent(
    f"{RESULTS}- {SENTENCE}\n\n## II. ĐÁNH GIÁ CHUNG\n\n{SENTENCE}\n\n"
    f"## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n- {SENTENCE}\n",
    f"{RESULTS}- Tiếp công dân định kỳ.\n- Tiếp công dân định kỳ.\n",
    f"{RESULTS}- Tập huấn kỹ năng số cho 20 cán bộ cấp xã.\n- Tập huấn kỹ năng số cho 30 cán bộ cấp xã.\n",
    f"{RESULTS}| Việc |\n|---|\n| {SENTENCE} |\n| {SENTENCE} |\n",
    f"{RESULTS}- Sơ kết công tác năm. Thành phần: lãnh đạo các sở, ngành. {{#so-ket xong}}\n"
    "- Hội thảo về vị trí việc làm. Thành phần: lãnh đạo các sở, ngành. {#hoi-thao xong}\n",
)
def test_sections_short_sentences_numbers_and_tables_may_repeat(text: str) -> None:
    assert found("T11", text) == []


# --------------------------------------------------------------------------- T12


@cases(
    ("Kết quả <b>tốt</b>.", ["<b>"]),
    ("Kết quả</b> tốt.", ["</b>"]),
    ("<div>Kết quả</div>\n", ["<div>Kết quả</div>"]),
    ("Đã xong.\n\n<!-- ghi chú -->\n", ["<!-- ghi chú -->"]),
    ("```{=openxml}\n<w:p/>\n```\n", ["```{=openxml}\n<w:p/>\n```"]),
    ("Kết quả `<b>`{=html} tốt.", ["`<b>`"]),
    ("[xem](javascript:alert(1))", ["[xem](javascript:alert(1))"]),
    ("[xem](JaVaScRiPt:alert(1))", ["[xem](JaVaScRiPt:alert(1))"]),
    ("[xem](&#106;avascript:alert(1))", ["[xem](&#106;avascript:alert(1))"]),
    ("[xem](java%73cript:alert(1))", ["[xem](java%73cript:alert(1))"]),
    ("[xem](data:text/html,x)", ["[xem](data:text/html,x)"]),
    ("[xem](file:///etc/passwd)", ["[xem](file:///etc/passwd)"]),
    ("[xem](/etc/passwd)", ["[xem](/etc/passwd)"]),
    ("[xem](//example.com/a)", ["[xem](//example.com/a)"]),
    ("[xem](../../../a.md)", ["[xem](../../../a.md)"]),
    ("[xem](%2e%2e/../../a.md)", ["[xem](%2e%2e/../../a.md)"]),
    ("[xem](..\\\\..\\\\..\\\\a.md)", ["[xem](..\\\\..\\\\..\\\\a.md)"]),
    ("<javascript:alert(1)>", ["<javascript:alert(1)>"]),
    ("[xem][1]\n\n[1]: vbscript:x\n", ["[xem][1]"]),
    ("![ảnh](http://example.com/a.png)", ["![ảnh](http://example.com/a.png)"]),
    ("![ảnh](/a.png) ![ảnh](../a.png)", ["![ảnh](/a.png)", "![ảnh](../a.png)"]),
    ("![ảnh](data:image/png;base64,AA)", ["![ảnh](data:image/png;base64,AA)"]),
)
def test_raw_html_and_unsafe_addresses_are_errors_in_a_draft(text: str, wanted: list[str]) -> None:
    findings = diagnose("T12", text)
    assert [one.span.text for one in findings] == wanted
    assert {one.severity for one in findings} == {Severity.ERROR}


@silent(
    "**Tốt**, *đẹp*; [Cổng](https://example.com), [thư](mailto:a@b.vn), [mục](#muc), <https://example.com>.",
    "[tháng trước](2022-02.md), [năm trước](../2021/2021-12.md), [hướng dẫn](../../docs/huong-dan.md).",
    "`<b>` và 5 < 6.",
    "```\n<b>mã</b>\n```\n",
)
def test_plain_markdown_and_safe_addresses_are_left_alone(text: str) -> None:
    assert found("T12", text) == []


# --------------------------------------------------------------------------- T13


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Tập\u200b huấn\ufeff\u200d số.", "Tập huấn số."),
        ("Tập\u202e huấn\u2069.", "Tập huấn."),
        ("Tập\x0bhuấn\u2028 số\x07.", "Tập huấn số."),
        ("Chương tr\u00adình và c\u00adhương.", "Chương trình và chương."),
        ("Lập {#ke-\u200bhoach xong}.", "Lập {#ke-hoach xong}."),
    ],
)
def test_invisible_characters_are_found_and_removed(text: str, wanted: str) -> None:
    assert found("T13", text)
    assert mended("T13", text + "\n") == wanted + "\n"


@silent("Th\u00adng mại.", "\uf0b7 Tập huấn.", "Ảnh \ufffc đây.")
def test_what_may_have_been_a_letter_is_left_to_the_author(text: str) -> None:
    assert len(found("T13", text)) == 1
    assert mended("T13", text + "\n") == text + "\n"


@silent("Tập huấn\u00a0số – “xong” … ₫ ½ m² °C.", "Một\tdòng.")
def test_visible_characters_and_blanks_are_left_alone(text: str) -> None:
    assert found("T13", text) == []


# --------------------------------------------------------------------------- N01, N02, N03

INDICATORS = """\
indicators:
  mau: {label: Số mẫu, unit: mẫu, area: chuyen-doi-so, pattern: "Thử nghiệm {n} mẫu"}
  ho_so: {label: Số hồ sơ, pattern: "tiếp nhận {n} hồ sơ", required: false}
"""


@cases(
    ("- thử  nghiệm 245 mẫu nước, tiếp nhận 12 hồ sơ.", ["245"]),
    ("- Đã thử nghiệm 2.500 mẫu; có 12 hồ sơ.", ["2.500"]),
    ("- Thử nghiệm 250 mẫu; tiếp nhận 12,5 hồ sơ.", ["12,5"]),
)
def test_a_number_in_the_text_that_differs_is_found(text: str, wanted: list[str]) -> None:
    assert found("N01", RESULTS + text, INDICATORS, front="indicators: {mau: 250, ho_so: 12}\n") == wanted


@cases(
    ("- Xong.\n\n## II. ĐÁNH GIÁ CHUNG\n\nTrong tháng 3 năm 2022, Trung tâm thử nghiệm 245 mẫu.", ["245"]),
    (
        "- Thử nghiệm 250 mẫu.\n\n## II. ĐÁNH GIÁ CHUNG\n\nNổi bật:\n\n- thử nghiệm 205 mẫu, kịp thời; "
        "lũy kế thử nghiệm 700 mẫu.",
        ["205"],
    ),
    ("- Thử nghiệm 250 mẫu.\n\n## Phụ lục I. SỐ LIỆU\n\nTrong tháng thử nghiệm 520 mẫu.", ["520"]),
    ("- Đã làm xong.", ["mau"]),
    ("- Thử nghiệm 2500 mẫuX.", ["mau"]),
    ("- Xong.\n\n### 2. Cải cách hành chính\n\n- Thử nghiệm 250 mẫu.", ["mau"]),
    ("- Xong.\n\n## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n### 1. Chuyển đổi số\n\n- Thử nghiệm 250 mẫu.", ["mau"]),
)
def test_an_indicator_is_looked_for_in_every_part_but_the_plan(text: str, wanted: list[str]) -> None:
    assert found("N01", RESULTS + text, INDICATORS, front="indicators: {mau: 250}\n") == wanted


@silent(
    "- Thử nghiệm 250 mẫu.",
    "- Thử nghiệm 30 mẫu nước; thử nghiệm 250 mẫu cả tháng.",
    "- Phân tích 250 mẫu nước.",
    "- Phân tích 100 mẫu nước, 150 mẫu đất.",
    "- Hoàn thành 250/260 mẫu.",
    "| Nội dung | Số |\n|---|---|\n| Mẫu thử nghiệm | 250 |",
    "- Thử nghiệm 250 mẫu.\n\n## II. ĐÁNH GIÁ CHUNG\n\nLũy kế thử nghiệm 700 mẫu; so với tháng 02 (thử nghiệm 230 "
    "mẫu) tăng 20 mẫu; tháng 02 thử nghiệm 230 mẫu; phấn đấu cả năm thử nghiệm 3.000 mẫu.",
    "- Xong.\n\n## II. ĐÁNH GIÁ CHUNG\n\nThử nghiệm 250 mẫu.",
)
def test_the_same_number_in_other_words_or_parts_and_other_times_are_left_alone(text: str) -> None:
    assert found("N01", RESULTS + text, INDICATORS, front="indicators: {mau: 250}\n") == []


@pytest.mark.parametrize(
    ("text", "value", "is_found"),
    [
        ("- Không phát sinh.", 0, False),
        ("- Cấp một giấy phép.", 1, False),
        ("- Cấp 01 giấy phép mới.", 1, False),
        ("- Họp ngày 01/3/2022, dự 01 hội nghị.", 1, True),
        ("- Thu 30,7 tỷ đồng.", 30_700, False),
        ("- Thu 30,7 tỷ đồng.", 30_800, True),
        ("- Giải ngân 30.700 triệu đồng.", 30_700, False),
    ],
)
def test_an_indicator_without_pattern_is_looked_for_by_its_number(text: str, value: int, is_found: bool) -> None:
    unit = "triệu đồng" if value > 1000 else "giấy phép"
    own = f"indicators: {{so: {{label: Kết quả, unit: {unit}}}}}\n"
    findings = diagnose("N01", RESULTS + text, own, front=f"status: issued\nindicators: {{so: {value}}}\n")
    assert [one.severity for one in findings] == [Severity.WARNING] * is_found


def test_an_indicator_whose_part_is_missing_is_left_to_another_rule() -> None:
    assert found("N01", "Báo cáo như sau:\n", INDICATORS, front="indicators: {mau: 250}\n") == []


@pytest.mark.parametrize("text", ["1.147", "1147", "1,147", "1 147"])
def test_an_indicator_equals_its_number_however_thousands_are_written(text: str) -> None:
    body = f"{RESULTS}- Thử nghiệm {text} mẫu."
    assert found("N01", body, INDICATORS, front="indicators: {mau: 1147}\n") == []


def test_a_missing_indicator_points_at_the_front_matter_and_offers_the_number_of_the_text() -> None:
    (one,) = diagnose("N02", f"{RESULTS}- Thử nghiệm 1.250 mẫu.", INDICATORS, front="indicators: {ho_so: 5}\n")
    assert one.span.line == 3
    assert "mau: 1250" in one.help


def test_an_indicator_out_of_force_or_given_is_not_missing() -> None:
    dated = INDICATORS.replace("area:", "from: 2022-04, area:")
    assert found("N02", "Báo cáo.", dated) == []
    assert found("N02", "Báo cáo.", INDICATORS, front="indicators: {mau: 0}\n") == []
    assert len(found("N02", "Báo cáo.", INDICATORS)) == 1


def months(values: list[float]) -> list[Report]:
    config = office_config(INDICATORS)
    return [
        report_of("Báo cáo.", config, f"2022-{month:02}", f"indicators: {{mau: {value:g}}}\n")
        for month, value in enumerate(values, start=1)
    ]


@pytest.mark.parametrize(
    ("before", "value", "is_found"),
    [
        ([250, 262, 241, 255], 2500, True),
        ([250, 262, 241, 255], 25, True),
        ([250, 262, 241], 2500, False),
        ([250, 262, 241, 255], 400, False),
        ([100, 200, 400, 800], 1600, False),
        ([2, 3, 1, 2], 15, False),
        ([0, 0, 0, 0], 12, False),
        ([250, 1000, 262, 241, 255], 1200, False),
    ],
)
def test_only_a_figure_far_from_all_months_before_is_noted(before: list[float], value: float, is_found: bool) -> None:
    period = f"2022-{len(before) + 1:02}"
    front = f"status: issued\nindicators: {{mau: {value:g}}}\n"
    findings = diagnose("N03", "Báo cáo.", INDICATORS, front=front, earlier=months(before), period=period)
    assert bool(findings) is is_found
    assert all(one.severity is Severity.NOTE for one in findings)


# --------------------------------------------------------------------------- N04


@cases(
    ("Đón 1.250 khách; cấp 1147 thẻ; bán 2.300 vé.", ["1147"]),
    ("Đón 1.250 khách; cấp 1,147 mẫu thẻ.", ["1,147"]),
    ("Thu 1,500,000 đồng; chi 2.300.000 đồng.", ["1,500,000"]),
    ("Đón 1 250 khách và 1.300 khách.", ["1 250"]),
    ("Đón 1250 khách, 1350 khách, 1.400 khách.", ["1.400"]),
)
def test_the_rarer_way_of_writing_thousands_is_found(text: str, wanted: list[str]) -> None:
    assert found("N04", text) == wanted


def test_a_number_without_point_that_stands_alone_is_a_note() -> None:
    (one,) = diagnose("N04", "Thử nghiệm 250 mẫu, kiểm định 1147 phương tiện đo.")
    assert (one.span.text, one.severity) == ("1147", Severity.NOTE)


@silent(
    "Đón 1.250 khách năm 2022, giai đoạn 2021-2030, từ 1975 đến 2022 đạt kế hoạch; 2022 hộ.",
    "Đón 1.250 khách theo TCVN ISO 9001:2015, ISO 17025 mới, Quyết định 1956 của Thủ tướng, số 1322/QĐ-TTg.",
    "Đón 1.250 khách; Chương trình 1719 giai đoạn I; Đề án 1956 đào tạo nghề; điện thoại 0212 385 678 máy lẻ.",
    "Đón 1.250 khách; diện tích 1,147 ha; nặng 12,125 tấn; đường tỉnh 1130 đoạn qua xã.",
    "Đón 1.250 khách; tài khoản 12345678 mở tại kho bạc; mã 4455 này.",
    "Đón 250 khách ngày 14/9/2020.",
)
def test_years_codes_standards_and_decimals_are_no_thousands(text: str) -> None:
    assert found("N04", text) == []


# --------------------------------------------------------------------------- what the rules share


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("250", {250}),
        ("05", {5}),
        ("1.147", {1147}),
        ("1.147,5", {1147.5}),
        ("12,5", {12.5}),
        ("1,147", {1147, 1.147}),
        ("1 147", {1147}),
        ("1,500,000", {1500000}),
        ("12.5", {12.5}),
    ],
)
def test_a_number_reads_as_vietnamese_writes_it(text: str, values: set[float]) -> None:
    assert readings(text) == values


def test_a_number_is_written_as_vietnamese_writes_it() -> None:
    assert [written(value) for value in (5, 1147, 1147.5, 1500000, 0.25)] == [
        "5",
        "1.147",
        "1.147,5",
        "1.500.000",
        "0,25",
    ]


def test_both_ways_of_placing_a_tone_are_one() -> None:
    assert fold_tone_marks("hoà, khoẻ, uỷ, THUỶ, quý, hoàn, thuở") == "hòa, khỏe, ủy, THỦY, quý, hoàn, thuở"


def test_syllables_are_told_from_other_words() -> None:
    assert all(is_syllable(word) for word in ("nghiệm", "thuở", "quyết", "Giáo", "được", "uyển"))
    assert not any(is_syllable(word) for word in ("Müller", "Köln", "abc", "fax", "trường1", "toáán"))


# --------------------------------------------------------------------------- real reports


def real_reports(shared_data: Path) -> list[tuple[str, Office]]:
    """Each report of the carry-over archives, with its own office's settings."""
    offices = []
    for file in paths_in(shared_data, "carry/*/baocao.yml"):
        config, notes = load_config(config_document(Source("baocao.yml", file.read_text("utf-8"))))
        assert config is not None, notes
        reads = [decode(path.read_bytes(), path.name) for path in paths_in(file.parent, "**/reports/*/*.md")]
        reports = tuple(parse(read.source, config, read.notes) for read in reads)
        offices.append((file.parent.name, Office("", ".", config, reports)))
    return offices


def test_real_reports_give_no_false_alarm(shared_data: Path) -> None:
    rules = chosen_rules(["T", "N"])
    alarms = [
        f"{name} {report.path}:{one.span.line} {one.rule} {one.message}"
        for name, office in real_reports(shared_data)
        for report in office.reports
        for one in check_report(report, office, rules)
    ]
    assert alarms == []


@pytest.mark.parametrize(
    ("text", "values"),
    [("05 250 lượt", [5]), ("091.234.567 người", []), ("0,123,456 đồng", []), ("1 147 250 lượt", [1_147_250])],
)
def test_what_begins_with_a_nought_is_no_number_of_thousands(text: str, values: list[float]) -> None:
    assert [figure.value for figure in counted(text)] == values
