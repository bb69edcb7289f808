"""What is wrong with a baocao.yml, said on stderr."""

from __future__ import annotations

from baocao.commands.common.output import say
from baocao.repository import ConfigError


def say_config_error(error: ConfigError) -> None:
    """Each mistake with its place and the way out, then what it means."""
    for note in error.notes:
        say(f"{note.span.path}:{note.span.line}:{note.span.column}: lỗi {note.message}")
        if note.help:
            say(f"   = cách sửa: {note.help}")
    say(str(error))
