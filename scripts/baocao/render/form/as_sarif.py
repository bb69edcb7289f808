"""Sheets as SARIF 2.1.0. A Word file has no lines: places are logical locations, named as in Word."""

from __future__ import annotations

import hashlib
from collections.abc import Sequence
from typing import Any

from baocao.model.form import FormCheck, FormRule, UnreadableFile, VerifiedFile
from baocao.render.sarif import LEVELS, artifact, document, message, pascal


def sheets_sarif(
    sheets: Sequence[VerifiedFile], unreadable: Sequence[UnreadableFile], rules: Sequence[FormRule]
) -> str:
    """One run with every rule, what is broken in each file, and the files that could not be read."""
    indexes = {rule.id: index for index, rule in enumerate(rules)}
    results = [_result(one, sheet.file, indexes) for sheet in sheets for one in sheet.verdict.failed]
    return document([_rule(rule) for rule in rules], results, [_notice(one) for one in unreadable])


def _notice(one: UnreadableFile) -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": artifact(one.file)}}
    return {"level": "error", "message": message(one.message), "locations": [place]}


def _rule(rule: FormRule) -> dict[str, Any]:
    wanted = f"{rule.summary}: {rule.wanted}"
    return {
        "id": rule.id,
        "name": pascal(rule.name),
        "shortDescription": {"text": rule.summary},
        "fullDescription": {"text": wanted},
        "help": {"text": f"{wanted} ({rule.ground})."},
        "defaultConfiguration": {"level": LEVELS[rule.severity]},
    }


def _result(check: FormCheck, file: str, indexes: dict[str, int]) -> dict[str, Any]:
    key = "\0".join((check.rule.id, check.part, check.words, check.found))
    text = f"{check.rule.summary}: trong tệp {check.found}; yêu cầu: {check.wanted}."
    return {
        "ruleId": check.rule.id,
        "ruleIndex": indexes[check.rule.id],
        "level": LEVELS[check.severity],
        "message": message(text),
        "locations": [
            {
                "physicalLocation": {"artifactLocation": artifact(file)},
                "logicalLocations": [{"fullyQualifiedName": check.where, "kind": "element"}],
            }
        ],
        "partialFingerprints": {"baocao/v1": hashlib.sha256(key.encode()).hexdigest()[:32]},
    }
