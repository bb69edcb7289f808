"""The folder of formats is the list that commands offer."""

from __future__ import annotations

import pkgutil

from baocao.commands import command_names
from baocao.render import formats
from baocao.render.formats import formats_of, renderer


def test_the_folder_is_the_list_of_formats() -> None:
    offered = {command: formats_of(command) for command in command_names()}
    offered = {command: names for command, names in offered.items() if names}
    assert sum(map(len, offered.values())) == len(list(pkgutil.iter_modules(formats.__path__)))
    assert offered["check"][:2] == ("text", "json")
    for command, names in offered.items():
        assert names[0] == "text"
        assert all(callable(renderer(command, name)) for name in names)
