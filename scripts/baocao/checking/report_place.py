"""Where the report of a period belongs, and of which period a file's name speaks. Pure: paths are words here."""

from __future__ import annotations

import re
from pathlib import PurePosixPath

from baocao.model import Report
from baocao.period import Period, parse_period
from baocao.regex import regex

HOME = "reports"
"""The folder of the archive, in which every report is in the folder of its year."""
_ODD = regex(r"^-|[^0-9A-Za-z-]")
"""Signs that no name below it may have: `$` or `;` may be commands to another program, others hide what follows."""
_ENDING = regex(r"\.md\Z", re.IGNORECASE)


def home_of(period: Period) -> str:
    """The path that the report of `period` should have, from its office's folder."""
    return f"{HOME}/{period.year}/{period}.md"


def is_at_home(path: str, period: Period) -> bool:
    """Whether `path`, of whichever office, is where the report of `period` belongs."""
    return f"/{path}".endswith(f"/{home_of(period)}")


def path_parts(path: str) -> list[str]:
    """The folders and the file's name, also of a path as Windows writes it."""
    return re.split(r"[\\/]", path)


def odd_signs(path: str) -> list[str]:
    """The signs in the path that no name below `reports` should have, each once; F04 reports them."""
    _, home, below = f"/{path}".partition(f"/{HOME}/")
    if not home:
        return []
    return list(dict.fromkeys(sign for part in _ENDING.sub("", below).split("/") for sign in _ODD.findall(part)))


def mistyped(report: Report) -> tuple[Period, ...]:
    """The periods that the file's name and the front matter give, where these differ; F04 reports that."""
    named, written = parse_period(PurePosixPath(report.path).stem), report.front.period
    return (named, written) if named and written and named != written else ()
