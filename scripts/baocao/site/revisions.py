"""What became of a report in git: its revisions, and which words each changed. Pure.

Only days, the beginning of the commit's name and the report's own words are shown: who worked on it, and what they
wrote to each other with the commit, is for the office alone.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from baocao.config.schema import Config
from baocao.language.period_names import numeric_date
from baocao.model import Report
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.review.sentences import sentence_changes, sentences_of
from baocao.review.words import Piece, pieces

_SHORT = 8
"""Letters of a commit's name, as people quote it."""
_MOST_CHANGES = 200
"""Sentences of one revision that are shown; who has rewritten a report sees that in fewer."""


@dataclass(frozen=True, slots=True)
class Revision:
    """A state of a report's file: the commit, its day, and what the file held."""

    commit: str
    day: date
    content: bytes


@dataclass(frozen=True, slots=True)
class ShownRevision:
    """A revision as its page shows it: what changed since the one before, sentence by sentence, and how many more."""

    name: str
    day: str
    is_first: bool
    changes: tuple[tuple[Piece, ...], ...] = ()
    left_out: int = 0


def shown_revisions(revisions: Sequence[Revision], path: str, config: Config) -> tuple[ShownRevision, ...]:
    """The revisions, the latest first, as they come; each is held against the one before."""
    reports = [_report(revision, path, config) for revision in revisions]
    shown = []
    for at, revision in enumerate(revisions):
        name, day = revision.commit[:_SHORT], numeric_date(revision.day)
        if at + 1 == len(revisions):
            shown.append(ShownRevision(name, day, is_first=True))
            continue
        changes = sentence_changes(sentences_of(reports[at + 1]), sentences_of(reports[at])).changes
        words = tuple(pieces(change.old or "", change.new or "") for change in changes[:_MOST_CHANGES])
        shown.append(ShownRevision(name, day, False, words, len(changes) - len(words)))
    return tuple(shown)


def _report(revision: Revision, path: str, config: Config) -> Report:
    read = decode(revision.content, path)
    return parse(read.source, config, read.notes)
