"""What git had of the reports: an edge. Where there is no git, or a part of its history alone, nothing is said."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from baocao.git import FileCommit, Git, GitTrouble, open_git
from baocao.repository import REPORTS_FOLDER, Repository
from baocao.site.revisions import Revision

_MOST = 20
"""Revisions of a report that are shown, the latest."""

Histories = Mapping[str, tuple[FileCommit, ...]]
"""The commits of each report, by its path from the root, the latest first."""


def report_histories(repository: Repository) -> Histories:
    """The history of every report; empty where nobody knows."""
    folders = [(folder.path / REPORTS_FOLDER).relative_to(repository.root).as_posix() for folder in repository.folders]
    try:
        found = open_git(repository.root).histories(folders)
    except GitTrouble:
        return {}
    return {path: commits[:_MOST] for path, commits in found.items()}


def revisions_of(git: Git, histories: Histories, paths: Iterable[str]) -> dict[str, tuple[Revision, ...]]:
    """The revisions of these reports, with what the file held where there are several."""
    wanted = {path: histories[path] for path in paths if path in histories}
    several = {commit.file_id for commits in wanted.values() if len(commits) > 1 for commit in commits}
    try:
        held = git.contents(sorted(several))
    except GitTrouble:
        return {}
    return {
        path: tuple(Revision(commit.commit, commit.day, held.get(commit.file_id, b"")) for commit in commits)
        for path, commits in wanted.items()
    }
