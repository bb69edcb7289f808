"""The documents that a command was given: files that are named, and those below folders; anybody's, anywhere."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.language.system_errors import why

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is opened."""
_NO_DOCUMENTS = (".", "~$")
"""How names begin that hide something, or that Word and others keep beside a document that is open."""


def read_bytes(path: Path, suffixes: Sequence[str]) -> bytes:
    """What the file holds. Raises Refused; `suffixes` are those of the files that were looked for in folders."""
    name = str(path)
    try:
        if path.is_dir():
            any(path.iterdir())  # one that cannot be listed says so here
            raise Refused(f"Trong thư mục {name} không có tệp {', '.join(suffixes)} nào.", WRONG_USAGE)
        if not path.exists():
            raise Refused(f"Không có tệp {name}. Kiểm tra lại tên và thư mục.", WRONG_USAGE)
        if not path.is_file():
            raise Refused(f"{name} không phải một tệp. Ghi rõ tên tệp {suffixes[0]} cần dùng.", WRONG_USAGE)
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        said = f"Không đọc được {name}: {why(error)}. Kiểm tra quyền truy cập và đĩa."
        raise Refused(said, WRONG_USAGE) from None
    if len(data) > LARGEST:
        raise Refused(f"{name} lớn hơn {LARGEST >> 20} MB nên không đọc. Hãy bỏ bớt ảnh rồi lưu lại.", WRONG_USAGE)
    return data


def find_files(named: Iterable[Path], suffixes: Sequence[str]) -> tuple[Path, ...]:
    """The files that are named and those of these kinds below the folders that are, in order, each once.

    A folder without any, or that cannot be listed, stands for itself: reading it says so.
    """
    found = (file for path in named for file in (_below(path, suffixes) if is_folder(path) else [path]))
    return tuple({path.absolute(): path for path in found}.values())


def is_folder(path: Path) -> bool:
    """Whether there is a folder at `path`; what cannot even be asked is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(folder: Path, suffixes: Sequence[str]) -> list[Path]:
    """The files in a folder and those inside by path; hidden folders are left out, and links to folders.

    A folder inside that cannot be listed is among them.
    """
    closed: list[OSError] = []
    files = [Path(at) / name for at, name in _names(folder, suffixes, closed)]
    return sorted([*files, *(Path(error.filename) for error in closed)], key=lambda path: path.parts) or [folder]


def _names(folder: Path, suffixes: Sequence[str], closed: list[OSError]) -> Iterator[tuple[str, str]]:
    for at, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(_NO_DOCUMENTS)]
        for name in names:
            if name.lower().endswith(tuple(suffixes)) and not name.startswith(_NO_DOCUMENTS):
                yield at, name
