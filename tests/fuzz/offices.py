"""Offices whose reports are fuzzed, and the reports in them."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from pathlib import Path

from baocao.config.load import config_document, load_config
from baocao.config.schema import Config
from baocao.model import Report, Source
from baocao.office import Office
from baocao.parsing.front_matter import split_front_matter
from baocao.parsing.markers import strip
from baocao.parsing.parse import parse
from baocao.parsing.read import decode

GOLDEN = Path(__file__).parent.parent / "golden"
PERIODS = ("2022-02", "2022-03", "2022-04", "2022-05")


@cache
def office_config() -> Config:
    """The made-up office of the golden stories."""
    config, _ = load_config(config_document(Source("baocao.yml", (GOLDEN / "office.yml").read_text(encoding="utf-8"))))
    assert config is not None
    return config


def report_of(text: str, path: str) -> Report:
    """The report that `text` is when it is read from the file `path`."""
    read = decode(text.encode(), path)
    return parse(read.source, office_config(), read.notes)


def office_of(texts: Sequence[str]) -> Office:
    """An office with these reports, one a month."""
    named = zip(PERIODS, texts, strict=False)
    return Office(
        "", ".", office_config(), in_order(report_of(text, f"reports/2022/{name}.md") for name, text in named)
    )


def in_order(reports: Iterable[Report]) -> tuple[Report, ...]:
    """Reports by period, as an archive has them."""
    return tuple(sorted(reports, key=lambda one: (one.period is None, one.period.end if one.period else 0, one.path)))


def office_with(report: Report) -> Office:
    """An office with this report alone."""
    return Office("", ".", office_config(), (report,))


def without_markers(source: Source) -> str:
    """The front matter and the body without markers and blanks: all that writing markers must leave as it is."""
    _, _, start, _ = split_front_matter(source)
    return "".join((source.text[:start] + strip(source, start).text).split())
