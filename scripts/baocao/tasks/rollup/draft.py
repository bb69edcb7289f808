"""The draft of a longer period, written down from what its months say. Pure.

What an author needs and no reader wants, the months behind each line, what they said before, and the facts for the
assessment, stands in remarks (`{## …}`), which no output shows.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from baocao.language.period_names import period_name
from baocao.model import PLAN, RESULTS, PlacedItem, Status
from baocao.office import Office
from baocao.parsing.markers import remark
from baocao.tasks.draft import last_report
from baocao.tasks.item_markdown import ListedItem
from baocao.tasks.mentions import held_markers
from baocao.tasks.report_frame import front_matter, moved_areas, opening, section_headings
from baocao.tasks.reporting_remarks import untiled_to_date
from baocao.tasks.rollup.entries import Entry, body, names, spans
from baocao.tasks.rollup.facts import assessments, facts
from baocao.tasks.rollup.figures import PeriodFigure, figures_of, unit_changes
from baocao.tasks.rollup.gathering import Gathered
from baocao.tasks.rollup.results import result_entries


def rolled_up(gathered: Gathered, office: Office) -> str:
    """The text of the report of the period, to be finished."""
    period, config = gathered.period, office.config
    figures = figures_of(gathered, office)
    entries = {RESULTS: list(result_entries(gathered, figures)), PLAN: list(_planned(gathered))}
    areas = config.areas_in_force(period)
    divided = {section.id for section in config.sections if section.areas == "all"}
    sources = [entry.area for name in entries if name in divided for entry in entries[name]]
    head = [*shortcomings(gathered, figures), *unit_changes(figures), *moved_areas(sources, areas)]
    values = {figure.id: figure.value for figure in figures if figure.value is not None}
    is_sample = any(report.front.sample for report in gathered.reports)
    parts = [
        front_matter(period, config, gathered.last, [_origin(gathered), *head], values, is_sample=is_sample),
        *opening(period, config, last_report(period, office)),
    ]
    others = [section.id for section in config.sections if section.id not in entries]
    for template, heading in section_headings(period, config):
        parts.append(heading)
        if template.id in entries:
            parts += [remark(_about_plan(gathered))] if template.id == PLAN else []
            parts += body(entries[template.id], areas if template.areas == "all" else (), gathered.nesting)
        else:
            told = facts(gathered, figures) if template.id == others[0] else ()
            parts.append("\n".join(map(remark, (*told, *assessments(gathered, template.id)))))
    return unicodedata.normalize("NFC", "\n\n".join(filter(None, parts))) + "\n"


def _origin(gathered: Gathered) -> str:
    return f"Gộp từ báo cáo {names(gathered.months)}. Ghi chú {{## …}} chỉ để người soạn xem, không in ra ở đâu."


def shortcomings(gathered: Gathered, figures: Iterable[PeriodFigure]) -> Iterator[str]:
    """What the months lack, a sentence each."""
    if gathered.missing:
        yield f"Thiếu báo cáo {spans(gathered.missing)}: kết quả, số liệu của các tháng ấy chưa có trong bản gộp này."
    yield from (f"{figure.of_year.indicator.label}: {figure.not_of_year}." for figure in figures if figure.not_of_year)
    if gathered.period.first > 1:  # else the year to date is the period itself
        years = [figure.of_year for figure in figures if figure.of_year.target]
        yield from dict.fromkeys(note for year in years for note in untiled_to_date(year, gathered.period.last))
    open_tasks = [
        standing.slug for line in gathered.lines for standing in line.standings if standing.status is Status.OPEN
    ]
    if open_tasks:
        yield f"Báo cáo tháng chưa ghi trạng thái (còn dấu ?): {', '.join(open_tasks)}."
    if silent := [slug for entry in gathered.unreported for slug in entry.slugs if not entry.perhaps]:
        yield f"Có trong kế hoạch mà không tháng nào báo cáo kết quả: {', '.join(silent)}."
    if unsure := [slug for entry in gathered.unreported for slug in entry.slugs if entry.perhaps]:
        yield f"Có trong kế hoạch, chưa chắc đã có kết quả, xem lại ghi chú ở từng việc: {', '.join(unsure)}."
    annexes = [f"{report.period} ({annex.heading.title})" for report in gathered.reports for annex in report.annexes]
    if annexes:
        yield f"Phụ lục của báo cáo tháng không gộp vào đây: {'; '.join(annexes)}."


# --------------------------------------------------------------------------- plan


def _about_plan(gathered: Gathered) -> str:
    return (
        f"Kế hoạch dưới đây chép từ kế hoạch trong báo cáo {gathered.last.period} và từ việc còn dở, để xem lại: "
        f"viết cho cả {period_name(gathered.period.planned)}, thêm việc mới, bỏ việc không làm nữa."
    )


def _planned(gathered: Gathered) -> Iterator[Entry]:
    """What the last month plans, then what is open and was not planned again, in the words of its last plan."""
    for placed in gathered.planned:
        marker = held_markers(dict.fromkeys(placed.item.slugs), None, gathered.terms)
        source = f"Theo kế hoạch {gathered.last.period}."
        yield Entry(placed.area, listed=ListedItem(placed.item, marker), remarks=(source,))
    again: dict[int, tuple[PlacedItem, list[str], str]] = {}
    for placed, slug, why in _left_open(gathered):
        again.setdefault(id(placed.item), (placed, [], why))[1].append(slug)
    for placed, slugs, why in again.values():
        said = f"{why}, báo cáo {gathered.last.period} không đưa vào kế hoạch."
        yield Entry(
            placed.area, listed=ListedItem(placed.item, held_markers(slugs, None, gathered.terms)), remarks=(said,)
        )


def _left_open(gathered: Gathered) -> Iterator[tuple[PlacedItem, str, str]]:
    """The tasks that are open and that the last month does not plan: words of each, its slug, and how it stands."""
    for line, standing in gathered.not_planned:
        placed = standing.plan.placed if standing.plan else line.said.placed
        yield placed, standing.slug, f"Báo cáo {line.said.period} ghi “{standing.status}”"
    planned = {slug for placed in gathered.planned for slug in placed.item.slugs}
    for unreported in gathered.unreported:
        for slug in unreported.slugs:
            if slug not in planned:
                how = "chưa chắc đã có kết quả" if unreported.perhaps else "chưa có kết quả"
                yield unreported.plan, slug, f"Kế hoạch trong báo cáo {unreported.source.period}, {how}"
