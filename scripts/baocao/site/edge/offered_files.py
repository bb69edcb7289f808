"""Which Word files and PDFs the site offers: those that say what the page beside them says (`matching_files.py`).

Those of an office that were all right need not be read again while nobody has touched them, nor a report of it.
"""

from __future__ import annotations

import os
import re
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from baocao.commands.common.output import say
from baocao.file_look import SETTLED, Look, look_of
from baocao.folder_walk import entries_below
from baocao.repository import Repository, report_files
from baocao.site.edge.kept_values import KeptValues
from baocao.site.edge.matching_files import PDF, WORD, Matching
from baocao.site.office_view import KINDS, FilesOfReports
from baocao.store.folders import BUILD
from baocao.store.made_files import key_of

_ADDRESS = re.compile(r"[0-9A-Za-z./-]+")
_NAMED = 3
"""Files that are named where many are left out."""


class OfferedFiles(NamedTuple):
    """What is offered: each file by its address in the site, and by office, its id, what its reports have of them.

    `left`: the names below the root of the others that are called after a report.
    """

    paths: dict[str, Path]
    of_offices: dict[str, FilesOfReports]
    left: list[str]


def offered_files(repository: Repository, values: KeptValues) -> OfferedFiles:
    """The files that say what the reports say. Raises OSError."""
    offered = OfferedFiles({}, {}, [])
    matching = Matching(repository)
    there = _by_office(repository)
    for folder in repository.folders:
        office, files = folder.id, there.get(folder.id)
        if not files:
            continue
        reports = report_files(folder.path)
        settings = key_of(folder.config)
        looks = _looks((*reports, *files.values()))
        facts = ("offered", office, settings, looks)
        found: FilesOfReports | None = values.get(*facts) if looks else None
        if found is None:
            judged = matching.judged(reports, files, settings)
            found = judged.right
            offered.left.extend(f"{BUILD}/{_address(name)}" for name in judged.left)
            if looks and judged.is_settled:
                values.put(found, *facts)
        offered.of_offices[office] = found
        offered.paths.update((_address(name), Path(files[name])) for right in found.values() for name in right)
    return offered


def tell(root: Path, left: list[str]) -> None:
    """Tell of the files that are left out, where the build before did not, and the way out."""
    new = [name for name in left if name not in _told.get(root, ())]
    _told[root] = left
    if pdfs := [name for name in new if name.endswith(PDF)]:
        say(f"Trang không đưa ra {_some(pdfs)}: không phải PDF của bản Word đang đưa ra. Xuất lại bằng: baocao pdf")
    if words := [name for name in new if name.endswith(WORD)]:
        say(
            f"Trang không đưa ra {_some(words)}: tệp Word không nói như báo cáo hiện nay. Báo cáo hay baocao.yml đã "
            "đổi thì xuất lại bằng: baocao docx; tệp đã được sửa sau khi xuất thì đưa chỗ sửa về báo cáo bằng: baocao "
            "merge TỆP"
        )


_told: dict[Path, list[str]] = {}
"""What this process told of last, by the root of the repository."""


def _some(names: list[str]) -> str:
    others = f" và {len(names) - _NAMED} tệp khác" if len(names) > _NAMED else ""
    return f"{', '.join(names[:_NAMED])}{others}"


def _address(name: str) -> str:
    return f"{name.rpartition('.')[2]}/{name}"


def _by_office(repository: Repository) -> dict[str, dict[str, str]]:
    """The paths of the files that were made, by office and name, in order."""
    is_alone = not any(folder.id for folder in repository.folders)
    found: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for name, path in sorted(_there(repository.root)):
        found["" if is_alone else name.partition("/")[0]][name] = path
    return found


def _there(root: Path) -> Iterator[tuple[str, str]]:
    """The names and paths of the files that were made; none of a report that F04 wants renamed."""
    for kind in KINDS:
        folder = f"{root / BUILD / kind}/"
        for entry in entries_below(folder):
            name = entry.path.removeprefix(folder)
            if name.endswith(f".{kind}") and _ADDRESS.fullmatch(name) and entry.is_file():
                yield name, entry.path


def _looks(paths: Iterable[str]) -> list[tuple[str, Look]]:
    """How the files look; empty where one of them has just been touched, or is not there."""
    before = time.time_ns() - SETTLED
    looks = []
    for path in paths:
        try:
            state = os.stat(path)  # noqa: PTH116 - of thousands
        except OSError:
            return []
        if state.st_ctime_ns >= before:
            return []
        looks.append((path, look_of(state)))
    return looks
