"""A folder is the list of what it holds: rules, commands, output formats, pages."""

from __future__ import annotations

import os
from collections.abc import Iterable

_MODULE = ".py"


def modules_in(folders: Iterable[str]) -> list[str]:
    """The names of the modules in the folders of a package, in order; none is imported.

    `pkgutil` has the same, and imports with it what takes as long as a check of what has not changed.
    """
    names = (name for folder in folders for name in os.listdir(folder))  # noqa: PTH208
    return sorted(name.removesuffix(_MODULE) for name in names if name.endswith(_MODULE) and not name.startswith("_"))
