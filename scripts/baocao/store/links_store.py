"""Keeps the links that were found by words, office by office: `check` and the site ask for the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path

from baocao.repository import OfficeFolder
from baocao.store.kept_files import KeptFiles
from baocao.tasks.known_links import KnownLinks

MODULES = (
    "__init__.py",
    "config",
    "decree.py",
    "language",
    "model",
    "parsing",
    "period.py",
    "regex.py",
    "store",
    "tasks",
    "visible.py",
    "yaml",
)
"""The files and folders of the package that links are found by."""
LIBRARIES = ("PyYAML", "RapidFuzz", "pyromark")
"""The libraries that those use."""
_ONLY = "_"
"""Stands for the id of a repository's only office, which has none."""
_OF_A_REPORT, _MOST = 6, 3000
"""So many comparisons are kept of each report, which takes part in about four, and of an office."""


class LinkStore:
    """The links of offices, as this version of the program found them."""

    def __init__(self) -> None:
        self._files = KeptFiles("links", MODULES, LIBRARIES)

    def of(self, folder: OfficeFolder) -> KnownLinks:
        """Those of one office; nothing is read before somebody asks."""
        return KnownLinks(partial(self._load, folder))

    def keep(self, folder: OfficeFolder, links: KnownLinks, reports: int) -> None:
        """Keep what is new of an office of so many `reports`."""
        if links.has_new:
            kept = links.latest(min(_OF_A_REPORT * reports, _MOST))
            self._files.write(folder.root, folder.id or _ONLY, json.dumps(kept).encode())

    def keep_only(self, root: Path, folders: Iterable[OfficeFolder]) -> None:
        """Forget the links of any other office."""
        self._files.keep_only(root, (folder.id or _ONLY for folder in folders))

    def _load(self, folder: OfficeFolder) -> Mapping[str, str]:
        data = self._files.read(folder.root, folder.id or _ONLY)
        found: dict[str, str] = {} if data is None else json.loads(data)
        return found
