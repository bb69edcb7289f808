"""The findings that the change of an office brought: the part of `check --since` that reads and judges reports."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from baocao.archive import load_office
from baocao.changes import OfficeChange
from baocao.checking.brought import brought
from baocao.checking.changed_lines import changed_lines
from baocao.commands.common.rule_choice import RuleChoice
from baocao.commands.common.since import SinceFindings
from baocao.model import Report
from baocao.office import Office
from baocao.office_then import office_then
from baocao.render.showing import showing
from baocao.repository import Repository


def look_since(
    repository: Repository, choice: RuleChoice, only: Collection[str] | None, change: OfficeChange
) -> SinceFindings:
    """What `change` brought to the reports with the paths `only`. Raises Refused."""
    now = load_office(repository, change.folder) if change.folder else None
    then = office_then(change, now)
    changed = {file.path for file in change.files}
    found = brought(now, then, choice.rules(), changed, lines_changed(now, then, changed), only, change.renamed)
    asked = [file.new for file in change.files if file.new and (only is None or file.new in only)]
    elsewhere = sum(diagnostic.span.path not in changed for diagnostic in found.new)
    return SinceFindings(tuple(map(showing, found.new)), len(asked), found.left, elsewhere)


def lines_changed(now: Office | None, then: Office | None, changed: Collection[str]) -> dict[str, frozenset[int]]:
    """By path of a report that changed, the lines that are not as they were."""
    before = dict(_texts(then, changed))
    return {path: changed_lines(before.get(path, ""), text) for path, text in _texts(now, changed)}


def _texts(office: Office | None, paths: Collection[str]) -> Iterator[tuple[str, str]]:
    reports: Sequence[Report] = office.reports if office else ()
    return ((report.path, report.source.text) for report in reports if report.path in paths)
