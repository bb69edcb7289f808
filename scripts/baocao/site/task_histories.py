"""The tasks of an office over the months, as the pages show them: by area, and by the year they began in. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from baocao.config.schema import Config
from baocao.language.period_names import period_name
from baocao.model import RESULTS, DerivedStatus, Report, Standing, Status, standing_of
from baocao.office import Office
from baocao.period import Period
from baocao.site import display_names
from baocao.site.address import area_uri
from baocao.site.report_tasks import counts
from baocao.tasks.mentions import Mention, MentionKind
from baocao.tasks.trace import Task, area_name

NO_AREA = "chung"


@dataclass(frozen=True, slots=True)
class AreaName:
    """An area as the site calls it: its part of an address, and its title, both as its first task has them."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class HistoryStep:
    """What one month's report said of a task. `standing`: of a plan, PLANNED."""

    mention: Mention
    standing: Standing

    @property
    def month(self) -> str:
        return period_name(self.mention.period)

    @property
    def is_plan(self) -> bool:
        return self.mention.kind is MentionKind.PLAN


class TaskHistory:
    """A task from its first plan to its end, or to now. `anchor` is empty where no marker names it."""

    def __init__(self, task: Task, area: AreaName, uri: str) -> None:
        self.task = task
        self.area = area
        self.uri = uri
        self.anchor = f"nv-{task.slug}" if task.slug else ""
        self.standing = task.standing

    @property
    def words(self) -> str:
        return display_names.capital(self.task.words or self.task.slug or "")

    @property
    def since(self) -> Period:
        """The month whose report named it first."""
        return self.task.mentions[0].period

    @cached_property
    def steps(self) -> tuple[HistoryStep, ...]:
        """All that was said, the earliest first."""
        return tuple(HistoryStep(mention, _standing(mention)) for mention in self.task.mentions)

    @property
    def line(self) -> tuple[tuple[str, Standing], ...]:
        """Each month from the first to the last, and how the task stood then: the months at a glance."""
        results = {result.period.end: _standing(result) for result in reversed(self.task.results)}
        plans = {plan.period.end for plan in self.task.plans}
        missing = {period.end for period in self.task.missing}
        found = []
        for end in range(self.since.end, max((self.task.last.period.end, *plans, *missing)) + 1):
            year, month = divmod(end, 12)
            unsaid = DerivedStatus.PLANNED if end in plans else Status.OPEN
            standing = DerivedStatus.MISSING if end in missing else unsaid
            found.append((period_name(Period(year, month + 1, month + 1)), results.get(end, standing)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class AreaYear:
    """An area in one year: its tasks that began then, those that went on, and the reports that have it."""

    area: AreaName
    year: int
    uri: str
    histories: tuple[TaskHistory, ...]
    carried: tuple[TaskHistory, ...]
    reports: tuple[Report, ...]

    @property
    def counts(self) -> dict[Standing, int]:
        return counts(history.standing for history in (*self.histories, *self.carried))


class TaskHistories:
    """The tasks of an office, and where each is shown."""

    def __init__(self, office: Office, tasks: Iterable[Task]) -> None:
        names: dict[str, AreaName] = {}
        self.all = tuple(_history(office, task, names) for task in tasks)
        self._by_slug = {history.task.slug: history for history in self.all if history.task.slug}
        self._office = office

    def of(self, slug: str) -> TaskHistory | None:
        """The history of a task, where it has a place of its own."""
        return self._by_slug.get(slug)

    @property
    def open(self) -> tuple[TaskHistory, ...]:
        """What is not finished, the oldest first; routine work, whose end nobody waits for, at the end."""
        still = (history for history in self.all if history.task.is_open)
        return tuple(sorted(still, key=lambda history: (history.task.routine, history.since.end)))

    def new_in(self, period: Period | None) -> tuple[TaskHistory, ...]:
        """What the report of `period` named first."""
        return tuple(history for history in self.all if history.since == period)

    def area_years(self, reports: Iterable[Report]) -> tuple[AreaYear, ...]:
        """Every area in every year, in the order of baocao.yml, the latest year first."""
        keys: dict[tuple[str, int], AreaName] = {}
        histories: dict[tuple[str, int], list[TaskHistory]] = {}
        carried: dict[tuple[str, int], list[TaskHistory]] = {}
        holders: dict[tuple[str, int], list[Report]] = {}
        for history in self.all:
            key = (history.area.id, history.since.year)
            keys.setdefault(key, history.area)
            histories.setdefault(key, []).append(history)
            later = {mention.period.year: None for mention in history.task.mentions if mention.period.year != key[1]}
            for year in later:
                keys.setdefault((history.area.id, year), history.area)
                carried.setdefault((history.area.id, year), []).append(history)
        for report in reports:
            section = report.section(RESULTS)
            for area in section.areas if section and report.period and report.period.is_month else ():
                key = (area_part(area.id or area.heading.title), report.period.year if report.period else 0)
                if key in keys:
                    holders.setdefault(key, []).append(report)
        order = {area.id: at for at, area in enumerate(self._office.config.areas)}
        return tuple(
            AreaYear(
                keys[key],
                key[1],
                area_uri(self._office, *key),
                tuple(histories.get(key, ())),
                tuple(carried.get(key, ())),
                tuple(holders.get(key, ())),
            )
            for key in sorted(keys, key=lambda key: (order.get(key[0], len(order)), key[0], -key[1]))
        )


def area_part(name: str) -> str:
    """An area's id or title as part of an address."""
    return display_names.plain(name) or NO_AREA


def _history(office: Office, task: Task, names: dict[str, AreaName]) -> TaskHistory:
    first = task.mentions[0]
    name = area_name(first.placed)
    part = area_part(name)
    if part not in names:
        title = first.placed.area.heading.title if first.placed.area else "Nội dung chung"
        names[part] = AreaName(part, _title(office.config, name) or title)
    return TaskHistory(task, names[part], area_uri(office, part, first.period.year))


def _title(config: Config, area_id: str) -> str:
    return next((area.title for area in config.areas if area.id == area_id), "")


def _standing(mention: Mention) -> Standing:
    if mention.kind is MentionKind.PLAN:
        return DerivedStatus.PLANNED
    return standing_of(mention.status)
