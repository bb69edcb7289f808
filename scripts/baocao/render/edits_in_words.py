"""Edits made in Word as a reader sees them: in a sentence, and one by one, word by word. Pure."""

from __future__ import annotations

import shlex
from collections.abc import Iterator

from baocao.model.merge import AppliedEdit, Merge, PlacedComment
from baocao.render.screen import cells, paint, wrap
from baocao.review.excerpts import brief
from baocao.review.model import SentenceChange
from baocao.review.words import Fate
from baocao.visible import visible

_STYLES = {Fate.SAME: "", Fate.GONE: "error", Fate.NEW: "good"}
_MARKS = {Fate.SAME: ("", ""), Fate.GONE: ("[-", "-]"), Fate.NEW: ("{+", "+}")}
_UNDER = "      "
_MOST = 12
"""Edits, and comments, that are shown one by one where they are not what was asked for."""


def told(found: Merge) -> str:
    """In a phrase what was done to a file: `5 chỗ sửa, 2 nhận xét; người sửa: Trần Văn B`."""
    edits = len(found.applied) + len(found.conflicts) + len(found.unplaced)
    counts = ((edits, "chỗ sửa"), (len(found.comments), "nhận xét"))
    parts = ", ".join(f"{count} {what}" for count, what in counts if count)
    who = f"; người sửa: {', '.join(map(visible, found.authors))}" if found.authors else ""
    return f"{parts}{who}"


def command(file: str) -> str:
    """What brings the edits of a file in."""
    return f"baocao merge {shlex.quote(file)}"


def render(found: Merge, bringing_in: str, color: bool, width: int) -> str:
    """What was done to a file, which sentences, what was said, and the command that brings it in."""
    lines = [paint(line, "strong", color) for line in wrap(f"Trong Word đã có {told(found)}", width)]
    edits = [(edit.old, edit.new, lead_of(edit)) for edit in found.applied]
    edits += [(conflict.ours, conflict.theirs, f"  dòng {conflict.line}: ") for conflict in found.conflicts]
    edits += [(edit.old, edit.new, "  ! ") for edit in found.unplaced]
    for old, new, lead in edits[:_MOST]:
        lines += change(lead, old, new, color, width)
    if len(edits) > _MOST:
        lines.append(f"    … và {len(edits) - _MOST} chỗ nữa")
    for comment in found.comments[:_MOST]:
        lines += comment_lines(comment, width)
    if len(found.comments) > _MOST:
        lines.append(f"    … và {len(found.comments) - _MOST} nhận xét nữa")
    lines += wrap(f"Đưa về {visible(found.report)}: {visible(bringing_in)}", width)
    return "\n".join(lines)


def lead_of(edit: AppliedEdit) -> str:
    """Where an edit stands and, where the file tells, whose it is."""
    return f"  dòng {edit.line}{f' ({visible(edit.author)})' if edit.author else ''}: "


def comment_lines(comment: PlacedComment, width: int) -> Iterator[str]:
    """Who said what, about which words, and where these stand."""
    who = ", ".join(filter(None, (visible(comment.author) or "không ghi tên", visible(comment.date[:10]))))
    about = f" về “{visible(comment.quote)}”" if comment.quote else ""
    yield from hanging(f"{who}{about}: {visible(comment.text)}", f"  dòng {comment.line}: ", width)


def one_line(text: str) -> str:
    """Paragraphs side by side."""
    return " / ".join(text.split("\n"))


def change(lead: str, old: str, new: str, color: bool, width: int) -> Iterator[str]:
    """Both texts as one, word by word, wrapped by what is seen, then painted."""
    is_said = bool(lead.strip())
    line = lead.rstrip() if is_said else lead
    used = cells(line)
    for blank, style, word in _words(SentenceChange(one_line(old) or None, one_line(new) or None, 1), " " * is_said):
        size = cells(word)
        if blank and used + 1 + size > width and used > len(_UNDER):
            yield line
            line, used, blank = _UNDER, len(_UNDER), ""
        line += blank + (paint(word, style, color) if style else word)
        used += len(blank) + size
    yield line


def _words(changed: SentenceChange, blank: str) -> Iterator[tuple[str, str, str]]:
    """The blank before each word, its colour, and the word."""
    for piece in brief(changed):
        first, last = _MARKS[piece.fate]
        blank = blank or " " * piece.text[:1].isspace()
        for word in f"{first}{visible(piece.text.strip())}{last}".split(" "):
            yield blank, _STYLES[piece.fate], word
            blank = " "
        blank = " " * piece.text[-1:].isspace()


def hanging(text: str, lead: str, width: int) -> Iterator[str]:
    """The text behind a lead, its further lines below its first."""
    first, *rest = wrap(text, max(width - len(lead), 20))
    yield lead + first
    yield from (" " * len(lead) + line for line in rest)
