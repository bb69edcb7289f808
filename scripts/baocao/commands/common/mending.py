"""What `check --fix` writes: the safe repairs of the reports of an office."""

from __future__ import annotations

from functools import partial

from baocao.archive import replace_report
from baocao.checking.check import check_report
from baocao.checking.fix import mend
from baocao.checking.rule import LoadedRule
from baocao.commands.common.loading import load, parsed, with_text
from baocao.commands.common.reports import Wanted
from baocao.commands.common.rule_choice import RuleChoice
from baocao.commands.common.writing import Change
from baocao.model import Diagnostic, ReportStatus, Source
from baocao.office import Office
from baocao.repository import Repository


def mended(repository: Repository, choice: RuleChoice, want: Wanted) -> list[Change]:
    """What is to be written over those of the wanted reports that can be mended."""
    rules = tuple(loaded for loaded in choice.rules() if loaded.rule.fixable)
    chosen = load(repository, want)
    office = chosen.office
    changes = []
    for report in chosen.reports:
        if not report.is_readable or report.front.status is ReportStatus.ISSUED:
            continue  # an issued document is not mended in place (NĐ30 Điều 18)
        new = mend(report.source, partial(_findings, office, rules))
        if new != report.source.raw:
            changes.append(Change(report.path, report.source.raw, new))
            office = replace_report(office, with_text(office, report.path, new))
    return changes


def _findings(office: Office, rules: tuple[LoadedRule, ...], source: Source) -> tuple[Diagnostic, ...]:
    """The findings in `source`, standing in its office in place of the report it was read from."""
    report = parsed(source, office)
    return tuple(check_report(report, replace_report(office, report), rules))
