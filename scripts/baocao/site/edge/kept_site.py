"""Keeps what the last build wrote, although MkDocs empties the folder of the site before it builds.

What lies there is set aside first. A file counts as written if its number, size and times are those that were noted
when it was: whoever changes it changes the last of these. What the new site has of such files is put back, whole
folders at once, and the rest goes. The note is sealed, so that nobody else can say of a file that we have written it.
"""

from __future__ import annotations

import os
import pickle
import shutil
import stat
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from baocao.file_look import Look, look_of
from baocao.site.edge.changed_files import digest_of, forget_all, is_written, remember
from baocao.site.edge.part_key import LIBRARIES, MODULES
from baocao.store.folders import make_folder, store_folders
from baocao.store.program import program_digest
from baocao.store.sealed import read_sealed, write_sealed
from baocao.store.secret import secret

_TICK = 50_000_000
"""Nanoseconds in which a file may be written twice without its times showing it."""


@dataclass(slots=True)
class _Folder:
    """What a folder held: files that are as they were, by their names below the site, and maybe others."""

    files: list[str] = field(default_factory=list)
    has_others: bool = False
    folders: dict[str, _Folder] = field(default_factory=dict)


class KeptSite:
    """The site in a folder, from one build of a repository to the next."""

    def __init__(self, root: Path, site: str) -> None:
        folder = next(store_folders(root, "site-before"))
        self._site = site
        self._note = folder / "note"
        self._aside = folder / "files"
        self._made_by = digest_of((site, program_digest(MODULES, LIBRARIES)))
        self._before = _Folder()

    def take(self) -> None:
        """Set aside what lies in the site's folder, and remember which of it is written as it should be."""
        forget_all()
        self.drop()
        sealed = read_sealed(self._note, secret())
        # Safe to unpickle: only this user seals.
        made_by, noted = pickle.loads(sealed) if sealed else (b"", {})
        if made_by != self._made_by:
            return
        try:
            self._aside.mkdir()
            for path in list(Path(self._site).iterdir()):
                if not path.name.startswith("."):  # MkDocs leaves it alone
                    path.rename(self._aside / path.name)
        except OSError:  # another disk
            self.drop()
            return
        self._before = self._looked_through(str(self._aside), "", noted)

    def put_back(self, made_of: Mapping[str, object]) -> None:
        """Put back the files that the new site has too; `made_of`: what its files are made of, by their paths."""
        self._put_back(self._before, "", made_of)
        self.drop()

    def note(self, made_of: Mapping[str, object]) -> None:
        """Note the state of the files of the new site. A disk that takes no note makes the next build take longer."""
        until = time.time_ns() - _TICK
        noted = {}
        for path, made in made_of.items():
            state = os.lstat(path)
            if state.st_ctime_ns < until:
                noted[path[len(self._site) + 1 :]] = (made, look_of(state))
        with suppress(OSError):
            make_folder(self._note.parent)
            write_sealed(self._note, pickle.dumps((self._made_by, noted), protocol=5), secret())

    def drop(self) -> None:
        """Remove what was set aside."""
        self._before = _Folder()
        shutil.rmtree(self._aside, ignore_errors=True)

    def _looked_through(self, folder: str, below: str, noted: Mapping[str, tuple[object, Look]]) -> _Folder:
        found = _Folder()
        with os.scandir(folder) as entries:
            for entry in entries:
                name = f"{below}{entry.name}"
                if entry.is_dir(follow_symlinks=False):
                    found.folders[entry.name] = self._looked_through(entry.path, f"{name}/", noted)
                    continue
                state = entry.stat(follow_symlinks=False)
                made, before = noted.get(name, (None, None))
                if stat.S_ISREG(state.st_mode) and before == look_of(state):
                    remember(f"{self._site}/{name}", made)
                    found.files.append(name)
                else:
                    found.has_others = True
        return found

    def _put_back(self, before: _Folder, below: str, made_of: Mapping[str, object]) -> None:
        """Put back what is wanted of a folder, which is there."""
        for name, inner in before.folders.items():
            path = f"{below}{name}"
            if self._is_whole(inner, made_of):
                with suppress(OSError):  # MkDocs has put something there
                    (self._aside / path).rename(f"{self._site}/{path}")
                    continue
            if self._has_some(inner, made_of):
                Path(self._site, path).mkdir(exist_ok=True)
                self._put_back(inner, f"{path}/", made_of)
        for name in before.files:
            if self._is_wanted(name, made_of):
                (self._aside / name).rename(f"{self._site}/{name}")

    def _is_whole(self, folder: _Folder, made_of: Mapping[str, object]) -> bool:
        return (
            not folder.has_others
            and bool(folder.files or folder.folders)
            and all(self._is_wanted(name, made_of) for name in folder.files)
            and all(self._is_whole(inner, made_of) for inner in folder.folders.values())
        )

    def _has_some(self, folder: _Folder, made_of: Mapping[str, object]) -> bool:
        return any(self._is_wanted(name, made_of) for name in folder.files) or any(
            self._has_some(inner, made_of) for inner in folder.folders.values()
        )

    def _is_wanted(self, name: str, made_of: Mapping[str, object]) -> bool:
        path = f"{self._site}/{name}"
        return path in made_of and is_written(path, made_of[path])
