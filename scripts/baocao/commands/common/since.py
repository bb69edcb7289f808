"""What a command sees of a revision: the comparison with the work tree, and the findings that a change brought."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass

from baocao.archive import load_office, parse_read
from baocao.changes import Comparison, OfficeChange, compare_with, office_then
from baocao.checking.brought import brought
from baocao.checking.changed_lines import changed_lines
from baocao.checking.check import check_report
from baocao.checking.rule import LoadedRule
from baocao.checking.rules import all_rules
from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.commands.common.output import say
from baocao.commands.common.reports import Wanted, WrongName, wanted
from baocao.findings import ShownFinding
from baocao.git import GitTrouble
from baocao.model import Report
from baocao.office import Office
from baocao.parsing.read import unreadable
from baocao.render.showing import showing
from baocao.repository import Repository


@dataclass(frozen=True, slots=True)
class SinceFindings:
    """The findings that a change of an office brought, how many reports changed, and how many older findings these
    have."""

    findings: tuple[ShownFinding, ...]
    reports: int
    left: int


def compared(repository: Repository, typed: str) -> Comparison:
    """What changed since the revision that a user typed. Raises Refused, ConfigError."""
    try:
        comparison = compare_with(repository, typed)
    except GitTrouble as trouble:
        raise Refused(str(trouble), WRONG_USAGE) from None
    for folder in comparison.foreign:
        say(f"Không so báo cáo trong {folder}: thư mục ấy là một kho git riêng.")
    return comparison


def named_paths(repository: Repository, names: Sequence[str]) -> tuple[frozenset[str] | None, list[ShownFinding]]:
    """The paths of the reports that a user named, None for all; and the findings of names that lead nowhere."""
    if not names:
        return None, []
    paths, lost = set(), list[ShownFinding]()
    for want in wanted(repository, names):
        for named in want.named or ():
            if isinstance(named, WrongName):
                office = Office(want.folder.id, "", want.folder.config, (parse_read(unreadable(*named), want.folder),))
                lost += map(showing, check_report(office.reports[0], office, all_rules()))
            else:
                paths.add(repository.name(named))
    return frozenset(paths), lost


def wanted_since(repository: Repository, typed: str, names: Sequence[str]) -> list[Wanted]:
    """The reports that changed since the revision that a user typed; of these the ones he named, where he named some.

    A name that leads nowhere stays. Raises Refused, ConfigError.
    """
    changed = {file.new for office in compared(repository, typed).offices for file in office.files if file.new}
    if not names:
        return wanted(repository, [str(repository.root / path) for path in sorted(changed)]) if changed else []
    kept = []
    for want in wanted(repository, names):
        named = tuple(
            each for each in want.named or () if isinstance(each, WrongName) or repository.name(each) in changed
        )
        if named:
            kept.append(Wanted(want.folder, named))
    return kept


def look_since(
    repository: Repository, rules: tuple[LoadedRule, ...], only: Collection[str] | None, change: OfficeChange
) -> SinceFindings:
    """What `change` brought to the reports with the paths `only`."""
    now = load_office(repository, change.folder) if change.folder else None
    then = office_then(change, now)
    changed = {file.path for file in change.files}
    found = brought(now, then, rules, changed, lines_changed(now, then, changed), only, change.renamed)
    asked = [file.new for file in change.files if file.new and (only is None or file.new in only)]
    return SinceFindings(tuple(map(showing, found.new)), len(asked), found.left)


def lines_changed(now: Office | None, then: Office | None, changed: Collection[str]) -> dict[str, frozenset[int]]:
    """By path of a report that changed, the lines that are not as they were."""
    before = dict(_texts(then, changed))
    return {path: changed_lines(before.get(path, ""), text) for path, text in _texts(now, changed)}


def _texts(office: Office | None, paths: Collection[str]) -> Iterator[tuple[str, str]]:
    reports: Sequence[Report] = office.reports if office else ()
    return ((report.path, report.source.text) for report in reports if report.path in paths)
