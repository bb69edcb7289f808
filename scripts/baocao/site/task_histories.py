"""The tasks of an office over the months, as the pages show them: each with its page, by area and by year. Pure."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from functools import cached_property

from baocao.config.schema import Config
from baocao.model import RESULTS, Item, PlacedItem, Report, Standing
from baocao.office import Office
from baocao.period import Period
from baocao.site import display_names
from baocao.site.address import Place, area_uri, task_uri
from baocao.site.report_tasks import counts
from baocao.site.task_months import TaskMonth, task_months
from baocao.tasks.facets import FACETS, Facet
from baocao.tasks.mentions import Mention
from baocao.tasks.trace import Task

NO_AREA = "chung"


@dataclass(frozen=True, slots=True)
class AreaName:
    """An area as the site calls it: its part of an address, and its title at some time; it is the same under each.

    Of an area that the office does not know, both are as its first task has them.
    """

    id: str
    title: str = field(compare=False)


class TaskHistory:
    """A task from its first plan to its end, or to now, and the page that shows it.

    `area_uri`: the page of its area in the year it began, and `anchor` its row there; a task that no marker names has
    none.
    """

    def __init__(self, task: Task, area: AreaName, uri: str, area_uri: str) -> None:
        self.task = task
        self.area = area
        self.uri = uri
        self.place: Place = (uri, "")
        self.area_uri = area_uri
        self.anchor = f"nv-{task.slug}" if task.slug else ""
        self.standing = task.standing

    @cached_property
    def title(self) -> str:
        """What it is called for good: the words of its first plan."""
        return display_names.capital(self.task.title or self.task.slug or "")

    @cached_property
    def words(self) -> str:
        """What it is now: the words of its last plan."""
        return display_names.capital(self.task.words or self.task.slug or "")

    @cached_property
    def since(self) -> Period:
        """The month whose report named it first."""
        return self.task.mentions[0].period

    @cached_property
    def end(self) -> Period:
        """The month of the last word of it, or now if it is open."""
        return _end(self.task)

    @property
    def last(self) -> Mention:
        return self.task.last

    def reason_beside(self, words: str) -> str:
        """Why its last result says that it is not done; empty where `words`, which are shown, do."""
        return "" if self.last.reason in words else self.last.reason

    @cached_property
    def facets(self) -> tuple[Facet, ...]:
        """What a reader may ask for that holds of it."""
        return tuple(facet for facet in FACETS if facet.holds(self.task))

    @cached_property
    def months(self) -> tuple[TaskMonth, ...]:
        """Each month that it was planned for or spoken of, the earliest first."""
        return task_months(self.task)

    @cached_property
    def years(self) -> range:
        """The years in whose ledgers it stands: from the first word of it to the last, or to now if it is open."""
        return range(self.since.year, self.end.year + 1)


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
    """The tasks of an office, and where each is shown. `place_of` names the place of an item in its report."""

    def __init__(self, office: Office, tasks: Iterable[Task], place_of: Callable[[Item], str]) -> None:
        unknown: dict[str, AreaName] = {}
        self.all = tuple(_history(office, task, unknown, place_of) for task in tasks)
        self._by_slug = {history.task.slug: history for history in self.all if history.task.slug}
        self._office = office

    def of(self, slug: str) -> TaskHistory | None:
        """The history of the task that a marker names."""
        return self._by_slug.get(slug)

    @property
    def open(self) -> tuple[TaskHistory, ...]:
        """What is not finished, the oldest first; routine work, whose end nobody waits for, at the end."""
        still = (history for history in self.all if history.task.is_open)
        return tuple(sorted(still, key=lambda history: (history.task.routine, history.since.end)))

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
                self._called_in(keys[key], key[1]),
                key[1],
                area_uri(self._office, *key),
                tuple(histories.get(key, ())),
                tuple(carried.get(key, ())),
                tuple(holders.get(key, ())),
            )
            for key in sorted(keys, key=lambda key: (order.get(key[0], len(order)), key[0], -key[1]))
        )

    def _called_in(self, area: AreaName, year: int) -> AreaName:
        """The area as it is called at the end of a year, or now where the year is not over."""
        when = min(Period(year, 12, 12), self.all[0].task.now, key=lambda period: period.end)
        return AreaName(area.id, self._office.config.area_title(area.id, when) or area.title)


def area_part(name: str) -> str:
    """An area's id or title as part of an address."""
    return display_names.plain(name) or NO_AREA


def _history(office: Office, task: Task, unknown: dict[str, AreaName], place_of: Callable[[Item], str]) -> TaskHistory:
    first = task.mentions[0]
    area = _area(office.config, first.placed, _end(task), unknown)
    uri = task_uri(office, task.slug or f"{first.period}_{place_of(first.placed.item)}")
    return TaskHistory(task, area, uri, area_uri(office, area.id, first.period.year))


def _end(task: Task) -> Period:
    return task.now if task.is_open else task.mentions[-1].period


def _area(config: Config, placed: PlacedItem, end: Period, unknown: dict[str, AreaName]) -> AreaName:
    """The area that a task began in, as it is called at the task's end."""
    part = area_part(placed.area_name or "")
    if title := config.area_title(placed.area_id or "", end):
        return AreaName(part, title)
    return unknown.setdefault(part, AreaName(part, placed.area.heading.title if placed.area else "Nội dung chung"))
