"""Traces of the work on a document: hidden words, tracked changes, comments, empty lines, and tables that stick out."""

from __future__ import annotations

import pytest

from baocao.word.reading import EditTrace, EditTraceKind, Part, open_word
from support.wordfiles import NAMESPACES, XML, R, p, pstyle, r, read, relationships, style, tbl, word_file

HIDDEN = "<w:vanish/>"
RED_LINED = (
    p("một", "", "")
    + "<w:p>"
    + r("hai ")
    + f'<w:ins w:id="1" w:author="Hùng">{r("thêm")}</w:ins>'
    + '<w:del w:id="2"><w:r><w:delText>bớt</w:delText></w:r></w:del></w:p>'
    + f'<w:p><w:pPr><w:rPr><w:ins w:id="3"/></w:rPr></w:pPr>{r("ba")}</w:p>'
    + f'<w:p><w:moveTo w:id="4">{r("dời")}</w:moveTo></w:p>'
    + p(r("đậm", '<w:b/><w:rPrChange w:id="5"><w:rPr/></w:rPrChange>'))
)


def hidden(body: str, **parts: str) -> list[tuple[str, int]]:
    """The hidden words with the number of their paragraph."""
    return [(one.text, one.number) for one in read(body, **parts).edit_traces if one.kind is EditTraceKind.HIDDEN]


def test_hidden_words_are_kept_apart_with_the_paragraph_they_stand_in() -> None:
    body = p("một") + p(r("thấy ") + r("ẩn", HIDDEN) + r(" nữa", HIDDEN))
    assert hidden(body) == [("ẩn nữa", 2)]
    assert [one.text for one in read(body).paragraphs] == ["một", "thấy "]


def test_words_are_hidden_by_styles_too() -> None:
    styles = style("An", kind="character", rpr=HIDDEN) + style("Doan", rpr=HIDDEN)
    assert hidden(p(r("a", '<w:rStyle w:val="An"/>')) + p("b", pstyle("Doan")), styles=styles) == [("a", 1), ("b", 2)]


def test_a_paragraph_that_is_hidden_whole_is_named_by_the_one_that_follows() -> None:
    gone = f"<w:p><w:pPr><w:rPr>{HIDDEN}</w:rPr></w:pPr>{r('ẩn', HIDDEN)}</w:p>"
    assert hidden(p("một") + gone + p("hai")) == [("ẩn", 2)]


@pytest.mark.parametrize(
    "body",
    [
        f"<w:p><w:pPr><w:rPr>{HIDDEN}</w:rPr></w:pPr>{r('chữ')}</w:p>",
        p(r("  ", HIDDEN)),
        p('<w:r><w:rPr><w:vanish w:val="0"/></w:rPr><w:t>chữ</w:t></w:r>'),
        p('<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:rPr><w:vanish/></w:rPr><w:instrText>XE</w:instrText>'
          '<w:t>a</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'),
        p(r("a", "<w:webHidden/>")),
    ],
    ids=["only the end of the paragraph", "blanks", "switched off", "inside a field's code", "on the web only"],
)  # fmt: skip
def test_what_hides_no_words_is_not_hidden(body: str) -> None:
    assert hidden(body) == []


def test_tracked_changes_come_with_their_words_and_places() -> None:
    file = read(RED_LINED)
    assert file.edit_traces == (
        EditTrace(EditTraceKind.ADDED, "thêm", Part.BODY, 2, "Hùng"),
        EditTrace(EditTraceKind.DELETED, "bớt", Part.BODY, 2),
        EditTrace(EditTraceKind.ADDED, "", Part.BODY, 3),
        EditTrace(EditTraceKind.MOVED, "dời", Part.BODY, 4),
        EditTrace(EditTraceKind.RESTYLED, "đậm", Part.BODY, 5),
    )
    assert file.has_tracked_changes
    assert not read(p("a")).has_tracked_changes


def test_changes_above_the_page_and_in_notes_count_as_well() -> None:
    sect = '<w:sectPr><w:headerReference w:type="default" r:id="rIdH1"/></w:sectPr>'
    added = f'<w:p><w:ins w:id="1">{r("thêm")}</w:ins></w:p>'
    note = f'<w:footnote w:id="1">{added}</w:footnote>'
    file = open_word(word_file(p("a"), sectPr=sect, headers={"rIdH1": added}, footnotes=note))
    assert [(one.part, one.text) for one in file.edit_traces] == [(Part.HEADER, "thêm"), (Part.NOTE, "thêm")]


def test_a_row_that_was_added_belongs_to_no_paragraph() -> None:
    row = f'<w:tr><w:trPr><w:ins w:id="1"/></w:trPr><w:tc>{p("a")}</w:tc></w:tr>'
    (mark,) = read(f"<w:tbl><w:tblPr/><w:tblGrid/>{row}</w:tbl>").edit_traces
    assert (mark.kind, mark.number) == (EditTraceKind.ADDED, 0)


def test_comments_are_those_that_the_text_refers_to() -> None:
    said = "".join(
        f'<w:comment w:id="{number}" w:author="Hùng">{p(text)}</w:comment>' for number, text in enumerate("abc")
    )
    comments = f"{XML}<w:comments {NAMESPACES}>{said}</w:comments>".encode()
    links = relationships([("rIdC", f"{R}/comments", "comments.xml")])
    extra = {"word/comments.xml": comments, "word/_rels/document.xml.rels": links}
    body = p("một") + p('<w:commentRangeStart w:id="1"/>' + r("hai") + '<w:r><w:commentReference w:id="1"/></w:r>')
    (trace,) = open_word(word_file(body, extra=extra)).edit_traces
    assert trace == EditTrace(EditTraceKind.COMMENT, "b", Part.BODY, 2, "Hùng")


@pytest.mark.parametrize(
    ("paragraph", "blank"),
    [
        ("<w:p/>", True),
        (p(" \u00a0"), True),
        (p(r("", "<w:b/>")), True),
        (p("a"), False),
        (p('<w:r><w:br w:type="page"/></w:r>'), False),
        (p("<w:r><w:br/></w:r>"), True),
        (p("<w:r><w:drawing/></w:r>"), False),
        (p("", "<w:pageBreakBefore/>"), False),
        (p("", "<w:sectPr/>"), False),
        (p("", '<w:pBdr><w:bottom w:val="single"/></w:pBdr>'), False),
        (p("_____"), False),
    ],
)
def test_a_paragraph_is_blank_that_holds_nothing_at_all(paragraph: str, blank: bool) -> None:
    assert read(paragraph + p("z")).paragraphs[0].is_blank is blank


GRID = '<w:tblBorders><w:top w:val="single"/><w:insideH w:val="single"/><w:insideV w:val="single"/></w:tblBorders>'


@pytest.mark.parametrize(
    ("tblpr", "grid", "left", "width"),
    [
        ('<w:tblW w:w="10000" w:type="dxa"/>', (1000, 1000), 0, 176.4),
        ('<w:tblW w:w="0" w:type="auto"/><w:tblInd w:w="567" w:type="dxa"/>', (5000, 5000), 10, 176.4),
        ('<w:tblW w:w="10000" w:type="dxa"/><w:jc w:val="center"/>', (1000, 1000), -8.2, 176.4),
        ('<w:tblW w:w="10000" w:type="dxa"/><w:jc w:val="right"/>', (1000, 1000), -16.4, 176.4),
        ('<w:tblW w:w="2000" w:type="dxa"/><w:tblLayout w:type="fixed"/>', (6000, 6000), 0, 211.7),
        ('<w:tblpPr w:tblpX="500"/><w:tblW w:w="9000" w:type="dxa"/><w:jc w:val="right"/>', (10, 10), 0, 158.7),
        ('<w:tblW w:w="5000" w:type="pct"/>', (9000, 9000), 0, 160),
    ],
    ids=["as said", "as its columns", "centred", "right", "columns that are fixed", "afloat", "a share"],
)
def test_where_a_table_begins_and_how_wide_it_is(tblpr: str, grid: tuple[int, int], left: float, width: float) -> None:
    (table,) = read(tbl([p("a"), p("b")], [p("c"), p("d")], tblpr=tblpr + GRID, grid=grid)).tables
    assert (round(table.left, 1), round(table.width or 0, 1), round(table.room or 0)) == (left, width, 160)
    assert table.is_grid


def test_a_table_of_one_row_or_with_few_borders_is_no_grid() -> None:
    one_line = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>'
    rows = ([p("a"), p("b")], [p("c"), p("d")], [p("e"), p("f")])
    assert [one.is_grid for one in read(tbl(rows[0], tblpr=GRID)).tables] == [False]
    assert [(one.is_grid, one.has_borders) for one in read(tbl(*rows, tblpr=one_line)).tables] == [(False, True)]


def commented(body: str, said: str) -> tuple[EditTrace, ...]:
    """What is read of a file with this body and these comments."""
    comments = f"<w:comments {NAMESPACES}>{said}</w:comments>"
    extra = {
        "word/comments.xml": (XML + comments).encode(),
        "word/_rels/document.xml.rels": relationships([("rId9", f"{R}/comments", "comments.xml")]),
    }
    return open_word(word_file(body, extra=extra)).edit_traces


def test_a_comment_comes_with_its_author_its_date_and_the_words_it_is_about() -> None:
    start, end = '<w:commentRangeStart w:id="{}"/>', '<w:commentRangeEnd w:id="{}"/>'
    body = (
        f"<w:p>{r('Cấp ')}{start.format(1)}{r('05 ')}{start.format(2)}{r('giấy')}{end.format(1)}</w:p>"
        f"<w:p>{r('phép mới')}{end.format(2)}{r(' hết')}</w:p>"
    )
    said = (
        f'<w:comment w:id="1" w:author="Trần  An" w:date="2022-01-14T09:00:00Z">{p("Mấy giấy?")}</w:comment>'
        f'<w:comment w:id="2" w:author="Bình">{p("Rõ hơn")}</w:comment>'
    )
    assert commented(body, said) == (
        EditTrace(EditTraceKind.COMMENT, "Mấy giấy?", Part.BODY, 1, "Trần An", "2022-01-14T09:00:00Z", "05 giấy"),
        EditTrace(EditTraceKind.COMMENT, "Rõ hơn", Part.BODY, 1, "Bình", "", "giấy phép mới"),
    )


def test_a_comment_at_a_point_quotes_nothing() -> None:
    body = p(r("một") + '<w:r><w:commentReference w:id="1"/></w:r>')
    (trace,) = commented(body, f'<w:comment w:id="1" w:author="An">{p("gì?")}</w:comment>')
    assert (trace.text, trace.quote) == ("gì?", "")


PICTURE = (
    "<w:r><w:drawing><a:graphic><pic:pic><pic:blipFill><a:blip/></pic:blipFill></pic:pic></a:graphic></w:drawing></w:r>"
)
OLD_PICTURE = '<w:r><w:pict><v:shape><v:imagedata r:id="rId5"/></v:shape></w:pict></w:r>'


@pytest.mark.parametrize(
    ("body", "count"),
    [
        (p("chữ"), 0),
        (p(PICTURE) + p(PICTURE), 2),
        (p(OLD_PICTURE), 1),
        (p(f"<w:r><mc:AlternateContent><mc:Choice>{PICTURE}</mc:Choice><mc:Fallback>{OLD_PICTURE}</mc:Fallback>"
           "</mc:AlternateContent></w:r>"), 1),
        (p(f'<w:del w:id="1">{PICTURE}</w:del>'), 0),
    ],
    ids=["none", "two", "of old files", "one in two forms", "deleted"],
)  # fmt: skip
def test_pictures_are_counted_as_they_show(body: str, count: int) -> None:
    assert read(body).pictures == count
