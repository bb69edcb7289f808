"""The values that the template lays around the body: texts, and column widths and indents in twips.

Pure. Centred texts get the indents between which they break well by themselves, and the lines under
them the indents that make them as long as NĐ30 says; both come from measured text widths.
"""

from __future__ import annotations

from typing import Any

from baocao.official import MOTTO, NATIONAL_NAME, Official
from baocao.word.metrics import balanced, width
from baocao.word.package import text
from baocao.word.profile import Profile, twips

_SLACK = 1.5  # mm kept free beside a line that must not break, for a font of slightly other widths
_GUTTER = 4  # mm between the two halves of the head
_LEAST_LEFT = 45  # mm: a narrower column tears an organ's name to pieces
_RECIPIENTS_SHARE = 0.48  # of the text width; the rest is the signature's
_TITLE_MARGIN = 10  # mm on both sides of a trích yếu of several lines
_SALUTATION = "Kính gửi:"
_RECIPIENTS = "Nơi nhận:"


def template_values(o: Official, p: Profile) -> dict[str, Any]:
    """The template's variables for a report's official parts `o`, every text escaped for XML."""
    right = max(
        width(NATIONAL_NAME, p.national_name_size, bold=True),
        width(MOTTO, p.motto_size, bold=True),
        width(o.place_and_date, p.date_size, italic=True),
    )
    left = max(p.text_width - right - _SLACK, _LEAST_LEFT)
    right = p.text_width - left
    closing_left = p.text_width * _RECIPIENTS_SHARE
    return {
        "text_width": str(twips(p.text_width)),
        "head": _columns(left, p.text_width),
        "parent": _centred(o.parent, left, left - _GUTTER, p.organ_size) if o.parent else "",
        "name": _centred(o.name, left, left - _GUTTER, p.organ_size, bold=True, rule_share=p.rule_share),
        "national_name": NATIONAL_NAME,
        "motto": {"text": MOTTO, "rule": _sides(right, width(MOTTO, p.motto_size, bold=True))},
        "code": text(o.code),
        "place_and_date": text(o.place_and_date),
        "type_name": text(o.type_name),
        "subject": across(o.subject, p, bold=True) if o.subject else "",
        **_salutation(o.addressees, p),
        "closing": [text(paragraph) for paragraph in o.closing],
        "signature": _columns(closing_left, p.text_width),
        "recipients_label": _RECIPIENTS,
        "recipients": [text(entry) for entry in o.recipients],
        "positions": [text(line) for line in o.positions],
        "signer_name": text(o.signer_name),
    }


def across(words: str, p: Profile, *, bold: bool = False, italic: bool = False) -> dict[str, str]:
    """A text centred over the page: its words, its indents, and those of the line under it.

    The line is a share of the longest line of text: NĐ30 PL I, mục II.5b does not say which is measured.
    """
    limit = p.text_width - 2 * _TITLE_MARGIN
    return _centred(words, p.text_width, limit, p.body_size, bold=bold, italic=italic, rule_share=p.rule_share)


def _centred(
    words: str,
    column: float,
    limit: float,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    rule_share: float = 0,
) -> dict[str, str]:
    lines, room = balanced(words, limit, size, bold=bold, italic=italic)
    longest = max(width(line, size, bold=bold, italic=italic) for line in lines)
    return {"text": text(words), "indent": _sides(column, room), "rule": _sides(column, longest * rule_share)}


def _sides(column: float, inner: float) -> str:
    """What is left on each side of `inner` mm in the middle of `column` mm, in twips."""
    return str(max(round((column - inner) / 2 / 25.4 * 1440), 0))


def _columns(left: float, whole: float) -> dict[str, str]:
    return {"left": str(twips(left)), "right": str(twips(whole) - twips(left))}


def _salutation(addressees: tuple[str, ...], p: Profile) -> dict[str, Any]:
    """Kính gửi, NĐ30 PL I, mục II.9d: one addressee on the same line, several each on a line under the colon."""
    if len(addressees) < 2:
        return {"addressee": across(f"{_SALUTATION} {addressees[0]}", p) if addressees else ""}
    ends = [";"] * (len(addressees) - 1) + ["."]
    entries = [f"- {addressee}{end}" for addressee, end in zip(addressees, ends, strict=True)]
    to_colon = width(_SALUTATION.removesuffix(":"), p.body_size)
    block = to_colon + max(width(entry, p.body_size) for entry in entries)
    start = max((p.text_width - block) / 2, 0)
    hanging = twips(width("- ", p.body_size))
    return {
        "addressees": {
            "label": _SALUTATION,
            "label_indent": str(twips(start)),
            "indent": str(twips(start + to_colon) + hanging),
            "hanging": str(hanging),
            "entries": [text(entry) for entry in entries],
        }
    }
