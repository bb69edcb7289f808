"""`merge` on the screen: what went in, then what is left to decide, comments and notes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.model.merge import AppliedEdit, Merge, PlacedComment
from baocao.render.screen import cells, paint, wrap
from baocao.review.excerpts import brief
from baocao.review.model import SentenceChange
from baocao.review.words import Fate
from baocao.visible import visible

_STYLES = {Fate.SAME: "", Fate.GONE: "error", Fate.NEW: "good"}
_MARKS = {Fate.SAME: ("", ""), Fate.GONE: ("[-", "-]"), Fate.NEW: ("{+", "+}")}
_UNDER = "      "


def render(found: Merge, color: bool, width: int, *, is_dry_run: bool = False) -> str:
    """The page."""
    paragraphs = [list(_head(found, color, width, is_dry_run=is_dry_run))]
    if found.applied:
        paragraphs.append(list(_applied(found.applied, color, width)))
    if found.conflicts:
        paragraphs.append(list(_conflicts(found, color, width)))
    if found.unplaced:
        paragraphs.append(list(_unplaced(found, color, width)))
    if found.comments:
        paragraphs.append(list(_comments(found.comments, color, width)))
    if found.notes:
        title = paint("Lưu ý", "strong", color)
        paragraphs.append([title, *(line for note in found.notes for line in _hanging(note, "  - ", width))])
    return "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n"


def render_question(old: str, new: str, number: int, count: int, color: bool, width: int) -> str:
    """One edit, for somebody who says whether it is wanted."""
    return "\n".join([f"Chỗ sửa {number}/{count}:", *_change("  ", old, new, color, width)]) + "\n"


def told(found: Merge) -> str:
    """In one sentence what a file holds, by whom: `5 chỗ sửa (Trần Văn B), 2 nhận xét`."""
    counts = [
        (len(found.applied), "chỗ sửa"),
        (len(found.conflicts), "chỗ báo cáo nay cũng đã sửa khác"),
        (len(found.unplaced), "chỗ không thuộc tệp Markdown"),
        (len(found.comments), "nhận xét"),
    ]
    parts = [f"{count} {what}" for count, what in counts if count]
    who = f" (người sửa: {', '.join(map(visible, found.authors))})" if found.authors else ""
    return f"{', '.join(parts)}{who}" if parts else ""


def _head(found: Merge, color: bool, width: int, *, is_dry_run: bool) -> Iterator[str]:
    name = visible(found.report)
    if found.text is None:
        is_same = not (found.conflicts or found.unplaced)
        done = f"{name}: không có chỗ sửa nào để đưa vào." if is_same else f"{name}: chưa đưa được chỗ sửa nào vào."
    else:
        what = "Sẽ đưa" if is_dry_run else "Đã đưa"
        done = f"{what} {len(found.applied)} chỗ sửa vào {name}."
    for line in wrap(done, width):
        yield paint(line, "strong", color)
    if found.base_name:
        yield from wrap(f"Tệp Word làm từ {visible(found.base_name)}.", width)
    if found.authors:
        yield from wrap(f"Người sửa: {', '.join(map(visible, found.authors))}.", width)


def _applied(edits: Iterable[AppliedEdit], color: bool, width: int) -> Iterator[str]:
    yield paint("Đã sửa: [-chữ bỏ đi-] {+chữ thêm vào+}", "strong", color)
    for edit in edits:
        lead = f"  dòng {edit.line}: "
        if edit.is_move and edit.old == edit.new:
            yield from _hanging(f"chuyển đến đây: {visible(_one_line(edit.new))}", lead, width)
        else:
            yield from _change(lead, edit.old, edit.new, color, width)


def _conflicts(found: Merge, color: bool, width: int) -> Iterator[str]:
    title = f"{len(found.conflicts)} chỗ báo cáo và tệp Word sửa khác nhau; báo cáo giữ lời của mình:"
    yield from (paint(line, "error", color) for line in wrap(title, width))
    for conflict in found.conflicts:
        yield f"  dòng {conflict.line}"
        yield from _hanging(visible(_one_line(conflict.ours)) or "(đã xóa)", "    báo cáo: ", width)
        yield from _hanging(visible(_one_line(conflict.theirs)) or "(đã xóa)", "    Word:    ", width)


def _unplaced(found: Merge, color: bool, width: int) -> Iterator[str]:
    title = f"{len(found.unplaced)} chỗ sửa không có nơi để ghi trong báo cáo, cần tự xem:"
    yield from (paint(line, "error", color) for line in wrap(title, width))
    for edit in found.unplaced:
        yield from _change("  ! ", edit.old, edit.new, color, width)
        if edit.why:
            yield from _hanging(edit.why, "    ", width)


def _comments(comments: Iterable[PlacedComment], color: bool, width: int) -> Iterator[str]:
    said = list(comments)
    yield paint(f"{len(said)} nhận xét", "strong", color)
    for comment in said:
        who = ", ".join(filter(None, (visible(comment.author) or "không ghi tên", visible(comment.date[:10]))))
        about = f" về “{visible(comment.quote)}”" if comment.quote else ""
        yield from _hanging(f"{who}{about}: {visible(comment.text)}", f"  dòng {comment.line}: ", width)


def _one_line(text: str) -> str:
    return " / ".join(text.split("\n"))


def _change(lead: str, old: str, new: str, color: bool, width: int) -> Iterator[str]:
    """Both texts as one, word by word, wrapped by what is seen, then painted."""
    line, used = lead.rstrip() if lead.strip() else lead, cells(lead.rstrip() if lead.strip() else lead)
    blank = " " if lead.strip() else ""
    for before, style, word in _words(SentenceChange(_one_line(old) or None, _one_line(new) or None, 1), blank):
        size = cells(word)
        if before and used + 1 + size > width and used > len(_UNDER):
            yield line
            line, used, before = _UNDER, len(_UNDER), ""
        line += before + (paint(word, style, color) if style else word)
        used += len(before) + size
    yield line


def _words(change: SentenceChange, blank: str) -> Iterator[tuple[str, str, str]]:
    """The blank before each word, its colour, and the word."""
    for piece in brief(change):
        first, last = _MARKS[piece.fate]
        blank = blank or " " * piece.text[:1].isspace()
        for word in f"{first}{visible(piece.text.strip())}{last}".split(" "):
            yield blank, _STYLES[piece.fate], word
            blank = " "
        blank = " " * piece.text[-1:].isspace()


def _hanging(text: str, lead: str, width: int) -> Iterator[str]:
    first, *rest = wrap(text, max(width - len(lead), 20))
    yield lead + first
    yield from (" " * len(lead) + line for line in rest)
