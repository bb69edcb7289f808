"""One sheet or several as the user asked for them."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.model.form import FormRule, UnreadableFile, VerifiedFile
from baocao.render.form.as_json import sheet_json, sheets_json
from baocao.render.form.as_sarif import sheets_sarif
from baocao.render.form.as_text import sheet_text

FORMATS = ("text", "json", "sarif")


def render_sheet(
    format: str,
    sheet: VerifiedFile,
    rules: Sequence[FormRule],
    color: bool = False,
    width: int = 100,
    passed: bool = False,
) -> str:
    """The sheet in `format`: text, json or sarif; `rules` are all there are. Raises ValueError for any other.

    Text names the rules that hold only where `passed`.
    """
    match format:
        case "text":
            return sheet_text(sheet, [rule.box for rule in rules], color, width, passed=passed)
        case "json":
            return sheet_json(sheet)
    return render_sheets(format, [sheet], [], rules)


def render_sheets(
    format: str, sheets: Sequence[VerifiedFile], unreadable: Sequence[UnreadableFile], rules: Sequence[FormRule]
) -> str:
    """Several sheets as one JSON or SARIF document. Raises ValueError for any other format: text is sheet by sheet."""
    match format:
        case "json":
            return sheets_json(sheets, unreadable)
        case "sarif":
            return sheets_sarif(sheets, unreadable, rules)
    raise ValueError(f"no such format: {format}")
