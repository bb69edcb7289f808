"""The key of an office's part in the store: a hash of all that the part is made of, and of nothing else.

A part is made of

- the office: its id, its folder, its settings, and the bytes of its report files and of what hides reports;
- the list of its Word and PDF files with their sizes, since pages offer these for download;
- the program: the modules of this package that read an office and make its pages, with their templates and
  word lists; the versions of the package, of the libraries that those modules use, and of Python.

What surrounds a page (`site/theme/`), mkdocs.yml and hand-written pages are no part of it: MkDocs adds them in
every build. A test holds the modules and the libraries against what is really imported.
"""

from __future__ import annotations

import stat
import sys
from collections.abc import Iterable, Mapping
from functools import lru_cache
from hashlib import blake2b
from importlib.metadata import version
from pathlib import Path

import baocao
from baocao.archive import OfficeFolder, Repository, real, report_paths
from baocao.parsing.read import MAX_BYTES

_SIZE = 20
MODULES = (
    "__init__.py",  # the version of the package
    "archive.py",
    "config",
    "decree.py",
    "language",
    "model",
    "office.py",
    "official.py",
    "parsing",
    "period.py",
    "regex.py",
    "site",
    "tasks",
    "visible.py",
    "yaml",
)
"""The files and folders of the package that parts are made by."""
LIBRARIES = ("Jinja2", "MarkupSafe", "PyYAML", "pyromark")
"""The libraries that those use, as they are installed."""
_NOT_OF_A_PART = frozenset({"theme", "__pycache__"})


def part_key(repository: Repository, folder: OfficeFolder, sizes: Mapping[str, int]) -> str:
    """The key of an office's part; `sizes`: of the Word and PDF files there are, in bytes, by name."""
    found = blake2b(program_digest(Path(baocao.__file__).parent), digest_size=_SIZE)
    found.update(repr((folder.id, folder.path.relative_to(repository.root).as_posix(), folder.config)).encode())
    own = f"{folder.id}/" if folder.id else ""
    found.update(repr(sorted((name, size) for name, size in sizes.items() if name.startswith(own))).encode())
    for path in report_paths(folder.path):
        data = _content(path)
        name = path.relative_to(repository.root).as_posix()
        found.update(f"{name}\0{len(data)}\0".encode(errors="surrogateescape"))
        found.update(data)
    return found.hexdigest()


@lru_cache(maxsize=1)
def program_digest(package: Path) -> bytes:
    """The hash of what makes parts: the modules below `package`, the libraries, Python."""
    found = blake2b(repr((sys.version, [(name, version(name)) for name in LIBRARIES])).encode())
    for name in MODULES:
        for path in _files(package / name):
            data = path.read_bytes()
            found.update(f"{path.relative_to(package).as_posix()}\0{len(data)}\0".encode())
            found.update(data)
    return found.digest()


def _files(path: Path) -> Iterable[Path]:
    if not path.is_dir():
        yield path
    elif path.name not in _NOT_OF_A_PART:
        for inner in sorted(path.iterdir()):
            yield from _files(inner)


def _content(path: Path) -> bytes:
    """The bytes of a report, or why there are none; of a link, also where it leads to."""
    try:
        link = f"{real(path)}\0".encode(errors="surrogateescape") if path.is_symlink() else b""
        if not stat.S_ISREG(path.stat().st_mode):
            return link
        with path.open("rb") as file:
            return link + file.read(MAX_BYTES + 1)
    except OSError as error:
        return f"errno {error.errno}".encode()
