"""`import` on the screen: the new report's path; of several documents, what became of each and a summary."""

from __future__ import annotations

from baocao.model.importing import ImportedFile, ImportRun
from baocao.visible import visible


def render(run: ImportRun) -> str:
    """A line for each report that was written; for several, where it came from and how many there are."""
    if run.is_one:
        return "".join(f"{visible(file.path)}\n" for file in run.done)
    widest = max((len(visible(file.path)) for file in run.done), default=0)
    lines = [f"{visible(file.path):{widest}}  ← {visible(file.file)}{_left(file)}" for file in run.done]
    total = f"Đã nhập {len(run.done)} báo cáo"
    total += f", không nhập {len(run.refused)} tệp." if run.refused else "."
    return "\n".join([*lines, *([""] if lines else []), total]) + "\n"


def _left(file: ImportedFile) -> str:
    count = len(file.imported.unplaced)
    return f" ({count} chỗ chưa xếp)" if count else ""
