"""A file that was only opened and saved changes not one byte: by LibreOffice itself, and in XML that Word writes."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from baocao.archive import load_report
from baocao.config.schema import Config
from baocao.exchange.merging.merge import Sides, merge
from baocao.model import Report
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.repository import open_repository
from baocao.word.reading import WordFile, open_word
from baocao.word.writing import write_docx
from support.edit_cases import CASES
from support.libreoffice import all_converted
from support.merging import REPORT, parsed
from support.offices import office_config
from support.paths import paths_in
from support.saved_by_word import retyped, saved_by_word
from support.written import office
from support.written import report_of as report_of_farm

pytestmark = pytest.mark.takes_long

_ROOT = Path(__file__).resolve().parents[3]
_SEVERAL = 2


@cache
def reports() -> tuple[tuple[str, Report, Config], ...]:
    """Reports of this repository, of made-up offices, and one with a bit of everything; of the same text but one."""
    found = [(name, report, config) for name, report, config in _reports() if report.is_readable and report.period]
    return tuple({(one[1].source.text, repr(one[2])): one for one in found}.values())


def _reports() -> Iterator[tuple[str, Report, Config]]:
    yield "everything", parsed(REPORT), office_config()
    for name, case in CASES.items():
        config = office(case.new_office)
        yield name, report_of_farm(case.new, config), config
    for path in paths_in(_ROOT / "reports", "**/*.md"):
        yield path.name, *_of_archive(_ROOT, path)
    for path in paths_in(_ROOT / "tests" / "golden", "*/reports/*/*.md"):
        read = decode(path.read_bytes(), path.as_posix())
        yield str(path), parse(read.source, office_config(), read.notes), office_config()
    for home in paths_in(_ROOT / "tests" / "tasks" / "carry_archives", "*/*/baocao.yml"):
        for path in paths_in(home.parent, "reports/*/*.md")[:_SEVERAL]:
            yield str(path), *_of_archive(home.parent, path)


def _of_archive(root: Path, path: Path) -> tuple[Report, Config]:
    repository = open_repository(root)
    (folder,) = repository.folders
    return load_report(repository, folder, path), folder.config


@cache
def built() -> tuple[bytes, ...]:
    return tuple(write_docx(report, config) for _, report, config in reports())


@cache
def opened(data: bytes) -> WordFile:
    return open_word(data)


def assert_nothing_changes(name: str, report: Report, config: Config, data: bytes, saved: bytes) -> None:
    shown = open_word(saved)
    found = merge(
        Sides(report, report, config, opened(data), shown, shown),
        lambda text: parse(decode(text.encode(), report.path).source, config),
    )
    assert found.text is None, name
    assert found.applied + found.unplaced + found.notes == (), name


def test_there_are_reports_of_many_kinds() -> None:
    assert len(reports()) > 100


def test_a_file_saved_by_libreoffice_changes_nothing() -> None:
    for (name, report, config), data, saved in zip(reports(), built(), all_converted(built(), "docx"), strict=True):
        assert_nothing_changes(name, report, config, data, saved)


@pytest.mark.parametrize("seed", range(2))
def test_the_xml_that_word_writes_changes_nothing(seed: int) -> None:
    for at, ((name, report, config), data) in enumerate(zip(reports(), built(), strict=True)):
        assert_nothing_changes(name, report, config, data, saved_by_word(data, seed * 1000 + at))


@pytest.mark.parametrize("back", [True, False], ids=["as typed", "as Word corrects"])
def test_quotes_dashes_and_blanks_of_another_kind_change_nothing(back: bool) -> None:
    for (name, report, config), data in zip(reports(), built(), strict=True):
        assert_nothing_changes(name, report, config, data, retyped(data, back))
