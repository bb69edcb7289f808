"""The head of the Word file for offices with short and long names, drafts and issued reports alike."""

from __future__ import annotations

from itertools import product

import pytest
from docx.shared import Mm, Pt
from lxml import etree

from baocao.official import NATIONAL_NAME
from baocao.word.font_metrics import width
from support.libreoffice import Word, all_converted, words
from support.written import DRAFT, FARM, FOREST, ISSUED, File, W, look, size, written

PARENTS = {
    0: "",
    1: "UBND TỈNH HẢI SƠN",
    2: "ỦY BAN NHÂN DÂN TỈNH BÀ RỊA - VŨNG TÀU",
    3: "SỞ LAO ĐỘNG - THƯƠNG BINH VÀ XÃ HỘI TỈNH THỪA THIÊN HUẾ",
}
NAMES = {
    1: "BAN DÂN TỘC",
    2: "SỞ NÔNG NGHIỆP VÀ PHÁT TRIỂN NÔNG THÔN",
    3: "TRUNG TÂM THÔNG TIN VÀ ỨNG DỤNG KHOA HỌC VÀ CÔNG NGHỆ",
}
PLACES = ["Huế", "Thành phố Hồ Chí Minh"]
NOTATIONS = ["BC-BDT", "BC-TTTTUDKHCN"]


def office_of(parent: str, name: str, place: str, notation: str, tier: int) -> str:
    return (
        FOREST.replace("UBND TỈNH X", f'"{parent}"')
        .replace("SỞ KHOA HỌC VÀ CÔNG NGHỆ", name)
        .replace("place: Huế", f"place: {place}")
        .replace("BC-SKHCN", notation)
        + f"word: {{tier: {tier}, body_size: {tier + 1}}}\n"
    )


OFFICES = {
    f"{lines}+{names}-{place.split()[0]}-{notation}-{tier}": office_of(parent, name, place, notation, tier)
    for (lines, parent), (names, name), (place, notation), tier in product(
        PARENTS.items(), NAMES.items(), zip(PLACES, NOTATIONS, strict=True), (12, 13)
    )
}


@pytest.fixture(scope="module", params=OFFICES.values(), ids=OFFICES)
def head(request: pytest.FixtureRequest) -> File:
    return written(DRAFT, request.param)


def lines_of(file: File, style: str) -> list[str]:
    """The lines into which the paragraph breaks in its column, between its indents."""
    paragraph = file.one(style)
    column = 0 if style in ("OrganParent", "OrganName", "CodeNumber", "DraftMark") else 1
    room = file.docx.tables[0].columns[column].width.mm
    for indent in (paragraph.paragraph_format.left_indent, paragraph.paragraph_format.right_indent):
        room -= indent.mm if indent else 0
    bold, italic = look(paragraph)
    lines = [""]
    for word in paragraph.text.split(" "):
        longer = f"{lines[-1]} {word}" if lines[-1] else word
        if lines[-1] and width(longer, size(paragraph), bold=bold, italic=italic) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    assert all(width(line, size(paragraph), bold=bold, italic=italic) <= room for line in lines), lines
    return [line.replace("\u00a0", " ") for line in lines]


def test_quoc_hieu_tieu_ngu_number_and_mark_never_break(head: File) -> None:
    for style in ("NationalName", "Motto", "CodeNumber", "DraftMark"):
        assert len(lines_of(head, style)) == 1
    assert lines_of(head, "NationalName") == [NATIONAL_NAME]


def test_names_have_even_lines_without_a_word_alone(head: File) -> None:
    for style in ("OrganParent", "OrganName"):
        if head.styled(style):
            lines = lines_of(head, style)
            assert len(lines) <= 4
            assert len(lines) == 1 or all(" " in line for line in lines), lines
            bold, _ = look(head.one(style))
            lengths = [width(line, 13, bold=bold) for line in lines]
            assert min(lengths) > max(lengths) * 0.4, lines


def test_a_date_that_needs_two_lines_breaks_after_the_place(head: File) -> None:
    lines = lines_of(head, "PlaceDate")
    assert len(lines) == 1 or lines[0].endswith(","), lines


def test_the_line_under_the_name_is_a_third_to_a_half_of_its_longest_line(head: File) -> None:
    longest = max(width(line, size(head.one("OrganName")), bold=True) for line in lines_of(head, "OrganName"))
    under = head.one("OrganName")._p.getnext().find(f"{W}pPr/{W}ind")
    column = head.docx.tables[0].columns[0].width.mm
    length = column - sum(int(under.get(f"{W}{side}")) for side in ("left", "right")) / 1440 * 25.4
    assert longest / 3 <= length <= longest / 2


def test_the_two_halves_fill_the_text_width_and_do_not_touch(head: File) -> None:
    left, right = (column.width.mm for column in head.docx.tables[0].columns)
    assert left + right == pytest.approx(165, abs=0.1)
    for style in ("OrganParent", "OrganName"):
        if head.styled(style):
            bold, _ = look(head.one(style))
            widths = [width(line, size(head.one(style)), bold=bold) for line in lines_of(head, style)]
            assert max(widths) < left - 2


# --------------------------------------------------------------------------- drafts and illustrations


def marked(text: str) -> list[str]:
    return written(text, FARM).texts("DraftMark")


def test_a_draft_is_marked_and_an_issued_report_is_not() -> None:
    assert marked(ISSUED.replace("status: issued", "status: draft")) == ["DỰ THẢO"]
    assert marked(ISSUED.replace("status: issued\n", "")) == ["DỰ THẢO"]
    assert marked(ISSUED) == []


@pytest.mark.parametrize("status", ["draft", "issued"])
def test_an_illustration_says_so_in_place_of_the_mark(status: str) -> None:
    assert marked(ISSUED.replace("status: issued", f"status: {status}\nsample: true")) == ["VÍ DỤ MINH HỌA"]


def test_the_mark_is_framed_bold_and_no_wider_than_its_words_need() -> None:
    file = written(DRAFT, FOREST)
    mark = file.one("DraftMark")
    assert (size(mark), look(mark)) == (13.0, (True, False))
    borders = mark.style.element.find(f".//{W}pBdr")
    assert {each.get(f"{W}val") for each in borders} == {"single"}
    assert len(borders) == 4
    column = file.docx.tables[0].columns[0].width
    frame = column - mark.paragraph_format.left_indent - mark.paragraph_format.right_indent
    assert Mm(1) < frame - Mm(width("DỰ THẢO", 13, bold=True)) < Mm(6)
    assert mark._p.getprevious() is file.one("CodeNumber")._p


def body_of(file: File) -> bytes:
    """The document without its mark."""
    root = etree.fromstring(file.parts["word/document.xml"], etree.XMLParser(remove_blank_text=True))
    for style in root.iter(f"{W}pStyle"):
        if style.get(f"{W}val") == "DraftMark":
            paragraph = style.getparent().getparent()
            paragraph.getparent().remove(paragraph)
    return etree.tostring(root)


@pytest.mark.parametrize("office", [FARM, FOREST])
def test_but_for_its_mark_a_draft_has_the_document_of_the_issued_report(office: str) -> None:
    issued = written(ISSUED, office)
    draft = written(ISSUED.replace("status: issued", "status: draft"), office)
    assert body_of(draft) == body_of(issued)
    assert draft.parts["word/styles.xml"] == issued.parts["word/styles.xml"]


@pytest.fixture(scope="module")
def printed() -> dict[str, tuple[list[Word], list[Word]]]:
    """For each office the words of an issued report and of the same as a draft, all made in one go."""
    texts = ISSUED, ISSUED.replace("status: issued", "status: draft")
    made = all_converted([written(text, office).data for office in (FARM, FOREST) for text in texts], "pdf")
    farms, farms_draft, forests, forests_draft = map(words, made)
    return {FARM: (farms, farms_draft), FOREST: (forests, forests_draft)}


@pytest.mark.parametrize("office", [FARM, FOREST])
def test_the_mark_moves_nothing_on_the_page(printed: dict[str, tuple[list[Word], list[Word]]], office: str) -> None:
    issued, draft = printed[office]
    mark = [word for word in draft if word.page == 1 and word.text in ("DỰ", "THẢO")]
    assert len(mark) == 2
    assert [word for word in draft if word not in mark] == issued
    number = next(word for word in issued if word.text == "Số:")
    title = next(word for word in issued if word.text == "BÁO")
    assert all(number.bottom <= word.top and word.bottom <= title.top for word in mark)


def test_there_is_a_blank_line_or_so_above_the_title_of_an_issued_report(
    printed: dict[str, tuple[list[Word], list[Word]]],
) -> None:
    found, _ = printed[FOREST]
    number = next(word for word in found if word.text == "Số:")
    title = next(word for word in found if word.text == "BÁO")
    assert Pt(12).pt <= title.top - number.bottom <= Pt(30).pt
