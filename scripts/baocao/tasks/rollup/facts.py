"""What the author of a longer period's report needs to assess it: facts, for him alone. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from baocao.language.wording import capitalised, one_line
from baocao.model import Block, Status
from baocao.parsing.walk import walk
from baocao.tasks.rollup.figures import PeriodFigure
from baocao.tasks.rollup.gathering import Gathered

_MOST_NAMED = 20
"""The most tasks that a fact is told of one by one."""


def facts(gathered: Gathered, figures: Iterable[PeriodFigure]) -> Iterator[str]:
    """How many tasks ended how, what each figure makes, and what was not done and why."""
    standings = [(line, standing) for line in gathered.lines for standing in line.standings]
    counts = Counter(standing.status for _, standing in standings)
    counted = ", ".join(f"{status.facts.words} {counts[status]}" for status in Status if counts[status])
    if counted:
        yield f"Số việc có kết quả trong kỳ: {len(standings)} ({counted})."
    if silent := sum(len(entry.slugs) for entry in gathered.unreported if not entry.perhaps):
        yield f"Số việc có trong kế hoạch mà không tháng nào báo cáo kết quả: {silent}."
    if unsure := sum(len(entry.slugs) for entry in gathered.unreported if entry.perhaps):
        yield f"Số việc có trong kế hoạch, chưa chắc đã có kết quả: {unsure}."
    for figure in figures:
        yield f"{capitalised(figure.words)}."
    for status in (Status.NOT_DONE, Status.DROPPED):
        of_status = [(line, standing) for line, standing in standings if standing.status is status]
        for line, standing in of_status[:_MOST_NAMED]:
            why = f" (lý do: {standing.reason})" if standing.reason else ""
            yield f"{status.facts.label}, theo báo cáo {line.said.period}: {line.said.words}{why}."


def assessments(gathered: Gathered, section_id: str) -> Iterator[str]:
    """What each month said in this section, a remark for each paragraph."""
    for report in gathered.reports:
        section = report.section(section_id)
        for block in _paragraphs(section.blocks if section else ()):
            yield f"Báo cáo {report.period} viết: {block}"
        for area in section.areas if section else ():
            for text in _paragraphs(area.blocks):
                yield f"Báo cáo {report.period}, mục “{area.heading.title}”, viết: {text}"


def _paragraphs(blocks: Sequence[Block]) -> list[str]:
    return [one_line(block.prose.text) for block in walk(blocks) if block.prose is not None]
