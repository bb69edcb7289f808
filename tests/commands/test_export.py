"""`export`: tables that other programs take, complete, the same each time, and never over what is not ours."""

from __future__ import annotations

import csv
import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.language.letters import without_diacritics
from baocao.open_data.export import FILES, TABLES
from support.repositories import edit, enter_repository

CHECKOUT = Path(__file__).resolve().parents[2]
GUIDE = CHECKOUT / "docs" / "huong-dan.md"
QUERIES = re.findall(r"^```sql\n(.*?)^```$", GUIDE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)
REPORT = "reports/2022/2022-03.md"

Printed = pytest.CaptureFixture[str]


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


@pytest.fixture(scope="module")
def ours(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of this repository, exported."""
    folder = tmp_path_factory.mktemp("so-lieu") / "ra"
    assert main(["export", str(folder), "--config", str(CHECKOUT / "baocao.yml")]) == 0
    return folder


def rows(folder: Path, table: str) -> list[dict[str, str]]:
    with (folder / f"{table}.csv").open(encoding="utf-8-sig", newline="") as file:
        return list(csv.DictReader(file))


def ask(folder: Path, query: str, *values: str) -> list[tuple[object, ...]]:
    with closing(sqlite3.connect(f"file:{folder / 'bao-cao.sqlite'}?mode=ro", uri=True)) as connection:
        return connection.execute(query, values).fetchall()


def valid(folder: Path) -> dict[str, object]:
    """What frictionless, a program of its own, says of the package; it must be valid."""
    command = [sys.executable, "-m", "frictionless", "validate", "datapackage.json", "--json"]
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    said: dict[str, object] = json.loads(done.stdout)
    assert said["valid"] is True, done.stdout
    return said


# --------------------------------------------------------------------------- what is in it


def test_the_package_is_valid_with_all_its_tables(ours: Path) -> None:
    said = valid(ours)
    assert [task["name"] for task in said["tasks"]] == [table.name for table in TABLES]  # type: ignore[attr-defined]
    assert sorted(path.name for path in ours.iterdir()) == sorted(FILES)


def test_a_report_of_every_kind_makes_a_valid_package(root: Path) -> None:
    edit(root / REPORT, "status: draft", "status: issued\ncode_number: 5\nissued_date: 2022-03-25")
    edit(root / REPORT, "---\n\n", "indicators: {khach_tham_quan: -5}\n---\n\n")
    for name, text in {
        "2022-04": "---\nperiod: 2022-04\n---\n\n## I. KẾT QUẢ\n\n- \\=1+1;=cmd() “x” {#lạ xong}\n- Thiếu mã.\n",
        "2022-05": "---\nperiod: 2022-05\n---\n",
        "2022-Q1": "---\nperiod: 2022-Q1\nindicators: {khach_tham_quan: 9}\n---\n\n## X. LẠ\n\n### 9. Lạ\n\n- Việc.\n",
        "2022": "---\nperiod: 2022\n---\n\n- Việc ngoài phần.\n",
    }.items():
        (root / f"reports/2022/{name}.md").write_text(text, encoding="utf-8")
    assert main(["export", "ra"]) == 0
    valid(root / "ra")
    periods = {row["period"] for row in rows(root / "ra", "reports")}
    assert periods == {"2022-02", "2022-03", "2022-04", "2022-05", "2022-Q1", "2022"}
    issued = next(row for row in rows(root / "ra", "reports") if row["period"] == "2022-03")
    assert (issued["code"], issued["issued_date"]) == ("05/BC-SVHDL", "2022-03-25")
    assert [row["value"] for row in rows(root / "ra", "indicators") if row["period"] == "2022-03"] == ["-5"]
    hostile = next(row for row in rows(root / "ra", "items") if "cmd" in row["text"])
    assert hostile["text"].startswith("'=")
    assert ";'=cmd" in hostile["text"]
    ((text,),) = ask(root / "ra", "SELECT text FROM items WHERE text LIKE '%cmd%'")
    assert str(text).startswith("=1+1;=cmd")


def test_csv_and_sqlite_hold_the_same_rows(ours: Path) -> None:
    for table in TABLES:
        names = ", ".join(f'"{name}"' for name in table.head)
        stored = ask(ours, f'SELECT {names} FROM "{table.name}" ORDER BY id')
        written = rows(ours, table.name)
        assert len(stored) == len(written) > 10
        for row, values in zip(written, stored, strict=True):
            said = [{"true": "1", "false": "0"}.get(row[name], row[name]).replace("'", "") for name in table.head]
            assert said == [as_text(value) for value in values]


def as_text(value: object) -> str:
    text = f"{value:.12g}" if isinstance(value, float) else str("" if value is None else value)
    return text.replace("'", "")


def test_every_task_status_and_figure_has_its_report(ours: Path) -> None:
    with closing(sqlite3.connect(ours / "bao-cao.sqlite")) as connection:
        assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
        assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert len(rows(ours, "reports")) == 15


def test_a_task_has_its_newest_due_date_and_says_whether_it_has_passed_or_is_routine(ours: Path) -> None:
    told = {row["task"]: (row["due"], row["overdue"], row["routine"]) for row in rows(ours, "tasks")}
    assert told["bao-cao-huyen-2022"] == ("2022-12-20", "true", "false")
    assert told["mua-may-quang-pho"] == ("2022-11", "false", "false")
    assert told["don-thu"] == ("", "false", "true")


# --------------------------------------------------------------------------- search


@pytest.mark.parametrize("words", ["thanh tra", "đo lường", "sở hữu trí tuệ"])
def test_words_are_found_with_and_without_diacritics(ours: Path, words: str) -> None:
    query = "SELECT items.text FROM search JOIN items ON items.id = search.rowid WHERE search MATCH ?"
    exact = ask(ours, query, f'"{words}"')
    bare = ask(ours, query, f'"{without_diacritics(words)}"')
    assert exact
    assert set(exact) <= set(bare)
    assert all(words in str(text).lower() for (text,) in exact)
    assert all(without_diacritics(words) in re.sub(r"\W+", " ", without_diacritics(str(text))) for (text,) in bare)


def test_there_are_ten_examples_in_the_guide() -> None:
    assert len(QUERIES) == 10


@pytest.mark.parametrize("query", QUERIES, ids=lambda query: query.split("\n")[0][:50])
def test_an_example_of_the_guide_answers(ours: Path, query: str) -> None:
    assert ask(ours, query)


@pytest.mark.parametrize("number", [7, 10])
def test_an_example_that_asks_for_months_tells_of_no_longer_period(ours: Path, number: int) -> None:
    answers = ask(ours, QUERIES[number - 1])
    told = {str(value) for row in answers for value in row if str(value).startswith("2022")}
    assert len(told) > 10
    assert told <= {f"2022-{month:02}" for month in range(1, 13)}


# --------------------------------------------------------------------------- the same each time, and only over ours


def contents(folder: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_the_same_reports_make_the_same_bytes(root: Path) -> None:
    assert main(["export", "mot"]) == main(["export", "hai/ba"]) == 0
    assert contents(root / "mot") == contents(root / "hai" / "ba")


def test_an_earlier_export_is_brought_up_to_date(root: Path) -> None:
    assert main(["export", "ra"]) == 0
    before = contents(root / "ra")
    assert main(["export", "ra"]) == 0
    assert contents(root / "ra") == before
    edit(root / REPORT, "Số hóa", "Lưu trữ")
    assert main(["export", "ra"]) == 0
    after = contents(root / "ra")
    assert [name for name in FILES if before[name] == after[name]] == ["reports.csv", "statuses.csv", "indicators.csv"]
    valid(root / "ra")


def test_what_a_killed_run_has_left_is_finished_by_the_next(root: Path) -> None:
    assert main(["export", "ra"]) == 0
    whole = contents(root / "ra")
    for name in ("tasks.csv", "bao-cao.sqlite"):
        (root / "ra" / name).unlink()
    assert main(["export", "ra"]) == 0
    assert contents(root / "ra") == whole


@pytest.mark.parametrize("name", ["ghi-chu.txt", "reports.csv", "datapackage.json", ".an"])
def test_a_folder_with_anything_else_is_left_alone(root: Path, name: str, capsys: Printed) -> None:
    (root / "ra").mkdir()
    (root / "ra" / name).write_text("{}", encoding="utf-8")
    assert main(["export", "ra"]) == 1
    assert name in capsys.readouterr().err
    assert contents(root / "ra") == {name: b"{}"}


def test_a_table_that_somebody_has_edited_is_left_alone(root: Path, capsys: Printed) -> None:
    assert main(["export", "ra"]) == 0
    (root / "ra" / "tasks.csv").write_text("của tôi", encoding="utf-8")
    before = contents(root / "ra")
    edit(root / REPORT, "Số hóa", "Lưu trữ")
    assert main(["export", "ra"]) == 1
    assert "tasks.csv" in capsys.readouterr().err
    assert contents(root / "ra") == before


def test_the_folder_of_the_reports_is_no_place_for_tables(root: Path) -> None:
    before = sorted(path for path in root.rglob("*"))
    assert main(["export", "reports"]) == main(["export", "."]) == 1
    assert sorted(path for path in root.rglob("*")) == before


def test_what_is_no_folder_is_refused(root: Path, capsys: Printed) -> None:
    (root / "tep").write_text("", encoding="utf-8")
    (root / "that").mkdir()
    (root / "lien-ket").symlink_to("that")
    for name in ("tep", "lien-ket", "tep/ra"):
        assert main(["export", name]) == 2
        assert name.split("/")[0] in capsys.readouterr().err
    assert not any((root / "that").iterdir())


def test_a_link_among_the_tables_is_not_followed(root: Path) -> None:
    assert main(["export", "ra"]) == 0
    (root / "ra" / "tasks.csv").unlink()
    (root / "ra" / "tasks.csv").symlink_to(root / "baocao.yml")
    before = (root / "baocao.yml").read_bytes()
    edit(root / REPORT, "Số hóa", "Lưu trữ")
    assert main(["export", "ra"]) == 2
    assert (root / "baocao.yml").read_bytes() == before


# --------------------------------------------------------------------------- what cannot be taken


def test_what_is_left_out_is_said(root: Path, capsys: Printed) -> None:
    (root / "reports/2022/2022-04.md").write_text("---\nperiod: 2022-03\n---\n", encoding="utf-8")
    (root / "reports/2022/la.md").write_text("Không có kỳ.\n", encoding="utf-8")
    (root / "reports/2022/2022-05.md").symlink_to(root.parent)
    assert main(["export", "ra"]) == 2
    said = capsys.readouterr().err
    assert "2022-04.md" in said
    assert "la.md" in said
    assert [row["path"] for row in rows(root / "ra", "reports")] == ["reports/2022/2022-02.md", REPORT]


def many(root: Path) -> Iterator[Path]:
    (root / "offices").mkdir()
    for name in ("so-a", "so-b"):
        folder = root / "offices" / name
        folder.mkdir()
        shutil.copytree(root / "reports", folder / "reports")
        shutil.copy(root / "baocao.yml", folder / "baocao.yml")
        yield folder
    shutil.rmtree(root / "reports")
    (root / "baocao.yml").write_text("offices: {so-a: offices/so-a, so-b: offices/so-b}\n", encoding="utf-8")


def test_many_offices_stand_in_the_same_tables(root: Path) -> None:
    list(many(root))
    assert main(["export", "ra"]) == 0
    valid(root / "ra")
    assert [row["office"] for row in rows(root / "ra", "reports")] == ["so-a", "so-a", "so-b", "so-b"]


def test_many_processes_make_what_one_makes(root: Path) -> None:
    offices = [f"so-{number}" for number in range(8)]
    for name in offices:
        shutil.copytree(root / "reports", root / name / "reports")
        shutil.copy(root / "baocao.yml", root / name / "baocao.yml")
    (root / "baocao.yml").write_text(
        f"offices: {{{', '.join(f'{name}: {name}' for name in offices)}}}\n", encoding="utf-8"
    )
    assert main(["export", "mot", "-j", "1"]) == main(["export", "hai", "-j", "2"]) == 0
    assert contents(root / "mot") == contents(root / "hai")


def test_nothing_is_made_while_an_office_is_configured_wrong(root: Path, capsys: Printed) -> None:
    *_, last = many(root)
    (last / "baocao.yml").write_text("organ: [\n", encoding="utf-8")
    assert main(["export", "ra"]) == 2
    assert "offices/so-b/baocao.yml:1" in capsys.readouterr().err
    assert not (root / "ra").exists()


def test_an_office_without_reports_has_empty_tables(root: Path) -> None:
    shutil.rmtree(root / "reports")
    assert main(["export", "ra"]) == 0
    valid(root / "ra")
    assert rows(root / "ra", "reports") == []


def test_what_no_marker_names_is_not_told_by_marker(root: Path) -> None:
    edit(
        root / REPORT,
        "- Hoàn thành tu bổ mái đình Hạ {#dinh-ha};",
        "- In lịch treo tường.\n- Hoàn thành tu bổ mái đình Hạ {#dinh-ha};",
    )
    assert main(["export", "ra"]) == 0
    valid(Path("ra"))
    by = {row["by"] for row in rows(Path("ra"), "statuses") if row["task"]}
    assert (by, [row["by"] for row in rows(Path("ra"), "statuses") if not row["task"]]) == ({"marker"}, [""])
