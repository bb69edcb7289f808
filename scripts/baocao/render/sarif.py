"""SARIF 2.1.0 (OASIS), which code scanning and editors read: what every file has, and rules of both kinds. Pure."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from urllib.parse import quote

from baocao import __version__
from baocao.checking.rule import ReportRule
from baocao.model import Severity
from baocao.model.rule import FormRule, Rule
from baocao.render.json_dump import dump
from baocao.render.rule_texts import rule_markdown, rule_text

_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.NOTE: "note"}
FINGERPRINT = "baocao/v2"
"""GitHub's own `primaryLocationLineHash` is left to GitHub, which recomputes it."""


def document(
    rules: Sequence[Rule],
    results: list[dict[str, Any]],
    notices: Sequence[dict[str, Any]] = (),
    said: Callable[[str], str] = str,
) -> str:
    """The whole file of one run: all rules, the results, and `notices` of what was not looked at.

    `said`: how commands are said where it is read.
    """
    described = [_rule(rule, said) for rule in rules]
    driver = {"name": "baocao", "version": __version__, "language": "vi", "rules": described}
    run = {"tool": {"driver": driver}, "language": "vi", "columnKind": "unicodeCodePoints", "results": results}
    if notices:
        run["invocations"] = [{"executionSuccessful": False, "toolExecutionNotifications": list(notices)}]
    return dump({"$schema": _SCHEMA, "version": "2.1.0", "runs": [run]})


def message(text: str) -> dict[str, str]:
    """A message object; in its text `{0}` is a placeholder and `[a](b)` a link (SARIF 2.1.0, 3.11.5 and 3.11.6)."""
    return {"text": text.replace("{", "{{").replace("}", "}}").replace("](", "\\](")}


def artifact(path: str) -> dict[str, str]:
    """An artifact location: the path as a URI reference (RFC 3986), from the root where it does not begin there."""
    scheme = "file://" if path.startswith("/") else ""
    return {"uri": scheme + quote(path, errors="surrogateescape")}


def _rule(rule: Rule, said: Callable[[str], str]) -> dict[str, Any]:
    # No `helpUri`: it is an absolute one (3.49.12), and each office has its rules page elsewhere, or nowhere.
    return {
        "id": rule.id,
        "name": "".join(word.capitalize() for word in rule.name.split("-")),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": rule.explanation},
        "help": {kind: said(text) for kind, text in _help(rule).items()},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _help(rule: Rule) -> dict[str, str]:
    if isinstance(rule, ReportRule):
        return {"text": rule_text(rule), "markdown": rule_markdown(rule)}
    ground = f" ({rule.ground})" if isinstance(rule, FormRule) else ""
    return {"text": f"{rule.explanation}{ground}."}
