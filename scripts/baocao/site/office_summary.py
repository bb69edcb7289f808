"""What the front page of many offices says of one. Pure; small, since that page is made of all of them at once."""

from __future__ import annotations

from dataclasses import dataclass

from baocao.language.wording import due_words
from baocao.model import Standing, Status
from baocao.period import Period
from baocao.site.address import tasks_uri
from baocao.site.office_view import OfficeView
from baocao.site.overview import overview_of
from baocao.site.task_histories import TaskHistory
from baocao.tasks.facets import FACETS

_MOST = 20
"""Late tasks of an office that the page of many can show."""


@dataclass(frozen=True, slots=True)
class LatestReport:
    """The newest month's report."""

    uri: str
    period: Period
    name: str
    is_sample: bool
    is_draft: bool
    counts: dict[Standing, int]

    @property
    def done(self) -> int:
        return self.counts.get(Status.DONE, 0)

    @property
    def all(self) -> int:
        return sum(self.counts.values())

    @property
    def share_done(self) -> int:
        """Tasks done, in per cent; −1 where the report has none."""
        return 100 * self.done // self.all if self.all else -1

    @property
    def order(self) -> int:
        """Grows with the month."""
        return self.period.end


@dataclass(frozen=True, slots=True)
class LateTask:
    """A task whose due date has passed. `due`: its last day, by which tasks are put in order."""

    uri: str
    title: str
    due: str
    due_words: str
    reason: str


@dataclass(frozen=True, slots=True)
class OfficeSummary:
    """An office, the body it belongs to, and how many of its tasks somebody should ask about.

    `ledger`: the page of its tasks, empty where it has none; `open`: how many are not finished, `facets`: of how many
    each facet holds, by its id; `late`: those that are overdue longest.
    """

    uri: str
    name: str
    parent: str
    latest: LatestReport | None
    attention: int
    overdue: int
    ledger: str
    open: int
    facets: dict[str, int]
    late: tuple[LateTask, ...]


def summary_of(view: OfficeView) -> OfficeSummary:
    """What the front page of many offices says of one."""
    found = view.histories.all
    tasks = (
        tasks_uri(view.office) if found else "",
        len(view.histories.open),
        {facet.id: sum(facet in history.facets for history in found) for facet in FACETS},
        tuple(
            sorted((_late(history) for history in found if history.task.is_overdue), key=lambda task: task.due)[:_MOST]
        ),
    )
    overview = overview_of(view)
    if overview is None:
        return OfficeSummary(view.uri, view.name, view.parent, None, 0, 0, *tasks)
    entry, attention = overview.entry, sum(len(group.histories) for group in overview.attention)
    latest = LatestReport(entry.uri, overview.period, entry.name, entry.is_sample, entry.is_draft, entry.counts)
    return OfficeSummary(view.uri, view.name, view.parent, latest, attention, overview.overdue, *tasks)


def _late(history: TaskHistory) -> LateTask:
    due = history.task.due
    assert due is not None
    return LateTask(
        history.uri, history.title, due.last_day.isoformat(), due_words(due), history.reason_beside(history.title)
    )
