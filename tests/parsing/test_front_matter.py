"""The front matter of a report: where it is, what it says, and what is told of what is wrong with it."""

from __future__ import annotations

import re
import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.model import FrontKey, FrontMatter, Note, NoteKind, ReportStatus, Signer, Source
from baocao.parsing.front_matter import FrontMatterKeys, read_front_matter, split_front_matter
from baocao.period import Period
from baocao.yaml.json_schema import json_schema

WHOLE = """\
---
period: 2022-01
status: issued           # draft | issued
code_number: 5
code_notation: BC-SNgV
issued_date: 2022-01-25
organ_id: 000.00.15.H40
subject: Kết quả công tác
signer: {position: GIÁM ĐỐC, full_name: Nguyễn Văn A, authority: KT. GIÁM ĐỐC}
addressees: [UBND tỉnh]
to:
  - Sở Tài chính
archive: [VT, VP]
indicators: {mau_thu_nghiem: 250, ty_le: "98,5", chua_co: }
ignore: {T07: Tên riêng, T08: }
sample: true
---

Căn cứ
"""


def read(text: str) -> tuple[FrontMatter, tuple[Note, ...], str]:
    """The front matter of `text`, all notes on it, and the body."""
    source = Source("2022-01.md", text)
    start, end, body, notes = split_front_matter(source)
    front, more = read_front_matter(source, start, end)
    return front, notes + more, text[body:]


def told(text: str) -> list[tuple[str, int, str]]:
    """Kind, line and marked text of each note on the front matter with the given lines."""
    return [(note.kind.name, note.span.line, note.span.text) for note in read(text)[1]]


def with_line(line: str) -> str:
    return f"---\nperiod: 2022-01\n{line}\n---\n"


# --------------------------------------------------------------------------- where it is


def test_it_stands_between_the_first_line_and_the_next_fence() -> None:
    for opening, closing in (("---", "---"), ("---  ", "---\t"), ("---", "...")):
        front, notes, body = read(f"{opening}\nperiod: 2022-01\n{closing}\nLời mở đầu\n\n---\n")
        assert (front.period, notes, body) == (Period(2022, 1, 1), (), "Lời mở đầu\n\n---\n")
        assert front.span.text == "period: 2022-01\n"


def test_without_it_everything_is_body_and_one_note_tells_how_to_begin() -> None:
    for text in ("", "Căn cứ\n", "## I. KẾT QUẢ\n\n---\n", "period: 2022-01\n\n## I. KẾT QUẢ\n"):
        _, notes, body = read(text)
        assert body == text
        assert [(note.kind, note.span.line) for note in notes] == [(NoteKind.YAML, 1)]
        assert "“---”" in notes[0].help


def test_keys_are_read_even_where_only_the_first_fence_is_missing() -> None:
    front, notes, body = read("period: 2022-01\nstatus: issued\n---\nx\n")
    assert (front.period, front.status, body) == (Period(2022, 1, 1), ReportStatus.ISSUED, "x\n")
    assert [note.span.line for note in notes] == [1]


@pytest.mark.parametrize(
    ("text", "line", "body"),
    [
        ("---\nperiod: 2022-01\n\nCăn cứ\n\n## I. KẾT QUẢ\n", 3, "\nCăn cứ\n\n## I. KẾT QUẢ\n"),
        ("---\nperiod: 2022-01\n## I. KẾT QUẢ\n\n### 1. A\n\n- B\n", 3, "## I. KẾT QUẢ\n\n### 1. A\n\n- B\n"),
        ("---\nperiod: 2022-01\n\n## I. KẾT QUẢ\n\n- A\n\n---\n\nB\n", 3, "\n## I. KẾT QUẢ\n\n- A\n\n---\n\nB\n"),
        ("---\nperiod: 2022-01\n\nCăn cứ\n\n## I. KẾT QUẢ\n---\n", 3, "\nCăn cứ\n\n## I. KẾT QUẢ\n---\n"),
        ("---\nto:\n  - A\n\n  - B\nperiod: 2022-01\n", 7, ""),
    ],
)
def test_a_missing_closing_line_is_told_where_it_belongs_and_the_body_begins_there(
    text: str, line: int, body: str
) -> None:
    front, notes, found = read(text)
    assert front.period == Period(2022, 1, 1)
    assert [(note.kind, note.span.line) for note in notes] == [(NoteKind.YAML, line)]
    assert found == body


def test_comments_that_look_like_headings_do_not_end_it() -> None:
    front, notes, _ = read("---\n## Thông tin chung\nperiod: 2022-01\n\n## Số liệu\nindicators: {a: 1}\n---\n## I. A\n")
    assert (front.period, dict(front.indicators), notes) == (Period(2022, 1, 1), {"a": 1}, ())


def test_a_fence_of_other_dashes_is_told_and_taken_for_one() -> None:
    for wrong in ("—", "----", "–-"):
        front, notes, body = read(f"{wrong}\nperiod: 2022-01\n{wrong}\nx")
        assert (front.period, body) == (Period(2022, 1, 1), "x")
        assert [(note.kind, note.span.line) for note in notes] == [(NoteKind.YAML, 1), (NoteKind.YAML, 3)]


def test_blank_lines_above_it_are_told() -> None:
    front, notes, _ = read("\n\n---\nperiod: 2022-01\n---\n")
    assert (front.period, [note.span.line for note in notes]) == (Period(2022, 1, 1), [1])


# --------------------------------------------------------------------------- what it says


def test_every_key_is_read_as_its_type() -> None:
    front, notes, body = read(WHOLE)
    assert notes == ()
    assert body == "\nCăn cứ\n"
    assert front == FrontMatter(
        span=front.span,
        spans=front.spans,
        period=Period(2022, 1, 1),
        status=ReportStatus.ISSUED,
        code_number="05",
        code_notation="BC-SNgV",
        issued_date=date(2022, 1, 25),
        organ_id="000.00.15.H40",
        subject="Kết quả công tác",
        signer=Signer("GIÁM ĐỐC", "Nguyễn Văn A", "KT. GIÁM ĐỐC"),
        addressees=("UBND tỉnh",),
        to=("Sở Tài chính",),
        archive=("VT", "VP"),
        indicators={"mau_thu_nghiem": 250, "ty_le": 98.5},
        ignore={"T07": "Tên riêng", "T08": ""},
        sample=True,
    )


def test_spans_are_those_of_the_keys_also_of_blank_and_nested_ones() -> None:
    spans = read(WHOLE)[0].spans
    assert all(span.text == key.rpartition(".")[2] for key, span in spans.items())
    assert {"signer.full_name", "indicators.chua_co", "ignore.T08", "period"} <= spans.keys()
    assert (spans["to"].line, spans["indicators.ty_le"].line) == (11, 14)


@pytest.mark.parametrize("written", ["5", "05", '"05"', "'5'", "005"])
def test_a_code_number_is_the_same_however_it_is_written(written: str) -> None:
    front, notes, _ = read(with_line(f"code_number: {written}"))
    assert (front.code_number, notes) == ("05", ())


@pytest.mark.parametrize("written", ["25/01/2022", "25/1/2022", "2022-01-25", '"2022-01-25"'])
def test_a_date_may_be_written_both_ways(written: str) -> None:
    front, notes, _ = read(with_line(f"issued_date: {written}"))
    assert (front.issued_date, notes) == (date(2022, 1, 25), ())


def test_blank_keys_are_absent() -> None:
    text = "code_number:\nissued_date:\nsubject: ''\nsigner:\nto:\nindicators:\nignore:\nsample:\nstatus: ~"
    front, notes, _ = read(with_line(text))
    assert notes == ()
    assert front == FrontMatter(span=front.span, spans=front.spans, period=Period(2022, 1, 1))


def test_a_text_of_several_lines_becomes_one() -> None:
    assert read(with_line("subject: |\n  Kết quả\n  tháng 1"))[0].subject == "Kết quả tháng 1"


@pytest.mark.parametrize(
    ("written", "status"),
    [
        *((one, ReportStatus.DRAFT) for one in ("draft", "Draft", "nháp", "nhap", "NHÁP", "dự thảo", "Du thao")),
        *((one, ReportStatus.ISSUED) for one in ("issued", "ISSUED", "ban hành", "Ban  hành", "ban hanh")),
        *((one, ReportStatus.ISSUED) for one in ('"đã ban hành"', "Đã ban hành", "da ban hanh", "BAN HÀNH  # ký rồi")),
    ],
)
def test_the_status_may_be_said_in_vietnamese_or_english(written: str, status: ReportStatus) -> None:
    front, notes, _ = read(with_line(f"status: {written}"))
    assert (front.status, notes) == (status, ())


# --------------------------------------------------------------------------- what is wrong with it

WRONG_VALUES = [
    ("period: 2022-13", "2022-13", "“2022-13” không phải kỳ báo cáo", "2022-01"),
    ("period: 01/2022", "01/2022", "chưa đúng cách viết", "2022-01"),
    ("period: Quý 1/2022", "Quý 1/2022", "không phải kỳ báo cáo", "2022-Q1"),
    ("status: final", "final", "“nháp” (draft) hoặc “ban hành” (issued)", "“nháp”"),
    ("status: chưa ban hành", "chưa ban hành", "nhưng đang là “chưa ban hành”", "“nháp”"),
    ("status: [nháp]", "[nháp]", "nhưng đang là một danh sách", "“nháp”"),
    ("code_number: 0", "0", "không phải là số", "5"),
    ("code_number: -5", "-5", "không phải là số", "5"),
    ("code_number: 05/BC-SNgV", "05/BC-SNgV", "không phải là số", "code_notation"),
    ("code_number: 123456789012", "123456789012", "tối đa 11 ký tự, hiện có 12", "5"),
    (f"code_notation: {'B' * 31}", "B" * 31, "tối đa 30 ký tự, hiện có 31 (NĐ30 Phụ lục VI)", "30"),
    ("organ_id: 000.00.15.H40.1", "000.00.15.H40.1", "tối đa 13 ký tự, hiện có 15 (NĐ30 Phụ lục VI)", "13"),
    (f"subject: {'x' * 501}", "x" * 501, "tối đa 500", "500"),
    (f"signer: {{full_name: {'x' * 51}}}", "x" * 51, "“signer.full_name” dài quá: tối đa 50", "50"),
    (f"signer: {{position: {'x' * 101}}}", "x" * 101, "“signer.position” dài quá: tối đa 100", "100"),
    ("signer: Nguyễn Văn A", "Nguyễn Văn A", "phải là một nhóm", "signer: {full_name: Nguyễn Văn A}"),
    ("issued_date: 2022-02-30", "2022-02-30", "không có ngày 30/02/2022", "ngày"),
    ("issued_date: ngày mai", "ngày mai", "chưa đúng cách viết", "2022-01-25"),
    ("to: Sở Tài chính, UBND tỉnh", "Sở Tài chính, UBND tỉnh", "danh sách", "to: [Sở Tài chính, UBND tỉnh]"),
    ("to:\n  • Sở Tài chính\n  • UBND", "• Sở Tài chính", "danh sách", "dấu “-” và một dấu cách"),
    ("to:\n  -\n  - UBND", "", "có một dòng để trống", "xóa"),
    ("subject: [a, b]", "[a, b]", "chỉ nhận một giá trị", "dấu nháy"),
    ("indicators: {a: 1.147}", "1.147", "hai cách", "1147"),
    ("indicators: {a: '1 147'}", "'1 147'", "hai cách", "1147"),
    ("indicators: {a: 98%}", "98%", "không phải là một con số", "250"),
    ("indicators: {a: [1]}", "[1]", "con số", "250"),
    ("indicators: [1]", "[1]", "phải là một nhóm", "indicators: {mau_thu_nghiem: 250}"),
    ("ignore: [T07]", "[T07]", "phải là một nhóm", "ignore: {T07: lý do bỏ qua}"),
    ("sample: yes", "yes", "true (có) hoặc false (không)", "true"),
]


@pytest.mark.parametrize(("line", "value", "message", "advice"), WRONG_VALUES)
def test_a_wrong_value_is_told_at_its_key_with_what_is_expected(
    line: str, value: str, message: str, advice: str
) -> None:
    (note,) = read(f"---\nsample: true\n{line}\n---\n" if line.startswith("period") else with_line(line))[1]
    assert note.kind is NoteKind.BAD_VALUE
    keys = re.findall(r"(\w+):", line.partition(value)[0] if value else "")
    assert note.span.text == (keys[-1] if keys else value)  # one part of a list has no key of its own
    assert message in note.message
    assert advice in note.help


def test_an_entry_of_a_list_with_nothing_but_blanks_is_told_at_its_place() -> None:
    (note,) = read(with_line('to: [" ", UBND]'))[1]
    assert (note.span.text, note.message) == ('" "', "Trong danh sách “to” có một dòng để trống.")


def test_right_values_are_kept_beside_wrong_ones() -> None:
    front, notes, _ = read(
        "---\nperiod: 2022-01\nstatus: issued\ncode_number: x\nsigner: {full_name: A, positon: B}\n"
        "indicators: {a: 1, b: nhiều, c: 3}\nto: [A, '']\nxyz: 1\n---\n"
    )
    assert (front.period, front.status, front.code_number) == (Period(2022, 1, 1), ReportStatus.ISSUED, "")
    assert front.signer == Signer(full_name="A")
    assert front.indicators == {"a": 1, "c": 3}
    assert front.to is None
    assert [(note.kind.name, note.span.text) for note in notes] == [
        ("BAD_VALUE", "code_number"),
        ("UNKNOWN_FIELD", "positon"),
        ("BAD_VALUE", "b"),
        ("BAD_VALUE", "''"),
        ("UNKNOWN_FIELD", "xyz"),
    ]


def test_an_unknown_key_is_told_with_the_likely_one() -> None:
    for wrong, right in (("isued_date", "issued_date"), ("Status", "status"), ("“sample”", "sample")):
        (note,) = read(with_line(f"{wrong}: x"))[1]
        assert (note.kind, note.span.text) == (NoteKind.UNKNOWN_FIELD, wrong)
        assert note.help == f"Có phải là “{right}”?"


def test_an_unknown_key_is_told_also_where_it_is_blank_or_like_nothing() -> None:
    (note,) = read(with_line("zzz:"))[1]
    assert (note.kind, note.span.text) == (NoteKind.UNKNOWN_FIELD, "zzz")
    assert "code_notation" in note.help


def test_an_unquoted_comma_in_braces_is_told_as_such() -> None:
    (note,) = read(with_line("signer: {position: GIÁM ĐỐC, phụ trách}"))[1]
    assert (note.kind, note.span.text) == (NoteKind.UNKNOWN_FIELD, "phụ trách")
    assert "dấu phẩy" in note.message
    assert "dấu nháy" in note.help


def test_a_missing_or_blank_period_is_told() -> None:
    assert told("---\nstatus: draft\n---\n") == [("MISSING_FIELD", 2, "status: draft")]
    assert told("---\nperiod:\nstatus: draft\n---\n") == [("MISSING_FIELD", 2, "period")]
    assert told("---\n---\n") == [("MISSING_FIELD", 2, "")]


def test_a_line_that_cannot_be_read_is_told_once_and_the_others_are_used() -> None:
    front, notes, body = read("---\nperiod: [2022\nstatus: issued\n---\nx")
    assert (front.period, front.status, front.spans["period"].line, body) == (None, ReportStatus.ISSUED, 2, "x")
    assert [(note.kind.name, note.span.line) for note in notes] == [("YAML", 2)]


def test_what_is_no_mapping_is_told_once() -> None:
    for text in ("- a\n", "chỉ là lời văn\n"):
        assert [kind for kind, _, _ in told(f"---\n{text}---\n")] == ["YAML"]


# --------------------------------------------------------------------------- at large


@given(st.text("-\n#.: [{\"'aệ \t—", max_size=80))
@settings(deadline=None, max_examples=300)
def test_any_text_is_split_into_a_front_and_a_body(text: str) -> None:
    source = Source("x.md", text)
    start, end, body, notes = split_front_matter(source)
    assert 0 <= start <= end <= body <= len(text)
    assert body == 0 or source.position(start)[1] == 1 or start == len(text)
    assert all(0 <= note.span.start <= note.span.end <= len(text) for note in notes)
    read_front_matter(source, start, end)


LINES = st.lists(st.sampled_from(["---", "--- ", "...", "# a", "## a", "", " b: c", "a: b", "- a", "chữ", "—", "-"]))


@given(LINES)
def test_a_blank_behind_the_first_line_changes_nothing_but_offsets(lines: list[str]) -> None:
    plain, blank = (Source("x.md", "\n".join([first, *lines, ""])) for first in ("---", "--- "))
    *offsets, notes = split_front_matter(plain)
    *moved, same = split_front_matter(blank)
    assert [at + 1 for at in offsets] == moved
    assert [(note.message, note.span.line) for note in notes] == [(note.message, note.span.line) for note in same]


def test_the_json_schema_knows_every_key_and_asks_for_the_period() -> None:
    schema = json_schema(FrontMatterKeys)
    assert schema["required"] == ["period"]
    assert set(schema["properties"]) == {*FrontMatter._fields} - {"span", "spans"}
    assert {"type": "null"} in schema["properties"]["code_number"]["anyOf"]


def test_a_thousand_front_matters_are_read_in_no_time() -> None:
    read(WHOLE)
    started = time.process_time()
    for _ in range(1000):
        read(WHOLE)
    assert time.process_time() - started < 10


def test_the_keys_are_those_that_the_model_has() -> None:
    assert [*FrontMatterKeys._fields] == list(FrontKey)
    assert [*FrontMatter._fields] == ["span", "spans", *FrontKey]
