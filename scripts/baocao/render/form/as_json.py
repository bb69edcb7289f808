"""Sheets as JSON: `verify --format json`."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict
from typing import Any

from baocao.model.form import FormCheck, UnreadableFile, VerifiedFile
from baocao.render.as_json import dump


def sheet_json(sheet: VerifiedFile) -> str:
    """The checks by rule, those that hold too; `summary` counts checks."""
    return dump(_sheet(sheet))


def sheets_json(sheets: Sequence[VerifiedFile], unreadable: Sequence[UnreadableFile]) -> str:
    """Each file as it is alone, in `files`; what could not be read apart; `summary` counts files, and all checks."""
    failed = sum(len(sheet.verdict.failed) for sheet in sheets)
    passed = sum(len(sheet.verdict.checks) for sheet in sheets) - failed
    counts = {"files": len(sheets), "unreadable": len(unreadable), "passed": passed, "failed": failed}
    return dump(
        {
            "files": [_sheet(sheet) for sheet in sheets],
            "unreadable": [asdict(one) for one in unreadable],
            "summary": counts,
        }
    )


def _sheet(sheet: VerifiedFile) -> dict[str, Any]:
    failed = len(sheet.verdict.failed)
    return {
        "file": sheet.file,
        "profile": sheet.verdict.profile,
        "checks": [_check(check) for check in sheet.verdict.checks],
        "skipped": [rule.id for rule in sheet.verdict.silent],
        "remarks": list(sheet.verdict.remarks),
        "origin": asdict(sheet.origin) if sheet.origin else None,
        "summary": {"passed": len(sheet.verdict.checks) - failed, "failed": failed},
    }


def _check(check: FormCheck) -> dict[str, Any]:
    return {
        "rule": check.rule.id,
        "name": check.rule.name,
        "ok": check.ok,
        "found": check.found,
        "wanted": check.wanted,
        "where": check.where,
        "severity": check.severity,
        "title": check.rule.summary,
        "source": check.rule.source,
        "box": check.rule.box,
        "part": check.part,
        "paragraph": check.paragraph,
        "others": check.others,
    }
