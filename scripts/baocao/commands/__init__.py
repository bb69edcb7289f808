"""The subcommands, one module each: this folder is the list of them, and each is imported when it is called.

A command holds `ORDER`, its place in the list that `--help` shows, `add(subparsers)`, which says its arguments,
and `run(arguments)`, which does the work and returns the exit code. Together with `cli` they are the edge: the only
code that reads the disk and the clock, and prints.
"""

from __future__ import annotations

from argparse import _SubParsersAction
from collections.abc import Iterable
from importlib import import_module
from typing import Protocol, cast

from baocao.folder_list import modules_in


class Command(Protocol):
    """A module of this folder."""

    ORDER: int

    def add(self, commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
        """Add the parser of the command to `commands`; it sets `run`."""


def command_names() -> frozenset[str]:
    """The names of all commands; none is imported."""
    return frozenset(modules_in(__path__))


def load_commands(names: Iterable[str]) -> list[Command]:
    """The commands of these names, in the order of `--help`."""
    modules = (cast(Command, import_module(f"{__name__}.{name}")) for name in names)
    return sorted(modules, key=lambda module: module.ORDER)
