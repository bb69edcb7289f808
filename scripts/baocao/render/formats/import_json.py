"""`import --format json`: what each document says of itself, and what had no place in the report."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from baocao.model.importing import ImportedFile, ImportRun
from baocao.render.json_dump import dump


def render(run: ImportRun) -> str:
    """Each document in `files`, what was refused apart; a single one that was asked for stands alone."""
    if run.is_one:
        return "".join(dump(_file(file)) for file in run.done)
    counts = {"imported": len(run.done), "refused": len(run.refused)}
    return dump({"files": list(map(_file, run.done)), "refused": list(map(asdict, run.refused)), "summary": counts})


def _file(file: ImportedFile) -> dict[str, Any]:
    imported = file.imported
    head = {name: value or None for name, value in asdict(imported.head).items()}
    day = imported.head.issued_date
    return {
        "file": file.file,
        "path": file.path,
        "period": str(imported.period),
        "head": head | {"issued_date": day.isoformat() if day else None},
        "signer": {name: value or None for name, value in asdict(imported.signer).items()},
        "recipients": list(imported.recipients),
        "unplaced": [{"source": each.origin.value, "text": each.text, "line": each.line} for each in imported.unplaced],
        "comments": list(map(asdict, imported.comments)),
        "notes": list(imported.notes),
    }
