"""`check` for other programs: JSON, GitHub, GitLab and SARIF say what was found, and nothing steers who reads them."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Sequence
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from baocao.checking.rules import all_rules
from baocao.findings import Summary
from baocao.model import Diagnostic, Edit, Related, Severity, Source
from baocao.parsing.editing import apply
from baocao.render.formats import check_github, check_gitlab, check_sarif, renderer
from support.findings import PATH, at, finding, nfd, shown_in_order, source_of, text_of
from support.rule_examples import bad_example, diagnostics
from support.sarif_logs import run_in

RULES = tuple(loaded.rule for loaded in all_rules())
NOTHING = Summary(0, 0, 0, 0)


def as_commands(found: Sequence[Diagnostic]) -> str:
    return check_github.render(shown_in_order(found), NOTHING, False, 80)


def as_gitlab(found: Sequence[Diagnostic]) -> str:
    return check_gitlab.render(shown_in_order(found), NOTHING, False, 80)


def as_sarif(found: Sequence[Diagnostic]) -> str:
    return check_sarif.render(shown_in_order(found), NOTHING, False, 80)


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20), st.data())
def test_nothing_that_steers_a_terminal_gets_out(line: str, message: str, path: str, data: st.DataObject) -> None:
    source = source_of(line.encode("utf-8", "replace").decode(), path)
    start = data.draw(st.integers(0, len(source.text)))
    span = source.span(start, data.draw(st.integers(start, len(source.text))))
    one = finding(span, message, message, related=[Related(span, message)])
    for output in (text_of(one, width=40), as_commands([one])):
        for character in output:
            assert character == "\n" or character.isprintable() or unicodedata.category(character) == "Zs"
    as_json = renderer("check", "json")(shown_in_order([one]), Summary(1, 1, 0, 0), False, 80)
    for output in (as_json, as_gitlab([one]), as_sarif([one])):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", output)
        json.loads(output)


# --------------------------------------------------------------------------- json


def test_json_is_what_the_design_says() -> None:
    source = source_of("một\nhai ba\n")
    other = source_of("x\n", "reports/2022/2022-02.md")
    one = finding(at(source, "hai"), related=[Related(other.span(0, 1), "kế hoạch")])
    text = renderer("check", "json")(shown_in_order([one]), Summary(4, 1, 0, 0), False, 100)
    assert text.endswith("}\n")
    assert "Có chỗ cần xem lại." in text
    assert json.loads(text) == {
        "version": 1,
        "diagnostics": [
            {
                "path": PATH,
                "line": 2,
                "column": 1,
                "end_line": 2,
                "end_column": 4,
                "rule": "K01",
                "name": "dropped-item",
                "severity": "error",
                "message": "Có chỗ cần xem lại.",
                "help": "Xem lại.",
                "related": [{"path": "reports/2022/2022-02.md", "line": 1, "message": "kế hoạch"}],
            }
        ],
        "summary": {"reports": 4, "errors": 1, "warnings": 0, "notes": 0},
    }


def test_json_escapes_what_steers_a_terminal_and_keeps_the_value() -> None:
    source = source_of("a\n")
    message = "\x1b[31m\x9b\u202e đỏ"
    text = renderer("check", "json")(
        shown_in_order([finding(source.span(0, 1), message)]), Summary(1, 1, 0, 0), False, 100
    )
    assert "\\u001b[31m\\u009b\\u202e đỏ" in text
    assert json.loads(text)["diagnostics"][0]["message"] == message


# --------------------------------------------------------------------------- github


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner reads it."""
    info, _, data = line.removeprefix("::").partition("::")
    name, _, properties = info.partition(" ")
    pairs = [pair.partition("=")[::2] for pair in properties.split(",")]
    return name, {key: unescaped(value) for key, value in pairs}, unescaped(data)


def unescaped(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def test_a_github_command_says_place_rule_message_and_help() -> None:
    source = source_of("một hai\n")
    one = finding(at(source, "hai"), "Đạt 50%: chưa đủ, còn thiếu.", "Bổ sung.", Severity.NOTE)
    assert as_commands([one]) == (
        f"::notice file={PATH},line=1,endLine=1,col=5,endColumn=8,title=K01 dropped-item"
        "::Đạt 50%25: chưa đủ, còn thiếu.%0ABổ sung.\n"
    )


def test_github_gets_columns_only_on_one_line() -> None:
    source = source_of("một\nhai\n")
    _, properties, _ = read_command(as_commands([finding(at(source, "một\nhai"))]))
    assert properties == {"file": PATH, "line": "1", "endLine": "2", "title": "K01 dropped-item"}


@given(
    st.text(st.sampled_from("%:,=\n\r a0A]đ"), min_size=1),
    st.text(st.sampled_from("%:,=\n\r.2C/x"), min_size=1),
)
def test_github_reads_back_any_message_and_path(message: str, path: str) -> None:
    source = Source(path, "a\n")
    text = as_commands([finding(source.span(0, 1), message, "")])
    assert text.count("\n") == 1
    name, properties, data = read_command(text.removesuffix("\n"))
    assert (name, properties["file"], data) == ("error", path, message)


def test_github_gets_nothing_where_nothing_was_found() -> None:
    assert as_commands([]) == ""


# --------------------------------------------------------------------------- sarif


def sarif_run(*found: Diagnostic) -> dict:
    printed = as_sarif(found)
    log = json.loads(printed)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    return run_in(printed)


def check_message(message: dict) -> None:
    assert message["text"]
    assert re.sub(r"\{\{|\}\}", "", message["text"]).count("{") == 0, "a brace in a message is doubled"


def check_region(region: dict) -> None:
    assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
    assert all(isinstance(value, int) and value >= 1 for value in region.values())
    assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def check_location(location: dict) -> None:
    assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", location["artifactLocation"]["uri"])
    check_region(location["region"])


def test_sarif_has_what_the_standard_requires() -> None:
    source = source_of(nfd("Số hóa  hồ sơ\n"), "reports/2022/kỳ 03.md")
    span = at(source, "  ")
    one = finding(
        span, "Thiếu {#so-hoa} [ở đây](x).", related=[Related(at(source, "hồ sơ"), "{0}")], edits=[Edit(span, " ")]
    )
    run = sarif_run(one, finding(at(source, "hồ sơ"), severity=Severity.NOTE))
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "baocao"
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in RULES]
    for rule in driver["rules"]:
        for text in ("shortDescription", "fullDescription", "help"):
            assert rule[text]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    for result in run["results"]:
        assert result["level"] in {"error", "warning", "note"}
        check_message(result["message"])
        for location in result["locations"]:
            check_location(location["physicalLocation"])
        for related in result.get("relatedLocations", []):
            check_message(related["message"])
            check_location(related["physicalLocation"])
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                for replacement in change["replacements"]:
                    check_region(replacement["deletedRegion"])
    assert unquote(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == source.path
    assert "](" not in run["results"][0]["message"]["text"].replace("\\](", "")


def test_sarif_points_each_result_to_its_rule() -> None:
    source = source_of("a\n")
    run = sarif_run(*(finding(source.span(0, 1), rule=rule.id) for rule in RULES))
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_fix_in_sarif_does_to_the_file_what_mending_does(form: str, end: str) -> None:
    raw = "\ufeff" + unicodedata.normalize(form, "Một\nSố  hóa hồ\nsơ\n").replace("\n", end)
    source = source_of(raw)
    edits = [Edit(at(source, "ố  h"), "ố h"), Edit(at(source, "hồ\nsơ"), "hồ sơ\n")]
    run = sarif_run(finding(at(source, "  "), edits=edits))
    [change] = run["results"][0]["fixes"][0]["artifactChanges"]
    lines = raw.removeprefix("\ufeff").split(end)
    starts = [sum(len(line) + len(end) for line in lines[:number]) for number in range(len(lines))]
    text = raw.removeprefix("\ufeff")
    for one in reversed(change["replacements"]):
        region = one["deletedRegion"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        stop = starts[region["endLine"] - 1] + region["endColumn"] - 1
        text = text[:start] + one["insertedContent"]["text"] + text[stop:]
    assert "\ufeff" + text == apply(source, edits)


def fingerprints(raw: str, words: str = "hồ sơ") -> list[str]:
    source = source_of(raw)
    found = [
        finding(source.span(match.start(), match.end()), f"Xem lại dòng {source.position(match.start())[0]}.")
        for match in re.finditer(words, source.text)
    ]
    return [result["partialFingerprints"]["baocao/v2"] for result in sarif_run(*found)["results"]]


def test_fingerprints_stay_when_lines_move_and_differ_among_findings() -> None:
    before = fingerprints("- Số hóa hồ sơ.\n- Lưu hồ sơ.\n")
    assert fingerprints("\n\nThêm.\n\n- Số hóa hồ sơ.\n\n- Lưu hồ sơ.\n") == before
    assert fingerprints(nfd("- Số hóa hồ sơ.\n- Lưu hồ sơ.\n")) == before
    assert len(set(before)) == 2


# --------------------------------------------------------------------------- gitlab

CODE_QUALITY = {
    "type": "array",
    "items": {
        "type": "object",
        "required": ["description", "check_name", "fingerprint", "severity", "location"],
        "properties": {
            "description": {"type": "string", "minLength": 1},
            "check_name": {"type": "string", "minLength": 1},
            "fingerprint": {"type": "string", "minLength": 1},
            "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
            "location": {
                "type": "object",
                "required": ["path", "lines"],
                "properties": {
                    "path": {"type": "string", "pattern": "^[^./]"},
                    "lines": {
                        "type": "object",
                        "required": ["begin"],
                        "properties": {"begin": {"type": "integer", "minimum": 1}},
                    },
                },
            },
        },
    },
}
"""GitLab Docs, Code Quality, "Code Quality report format"; the path has no `./` before it."""


def test_gitlab_takes_the_findings_of_every_rule() -> None:
    found = [each for loaded in all_rules() for each in diagnostics(loaded, bad_example(loaded.rule))]
    issues = json.loads(as_gitlab(found))
    assert [error.message for error in Draft202012Validator(CODE_QUALITY).iter_errors(issues)] == []
    assert {issue["check_name"] for issue in issues} == {rule.id for rule in RULES}
    assert {issue["severity"] for issue in issues} == {"major", "minor", "info"}


def test_gitlab_and_sarif_know_a_finding_by_the_same_fingerprint() -> None:
    source = source_of("một\nhai ba\nhai ba\n")
    found = [finding(at(source, "hai")), finding(source.span(11, 14)), finding(at(source, "một"))]
    fingerprints = [issue["fingerprint"] for issue in json.loads(as_gitlab(found))]
    assert len(set(fingerprints)) == 3
    results = run_in(as_sarif(found))["results"]
    assert [result["partialFingerprints"]["baocao/v2"] for result in results] == fingerprints


def test_gitlab_is_told_the_place_and_the_way_out() -> None:
    (issue,) = json.loads(as_gitlab([finding(at(source_of("một\nhai ba\n"), "hai"))]))
    assert issue["location"] == {"path": PATH, "lines": {"begin": 2, "end": 2}}
    assert issue["description"] == "[K01] Có chỗ cần xem lại. Xem lại."


def test_gitlab_gets_a_list_where_nothing_is_found() -> None:
    assert json.loads(as_gitlab([])) == []
