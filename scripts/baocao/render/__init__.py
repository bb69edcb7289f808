"""Findings and tables as text: for the screen, for programs, for pages. Pure: values in, text out."""

from __future__ import annotations

from collections.abc import Sequence

from baocao.checking.check import Summary
from baocao.model import Diagnostic
from baocao.render.as_json import render_json
from baocao.render.github import render_github
from baocao.render.sarif import render_sarif
from baocao.render.text import render_text


def render(format: str, diagnostics: Sequence[Diagnostic], summary: Summary, color: bool, width: int) -> str:
    """The findings in `format`: text, json, github or sarif. Raises ValueError for any other."""
    match format:
        case "text":
            return render_text(diagnostics, summary, color, width)
        case "json":
            return render_json(diagnostics, summary)
        case "github":
            return render_github(diagnostics)
        case "sarif":
            return render_sarif(diagnostics)
    raise ValueError(f"no such format: {format}")
