"""A bar on stderr for long work: only on a terminal, and only once the work has taken a moment."""

import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from typing import NamedTuple, TypeVar

from baocao.commands.common.output import bare_stderr

_AFTER_SECONDS = 1.0

Piece = TypeVar("Piece")


class Progress(NamedTuple):
    """`step` says that one more piece is done; what is printed inside `aside` does not run into the bar."""

    step: Callable[[], object]
    aside: Callable[[], AbstractContextManager[None]]

    def over(self, pieces: Iterable[Piece]) -> Iterator[Piece]:
        """The pieces of work; whenever another one is asked for, the one before is done."""
        for piece in pieces:
            yield piece
            self.step()


@contextmanager
def progress(total: int, what: str, unit: str = "tệp") -> Iterator[Progress]:
    """A bar over `total` pieces of work that `what` names, each a `unit`; invisible where nobody watches."""
    if total < 2 or not sys.stderr.isatty() or os.environ.get("TERM") == "dumb":
        yield Progress(lambda: None, nullcontext)
        return
    from tqdm import tqdm  # only here: loading it takes as long as a report

    tqdm.monitor_interval = 0  # no thread of its own
    stream = bare_stderr()
    with tqdm(total=total, desc=what, unit=f" {unit}", delay=_AFTER_SECONDS, leave=False, file=stream) as bar:
        yield Progress(bar.update, lambda: tqdm.external_write_mode(file=stream))


def with_bar(pieces: Iterable[Piece], total: int, what: str, unit: str) -> Iterator[Piece]:
    """The pieces of work, with a bar as long as it takes to get them all."""
    with progress(total, what, unit) as bar:
        yield from bar.over(pieces)
