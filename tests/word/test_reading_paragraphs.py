"""Reading paragraphs in anybody's Word file: indents, spaces, outline levels, automatic numbers. One point a test."""

from __future__ import annotations

import pytest

from baocao.word.reading import Align, SpacingRule
from support.wordfiles import A4, only, p, pstyle, read, style

# --------------------------------------------------------------------------- paragraphs


def test_indents_and_spaces_are_in_mm_and_pt() -> None:
    one = only(p("a", '<w:spacing w:before="120" w:after="60"/><w:ind w:left="567" w:right="1134" w:firstLine="720"/>'))
    assert [round(x, 2) for x in (one.left, one.right, one.first_line, one.before, one.after)] == [10, 20, 12.7, 6, 3]


def test_a_hanging_indent_is_negative_and_goes_before_the_first_line() -> None:
    assert round(only(p("a", '<w:ind w:start="720" w:hanging="360" w:firstLine="99"/>')).first_line, 2) == -6.35


@pytest.mark.parametrize(
    ("jc", "bidi", "align"),
    [("start", "", Align.LEFT), ("left", "", Align.LEFT), ("end", "", Align.RIGHT), ("right", "", Align.RIGHT),
     ("center", "", Align.CENTER), ("both", "", Align.BOTH), ("distribute", "", Align.BOTH), ("odd", "", Align.LEFT),
     ("left", "<w:bidi/>", Align.RIGHT)],
)  # fmt: skip
def test_alignments(jc: str, bidi: str, align: Align) -> None:
    assert only(p("a", f'{bidi}<w:jc w:val="{jc}"/>')).align is align


@pytest.mark.parametrize(
    ("said", "rule", "value"),
    [('w:line="360"', SpacingRule.LINES, 1.5), ('w:line="276" w:lineRule="auto"', SpacingRule.LINES, 1.15),
     ('w:line="340" w:lineRule="exact"', SpacingRule.EXACT, 17), ('w:line="18pt" w:lineRule="atLeast"',
     SpacingRule.AT_LEAST, 18), ("", SpacingRule.LINES, 1)],
)  # fmt: skip
def test_line_spacing(said: str, rule: SpacingRule, value: float) -> None:
    spacing = only(p("a", f"<w:spacing {said}/>")).spacing
    assert (spacing.rule, round(spacing.value, 3)) == (rule, value)


def test_automatic_spaces_and_spaces_in_lines() -> None:
    auto = only(p("a", '<w:spacing w:before="0" w:beforeAutospacing="1" w:afterLines="50"/>'))
    assert (auto.before, auto.after) == (14, 6)


def test_the_outline_level_is_the_styles_or_the_built_in_headings() -> None:
    styles = (
        style("h", name="heading 2")
        + style("k", ppr='<w:outlineLvl w:val="0"/>')
        + style("t", based="h", ppr='<w:outlineLvl w:val="9"/>')
        + style("u", based="h")
    )
    file = read("".join(p("a", pstyle(style_id)) for style_id in "hktu") + p("a"), styles=styles)
    assert [one.level for one in file.paragraphs] == [2, 1, 0, 2, 0]
    assert file.paragraphs[0].style == "heading 2"


def test_the_smaller_settings_of_a_paragraph() -> None:
    paragraph = only(p("a", "<w:pageBreakBefore/><w:contextualSpacing/>"))
    assert (paragraph.page_break_before, paragraph.contextual) == (True, True)


def test_a_framed_or_boxed_paragraph_is_said_to_be() -> None:
    sides = "".join(f'<w:{side} w:val="single" w:sz="4"/>' for side in ("top", "left", "bottom", "right"))
    framed = only(p("a", '<w:framePr w:w="1134" w:hSpace="181"/>'))
    boxed = only(p("a", f"<w:pBdr>{sides}</w:pBdr>"))
    assert (framed.frame, round(framed.room or 0), boxed.frame, boxed.strokes) == (True, 20, True, ())
    assert not only(p("a")).frame


def test_the_room_is_the_text_width_or_the_columns() -> None:
    columns = A4.replace("</w:sectPr>", '<w:cols w:num="2" w:space="567"/></w:sectPr>')
    assert round(only(p("a")).room or 0, 1) == 160
    assert round(only(p("a"), sectPr=columns).room or 0, 1) == 75


# --------------------------------------------------------------------------- automatic numbers


def level(at: int, form: str, text: str, *, more: str = "", start: int = 1, ppr: str = "", rpr: str = "") -> str:
    return (
        f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{more}<w:lvlText w:val="{text}"/>'
        f"<w:pPr>{ppr}</w:pPr><w:rPr>{rpr}</w:rPr></w:lvl>"
    )


def abstract(*levels: str, number: int = 0, more: str = "") -> str:
    return f'<w:abstractNum w:abstractNumId="{number}">{more}{"".join(levels)}</w:abstractNum>'


def num(number: int, to: int = 0, more: str = "") -> str:
    return f'<w:num w:numId="{number}"><w:abstractNumId w:val="{to}"/>{more}</w:num>'


def item(num: int = 1, at: int = 0) -> str:
    return p("a", f'<w:numPr><w:ilvl w:val="{at}"/><w:numId w:val="{num}"/></w:numPr>')


def labels(body: str, numbering: str, **parts: str) -> list[str]:
    return [one.label for one in read(body, numbering=numbering, **parts).paragraphs]


@pytest.mark.parametrize(
    ("form", "seen"),
    [("decimal", "3."), ("lowerLetter", "c."), ("upperLetter", "C."), ("upperRoman", "III."), ("lowerRoman", "iii."),
     ("decimalZero", "03."), ("ordinal", "3rd."), ("none", "."), ("unheard", "3.")],
)  # fmt: skip
def test_forms_of_numbers(form: str, seen: str) -> None:
    assert labels(item() * 3, abstract(level(0, form, "%1.")) + num(1))[-1] == seen


def test_levels_count_within_each_other() -> None:
    numbering = abstract(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2."), level(2, "lowerLetter", "%3)"))
    body = "".join(item(at=at) for at in (0, 1, 1, 2, 0, 1, 2))
    assert labels(body, numbering + num(1)) == ["I.", "I.1.", "I.2.", "a)", "II.", "II.1.", "a)"]


def test_legal_levels_show_figures() -> None:
    numbering = abstract(level(0, "upperRoman", "%1."), level(1, "decimal", "%1.%2.", more="<w:isLgl/>")) + num(1)
    assert labels(item() + item(at=1), numbering) == ["I.", "1.1."]


def test_a_level_may_never_start_again() -> None:
    numbering = abstract(level(0, "decimal", "%1."), level(1, "decimal", "%2)", more='<w:lvlRestart w:val="0"/>'))
    assert labels("".join(item(at=at) for at in (0, 1, 0, 1)), numbering + num(1)) == ["1.", "1)", "2.", "2)"]


def test_lists_of_one_definition_go_on_counting_unless_they_start_anew() -> None:
    override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = abstract(level(0, "decimal", "%1.")) + num(1) + num(2) + num(3, more=override)
    assert labels("".join(map(item, (1, 2, 3, 3, 1))), numbering) == ["1.", "2.", "5.", "6.", "7."]


def test_a_list_may_replace_a_level() -> None:
    override = f'<w:lvlOverride w:ilvl="0">{level(0, "lowerLetter", "%1)")}</w:lvlOverride>'
    assert labels(item(), abstract(level(0, "decimal", "%1.")) + num(1, more=override)) == ["a)"]


def test_a_definition_may_be_that_of_a_style() -> None:
    numbering = (
        abstract(more='<w:numStyleLink w:val="S"/>')
        + abstract(level(0, "upperRoman", "%1."), number=1, more='<w:styleLink w:val="S"/>')
        + num(1)
        + num(2, 1)
    )
    styles = style("S", kind="numbering", ppr='<w:numPr><w:numId w:val="2"/></w:numPr>')
    assert labels(item(), numbering, styles=styles) == ["I."]


def test_a_style_gives_its_number_at_the_level_that_names_it() -> None:
    numbering = abstract(level(0, "decimal", "%1."), level(1, "lowerLetter", "%2)", more='<w:pStyle w:val="S"/>'))
    styles = style("S", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>')
    assert labels(p("a", pstyle("S")) * 2, numbering + num(1), styles=styles) == ["a)", "b)"]


def test_a_hidden_paragraph_does_not_count() -> None:
    hidden = p("", '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:vanish/></w:rPr>')
    assert labels(item() + hidden + item(), abstract(level(0, "decimal", "%1.")) + num(1)) == ["1.", "2."]


def test_number_zero_takes_the_styles_number_away() -> None:
    styles = style("S", ppr='<w:numPr><w:numId w:val="1"/></w:numPr>')
    body = p("a", pstyle("S") + '<w:numPr><w:numId w:val="0"/></w:numPr>')
    assert labels(body, abstract(level(0, "decimal", "%1.")) + num(1), styles=styles) == [""]


@pytest.mark.parametrize(
    ("text", "font", "seen"),
    [("\uf0b7", "Symbol", "•"), ("\uf02d", "Symbol", "-"), ("o", "Courier New", "o"), ("-", "Times New Roman", "-"),
     ("\uf0a7", "Wingdings", "▪"), ("\uf0d8", "Wingdings", "➢"), ("+", "Times New Roman", "+")],
)  # fmt: skip
def test_bullets_are_shown_as_they_are_drawn(text: str, font: str, seen: str) -> None:
    rpr = f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'
    assert labels(item(), abstract(level(0, "bullet", text, rpr=rpr)) + num(1)) == [seen]


def test_a_label_looks_like_the_paragraphs_end_but_for_what_its_level_says() -> None:
    numbering = abstract(level(0, "decimal", "%1.", rpr="<w:b/>")) + num(1)
    ppr = '<w:numPr><w:numId w:val="1"/></w:numPr><w:rPr><w:sz w:val="28"/><w:i/></w:rPr>'
    look = only(p("a", ppr), numbering=numbering).label_look
    assert look is not None
    assert (look.size, look.bold, look.italic) == (14, True, True)


def test_the_indent_of_a_level_lies_over_the_style_unless_the_style_gave_the_number() -> None:
    numbering = abstract(level(0, "decimal", "%1.", ppr='<w:ind w:left="567"/>')) + num(1)
    number = '<w:numPr><w:numId w:val="1"/></w:numPr>'
    styles = style("A", ppr='<w:ind w:left="1134"/>') + style("B", ppr=number + '<w:ind w:left="1134"/>')
    body = p("a", pstyle("A") + number) + p("a", pstyle("B")) + p("a", number + '<w:ind w:left="0"/>')
    file = read(body, numbering=numbering, styles=styles)
    assert [round(one.left) for one in file.paragraphs] == [10, 20, 0]


def test_a_list_that_is_not_there_gives_no_label() -> None:
    assert labels(item(7), abstract(level(0, "decimal", "%1."))) == [""]
    assert [one.label for one in read(item()).paragraphs] == [""]
