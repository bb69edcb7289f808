"""What an office's feeds tell: of all its reports, and of an area or a task what each month's report says. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from baocao.language.wording import shortened
from baocao.model import RESULTS, DerivedStatus, Status
from baocao.site.address import area_feed, area_uri, office_feed, task_feed
from baocao.site.feeds import Feed, FeedItem, tag_of
from baocao.site.office_view import OfficeView, ReportEntry
from baocao.site.report_tasks import ReportTask
from baocao.site.task_histories import AreaName, TaskHistory, area_part
from baocao.tasks.mentions import Mention

_MOST_WORDS = 3
"""Tasks that an entry names for each status; the page has them all."""
_MOST_MONTHS = 12
"""Entries of a task's feed; its page has them all."""
_TOLD = (Status.DONE, Status.NOT_DONE, DerivedStatus.MISSING, Status.DROPPED, Status.OPEN, Status.ONGOING)
"""What a reader wants to know first."""


def news_of(view: OfficeView) -> tuple[FeedItem, ...]:
    """An entry for each report."""
    return tuple(
        FeedItem(
            tag_of(view.office, str(entry.period)),
            entry.as_of,
            entry.uri,
            f"{view.name}: {_title(entry)}",
            view.name,
            entry.official.subject,
        )
        for entry in view.dated
    )


def office_feeds(view: OfficeView) -> Iterator[Feed]:
    """The feed of the office, where it is one of many, one of each area, and one of each task that a marker names."""
    if view.office.id:
        name = office_feed(view.office)
        yield Feed(name, tag_of(view.office), f"{view.name}: báo cáo", view.uri, news_of(view))
    latest: dict[AreaName, int] = {}
    for area_year in view.area_years:
        latest[area_year.area] = max(area_year.year, latest.get(area_year.area, 0))
    for area, year in latest.items():
        yield Feed(
            area_feed(view.office, area.id),
            tag_of(view.office, "linh-vuc", area.id),
            f"{view.name}: {area.title}",
            area_uri(view.office, area.id, year),
            tuple(_of_area(view, area)),
        )

    months = {id(entry.report): (entry, tag_of(view.office, str(entry.period)), entry.name) for entry in view.dated}
    for history in view.histories.all:
        if history.task.slug:
            yield Feed(
                task_feed(history.uri),
                tag_of(view.office, "nhiem-vu", history.task.slug),
                f"{view.name}: {shortened(history.title)}",
                history.uri,
                tuple(_of_task(view, history, history.task.slug, months)),
            )


def _of_task(
    view: OfficeView, history: TaskHistory, slug: str, months: Mapping[int, tuple[ReportEntry, str, str]]
) -> Iterator[FeedItem]:
    """An entry for each of the last months whose report speaks of the task: its result, or else its plan. `months`:
    each report's entry, its permanent id and its name, by the report's identity."""
    said: dict[int, Mention] = {}
    for mention in history.task.mentions:  # of a month its results come first
        said.setdefault(id(mention.report), mention)
    office = view.name
    called = f"{office}: {shortened(history.title)}"
    for mention in list(said.values())[-_MOST_MONTHS:]:
        entry, tag, month = months[id(mention.report)]
        reason = f" Lý do: {mention.marked_reason}." if mention.marked_reason else ""
        yield FeedItem(
            f"{tag}/nhiem-vu/{slug}",
            entry.as_of,
            entry.uri,
            f"{called}, {month}: {mention.standing.facts.words}",
            office,
            f"{mention.text}.{reason}",
            entry.anchors.of(mention.placed.item),
        )


def _of_area(view: OfficeView, area: AreaName) -> Iterator[FeedItem]:
    for entry in view.dated:
        section, period = entry.report.section(RESULTS), entry.period
        if section is None or period is None or not period.is_month:
            continue
        for part in section.areas:
            if area_part(part.id or part.heading.title) == area.id:
                own = {id(item) for item in part.items}
                title = view.office.config.area_title(area.id, period) or area.title
                yield FeedItem(
                    tag_of(view.office, str(period), "linh-vuc", area.id),
                    entry.as_of,
                    entry.uri,
                    f"{view.name}: {title}, {entry.name}",
                    view.name,
                    _summary([task for task in entry.tasks if id(task.item) in own]),
                    entry.anchors.headings[id(part.heading.block)],
                )
                break


def _summary(tasks: list[ReportTask]) -> str:
    """`2 đã xong: Mua máy chủ; Tập huấn. 1 chưa làm: …`."""
    told = []
    for standing in _TOLD:
        of_standing = [task for task in tasks if task.standing is standing]
        if of_standing:
            words = "; ".join(task.item.text.rstrip(" .;") for task in of_standing[:_MOST_WORDS])
            more = "; …" if len(of_standing) > _MOST_WORDS else ""
            told.append(f"{len(of_standing)} {standing.facts.words}: {words}{more}.")
    return " ".join(told) or "Không có nhiệm vụ nào mang mã."


def _title(entry: ReportEntry) -> str:
    return f"{entry.title} (dự thảo)" if entry.is_draft else entry.title
