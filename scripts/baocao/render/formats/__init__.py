"""The output formats: one module each, named after its command and its format, so that adding one edits no list.

What `check --format json` prints is laid out by `render` in `check_json.py`. All formats of a command take the
same arguments. A command imports only the format that it was asked for.
"""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

from baocao.folder_list import modules_in

_USUAL = ("text", "json")
"""The formats that are named first."""


def formats_of(command: str) -> tuple[str, ...]:
    """The formats that a command offers."""
    modules = (module.partition("_") for module in modules_in(__path__))
    names = (name for of, _, name in modules if of == command)
    return tuple(sorted(names, key=lambda name: (_USUAL.index(name) if name in _USUAL else len(_USUAL), name)))


def renderer(command: str, name: str) -> Callable[..., str]:
    """The function that lays out what a command has to say in the format of that name."""
    render: Callable[..., str] = import_module(f"{__name__}.{command}_{name}").render
    return render
