"""Tracked changes in the official file: accepted they are the new text, rejected the old one; few words are marked."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime
from pathlib import Path

import pytest

from baocao.language.word_changes import tokens_of
from baocao.word.revisions.compare import compare_files
from baocao.word.revisions.stamp import Comparison, is_own, read_comparison
from baocao.word.revisions.tracked import Authorship
from baocao.word.stamp import is_untouched, read_stamp, words_match
from support.edit_cases import CASES, LONG, NO_WORDS, TABLED
from support.repositories import edit_by_hand
from support.revised import accepted, changed_paragraphs, document_of, marked_words, marks_in, rejected, shown
from support.schemas import errors_of
from support.written import DRAFT, FARM, FOREST, ISSUED, WHO, W, compared, written


def comparison_of(name: str) -> bytes:
    case = CASES[name]
    return compared(case.old, case.new, case.new_office, case.old_office).data


def signs(words: str | list[str]) -> Counter[str]:
    text = words if isinstance(words, str) else " ".join(words)
    return Counter(token for token in tokens_of(text) if not token.isspace())


# --------------------------------------------------------------------------- accepting and rejecting


@pytest.mark.parametrize("name", CASES)
def test_accepting_all_gives_the_new_text_and_rejecting_all_the_old_one(name: str) -> None:
    case, data = CASES[name], comparison_of(name)
    assert accepted(data) == shown(written(case.new, case.new_office).data)
    assert rejected(data) == shown(written(case.old, case.old_office).data)


@pytest.mark.parametrize("name", CASES)
def test_the_way_back_holds_too(name: str) -> None:
    case = CASES[name]
    data = compared(case.new, case.old, case.old_office, case.new_office).data
    assert accepted(data) == shown(written(case.old, case.old_office).data)
    assert rejected(data) == shown(written(case.new, case.new_office).data)


def letters(data: bytes, without: str = "") -> str:
    """What the file says, its blanks as they are, but for what is marked as `without`."""
    texts = document_of(data).iter(f"{W}t", f"{W}delText")
    return "".join(text.text or "" for text in texts if not without or next(text.iterancestors(without), None) is None)


def test_a_number_that_is_parted_from_its_unit_leaves_the_blanks_as_they_were() -> None:
    old = DRAFT.replace("- Trồng rừng.\n", "- Kiểm định 8.963 phương tiện đo trong tháng.\n")
    new = old.replace("8.963 ", "8.963\n- ")
    data = compared(old, new).data
    assert "8.963\u00a0phương\u00a0tiện đo" in letters(written(old, FARM).data)
    assert letters(data, f"{W}ins") == letters(written(old, FARM).data)
    assert letters(data, f"{W}del") == letters(written(new, FARM).data)
    assert marked_words(data) == ([], [])  # but the end of a paragraph


@pytest.mark.parametrize(("old", "new"), [(DRAFT, ISSUED), (ISSUED, DRAFT), (ISSUED, TABLED), (TABLED, ISSUED)])
def test_a_report_that_became_another_is_still_accepted_and_rejected_whole(old: str, new: str) -> None:
    data = compared(old, new, FARM, FOREST).data
    assert accepted(data) == shown(written(new, FARM).data)
    assert rejected(data) == shown(written(old, FOREST).data)


def test_of_a_new_report_everything_is_inserted_and_of_one_that_is_gone_everything_deleted() -> None:
    whole = shown(written(ISSUED, FARM).data)
    new, gone = compared(None, ISSUED).data, compared(ISSUED, None).data
    assert (accepted(new), rejected(new)) == (whole, ("",))
    assert (accepted(gone), rejected(gone)) == (("",), whole)
    assert not marked_words(new)[0]
    assert not marked_words(gone)[1]


# --------------------------------------------------------------------------- as little as can be


@pytest.mark.parametrize("name", CASES)
def test_only_the_words_that_changed_are_marked(name: str) -> None:
    case = CASES[name]
    gone, added = marked_words(comparison_of(name))
    assert signs(gone) == signs(case.gone)
    assert signs(added) == signs(case.added)


@pytest.mark.parametrize("name", NO_WORDS)
def test_where_no_word_changed_there_is_no_mark(name: str) -> None:
    assert marks_in(comparison_of(name)) == []


def test_a_report_beside_itself_has_no_mark_and_the_words_of_the_official_file() -> None:
    data = compared(ISSUED, ISSUED).data
    assert marks_in(data) == []
    assert shown(data) == shown(written(ISSUED, FARM).data)


def test_a_paragraph_that_did_not_change_carries_no_mark() -> None:
    assert changed_paragraphs(comparison_of("a figure")) == ["Trồng 250275\u00a0ha rừng."]
    assert len(changed_paragraphs(comparison_of("an item more"))) == 1
    assert len(changed_paragraphs(comparison_of("an item less"))) == 1
    assert len(changed_paragraphs(comparison_of("an item split"))) == 1


def test_a_split_marks_the_end_of_the_paragraph_alone() -> None:
    (mark,) = [m for m in marks_in(comparison_of("an item split")) if "".join(m.itertext()).strip() or not len(m)]
    assert (mark.tag, mark.getparent().tag) == (f"{W}ins", f"{W}rPr")


def test_a_row_is_marked_as_a_row() -> None:
    for name, tag in (("a row more", "ins"), ("a row less", "del"), ("a table less", "del")):
        rows = document_of(comparison_of(name)).findall(f".//{W}trPr/{W}{tag}")
        assert len(rows) == (4 if "table" in name else 1)


# --------------------------------------------------------------------------- what Word asks for


@pytest.mark.parametrize("name", CASES)
def test_every_mark_has_its_own_number_and_the_author_and_date(name: str) -> None:
    marks = marks_in(comparison_of(name))
    assert [mark.get(f"{W}id") for mark in marks] == [str(count) for count in range(1, len(marks) + 1)]
    assert {mark.get(f"{W}author") for mark in marks} <= {"Nguyễn Văn An"}
    assert {mark.get(f"{W}date") for mark in marks} <= {"2022-03-02T08:30:00+07:00"}


@pytest.mark.parametrize(
    "name", ["a word in a link", "an item split", "items joined", "an item less", "a row more", "a row less", "issued"]
)
def test_the_file_has_no_error_of_schema_or_package(name: str, tmp_path: Path) -> None:
    assert errors_of(comparison_of(name), tmp_path) == []


@pytest.mark.parametrize(("old", "new"), [(DRAFT, ISSUED), (ISSUED, DRAFT), (None, ISSUED), (ISSUED, None)])
def test_nor_has_that_of_other_reports(old: str | None, new: str | None, tmp_path: Path) -> None:
    assert errors_of(compared(old, new, FARM, FOREST).data, tmp_path) == []


@pytest.mark.parametrize("name", CASES)
def test_there_are_no_other_marks_than_insertions_and_deletions(name: str) -> None:
    data = comparison_of(name)
    names = {element.tag.removeprefix(W) for element in document_of(data).iter() if isinstance(element.tag, str)}
    assert not {each for each in names if each.startswith("move") or each.endswith("Change")}


def test_lists_that_are_gone_and_links_keep_what_they_lead_to() -> None:
    file = compared(LONG, DRAFT)
    numbers = {each.get(f"{W}numId") for each in file.xml("word/numbering.xml").iterfind(f"{W}num")}
    used = {each.get(f"{W}val") for each in file.xml("word/document.xml").iter(f"{W}numId")}
    assert used <= numbers
    (link,) = file.xml("word/document.xml").iter(f"{W}hyperlink")
    rows = {row.get("Id"): row.get("Target") for row in file.xml("word/_rels/document.xml.rels")}
    assert rows[next(iter(link.attrib.values()))] == "https://a.example/x"


def test_an_item_that_is_gone_counts_on_in_its_list() -> None:
    ordered = LONG.replace("- ", "1. ")
    document = compared(ordered, ordered.replace("1. Trồng 250 ha rừng.\n", "")).xml("word/document.xml")
    first = [each.get(f"{W}val") for each in document.iter(f"{W}numId")][:3]
    assert len(set(first)) == 1


def test_a_style_that_only_the_older_office_had_is_there() -> None:
    smaller = FARM.replace("body_size: 13", "body_size: 14")
    file = compared(TABLED, LONG, FARM, smaller)
    known = {style.get(f"{W}styleId") for style in file.xml("word/styles.xml").iterfind(f"{W}style")}
    assert {each.get(f"{W}val") for each in file.xml("word/document.xml").iter(f"{W}pStyle")} <= known


def test_a_column_of_figures_is_wide_enough_for_both() -> None:
    wide = "| TT | Cây | Ha | " + "Ghi chú dài để các cột khác hẹp lại nhiều lần hơn nữa " * 3 + "|\n"
    table = TABLED.replace("| TT | Cây | Ha |\n", wide).replace("---: |\n", "---: | --- |\n")
    old = table.replace("12.500 |", "12.500 | |").replace("3.200 |", "3.200 | |").replace("15.700 |", "15.700 | |")
    new = old.replace("12.500", "12.600")
    before, after = (_columns(data) for data in (written(new, FARM).data, compared(old, new).data))
    assert after[2] > before[2] * 1.5
    assert abs(sum(after) - sum(before)) <= len(after)
    assert _columns(compared(old, old).data) == _columns(written(old, FARM).data)


def _columns(data: bytes) -> list[int]:
    table = document_of(data).findall(f".//{W}tbl")[1]
    columns = [int(each.get(f"{W}w")) for each in table.iterfind(f"{W}tblGrid/{W}gridCol")]
    row = [int(each.get(f"{W}w")) for each in table.iterfind(f"{W}tr[1]/{W}tc/{W}tcPr/{W}tcW")]
    assert columns == row
    return columns


# --------------------------------------------------------------------------- whose change, and whose file


@pytest.mark.parametrize(
    ("author", "shown_author"),
    [
        ("Lê <Hoa> & \"Mai\"", "Lê <Hoa> & \"Mai\""),
        ("a\x1b[2J\nb", "a[2J b"),
        ("\x00", "?"),
        ("", "?"),
    ],
)  # fmt: skip
def test_an_author_may_have_any_name(author: str, shown_author: str, tmp_path: Path) -> None:
    who = Authorship(author, datetime(2022, 1, 25, 9, 0, 0, 123, tzinfo=UTC))
    old, new = written(LONG, FARM).data, written(DRAFT, FARM).data
    data, count = compare_files(old, new, who, Comparison("reports/x.md", "main"))
    marks = marks_in(data)
    assert count == len(marks) > 0
    assert {mark.get(f"{W}author") for mark in marks} == {shown_author}
    assert {mark.get(f"{W}date") for mark in marks} == {"2022-01-25T09:00:00Z"}
    assert errors_of(data, tmp_path) == []


def test_the_same_two_files_give_the_same_bytes() -> None:
    assert compared(ISSUED, TABLED).data == compared(ISSUED, TABLED).data


def test_a_comparison_is_no_official_file(tmp_path: Path) -> None:
    for data in (compared(ISSUED, ISSUED).data, compared(DRAFT, ISSUED).data):
        assert read_stamp(data) is None
        assert not is_untouched(data)
        assert not words_match(data)
        assert read_comparison(data) == Comparison("reports/x.md", "HEAD")
        assert is_own(data)
        path = tmp_path / "x.docx"
        path.write_bytes(data)
        assert not is_own(edit_by_hand(path))
    official = written(ISSUED, FARM).data
    assert read_comparison(official) is None
    assert not is_own(official)
    assert read_comparison(b"PK") is None


def test_the_author_of_the_support_is_the_one_in_the_file() -> None:
    assert WHO.values == {"author": "Nguyễn Văn An", "date": "2022-03-02T08:30:00+07:00"}
