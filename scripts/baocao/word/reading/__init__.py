"""Opens anybody's Word file: bytes in, a `WordFile` out, every look resolved as Word would. No disk, no process."""

from baocao.word.reading.kinds import NotWord
from baocao.word.reading.model import (
    AUTO,
    Align,
    Cell,
    Line,
    LineSpacing,
    Look,
    PageSection,
    Paragraph,
    Part,
    Run,
    SpacingRule,
    Stroke,
    StrokeKind,
    Table,
    WordFile,
)
from baocao.word.reading.read import open_word

__all__ = [
    "AUTO",
    "Align",
    "Cell",
    "Line",
    "LineSpacing",
    "Look",
    "NotWord",
    "PageSection",
    "Paragraph",
    "Part",
    "Run",
    "SpacingRule",
    "Stroke",
    "StrokeKind",
    "Table",
    "WordFile",
    "open_word",
]
