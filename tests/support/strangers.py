"""Reports as other offices lay them out in Word, made by hand: the same words in many looks."""

from __future__ import annotations

from collections.abc import Callable

from support.wordfiles import A4, p, r, tbl, word_file

CENTRE, BOLD = '<w:jc w:val="center"/>', "<w:b/>"
SUBJECT = "Kết quả công tác tháng 4 và kế hoạch tháng 5 năm 2023"
RESULT = "Tổ chức 05 lớp tập huấn cho 1.250 người"
PLANNED = "Khai trương trưng bày chuyên đề"
AREAS = ("Chuyển đổi số", "Bảo tàng và di tích")
"""The areas of the office of the golden stories."""


def head_table() -> str:
    """A head in a table of two columns without borders."""
    left = p("UBND TỈNH HẢI SƠN", CENTRE) + p("SỞ VĂN HÓA VÀ DU LỊCH", CENTRE, BOLD) + p("Số: 45/BC-SVHDL", CENTRE)
    right = (
        p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", CENTRE, BOLD)
        + p("Độc lập - Tự do - Hạnh phúc", CENTRE, BOLD)
        + p("Hải Sơn, ngày 20 tháng 4 năm 2023", CENTRE, "<w:i/>")
    )
    return tbl((left, right), grid=(4500, 5000))


def head_tabs() -> str:
    """A head whose halves are parted by tabs, two columns in one paragraph."""
    rows = (
        ("UBND TỈNH HẢI SƠN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("SỞ VĂN HÓA VÀ DU LỊCH", "Độc lập - Tự do - Hạnh phúc"),
        ("Số: 45/BC-SVHDL", "Hải Sơn, ngày 20 tháng 4 năm 2023"),
    )
    return "".join(p(f"{r(left)}<w:r><w:tab/><w:tab/></w:r>{r(right)}") for left, right in rows)


def head_boxes() -> str:
    """A head in two text boxes."""
    left = p("UBND TỈNH HẢI SƠN") + p("SỞ VĂN HÓA VÀ DU LỊCH", "", BOLD) + p("Số: 45/BC-SVHDL")
    right = (
        p("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        + p("Độc lập - Tự do - Hạnh phúc")
        + p("Hải Sơn, ngày 20 tháng 4 năm 2023")
    )
    return p(text_box(left)) + p(text_box(right))


def text_box(inner: str) -> str:
    """A run that draws a text box."""
    return (
        '<w:r><w:pict><v:shape style="width:200pt;height:60pt"><v:textbox><w:txbxContent>'
        f"{inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>"
    )


def title() -> str:
    """The type's name and the trích yếu on two lines."""
    first, second = SUBJECT[:30].rsplit(" ", 1)[0], SUBJECT[len(SUBJECT[:30].rsplit(" ", 1)[0]) + 1 :]
    return p("BÁO CÁO", CENTRE, BOLD) + p(first, CENTRE, BOLD) + p(second, CENTRE, BOLD) + p()


def ending() -> str:
    """Closing, Nơi nhận and the signature beside each other."""
    left = p("Nơi nhận:", "", "<w:b/><w:i/>") + p("- UBND tỉnh;") + p("- Lãnh đạo Sở;") + p("- Lưu: VT, VP.")
    right = p("KT. GIÁM ĐỐC", CENTRE, BOLD) + p("PHÓ GIÁM ĐỐC", CENTRE, BOLD) + p() * 4 + p("Trần Thị B", CENTRE, BOLD)
    return p("Trên đây là báo cáo công tác tháng 4 của Sở./.") + tbl((left, right), grid=(4500, 5000))


def body(area: Callable[[int, str], str], item: Callable[[str], str]) -> str:
    """Three sections; areas and items as they are laid out."""
    results = (
        area(1, AREAS[0])
        + item(f"{RESULT};")
        + item("Cấp 02 giấy phép.")
        + area(2, AREAS[1])
        + item("Đón 1.205 lượt khách.")
    )
    plan = area(1, AREAS[0]) + item(f"{PLANNED}.") + area(2, AREAS[1]) + item("Mở tuyến mới.")
    return (
        p("Căn cứ Kế hoạch số 12/KH-UBND, Sở báo cáo như sau:")
        + p("I. KẾT QUẢ THỰC HIỆN THÁNG 4/2023", "", BOLD)
        + results
        + p("II. ĐÁNH GIÁ CHUNG", "", BOLD)
        + p("Công việc đạt kế hoạch.")
        + p("III. KẾ HOẠCH THÁNG 5 NĂM 2023", "", BOLD)
        + plan
    )


def numbered_item(text: str, *, level: int = 0, number: int = 1) -> str:
    """An item with one of Word's own labels; see `NUMBERING`."""
    return p(text, f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>')


def _level(level: int, form: str, sign: str) -> str:
    return (
        f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{sign}"/>'
        f'<w:pPr><w:ind w:left="{720 * (level + 1)}" w:hanging="360"/></w:pPr></w:lvl>'
    )


NUMBERING = (
    f'<w:abstractNum w:abstractNumId="0">{_level(0, "bullet", "-")}{_level(1, "bullet", "+")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="1">{_level(0, "upperRoman", "%1.")}{_level(1, "decimal", "%2.")}</w:abstractNum>'
    f'<w:abstractNum w:abstractNumId="2">{_level(0, "decimal", "%1.")}</w:abstractNum>'
    '<w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
    '<w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num>'
    '<w:num w:numId="3"><w:abstractNumId w:val="2"/></w:num>'
)
"""1: bullets; 2: Roman sections with Arabic areas; 3: Arabic items."""


def stranger(
    head: str | None = None,
    area: Callable[[int, str], str] = lambda number, text: p(f"{number}. {text}", "", BOLD),
    item: Callable[[str], str] = lambda text: p(f"- {text}"),
    *,
    titled: str | None = None,
    more: str = "",
    **parts: object,
) -> bytes:
    """A whole report in a look of its own; `more` stands before the closing."""
    begin = (head_table() if head is None else head) + (title() if titled is None else titled)
    text = begin + body(area, item) + more + ending()
    return word_file(text, numbering=NUMBERING, **parts)  # type: ignore[arg-type]


AREA_LOOKS: dict[str, Callable[[int, str], str]] = {
    "1. bold": lambda number, text: p(f"{number}. {text}", "", BOLD),
    "1. plain": lambda number, text: p(f"{number}. {text}"),
    "1)": lambda number, text: p(f"{number}) {text}", "", BOLD),
    "1/": lambda number, text: p(f"{number}/ {text}", "", BOLD),
    "a.": lambda number, text: p(f"{'abc'[number - 1]}. {text}", "", BOLD),
    "bold without a number": lambda _, text: p(text, "", BOLD),
    "with a colon": lambda number, text: p(f"{number}. {text}:", "", BOLD),
    "another case": lambda number, text: p(f"{number}. {text.upper()}", "", BOLD),
    "automatic": lambda _, text: numbered_item(r(text, BOLD), level=1, number=2),
}
"""How an area's heading may look."""
ITEM_LOOKS: dict[str, Callable[[str], str]] = {
    "- typed": lambda text: p(f"- {text}"),
    "-typed": lambda text: p(f"-{text}"),
    "+ typed": lambda text: p(f"+ {text}"),
    "• typed": lambda text: p(f"• {text}"),
    "tab": lambda text: p(f"<w:r><w:t>-</w:t><w:tab/><w:t>{text}</w:t></w:r>"),
    "automatic bullets": numbered_item,
    "automatic numbers": lambda text: numbered_item(text, number=3),
    "plain": lambda text: p(text),
}
"""How an item may look."""
HEADS: dict[str, Callable[[], str]] = {"table": head_table, "tabs": head_tabs, "text boxes": head_boxes}
"""How a head may be laid out."""

_COLUMN = '<w:gridCol w:w="2000"/>'
MERGED_TABLE = (
    f"<w:tbl><w:tblPr/><w:tblGrid>{_COLUMN * 3}</w:tblGrid>"
    f'<w:tr><w:tc><w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("Đơn vị")}</w:tc>'
    f'<w:tc><w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("Số lớp | học viên")}</w:tc></w:tr>'
    f"<w:tr><w:tc><w:tcPr><w:vMerge/></w:tcPr>{p()}</w:tc><w:tc>{p('Lớp')}</w:tc><w:tc>{p('Người')}</w:tc></w:tr>"
    f"<w:tr><w:tc>{p('Phòng A')}</w:tc><w:tc>{p('2')}</w:tc><w:tc>{p('0')}</w:tc></w:tr></w:tbl>"
)
PAGE = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)
PAGE_PARTS = A4.replace(
    "<w:sectPr>",
    '<w:sectPr><w:headerReference w:type="default" r:id="rIdH1"/>'
    '<w:footerReference w:type="default" r:id="rIdFooter1"/>',
)
"""A page with a header `rIdH1` and a footer `rIdFooter1`."""
