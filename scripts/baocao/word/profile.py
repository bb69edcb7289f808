"""The `Profile` that our own files are laid out with: what baocao.yml chooses, and what is fixed.

Data only. What the decree allows is in `decree`. Lengths are in mm and font sizes in pt unless the name says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from baocao.config.schema import WordSettings
from baocao.decree import (
    ANNEX_LABEL_SIZE,
    CODE_SIZE,
    FONT,
    LINE_SPACING,
    MARGIN_BOTTOM,
    MARGIN_LEFT,
    MARGIN_RIGHT,
    MARGIN_TOP,
    PAPER,
    PARAGRAPH_SPACING_PT,
    RECIPIENTS_LABEL_SIZE,
    RECIPIENTS_SIZE,
)
from baocao.language.vocabulary import BULLETS


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The values that a file of ours is laid out with."""

    page_width: float = PAPER[0]
    page_height: float = PAPER[1]
    margin_top: float = MARGIN_TOP.least
    margin_bottom: float = MARGIN_BOTTOM.least
    margin_left: float = MARGIN_LEFT.least
    margin_right: float = MARGIN_RIGHT.least
    header_distance: float = 10  # the page number stands inside the top margin: mục I.7
    font: str = FONT
    color: str = "auto"  # Word's "auto" is black

    national_name_size: float
    motto_size: float
    organ_size: float
    code_size: float = CODE_SIZE.most
    date_size: float
    mark_size: float = 13  # a draft's mark: not stated
    rule_share: float = 0.4  # within RULE_SHARE

    body_size: float
    page_number_size: float
    first_line_indent: float
    paragraph_spacing_pt: float = PARAGRAPH_SPACING_PT
    line_spacing: float = LINE_SPACING.least
    # Tables are set as the text where they fit so, else in the next of these: not stated.
    table_sizes: tuple[float, ...] = (13, 11)

    recipients_label_size: float = RECIPIENTS_LABEL_SIZE.most
    recipients_size: float = RECIPIENTS_SIZE.most
    signature_room_pt: float = 72  # not stated; the official samples leave about four lines
    annex_label_size: float = ANNEX_LABEL_SIZE.most

    # --- lists: not stated; universal practice (nd30.md, rule 57)
    bullets: tuple[str, ...] = BULLETS

    @property
    def text_width(self) -> float:
        return self.page_width - self.margin_left - self.margin_right

    @property
    def landscape_width(self) -> float:
        """The text width of a landscape page, with the margins of a portrait page."""
        return self.page_height - self.margin_left - self.margin_right


def profile_for(settings: WordSettings) -> Profile:
    """The profile with the office's choices: size tier, body size and first line indent."""
    tier, body = settings.tier, settings.body_size
    return Profile(
        national_name_size=tier,
        organ_size=tier,
        motto_size=tier + 1,
        date_size=tier + 1,
        body_size=body,
        page_number_size=body,
        first_line_indent=settings.first_line_indent_cm * 10,
    )


def twips(mm: float) -> int:
    """Millimetres as twentieths of a point, rounded up so that a least margin is never a hair too small."""
    return ceil(mm / 25.4 * 1440 - 0.01)
