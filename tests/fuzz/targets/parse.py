"""A text up to a `Report`: front matter, Markdown, markers, clauses; and its page on the site."""

from __future__ import annotations

from collections.abc import Iterator

from markupsafe import Markup

from baocao.model import Marker
from baocao.parsing.walk import walk
from baocao.site.anchors import anchors_of
from baocao.site.markup import Pieces
from baocao.site.report_html import ReportHtmlWriter
from fuzz import offices, seeding
from fuzz.invariants import holds_places, is_safe_markup, is_sampled
from fuzz.pieces import text_of


def seeds() -> Iterator[bytes]:
    yield from seeding.typed(seeding.reports())
    yield from seeding.typed(seeding.rule_examples())
    yield from seeding.composed()


def run(data: bytes) -> None:
    text = text_of(data)
    report = offices.report_of(text, "reports/2022/2022-03.md")
    source = report.source
    holds_places(report, source, in_files=is_sampled(data))
    for prose in report.prose:
        for segment in prose.segments:
            if segment.verbatim:
                words = prose.text[segment.at : segment.at + segment.end - segment.start]
                assert source.text[segment.start : segment.end] == words
    for section in report.sections:
        for item in section.all_items:
            assert 0 <= item.start <= item.end <= len(item.prose.text)
    at = 0
    for block in walk(report.blocks):
        assert block.span.start >= at
        at = block.span.start
    is_safe_markup(str(_page(report)))
    if is_sampled(data):
        assert repr(offices.report_of(text, "reports/2022/2022-03.md")) == repr(report)


def _page(report: offices.Report) -> Markup:
    writer = ReportHtmlWriter(report, anchors_of(report), _add_slugs)
    return writer.blocks(report.blocks)


def _add_slugs(out: Pieces, marker: Marker) -> None:
    out.append(Markup("<a>%s</a>") % " ".join(marker.slugs))
