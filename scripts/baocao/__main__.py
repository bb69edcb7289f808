"""Where the process begins, `baocao` and `python -m baocao`: prepared for Ctrl-C and for closed streams."""

from __future__ import annotations

import gc
import os
import sys

from baocao.interrupt import INTERRUPTED, end_silently


def main() -> int:
    """Run the command line; the exit code."""
    end_silently()
    _open_missing_streams()
    gc.disable()  # what a command makes it keeps until it ends; looking for what could go takes two fifths of the time

    from baocao.cli import main as run  # takes a moment, in which Ctrl-C may come

    try:
        return run()
    except KeyboardInterrupt:
        return INTERRUPTED
    finally:
        gc.freeze()  # nor is it looked through at the end


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
