"""Reports of quarters, half-years, nine months and years, by every command that an author types."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from docx import Document

from baocao.cli import main
from support.repositories import edit, enter_repository

Printed = pytest.CaptureFixture[str]
NAMES = {
    "2022-Q1": ("quý I", "quý II năm 2022", "QUÝ I/2022", "QUÝ II NĂM 2022"),
    "2022-Q2": ("quý II", "quý III năm 2022", "QUÝ II/2022", "QUÝ III NĂM 2022"),
    "2022-H1": ("6 tháng đầu năm", "6 tháng cuối năm 2022", "6 THÁNG ĐẦU NĂM 2022", "6 THÁNG CUỐI NĂM 2022"),
    "2022-H2": ("6 tháng cuối năm", "6 tháng đầu năm 2023", "6 THÁNG CUỐI NĂM 2022", "6 THÁNG ĐẦU NĂM 2023"),
    "2022-9M": ("9 tháng đầu năm", "quý IV năm 2022", "9 THÁNG ĐẦU NĂM 2022", "QUÝ IV NĂM 2022"),
    "2022": ("năm 2022", "năm 2023", "NĂM 2022", "NĂM 2023"),
}
"""What the month's words of the made-up office become."""


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


def written(
    name: str,
    results: str = "- Đã mua máy chủ. {#mua-may-chu xong}",
    plan: str = "- Số hóa hồ sơ. {#so-hoa}",
    like: str = "",
) -> Path:
    """The report of a period as its author writes it; `like`: with the titles of another period."""
    own, planned, heading, plan_heading = NAMES[like or name]
    path = Path(f"reports/{name[:4]}/{name}.md")
    path.parent.mkdir(exist_ok=True)
    path.write_text(
        f"---\nperiod: {name}\nstatus: draft\nindicators: {{khach_tham_quan: 99999}}\n---\n\n"
        f"Sở Văn hóa và Du lịch báo cáo kết quả công tác {own} và kế hoạch {planned} như sau:\n\n"
        f"## I. KẾT QUẢ {heading}\n\n### 1. Chuyển đổi số\n\n{results}\n\n### 2. Bảo tàng và di tích\n\n"
        "- Bảo tàng đón 99.999 lượt khách.\n\n## II. ĐÁNH GIÁ CHUNG\n\nCông tác bảo đảm tiến độ.\n\n"
        f"## III. KẾ HOẠCH {plan_heading}\n\n### 1. Chuyển đổi số\n\n{plan}\n\n### 2. Bảo tàng và di tích\n\n"
        "Trong kỳ không phát sinh.\n",
        encoding="utf-8",
    )
    return path


def found(capsys: Printed, *arguments: str) -> list[tuple[str, str]]:
    """The rule and message of each finding of `baocao check`."""
    capsys.readouterr()
    main(["check", *arguments, "--format", "json"])
    return [(one["rule"], one["message"]) for one in json.loads(capsys.readouterr().out)["diagnostics"]]


@pytest.mark.parametrize("name", NAMES)
def test_the_months_titles_name_every_kind_of_period_by_its_own_name(
    repository: Path, capsys: Printed, name: str
) -> None:
    written(name)
    assert found(capsys) == []
    assert main(["docx", name]) == 0
    printed = "\n".join(part.text for part in Document(f"build/docx/2022/{name}.docx").paragraphs).replace(
        "\u00a0", " "
    )
    own, planned, heading, plan_heading = NAMES[name]
    assert f"Kết quả công tác {own} và kế hoạch {planned}" in printed
    assert f"KẾT QUẢ {heading}" in printed
    assert f"KẾ HOẠCH {plan_heading}" in printed
    assert "tháng 0" not in printed.lower().split("như sau")[1]


@pytest.mark.parametrize(("name", "like"), [("2022-Q1", "2022-Q2"), ("2022-H1", "2022-H2"), ("2022-H2", "2022-H1")])
def test_titles_of_another_period_of_the_kind_are_leftovers(
    repository: Path, capsys: Printed, name: str, like: str
) -> None:
    written(name, like=like)
    assert {rule for rule, _ in found(capsys, name)} == {"S07"}


@pytest.mark.parametrize(("name", "like"), [("2022-Q1", "2022-H1"), ("2022-H1", "2022-Q1"), ("2022", "2022-H2")])
def test_titles_of_another_kind_differ_from_the_template(
    repository: Path, capsys: Printed, name: str, like: str
) -> None:
    written(name, like=like)
    assert "S03" in {rule for rule, _ in found(capsys, name)}


def test_a_kind_may_have_titles_of_its_own(repository: Path, capsys: Printed) -> None:
    edit(Path("baocao.yml"), "  closing:", '  quarter: {subject: "Tình hình công tác {period}"}\n  closing:')
    edit(
        Path("baocao.yml"),
        'title: "KẾT QUẢ THÁNG {month:02}/{year}"',
        'title: "KẾT QUẢ THÁNG {month:02}/{year}", quarter: {title: "TÌNH HÌNH {period}"}, '
        'half: {title: "SƠ KẾT 6 THÁNG {half} NĂM {year}"}',
    )
    path = written("2022-Q1")
    assert [message for rule, message in found(capsys, "2022-Q1") if rule == "S03"] == [
        "Đầu đề phần “KẾT QUẢ QUÝ I/2022” khác mẫu."
    ]
    edit(path, "KẾT QUẢ QUÝ I/2022", "TÌNH HÌNH QUÝ I/2022")
    edit(written("2022-H1"), "KẾT QUẢ 6 THÁNG", "SƠ KẾT 6 THÁNG")
    assert found(capsys) == []
    main(["docx", "2022-Q1"])
    assert any(
        "Tình hình công tác quý I/2022" in part.text.replace("\u00a0", " ")
        for part in Document("build/docx/2022/2022-Q1.docx").paragraphs
    )


def test_a_quarter_accounts_for_the_plan_of_the_quarter_before_and_for_no_month(
    repository: Path, capsys: Printed
) -> None:
    written("2022-Q1", plan="- Số hóa hồ sơ. {#so-hoa}\n- Lập bản đồ số. {#ban-do}")
    written("2022-Q2", results="- Đã số hóa 500 hồ sơ. {#so-hoa xong}", plan="- Bàn giao hồ sơ. {#ban-giao}")
    assert [rule for rule, _ in found(capsys)] == ["K01"]
    assert main(["carry", "2022-Q2", "--format", "json"]) == 1
    told = json.loads(capsys.readouterr().out)
    assert (told["from"], told["to"]) == ("2022-Q1", "2022-Q2")
    assert [item["outcome"] for item in told["items"]] == ["accounted", "missing"]


def test_what_the_months_of_a_quarter_planned_is_planned_for_the_quarter_too(repository: Path, capsys: Printed) -> None:
    """Else each task of a quarter that came up on the way would be called unknown."""
    written("2022-Q1", plan="- Số hóa hồ sơ. {#so-hoa}")
    results = "- Số hóa 500 hồ sơ. {#so-hoa xong}\n- Tu bổ đình Hạ. {#dinh-ha xong}\n- Lập bản đồ. {#ban-do xong}"
    written("2022-Q2", results=results)
    messages = [message for rule, message in found(capsys, "2022-Q2") if rule == "K02"]
    assert len(messages) == 1
    assert "ban-do" in messages[0]


def test_nine_months_account_for_no_plan_and_say_so(repository: Path, capsys: Printed) -> None:
    written("2022-9M")
    Path("reports/2023").mkdir()
    text = written("2022-9M").read_text(encoding="utf-8").replace("2022", "2023")
    Path("reports/2023/2023-9M.md").write_text(text, encoding="utf-8")
    assert found(capsys) == []
    assert main(["carry", "2023-9M"]) == 2
    assert "lên kế hoạch cho quý IV" in capsys.readouterr().err


def test_new_takes_the_plan_of_the_period_before_of_its_kind(repository: Path, capsys: Printed) -> None:
    written("2022-Q1", plan="- Số hóa hồ sơ. {#so-hoa}")
    assert main(["new", "2022-Q2"]) == 0
    text = Path("reports/2022/2022-Q2.md").read_text(encoding="utf-8")
    assert "kết quả công tác quý II và kế hoạch quý III năm 2022 như sau" in text
    assert "## I. KẾT QUẢ QUÝ II/2022" in text
    assert "- Số hóa hồ sơ. {#so-hoa ?}" in text
    assert "mua-may-chu" not in text
    assert {rule for rule, _ in found(capsys, "2022-Q2")} <= {"K04", "S05"}


@pytest.mark.parametrize("name", ["2022-Q1", "2022-H1", "2022-9M", "2022"])
def test_new_without_an_earlier_period_of_the_kind_names_the_way(repository: Path, capsys: Printed, name: str) -> None:
    assert main(["new", name]) == 1
    assert f"baocao rollup {name}" in capsys.readouterr().err
    assert not Path(f"reports/2022/{name}.md").exists()


def test_a_gap_is_one_of_the_kind(repository: Path, capsys: Printed) -> None:
    written("2022-Q1")
    path = Path("reports/2022/2022-Q3.md")
    text = written("2022-Q2", results="- Số hóa. {#so-hoa xong}").read_text(encoding="utf-8")
    Path("reports/2022/2022-Q2.md").unlink()
    text = text.replace("quý III", "quý IV").replace("QUÝ III", "QUÝ IV").replace("quý II ", "quý III ")
    path.write_text(text.replace("QUÝ II/", "QUÝ III/").replace("2022-Q2", "2022-Q3"), encoding="utf-8")
    written("2022-H1")
    assert found(capsys, "--select", "K09,F04,S") == [
        ("K09", "Kho chưa có báo cáo quý II, nên không đối chiếu được với kế hoạch trước đó.")
    ]


def test_a_quarter_changes_nothing_of_what_the_months_say(repository: Path, capsys: Printed) -> None:
    """A report of several months is a view of them: no task has another status, no figure is counted twice."""
    edit(Path("reports/2022/2022-03.md"), "status: draft", "status: draft\nindicators: {khach_tham_quan: 120}")
    before = []
    commands = (["trace", "--format", "json"], ["stats", "--format", "json"], ["check", "2022-03", "--format", "json"])
    for command in commands:
        main(command)
        before.append(capsys.readouterr().out)
    for name in NAMES:
        written(name, results="- Chưa mua máy chủ, lý do: thiếu vốn. {#mua-may-chu chưa}\n- Lạ. {#la-lam xong}")
    for command, told in zip(commands, before, strict=True):
        main(command)
        assert capsys.readouterr().out == told


def test_a_number_is_used_once_in_a_year_whatever_the_period(repository: Path, capsys: Printed) -> None:
    issued = "status: issued\ncode_number: 5\nissued_date: 2022-03-2{}\nsigner: {{full_name: Lê Văn A}}"
    edit(Path("reports/2022/2022-03.md"), "status: draft", issued.format(5))
    edit(written("2022-Q1"), "status: draft", issued.format(7))
    assert [rule for rule, _ in found(capsys, "2022-Q1", "--select", "F07")] == ["F07"]


@pytest.mark.parametrize("name", ["2022-Q1", "2022-H2", "2022-9M", "2022"])
def test_the_word_file_of_a_period_is_of_form_and_comes_back_as_that_period(
    repository: Path, capsys: Printed, name: str
) -> None:
    path = written(name)
    assert main(["docx", name]) == 0
    word = f"build/docx/2022/{name}.docx"
    main(["verify", word, "--format", "json"])
    checks = json.loads(capsys.readouterr().out.partition("\n")[2])["checks"]
    assert [check["rule"] for check in checks if not check["ok"] and check["severity"] == "error"] == []
    assert main(["merge", word]) == 0
    assert main(["import", word, "-o", "anew"]) == 0
    anew = Path(f"anew/2022/{name}.md").read_text(encoding="utf-8")
    assert re.findall(r"^##+ .*$", anew, re.M) == re.findall(r"^##+ .*$", path.read_text(encoding="utf-8"), re.M)
    assert "subject" not in anew


def test_a_quarter_file_with_a_months_period_is_judged_by_its_words(repository: Path, capsys: Printed) -> None:
    edit(written("2022-Q1"), "period: 2022-Q1", "period: 2022-03")
    told = found(capsys, "reports/2022/2022-Q1.md", "--select", "F04,S")
    assert [rule for rule, _ in told] == ["F04"]
