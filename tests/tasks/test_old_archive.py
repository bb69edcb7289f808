"""`carry --write` over an archive of old months: what nobody will report any more is not made an error."""

from __future__ import annotations

import shutil
from collections import Counter
from pathlib import Path

import pytest

from baocao.checking.check import check_office, chosen_rules
from baocao.cli import main
from baocao.model import PLAN, Severity
from baocao.tasks.missing_markers import Marked, is_closed, mark
from baocao.tasks.reports_by_month import Months
from baocao.tasks.task_links import placed_items
from support.offices import OFFICE_FILE, office_config, offices_in, report_of

Printed = pytest.CaptureFixture[str]

TOLD = (
    ("Mua máy chủ cho trung tâm dữ liệu", "Đã mua máy chủ cho trung tâm dữ liệu"),
    ("Tập huấn ký số cho công chức xã", "Đã tập huấn ký số cho 40 công chức xã"),
    ("Tu bổ mái đình Hạ", "Đang tu bổ mái đình Hạ, đạt 60% khối lượng"),
    ("Trưng bày chuyên đề “Nghề gốm Bình An”", "Trưng bày chuyên đề “Nghề gốm Bình An” chưa mở được do chờ hiện vật"),
    ("Số hoá hồ sơ di tích quốc gia", "Đã số hóa hồ sơ 12 di tích quốc gia"),
    ("Lắp camera tại ngã ba Đông Thành", "Đã lắp camera tại ngã ba Đông Thành"),
    ("Biên soạn sách “Lễ hội vùng cao”", "Đã biên soạn xong sách “Lễ hội vùng cao”"),
    ("Kiểm kê hiện vật kho gỗ", "Hoàn thành kiểm kê hiện vật kho gỗ"),
    ("Cấp lại thẻ thư viện cho học sinh", "Đã cấp lại 300 thẻ thư viện cho học sinh"),
)
FORGOTTEN = (
    "Nâng cấp cổng dịch vụ công", "Khảo sát hang Thẩm Púa", "Mời nghệ nhân dạy hát then",
    "Kiểm tra an ninh mạng các phòng", "Sửa nhà để xe của bảo tàng", "Thi tìm hiểu di sản cho thanh niên",
    "Dựng phim về làng nghề rèn", "Thay biển chỉ dẫn ở tháp Mường", "Lập quy hoạch khảo cổ bãi Cọi",
)  # fmt: skip
HEAD = "---\nperiod: 2022-{:02}\nstatus: {}\n{}---\n\n"
ISSUED = "code_number: {}\nissued_date: 2022-{:02}-25\nsigner: {{full_name: Nguyễn Văn Mẫu, position: GIÁM ĐỐC}}\n"


def month(number: int, last: int, status: str) -> str:
    """A month that tells what the one before planned, except for what is forgotten; the last one tells all."""
    text = HEAD.format(number, status, ISSUED.format(number, number) if status == "issued" else "")
    if number > 1:
        told = [TOLD[number - 2][1], "Tiếp 12 lượt công dân"]
        told += [f"Đã {FORGOTTEN[number - 2].lower()}"] if number == last else []
        text += f"## I. KẾT QUẢ THÁNG {number:02}/2022\n\n### 1. Chuyển đổi số\n\n" + "".join(f"- {t}.\n" for t in told)
    if number < last:
        planned = f"- {TOLD[number - 1][0]}; {FORGOTTEN[number - 1]}.\n- Tiếp công dân định kỳ.\n"
        text += f"\n## III. KẾ HOẠCH THÁNG {number + 1:02} NĂM 2022\n\n### 1. Chuyển đổi số\n\n{planned}"
    return text


def errors_in(root: Path) -> Counter[str]:
    (office,) = offices_in(root)
    found = check_office(office, chosen_rules())
    return Counter(f"{one.span.path} {one.rule}" for one in found if one.severity is Severity.ERROR)


@pytest.mark.parametrize("issued", [(), (3, 4, 8), (10,)])
def test_marking_ten_old_months_adds_no_error(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed, issued: tuple[int, ...]
) -> None:
    folder = tmp_path / "reports" / "2022"
    folder.mkdir(parents=True)
    shutil.copy(OFFICE_FILE, tmp_path / "baocao.yml")
    for number in range(1, 11):
        text = month(number, 10, "issued" if number in issued else "draft")
        (folder / f"2022-{number:02}.md").write_text(text, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = errors_in(tmp_path)
    for number in range(2, 11):
        main(["carry", f"2022-{number:02}", "--write"])
    assert errors_in(tmp_path) - before == Counter()
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    assert sum(text.count("{#") for text in texts) >= 12
    assert not any(f"{words} {{#" in text for words in FORGOTTEN[:8] for text in texts)
    said = capsys.readouterr().err
    assert "1 việc chưa thấy kết quả thì không ghi mã, vì reports/2022/2022-02.md đã có báo cáo kỳ sau" in said
    assert ("2022-04.md đã ban hành nên không còn ghi thêm kết quả" in said) == (4 in issued and 3 not in issued)


def test_repairing_ten_old_months_adds_no_error(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    folder = tmp_path / "reports" / "2022"
    folder.mkdir(parents=True)
    shutil.copy(OFFICE_FILE, tmp_path / "baocao.yml")
    for number in range(1, 11):
        (folder / f"2022-{number:02}.md").write_text(month(number, 10, "draft"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    before = errors_in(tmp_path)
    main(["check", "--fix"])
    assert errors_in(tmp_path) - before == Counter()
    texts = [path.read_text(encoding="utf-8") for path in sorted(folder.iterdir())]
    assert sum(text.count("{#") for text in texts) >= 6
    assert not any(f"{words} {{#" in text for words in FORGOTTEN[:8] for text in texts)


def marked(after_status: str = "draft", *, is_followed: bool = False) -> Marked:
    reports = [
        report_of(month(number, 9, after_status if number == 2 else "draft"), f"reports/2022/2022-{number:02}.md")
        for number in ((1, 2, 3) if is_followed else (1, 2))
    ]
    months = Months(office_config(), reports)
    assert is_closed(reports[1], months) == (is_followed or after_status == "issued")
    return mark(reports[0], reports[1], months, lambda report, text: report_of(text, report.path))


@pytest.mark.parametrize(
    ("status", "is_followed", "is_marked"),
    [("draft", False, True), ("draft", True, False), ("issued", False, False), ("issued", True, False)],
)
def test_what_is_missing_gets_a_marker_only_where_its_result_can_still_be_written(
    status: str, is_followed: bool, is_marked: bool
) -> None:
    found = marked(status, is_followed=is_followed)
    slugs = {placed.item.text: placed.item.slugs for placed in placed_items(found.carry.before.section(PLAN))}
    assert slugs[TOLD[0][0]]
    assert bool(slugs[FORGOTTEN[0]]) == is_marked
    assert found.passed_over == (0 if is_marked else 1)
