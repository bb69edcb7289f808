"""Whether `docx --changed` or `pdf --changed` has anything to do, known without reading a report: nothing is as light
as what `make docx` does most often, which is nothing.

What is kept is one digest: of all that the files are made of, and of the files as they lay there when all was made.
Of a file that nobody can have touched since then, its look stands for its content.
"""

from __future__ import annotations

import os
import time
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from baocao.commands.common.outcome import OK
from baocao.commands.common.printing.file_kinds import FileKind
from baocao.file_look import SETTLED, look_of
from baocao.files import content
from baocao.repository import ConfigError, Repository, open_repository
from baocao.store.blake import blake2b
from baocao.store.findings_store import FindingsStore
from baocao.store.kept_files import KeptFiles
from baocao.store.made_files import LIBRARIES
from baocao.store.program import EVERYTHING
from baocao.word.pandoc_program import WordError, pandoc_path

_MOMENT = 8
"""Bytes of the moment, in nanoseconds, before the digest: what was touched after it is known by its content."""


def unless_untouched(arguments: Namespace, kinds: Sequence[FileKind], make: Callable[[], int]) -> int:
    """What `make` ends with, or OK where all files of these `kinds` were made before and nothing has changed since."""
    is_usual = arguments.changed and not (
        arguments.reports
        or arguments.output
        or arguments.force
        or arguments.config
        or arguments.since
        or arguments.scheduler
        or os.environ.get("SOURCE_DATE_EPOCH")
    )
    if not is_usual:
        return make()
    made = KeptFiles("made", EVERYTHING, LIBRARIES)
    if not made.are_kept:
        return make()
    store = FindingsStore()
    try:
        repository = open_repository(Path.cwd(), None, store)
        sources = _sources(repository, store)
    except (ConfigError, OSError):
        return make()  # which tells of it
    name = "-".join(kind.folder.name for kind in kinds)
    folders = [repository.root / kind.folder for kind in kinds]
    before = made.read(repository.root, name)
    told = _told(sources, folders, before[:_MOMENT]) if before else None
    if told and told.note == before and told.by_looks:
        return OK
    code = OK if told and told.note == before else make()
    if code == OK:
        moment = (time.time_ns() - SETTLED).to_bytes(_MOMENT, "big")
        made.write(repository.root, name, _told(sources, folders, moment).note)
    return code


def pandoc_look() -> str:
    """Which pandoc there is, as far as can be told without reading it; empty where there is none."""
    try:
        path = pandoc_path()
        return repr((path, look_of(os.stat(path))))  # noqa: PTH116
    except (WordError, OSError):  # said later, and only where it is needed
        return ""


def _sources(repository: Repository, store: FindingsStore) -> bytes:
    """A digest of all that the files are made of."""
    found = blake2b(pandoc_look().encode(errors="surrogatepass"))
    for folder in repository.folders:
        found.update(f"{folder.id}\0{store.state(folder).digest}\0".encode())
    return found.digest()


class _Told(NamedTuple):
    """The moment with the digest of all, and whether no file had to be read for it."""

    note: bytes
    by_looks: bool


def _told(sources: bytes, folders: Iterable[Path], moment: bytes) -> _Told:
    """What tells these sources and the files in the folders from others."""
    found, by_looks = blake2b(sources), True
    for folder in folders:
        for path in sorted(_files_in(folder)):
            look = _look(path, int.from_bytes(moment, "big"))
            by_looks = by_looks and look is not None
            found.update(os.fsencode(path) + b"\0" + (look or _content(path)) + b"\0")
    return _Told(moment + found.digest(), by_looks)


def _files_in(folder: Path) -> Iterator[Path]:
    for inner, _, names in os.walk(folder):
        yield from (Path(inner, name) for name in names)


def _look(path: Path, moment: int) -> bytes | None:
    """How the file looks; None where it has been touched since the moment."""
    try:
        state = path.stat()
    except OSError as error:
        return f"{error.errno}".encode()
    return repr(look_of(state)).encode() if state.st_ctime_ns < moment else None


def _content(path: Path) -> bytes:
    try:
        return blake2b(content(path) or b"").digest()
    except OSError as error:
        return f"{error.errno}".encode()
