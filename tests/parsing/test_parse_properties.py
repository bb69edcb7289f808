"""What holds for any text at all: the parser never raises, and every place it gives is a true one."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.model import Block, Inline, Item, Prose, Report, Source, Span
from baocao.parsing import markdown
from baocao.parsing.markdown import _BlockReader, read_blocks
from baocao.parsing.markers import strip
from baocao.parsing.plain_text import plain_blocks
from support.offices import report_of, with_front_matter

WORDS = st.sampled_from(
    [
        "Tổ chức", "hội nghị", "tiếp tục", "02 huyện", "“chợ", "phiên”", "*nhấn*", "**mạnh**", "(gồm", "03)", ";",
        ".", ":", "`mã`", "&amp;", "<b>", "[x](http://a.vn)", "![y](z.png)", "\\{#a}", "{#viec-a}",
        "{#viec-b đang tx}",
        "{#viec-b hạn=30/6/2022}", "{#viec-b han=2022-13", "{#viec-c #viec-d xong}",
        '{#viec-e chưa "vì mưa"}', "{#hong", "{#Sai}", "|",
        "lý do: mưa", "Trên đây", "./."
    ]
)  # fmt: skip
PREFIXES = st.sampled_from(
    [
        "", "- ", "* ", "+ ", "  - ", "    ", "1. ", "> ", "## I. KẾT QUẢ THÁNG 03/2022",
        "## III. KẾ HOẠCH THÁNG 04 NĂM 2022", "### 1. Chuyển đổi số", "### 2. ", "# ", "#### ", "| a | b |",
        "| --- | --- |", "```", "---", "Căn cứ ", "## Phụ lục I. "
    ]
)  # fmt: skip
LINES = st.builds(lambda prefix, words: prefix + " ".join(words), PREFIXES, st.lists(WORDS, max_size=6))
BODIES = st.lists(LINES, max_size=25).map("\n".join)
PLAIN_LINES = st.builds(
    "".join,
    st.tuples(
        st.sampled_from(["", "- ", "- ", "## ", "###### ", "# I. ", "1. ", "\n", "\n- "]),
        st.lists(
            st.sampled_from(["Họp", "02 xã", "“chợ”", "{#viec-a xong}", "{## ghi}", "#", "&", " ", "1)", "=", "-", ":"])
        ).map(" ".join),
        st.sampled_from(["", "", ".", " {#viec-b}", " #", "\u00a0", ";"]),
    ),
)
BULLETS = st.builds(
    "".join,
    st.tuples(st.sampled_from(["- ", "* ", "1. ", "  - "]), st.lists(WORDS, max_size=4).map(" ".join), st.text()),
)
ANYTHING = st.one_of(st.text(), BODIES, BODIES.map(with_front_matter), st.text().map(with_front_matter))


def spans(report: Report) -> list[Span]:
    found: list[Span] = [marker.span for marker in report.markers] + [note.span for note in report.notes]

    def inline(one: Inline) -> None:
        found.append(one.span)
        for child in one.children:
            inline(child)

    def block(one: Block) -> None:
        found.append(one.span)
        for piece in one.inlines:
            inline(piece)
        for child in one.children:
            block(child)

    for one in report.blocks:
        block(one)
    for section in report.sections:
        found += [section.span, section.heading.span, section.heading.title_span]
        found += [item.span for item in section.all_items]
        for area in section.areas:
            found += [area.span, area.heading.span, area.heading.title_span]
    return found


@given(st.binary())
def test_any_bytes_make_a_report(data: bytes) -> None:
    report_of(data)


@given(ANYTHING)
def test_every_span_lies_inside_the_text(text: str) -> None:
    report = report_of(text)
    for span in spans(report):
        assert 0 <= span.start <= span.end <= len(report.source.text)
        assert span.line >= 1
        assert span.column >= 1
        assert (span.line, span.column) <= (span.end_line, span.end_column)


@given(BODIES.map(with_front_matter))
def test_parts_come_in_order_and_lie_in_their_wholes(text: str) -> None:
    report = report_of(text)

    def nested(outer: Span, blocks: tuple[Block, ...]) -> None:
        at = outer.start
        for block in blocks:
            assert at <= block.span.start <= block.span.end <= outer.end
            at = block.span.start
            nested(block.span, block.children)

    nested(report.source.span(0, len(report.source.text)), report.blocks)
    for section in report.sections:
        starts = [item.span.start for item in section.all_items]
        assert starts == sorted(starts)


@given(BODIES.map(with_front_matter))
def test_each_letter_of_prose_leads_back_to_itself(text: str) -> None:
    for prose in report_of(text).prose:
        for segment in prose.segments:
            if segment.verbatim:
                length = segment.end - segment.start
                words = prose.text[segment.at : segment.at + length]
                assert prose.source.text[segment.start : segment.end] == words


@given(BODIES.map(with_front_matter))
def test_the_words_of_an_item_stand_in_its_span(text: str) -> None:
    def holds(item: Item, prose: Prose) -> bool:
        span = prose.span(item.start, item.end)
        return item.end == item.start or (item.span.start <= span.start and span.end <= item.span.end)

    for section in report_of(text).sections:
        for item in section.all_items:
            assert holds(item, item.prose)


@given(BODIES)
def test_stripping_markers_changes_no_other_letter(text: str) -> None:
    source = Source("x.md", unicodedata.normalize("NFC", text))
    stripped = strip(source)
    kept, at = [], 0
    for marker in sorted((marker for _, marker in stripped.placed), key=lambda one: one.span.start):
        kept.append(source.text[at : marker.span.start])
        at = marker.span.end
    kept.append(source.text[at:])
    assert "".join(stripped.text.split()) == "".join("".join(kept).split())


@given(BODIES)
def test_every_place_in_the_stripped_text_is_the_same_letter_in_the_source(text: str) -> None:
    source = Source("x.md", text)
    stripped = strip(source)
    assert all(source.text[stripped.offset(at)] == letter for at, letter in enumerate(stripped.text))


@given(st.lists(st.one_of(BULLETS, LINES), max_size=12).map("\n".join))
def test_a_line_taken_at_once_is_what_its_events_say(text: str) -> None:
    stripped = strip(Source("a.md", unicodedata.normalize("NFC", text)))
    at_once = read_blocks(stripped)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown, "plain_blocks", lambda _stripped: None)
        assert at_once == read_blocks(stripped)
        patched.setattr(_BlockReader, "take_plain_lines", lambda _reader, _events, at: at)
        assert at_once == read_blocks(stripped)


@given(st.lists(PLAIN_LINES, max_size=12).map("\n".join), st.sampled_from(["\n", "\n", ""]))
def test_a_plain_text_is_what_the_parser_reads(text: str, end: str) -> None:
    stripped = strip(Source("a.md", unicodedata.normalize("NFC", text + end)))
    plain = plain_blocks(stripped)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown, "plain_blocks", lambda _stripped: None)
        assert plain in (None, read_blocks(stripped))


@pytest.mark.parametrize(
    ("text", "is_plain"),
    [
        (
            "## I. KẾT QUẢ {#ket-qua}\n\nSở báo cáo.\n\n- Mua KH&CN. {#mua-may xong}\n- 02 (hai) máy\n### 1. A\nHết.\n",
            True,
        ),
        ("- Mua máy.\n\n- “Họp” {#hop xong}; ăn.\n\n## A\n", True),
        ("- Mua máy {## ghi chú} rồi {#mua xong} họp.\n", True),
        ("- {#mua xong} Mua máy.\n", False),
        ("Mua máy\n", True),
        ("Mua máy", False),
        ("Mua máy\ncho xã.\n", False),
        ("- Mua máy\ncho xã.\n", False),
        ("- Mua máy\n  cho xã.\n", False),
        ("1. Mua máy.\n", False),
        ("- 1) Mua máy.\n", False),
        ("- - Mua máy.\n", False),
        ("Mua máy\n---\n", False),
        ("## Mua máy ##\n", False),
        ("####### Mua máy\n", False),
        ("##Mua máy\n", False),
        ("Mua máy &amp; xe\n", False),
        ("Mua *máy*\n", False),
        ("Mua máy \n", False),
        ("-\tMua máy\n", False),
        ("\u00a0Mua máy\n", False),
    ],
)
def test_which_text_is_plain(text: str, is_plain: bool) -> None:
    assert (plain_blocks(strip(Source("a.md", text))) is not None) == is_plain


@pytest.mark.parametrize(
    ("text", "one_by_one"),
    [
        ("## I. KẾT QUẢ\n\nSở báo cáo.\n\nHết {#het-viec xong}.\n", 0),
        ("- Mua 02 [máy] chủ. {#mua-may-chu xong}\n- Họp KH&CN {#hop xong}; ăn.\n\n## A\n", len(["List", "end"])),
        ("- Mua máy.\n\n- Họp.\n\n## A\n", len(["List", "end"])),
        ("*Tập huấn*.\n\n## A\n", len(["Paragraph", "Emphasis", "Tập huấn", "end", ".", "end"])),
    ],
)
def test_plain_lines_are_taken_at_once(text: str, one_by_one: int) -> None:
    taken: list[object] = []

    class Reader(_BlockReader):
        def take(self, event: object, first: int, last: int) -> None:
            taken.append(event)
            super().take(event, first, last)

    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(markdown, "plain_blocks", lambda _stripped: None)
        patched.setattr(markdown, "_BlockReader", Reader)
        read_blocks(strip(Source("a.md", text)))
    assert len(taken) == one_by_one
