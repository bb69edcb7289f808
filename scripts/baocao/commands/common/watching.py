"""Waits until something is saved that a command looks at: a report, a baocao.yml, or the folders that hold them.

Folders are watched one by one, not the whole repository with its `.git`, `build/` and environments.
"""

from __future__ import annotations

import gc
import os
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path
from typing import Literal

from watchfiles._rust_notify import RustNotify, WatchfilesRustInternalError

from baocao.repository import CONFIG_NAME, REPORTS_FOLDER, is_report

_QUIET, _PATIENCE = 40, 1_000
"""Milliseconds without another change after which one is over, as editors write in several steps; and the most that is
waited for that."""
_POLL = 500
"""Milliseconds between two looks where the system tells of no changes."""


class Places:
    """What is looked at in the repository at `root`: its `offices`' folders, and files that were `named`."""

    def __init__(self, root: Path, config: Path, offices: Iterable[Path], named: Iterable[Path] = ()) -> None:
        offices = [root, *offices]
        self._settings = {config, *(office / CONFIG_NAME for office in offices)}
        self._files = frozenset(named)
        self._homes = {office / REPORTS_FOLDER for office in offices}
        above = (parent for path in (*self._homes, *self._files) for parent in path.parents)
        self._kept = self._homes | {path for path in above if path.is_relative_to(root)}
        self.folders = {*filter(Path.is_dir, self._kept), *self._below_homes()}

    def include(self, path: Path) -> bool:
        """Whether a change at `path` may change what is found."""
        if path in self._kept or path in self._settings or path in self._files:
            return True
        if not any(map(path.is_relative_to, self._homes)):
            return False
        return is_report(path.name) or path in self.folders or path.is_dir()

    def is_saved_report(self, path: Path) -> bool:
        """Whether a change at `path` is one of a report in a folder that is known, and of nothing else."""
        return path.parent in self.folders and path not in self.folders and is_report(path.name) and not path.is_dir()

    def _below_homes(self) -> Iterator[Path]:
        for home in self._homes:
            for folder, folders, _ in os.walk(home):
                yield from (Path(folder, name) for name in folders)


def look_at_each_change(places: Callable[[], Places], look: Callable[[frozenset[Path] | None], object]) -> None:
    """`look` at everything now, and after each change in the `places` there then are, until Ctrl-C: at the reports that
    were saved, or, where more than that has changed, at everything, which is None.

    What is saved during a look is seen by the next one. Raises what they raise, KeyboardInterrupt.
    """
    while True:
        known = places()
        try:
            watcher = _watcher(known.folders)
        except FileNotFoundError:
            continue  # a folder went between being found and being watched
        changed: frozenset[Path] | None = None
        try:
            while changed is None or all(map(known.is_saved_report, changed)):
                look(changed)
                gc.collect()  # which else never happens
                changed = _next(watcher, known)
        finally:
            watcher.close()


def _watcher(folders: Iterable[Path]) -> RustNotify:
    """Raises OSError."""
    paths = sorted(map(str, folders))
    try:
        return RustNotify(paths, False, False, _POLL, False, True)
    except FileNotFoundError:
        raise
    except (OSError, WatchfilesRustInternalError):  # as where the system watches no more folders for this user
        return RustNotify(paths, False, True, _POLL, False, True)


def _next(watcher: RustNotify, places: Places) -> frozenset[Path]:
    """Waits for a change, and tells what has changed."""
    while True:
        changes: set[tuple[int, str]] | Literal["signal", "stop", "timeout"]
        changes = watcher.watch(_PATIENCE, _QUIET, 0, None)
        if isinstance(changes, str):
            raise KeyboardInterrupt
        if found := frozenset(filter(places.include, (Path(path) for _, path in changes))):
            return found
