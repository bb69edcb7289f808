"""The rules of family K, where an example is too short to show them."""

from __future__ import annotations

import re
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.checking.check import check_office, check_report, chosen_rules
from baocao.checking.rule import LoadedRule
from baocao.checking.rules import all_rules
from baocao.config.schema import Config
from baocao.model import PLAN, Diagnostic, Report, Severity
from baocao.office import Office
from baocao.parsing.editing import apply
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.tasks.task_links import placed_items
from support.offices import office_config, offices_in, report_of, with_front_matter
from support.paths import paths_in
from support.rule_examples import bad_example, diagnostics

RULES = {loaded.rule.id: loaded for loaded in all_rules() if loaded.rule.id.startswith("K")}
TWO_AREAS = "### 1. Chuyển đổi số\n\n{}\n\n### 2. Cải cách hành chính\n\n{}\n\n"
ISSUED = "---\nperiod: 2022-03\nstatus: issued\n---\n\n"


def results(first: str = "", second: str = "") -> str:
    return "## I. KẾT QUẢ THÁNG 03/2022\n\n" + TWO_AREAS.format(first, second)


def plan(first: str = "", second: str = "") -> str:
    return "## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n" + TWO_AREAS.format(first, second)


def found(rule_id: str, text: str, *earlier: str, config: str = "") -> list[Diagnostic]:
    """What the rule finds in a report of March 2022 with this text, after the months in `earlier`."""
    loaded = RULES[rule_id]
    rule = loaded.rule._replace(bad=text, earlier=earlier, config=config)
    return list(diagnostics(LoadedRule(rule, loaded.check), bad_example(rule)))


def places(rule_id: str, text: str, *earlier: str, config: str = "") -> list[str]:
    """The source text that the findings point to."""
    return [one.span.text for one in found(rule_id, text, *earlier, config=config)]


def severities(rule_id: str, text: str, *earlier: str) -> list[str]:
    return [str(one.severity) for one in found(rule_id, text, *earlier)]


# --------------------------------------------------------------------------- K01


def test_k01_finds_every_missing_task_at_the_heading_of_its_own_area() -> None:
    before = plan("- Mua máy chủ {#may-chu}; mua máy in {#may-in}.", "- Rà soát thủ tục. {#ra-soat}")
    one, two, three = found("K01", results("- Việc khác.", "- Việc khác."), before)
    assert [d.span.text for d in (one, two, three)] == [
        "### 1. Chuyển đổi số",
        "### 1. Chuyển đổi số",
        "### 2. Cải cách hành chính",
    ]
    assert one.message == "Việc “Mua máy chủ” (may-chu) của tháng 02 chưa có kết quả."
    assert "{#may-in …}" in two.help
    assert [(r.span.path, r.span.text) for r in three.related] == [
        ("reports/2022/2022-02.md", "Rà soát thủ tục. {#ra-soat}")
    ]


def test_k01_takes_a_result_in_any_area_and_with_any_status() -> None:
    before = plan("- Mua máy chủ. {#a1 #b1}\n- Họp. {#c1}")
    assert not found("K01", results("", "- Đã làm {#a1 ?}; chưa làm {#c1 chưa}; đang làm {#b1}."), before)


def test_k01_names_the_year_of_a_plan_made_in_another_year() -> None:
    text = "---\nperiod: 2022-01\n---\n\n## I. KẾT QUẢ THÁNG 01/2022\n\n### 1. Chuyển đổi số\n\n- Việc khác.\n"
    (one,) = found("K01", text, plan("- Mua máy chủ. {#may-chu}"))
    assert "của tháng 12/2021" in one.message


def test_k01_points_to_the_section_where_it_has_no_such_area() -> None:
    text = "## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Cải cách hành chính\n\n- Việc khác.\n"
    assert places("K01", text, plan("- Mua máy chủ. {#may-chu}")) == ["## I. KẾT QUẢ THÁNG 03/2022"]


def test_k01_points_to_the_section_where_the_area_has_ended() -> None:
    ended = (
        "areas:\n  - {id: chuyen-doi-so, title: Chuyển đổi số}\n"
        "  - {id: cai-cach-hanh-chinh, title: Cải cách hành chính, until: 2022-02}\n"
    )
    text = "## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n- Việc khác.\n"
    before = plan("", "- Rà soát thủ tục. {#ra-soat}")
    assert places("K01", text, before, config=ended) == ["## I. KẾT QUẢ THÁNG 03/2022"]


def test_k01_says_which_code_may_be_a_slip_of_the_pen() -> None:
    (one,) = found("K01", results("- Đã mua. {#mua-may-chhu xong}"), plan("- Mua máy chủ. {#mua-may-chu}"))
    assert "mua-may-chhu" in one.help


def test_k01_counts_a_task_planned_twice_once_and_a_mention_not_at_all() -> None:
    before = plan("- Mua máy chủ. {#may-chu}\n- Mua tiếp. {#may-chu}")
    text = results("- Việc khác.") + "## II. ĐÁNH GIÁ CHUNG\n\nĐã mua máy chủ. {#may-chu xong}\n"
    assert len(found("K01", text, before)) == 1


@pytest.mark.parametrize(
    ("text", "earlier"),
    [
        ("## II. ĐÁNH GIÁ CHUNG\n\nTốt.\n", (plan("- Mua máy chủ. {#may-chu}"),)),  # S01 speaks
        (results("- Việc khác."), ()),
        (results("- Việc khác."), ("---\nperiod: 2022-01\n---\n\n" + plan("- Mua máy chủ. {#may-chu}"),)),  # K09
        (results("- Việc khác."), (results("- Mua máy chủ. {#may-chu đang}"),)),  # K07 speaks
    ],
)
def test_k01_is_silent_where_its_ground_is_missing(text: str, earlier: tuple[str, ...]) -> None:
    assert not found("K01", text, *earlier)


def test_k01_and_k12_and_k03_are_errors_in_a_draft_and_the_others_are_not() -> None:
    by_draft = {rule_id: loaded.rule.severity for rule_id, loaded in RULES.items()}
    assert {rule_id for rule_id, severity in by_draft.items() if severity == "error"} == {"K01", "K03", "K12"}


# --------------------------------------------------------------------------- K02

BEFORE = plan("- Mua máy chủ. {#mua-may-chu}\n- Tập huấn ký số. {#tap-huan}")


def test_k02_asks_whether_a_code_like_a_planned_one_was_meant() -> None:
    (one,) = found("K02", results("- Đã mua. {#mua-may-chhu xong}"), BEFORE)
    assert one.span.text == "{#mua-may-chhu xong}"
    assert "“mua-may-chu”?" in one.message
    assert one.severity == "warning"


def test_k02_does_not_take_a_reported_task_for_the_one_that_was_meant() -> None:
    (one,) = found("K02", results("- Đã mua. {#mua-may-chu xong}\n- Đã mua. {#mua-may-chhu xong}"), BEFORE)
    assert "Có phải" not in one.message


def test_k02_is_a_note_for_new_work_that_is_planned_on_and_graver_for_other() -> None:
    text = results("- Sửa mạng. {#sua-mang đang}\n- Lắp camera. {#camera xong}")
    assert severities("K02", text + plan("- Sửa mạng. {#sua-mang}"), BEFORE) == ["note", "warning"]
    assert severities("K02", ISSUED + text + plan("- Sửa mạng. {#sua-mang}"), BEFORE) == ["note", "error"]


def test_k02_judges_each_code_of_a_marker_and_no_mention() -> None:
    text = results("- Đã mua. {#mua-may-chu #khac-han xong}") + "## II. ĐÁNH GIÁ CHUNG\n\nTốt. {#la-hoac}\n"
    (one,) = found("K02", text, BEFORE)
    assert "khac-han" in one.message


@pytest.mark.parametrize("earlier", [(), (results("- Việc khác."),), (plan("- Mua máy chủ."),)])
def test_k02_is_silent_without_a_marked_plan_before(earlier: tuple[str, ...]) -> None:
    assert not found("K02", results("- Đã mua. {#mua-may-chu xong}"), *earlier)


def test_k02_is_silent_for_what_the_plan_has_only_without_its_marker() -> None:
    before = plan("- Mua máy chủ. {#mua-may-chu}\n- Tập huấn ký số.")
    assert not found("K02", results("- Tập huấn ký số. {#lop-1 xong}"), before)
    assert found("K02", results("- Lắp camera. {#lop-1 xong}"), before)


# --------------------------------------------------------------------------- K03


def test_k03_points_to_every_repetition_in_results_and_in_the_plan() -> None:
    text = results("- A. {#a1 xong}\n- B. {#b1 đang}", "- C. {#a1 đang}\n- D. {#d1 #a1 xong}") + plan(
        "- B {#b1}; B nữa {#b1}."
    )
    one, two, three = found("K03", text)
    assert [d.span.text for d in (one, two, three)] == ["{#a1 đang}", "{#d1 #a1 xong}", "{#b1}"]
    assert two.related[0].span.text == "{#a1 xong}"


def test_k03_lets_a_task_stand_once_in_results_and_once_in_the_plan() -> None:
    assert not found("K03", results("- A. {#a1 đang}") + plan("- A. {#a1}"))


def test_k03_finds_a_code_twice_in_one_marker() -> None:
    assert places("K03", plan("- A. {#a1 #a1}")) == ["{#a1 #a1}"]


# --------------------------------------------------------------------------- K04 and K05


def test_k04_wants_a_status_in_results_only() -> None:
    text = results("- A. {#a1 ?}\n- B. {#b1}\n- C. {#c1 xong}\n- Không mã.") + plan("- D. {#d1}\n- E. {#e1 ?}")
    assert places("K04", text + "## Phụ lục I. BẢNG\n\nMáy chủ. {#a1}\n") == ["{#a1 ?}", "{#b1}"]


@pytest.mark.parametrize("rule_id", ["K02", "K04", "K05", "K06", "K07"])
def test_what_may_be_open_in_a_draft_is_an_error_once_issued(rule_id: str) -> None:
    rule = RULES[rule_id].rule
    assert set(severities(rule_id, rule.bad, *rule.earlier)) == {"warning"}
    assert set(severities(rule_id, ISSUED + rule.bad, *rule.earlier)) == {"error"}


@pytest.mark.parametrize(
    "result",
    [
        "Chưa mua, lý do: vướng thủ tục. {#a1 chưa}",
        "Chưa mua {#a1 chưa}, lý do: vướng thủ tục.",
        "Chưa mua {#a1 chưa}. Lý do là vướng thủ tục.",
        "Chưa mua với lý do vướng thủ tục. {#a1 bo}",
        "Chưa mua. {#a1 chua “vướng thủ tục”}",
        "Chưa mua. {#a1 chưa}\n  - Lý do: vướng thủ tục.",
        "Đang mua. {#a1 đang}",
    ],
)
def test_k05_takes_a_reason_in_the_words_in_the_details_or_in_the_marker(result: str) -> None:
    assert not found("K05", results(f"- {result}"))


@pytest.mark.parametrize(
    "result",
    [
        "Chưa mua. {#a1 chưa}",
        "Chưa mua, lý do: {#a1 bỏ}",
        'Chưa mua. {#a1 chưa ""}',
        "Chưa mua {#a1 chưa}; chưa sửa {#b1 chưa}, lý do: chờ duyệt.",
        "Chưa mua. {#a1 chưa}\n- Chưa sửa, lý do: chờ duyệt. {#b1 chưa}",
    ],
)
def test_k05_is_not_content_with_an_empty_reason_or_that_of_another_task(result: str) -> None:
    assert [d.span.text for d in found("K05", results(f"- {result}"))] == [re.findall(r"{#a1[^}]*}", result)[0]]


# --------------------------------------------------------------------------- K06 and K07


def test_k06_points_to_the_plan_item_and_relates_the_result() -> None:
    text = results("- Đã mua. {#a1 xong}\n- Đang sửa. {#b1 đang}\n- Thôi. {#c1 bỏ}") + plan(
        "- Sửa tiếp {#b1}; mua tiếp {#a1}; thôi {#c1}."
    )
    (one,) = found("K06", text)
    assert one.span.text == "mua tiếp {#a1}"
    assert one.related[0].span.text == "{#a1 xong}"


def test_k07_points_to_results_that_are_open_and_not_planned_again() -> None:
    text = results("- A. {#a1 đang}\n- B. {#b1 chưa}\n- C. {#c1 đang}\n- D. {#d1 xong}\n- E. {#e1 bỏ}\n- F. {#f1 ?}")
    assert places("K07", text + plan("- C. {#c1}")) == ["A. {#a1 đang}", "B. {#b1 chưa}"]


def test_k07_is_silent_where_there_is_no_plan_at_all() -> None:
    assert not found("K07", results("- A. {#a1 đang}"))


# --------------------------------------------------------------------------- K09


def month(period: str) -> str:
    return f"---\nperiod: {period}\n---\n\n## I. KẾT QUẢ\n"


def test_k09_points_to_the_period_and_relates_the_last_month_there_is() -> None:
    (one,) = found("K09", month("2022-03"), month("2021-09"), month("2021-11"))
    assert (one.span.text, one.span.line) == ("period", 2)
    assert "tháng 12/2021 đến tháng 02" in one.message
    assert one.related[0].span.path == "reports/2021/2021-11.md"


@pytest.mark.parametrize(
    ("own", "earlier", "words"),
    [
        ("2025-02", "2024-06", "tháng 07/2024 đến tháng 01/2025,"),
        ("2025-01", "2024-06", "tháng 07/2024 đến tháng 12/2024,"),
        ("2025-06", "2025-01", "tháng 02 đến tháng 05,"),
        ("2022-Q2", "2021-Q1", "quý II/2021 đến quý I/2022,"),
        ("2022-H2", "2021-H2", "6 tháng đầu năm,"),
        ("2023-9M", "2021-9M", "9 tháng đầu năm 2022,"),
        ("2023", "2021", "năm 2022,"),
    ],
)
def test_k09_finds_a_gap_of_every_kind(own: str, earlier: str, words: str) -> None:
    (one,) = found("K09", month(own), month(earlier))
    assert f"Kho chưa có báo cáo {words}" in one.message


@pytest.mark.parametrize(
    ("own", "earlier"),
    [
        ("2022-03", ()),
        ("2022-03", ("2022-01", "2022-02")),
        ("2022-01", ("2021-12",)),
        ("2022-03", ("2022-05",)),
        ("2022-03", ("2021",)),
        ("2022-Q2", ("2022-Q1",)),
        ("2022-Q2", ("2022-02", "2021-H2", "2021-9M", "2021")),
    ],
)
def test_k09_is_silent_without_a_gap_between_periods_of_the_kind(own: str, earlier: tuple[str, ...]) -> None:
    assert not found("K09", month(own), *map(month, earlier))


# --------------------------------------------------------------------------- K10


def with_codes(text: str) -> str:
    """The plan after every repair that K10 offers."""
    loaded = RULES["K10"]
    example = bad_example(loaded.rule._replace(bad=plan(text)))
    found = diagnostics(loaded, example)
    return apply(example.report.source, [edit for one in found for edit in one.edits])


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("- Mua máy chủ.", "- Mua máy chủ {#mua-may-chu}."),
        ("- Mua máy chủ", "- Mua máy chủ {#mua-may-chu}"),
        ("- Mua máy chủ./.", "- Mua máy chủ {#mua-may-chu}./."),
        ("- **Mua máy chủ**;", "- **Mua máy chủ** {#mua-may-chu};"),
        ("- Mua máy chủ; Mua máy in.", "- Mua máy chủ {#mua-may-chu}; Mua máy in {#mua-may-in}."),
        ("- Mua máy chủ {#a1}; Mua máy in.", "- Mua máy chủ {#a1}; Mua máy in {#mua-may-in}."),
        ("- Mua máy\n  chủ.", "- Mua máy\n  chủ {#mua-may-chu}."),
        ("- Mua máy chủ (02 máy).", "- Mua máy chủ (02 máy) {#mua-may-chu}."),
        ("Mua máy chủ.", "Mua máy chủ {#mua-may-chu}."),
    ],
)
def test_k10_puts_a_code_right_behind_the_words(before: str, after: str) -> None:
    assert after in with_codes(before)


def test_k10_does_not_ask_for_codes_of_lead_ins_closings_and_areas_without_plans() -> None:
    text = plan("- Chuẩn bị, gồm:\n  - in giấy mời. {#in-giay}", "Trong tháng không phát sinh.")
    assert not found("K10", text + "Trên đây là báo cáo của Sở.\n\nSở trân trọng báo cáo./.\n")
    assert not found("K10", results("- Không mã."))


def test_k10_repairs_give_a_task_that_goes_on_its_own_code_and_make_no_finding() -> None:
    before = plan("- Trình UBND tỉnh ban hành bảng giá đất năm 2022. {#bang-gia-dat}").replace("THÁNG 04", "THÁNG 03")
    told = results("- Bảng giá đất chưa trình được, lý do: Sở Tài chính chưa có ý kiến. {#bang-gia-dat chưa}")
    earlier = report_of(with_front_matter(before, "2022-02"), "reports/2022/2022-02.md")
    mended = mend_codes(report_of(with_front_matter(told + plan("- Trình bảng giá đất."))), earlier)
    assert "- Trình bảng giá đất {#bang-gia-dat}." in mended.source.text
    office = Office("", ".", office_config(), (earlier, mended))
    assert not list(check_office(office, chosen_rules(select=["K"])))


def test_k10_writes_nothing_where_a_new_code_may_part_a_task_in_two() -> None:
    told = results("- Đang kiểm tra việc sử dụng đất của 12 tổ chức được thuê đất. {#thue-dat đang}")
    (one,) = found("K10", told + plan("- Kiểm tra đất của tổ chức thuê đất chậm nộp tiền."))
    assert not one.edits
    assert re.search(r"thêm mã ấy: \{#thue-dat\}; nếu là việc khác thì thêm mã mới, ví dụ \{#[a-z-]+\}", one.help)


def test_k07_and_k10_name_each_other_where_a_line_may_be_the_task() -> None:
    told = results("- Đang kiểm tra việc sử dụng đất của 12 tổ chức được thuê đất. {#thue-dat đang}")
    text = told + plan("- Kiểm tra đất của tổ chức thuê đất chậm nộp tiền.\n- Họp dân. {#hop}")
    (one,), (other,) = found("K07", text), found("K10", text)
    assert one.help.startswith(f"Nếu dòng {other.span.line} của kế hoạch là việc này thì thêm {{#thue-dat}} vào cuối")
    assert [related.span.line for related in one.related] == [other.span.line]


def test_k10_is_no_error_even_once_issued() -> None:
    assert severities("K10", ISSUED + plan("- Mua máy chủ.")) == ["warning"]


WORDS = st.sampled_from(["Mua", "**mạnh**", "*nhấn; Lập", "`mã`", "[x](http://a.vn)", "“chợ", "2022."])
PIECES = st.one_of(
    WORDS,
    st.sampled_from(
        ["sổ*", "; Tổ chức", "(gồm", ")", "&amp;", "{#viec-a}", "{#viec-b đang}", "{#hong", "{#Sai}", ".", "\\*", ":"]
    ),
)
STARTS = st.sampled_from(["- ", "  - ", "", "1. ", "> ", "    - "])
LINES = st.builds(
    lambda start, word, rest: start + " ".join([word, *rest]), STARTS, WORDS, st.lists(PIECES, max_size=5)
)


@given(st.lists(LINES, max_size=8).map("\n".join))
def test_k10_mends_what_it_finds_and_changes_no_word(text: str) -> None:
    report = report_of(with_front_matter(plan(text)))
    mended = mend_codes(report)
    assert not codes_found(mended)
    assert [one.problem for one in mended.markers if one.problem] == [
        one.problem for one in report.markers if one.problem
    ]
    assert words(mended) == words(report)


def codes_found(*reports: Report, config: Config | None = None) -> list[Diagnostic]:
    office = Office("", ".", config or office_config(), reports)
    return list(check_office(office, chosen_rules(select=["K10"])))


def mend_codes(report: Report, *others: Report, config: Config | None = None) -> Report:
    found = codes_found(report, *others, config=config)
    edits = [edit for one in found for edit in one.edits if edit.span.source is report.source]
    return parse(decode(apply(report.source, edits).encode(), report.path).source, config or office_config())


def words(report: Report) -> list[str]:
    return ["".join(prose.text.split()) for prose in report.prose]


# --------------------------------------------------------------------------- K12


@pytest.mark.parametrize(
    "marker",
    ["{#Mua xong}", "{#máy-chủ}", "{#a}", "{# }", "{#a1 rồi}", "{#a1 xong đang}", '{#a1 chưa "vì}', "{#a1 xong"],
)
def test_k12_finds_a_marker_that_cannot_be_read_wherever_it_is(marker: str) -> None:
    text = f"Mở đầu {marker}\n\n" + results(f"- Mua. {marker}")
    text += f"## II. ĐÁNH GIÁ CHUNG\n\nTốt. {marker}\n\n" + plan(f"- Mua. {marker}") + "## Phụ lục I. BẢNG\n\n"
    assert places("K12", f"{text}Máy chủ. {marker}\n") == [marker] * 5


def test_k12_finds_a_marker_in_a_heading_and_one_without_words() -> None:
    text = results("- {#a1 xong}\n- Mua. {#b1 xong}").replace("Chuyển đổi số", "Chuyển đổi số {#c1}")
    first, second = found("K12", text)
    assert (first.span.text, first.message) == ("{#c1}", "Mã nhiệm vụ không đặt ở đầu đề.")
    assert second.span.text == "{#a1 xong}"


def test_k12_leaves_mentions_code_and_escapes_alone() -> None:
    assert not found("K12", results("- Viết `{#Sai}` hoặc \\{#Sai}.") + "## II. ĐÁNH GIÁ CHUNG\n\nTốt. {#a1}\n")


# --------------------------------------------------------------------------- real months, hostile ones


def test_k01_without_marker_goes_by_words_and_is_only_a_warning() -> None:
    before = plan("- Mua máy chủ.\n- Tập huấn ký số tại huyện Bắc Sơn.")
    (one, other) = found("K01", results("- Tập huấn ký số tại huyện Nam Sơn."), before)
    assert {one.severity, other.severity} == {Severity.WARNING}
    assert "theo lời văn" in one.message
    assert "Nam Sơn" in other.help
    assert "nhưng" in other.help
    assert not found("K01", results("- Đã mua máy chủ.\n- Tập huấn ký số tại huyện Bắc Sơn."), before)
    again = plan("- Tập huấn ký số tại huyện Bắc Sơn.")
    assert len(found("K01", results("- Đã mua máy chủ.") + again, before)) == 0  # planned on: nobody forgot it


def test_k02_without_marker_in_the_plan_names_the_plan_item() -> None:
    before = plan("- Mua máy chủ cho trung tâm dữ liệu.\n- Tập huấn. {#tap-huan}")
    text = results("- Đã mua máy chủ cho trung tâm dữ liệu. {#may-chu xong}\n- Tập huấn. {#tap-huan xong}")
    assert not found("K01", text, before)


def test_k04_asks_for_the_marker_of_a_result_that_has_none() -> None:
    (one,) = found("K04", results("- Đã mua máy chủ."), plan("- Mua máy chủ. {#may-chu}"))
    assert one.severity is Severity.WARNING
    assert "{#may-chu …}" in one.help
    assert not found("K01", results("- Đã mua máy chủ."), plan("- Mua máy chủ. {#may-chu}"))


def test_k05_without_marker_wants_a_reason_where_the_words_say_that_it_is_not_done() -> None:
    before = plan("- Mua máy chủ cho trung tâm dữ liệu.")
    (one,) = found("K05", results("- Chưa mua máy chủ cho trung tâm dữ liệu."), before)
    assert one.severity is Severity.WARNING
    assert not found("K05", results("- Chưa mua máy chủ cho trung tâm dữ liệu do thiếu vốn."), before)


def test_k08_counts_three_plans_running_and_stops_at_any_progress() -> None:
    months = (stuck("2022-01", ""), stuck("2022-02", '{#may-chu chưa "chờ vốn"}'))
    (one,) = found("K08", stuck("2022-03", "{#may-chu chưa}"), *months)
    assert one.severity is Severity.WARNING
    assert "tháng 01" in one.message
    assert [related.span.path for related in one.related] == ["reports/2022/2022-01.md", "reports/2022/2022-02.md"]
    for status in ("{#may-chu đang}", "{#may-chu xong}", "{#may-chu ?}"):
        assert not found("K08", stuck("2022-03", status), *months)
    assert not found("K08", stuck("2022-03", "{#may-chu chưa}"), months[1])
    assert not found("K08", stuck("2022-04", "{#may-chu chưa}"), *months)  # a month is not there


def test_k08_says_nothing_where_only_the_words_of_a_result_were_not_found() -> None:
    months = [stuck(f"2022-0{month}", "").replace(" {#may-chu}", "") for month in (1, 2, 3)]
    assert not found("K08", months[2], *months[:2])


def stuck(period: str, marker: str) -> str:
    said = f"- Chưa mua máy chủ. {marker}" if marker else "- Trực kỹ thuật."
    return (
        f"---\nperiod: {period}\n---\n\n## I. KẾT QUẢ THÁNG {period[5:]}/2022\n\n### 1. Chuyển đổi số\n\n"
        f"{said}\n\n## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n### 1. Chuyển đổi số\n\n- Mua máy chủ. {{#may-chu}}\n"
    )


RENAMED = (
    "areas:\n  - {id: chuyen-doi-so, title: Chuyển đổi số, until: 2022-02}\n"
    "  - {id: chuyen-doi-so, title: Số hóa, from: 2022-03}\n  - {id: cai-cach, title: Cải cách hành chính}\n"
)
SPLIT = RENAMED.replace("id: chuyen-doi-so, title: Số hóa", "id: so-hoa, title: Số hóa")


@pytest.mark.parametrize(("areas", "is_told"), [(RENAMED, True), (SPLIT, False)])
def test_k11_knows_an_area_by_another_title_and_is_silent_where_it_has_ended(areas: str, is_told: bool) -> None:
    before = plan("- Mua máy chủ. {#may-chu}", "- Rà soát thủ tục. {#ra-soat}")
    moved = results("- Việc khác.", "- Đã mua. {#may-chu xong}").replace("Chuyển đổi số", "Số hóa")
    assert [one.message.endswith("lĩnh vực “Số hóa”.") for one in found("K11", moved, before, config=areas)] == (
        [True] if is_told else []
    )
    stayed = results("- Đã mua. {#may-chu xong}", "- Việc khác.").replace("Chuyển đổi số", "Số hóa")
    assert not found("K11", stayed, before, config=areas)


def test_what_only_words_tell_is_no_error_in_an_issued_report_either(shared_data: Path) -> None:
    for folder in paths_in(shared_data, "carry/*/"):
        offices = offices_in(folder)
        for office in offices:
            texts = {
                one.path: re.sub(r"(?m)^status: draft$", "status: issued", one.source.text) for one in office.reports
            }
            issued = [parse(decode(text.encode(), path).source, office.config) for path, text in texts.items()]
            assert {one.front.status for one in issued} == {"issued"}
            diagnostics = check_office(office._replace(reports=tuple(issued)), chosen_rules(select=["K"]))
            assert {one.severity for one in diagnostics} == {Severity.WARNING}


def test_real_months_without_markers_have_warnings_by_their_words_only(shared_data: Path) -> None:
    for folder in paths_in(shared_data, "carry/*/"):
        offices = offices_in(folder)
        for office in offices:
            diagnostics = check_office(office, chosen_rules(select=["K"]))
            assert {one.severity for one in diagnostics} == {Severity.WARNING}
            assert {one.rule for one in diagnostics} <= {"K01", "K05", "K07", "K10", "K11"}


def test_codes_for_real_months_are_unique_and_mark_every_item(shared_data: Path) -> None:
    for folder in paths_in(shared_data, "carry/*/"):
        offices = offices_in(folder)
        for office in offices:
            for report in office.reports:
                others = tuple(other for other in office.reports if other.period.start < report.period.start)
                mended = mend_codes(report, *others, config=office.config)
                items = [placed.item for placed in placed_items(mended.section(PLAN))]
                slugs = [slug for item in items for slug in item.slugs]
                assert len(slugs) == len(set(slugs)) == len(items) > 0
                assert [item.text for item in items] == [one.item.text for one in placed_items(report.section(PLAN))]


@pytest.mark.parametrize(
    ("result", "planned"),
    [
        ("- Lập sổ. {{#plan-abd-{0:x} đang}}\n", "- Lập sổ. {{#plan-abc-{0:x}}}\n"),
        ("- Lập sổ {{#a{0} chưa}};", "Lập sổ {0}; "),
    ],
)
def test_a_hostile_report_is_checked_in_linear_time(result: str, planned: str) -> None:
    text = results("".join(result.format(i) for i in range(1500))) + plan(
        "".join(planned.format(i) for i in range(1500))
    )
    before = plan("".join(planned.format(i) for i in range(1500)))
    example = bad_example(RULES["K01"].rule._replace(bad=text, earlier=(before,)))
    started = time.process_time()
    list(check_report(example.report, example.office, RULES.values()))
    assert time.process_time() - started < 15


# --------------------------------------------------------------------------- K14


def test_k14_points_to_the_marker_of_the_result_or_else_of_the_plan() -> None:
    earlier = plan("- Mua máy chủ. {#may-chu han=2022-02}").replace("04", "03")
    text = results("- Đã mở thầu. {#may-chu đang}") + plan("- Nhận máy chủ. {#may-chu}")
    assert places("K14", text, earlier) == ["{#may-chu đang}"]
    assert places("K14", results("- Việc khác.") + plan("- Mua. {#may-chu}"), earlier) == ["{#may-chu}"]


@pytest.mark.parametrize(
    ("due", "is_overdue"),
    [("2022-02", True), ("2022-03-30", True), ("30/3/2022", True), ("2022-03-31", False), ("2022-03", False)],
)
def test_k14_waits_until_the_last_day_of_the_month_is_later(due: str, is_overdue: bool) -> None:
    earlier = plan(f"- Mua máy chủ. {{#may-chu han={due}}}").replace("04", "03", 1)
    assert bool(found("K14", results("- Đã mở thầu. {#may-chu đang}"), earlier)) is is_overdue


def test_k14_counts_the_days_that_the_office_does() -> None:
    earlier = plan("- Mua máy chủ. {#may-chu han=2022-03-20}").replace("04", "03", 1)
    text = results("- Đã mở thầu. {#may-chu đang}")
    assert len(found("K14", text, earlier)) == 1
    assert found("K14", text, earlier, config="reporting: {closes_on: 14, due_on: 16}") == []


@pytest.mark.parametrize(
    "result",
    [
        "- Đã mua. {#may-chu xong}",
        '- Thôi mua. {#may-chu bỏ "hết vốn"}',
        '- Chưa mua. {#may-chu chưa "thầu chậm" han=2022-05}',
        "- Mua máy chủ. {#may-chu ?}",
        "- Đã hoàn thành mua máy chủ.",
        "- Đang mua. {#may-chu đag}",
    ],
)
def test_k14_is_silent_where_the_task_is_closed_moved_or_not_told_of_yet(result: str) -> None:
    earlier = plan("- Mua máy chủ. {#may-chu han=2022-02}").replace("04", "03")
    assert places("K14", results(result), earlier) == []


def test_k14_is_silent_where_k01_reports_the_task_and_speaks_where_nobody_else_does() -> None:
    months = [
        results("- Trực.").replace("03", "01") + plan("- Mua máy chủ. {#may-chu han=2022-02}").replace("04", "02"),
        results("- Đã mở thầu. {#may-chu đang}").replace("03", "02") + plan("- Khác. {#khac}").replace("04", "03"),
    ]
    missing = plan("- Mua máy chủ. {#may-chu han=2022-02}").replace("04", "03")
    assert (places("K14", results("- Khác."), missing), len(found("K01", results("- Khác."), missing))) == ([], 1)
    assert places("K14", results("- Khác. {#khac xong}"), *months) == ["### 1. Chuyển đổi số"]
    assert severities("K14", ISSUED + results("- Khác. {#khac xong}"), *months) == ["warning"]


def months_of(texts: dict[int, str]) -> Office:
    """An office with these texts as its months of 2022."""
    reports = (
        report_of(with_front_matter(text, f"2022-{month:02}"), f"reports/2022/2022-{month:02}.md")
        for month, text in texts.items()
    )
    return Office("", ".", office_config(), tuple(reports))


def months_with_k14(texts: dict[int, str]) -> list[str]:
    return [one.span.path[-5:-3] for one in check_office(months_of(texts), [RULES["K14"]])]


def test_k14_says_a_forgotten_task_when_its_date_passes_and_in_the_newest_month() -> None:
    texts = {
        1: results("- Trực.") + plan("- Mua máy chủ. {#may-chu han=2022-02}"),
        2: results("- Đã mở thầu. {#may-chu đang}") + plan("- Khác. {#khac}"),
        **dict.fromkeys((3, 4, 5), results("- Khác. {#khac đang}") + plan("- Khác. {#khac}")),
    }
    assert months_with_k14(texts) == ["03", "05"]


def test_a_later_month_that_moves_the_date_silences_k14_in_the_months_before() -> None:
    def said(last: str) -> list[str]:
        again = plan("- Mua. {#may-chu}")
        first = {1: plan("- Mua máy chủ. {#may-chu han=2022-02}"), 3: results("- Đã mở thầu. {#may-chu đang}") + again}
        return months_with_k14({**first, 4: results(last) + again})

    assert said("- Đang chấm thầu. {#may-chu đang}") == ["03", "04"]
    assert said("- Đang chấm thầu. {#may-chu đang han=2022-06}") == []
    assert said("- Đã mua. {#may-chu xong}") == ["03"]


# --------------------------------------------------------------------------- routine work


def test_routine_work_is_not_stuck_however_often_it_is_planned() -> None:
    line, idle = plan("- Trực máy chủ. {#truc-may}"), results('- Chưa trực. {#truc-may chưa "mất điện"}')
    january = plan("- Trực máy chủ. {#truc-may%s}").replace("04", "02")
    february = idle.replace("03", "02") + line.replace("04", "03")
    assert len(found("K08", idle + line, january % "", february)) == 1
    assert found("K08", idle + line, january % " tx", february) == []


def test_routine_work_may_be_told_in_the_words_of_its_plan() -> None:
    tasks = {
        "mua-may": "Mua máy", "tap-huan": "Tập huấn ký số", "nang-cap": "Nâng cấp trang tin", "ra-soat": "Rà soát"
    }  # fmt: skip

    def items(words: str) -> str:
        return "\n".join(f"- {line}. {{#{slug}{words}}}" for slug, line in tasks.items())

    earlier = plan(items("")).replace("04", "03")
    assert len(found("K13", results(items(" đang")), earlier)) == len(tasks)
    assert found("K13", results(items(" đang tx")), earlier) == []
