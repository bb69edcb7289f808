"""A longer period's draft from its months: every task, sentence and figure of theirs is in it, once."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.archive import replace_report
from baocao.checking.check import check_report
from baocao.checking.rules import all_rules
from baocao.config.load import config_document, load_config
from baocao.config.schema import Config
from baocao.model import PLAN, RESULTS, Report, Severity, Source, Status
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.period import Period, parse_period
from baocao.tasks.rollup.draft import rolled_up
from baocao.tasks.rollup.gathering import gather
from baocao.tasks.task_links import is_nothing, placed_items
from support.offices import OFFICE_FILE, offices_in

QUARTERS = ("2022-Q1", "2022-Q2", "2022-Q3", "2022-Q4")
LONGER = (*QUARTERS, "2022-H1", "2022-H2", "2022-9M", "2022")
MUST_BE_SILENT = re.compile("F|S0[1-46-8]|K12|K03|T1[0-5]|N01")
AREA = "### 1. Chuyển đổi số"


def named(text: str) -> Period:
    period = parse_period(text)
    assert period is not None
    return period


def config_with(extra: str = "") -> Config:
    text = OFFICE_FILE.read_text(encoding="utf-8")
    texts = [text] if not extra else [extra, text]
    config, notes = load_config(*(config_document(Source("baocao.yml", part)) for part in texts))
    assert config is not None, notes
    return config


def month(
    period: str,
    results: str = "",
    plan: str = "",
    *,
    figures: Mapping[str, float] | None = None,
    assessment: str = "",
    museum: str = "",
    config: Config | None = None,
) -> Report:
    front = f"indicators: {dict(figures)}\n" if figures else ""
    of = named(period)
    text = f"""---
period: {period}
{front}---

Sở báo cáo kết quả tháng {of.month:02} và kế hoạch tháng {of.next.month:02} năm {of.next.year} như sau:

## I. KẾT QUẢ THÁNG {of.month:02}/{of.year}

{AREA}

{results}

### 2. Bảo tàng và di tích

{museum}

## II. ĐÁNH GIÁ CHUNG

{assessment}

## III. KẾ HOẠCH THÁNG {of.next.month:02} NĂM {of.next.year}

{AREA}

{plan}
"""
    read = decode(text.encode(), f"reports/{of.year}/{period}.md")
    return parse(read.source, config or config_with(), read.notes)


def office(*reports: Report, config: Config | None = None) -> Office:
    return Office("", ".", config or config_with(), reports)


def drafted(period: str, *reports: Report, config: Config | None = None) -> Report:
    return draft_of(named(period), office(*reports, config=config))


def draft_of(period: Period, whole: Office) -> Report:
    gathered = gather(period, whole)
    assert gathered is not None
    read = decode(rolled_up(gathered, whole).encode(), f"reports/{period.year}/{period}.md")
    return parse(read.source, whole.config, read.notes)


def under(report: Report, heading: str = AREA, section: str = "## I.") -> str:
    """What stands below a heading of a draft, up to the next one."""
    text = section + report.source.text.split(section, 1)[1]
    return text.split(f"{heading}\n", 1)[1].split("\n## ", 1)[0].split("\n### ", 1)[0].strip()


def seen(report: Report, section: str = RESULTS) -> list[str]:
    """The items of a section as its readers see them."""
    return [placed.item.text for placed in placed_items(report.section(section))]


def words(text: str) -> str:
    return f" {re.sub(r'[^0-9a-zà-ỹđ]+', ' ', text.casefold()).strip()} "


# --------------------------------------------------------------------------- any archive


def months_of(period: Period, whole: Office) -> list[Report]:
    reports = [one for one in whole.reports if one.period and one.period.is_month]
    return [one for one in reports if one.period and period.start <= one.period.start <= period.end]


def holds_all(period: Period, whole: Office) -> None:
    """Assert that the draft has each task, each sentence and each figure of its months once, and is a sound report."""
    months = months_of(period, whole)
    draft = draft_of(period, whole)
    told = [placed.item for report in months for placed in placed_items(report.section(RESULTS))]
    in_draft = Counter(slug for placed in placed_items(draft.section(RESULTS)) for slug in placed.item.slugs)
    assert {slug for item in told for slug in item.slugs} <= set(in_draft)
    assert set(in_draft.values()) <= {1}

    text = draft.source.text
    results = words(text[text.index("\n## I. ") : text.index("\n## II. ")])
    for item in told:
        if item.markers or not is_nothing(item):
            assert words(item.text) in results, item.text

    last = months[-1]
    planned = {slug for placed in placed_items(last.section(PLAN)) for slug in placed.item.slugs}
    in_plan = Counter(slug for placed in placed_items(draft.section(PLAN)) for slug in placed.item.slugs)
    left = {
        slug for placed in placed_items(draft.section(RESULTS)) for slug, marker in placed.item.tasks if marker.status
    }
    closed = {
        slug
        for placed in placed_items(draft.section(RESULTS))
        for slug, status in placed.item.statuses.items()
        if status.facts.closes
    }
    assert planned | (left - closed) == set(in_plan)
    assert set(in_plan.values()) <= {1}

    for name, indicator in whole.config.indicators.items():
        values = [report.front.indicators[name] for report in months if name in report.front.indicators]
        if values and indicator.kind == "flow":
            assert draft.front.indicators[name] == pytest.approx(sum(values))
    found = check_report(draft, replace_report(whole, draft), all_rules())
    silent = [one for one in found if MUST_BE_SILENT.match(one.rule) and one.severity is not Severity.NOTE]
    assert [(one.rule, one.message) for one in silent] == []


@pytest.mark.parametrize("period", LONGER)
def test_the_drafts_of_the_reports_of_this_repository_lose_nothing(repository: Path, period: str) -> None:
    for whole in offices_in(repository):
        holds_all(named(period), whole)


@dataclass(frozen=True)
class MadeUp:
    """A task of a generated month: with a status, and planned again or not."""

    slug: str
    status: Status
    again: bool


TASKS = st.builds(
    MadeUp,
    st.sampled_from(["may-chu", "tap-huan", "don-khach", "dinh-ha", "trung-bay"]),
    st.sampled_from(list(Status)),
    st.booleans(),
)
MONTHS = st.dictionaries(
    st.integers(1, 12),
    st.tuples(
        st.lists(TASKS, max_size=4, unique_by=lambda task: task.slug),
        st.lists(st.integers(0, 5), max_size=3),
        st.none() | st.integers(0, 20_000),
    ),
    min_size=1,
    max_size=6,
)


@given(MONTHS, st.sampled_from(LONGER))
def test_the_drafts_of_any_months_lose_nothing(
    made: Mapping[int, tuple[Sequence[MadeUp], Sequence[int], int | None]], name: str
) -> None:
    period = named(name)
    reports = []
    for number, (tasks, others, figure) in sorted(made.items()):
        results = [
            f"- Làm phần việc {number}{at} của {task.slug}. {{#{task.slug} {task.status}}}"
            for at, task in enumerate(tasks)
        ]
        results += [f"- Tổ chức buổi lễ thứ {1000 + other}." for other in others]
        plan = [f"- Làm tiếp {task.slug}. {{#{task.slug}}}" for task in tasks if task.again]
        museum = "" if figure is None else f"- Bảo tàng đón {figure} lượt khách tham quan."
        figures = None if figure is None else {"khach_tham_quan": figure}
        reports.append(month(f"2022-{number:02}", "\n".join(results), "\n".join(plan), figures=figures, museum=museum))
    whole = office(*reports)
    if months_of(period, whole):
        holds_all(period, whole)
    else:
        assert gather(period, whole) is None


# --------------------------------------------------------------------------- tasks and sentences


def test_a_task_has_its_last_word_and_what_was_said_before_in_remarks() -> None:
    draft = drafted(
        "2022-Q1",
        month("2022-01", "- Lập hồ sơ mua máy chủ. {#may-chu đang}", "- Mua máy chủ. {#may-chu}"),
        month("2022-02", "- Đấu thầu được nhà cung cấp. {#may-chu đang}", "- Mua máy chủ. {#may-chu}"),
        month("2022-03", "- Lắp xong máy chủ. {#may-chu xong}"),
    )
    assert under(draft).split("\n") == [
        "- Lắp xong máy chủ (tháng 3). {#may-chu xong} {## Theo báo cáo 2022-01, 2022-02, 2022-03.}",
        "  {## 2022-01: Lập hồ sơ mua máy chủ.}",
        "  {## 2022-02: Đấu thầu được nhà cung cấp.}",
    ]
    assert seen(draft) == ["Lắp xong máy chủ (tháng 3)"]


def test_the_author_is_told_of_figures_that_only_the_months_before_have() -> None:
    draft = drafted(
        "2022-Q1",
        month("2022-01", "- Thanh tra 12 cơ sở. {#thanh-tra đang}\n- Lập hồ sơ. {#may-chu đang}"),
        month("2022-02", "- Thanh tra thêm 08 cơ sở. {#thanh-tra xong}\n- Mua máy chủ. {#may-chu xong}"),
    )
    inspected, bought = (line for line in under(draft).split("\n") if line.startswith("- "))
    assert "Số liệu của các tháng trước, ghi dưới đây, chưa cộng vào dòng này." in inspected
    assert "chưa cộng" not in bought


def test_what_is_still_open_stands_first() -> None:
    draft = drafted(
        "2022-Q1",
        month("2022-01", "- Mua máy chủ. {#may-chu xong}\n- Tập huấn. {#tap-huan đang}"),
        month("2022-03", "- Sửa đường. {#duong xong}\n- Số hóa hồ sơ. {#so-hoa đang}\n- Thăm hỏi gia đình chính sách."),
    )
    assert [text.split(" (")[0] for text in seen(draft)] == [
        "Tập huấn",
        "Số hóa hồ sơ",
        "Mua máy chủ",
        "Sửa đường",
        "Thăm hỏi gia đình chính sách",
    ]


def test_a_sentence_that_months_repeat_is_there_once_with_all_of_them() -> None:
    routine = "- Trực cơ quan bảo đảm an toàn."
    draft = drafted("2022-Q1", month("2022-01", routine), month("2022-02", routine), month("2022-03", routine))
    assert under(draft) == f"{routine} {{## Theo báo cáo 2022-01, 2022-02, 2022-03.}}"


def test_what_a_task_is_said_to_have_given_twice_is_not_taken_for_once() -> None:
    certificate = "- Cấp 01 giấy chứng nhận. {#chung-nhan đang}"
    draft = drafted(
        "2022-H1",
        month("2022-01", certificate),
        month("2022-03", certificate),
        month("2022-04", "- Nhận 02 hồ sơ. {#chung-nhan đang}"),
        month("2022-05", "- Nhận 02 hồ sơ. {#chung-nhan đang}"),
    )
    assert under(draft).split("\n")[1:] == [
        "  {## 2022-01, 2022-03: Cấp 01 giấy chứng nhận.}",
        "  {## 2022-04: cũng viết như trên.}",
    ]


def test_two_tasks_told_of_in_one_sentence_stay_together() -> None:
    draft = drafted("2022-Q1", month("2022-03", "- Mua máy chủ và máy in. {#may-chu #may-in đang}"))
    assert under(draft).startswith("- Mua máy chủ và máy in. {#may-chu #may-in đang}")


def test_a_reason_given_in_a_marker_stays() -> None:
    draft = drafted("2022-Q1", month("2022-03", '- Chưa mua máy chủ. {#may-chu chưa "chờ vốn"}'))
    assert '{#may-chu chưa "chờ vốn"}' in under(draft)


def test_a_task_of_which_no_month_tells_waits_for_its_result() -> None:
    draft = drafted(
        "2022-Q1", month("2022-01", "- Họp.", "- Mua máy chủ. {#may-chu}"), month("2022-02", "- Họp chi bộ quý.")
    )
    assert "- Mua máy chủ. {#may-chu ?} {## Kế hoạch trong báo cáo 2022-01; không tháng nào có kết quả.}" in under(
        draft
    )
    assert "# Có trong kế hoạch mà không tháng nào báo cáo kết quả: may-chu." in draft.source.text
    assert "- Mua máy chủ. {#may-chu}" in under(draft, section="## III.")


def test_what_the_period_before_planned_waits_too() -> None:
    before = "## III. KẾ HOẠCH QUÝ II/2022\n\n### 1. Chuyển đổi số\n\n- Xây cầu dây văng. {#cau}\n"
    read = decode(f"---\nperiod: 2022-Q1\n---\n\n{before}".encode(), "reports/2022/2022-Q1.md")
    quarter = parse(read.source, config_with(), read.notes)
    draft = drafted("2022-Q2", quarter, month("2022-04", "- Họp."))
    assert "{#cau ?}" in under(draft)


def test_a_month_without_result_that_should_have_one_is_told() -> None:
    draft = drafted(
        "2022-Q1",
        month("2022-01", "- Lập hồ sơ. {#may-chu đang}", "- Mua máy chủ. {#may-chu}"),
        month("2022-02", "- Họp."),
    )
    assert "Có trong kế hoạch nhưng không có kết quả trong báo cáo 2022-02." in under(draft)


def test_an_open_status_stays_open_and_is_told() -> None:
    draft = drafted("2022-Q1", month("2022-02", "- Mua máy chủ. {#may-chu ?}"))
    assert "{#may-chu ?}" in under(draft)
    assert "# Báo cáo tháng chưa ghi trạng thái (còn dấu ?): may-chu." in draft.source.text


def test_a_table_stays_below_the_item_that_it_explains() -> None:
    table = "| Xã | Số hộ |\n| :--- | ---: |\n| Hạ Lũng | 12 |"
    draft = drafted(
        "2022-Q1", month("2022-02", f"- Khảo sát các xã. {{#xa xong}}\n\nCụ thể như sau:\n\n{table}\n\n- Họp.")
    )
    assert under(draft).split("\n\n")[1:3] == ["Cụ thể như sau:", table]
    assert seen(draft).count("Cụ thể như sau:") == 1


def test_what_is_nested_keeps_its_lead_in() -> None:
    draft = drafted(
        "2022-Q1", month("2022-02", "- Mua sắm gồm:\n  - Máy chủ. {#may-chu xong}\n  - Máy in. {#may-in xong}")
    )
    assert under(draft).split("\n")[0] == "- Mua sắm gồm:"


def test_sentences_of_no_task_stay_in_their_bullet() -> None:
    together = "Giám sát 11 cửa hàng xăng dầu. Tổ chức 02 buổi tuyên truyền"
    draft = drafted("2022-Q1", month("2022-02", f"- {together}.\n- Họp."))
    assert under(draft).split("\n")[0] == f"- {together}. {{## Theo báo cáo 2022-02.}}"


def test_a_line_that_points_to_an_annex_says_whose() -> None:
    draft = drafted("2022-Q1", month("2022-02", "- Giải ngân 96% (chi tiết tại Phụ lục I). {#von đang}"))
    assert "Phụ lục nói ở đây nằm trong báo cáo 2022-02." in under(draft)


def test_a_remark_never_ends_too_early() -> None:
    draft = drafted(
        "2022-Q1", month("2022-02", "- Ghi mã {x} lên hộp. {#hop đang}"), month("2022-03", "- Xong. {#hop xong}")
    )
    assert "{## 2022-02: Ghi mã (x) lên hộp.}" in under(draft)


def test_what_may_have_a_result_is_neither_reported_nor_said_to_have_none() -> None:
    plan, result = "Chăm sóc lúa Đông Xuân, phòng trừ bệnh đạo ôn", "Bệnh đạo ôn gây hại 112 ha, đã phun trừ 98 ha"
    months = month("2022-01", plan=f"- {plan}. {{#dao-on}}"), month("2022-02", f"- {result}.")
    draft = drafted("2022-Q1", *months)
    assert f"- {plan}. {{#dao-on ?}} {{## Kế hoạch trong báo cáo 2022-01; có thể kết quả là “{result}”" in under(draft)
    assert "chưa chắc đã có kết quả, xem lại ghi chú ở từng việc: dao-on." in draft.source.text
    assert "không tháng nào" not in draft.source.text
    unmarked = drafted("2022-Q1", month("2022-01", plan=f"- {plan}."), months[1])
    assert f"{{## Kế hoạch trong báo cáo 2022-01 có “{plan}”, có thể kết quả là “{result}”" in under(unmarked)


# --------------------------------------------------------------------------- what stands under a lead-in


def test_what_stands_under_a_lead_in_stands_under_it_in_the_draft() -> None:
    draft = drafted(
        "2022-Q1",
        month(
            "2022-01", "- Tại xã Tân Lập:\n  - Cấp 12 giấy;\n  - Thu hồi 03 giấy.\n- Tại xã Phú Lộc:\n  - Cấp 12 giấy."
        ),
        month("2022-02", "- Tại xã Phú Lộc:\n  - Cấp 12 giấy;\n  - Đo 5 thửa."),
    )
    assert re.sub(r" \{##[^}]*\}", "", under(draft)) == (
        "- Tại xã Tân Lập:\n  - Cấp 12 giấy.\n  - Thu hồi 03 giấy.\n- Tại xã Phú Lộc:\n  - Cấp 12 giấy.\n  - Đo 5 thửa."
    )
    assert "  - Cấp 12 giấy. {## Theo báo cáo 2022-01, 2022-02.}" in under(draft)


def test_what_is_only_told_of_has_its_lead_in_too() -> None:
    draft = drafted(
        "2022-Q1",
        month("2022-01", "- Tại xã Tân Lập:\n  - Cấp 12 giấy. {#cap-giay đang}", "- Tại xã Phú Lộc:\n  - Đo 5 thửa."),
        month("2022-02", "- Chưa cấp giấy. {#cap-giay chưa}"),
        month("2022-03", "- Các việc khác:\n  - Họp dân. {#hop bỏ}"),
    )
    assert "{## 2022-01: Tại xã Tân Lập: Cấp 12 giấy.}" in draft.source.text
    assert "có “Tại xã Phú Lộc: Đo 5 thửa”, các tháng sau chưa thấy kết quả" in draft.source.text
    assert "theo báo cáo 2022-03: Các việc khác: Họp dân." in draft.source.text


def test_what_the_period_before_planned_under_a_lead_in_keeps_it() -> None:
    draft = drafted(
        "2022-Q1", month("2021-12", plan="- Tại xã Tân Lập:\n  - Đo 5 thửa. {#do}"), month("2022-01", "- Họp.")
    )
    assert "- Tại xã Tân Lập:\n  - Đo 5 thửa. {#do ?}" in under(draft)
    assert "- Tại xã Tân Lập:\n  - Đo 5 thửa. {#do}" in under(draft, section="## III.")


PLACES = st.sampled_from(["Tại xã Tân Lập", "Tại xã Phú Lộc", "Công tác cấp giấy"])
WORK = st.sampled_from(["Cấp 12 giấy", "Đo 5 thửa", "Họp dân {#hop đang}", "Thu 03 giấy {#thu xong}"])
NESTED = st.lists(st.tuples(PLACES, st.sampled_from([":", ""]), st.lists(WORK, min_size=1, max_size=3)), max_size=3)


def nested(groups: Iterable[tuple[str, str, Iterable[str]]]) -> str:
    return "\n".join(
        "\n".join([f"- {place}{sign}", *(f"  - {work}." for work in works)]) for place, sign, works in groups
    )


def places_and_words(report: Report) -> set[tuple[str, str]]:
    """Each action of the results with the words of the bullet around it."""
    section = report.section(RESULTS)
    assert section is not None
    found, above = set(), ""
    for item in section.all_items:
        if item.block.span.column == 1:
            above = item.text.rstrip(":")
        else:
            found.add((above, re.sub(r" \(tháng 0\d\)$", "", item.text)))
    return found


@given(NESTED, NESTED)
def test_no_action_of_no_task_leaves_the_bullet_that_it_stands_in(first: list[Any], second: list[Any]) -> None:
    months = month("2022-01", nested(first)), month("2022-02", nested(second))
    said = {entry for report in months for entry in places_and_words(report)}
    drafted_ones = places_and_words(drafted("2022-Q1", *months))
    assert drafted_ones <= said
    assert {entry for entry in said if entry[1] in ("Cấp 12 giấy", "Đo 5 thửa")} <= drafted_ones


# --------------------------------------------------------------------------- figures

KINDS = """
indicators:
  khach: {label: Khách tham quan, unit: lượt, area: bao-tang, pattern: "đón {n} lượt khách", targets: {2022: 1000}}
  hien_vat: {label: Số hiện vật, unit: hiện vật, kind: stock}
  hai_long: {label: Mức hài lòng, unit: "%", kind: average}
"""


def quarter_of_figures(*values: tuple[str, float, float, float]) -> Report:
    config = config_with(KINDS)
    reports = [
        month(
            name,
            museum=f"- Bảo tàng đón {khach:g} lượt khách. {{#don-khach đang}}",
            figures={"khach": khach, "hien_vat": hien_vat, "hai_long": hai_long},
            config=config,
        )
        for name, khach, hien_vat, hai_long in values
    ]
    return drafted("2022-Q1", *reports, config=config)


def test_figures_are_taken_together_by_their_kind_with_what_they_are_made_of() -> None:
    draft = quarter_of_figures(("2022-01", 82, 500, 90), ("2022-02", 75, 510, 92), ("2022-03", 96, 520, 95))
    museum = under(draft, "### 2. Bảo tàng và di tích")
    assert (
        "- Bảo tàng đón 253 lượt khách (82 + 75 + 96), bằng 25,3% kế hoạch năm (1.000 lượt). {#don-khach đang}"
        in museum
    )
    assert draft.front.indicators == {"khach": 253, "hien_vat": 520, "hai_long": 92.33}
    assert "- Số hiện vật: 520 hiện vật (số liệu tháng 3)." in draft.source.text
    assert "- Mức hài lòng: 92,33% (trung bình cộng của 90; 92; 95)." in draft.source.text
    assert "Số hiện vật: lấy tháng cuối trong các tháng 01, 02, 3." in draft.source.text


def test_only_an_average_is_rounded() -> None:
    draft = quarter_of_figures(("2022-01", 1.0625, 500, 90.0625), ("2022-02", 2, 510, 90), ("2022-03", 3, 1.0625, 90))
    assert draft.front.indicators == {"khach": 6.0625, "hien_vat": 1.0625, "hai_long": 90.02}
    assert "(trung bình cộng của 90,0625; 90; 90)" in draft.source.text


def quarter_of_two_years(indicator: str, then: float, now: float) -> Report:
    """The first quarter of 2022, of months with these figures in each, and in those of the year before."""
    config = config_with(KINDS)
    months = [
        month(f"{year}-{number:02}", "- Họp.", figures={indicator: value}, config=config)
        for year, value in ((2021, then), (2022, now))
        for number in (1, 2, 3)
    ]
    return drafted("2022-Q1", *months, config=config)


def test_a_figure_is_compared_with_the_same_months_of_the_year_before() -> None:
    draft = quarter_of_two_years("khach", 80, 84)
    assert "tăng 5% so với cùng kỳ năm 2021 (240 lượt)" in draft.source.text


def test_a_share_differs_from_another_by_points() -> None:
    draft = quarter_of_two_years("hai_long", 91.5, 92.5)
    assert "tăng 1 điểm phần trăm so với cùng kỳ năm 2021 (91,5%)" in draft.source.text


def test_the_second_quarter_has_the_year_to_date() -> None:
    config = config_with(KINDS)
    months = [month(f"2022-{n:02}", "- Họp.", figures={"khach": 100}, config=config) for n in range(1, 7)]
    draft = drafted("2022-Q2", *months, config=config)
    assert "lũy kế từ đầu năm 600 lượt, bằng 60% kế hoạch năm (1.000 lượt)" in draft.source.text


def test_the_average_of_the_year_is_told_beside_that_of_the_quarter() -> None:
    config = config_with(KINDS.replace("kind: average", "kind: average, targets: {2022: 95}"))
    values = (80, 80, 80, 90, 90, 93)
    months = [
        month(f"2022-{n:02}", "- Họp.", figures={"hai_long": value}, config=config) for n, value in enumerate(values, 1)
    ]
    text = drafted("2022-Q2", *months, config=config).source.text
    assert "trung bình cộng từ đầu năm 85,5%, bằng 90% kế hoạch năm (95%)" in text


def test_days_that_the_year_to_date_does_not_count_once_are_told() -> None:
    days = "reporting: [{closes_on: 14, until: 2022-02}, {closes_on: 20, from: 2022-03}]\n"
    told = "# Chú ý, từ đầu năm đến hết tháng 06/2022: ngày chốt số liệu đổi giữa chừng nên 15/02 đến 20/02/2022 không"
    for extra, is_told in (("", False), (days, True)):
        config = config_with(KINDS + extra)
        months = [month(f"2022-{n:02}", "- Họp.", figures={"khach": 100}, config=config) for n in range(1, 7)]
        assert (told in drafted("2022-Q2", *months, config=config).source.text) == is_told


@pytest.mark.parametrize("missing", [(1,), (1, 2, 3), (2,), (5,)])
def test_without_all_months_nothing_is_said_of_the_year(missing: Sequence[int]) -> None:
    config = config_with(KINDS)
    there = [n for n in range(1, 7) if n not in missing]
    months = [month(f"2022-{n:02}", "- Họp.", figures={"khach": 100}, config=config) for n in there]
    text = drafted("2022-Q2", *months, config=config).source.text
    assert "Đón 300 lượt khách (100 + 100 + 100)" in text or "Đón 200 lượt khách (100 + 100)" in text
    assert "lũy kế" not in text
    assert "% kế hoạch năm" not in text
    names = ", ".join("0" * (n < 3) + str(n) for n in missing)
    sentence = f"không ghi tỷ lệ so với kế hoạch năm, vì từ đầu năm thiếu số liệu tháng {names}."
    assert f"# Khách tham quan: {sentence}" in text
    assert sentence[1:] in text.split("## I.")[1]


def test_a_figure_that_may_be_left_out_is_missing_only_without_a_report() -> None:
    config = config_with(KINDS.replace("targets:", "required: false, targets:"))
    months = [
        month(f"2022-{n:02}", "- Họp.", figures={} if n == 2 else {"khach": 100}, config=config) for n in range(1, 7)
    ]
    full = drafted("2022-Q2", *months, config=config).source.text
    assert "lũy kế từ đầu năm 500 lượt, bằng 50% kế hoạch năm (1.000 lượt)" in full
    assert "lũy kế" not in drafted("2022-Q2", months[0], *months[2:], config=config).source.text


@pytest.mark.parametrize(("label", "is_told"), [("Lượt xe", True), ("Lượt khách", False)])
def test_the_year_begins_with_an_indicator_unless_it_had_another_unit_before(label: str, is_told: bool) -> None:
    config = config_with(
        f"indicators:\n  doan: {{label: {label}, unit: đoàn, until: 2022-02}}\n"
        "  khach: {label: Lượt khách, unit: lượt, from: 2022-03, targets: {2022: 1000}}\n"
    )
    months = [
        month(f"2022-{n:02}", "- Họp.", figures={"doan": 9} if n < 3 else {"khach": 100}, config=config)
        for n in range(1, 7)
    ]
    text = drafted("2022-Q2", *months, config=config).source.text
    assert ("lũy kế từ đầu năm 400 lượt, bằng 40% kế hoạch năm" in text) == is_told
    assert ("vì từ đầu năm thiếu số liệu tháng 01, 02." in text) != is_told


def test_a_month_without_a_figure_is_told() -> None:
    config = config_with(KINDS)
    months = [
        month("2022-01", "- Họp.", figures={"khach": 100}, config=config),
        month("2022-02", "- Họp.", config=config),
        month("2022-03", "- Họp.", figures={"khach": 50}, config=config),
    ]
    draft = drafted("2022-Q1", *months, config=config)
    assert "Đón 150 lượt khách (100 + 50)" in draft.source.text
    assert "Không có số liệu tháng 02." in draft.source.text


def test_an_indicator_that_changed_its_unit_is_not_added_up() -> None:
    config = config_with(
        "indicators:\n  rac_kg: {label: Rác thu gom, unit: kg, until: 2022-02}\n"
        "  rac_tan: {label: Rác thu gom, unit: tấn, from: 2022-03}\n"
    )
    draft = drafted(
        "2022-Q1",
        month("2022-01", "- Họp.", figures={"rac_kg": 900}, config=config),
        month("2022-02", "- Họp.", figures={"rac_kg": 800}, config=config),
        month("2022-03", "- Họp.", figures={"rac_tan": 1.5}, config=config),
        config=config,
    )
    assert "- Rác thu gom: 1.700 kg (900 + 800)." in draft.source.text
    assert "- Rác thu gom: 1,5 tấn." in draft.source.text
    assert "# Chỉ tiêu “Rác thu gom” có hai đơn vị tính, “kg” và “tấn”: không cộng được" in draft.source.text


# --------------------------------------------------------------------------- what is not as it should be


def test_a_missing_month_is_told_at_the_head() -> None:
    draft = drafted("2022-Q1", month("2022-01", "- Họp."), month("2022-03", "- Họp."))
    head = draft.source.text.split("---\n")[1]
    assert "# Thiếu báo cáo 2022-02: kết quả, số liệu của các tháng ấy chưa có trong bản gộp này." in head


def test_many_missing_months_are_told_by_the_first_and_the_last() -> None:
    draft = drafted("2022", month("2022-01", "- Họp."), month("2022-03", "- Họp."))
    assert "# Thiếu báo cáo 2022-02, 2022-04 đến 2022-12:" in draft.source.text


def test_the_results_of_an_area_that_has_ended_have_a_place() -> None:
    text = OFFICE_FILE.read_text(encoding="utf-8").replace(
        "title: Chuyển đổi số", "title: Chuyển đổi số, until: 2022-02"
    )
    config, _ = load_config(config_document(Source("baocao.yml", text)))
    assert config is not None
    draft = drafted("2022-Q1", month("2022-01", "- Mua máy chủ. {#may-chu xong}", config=config), config=config)
    assert seen(draft) == ["Mua máy chủ (tháng 01)"]
    assert "# Kỳ này mẫu không có lĩnh vực “Chuyển đổi số”" in draft.source.text


def test_what_months_assess_and_what_was_not_done_is_there_for_the_author_alone() -> None:
    draft = drafted(
        "2022-Q1",
        month("2022-02", "- Chưa mua máy chủ, lý do: chờ vốn. {#may-chu chưa}", assessment="Tháng Tết ngắn ngày."),
    )
    told = under(draft, "## II. ĐÁNH GIÁ CHUNG", "## II.")
    assert "{## Số việc có kết quả trong kỳ: 1 (chưa làm 1).}" in told
    assert "{## Báo cáo 2022-02 viết: Tháng Tết ngắn ngày.}" in told
    assert "{## Chưa làm, theo báo cáo 2022-02: Chưa mua máy chủ, lý do: chờ vốn.}" in told
    section = draft.section("assessment")
    assert section is not None
    assert section.blocks == ()


def test_what_stands_in_a_remark_reaches_no_reader() -> None:
    draft = drafted("2022-Q1", month("2022-01", "- Họp. {#hop đang}"), month("2022-02", "- Họp xong. {#hop xong}"))
    assert "{##" not in draft.body
    assert "Theo báo cáo" not in draft.body
    assert len(draft.remarks) == draft.source.text.count("{##") - 1  # the head says how remarks look


def test_months_that_git_left_in_two_versions_do_not_count() -> None:
    torn = month("2022-01", "<<<<<<< HEAD\n- Họp.\n=======\n- Họp hai.\n>>>>>>> x")
    assert torn.is_conflicted
    assert gather(named("2022-Q1"), office(torn)) is None


def test_two_clauses_of_a_bullet_become_bullets_of_their_own() -> None:
    draft = drafted("2022-Q1", month("2022-03", "- Mua máy chủ {#may-chu đang}; tập huấn ký số {#tap-huan đang}."))
    assert seen(draft) == ["Mua máy chủ", "Tập huấn ký số"]


def of_months(whole: Office, wanted: Iterable[str]) -> Office:
    kept = set(wanted)
    return whole._replace(reports=tuple(one for one in whole.reports if str(one.period) in kept))


def test_later_months_change_nothing(repository: Path) -> None:
    for whole in offices_in(repository):
        alone = of_months(whole, [f"2022-{number:02}" for number in range(1, 4)])
        assert draft_of(named("2022-Q1"), alone).source.text == draft_of(named("2022-Q1"), whole).source.text


def test_due_dates_and_routine_stay_in_the_markers() -> None:
    draft = drafted(
        "2022-Q1",
        month("2022-02", "- Trả lời đơn thư. {#don-thu đang tx}", "- Mua máy chủ. {#may-chu han=2022-05}"),
        month("2022-03", "- Trả lời 02 đơn. {#don-thu đang}\n- Lập hồ sơ. {#may-chu đang}"),
    )
    assert "{#don-thu đang tx}" in under(draft)
    assert "{#may-chu đang han=2022-05}" in under(draft)
    assert "{#may-chu han=2022-05}" in under(draft, section="## III.")


def test_days_that_do_not_tile_are_told_at_the_head() -> None:
    config = config_with("reporting:\n  - {closes_on: 14, until: 2022-02}\n  - {closes_on: 20, from: 2022-03}\n")
    draft = drafted("2022-Q1", month("2022-01", "- Họp.", config=config), config=config)
    assert "# Chú ý: ngày chốt số liệu đổi giữa chừng" in draft.source.text.split("---\n")[1]
