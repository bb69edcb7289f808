"""What is found in an office now, kept for the next time: the part of `check` that reads and judges reports."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from baocao.checking.check import check_each
from baocao.commands.common.loading import load
from baocao.commands.common.reports import Wanted
from baocao.commands.common.rule_choice import RuleChoice
from baocao.findings import OfficeFindings, ShownFinding
from baocao.model import Diagnostic, Report
from baocao.repository import Repository
from baocao.store.findings_store import FindingsStore, FoundBefore
from baocao.store.links_store import LinkStore
from baocao.store.observed import FilesRead

Judged = tuple[Report, Iterator[Diagnostic]]
Over = Callable[[Iterable[Judged], int], Iterable[Judged]]
"""Passes on what comes one by one, and how much it will be: a bar may show how far it is."""


def judge(store: FindingsStore, choice: RuleChoice, want: Wanted, over: Over | None = None) -> OfficeFindings:
    """What is found in the reports of an office that are wanted; those of which it is known are not judged again.

    `over` sees them come.
    Raises Refused, ConfigError.
    """
    rules = choice.rules()
    repository = Repository(want.folder.root, (want.folder,))  # the whole of it would be handed to each process
    look, settings, files = store.look(want.folder), store.settings(want.folder), FilesRead(want.folder.root)
    chosen = load(repository, want, files.read)
    state = store.state_of(want.folder, settings, files.observed, look)
    names = tuple(report.path for report in chosen.office.reports)
    kept = None if chosen.has_guests else store.found_in(want.folder, state)
    before = kept or FoundBefore(state, names, {})
    known = before.of(choice.name, chosen.paths)
    asked = chosen.paths - known.keys()
    links = LinkStore(want.folder.root)
    known_links = links.of(want.folder.id)
    judged = check_each(chosen.office, rules, asked, known_links)
    found = {report.path: _shown(diagnostics) for report, diagnostics in (over(judged, len(asked)) if over else judged)}
    if store.keeps:
        links.keep(want.folder.id, known_links, len(names))
    # A report that was saved since is in another state, of which nothing is known yet.
    if not chosen.has_guests and files.are_unchanged() and store.settings(want.folder) == settings:
        store.keep(want.folder, before.and_of(choice.name, found))
    return OfficeFindings(tuple(chain.from_iterable((known | found).values())), len(chosen.paths))


def _shown(diagnostics: Iterable[Diagnostic]) -> tuple[ShownFinding, ...]:
    found = tuple(diagnostics)
    if not found:
        return ()
    from baocao.render.showing import showing  # nobody waits for it where there is nothing to show

    return tuple(map(showing, found))
