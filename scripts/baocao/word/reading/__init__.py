"""Opens anybody's Word file: bytes in, a `WordFile` out, every look resolved as Word would. No disk, no process."""

from baocao.word.reading.file_kinds import NotWord
from baocao.word.reading.model import (
    AUTO,
    CHANGES,
    Align,
    CellPlace,
    EditTrace,
    EditTraceKind,
    LineSpacing,
    PageSection,
    Paragraph,
    Part,
    SpacingRule,
    Stroke,
    StrokeKind,
    Table,
    TextLine,
    TextLook,
    TextRun,
    WordFile,
)
from baocao.word.reading.read import open_word
from baocao.word.reading.signs import UNKNOWN_SIGN

__all__ = [
    "AUTO",
    "CHANGES",
    "UNKNOWN_SIGN",
    "Align",
    "CellPlace",
    "EditTrace",
    "EditTraceKind",
    "LineSpacing",
    "NotWord",
    "PageSection",
    "Paragraph",
    "Part",
    "SpacingRule",
    "Stroke",
    "StrokeKind",
    "Table",
    "TextLine",
    "TextLook",
    "TextRun",
    "WordFile",
    "open_word",
]
