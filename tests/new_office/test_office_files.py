"""The files that a new office gets: what they name is there, and they agree with this repository's own."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import yaml
from baocao.commands import command_names
from baocao.new_office.office_files import file_names, office_files

REPOSITORY = Path(__file__).resolve().parents[2]
VALUES = {
    "title": "Báo cáo của Sở Y tế",
    "site_name": "site_name: Báo cáo của Sở Y tế",
    "next": "2026-02",
    "reports": "`reports/`",
    "requirement": "baocao[pdf,site]",
    "action": "so-y-te/baocao@v1",
    "schema_options": "",
}
FILES = office_files(VALUES)


def test_every_place_is_filled() -> None:
    assert set(FILES) == set(file_names())
    assert not any(re.search(r"(?<!\$)\{\{", text) for text in FILES.values())


def test_the_readme_names_what_the_makefile_has() -> None:
    targets = set(re.findall(r"^([a-z ]+):", FILES["Makefile"], re.MULTILINE))
    known = {target for line in targets for target in line.split()}
    named = set(re.findall(r"`?make ([a-z]+)", FILES["README.md"]))
    assert named
    assert named <= known
    helped = set(re.findall(r"^([a-z]+):.*## ", FILES["Makefile"], re.MULTILINE))
    (phony,) = re.findall(r"^\.PHONY: (.*)$", FILES["Makefile"], re.MULTILINE)
    assert helped == set(phony.split())


def test_the_makefile_calls_commands_that_there_are() -> None:
    called = set(re.findall(r"\$\(BAOCAO\) ([a-z]+)", FILES["Makefile"]))
    assert called
    assert called <= command_names()


def test_the_workflow_is_ours_but_for_where_the_action_is() -> None:
    theirs = yaml.safe_load(FILES[".github/workflows/bao-cao.yml"])
    ours: dict[Any, Any] = yaml.safe_load((REPOSITORY / ".github/workflows/reports.yml").read_text(encoding="utf-8"))
    assert theirs[True]["pull_request"]["paths"] == ours[True]["pull_request"]["paths"][:4]
    (own,), (copied,) = ours["jobs"].values(), theirs["jobs"].values()
    assert {**copied, "steps": []} == {**own, "steps": []}
    assert copied["steps"] == [own["steps"][0], {"uses": "so-y-te/baocao@v1"}]
    assert theirs["concurrency"] == ours["concurrency"]


def test_the_template_of_a_pull_request_is_ours() -> None:
    name = ".github/pull_request_template.md"
    assert FILES[name] == (REPOSITORY / name).read_text(encoding="utf-8")


def test_the_editor_finds_the_place_in_what_check_prints() -> None:
    tasks = json.loads(FILES[".vscode/tasks.json"])["tasks"]
    (pattern,) = [task["problemMatcher"]["pattern"] for task in tasks if task["problemMatcher"]]
    line = "offices/a b/reports/2022/2022-03.md:9:12: lỗi [K01] Việc “Mua máy chủ” của tháng 02 chưa có kết quả."
    found = re.fullmatch(pattern["regexp"], line)
    assert found is not None
    assert found[pattern["file"]] == "offices/a b/reports/2022/2022-03.md"
    assert (found[pattern["line"]], found[pattern["column"]]) == ("9", "12")
    assert found[pattern["message"]].startswith("[K01]")
    assert json.loads(FILES[".vscode/settings.json"])["yaml.schemas"]
