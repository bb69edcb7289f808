"""Our own Word file, imported, gives our own Markdown back: word for word, but for the markers."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest
from hypothesis import HealthCheck, assume, given, settings

from baocao.config.schema import Config
from baocao.exchange.importing import import_document
from baocao.model import Block, BlockKind, Inline, InlineKind, Report, Source
from baocao.official import official_parts
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.word.reading import open_word
from baocao.word.writing import write_docx
from support.bodies import BODIES
from support.libreoffice import all_converted
from support.made import CHECKOUT, GOLDEN
from support.offices import office_config, offices_in, with_front_matter
from support.paths import paths_in
from support.written import DRAFT, FARM, FOREST, ISSUED, office, report_of

REPORTS = paths_in(CHECKOUT / "reports", "*/*.md")
CLEAN_STORIES = ("clean", "carry", "carry_by_text", "dropped_item", "stuck_task", "trace", "review", "stamped_month")
_LABEL = re.compile(r"^(?:[IVXLC]+|\d{1,3})[.):](?:\s+|$)")


def again(report: Report, config: Config) -> Report:
    """The report that importing the report's Word file gives."""
    made = import_document(open_word(write_docx(report, config)), config, report.period)
    assert made.unplaced == ()
    return parse(Source(report.path, made.text), config)


def shown(blocks: Iterable[Block]) -> Iterator[tuple[str, str]]:
    """The kind and the words of each heading, paragraph, item and row, emphasis and markers left out."""
    for block in blocks:
        if block.kind in (BlockKind.LIST, BlockKind.QUOTE, BlockKind.TABLE):
            yield from shown(block.children)
        elif block.kind is BlockKind.LIST_ITEM:
            first, *others = block.children or (block,)
            yield "item", words(first.inlines)
            yield from shown(others)
        elif block.kind is BlockKind.ROW:
            yield "row", " | ".join(words(cell.inlines) for cell in block.children)
        elif block.kind is BlockKind.HEADING:
            yield f"heading {block.level}", _LABEL.sub("", words(block.inlines), count=1)
        elif block.inlines:
            yield "paragraph", words(block.inlines)


def words(inlines: Iterable[Inline]) -> str:
    """The words of a running text on one line."""
    return " ".join("".join(pieces(inlines)).split())


def pieces(inlines: Iterable[Inline]) -> Iterator[str]:
    for inline in inlines:
        if inline.kind is not InlineKind.MARKER:
            yield inline.text
            yield from pieces(inline.children)


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_every_report_of_the_archive_comes_back(path: Path) -> None:
    (own,) = offices_in(CHECKOUT)
    report = next(report for report in own.reports if report.path.endswith(path.name))
    back = again(report, own.config)
    assert list(shown(back.blocks)) == list(shown(report.blocks))
    assert back.front.subject == report.front.subject
    assert back.front.signer == report.front.signer
    assert back.front.to == report.front.to
    assert dict(back.front.indicators) == {
        name: value for name, value in report.front.indicators.items() if name in back.front.indicators
    }
    assert official_parts(back, own.config) == official_parts(report, own.config)


@pytest.mark.parametrize(("text", "config"), [(ISSUED, FARM), (DRAFT, FOREST)], ids=["issued", "draft"])
def test_reports_that_hold_everything_come_back(text: str, config: str) -> None:
    own = office(config)
    report = report_of(text, own)
    back = again(report, own)
    assert running_words(back) == running_words(report)
    assert official_parts(back, own) == official_parts(report, own)
    assert back.front.status is report.front.status
    assert [block.prose.text for block in back.can_cu if block.prose] == [
        block.prose.text for block in report.can_cu if block.prose
    ]


def running_words(report: Report) -> str:
    """All that is printed of the body, blanks and the labels of headings left out."""
    return "".join("".join(text.split()) for _, text in shown(report.blocks))


GOLDEN_REPORTS = [path for path in paths_in(GOLDEN, "*/reports/*/*.md") if path.parents[2].name in CLEAN_STORIES]


@pytest.mark.parametrize("path", GOLDEN_REPORTS, ids=lambda path: f"{path.parents[2].name}-{path.stem}")
def test_the_reports_of_the_stories_come_back(path: Path) -> None:
    report = parse(decode(path.read_bytes(), path.name).source, office_config())
    assert running_words(again(report, office_config())) == running_words(report)


@given(BODIES)
@settings(suppress_health_check=[HealthCheck.too_slow], max_examples=40)
def test_generated_reports_come_back_word_for_word(body: str) -> None:
    config = office_config()
    report = parse(
        Source("2022-03.md", with_front_matter(f"Mở đầu.\n\n## I. KẾT QUẢ THÁNG 03/2022\n\n{body}\n")), config
    )
    assume(report.closing or "./." not in body)  # a closing with a marker is none, but ends its file like one
    assert running_words(again(report, config)) == running_words(report)


def test_lists_saved_again_by_libreoffice_stand_below_each_other_as_before() -> None:
    (own,) = offices_in(CHECKOUT)
    report = next(report for report in own.reports if "\n  - " in report.source.text)
    (saved,) = all_converted([write_docx(report, own.config)], "docx")
    made = import_document(open_word(saved), own.config, report.period)
    assert insets(made.text) == insets(report.source.text)


def insets(text: str) -> list[int]:
    """How far in each item of a list stands."""
    return [len(line) - len(line.lstrip()) for line in text.splitlines() if line.lstrip().startswith("- ")]
