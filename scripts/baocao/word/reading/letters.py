"""The letters of one paragraph: runs in order, fields, line breaks and signs, and what its runs draw. Pure.

Deleted and hidden text is left out, inserted text is in: a paragraph reads as with all changes accepted.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace

from baocao.word.reading.cascade import Styles, TablePlace, is_symbols, look_of, over
from baocao.word.reading.markup import MATH, Element, blocks, child, get, w
from baocao.word.reading.model import Line, Look, Run
from baocao.word.reading.numbering import sign
from baocao.word.reading.opening import too_big
from baocao.word.reading.properties import Letters, letters_of
from baocao.word.reading.shapes import Drawn, read_drawing

_COUNTED = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
"""Fields that Word fills in on every page, whatever result the file holds."""
_STAND_IN = "1"
_DEEPEST = 20
"""Fields inside each other; Word itself stops at this many."""
_BREAKS = ("page", "column")
_TRIMMED = " \t\r\n"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HYPHEN, _SOFT_HYPHEN = "-", "\u00ad"


@dataclass(slots=True)
class Field:
    """A field that is open: its instruction, and whether its result has begun and shown anything."""

    instruction: str = ""
    in_result: bool = False
    has_shown: bool = False

    @property
    def name(self) -> str:
        words = self.instruction.split(maxsplit=1)
        return words[0].upper() if words else ""


@dataclass(slots=True)
class Piece:
    """A run that may still grow: letters of one look, however many runs of the file they stand in."""

    texts: list[str]
    look: Look
    field: str


@dataclass(slots=True)
class Spelling:
    """What has been read of a paragraph so far. `hidden`: letters that do not show; `holds` as of a `Paragraph`."""

    lines: list[list[Piece]] = field(default_factory=lambda: [[]])
    drawn: Drawn = field(default_factory=Drawn)
    hidden: list[str] = field(default_factory=list)
    holds: bool = False

    def add(self, text: str, look: Look, name: str) -> None:
        line = self.lines[-1]
        last = line[-1] if line else None
        if last and last.field == name and replace(last.look, fonts=()) == replace(look, fonts=()):
            fonts = tuple(dict.fromkeys((*last.look.fonts, *look.fonts)))
            if fonts in (last.look.fonts, look.fonts):
                last.texts.append(text)
                last.look = replace(look, fonts=fonts)
                return
        line.append(Piece([text], look, name))

    @property
    def is_empty(self) -> bool:
        """Whether nothing shows, not even a line break or a drawing."""
        return self.lines == [[]] and not self.drawn.lines and not self.drawn.boxes

    def finished(self) -> tuple[Line, ...]:
        return tuple(Line(tuple(Run("".join(one.texts), one.look, one.field) for one in line)) for line in self.lines)


class Speller:
    """Reads paragraphs of one story; fields may run over several of them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[Field] = []

    def read(self, paragraph: Element, style: str, place: TablePlace | None) -> Spelling:
        """The letters and drawings of the paragraph, which has this style and stands there in a table."""
        spelling = Spelling()
        for element in blocks(paragraph):
            if element.tag == w("r"):
                self._run(element, style, place, spelling)
            elif element.tag == w("fldSimple"):
                self._simple_field(element, style, place, spelling)
            elif element.tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
                text = "".join(one.text or "" for one in element.iter(f"{MATH}t"))
                self._show(text, replace(look_of(self._styles.letters(place, style), text), fonts=()), spelling)
        return spelling

    def _simple_field(self, element: Element, style: str, place: TablePlace | None, spelling: Spelling) -> None:
        self._open(Field(get(element, "instr") or "", in_result=True))
        for inner in blocks(element):
            if inner.tag == w("r"):
                self._run(inner, style, place, spelling)
            elif inner.tag == w("fldSimple"):
                self._simple_field(inner, style, place, spelling)
        self._close(self._styles.letters(place, style), spelling)

    def _run(self, run: Element, style: str, place: TablePlace | None, spelling: Spelling) -> None:
        own = child(run, "rPr")
        letters = over(
            self._styles.letters(place, style, get(child(own, "rStyle")) or ""), letters_of(own, self._styles.theme)
        )
        for one in blocks(run):
            name = one.tag.rpartition("}")[2]
            if name in ("drawing", "pict", "object"):
                drawn = read_drawing(one)
                spelling.drawn.lines += drawn.lines
                spelling.drawn.boxes += drawn.boxes
                spelling.holds = True
            elif name == "fldChar":
                self._field_mark(get(one, "fldCharType"), letters, spelling)
            elif name == "instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].instruction += one.text or ""
            elif letters.get("hidden"):
                if (read := _TEXTS.get(name)) and self._is_shown():
                    spelling.hidden.append(read(one))
            elif name in ("br", "cr"):
                spelling.holds = spelling.holds or get(one, "type") in _BREAKS
                if self._is_shown():
                    spelling.lines.append([])
            elif name == "pgNum":
                self._show(_STAND_IN, look_of(letters, _STAND_IN), spelling, "PAGE")
            elif name == "sym":
                self._sign(one, letters, spelling)
            elif read := _TEXTS.get(name):
                text = read(one)
                self._show(text, look_of(letters, text), spelling)

    def _sign(self, element: Element, letters: Letters, spelling: Spelling) -> None:
        code, family = get(element, "char") or "", get(element, "font") or ""
        try:
            text = sign(int(code, 16), family)
        except ValueError:
            return
        fonts = () if not family or is_symbols(family) else (family,)
        self._show(text, replace(look_of(letters, text), fonts=fonts), spelling)

    # ----------------------------------------------------------------- fields

    def _field_mark(self, kind: str | None, letters: Letters, spelling: Spelling) -> None:
        if kind == "begin":
            self._open(Field())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._close(letters, spelling)

    def _open(self, opened: Field) -> None:
        if len(self._fields) >= _DEEPEST:
            raise too_big("có trường (field) lồng nhau quá nhiều cấp")
        self._fields.append(opened)

    def _close(self, letters: Letters, spelling: Spelling) -> None:
        """End the innermost field; one that Word fills in by itself shows a number without a result too."""
        closed = self._fields[-1]
        closed.in_result = True
        if closed.name in _COUNTED and not closed.has_shown and not letters.get("hidden"):
            self._show(_STAND_IN, look_of(letters, _STAND_IN), spelling)
        self._fields.pop()

    def _is_shown(self) -> bool:
        return all(one.in_result for one in self._fields)

    def _show(self, text: str, look: Look, spelling: Spelling, name: str = "") -> None:
        if text and self._is_shown():
            for one in self._fields:
                one.has_shown = True
            spelling.add(text, look, name or (self._fields[-1].name if self._fields else ""))


def mark_letters(styles: Styles, style: str, place: TablePlace | None, properties: Element | None) -> Letters:
    """The properties of a paragraph's end mark, which its automatic number takes on."""
    own = child(properties, "rPr")
    base = styles.letters(place, style, get(child(own, "rStyle")) or "")
    return over(base, letters_of(own, styles.theme))


def _text(element: Element) -> str:
    text = element.text or ""
    if element.get(_SPACE) != "preserve":
        text = text.strip(_TRIMMED)
    return text.replace("\r", " ").replace("\n", " ")


_TEXTS: dict[str, Callable[[Element], str]] = {
    "t": _text,
    "tab": lambda _: "\t",
    "ptab": lambda _: "\t",
    "noBreakHyphen": lambda _: _HYPHEN,
    "softHyphen": lambda _: _SOFT_HYPHEN,
}
