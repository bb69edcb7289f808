"""The targets, one module each, found by looking in this folder.

A target has `run(data)` and `seeds()`, inputs to begin with. Where it is not the usual, it has `MAX_LEN`, the bytes of
its largest input; `WORDS`, which the fuzzer puts into inputs; and `mutate(data, most, mutate_bytes, seed)`, which
changes an input in its own way.
"""

from __future__ import annotations

import importlib
import pkgutil
from types import ModuleType

MAX_LEN = 4096


def names() -> list[str]:
    """The targets by name."""
    return sorted(found.name for found in pkgutil.iter_modules(__path__))


def target(name: str) -> ModuleType:
    """The target of that name."""
    return importlib.import_module(f"{__name__}.{name}")
