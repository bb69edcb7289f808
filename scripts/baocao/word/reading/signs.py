"""The signs that sign fonts draw: which letter of Unicode a code of Symbol, Wingdings or Webdings looks like. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping

UNKNOWN_SIGN = "\N{REPLACEMENT CHARACTER}"
"""Stands where a font draws a sign that no letter of Unicode is known for."""
PRIVATE = re.compile("[\ue000-\uf8ff]")
"""A letter that means something in one font alone."""
_BULLET, _BULLET_CODE = "•", "\uf0b7"
"""That of Symbol, as it is pasted into text of any font."""
_SIGN_FONTS = ("symbol", "wingdings", "webdings", "marlett", "zapfdingbats", "opensymbol", "mt extra")
_KEPT = "\N{NO-BREAK SPACE}\N{SOFT HYPHEN}"


def _row(first: int, signs: str) -> dict[int, str]:
    """The signs from code `first` on; a blank stands for a code without one."""
    return {code: sign for code, sign in enumerate(signs, start=first) if sign != " "}


# As Unicode publishes it for Adobe's font (symbol.txt), with the signs that people type where several look alike.
_SYMBOL = {
    **_row(0x21, "!∀#∃%&∋()*+,-./0123456789:;<=>?≅ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ[∴]⊥_‾"),
    **_row(0x61, "αβχδεφγηιϕκλµνοπθρστυϖωξψζ{|}~"),
    **_row(0xA0, "€ϒ′≤⁄∞ƒ♣♦♥♠↔←↑→↓°±″≥×∝∂•÷≠≡≈…⏐—↵ℵℑℜ℘⊗⊕∅∩∪⊃⊇⊄⊂⊆∈∉∠∇®©™∏√⋅¬∧∨⇔⇐⇑⇒⇓◊⟨®©™∑⎛⎜⎝⎡⎢⎣⎧⎨⎩⎪"),
    **_row(0xF1, "⟩∫⌠⎮⌡⎞⎟⎠⎤⎥⎦⎫⎬⎭"),
}
_WINGDINGS = {
    0x22: "✂", 0x28: "☎", 0x2A: "✉", 0x36: "⌛", 0x3F: "✍", 0x45: "☜", 0x46: "☞", 0x4A: "☺", 0x4C: "☹",
    **_row(0x6C, "●❍■□ ❑❒⬧⧫◆❖⬥"), **_row(0x80, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"), 0x9E: "·", 0x9F: "•",
    0xA1: "○", 0xA7: "▪", 0xA8: "◻", 0xAB: "★", 0xD8: "➢", **_row(0xDF, "←→↑↓↖↗↙↘"), 0xE8: "➔",
    **_row(0xEF, "⇦⇨⇧⇩⬄⇳"), **_row(0xFB, "✗✓☒☑"),
}  # fmt: skip
_WINGDINGS_2 = {**_row(0x50, "✓ ☑ ☒"), **_row(0x69, "⓪①②③④⑤⑥⑦⑧⑨⑩⓿❶❷❸❹❺❻❼❽❾❿"), 0xA2: "■", 0xA3: "□"}
_WEBDINGS = {0x61: "✔", 0x63: "⬜", 0x67: "⬛", 0x6E: "⬤"}
_TABLES: tuple[tuple[str, Mapping[int, str]], ...] = (
    ("symbol", _SYMBOL), ("wingdings2", _WINGDINGS_2), ("wingdings3", {}), ("wingdings", _WINGDINGS),
    ("webdings", _WEBDINGS),
)  # fmt: skip
"""The tables by how the name of a family begins, the longer name first."""


def is_symbols(family: str) -> bool:
    """Whether the family draws signs, no letters."""
    return family.lower().startswith(_SIGN_FONTS)


def sign(code: int, family: str) -> str:
    """What a code of the family draws; `UNKNOWN_SIGN` where that is not known, nothing where it is no code.

    Sign fonts keep their signs at U+F020 to U+F0FF, which stand for one byte; other codes are letters.
    """
    is_private = 0xF000 <= code <= 0xF0FF
    if not is_private and (code > 0xFF or not is_symbols(family)):
        return chr(code) if code and not 0xD800 <= code <= 0xDFFF and code <= 0x10FFFF else ""
    low = code & 0xFF
    if low <= 0x20:
        return " " if low == 0x20 else ""
    name = family.lower().replace(" ", "")
    signs = next((table for start, table in _TABLES if name.startswith(start)), None)
    if signs is None:
        return UNKNOWN_SIGN if is_private else chr(low)
    return signs.get(low, UNKNOWN_SIGN)


def drawn(letter: str, family: str) -> str:
    """What a letter of the text looks like in the family: a blank and a soft hyphen as they are, a bullet anywhere."""
    if letter in _KEPT:
        return letter
    if is_symbols(family):
        return sign(ord(letter), family)
    return _BULLET if letter == _BULLET_CODE else UNKNOWN_SIGN if PRIVATE.fullmatch(letter) else letter
