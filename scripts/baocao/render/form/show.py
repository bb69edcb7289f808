"""A sheet as the user asked for it."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.render.form.as_json import sheet_json
from baocao.render.form.as_sarif import sheet_sarif
from baocao.render.form.as_text import sheet_text
from baocao.render.form.sheet import FormRule, Sheet

FORMATS = ("text", "json", "sarif")


def render_sheet(format: str, sheet: Sheet, rules: Sequence[FormRule], color: bool, width: int) -> str:
    """The sheet in `format`: text, json or sarif; `rules` are all there are. Raises ValueError for any other."""
    match format:
        case "text":
            return sheet_text(sheet, [rule.box for rule in rules], color, width)
        case "json":
            return sheet_json(sheet)
        case "sarif":
            return sheet_sarif(sheet, rules)
    raise ValueError(f"no such format: {format}")
