"""The department's own report of January 2022, from plain text."""

from __future__ import annotations

import re


def as_report(text: str) -> str:
    """The plain text taken from Word as a report: headings marked, head and recipients left away."""
    body = text[text.index("Căn cứ") : text.index("Nơi nhận:")]
    lines = []
    for line in body.split("\n"):
        if re.match(r"[IVX]+\. ", line):
            line = f"## {line}"
        elif re.match(r"\d\. ", line) and not line.endswith((".", ";")):
            line = f"### {line}"
        lines.append(line)
    return "---\nperiod: 2022-01\n---\n\n" + "\n".join(lines).strip() + "\n"
