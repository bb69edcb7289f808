"""Reading letters in anybody's Word file: styles over each other, fonts, signs, fields. One point a test."""

from __future__ import annotations

import pytest

from baocao.word.reading import AUTO
from support.wordfiles import A4, DEFAULTS, only, p, pstyle, r, read, style, text_of

# --------------------------------------------------------------------------- letters


def test_a_file_without_styles_has_the_look_that_word_falls_back_to() -> None:
    look = only(p("chữ")).runs[0].look
    assert (look.fonts, look.size, look.bold, look.color) == (("Times New Roman",), 10, False, AUTO)


def test_the_defaults_of_the_document_count_where_nothing_else_is_said() -> None:
    one = only(p("chữ"), styles=DEFAULTS)
    assert (one.runs[0].look.fonts, one.runs[0].look.size, one.after, one.spacing.value) == (("Arial",), 11, 10, 1.15)


def test_a_style_takes_from_those_it_is_based_on() -> None:
    styles = style("a", rpr='<w:sz w:val="26"/><w:i/>') + style("b", based="a", rpr='<w:color w:val="FF0000"/>')
    look = only(p("chữ", pstyle("b")), styles=styles).runs[0].look
    assert (look.size, look.italic, look.color) == (13, True, "FF0000")


def test_styles_based_on_each_other_in_a_ring_are_read() -> None:
    styles = style("a", based="b", rpr="<w:b/>") + style("b", based="a", rpr='<w:sz w:val="26"/>')
    look = only(p("chữ", pstyle("a")), styles=styles).runs[0].look
    assert (look.bold, look.size) == (True, 13)


@pytest.mark.parametrize("named", ["", pstyle("gone"), pstyle("letters")])
def test_a_paragraph_without_a_true_style_has_the_default_one(named: str) -> None:
    styles = style("n", rpr='<w:sz w:val="28"/>', default=True) + style("letters", kind="character", rpr="<w:b/>")
    look = only(p("chữ", named), styles=styles).runs[0].look
    assert (look.size, look.bold) == (14, False)


def test_a_style_named_normal_is_the_default_where_none_is_said_to_be() -> None:
    assert only(p("chữ"), styles=style("n", name="Normal", rpr='<w:sz w:val="28"/>')).runs[0].look.size == 14


def test_bold_in_two_styles_of_different_kinds_is_not_bold() -> None:
    styles = style("a", rpr="<w:b/>") + style("c", kind="character", rpr="<w:b/>")
    assert not only(p("chữ", pstyle("a"), '<w:rStyle w:val="c"/>'), styles=styles).runs[0].look.bold


def test_bold_in_a_style_and_on_the_spot_is_bold() -> None:
    assert only(p("chữ", pstyle("a"), "<w:b/>"), styles=style("a", rpr="<w:b/>")).runs[0].look.bold


def test_bold_twice_in_one_chain_of_styles_is_bold() -> None:
    styles = style("a", rpr="<w:b/>") + style("b", based="a", rpr="<w:b/>")
    assert only(p("chữ", pstyle("b")), styles=styles).runs[0].look.bold


def test_bold_can_be_switched_off_on_the_spot() -> None:
    assert not only(p("chữ", pstyle("a"), '<w:b w:val="0"/>'), styles=style("a", rpr="<w:b/>")).runs[0].look.bold


THEME = (
    '<a:clrScheme name="x"><a:dk1><a:sysClr val="windowText" lastClr="000000"/></a:dk1>'
    '<a:accent1><a:srgbClr val="4472C4"/></a:accent1></a:clrScheme>'
    '<a:fontScheme name="x"><a:majorFont><a:latin typeface="Cambria"/></a:majorFont>'
    '<a:minorFont><a:latin typeface="Calibri"/></a:minorFont></a:fontScheme>'
)


def test_fonts_of_the_theme_go_before_written_ones() -> None:
    rpr = '<w:rFonts w:asciiTheme="majorHAnsi" w:ascii="Arial" w:hAnsiTheme="minorHAnsi"/>'
    assert only(p("aữ", rpr=rpr), theme=THEME).runs[0].look.fonts == ("Cambria", "Calibri")


def test_a_font_of_a_theme_that_is_not_there_is_the_written_one() -> None:
    assert only(p("a", rpr='<w:rFonts w:asciiTheme="majorHAnsi" w:ascii="Arial"/>')).runs[0].look.fonts == ("Arial",)


def test_fonts_are_those_of_the_letters_that_are_there() -> None:
    rpr = '<w:rFonts w:ascii="A" w:hAnsi="H" w:eastAsia="E" w:cs="C"/>'
    runs = [only(p(text, rpr=rpr)).runs[0].look.fonts for text in ("abc", "ữ", "aữ", "中", "  ", "\u00a0")]
    assert runs == [("A",), ("H",), ("A", "H"), ("E",), (), ()]


def test_quotes_and_dashes_are_asian_where_the_letters_say_so() -> None:
    rpr = '<w:rFonts w:ascii="A" w:hAnsi="H" w:eastAsia="E" w:hint="eastAsia"/>'
    runs = [only(p(text, rpr=rpr)).runs[0].look.fonts for text in ("“", "–", "ữ", "a")]
    assert runs == [("E",), ("E",), ("H",), ("A",)]


@pytest.mark.parametrize(("said", "is_complex"), [("<w:cs/>", True), ("<w:rtl/>", True), ('<w:rtl w:val="0"/>', False)])
def test_letters_set_as_arabic_have_the_properties_for_it(said: str, is_complex: bool) -> None:
    rpr = f'<w:rFonts w:ascii="A" w:cs="C"/><w:b/><w:iCs/><w:sz w:val="28"/><w:szCs w:val="20"/>{said}'
    look = only(p("a", rpr=rpr)).runs[0].look
    expected = (("C",), 10, False, True) if is_complex else (("A",), 14, True, False)
    assert (look.fonts, look.size, look.bold, look.italic) == expected


def test_fonts_that_the_theme_has_for_other_scripts_are_not_its_latin_ones() -> None:
    theme = THEME.replace('<a:latin typeface="Calibri"/>', '<a:latin typeface="Calibri"/><a:ea typeface="SimSun"/>')
    rpr = '<w:rFonts w:ascii="Arial" w:eastAsiaTheme="minorEastAsia"/>'
    assert only(p("a中", rpr=rpr), theme=theme).runs[0].look.fonts == ("Arial", "SimSun")


def test_raised_letters_are_a_run_of_their_own_of_the_size_on_the_line() -> None:
    runs = only(p(r("Tên") + r("1", '<w:vertAlign w:val="superscript"/>'))).runs
    assert [(one.text, one.look.raised, one.look.size) for one in runs] == [("Tên", False, 10), ("1", True, 10)]


@pytest.mark.parametrize(
    ("color", "seen"),
    [
        ('w:val="auto"', {AUTO}),
        ('w:val="000000"', {"000000"}),
        ('w:val="595959" w:themeColor="text1"', {AUTO, "000000"}),
        ('w:val="000000" w:themeColor="dark1"', {AUTO, "000000"}),
        ('w:val="4472C4" w:themeColor="accent1"', {"4472C4"}),
        ('w:val="595959" w:themeColor="text1" w:themeTint="A6"', {"595959"}),
        ('w:val="ff0000"', {"FF0000"}),
        ('w:val="red"', {AUTO}),
    ],
)
def test_colours_are_those_a_reader_sees(color: str, seen: set[str]) -> None:
    assert only(p("chữ", rpr=f"<w:color {color}/>"), theme=THEME).runs[0].look.color in seen


def test_shading_and_highlighting_tell_but_white_does_not() -> None:
    marks = (
        '<w:highlight w:val="yellow"/>',
        '<w:shd w:val="clear" w:fill="FFFF00"/>',
        '<w:highlight w:val="none"/>',
        '<w:shd w:val="clear" w:color="auto" w:fill="auto"/>',
        '<w:shd w:val="clear" w:fill="FFFFFF"/>',
    )
    assert [only(p("chữ", rpr=one)).runs[0].look.highlight for one in marks] == [True, True, False, False, False]


def test_capitals_by_look_are_shown_as_capitals() -> None:
    line = only(p("Phần một", rpr="<w:caps/>")).lines[0]
    assert (line.text, line.runs[0].text) == ("PHẦN MỘT", "Phần một")


# --------------------------------------------------------------------------- text


def test_inserted_text_is_read_and_deleted_text_is_not() -> None:
    body = p(
        f"{r('a')}<w:ins>{r('b')}</w:ins><w:del><w:r><w:delText>c</w:delText></w:r></w:del>"
        f"<w:moveFrom>{r('d')}</w:moveFrom><w:moveTo>{r('e')}</w:moveTo>"
    )
    assert text_of(body) == ["abe"]
    assert read(body).has_tracked_changes
    assert not read(p("a")).has_tracked_changes


def test_hidden_text_is_not_shown() -> None:
    assert text_of(p(r("a") + r("b", "<w:vanish/>") + r("c"))) == ["ac"]


@pytest.mark.parametrize("mark", ["<w:vanish/>", '<w:del w:id="1" w:author="x"/>', '<w:moveFrom w:id="1"/>'])
def test_an_empty_paragraph_whose_end_is_hidden_or_deleted_is_not_there(mark: str) -> None:
    gone = p(r("b", "<w:vanish/>"), f"<w:rPr>{mark}</w:rPr>")
    file = read(p("a") + gone + p("c"))
    assert [(one.number, one.text) for one in file.paragraphs] == [(1, "a"), (2, "c")]


def test_a_paragraph_that_is_not_there_may_end_a_section() -> None:
    gone = p("", f"<w:rPr><w:vanish/></w:rPr>{A4}")
    assert [one.section for one in read(p("a") + gone + p("c")).paragraphs] == [0, 1]


def test_wrappers_are_looked_through() -> None:
    inner = f"<w:sdt><w:sdtContent>{r('b')}</w:sdtContent></w:sdt><w:smartTag>{r('c')}</w:smartTag>"
    assert text_of(p(f'<w:hyperlink r:id="x">{r("a")}</w:hyperlink>{inner}')) == ["abc"]


def test_paragraphs_in_content_controls_are_read() -> None:
    file = read(f"<w:sdt><w:sdtContent>{p('a')}{p('b')}</w:sdtContent></w:sdt>{p('c')}")
    assert [one.text for one in file.paragraphs] == ["a", "b", "c"]


def test_line_breaks_make_lines_and_tabs_are_kept() -> None:
    body = p(
        "<w:r><w:t>a</w:t><w:br/><w:t>b</w:t><w:tab/><w:t>c</w:t><w:cr/><w:t>d</w:t>"
        "<w:br w:type='page'/><w:t>e</w:t></w:r>"
    )
    assert text_of(body) == ["a", "b\tc", "d", "e"]


def test_the_text_of_all_lines_is_joined_by_blanks() -> None:
    assert only(p("<w:r><w:t>a</w:t><w:br/><w:t>b</w:t></w:r>")).text == "a b"


def test_hyphens_of_words_own_are_letters() -> None:
    body = p("<w:r><w:t>Th</w:t><w:softHyphen/><w:t>¬ng</w:t><w:noBreakHyphen/><w:t>x\u00ad</w:t></w:r>")
    assert text_of(body) == ["Th\u00ad¬ng-x\u00ad"]


@pytest.mark.parametrize(
    ("char", "font", "seen"),
    [("F0B7", "Symbol", "•"), ("F02D", "Symbol", "-"), ("F0FC", "Wingdings", "✓"), ("2022", "Arial", "•"),
     ("F0E9", "Wingdings", "�"), ("zzz", "Symbol", "")],
)  # fmt: skip
def test_signs_are_read_as_the_letters_they_draw(char: str, font: str, seen: str) -> None:
    assert text_of(p(f'<w:r><w:sym w:font="{font}" w:char="{char}"/></w:r>')) == [seen]


def test_blanks_at_the_ends_count_only_where_they_are_preserved() -> None:
    body = p("<w:r><w:t> a </w:t></w:r><w:r><w:t xml:space='preserve'> b </w:t></w:r>")
    assert text_of(body) == ["a b "]


def test_one_of_two_alternatives_is_read() -> None:
    both = (
        f"<mc:AlternateContent><mc:Choice Requires='wps'>{r('a')}</mc:Choice>"
        f"<mc:Fallback>{r('b')}</mc:Fallback></mc:AlternateContent>"
    )
    empty = f"<mc:AlternateContent><mc:Choice Requires='wps'/><mc:Fallback>{r('b')}</mc:Fallback></mc:AlternateContent>"
    assert (text_of(p(both)), text_of(p(empty))) == (["a"], ["b"])


def test_runs_that_look_alike_are_one() -> None:
    assert [one.text for one in only(p(r("Số:") + r(" 05") + r("x", "<w:b/>"))).runs] == ["Số: 05", "x"]


# --------------------------------------------------------------------------- fields


def field(instruction: str, result: str | None, rpr: str = "") -> str:
    inside = f"<w:rPr>{rpr}</w:rPr>"
    end = "" if result is None else f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r(result, rpr)}'
    return (
        f'<w:r>{inside}<w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r>{inside}<w:instrText>{instruction}</w:instrText></w:r>"
        f'{end}<w:r>{inside}<w:fldChar w:fldCharType="end"/></w:r>'
    )


def test_a_field_shows_its_result_and_says_what_it_is() -> None:
    runs = only(p(r("a") + field(" PAGE \\* MERGEFORMAT ", "7") + r("b"))).runs
    assert [(one.text, one.field) for one in runs] == [("a", ""), ("7", "PAGE"), ("b", "")]


def test_a_simple_field_shows_its_result() -> None:
    run = only(p(f'<w:fldSimple w:instr=" DATE ">{r("x")}</w:fldSimple>')).runs[0]
    assert (run.text, run.field) == ("x", "DATE")


@pytest.mark.parametrize("body", [field("PAGE", None, '<w:sz w:val="26"/>'), field("PAGE", "", '<w:sz w:val="26"/>')])
def test_a_page_number_without_a_result_is_shown_as_word_shows_it(body: str) -> None:
    run = only(p(body)).runs[0]
    assert (run.field, run.look.size, run.look.fonts) == ("PAGE", 13, ("Times New Roman",))
    assert run.text.isdigit()


def test_a_simple_page_number_without_a_result_is_shown() -> None:
    assert only(p('<w:fldSimple w:instr="PAGE"/>')).runs[0].field == "PAGE"


def test_fields_inside_each_other_show_the_outer_result() -> None:
    inner = field("DATE", "x")
    body = (
        f'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>IF </w:instrText></w:r>{inner}'
        f'<w:r><w:fldChar w:fldCharType="separate"/></w:r>{r("y")}<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    assert text_of(p(body)) == ["y"]
