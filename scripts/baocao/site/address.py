"""Where each page of the site is, and how one links to another. Pure.

A page is named by the Markdown file that MkDocs takes it for, `2022/2022-01.md`, and read at the
folder of that name, `2022/2022-01/`. Addresses are permanent: they depend on nothing but the period.
"""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from pathlib import PurePosixPath
from typing import NewType
from urllib.parse import quote

from baocao.model import Report
from baocao.office import Office, by_period
from baocao.site.display_names import plain

Address = NewType("Address", str)
"""Where a link leads to, percent-encoded: it can stand in an attribute as it is."""
Place = tuple[str, str]
"""A page and an anchor there, which may be empty."""
FRONT = "index.md"
FEED = "bao-cao.atom"
SEARCH = "tim/index.md"
LEDGERS = "nhiem-vu/index.md"
"""The way to the ledgers of many offices."""
OPEN_DATA = "du-lieu.md"
"""What the columns mean, which comes with the program; an office may have its own, so that no anchor is sure."""
_ODD_FOLDER = "khac"
"""The folder of the reports without a period, or with that of another report."""
_DEVICES = frozenset(
    ("con", "prn", "aux", "nul", *(f"{port}{number}" for port in ("com", "lpt") for number in range(10)))
)
"""Windows lets no folder be called so, and a slug may be."""


def is_alone(offices: Iterable[str]) -> bool:
    """Whether the repository is that of one office, which then has no folder and no name of its own."""
    return list(offices) == [""]


def office_uri(office: Office) -> str:
    """The page of one office; the front page where there is only one."""
    return f"{office.id}/index.md" if office.id else FRONT


def year_uri(office: Office, year: int) -> str:
    """The page of one year."""
    return f"{_prefix(office)}{year}/index.md"


def tasks_uri(office: Office, year: int | None = None) -> str:
    """The ledger of the tasks: of the newest year, or of an earlier `year`."""
    return f"{_prefix(office)}{year}/nhiem-vu/index.md" if year else f"{_prefix(office)}nhiem-vu/index.md"


def task_uri(office: Office, name: str) -> str:
    """The page of a task, called by its slug or, where it has none, by where it was first planned.

    Nothing else is in this folder, and no slug has a `_`, so that no task stands in the way of another page.
    """
    folder_name = f"{name}_" if name in _DEVICES else name
    return f"{_prefix(office)}nhiem-vu/{folder_name}/index.md"


def task_feed(uri: str) -> str:
    """The feed of the task whose page is `uri`."""
    return f"{folder(uri)}.atom"


def areas_uri(office: Office) -> str:
    """The page that leads to the areas."""
    return f"{_prefix(office)}linh-vuc/index.md"


def area_uri(office: Office, area: str, year: int) -> str:
    """The page of an area in one year."""
    return f"{_prefix(office)}linh-vuc/{area}/{year}.md"


def area_feed(office: Office, area: str) -> str:
    """The feed of an area."""
    return f"{_prefix(office)}linh-vuc/{area}.atom"


def office_feed(office: Office) -> str:
    """The feed of an office: that of the archive where it is alone."""
    return f"{_prefix(office)}{FEED}"


def due_calendar(office: Office) -> str:
    """The calendar of an office's due reports."""
    return f"{_prefix(office)}han-gui.ics"


def chart_file(office: Office, anchor: str, ending: str) -> str:
    """A chart or its figures as a file: `svg`, `csv`."""
    return f"{_prefix(office)}chi-tieu/{anchor}.{ending}"


def indicators_uri(office: Office) -> str:
    """The page of the indicators."""
    return f"{_prefix(office)}chi-tieu/index.md"


def report_uris(office: Office) -> dict[str, str]:
    """The page of each report, by the report's path.

    The report that stands for a period has the period's address; any other is named after its file.
    """
    uris = {report.path: f"{_prefix(office)}{period.year}/{period}.md" for period, report in by_period(office).items()}
    taken = set(uris.values())
    for report in office.reports:
        if report.path not in uris:
            uris[report.path] = _odd_uri(office, report, taken)
            taken.add(uris[report.path])
    return uris


def revisions_uri(report_uri: str) -> str:
    """The page of a report's revisions."""
    return f"{report_uri.removesuffix('.md')}-lan-sua.md"


def comparison_uri(report_uri: str) -> str:
    """The page that holds a report against the plan before it."""
    return f"{report_uri.removesuffix('.md')}-so-voi-ky-truoc.md"


def href(here: str, there: str, anchor: str = "") -> Address:
    """What page `here` writes to link to page or file `there`."""
    if here == there and anchor:
        return Address(f"#{anchor}")
    above, within = standing_of_page(here)
    # All pages of a folder go the same ways, but for those that lead to themselves or below.
    way = _way(within, there) if here == there or there.startswith(within) else "../" + _way(above, there)
    return Address(f"{way or './'}#{anchor}" if anchor else way or "./")


@lru_cache(maxsize=4096)
def standing_of_page(here: str) -> tuple[str, str]:
    """The folder above that which a page is read at, and that one; both with their `/`, empty for the front page's."""
    at = folder(here)
    above = at.rpartition("/")[0]
    return f"{above}/" if above else "", f"{at}/" if at else ""


@lru_cache(maxsize=64)
def ways_from(_above: str) -> dict[str, Address]:
    """The ways from the pages of a folder that were asked for so far, but for those to themselves or below."""
    return {}


def _way(start: str, there: str) -> str:
    """The way from a folder to a page or file; empty from a page's folder to the page."""
    at = folder(there)
    steps, ends = start.split("/")[:-1], at.split("/") if at else []
    shared = 0
    for step, end in zip(steps, ends, strict=False):
        if step != end:
            break
        shared += 1
    way = "../" * (len(steps) - shared) + quote("/".join(ends[shared:]))
    return f"{way}/" if there.endswith(".md") and ends[shared:] else way


def folder(uri: str) -> str:
    """Where a page is read, without the last `/`, and where a file is; empty for the front page."""
    if not uri.endswith(".md"):
        return uri
    stem = uri.removesuffix(".md")
    above, _, name = stem.rpartition("/")
    return above if name == "index" else stem


def _prefix(office: Office) -> str:
    return f"{office.id}/" if office.id else ""


def _odd_uri(office: Office, report: Report, taken: set[str]) -> str:
    path = PurePosixPath(report.path).with_suffix("")
    below = path.relative_to(office.root) if path.is_relative_to(office.root) else path
    name = plain("-".join(below.parts[1:] or below.parts)) or "bao-cao"
    uri, count = f"{_prefix(office)}{_ODD_FOLDER}/{name}.md", 1
    while uri in taken:
        count += 1
        uri = f"{_prefix(office)}{_ODD_FOLDER}/{name}-{count}.md"
    return uri
