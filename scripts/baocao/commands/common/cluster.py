"""Work on the machines of a cluster, which a scheduler of Dask hands out: an office at a time, answers in order.

All machines see the repository in the same folder, and have the same program; each piece of work looks whether that is
so. Work of a machine that dies is done again by another, and an answer is taken once.
"""

from __future__ import annotations

import gc
import logging
import os
import warnings
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from pathlib import Path
from typing import Generic, TypeVar

import dask

from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.store.observed import observed
from baocao.store.program import EVERYTHING, program_digest

with dask.config.set({"logging": {"distributed": "critical", "distributed.client": "critical"}}):
    from distributed import Client, Future, KilledWorker

_CONNECTING = 8
"""Seconds after which a scheduler that does not answer counts as not there."""
_GATHERING = 20
"""Seconds after which one that has no machine to give work to counts as having none."""
_LOOKING = 2
"""Seconds between two looks whether there still is a machine that works."""
_PATIENCE = 15
"""Looks, one after the other, that must find none before the work is given up: one that died may be started again."""
_LIBRARIES = ("lxml", "PyYAML", "pyromark", "pypandoc_binary", "rapidfuzz", "ruamel.yaml")

Asked = TypeVar("Asked")
Answer = TypeVar("Answer")


def on_cluster(
    look: Callable[[Asked], Answer], offices: Sequence[Asked], address: str, settings: Path
) -> Iterator[Answer]:
    """`look` at each office, in order, where the baocao.yml `settings` is as it is here.

    Raises Refused, saying what is amiss with the cluster whose scheduler answers at `address`.
    """
    task = _Task(look, settings, observed(settings, settings.parent), _program())
    with _connected(address) as client:
        # Not through the executor that a client gives: its futures never end where the scheduler is lost.
        waiting = [client.submit(task, office, pure=False) for office in offices]
        waiting.reverse()
        while waiting:
            yield _answer(waiting.pop(), client, address)


class _OtherMachine(Exception):
    """A machine that cannot do this work, and what is other on it."""


class _Task(Generic[Asked, Answer]):
    """A piece of work that is done only where the program and the repository are those of who asked for it."""

    def __init__(self, look: Callable[[Asked], Answer], settings: Path, seen: bytes, program: bytes) -> None:
        self._look = look
        self._here = Path.cwd()
        self._settings, self._seen, self._program = settings, seen, program

    def __call__(self, asked: Asked) -> Answer:
        if _program() != self._program:
            raise _OtherMachine("cài baocao, Python hoặc thư viện bản khác")
        if observed(self._settings, self._settings.parent) != self._seen:
            raise _OtherMachine(f"không thấy kho này: cần thấy cùng thư mục {self._settings.parent}, cùng nội dung")
        os.chdir(self._here)
        gc.disable()  # as on a machine of one's own
        try:
            return self._look(asked)
        finally:
            gc.enable()


def _program() -> bytes:
    return program_digest(EVERYTHING, _LIBRARIES)


@contextmanager
def _connected(address: str) -> Iterator[Client]:
    logging.getLogger("tornado.application").setLevel(logging.CRITICAL)  # what goes wrong is told below
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # what differs is told by the work itself
        try:
            client = Client(address, timeout=_CONNECTING, set_as_default=False)
        except (OSError, ValueError, AssertionError) as error:  # the last: its thread has not begun within ten seconds
            raise Refused(
                f"Không nối được tới bộ điều phối {address}: máy ấy không trả lời, hoặc địa chỉ sai. Xem “dask "
                "scheduler” đã chạy chưa; địa chỉ có dạng tcp://10.0.0.5:8786. Bỏ --scheduler thì làm trên máy này.",
                WRONG_USAGE,
            ) from error
        try:
            try:
                client.wait_for_workers(1, timeout=_GATHERING)
            except TimeoutError:
                raise _no_machine(address) from None
            yield client
        finally:
            client.close(timeout=_LOOKING)  # which takes back what is not done


def _answer(future: Future[Answer], client: Client, address: str) -> Answer:
    missed = 0
    while True:
        try:
            return future.result(_LOOKING)
        except _OtherMachine as other:
            raise Refused(f"Có máy trong cụm {other}. Cho mọi máy như nhau rồi chạy lại.", WRONG_USAGE) from None
        except KilledWorker as killed:
            raise Refused(
                "Một phần việc làm chết lần lượt nhiều máy trong cụm, thường vì hết bộ nhớ; chưa xong được. Cho mỗi "
                "máy thêm bộ nhớ (--memory-limit) rồi chạy lại.",
                WRONG_USAGE,
            ) from killed
        except CancelledError:
            raise Refused(
                f"Mất liên lạc với bộ điều phối {address}. Chạy lại khi máy ấy đã sẵn sàng.", WRONG_USAGE
            ) from None
        except (ImportError, AttributeError) as error:
            raise Refused(f"Có máy trong cụm chưa cài baocao, hoặc cài bản khác ({error}).", WRONG_USAGE) from error
        except RuntimeError as error:  # of a scheduler that cannot read what it is handed
            raise Refused(
                "Bộ điều phối chưa cài baocao, hoặc cài Dask bản khác. Cho mọi máy như nhau rồi chạy lại.", WRONG_USAGE
            ) from error
        except TimeoutError:
            if future.done():  # meanwhile, or because the work itself ran out of time
                if future.status == "error" and isinstance(future.exception(), TimeoutError):
                    raise
                continue
            missed = 0 if _has_machines(client) else missed + 1
            if missed == _PATIENCE:
                raise _no_machine(address) from None


def _has_machines(client: Client) -> bool:
    try:
        return bool(client.nthreads())
    except OSError:
        return False


def _no_machine(address: str) -> Refused:
    return Refused(
        f"Bộ điều phối {address} không có máy nào để giao việc. Chạy “dask worker {address}” trên các máy làm việc, "
        "rồi chạy lại.",
        WRONG_USAGE,
    )
