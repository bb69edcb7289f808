"""Automatic numbers and bullets: which level a paragraph has, and the label it shows, counted as Word counts. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from baocao.word.reading.properties import (
    ParagraphProperties,
    RunProperties,
    paragraph_properties_of,
    run_properties_of,
)
from baocao.word.reading.signs import UNKNOWN_SIGN, is_symbols, sign
from baocao.word.reading.styles import Styles
from baocao.word.reading.xml import Element, child, children, get, is_on, whole

_LEVELS = 9
_MOST = 32_767
"""The highest number that Word counts to."""
_LONGEST = 200
"""Letters of a label; Word's own dialogue takes fewer."""
_PLACE = re.compile(r"%([1-9])")
_BULLET = "•"


@dataclass(frozen=True, slots=True)
class Level:
    """One level of a list. `restart` is the level, from 1, that sets its count back; None: any above, 0: none."""

    form: str = "decimal"
    text: str = ""
    start: int = 1
    restart: int | None = None
    legal: bool = False
    style: str = ""
    layout: ParagraphProperties = field(default_factory=lambda: ParagraphProperties())
    letters: RunProperties = field(default_factory=lambda: RunProperties())


@dataclass(frozen=True, slots=True)
class List:
    """A list that paragraphs name: the definition it shares its counts with, its levels, and where it starts anew."""

    shared: str
    levels: Mapping[int, Level]
    starts: Mapping[int, int]


@dataclass(frozen=True, slots=True)
class Numbered:
    """A paragraph's place in a list, and the style that gave it; empty where it was given on the spot."""

    id: str
    level: int
    by: str
    definition: Level


class Lists:
    """The lists of a file. Works without a numbering part."""

    def __init__(self, root: Element | None, styles: Styles) -> None:
        self._styles = styles
        self._abstract = {get(element, "abstractNumId") or "": element for element in children(root, "abstractNum")}
        self._nums = {get(element, "numId") or "": element for element in children(root, "num")}
        self._lists: dict[str, List | None] = {}
        self._levels: dict[str, Mapping[int, Level]] = {}

    def of(self, style: str, direct: ParagraphProperties) -> Numbered | None:
        """The number of a paragraph with this style and these own settings, None without one."""
        number, level, by = self._styles.style_number(style)
        if "num" in direct:
            number, by = direct["num"], ""
            level = direct.get("ilvl", 0)
        else:
            level = direct.get("ilvl", level)
        found = self.list(number) if number not in ("", "0") else None
        if found is None:
            return None
        if level is None:
            level = next(
                (at for at, candidate in found.levels.items() if candidate.style and candidate.style in (by, style)), 0
            )
        definition = found.levels.get(level)
        return Numbered(number, level, by, definition) if definition else None

    def list(self, list_id: str) -> List | None:
        """The list with this id; None for one that is not defined."""
        if list_id not in self._lists:
            self._lists[list_id] = self._read(self._nums.get(list_id))
        return self._lists[list_id]

    def _read(self, num: Element | None) -> List | None:
        shared = get(child(num, "abstractNumId")) or ""
        abstract = self._abstract.get(shared)
        for _ in range(_LEVELS):  # a definition may name a style whose list it is
            link = get(child(abstract, "numStyleLink"))
            if not link:
                break
            number = next(
                (style.layout.get("num", "") for style in reversed(self._styles.chain(link, "numbering"))), ""
            )
            target = self._nums.get(number)
            shared = get(child(target, "abstractNumId")) or shared
            abstract = self._abstract.get(shared)
        if abstract is None:
            return None
        if shared not in self._levels:
            self._levels[shared] = {at: self._level(element) for at, element in _by_level(abstract, "lvl")}
        levels, starts = dict(self._levels[shared]), {}
        for at, override in _by_level(num, "lvlOverride"):
            if (own := child(override, "lvl")) is not None:
                levels[at] = self._level(own)
            if (start := whole(get(child(override, "startOverride")))) is not None:
                starts[at] = start
        return List(shared, levels, starts)

    def _level(self, element: Element) -> Level:
        form = get(child(element, "numFmt")) or "decimal"
        text = (get(child(element, "lvlText")) or "")[:_LONGEST]
        letters = run_properties_of(child(element, "rPr"), self._styles.theme)
        if form == "bullet":
            family = letters.get("ascii", letters.get("other", ""))
            text = "".join(_bullet(letter, family) for letter in text) or _BULLET
        start = whole(get(child(element, "start")))
        legal = child(element, "isLgl")
        return Level(
            form, text, 0 if start is None else start, whole(get(child(element, "lvlRestart"))),
            legal is not None and is_on(get(legal), named=True), get(child(element, "pStyle")) or "",
            paragraph_properties_of(child(element, "pPr")), letters,
        )  # fmt: skip


def _bullet(letter: str, family: str) -> str:
    """What a letter of a bullet looks like; a code of a sign font whose name is not said is one of Symbol."""
    is_unnamed = "\uf000" <= letter <= "\uf0ff" and not is_symbols(family)
    return sign(ord(letter), "Symbol" if is_unnamed else family).replace(UNKNOWN_SIGN, _BULLET)


def _by_level(element: Element | None, name: str) -> Iterator[tuple[int, Element]]:
    """The children that say something of a level, with that level."""
    for entry in children(element, name):
        if 0 <= (at := whole(get(entry, "ilvl")) or 0) < _LEVELS:
            yield at, entry


class LabelCounter:
    """Counts the numbered paragraphs of one part of a file, in order, and says what each shows."""

    def __init__(self, lists: Lists) -> None:
        self._lists = lists
        self._counts: dict[str, dict[int, int]] = {}
        self._started: set[tuple[str, int]] = set()

    def label(self, numbered: Numbered) -> str:
        """The label of the next paragraph, which is `numbered`."""
        own = self._lists.list(numbered.id)
        assert own is not None
        counts, at = self._counts.setdefault(own.shared, {}), numbered.level
        first = (numbered.id, at) not in self._started and at in own.starts
        self._started.add((numbered.id, at))
        if first:
            counts[at] = own.starts[at]
        else:
            counts[at] = counts[at] + 1 if at in counts else numbered.definition.start
        for above in range(at):
            if above not in counts and above in own.levels:
                counts[above] = own.starts.get(above, own.levels[above].start)
                self._started.add((numbered.id, above))
        for below in range(at + 1, _LEVELS):
            restart = own.levels[below].restart if below in own.levels else None
            if restart is None or at < restart:
                counts.pop(below, None)

        def shown(place: re.Match[str]) -> str:
            level = int(place[1]) - 1
            definition = own.levels.get(level)
            if definition is None or level > at:
                return ""
            form = "decimal" if numbered.definition.legal and definition.form != "none" else definition.form
            return number(counts.get(level, definition.start), form)

        if numbered.definition.form == "bullet":
            return numbered.definition.text
        return (
            _PLACE.sub(shown, numbered.definition.text)
            if numbered.definition.form != "none"
            else _PLACE.sub("", numbered.definition.text)
        )


def number(count: int, form: str) -> str:
    """`count` as lists of this form show it; in figures where the form is not known."""
    return _FORMS.get(form, str)(max(0, min(count, _MOST)))


def _letters(count: int) -> str:
    """a, b … z, aa, bb: the same letter again, as Word counts."""
    return chr(ord("a") + (count - 1) % 26) * min((count - 1) // 26 + 1, 30) if count else ""


def _roman(count: int) -> str:
    shown = ""
    for value, letters in (
        (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"), (40, "xl"), (10, "x"),
        (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
    ):  # fmt: skip
        shown += letters * (count // value)
        count %= value
    return shown


def _ordinal(count: int) -> str:
    ending = "th" if 10 <= count % 100 <= 20 else {1: "st", 2: "nd", 3: "rd"}.get(count % 10, "th")
    return f"{count}{ending}"


_FORMS: Mapping[str, Callable[[int], str]] = {
    "decimalZero": lambda count: f"{count:02}",
    "lowerLetter": _letters,
    "upperLetter": lambda count: _letters(count).upper(),
    "lowerRoman": _roman,
    "upperRoman": lambda count: _roman(count).upper(),
    "ordinal": _ordinal,
    "numberInDash": lambda count: f"- {count} -",
    "none": lambda _: "",
}
