"""The archive as data: `index.json`, tables and a feed, in the form that docs/trang-luu-tru.md promises. Pure.

Each office gives its share of every file, as text that is ready, so that its reports need not be kept.
A change of form needs a new `VERSION`; a new column or key at the end does not.
"""

from __future__ import annotations

import json
from calendar import monthrange
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from xml.etree import ElementTree

from baocao.model import STANDINGS, DerivedStatus, ReportStatus
from baocao.open_data import indicators
from baocao.open_data.reports import issued_day
from baocao.open_data.table import Row, csv_rows, csv_text
from baocao.site.address import folder
from baocao.site.display_names import ARCHIVE
from baocao.site.office_view import OfficeView, ReportEntry

VERSION = 1
INDEX, FEED = "index.json", "bao-cao.atom"
REPORTS, TASKS, INDICATORS = "du-lieu/bao-cao.csv", "du-lieu/nhiem-vu.csv", "du-lieu/chi-tieu.csv"
_COUNTED = tuple(standing for standing in STANDINGS if standing is not DerivedStatus.PLANNED)
_ATOM = "http://www.w3.org/2005/Atom"


@dataclass(frozen=True, slots=True)
class FeedItem:
    """A report in the feed: when it came, its page, its words and who speaks."""

    updated: str
    uri: str
    title: str
    office: str
    summary: str


@dataclass(frozen=True, slots=True)
class DataShare:
    """An office's share of each file: its part of the index, its rows of the tables, its news."""

    index: str
    reports: str
    tasks: str
    indicators: str
    news: tuple[FeedItem, ...]


def data_share(view: OfficeView) -> DataShare:
    """What one office gives."""
    return DataShare(
        json.dumps(_index(view), ensure_ascii=False, indent=1),
        csv_rows(_report_row(view, entry) for entry in view.dated),
        csv_rows(_task_rows(view)),
        csv_rows(indicators.indicator_rows(view.office.id, (chart.figures for chart in view.charts))),
        tuple(_news(view, entry) for entry in view.dated),
    )


def data_files(shares: Sequence[DataShare], base: str = "") -> Iterator[tuple[str, str]]:
    """Each file's address and text. `base`: where the site is read, with its `/`; empty where nobody knows yet."""
    yield INDEX, _whole_index([share.index for share in shares])
    yield FEED, _feed((item for share in shares for item in share.news), base)
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
    yield INDICATORS, csv_text(indicators.INDICATORS.head, (share.indicators for share in shares))


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
        url = f"{folder(history.uri)}/#{history.anchor}" if history.anchor else ""
        facts = (
            view.office.id,
            task.slug or "",
            history.area.title,
            str(history.since),
            str(task.last.period),
            history.standing.facts.look,
        )
        yield (*facts, task.months_open, history.words, url)


def _news(view: OfficeView, entry: ReportEntry) -> FeedItem:
    title = f"{entry.title} (dự thảo)" if entry.is_draft else entry.title
    return FeedItem(_updated(entry), entry.uri, title, view.name, entry.official.subject)


def _feed(news: Iterable[FeedItem], base: str) -> str:
    """An Atom feed of the reports, the latest first (RFC 4287)."""
    feed = ElementTree.Element("feed", xmlns=_ATOM, attrib={"xml:lang": "vi"})
    ordered = sorted(news, key=lambda item: (item.updated, item.uri), reverse=True)
    _add(feed, "id", base or "urn:baocao:kho")
    _add(feed, "title", ARCHIVE)
    _add(feed, "updated", ordered[0].updated if ordered else "1970-01-01T00:00:00Z")
    ElementTree.SubElement(feed, "link", href=base or "./")
    if base:
        ElementTree.SubElement(feed, "link", rel="self", href=f"{base}{FEED}")
    for item in ordered:
        element = ElementTree.SubElement(feed, "entry")
        url = f"{base}{folder(item.uri)}/"
        _add(element, "id", url if base else f"urn:baocao:{folder(item.uri)}")
        _add(element, "title", item.title)
        _add(element, "updated", item.updated)
        _add(ElementTree.SubElement(element, "author"), "name", item.office)
        ElementTree.SubElement(element, "link", href=url)
        _add(element, "summary", item.summary)
    return '<?xml version="1.0" encoding="utf-8"?>\n' + ElementTree.tostring(feed, encoding="unicode") + "\n"


def _add(parent: ElementTree.Element, name: str, text: str) -> None:
    # XML 1.0 has no place for control characters.
    ElementTree.SubElement(parent, name).text = "".join(
        letter for letter in text if letter.isprintable() or letter in "\n\t"
    )


def _updated(entry: ReportEntry) -> str:
    """The day of issue; of a report without one, the last day that it covers: nothing here knows the time."""
    day = entry.report.front.issued_date
    if day and entry.report.front.status is ReportStatus.ISSUED:
        return f"{day.isoformat()}T00:00:00+07:00"
    assert entry.period is not None
    year, month = entry.period.year, entry.period.month
    return f"{year}-{month:02}-{monthrange(year, month)[1]}T00:00:00+07:00"
