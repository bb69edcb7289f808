"""Where the report of a period belongs, and of which period a file's name speaks. Pure: paths are words here."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from baocao.model import Report
from baocao.period import Period, parse_period

HOME = "reports"
"""The folder of the archive, in which every report is in the folder of its year."""


def home_of(period: Period) -> str:
    """The path that the report of `period` should have, from its office's folder."""
    return f"{HOME}/{period.year}/{period}.md"


def is_at_home(path: str, period: Period) -> bool:
    """Whether `path`, of whichever office, is where the report of `period` belongs."""
    return f"/{path}".endswith(f"/{home_of(period)}")


def path_parts(path: str) -> list[str]:
    """The folders and the file's name, also of a path as Windows writes it."""
    return re.split(r"[\\/]", path)


def mistyped(report: Report) -> tuple[Period, ...]:
    """The periods that the file's name and the front matter give, where these differ; F04 reports that."""
    named, written = parse_period(PurePosixPath(report.path).stem), report.front.period
    return (named, written) if named and written and named != written else ()
