"""Findings made by hand, and how they look on the screen."""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable

from baocao.findings import ShownFinding, listed, summarise
from baocao.model import Diagnostic, Edit, Related, Severity, Source, Span
from baocao.parsing.read import decode
from baocao.render.formats import check_text
from baocao.render.showing import showing

PATH = "reports/2022/2022-03.md"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def source_of(raw: str, path: str = PATH) -> Source:
    return decode(raw.encode(), path).source


def at(source: Source, words: str, after: int = 0) -> Span:
    start = source.text.index(words, after)
    return source.span(start, start + len(words))


def finding(
    span: Span,
    message: str = "Có chỗ cần xem lại.",
    advice: str = "Xem lại.",
    severity: Severity = Severity.ERROR,
    rule: str = "K01",
    related: Iterable[Related] = (),
    edits: Iterable[Edit] = (),
) -> Diagnostic:
    return Diagnostic(span, rule, "dropped-item", severity, message, advice, tuple(related), tuple(edits))


def shown_in_order(found: Iterable[Diagnostic]) -> list[ShownFinding]:
    return listed(map(showing, found))


def text_of(*found: Diagnostic, reports: int = 4, color: bool = False, width: int = 100) -> str:
    findings = shown_in_order(found)
    return check_text.render(findings, summarise(findings, reports), color, width)
