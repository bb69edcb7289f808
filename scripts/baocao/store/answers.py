"""Keeps what a command found out about an office, under a key that says all that it depends on.

One file an office, sealed, with the latest few answers: who looks at the same change again, or at one revision and
then at another, waits for neither.
"""

from __future__ import annotations

import pickle
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from baocao.repository import OfficeFolder
from baocao.store.kept_files import ONLY, KeptFiles
from baocao.store.program import EVERYTHING

LIBRARIES = ("PyYAML", "RapidFuzz", "pyromark")
MOST_ANSWERS = 4
"""How many an office has; the oldest gives way."""


class AnswerStore:
    """The answers of one `kind`, as this version of the program gave them."""

    def __init__(self, kind: str) -> None:
        self._files = KeptFiles(kind, EVERYTHING, LIBRARIES)

    def get(self, folder: OfficeFolder, key: str) -> Any:
        """The answer that is kept under `key`; None where there is none."""
        found = self._all(folder).get(key)
        return None if found is None else pickle.loads(found)  # safe: only this user seals

    def put(self, folder: OfficeFolder, key: str, answer: object) -> None:
        """Keep an answer, as the latest."""
        others = {name: data for name, data in self._all(folder).items() if name != key}
        latest = list(others.items())[1 - MOST_ANSWERS :]
        kept = dict([*latest, (key, pickle.dumps(answer, protocol=5))])
        self._files.write(folder.root, folder.id or ONLY, pickle.dumps(kept, protocol=5))

    def keep_only(self, root: Path, folders: Iterable[OfficeFolder]) -> None:
        """Forget the answers about any other office."""
        self._files.keep_only(root, (folder.id or ONLY for folder in folders))

    def _all(self, folder: OfficeFolder) -> dict[str, bytes]:
        data = self._files.read(folder.root, folder.id or ONLY)
        found: dict[str, bytes] = {} if data is None else pickle.loads(data)
        return found
