"""The values that the template lays around the body: texts, and column widths and indents in twips.

Pure. Centred texts get the indents between which they break well by themselves, and the lines under
them the indents that make them as long as NĐ30 says; both come from measured text widths.
"""

from __future__ import annotations

from dataclasses import dataclass
from itertools import accumulate
from math import ceil
from typing import Any

from baocao.official import MOTTO, NATIONAL_NAME, OfficialParts
from baocao.word.font_metrics import LINE, width
from baocao.word.package import text
from baocao.word.profile import Profile, twips
from baocao.word.writing.binding import bound
from baocao.word.writing.breaking import balanced
from baocao.word.writing.styles import FRAME, LOWER_ROW_ABOVE, MARK_ABOVE, MARK_PADDING

_SLACK = 1.5  # mm kept free beside a line that must not break, for a font of slightly other widths
_GUTTER = 4  # mm between the two halves of the head
_LEAST_LEFT = 45  # mm: a narrower column tears an organ's name to pieces
_TEXT_ABOVE = 100  # pt left on a page of recipients for the text that stays with them
_MARK_SIDES = 3  # mm between a draft's mark and its frame, both sides together
_RECIPIENTS_SHARE = 0.48  # of the text width; the rest is the signature's
_TITLE_MARGIN = 10  # mm on both sides of a trích yếu of several lines
_SALUTATION = "Kính gửi:"
_RECIPIENTS = "Nơi nhận:"


def template_values(o: OfficialParts, p: Profile) -> dict[str, Any]:
    """The template's variables for a report's official parts `o`, every text escaped for XML."""
    left = _left_of_head(o, p)
    right = p.text_width - left
    closing_left = p.text_width * _RECIPIENTS_SHARE
    closing_right = p.text_width - closing_left
    return {
        "text_width": str(twips(p.text_width)),
        "head": {**_columns(left, p.text_width), "lower_height": str(round(_lower_height(p) * 20))},
        "parent": _centred(o.parent, left, left - _GUTTER, p.organ_size).escaped if o.parent else "",
        "name": _centred(o.name, left, left - _GUTTER, p.organ_size, bold=True, rule_share=p.rule_share).escaped,
        "national_name": NATIONAL_NAME,
        "motto": {"text": MOTTO, "rule": _sides(right, width(MOTTO, p.motto_size, bold=True))},
        "code": text(o.code),
        "mark": _mark(o.mark, left, p).escaped if o.mark else "",
        "place_and_date": _centred(o.place_and_date, right, right, p.date_size, italic=True).escaped,
        "type_name": text(o.type_name),
        "subject": across(o.subject, p, p.text_width, bold=True).escaped if o.subject else "",
        **_salutation(o.addressees, p),
        "closing": [text(bound(paragraph)) for paragraph in o.closing],
        "signature": _columns(closing_left, p.text_width),
        "recipients_label": _RECIPIENTS,
        **_recipients(o.recipients, len(o.positions), closing_left, p),
        "positions": [
            _centred(line, closing_right, closing_right - _GUTTER, p.body_size, bold=True).escaped
            for line in o.positions
        ],
        "signer_name": text(o.signer_name),
    }


def _left_of_head(o: OfficialParts, p: Profile) -> float:
    """The width in mm of the head's left column: what the right one leaves, so that Quốc hiệu stays on one line.

    The number never breaks either, where both can be; the date gives way to it.
    """
    national = max(width(NATIONAL_NAME, p.national_name_size, bold=True), width(MOTTO, p.motto_size, bold=True))
    date = width(o.place_and_date, p.date_size, italic=True)
    most = p.text_width - national - _SLACK
    wanted = max(p.text_width - max(national, date) - _SLACK, width(o.code, p.code_size) + _SLACK, _LEAST_LEFT)
    return min(wanted, most)


def _mark(words: str, column: float, p: Profile) -> Centred:
    return _centred(words, column, width(words, p.mark_size, bold=True) + _MARK_SIDES, p.mark_size, bold=True)


def _lower_height(p: Profile) -> float:
    """The height in pt of the row of number and date, with room for a draft's mark: it moves nothing else."""
    mark = MARK_ABOVE + 2 * (MARK_PADDING + FRAME) + p.mark_size * LINE
    return LOWER_ROW_ABOVE + p.code_size * LINE + mark


@dataclass(frozen=True, slots=True)
class Centred:
    """A centred text with its non-breaking blanks, its indents in twips, and those of the line under it."""

    words: str
    indent: str
    rule: str

    @property
    def escaped(self) -> dict[str, str]:
        """For the template."""
        return {"text": text(self.words), "indent": self.indent, "rule": self.rule}


def across(words: str, p: Profile, column: float, *, bold: bool = False, italic: bool = False) -> Centred:
    """A text centred over a page with `column` mm of text.

    The line under it is a share of its longest line: NĐ30 PL I, mục II.5b does not say which is measured.
    """
    limit = column - 2 * _TITLE_MARGIN
    if not italic:  # in italics LibreOffice sets a non-breaking space wider than measured
        words = bound(words)
    return _centred(words, column, limit, p.body_size, bold=bold, italic=italic, rule_share=p.rule_share)


def _centred(
    words: str,
    column: float,
    limit: float,
    size: float,
    *,
    bold: bool = False,
    italic: bool = False,
    rule_share: float = 0,
) -> Centred:
    lines = balanced(words, limit, size, bold=bold, italic=italic)
    return Centred(lines.text, _sides(column, lines.room), _sides(column, lines.longest * rule_share))


def _sides(column: float, inner: float) -> str:
    """What is left on each side of `inner` mm in the middle of `column` mm, in twips."""
    return str(max(round((column - inner) / 2 / 25.4 * 1440), 0))


def _columns(left: float, whole: float) -> dict[str, str]:
    return {"left": str(twips(left)), "right": str(twips(whole) - twips(left))}


def _salutation(addressees: tuple[str, ...], p: Profile) -> dict[str, Any]:
    """Kính gửi, NĐ30 PL I, mục II.9d: one addressee on the same line, several each on a line under the colon."""
    if len(addressees) < 2:
        line = f"{_SALUTATION} {addressees[0]}" if addressees else ""
        return {"addressee": across(line, p, p.text_width).escaped if line else ""}
    ends = [";"] * (len(addressees) - 1) + ["."]
    entries = [bound(f"- {addressee}{end}") for addressee, end in zip(addressees, ends, strict=True)]
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


def _recipients(recipients: tuple[str, ...], positions: int, column: float, p: Profile) -> dict[str, list[str]]:
    """Nơi nhận beside the signature; of a list longer than a page, what is taller than the signature goes on below."""
    rows = (ceil(width(entry, p.recipients_size) / (column - _SLACK)) for entry in recipients)
    heights = list(
        accumulate((count * p.recipients_size * LINE for count in rows), initial=p.recipients_label_size * LINE)
    )
    page = (p.page_height - p.margin_top - p.margin_bottom) / 25.4 * 72
    signature = p.signature_room_pt + (positions + 1) * p.body_size * LINE
    beside = len(recipients)
    if heights[-1] > page - _TEXT_ABOVE:
        beside = next(count for count, height in enumerate(heights) if height >= signature)
    shown = [text(bound(entry)) for entry in recipients]
    return {"recipients": shown[:beside], "more_recipients": shown[beside:]}
