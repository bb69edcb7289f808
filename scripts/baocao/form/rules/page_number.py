"""Rules D11 to D14: page numbers (NĐ30 PL I, mục I.7)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import partial

from baocao.decree import PAGE_NUMBER_SIZE
from baocao.form.box_style import size_in_words
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import line_height, number, width_of
from baocao.form.boxes.location import Box, Location
from baocao.form.rule import Seen, decree_rule
from baocao.word.font_metrics import LINE
from baocao.word.reading import Align, PageSection, Paragraph, TextRun

_FULL_PAGE = 1.3
"""Pages of text from which on a second page is certain."""
_DASHED = re.compile(r"[-–—~.]\s*$|^\s*[-–—~.]")


def _numbered(shown: tuple[Paragraph, ...]) -> tuple[Paragraph, TextRun] | None:
    """The paragraph and the run that show the page number."""
    return next(((paragraph, run) for paragraph in shown for run in paragraph.runs if run.field == "PAGE"), None)


def _main(doc: DocumentParts) -> PageSection | None:
    return doc.pages[0][1] if doc.pages else None


def _later_pages(section: PageSection) -> tuple[Paragraph, ...]:
    return section.headers.get("default", ())


def _is_long(doc: DocumentParts) -> bool:
    """Whether the text surely runs over more than one page, estimated from widths and line heights."""
    section = _main(doc)
    if section is None:
        return False
    stop = doc.annex_start or len(doc.file.paragraphs) + 1
    height = 0.0
    for paragraph in doc.paragraphs:
        if paragraph.number >= stop:
            break
        size = max((run.look.size for run in paragraph.runs), default=12)
        room = paragraph.room or section.text_width
        lines = max(1, -(-width_of(paragraph.runs) // max(room, 1)))
        beside = 2 if paragraph.cell is not None and paragraph.cell.column else 1  # cells of a row share their height
        height += (lines * size * LINE * max(line_height(paragraph), 1) + paragraph.before + paragraph.after) / beside
    page = (section.height - section.top - section.bottom) / 25.4 * 72
    return height > page * _FULL_PAGE


def _counting(doc: DocumentParts) -> Iterator[Seen]:
    section = _main(doc)
    if section is None or _numbered(_later_pages(section)) is None:
        return
    start = 1 if section.page_start is None else section.page_start
    arabic = section.page_format in ("decimal", "numberInDash", "decimalZero")
    found = f"bắt đầu từ {start}" + ("" if arabic else ", không phải chữ số Ả Rập")
    yield Seen(start == 1 and arabic, found, Location("đầu trang"))


def _place_of_number(doc: DocumentParts) -> Iterator[Seen]:
    section = _main(doc)
    if section is None:
        return
    at_top = _numbered(_later_pages(section))
    if at_top is not None:
        paragraph = at_top[0]
        before = "".join(run.text for run in paragraph.runs).partition("2")[0]
        centred = paragraph.align is Align.CENTER or paragraph.frame or before.count("\t") == 1
        if doc.file.even_and_odd and _numbered(section.headers.get("even", ())) is None:
            yield Seen(False, "trang chẵn không có số trang", Location("đầu trang"))
        found = "ở đầu trang, canh giữa" if centred else "ở đầu trang, không canh giữa"
        yield Seen(centred, found, Location("đầu trang", paragraph))
    elif (below := _numbered(section.footers.get("default", ()))) is not None:
        yield Seen(False, "ở chân trang", Location("chân trang", below[0]))
    elif _is_long(doc):
        yield Seen(False, "không có số trang", Location("đầu trang"))


def _number_style(doc: DocumentParts) -> Iterator[Seen]:
    for _, section in doc.pages[:1]:
        shown = _numbered(_later_pages(section)) or _numbered(section.footers.get("default", ()))
        if shown is None:
            continue
        paragraph, run = shown
        look = run.look
        dashed = section.page_format == "numberInDash" or bool(
            _DASHED.search("".join(run.text for run in paragraph.runs if not run.field))
        )
        right = PAGE_NUMBER_SIZE.holds(look.size) and not look.bold and not look.italic and not dashed
        found = f"cỡ {number(look.size)}, {'nghiêng' if look.italic else 'đứng'}{', đậm' if look.bold else ''}"
        yield Seen(right, found + (", có gạch hai bên" if dashed else ""), Location("đầu trang", paragraph))


def _first_page(doc: DocumentParts) -> Iterator[Seen]:
    section = _main(doc)
    if section is None:
        return
    shows_later = _numbered(_later_pages(section)) or _numbered(section.footers.get("default", ()))
    if shows_later is None:
        return
    first = (*section.headers.get("first", ()), *section.footers.get("first", ()))
    shown = not section.first_page_differs or _numbered(first) is not None
    yield Seen(
        not shown, "trang thứ nhất có hiện số" if shown else "trang thứ nhất không hiện số", Location("đầu trang")
    )


_rule = partial(decree_rule, box=Box.PAGE)


RULES = (
    _rule(11, "page-count", "Đánh số trang", "từ 1, chữ số Ả Rập", "PL I, mục I.7", _counting),
    _rule(
        12, "page-number-place", "Vị trí số trang", "canh giữa, trong phần lề trên", "PL I, mục I.7", _place_of_number
    ),
    _rule(
        13,
        "page-number-style",
        "Kiểu số trang",
        f"{size_in_words(PAGE_NUMBER_SIZE)}, đứng, không gạch hai bên",
        "PL I, mục I.7",
        _number_style,
    ),
    _rule(14, "first-page-number", "Số trang thứ nhất", "không hiện", "PL I, mục I.7", _first_page),
)
