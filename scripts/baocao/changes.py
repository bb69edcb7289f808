"""What of an archive differs between a revision and the work tree: an edge, like `archive.py`, on top of `git.py`.

`compare_with(repository, typed)` says by office which report files were changed, added, deleted or renamed since,
uncommitted and untracked ones too, and what they held then; `office_then.py` makes the office that there was. Reports
are told apart by the hash of their content, so that an office without a change is never parsed, and of the revision
only what changed is read. What reads a baocao.yml is imported where one changed.
"""

from __future__ import annotations

import hashlib
import os
import stat
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path, PurePosixPath
from typing import TYPE_CHECKING, NamedTuple

from baocao.git import Git, Revision, TreeFile, open_git
from baocao.parsing.limits import MAX_BYTES
from baocao.repository import CONFIG_NAME, REPORTS_FOLDER, OfficeFolder, Repository, is_report, real, report_paths
from baocao.review.office_list import ListChange
from baocao.review.renames import renamed

if TYPE_CHECKING:
    from baocao.config.schema import Config
    from baocao.yaml.document import YamlDocument


_Pair = tuple[OfficeFolder | None, tuple[str, str] | None]
"""An office as it is, and the id and folder that it had."""


class FileChange(NamedTuple):
    """A report file that is not as it was: its path then and now, None where there was or is none; and what it held
    then, of a link where it led."""

    old: str | None
    new: str | None
    content: bytes = b""
    was_link: bool = False

    @property
    def path(self) -> str:
        """What the report is called: its path now, else the one that it had."""
        return self.new or self.old or ""


class OfficeThen(NamedTuple):
    """An office as the revision had it: `now`, if it was configured as that is now, else `other_config`, which is None
    where its baocao.yml cannot be used any more."""

    id: str
    folder: str
    now: OfficeFolder | None
    other_config: Config | None = None

    @property
    def config(self) -> Config | None:
        """How it was configured, None where that cannot be used any more. Raises ConfigError."""
        return self.now.config if self.now else self.other_config


class OfficeChange(NamedTuple):
    """An office in which something changed: `folder` is None where it is gone, `then` where it is new."""

    folder: OfficeFolder | None
    then: OfficeThen | None
    files: tuple[FileChange, ...]

    @property
    def renamed(self) -> frozenset[str]:
        """The paths of the reports that were called otherwise."""
        return frozenset(file.new for file in self.files if file.new and file.old not in (None, file.new))


class Comparison(NamedTuple):
    """The offices that are not as they were at a revision, those gone last; `foreign` are folders with repositories of
    their own (submodules), into which nobody looks; `listed`, what changed in the list of offices."""

    git: Git
    revision: Revision
    offices: tuple[OfficeChange, ...]
    foreign: tuple[str, ...] = ()
    listed: tuple[ListChange, ...] = ()


def compare_with(repository: Repository, typed: str) -> Comparison:
    """What changed since the revision that a user `typed`. Raises GitTrouble, ConfigError."""
    git = open_git(repository.root)
    revision = git.revision(typed)
    tree = git.files(revision)
    past = _Past(git, tree, repository)
    pairs = past.beside(repository)
    owners: dict[str, int] = {}
    same_path, come, gone = list[str](), list[str](), list[str]()
    below: set[str] | None = None
    foreign: dict[str, bool] = {}
    for index, (folder, old) in enumerate(pairs):
        now = _named(repository, folder) if folder else {}
        before = past.reports.get(old[1], {}) if old else {}
        owners |= dict.fromkeys([*before, *now], index)
        gone += [path for path in before if path not in now]
        for name, path in now.items():
            if name in before:
                same_path += [] if _is_same(path, before[name]) else [name]
            elif path.is_dir():  # stands where a report could, then as now
                below = {parent for file in tree for parent in _parents(file)} if below is None else below
                come += [] if name in below else [name]
            elif not _is_foreign(repository.root, name, foreign):
                come.append(name)
    held = git.contents(tree[path].id for path in (*same_path, *gone))
    now_held = {name: _content(repository.root / name) for name in come} if gone else {}
    found = renamed(
        {path: held[tree[path].id] for path in gone}, {name: data or b"" for name, data in now_held.items()}
    )
    moved = _moved_offices(pairs, owners, found)
    pairs = [(folder, pairs[moved[at]][1] if at in moved else old) for at, (folder, old) in enumerate(pairs)]
    owners |= {path: new for new, old in moved.items() for path, owner in owners.items() if owner == old}
    # From one office to another a report is no more the same.
    old_names = {new: old for new, old in found.items() if owners[new] == owners[old]}
    ways: list[tuple[str | None, str | None]] = [(path, path) for path in same_path]
    ways += [(old_names.get(name), name) for name in come]
    left = _left_behind(repository, pairs, owners, set(gone).difference(old_names.values()))
    ways += [(path, None) for path in gone if path not in old_names.values() and path not in left]
    files: list[list[FileChange]] = [[] for _ in pairs]
    for old_path, new in ways:
        change = (
            FileChange(old_path, new, held[tree[old_path].id], tree[old_path].is_link)
            if old_path
            else FileChange(None, new)
        )
        files[owners[change.path]].append(change)
    inside = tuple(sorted(path for path, is_foreign in foreign.items() if is_foreign))
    kept = [at for at, pair in enumerate(pairs) if at not in moved.values() and any(pair)]
    changes = past.changes([pairs[at] for at in kept], [files[at] for at in kept])
    counts = Counter(owners[path] for path in left)
    listed = past.listed((pairs[at], counts[at]) for at in kept)
    return Comparison(git, revision, tuple(changes), inside, tuple(listed))


def _left_behind(
    repository: Repository, pairs: Sequence[_Pair], owners: Mapping[str, int], gone: Iterable[str]
) -> frozenset[str]:
    """The reports that are gone from an office only since baocao.yml no longer has it where they still lie."""
    found = set()
    for path in gone:
        folder, old = pairs[owners[path]]
        is_listed = folder and old and folder.path == repository.root / old[1]
        if not is_listed and os.path.lexists(repository.root / path):
            found.add(path)
    return frozenset(found)


def _moved_offices(
    pairs: Sequence[_Pair],
    owners: Mapping[str, int],
    renamed: Mapping[str, str],
) -> dict[int, int]:
    """The new offices that are one that is gone, under another name: those with most of its reports that were found
    again."""
    shared = Counter(
        (owners[new], owners[old])
        for new, old in renamed.items()
        if pairs[owners[new]][1] is None and pairs[owners[old]][0] is None
    )
    moved: dict[int, int] = {}
    for (new, old), _ in shared.most_common():
        if new not in moved and old not in moved.values():
            moved[new] = old
    return moved


def _named(repository: Repository, folder: OfficeFolder) -> dict[str, Path]:
    """The report files of an office by what messages call them."""
    home = folder.path / REPORTS_FOLDER
    if real(home) != home:  # reached through a link
        return {repository.name(path): path for path in report_paths(folder.path)}
    start = len(os.path.join(repository.root, ""))  # noqa: PTH118 - where the name begins behind it
    return {str(path)[start:].replace(os.sep, "/"): path for path in report_paths(folder.path)}


def _is_foreign(root: Path, name: str, known: dict[str, bool]) -> bool:
    """Whether a file lies in a folder with a repository of its own; what was seen of folders is kept in `known`."""
    for folder in _parents(name):
        if folder not in known:
            known[folder] = os.path.lexists(root / folder / ".git")
    return any(known[folder] for folder in _parents(name))


def _parents(path: str) -> Iterator[str]:
    """The folders that hold a file, the nearest first."""
    while "/" in path:
        path = path.rpartition("/")[0]
        yield path


class _Past:
    """The offices of a revision: where they lay, their reports, and how they were configured."""

    def __init__(self, git: Git, tree: Mapping[str, TreeFile], repository: Repository) -> None:
        self._tree = tree
        self._git = git
        self._root = repository.root
        self._read: dict[str, YamlDocument | None] = {}
        self._main = repository.folders[0].main.path.name if repository.folders else CONFIG_NAME  # by --config
        self._has_same_root = self._is_as_now(self._main)
        if self._has_same_root:
            self.offices = {folder.id: folder.path.relative_to(self._root).as_posix() for folder in repository.folders}
        else:
            from baocao.config.load import listed_offices

            root = self._document(self._main)
            self.offices = (listed_offices(root)[0] if root else None) or {"": "."}
        self._has_many = "" not in self.offices
        self.reports: dict[str, dict[str, TreeFile]] = {folder: {} for folder in self.offices.values()}
        homes = {_below(folder, REPORTS_FOLDER): folder for folder in self.offices.values()}
        for path, file in tree.items():
            if is_report(path.rpartition("/")[2]):
                home = next((parent for parent in _parents(path) if parent in homes), None)
                if home is not None:
                    self.reports[homes[home]][path] = file

    def beside(self, repository: Repository) -> list[_Pair]:
        """Each office of now with the id and folder that it had, by id, else by folder; and those that are gone."""
        left = dict(self.offices)
        pairs: list[_Pair] = []
        known = {folder.id for folder in repository.folders}
        for folder in repository.folders:
            place = folder.path.relative_to(repository.root).as_posix()
            by_place = next((old for old, where in left.items() if where == place and old not in known), None)
            old_id = folder.id if folder.id in left else by_place
            pairs.append((folder, (old_id, left.pop(old_id)) if old_id is not None else None))
        return [*pairs, *((None, old) for old in left.items())]

    def changes(
        self,
        pairs: list[_Pair],
        files: list[list[FileChange]],
    ) -> list[OfficeChange]:
        """The offices with a changed file, and those that were configured otherwise."""
        is_same_root = self._has_same_root or not self._has_many
        found = []
        for (folder, old), own in zip(pairs, files, strict=True):
            own_config = _below(old[1], CONFIG_NAME) if old and self._has_many else self._main
            is_as_now = bool(folder and old) and is_same_root and self._is_as_now(own_config)
            if not own and (is_as_now or folder is None or old is None):
                continue
            then = None
            if old:
                then = OfficeThen(*old, folder) if is_as_now else OfficeThen(*old, None, self._config(own_config))
            if own or (folder and then and then.config not in (None, folder.config)):
                found.append(OfficeChange(folder, then, tuple(sorted(own, key=lambda change: change.path))))
        return found

    def listed(self, offices: Iterable[tuple[_Pair, int]]) -> Iterator[ListChange]:
        """What changed in the list of offices, where there was a baocao.yml; each office is with how many reports lie
        left behind where it was."""
        if self._has_same_root or self._document(self._main) is None:
            return
        for (folder, old), left in offices:
            then = old[1] if old else None
            now = folder.path.relative_to(self._root).as_posix() if folder else None
            name = folder.id if folder else old[0] if old else ""
            if left or (name and None in (then, now)):
                yield ListChange(name, then, now, left)

    def _is_as_now(self, path: str) -> bool:
        return path in self._tree and _is_same(self._root / path, self._tree[path])

    def _config(self, path: str) -> Config | None:
        from baocao.config.load import load_config

        document = self._document(path)
        shared = self._document(self._main) if self._has_many else None
        return load_config(document, shared)[0] if document else None

    def _document(self, path: str) -> YamlDocument | None:
        """The baocao.yml that lay there; None where there was none that can be read."""
        from baocao.config.load import config_document
        from baocao.parsing.read import decode

        if path not in self._read:
            file = self._tree.get(path)
            read = decode(self._git.contents([file.id])[file.id], path) if file and not file.is_link else None
            self._read[path] = config_document(read.source) if read and not read.notes else None
        return self._read[path]


def _below(folder: str, name: str) -> str:
    return (PurePosixPath(folder) / name).as_posix()


def _is_same(path: Path, file: TreeFile) -> bool:
    """Whether the file holds what it held; line ends that git may have changed in the work tree count for nothing."""
    try:
        if path.is_symlink():
            return file.is_link and _git_id(os.fsencode(path.readlink()), file) == file.id
    except OSError:
        return False
    data = _content(path)
    if file.is_link or data is None:
        return False
    return _git_id(data, file) == file.id or (
        b"\r\n" in data and _git_id(data.replace(b"\r\n", b"\n"), file) == file.id
    )


def _git_id(data: bytes, like: TreeFile) -> str:
    """The id that git gives to content, in the manner of another."""
    make = hashlib.sha1 if len(like.id) == 40 else hashlib.sha256
    return make(b"blob %d\0" % len(data) + data, usedforsecurity=False).hexdigest()


def _content(path: Path) -> bytes | None:
    """What a plain file holds, of one too large for a report the beginning; None where there is none."""
    try:
        with os.fdopen(os.open(path, os.O_RDONLY | os.O_NONBLOCK), "rb") as file:
            facts = os.fstat(file.fileno())
            return file.read(min(facts.st_size, MAX_BYTES) + 1) if stat.S_ISREG(facts.st_mode) else None
    except OSError:
        return None
