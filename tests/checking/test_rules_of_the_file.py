"""The rules of families F (front matter) and S (sections), where an example is too short to show them."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from baocao.checking.check import check_office, chosen_rules
from baocao.checking.rule import LoadedRule
from baocao.checking.rules import all_rules
from baocao.config.placeholders import UNSAID
from baocao.model import Diagnostic, Severity
from support.offices import offices_in
from support.paths import paths_in
from support.rule_examples import bad_example, diagnostics

RULES = {loaded.rule.id: loaded for loaded in all_rules()}

WHOLE = """\
Sở Văn hóa và Du lịch báo cáo kết quả tháng 3 và kế hoạch tháng 4 năm 2022 như sau:

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Cấp 40 chữ ký số.

### 2. Cải cách hành chính

- Giải quyết 42 hồ sơ.

## II. ĐÁNH GIÁ CHUNG

Bảo đảm tiến độ.

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Tập huấn ký số.

### 2. Cải cách hành chính

- Rà soát thủ tục.
"""
RESULTS, REST = WHOLE.split("## II.")[0], "## II." + WHOLE.split("## II.")[1]
THREE_AREAS = """\
areas:
  - {id: chuyen-doi-so, title: Chuyển đổi số}
  - {id: cap-huyen, title: Công tác cấp huyện, until: 2022-02}
  - {id: cai-cach-hanh-chinh, title: Cải cách hành chính}
"""


def found(
    rule_id: str, text: str, *, path: str = "", config: str = "", earlier: tuple[str, ...] = ()
) -> list[Diagnostic]:
    """What the rule finds in a report of March 2022 with this text."""
    loaded = RULES[rule_id]
    rule = loaded.rule._replace(bad=text, path=path, config=config, earlier=earlier, bad_encoding="utf-8")
    changed = LoadedRule(rule, loaded.check)
    return list(diagnostics(changed, bad_example(rule)))


def words(rule_id: str, text: str, config: str = "") -> list[str]:
    """The source text the findings point to."""
    return [one.span.text for one in found(rule_id, text, config=config)]


def front(*lines: str) -> str:
    return "\n".join(["---", "period: 2022-03", *lines, "---", "", WHOLE])


def test_a_whole_report_is_silent_in_both_families() -> None:
    assert [one.message for rule_id in RULES if rule_id[0] in "FS" for one in found(rule_id, WHOLE)] == []


# --------------------------------------------------------------------------- front matter


@pytest.mark.parametrize(
    "path", ["reports/2022/2022-03.md", "offices/so/reports/2022/2022-03.md", "/tmp/2022-03.md", "loose.md", "03.md"]
)
def test_f04_is_silent_where_the_path_agrees_or_says_nothing(path: str) -> None:
    assert not found("F04", front(), path=path)


@pytest.mark.parametrize(
    "path",
    [
        "reports/2022/2022-02.md",
        "reports/2021/2022-03.md",
        "reports/2022-03.md",
        "reports/2022/thang-3.md",
        "2022-Q1.md",
        r"reports\2021\2022-03.md",
        "reports/2022/2022-03 (1).md",
        "reports/$(touch x)/2022-03.md",
        "reports/cu/2022/2022-03;x.md",
        "reports/2022/-.md",
        "reports/2022/2022-03.MD",
    ],
)
def test_f04_points_at_period_where_the_path_differs(path: str) -> None:
    (one,) = found("F04", front(), path=path)
    assert (one.span.text, one.span.line, one.severity) == ("period", 2, Severity.ERROR)


def test_f04_names_the_signs_of_a_path_that_says_no_period() -> None:
    (one,) = found("F04", "---\nstatus: draft\n---\n", path="so-y-te/reports/a;b\n/`c` d.md")
    assert one.span.line == 1
    assert "“;”, dấu xuống dòng, “`”, dấu cách." in one.message
    assert "reports/2022/2022-03.md" in one.help
    assert not found("F04", "---\nstatus: draft\n---\n", path="reports/2022/ghi-chu.md")
    assert not found("F04", front(), path="/home/chị Hoa/nháp (1).md")


@pytest.mark.parametrize("path", ["reports/2022/2022-04.md", "reports/2022/2022-03 (copy).md"])
def test_f04_does_not_advise_to_move_a_report_over_another(path: str) -> None:
    (one,) = found("F04", front(), path=path, earlier=(front(),))
    assert "reports/2022/2022-03.md đã có" in one.help
    assert "so hai tệp" in one.help
    assert "chuyển tệp" not in one.help
    assert "đặt là" not in one.help


@pytest.mark.parametrize("path", ["reports/2022-03.md", "reports/2021/2022-03.md", "reports/2022/thang-3.md"])
def test_f04_leaves_a_copy_of_the_report_that_is_in_its_place_to_f10(path: str) -> None:
    assert not found("F04", front(), path=path, earlier=(front(),))
    assert found("F10", front(), path=path, earlier=(front(),))


@pytest.mark.parametrize(
    "path",
    [
        "reports/2022/x/2022-03.md",
        "reports/2022/2022/2022-03.md",
        "reports/cu/2022/2022-03.md",
        "reports/2021/x/2022-03.md",  # listed before the one that lies in its place
        "reports/2022/x/ban-hai.md",
    ],
)
def test_f10_points_from_the_other_report_to_the_one_in_its_place(path: str) -> None:
    (one,) = found("F10", front("status: issued"), path=path, earlier=(front(),))
    assert (one.span.path, one.span.text, one.severity) == (path, "period", Severity.ERROR)
    assert [related.span.path for related in one.related] == ["reports/2022/2022-03.md"]
    assert "so hai tệp" in one.help.lower()
    assert not found("F10", front(), earlier=(front().replace("2022-03", "2022-02"),))


@pytest.mark.parametrize("path", ["reports/2022/2022-04.md", "reports/2022/2022-03 (copy).md"])
def test_f10_leaves_a_report_whose_name_is_wrong_to_f04(path: str) -> None:
    assert not found("F10", front(), path=path, earlier=(front(),))
    assert found("F04", front(), path=path, earlier=(front(),))


def test_f06_asks_an_issued_report_for_each_missing_thing() -> None:
    assert words("F06", front("status: issued")) == ["status"] * 3
    assert words("F06", front("status: issued", "code_number:", "signer:")) == ["status", "code_number", "signer"]
    complete = ("code_number: 15", "issued_date: 2022-03-25", "signer: {full_name: Trần Thị Bình}")
    assert not found("F06", front("status: issued", *complete))
    assert not found("F06", front("status: draft"))


COMPLETE = ("code_number: 15", "issued_date: 2022-04-05")
SIGNED = "signer: {full_name: Trần Thị Bình}"
ANNEX = f"{WHOLE}\n## Phụ lục I. DANH SÁCH\n\nĐủ cả.\n"


@pytest.mark.parametrize(
    ("lines", "config", "place", "said"),
    [
        ((SIGNED, "code_notation: bc svhdl"), "", "code_notation", "“bc svhdl”"),
        ((SIGNED,), "organ: {code_notation: bc svhdl}", "status", "“bc svhdl”"),
        ((SIGNED,), "organ: {code_notation: KH-SVHDL}", "status", "tên loại khác"),
        ((SIGNED,), "organ: {place: bình an}", "status", "“bình an”"),
        ((SIGNED, "subject: V/v công tác tháng 3"), "", "subject", "“V/v”"),
        ((SIGNED,), "report: {subject: CÔNG TÁC THÁNG 3}", "status", "in hoa"),
        (("signer: {full_name: TS. Trần Thị Bình}",), "", "full_name", "“TS.”"),
        (("signer: {full_name: TRẦN THỊ BÌNH}",), "", "full_name", "in hoa"),
        (
            ("signer: {authority: KT GIÁM ĐỐC, position: PHÓ GIÁM ĐỐC, full_name: Lê An}",),
            "",
            "authority",
            "KT GIÁM ĐỐC",
        ),
        (("signer: {position: PHÓ GIÁM ĐỐC, full_name: Lê An}",), "", "position", "không có dòng “KT.”"),
        (("signer: {authority: KT. GIÁM ĐỐC, full_name: Lê An}",), "", "authority", "cùng một chức vụ"),
        ((SIGNED,), "signer: {position: PHÓ GIÁM ĐỐC}", "status", "không có dòng “KT.”"),
    ],
)
def test_f06_finds_what_would_be_printed_against_the_decree(
    lines: tuple[str, ...], config: str, place: str, said: str
) -> None:
    for status, severity in (("issued", Severity.ERROR), ("draft", Severity.WARNING)):
        all_found = found("F06", front(f"status: {status}", *COMPLETE, *lines), config=config)
        (one,) = (each for each in all_found if each.severity is not Severity.NOTE)
        assert (one.severity, one.span.text) == (severity, place)
        assert said in one.message
        assert one.help
    assert not found("F06", front("sample: true", *lines), config=config)


def test_f06_warns_only_of_what_bodies_with_rules_of_their_own_do() -> None:
    signer = "signer: {authority: TM. BAN THƯỜNG VỤ, position: PHÓ CHỦ TỊCH, full_name: Lê An}"
    (one,) = found("F06", front("status: issued", *COMPLETE, signer))
    assert one.severity is Severity.WARNING


@pytest.mark.parametrize(
    ("lines", "config"),
    [
        (("signer: {full_name: TS. Trần Thị Bình}",), "organ: {name: TRƯỜNG CAO ĐẲNG Y TẾ}"),
        ((SIGNED, "code_notation: BC-SNgV"), ""),
        (("signer: {authority: KT. GIÁM ĐỐC, position: PHÓ GIÁM ĐỐC, full_name: Lê An}",), ""),
        (("signer: {authority: TM. ỦY BAN NHÂN DÂN, position: CHỦ TỊCH, full_name: Lê An}",), ""),
    ],
)
def test_f06_is_silent_where_all_is_printed_as_the_decree_wants(lines: tuple[str, ...], config: str) -> None:
    assert not found("F06", front("status: issued", *COMPLETE, *lines), config=config)


@pytest.mark.parametrize("mention", ["(chi tiết tại Phụ lục I)", "(Phụ lục kèm theo)"])
def test_f06_finds_an_annex_that_the_text_does_not_point_to(mention: str) -> None:
    text = front("status: issued", *COMPLETE, SIGNED).replace(WHOLE, ANNEX)
    (one,) = found("F06", text)
    assert (one.severity, one.span.text) == (Severity.ERROR, "## Phụ lục I. DANH SÁCH")
    assert not found("F06", text.replace("40 chữ ký số", f"40 chữ ký số {mention}"))


@pytest.mark.parametrize(
    ("labels", "said"),
    [(["PHỤ LỤC I"], ["in hoa"]), (["Phụ lục 1", "Phụ lục 2"], ["La Mã", "La Mã"]), (["Phụ lục 1"], [])],
)
def test_f06_finds_an_annex_with_another_label_than_the_decree_wants(labels: list[str], said: list[str]) -> None:
    mention = WHOLE.replace("40 chữ ký số", "40 chữ ký số (các phụ lục kèm theo)")
    annexes = "".join(f"\n## {label}. DANH SÁCH\n\nĐủ cả.\n" for label in labels)
    text = front("status: issued", *COMPLETE, SIGNED).replace(WHOLE, f"{mention}{annexes}")
    for one, words in zip(found("F06", text), said, strict=True):
        assert words in one.message
        assert one.severity is Severity.ERROR


def test_f06_finds_an_organ_that_annexes_would_name_in_capitals() -> None:
    text = ANNEX.replace("40 chữ ký số", "40 chữ ký số (Phụ lục I)").replace("Sở Văn hóa và Du lịch", "Chi cục")
    text = front("status: issued", *COMPLETE, SIGNED).replace(WHOLE, text)
    config = "organ: {name: NAME}\nreport: {closing: Trân trọng báo cáo./.}"
    (one,) = found("F06", text, config=config.replace("NAME", "CHI CỤC KIỂM LÂM"))
    assert "CHI CỤC KIỂM LÂM" in one.message
    assert not found("F06", text, config=config.replace("NAME", "Chi cục Kiểm lâm"))
    pointed = text.replace("DANH SÁCH\n", "DANH SÁCH\n\n(Kèm theo Báo cáo của Chi cục Kiểm lâm)\n")
    assert not found("F06", pointed, config=config.replace("NAME", "CHI CỤC KIỂM LÂM"))


NO_NAME = "signer: {position: GIÁM ĐỐC, full_name: ''}"


@pytest.mark.parametrize(
    ("lines", "config", "place"),
    [
        (("status: draft",), NO_NAME, "status"),
        (("signer: {full_name: ''}",), NO_NAME, "full_name"),
        ((), "signer: {position: '', full_name: ''}", "period"),
        # a deputy's report takes nothing from the director
        (("signer: {position: PHÓ GIÁM ĐỐC, authority: KT. GIÁM ĐỐC}",), "", "signer"),
    ],
)
def test_f06_notes_a_draft_that_would_be_printed_without_a_signer(
    lines: tuple[str, ...], config: str, place: str
) -> None:
    (one,) = found("F06", front(*lines), config=config)
    assert (one.severity, one.span.text) == (Severity.NOTE, place)
    assert "người ký" in one.message


@pytest.mark.parametrize(
    ("lines", "config"),
    [
        (("signer: {full_name: Trần Thị Bình}",), NO_NAME),
        ((), "signer: {position: GIÁM ĐỐC, full_name: Trần Thị Bình}"),
        (("sample: true",), NO_NAME),
        (("signer: 5",), NO_NAME),
        (("ignore: {F06: Chờ phân công người ký}",), NO_NAME),
    ],
)
def test_f06_is_silent_where_somebody_signs_or_nobody_is_to(lines: tuple[str, ...], config: str) -> None:
    assert not found("F06", front(*lines), config=config)


def test_f06_takes_the_position_from_the_office_but_not_the_name() -> None:
    lines = ("status: issued", "code_number: 15", "issued_date: 2022-03-25", "signer: {full_name: Trần Thị Bình}")
    (one,) = found("F06", front(*lines), config="signer: {position: '', full_name: Trần Thị Bình}")
    assert "chức vụ" in one.message
    (one,) = found("F06", front(*lines[:3]), config="signer: {position: GIÁM ĐỐC, full_name: Trần Thị Bình}")
    assert "họ tên" in one.message


NEW_OFFICE = f"organ: {{name: {UNSAID.name}, place: {UNSAID.place}, code_notation: {UNSAID.code_notation}}}"


def test_f06_finds_what_init_put_into_baocao_yml_for_want_of_an_answer() -> None:
    issued = ("status: issued", "code_number: 15", "issued_date: 2022-03-25", "signer: {full_name: Trần Thị Bình}")
    (one,) = found("F06", front(*issued), config=NEW_OFFICE)
    assert (one.severity, one.span.text) == (Severity.ERROR, "status")
    assert all(f"“{value}”" in one.message for value in (UNSAID.name, UNSAID.place, UNSAID.code_notation))
    (one,) = found("F06", front(*issued), config=f"organ: {{place: {UNSAID.place}}}")
    assert UNSAID.name not in one.message
    assert not found("F06", front(*issued, "code_notation: BC-SKHCN"), config="organ: {code_notation: BC-TCQ}")
    (one,) = found("F06", front("status: draft"), config=NEW_OFFICE)
    assert one.severity is Severity.NOTE


def test_f06_leaves_a_value_that_cannot_be_read_to_f03() -> None:
    text = front("status: issued", "code_number: 15", "issued_date: hôm qua", "signer: {full_name: Trần Thị Bình}")
    assert not found("F06", text)
    assert found("F03", text)


def test_f06_finds_an_issue_date_before_the_period() -> None:
    text = front("status: issued", "code_number: 15", "issued_date: 2021-03-25", "signer: {full_name: Trần Thị Bình}")
    assert words("F06", text) == ["issued_date"]


def numbered(period: str, *lines: str) -> str:
    return "\n".join(["---", f"period: {period}", *lines, "---", "", WHOLE])


@pytest.mark.parametrize("number", ["5", "05", "'05'"])
def test_f07_takes_5_and_05_for_the_same_number(number: str) -> None:
    (one,) = found("F07", front(f"code_number: {number}"), earlier=(numbered("2022-02", "code_number: 05"),))
    assert one.span.text == "code_number"
    assert [related.span.path for related in one.related] == ["reports/2022/2022-02.md"]


@pytest.mark.parametrize(
    ("mine", "other"),
    [
        (("code_number: 5",), ("2021-11", "code_number: 5")),
        (("code_number: 5", "issued_date: 2022-03-25"), ("2021-12", "code_number: 5", "issued_date: 2021-12-30")),
        (("code_number: 5", "code_notation: BC-VP"), ("2022-02", "code_number: 5")),
        (("code_number: 5",), ("2022-02", "code_number:")),
        (("code_number:",), ("2022-02", "code_number:")),
        (("code_number: 5",), ("2022-02", "code_number: 5", "sample: true")),
    ],
)
def test_f07_is_silent_for_another_year_notation_or_no_number(mine: tuple[str, ...], other: tuple[str, ...]) -> None:
    assert not found("F07", front(*mine), earlier=(numbered(*other),))


def test_f07_counts_the_calendar_year_of_issue_not_of_the_period() -> None:
    december = numbered("2021-12", "code_number: 5", "issued_date: 2022-01-04")
    assert found("F07", front("code_number: 5", "issued_date: 2022-03-25"), earlier=(december,))


def test_f07_is_said_once_at_the_later_report() -> None:
    later = numbered("2022-04", "code_number: 5", "issued_date: 2022-04-25")
    assert not found("F07", front("code_number: 5", "issued_date: 2022-03-25"), earlier=(later,))


@pytest.mark.parametrize(
    ("rule_id", "meant"), [("S5", "S05"), ("s05", "S05"), ("empty-sections", "S05"), ("S99", None)]
)
def test_f08_names_the_rule_that_was_meant(rule_id: str, meant: str | None) -> None:
    (one,) = found("F08", front("ignore:", f"  {rule_id}: Đã thống nhất"))
    assert one.span.text == rule_id
    assert (f"{meant}?" in one.help) is (meant is not None)


def test_f08_is_silent_for_an_ignore_with_a_reason_that_hides_something() -> None:
    text = front("ignore:", "  S05: Tháng này không phát sinh").replace("- Cấp 40 chữ ký số.\n", "")
    assert not found("F08", text)
    (one,) = found("F08", text.replace(": Tháng này không phát sinh", ":"))
    assert "lý do" in one.message


def test_f08_only_warns_of_a_useless_ignore_in_an_issued_report() -> None:
    (one,) = found("F08", front("status: issued", "ignore: {S05: Không phát sinh}"))
    assert one.severity is Severity.WARNING


# --------------------------------------------------------------------------- sections


def test_s01_points_at_the_heading_before_the_missing_part() -> None:
    assert words("S01", RESULTS + REST[REST.index("## III.") :]) == ["## I. KẾT QUẢ THÁNG 03/2022"]
    assert words("S01", WHOLE.replace("### 2. Cải cách hành chính\n\n- G", "- G")) == ["### 1. Chuyển đổi số"]
    first_area_missing = WHOLE.replace("### 1. Chuyển đổi số\n\n- T", "- T")
    assert words("S01", first_area_missing) == ["## III. KẾ HOẠCH THÁNG 04 NĂM 2022"]


@pytest.mark.parametrize("line", ["##II. ĐÁNH GIÁ CHUNG", "**II. ĐÁNH GIÁ CHUNG**", "II. Đánh giá chung"])
def test_s01_shows_the_line_that_was_meant_as_the_heading(line: str) -> None:
    (one,) = found("S01", WHOLE.replace("## II. ĐÁNH GIÁ CHUNG", line))
    assert [related.span.text for related in one.related] == [line]
    assert "## II. ĐÁNH GIÁ CHUNG" in one.help


def test_s01_points_at_the_first_line_of_the_body_where_nothing_stands_before() -> None:
    (one,) = found("S01", WHOLE.split("## I.")[0] + REST)
    assert (one.span.line, one.span.text[:3]) == (6, "Sở ")


def test_s01_and_s06_know_when_an_area_is_in_force() -> None:
    assert not found("S01", WHOLE, config=THREE_AREAS)
    in_force = THREE_AREAS.replace("2022-02", "2022-03")
    assert len(found("S01", WHOLE, config=in_force)) == 2
    ended = RESULTS + "### 3. Công tác cấp huyện\n\n- Không có.\n\n" + REST
    (one,) = found("S06", ended, config=THREE_AREAS)
    assert "2022-02" in one.message


@pytest.mark.parametrize("rule_id", ["S04", "S05", "S06"])
def test_other_rules_leave_what_is_missing_to_s01(rule_id: str) -> None:
    assert not found(rule_id, RESULTS + REST[REST.index("## III.") :])
    assert not found(rule_id, "Mở đầu.\n\n## I. KẾT QUẢ THÁNG 03/2022\n\n" + REST)


def test_s02_says_of_a_swap_one_finding_and_s04_none() -> None:
    sections = WHOLE.split("## ")
    first, second = RESULTS.split("### 2.")
    opening, one = first.split("### 1.")
    swapped = f"{opening}### 2.{second}### 1.{one}{REST}"
    assert len(sections) > 3
    assert words("S02", swapped) == ["### 1. Chuyển đổi số"]
    assert not found("S04", swapped)
    assert words("S02", swapped.replace("### 2. C", "### 1. C", 1).replace("### 1. Chuyển", "### 2. Chuyển", 1)) == [
        "### 2. Chuyển đổi số"
    ]


def test_s03_repairs_only_a_title_whose_numbers_are_right() -> None:
    (one,) = found("S03", WHOLE.replace("## I. KẾT QUẢ THÁNG 03/2022", "## I. Kết quả tháng 3/2022"))
    assert [edit.text for edit in one.edits] == ["KẾT QUẢ THÁNG 03/2022"]
    (one,) = found("S03", WHOLE.replace("## I. KẾT QUẢ THÁNG 03/2022", "## I. Kết quả tháng 02/2022"))
    assert one.edits == ()
    (one,) = found("S03", WHOLE.replace("## II. ĐÁNH GIÁ CHUNG", "## II. Đánh **giá** chung"))
    assert one.edits == ()


def test_s03_leaves_a_wrong_month_or_year_to_s07() -> None:
    text = WHOLE.replace("## I. KẾT QUẢ THÁNG 03/2022", "## I. KẾT QUẢ THÁNG 04/2022")
    assert not found("S03", text)
    assert words("S07", text) == ["THÁNG 04/2022"]


def test_s03_and_s07_take_a_quarter_for_a_quarter() -> None:
    text = numbered("2022-Q1").replace("THÁNG 03/2022", "QUÝ I NĂM 2022").replace("THÁNG 04", "QUÝ II")
    assert not found("S03", text)
    assert not found("S07", text)


@pytest.mark.parametrize(
    ("old", "new", "label"),
    [
        ("### 2. Cải cách hành chính\n\n- G", "### 3. Cải cách hành chính\n\n- G", "3"),
        ("### 2. Cải cách hành chính\n\n- G", "### 1. Cải cách hành chính\n\n- G", "1"),
        ("## III.", "## IV.", "IV"),
        ("## III.", "## II.", "II"),
        ("## II. ", "## 2. ", "## 2. ĐÁNH GIÁ CHUNG"),
        ("## II. ", "## ", "## ĐÁNH GIÁ CHUNG"),
    ],
)
def test_s04_finds_a_gap_a_repeat_and_a_missing_label_once(old: str, new: str, label: str) -> None:
    assert words("S04", WHOLE.replace(old, new)) == [label]


def test_s04_counts_a_gap_once_when_the_rest_goes_on_from_it() -> None:
    parts = "\n\n".join(f"### {number}. Mục {number}\n\n- Việc." for number in (1, 2, 5, 6, 7))
    assert words("S04", WHOLE.replace("Bảo đảm tiến độ.", parts)) == ["5"]


def test_subheadings_of_a_section_without_areas_are_free() -> None:
    text = WHOLE.replace("Bảo đảm tiến độ.", "### Ưu điểm\n\nNhiều.\n\n### Tồn tại\n\nÍt.")
    assert [one.message for rule_id in ("S01", "S02", "S03", "S04", "S06") for one in found(rule_id, text)] == []


@pytest.mark.parametrize("empty", ["", "-", "- {#tap-huan đang}", "…", "<!-- chưa viết -->"])
def test_s05_wants_words(empty: str) -> None:
    assert words("S05", WHOLE.replace("- Cấp 40 chữ ký số.", empty)) == ["### 1. Chuyển đổi số"]


def test_s05_takes_a_table_but_not_the_closing_for_content() -> None:
    assert not found("S05", WHOLE.replace("- Cấp 40 chữ ký số.", "| | |\n|---|---|\n| | |"))
    text = WHOLE.replace("- Rà soát thủ tục.", "Sở trân trọng báo cáo./.")
    assert words("S05", text) == ["### 2. Cải cách hành chính"]


def test_s06_knows_annexes_repeats_and_likely_slips() -> None:
    assert not found("S06", WHOLE + "\n## Phụ lục I. BIỂU SỐ LIỆU\n\nBiểu.\n")
    (one,) = found("S06", RESULTS + "### 3. Chuyển đổi số\n\n- Lại.\n\n" + REST)
    assert [related.span.text for related in one.related] == ["### 1. Chuyển đổi số"]
    (one,) = found("S06", WHOLE.replace("ĐÁNH GIÁ CHUNG", "KHÓ KHĂN, VƯỚNG MẮC"))
    assert "ĐÁNH GIÁ CHUNG" in one.help
    (one,) = found("S06", "# BÁO CÁO\n\n" + WHOLE)
    assert "“#”" in one.message
    assert not found("S04", "# BÁO CÁO\n\n" + WHOLE)
    assert not found("S08", "# BÁO CÁO\n\n" + WHOLE)


def test_annexes_are_numbered_and_not_empty() -> None:
    two = WHOLE + "\n## Phụ lục I. BIỂU MỘT\n\nBiểu.\n\n## Phụ lục {}. BIỂU HAI\n\n{}\n"
    assert not found("S04", two.format("II", "Biểu."))
    assert [one.span.text for one in found("S04", two.format("III", "Biểu."))] == ["## Phụ lục III. BIỂU HAI"]
    assert not found("S05", two.format("II", "Biểu."))
    assert [one.span.text for one in found("S05", two.format("II", ""))] == ["## Phụ lục II. BIỂU HAI"]


def test_s08_takes_no_can_cu_for_an_opening() -> None:
    can_cu = "Căn cứ Luật Di sản văn hóa;\n\nCăn cứ Kế hoạch năm 2022."
    assert found("S08", can_cu + "\n\n" + WHOLE.partition("\n\n")[2])
    assert not found("S08", can_cu + "\n\n" + WHOLE)


def test_s08_wants_a_closing_only_where_the_office_has_none() -> None:
    without = "report: {closing: ''}"
    assert not found("S08", WHOLE)
    assert words("S08", WHOLE, config=without) == ["## III. KẾ HOẠCH THÁNG 04 NĂM 2022"]
    assert not found("S08", WHOLE + "\nSở trân trọng báo cáo./.\n", config=without)


OPENING = "Sở Văn hóa và Du lịch báo cáo kết quả tháng 3 và kế hoạch tháng 4 năm 2022 như sau:"


@pytest.mark.parametrize(
    ("opening", "leftovers"),
    [
        ("Sở báo cáo kết quả tháng 02 và kế hoạch tháng 03 năm 2022 như sau:", ["tháng 02"]),
        ("Sở báo cáo kết quả tháng 3, kế hoạch tháng 4 năm 2021 như sau:", ["tháng 4 năm 2021"]),
        ("Thực hiện Công văn số 12/SKH-TH ngày 05/01/2022, Sở báo cáo kết quả tháng 2/2022:", ["tháng 2/2022"]),
        ("Sở báo cáo kết quả tháng Hai và kế hoạch tháng Ba như sau:", ["tháng Hai"]),
        ("Sở báo cáo kết quả Tháng Năm và kế hoạch tháng sáu năm 2022:", ["Tháng Năm", "tháng sáu năm 2022"]),
        ("Sở báo cáo kết quả tháng Chạp và kế hoạch tháng Mười một:", ["tháng Chạp", "tháng Mười một"]),
        ("Căn cứ Kế hoạch công tác năm 2021, Sở báo cáo kết quả tháng 3, kế hoạch tháng 4 như sau:", ["năm 2021"]),
    ],
)
def test_s07_finds_what_was_left_in_the_opening(opening: str, leftovers: list[str]) -> None:
    assert words("S07", WHOLE.replace(OPENING, opening)) == leftovers


@pytest.mark.parametrize(
    "opening",
    [
        "Căn cứ Kế hoạch công tác năm 2022; tình hình thực hiện, Sở báo cáo kết quả tháng 3, tháng 4 năm 2022:",
        "Thực hiện Công văn số 12/SKH-TH về báo cáo tháng 02 năm 2022 của Sở Kế hoạch, Sở báo cáo kết quả tháng 3:",
        "Sở báo cáo kết quả tháng Ba và kế hoạch tháng Tư năm 2022; ngày tháng năm ban hành ghi ở trên:",
        "Sở báo cáo kết quả tháng 3, ba tháng năm 2022; du lịch tháng Ba Bể, lễ hội tháng Tám âm lịch:",
        "Sở báo cáo kết quả lễ hội tháng Hai âm lịch và công tác tháng Giêng âm lịch như sau:",
        "Thực hiện kết luận tại phiên họp tháng 02/2022, Sở báo cáo kết quả tháng 3 như sau:",
        "Sở báo cáo kết quả tháng 3, quý I và nhiệm vụ tháng 4, quý II năm 2022:",
        "Sở báo cáo kết quả tháng 3 và 3 tháng đầu năm 2022 (so với tháng 02/2022 và cùng kỳ năm 2021):",
        "Sở báo cáo số liệu từ ngày 15 tháng 02 năm 2022 đến ngày 14/3/2022, giai đoạn 2021-2025, kết quả tháng 3:",
        "Sở báo cáo kết quả phong trào “Tháng 9 xanh”, kết quả tháng 3:",
        "Sở tổng kết việc thực hiện kế hoạch năm 2021 và báo cáo kết quả tháng 3 như sau:",
    ],
)
def test_s07_is_silent_for_other_documents_times_and_spans(opening: str) -> None:
    assert words("S07", WHOLE.replace(OPENING, opening)) == []


def test_s07_reads_closing_subject_and_the_turn_of_the_year() -> None:
    closing = "\nTrên đây là báo cáo kết quả tháng 02 năm 2022 của Sở./.\n"
    assert words("S07", WHOLE + closing) == ["tháng 02 năm 2022"]
    assert words("S07", front("subject: Kết quả tháng 02 và kế hoạch tháng 3 năm 2022")) == ["subject"]
    december = "---\nperiod: 2022-12\n---\n\nSở báo cáo kết quả tháng 12 và kế hoạch tháng 01 năm {} như sau:\n"
    assert not found("S07", december.format(2023))
    assert found("S07", december.format(2022))


@pytest.mark.parametrize(
    ("assessment", "leftovers"),
    [
        ("Trong tháng 01/2022, công tác của Sở bảo đảm tiến độ.", ["tháng 01/2022"]),
        ("Nhìn chung, tháng 02 các phòng hoàn thành nhiệm vụ.", ["tháng 02"]),
        ("Công tác chuyển đổi số trong tháng 03 năm 2021 có tiến bộ. So với tháng 02 tăng.", ["tháng 03 năm 2021"]),
        ("- Kết quả thực hiện nhiệm vụ tháng 12/2021 cơ bản đạt kế hoạch;\n- Việc khác.", ["tháng 12/2021"]),
        ("**1. Ưu điểm**\n\nCông tác tài chính tháng 12/2021 bám sát dự toán.", ["tháng 12/2021"]),
        ("Trong tháng 02/2022, Sở đã hoàn thành các nhiệm vụ được giao.", ["tháng 02/2022"]),
        ("Công tác di sản trong tháng 02 năm 2022 tiến bộ rõ, hồ sơ tồn đọng giảm.", ["tháng 02 năm 2022"]),
        ("Các nhiệm vụ trọng tâm của tháng 4/2022 đã được triển khai.", ["tháng 4/2022"]),
        ("### Ưu điểm\n\nTháng 01, các đơn vị chủ động.\n\n### Hạn chế\n\nTháng 5 chậm.", ["Tháng 01"]),
    ],
)
def test_s07_reads_what_the_assessment_begins_with(assessment: str, leftovers: list[str]) -> None:
    assert words("S07", WHOLE.replace("Bảo đảm tiến độ.", assessment)) == leftovers


@pytest.mark.parametrize(
    "assessment",
    [
        "Trong tháng 3/2022, công tác của Sở bảo đảm tiến độ.",
        "So với tháng 01, số hồ sơ tăng.",
        "Số hồ sơ lũy kế từ tháng 01 là 120.",
        "Tiếp nối kết quả tháng 02, các phòng hoàn thành nhiệm vụ.",
        "Các tồn tại của tháng 02 đã được khắc phục.",
        "Nhiệm vụ tháng 02 chuyển sang đã hoàn thành.",
        "Nhiệm vụ tháng 02 được giao đã hoàn thành.",
        "Kế hoạch tháng 4/2022 đã được phê duyệt, các phòng chủ động.",
        "Các phòng đã chuẩn bị cho tháng 4/2022.",
        "Tháng 02 có Tết nên ít việc, tháng này các phòng tăng tốc.",
        "Trong tháng 02 và tháng 3, các phòng chủ động.",
        "Công tác quý I bảo đảm tiến độ. Tháng 01 còn chậm.",
        "Thực hiện kết luận tại phiên họp tháng 02/2022 của UBND tỉnh, Sở đã rà soát.",
        "Cơ bản hoàn thành nhiệm vụ. Trong tháng 01/2022, có một việc chậm.",
    ],
)
def test_s07_leaves_other_months_of_an_assessment_alone(assessment: str) -> None:
    assert words("S07", WHOLE.replace("Bảo đảm tiến độ.", assessment)) == []


def test_rules_do_not_read_the_body_for_dates() -> None:
    text = WHOLE.replace("- Cấp 40 chữ ký số.", "- Cấp 40 chữ ký số theo đề nghị tháng 12 năm 2019.")
    assert not found("S07", text)


@pytest.mark.parametrize("opening", ["tháng 5 " * 50_000, "kế hoạch " * 50_000 + "tháng 3", "“tháng 5, " * 50_000])
def test_a_hostile_opening_costs_linear_time(opening: str) -> None:
    started = time.process_time()
    found("S07", opening + "\n\n" + WHOLE)
    assert time.process_time() - started < 10


def test_a_title_with_an_endless_number_is_only_a_wrong_title() -> None:
    text = WHOLE.replace("THÁNG 03/2022", f"THÁNG {'9' * 5_000}/2022")
    assert found("S07", text)
    assert not found("S03", text)


def test_many_headings_cost_linear_time() -> None:
    headings = "\n\n".join(f"## I. Phần {number}" for number in range(3_000))
    started = time.process_time()
    for rule_id in ("S01", "S02", "S03", "S04", "S05", "S06", "S08"):
        found(rule_id, headings)
    assert time.process_time() - started < 20


# --------------------------------------------------------------------------- real inputs


def test_whole_archives_of_other_offices_are_silent(shared_data: Path) -> None:
    for file in paths_in(shared_data, "carry/*/baocao.yml"):
        offices = offices_in(file.parent)
        for office in offices:
            assert office.reports
            found = check_office(office, chosen_rules(["F", "S"]))
            # These drafts have no signer yet, which is a note.
            assert [one.message for one in found if (one.rule, one.severity) != ("F06", Severity.NOTE)] == []
