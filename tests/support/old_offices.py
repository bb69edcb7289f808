"""Made-up offices and their old reports in Word, each in a layout of its own, and what they say of the office."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Pt
from docx.table import _Cell

CENTRE, RIGHT, JUSTIFY = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.RIGHT, WD_ALIGN_PARAGRAPH.JUSTIFY
NATIONAL, MOTTO = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc"


@dataclass(frozen=True, slots=True)
class OldOffice:
    """An office: the reports that it sent, oldest first, and what a reader of them would put into baocao.yml."""

    name: str
    reports: Mapping[str, WordDocument]
    periods: tuple[str, ...]
    wanted: Mapping[str, object]

    def save(self, folder: Path) -> list[Path]:
        """Its reports as Word files in `folder`."""
        folder.mkdir(parents=True, exist_ok=True)
        paths = [folder / name for name in self.reports]
        for path, document in zip(paths, self.reports.values(), strict=True):
            document.save(str(path))
        return paths


def old_offices() -> tuple[OldOffice, ...]:
    """All of them, made anew."""
    return (_tourism(), _commune_culture(), _disease_control(), _ward())


def _empty(size: float = 14) -> WordDocument:
    document = Document()
    style = document.styles["Normal"]
    style.font.name, style.font.size = "Times New Roman", Pt(size)
    return document


def _line(
    place: WordDocument | _Cell, text: str, *, bold: bool = False, italic: bool = False, align: object = None
) -> None:
    paragraph = place.add_paragraph()
    run = paragraph.add_run(text)
    run.bold, run.italic = bold, italic
    paragraph.alignment = align


def _cell(cell: _Cell, lines: Iterable[tuple[str, bool, bool]], align: object = CENTRE) -> None:
    for text, bold, italic in lines:
        _line(cell, text, bold=bold, italic=italic, align=align)
    first = cell.paragraphs[0]
    first._p.getparent().remove(first._p)


def _items(document: WordDocument, texts: Iterable[str], sign: str = "- ") -> None:
    for text in texts:
        _line(document, f"{sign}{text}", align=JUSTIFY)


# ------------------------------------------------------- a department: tables for head and signature, `1.` in bold


_TOURISM_AREAS = ("Công tác quản lý lữ hành", "Xúc tiến, quảng bá du lịch", "Công tác thanh tra, kiểm tra")
_TOURISM_WORK = {
    9: (
        ("Thẩm định 04 hồ sơ cấp phép kinh doanh lữ hành nội địa.", "Cấp 12 thẻ hướng dẫn viên du lịch."),
        ("Tổ chức Ngày hội du lịch biển tại thị trấn Cửa Bạng.",),
        ("Kiểm tra 07 cơ sở lưu trú, xử phạt 01 trường hợp.",),
    ),
    10: (
        ("Thẩm định 02 hồ sơ cấp phép kinh doanh lữ hành nội địa.", "Tổ chức lớp bồi dưỡng thuyết minh viên."),
        ("Tham gia Hội chợ du lịch quốc tế.",),
        ("Kiểm tra 05 cơ sở lưu trú.",),
    ),
    11: (
        ("Cấp 09 thẻ hướng dẫn viên du lịch.",),
        ("Phát hành 2.000 tờ gấp giới thiệu điểm đến.",),
        ("Kiểm tra 03 doanh nghiệp lữ hành.",),
        ("Đưa vào vận hành bản đồ du lịch số.",),
    ),
}


def _tourism() -> OldOffice:
    months = (9, 10, 11)
    return OldOffice(
        "Sở Du lịch",
        {f"BC thang {month}.docx": _tourism_report(month) for month in months},
        tuple(f"2024-{month:02}" for month in months),
        {
            "parent": "UBND TỈNH TRƯỜNG HẢI",
            "name": "SỞ DU LỊCH",
            "place": "Trường Hải",
            "code_notation": "BC-SDL",
            "type_name": "BÁO CÁO",
            "subject": "Kết quả công tác tháng {month} và nhiệm vụ trọng tâm tháng {next.month} năm {next.year}",
            "closing": "Trên đây là kết quả công tác tháng {month} và nhiệm vụ trọng tâm tháng {next.month} năm "
            "{next.year} của Sở Du lịch./.",
            "position": "GIÁM ĐỐC",
            "to": ("UBND tỉnh", "Văn phòng UBND tỉnh", "Lãnh đạo Sở"),
            "archive": ("VT", "VP"),
            "sections": (
                "KẾT QUẢ CÔNG TÁC THÁNG {month}/{year}",
                "ĐÁNH GIÁ CHUNG",
                "NHIỆM VỤ TRỌNG TÂM THÁNG {next.month}/{next.year}",
            ),
            "with_areas": (True, False, True),
            "areas": (*_TOURISM_AREAS, "Chuyển đổi số"),
        },
    )


def _tourism_report(month: int) -> WordDocument:
    document = _empty()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    _cell(left, (("UBND TỈNH TRƯỜNG HẢI", False, False), ("SỞ DU LỊCH", True, False),
                 (f"Số: {200 + month}/BC-SDL", False, False)))  # fmt: skip
    _cell(right, ((NATIONAL, True, False), (MOTTO, True, False),
                  (f"Trường Hải, ngày 22 tháng {month} năm 2024", False, True)))  # fmt: skip
    _line(document, "BÁO CÁO", bold=True, align=CENTRE)
    _line(document, f"Kết quả công tác tháng {month}", bold=True, align=CENTRE)
    _line(document, f"và nhiệm vụ trọng tâm tháng {month + 1} năm 2024", bold=True, align=CENTRE)
    _line(document, f"Sở Du lịch báo cáo kết quả công tác tháng {month} năm 2024 như sau:", align=JUSTIFY)
    work = _TOURISM_WORK[month]
    areas = (*_TOURISM_AREAS, "Chuyển đổi số")[: len(work)]
    _line(document, f"I. KẾT QUẢ CÔNG TÁC THÁNG {month}/2024", bold=True)
    for number, (area, texts) in enumerate(zip(areas, work, strict=True), 1):
        _line(document, f"{number}. {area}", bold=True)
        _items(document, texts)
    _line(document, "II. ĐÁNH GIÁ CHUNG", bold=True)
    _line(document, "Các nhiệm vụ cơ bản hoàn thành theo kế hoạch đề ra.", align=JUSTIFY)
    _line(document, f"III. NHIỆM VỤ TRỌNG TÂM THÁNG {month + 1}/2024", bold=True)
    for number, area in enumerate(areas, 1):
        _line(document, f"{number}. {area}", bold=True)
        _items(document, (f"Triển khai kế hoạch tháng {month + 1} về {area[:1].lower()}{area[1:]}.",))
    _line(
        document,
        f"Trên đây là kết quả công tác tháng {month} và nhiệm vụ trọng tâm tháng {month + 1} năm 2024 "
        "của Sở Du lịch./.",
        align=JUSTIFY,
    )
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    _cell(left, (("Nơi nhận:", True, True), ("- UBND tỉnh;", False, False), ("- Văn phòng UBND tỉnh;", False, False),
                 ("- Lãnh đạo Sở;", False, False), ("- Lưu: VT, VP.", False, False)), None)  # fmt: skip
    _cell(right, (("GIÁM ĐỐC", True, False), ("", False, False), ("", False, False), ("Đỗ Văn Biển", True, False)))
    return document


# ------------------------------------------------------- a commune's division: tabs, parts `A.`, Word's own headings


def _commune_culture() -> OldOffice:
    months = ((2024, 11), (2024, 12), (2025, 1))
    return OldOffice(
        "Phòng Văn hóa - Xã hội",
        {f"{year}_{month:02}_baocao.docx": _commune_report(year, month) for year, month in months},
        tuple(f"{year}-{month:02}" for year, month in months),
        {
            "parent": "UBND XÃ TÂN LẬP",
            "name": "PHÒNG VĂN HÓA - XÃ HỘI",
            "place": "Tân Lập",
            "code_notation": "BC-VHXH",
            "type_name": "BÁO CÁO",
            "subject": "Tình hình thực hiện nhiệm vụ văn hóa - xã hội tháng {month:02} năm {year}, phương hướng "
            "nhiệm vụ tháng {next.month:02} năm {next.year}",
            "closing": "",
            "position": "TRƯỞNG PHÒNG",
            "to": ("UBND xã", "Các bộ phận chuyên môn"),
            "archive": ("VT",),
            "sections": (
                "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ THÁNG {month:02} NĂM {year}",
                "PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG {next.month:02} NĂM {next.year}",
            ),
            "with_areas": (True, False),
            "areas": ("Văn hóa, thể thao", "Lao động, thương binh và xã hội", "Giáo dục, y tế"),
        },
    )


def _commune_report(year: int, month: int) -> WordDocument:
    document = _empty(13)
    next_year, next_month = (year + 1, 1) if month == 12 else (year, month + 1)
    for first, second in (
        ("UBND XÃ TÂN LẬP", NATIONAL),
        ("PHÒNG VĂN HÓA - XÃ HỘI", MOTTO),
        ("Số:      /BC-VHXH", f"Tân Lập, ngày 25 tháng {month:02} năm {year}"),
    ):
        _line(document, f"{first}\t\t{second}")
    _line(document, "BÁO CÁO", bold=True, align=CENTRE)
    _line(
        document,
        f"Tình hình thực hiện nhiệm vụ văn hóa - xã hội tháng {month:02} năm {year}, "
        f"phương hướng nhiệm vụ tháng {next_month:02} năm {next_year}",
        bold=True,
        align=CENTRE,
    )
    document.add_heading(f"A. TÌNH HÌNH THỰC HIỆN NHIỆM VỤ THÁNG {month:02} NĂM {year}", 1)
    work = (
        ("Văn hóa, thể thao", ("Tổ chức giải bóng chuyền chào mừng ngày lễ.", "Kiểm tra 02 cơ sở karaoke.")),
        ("Lao động, thương binh và xã hội", ("Chi trả trợ cấp cho 312 đối tượng bảo trợ xã hội.",)),
        ("Giáo dục, y tế", ("Phối hợp tiêm chủng cho 85 trẻ em.", "Duy trì sĩ số học sinh đạt 99%.")),
    )
    for numeral, (area, texts) in zip(("I", "II", "III"), work, strict=True):
        document.add_heading(f"{numeral}. {area}", 2)
        _items(document, texts, "+ ")
    document.add_heading(f"B. PHƯƠNG HƯỚNG, NHIỆM VỤ THÁNG {next_month:02} NĂM {next_year}", 1)
    _items(
        document,
        (
            "Tổ chức hội nghị tổng kết phong trào toàn dân đoàn kết.",
            "Rà soát hộ nghèo, hộ cận nghèo trên địa bàn.",
            "Kiểm tra vệ sinh an toàn thực phẩm tại các trường học.",
        ),
    )
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    _cell(left, (("Nơi nhận:", True, True), ("- UBND xã;", False, False),
                 ("- Các bộ phận chuyên môn;", False, False), ("- Lưu: VT.", False, False)), None)  # fmt: skip
    _cell(right, (("TRƯỞNG PHÒNG", True, False), ("", False, False), ("Lò Thị Mây", True, False)))
    return document


# ------------------------------------------------------- a centre: four parts, `1/`, a deputy signs, files that differ


_CENTRE_AREAS = ("Phòng, chống dịch bệnh", "Xét nghiệm", "Truyền thông, giáo dục sức khỏe")


def _disease_control() -> OldOffice:
    months = (3, 4)
    return OldOffice(
        "Trung tâm Kiểm soát bệnh tật",
        {f"CDC-T{month}.docx": _centre_report(month) for month in months},
        tuple(f"2025-{month:02}" for month in months),
        {
            "parent": "SỞ Y TẾ ĐÔNG SƠN",
            "name": "TRUNG TÂM KIỂM SOÁT BỆNH TẬT",
            "place": "Đông Sơn",
            "code_notation": "BC-KSBT",
            "type_name": "BÁO CÁO",
            "subject": "Công tác tháng {month} năm {year}",
            "closing": "Trung tâm Kiểm soát bệnh tật trân trọng báo cáo./.",
            "position": "GIÁM ĐỐC",
            "to": ("Sở Y tế (để báo cáo)", "Ban Giám đốc", "Các khoa, phòng"),
            "archive": ("VT", "KHNV"),
            "sections": (
                "ĐẶC ĐIỂM TÌNH HÌNH",
                "KẾT QUẢ THỰC HIỆN TRONG THÁNG",
                "TỒN TẠI, HẠN CHẾ",
                "KẾ HOẠCH CÔNG TÁC THÁNG {next.month} NĂM {next.year}",
            ),
            "with_areas": (False, True, False, True),
            "areas": _CENTRE_AREAS,
        },
    )


def _centre_report(month: int) -> WordDocument:
    document = _empty()
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    _cell(left, (("SỞ Y TẾ ĐÔNG SƠN", False, False), ("TRUNG TÂM", True, False), ("KIỂM SOÁT BỆNH TẬT", True, False),
                 ("--------", False, False), (f"Số: {90 + month}/BC-KSBT", False, False)))  # fmt: skip
    _cell(right, ((NATIONAL, True, False), (MOTTO, True, False), ("---------------", False, False),
                  (f"Đông Sơn, ngày 18 tháng {month} năm 2025", False, True)))  # fmt: skip
    _line(document, "")
    _line(document, "BÁO CÁO", bold=True, align=CENTRE)
    _line(document, f"Công tác tháng {month} năm 2025", bold=True, align=CENTRE)
    _line(document, "Kính gửi: Sở Y tế.", align=CENTRE)
    _line(
        document,
        "Thực hiện chế độ báo cáo định kỳ, Trung tâm Kiểm soát bệnh tật báo cáo kết quả như sau:",
        align=JUSTIFY,
    )
    _line(document, "I/ ĐẶC ĐIỂM TÌNH HÌNH", bold=True)
    _line(document, "Thời tiết nồm ẩm, nguy cơ bùng phát bệnh đường hô hấp.", align=JUSTIFY)
    _line(document, "II/ KẾT QUẢ THỰC HIỆN TRONG THÁNG", bold=True)
    _centre_areas(
        document,
        (
            ("Giám sát 14 ổ dịch cũ.", f"Ghi nhận {month * 3} ca sốt phát ban."),
            ("Xét nghiệm 1.120 mẫu nước.",),
            ("Đăng 16 tin, bài trên trang thông tin điện tử.",),
        ),
    )
    _line(document, "III/ TỒN TẠI, HẠN CHẾ", bold=True)
    _line(document, "Thiếu sinh phẩm xét nghiệm sởi.", align=JUSTIFY)
    _line(document, f"IV/ KẾ HOẠCH CÔNG TÁC THÁNG {month + 1} NĂM 2025", bold=True)
    _centre_areas(
        document,
        (
            ("Tiếp tục giám sát các ổ dịch cũ.",),
            ("Đấu thầu sinh phẩm xét nghiệm.",),
            ("Tổ chức 02 lớp tập huấn truyền thông.",),
        ),
    )
    _line(document, "Trung tâm Kiểm soát bệnh tật trân trọng báo cáo./.", align=JUSTIFY)
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    board = "Ban Giám đốc" if month == 4 else "Ban Giám đốc Trung tâm"
    _cell(left, (("Nơi nhận:", True, True), ("- Sở Y tế (để báo cáo);", False, False), (f"- {board};", False, False),
                 ("- Các khoa, phòng;", False, False), ("- Lưu: VT, KHNV.", False, False)), None)  # fmt: skip
    signed: Sequence[tuple[str, bool, bool]] = (
        (("GIÁM ĐỐC", True, False), ("", False, False), ("Ngô Văn Lành", True, False))
        if month == 4
        else (("KT. GIÁM ĐỐC", True, False), ("PHÓ GIÁM ĐỐC", True, False), ("", False, False),
              ("Phùng Thị An", True, False))
    )  # fmt: skip
    _cell(right, signed)
    return document


def _centre_areas(document: WordDocument, work: Iterable[Iterable[str]]) -> None:
    for number, (area, texts) in enumerate(zip(_CENTRE_AREAS, work, strict=True), 1):
        _line(document, f"{number}/ {area}:", bold=True)
        _items(document, texts, "• ")


# ------------------------------------------------------- a ward: `Phần thứ nhất`, areas that end and change their words


_WARD_AREAS = {
    4: ("Kinh tế - ngân sách", "Văn hóa - xã hội", "Quản lý đô thị", "Quốc phòng, an ninh"),
    5: ("Kinh tế - ngân sách", "Văn hóa - xã hội", "Quản lý đô thị", "Quốc phòng - an ninh"),
    6: ("Kinh tế - ngân sách", "Văn hóa - xã hội", "Quốc phòng - an ninh", "Công tác nội chính, cải cách hành chính"),
}


def _ward() -> OldOffice:
    return OldOffice(
        "UBND phường",
        {f"Bao cao T{month:02}-2025 (ban hanh).docx": _ward_report(month) for month in _WARD_AREAS},
        tuple(f"2025-{month:02}" for month in _WARD_AREAS),
        {
            "parent": "",
            "name": "ỦY BAN NHÂN DÂN PHƯỜNG HỒNG HÀ",
            "place": "Hồng Hà",
            "code_notation": "BC-UBND",
            "type_name": "BÁO CÁO",
            "subject": "Tình hình phát triển kinh tế - xã hội, quốc phòng - an ninh tháng {month:02}/{year}; nhiệm vụ "
            "trọng tâm tháng {next.month:02}/{next.year}",
            "closing": "Trên đây là tình hình phát triển kinh tế - xã hội tháng {month:02}/{year} và nhiệm vụ "
            "trọng tâm tháng {next.month:02}/{next.year}, Ủy ban nhân dân phường trân trọng báo cáo./.",
            "position": "CHỦ TỊCH",
            "to": ("UBND thành phố", "TT. Đảng ủy, HĐND phường", "Chủ tịch, các PCT UBND phường", "Các phòng, đơn vị"),
            "archive": ("VT",),
            "sections": (
                "TÌNH HÌNH KINH TẾ - XÃ HỘI, QUỐC PHÒNG - AN NINH THÁNG {month:02}/{year}",
                "NHIỆM VỤ TRỌNG TÂM THÁNG {next.month:02}/{next.year}",
            ),
            "with_areas": (True, True),
            "areas": (
                "Kinh tế - ngân sách",
                "Văn hóa - xã hội",
                "Quản lý đô thị",
                "Quốc phòng - an ninh",
                "Công tác nội chính, cải cách hành chính",
            ),
        },
    )


def _ward_report(month: int) -> WordDocument:
    document = _empty(14)
    left, right = document.add_table(rows=2, cols=2).rows
    _cell(left.cells[0], (("ỦY BAN NHÂN DÂN", True, False), ("PHƯỜNG HỒNG HÀ", True, False)))
    _cell(left.cells[1], ((NATIONAL, True, False), (MOTTO, True, False)))
    _cell(right.cells[0], ((f"Số: {40 + month}/BC-UBND", False, False),))
    _cell(right.cells[1], ((f"Hồng Hà, ngày 20 tháng {month} năm 2025", False, True),))
    _line(document, "BÁO CÁO", bold=True, align=CENTRE)
    _line(
        document,
        f"Tình hình phát triển kinh tế - xã hội, quốc phòng - an ninh tháng {month:02}/2025;",
        bold=True,
        align=CENTRE,
    )
    _line(document, f"nhiệm vụ trọng tâm tháng {month + 1:02}/2025", bold=True, align=CENTRE)
    _line(document, "_______________", align=CENTRE)
    _line(document, "Căn cứ Kế hoạch số 15/KH-UBND ngày 10/01/2025 của UBND thành phố;", italic=True)
    _line(document, "Ủy ban nhân dân phường Hồng Hà báo cáo như sau:")
    _line(document, "Phần thứ nhất", bold=True, align=CENTRE)
    _line(
        document,
        f"TÌNH HÌNH KINH TẾ - XÃ HỘI, QUỐC PHÒNG - AN NINH THÁNG {month:02}/2025",
        bold=True,
        align=CENTRE,
    )
    for numeral, area in zip(("I", "II", "III", "IV"), _WARD_AREAS[month], strict=True):
        _line(document, f"{numeral}. {area.upper() if month == 4 else area}", bold=True)
        _line(document, f"1. Thu ngân sách lĩnh vực đạt {month * 8}% dự toán năm, tăng so với cùng kỳ.")
        _line(document, f"2. Giải quyết {month * 31} hồ sơ thủ tục hành chính, không có hồ sơ quá hạn.")
    _line(document, "Phần thứ hai", bold=True, align=CENTRE)
    _line(document, f"NHIỆM VỤ TRỌNG TÂM THÁNG {month + 1:02}/2025", bold=True, align=CENTRE)
    for numeral, area in zip(("I", "II", "III", "IV"), _WARD_AREAS[month], strict=True):
        _line(document, f"{numeral}. {area.upper() if month == 4 else area}", bold=True)
        _items(document, ("Chỉ đạo các bộ phận hoàn thành chỉ tiêu được giao;", "Duy trì chế độ giao ban tuần."), "- ")
    _line(
        document,
        f"Trên đây là tình hình phát triển kinh tế - xã hội tháng {month:02}/2025 và nhiệm vụ trọng tâm "
        f"tháng {month + 1:02}/2025, Ủy ban nhân dân phường trân trọng báo cáo./.",
        align=JUSTIFY,
    )
    left, right = document.add_table(rows=1, cols=2).rows[0].cells
    _cell(left, (("Nơi nhận:", True, True), ("- UBND thành phố;", False, False),
                 ("- TT. Đảng ủy, HĐND phường;", False, False), ("- Chủ tịch, các PCT UBND phường;", False, False),
                 ("- Các phòng, đơn vị;", False, False), ("- Lưu: VT.", False, False)), None)  # fmt: skip
    _cell(right, (("TM. ỦY BAN NHÂN DÂN", True, False), ("CHỦ TỊCH", True, False), ("", False, False),
                  ("Vũ Thị Lan", True, False)))  # fmt: skip
    return document
