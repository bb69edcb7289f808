"""Reading what stands on the pages of anybody's Word file: tables, lines, text boxes, headers. One point a test."""

from __future__ import annotations

from io import BytesIO

import docx
import pytest

from baocao.word.font_metrics import width
from baocao.word.reading import CellPlace, Part, StrokeKind, open_word
from support.wordfiles import only, p, r, read, style, tbl

# --------------------------------------------------------------------------- tables


def test_cells_know_their_place_and_room() -> None:
    file = read(
        tbl((p("a"), p("b")), (f'<w:tcPr><w:gridSpan w:val="2"/></w:tcPr>{p("c")}',), grid=(2835, 5670)) + p("d")
    )
    a, b, c, d = file.paragraphs
    assert [(one.cell.row, one.cell.column, one.cell.columns) for one in (a, b, c) if one.cell] == [
        (0, 0, 1),
        (0, 1, 1),
        (1, 0, 2),
    ]
    assert [round(one.room or 0, 1) for one in (a, b, c)] == [46.2, 96.2, 146.2]
    assert d.cell is None
    assert [one.number for one in file.paragraphs] == [1, 2, 3, 4]
    assert (file.tables[0].rows, [round(one) for one in file.tables[0].columns]) == (2, [50, 100])


def test_a_cells_own_width_goes_before_the_grid_and_its_margins_count() -> None:
    margins = '<w:tcMar><w:left w:w="0" w:type="dxa"/><w:end w:w="567" w:type="dxa"/></w:tcMar>'
    cell = f'<w:tcPr><w:tcW w:w="3402" w:type="dxa"/>{margins}</w:tcPr>{p("a")}'
    assert round(read(tbl((cell,), grid=(1000,))).paragraphs[0].room or 0, 1) == 50


def test_widths_in_percent_are_of_the_room() -> None:
    cell = f'<w:tcPr><w:tcW w:w="2500" w:type="pct"/></w:tcPr>{p("a")}'
    pr = '<w:tblW w:w="5000" w:type="pct"/><w:tblCellMar><w:left w:w="0"/><w:right w:w="0"/></w:tblCellMar>'
    assert round(read(tbl((cell,), tblpr=pr)).paragraphs[0].room or 0, 1) == 80


def test_a_table_in_a_cell_knows_the_outer_cell() -> None:
    file = read(tbl((tbl((p("in"),), grid=(1000,)) + p("out"),), grid=(2000,)))
    inner = next(one for one in file.paragraphs if one.text == "in")
    assert inner.cell is not None
    assert file.tables[inner.cell.table].outer == CellPlace(0, 0, 0, 1, file.paragraphs[1].room)


def test_a_cell_that_continues_the_one_above_shows_nothing() -> None:
    top = f'<w:tcPr><w:vMerge w:val="restart"/></w:tcPr>{p("a")}'
    file = read(tbl((top,), (f"<w:tcPr><w:vMerge/></w:tcPr>{p('hidden')}",), grid=(1000,)))
    assert [one.text for one in file.paragraphs] == ["a"]


BORDERS = "".join(f'<w:{side} w:val="single"/>' for side in ("top", "left", "bottom", "right", "insideH", "insideV"))
NO_BORDERS = BORDERS.replace("single", "nil")


def test_borders_are_the_tables_the_cells_or_the_styles() -> None:
    grid = style("G", kind="table", more=f"<w:tblPr><w:tblBorders>{BORDERS}</w:tblBorders></w:tblPr>")
    by_style = '<w:tblStyle w:val="G"/>'
    cell = f'<w:tcPr><w:tcBorders><w:bottom w:val="single"/></w:tcBorders></w:tcPr>{p("a")}'
    tables = [
        tbl((p("a"),)),
        tbl((p("a"),), tblpr=f"<w:tblBorders>{BORDERS}</w:tblBorders>"),
        tbl((p("a"),), tblpr=by_style),
        tbl((p("a"),), tblpr=f"{by_style}<w:tblBorders>{NO_BORDERS}</w:tblBorders>"),
        tbl((cell,)),
    ]
    file = read("".join(tables), styles=grid)
    assert [one.has_borders for one in file.tables] == [False, True, True, False, True]


def conditional(look: str) -> list[bool]:
    first = '<w:tblStylePr w:type="firstRow"><w:rPr><w:b/></w:rPr></w:tblStylePr>'
    styles = style("G", kind="table", rpr="<w:i/>", more=first)
    file = read(tbl((p("a"),), (p("b"),), tblpr=f'<w:tblStyle w:val="G"/>{look}'), styles=styles)
    assert all(one.runs[0].look.italic for one in file.paragraphs)
    return [one.runs[0].look.bold for one in file.paragraphs]


def test_the_first_row_looks_as_the_tables_style_says_where_the_table_asks_for_it() -> None:
    assert conditional('<w:tblLook w:val="0020"/>') == [True, False]
    assert conditional('<w:tblLook w:val="0020" w:firstRow="0"/>') == [False, False]


def test_a_paragraphs_style_lies_over_the_tables() -> None:
    styles = style("G", kind="table", rpr='<w:sz w:val="20"/>') + style("n", default=True, rpr='<w:sz w:val="28"/>')
    assert read(tbl((p("a"),), tblpr='<w:tblStyle w:val="G"/>'), styles=styles).paragraphs[0].runs[0].look.size == 14


# --------------------------------------------------------------------------- lines


def shape(cx: float, cy: float, *, geometry: str = "line", line: str = "", inside: str = "", y: str = "0") -> str:
    emu = [round(mm * 36000) for mm in (cx, cy)]
    return (
        '<w:r><w:drawing><wp:anchor><wp:positionV relativeFrom="paragraph">'
        f'<wp:posOffset>{y}</wp:posOffset></wp:positionV><wp:extent cx="{emu[0]}" cy="{emu[1]}"/>'
        f'<wp:docPr id="1" name="x"/><a:graphic><a:graphicData uri="x"><wps:wsp><wps:cNvCnPr/><wps:spPr><a:xfrm>'
        f'<a:off x="0" y="0"/><a:ext cx="{emu[0]}" cy="{emu[1]}"/></a:xfrm><a:prstGeom prst="{geometry}"/>'
        f"<a:ln>{line}</a:ln></wps:spPr>{inside}<wps:bodyPr/></wps:wsp></a:graphicData></a:graphic></wp:anchor>"
        "</w:drawing></w:r>"
    )


def strokes(body: str) -> list[tuple[str, float | None, bool]]:
    return [(one.kind, one.length and round(one.length, 1), one.solid) for one in only(body).strokes]


def test_a_drawn_line_is_a_stroke_with_its_length() -> None:
    assert strokes(p(shape(60, 0))) == [("shape", 60, True)]
    assert strokes(p(shape(60, 0.2, geometry="rect"))) == [("shape", 60, True)]


def test_dashed_doubled_upright_and_unseen_lines() -> None:
    assert strokes(p(shape(60, 0, line='<a:prstDash val="dash"/>'))) == [("shape", 60, False)]
    assert strokes(p(shape(60, 0).replace("<a:ln>", '<a:ln cmpd="dbl">'))) == [("shape", 60, False)]
    assert strokes(p(shape(0, 60))) == []
    assert strokes(p(shape(60, 0, line="<a:noFill/>"))) == []
    assert strokes(p(shape(60, 30, geometry="rect"))) == []


def test_a_line_over_the_words_is_said_to_be_above() -> None:
    assert [one.above for one in only(p(shape(60, 0) + r("chữ"))).strokes] == [True]
    assert [one.above for one in only(p(shape(60, 0, y="200000") + r("chữ"))).strokes] == [False]
    assert [one.above for one in only(p(shape(60, 0))).strokes] == [False]


def test_a_line_in_a_group_is_measured_in_the_groups_scale() -> None:
    group = (
        '<w:r><w:drawing><wp:inline><wp:extent cx="720000" cy="720000"/><a:graphic><a:graphicData uri="x"><wpg:wgp>'
        '<wpg:grpSpPr><a:xfrm><a:ext cx="720000" cy="720000"/><a:chExt cx="1440000" cy="1440000"/></a:xfrm>'
        "</wpg:grpSpPr>"
        '<wps:wsp><wps:spPr><a:xfrm><a:ext cx="1080000" cy="0"/></a:xfrm><a:prstGeom prst="line"/></wps:spPr></wps:wsp>'
        "</wpg:wgp></a:graphicData></a:graphic></wp:inline></w:drawing></w:r>"
    )
    assert strokes(p(group)) == [("shape", 15, True)]


@pytest.mark.parametrize(
    ("inside", "seen"),
    [
        ('<v:line from="10mm,5pt" to="70mm,5pt"/>', [("shape", 60, True)]),
        ('<v:line from="0,0" to="72pt,0"><v:stroke dashstyle="dash"/></v:line>', [("shape", 25.4, False)]),
        ('<v:line from="0,0" to="0,72pt"/>', []),
        ('<v:rect style="width:50mm;height:.5pt"/>', [("shape", 50, True)]),
        ('<v:rect style="width:50mm;height:20mm"/>', []),
        ('<v:shape type="#_x0000_t32" style="width:50mm;height:0"/>', [("shape", 50, True)]),
        ('<v:shape style="width:50mm;height:0"><v:imagedata r:id="x"/></v:shape>', []),
        (
            '<v:group style="width:100mm;height:10mm" coordsize="1000,100"><v:line from="0,50" to="600,50"/></v:group>',
            [("shape", 60, True)],
        ),
    ],
)
def test_lines_of_the_elder_kind(inside: str, seen: list[tuple[str, float, bool]]) -> None:
    assert strokes(p(f"<w:r><w:pict>{inside}</w:pict></w:r>")) == seen


def test_borders_over_and_under_are_as_long_as_the_room_between_the_indents() -> None:
    ppr = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr><w:ind w:left="2835" w:right="2268" w:firstLine="720"/>'
    assert strokes(p("", ppr)) == [("border", 70, True)]
    top = only(p("a", '<w:pBdr><w:top w:val="dashed"/></w:pBdr>')).strokes[0]
    assert (top.above, top.solid) == (True, False)
    assert strokes(p("a", '<w:pBdr><w:top w:val="nil"/></w:pBdr>')) == []


def test_one_border_is_drawn_under_paragraphs_in_a_row_that_share_it() -> None:
    border = '<w:pBdr><w:bottom w:val="single" w:sz="6"/></w:pBdr>'
    file = read(p("a", border) + p("b", border) + p("c"))
    assert [len(one.strokes) for one in file.paragraphs] == [0, 1, 0]


@pytest.mark.parametrize(
    ("text", "solid"), [("_____", True), ("─────", True), ("—————", True), ("-----", False), ("…………", False)]
)
def test_rows_of_signs_are_strokes(text: str, solid: bool) -> None:
    stroke = only(p(text, rpr='<w:b/><w:sz w:val="26"/>')).strokes[0]
    assert (stroke.kind, stroke.solid) == (StrokeKind.CHARACTERS, solid)
    assert stroke.length == pytest.approx(width(text, 13, bold=True))


@pytest.mark.parametrize("text", ["__", "-0-", "--- a ---", "...-", "Số:.....", ""])
def test_other_text_is_no_stroke(text: str) -> None:
    assert strokes(p(text)) == []


def test_a_row_of_raised_signs_is_shorter() -> None:
    raised = only(p("_" * 12, rpr='<w:vertAlign w:val="superscript"/>')).strokes[0]
    assert raised.length == pytest.approx(width("_" * 12, 10) * 2 / 3)


def test_a_row_of_signs_on_a_line_of_its_own_is_a_stroke() -> None:
    assert len(strokes(p(f"{r('Chữ')}<w:r><w:br/></w:r>{r('______')}"))) == 1


def test_underlined_blanks_are_a_stroke() -> None:
    blanks = only(p("          ", rpr='<w:u w:val="single"/>')).strokes[0]
    assert blanks.length == pytest.approx(width(" " * 10, 10))
    assert strokes(p('<w:r><w:rPr><w:u w:val="single"/></w:rPr><w:tab/></w:r>')) == [("characters", None, True)]
    assert strokes(p("          ")) == []


# --------------------------------------------------------------------------- text boxes, notes, headers


def test_the_text_of_a_box_comes_after_its_anchor_once() -> None:
    box = f"<wps:txbx><w:txbxContent>{p('in')}</w:txbxContent></wps:txbx>"
    drawing = shape(50, 20, geometry="rect", inside=box).removeprefix("<w:r>").removesuffix("</w:r>")
    elder = f"<w:pict><v:rect><v:textbox><w:txbxContent>{p('in')}</w:txbxContent></v:textbox></v:rect></w:pict>"
    both = (
        f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'>{drawing}</mc:Choice>"
        f"<mc:Fallback>{elder}</mc:Fallback></mc:AlternateContent></w:r>"
    )
    file = read(p(r("a") + both) + p("b"))
    assert [(one.number, one.text, one.part) for one in file.paragraphs] == [
        (1, "a", Part.BODY),
        (2, "in", Part.TEXT_BOX),
        (3, "b", Part.BODY),
    ]
    assert round(file.paragraphs[1].room or 0, 1) == 44.9


def test_a_box_of_the_elder_kind_alone_is_read() -> None:
    box = f"<v:textbox><w:txbxContent>{p('in')}</w:txbxContent></v:textbox>"
    file = read(p(f"<w:r><w:pict><v:shape style='width:50mm;height:9mm'>{box}</v:shape></w:pict></w:r>"))
    assert [(one.text, one.part) for one in file.paragraphs] == [("", Part.BODY), ("in", Part.TEXT_BOX)]


def test_notes_are_kept_apart_and_their_separators_left_out() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{p("-")}</w:footnote><w:footnote w:id="1">{p("chú")}</w:footnote>'
    )
    file = read(p("a"), footnotes=notes)
    assert [(one.text, one.part) for one in file.notes] == [("chú", Part.NOTE)]
    assert len(file.paragraphs) == 1


def section(*refs: tuple[str, str], more: str = "", width: int = 11906) -> str:
    inner = "".join(f'<w:headerReference w:type="{kind}" r:id="{link}"/>' for kind, link in refs)
    return f'<w:sectPr>{inner}<w:pgSz w:w="{width}" w:h="16838"/>{more}</w:sectPr>'


def test_headers_are_inherited_and_only_those_that_show_are_kept() -> None:
    first = section(("default", "rIdA"), ("first", "rIdB"), ("even", "rIdC"))
    second = section(more="<w:titlePg/>")
    file = read(p("a", first) + p("b"), sectPr=second, headers={"rIdA": p("A"), "rIdB": p("B"), "rIdC": p("C")})
    seen = [{kind: shown[0].text for kind, shown in one.headers.items()} for one in file.sections]
    assert seen == [{"default": "A"}, {"default": "A", "first": "B"}]
    assert file.sections[0].headers["default"][0].part is Part.HEADER
    assert [one.section for one in file.paragraphs] == [0, 1]
    assert [one.first_page_differs for one in file.sections] == [False, True]


def test_even_headers_show_where_the_settings_say_so() -> None:
    file = read(p("a"), sectPr=section(("even", "rIdC")), headers={"rIdC": p("C")}, settings="<w:evenAndOddHeaders/>")
    assert file.even_and_odd
    assert file.sections[0].headers["even"][0].text == "C"


def test_a_page_is_as_its_section_says() -> None:
    page = '<w:sectPr><w:type w:val="continuous"/><w:pgSz w:w="16838" w:h="11906" w:orient="landscape"/>' \
        '<w:pgMar w:top="-1134" w:right="850" w:bottom="1134" w:left="1417" w:header="567" w:gutter="284"/>' \
        '<w:pgNumType w:fmt="upperRoman" w:start="3"/></w:sectPr>'  # fmt: skip
    one = read(p("a"), sectPr=page).sections[0]
    measures = [
        round(x) for x in (one.width, one.height, one.top, one.right, one.bottom, one.left, one.header_distance)
    ]
    assert measures == [297, 210, 20, 15, 20, 30, 10]
    assert (one.page_start, one.page_format, one.kind, one.landscape) == (3, "upperRoman", "continuous", True)


def test_a_file_without_a_section_has_words_own_page() -> None:
    one = read(p("a"), sectPr="").sections[0]
    assert [round(x, 1) for x in (one.width, one.height, one.left, one.top)] == [215.9, 279.4, 25.4, 25.4]


# --------------------------------------------------------------------------- the whole file


def test_properties_are_read_as_text() -> None:
    core = (
        '<cp:coreProperties xmlns:cp="x" xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>Tên</dc:title>'
        "<cp:contentStatus>draft</cp:contentStatus></cp:coreProperties>"
    )
    custom = (
        '<Properties xmlns="y" xmlns:vt="z"><property name="Source"><vt:lpwstr>a.md</vt:lpwstr></property></Properties>'
    )
    file = read(p("a"), core=core, custom=custom)
    assert (file.core, file.properties) == ({"title": "Tên", "contentStatus": "draft"}, {"Source": "a.md"})


def test_text_and_what_is_said_on_the_spot_agree_with_python_docx() -> None:
    made = docx.Document()
    for at in range(20):
        paragraph = made.add_paragraph(style="List Number" if at % 3 else "Heading 1")
        for word in ("Một", " hai\tba", "\nbốn"):
            run = paragraph.add_run(word)
            run.bold, run.font.size = bool(at % 2), docx.shared.Pt(10 + at)
    made.add_table(2, 3).cell(1, 2).text = "ô"
    out = BytesIO()
    made.save(out)
    file = open_word(out.getvalue())
    theirs = [one.text for one in made.paragraphs]
    ours = ["\n".join(line.text for line in one.lines) for one in file.paragraphs if one.cell is None]
    assert ours == theirs
    for one, other in zip(file.paragraphs, made.paragraphs, strict=False):
        assert {run.look.size for run in one.runs} == {run.font.size.pt for run in other.runs if run.font.size}
        assert {run.look.bold for run in one.runs} == {run.bold for run in other.runs}
    assert file.paragraphs[-1].cell == CellPlace(0, 1, 2, 1, file.paragraphs[-1].room)
