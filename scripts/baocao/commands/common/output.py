"""All that is printed goes through here, so that a stranger's name or text can only be read, never act.

Results go to stdout, progress and problems to stderr. Renderers lay out whole texts, their values visible
already; a message is one line, whatever stands in it. Below both, `guarded` lets no sequence for a terminal
and no command for a build machine through.
"""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stderr, redirect_stdout, suppress
from typing import TextIO

from baocao.commands.common.set_up import PROGRAM, SetUp
from baocao.language.system_errors import why
from baocao.visible import harmless, visible

_BUILD_MACHINES = ("CI", "GITHUB_ACTIONS", "TF_BUILD", "TEAMCITY_VERSION")
"""Variables of the environment, each set by some machine that reads commands from what is printed."""


class CannotPrint(Exception):
    """What was to be printed did not get to its place, which is no pipe that somebody closed; why, in Vietnamese."""


def show(text: str, *, are_commands: bool = False) -> None:
    """A whole text on stdout, as a renderer laid it out; `are_commands`, if it is meant for a build machine."""
    with _speaking(are_commands):
        sys.stdout.write(text)


def show_line(text: str) -> None:
    """One line on stdout, whatever stands in it."""
    show(f"{visible(text)}\n")


def say(message: str) -> None:
    """One line on stderr, whatever stands in it: progress and problems. Commands of ours are said as one types them."""
    say_all(f"{visible(SetUp().said(message) if PROGRAM in message else message)}\n")


def say_all(text: str) -> None:
    """A whole text on stderr, as a renderer laid it out; at once, since an answer may be waited for."""
    sys.stderr.write(text)
    sys.stderr.flush()


def flush() -> None:
    """Hand on all that was printed. Raises CannotPrint, BrokenPipeError."""
    sys.stdout.flush()
    sys.stderr.flush()


# --------------------------------------------------------------------------- the screen


def wants_colour() -> bool:
    """Whether to colour what goes to stdout: a terminal, and NO_COLOR is not set."""
    return not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb" and sys.stdout.isatty()


def clear_screen() -> None:
    """Begin with an empty screen; where stdout is none, nothing."""
    stream = sys.stdout
    if stream.isatty() and os.environ.get("TERM") != "dumb":
        bare = stream.bare if isinstance(stream, _Guard) else stream
        bare.write("\x1b[2J\x1b[H")


def screen_width(usual: int = 100) -> int:
    """Columns to write for: those that COLUMNS says, else the terminal's, the `usual` ones where there is none.

    As `shutil` has it, which brings along whatever packs files.
    """
    said = os.environ.get("COLUMNS", "")
    if said.isascii() and said.isdigit() and int(said) > 0:
        return int(said)
    with suppress(OSError, ValueError):
        stream = sys.__stdout__
        return (os.get_terminal_size(stream.fileno()).columns if stream else 0) or usual
    return usual


def bare_stderr() -> TextIO:
    """stderr for a progress bar, which steers the terminal itself and prints our words alone."""
    stream = sys.stderr
    return stream.bare if isinstance(stream, _Guard) else stream


# --------------------------------------------------------------------------- the guard


@contextmanager
def guarded() -> Iterator[None]:
    """Lets stdout and stderr, also as libraries know them, pass on harmless text alone; in UTF-8 by any locale."""
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    bare = (sys.stdout, sys.stderr)
    try:
        with redirect_stdout(_Guard(sys.stdout)), redirect_stderr(_Guard(sys.stderr)):
            yield
    finally:
        for stream in bare:
            _forget_what_is_stuck(stream)


class _Guard(io.TextIOBase):
    """A stream that passes harmless text on to another."""

    def __init__(self, bare: TextIO) -> None:
        self.bare = bare
        self.passes_commands = not any(os.environ.get(name) for name in _BUILD_MACHINES)

    def write(self, text: str) -> int:
        """Pass the text on. Raises CannotPrint, BrokenPipeError."""
        with _telling_of_loss():
            self.bare.write(harmless(text, colours=self.isatty(), no_commands=not self.passes_commands))
        return len(text)

    def flush(self) -> None:
        """Wait until all is passed on. Raises CannotPrint, BrokenPipeError."""
        with _telling_of_loss():
            self.bare.flush()

    def isatty(self) -> bool:
        return self.bare.isatty()

    def fileno(self) -> int:
        return self.bare.fileno()

    def writable(self) -> bool:
        return True

    def close(self) -> None:
        """Leave the other stream open: it is not ours."""


@contextmanager
def _speaking(commands: bool) -> Iterator[None]:
    """Lets what is written to stdout be taken for commands, for a while."""
    stream = sys.stdout
    if not commands or not isinstance(stream, _Guard):
        yield
        return
    before, stream.passes_commands = stream.passes_commands, True
    try:
        yield
    finally:
        stream.passes_commands = before


@contextmanager
def _telling_of_loss() -> Iterator[None]:
    try:
        yield
    except BrokenPipeError:
        raise
    except OSError as error:
        raise CannotPrint(why(error)) from error


def _forget_what_is_stuck(stream: TextIO) -> None:
    """What cannot be written is dropped, else the interpreter would try again at its end and say so."""
    try:
        stream.flush()
    except OSError:
        with suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), stream.fileno())
            stream.flush()
