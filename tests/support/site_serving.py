"""Builds a site again and again in one process, as `make serve` does when a report is saved.

As a program, for the bench: the seconds of processor time of a build from nothing, and of one report saved.
"""

from __future__ import annotations

import os
import statistics
import sys
import tempfile
from pathlib import Path

from mkdocs.commands.build import build

from baocao.repository import open_repository
from baocao.site.edge.site_config import site_config

SAVES = 5


class Served:
    """A repository that is looked at while it changes, built as `baocao site --serve` builds."""

    def __init__(self, root: Path, site: Path) -> None:
        self.root = root
        self.site = site
        self._is_started = False

    def build(self, site: Path | None = None) -> None:
        config = site_config(open_repository(self.root), site or self.site)
        if not self._is_started:
            config.plugins.on_startup(command="serve", dirty=True)
            self._is_started = True
        build(config, serve_url="http://127.0.0.1:8000/", dirty=True)


def processor() -> float:
    """Seconds of the processor so far, of this process and those it started."""
    times = os.times()
    return times.user + times.system + times.children_user + times.children_system


def main(root: Path) -> None:
    """Build, save a report some times, and print what each took."""
    report = sorted(root.glob("offices/*/reports/2022/2022-05.md"))[-1]
    text = report.read_text(encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        served = Served(root, Path(folder) / "site")
        taken = []
        try:
            for number in range(SAVES + 1):
                if number:
                    report.write_text(text.replace("bảo đảm tiến độ", f"bảo đảm tiến độ lần {number}"), "utf-8")
                start = processor()
                served.build()
                taken.append(processor() - start)
        finally:
            report.write_text(text, encoding="utf-8")
    print(taken[0], statistics.median(taken[1:]))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
