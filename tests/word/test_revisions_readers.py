"""LibreOffice and pandoc read the tracked changes; all accepted, or rejected, these have our new, or old, words."""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator
from functools import cache

import pytest

from baocao.word.pandoc_program import pandoc_path
from support.edit_cases import CASES
from support.libreoffice import all_settled, converted, pages
from support.revised import marks_in, shown
from support.written import DRAFT, FARM, FOREST, ISSUED, compared, written

pytestmark = pytest.mark.takes_long

OTHERS = {"another report": (ISSUED, DRAFT), "and back": (DRAFT, ISSUED), "a new one": (None, ISSUED)}


def words_of(data: bytes) -> list[str]:
    """The paragraphs that say something, in tables too; LibreOffice leaves some that are empty."""
    return list(_flat(shown(data)))


def _flat(blocks: object) -> Iterator[str]:
    for block in blocks if isinstance(blocks, tuple) else (blocks,):
        if isinstance(block, tuple):
            yield from _flat(block)
        elif block:
            yield str(block)


@cache
def settled() -> dict[str, tuple[bytes, bytes]]:
    """What LibreOffice saves of each, all accepted and all rejected."""
    files = {name: compared(case.old, case.new, case.new_office, case.old_office).data for name, case in CASES.items()}
    files |= {name: compared(old, new, FARM, FOREST).data for name, (old, new) in OTHERS.items()}
    return dict(zip(files, all_settled(list(files.values())), strict=True))


@pytest.mark.parametrize("name", CASES)
def test_libreoffice_accepts_and_rejects_each_edit(name: str) -> None:
    case, (new, old) = CASES[name], settled()[name]
    assert words_of(new) == words_of(written(case.new, case.new_office).data)
    assert words_of(old) == words_of(written(case.old, case.old_office).data)
    assert marks_in(new) == marks_in(old) == []


@pytest.mark.parametrize("name", OTHERS)
def test_libreoffice_accepts_and_rejects_a_report_that_became_another(name: str) -> None:
    (before, after), (new, old) = OTHERS[name], settled()[name]
    assert words_of(new) == words_of(written(after, FARM).data)
    assert words_of(old) == (words_of(written(before, FOREST).data) if before else [])


def test_the_page_shows_old_and_new_words() -> None:
    case = CASES["a figure"]
    (page, *_) = pages(converted(compared(case.old, case.new).data, "pdf"))
    assert "250" in page
    assert "275" in page


def read_by_pandoc(data: bytes, changes: str) -> list[str]:
    """The words and figures that pandoc finds in the file; it knows no changed rows, and draws tables and lists."""
    command = [pandoc_path(), "--from=docx", "--to=plain", "--wrap=none", f"--track-changes={changes}"]
    done = subprocess.run(command, input=data, capture_output=True, check=True, timeout=60)
    return re.findall(r"\w+", done.stdout.decode())


@pytest.mark.parametrize(
    "name",
    ["two figures", "a word in a link", "an item more", "an item less", "an item split", "items joined", "issued",
     "an annex more", "an annex less", "a word in a cell", "the organ renamed", "an addressee less"],
)  # fmt: skip
def test_pandoc_accepts_and_rejects_what_is_no_row(name: str) -> None:
    case = CASES[name]
    data = compared(case.old, case.new, case.new_office, case.old_office).data
    new, old = (written(case.new, case.new_office).data, written(case.old, case.old_office).data)
    assert read_by_pandoc(data, "accept") == read_by_pandoc(new, "all")
    assert read_by_pandoc(data, "reject") == read_by_pandoc(old, "all")
