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
_PATH = re.compile(r"`((?:tests|scripts|docs|\.ci)/[\w./-]+)`")
_RULE = re.compile(r"\b[FSKTN]\d\d\b")
_PINNED = re.compile(r"[\w./-]+@[0-9a-f]{40}")


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


def test_workflows_may_only_read_and_pin_their_actions() -> None:
    workflows = sorted((REPOSITORY / ".github" / "workflows").glob("*.yml"))
    assert workflows
    for path in workflows:
        workflow = yaml.safe_load(path.read_text(encoding="utf-8"))
        assert workflow["permissions"] == {"contents": "read"}
        events = workflow[True]  # YAML 1.1 takes `on` for a yes
        assert "pull_request_target" not in events
        for job in workflow["jobs"].values():
            assert "permissions" not in job
            uses = [step for step in job["steps"] if "uses" in step]
            assert all(_PINNED.fullmatch(step["uses"]) for step in uses)
            checkouts = [step for step in uses if step["uses"].startswith("actions/checkout@")]
            assert all(step["with"]["persist-credentials"] is False for step in checkouts)


def test_it_is_linked_and_no_page_of_the_site() -> None:
    for name in ("README.md", "CONTRIBUTING.md"):
        assert "(docs/threat-model.md)" in (REPOSITORY / name).read_text(encoding="utf-8")
    site = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    excluded = re.search(r"^exclude_docs:.*?(?=^\S)", site, re.MULTILINE | re.DOTALL)
    assert excluded is not None
    assert "threat-model.md" in excluded[0]
