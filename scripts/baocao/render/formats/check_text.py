"""`check` for a person at a terminal: where, what, the author's own line with a caret, what to do. Pure.

The first line of each is `path:line:column: …`, so that editors can jump to it.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice

from baocao.findings import AS_OURS, SEVERITY_WORDS, Commands, FilePlace, ShownFinding, Summary
from baocao.render.screen import excerpt, paint, wrap
from baocao.visible import visible

SHOWN_WHOLE = 5
"""How many findings of one rule in one file are shown whole; of the others, only the first line is."""
MIN_ROOM = 30
"""The fewest columns of a report's line that are shown, however narrow the screen."""


_NONE = ("Không có lỗi nào mới", "Không có lỗi nào")


def render(
    findings: Sequence[ShownFinding], summary: Summary, color: bool, width: int, commands: Commands = AS_OURS
) -> str:
    """The findings by file and place, a blank line between two, and a line that counts them."""
    seen: Counter[tuple[str, str]] = Counter()
    paragraphs: list[list[str]] = []
    was_short = False
    for found in findings:
        kind = (found.place.path, found.rule)
        seen[kind] += 1
        is_short = seen[kind] > SHOWN_WHOLE
        lines = list(islice(_finding(found, color, width), 1 if is_short else None))
        if is_short and was_short:
            paragraphs[-1] += lines
        else:
            paragraphs.append(lines)
        was_short = is_short
    paragraphs.append([summary_line(summary, sum(bool(found.edits) for found in findings), commands.mending)])
    return "\n\n".join("\n".join(lines) for lines in paragraphs) + "\n"


def summary_line(summary: Summary, fixable: int, mending: str = "") -> str:
    """`2 lỗi, 1 cảnh báo trong 4 báo cáo.`, and how many of them the machine can mend, by which command."""
    counts = {"error": summary.errors, "warning": summary.warnings, "note": summary.notes}
    words = ", ".join(f"{count} {SEVERITY_WORDS[severity]}" for severity, count in counts.items() if count)
    if not summary.reports and not words:
        return "Chưa có báo cáo nào để kiểm tra." if summary.left is None else "Không có báo cáo nào thay đổi."
    line = f"{words or _NONE[summary.left is None]}{_where(summary)}."
    if summary.left:
        line += f" {summary.left} phát hiện có từ trước, không nêu."
    if not fixable:
        return line
    how = f"gõ {mending}" if mending else "chạy lại với --fix"
    if summary.left is not None:
        how = "chạy lại với --fix thay cho --since"
    return f"{line} Máy tự sửa được {fixable} chỗ: {how}."


def _where(summary: Summary) -> str:
    """` trong 4 báo cáo`, and which of the findings that a change brought are in reports that did not change."""
    if summary.left is None:
        return f" trong {summary.reports} báo cáo"
    if not summary.reports:
        return " ở báo cáo không thay đổi" if summary.elsewhere else "; không có báo cáo nào thay đổi"
    if summary.elsewhere:
        return f" (trong đó {summary.elsewhere} ở báo cáo không thay đổi); {summary.reports} báo cáo đã thay đổi"
    return f" trong {summary.reports} báo cáo đã thay đổi"


def _finding(found: ShownFinding, color: bool, width: int) -> Iterator[str]:
    place = found.place
    where = paint(f"{visible(place.path)}:{place.line}:{place.column}:", "strong", color)
    grave = paint(f"{SEVERITY_WORDS[found.severity]} [{found.rule}]", found.severity, color)
    yield f"{where} {grave} {visible(found.message)}"
    margin = " " * len(f" {place.line} ")
    if found.line is not None:
        yield from _excerpt(found.line, place, found.severity, margin, color, width)
    for related in found.related:
        there = f"{related.place.path}:{related.place.line}"
        yield from _remark(f"{related.message.rstrip('.')}: {there}", margin, color, width)
    if found.help:
        yield from _remark(f"cách sửa: {found.help}", margin, color, width)


def _excerpt(line: str, place: FilePlace, severity: str, margin: str, color: bool, width: int) -> Iterator[str]:
    """The line the finding begins on, as it stands in the file, and carets under the letters that are meant."""
    end = place.end_column - 1 if place.end_line == place.line else len(line)
    line = line[: max(len(line.rstrip()), end)]
    seen = excerpt(line, place.column - 1, end, max(width - len(margin) - 2, MIN_ROOM))
    yield f"{paint(f' {place.line} |', 'dim', color)} {seen.text}".rstrip(" ")
    carets = paint("^" * max(seen.end - seen.start, 1), severity, color)
    yield f"{paint(f'{margin}|', 'dim', color)} {' ' * seen.start}{carets}"


def _remark(text: str, margin: str, color: bool, width: int) -> Iterator[str]:
    lines = wrap(visible(text), max(width - len(margin) - 2, MIN_ROOM))
    yield f"{margin}{paint('=', 'dim', color)} {lines[0]}"
    yield from (f"{margin}  {line}" for line in lines[1:])
