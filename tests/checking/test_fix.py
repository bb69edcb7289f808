"""Mending: only the letters an edit covers change, whatever the file's line ends and letters are."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.checking.check import check_report
from baocao.checking.fix import mend
from baocao.checking.rule import LoadedRule
from baocao.checking.rules import all_rules
from baocao.model import Diagnostic, Edit, Severity, Source, Span
from baocao.office import Office
from baocao.parsing.editing import apply
from baocao.parsing.file_places import FilePlace, FileText, file_place
from baocao.parsing.parse import parse
from baocao.parsing.read import MAX_BYTES, decode
from support.rule_examples import bad_example

LETTERS = [
    "a", "B", " ", ".", "漢", "😀", "{#a-b đang}",
    "ế", unicodedata.normalize("NFD", "ế"), "ê\u0301", "ẹ\u0302",  # one letter, four ways
    "x\u0323\u0302", "q\u0302\u0323",  # letters that stay apart from their marks, in either order
    "\u0301", "\u0344", "\u0f73",  # marks on their own
    "\u1112\u1161\u11ab", "\u1112\u1161", "\u09c7\u09be",  # letters that compose without combining marks
    "\u212b", "\u2126", "\u200b",
]  # fmt: skip
line_ends = st.sampled_from(["\n", "\r\n", "\r"])


@st.composite
def files(draw: st.DrawFn) -> Source:
    """A source as read from a file: any letters, one kind of line end, or LF and CRLF mixed."""
    pieces = draw(st.lists(st.sampled_from([*LETTERS, "\n", "\n"]), max_size=30))
    end = draw(line_ends)
    ends = ["\r\n" if end == "\r\n" and draw(st.booleans()) else end if end == "\r" else "\n" for _ in pieces]
    raw = "".join(one if piece == "\n" else piece for piece, one in zip(pieces, ends, strict=True))
    mark = draw(st.sampled_from(["", "\ufeff"]))
    return decode((mark + raw).encode(), "reports/2022/2022-03.md").source


def read_again(raw: str) -> str:
    return decode(raw.encode(), "x.md").source.text


def composed(text: str) -> str:
    return unicodedata.normalize("NFC", text)


def letters(text: str) -> int:
    return sum(not unicodedata.combining(character) for character in text)


# --------------------------------------------------------------------------- from text back to file


@given(files())
def test_every_line_of_the_file_is_the_line_of_the_text_composed(source: Source) -> None:
    origin = FileText(source)
    for number in range(1, len(source.line_starts) + 1):
        assert composed(origin.line(number)) == source.line(number)


@given(files(), st.data())
def test_a_place_in_the_file_holds_the_letters_of_the_span(source: Source, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    place = FileText(source).place(start, end)
    span = source.span(start, end)
    assert (place.line, place.end_line) == (span.line, span.end_line)
    if place.line == place.end_line:
        held = composed(FileText(source).line(place.line)[place.column - 1 : place.end_column - 1])
        assert span.text in held
        assert letters(held) <= letters(span.text) + 2, "more than the letters cut through is covered"


def test_columns_count_the_characters_of_the_file() -> None:
    source = decode(("\ufeff" + unicodedata.normalize("NFD", "Tiếng Việt: số\r\nế")).encode(), "a.md").source
    at = source.text.index("số")
    assert file_place(source.span(at, at + 2)) == FilePlace("a.md", 1, 17, 1, 21)
    assert file_place(source.span(0, 1)) == FilePlace("a.md", 1, 1, 1, 2)
    assert file_place(source.span(15, 16)) == FilePlace("a.md", 2, 1, 2, 4)


# --------------------------------------------------------------------------- apply


@given(files(), st.data())
def test_an_edit_changes_only_the_letters_it_covers(source: Source, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, len(source.text)))
    new = data.draw(st.sampled_from(["", "mới", "hai\ndòng", " "]))
    origin = FileText(source)
    raw = apply(source, [Edit(source.span(start, end), new)])
    assert read_again(raw) == composed(source.text[:start] + new + source.text[end:])
    whole = origin.replacement(start, end, new)
    assert raw.startswith(source.raw[: whole.start])
    assert raw.endswith(source.raw[whole.end :])


@given(files(), st.data())
def test_several_edits_are_as_good_as_one_after_the_other(source: Source, data: st.DataObject) -> None:
    numbers = range(1, len(source.line_starts) + 1)
    chosen = data.draw(st.sets(st.sampled_from(numbers)))
    edits = [Edit(Span(source, at := source.line_starts[n - 1], at + len(source.line(n))), f"dòng {n}") for n in chosen]
    lines = [f"dòng {n}" if n in chosen else source.line(n) for n in numbers]
    raw = apply(source, data.draw(st.permutations(edits)))
    assert read_again(raw) == "\n".join(lines)
    for number in set(numbers) - chosen:
        assert FileText(source).line(number) in raw


@given(files())
def test_no_edits_leave_the_file_as_it_is(source: Source) -> None:
    assert apply(source, []) == source.raw


@given(files())
def test_putting_a_line_in_place_of_itself_composes_it(source: Source) -> None:
    edits = [
        Edit(Span(source, start, start + len(source.line(number))), source.line(number))
        for number, start in enumerate(source.line_starts, start=1)
    ]
    raw = apply(source, edits)
    assert unicodedata.is_normalized("NFC", raw)
    assert read_again(raw) == source.text


def test_inserted_lines_end_as_most_lines_of_the_file() -> None:
    source = decode(b"a\r\nb\r\nc\n", "a.md").source
    assert apply(source, [Edit(source.span(1, 1), "\nx")]) == "a\r\nx\r\nb\r\nc\n"
    assert apply(source, [Edit(source.span(0, 6), "x\ny\n")]) == "x\r\ny\r\n"


def test_what_is_inserted_at_the_start_stands_behind_the_byte_order_mark() -> None:
    source = decode("\ufeffa\n".encode(), "a.md").source
    assert apply(source, [Edit(source.span(0, 0), "x")]) == "\ufeffxa\n"


def test_a_letter_cut_through_keeps_its_other_half() -> None:
    source = decode("q\u0302\u0323!".encode(), "a.md").source  # composed, the marks change places
    assert source.text == "q\u0323\u0302!"
    assert apply(source, [Edit(source.span(2, 3), "")]) == "q\u0323!"


def test_of_two_edits_that_overlap_the_one_that_begins_first_is_done() -> None:
    source = Source("a.md", "abcdef")
    late, early = Edit(source.span(2, 5), "X"), Edit(source.span(1, 3), "Y")
    assert apply(source, [late, early]) == "aYdef"
    assert apply(source, [early, Edit(source.span(3, 5), "Z")]) == "aYZf"


def test_the_same_insertion_wanted_twice_is_done_once() -> None:
    source = Source("a.md", "ab")
    assert apply(source, [Edit(source.span(1, 1), "."), Edit(source.span(1, 1), ".")]) == "a.b"


def test_an_edit_of_another_source_is_refused() -> None:
    with pytest.raises(ValueError, match=r"b\.md cannot be applied to a\.md"):
        apply(Source("a.md", "a"), [Edit(Source("b.md", "a").span(0, 1), "")])


def test_an_edit_of_the_same_file_read_once_more_is_no_stranger() -> None:
    assert apply(Source("a.md", "a"), [Edit(Source("a.md", "a").span(0, 1), "b")]) == "b"


# --------------------------------------------------------------------------- mend


def finding(*edits: Edit) -> Diagnostic:
    return Diagnostic(edits[0].span, "T08", "spacing", Severity.WARNING, "Thừa dấu cách.", "Bỏ bớt.", edits=edits)


def replacing(old: str, new: str) -> Callable[[Source], Iterator[Diagnostic]]:
    """Finds `old` in a source, and offers `new` for each."""

    def findings_of(source: Source) -> Iterator[Diagnostic]:
        at = source.text.find(old)
        while at != -1:
            yield finding(Edit(source.span(at, at + len(old)), new))
            at = source.text.find(old, at + 1)

    return findings_of


@given(files())
def test_mending_twice_changes_nothing_more(source: Source) -> None:
    once = mend(source, replacing("  ", " "))
    again = decode(once.encode(), source.path).source
    assert "  " not in again.text
    assert mend(again, replacing("  ", " ")) == once


def test_a_repair_that_lays_open_another_is_followed_by_it() -> None:
    assert mend(Source("a.md", "a" + " " * 100 + "b"), replacing("  ", " ")) == "a b"


def test_the_edits_of_one_finding_are_done_together_or_not_at_all() -> None:
    def findings_of(source: Source) -> Iterator[Diagnostic]:
        if source.text == "abcd":
            yield finding(Edit(source.span(0, 2), "AB"))
            yield finding(Edit(source.span(1, 2), "x"), Edit(source.span(3, 4), "y"))

    assert mend(Source("a.md", "abcd"), findings_of) == "ABcd"


def test_rules_that_quarrel_leave_a_file_that_mending_again_does_not_change() -> None:
    def findings_of(source: Source) -> Iterator[Diagnostic]:
        yield from replacing("c", "a")(source)
        yield from replacing("a", "b")(source)
        yield from replacing("b", "c")(source)

    once = mend(Source("a.md", "abc a"), findings_of)
    assert mend(Source("a.md", once), findings_of) == once


def test_a_finding_that_needs_another_file_changed_is_left() -> None:
    other = Source("b.md", "x")
    source = Source("a.md", "x")
    edits = (Edit(source.span(0, 1), "y"), Edit(other.span(0, 1), "y"))
    assert mend(source, lambda _: [finding(*edits)]) == "x"


def test_a_repair_that_would_make_the_file_unreadable_is_not_done() -> None:
    source = Source("a.md", "ab")

    def findings_of(source: Source) -> Iterator[Diagnostic]:
        yield finding(Edit(source.span(1, 1), "x" * (MAX_BYTES + 1)))

    assert mend(source, findings_of) == "ab"


FIXABLE = [loaded for loaded in all_rules() if loaded.rule.fixable]


@pytest.mark.parametrize("loaded", FIXABLE, ids=lambda loaded: loaded.rule.id)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
def test_after_mending_the_bad_example_of_a_rule_nothing_is_left_to_mend(loaded: LoadedRule, end: str) -> None:
    example = bad_example(loaded.rule)
    office = example.office

    def findings_of(source: Source) -> Iterator[Diagnostic]:
        read = decode(source.raw.encode(), source.path)
        report = parse(read.source, office.config, read.notes)
        others = tuple(other for other in office.reports if other.path != source.path)
        return check_report(report, Office(office.id, office.root, office.config, (*others, report)), [loaded])

    bad = example.report.source.raw.replace("\n", end)
    mended = mend(decode(bad.encode(), example.report.path).source, findings_of)
    assert mended != bad
    assert mended.count("\n") == mended.count(end)
    left = list(findings_of(decode(mended.encode(), example.report.path).source))
    assert [one for one in left if one.edits] == []
