"""Work on several processors at once, which Ctrl-C stops."""

import gc
import os
import signal
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import cache, partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from baocao.interrupt import INTERRUPTED, NEWS_OF_CTRL_C

if TYPE_CHECKING:
    from concurrent.futures import Executor


OFFICES_A_WORKER = 4
"""Fewer are not worth a process of their own."""

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


class Cluster(NamedTuple):
    """Machines that share work out: where their scheduler answers, and the baocao.yml that all of them see."""

    address: str
    settings: Path


class WorkerDied(Exception):
    """A process that worked for us has ended without an answer."""


def processors() -> int:
    """How many processors we may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def threads(workers: int) -> Iterator["Executor"]:
    """Threads that begin nothing more once the user has had enough; what they are doing is waited for."""
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(workers) as pool:
        try:
            yield pool
        except BaseException:
            pool.shutdown(wait=False, cancel_futures=True)
            raise


@contextmanager
def processes(workers: int, begin: Callable[[], object] = gc.disable) -> Iterator["Executor"]:
    """Processes that end at once, and we with them, when the user has had enough.

    Each calls `begin` first: as a rule it does without the garbage collector, as `__main__` does.
    They have nothing to tidy up: what they write is written whole. Python's own way out waits for all work that was
    handed out, and sometimes for ever, since Ctrl-C goes to each of the processes. Raises WorkerDied.
    """
    from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
    from multiprocessing import active_children

    _let_children_end_silently()
    with ProcessPoolExecutor(workers, initializer=partial(_begin, begin)) as pool:
        try:
            yield pool
        except KeyboardInterrupt:
            for child in active_children():
                child.kill()
            os._exit(INTERRUPTED)
        except BrokenExecutor as error:
            time.sleep(NEWS_OF_CTRL_C)  # where that ended the process, it ends us too, here
            pool.shutdown(cancel_futures=True)
            raise WorkerDied from error
        except BaseException:
            pool.shutdown(cancel_futures=True)  # waited for: ending before it is over, Python quarrels with itself
            raise


def by_office(
    look: Callable[[Asked], Answer], offices: Sequence[Asked], jobs: int | None, cluster: Cluster | None = None
) -> Iterator[Answer]:
    """`look` at each office, in order; many are shared out among processes, any among the machines of a cluster."""
    workers = min(jobs or processors(), len(offices) // OFFICES_A_WORKER)
    if cluster is not None:
        from baocao.commands.common.cluster import on_cluster  # a library that not every installation has

        yield from on_cluster(look, offices, *cluster)
    elif workers < 2:
        yield from map(look, offices)
    else:
        first, *others = offices
        yield look(first)  # here, so that what it imports and compiles is there in each process
        with processes(workers) as pool:
            yield from pool.map(look, others, chunksize=OFFICES_A_WORKER)


def _begin(begin: Callable[[], object]) -> None:
    _end_silently()
    begin()


@cache
def _let_children_end_silently() -> None:
    """Also in the moment before they begin."""
    if hasattr(os, "register_at_fork"):
        os.register_at_fork(after_in_child=_end_silently)


def _end_silently() -> None:
    """Let Ctrl-C end this process without a word."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)
