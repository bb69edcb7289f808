"""A made-up office for tests, and reports of it, so that nothing rests on the reports in this repository."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from baocao.archive import load_office
from baocao.config.load import config_document, load_config
from baocao.config.schema import Config
from baocao.model import Report, Source
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.repository import open_repository
from support.made import GOLDEN

OFFICE_FILE = GOLDEN / "office.yml"


@cache
def office_config() -> Config:
    config, notes = load_config(config_document(Source("baocao.yml", OFFICE_FILE.read_text(encoding="utf-8"))))
    assert config is not None
    assert notes == ()
    return config


def offices_in(start: Path, config: Path | None = None) -> tuple[Office, ...]:
    """All offices of the repository around `start`, with all their reports."""
    repository = open_repository(start, config)
    return tuple(load_office(repository, folder) for folder in repository.folders)


def report_of(text: str | bytes, path: str = "reports/2022/2022-03.md") -> Report:
    """The report that `text` is, read as from a file of the made-up office."""
    read = decode(text if isinstance(text, bytes) else text.encode(), path)
    return parse(read.source, office_config(), read.notes)


def with_front_matter(body: str, period: str = "2022-03") -> str:
    return f"---\nperiod: {period}\nstatus: draft\n---\n\n{body}"
