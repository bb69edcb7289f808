"""Where the process begins, `baocao` and `python -m baocao`: what Ctrl-C and streams that are not there do to it."""

from __future__ import annotations

import os
import signal
import sys
import time
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sys import UnraisableHookArgs

_INTERRUPTED = 130
_PATIENCE = 1.0
"""Seconds after the first Ctrl-C in which another one, mostly of a key held down, does not disturb the tidying up."""
_SWALLOWED = 0.02
"""Seconds after which Ctrl-C is tried again where it came in the middle of compiled code."""


class _Interrupt:
    """What Ctrl-C does: ends the process where there is nothing to tidy up, else raises KeyboardInterrupt once."""

    def __init__(self) -> None:
        self.is_working = False
        self._first: float | None = None

    def __call__(self, *_: object) -> None:
        now = time.monotonic()
        if not self.is_working or (self._first is not None and now - self._first > _PATIENCE):
            os._exit(_INTERRUPTED)
        if self._first is None:
            self._first = now
            raise KeyboardInterrupt

    def again(self, lost: UnraisableHookArgs) -> None:
        """Raises KeyboardInterrupt once more where compiled code has swallowed it, as pydantic's may."""
        if lost.exc_type is not KeyboardInterrupt:
            sys.__unraisablehook__(lost)
        elif self._first is not None:
            self._first = None
            signal.signal(signal.SIGALRM, self)
            signal.setitimer(signal.ITIMER_REAL, _SWALLOWED)


def main() -> int:
    """Run the command line; the exit code."""
    interrupt = _Interrupt()
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:  # else somebody wants it ignored
        signal.signal(signal.SIGINT, interrupt)
        if hasattr(signal, "setitimer"):
            sys.unraisablehook = interrupt.again
    _open_missing_streams()

    from baocao.cli import main as run  # takes a moment, in which Ctrl-C may come

    try:
        interrupt.is_working = True
        return run()
    except KeyboardInterrupt:
        return _INTERRUPTED
    finally:
        interrupt.is_working = False


def _open_missing_streams() -> None:
    """Where the process was started without stdin, stdout or stderr (`>&-`), they lead nowhere.

    Else the first file that is opened would take the place of one, and get what is printed.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # takes the lowest number that is free
    sys.stdin = sys.stdin or open(0, closefd=False)  # noqa: SIM115 - open as long as the process
    sys.stdout = sys.stdout or open(1, "w", closefd=False)  # noqa: SIM115
    sys.stderr = sys.stderr or open(2, "w", closefd=False)  # noqa: SIM115


if __name__ == "__main__":
    sys.exit(main())
