"""What the pages show of tasks over the months: each one's life, by area and by the year it began in. Pure; no HTML."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from baocao.config.schema import Config
from baocao.model import RESULTS, Report
from baocao.office import Office
from baocao.period import Period
from baocao.site import words
from baocao.site.address import area_uri
from baocao.site.trail import STATES, State, counts
from baocao.tasks.trace import Kind, Mention, Standing, Task, area_name

NO_AREA = "chung"


@dataclass(frozen=True, slots=True)
class AreaName:
    """An area as the site knows it: its part of an address, and its title; both of the first to use it."""

    id: str
    title: str


@dataclass(frozen=True, slots=True)
class Step:
    """What one month's report said of a task. `state`: of a plan, PLANNED."""

    mention: Mention
    state: State

    @property
    def month(self) -> str:
        return words.full_name(self.mention.period)

    @property
    def is_plan(self) -> bool:
        return self.mention.kind is Kind.PLAN


class Life:
    """A task from its first plan to its end, or to now. `anchor` is empty where no marker names it."""

    def __init__(self, task: Task, area: AreaName, uri: str) -> None:
        self.task = task
        self.area = area
        self.uri = uri
        self.anchor = f"nv-{task.slug}" if task.slug else ""
        self.state = State.UNSAID if task.standing is Standing.OPEN else State[task.standing.name]

    @property
    def words(self) -> str:
        return words.capital(self.task.words or self.task.slug or "")

    @property
    def since(self) -> Period:
        """The month whose report named it first."""
        return self.task.mentions[0].period

    @cached_property
    def steps(self) -> tuple[Step, ...]:
        """All that was said, the earliest first."""
        return tuple(Step(one, _state(one)) for one in self.task.mentions)

    @property
    def line(self) -> tuple[tuple[str, State], ...]:
        """Each month from the first to the last, and how the task stood then: the months at a glance."""
        results = {one.period.end: _state(one) for one in reversed(self.task.results)}
        plans = {one.period.end for one in self.task.plans}
        missing = {period.end for period in self.task.missing}
        found = []
        for end in range(self.since.end, max((self.task.last.period.end, *plans, *missing)) + 1):
            year, month = divmod(end, 12)
            state = State.MISSING if end in missing else State.PLANNED if end in plans else State.UNSAID
            found.append((words.full_name(Period(year, month + 1, month + 1)), results.get(end, state)))
        return tuple(found)


@dataclass(frozen=True, slots=True)
class AreaYear:
    """An area in one year: its tasks that began then, those that went on, and the reports that have it."""

    area: AreaName
    year: int
    uri: str
    lives: tuple[Life, ...]
    carried: tuple[Life, ...]
    reports: tuple[Report, ...]

    @property
    def counts(self) -> dict[State, int]:
        return counts(life.state for life in (*self.lives, *self.carried))


class Lives:
    """The tasks of one office, and where each is shown."""

    def __init__(self, office: Office, tasks: Iterable[Task]) -> None:
        names: dict[str, AreaName] = {}
        self.all = tuple(_life(office, task, names) for task in tasks)
        self._by_slug = {life.task.slug: life for life in self.all if life.task.slug}
        self._office = office

    def of(self, slug: str) -> Life | None:
        """The life of a task, where it has a place of its own."""
        return self._by_slug.get(slug)

    @property
    def open(self) -> tuple[Life, ...]:
        """What is not finished, the oldest first."""
        return tuple(sorted((one for one in self.all if one.task.is_open), key=lambda one: one.since.end))

    def new_in(self, period: Period | None) -> tuple[Life, ...]:
        """What the report of `period` named first."""
        return tuple(life for life in self.all if life.since == period)

    def area_years(self, reports: Iterable[Report]) -> tuple[AreaYear, ...]:
        """Every area in every year, in the order of baocao.yml, the latest year first."""
        keys: dict[tuple[str, int], AreaName] = {}
        lives: dict[tuple[str, int], list[Life]] = {}
        carried: dict[tuple[str, int], list[Life]] = {}
        holders: dict[tuple[str, int], list[Report]] = {}
        for life in self.all:
            key = (life.area.id, life.since.year)
            keys.setdefault(key, life.area)
            lives.setdefault(key, []).append(life)
            for year in dict.fromkeys(one.period.year for one in life.task.mentions if one.period.year != key[1]):
                keys.setdefault((life.area.id, year), life.area)
                carried.setdefault((life.area.id, year), []).append(life)
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
                tuple(lives.get(key, ())),
                tuple(carried.get(key, ())),
                tuple(holders.get(key, ())),
            )
            for key in sorted(keys, key=lambda key: (order.get(key[0], len(order)), key[0], -key[1]))
        )


def area_part(name: str) -> str:
    """An area's id or title as part of an address."""
    return words.plain(name) or NO_AREA


def _life(office: Office, task: Task, names: dict[str, AreaName]) -> Life:
    first = task.mentions[0]
    name = area_name(first.placed)
    id = area_part(name)
    if id not in names:
        title = first.placed.area.heading.title if first.placed.area else "Nội dung chung"
        names[id] = AreaName(id, _title(office.config, name) or title)
    return Life(task, names[id], area_uri(office, id, first.period.year))


def _title(config: Config, id: str) -> str:
    return next((area.title for area in config.areas if area.id == id), "")


def _state(mention: Mention) -> State:
    if mention.kind is Kind.PLAN:
        return State.PLANNED
    return STATES.get(mention.status, State.UNSAID) if mention.status else State.UNSAID
