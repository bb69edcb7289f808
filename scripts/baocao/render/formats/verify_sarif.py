"""`verify --format sarif`. A Word file has no lines: places are logical locations, named as in Word."""

from __future__ import annotations

from typing import Any

from baocao.model.verification import FormCheck, UnreadableFile, Verification
from baocao.render.digests import digest
from baocao.render.sarif import FINGERPRINT, LEVELS, artifact, document, message


def render(verification: Verification, color: bool, width: int) -> str:
    """One run with every rule, what is broken in each file, and the files that could not be read."""
    indexes = {rule.id: index for index, rule in enumerate(verification.rules)}
    results = [_result(check, each.file, indexes) for each in verification.files for check in each.verdict.failed]
    return document(verification.rules, results, list(map(_notice, verification.unreadable)))


def _notice(failed: UnreadableFile) -> dict[str, Any]:
    place = {"physicalLocation": {"artifactLocation": artifact(failed.file)}}
    return {"level": "error", "message": message(failed.message), "locations": [place]}


def _result(check: FormCheck, file: str, indexes: dict[str, int]) -> dict[str, Any]:
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
        "partialFingerprints": {FINGERPRINT: digest(check.rule.id, check.part, check.words, check.found)},
    }
