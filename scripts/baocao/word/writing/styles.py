"""The styles of a report's Word file, from the profile. Pure: numbers in, XML out.

Every look is a style, so that whoever edits the file in Word changes it in one place. Built-in styles
keep the English names by which Word knows them; ours have Vietnamese names, which Word shows.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import lru_cache

from baocao.word.package import W
from baocao.word.profile import Profile, twips

# Heights in pt that the head's layout has to know.
LOWER_ROW_ABOVE = 6
MARK_ABOVE, MARK_PADDING, FRAME = 3, 1, 0.75


def _size(pt: float) -> str:
    return f'<w:sz w:val="{round(pt * 2)}"/><w:szCs w:val="{round(pt * 2)}"/>'


def _paragraph(
    style_id: str,
    name: str,
    *,
    based_on: str = "Normal",
    following: str = "",
    layout: str = "",
    size: float | None = None,
    bold: bool = False,
    italic: bool = False,
    caps: bool = False,
) -> str:
    """One paragraph style; `layout` is the inside of its `w:pPr`, in the order of the schema."""
    look = ("<w:b/><w:bCs/>" if bold else "") + ("<w:i/><w:iCs/>" if italic else "") + ("<w:caps/>" if caps else "")
    look += _size(size) if size else ""
    return (
        f'<w:style w:type="paragraph" w:styleId="{style_id}"{"" if name in _BUILT_IN else _CUSTOM}>'
        f'<w:name w:val="{name}"/>'
        f'<w:basedOn w:val="{based_on}"/>'
        + (f'<w:next w:val="{following}"/>' if following else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{layout}</w:pPr>" if layout else "")
        + (f"<w:rPr>{look}</w:rPr>" if look else "")
        + "</w:style>"
    )


_CUSTOM = ' w:customStyle="1"'
_BUILT_IN = frozenset(
    ["Body Text", "List Paragraph", "Block Text", "Title", "Subtitle", "header"] + [f"heading {n}" for n in range(1, 7)]
)
_CENTRED = '<w:jc w:val="center"/>'
_KEEP = "<w:keepNext/><w:keepLines/>"


def _spacing(before: float = 0, after: float = 0, lines: float = 1) -> str:
    """Space before and after in pt; line spacing in lines."""
    return (
        f'<w:spacing w:before="{round(before * 20)}" w:after="{round(after * 20)}"'
        f' w:line="{round(lines * 240)}" w:lineRule="auto"/>'
    )


@lru_cache(maxsize=16)
def styles_xml(p: Profile) -> bytes:
    """`word/styles.xml` for profile `p`."""
    body = _body_styles(p)
    return (
        f'<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<w:styles xmlns:w="{W}">'
        f"{_defaults(p)}{''.join(body + _head_styles(p) + _closing_styles(p) + _annex_styles(p))}"
        f"{_character_styles(p)}{_table_styles()}</w:styles>"
    ).encode()


def _fonts(p: Profile) -> str:
    return f'<w:rFonts w:ascii="{p.font}" w:hAnsi="{p.font}" w:eastAsia="{p.font}" w:cs="{p.font}"/>'


def _defaults(p: Profile) -> str:
    lang = '<w:lang w:val="vi-VN" w:eastAsia="vi-VN" w:bidi="ar-SA"/>'
    look = f'{_fonts(p)}<w:color w:val="{p.color}"/>{_size(p.body_size)}{lang}'
    return (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{look}</w:rPr></w:rPrDefault>"
        f"<w:pPrDefault><w:pPr>{_spacing()}</w:pPr></w:pPrDefault></w:docDefaults>"
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/><w:qFormat/>'
        f"<w:pPr><w:widowControl/>{_spacing()}</w:pPr><w:rPr>{look}</w:rPr></w:style>"
    )


def _body_styles(p: Profile) -> list[str]:
    """NĐ30 PL I, mục II.6: justified, one first line indent, 6 pt and more between paragraphs."""
    space = _spacing(p.paragraph_spacing_pt, 0, p.line_spacing)
    indent = f'<w:ind w:left="0" w:right="0" w:firstLine="{twips(p.first_line_indent)}"/>'
    lead = f"<w:keepNext/>{_spacing(p.paragraph_spacing_pt, 6, p.line_spacing)}"
    text = f'{space}{indent}<w:jc w:val="both"/>'

    def heading(level: int, *, bold: bool = False, caps: bool = False) -> str:
        # To the left, not to both sides: capitals stretched over a line are hard to read.
        layout = f'{_KEEP}{space}{indent}<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>'
        return _paragraph(
            f"Heading{level}",
            f"heading {level}",
            following="BodyText",
            layout=layout,
            size=p.body_size,
            bold=bold,
            caps=caps,
        )

    return [
        _paragraph("BodyText", "Body Text", layout=text),
        _paragraph("FirstParagraph", "Đoạn đầu", based_on="BodyText", following="BodyText"),
        _paragraph("Basis", "Căn cứ", based_on="BodyText", italic=True),
        _paragraph("TableLead", "Đoạn dẫn bảng", based_on="BodyText", layout=lead),
        _paragraph("ListParagraph", "List Paragraph", based_on="BodyText"),
        _paragraph(
            "BlockText", "Block Text", based_on="BodyText", layout=f'<w:ind w:left="{twips(p.first_line_indent)}"/>'
        ),
        _paragraph("SourceCode", "Nguyên văn", based_on="BodyText", layout='<w:jc w:val="left"/>'),
        heading(1, bold=True, caps=True),  # I. TÊN MỤC
        heading(2, bold=True),  # 1. Tên khoản
        *(heading(level) for level in (3, 4, 5, 6)),  # a), upright and not bold
        *(style for size in sorted({p.body_size, *p.table_sizes}, reverse=True) for style in _cells(size, p)),
        _paragraph("Header", "header", layout=_CENTRED, size=p.page_number_size),
    ]


def table_style(size: float, p: Profile, *, head: bool = False) -> str:
    """The style of a table's words in `size` pt; that of pandoc's cells where it is the text's own size."""
    return ("TableHeader" if head else "Compact") + ("" if size == p.body_size else f"{size:g}")


def _cells(size: float, p: Profile) -> Iterator[str]:
    cell, head = table_style(size, p), table_style(size, p, head=True)
    name = "" if size == p.body_size else f", cỡ {size:g}"
    yield _paragraph(cell, f"Chữ trong bảng{name}", layout=_spacing(2, 2), size=size)
    yield _paragraph(head, f"Đầu bảng{name}", based_on=cell, layout=_CENTRED, bold=True)


def _head_styles(p: Profile) -> list[str]:
    """NĐ30 PL I, mục II.1 to II.5 and II.9: single line spacing, nothing between the lines of a box."""
    single, lower_row = _spacing(), _spacing(LOWER_ROW_ABOVE)
    frame = "".join(
        f'<w:{side} w:val="single" w:sz="{round(FRAME * 8)}" w:space="{space}" w:color="auto"/>'
        for side, space in (("top", MARK_PADDING), ("left", 0), ("bottom", MARK_PADDING), ("right", 0))
    )
    # No space between the addressees, some after the last.
    address = f"{_spacing(0, 6)}<w:contextualSpacing/>"
    return [
        _paragraph("NationalName", "Quốc hiệu", layout=single + _CENTRED, size=p.national_name_size, bold=True),
        _paragraph("Motto", "Tiêu ngữ", layout=single + _CENTRED, size=p.motto_size, bold=True),
        _paragraph("OrganParent", "Cơ quan chủ quản", layout=single + _CENTRED, size=p.organ_size),
        _paragraph("OrganName", "Cơ quan ban hành", layout=single + _CENTRED, size=p.organ_size, bold=True),
        _paragraph("CodeNumber", "Số, ký hiệu", layout=lower_row + _CENTRED, size=p.code_size),
        _paragraph("PlaceDate", "Địa danh, ngày tháng", layout=lower_row + _CENTRED, size=p.date_size, italic=True),
        _paragraph(
            "DraftMark",
            "Dấu dự thảo",
            layout=f"<w:pBdr>{frame}</w:pBdr>{_spacing(MARK_ABOVE)}{_CENTRED}",
            size=p.mark_size,
            bold=True,
        ),
        _paragraph(
            "Title", "Title", following="Subtitle", layout=_KEEP + _spacing(2) + _CENTRED, size=p.body_size, bold=True
        ),
        _paragraph("Subtitle", "Subtitle", following="BodyText", layout=_KEEP + _CENTRED, size=p.body_size, bold=True),
        # An empty line of 4 pt under a text, with the rule as its upper border.
        _paragraph(
            "Rule",
            "Đường kẻ",
            layout='<w:pBdr><w:top w:val="single" w:sz="6" w:space="1" w:color="auto"/></w:pBdr>' + _spacing(3),
            size=4,
        ),
        _paragraph("TitleRule", "Đường kẻ dưới trích yếu", based_on="Rule", layout=_spacing(3, 6)),
        _paragraph("Break", "Ngắt phần", size=2),
        _paragraph("Salutation", "Kính gửi", layout=_KEEP + _spacing(12, 6) + _CENTRED, size=p.body_size),
        _paragraph("SalutationLabel", "Kính gửi nhiều nơi", layout=_KEEP + _spacing(12), size=p.body_size),
        _paragraph("Addressee", "Nơi được kính gửi", layout=address, size=p.body_size),
    ]


def _closing_styles(p: Profile) -> list[str]:
    """NĐ30 PL I, mục II.7 and II.9d."""
    first = f"<w:keepNext/>{_spacing(12)}<w:contextualSpacing/>"
    return [
        _paragraph("RecipientsLabel", "Nơi nhận", layout=first, size=p.recipients_label_size, bold=True, italic=True),
        _paragraph("Recipient", "Nơi nhận: từng nơi", size=p.recipients_size),
        _paragraph("SignerPosition", "Quyền hạn, chức vụ", layout=first + _CENTRED, size=p.body_size, bold=True),
        _paragraph(
            "SignerName",
            "Họ tên người ký",
            layout=_spacing(p.signature_room_pt) + _CENTRED,
            size=p.body_size,
            bold=True,
        ),
    ]


def _annex_styles(p: Profile) -> list[str]:
    """NĐ30 PL I, mục III.1b and III.1c."""
    return [
        _paragraph(
            "AnnexLabel",
            "Phụ lục",
            following="AnnexTitle",
            layout=f'{_KEEP}{_CENTRED}<w:outlineLvl w:val="0"/>',
            size=p.annex_label_size,
            bold=True,
        ),
        _paragraph("AnnexTitle", "Tên phụ lục", layout=_KEEP + _CENTRED, size=p.body_size, bold=True, caps=True),
        _paragraph("AnnexPointer", "Kèm theo", layout=_KEEP + _CENTRED, size=p.body_size, italic=True),
    ]


def _character_styles(p: Profile) -> str:
    def character(style_id: str, name: str, look: str, kind: str = "") -> str:
        base = '<w:basedOn w:val="DefaultParagraphFont"/>' if look else ""
        look = f"<w:rPr>{look}</w:rPr>" if look else ""
        return (
            f'<w:style w:type="character" w:styleId="{style_id}"{kind}><w:name w:val="{name}"/>{base}{look}</w:style>'
        )

    # Links and verbatim text look like the text around them: one font, black (mục I.4).
    return (
        character("DefaultParagraphFont", "Default Paragraph Font", "", ' w:default="1"')
        + character("Hyperlink", "Hyperlink", f'<w:color w:val="{p.color}"/><w:u w:val="none"/>')
        + character("VerbatimChar", "Nguyên văn trong dòng", _fonts(p), _CUSTOM)
    )


def _table_styles() -> str:
    cells = '<w:left w:w="{0}" w:type="dxa"/><w:bottom w:w="0" w:type="dxa"/><w:right w:w="{0}" w:type="dxa"/>'
    edges = "".join(
        f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="auto"/>'
        for side in ("top", "left", "bottom", "right", "insideH", "insideV")
    )

    def margins(side: int) -> str:
        return f'<w:tblCellMar><w:top w:w="0" w:type="dxa"/>{cells.format(side)}</w:tblCellMar>'

    return (
        '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
        f'<w:tblPr><w:tblInd w:w="0" w:type="dxa"/>{margins(108)}</w:tblPr></w:style>'
        '<w:style w:type="table" w:styleId="Table" w:customStyle="1"><w:name w:val="Bảng"/>'
        '<w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{edges}</w:tblBorders>{margins(85)}</w:tblPr></w:style>"
        '<w:style w:type="table" w:styleId="Boxes" w:customStyle="1"><w:name w:val="Khung thể thức"/>'
        f'<w:basedOn w:val="TableNormal"/><w:tblPr>{margins(0)}</w:tblPr></w:style>'
        '<w:style w:type="numbering" w:default="1" w:styleId="NoList"><w:name w:val="No List"/></w:style>'
    )
