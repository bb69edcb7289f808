"""`trace` on the screen: the tasks in a table, or all that was said of each over the months."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baocao.language.period_names import period_name
from baocao.language.wording import due_words, shortened
from baocao.model import DerivedStatus, Term, standing_of
from baocao.parsing.file_places import file_place
from baocao.render.screen import cells, cut, pad, paint, wrap
from baocao.tasks.mentions import Mention, MentionKind
from baocao.tasks.trace import Task, Traced
from baocao.visible import visible

_HEADINGS = ("Mã nhiệm vụ", "Từ", "Tháng", "Hiện trạng", Term.DUE.label, "Nội dung gần nhất")
_OF_TERMS = _HEADINGS.index(Term.DUE.label)
_MAX_SLUG, _MIN_TEXT = 32, 24
_GAP = "  "
_NO_SLUG = "(chưa có mã)"
_NONE = "Không có nhiệm vụ nào như vậy."
_MENTION = {MentionKind.PLAN: "kế hoạch", MentionKind.RESULT: "kết quả"}


def render(found: Sequence[Traced], color: bool, width: int, as_lives: bool = False) -> str:
    """The tasks of each office in a table, or with `as_lives` all that was said of each."""
    return _lives(found, color, width) if as_lives else _tables(found, color, width)


def _tables(found: Sequence[Traced], color: bool, width: int) -> str:
    """A table for each office, and a line that counts the tasks."""
    parts = []
    for office in found:
        if office.tasks:
            head = [paint(f"Cơ quan: {visible(office.office)}", "strong", color)] if office.office else []
            parts.append("\n".join(head + _table(office.tasks, color, width)))
    tasks = [task for office in found for task in office.tasks]
    still = sum(task.is_open for task in tasks)
    late = sum(task.is_overdue for task in tasks)
    overdue = f", {late} quá hạn" if late else ""
    closing = f"{len(tasks)} nhiệm vụ, {still} chưa hoàn thành{overdue}." if tasks else _NONE
    return "\n\n".join([*parts, closing]) + "\n"


def _lives(found: Iterable[Traced], color: bool, width: int) -> str:
    """All that was said of each task, line by line, with its places."""
    lives = [_life(office.office, task, color, width) for office in found for task in office.tasks]
    return "\n\n".join("\n".join(life) for life in lives or [[_NONE]]) + "\n"


def _table(tasks: Sequence[Task], color: bool, width: int) -> list[str]:
    headings: tuple[str, ...] = _HEADINGS
    rows = [_row(task) for task in tasks]
    if not any(row[_OF_TERMS] for row in rows):
        headings, *rows = (row[:_OF_TERMS] + row[_OF_TERMS + 1 :] for row in (headings, *rows))
    columns = list(zip(headings, *rows, strict=True))
    widths = [max(map(cells, column)) for column in columns[:-1]]
    widths[0] = min(widths[0], _MAX_SLUG)
    widths.append(max(width - sum(widths) - len(_GAP) * len(widths), _MIN_TEXT))
    lines = [paint(_line(headings, widths), "strong", color)]
    for task, row in zip(tasks, rows, strict=True):
        line = _line(row, widths)
        style = task.standing.facts.style if task.is_open else "dim"
        lines.append(paint(line, style, color) if style else line)
    return lines


def _row(task: Task) -> tuple[str, ...]:
    first = str(task.first_planned) if task.first_planned else "đột xuất"
    # A task without a slug is identified by its words.
    text = (
        task.last.text
        if task.slug or task.last.kind is MentionKind.PLAN
        else f"{shortened(task.words)} → {task.last.text}"
    )
    told = (
        task.slug or _NO_SLUG,
        first,
        str(task.months_open),
        task.standing,
        _term(task),
        f"{task.last.period}: {text}",
    )
    return tuple(map(visible, told))


def _term(task: Task) -> str:
    """In a table, the due date, `quá 2022-06` where it has passed, or that it is routine work."""
    if task.due:
        return f"quá {task.due}" if task.is_overdue else str(task.due)
    return Term.ROUTINE if task.routine else ""


def _line(texts: Iterable[str], widths: Sequence[int]) -> str:
    *columns, last = zip(texts, widths, strict=True)
    return _GAP.join([*(pad(text, width) for text, width in columns), cut(*last)]).rstrip()


def _life(office: str, task: Task, color: bool, width: int) -> list[str]:
    name = f"{office}: {task.slug or _NO_SLUG}" if office else task.slug or _NO_SLUG
    lines = [paint(visible(name), "strong", color), *wrap(visible(task.words), width), _summary(task), ""]
    missing = [
        (period.end, 0, f"{period}  {DerivedStatus.MISSING}: tháng này không có kết quả") for period in task.missing
    ]
    said = [
        (mention.period.end, 1 if mention.kind is MentionKind.RESULT else 2, _mention(mention, width, color))
        for mention in task.mentions
    ]
    entries: list[tuple[int, int, str]] = sorted([*missing, *said], key=lambda entry: entry[:2])
    for _, is_said, text in entries:
        lines += [text] if is_said else [paint(text, "error", color)]
    return lines


def _summary(task: Task) -> str:
    planned = f"Lên kế hoạch từ {period_name(task.first_planned)}" if task.first_planned else "Không có trong kế hoạch"
    length = f", {task.months_open} tháng" if task.months_open else ""
    standing = task.standing.facts.now or task.standing.facts.words
    now = f"đến {period_name(task.now)} {standing}" if task.is_open else standing
    quiet = f", {task.quiet} tháng liền chưa có tiến triển" if task.is_open and task.quiet > 1 else ""
    return f"{planned}{length}; {now}{quiet}{_terms(task)}."


def _terms(task: Task) -> str:
    """What its markers say besides: `; hạn tháng 06/2022, đã quá hạn; việc thường xuyên`."""
    late = ", đã quá hạn" if task.is_overdue else ""
    due = f"; {Term.DUE.label.lower()} {due_words(task.due)}{late}" if task.due else ""
    return due + (f"; việc {Term.ROUTINE.label.lower()}" if task.routine else "")


def _mention(mention: Mention, width: int, color: bool) -> str:
    place = file_place(mention.placed.item.span)
    what = _MENTION[mention.kind]
    if mention.kind is MentionKind.RESULT:
        what = f"{what} {standing_of(mention.status)}"
    if mention.by == "text":
        what = f"{what} (theo lời văn, {mention.score:.0%})"
    where = paint(f"{visible(place.path)}:{place.line}", "dim", color)
    head = f"{mention.period}  {paint(what, 'strong', color)}  {where}"
    reason = f" Lý do: {mention.marked_reason}." if mention.marked_reason else ""
    due = f" {Term.DUE.label}: {due_words(mention.due)}." if mention.due else ""
    body = wrap(visible(f"{mention.text}.{reason}{due}"), max(width - 9, _MIN_TEXT))
    return "\n".join([head, *(f"         {line}" for line in body)])
