"""The tables of tasks and of what each month said of them. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from baocao.model import STANDINGS
from baocao.office import Office
from baocao.open_data.reports import placed, readable_by_period
from baocao.open_data.table import Column, ColumnKind, Link, Row, Table
from baocao.tasks.mentions import MentionKind
from baocao.tasks.reports_by_month import Months
from baocao.tasks.trace import Task, trace

_LOOKS = tuple(standing.facts.look for standing in STANDINGS)
_SAID = (
    "done: đã xong; ongoing: đang làm; not-done: chưa làm; dropped: không làm nữa; unsaid: chưa ghi kết quả; "
    "missing: thiếu kết quả; planned: trong kế hoạch"
)
_OFFICE = Column("office", "Tên tắt của cơ quan; trống nếu kho của một cơ quan")
_NUMBER = Column("number", "Thứ tự của nhiệm vụ trong cơ quan, từ 1", ColumnKind.INTEGER, is_required=True)
_SLUG = Column("task", "Mã nhiệm vụ; trống nếu chưa có mã")

TASKS = Table(
    "tasks",
    "Nhiệm vụ: mỗi dòng một nhiệm vụ qua các tháng",
    (
        _OFFICE,
        _NUMBER,
        _SLUG,
        Column("area", "Tên tắt của lĩnh vực nhắc đến nhiệm vụ sau cùng; lĩnh vực lạ thì ghi đầu đề"),
        Column("from", "Tháng nhắc đến đầu tiên", is_required=True),
        Column("last", "Tháng nhắc đến cuối cùng", is_required=True),
        Column("standing", f"Hiện trạng. {_SAID}", choices=_LOOKS, is_required=True),
        Column("open", "true nếu chưa hoàn thành", ColumnKind.FLAG, is_required=True),
        Column("months_open", "Số tháng từ kế hoạch đầu tiên đến khi xong, hoặc đến nay", ColumnKind.INTEGER),
        Column("months_quiet", "Số tháng liền chưa có tiến triển; việc thường xuyên là 0", ColumnKind.INTEGER),
        Column("text", "Nội dung, theo lời của kế hoạch gần nhất"),
        Column("due", "Hạn ghi sau cùng: tháng (2022-06) hoặc ngày (2022-06-15); trống nếu không ghi"),
        Column("overdue", "true nếu đã quá hạn mà chưa xong, chưa bỏ", ColumnKind.FLAG, is_required=True),
        Column("routine", "true nếu là việc thường xuyên", ColumnKind.FLAG, is_required=True),
    ),
    ("office", "number"),
)

STATUSES = Table(
    "statuses",
    "Diễn biến: mỗi dòng một lần báo cáo của một tháng nhắc đến một nhiệm vụ",
    (
        _OFFICE,
        _NUMBER,
        _SLUG,
        Column("period", "Tháng của báo cáo", is_required=True),
        Column("item", "Nội dung thứ mấy của báo cáo (bảng items)", ColumnKind.INTEGER, is_required=True),
        Column("kind", "plan: kế hoạch; result: kết quả", choices=tuple(map(str, MentionKind)), is_required=True),
        Column("standing", f"Trạng thái ghi ở đó. {_SAID}", choices=_LOOKS, is_required=True),
        Column("reason", "Lý do chưa làm hoặc không làm"),
        Column("by", "marker: theo mã; text: theo lời văn; trống: việc mới, chưa có mã", choices=("marker", "text")),
        Column("score", "Độ chắc chắn, từ 0 đến 1", ColumnKind.NUMBER, is_required=True),
    ),
    ("office", "number", "period", "kind", "item"),
    (
        Link(("office", "number"), "tasks", ("office", "number")),
        Link(("office", "period", "item"), "items", ("office", "period", "item")),
    ),
)


def tasks_of(office: Office) -> tuple[Task, ...]:
    """The office's tasks over all months."""
    return trace(Months(office.config, (report for _, report in readable_by_period(office))))


def task_rows(office: Office, tasks: Sequence[Task]) -> Iterator[Row]:
    """A row for each task."""
    for number, task in enumerate(tasks, 1):
        yield (
            office.id,
            number,
            task.slug or "",
            task.areas[-1] if task.areas else "",
            str(task.mentions[0].period),
            str(task.last.period),
            task.standing.facts.look,
            task.is_open,
            task.months_open,
            task.quiet,
            task.words,
            str(task.due or ""),
            task.is_overdue,
            task.routine,
        )


def status_rows(office: Office, tasks: Sequence[Task]) -> Iterator[Row]:
    """A row for each line of a report about a task."""
    numbers = _numbers(office)
    for number, task in enumerate(tasks, 1):
        for mention in task.mentions:
            period = str(mention.period)
            item = numbers[period][id(mention.placed.item)]
            standing = mention.standing.facts.look
            score = round(mention.score, 3)
            kind = mention.kind.value
            yield (
                office.id, number, task.slug or "", period, item, kind, standing, mention.reason, mention.by, score,
            )  # fmt: skip


def _numbers(office: Office) -> Mapping[str, Mapping[int, int]]:
    """By period, the number of each item by its identity."""
    return {
        period: {id(item): number for number, (_, _, item) in enumerate(placed(report), 1)}
        for period, report in readable_by_period(office)
    }
