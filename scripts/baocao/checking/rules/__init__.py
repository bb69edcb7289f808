"""The rules: one module each, found by looking in this folder, so that adding one edits no list.

A rule module holds `RULE`, which explains the rule and carries its bad and good example, and
`check(report, context)`, a generator of findings. Rules do not import each other, do not depend on
their order, and stay silent where the ground they stand on is missing: another rule says that.
"""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property

from baocao.checking.markup.pasted_tables import PastedTable, pasted_tables
from baocao.config.schema import Config
from baocao.model import BlockKind, Finding, Report, Severity
from baocao.parsing.running_text import Passage, passages
from baocao.parsing.walk import is_fenced, walk
from baocao.tasks.carryover import CarryOver
from baocao.tasks.reports_by_month import Months


@dataclass(frozen=True, slots=True)
class Rule:
    """What a rule is for. All texts are Vietnamese and for authors.

    `draft` and `issued` are the severities by the report's status. `bad` and `good` are reports, or
    parts of one; lines of `bad` where a finding begins carry `<!-- K01 -->`. `earlier` are the
    months before, the last one last. `config` is YAML laid over the example office.
    `source` is the place in law, for a rule from law. `needs_others`: runs after all others, and
    sees what they found. `path` is where the examples lie, and `bad_encoding` how the bad one is
    saved, where that is the point.
    """

    id: str
    name: str
    summary: str
    why: str
    fix: str
    bad: str
    good: str
    draft: Severity = Severity.WARNING
    issued: Severity = Severity.ERROR
    earlier: tuple[str, ...] = ()
    config: str = ""
    source: str = ""
    fixable: bool = False
    needs_others: bool = False
    path: str = ""
    bad_encoding: str = "utf-8"


@dataclass
class Context:
    """What a rule may see beside the report itself.

    `reports`: all reports of the office by period. `previous`: the report of the month before, or
    None. `months`: what the office's months say of each other, worked out once for all its reports.
    `found`: ids of the rules that found something in this report, and `ran`: of all that were
    asked; both only for rules that need the others.
    """

    config: Config
    reports: tuple[Report, ...] = ()
    previous: Report | None = None
    found: frozenset[str] = field(default_factory=frozenset)
    ran: frozenset[str] = field(default_factory=frozenset)
    report: Report | None = None
    months: Months = field(default_factory=lambda: Months(None, ()))

    @cached_property
    def carry(self) -> CarryOver | None:
        """How this month accounts for last month's plan; None without last month."""
        if self.previous is None or self.report is None:
            return None
        return self.months.carry(self.previous, self.report)

    @cached_property
    def passages(self) -> tuple[Passage, ...]:
        """The running text of `report`, block by block; none without a report."""
        return tuple(passages(self.report)) if self.report is not None else ()

    @cached_property
    def pasted(self) -> tuple[PastedTable, ...]:
        """The tables of `report` whose cells are parted by tabs, as they come from Word or a spreadsheet."""
        report = self.report
        if report is None or "\t" not in report.source.text:
            return ()
        literal = [block.span for block in walk(report.blocks) if block.kind is BlockKind.HTML or is_fenced(block)]
        return tuple(
            table
            for table in pasted_tables(report.source.text, report.body_start)
            if not any(span.start < table.end and table.start < span.end for span in literal)
        )


Check = Callable[[Report, Context], Iterator[Finding]]


@dataclass(frozen=True, slots=True)
class LoadedRule:
    """A rule and the function that looks for it."""

    rule: Rule
    check: Check


@cache
def all_rules() -> tuple[LoadedRule, ...]:
    """Every rule in this folder, in the order of the ids F, S, K, T, N."""
    modules = (importlib.import_module(f"{__name__}.{found.name}") for found in pkgutil.iter_modules(__path__))
    loaded = (LoadedRule(module.RULE, module.check) for module in modules)
    return tuple(sorted(loaded, key=lambda one: ("FSKTN".find(one.rule.id[0]), one.rule.id)))
