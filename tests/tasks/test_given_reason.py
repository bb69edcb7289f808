"""Why a task was not done: one answer for the rule that asks for it and for whoever shows it."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.checking.rule import Context
from baocao.checking.rules.k05_missing_reason import check
from baocao.cli import main
from baocao.model import Report
from baocao.tasks.mentions import Mention
from baocao.tasks.reports_by_month import Months
from baocao.tasks.trace import trace
from support.offices import office_config, report_of, with_front_matter
from support.repositories import REPORT, edit, enter_repository


def month(results: str) -> Report:
    text = f"## I. KẾT QUẢ THÁNG 02/2022\n\n### 1. Chuyển đổi số\n\n{results}\n"
    return report_of(with_front_matter(text, "2022-02"), "reports/2022/2022-02.md")


def said(results: str) -> Mention:
    (task,) = trace(Months(office_config(), [month(results)]))
    return task.last


@pytest.mark.parametrize(
    ("results", "reason"),
    [
        ('- Chưa kiểm tra. {#kt chưa "xe hỏng"}', "xe hỏng"),
        ('- Chưa kiểm tra, lý do: mưa. {#kt chưa "xe hỏng"}', "xe hỏng"),
        ("- Chưa kiểm tra được, lý do: xe ô tô của Sở hỏng. {#kt chưa}", "xe ô tô của Sở hỏng"),
        ("- Chưa kiểm tra. Lý do: xe hỏng. {#kt chưa}", "xe hỏng"),
        ("- Không kiểm tra nữa với lý do là\n  đã kiểm tra năm trước. {#kt bỏ}", "đã kiểm tra năm trước"),
        ("- Chưa mở thầu do phải điều chỉnh hồ sơ, chuyển sang tháng 5. {#kt chưa}", "phải điều chỉnh hồ sơ"),
        ("- Chưa kiểm tra. {#kt chưa}\n  - Lý do: xe hỏng.", "xe hỏng"),
        ("- Chưa kiểm tra. {#kt chưa}", ""),
        ("- Đã trả lời 05 đơn, nêu rõ lý do: thiếu hồ sơ. {#kt xong}", ""),
        ("- Đang kiểm tra, lý do: mưa. {#kt đang}", ""),
    ],
)
def test_a_reason_is_found_where_it_stands(results: str, reason: str) -> None:
    assert said(results).reason == reason


WORDS = st.lists(
    st.sampled_from(
        [
            "chưa mua",
            "máy chủ",
            ",",
            ";",
            ".",
            "lý do",
            "Lý do",
            ":",
            "do",
            "vì",
            "là",
            "thiếu vốn",
            "–",
            "xe hỏng",
            "\n  - ",
        ]
    ),
    max_size=8,
)


@given(WORDS, st.sampled_from(["chưa", "bỏ"]))
def test_what_the_rule_takes_for_a_reason_is_one_everywhere(words: list[str], status: str) -> None:
    report = month(f"- Chưa mua {' '.join(words)} {{#kt {status}}}")
    is_content = not list(check(report, Context(office_config(), (report,), report=report)))
    results = [task.last for task in trace(Months(office_config(), [report])) if task.slug]
    assert not is_content or all(result.reason for result in results)


def test_it_is_in_the_trace_and_in_the_open_data(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    enter_repository(tmp_path, monkeypatch)
    name = "dinh-ha"
    before, after = f"{{#{name} đang}}", f", lý do: thợ nghỉ. {{#{name} chưa}}"
    edit(Path(REPORT), before, after)
    assert main(["trace", name, "--format", "json"]) == 0
    (task,) = json.loads(capsys.readouterr().out)["tasks"]
    assert [mention["reason"] for mention in task["mentions"]] == ["", "thợ nghỉ", ""]
    assert main(["export", "ra"]) == 0
    with Path("ra/statuses.csv").open(encoding="utf-8-sig", newline="") as file:
        assert [row["reason"] for row in csv.DictReader(file) if row["task"] == name] == ["", "thợ nghỉ", ""]
    assert main(["trace", name]) == 0
    assert capsys.readouterr().out.count("thợ nghỉ") == 1
