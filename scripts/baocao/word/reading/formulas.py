"""Formulas of Word as a line of text: `x² + (a/b)`, `10⁻³`, `√(2h)`. Pure.

What a line cannot show as it stands is written so that no figure reads otherwise: a power that has no small letters
as `10^(a+b)`, a fraction in brackets.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping

from baocao.language.small_letters import small
from baocao.word.reading.opening import too_big
from baocao.word.reading.xml import ALTERNATE, MATH, Element, chosen, get, w

_DEEPEST = 40
_GONE = (w("del"), w("moveFrom"))
_FORMULA, _INSTRUCTION, _FIELD = f"{MATH}oMath", w("instrText"), w("fldSimple")
_EQ = re.compile(r"\s*EQ\s+(?P<formula>\S.*)", re.IGNORECASE | re.DOTALL)
_EQ_FRACTION = re.compile(
    r"\\f ?\((?:([^();\\]{1,80});([^();\\]{1,80})|([^(),\\]{1,80}),([^(),\\]{1,80}))\)", re.IGNORECASE
)


def formulas(root: Element) -> int:
    """How many formulas show in the part, those of older files among them, which are fields."""
    found = root.iter(_FORMULA, _INSTRUCTION, _FIELD)
    return sum(1 for each in found if _is_formula(each) and next(each.iterancestors(*_GONE), None) is None)


def _is_formula(element: Element) -> bool:
    return element.tag == _FORMULA or _EQ.match(get(element, "instr") or element.text or "") is not None


def field_formula(instruction: str) -> str:
    """What an `EQ` field shows: its fractions as `(a/b)`, all else as it is written; nothing for other fields."""
    found = _EQ.fullmatch(instruction)
    return _EQ_FRACTION.sub(_quotient, found["formula"]).strip() if found else ""


def _quotient(match: re.Match[str]) -> str:
    above, below = (part.strip() for part in match.groups() if part is not None)
    return f"({_bracketed(above)}/{_bracketed(below)})"


def formula_text(formula: Element) -> str:
    """The formula on one line. Raises `NotWord` for more levels than any formula has."""
    return _text(formula, 0)


def _text(element: Element, depth: int) -> str:
    if depth > _DEEPEST:
        raise too_big("có công thức lồng nhau quá nhiều cấp")
    if element.tag in (f"{MATH}t", w("t")):
        return element.text or ""
    if element.tag in _GONE or not isinstance(element.tag, str):
        return ""
    if element.tag == ALTERNATE:
        branch = chosen(element)
        return _text(branch, depth + 1) if branch is not None else ""
    if element.tag.startswith(MATH) and (write := _FORMS.get(element.tag.removeprefix(MATH))):
        return write(element, depth + 1)
    return "".join(_text(inner, depth + 1) for inner in element)


def _part(element: Element, name: str, depth: int) -> str:
    """The text of the part `name`; nothing where the formula has none."""
    part = element.find(MATH + name)
    return _text(part, depth) if part is not None else ""


def _sign(element: Element, properties: str, name: str, usual: str) -> str:
    """A sign that the properties choose; one that is named without a value is none."""
    said = element.find(f"{MATH}{properties}/{MATH}{name}")
    return usual if said is None else said.get(f"{MATH}val") or ""


def _bracketed(text: str) -> str:
    """`text` in brackets, unless it is one letter or figure."""
    return text if text.isdecimal() or len(text) == 1 else f"({text})"


def _script(text: str, lift: int) -> str:
    if not text.strip():
        return ""
    return small(text, lift) or f"{'^' if lift > 0 else '_'}{_bracketed(text)}"


def _with_scripts(element: Element, depth: int, base: str) -> str:
    return base + _script(_part(element, "sub", depth), -1) + _script(_part(element, "sup", depth), 1)


def _fraction(element: Element, depth: int) -> str:
    above, below = _part(element, "num", depth), _part(element, "den", depth)
    return f"({_bracketed(above)}/{_bracketed(below)})"


def _root(element: Element, depth: int) -> str:
    degree = _part(element, "deg", depth)
    return f"{_script(degree, 1)}√{_bracketed(_part(element, 'e', depth))}"


def _delimited(element: Element, depth: int) -> str:
    inside = _sign(element, "dPr", "sepChr", "|").join(_text(part, depth) for part in element.iterchildren(f"{MATH}e"))
    return _sign(element, "dPr", "begChr", "(") + inside + _sign(element, "dPr", "endChr", ")")


def _over_many(element: Element, depth: int) -> str:
    sign = _with_scripts(element, depth, _sign(element, "naryPr", "chr", "∫"))
    return f"{sign} {_part(element, 'e', depth)}"


def _rows(element: Element, depth: int) -> str:
    rows = element.iterchildren(f"{MATH}e", f"{MATH}mr")
    return "; ".join(", ".join(_text(cell, depth) for cell in row) if row.tag == f"{MATH}mr" else _text(row, depth)
                     for row in rows)  # fmt: skip


_FORMS: Mapping[str, Callable[[Element, int], str]] = {
    "sSup": lambda element, depth: _with_scripts(element, depth, _part(element, "e", depth)),
    "sSub": lambda element, depth: _with_scripts(element, depth, _part(element, "e", depth)),
    "sSubSup": lambda element, depth: _with_scripts(element, depth, _part(element, "e", depth)),
    "sPre": lambda element, depth: _with_scripts(element, depth, "") + _part(element, "e", depth),
    "f": _fraction,
    "rad": _root,
    "d": _delimited,
    "nary": _over_many,
    "eqArr": _rows,
    "m": _rows,
    "limLow": lambda element, depth: _part(element, "e", depth) + _script(_part(element, "lim", depth), -1),
    "limUpp": lambda element, depth: _part(element, "e", depth) + _script(_part(element, "lim", depth), 1),
    "acc": lambda element, depth: _part(element, "e", depth) + _sign(element, "accPr", "chr", "\u0302"),
}
"""How the parts of a formula are written; others stand one behind the other."""
