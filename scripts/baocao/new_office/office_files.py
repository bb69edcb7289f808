"""The files around a new office's reports: the folder `files/` is the list of them, each under its own path. Pure.

A file holds a few places to fill, `{{requirement}}`; there is no more to them than that.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

_PLACE = re.compile(r"(?<!\$)\{\{(\w+)\}\}")
_FOLDER = Path(__file__).with_name("files")


def office_files(values: Mapping[str, str]) -> dict[str, str]:
    """The text of each file by its path, its places filled with `values`."""
    return {
        name: _PLACE.sub(lambda place: values[place[1]], (_FOLDER / name).read_text(encoding="utf-8"))
        for name in file_names()
    }


def file_names() -> list[str]:
    """The paths of all these files."""
    return sorted(path.relative_to(_FOLDER).as_posix() for path in _FOLDER.rglob("*") if path.is_file())
