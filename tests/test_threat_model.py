"""docs/threat-model.md: every file and rule it names is there, and what it says of the supply holds."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import yaml
from baocao.checking.rules import all_rules
from fuzz import targets

REPOSITORY = Path(__file__).resolve().parent.parent
PAGE = REPOSITORY / "docs" / "threat-model.md"
_PATH = re.compile(r"`((?:tests|scripts|docs|ci|\.ci|\.github)/[\w./-]+)`")
_RULE = re.compile(r"\b[FSKTN]\d\d\b")
_PINNED = re.compile(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+")
WORKFLOW_FILES = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
WORKFLOWS = {path.name: yaml.safe_load(path.read_text(encoding="utf-8")) for path in WORKFLOW_FILES}


def test_every_file_it_names_is_there() -> None:
    named = set(_PATH.findall(PAGE.read_text(encoding="utf-8")))
    assert len(named) > 20
    assert [path for path in sorted(named) if not (REPOSITORY / path).exists()] == []


def test_every_rule_and_target_it_names_is_there() -> None:
    text = PAGE.read_text(encoding="utf-8")
    assert set(_RULE.findall(text)) <= {one.rule.id for one in all_rules()}
    lists = re.findall(r"`tests/test_fuzz\.py` \(((?:`\w+`(?:, )?)+)\)", text)
    assert lists
    for listed in lists:
        assert set(re.findall(r"\w+", listed)) <= set(targets.names())


def test_every_dependency_has_a_range() -> None:
    project = tomllib.loads((REPOSITORY / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = [*project["dependencies"], *(one for extra in project["optional-dependencies"].values() for one in extra)]
    assert [one for one in wanted if not (">=" in one and "<" in one.partition(">=")[2])] == []


def test_each_job_has_the_rights_that_it_needs_and_no_other() -> None:
    rights = {}
    for name, workflow in WORKFLOWS.items():
        assert workflow["permissions"] == {}, name
        assert "pull_request_target" not in workflow[True]  # YAML 1.1 takes `on` for a yes
        for job, content in workflow["jobs"].items():
            rights[f"{name} {job}"] = content["permissions"]
            assert content["timeout-minutes"] <= 90
    assert rights == {
        "check.yml check": {"contents": "read"},
        "reports.yml review": {"contents": "read", "pull-requests": "write"},
        "site.yml build": {"contents": "read", "pages": "read"},
        "site.yml publish": {"pages": "write", "id-token": "write"},
    }


def test_actions_of_others_are_pinned_by_commit_and_get_no_token_to_keep() -> None:
    pins: dict[str, set[str]] = {}
    for path in (*WORKFLOW_FILES, REPOSITORY / "action.yml"):
        for used in re.findall(r"uses: (.+)", path.read_text(encoding="utf-8")):
            if not used.startswith("./ "):
                assert _PINNED.fullmatch(used), f"{path.name}: {used}"
                pins.setdefault(used.partition("@")[0], set()).add(used)
    assert len(pins) >= 5
    assert [action for action, used in pins.items() if len(used) > 1] == []
    for workflow in WORKFLOWS.values():
        steps = [step for job in workflow["jobs"].values() for step in job["steps"]]
        checkouts = [step for step in steps if step.get("uses", "").startswith("actions/checkout@")]
        assert checkouts
        assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_it_is_linked_and_no_page_of_the_site() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        assert "(docs/threat-model.md)" in (REPOSITORY / name).read_text(encoding="utf-8")
    site = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    excluded = re.search(r"^exclude_docs:.*?(?=^\S)", site, re.MULTILINE | re.DOTALL)
    assert excluded is not None
    assert "threat-model.md" in excluded[0]
