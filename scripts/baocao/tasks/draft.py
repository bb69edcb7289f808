"""The next period's file from the last report: every task that was planned waits for its result. Pure.

Nothing that was planned may be lost on the way, and nothing is typed twice. Writes no file and
changes no report.
"""

from __future__ import annotations

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.config.schema import AreaTemplate
from baocao.language.period_names import period_name
from baocao.language.wording import quoted, shortened
from baocao.model import PLAN, RESULTS, Area, Item, PlacedItem, Report, Status, standing_of
from baocao.office import Office
from baocao.period import Period
from baocao.tasks.item_markdown import ListedItem, bullets
from baocao.tasks.mentions import Mention, MentionKind, Terms, held_markers, terms
from baocao.tasks.nesting import Nesting
from baocao.tasks.report_frame import front_matter, moved, moved_areas, opening, section_headings
from baocao.tasks.reports_by_month import Months
from baocao.tasks.slugs.propose import Proposal, planned_slugs, slug_maker
from baocao.tasks.task_links import is_nothing, placed_items, tasks_of
from baocao.tasks.trace import Task, trace

_MOST_HISTORIES = 20
"""The most remarks put above the front matter's keys; `trace` shows the rest."""


@dataclass(frozen=True, slots=True)
class _DraftItem:
    """An item to put into the draft, with the slugs to mark it with and the area it comes from.

    `perhaps`: tasks left open that it may go on with, though it has a slug of its own.
    """

    item: Item
    slugs: tuple[str, ...]
    area: Area | None
    perhaps: tuple[str, ...] = ()


def draft(period: Period, office: Office) -> str:
    """The text of the report of `period` to be filled in.

    It comes from the last readable report of its kind before; without one, from the office's template alone.
    """
    config = office.config
    last = last_report(period, office)
    tasks: dict[str, list[_DraftItem]] = {}
    stuck: dict[int, Task] = {}
    names: dict[int, str] = {}
    held: dict[str, Terms] = {}
    planned: list[_DraftItem] = []
    nesting = Nesting(())
    if last:
        past = Months(
            config, (report for report in office.reports if report.period and report.period.end < period.start)
        )
        held = {slug: terms(lines) for slug, lines in past.marked.items()}
        stuck = {id(plan.placed.item): task for task in _stuck(last, past) for plan in task.plans}
        planned = list(_planned(last, office))
        names = {id(task.item): task.slugs[0] for task in planned}
        tasks = {
            RESULTS: list(_urgent_first(planned, stuck)),
            PLAN: [*_forgotten(last, planned, stuck), *_unfinished(last, planned, past)],
        }
        sources = {id(task.item.span.source) for of_section in tasks.values() for task in of_section}
        nesting = Nesting(report for report in past.reports if id(report.source) in sources)
    areas = config.areas_in_force(period)
    divided = [task for section in config.sections if section.areas == "all" for task in tasks.get(section.id, ())]
    remarks = [*moved_areas((task.area for task in divided), areas), *_histories(stuck.values(), names)]
    remarks += _doubts(planned)
    parts = [front_matter(period, config, last, remarks), *opening(period, config, last)]
    for template, heading in section_headings(period, config):
        parts.append(heading)
        status = Status.OPEN if template.id == RESULTS else None
        parts += _body(tasks.get(template.id, []), status, areas if template.areas == "all" else (), nesting, held)
    if last:
        parts += moved(last.closing, last, period)
    return unicodedata.normalize("NFC", "\n\n".join(parts)) + "\n"


def last_report(period: Period, office: Office) -> Report | None:
    """The report that a draft of `period` comes from: the last readable one of its kind before it, or None.

    Of nine months there is none: what their report plans is the fourth quarter.
    """
    same = (
        report
        for report in office.reports
        if report.is_readable
        and report.period
        and report.period.kind is period.kind
        and report.period.end < period.start
        and period.accounts_for
    )
    return max(same, key=lambda report: report.period.end if report.period else 0, default=None)


# --------------------------------------------------------------------------- tasks


def _planned(last: Report, office: Office) -> Iterator[_DraftItem]:
    """Each task of the last plan; one without a marker gets the slug that rule K10 proposes."""
    months = Months(office.config, office.reports)
    proposed = {id(proposal.item): proposal for proposal in planned_slugs(last, months)}
    maker = slug_maker(last, months, [slug for proposal in proposed.values() for slug in proposal.slugs])
    for placed in placed_items(last.section(PLAN)):
        item = placed.item
        if not is_nothing(item) or item.markers:
            _, slugs, perhaps = proposed.get(id(item)) or Proposal(item, tuple(dict.fromkeys(item.slugs)))
            yield _DraftItem(item, slugs or (maker.make(item.text),), placed.area, perhaps)


def _unfinished(last: Report, planned: Iterable[_DraftItem], past: Months) -> Iterator[_DraftItem]:
    """The tasks that the last results leave open, in the words of the last plan that names them.

    In those of the result only where no plan does: they say what was, not what will be.
    """
    plan: dict[str, PlacedItem] = {}
    for task in planned:
        for slug in task.slugs:
            plan.setdefault(slug, PlacedItem(task.item, task.area))
    open_tasks: dict[str, PlacedItem] = {}
    for placed in placed_items(last.section(RESULTS)):
        for slug, marker in placed.item.tasks:
            if not standing_of(marker.status).facts.closes:
                open_tasks.setdefault(slug, placed)
    # In the order of the plan; what was not planned follows.
    sources = [(slug, plan[slug]) for slug in plan if slug in open_tasks]
    sources += [(slug, _last_plan(slug, last, past) or said) for slug, said in open_tasks.items() if slug not in plan]
    of_item: dict[int, tuple[PlacedItem, list[str]]] = {}
    for slug, placed in sources:
        of_item.setdefault(id(placed.item), (placed, []))[1].append(slug)
    for placed, slugs in of_item.values():
        yield _DraftItem(placed.item, tuple(slugs), placed.area)


def _last_plan(slug: str, last: Report, past: Months) -> PlacedItem | None:
    """The line of the latest plan that names the task: of a report of the same kind as the `last`, else of a month."""
    same = past.of_kind(last.period.kind) if last.period else {}
    for report in reversed(same.values()):
        if placed := tasks_of(report.section(PLAN)).get(slug):
            return placed[0]
    plans = (mention.placed for mention in reversed(past.marked.get(slug, ())) if mention.kind is MentionKind.PLAN)
    return next(plans, None)


# --------------------------------------------------------------------------- history


def _stuck(last: Report, past: Months) -> Iterator[Task]:
    """The tasks that the last report should have covered and did not, says are not done, or leaves open."""
    if last.period is None or not last.period.is_month or past.before(last) is None:
        return  # of several months, their reports tell
    for task in trace(past):
        said = _last_word(task)
        if last.period in task.missing or (said and (said.status is Status.NOT_DONE or said.is_unsaid)):
            yield task


def _last_word(task: Task) -> Mention | None:
    """What the results of the last month say of it; None where they say nothing."""
    return task.last if task.last.kind is MentionKind.RESULT and task.last.period == task.now else None


def _urgent_first(tasks: Iterable[_DraftItem], stuck: Mapping[int, Task]) -> Iterator[_DraftItem]:
    """The tasks, longest waiting first; what is nested in a bullet stays with it."""
    runs: list[list[_DraftItem]] = []
    for task in tasks:
        span = runs[-1][0].item.block.span if runs else None
        if span and span.start <= task.item.block.span.start and task.item.block.span.end <= span.end:
            runs[-1].append(task)
        else:
            runs.append([task])
    runs.sort(key=lambda run: -max((_waited(stuck.get(id(task.item))) for task in run), default=0))
    return (task for run in runs for task in run)


def _waited(task: Task | None) -> int:
    return 1 + task.quiet if task else 0


def _forgotten(last: Report, planned: Iterable[_DraftItem], stuck: Mapping[int, Task]) -> Iterator[_DraftItem]:
    """The tasks that the last report neither reports nor plans again, to be offered once more."""
    again, reported = {slug for task in planned for slug in task.slugs}, tasks_of(last.section(RESULTS))
    for task in dict.fromkeys(stuck.values()):
        if task.slug and task.slug not in again and task.slug not in reported:
            placed = task.plans[-1].placed
            yield _DraftItem(placed.item, (task.slug,), placed.area)


def _histories(tasks: Iterable[Task], names: Mapping[int, str]) -> Iterator[str]:
    """A remark for each task that waits: since when it is planned, and what the last report said.

    `names` are the slugs that the draft gives the items of the last plan, by their identity.
    """
    waiting = sorted(dict.fromkeys(tasks), key=lambda task: -task.quiet)
    for task in waiting[:_MOST_HISTORIES]:
        name = task.slug or names.get(id(task.plans[-1].placed.item)) or quoted(task.plans[-1].placed.item)
        yield f"Việc còn treo: {name}, kế hoạch từ {task.first_planned}, {_said_last(task)}."
    if len(waiting) > _MOST_HISTORIES:
        yield f"Còn {len(waiting) - _MOST_HISTORIES} việc treo nữa; xem bằng: baocao trace --stale 1"


def _doubts(planned: Iterable[_DraftItem]) -> Iterator[str]:
    """A remark for each item that may be a task which the draft has in another line."""
    for task in planned:
        if task.perhaps:
            yield (
                f"Việc {task.slugs[0]} có thể là việc còn dở {' hoặc '.join(task.perhaps)}: nếu đúng thì dùng một mã "
                "ấy, bỏ dòng thừa."
            )


def _said_last(task: Task) -> str:
    month, said = period_name(task.now, beside=task.now), _last_word(task)
    if said is None:
        return f"{month} chưa {'có' if task.slug else 'thấy'} kết quả"  # words alone are no proof
    if not said.is_sure:
        return f"{month} chưa chắc đã có kết quả"
    if said.status is not Status.NOT_DONE:
        return f"{month} chưa ghi trạng thái"
    reason = f" ({shortened(said.reason)})" if said.reason else ""
    return f"{month} {Status.NOT_DONE.facts.words}{reason}"


# --------------------------------------------------------------------------- text


def _body(
    tasks: Iterable[_DraftItem],
    status: Status | None,
    areas: Sequence[AreaTemplate],
    nesting: Nesting,
    held: Mapping[str, Terms],
) -> Iterator[str]:
    """The tasks under the headings of their areas; those of an area that has ended under the last one."""
    by_area: defaultdict[str | None, list[_DraftItem]] = defaultdict(list)
    strays: list[_DraftItem] = []
    ids = {area.id for area in areas}
    for task in tasks:
        if task.area is None or not areas:
            by_area[None].append(task)
        elif task.area.id in ids:
            by_area[task.area.id].append(task)
        else:
            strays.append(task)
    if areas:
        by_area[areas[-1].id] += strays
    yield from _list(by_area[None], status, nesting, held)
    for number, area in enumerate(areas, start=1):
        yield f"### {number}. {area.title}"
        yield from _list(by_area[area.id], status, nesting, held)


def _list(
    tasks: Sequence[_DraftItem], status: Status | None, nesting: Nesting, held: Mapping[str, Terms]
) -> Iterator[str]:
    if tasks:
        listed = (ListedItem(task.item, held_markers(task.slugs, status, held)) for task in tasks)
        yield "\n".join(bullets(listed, nesting))
