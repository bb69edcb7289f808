"""What a rule about reports is made of: what it says of itself, what it may see, and the function that looks."""

from bisect import bisect_right
from collections.abc import Callable, Iterator
from enum import Enum
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from baocao.checking.report_text import ReportText
from baocao.config.schema import AreaTemplate, Config
from baocao.model import Block, BlockKind, Finding, Report, Severity
from baocao.parsing.running_text import Passage, passages
from baocao.parsing.walk import is_fenced
from baocao.tasks.carryover import CarryOver
from baocao.tasks.reports_by_month import Months

if TYPE_CHECKING:
    from baocao.checking.markup.pasted_tables import PastedTable

FAMILIES = {
    "F": "Phần khai báo đầu tệp",
    "S": "Các phần và lĩnh vực",
    "K": "Chuyển tiếp từ tháng trước",
    "T": "Lời văn",
    "N": "Số liệu",
}
"""What the first letter of an id stands for, in the order in which the rules are listed."""


class Reach(Enum):
    """What decides whether a rule finds something in a report: when that changes, it has to look again.

    `REPORT`: the report alone. `NEIGHBOURS`: also the months next to it, `RUNNING` in a row. `OFFICE`: any report of
    the office, of which such a rule reads no more than the front matter, or the markers where one has a due date.
    """

    REPORT = 1
    NEIGHBOURS = 2
    OFFICE = 3


class ReportRule(NamedTuple):
    """A rule about reports. All texts are Vietnamese and written for authors.

    `severity` is that of a finding in a draft, `issued` in an issued report. `bad` and `good` are reports, or
    parts of one; lines of `bad` where a finding begins carry `<!-- K01 -->`. `earlier` are the
    months before, the last one last. `config` is YAML laid over the example office. `needs_others`: runs
    after all others, and sees what they found. `path` is where the examples lie, and `bad_encoding` how
    the bad one is saved, where that is the point. `reach` says which other reports it looks at. `source` is
    its place in law, if any.
    """

    id: str
    name: str
    summary: str
    why: str
    fix: str
    bad: str
    good: str
    severity: Severity = Severity.WARNING
    issued: Severity = Severity.ERROR
    earlier: tuple[str, ...] = ()
    config: str = ""
    fixable: bool = False
    needs_others: bool = False
    reach: Reach = Reach.REPORT
    path: str = ""
    bad_encoding: str = "utf-8"
    source: str = ""

    @property
    def group(self) -> str:
        letter = self.id[0]
        return f"{letter}. {FAMILIES[letter]}" if letter in FAMILIES else letter

    @property
    def line(self) -> str:
        return self.summary

    @property
    def explanation(self) -> str:
        return self.why


class Context:
    """What a rule may see beside the report itself.

    `reports`: all reports of the office by period. `previous`: the report of the month before, or
    None. `months`: what the office's months say of each other, worked out once for all its reports.
    `found`: ids of the rules that found something in this report, and `ran`: of all that were
    asked; both only for rules that need the others.
    """

    def __init__(
        self,
        config: Config,
        reports: tuple[Report, ...] = (),
        previous: Report | None = None,
        report: Report | None = None,
        months: Months | None = None,
    ) -> None:
        self.config = config
        self.reports = reports
        self.previous = previous
        self.report = report
        self.months = months or Months(None, ())
        self.found: frozenset[str] = frozenset()
        self.ran: frozenset[str] = frozenset()

    @cached_property
    def carry(self) -> CarryOver | None:
        """How this month accounts for last month's plan; None without last month."""
        if self.previous is None or self.report is None:
            return None
        return self.months.carry(self.previous, self.report)

    @cached_property
    def areas(self) -> tuple[AreaTemplate, ...]:
        """The areas that `report` must have, in order."""
        return self.config.areas_in_force(self.report.period if self.report else None)

    @cached_property
    def titles(self) -> dict[str, str]:
        """The titles that the sections of `report` must have, by the ids of these."""
        period = self.report.period if self.report else None
        return {section.id: section.title_for(period) for section in self.config.sections}

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The running text of `report`, block by block; none without a report."""
        return tuple(passages(self.report)) if self.report is not None else ()

    @cached_property
    def passage_of(self) -> dict[int, Passage]:
        """The passage of each block with words, by the identity of the block."""
        return {id(passage.block): passage for passage in self.passages}

    @cached_property
    def text(self) -> ReportText:
        """What `passages` say together."""
        has_entities = self.report is None or "&" in self.report.source.text
        return ReportText(self.passages, is_usual=self.is_usual and not has_entities)

    @cached_property
    def is_usual(self) -> bool:
        """Whether the file of `report` has usual letters, signs and blanks alone, so that few rules need look at it."""
        return self.report is not None and self.report.source.is_usual

    @property
    def blocks(self) -> tuple[Block, ...]:
        """Every block of `report` and in it, in the order of the text."""
        return self.report.all_blocks if self.report is not None else ()

    @cached_property
    def pasted(self) -> "tuple[PastedTable, ...]":
        """The tables of `report` whose cells are parted by tabs, as they come from Word or a spreadsheet."""
        report = self.report
        if report is None or "\t" not in report.source.text:
            return ()
        from baocao.checking.markup.pasted_tables import pasted_tables  # hardly any report has tabs

        literal = [block.span for block in self.blocks if block.kind is BlockKind.HTML or is_fenced(block)]
        return tuple(
            table
            for table in pasted_tables(report.source.text, report.body_start)
            if not any(span.start < table.end and table.start < span.end for span in literal)
        )

    def is_pasted(self, at: int) -> bool:
        """Whether offset `at` of the text lies in one of those tables."""
        before = bisect_right(self.pasted, at, key=lambda table: table.start) - 1
        return before >= 0 and at < self.pasted[before].end


Check = Callable[[Report, Context], Iterator[Finding]]


class LoadedRule(NamedTuple):
    """A rule and the function that looks for it."""

    rule: ReportRule
    check: Check
