"""How rules look: a style that a box must have, the line drawn under one, and the words for what was seen. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from baocao.form.boxes.anatomy import Anatomy
from baocao.form.boxes.pieces import (
    Piece,
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
from baocao.form.model import Look, Seen
from baocao.form.places import WHOLE, Where
from baocao.model import Severity
from baocao.word.reading import Paragraph, Stroke, StrokeKind

PART_OF_THE_TEXT = "đường kẻ ngang, nét liền, dài từ 1/3 đến 1/2 dòng chữ"
"""How the decree wants the line under a name or a title."""
_HAIR = 0.01
_SINGLE = 1.05
"""A line height in lines that is still single."""


@dataclass(frozen=True, slots=True)
class Style:
    """How the letters of a box must look; None where the decree leaves it open. Sizes in pt, both ends allowed."""

    smallest: float
    largest: float
    bold: bool = False
    italic: bool = False
    capitals: bool | None = None
    centred: bool | None = None

    @property
    def words(self) -> str:
        """The style as the decree says it."""
        size = number(self.smallest)
        if self.largest != self.smallest:
            size = f"từ {size} đến {number(self.largest)}"
        return ", ".join(
            filter(None, (_case(self.capitals), f"cỡ {size}", *_weight(self.bold, self.italic), _place(self.centred)))
        )

    def seen(self, pieces: Sequence[Piece], part: str) -> Iterator[Seen]:
        """Whether `pieces` have the style; what was found is that of the first piece that has not."""
        pieces = [piece for piece in pieces if has_words(piece.runs)]
        if not pieces:
            return
        wrong = next((piece for piece in pieces if not self._is_right(piece)), None)
        shown = wrong or pieces[0]
        yield Seen(wrong is None, self._found(shown), Where(part, shown.paragraph), self.words)

    def _is_right(self, piece: Piece) -> bool:
        runs = piece.runs
        return (
            all(self.smallest - _HAIR <= size <= self.largest + _HAIR for size in sizes(runs))
            and (is_mostly(runs, "bold") if self.bold else is_hardly(runs, "bold"))
            and (is_mostly(runs, "italic") if self.italic else is_hardly(runs, "italic"))
            and is_hardly(runs, "underline")
            and (self.capitals is None or not _has_letters(piece) or is_capitals(piece.text) is self.capitals)
            and (self.centred is None or not piece.alone or is_centred(piece) is self.centred)
        )

    def _found(self, piece: Piece) -> str:
        runs = piece.runs
        look = [_case(is_capitals(piece.text)) if self.capitals is not None and _has_letters(piece) else ""]
        look.append(f"cỡ {' và '.join(map(number, sizes(runs)))}")
        look += _weight(not is_hardly(runs, "bold"), not is_hardly(runs, "italic"))
        look.append("gạch chân" if not is_hardly(runs, "underline") else "")
        if self.centred is not None and piece.alone:
            look.append("canh giữa" if is_centred(piece) else "không canh giữa")
        return ", ".join(filter(None, look))


def styled(style: Style, box: Callable[[Anatomy], Sequence[Piece]], part: str) -> Look:
    """A look that asks nothing but whether a box has its style."""
    return lambda a: style.seen(box(a), part)


def _has_letters(piece: Piece) -> bool:
    """More than figures and dots, whose case cannot be told."""
    return sum(letter.isalpha() for letter in piece.text) > 1


def _case(capitals: bool | None) -> str:
    return "" if capitals is None else "in hoa" if capitals else "in thường"


def _weight(bold: bool, italic: bool) -> tuple[str, ...]:
    return ("nghiêng" if italic else "đứng", "đậm" if bold else "không đậm")


def _place(centred: bool | None) -> str:
    return "canh giữa" if centred else ""


def stroke_seen(
    strokes: Sequence[Stroke],
    under: Sequence[Piece],
    part: str,
    least: float,
    most: float,
    slack: float = 0.03,
    slack_of_signs: float = 0.08,
) -> Iterator[Seen]:
    """Whether a solid line is drawn under the text, from `least` to `most` of its length.

    A row of typed signs can only be about as long as wanted, and fonts draw it differently: it has
    `slack_of_signs`. A missing or broken line is as grave as the rule says; a length is a warning, and
    nothing is said of one that the file does not tell.
    """
    if not under or not has_words(run for piece in under for run in piece.runs):
        return
    where = Where(part, under[-1].paragraph)
    if not strokes:
        underlined = is_mostly(under[-1].runs, "underline")
        yield Seen(False, "chữ gạch chân, không có đường kẻ" if underlined else "không có đường kẻ", where)
        return
    stroke = next((one for one in strokes if one.solid), strokes[0])
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
    yield Seen(least - slack <= ratio <= most + slack, found, where, severity=Severity.WARNING)


@dataclass(frozen=True, slots=True)
class Place:
    """Words that a finding is about, and where they stand."""

    words: str
    where: Where


def grouped(a: Anatomy, kinds: Mapping[str, Sequence[Place]], right: str) -> Iterator[Seen]:
    """One finding for each kind of wrong thing, at its first place; or that all is `right`."""
    for found, places in kinds.items():
        letters = sum(len(one.words) for one in places)
        whole = sum(len(one.text) for one in a.paragraphs) or 1
        amount = "gần hết văn bản" if letters > whole * 0.8 else f"{len(places)} chỗ"
        words = next((one.words.strip() for one in places if one.words.strip()), "")
        example = f", ví dụ {excerpt(words, 40)}" if words else ""
        yield Seen(False, f"{found} ở {amount}{example}", places[0].where)
    if not kinds:
        yield Seen(True, right, Where(WHOLE))


def single_spaced(paragraphs: Sequence[Paragraph], part: str, least_gap: float = 3) -> Iterator[Seen]:
    """Whether the paragraphs of a box follow each other line by line: single spacing, no gap between them."""
    if not paragraphs:
        return
    tall = next((one for one in paragraphs if line_height(one) > _SINGLE), None)
    if tall is not None:
        yield Seen(False, f"giãn dòng {number_of_lines(line_height(tall))}", Where(part, tall))
        return
    for above, below in pairwise(paragraphs):
        gap = 0 if above.contextual and above.style == below.style else above.after + below.before
        if gap > least_gap:
            yield Seen(False, f"cách nhau {number(gap)} pt", Where(part, below))
            return
    yield Seen(True, "cách dòng đơn", Where(part, paragraphs[0]))


def number_of_lines(lines: float) -> str:
    """`1,15 dòng`."""
    return f"{lines:.2f}".rstrip("0").rstrip(".").replace(".", ",") + " dòng"


def paragraphs_of(pieces: Iterable[Piece]) -> tuple[Paragraph, ...]:
    """The paragraphs that the pieces stand in, each once, in order."""
    return tuple({piece.paragraph.number: piece.paragraph for piece in pieces}.values())


def joined(pieces: Iterable[Piece]) -> str:
    """The text of several lines as one."""
    return " ".join(piece.text for piece in pieces)


def excerpt(text: str, longest: int = 60) -> str:
    """`text` in quotation marks, cut at a word where it is long."""
    return f"“{shortened(text, longest)}”"


def shortened(text: str, longest: int) -> str:
    """`text`, cut at a word where it is long."""
    return text if len(text) <= longest else text[:longest].rsplit(" ", 1)[0] + "…"
