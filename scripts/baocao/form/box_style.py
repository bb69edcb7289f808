"""How a box must look: the style of its letters, the line drawn under it, the spacing of its lines. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from baocao.decree import Range
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import (
    BoxLine,
    drawn_with,
    has_words,
    is_capitals,
    is_centred,
    is_hardly,
    is_mostly,
    line_height,
    number,
    shown_width,
    sizes,
)
from baocao.form.boxes.location import Location
from baocao.form.findings_in_words import number_of_lines
from baocao.form.rule import RuleFunction, Seen
from baocao.model import Severity
from baocao.word.reading import Paragraph, Stroke, StrokeKind

PART_OF_THE_TEXT = "đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng chữ"
"""How the decree wants the line under a name or a title."""
_HAIR = 0.01
_SINGLE = 1.05
"""A line height in lines that is still single."""


@dataclass(frozen=True, slots=True)
class BoxStyle:
    """How the letters of a box must look; None where the decree leaves it open."""

    size: Range
    bold: bool = False
    italic: bool = False
    capitals: bool | None = None
    centred: bool | None = None

    @property
    def words(self) -> str:
        """The style as the decree says it."""
        return ", ".join(
            filter(
                None,
                (
                    _case(self.capitals),
                    size_in_words(self.size),
                    *_weight(self.bold, self.italic),
                    _place(self.centred),
                ),
            )
        )

    def seen(self, lines: Sequence[BoxLine], part: str) -> Iterator[Seen]:
        """Whether `lines` have the style; what was found is how the first line without it looks."""
        lines = [line for line in lines if has_words(line.runs)]
        if not lines:
            return
        wrong = next((line for line in lines if not self._is_right(line)), None)
        shown = wrong or lines[0]
        yield Seen(wrong is None, self._found(shown), Location(part, shown.paragraph), self.words)

    def _is_right(self, line: BoxLine) -> bool:
        runs = line.runs
        return (
            all(self.size.holds(size, _HAIR) for size in sizes(runs))
            and (is_mostly(runs, "bold") if self.bold else is_hardly(runs, "bold"))
            and (is_mostly(runs, "italic") if self.italic else is_hardly(runs, "italic"))
            and is_hardly(runs, "underline")
            and (self.capitals is None or not _has_letters(line) or is_capitals(line.text) is self.capitals)
            and (self.centred is None or not line.alone or is_centred(line) is self.centred)
        )

    def _found(self, line: BoxLine) -> str:
        runs = line.runs
        look = [_case(is_capitals(line.text)) if self.capitals is not None and _has_letters(line) else ""]
        look.append(f"cỡ {' và '.join(map(number, sizes(runs)))}")
        look += _weight(not is_hardly(runs, "bold"), not is_hardly(runs, "italic"))
        look.append("gạch chân" if not is_hardly(runs, "underline") else "")
        if self.centred is not None and line.alone:
            look.append("canh giữa" if is_centred(line) else "không canh giữa")
        return ", ".join(filter(None, look))


def styled(style: BoxStyle, box: Callable[[DocumentParts], Sequence[BoxLine]], part: str) -> RuleFunction:
    """A look that only asks whether a box has its style."""
    return lambda doc: style.seen(box(doc), part)


def size_in_words(size: Range) -> str:
    """`cỡ từ 13 đến 14`."""
    least, most = map(number, size)
    return f"cỡ {least}" if least == most else f"cỡ từ {least} đến {most}"


def _has_letters(line: BoxLine) -> bool:
    """More than figures and dots, whose case cannot be told."""
    return sum(letter.isalpha() for letter in line.text) > 1


def _case(capitals: bool | None) -> str:
    return "" if capitals is None else "in hoa" if capitals else "in thường"


def _weight(bold: bool, italic: bool) -> tuple[str, ...]:
    return ("nghiêng" if italic else "đứng", "đậm" if bold else "không đậm")


def _place(centred: bool | None) -> str:
    return "canh giữa" if centred else ""


def stroke_seen(
    strokes: Sequence[Stroke],
    under: Sequence[BoxLine],
    part: str,
    share: Range,
    slack: float = 0.03,
    slack_of_signs: float = 0.08,
) -> Iterator[Seen]:
    """Whether a solid line is drawn under the text, of a `share` of its length.

    A row of typed signs can only be about as long as wanted, and fonts draw it differently: it has
    `slack_of_signs`. A missing or broken line is as grave as the rule says; a wrong length is a
    warning, and a length that the file does not tell is not judged.
    """
    if not under or not has_words(run for line in under for run in line.runs):
        return
    where = Location(part, under[-1].paragraph)
    if not strokes:
        underlined = is_mostly(under[-1].runs, "underline")
        yield Seen(False, "chữ gạch chân, không có đường kẻ" if underlined else "không có đường kẻ", where)
        return
    stroke = next((drawn for drawn in strokes if drawn.solid), strokes[0])
    if not stroke.solid:
        yield Seen(False, f"đường kẻ không phải nét liền ({drawn_with(stroke)})", where)
        return
    text = shown_width(under)
    if stroke.length is None or not text:
        yield Seen(True, f"có đường kẻ ({drawn_with(stroke)})", where)
        return
    ratio = stroke.length / text
    found = f"đường kẻ dài {number(stroke.length)} mm, dòng chữ {number(text)} mm ({round(ratio * 100)}%)"
    slack = slack_of_signs if stroke.kind is StrokeKind.CHARACTERS else slack
    yield Seen(share.holds(ratio, slack), found, where, severity=Severity.WARNING)


def single_spaced(paragraphs: Sequence[Paragraph], part: str, least_gap: float = 3) -> Iterator[Seen]:
    """Whether the paragraphs of a box follow each other line by line: single spacing, no gap between them."""
    if not paragraphs:
        return
    tall = next((paragraph for paragraph in paragraphs if line_height(paragraph) > _SINGLE), None)
    if tall is not None:
        yield Seen(False, f"giãn dòng {number_of_lines(line_height(tall))}", Location(part, tall))
        return
    for above, below in pairwise(paragraphs):
        gap = 0 if above.contextual and above.style == below.style else above.after + below.before
        if gap > least_gap:
            yield Seen(False, f"cách nhau {number(gap)} pt", Location(part, below))
            return
    yield Seen(True, "cách dòng đơn", Location(part, paragraphs[0]))


def paragraphs_of(lines: Iterable[BoxLine]) -> tuple[Paragraph, ...]:
    """The paragraphs that the lines stand in, each once, in order."""
    return tuple({line.paragraph.number: line.paragraph for line in lines}.values())
