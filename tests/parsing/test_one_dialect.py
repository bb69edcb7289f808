"""One dialect: pandoc, which makes the Word file, and our parser see the same headings, items and text.

And what was typed is what is printed, or a rule says so.
"""

from __future__ import annotations

import json
import re
import subprocess
import zipfile
from collections import Counter
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from hypothesis import HealthCheck, example, given, settings
from lxml import etree

from baocao.checking.check import check_report, chosen_rules
from baocao.checking.fix import mend
from baocao.model import Block, BlockKind, Diagnostic, Inline, InlineKind, Report, Source
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.word.writing import write_docx
from support.bodies import BODIES
from support.made import CHECKOUT
from support.offices import office_config, report_of, with_front_matter
from support.paths import paths_in
from support.typed_text import TEXTS_OF_SIGNS, expected, printed
from support.written import W

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


def pandocs(report: Report) -> list[Seen]:
    text = report.body
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


REPORTS = paths_in(CHECKOUT, "reports/*/*.md")


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.stem)
def test_pandoc_and_we_see_the_same_in_every_report(path: Path) -> None:
    report = report_of(path.read_bytes(), path.name)
    assert ours(report) == pandocs(report)


def test_pandoc_and_we_see_the_same_in_other_offices(shared_data: Path) -> None:
    for path in paths_in(shared_data, "carry/*/reports/*/*.md"):
        report = report_of(path.read_bytes(), path.name)
        assert ours(report) == pandocs(report), path


@given(BODIES)
@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_pandoc_and_we_see_the_same_in_generated_reports(body: str) -> None:
    report = report_of(with_front_matter(body + "\n"))
    assert ours(report) == pandocs(report)


def is_silent(report: Report) -> bool:
    """Whether no rule says that something would not be printed as typed."""
    office = Office("", ".", office_config(), (report,))
    return not list(check_report(report, office, chosen_rules(["T12", "T13", "T14", "T15", "K12"])))


@given(TEXTS_OF_SIGNS)
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_no_rule_speaks_of_is_printed_as_typed(body: str) -> None:
    report = report_of(with_front_matter(body))
    if is_silent(report):
        assert printed(report) == expected(report)


@given(TEXTS_OF_SIGNS)
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_no_rule_speaks_of_pandoc_sees_as_we_do(body: str) -> None:
    report = report_of(with_front_matter(body))
    if is_silent(report):
        assert ours(report) == pandocs(report)


@given(TEXTS_OF_SIGNS)
@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_what_no_rule_speaks_of_stands_in_the_word_file(body: str) -> None:
    report = report_of(with_front_matter(body))
    if is_silent(report):
        with zipfile.ZipFile(BytesIO(write_docx(report, office_config()))) as package:
            document = etree.fromstring(package.read("word/document.xml"))
        words = "".join("".join(text.text or "" for text in document.iter(f"{W}t")).split())
        assert "".join(text for _, _, text in ours(report)).replace(" ", "") in words


@example("Tổ chức\n- \t Tổ chức\n+ Tổ chức\n")
@given(TEXTS_OF_SIGNS.map(lambda body: re.sub(r"amp;|lt;|{#viec-a đang}|\(http://a.vn\)", "", body)))
@settings(max_examples=500, deadline=None, suppress_health_check=[HealthCheck.filter_too_much])
def test_repairs_settle_and_print_no_letter_less(body: str) -> None:
    rules = chosen_rules(["T14", "T15"])

    def found(source: Source) -> list[Diagnostic]:
        report = parse(source, office_config())
        return list(check_report(report, Office("", ".", office_config(), (report,)), rules))

    source = report_of(with_front_matter(body)).source
    mended = report_of(mend(source, found))
    assert not [one for one in found(mended.source) if one.edits]
    before, after = printed(report_of(source.raw)), printed(mended)
    assert Counter(filter(str.isalpha, after)) >= Counter(filter(str.isalpha, before))
