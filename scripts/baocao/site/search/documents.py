"""What can be found of an office: its reports by their items and heads, its tasks, its figures. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator

from baocao.language.figures import unit_after, written
from baocao.language.period_names import period_name
from baocao.model import Area, Block, BlockKind, Section
from baocao.period import Period
from baocao.site.address import folder, indicators_uri, tasks_uri
from baocao.site.charts import Chart
from baocao.site.office_view import OfficeView, ReportEntry
from baocao.site.search.passages import SearchDocument, SearchKind, SearchPassage
from baocao.site.task_histories import TaskHistory

_TOGETHER = 40


def documents_of(view: OfficeView) -> Iterator[SearchDocument]:
    """What can be found of one office; of one among many also its own page, by its name."""
    office = view.name if view.office.id else ""
    if office:
        yield SearchDocument(folder(view.uri), view.name, (SearchPassage("", view.parent),), office=office)
    for entry in view.entries:
        year = entry.period.year if entry.period else 0
        yield SearchDocument(folder(entry.uri), entry.title, tuple(_passages(entry)), year, office)
    tasks, figures = tasks_uri(view.office), indicators_uri(view.office)
    told = ((history.task.last.period.year, _task(history)) for history in view.histories.all)
    for year, found in _by_year(told):
        yield SearchDocument(folder(tasks), f"Nhiệm vụ năm {year}", found, year, office, SearchKind.TASK)
    values = [(chart.year, _whole_year(view, chart)) for chart in view.charts if chart.whole.value is not None]
    months = ((chart.year, passage) for chart in view.charts for passage in _months(view, chart))
    for year, found in _by_year((*values, *months)):
        yield SearchDocument(folder(figures), f"Chỉ tiêu năm {year}", found, year, office, SearchKind.FIGURE)


def _by_year(passages: Iterable[tuple[int, SearchPassage]]) -> Iterator[tuple[int, tuple[SearchPassage, ...]]]:
    """The passages of each year, no more together than a report has, since all of them are loaded for one."""
    years: defaultdict[int, list[SearchPassage]] = defaultdict(list)
    for year, passage in passages:
        years[year].append(passage)
    for year in sorted(years):
        found = years[year]
        for first in range(0, len(found), _TOGETHER):
            yield year, tuple(found[first : first + _TOGETHER])


def _task(history: TaskHistory) -> SearchPassage:
    """A task with how it stands now, and why it was left."""
    last, why = history.task.last, history.reason_beside(history.title)
    reason = f". Lý do: {why}" if why else ""
    since, until = history.since, last.period
    when = period_name(since) if since == until else f"từ {period_name(since, until)} đến {period_name(until)}"
    look = history.standing.facts.look
    return SearchPassage(
        f"/{folder(history.uri)}", history.title + reason, history.area.title, look, f"Nhiệm vụ, {when}"
    )


def _whole_year(view: OfficeView, chart: Chart) -> SearchPassage:
    """What the months of a year make together."""
    text = f"{chart.indicator.label} {chart.to_date} năm {chart.year}: {written(chart.total)}"
    text += unit_after(chart.indicator.unit)
    if chart.share is not None and chart.target is not None:
        text += f", bằng {written(round(chart.share, 1))}% chỉ tiêu {written(chart.target)}"
    return SearchPassage(chart.anchor, text, _area(view, chart, chart.figures.last_month))


def _months(view: OfficeView, chart: Chart) -> Iterator[SearchPassage]:
    for bar in chart.bars:
        if bar.value is not None:
            month = period_name(Period(chart.year, bar.month, bar.month))
            text = f"{chart.indicator.label} {month}: {bar.words}{unit_after(chart.indicator.unit)}"
            yield SearchPassage(chart.anchor, text, _area(view, chart, bar.month), title=f"Chỉ tiêu, {month}")


def _area(view: OfficeView, chart: Chart, month: int) -> str:
    """The title of the indicator's area in a month."""
    return view.office.config.area_title(chart.indicator.area, Period(chart.year, month, month))


def _passages(entry: ReportEntry) -> Iterator[SearchPassage]:
    report, official = entry.report, entry.official
    head = (entry.code, official.subject, *official.positions, official.signer_name, *official.addressees)
    yield SearchPassage("", ". ".join(filter(None, head)))
    if entry.is_plain:
        yield from _words(report.blocks, "")
        return
    yield from _words((*report.can_cu, *report.opening), "")
    states = {id(task.item): task.standing.facts.look for task in entry.tasks}
    for section in report.sections:
        yield from _part(entry, section, states)
        for area in section.areas:
            yield from _part(entry, area, states)
    yield from _words(report.closing, "")
    for annex in report.annexes:
        yield from _words((annex.heading.block, *annex.blocks), entry.anchors.headings[id(annex.heading.block)])


def _part(entry: ReportEntry, part: Section | Area, states: dict[int, str]) -> Iterator[SearchPassage]:
    """The heading and the items of a section's own words or of an area; what is in no item is found at the heading."""
    anchor = entry.anchors.headings[id(part.heading.block)]
    area = part.heading.title if isinstance(part, Area) else ""
    yield from _words((part.heading.block,), anchor, area)
    blocks: set[int] = set()
    for item in part.items:
        blocks.add(id(item.block))
        yield SearchPassage(entry.anchors.of(item), item.text, area, states.get(id(item), ""))
    yield from _words(part.blocks, anchor, area, blocks)


def _words(blocks: Iterable[Block], anchor: str, area: str = "", but: Iterable[int] = ()) -> Iterator[SearchPassage]:
    """The words of `blocks` and of what they hold, but for the blocks of items; a row of a table stands together."""
    left_out = frozenset(but)
    before = ""
    for block in blocks:
        lead, before = before, _text(block)
        if id(block) in left_out:
            continue
        if before:
            yield SearchPassage(anchor, before, area)
        if block.kind is BlockKind.TABLE:
            yield from _rows(block, lead, anchor, area, left_out)
        else:
            yield from _words(block.children, anchor, area, left_out)


def _rows(table: Block, lead: str, anchor: str, area: str, left_out: frozenset[int]) -> Iterator[SearchPassage]:
    """The rows of a table, each with the words that lead to the table: `Kiểm tra theo địa bàn: Huyện Mai Sơn; 7`."""
    before = f"{lead} " if lead.endswith(":") else ""
    for row in table.children:
        cells = [_text(cell) for cell in row.children if not left_out.intersection((id(row), id(cell)))]
        if any(cells):
            yield SearchPassage(anchor, before + "; ".join(filter(None, cells)), area)


def _text(block: Block) -> str:
    return " ".join((block.prose.text if block.prose else block.text).split())
