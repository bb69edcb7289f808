"""What a command sees of a revision: the comparison with the work tree, and the reports that a change is about."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from baocao.changes import Comparison, compare_with
from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.commands.common.output import say
from baocao.commands.common.reports import Wanted, WrongName, wanted
from baocao.findings import ShownFinding
from baocao.git import GitTrouble
from baocao.repository import OfficeFolder, Repository


class SinceFindings(NamedTuple):
    """The findings that a change of an office brought, how many reports changed, how many older findings these have,
    and how many of the new ones are in other reports."""

    findings: tuple[ShownFinding, ...]
    reports: int
    left: int
    elsewhere: int


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
                lost += _lost(named, want.folder)
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


def _lost(named: WrongName, folder: OfficeFolder) -> list[ShownFinding]:
    """What is found where a name leads nowhere."""
    from baocao.archive import parse_read  # only who mistypes needs what judges
    from baocao.checking.check import check_report
    from baocao.checking.rules import all_rules
    from baocao.office import Office
    from baocao.parsing.read import unreadable
    from baocao.render.showing import showing

    office = Office(folder.id, "", folder.config, (parse_read(unreadable(*named), folder),))
    return list(map(showing, check_report(office.reports[0], office, all_rules())))
