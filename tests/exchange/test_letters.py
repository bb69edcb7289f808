"""Figures and signs that Word shows by looks are the same figures and signs in the report, or are told."""

from __future__ import annotations

from copy import deepcopy
from typing import Any

import pytest
from docx import Document
from docx.oxml.ns import qn

from baocao.exchange.importing import import_document
from baocao.model.importing import Imported
from baocao.parsing.escaping import escaped
from baocao.word.reading import open_word
from support.merging import REPORT, after
from support.offices import office_config
from support.strangers import stranger
from support.word_edits import paragraph_with
from support.wordfiles import p, r

RAISED = '<w:vertAlign w:val="superscript"/>'
LOWERED = '<w:vertAlign w:val="subscript"/>'
MATH = "http://schemas.openxmlformats.org/officeDocument/2006/math"


def imported(*runs: str) -> Imported:
    return import_document(open_word(stranger(more=p(r("- Mức ") + "".join(runs)))), office_config())


def item(made: Imported) -> str:
    return next(line for line in made.text.splitlines() if line.startswith("- Mức"))


def raised(text: str) -> str:
    return r(text, RAISED)


def symbol(code: str, font: str = "Symbol") -> str:
    return f'<w:r><w:sym w:font="{font}" w:char="{code}"/></w:r>'


def formula(inner: str) -> str:
    return f'<m:oMath xmlns:m="{MATH}">{inner}</m:oMath>'


def letters(text: str) -> str:
    return f"<m:r><m:t>{text}</m:t></m:r>"


def power(base: str, exponent: str) -> str:
    return f"<m:sSup><m:e>{letters(base)}</m:e><m:sup>{letters(exponent)}</m:sup></m:sSup>"


@pytest.mark.parametrize(
    ("runs", "seen"),
    [
        ((r("3,2 x 10"), raised("6"), r(" tấn")), "3,2 x 10⁶ tấn"),
        ((r("10"), raised("-3"), r("; 10"), raised("–"), r("3", f"{RAISED}<w:b/>")), "10⁻³; 10⁻³"),
        ((r("500 m"), raised("2 "), r("CO"), r("2", LOWERED)), "500 m² CO₂"),
        ((r("SO"), r("4", LOWERED), raised("2-")), "SO₄²⁻"),
        ((r("35"), raised("o"), r("C")), "35ºC"),
    ],
)  # fmt: skip
def test_letters_above_and_below_the_line_are_their_own_letters(runs: tuple[str, ...], seen: str) -> None:
    made = imported(*runs)
    assert item(made) == f"- Mức {seen}"
    assert made.unplaced == ()
    assert not any("viết liền" in note for note in made.notes)


def test_letters_that_have_no_small_ones_stay_together_and_are_told() -> None:
    made = imported(r("là 10"), raised("-1"), r(",5", f"{RAISED}<w:b/>"), r(" tấn PM"), r("2,5", LOWERED))
    assert item(made) == "- Mức là 10-1,5 tấn PM2,5"
    assert [note for note in made.notes if "viết liền: “10-1,5”, “PM2,5”." in note] != []


def test_a_line_of_raised_signs_is_no_letter() -> None:
    made = imported(r("một"), raised("(*)"), raised("___"))
    assert item(made) == "- Mức một(*)___"
    assert not any("viết liền" in note for note in made.notes)


@pytest.mark.parametrize(
    ("code", "seen"),
    [("F0A3", "≤"), ("F0B3", "≥"), ("F0B1", "±"), ("F0B4", "×"), ("F0B8", "÷"), ("F06D", "µ"), ("F062", "β"),
     ("F0B9", "≠"), ("F0B0", "°"), ("F0AE", "→"), ("F0DE", "⇒"), ("F044", "Δ"), ("F0D6", "√")],
)  # fmt: skip
def test_a_sign_of_the_symbol_font_is_what_it_draws(code: str, seen: str) -> None:
    looks = '<w:rFonts w:ascii="Symbol" w:hAnsi="Symbol"/>'
    typed = r(chr(int(code, 16)), looks) + (r(chr(int(code, 16) & 0xFF), looks))
    field = "".join(
        f"<w:r>{part}</w:r>"
        for part in (
            '<w:fldChar w:fldCharType="begin"/>',
            f'<w:instrText> SYMBOL {int(code, 16) & 0xFF} \\f "Symbol" \\s 14</w:instrText>',
            '<w:fldChar w:fldCharType="end"/>',
        )
    )
    made = imported(r("x "), symbol(code), r(" "), typed, r(" "), field, r(" 5"))
    assert item(made) == f"- Mức x {seen} {seen}{seen} {seen} 5"
    assert not any("ký hiệu" in note for note in made.notes)


@pytest.mark.parametrize(
    "run", [symbol("F0E5", "Marlett"), symbol("F0A3", "Wingdings 3"), r("\uf0a3"), r("\ue123")], ids=range(4)
)
def test_a_sign_that_nothing_knows_is_marked_and_told(run: str) -> None:
    made = imported(r("x "), run, r(" 5"))
    assert item(made) == "- Mức x � 5"
    assert [note for note in made.notes if note.startswith("Có 1 ký hiệu")] != []


def test_a_sign_that_nothing_knows_before_an_item_is_its_bullet() -> None:
    made = import_document(open_word(stranger(more=p(r("\uf0e8") + r(" Mức một.")))), office_config())
    assert item(made) == "- Mức một."


@pytest.mark.parametrize(
    ("inner", "seen"),
    [
        (power("10", "6"), "10⁶"),
        (power("10", "-1,5"), "10^(-1,5)"),
        (f"<m:f><m:num>{letters('1')}</m:num><m:den>{letters('2')}</m:den></m:f>", "(1/2)"),
        (f"<m:f><m:num>{letters('a+b')}</m:num><m:den>{power('c', '2')}</m:den></m:f>", "((a+b)/(c²))"),
        (f"<m:rad><m:deg/><m:e>{letters('2h')}</m:e></m:rad>", "√(2h)"),
        (f"<m:d><m:e>{letters('x')}</m:e></m:d>", "(x)"),
        (f"<w:del><m:r><m:t>3</m:t></m:r></w:del>{letters('y=5')}", "y=5"),
    ],
)
def test_a_formula_says_the_same_on_a_line_and_is_told(inner: str, seen: str) -> None:
    made = imported(r("3"), formula(inner))
    assert item(made).replace("\\", "") == f"- Mức 3{seen}"
    assert [note for note in made.notes if note.startswith("Có 1 công thức")] != []


@pytest.mark.parametrize(
    ("instruction", "seen"),
    [
        ("EQ \\f(1;2)", "(1/2)"),
        (" eq \\f(1,5;a+b) ", "((1,5)/(a+b))"),
        ("EQ \\f(3,4)", "(3/4)"),
        ("EQ \\r(3;x)", "\\r(3;x)"),
    ],
)
def test_a_formula_of_older_files_is_not_lost(instruction: str, seen: str) -> None:
    marks = [f'<w:fldChar w:fldCharType="{kind}"/>' for kind in ("begin", "end")]
    run = f"<w:r>{marks[0]}</w:r><w:r><w:instrText>{instruction}</w:instrText></w:r><w:r>{marks[1]}</w:r>"
    made = imported(r("3 "), run, r(" tấn"))
    assert item(made) == f"- Mức 3 {escaped(seen, begins_block=False)} tấn"
    assert [note for note in made.notes if note.startswith("Có 1 công thức")] != []


def add_run(text: str, look: str = "", sign: str = "") -> Any:
    """A change of a Word file of ours: a run of letters, or a sign, behind its first item."""

    def change(document: Document) -> None:
        run = paragraph_with(document, "Hội thảo").makeelement(qn("w:r"), {})
        paragraph_with(document, "Hội thảo").append(run)
        if look:
            properties = run.makeelement(qn("w:rPr"), {})
            properties.append(run.makeelement(qn("w:vertAlign"), {qn("w:val"): look}))
            run.append(properties)
        if sign:
            run.append(run.makeelement(qn("w:sym"), {qn("w:font"): "Symbol", qn("w:char"): sign}))
        else:
            letters_ = run.makeelement(qn("w:t"), {})
            letters_.text = text
            run.append(letters_)

    return change


@pytest.mark.parametrize(
    ("change", "seen", "told"),
    [
        (add_run("6", "superscript"), "Hải Sơn.⁶", False),
        (add_run("6,5", "superscript"), "Hải Sơn.6,5", True),
        (add_run("", sign="F0A3"), "Hải Sơn.≤", False),
        (add_run("\ue123"), "Hải Sơn.�", True),
    ],
)
def test_a_merge_brings_figures_and_signs_as_word_shows_them(change: Any, seen: str, told: bool) -> None:
    found = after(change)
    assert [edit.new.endswith(seen) for edit in found.applied] == [True]
    assert bool(found.notes) is told


POWERS = REPORT.replace("120 cán bộ", "10⁶ cán bộ 50 m2")


def set_apart(figure: str, look: str, sign: str) -> Any:
    """A change that sets the figure above or below the line, or back on it, in a run of its own."""

    def change(document: Document) -> None:
        paragraph = paragraph_with(document, "Tập huấn cho")
        letters_ = next(text for text in paragraph.iter(qn("w:t")) if figure in (text.text or ""))
        run = letters_.getparent()
        before, after_ = letters_.text.split(figure, 1)
        for words, own in ((before, ""), (sign, look), (after_, "")):
            part = deepcopy(run)
            text = next(part.iter(qn("w:t")))
            text.text = words
            text.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
            if own:
                properties = part.get_or_add_rPr()
                properties.append(part.makeelement(qn("w:vertAlign"), {qn("w:val"): own}))
            run.getparent().insert(run.getparent().index(run), part)
        run.getparent().remove(run)

    return change


@pytest.mark.parametrize(
    ("change", "seen"),
    [
        (set_apart("⁶", "superscript", "6"), None),
        (set_apart("⁶", "", "6"), "Tập huấn cho 106 cán bộ 50 m2 cấp xã"),
        (set_apart("2", "superscript", "2"), "Tập huấn cho 10⁶ cán bộ 50 m² cấp xã"),
    ],
)
def test_a_figure_is_raised_and_lowered_as_any_other_edit(change: Any, seen: str | None) -> None:
    found = after(change, POWERS)
    assert (found.text is None) is (seen is None)
    assert seen is None or seen in (found.text or "")
