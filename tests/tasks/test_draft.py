"""Next month's file: nothing that was planned is lost, and nothing has to be typed twice."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.archive import replace_report
from baocao.checking.check import check_report
from baocao.checking.rules import all_rules
from baocao.config.load import config_document, load_config
from baocao.config.schema import Config
from baocao.language.own_months import moved_on
from baocao.model import PLAN, RESULTS, Item, Report, Severity, Source, Status
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.period import Period, parse_period
from baocao.tasks.draft import draft
from baocao.tasks.task_links import placed_items
from support.offices import OFFICE_FILE, office_config, offices_in, report_of, with_front_matter
from support.paths import paths_in

HEAD = "Sở báo cáo kết quả tháng 02 và kế hoạch tháng 03 năm 2022 như sau:\n\n"
MUST_BE_SILENT = re.compile("F|S01|S02|S03|S04|S06|S07|S08|K01|K12")


def month(text: str) -> Period:
    period = parse_period(text)
    assert period is not None
    return period


def february(plan: str = "", results: str = "", head: str = HEAD, front: str = "") -> Report:
    body = f"""{head}## I. KẾT QUẢ THÁNG 02/2022

### 1. Chuyển đổi số

{results}

## III. KẾ HOẠCH THÁNG 03 NĂM 2022

### 1. Chuyển đổi số

{plan}
"""
    text = with_front_matter(body, "2022-02").replace("status: draft\n", f"status: draft\n{front}", 1)
    return report_of(text, "reports/2022/2022-02.md")


def office(*reports: Report, config: Config | None = None) -> Office:
    return Office("", ".", config or office_config(), reports)


def drafted(*reports: Report, period: str = "2022-03", config: Config | None = None) -> str:
    return draft(month(period), office(*reports, config=config))


def under(heading: str, text: str) -> str:
    """What stands below a heading of a draft, up to the next one."""
    return text.split(f"{heading}\n", 1)[1].split("\n#", 1)[0].strip()


def first_area(text: str, section: str = "## I.") -> str:
    return under("### 1. Chuyển đổi số", section + text.split(section, 1)[1])


def changed(config: str) -> Config:
    texts = (config, OFFICE_FILE.read_text(encoding="utf-8"))
    own, _ = load_config(*(config_document(Source("baocao.yml", text)) for text in texts))
    assert own is not None
    return own


# --------------------------------------------------------------------------- every office


def accounts_for(before: Report, where: Office, period: Period) -> None:
    """Assert that the draft has every plan item once, opens every task, and is a sound report."""
    text = draft(period, where)
    assert unicodedata.is_normalized("NFC", text)
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "\r" not in text
    read = decode(text.encode(), f"reports/{period.year}/{period}.md")
    after = parse(read.source, where.config, read.notes)
    planned = [placed.item for placed in placed_items(before.section(PLAN))]
    waiting = [placed.item for placed in placed_items(after.section(RESULTS))]
    assert sorted(_first_capital(item) for item in waiting) == sorted(_first_capital(item) for item in planned)
    assert all(marker.status is Status.OPEN for item in waiting for marker in item.markers)
    slugs = [slug for item in waiting for slug in item.slugs]
    assert len(slugs) == len(set(slugs)) >= len(waiting)
    assert {slug for item in planned for slug in item.slugs} <= set(slugs)
    found = check_report(after, replace_report(where, after), all_rules())
    silent = (one for one in found if MUST_BE_SILENT.match(one.rule) and one.severity is not Severity.NOTE)
    assert [one.message for one in silent] == []


def each_month(folder: Path) -> None:
    offices = offices_in(folder)
    assert any(whole.reports for whole in offices)
    for whole in offices:
        for report in whole.reports:
            assert report.period is not None
            until = tuple(one for one in whole.reports if one.period and one.period.end <= report.period.end)
            accounts_for(report, whole._replace(reports=until), report.period.next)


def test_the_drafts_after_the_reports_of_this_repository_lose_nothing(repository: Path) -> None:
    each_month(repository)


def test_the_drafts_after_real_months_of_other_offices_lose_nothing(shared_data: Path) -> None:
    for folder in paths_in(shared_data, "carry/*/"):
        each_month(folder)


def test_the_draft_after_a_gap_has_what_the_last_month_there_is_planned() -> None:
    last = february("- Mua máy chủ. {#may-chu}")
    accounts_for(last, office(last), month("2022-06"))


PIECES = st.sampled_from(
    ["Mua", "máy chủ", "**mạnh**", "*nhấn; Lập", "sổ*", "; Tổ chức", "(gồm", ")", "`mã`", "&amp;", "[x](http://a.vn)",
     "“chợ", "\\*", "2022.", "#", "+", "<b>", "\\\\", "_a_", "!", "~~~", "|", ". Tổ chức"]
)  # fmt: skip
LINES = st.builds(
    lambda start, words, end: f"{start}Mua {' '.join(words)}{end}",
    st.sampled_from(["- ", "  - ", "1. ", "    - ", "  "]),
    st.lists(PIECES, max_size=5),
    st.sampled_from(["", ".", ":", ";", " {#a1}", " {#b1}; xem {#c1}", " {#d1 đang}, lý do: chờ", " {#e1 tx}"]),
)


@given(st.lists(LINES, min_size=1, max_size=8))
def test_no_words_of_a_plan_are_lost_however_it_is_written(lines: list[str]) -> None:
    before = february("\n".join(lines))
    after = report_of(drafted(before))
    planned = [placed.item for placed in placed_items(before.section(PLAN)) if placed.item.text]
    waiting = [placed.item for placed in placed_items(after.section(RESULTS))]
    for item in planned:
        assert sum(_same(item.text, other.text) for other in waiting) == sum(_same(item.text, o.text) for o in planned)
    assert all(item.slugs for item in waiting)
    assert draft(month("2022-03"), office(before)) == drafted(before)


def _first_capital(item: Item) -> str:
    """The item's words as they begin a bullet."""
    return item.text[:1].upper() + item.text[1:]


def _same(one: str, other: str) -> bool:
    return one.rstrip(".:;").casefold() == other.rstrip(".:;").casefold()


# --------------------------------------------------------------------------- results that wait


def test_each_clause_becomes_a_bullet_with_its_task_to_be_filled_in() -> None:
    text = drafted(february("- Tu bổ đình Hạ {#dinh-ha}; trưng bày {#trung-bay #gom}.\n\nMua máy chủ. {#may-chu}"))
    assert first_area(text) == (
        "- Tu bổ đình Hạ. {#dinh-ha ?}\n- Trưng bày. {#trung-bay #gom ?}\n- Mua máy chủ. {#may-chu ?}"
    )


def test_the_authors_own_markdown_stays() -> None:
    plan = """\
- **Mua *máy
  chủ*** {#a1}; lắp `a;b` [tủ](http://a.vn) \\*mới\\* &amp; **nghiệm thu {#b1}; bàn giao {#c1} *ngay* {#d1}**."""
    assert first_area(drafted(february(plan))).split("\n") == [
        "- **Mua *máy chủ***. {#a1 ?}",
        "- Lắp `a;b` [tủ](http://a.vn) \\*mới\\* &amp; **nghiệm thu**. {#b1 ?}",
        "- **bàn giao**. {#c1 ?}",
        "- ***ngay***. {#d1 ?}",
    ]


def test_details_go_with_their_bullet_and_lead_ins_with_their_actions() -> None:
    plan = """\
- Mua máy chủ. {#may-chu}
  - 02 bộ
    * loại lớn

  | Bộ | Giá |
  |---|---|
  | 1 | 20 |
- Chuẩn bị hội nghị, gồm:
  - in giấy mời {#in-giay}; gửi giấy mời {#gui-giay}
  - trang trí
- Họp. {#hop}"""
    assert (
        first_area(drafted(february(plan)))
        == """\
- Mua máy chủ. {#may-chu ?}
  - 02 bộ
    * loại lớn

  | Bộ | Giá |
  |---|---|
  | 1 | 20 |
- Chuẩn bị hội nghị, gồm:
  - in giấy mời. {#in-giay ?}
  - Gửi giấy mời. {#gui-giay ?}
  - trang trí. {#trang-tri ?}
- Họp. {#hop ?}"""
    )


@pytest.mark.parametrize("words", ["2022. Tổng kết", "+ thêm", "# thẻ", "> trích", "[a]: b", "<b>đậm</b>", "- ngang"])
def test_words_that_look_like_markdown_signs_at_the_start_of_a_bullet_stay_words(words: str) -> None:
    before = february(f"- Mua máy chủ {{#may-chu}}; {words} {{#viec-hai}}")
    (item,) = (
        one.item for one in placed_items(report_of(drafted(before)).section(RESULTS)) if "viec-hai" in one.item.slugs
    )
    assert item.slugs == ("viec-hai",)
    assert item.block.kind == "list-item"


def test_an_item_with_a_marker_that_cannot_be_read_is_not_lost_and_its_marker_not_copied() -> None:
    text = drafted(february("- Mua máy chủ. {#May chủ}\n- Mua máy in {#may-in"))
    assert first_area(text) == "- Mua máy chủ. {#mua-may-chu ?}\n- Mua máy in. {#mua-may-in ?}"


def test_an_unmarked_item_gets_the_slug_that_rule_k10_proposes_before_and_after() -> None:
    before = february("- Mua máy chủ.\n- Nâng cấp mạng.")
    after = report_of(drafted(before))
    slugs = [placed.item.slugs[0] for placed in placed_items(after.section(RESULTS))]
    for where in (office(before), office(before, after)):
        found = [one for one in check_report(before, where, all_rules()) if one.rule == "K10"]
        assert [one.edits[0].text for one in found] == [f" {{#{slug}}}" for slug in slugs]
    assert not [one for one in check_report(after, office(before, after), all_rules()) if one.rule == "K02"]


PRICES = "- Trình UBND tỉnh ban hành bảng giá đất năm 2022. {#bang-gia-dat}"
EXCUSE = "- Bảng giá đất chưa trình được, lý do: Sở Tài chính chưa có ý kiến. {#bang-gia-dat chưa}"


def planning(text: str, period: str = "2022-01") -> Report:
    body = f"## I. KẾT QUẢ\n\n## III. KẾ HOẠCH\n\n### 1. Chuyển đổi số\n\n{text}\n"
    return report_of(with_front_matter(body, period), f"reports/2022/{period}.md")


def test_an_unmarked_item_that_goes_on_with_an_open_task_is_no_second_one() -> None:
    text = drafted(planning(PRICES), february("- Trình bảng giá đất.", EXCUSE))
    assert first_area(text) == "- Trình bảng giá đất. {#bang-gia-dat ?}"
    assert first_area(text, "## III.") == "- Trình bảng giá đất. {#bang-gia-dat}"


def test_an_item_that_may_go_on_with_an_open_task_is_told() -> None:
    lease = "- Kiểm tra việc sử dụng đất của 12 tổ chức được thuê đất. {#thue-dat}"
    before = february(
        "- Kiểm tra đất của tổ chức thuê đất chậm nộp tiền.", "- Đang kiểm tra đất thuê. {#thue-dat đang}"
    )
    text = drafted(planning(lease), before)
    assert re.search(r"# Việc ([a-z-]+) có thể là việc còn dở thue-dat: .*\n(?s:.*)chậm nộp tiền\. \{#\1 \?\}", text)
    assert first_area(text, "## III.") == lease


@pytest.mark.parametrize("lead", ["", "- Về đất đai, gồm:\n  "])
@pytest.mark.parametrize("months", [("2022-01",), ("2021-11", "2021-12")])
def test_what_is_not_done_is_offered_in_the_words_of_the_last_plan_that_names_it(
    lead: str, months: tuple[str, ...]
) -> None:
    earlier = [planning("- Lập bảng giá đất. {#bang-gia-dat}", period) for period in months[:-1]]
    text = drafted(*earlier, planning(lead + PRICES, months[-1]), february("- Họp. {#hop}", EXCUSE))
    assert first_area(text, "## III.") == lead + PRICES


def test_a_sentence_that_nothing_is_planned_is_no_task() -> None:
    assert first_area(drafted(february("Trong tháng không phát sinh."))) == ""


# --------------------------------------------------------------------------- areas


def test_tasks_of_an_area_that_has_ended_go_under_the_last_one_and_the_draft_says_so() -> None:
    ended = changed(
        "areas:\n  - {id: chuyen-doi-so, title: Chuyển đổi số, until: 2022-02}\n"
        "  - {id: bao-tang, title: Bảo tàng}\n  - {id: di-tich, title: Di tích}\n"
    )
    before = parse(february("- Mua máy chủ. {#may-chu}").source, ended)
    text = drafted(before, config=ended)
    assert under("### 2. Di tích", text) == "- Mua máy chủ. {#may-chu ?}"
    remark = next(line for line in text.split("\n") if line.startswith("# "))
    assert "“Chuyển đổi số”" in remark
    assert "“Di tích”" in remark
    accounts_for(before, office(before, config=ended), month("2022-03"))


def test_tasks_of_an_area_not_in_the_template_and_of_none_are_not_lost() -> None:
    before = february("- Mua máy chủ. {#may-chu}\n\n### 2. Lĩnh vực lạ\n\n- Việc lạ. {#viec-la}")
    assert under("### 2. Bảo tàng và di tích", drafted(before)) == "- Việc lạ. {#viec-la ?}"
    text = before.source.text.replace("NĂM 2022\n", "NĂM 2022\n\nViệc chung. {#chung}\n")
    assert under("## I. KẾT QUẢ THÁNG 03/2022", drafted(report_of(text, before.path))) == "- Việc chung. {#chung ?}"


def test_sections_and_areas_are_those_in_force_numbered_and_titled_for_the_period() -> None:
    headings = [line for line in drafted(february()).split("\n") if line.startswith("##")]
    areas = ["### 1. Chuyển đổi số", "### 2. Bảo tàng và di tích"]
    assert headings == [
        "## I. KẾT QUẢ THÁNG 03/2022",
        *areas,
        "## II. ĐÁNH GIÁ CHUNG",
        "## III. KẾ HOẠCH THÁNG 04 NĂM 2022",
        *areas,
    ]


# --------------------------------------------------------------------------- the next plan


def test_unfinished_tasks_are_offered_again_in_the_words_of_the_plan() -> None:
    before = february(
        "- Sửa mạng tầng 2. {#mang}\n- Mua tiếp *máy chủ*. {#may-chu}",
        "- Đã mở thầu. {#may-chu đang}\n- Chưa họp. {#hop chưa}\n- Sửa mạng. {#mang ?}\n- Chờ. {#cho}\n"
        "- In sách. {#sach xong}\n- Thôi. {#thoi bỏ}\n- Ngoài kế hoạch.",
    )
    assert first_area(drafted(before), "## III.") == (
        "- Sửa mạng tầng 2. {#mang}\n- Mua tiếp *máy chủ*. {#may-chu}\n- Chưa họp. {#hop}\n- Chờ. {#cho}"
    )


def test_of_an_item_about_two_tasks_only_the_unfinished_one_is_offered_and_once() -> None:
    before = february("- Mua máy. {#a1 #b1}", "- A. {#a1 xong}\n- B. {#b1 đang}\n- B nữa. {#b1 chưa}")
    assert first_area(drafted(before), "## III.") == "- Mua máy. {#b1}"


# --------------------------------------------------------------------------- front matter, opening, closing


def test_front_matter_has_blank_indicators_in_force_and_the_signer() -> None:
    config = changed(
        "indicators:\n  khach_tham_quan: {label: Khách}\n  cu: {label: Cũ, until: 2022-02}\n"
        "  moi: {label: Mới, from: 2022-03}\n  sau: {label: Sau, from: 2022-04}\n"
    )
    signer = 'signer: {full_name: "Lê: Văn A", authority: KT. GIÁM ĐỐC}\ncode_number: 5\nsample: true\n'
    front = drafted(february(front=signer), config=config).split("---\n")[1]
    assert front == (
        "period: 2022-03\nstatus: draft\nsigner:\n  full_name: 'Lê: Văn A'\n  authority: KT. GIÁM ĐỐC\n"
        "indicators:\n  khach_tham_quan:\n  moi:\n"
    )


@pytest.mark.parametrize(
    ("written", "draft"),
    [("draft", "draft"), ("issued", "draft"), ("ban hành", "nháp"), ("nhap", "nháp"), ("Đã ban hành", "nháp")],
)
def test_the_draft_says_how_it_stands_in_the_language_of_the_last_report(written: str, draft: str) -> None:
    text = february("- Mua máy chủ.").source.text
    last = report_of(text.replace("status: draft", f"status: {written}"), "reports/2022/2022-02.md")
    assert drafted(last).startswith(f"---\nperiod: 2022-03\nstatus: {draft}\n")


MOVES = [
    ("tháng 01, kế hoạch tháng 02 năm 2022", "2022-01", "2022-02", "tháng 02, kế hoạch tháng 3 năm 2022"),
    ("tháng 02 và kế hoạch tháng 03 năm 2022", "2022-02", "2022-03", "tháng 03 và kế hoạch tháng 04 năm 2022"),
    ("tháng 8 và nhiệm vụ tháng 9 năm 2025", "2025-08", "2025-09", "tháng 9 và nhiệm vụ tháng 10 năm 2025"),
    ("tháng 11 và kế hoạch tháng 12 năm 2022", "2022-11", "2022-12", "tháng 12 và kế hoạch tháng 01 năm 2023"),
    ("tháng 12/2022 và kế hoạch Tháng 1/2023", "2022-12", "2023-01", "tháng 1/2023 và kế hoạch Tháng 2/2023"),
    ("tháng 12 và kế hoạch tháng 01 năm 2023", "2022-12", "2023-02", "tháng 02 và kế hoạch tháng 3 năm 2023"),
    ("tháng 01, giai đoạn 2021-2025, năm 2020", "2022-01", "2022-02", "tháng 02, giai đoạn 2021-2025, năm 2020"),
    ("Căn cứ Kế hoạch năm 2022, tháng 12", "2022-12", "2023-01", "Căn cứ Kế hoạch năm 2023, tháng 01"),
    ("Căn cứ Kế hoạch năm 2022, tháng 11", "2022-11", "2022-12", "Căn cứ Kế hoạch năm 2022, tháng 12"),
]


@pytest.mark.parametrize(("text", "before", "after", "moved"), MOVES)
def test_months_of_the_report_move_on_and_the_year_turns(text: str, before: str, after: str, moved: str) -> None:
    assert moved_on(text, month(before), month(after)) == moved


@pytest.mark.parametrize(
    "text",
    [
        "Công văn số 12/UBND-TH ngày 05/01/2022 về báo cáo tháng 01 năm 2022",
        "so với tháng 01/2022 và cùng kỳ tháng 02/2021",
        "từ ngày 15 tháng 01 đến ngày 14 tháng 02 năm 2022",
        "phong trào “Tháng 01 xanh”, 6 tháng đầu năm 2022, tháng 5/2021",
        "kết luận tại phiên họp tháng 01/2022",
    ],
)
def test_dates_of_other_documents_and_times_stay(text: str) -> None:
    assert moved_on(text, month("2022-01"), month("2022-02")) == text


def test_opening_and_closing_are_those_of_the_last_report_moved_on() -> None:
    head = "Căn cứ Kế hoạch số 5/KH-UBND ngày 05/01/2022;\n\nCăn cứ **Luật** Di sản.\n\n" + HEAD
    before = february("- Mua. {#mua}\n\nTrên đây là báo cáo tháng 02 năm 2022.\n\nSở trân trọng báo cáo./.", head=head)
    text = drafted(before)
    opening = text.split("---\n")[2].split("## I.")[0].strip()
    assert opening == head.strip().replace("tháng 03", "tháng 04").replace("tháng 02", "tháng 03")
    assert text.endswith("Trên đây là báo cáo tháng 3 năm 2022.\n\nSở trân trọng báo cáo./.\n")


def test_what_a_month_began_with_is_not_taken_over() -> None:
    story = "Tháng 02 năm 2022, Sở chuẩn bị lễ hội của tháng 03. "
    opening = drafted(february("- Mua. {#mua}", head=story + HEAD)).split("---\n")[2].split("## I.")[0].strip()
    assert opening.startswith("Sở báo cáo kết quả tháng 03 và kế hoạch tháng 04")


# --------------------------------------------------------------------------- which report is the last


def test_the_first_draft_of_an_office_is_made_of_its_template() -> None:
    text = drafted()
    after = report_of(text)
    found = check_report(after, office(after), all_rules())
    assert {one.rule for one in found} == {"S05"}
    assert "Báo cáo kết quả công tác tháng 03 và kế hoạch tháng 04 năm 2022 như sau:" in text


def test_the_last_month_before_counts_and_neither_later_nor_longer_nor_unreadable_ones() -> None:
    january = report_of(february("- Cũ. {#cu}").source.text.replace("2022-02", "2022-01"), "reports/2022/2022-01.md")
    later = report_of(february("- Sau. {#sau}").source.text.replace("2022-02", "2022-03"), "reports/2022/2022-03.md")
    year = report_of(february("- Năm. {#nam}").source.text.replace("2022-02", "2021"), "reports/2021/2021.md")
    broken = report_of(b"\xff\xfe\x00\xd8", "reports/2022/2022-02.md")
    nameless = report_of("không có gì", "reports/ghi-chu.md")
    assert first_area(drafted(year, january, broken, later, nameless)) == "- Cũ. {#cu ?}"


def test_a_draft_leaves_the_reports_as_they_are() -> None:
    before = february("- Mua máy chủ.")
    text = before.source.text
    assert drafted(before) == drafted(before)
    assert before.source.text == text


def test_what_was_forgotten_or_not_done_comes_first_and_says_since_when_it_is_planned() -> None:
    def month(number: int, results: str, plan: str) -> Report:
        text = (
            f"## I. KẾT QUẢ THÁNG {number:02}/2022\n\n### 1. Chuyển đổi số\n\n{results}\n\n"
            f"## III. KẾ HOẠCH THÁNG {number + 1:02} NĂM 2022\n\n### 1. Chuyển đổi số\n\n{plan}\n"
        )
        return report_of(with_front_matter(text, f"2022-{number:02}"), f"reports/2022/2022-{number:02}.md")

    first = month(1, "- Trực kỹ thuật.", "- Mua máy chủ. {#may-chu}\n- Nâng cấp mạng. {#mang}\n- Ký số. {#ky-so}")
    second = month(
        2,
        '- Chưa mua máy chủ. {#may-chu chưa "chờ vốn"}\n- Ký số. {#ky-so xong}',
        "- Lắp camera. {#camera}\n- Mua máy chủ. {#may-chu}",
    )
    text = draft(Period(2022, 3, 3), Office("", ".", office_config(), (first, second)))
    assert "# Việc còn treo: may-chu, kế hoạch từ 2022-01, tháng 02 chưa làm (chờ vốn).\n" in text
    assert "# Việc còn treo: mang, kế hoạch từ 2022-01, tháng 02 chưa có kết quả.\n" in text
    assert text.index("{#may-chu ?}") < text.index("{#camera ?}")
    assert "- Nâng cấp mạng. {#mang}\n" in text  # nobody told of it, nobody planned it again: it is offered
    assert "{#mang ?}" not in text


def test_what_may_have_a_result_is_offered_again() -> None:
    january = report_of(
        with_front_matter(
            "## III. KẾ HOẠCH\n\n### 1. Chuyển đổi số\n\n- Phòng trừ bệnh đạo ôn, chăm sóc lúa. {#lua}\n", "2022-01"
        ),
        "reports/2022/2022-01.md",
    )
    text = drafted(january, february("- Họp. {#hop}", "- Bệnh đạo ôn gây hại 112 ha, đã phun trừ 98 ha."))
    assert "- Phòng trừ bệnh đạo ôn, chăm sóc lúa. {#lua}" in first_area(text, "## III.")
    assert "# Việc còn treo: lua, kế hoạch từ 2022-01, tháng 02 chưa chắc đã có kết quả." in text


def test_what_was_forgotten_keeps_its_lead_in() -> None:
    january = report_of(
        with_front_matter(
            "## III. KẾ HOẠCH\n\n### 1. Chuyển đổi số\n\n- Tại xã Tân Lập:\n  - Đo 5 thửa. {#do}\n", "2022-01"
        ),
        "reports/2022/2022-01.md",
    )
    text = drafted(january, february("- Họp. {#hop}"))
    assert "- Tại xã Tân Lập:\n  - Đo 5 thửa. {#do}" in first_area(text, "## III.")


def months_of_results(*results: str, plan: str) -> list[Report]:
    """January and on, each with one area, these results and the same plan."""
    found = []
    for number, result in enumerate(results, start=1):
        text = (
            f"## I. KẾT QUẢ THÁNG {number:02}/2022\n\n### 1. Chuyển đổi số\n\n{result}\n\n"
            f"## III. KẾ HOẠCH THÁNG {number + 1:02} NĂM 2022\n\n### 1. Chuyển đổi số\n\n{plan}\n"
        )
        report = with_front_matter(text, f"2022-{number:02}")
        found.append(report_of(report, f"reports/2022/2022-{number:02}.md"))
    return found


def remarks_of(text: str) -> list[str]:
    return [line for line in text.split("---")[1].split("\n") if line.startswith("# ")]


def test_what_waits_without_a_marker_is_named_as_the_draft_names_it_or_by_its_words() -> None:
    january, february = months_of_results("- Trực.", "- Trực.", plan="- Nâng cấp trang thông tin điện tử.")
    (remark,) = remarks_of(drafted(january, february))
    slug = re.findall(r"\{#([a-z-]+) \?\}", drafted(january, february))[0]
    assert remark == f"# Việc còn treo: {slug}, kế hoạch từ 2022-01, tháng 02 chưa thấy kết quả."
    march = report_of(february.source.text.replace("Nâng cấp trang thông tin điện tử", "Trực"), february.path)
    (remark,) = remarks_of(drafted(january, march))
    assert "“Nâng cấp trang thông tin điện tử”, kế hoạch từ 2022-01" in remark


def test_what_was_left_open_waits_too() -> None:
    reports = months_of_results("- Trực.", "- Mua máy chủ. {#may-chu ?}", plan="- Mua máy chủ. {#may-chu}")
    assert remarks_of(drafted(*reports)) == [
        "# Việc còn treo: may-chu, kế hoạch từ 2022-01, tháng 02 chưa ghi trạng thái."
    ]


def test_a_remark_has_nothing_that_its_place_does_not_bear() -> None:
    reason = '- Chưa mua. {#may-chu chưa "chờ\n  vốn\x07: a # b"}'
    text = drafted(*months_of_results("- Trực.", reason, plan="- Mua máy chủ. {#may-chu}"))
    assert "(chờ vốn: a # b)" in remarks_of(text)[0]
    assert not [one for one in check_report(report_of(text), office(report_of(text)), all_rules()) if one.rule == "F01"]


def test_very_many_that_wait_are_counted() -> None:
    plan = "\n".join(f"- Sửa cầu số {at}. {{#cau-{at}}}" for at in range(50))
    found = remarks_of(drafted(*months_of_results("- Trực.", "- Trực.", plan=plan)))
    assert len(found) == 21
    assert found[-1] == "# Còn 30 việc treo nữa; xem bằng: baocao trace --stale 1"


# --------------------------------------------------------------------------- due dates and routine work


def test_a_draft_keeps_the_newest_due_date_and_routine_work_in_both_parts() -> None:
    january = february("- Mua máy chủ. {#may-chu han=2022-04}\n- Trực máy. {#truc tx}")
    january = report_of(january.source.text.replace("2022-02", "2022-01"), "reports/2022/2022-01.md")
    last = february(
        "- Nhận máy chủ. {#may-chu}\n- Trực máy. {#truc}",
        "- Đã mở thầu. {#may-chu đang hạn=15/5/2022}\n- Trực máy. {#truc đang}",
    )
    text = drafted(january, last)
    expected = "- Nhận máy chủ. {{#may-chu{} han=2022-05-15}}\n- Trực máy. {{#truc{} tx}}"
    assert first_area(text) == expected.format(" ?", " ?")
    assert first_area(text, "## III.") == expected.format("", "")


def test_tasks_of_one_item_with_other_terms_get_markers_of_their_own() -> None:
    last = february(
        "- Mua, lắp máy. {#mua #lap #truc}",
        "- Mua. {#mua đang han=2022-05}\n- Lắp. {#lap đang han=2022-06}\n- Trực. {#truc đang han=2022-05}",
    )
    assert first_area(drafted(last)) == "- Mua, lắp máy. {#mua #truc ? han=2022-05} {#lap ? han=2022-06}"


def test_a_task_that_was_closed_and_comes_up_again_is_due_no_more() -> None:
    january = february("- Mua máy chủ. {#may-chu han=2022-02}", "- Mua máy. {#may-chu xong}")
    january = report_of(january.source.text.replace("2022-02", "2022-01", 1), "reports/2022/2022-01.md")
    assert (
        first_area(drafted(january, february("- Mua thêm máy chủ. {#may-chu}"))) == "- Mua thêm máy chủ. {#may-chu ?}"
    )
