"""`carry --write` puts in the markers that are sure, and changes nothing else by a byte."""

from __future__ import annotations

import io
import json
import re
import shutil
import unicodedata
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from baocao.checking.check import check_office, chosen_rules
from baocao.cli import main
from baocao.model import PLAN, RESULTS, Report
from baocao.parsing.markers import strip
from baocao.tasks.carryover import carry_over
from baocao.tasks.missing_markers import Marked, mark
from baocao.tasks.reports_by_month import Months
from baocao.tasks.task_links import placed_items
from support.carried import labelled_months, plain
from support.offices import OFFICE_FILE, office_config, offices_in, report_of, with_front_matter
from support.paths import paths_in

Printed = pytest.CaptureFixture[str]
MARKER = re.compile(r" \{(?:#[a-z0-9-]+ ?)+(?: ?(?:xong|đang|chưa|bỏ|\?))?(?: \"[^\"]+\")?\}")
AREAS = "### 1. Chuyển đổi số\n\n{}\n\n### 2. Bảo tàng và di tích\n\n{}\n"


def plan(first: str, second: str = "", status: str = "draft") -> str:
    head = f"---\nperiod: 2022-02\nstatus: {status}\n---\n\n"
    return head + "## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n" + AREAS.format(first, second)


def results(first: str, second: str = "") -> str:
    return with_front_matter("## I. KẾT QUẢ THÁNG 03/2022\n\n" + AREAS.format(first, second), "2022-03")


def reread(report: Report, text: str) -> Report:
    return report_of(text.encode(), report.path)


def marked(before: str, after: str) -> Marked:
    reports = report_of(before, "reports/2022/2022-02.md"), report_of(after, "reports/2022/2022-03.md")
    return mark(*reports, Months(office_config(), reports), reread)


def written(before: str, after: str) -> tuple[str, str]:
    """Both texts after `--write`."""
    found = marked(before, after)
    texts = ("reports/2022/2022-02.md", before), ("reports/2022/2022-03.md", after)
    first, second = (found.texts.get(path, text) for path, text in texts)
    return first, second


def test_a_plan_item_gets_a_slug_and_its_result_the_same_with_the_status_it_tells() -> None:
    before, after = written(plan("- Mua máy chủ."), results("- Đã mua máy chủ."))
    assert "- Mua máy chủ {#mua-may-chu}.\n" in before
    assert "- Đã mua máy chủ {#mua-may-chu xong}.\n" in after


def test_a_status_that_the_words_do_not_tell_is_left_open() -> None:
    _, after = written(plan("- Mua máy chủ. {#may-chu}"), results("- Mua 02 máy chủ."))
    assert "- Mua 02 máy chủ {#may-chu ?}.\n" in after


def test_a_reason_that_the_words_give_goes_into_the_marker_where_the_check_would_miss_it() -> None:
    before = plan("- Mua máy chủ. {#may-chu}")
    _, after = written(before, results("- Chưa mua được máy chủ do nhà thầu chậm giao hàng."))
    assert '{#may-chu chưa "nhà thầu chậm giao hàng"}' in after
    _, after = written(before, results("- Chưa mua được máy chủ, lý do: nhà thầu chậm giao hàng."))
    assert "{#may-chu chưa}" in after


def test_a_month_marked_after_the_next_one_takes_its_slugs() -> None:
    before = plan("- Tu bổ mái đình Hạ.\n- Mua máy chủ.\n- Kiểm kê hiện vật.")
    after = (
        results("- Đã kiểm kê hiện vật. {#mua-lai xong}")
        + "\n## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n"
        + AREAS.format("- Tiếp tục tu bổ mái đình Hạ. {#dinh-ha}\n- Mua máy chủ. {#mua-lai}", "")
    )
    new, _ = written(before, after)
    assert "- Tu bổ mái đình Hạ {#dinh-ha}." in new
    assert "- Mua máy chủ {#mua-may-chu}." in new  # the results have the other slug for something else
    assert "- Kiểm kê hiện vật {#mua-lai}." in new


def test_what_is_done_and_yet_planned_again_goes_on() -> None:
    text = (
        results("- Đã thử nghiệm 250 mẫu nước.")
        + "\n## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n"
        + AREAS.format("- Thử nghiệm mẫu nước.", "")
    )
    _, after = written(plan("- Thử nghiệm mẫu nước. {#mau-nuoc}"), text)
    assert "{#mau-nuoc đang}" in after


def test_routine_work_goes_on_though_the_next_plan_is_not_written_yet() -> None:
    text = results("- Đã thử nghiệm 250 mẫu nước.")
    assert "{#mau-nuoc xong}" in written(plan("- Thử nghiệm mẫu nước. {#mau-nuoc han=2022-05}"), text)[1]
    assert "{#mau-nuoc đang}" in written(plan("- Thử nghiệm mẫu nước. {#mau-nuoc tx}"), text)[1]


def test_what_is_planned_again_goes_on_unless_the_words_tell_of_trouble() -> None:
    again = "\n## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n" + AREAS.format("- Thử nghiệm mẫu nước sinh hoạt.", "")
    before = plan("- Thử nghiệm mẫu nước sinh hoạt. {#mau-nuoc}")
    _, after = written(before, results("- Thử nghiệm 250 mẫu nước sinh hoạt.") + again)
    assert "{#mau-nuoc đang}" in after
    _, after = written(before, results("- Thử nghiệm 250 mẫu nước sinh hoạt; 20 mẫu chưa thử.") + again)
    assert "{#mau-nuoc đang}" not in after


def test_a_result_that_tells_of_two_tasks_gets_one_marker_with_both() -> None:
    before = plan(
        "- Thẩm định kinh phí đề tài lúa nếp tan Mường Và. {#lua}\n- Thẩm định kinh phí dự án mắc ca Mai Sơn. {#mac-ca}"
    )
    after = results(
        "- Hoàn thành thẩm định kinh phí đề tài lúa nếp tan Mường Và và thẩm định kinh phí dự án mắc ca Mai Sơn."
    )
    _, new = written(before, after)
    assert "{#lua #mac-ca xong}" in new


def test_an_answer_joins_the_marker_that_the_result_has() -> None:
    texts = (
        plan("- Mua máy chủ. {#may-chu}\n- Nâng cấp mạng."),
        results("- Đã mua máy chủ và thiết bị. {#may-chu xong}"),
    )
    reports = [report_of(text, f"reports/2022/2022-0{at}.md") for at, text in enumerate(texts, start=2)]
    months = Months(office_config(), reports)
    (item,) = (link.plan.item for link in months.carry(*reports).links if link.slug is None)
    (result,) = placed_items(reports[1].section(RESULTS))
    found = mark(reports[0], reports[1], months, reread, {id(item): result})
    assert "{#may-chu #nang-cap-mang xong}" in found.texts["reports/2022/2022-03.md"]
    assert found.carry.unaccounted == ()


def test_only_what_is_sure_is_written_and_the_rest_is_asked() -> None:
    found = marked(
        plan("- Kiểm tra di tích tại huyện Bắc Sơn. {#bac-son}"), results("- Kiểm tra di tích tại huyện Nam Sơn.")
    )
    assert found.texts == {}
    (question,) = found.questions
    assert "Bắc Sơn" in question.choices[0].why


def test_a_clause_is_not_marked_where_its_marker_would_take_in_the_clause_before() -> None:
    before = plan("- Mua máy chủ. {#may-chu}")
    _, after = written(before, results("- Tổ chức hội thảo quốc gia; Đã mua máy chủ."))
    assert "{#may-chu" not in after


def test_a_status_in_vietnamese_stays_as_it_was_typed() -> None:
    before, _ = written(plan("- Mua máy chủ.", status="Nháp"), results("- Đã mua máy chủ."))
    assert before == plan("- Mua máy chủ {#mua-may-chu}.", status="Nháp")
    issued = plan("- Mua máy chủ.", status="ban hành")
    assert written(issued, results("- Đã mua máy chủ."))[0] == issued


def test_an_issued_report_is_never_changed() -> None:
    found = marked(
        plan("- Mua máy chủ.\n- Tập huấn ký số. {#ky-so}", status="issued"),
        results("- Đã mua máy chủ.\n- Đã tập huấn ký số."),
    )
    assert set(found.texts) == {"reports/2022/2022-03.md"}
    assert found.texts["reports/2022/2022-03.md"].count("{#") == 1  # nobody could find the other's slug
    assert found.issued == ("reports/2022/2022-02.md",)


ITEMS = st.sampled_from(
    [
        "Mua máy chủ", "Tập huấn ký số cho 40 công chức", "Tu bổ mái đình Hạ", "Trưng bày “Nghề gốm; nghề rèn”",
        "**Kiểm kê** hiện vật", "Tiếp công dân", "Đón khách tham quan `{#x}`", "Số hoá hồ sơ (đợt 1; đợt 2)",
        "Không phát sinh", "Hưởng ứng Ngày Di sản:", "Kiểm tra di tích tại huyện Bắc Sơn", "xử lý đơn thư {#don-thu}",
    ]
)  # fmt: skip
BULLETS = st.lists(
    st.builds(
        lambda sign, items: sign.join(items), st.sampled_from(["; ", ". "]), st.lists(ITEMS, min_size=1, max_size=3)
    ),
    max_size=5,
)
LIST = st.tuples(BULLETS, st.sampled_from(["- ", "* ", "1. ", "  - ", ""]), st.sampled_from([".", "", ";", " ."])).map(
    lambda made: "\n".join(f"{made[1]}{bullet}{made[2]}" for bullet in made[0])
)


@settings(max_examples=60)
@given(LIST, LIST, st.sampled_from(["\n", "\r\n"]), st.sampled_from(["NFC", "NFD"]))
def test_writing_markers_never_changes_another_letter(first: str, second: str, line_end: str, form: str) -> None:
    texts = [
        unicodedata.normalize(form, text.replace("\n", line_end))  # type: ignore[arg-type]
        for text in (plan(first), results(f"{second}\n\nĐã {first}"))
    ]
    reports = [report_of(text.encode(), f"reports/2022/2022-0{at}.md") for at, text in enumerate(texts, start=2)]
    months = Months(office_config(), reports)
    found = mark(reports[0], reports[1], months, reread)
    for report, text in zip(reports, texts, strict=True):
        new = found.texts.get(report.path, text)
        assert unmarked(new) == unmarked(text)
        again = reread(report, new)
        for section in (RESULTS, PLAN):
            assert words(again, section) == words(report, section)
    last = found.carry
    assert mark(last.before, last.after, Months(office_config(), (last.before, last.after)), reread).texts == {}


SENTENCES = st.sampled_from(
    [
        "Mua máy chủ cho Trung tâm dữ liệu.", "Tập huấn ký số tại TP. Sơn La.", "Kết quả cho thấy máy chạy ổn định.",
        "Lớp tập huấn có 45 học viên tham dự.", "Kiểm tra 12 cơ sở (05 cơ sở ở xã Hạ. Còn lại ở xã Tân).",
        "**Tu bổ** mái đình Hạ; lát lại sân đình.", "Trưng bày “Nghề gốm. Nghề rèn” quý III.",
        "Lý do: thiếu kinh phí.", "Dự kiến hoàn thành trước ngày 20/4.", "Trong tháng, đón 02 đoàn khách v.v.",
        "*Lập hồ sơ di tích. Trình UBND tỉnh phê duyệt.*", "Mời PGS.TS. Trần V. An nói chuyện!", "12 hiện vật.",
    ]
)  # fmt: skip
PARAGRAPHS = st.lists(st.lists(st.tuples(SENTENCES, st.sampled_from([" ", "\n"])), min_size=1, max_size=6), max_size=3)


@settings(max_examples=80)
@given(PARAGRAPHS, st.sampled_from(["", "- "]))
def test_every_sentence_that_is_planned_gets_its_marker_and_taking_them_out_gives_the_same_text(
    paragraphs: list[list[tuple[str, str]]], sign: str
) -> None:
    typed = ("".join(map("".join, paragraph)).strip() for paragraph in paragraphs)
    text = plan("\n\n".join(sign + paragraph.replace("\n", f"\n{' ' * len(sign)}") for paragraph in typed))
    new, _ = written(text, results("- Tiếp công dân."))
    assert unmarked(new) == text
    before, after = report_of(text, "reports/2022/2022-02.md"), report_of(new, "reports/2022/2022-02.md")
    assert words(after, PLAN) == words(before, PLAN)
    assert strip(after.source).text == before.source.text
    assert all(placed.item.slugs for placed in placed_items(after.section(PLAN)))


def unmarked(text: str) -> str:
    return re.sub(r" ?\{#[^{}]*\}", "", unicodedata.normalize("NFC", text))


def words(report: Report, section: str) -> list[str]:
    return [placed.item.text for placed in placed_items(report.section(section))]


# --------------------------------------------------------------------------- the command


@pytest.fixture
def archive(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "reports" / "2022"
    folder.mkdir(parents=True)
    shutil.copy(OFFICE_FILE, tmp_path / "baocao.yml")
    (folder / "2022-02.md").write_text(plan("- Mua máy chủ.\n- Kiểm tra di tích tại huyện Bắc Sơn."), encoding="utf-8")
    (folder / "2022-03.md").write_text(
        results("- Đã mua máy chủ.\n- Kiểm tra di tích tại huyện Nam Sơn."), encoding="utf-8"
    )
    monkeypatch.chdir(tmp_path)
    return folder


def test_a_second_run_changes_nothing(archive: Path, capsys: Printed) -> None:
    assert main(["carry", "2022-03", "--write"]) == 1
    once = [path.read_bytes() for path in sorted(archive.iterdir())]
    capsys.readouterr()
    main(["carry", "2022-03", "--write"])
    assert [path.read_bytes() for path in sorted(archive.iterdir())] == once
    assert "Không có mã nhiệm vụ nào để ghi thêm" in capsys.readouterr().err


def test_a_dry_run_shows_the_diff_and_writes_nothing(archive: Path, capsys: Printed) -> None:
    before = [path.read_bytes() for path in sorted(archive.iterdir())]
    main(["carry", "2022-03", "--dry-run"])
    assert [path.read_bytes() for path in sorted(archive.iterdir())] == before
    assert "+- Mua máy chủ {#mua-may-chu}." in capsys.readouterr().out


@pytest.mark.parametrize(
    ("typed", "is_marked"),
    [
        ("1\n", True), ("c\n", True), ("Có\n", True), ("y\n", True), ("9\nx\n1\n", True),
        ("\n", False), ("", False), ("k\n", False), ("n\n", False), ("q\n", False),
    ],
)  # fmt: skip
def test_what_is_answered_is_written(
    archive: Path, monkeypatch: pytest.MonkeyPatch, typed: str, is_marked: bool
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO(typed))
    main(["carry", "2022-03", "--interactive"])
    text = (archive / "2022-03.md").read_text(encoding="utf-8")
    assert ("Nam Sơn {#" in text) == is_marked
    assert "Đã mua máy chủ {#mua-may-chu xong}" in text


def test_who_has_answered_is_not_asked_the_same_again(
    archive: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("k\n"))
    main(["carry", "2022-03", "--interactive"])
    printed = capsys.readouterr()
    assert printed.out == ""
    assert printed.err.count("Kiểm tra di tích tại huyện Bắc Sơn") == 1
    assert archive.exists()


def test_json_after_writing_is_the_carry_over_with_the_new_markers(archive: Path, capsys: Printed) -> None:
    main(["carry", "2022-03", "--write", "--format", "json"])
    items = json.loads(capsys.readouterr().out)["items"]
    assert [(item["by"], item["outcome"]) for item in items] == [("marker", "accounted"), (None, "missing")]
    assert items[1]["candidates"][0]["why"]
    assert archive.exists()


# --------------------------------------------------------------------------- the labelled archives


def test_writing_to_the_labelled_archives_changes_no_judgement(
    shared_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "carry"
    shutil.copytree(shared_data / "carry", copy)
    missing = missing_in(copy)
    assert missing
    for labels in paths_in(copy, "*/labels.json"):
        monkeypatch.chdir(labels.parent)
        for pair in json.loads(labels.read_text(encoding="utf-8"))["pairs"]:
            main(["carry", pair["to"], "--write"])
            once = {path: path.read_bytes() for path in labels.parent.rglob("*.md")}
            main(["carry", pair["to"], "--write"])
            assert {path: path.read_bytes() for path in labels.parent.rglob("*.md")} == once
        for path in paths_in(labels.parent, "**/*.md"):
            original = shared_data / "carry" / path.relative_to(copy)
            assert MARKER.sub("", path.read_text(encoding="utf-8")) == original.read_text(encoding="utf-8")
    assert missing_in(copy) == missing


def missing_in(archives: Path) -> list[tuple[Path, int, str]]:
    """What is planned and not found in labelled archives: file, line, words without markers."""
    return [
        (months.before.path, link.plan.item.span.line, plain(link.plan.item.text))
        for months in labelled_months(archives)
        for link in carry_over(months.before, months.after, months.knowledge).unaccounted
    ]


def test_no_marker_that_was_written_lacks_a_reason_that_the_words_give(
    shared_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for source in paths_in(shared_data, "carry/*/labels.json"):
        copy = tmp_path / source.parent.name
        shutil.copytree(source.parent, copy)
        monkeypatch.chdir(copy)
        for pair in json.loads(source.read_text(encoding="utf-8"))["pairs"]:
            main(["carry", pair["to"], "--write"])
        offices = offices_in(copy)
        found = check_office(offices[0], chosen_rules(["K05"]))
        assert not [one for one in found if re.search(r"\b(?:do|vì)\b", one.span.source.line_span(one.span.line).text)]


def test_k01_says_after_writing_what_carry_says(
    shared_data: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copy = tmp_path / "so-khcn"
    shutil.copytree(shared_data / "carry" / "so-khcn", copy)
    monkeypatch.chdir(copy)
    main(["carry", "2023-04", "--write"])
    offices = offices_in(copy)
    office = offices[0]
    march, april = office.reports[:2]
    missing = Months(office.config, office.reports).carry(march, april).unaccounted
    findings = check_office(office, chosen_rules(["K01"]), {april.path})
    assert {one.related[0].span for one in findings} == {link.plan.item.span for link in missing}


def test_a_plan_item_that_may_go_on_with_an_open_task_is_left_to_its_author() -> None:
    lease = "- Đang kiểm tra việc sử dụng đất của 12 tổ chức được thuê đất. {#thue-dat đang}"
    before = plan("- Kiểm tra đất của tổ chức thuê đất chậm nộp tiền.\n- Mua máy chủ.")
    before = before.replace("## III.", f"## I. KẾT QUẢ THÁNG 02/2022\n\n### 1. Chuyển đổi số\n\n{lease}\n\n## III.")
    first, _ = written(before, results("- Đã mua máy chủ.\n- Họp."))
    assert "chậm nộp tiền.\n- Mua máy chủ {#mua-may-chu}.\n" in first
    assert marked(before, results("- Đã mua máy chủ.\n- Họp.")).undecided == 1
