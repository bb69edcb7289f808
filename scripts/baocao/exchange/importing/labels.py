"""The labels of headings and items, typed or set by Word: `I.`, `1)`, `a.`, `-`, `•`. Pure."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import IntEnum


class LabelKind(IntEnum):
    """A kind of label, the higher standing over the lower."""

    PART = 1
    CAPITAL = 2
    ROMAN = 3
    ARABIC = 4
    DOTTED = 5
    BRACKETED = 6
    LETTER = 7
    DASH = 8
    PLUS = 9
    BULLET = 10

    @property
    def is_number(self) -> bool:
        """Whether such labels count."""
        return self < LabelKind.DASH


@dataclass(frozen=True, slots=True)
class Label:
    """A label: its kind, how it was written, the figure that Arabic ones count with, and its list and level in Word."""

    kind: LabelKind
    written: str
    value: int = 0
    counted_in: str = ""

    @property
    def level(self) -> int | None:
        """The level of its list in Word; None for a label that was typed."""
        level = self.counted_in.rpartition("/")[2]
        return int(level) if level.isdecimal() else None


_BULLETS = "•●○▪■□▫◆◇◦‣►➢➤✓✔★☆❖·*\N{REPLACEMENT CHARACTER}"
_KINDS = (
    (
        LabelKind.PART,
        re.compile(r"(?P<sign>(?:Phần|Chương|Mục) (?:thứ \w+|[IVX]+|\d{1,2}))(?:\s*[.:/–-]\s*|\s+|$)", re.IGNORECASE),
    ),
    (LabelKind.ROMAN, re.compile(r"(?P<sign>[IVX]{1,7})(?:\s?[.)/:]\s*(?![a-zđ.])|\s?[-–]\s|$)")),
    (LabelKind.CAPITAL, re.compile(r"(?P<sign>[A-HĐ])(?:[.)/:]\s+|\s?[-–]\s)")),
    (LabelKind.DOTTED, re.compile(r"(?P<sign>\d{1,2}(?:\.\d{1,2}){1,3})(?:[.)/]\s*(?=\D)|\s+(?=[A-ZĐÀ-Ỹ]))")),
    (LabelKind.BRACKETED, re.compile(r"\(?(?P<sign>\d{1,2})\)\s*(?=\S)")),
    (LabelKind.ARABIC, re.compile(r"(?P<sign>\d{1,2})(?:[./]\s+|\.(?=[A-ZĐÀ-Ỹ])|\s?[-–:]\s+(?=\D))")),
    (LabelKind.LETTER, re.compile(r"\(?(?P<sign>[a-zđ])(?:\)\s*(?=\S)|[./]\s+)")),
    (LabelKind.PLUS, re.compile(r"(?P<sign>\+)\s*(?=\S)")),
    (LabelKind.DASH, re.compile(r"(?P<sign>[-–—−‒―⁻])\s*(?=[^\s\d-])|(?P<spaced>[-–—−])\s+(?=\S)")),
    (LabelKind.BULLET, re.compile(rf"(?P<sign>[{re.escape(_BULLETS)}o])\s+(?=\S)|(?P<tight>[•●▪■◆◦‣►➢❖])(?=\S)")),
)  # fmt: skip


def typed_label(text: str) -> tuple[Label | None, str]:
    """The label that `text` begins with, and what follows it."""
    for kind, pattern in _KINDS:
        if match := pattern.match(text):
            sign, figures = match[0].strip(), match["sign"] or ""
            sign = figures if kind is LabelKind.PART else sign
            return Label(kind, sign, int(figures) if figures.isdecimal() else 0), text[match.end() :].strip()
    return None, text


def automatic_label(written: str, counted_in: str) -> Label | None:
    """The label that Word sets before a paragraph, `written` as it shows; None where it sets none."""
    shown = written.strip()
    if not shown:
        return None
    label, rest = typed_label(f"{shown} x" if shown[-1].isalnum() is False else f"{shown}. x")
    if label is None or rest != "x":
        return Label(LabelKind.BULLET, shown, counted_in=counted_in)
    return Label(label.kind, shown, label.value, counted_in)
