"""What `--format sarif` prints is held against the schema of the standard, with file names as odd as they come."""

from __future__ import annotations

import os
import re
import shutil
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from docx import Document
from jsonschema import Draft202012Validator

from baocao.checking.rules import all_rules
from baocao.cli import main
from baocao.findings import summarise
from baocao.render.formats import check_sarif
from baocao.render.showing import showing
from support.repositories import REPORT, edit, enter_repository
from support.rule_examples import bad_example, diagnostics
from support.sarif_logs import SCHEMA, VALIDATOR, run_in, uris_in

Printed = pytest.CaptureFixture[str]

ODD_NAMES = [
    "Báo cáo tháng 03.md",
    "100% #3 [nháp] (2).md",
    "%41%20.md",
    "a;b:c'd&e?f=g.md",
    "a\\b|c^d`e{f}<g>.md",
    "hai\ndòng.md",
    "😀.md",
    os.fsdecode(b"x\xffy.md"),
]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


def test_the_schema_and_what_checks_it_work() -> None:
    Draft202012Validator.check_schema(SCHEMA)
    place = {"physicalLocation": {"artifactLocation": {"uri": "a b"}}}
    result = {"message": {"text": "x"}, "locations": [place]}
    log = {"version": "2.1.0", "runs": [{"tool": {"driver": {"name": "x", "helpUri": "y"}}, "results": [result]}]}
    wrong = [error.message for error in VALIDATOR.iter_errors(log)]
    assert len(wrong) == 2, wrong


def test_nothing_found_is_a_valid_log_too(repository: Path, capsys: Printed) -> None:
    assert main(["check", "--format", "sarif"]) == 0
    assert run_in(capsys.readouterr().out)["results"] == []


@pytest.mark.parametrize("name", ODD_NAMES)
def test_the_name_of_a_file_is_a_uri_that_leads_to_it(repository: Path, capsys: Printed, name: str) -> None:
    report = repository / REPORT
    odd = report.with_name(name)
    report.rename(odd)
    edit(odd, "Số hóa 500", "Số hóa  500 của của")
    main(["check", "--format", "sarif"])
    found = set(uris_in(run_in(capsys.readouterr().out)))
    assert found
    for uri in found:
        assert re.fullmatch(r"(%[0-9A-F]{2}|[A-Za-z0-9._~/-])+", uri), uri
        assert urlsplit(uri)[:2] == ("", "")
    assert f"reports/2022/{name}" in {unquote(uri, errors="surrogateescape") for uri in found}


def test_a_file_outside_is_named_from_the_root(repository: Path, capsys: Printed) -> None:
    outside = repository.parent / "ngoài kho.md"
    outside.touch()
    assert main(["check", str(outside), "--format", "sarif"]) == 2
    (uri,) = uris_in(run_in(capsys.readouterr().out))
    assert uri.startswith("file:///")
    assert unquote(urlsplit(uri).path) == str(outside)


def test_columns_are_counted_in_the_unit_that_is_declared(repository: Path, capsys: Printed) -> None:
    edit(repository / REPORT, "Số hóa 500", "😀😀 Số hóa  500")
    main(["check", "--format", "sarif"])
    run = run_in(capsys.readouterr().out)
    assert run["columnKind"] == "unicodeCodePoints"
    lines = (repository / REPORT).read_text(encoding="utf-8").split("\n")
    regions = [one["locations"][0]["physicalLocation"]["region"] for one in run["results"] if one["ruleId"] == "T08"]
    assert regions
    for region in regions:
        line = lines[region["startLine"] - 1]
        assert line[region["startColumn"] - 1 : region["endColumn"] - 1].strip(" ") == ""


def test_the_findings_of_every_rule_and_their_fixes_keep_to_the_schema() -> None:
    found = [showing(one) for loaded in all_rules() for one in diagnostics(loaded, bad_example(loaded.rule))]
    run = run_in(check_sarif.render(found, summarise(found, 1), False, 80))
    assert {one["ruleId"] for one in run["results"]} == {loaded.rule.id for loaded in all_rules()}
    assert any("fixes" in one for one in run["results"])


@pytest.mark.parametrize("name", [Path(name).stem for name in ODD_NAMES])
def test_a_word_file_of_any_name_is_a_uri_that_leads_to_it(repository: Path, capsys: Printed, name: str) -> None:
    made = repository / f"{name}.docx"
    Document().save(str(made))
    shutil.copy(made, repository / "khác.docx")
    Path(f"{name} hỏng.docx").touch()
    main(["verify", str(repository / "khác.docx"), f"{name}.docx", f"{name} hỏng.docx", "--format", "sarif"])
    found = {unquote(uri, errors="surrogateescape") for uri in uris_in(run_in(capsys.readouterr().out))}
    assert found == {f"file://{repository}/khác.docx", f"{name}.docx", f"{name} hỏng.docx"}
