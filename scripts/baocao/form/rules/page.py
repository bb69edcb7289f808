"""Rules D01 to D10, D15 and D97: paper, margins, fonts, colour, sizes of the head, wide tables (NĐ30 PL I, mục I)."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterator
from functools import partial

from baocao.decree import (
    DATE_SIZE,
    FONT,
    LANDSCAPE_MARGIN,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    MOTTO_SIZE,
    NATIONAL_NAME_SIZE,
    PAPER,
    Range,
)
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import number, sizes
from baocao.form.boxes.location import END, HEAD, WHOLE, Box, Location
from baocao.form.findings_in_words import Occurrence, grouped
from baocao.form.rule import RuleFunction, Seen, decree_rule
from baocao.model import Severity
from baocao.word.reading import AUTO, PageSection, Paragraph, TextRun

_NEAR = 1.0  # mm by which a paper may differ: makers round
_SLACK = 0.3  # mm by which a margin may miss its range: Word rounds to twips
_BLACK = (AUTO, "000000")
_HEAD_SIZES = (NATIONAL_NAME_SIZE, MOTTO_SIZE, DATE_SIZE)
_CELL_MARGINS = 5.0
"""mm by which a table may stick out: Word sets the letters of a new table in line with the text, not its borders."""


def _sections(doc: DocumentParts) -> Iterator[tuple[PageSection, Location]]:
    pages = doc.pages
    several = len(pages) > 1
    first = {paragraph.section: paragraph for paragraph in reversed(doc.paragraphs)}
    for at, section in pages:
        yield section, Location(f"phần {at + 1} (Section)" if several else WHOLE, first[at] if several else None)


def _paper(doc: DocumentParts) -> Iterator[Seen]:
    for section, where in _sections(doc):
        sides = sorted((section.width, section.height))
        right = all(abs(side - wanted) <= _NEAR for side, wanted in zip(sides, PAPER, strict=True))
        yield Seen(right, f"{number(section.width)} × {number(section.height)} mm", where)


def _orientation(doc: DocumentParts) -> Iterator[Seen]:
    with_table = {table.section for table in doc.file.tables if table.has_borders}
    annexes = {annex.section for annex in doc.annexes}
    pages = doc.pages
    for at, section in pages:
        where = Location(f"phần {at + 1} (Section)" if len(pages) > 1 else WHOLE)
        if not section.landscape:
            yield Seen(True, "trang dọc", where)
        elif at in with_table:
            wide = at in annexes
            yield Seen(wide, "trang ngang, có bảng", where, severity=Severity.NOTE)
        else:
            yield Seen(False, "trang ngang, không có bảng", where)


def _margin(side: str, allowed: Range) -> RuleFunction:
    def look(doc: DocumentParts) -> Iterator[Seen]:
        for section, where in _sections(doc):
            if not section.landscape:
                value = float(getattr(section, side))
                yield Seen(allowed.holds(value, _SLACK), f"{number(value)} mm", where)

    return look


def _in_mm(allowed: Range) -> str:
    """`20 đến 25 mm`."""
    return f"{number(allowed.least)} đến {number(allowed.most)} mm"


def _landscape_margins(doc: DocumentParts) -> Iterator[Seen]:
    for section, where in _sections(doc):
        if section.landscape:
            sides = (section.top, section.bottom, section.left, section.right)
            right = all(LANDSCAPE_MARGIN.holds(side, _SLACK) for side in sides)
            yield Seen(right, " × ".join(f"{number(side)}" for side in sides) + " mm", where)


def _all_runs(doc: DocumentParts) -> Iterator[tuple[Paragraph, TextRun]]:
    """Every run that shows letters or figures, page numbers included."""
    for paragraph in (*doc.paragraphs, *doc.page_heads):
        for run in paragraph.runs:
            if run.field or any(letter.isalnum() for letter in run.text):
                yield paragraph, run


def _font(doc: DocumentParts) -> Iterator[Seen]:
    wrong: dict[str, list[Occurrence]] = {}
    for paragraph, run in _all_runs(doc):
        for font in run.look.fonts:
            if not font.casefold().startswith(FONT.casefold()):
                wrong.setdefault(font, []).append(Occurrence(run.text, doc.location_of(paragraph)))
    yield from grouped(doc, wrong, FONT)


def _encoding(doc: DocumentParts) -> Iterator[Seen]:
    if doc.legacy is not None:
        font, word, paragraph = doc.legacy
        yield Seen(False, f"chữ gõ bằng mã {font}, ví dụ “{word}”", Location(WHOLE, paragraph))
        return
    apart = [paragraph for paragraph in doc.paragraphs if not unicodedata.is_normalized("NFC", paragraph.text)]
    if apart:
        found = f"dấu đứng rời khỏi chữ ở {len(apart)} đoạn"
        yield Seen(False, found, Location(WHOLE, apart[0]), severity=Severity.WARNING)
    else:
        yield Seen(True, "Unicode", Location(WHOLE))


def _color(doc: DocumentParts) -> Iterator[Seen]:
    wrong: dict[str, list[Occurrence]] = {}
    for paragraph, run in _all_runs(doc):
        if run.look.color.upper() not in (AUTO.upper(), *_BLACK):
            place = Occurrence(run.text, doc.location_of(paragraph))
            wrong.setdefault(f"chữ không phải màu đen (#{run.look.color.upper()})", []).append(place)
    yield from grouped(doc, wrong, "chữ màu đen")


def _tier(doc: DocumentParts) -> Iterator[Seen]:
    head = doc.head
    boxes = [sizes(run for line in box for run in line.runs) for box in (head.national, head.motto)]
    boxes.append(sizes(head.date.runs) if head.date else ())
    if not all(len(own) == 1 for own in boxes):
        return
    found = tuple(own[0] for own in boxes)
    if not all(allowed.holds(size) for allowed, size in zip(_HEAD_SIZES, found, strict=True)):
        return  # the rule on that box says so
    words = "Quốc hiệu {}, Tiêu ngữ {}, địa danh và ngày {}".format(*map(number, found))
    yield Seen(found in set(zip(*_HEAD_SIZES, strict=True)), words, Location(HEAD, head.national[0].paragraph))


def _table_width(doc: DocumentParts) -> Iterator[Seen]:
    """Tables whose borders show, and that say something; head and closing may be set out as wide as they like."""
    first = {
        paragraph.cell.table: paragraph
        for paragraph in reversed(doc.paragraphs)
        if paragraph.cell is not None and paragraph.text.strip()
    }
    for index, paragraph in sorted(first.items()):
        table = doc.file.tables[index]
        is_plain = table.is_grid and table.outer is None and doc.part_of(paragraph) not in (HEAD, END)
        if not is_plain or table.width is None or table.room is None:
            continue
        page = doc.file.sections[table.section]
        beyond = max(table.left + table.width - table.room, -table.left)
        edge = page.right if table.left + table.width - table.room >= -table.left else page.left
        found = f"bảng rộng {number(table.width)} mm, vùng chữ rộng {number(table.room)} mm"
        if beyond > edge:
            yield Seen(False, f"{found}, tràn ra ngoài giấy", doc.location_of(paragraph), severity=Severity.ERROR)
        else:
            yield Seen(beyond <= _CELL_MARGINS, found, doc.location_of(paragraph))


_rule = partial(decree_rule, box=Box.PAGE)


_W = Severity.WARNING
RULES = (
    _rule(1, "paper", "Khổ giấy", f"A4, {' × '.join(map(number, PAPER))} mm", "PL I, mục I.1", _paper),
    _rule(2, "orientation", "Chiều trang", "trang dọc; trang ngang chỉ khi có bảng", "PL I, mục I.2", _orientation),
    _rule(3, "top-margin", "Lề trên", _in_mm(MARGIN_TOP), "PL I, mục I.3", _margin("top", MARGIN_TOP)),
    _rule(4, "bottom-margin", "Lề dưới", _in_mm(MARGIN_BOTTOM), "PL I, mục I.3", _margin("bottom", MARGIN_BOTTOM)),
    _rule(5, "left-margin", "Lề trái", _in_mm(MARGIN_LEFT), "PL I, mục I.3", _margin("left", MARGIN_LEFT)),
    _rule(6, "right-margin", "Lề phải", _in_mm(MARGIN_RIGHT), "PL I, mục I.3", _margin("right", MARGIN_RIGHT)),
    _rule(
        7,
        "landscape-margins",
        "Lề trang ngang",
        f"{_in_mm(LANDSCAPE_MARGIN)} mỗi bên",
        "PL I, mục I.3",
        _landscape_margins,
        _W,
    ),
    _rule(8, "font", "Phông chữ", FONT, "PL I, mục I.4", _font),
    _rule(9, "encoding", "Bộ mã ký tự", "Unicode dựng sẵn", "PL I, mục I.4", _encoding),
    _rule(10, "color", "Màu chữ", "màu đen", "PL I, mục I.4", _color),
    _rule(
        15,
        "size-tier",
        "Cỡ chữ tăng, giảm thống nhất",
        "Quốc hiệu 12, Tiêu ngữ và ngày 13; hoặc 13, 14, 14",
        "PL I, mục V, chú thích cỡ chữ",
        _tier,
        _W,
    ),
    _rule(
        97,
        "table-width",
        "Bề rộng bảng",
        "nằm trong vùng chữ giữa hai lề; bảng rộng thì đặt ở trang ngang hay phụ lục",
        "PL I, mục I.2, I.3",
        _table_width,
        _W,
    ),
)
