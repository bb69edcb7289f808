"""`verify --format json`."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from baocao.model.merge import Merge
from baocao.model.verification import FormCheck, Verification, VerifiedFile
from baocao.render.json_dump import dump


def render(verification: Verification, color: bool, width: int) -> str:
    """Each file in `files`, what could not be read apart; `summary` counts files, and all checks.

    A single file that was asked for stands alone.
    """
    files, unreadable = verification.files, verification.unreadable
    if verification.is_one:
        return dump(_file(files[0]))
    failed = sum(len(each.verdict.failed) for each in files)
    passed = sum(len(each.verdict.checks) for each in files) - failed
    counts = {"files": len(files), "unreadable": len(unreadable), "passed": passed, "failed": failed}
    return dump({"files": list(map(_file, files)), "unreadable": list(map(asdict, unreadable)), "summary": counts})


def _file(verified: VerifiedFile) -> dict[str, Any]:
    """The checks by rule, those that hold too; `summary` counts checks."""
    verdict = verified.verdict
    failed = len(verdict.failed)
    return {
        "file": verified.file,
        "profile": verdict.profile,
        "checks": list(map(_check, verdict.checks)),
        "skipped": [rule.id for rule in verdict.silent],
        "remarks": list(verdict.remarks),
        "origin": asdict(verified.origin) if verified.origin else None,
        "edits": _edits(verified.edits) if verified.edits else None,
        "summary": {"passed": len(verdict.checks) - failed, "failed": failed},
    }


def _edits(edits: Merge) -> dict[str, Any]:
    """What was done in Word since; lines are those that `baocao merge` would give."""
    return {
        "report": edits.report,
        "authors": list(edits.authors),
        "applied": [
            {"line": edit.line, "old": edit.old, "new": edit.new, "author": edit.author} for edit in edits.applied
        ],
        "conflicts": list(map(asdict, edits.conflicts)),
        "unplaced": [{"old": edit.old, "new": edit.new} for edit in edits.unplaced],
        "comments": list(map(asdict, edits.comments)),
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
