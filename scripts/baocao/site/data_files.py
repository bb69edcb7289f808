"""The archive as data: `index.json`, tables and a feed, in the form that docs/du-lieu.md promises. Pure.

Each office gives its share of every file, as text that is ready, so that its reports need not be kept.
A change of form needs a new `VERSION`; a new column or key at the end does not.
"""

from __future__ import annotations

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from baocao.model import STANDINGS, DerivedStatus
from baocao.open_data.reports import issued_day
from baocao.open_data.table import Row, csv_rows, csv_text
from baocao.site.address import FEED, FRONT, folder
from baocao.site.display_names import ARCHIVE
from baocao.site.feeds import Feed, FeedItem, archive_tag, feed_text, placed
from baocao.site.figure_rows import FIGURES_HEAD, figure_rows
from baocao.site.office_feeds import news_of
from baocao.site.office_view import OfficeView, ReportEntry

VERSION = 1
INDEX = "index.json"
REPORTS, TASKS, INDICATORS = "du-lieu/bao-cao.csv", "du-lieu/nhiem-vu.csv", "du-lieu/chi-tieu.csv"
_COUNTED = tuple(standing for standing in STANDINGS if standing is not DerivedStatus.PLANNED)


@dataclass(frozen=True, slots=True)
class DataShare:
    """An office's share of each file: its part of the index, its rows of the tables, its news.

    `feed_id`: the permanent id of the archive's feed, where this is its first office.
    """

    index: str
    reports: str
    tasks: str
    indicators: str
    news: tuple[FeedItem, ...]
    feed_id: str


def data_share(view: OfficeView) -> DataShare:
    """What one office gives."""
    return DataShare(
        json.dumps(_index(view), ensure_ascii=False, indent=1),
        csv_rows(_report_row(view, entry) for entry in view.dated),
        csv_rows(_task_rows(view)),
        csv_rows(figure_rows(view)),
        news_of(view),
        archive_tag(view.office),
    )


def data_files(shares: Sequence[DataShare], base: str = "") -> Iterator[tuple[str, str]]:
    """Each file's address and text. `base`: where the site is read, with its `/`; empty where nobody knows yet."""
    yield INDEX, _whole_index([share.index for share in shares])
    news = tuple(item for share in shares for item in share.news)
    feed = Feed(FEED, shares[0].feed_id if shares else "", ARCHIVE, FRONT, news)
    yield FEED, placed(feed_text(feed).encode(), FEED, base).decode()
    head = (
        "office",
        "period",
        "title",
        "status",
        "sample",
        "code",
        "issued_date",
        "url",
        *(standing.facts.look for standing in _COUNTED),
    )
    yield REPORTS, csv_text(head, (share.reports for share in shares))
    head = ("office", "task", "area", "from", "last", "standing", "months_open", "text", "url")
    yield TASKS, csv_text(head, (share.tasks for share in shares))
    yield INDICATORS, csv_text(FIGURES_HEAD, (share.indicators for share in shares))


def address(entry: ReportEntry) -> str:
    """A report's address below the site."""
    return f"{folder(entry.uri)}/"


def _index(view: OfficeView) -> dict[str, object]:
    return {
        "id": view.office.id,
        "name": view.name,
        "parent": view.parent,
        "reports": [_report(entry) for entry in view.dated],
    }


def _whole_index(offices: Sequence[str]) -> str:
    """The index around the offices' parts: none of their strings holds a line end, so that they can be moved in."""
    parts = ",\n  ".join(office.replace("\n", "\n  ") for office in offices)
    listed = f"[\n  {parts}\n ]" if parts else "[]"
    return f'{{\n "version": {VERSION},\n "offices": {listed}\n}}\n'


def _report(entry: ReportEntry) -> dict[str, object]:
    front = entry.report.front
    return {
        "period": str(entry.period),
        "title": entry.title,
        "subject": entry.official.subject,
        "status": front.status.value,
        "sample": front.sample,
        "code": entry.code,
        "issued_date": issued_day(entry.report),
        "url": address(entry),
        "source": entry.report.path,
        "files": [download.name for download in entry.downloads],
        "tasks": {standing.facts.look: count for standing, count in entry.counts.items()},
        "indicators": dict(front.indicators),
    }


def _report_row(view: OfficeView, entry: ReportEntry) -> Row:
    front = entry.report.front
    counts = (entry.counts.get(standing, 0) for standing in _COUNTED)
    facts = (view.office.id, str(entry.period), entry.title, front.status.value, int(front.sample), entry.code)
    return (*facts, issued_day(entry.report), address(entry), *counts)


def _task_rows(view: OfficeView) -> Iterator[Row]:
    for history in view.histories.all:
        task = history.task
        facts = (
            view.office.id,
            task.slug or "",
            history.area.title,
            str(history.since),
            str(task.last.period),
            history.standing.facts.look,
        )
        yield (*facts, task.months_open, history.words, f"{folder(history.uri)}/")
