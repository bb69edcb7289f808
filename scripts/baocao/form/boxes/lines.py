"""The lines of text that the decree's boxes are made of, and what can be said of their look. Pure.

A line is as its author typed it, or half of one that tabs or blanks part in two. Texts are
compared by their folded letters, so that a mark or a sign more or less does not hide a box.
"""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import lru_cache

from baocao.language.letters import without_diacritics
from baocao.word.font_metrics import LINE, width
from baocao.word.reading import Align, Paragraph, SpacingRule, Stroke, StrokeKind, TextLook, TextRun

_BLANKS = re.compile(r"\s+")
_GAP = re.compile(r"(?:\t++[\t ]*+| {3,}+|\u00a0{3,}+)(?!/|tháng\b|năm\b)", re.IGNORECASE)
"""What parts the halves of a line; no blank left for a number or a day: `Số:      /BC-UBND`, `ngày     tháng 4`."""
_UNIFORM = 0.8
"""The share of a text's letters that must have a look before the whole is said to have it."""


@dataclass(frozen=True, slots=True)
class BoxLine:
    """A line of text with the paragraph it stands in; `alone` unless it is the half of a line."""

    paragraph: Paragraph
    runs: tuple[TextRun, ...]
    alone: bool = True

    @property
    def text(self) -> str:
        """What a reader sees, every stretch of blanks as one."""
        return tidy("".join(run.shown for run in self.runs))

    @property
    def folded(self) -> str:
        return folded(self.text)


def tidy(text: str) -> str:
    """`text` with single blanks, composed."""
    return _BLANKS.sub(" ", unicodedata.normalize("NFC", text)).strip()


@lru_cache(maxsize=8192)
def folded(text: str) -> str:
    """The bare small letters and figures of `text`: `Độc lập - Tự do` is `doclaptudo`."""
    return "".join(letter for letter in without_diacritics(text.casefold()) if letter.isalnum())


def alike(text: str, wanted: str, least: float = 0.88) -> bool:
    """Whether the folded `text` is `wanted` but for a few letters."""
    if abs(len(text) - len(wanted)) > len(wanted) * (1 - least) + 1:
        return False
    return text == wanted or SequenceMatcher(None, text, wanted, autojunk=False).ratio() >= least


def lines_of(paragraphs: Iterable[Paragraph]) -> Iterator[BoxLine]:
    """The lines that hold words or figures, in order; rows of signs that draw a line are no text."""
    for paragraph in paragraphs:
        for typed in paragraph.lines:
            if any(letter.isalnum() for letter in typed.text):
                yield BoxLine(paragraph, typed.runs)


def lines_after(lines: Sequence[BoxLine], number: int) -> list[BoxLine]:
    """The lines behind paragraph `number`."""
    return [line for line in lines if line.paragraph.number > number]


def first_that(lines: Sequence[BoxLine], is_it: Callable[[BoxLine], bool]) -> BoxLine | None:
    """The first line that `is_it` holds for, None where there is none."""
    return next((line for line in lines if is_it(line)), None)


def halves(line: BoxLine) -> tuple[BoxLine, ...]:
    """The line parted at its tabs and wide gaps; itself where it has none inside."""
    whole = "".join(run.shown for run in line.runs)
    cuts = [
        match.span()
        for match in _GAP.finditer(whole)
        if whole[: match.start()].strip() and whole[match.end() :].strip()
    ]
    if not cuts:
        return (line,)
    bounds = list(zip([0, *(end for _, end in cuts)], [*(start for start, _ in cuts), len(whole)], strict=True))
    return tuple(BoxLine(line.paragraph, _cut(line.runs, start, end), alone=False) for start, end in bounds)


def _cut(runs: Sequence[TextRun], start: int, end: int) -> tuple[TextRun, ...]:
    kept, at = [], 0
    for run in runs:
        first, last = max(start - at, 0), min(end - at, len(run.text))
        if first < last:
            kept.append(TextRun(run.text[first:last], run.look, run.field))
        at += len(run.text)
    return tuple(kept)


# --------------------------------------------------------------------------- looks


def letters_by_look(runs: Iterable[TextRun]) -> Counter[TextLook]:
    """How many letters and figures there are of each look; raised ones, such as a note's number, do not count."""
    counts: Counter[TextLook] = Counter()
    for run in runs:
        if run.look.raised:
            continue
        counts[run.look] += sum(letter.isalnum() for letter in run.text)
    return +counts


def sizes(runs: Iterable[TextRun]) -> tuple[float, ...]:
    """The font sizes of the letters in pt, the most used first."""
    counts: Counter[float] = Counter()
    for look, count in letters_by_look(runs).items():
        counts[look.size] += count
    return tuple(size for size, _ in counts.most_common())


def share(runs: Iterable[TextRun], trait: str) -> float:
    """How much of the letters are `bold`, `italic` or `underline`, from 0 to 1."""
    counts = letters_by_look(runs)
    whole = sum(counts.values())
    return sum(count for look, count in counts.items() if getattr(look, trait)) / whole if whole else 0


def is_mostly(runs: Iterable[TextRun], trait: str) -> bool:
    """Whether (nearly) all letters have the trait."""
    return share(runs, trait) >= _UNIFORM


def is_hardly(runs: Iterable[TextRun], trait: str) -> bool:
    """Whether (nearly) no letters have the trait."""
    return share(runs, trait) <= 1 - _UNIFORM


def has_words(runs: Iterable[TextRun]) -> bool:
    """Whether there are letters, and not only the dots and numbers of a form that is still to be filled in."""
    return any(letter.isalpha() for run in runs if not run.look.raised for letter in run.text)


def is_capitals(text: str) -> bool:
    """Whether all letters are capitals."""
    return any(letter.isalpha() for letter in text) and text == text.upper()


def width_of(runs: Iterable[TextRun]) -> float:
    """The width of the runs on one line in mm."""
    return sum(width(run.shown, run.look.size, bold=run.look.bold, italic=run.look.italic) for run in runs)


def shown_width(lines: Sequence[BoxLine]) -> float:
    """The width in mm of the longest line that the lines make in the room they have.

    Where a text runs over several lines, its lines are wrapped as a word processor wraps them.
    """
    return max((filled for line in lines for filled in _wrapped(line)), default=0)


def _wrapped(line: BoxLine) -> Iterator[float]:
    room = room_of(line.paragraph)
    filled = 0.0
    looks = letters_by_look(line.runs)
    look = looks.most_common(1)[0][0] if looks else line.runs[0].look
    blank = width(" ", look.size, bold=look.bold, italic=look.italic)
    for word in re.split(r"[ \t]+", "".join(run.shown for run in line.runs).strip(" \t")):
        each = width(word, look.size, bold=look.bold, italic=look.italic)
        if filled and room is not None and filled + blank + each > room:
            yield filled
            filled = each
        else:
            filled += each + (blank if filled else 0)
    yield filled


def room_of(paragraph: Paragraph) -> float | None:
    """The width in mm between the paragraph's indents, None where the file does not say."""
    return None if paragraph.room is None else paragraph.room - paragraph.left - paragraph.right


def line_height(paragraph: Paragraph) -> float:
    """The paragraph's line spacing in lines of its own letters."""
    spacing = paragraph.spacing
    if spacing.rule is SpacingRule.LINES:
        return spacing.value
    largest = max((run.look.size for run in paragraph.runs if run.text.strip()), default=14)
    lines = spacing.value / (largest * LINE)
    return max(lines, 1) if spacing.rule is SpacingRule.AT_LEAST else lines


def is_centred(line: BoxLine) -> bool:
    """Whether the line stands in the middle of its column."""
    return line.paragraph.align is Align.CENTER


def strokes_of(paragraphs: Iterable[Paragraph]) -> tuple[Stroke, ...]:
    """All lines drawn in the paragraphs."""
    return tuple(stroke for paragraph in paragraphs for stroke in paragraph.strokes)


def draws_only(paragraph: Paragraph) -> bool:
    """Whether the paragraph draws a line and says nothing."""
    return bool(paragraph.strokes) and not any(letter.isalnum() for letter in paragraph.text)


def drawn_with(stroke: Stroke) -> str:
    """How a finding names the line."""
    names = {StrokeKind.SHAPE: "nét vẽ", StrokeKind.BORDER: "đường viền đoạn", StrokeKind.CHARACTERS: "dãy ký tự"}
    return names[stroke.kind]


def number(value: float) -> str:
    """A measure as people write it: `12,7`."""
    return f"{value:.1f}".rstrip("0").rstrip(".").replace(".", ",")
