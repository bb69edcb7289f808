"""Keeps the links that were found by words, office by office: `check` and the site ask for the same."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.store.kept_files import ONLY, KeptFiles

if TYPE_CHECKING:
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
_OF_A_REPORT, _MOST = 6, 3000
"""So many comparisons are kept of each report, which takes part in about four, and of an office."""


class LinkStore:
    """The links of the offices of one repository, as this version of the program found them."""

    def __init__(self, root: Path) -> None:
        self._root = root
        self._files = KeptFiles("links", MODULES, LIBRARIES)

    def of(self, office: str) -> KnownLinks:
        """Those of the office of this id; nothing is read before somebody asks."""
        from baocao.tasks.known_links import KnownLinks  # who only forgets some need not wait for it

        return KnownLinks(partial(self._load, office))

    def keep(self, office: str, links: KnownLinks, reports: int) -> None:
        """Keep what is new of the office of this id, which has so many `reports`."""
        if links.has_new:
            kept = links.latest(min(_OF_A_REPORT * reports, _MOST))
            self._files.write(self._root, office or ONLY, json.dumps(kept).encode())

    def keep_only(self, offices: Iterable[str]) -> None:
        """Forget the links of any other office."""
        self._files.keep_only(self._root, (office or ONLY for office in offices))

    def _load(self, office: str) -> Mapping[str, str]:
        data = self._files.read(self._root, office or ONLY)
        found: dict[str, str] = {} if data is None else json.loads(data)
        return found
