"""The results of a longer period, one bullet for each task and each other result of its months. Pure."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from baocao.language.figures import counted, month_number
from baocao.language.own_months import MONTH, number_of
from baocao.language.wording import capitalised, one_line, quoted, quoted_words
from baocao.model import RESULTS, Block, BlockKind, Item, Report, Status
from baocao.parsing.escaping import escaped
from baocao.period import Period
from baocao.regex import regex
from baocao.tasks.item_markdown import ListedItem, blocks_markdown
from baocao.tasks.mentions import Terms, held_markers
from baocao.tasks.rollup.entries import Entry, names
from baocao.tasks.rollup.figures import PeriodFigure
from baocao.tasks.rollup.gathering import Gathered, Line, Said, TaskStanding, Unreported, leads_in

_ANNEX = regex(r"\bphụ lục\b", re.IGNORECASE)


@dataclass(slots=True)
class _Told:
    """A line of results, the figures that it gives, and the tables that stand below it."""

    line: Line
    figures: list[PeriodFigure] = field(default_factory=list)
    tables: list[_Table] = field(default_factory=list)

    @property
    def order(self) -> tuple[int, Period]:
        """Figures first, then what is still open, what ended, as it ended, and what was no task."""
        line = self.line
        rank = 0 if self.figures else 1 if line.is_open else 2 if line.standings else 3
        return rank, line.said.period if rank > 1 else Period(0, 0, 0)


@dataclass(frozen=True, slots=True)
class _Table:
    """A table of a month's results, with the paragraph that leads to it, and the item that it stands below."""

    period: Period
    blocks: tuple[Block, ...]
    item: Item | None
    entry: Entry

    @property
    def markdown(self) -> tuple[str, ...]:
        return tuple(blocks_markdown(self.blocks))


def result_entries(gathered: Gathered, figures: Sequence[PeriodFigure]) -> Iterator[Entry]:
    """The bullets, as they are to stand in each area."""
    tables = [table for report in gathered.reports for table in _tables(report)]
    leads = {id(block) for table in tables for block in table.blocks}
    told = [_Told(line) for line in gathered.lines if id(line.said.placed.item.block) not in leads]
    alone = [figure for figure in figures if not _give(figure, told)]
    lines = {id(entry.line.said.placed.item): entry for entry in told}
    for table in tables:
        if table.item is not None and (host := lines.get(id(table.item))):
            host.tables.append(table)
    for figure in alone:
        area = figure.of_year.indicator.area or None
        yield Entry(area_id=area, text=f"{capitalised(escaped(figure.words))}.", remarks=(" ".join(figure.remarks),))
    for run in _runs(sorted(told, key=lambda entry: entry.order)):
        yield _entry(run[0], gathered, run[-1].line.said)
    yield from (_unreported(entry, gathered) for entry in gathered.unreported)
    placed = {id(table) for entry in told for table in entry.tables}
    yield from (table.entry for table in tables if id(table) not in placed)


def _give(figure: PeriodFigure, told: list[_Told]) -> bool:
    """Let the line that gives the figure month by month give it for the period; False where there is none."""
    hosts = [entry for entry in told if any(map(figure.tells, (entry.line.said, *entry.line.earlier)))]
    if not hosts:
        return False
    host = next((entry for entry in hosts if entry.line.standings), hosts[0])
    host.figures.append(figure)
    for other in hosts:
        if other is not host and not other.line.standings and not other.figures:
            host.line.earlier += [other.line.said, *other.line.earlier]
            host.line.months |= other.line.months
            told.remove(other)
    return True


def _runs(told: Sequence[_Told]) -> Iterator[list[_Told]]:
    """The lines, with what one bullet says of no task kept together: the second sentence may rest on the first."""
    run: list[_Told] = []
    for entry in told:
        if run and not _goes_on(run[-1], entry):
            yield run
            run = []
        run.append(entry)
    if run:
        yield run


def _goes_on(first: _Told, second: _Told) -> bool:
    one, other = first.line, second.line
    if (
        first.figures
        or second.figures
        or first.tables
        or one.standings
        or other.standings
        or one.months != other.months
    ):
        return False
    item, following = one.said.placed.item, other.said.placed.item
    return item.block is following.block and item.clause + 1 == following.clause


def _entry(told: _Told, gathered: Gathered, until: Said) -> Entry:
    """The bullet of a line, and of what follows it in the same bullet of its month `until` there."""
    line, item = told.line, told.line.said.placed.item
    earlier = list(line.earlier)
    words = addition = ""
    if told.figures:
        words = capitalised(escaped(_figure_words(told.figures, [*earlier, line.said])))
        if any(figure.tells(line.said) for figure in told.figures):
            earlier.append(line.said)
        else:
            words = f"{words}. {escaped(item.text)}"
    elif until is not line.said:
        words = capitalised(escaped(one_line(item.prose.text[item.start : until.placed.item.end])))
    elif line.standings and (not line.is_open or line.said.period != gathered.last.period):
        addition = _when(line.said)
    source = [f"Theo báo cáo {names(line.months)}."]
    if silent := line.silent - line.months:
        source.append(f"Có trong kế hoạch nhưng không có kết quả trong báo cáo {names(silent)}.")
    if not told.figures and any(any(counted(said.placed.item.text)) for said in line.earlier):
        source.append("Số liệu của các tháng trước, ghi dưới đây, chưa cộng vào dòng này.")
    if _ANNEX.search(item.text):
        source.append(f"Phụ lục nói ở đây nằm trong báo cáo {line.said.period}.")
    source += dict.fromkeys(text for figure in told.figures for text in figure.remarks)
    before = tuple(_folded(earlier, line.said))
    tables = tuple(text for table in told.tables for text in table.markdown)
    listed = ListedItem(item, _markers(line.standings, gathered.terms), words, addition)
    return Entry(line.said.placed.area, None, listed, "", (" ".join(source), *before), tables)


def _folded(earlier: Sequence[Said], shown: Said) -> Iterator[str]:
    """What the months said before, each sentence once with all its months; `shown` is the one that readers see."""
    together: defaultdict[str, list[Said]] = defaultdict(list)
    for said in sorted(earlier, key=lambda said: said.period):
        together[said.key].append(said)
    for key, same in together.items():
        is_shown = key == shown.key and shown not in earlier
        there = same[0].words if same[0].leads != shown.leads else same[0].placed.item.text
        text = "cũng viết như trên" if is_shown else capitalised(there)
        yield f"{names(said.period for said in same)}: {text}."


def _figure_words(figures: Sequence[PeriodFigure], told: Sequence[Said]) -> str:
    """The figures of a line in one sentence; a figure alone in that of the last month with little else in it."""
    if len(figures) > 1:
        return "; ".join(figure.words for figure in figures)
    latest = sorted(told, key=lambda said: said.period, reverse=True)
    sentences = (figures[0].words_of(said) for said in latest if figures[0].tells(said))
    return next((words for words in sentences if words != figures[0].words), figures[0].words)


def _when(said: Said) -> str:
    """The month of a result behind its words, ` (tháng 02)`; empty where they name it."""
    month = said.period.month
    if any(number_of(match) == month for match in MONTH.finditer(said.placed.item.text)):
        return ""
    return f" (tháng {month_number(month)})"


def _markers(standings: Sequence[TaskStanding], terms: Mapping[str, Terms]) -> str:
    """The markers of a line: one for all tasks that stand the same."""
    together: defaultdict[tuple[Status, str], list[str]] = defaultdict(list)
    for standing in standings:
        together[standing.status, standing.reason].append(standing.slug)
    return " ".join(held_markers(slugs, status, terms, reason) for (status, reason), slugs in together.items())


def _unreported(unreported: Unreported, gathered: Gathered) -> Entry:
    source, placed, perhaps = unreported.source.period, unreported.plan, unreported.perhaps
    said = f"có thể kết quả là {quoted(perhaps.placed.item)} (báo cáo {perhaps.period}), chưa chắc." if perhaps else ""
    if not unreported.slugs:
        words = ": ".join([*leads_in(gathered.nesting.parents(placed.item)), placed.item.text])
        said = said or "các tháng sau chưa thấy kết quả."
        return Entry(placed.area, remarks=(f"Kế hoạch trong báo cáo {source} có {quoted_words(words)}, {said}",))
    listed = ListedItem(placed.item, held_markers(unreported.slugs, Status.OPEN, gathered.terms))
    said = said or "không tháng nào có kết quả."
    return Entry(placed.area, listed=listed, remarks=(f"Kế hoạch trong báo cáo {source}; {said}",))


def _tables(report: Report) -> Iterator[_Table]:
    """The tables of the results whose rows are no tasks."""
    section = report.section(RESULTS)
    if section is None or report.period is None:
        return
    for area, blocks, items in (
        (None, section.blocks, section.items),
        *((a, a.blocks, a.items) for a in section.areas),
    ):
        rows = {id(item.block) for item in items}
        for at, block in enumerate(blocks):
            if block.kind is not BlockKind.TABLE or any(id(row) in rows for row in block.children):
                continue
            before = blocks[at - 1] if at else None
            leads = before is not None and before.prose is not None and before.prose.text.rstrip().endswith(":")
            group = (before, block) if leads and before is not None else (block,)
            above = [item for item in items if item.block.span.end <= group[0].span.start]
            text = (f"Bảng trong báo cáo {report.period}.",)
            entry = Entry(area, remarks=text, blocks=tuple(blocks_markdown(group)))
            yield _Table(report.period, group, above[-1] if above else None, entry)
