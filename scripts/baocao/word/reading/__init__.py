"""Opens anybody's Word file: bytes in, a `WordFile` out, every look resolved as Word would. No disk, no process."""

from baocao.word.reading.kinds import NotWord
from baocao.word.reading.model import (
    AUTO,
    CHANGES,
    Align,
    Cell,
    Line,
    LineSpacing,
    Look,
    Mark,
    PageSection,
    Paragraph,
    Part,
    Run,
    SpacingRule,
    Stroke,
    StrokeKind,
    Table,
    Trace,
    WordFile,
)
from baocao.word.reading.read import open_word

__all__ = [
    "AUTO",
    "CHANGES",
    "Align",
    "Cell",
    "Line",
    "LineSpacing",
    "Look",
    "Mark",
    "NotWord",
    "PageSection",
    "Paragraph",
    "Part",
    "Run",
    "SpacingRule",
    "Stroke",
    "StrokeKind",
    "Table",
    "Trace",
    "WordFile",
    "open_word",
]
