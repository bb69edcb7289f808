"""A cluster of Dask on this machine: a scheduler and workers, each a process, on loopback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from support.made import CHECKOUT

DASK = str(Path(sys.executable).with_name("dask"))
AT_LAST = 120
"""Seconds after which nothing is waited for any more."""


class LocalCluster:
    """What was started, in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.workers: list[subprocess.Popen[bytes]] = []
        known = folder / "scheduler.json"
        self.scheduler = self._start(
            CHECKOUT / "scripts",
            *("scheduler", "--host", "127.0.0.1", "--port", "0", "--no-dashboard", "--no-show"),
            *("--scheduler-file", str(known)),
        )
        wait_for(known.is_file)
        wait_for(lambda: known.read_text(encoding="utf-8").strip().endswith("}"))
        self.address: str = json.loads(known.read_text(encoding="utf-8"))["address"]

    def add_worker(self, scripts: Path = CHECKOUT / "scripts") -> None:
        """One more worker, whose program lies in `scripts`."""
        options = ("--nthreads", "1", "--no-nanny", "--no-dashboard", "--local-directory", str(self.folder / "kho-tam"))
        self.workers.append(self._start(scripts, "worker", self.address, "--host", "127.0.0.1", *options))

    def stop(self) -> None:
        for process in (*self.workers, self.scheduler):
            process.kill()
            process.wait()

    def _start(self, scripts: Path, *words: str) -> subprocess.Popen[bytes]:
        known = {**os.environ, "PYTHONPATH": str(scripts)}
        return subprocess.Popen(
            [DASK, *words], cwd=self.folder, env=known, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
        )


@contextmanager
def local_cluster(folder: Path, workers: int) -> Iterator[LocalCluster]:
    folder.mkdir()
    cluster = LocalCluster(folder)
    try:
        for _ in range(workers):
            cluster.add_worker()
        yield cluster
    finally:
        cluster.stop()


def wait_for(happened: object) -> None:
    """Wait until `happened` says so."""
    assert callable(happened)
    last = time.monotonic() + AT_LAST
    while not happened():
        assert time.monotonic() < last, "has not happened"
        time.sleep(0.02)
