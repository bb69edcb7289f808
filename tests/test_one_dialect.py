"""One dialect: pandoc, which makes the Word file, and our parser see the same headings, items and text."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao.model import Block, BlockKind, Inline, InlineKind, Report
from baocao.syntax.markers import strip
from offices import report_of, with_front_matter

Seen = tuple[str, int, str]


def ours(report: Report) -> list[Seen]:
    return list(_ours(report.blocks, 0))


def _ours(blocks: tuple[Block, ...], depth: int) -> Iterator[Seen]:
    for block in blocks:
        text = " ".join("".join(_words(block.inlines)).split())
        if block.kind is BlockKind.HEADING:
            yield "heading", block.level, text
        elif block.kind in (BlockKind.PARAGRAPH, BlockKind.CELL) and text:
            yield block.kind.value, depth, text
        elif block.kind in (BlockKind.CODE, BlockKind.HTML):
            yield block.kind.value, depth, " ".join(block.text.split())
        elif block.kind is BlockKind.LIST_ITEM:
            yield "item", depth, ""
        yield from _ours(block.children, depth + (block.kind is BlockKind.LIST))


def _words(inlines: tuple[Inline, ...]) -> Iterator[str]:
    for inline in inlines:
        if inline.kind in (InlineKind.SOFT_BREAK, InlineKind.HARD_BREAK):
            yield " "
        elif inline.kind is not InlineKind.MARKER:
            yield inline.text
        yield from _words(inline.children)


def pandocs(report: Report, body_start: int) -> list[Seen]:
    text = strip(report.source, body_start).text
    command = [pypandoc.get_pandoc_path(), "--from=commonmark+pipe_tables", "--to=json", "--sandbox"]
    done = subprocess.run(command, input=text.encode(), capture_output=True, check=True, timeout=60)
    return list(_pandoc_blocks(json.loads(done.stdout)["blocks"], 0))


def _pandoc_blocks(blocks: list[Any], depth: int) -> Iterator[Seen]:
    for block in blocks:
        kind, content = block["t"], block.get("c")
        if kind == "Header":
            yield "heading", content[0], _pandoc_text(content[2])
        elif kind in ("Para", "Plain"):
            if text := _pandoc_text(content):
                yield "paragraph", depth, text
        elif kind == "CodeBlock":
            yield "code", depth, " ".join(content[1].split())
        elif kind == "RawBlock":
            yield "html", depth, " ".join(content[1].split())
        elif kind in ("BulletList", "OrderedList"):
            for item in content if kind == "BulletList" else content[1]:
                yield "item", depth + 1, ""
                yield from _pandoc_blocks(item, depth + 1)
        elif kind == "BlockQuote":
            yield from _pandoc_blocks(content, depth)
        elif kind == "Table":
            _, _, _, head, bodies, _ = content
            rows = head[1] + [row for body in bodies for row in body[3]]
            for row in rows:
                for cell in row[1]:
                    if text := " ".join(t for _, _, t in _pandoc_blocks(cell[4], depth)):
                        yield "cell", depth, text


def _pandoc_text(inlines: list[Any]) -> str:
    return " ".join("".join(_pandoc_words(inlines)).split())


def _pandoc_words(inlines: list[Any]) -> Iterator[str]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind in ("Space", "SoftBreak", "LineBreak"):
            yield " "
        elif kind == "Str":
            yield content
        elif kind in ("Code", "RawInline"):
            yield content[1]
        elif kind in ("Emph", "Strong", "Underline", "Strikeout"):
            yield from _pandoc_words(content)
        elif kind in ("Link", "Image", "Quoted", "Span"):
            yield from _pandoc_words(content[1])


def body_start(report: Report) -> int:
    return report.source.text.index("\n---\n", 3) + 5


REPORTS = sorted((Path(__file__).parent.parent / "reports").glob("*/*.md"))


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_pandoc_and_we_see_the_same_in_every_report(path: Path) -> None:
    report = report_of(path.read_bytes(), path.name)
    assert ours(report) == pandocs(report, body_start(report))


def test_pandoc_and_we_see_the_same_in_other_offices(shared_data: Path) -> None:
    paths = sorted((shared_data / "carry").glob("*/reports/*/*.md"))
    assert paths
    for path in paths:
        report = report_of(path.read_bytes(), path.name)
        assert ours(report) == pandocs(report, body_start(report)), path


WORDS = st.sampled_from(
    [
        "Tổ chức", "hội nghị", "“chợ phiên”", "*nhấn mạnh*", "**mạnh**", "(gồm 03)", "1.147", "2021-2030",
        "&amp;", "`mã`", "[trang](http://a.vn)", "5 * 3", "a_b_c", "100%", "\\*sao\\*", "{#viec-a đang}",
        "{#viec-b}", '{#viec-c bỏ "vì mưa"}', "./."
    ]
)  # fmt: skip
TEXT = st.lists(WORDS, min_size=1, max_size=6).map(" ".join)
BULLETS = st.lists(st.tuples(st.sampled_from(["", "  ", "    "]), TEXT), min_size=1, max_size=5).map(
    lambda rows: "\n".join(f"{indent if i else ''}- {text}" for i, (indent, text) in enumerate(rows))
)
ORDERED = st.lists(TEXT, min_size=1, max_size=4).map(
    lambda rows: "\n".join(f"{i}. {row}" for i, row in enumerate(rows, 1))
)
TABLES = st.lists(st.tuples(TEXT, TEXT), min_size=1, max_size=3).map(
    lambda rows: "\n".join(["| A | B |", "| --- | ---: |", *(f"| {a} | {b} |" for a, b in rows)])
)
HEADINGS = st.builds(lambda level, text: f"{'#' * level} {text}", st.integers(2, 4), TEXT)
WRAPPED = st.lists(TEXT, min_size=2, max_size=3).map("\n".join)
BODIES = st.lists(st.one_of(TEXT, WRAPPED, BULLETS, ORDERED, TABLES, HEADINGS), min_size=1, max_size=8).map("\n\n".join)


@given(BODIES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_pandoc_and_we_see_the_same_in_generated_reports(body: str) -> None:
    report = report_of(with_front_matter(body + "\n"))
    assert ours(report) == pandocs(report, body_start(report))
