"""A sheet as JSON: `verify --format json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from baocao.render.as_json import dump
from baocao.render.form.sheet import FormCheck, Sheet


def sheet_json(sheet: Sheet) -> str:
    """The checks by rule, those that hold too; `summary` counts checks."""
    failed = len(sheet.failed)
    return dump(
        {
            "file": sheet.file,
            "profile": sheet.profile,
            "checks": [_check(check) for check in sheet.checks],
            "skipped": [rule.id for rule in sheet.silent],
            "remarks": list(sheet.remarks),
            "origin": asdict(sheet.origin) if sheet.origin else None,
            "summary": {"passed": len(sheet.checks) - failed, "failed": failed},
        }
    )


def _check(check: FormCheck) -> dict[str, Any]:
    return {
        "rule": check.rule.id,
        "name": check.rule.name,
        "ok": check.ok,
        "found": check.found,
        "wanted": check.wanted,
        "where": check.where,
        "severity": check.severity,
        "title": check.rule.title,
        "source": check.rule.source,
        "box": check.rule.box,
        "part": check.part,
        "paragraph": check.paragraph,
        "others": check.others,
    }
