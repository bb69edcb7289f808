"""Words of official Vietnamese that belong together: the lists in `words/` as groups. Pure, as the lists are code.

General knowledge of the language, of no one office: what a careful colleague knows when a plan says
`thanh toán không dùng tiền mặt` and the result `quét mã QR`. In lower case; tone marks may stand either way.
"""

from __future__ import annotations

from pathlib import Path

Groups = tuple[tuple[str, ...], ...]

_FOLDER = Path(__file__).parent / "words"


def groups(name: str) -> Groups:
    """The groups of the list `name`: one a line, words between commas; `#` begins a remark."""
    text = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8")
    lines = (line for line in text.splitlines() if line and not line.startswith("#"))
    return tuple(tuple(word.strip() for word in line.split(",")) for line in lines)


def short_forms() -> dict[str, str]:
    """What the short forms that mean the same in any office stand for, in lower case."""
    text = (_FOLDER / "short_forms.txt").read_text(encoding="utf-8")
    return dict(line.split(" ", 1) for line in text.splitlines() if line and not line.startswith("#"))


def kinds() -> tuple[tuple[str, tuple[str, ...]], ...]:
    """General words, each with particular ones: any of these may stand for it, never for another of them."""
    lines = ((",".join(group)).partition(":") for group in groups("kinds"))
    return tuple((general.strip(), tuple(word.strip() for word in rest.split(","))) for general, _, rest in lines)


def words_of(name: str) -> tuple[str, ...]:
    """All words of the list `name`, whatever their group, each once."""
    return tuple(dict.fromkeys(word for group in groups(name) for word in group))


def compounds() -> tuple[str, ...]:
    """Words of several syllables, each once."""
    return words_of("compounds")


def whole_words() -> tuple[str, ...]:
    """Words of several syllables that the name of a task must not cut in two; `compounds` are compared, too."""
    return words_of("whole")
