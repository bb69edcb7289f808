"""A plain text file as what a Word file shows: lines become paragraphs, and where they stand tells what they are. Pure.

Text says nothing of looks. A title's lines are taken for centred, since the boxes of a document are found by that.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from baocao.exchange.importing.labels import LabelKind, typed_label
from baocao.form.boxes.lines import folded, is_capitals
from baocao.language.vocabulary import NAMED_TYPES
from baocao.regex import regex
from baocao.word.reading import Align, PageSection, Paragraph, Part, TextLine, TextLook, TextRun, WordFile

LOOK = TextLook(("Times New Roman",), 14)
A4 = PageSection(210, 297, 20, 20, 30, 20)
_TYPES = frozenset(map(folded, NAMED_TYPES))
_NEVER_SUBJECT = regex(r"(?:căn cứ|kính gửi|thực hiện|trên cơ sở)\b", re.IGNORECASE)
_CLOSING = regex(r"nơi nhận\s*:", re.IGNORECASE)
_MOST_SUBJECT_LINES = 6
_WRAPPED_AT = range(50, 121)
"""Columns at which people's programs break lines."""
_ENDS_PARAGRAPH = (".", ";", ":", "./.", "!", "?")


def decode_text(data: bytes) -> str | None:
    """The text in a file's bytes, in whatever encoding such files have; None for what is no text."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", "replace")
    if b"\0" in data[:4096]:
        return None
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("latin-1")  # an old font's letters, which are told by what they read as


def text_file(text: str) -> WordFile:
    """The file that Word would show for `text`."""
    lines = [line.rstrip() for line in text.replace("\r\n", "\n").replace("\r", "\n").replace("\f", "\n").split("\n")]
    paragraphs = _joined(lines) if _is_wrapped(lines) else [line for line in lines if line.strip()]
    aligns = _aligns(paragraphs)
    return WordFile(
        tuple(
            Paragraph(number, Part.BODY, 0, (TextLine((TextRun(line, LOOK),)),), align=align, room=160)
            for number, (line, align) in enumerate(zip(paragraphs, aligns, strict=True), start=1)
        ),
        (A4,),
    )


def _is_wrapped(lines: Iterable[str]) -> bool:
    """Whether a program broke long paragraphs into lines of about one length."""
    lengths = sorted(len(line) for line in lines if line.strip())
    if len(lengths) < 10 or lengths[-1] not in _WRAPPED_AT:
        return False
    long = sum(length > lengths[-1] * 0.8 for length in lengths)
    return long * 3 > len(lengths)


def _joined(lines: Iterable[str]) -> list[str]:
    """The paragraphs that were broken into lines: a line goes on where no blank line, label or end parts it."""
    found: list[str] = []
    goes_on = False
    for line in lines:
        text = line.strip()
        label = typed_label(text)[0]
        if not text:
            goes_on = False
        elif goes_on and label is None and not is_capitals(text) and not _CLOSING.match(text):
            found[-1] = f"{found[-1]} {text}"
        else:
            found.append(line)
        goes_on = bool(text) and not text.endswith(_ENDS_PARAGRAPH) and len(line) in _WRAPPED_AT
    return found


def _aligns(paragraphs: list[str]) -> Iterator[Align]:
    """Centred for the type's name and the trích yếu under it, left for all else."""
    left = 0
    for line in paragraphs:
        text = line.strip()
        label = typed_label(text)[0]
        if folded(text) in _TYPES:
            left = _MOST_SUBJECT_LINES
            yield Align.CENTER
            continue
        is_text = text.endswith(_ENDS_PARAGRAPH) or _NEVER_SUBJECT.match(text)
        if left and not is_text and (label is None or label.kind > LabelKind.PLUS):
            left -= 1
            yield Align.CENTER
        else:
            left = 0
            yield Align.LEFT
