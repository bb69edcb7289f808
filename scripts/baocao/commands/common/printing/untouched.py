"""Whether `docx --changed` or `pdf --changed` has anything to do, known without reading a report: nothing is as light
as what `make docx` does most often, which is nothing.

What is kept is one digest: of all that the files are made of, and of the files as they lay there when all was made.
"""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from baocao.commands.common.outcome import OK
from baocao.commands.common.printing.file_kinds import FileKind
from baocao.repository import CONFIG_NAME, ConfigError, Repository, open_repository, report_paths
from baocao.store.blake import blake2b
from baocao.store.findings_store import FindingsStore
from baocao.store.kept_files import KeptFiles
from baocao.store.program import EVERYTHING

_LIBRARIES = ("lxml", "PyYAML", "pypandoc_binary", "pyromark", "pypdf")
_VARIABLES = ("PYPANDOC_PANDOC", "PATH")
"""Which pandoc is found depends on them."""


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
    made = KeptFiles("made", EVERYTHING, _LIBRARIES)
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
    if (before := made.read(repository.root, name)) and before == _with_files(sources, folders):
        return OK
    code = make()
    if code == OK:
        made.write(repository.root, name, _with_files(sources, folders))
    return code


def _sources(repository: Repository, store: FindingsStore) -> bytes:
    """A digest of the settings and the reports: their content, and when they were saved, as make asks."""
    found = blake2b(repr([os.environ.get(name) for name in _VARIABLES]).encode())
    for folder in repository.folders:
        found.update(f"{folder.id}\0{store.state(folder).digest}\0".encode())
        for path in (folder.main.path, folder.path / CONFIG_NAME, *report_paths(folder.path)):
            found.update(_look_of(path))
    return found.digest()


def _with_files(sources: bytes, folders: Iterable[Path]) -> bytes:
    """The digest of these sources, and of the files that lie in the folders."""
    found = blake2b(sources)
    for folder in folders:
        for path in sorted(_files_in(folder)):
            found.update(os.fsencode(path) + b"\0" + _look_of(path))
    return found.digest()


def _files_in(folder: Path) -> Iterator[Path]:
    for inner, _, names in os.walk(folder):
        yield from (Path(inner, name) for name in names)


def _look_of(path: Path) -> bytes:
    try:
        found = path.stat()
    except OSError as error:
        return f"{error.errno}\0".encode()
    return f"{found.st_size} {found.st_mtime_ns}\0".encode()
