"""Keeps what a build worked out and the next one needs again, sealed: HTML of pages by hand, compiled templates, which
files are offered.

A value is kept under a digest of all that it depends on; what a build did not ask for is let go.
"""

from __future__ import annotations

import pickle
from contextlib import suppress
from pathlib import Path
from typing import Any

from baocao.site.edge.changed_files import digest_of
from baocao.store.folders import make_folder, store_folders
from baocao.store.program import program_digest
from baocao.store.sealed import read_sealed, write_sealed
from baocao.store.secret import secret

_MODULES = ("language", "pdf/word_shown.py", "site", "store", "word/stamp.py")
_LIBRARIES = ("Jinja2", "Markdown", "mkdocs", "mkdocs-material", "properdocs", "Pygments", "pymdown-extensions")
"""All that makes the values."""


class KeptValues:
    """The values of a repository's site, as the last build left them."""

    def __init__(self, root: Path) -> None:
        self._path = next(store_folders(root, "site-values")) / "values"
        self._program = program_digest(_MODULES, _LIBRARIES)
        sealed = read_sealed(self._path, secret()) or b""
        is_ours = sealed.startswith(self._program)
        # Safe to unpickle: only this user seals, and it was this program.
        self._before: dict[bytes, Any] = pickle.loads(sealed[len(self._program) :]) if is_ours else {}
        self._now: dict[bytes, Any] = {}

    def get(self, *facts: object) -> Any:
        """The value that depends on these facts; None where it is not known."""
        key = digest_of(facts)
        found = self._now.get(key, self._before.get(key))
        if found is not None:
            self._now[key] = found
        return found

    def put(self, value: object, *facts: object) -> None:
        """Keep a value that depends on these facts and on the program alone."""
        self._now[digest_of(facts)] = value

    def write(self) -> None:
        """Keep the values for the next build. A disk that does not take them makes that one longer."""
        if self._now.keys() != self._before.keys():
            with suppress(OSError):
                make_folder(self._path.parent)
                write_sealed(self._path, self._program + pickle.dumps(self._now, protocol=5), secret())
