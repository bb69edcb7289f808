"""The runs of one paragraph in order, fields, line breaks and signs, and what its runs draw. Pure.

Deleted and hidden text is left out, inserted text is in: a paragraph reads as with all changes accepted.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from baocao.word.reading.formulas import field_formula, formula_text
from baocao.word.reading.model import TextLine, TextLook, TextRun
from baocao.word.reading.opening import too_big
from baocao.word.reading.properties import RunProperties, run_properties_of
from baocao.word.reading.shapes import Drawing, read_drawing
from baocao.word.reading.signs import PRIVATE, drawn, is_symbols, sign
from baocao.word.reading.styles import Styles, TablePlace, look_of, over
from baocao.word.reading.xml import MATH, Element, blocks, child, get, w

_COUNTED = frozenset(("PAGE", "NUMPAGES", "SECTIONPAGES"))
"""Fields that Word fills in on every page, whatever result the file holds."""
_STAND_IN = "1"
_DEEPEST = 20
"""Fields inside each other; Word itself stops at this many."""
_SYMBOL_FIELD = re.compile(
    r"\s*SYMBOL\s+(?P<code>0[xX][0-9A-Fa-f]{1,6}|[1-9]\d{0,5})\b[^\"]{0,50}?\\f\s*\"?(?P<family>[^\"\\]{1,40}?)\"?\s*(?:\\.{0,50})?",
    re.IGNORECASE,
)
"""A sign of a font as older files hold it: `SYMBOL 163 \\f "Symbol" \\s 14`."""
_BREAKS = ("page", "column")
_TRIMMED = " \t\r\n"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_HYPHEN, _SOFT_HYPHEN = "-", "\u00ad"


@dataclass(slots=True)
class OpenField:
    """A field that is open: its instruction, and whether its result has begun and shown anything."""

    instruction: str = ""
    in_result: bool = False
    has_shown: bool = False

    @property
    def name(self) -> str:
        words = self.instruction.split(maxsplit=1)
        return words[0].upper() if words else ""


@dataclass(slots=True)
class OpenRun:
    """A run that may still grow: letters of one look, however many runs of the file they stand in."""

    texts: list[str]
    look: TextLook
    field: str


@dataclass(slots=True)
class ParagraphContent:
    """What has been read of a paragraph so far. `hidden`: letters that do not show; `holds` as of a `Paragraph`."""

    lines: list[list[OpenRun]] = field(default_factory=lambda: [[]])
    drawn: Drawing = field(default_factory=Drawing)
    hidden: list[str] = field(default_factory=list)
    holds: bool = False

    def add(self, text: str, look: TextLook, name: str) -> None:
        line = self.lines[-1]
        last = line[-1] if line else None
        if last and last.field == name and replace(last.look, fonts=()) == replace(look, fonts=()):
            fonts = tuple(dict.fromkeys((*last.look.fonts, *look.fonts)))
            if fonts in (last.look.fonts, look.fonts):
                last.texts.append(text)
                last.look = replace(look, fonts=fonts)
                return
        line.append(OpenRun([text], look, name))

    @property
    def is_empty(self) -> bool:
        """Whether nothing shows, not even a line break or a drawing."""
        return self.lines == [[]] and not self.drawn.lines and not self.drawn.boxes

    def finished(self) -> tuple[TextLine, ...]:
        return tuple(
            TextLine(tuple(TextRun("".join(run.texts), run.look, run.field) for run in line)) for line in self.lines
        )


class RunReader:
    """Reads paragraphs of one story; fields may run over several of them."""

    def __init__(self, styles: Styles) -> None:
        self._styles = styles
        self._fields: list[OpenField] = []

    def read(self, paragraph: Element, style: str, place: TablePlace | None, content: ParagraphContent) -> None:
        """Put the letters and drawings of the paragraph, which has this style and stands there in a table, behind
        those in `content`."""
        for element in blocks(paragraph):
            if element.tag == w("r"):
                self._run(element, style, place, content)
            elif element.tag == w("fldSimple"):
                self._simple_field(element, style, place, content)
            elif element.tag in (f"{MATH}oMath", f"{MATH}oMathPara"):
                text = formula_text(element)
                self._show(text, replace(look_of(self._styles.letters(place, style), text), fonts=()), content)

    def _simple_field(self, element: Element, style: str, place: TablePlace | None, content: ParagraphContent) -> None:
        self._open(OpenField(get(element, "instr") or "", in_result=True))
        for inner in blocks(element):
            if inner.tag == w("r"):
                self._run(inner, style, place, content)
            elif inner.tag == w("fldSimple"):
                self._simple_field(inner, style, place, content)
        self._close(self._styles.letters(place, style), content)

    def _run(self, run: Element, style: str, place: TablePlace | None, content: ParagraphContent) -> None:
        own = child(run, "rPr")
        letters = over(
            self._styles.letters(place, style, get(child(own, "rStyle")) or ""),
            run_properties_of(own, self._styles.theme),
        )
        for element in blocks(run):
            name = element.tag.rpartition("}")[2]
            if name in ("drawing", "pict", "object"):
                drawn = read_drawing(element)
                content.drawn.lines += drawn.lines
                content.drawn.boxes += drawn.boxes
                content.holds = True
            elif name == "fldChar":
                self._field_mark(get(element, "fldCharType"), letters, content)
            elif name == "instrText":
                if self._fields and not self._fields[-1].in_result:
                    self._fields[-1].instruction += element.text or ""
            elif letters.get("hidden"):
                if (read := _TEXTS.get(name)) and self._is_shown():
                    content.hidden.append(read(element))
            elif name in ("br", "cr"):
                content.holds = content.holds or get(element, "type") in _BREAKS
                if self._is_shown():
                    content.lines.append([])
            elif name == "pgNum":
                self._show(_STAND_IN, look_of(letters, _STAND_IN), content, "PAGE")
            elif name == "sym":
                self._sign(element, letters, content)
            elif read := _TEXTS.get(name):
                text = read(element)
                look = look_of(letters, text)
                if any(map(is_symbols, look.fonts)) or PRIVATE.search(text):
                    text = _drawn(text, letters)
                self._show(text, look, content)

    def _sign(self, element: Element, letters: RunProperties, content: ParagraphContent) -> None:
        try:
            code = int(get(element, "char") or "", 16)
        except ValueError:
            return
        self._draw(code, get(element, "font") or "", letters, content)

    def _draw(self, code: int, family: str, letters: RunProperties, content: ParagraphContent) -> None:
        text = sign(code, family)
        fonts = () if not family or is_symbols(family) else (family,)
        self._show(text, replace(look_of(letters, text), fonts=fonts), content)

    # ----------------------------------------------------------------- fields

    def _field_mark(self, kind: str | None, letters: RunProperties, content: ParagraphContent) -> None:
        if kind == "begin":
            self._open(OpenField())
        elif kind == "separate" and self._fields:
            self._fields[-1].in_result = True
        elif kind == "end" and self._fields:
            self._close(letters, content)

    def _open(self, opened: OpenField) -> None:
        if len(self._fields) >= _DEEPEST:
            raise too_big("có trường (field) lồng nhau quá nhiều cấp")
        self._fields.append(opened)

    def _close(self, letters: RunProperties, content: ParagraphContent) -> None:
        """End the innermost field; some show what Word makes of them, though the file holds no result."""
        closed = self._fields[-1]
        closed.in_result = True
        if not closed.has_shown and not letters.get("hidden"):
            if match := _SYMBOL_FIELD.fullmatch(closed.instruction):
                self._draw(int(match["code"], 0), match["family"], letters, content)
            else:
                text = _STAND_IN if closed.name in _COUNTED else field_formula(closed.instruction)
                self._show(text, look_of(letters, text), content)
        self._fields.pop()

    def _is_shown(self) -> bool:
        return all(opened.in_result for opened in self._fields)

    def _show(self, text: str, look: TextLook, content: ParagraphContent, name: str = "") -> None:
        if text and self._is_shown():
            for opened in self._fields:
                opened.has_shown = True
            content.add(text, look, name or (self._fields[-1].name if self._fields else ""))


def end_mark_properties(
    styles: Styles, style: str, place: TablePlace | None, properties: Element | None
) -> RunProperties:
    """The properties of a paragraph's end mark, which its automatic number takes on."""
    own = child(properties, "rPr")
    base = styles.letters(place, style, get(child(own, "rStyle")) or "")
    return over(base, run_properties_of(own, styles.theme))


def _drawn(text: str, letters: RunProperties) -> str:
    """What `text` looks like where some of its letters are of a sign font, or of one alone."""
    return "".join(drawn(letter, "".join(look_of(letters, letter).fonts)) for letter in text)


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
