"""`merge` on the screen: what went in, then what is left to decide, comments and notes. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.model.merge import AppliedEdit, Merge, PlacedComment
from baocao.render.edits_in_words import change, comment_lines, hanging, lead_of, one_line
from baocao.render.screen import paint, wrap
from baocao.visible import visible


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
        paragraphs.append([title, *(line for note in found.notes for line in hanging(note, "  - ", width))])
    return "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n"


def render_question(old: str, new: str, number: int, count: int, color: bool, width: int) -> str:
    """One edit, for somebody who says whether it is wanted."""
    return "\n".join([f"Chỗ sửa {number}/{count}:", *change("  ", old, new, color, width)]) + "\n"


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
        lead = lead_of(edit)
        if edit.is_move and edit.old == edit.new:
            yield from hanging(f"chuyển đến đây: {visible(one_line(edit.new))}", lead, width)
        else:
            yield from change(lead, edit.old, edit.new, color, width)


def _conflicts(found: Merge, color: bool, width: int) -> Iterator[str]:
    title = f"{len(found.conflicts)} chỗ báo cáo và tệp Word sửa khác nhau; báo cáo giữ lời của mình:"
    yield from (paint(line, "error", color) for line in wrap(title, width))
    for conflict in found.conflicts:
        yield f"  dòng {conflict.line}"
        yield from hanging(visible(one_line(conflict.ours)) or "(đã xóa)", "    báo cáo: ", width)
        yield from hanging(visible(one_line(conflict.theirs)) or "(đã xóa)", "    Word:    ", width)


def _unplaced(found: Merge, color: bool, width: int) -> Iterator[str]:
    title = f"{len(found.unplaced)} chỗ sửa không có nơi để ghi trong báo cáo, cần tự xem:"
    yield from (paint(line, "error", color) for line in wrap(title, width))
    for edit in found.unplaced:
        yield from change("  ! ", edit.old, edit.new, color, width)
        if edit.why:
            yield from hanging(edit.why, "    ", width)


def _comments(comments: Iterable[PlacedComment], color: bool, width: int) -> Iterator[str]:
    said = list(comments)
    yield paint(f"{len(said)} nhận xét", "strong", color)
    for comment in said:
        yield from comment_lines(comment, width)
