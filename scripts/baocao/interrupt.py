"""What Ctrl-C does: ends the process where there is nothing to tidy up, else raises KeyboardInterrupt once."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

INTERRUPTED = 130
"""The exit code of what Ctrl-C ended, as shells have it."""
NEWS_OF_CTRL_C = 0.3
"""Seconds by which we may hear of Ctrl-C later than the processes that work for us."""
_PATIENCE = 1.0
"""Seconds after the first Ctrl-C in which another one, mostly of a key held down, does not disturb the tidying up."""
_SIGNALLED = 128
"""What shells add to the number of the signal that ended a program."""
_SWALLOWED = 0.02
"""Seconds after which Ctrl-C is tried again where it came in the middle of compiled code."""


class _Interrupt:
    """The handler of the signal."""

    def __init__(self) -> None:
        self.is_working = False
        self._first: float | None = None

    def __call__(self, *_: object) -> None:
        now = time.monotonic()
        if not self.is_working or (self._first is not None and now - self._first > _PATIENCE):
            os._exit(INTERRUPTED)
        if self._first is None:
            self._first = now
            raise KeyboardInterrupt

    def again(self, lost: UnraisableHookArgs) -> None:
        """Raises KeyboardInterrupt once more where compiled code has swallowed it, as that of a library may."""
        if lost.exc_type is not KeyboardInterrupt:
            sys.__unraisablehook__(lost)
        elif self._first is not None:
            self._first = None
            signal.signal(signal.SIGALRM, self)
            signal.setitimer(signal.ITIMER_REAL, _SWALLOWED)


_interrupt = _Interrupt()


def end_silently() -> None:
    """From now on, Ctrl-C ends the process without a word; unless somebody wants it ignored."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _interrupt)
        if hasattr(signal, "setitimer"):
            sys.unraisablehook = _interrupt.again


def pass_on(code: int) -> None:
    """Raises KeyboardInterrupt where Ctrl-C, which goes to every program at a terminal, ended one that worked for us,
    which tells so by its exit `code`; who waits for what it makes has heard of Ctrl-C by then."""
    if code == -signal.SIGINT:
        time.sleep(NEWS_OF_CTRL_C)
        raise KeyboardInterrupt


@contextmanager
def at_work() -> Iterator[None]:
    """Meanwhile there is something to tidy up, so that Ctrl-C raises KeyboardInterrupt."""
    was_working, _interrupt.is_working = _interrupt.is_working, True
    try:
        yield
    finally:
        _interrupt.is_working = was_working


@contextmanager
def unwinding() -> Iterator[None]:
    """Meanwhile a polite request to end (make's, a server's) unwinds like Ctrl-C."""

    def stop(number: int, _: object) -> None:
        sys.exit(_SIGNALLED + number)

    before = signal.signal(signal.SIGTERM, stop)
    try:
        yield
    finally:
        signal.signal(signal.SIGTERM, before)
