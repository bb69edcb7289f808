"""What pandoc reads in our Word file is what our model has: every heading, item, paragraph, cell, emphasis and link."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Any

import pypandoc
import pytest
from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from baocao.config.schema import Config
from baocao.model import Block, BlockKind, Inline, InlineKind, Report
from baocao.official import official_parts
from baocao.word.writing import write_docx
from support.bodies import BODIES
from support.paths import paths_in
from support.written import DRAFT, FARM, FOREST, ISSUED, office, report_of

# A piece of text with its looks, which are "*", "**" and the address of a link.
Piece = tuple[str, frozenset[str]]
Seen = tuple[str, int, tuple[Piece, ...]]

_LOOKS = {InlineKind.EMPHASIS: "*", InlineKind.STRONG: "**"}
_PANDOC_LOOKS = {"Emph": "*", "Strong": "**"}


def merged(pieces: Iterable[Piece]) -> tuple[Piece, ...]:
    """The pieces with single blanks; neighbours of one look are one, and blanks have no look."""
    letters: list[tuple[str, frozenset[str]]] = []
    for text, looks in pieces:
        for letter in text.replace("\u00a0", " ").replace("\n", " "):
            if letter != " ":
                letters.append((letter, looks))
            elif letters and letters[-1][0] != " ":
                letters.append((" ", frozenset()))
    while letters and letters[-1][0] == " ":
        letters.pop()
    found: list[Piece] = []
    for letter, looks in letters:
        if found and (letter == " " or looks == found[-1][1]):
            found[-1] = found[-1][0] + letter, found[-1][1]
        else:
            found.append((letter, looks))
    return tuple((text.rstrip(), looks) for text, looks in found)


# --------------------------------------------------------------------------- our model


def ours(report: Report, config: Config) -> list[Seen]:
    """What the body of the file has to show, annexes included."""
    o = official_parts(report, config)
    annexes = {id(annex.heading.block): annex for annex in report.annexes}
    seen: list[Seen] = []
    closed = False

    def plain(text: str) -> Seen:
        return "paragraph", 0, merged([(text, frozenset())])

    def close() -> None:
        seen.extend(plain(paragraph) for paragraph in o.closing)

    for block in report.blocks:
        annex = annexes.get(id(block))
        if annex is not None:
            if not closed:
                close()
            closed = True
            title = [plain(annex.heading.title)] if annex.heading.title else []
            seen += [plain(annex.label), *title, plain(o.annex_pointer)]
        else:
            seen.extend(_of_block(block, 0))
    if not closed:
        close()
    return seen


def _of_block(block: Block, depth: int) -> Iterator[Seen]:
    kind = block.kind
    if kind is BlockKind.HEADING:
        if text := merged(_of_inlines(block.inlines, frozenset())):
            yield "heading", max(block.level - 1, 1), text
    elif kind in (BlockKind.PARAGRAPH, BlockKind.CELL):
        text = merged(_of_inlines(block.inlines, frozenset()))
        if text or kind is BlockKind.CELL:
            yield kind.value, 0, text
    elif kind in (BlockKind.CODE, BlockKind.HTML):
        yield "paragraph", 0, merged([(block.text, frozenset())])
    elif kind is BlockKind.LIST_ITEM:
        children = [seen for child in block.children for seen in _of_block(child, depth)]
        # An item of no words is in the file, as a sign alone; pandoc does not read it.
        if children and children[0][0] == "paragraph":
            yield "item", depth, children[0][2]
            children = children[1:]
        yield from children
    else:
        for child in block.children:
            yield from _of_block(child, depth + (kind is BlockKind.LIST))


def _of_inlines(inlines: Iterable[Inline], looks: frozenset[str]) -> Iterator[Piece]:
    for inline in inlines:
        if inline.kind in (InlineKind.SOFT_BREAK, InlineKind.HARD_BREAK):
            yield " ", frozenset()
        elif inline.kind is not InlineKind.MARKER:
            own = _LOOKS.get(inline.kind, inline.target if inline.kind is InlineKind.LINK else "")
            inner = looks | {own} if own else looks
            yield inline.text, inner
            yield from _of_inlines(inline.children, inner)


# --------------------------------------------------------------------------- what pandoc reads


def pandocs(docx: bytes, report: Report, config: Config) -> list[Seen]:
    """The blocks between the head and the signature, and those of the annexes."""
    command = [pypandoc.get_pandoc_path(), "--from=docx", "--to=json", "--sandbox", "--track-changes=all"]
    done = subprocess.run(command, input=docx, capture_output=True, check=True, timeout=60)
    blocks = json.loads(done.stdout)["blocks"]
    assert blocks[0]["t"] == "Table"
    (signature,) = (at for at, block in enumerate(blocks) if block["t"] == "Table" and "Nơi nhận:" in _all_text(block))
    seen = [seen for block in blocks[1:signature] + blocks[signature + 1 :] for seen in _read_block(block, 0)]
    count = len(official_parts(report, config).addressees)
    return seen[len(["title", "subject"]) + (count + 1 if count > 1 else count) :]


def _all_text(block: Any) -> str:
    return json.dumps(block, ensure_ascii=False).replace('"}, {"t": "Space"}, {"t": "Str", "c": "', " ")


def _read_block(block: Any, depth: int) -> Iterator[Seen]:
    kind, content = block["t"], block.get("c")
    if kind == "Header":
        yield "heading", content[0], merged(_read_inlines(content[2], frozenset()))
    elif kind in ("Para", "Plain"):
        yield "paragraph", 0, merged(_read_inlines(content, frozenset()))
    elif kind in ("BulletList", "OrderedList"):
        for item in content if kind == "BulletList" else content[1]:
            first, *rest = [seen for child in item for seen in _read_block(child, depth + 1)] or [("paragraph", 0, ())]
            if first[2]:
                yield "item", depth + 1, first[2]
            yield from rest
    elif kind == "BlockQuote":
        for child in content:
            yield from _read_block(child, depth)
    elif kind == "Table":
        _, _, _, head, bodies, _ = content
        for row in head[1] + [row for body in bodies for row in body[3]]:
            for cell in row[1]:
                pieces = [piece for child in cell[4] for _, _, text in _read_block(child, 0) for piece in text]
                yield "cell", 0, merged(pieces)
    else:
        raise AssertionError(f"nobody wrote a {kind}")


def _read_inlines(inlines: list[Any], looks: frozenset[str]) -> Iterator[Piece]:
    for inline in inlines:
        kind, content = inline["t"], inline.get("c")
        if kind in ("Space", "SoftBreak", "LineBreak"):
            yield " ", frozenset()
        elif kind == "Str":
            yield content, looks
        elif kind in _PANDOC_LOOKS:
            yield from _read_inlines(content, looks | {_PANDOC_LOOKS[kind]})
        elif kind == "Link":
            yield from _read_inlines(content[1], looks | {content[2][0].removeprefix("mailto:")})
        elif kind == "Span":
            yield from _read_inlines(content[1], looks)
        else:
            raise AssertionError(f"nobody wrote a {kind}")


# --------------------------------------------------------------------------- the same


def check(text: str, config: Config) -> None:
    report = report_of(text, config)
    assert pandocs(write_docx(report, config), report, config) == ours(report, config)


def test_pandoc_reads_every_report_of_the_repository_as_our_model_has_it(repository: Path) -> None:
    config = office((repository / "baocao.yml").read_text(encoding="utf-8"))
    for path in paths_in(repository, "reports/*/*.md"):
        check(path.read_text(encoding="utf-8"), config)


def test_pandoc_reads_the_reports_of_other_offices_so(shared_data: Path) -> None:
    for file in paths_in(shared_data, "carry/*/baocao.yml"):
        config = office(file.read_text(encoding="utf-8"))
        for path in paths_in(file.parent, "reports/*/*.md")[:2]:
            check(path.read_text(encoding="utf-8"), config)


@pytest.mark.parametrize("config", [FARM, FOREST])
@pytest.mark.parametrize("text", [ISSUED, DRAFT])
def test_pandoc_reads_a_report_with_everything_so(text: str, config: str) -> None:
    check(text, office(config))


def within(body: str) -> str:
    return DRAFT.replace("- Trồng rừng.\n", f"{body}\n")


@pytest.mark.parametrize(
    "body",
    [
        "\"Thẳng\" và 'đơn', “cong” và ‘đơn’, d'Alembert, -- --- – — ... …",
        "Có\u00a0dấu cách cứng, 11 cơ sở ngày 14/9/2020 theo Nghị định số 107/2020/NĐ-CP",
        "*nghiêng* **đậm** ***cả hai*** **đậm *rồi nghiêng* thôi** từ*giữa*từ",
        "[liên kết **đậm**](https://example.vn/a?b=1&c=2) và <https://example.vn> và <thu@example.vn>",
        "- một\n  - hai\n    - ba\n      1. bốn\n      2. năm\n    - sáu\n- bảy",
        "1. một\n2. hai\n\nGiữa.\n\n1. lại một\n2. lại hai",
        "- một\n\n  đoạn nữa\n- hai\n\nGiữa.\n\n- ba",
        "- \n- hai",
        "- **đậm:** rồi *nghiêng*; \\*sao\\* 5 * 3 a_b_c &amp; <",
        "| A | **B** |\n| --- | ---: |\n| *x* y | 1.147 |\n| | [t](https://a.vn) |",
        "> trích\n> dẫn\n\nsau",
        "dòng một\\\ndòng hai  \ndòng ba\ndòng bốn",
        "#### a) Điểm *a*\n\nnội dung\n\n##### sâu\n\nhơn",
        "`mã *không* nghiêng` và <b>thẻ</b>",
    ],
)
def test_pandoc_reads_every_kind_of_text_so(body: str) -> None:
    check(within(body), office(FOREST))


_SIGNS = st.sampled_from(
    ['"', "'", "“", "”", "‘", "’", "-", "--", "–", "—", "...", "…", "\u00a0", "11 cơ sở", "5 %", "½", "🌾"]
)
_SIGNED = st.lists(_SIGNS, min_size=1, max_size=6).map(lambda signs: f"Chữ{' '.join(signs)}chữ {''.join(signs)} hết")


def has_words(blocks: Iterable[Block]) -> bool:
    """Whether every item begins with words: pandoc takes what is below one that does not for its own level.

    A heading counts as none: pandoc reads it out of its list.
    """
    return all(
        has_words(block.children)
        and (
            block.kind is not BlockKind.LIST_ITEM
            or bool(
                block.children
                and block.children[0].kind is not BlockKind.HEADING
                and block.children[0].prose
                and block.children[0].prose.text.strip()
            )
        )
        for block in blocks
    )


@given(st.lists(BODIES | _SIGNED, min_size=1, max_size=2).map("\n\n".join))
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
def test_pandoc_reads_generated_reports_so(body: str) -> None:
    config = office(FOREST)
    text = f"---\nperiod: 2022-01\n---\n\n{body}\n"
    assume(has_words(report_of(text, config).blocks))
    check(text, config)
