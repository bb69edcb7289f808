"""NĐ30's layout numbers, each once: what the decree allows, and the `Profile` that our own files choose from it.

Data only, shared by everything that writes or checks a Word file. Lengths are in mm and font sizes in pt unless
the name says otherwise.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil
from typing import NamedTuple

from baocao.config.schema import WordSettings
from baocao.language.vocabulary import BULLETS


class Range(NamedTuple):
    """What the decree allows, both ends included."""

    least: float
    most: float

    def holds(self, value: float, slack: float = 0) -> bool:
        """Whether `value` lies within, or outside by no more than `slack`."""
        return self.least - slack <= value <= self.most + slack


# --- what NĐ30 allows. Page: PL I, mục I.1 to I.4
PAPER = 210.0, 297.0  # A4
MARGIN_TOP = MARGIN_BOTTOM = Range(20, 25)
MARGIN_LEFT = Range(30, 35)
MARGIN_RIGHT = Range(15, 20)
LANDSCAPE_MARGIN = Range(15, 35)
FONT = "Times New Roman"

# --- head: mục II.1 to II.4 and footnote of mẫu chữ (V); the two tiers rise and fall together
NATIONAL_NAME_SIZE = ORGAN_SIZE = Range(12, 13)  # Quốc hiệu; cơ quan chủ quản, cơ quan ban hành
MOTTO_SIZE = DATE_SIZE = Range(13, 14)  # Tiêu ngữ; địa danh, thời gian
CODE_SIZE = Range(13, 13)  # số, ký hiệu (II.3c)
RULE_SHARE = Range(1 / 3, 1 / 2)  # lines under the organ and the trích yếu, of the text (II.2b, II.5b)

# --- body, signature, Kính gửi: mục II.5, II.6, II.7 and II.9
TEXT_SIZE = Range(13, 14)
PAGE_NUMBER_SIZE = Range(13, 14)  # mục I.7
FIRST_LINE_INDENTS = 10.0, 12.7  # II.6e
PARAGRAPH_SPACING_PT = 6.0  # at least (II.6e)
LINE_SPACING = Range(1.0, 1.5)  # in lines (II.6e)

# --- closing and annexes: mục II.9d, III.1, III.4
RECIPIENTS_LABEL_SIZE = Range(12, 12)
RECIPIENTS_SIZE = Range(11, 11)
ANNEX_LABEL_SIZE = Range(14, 14)
ADDRESS_SIZE = Range(11, 12)  # at the foot of the first page


@dataclass(frozen=True, slots=True)
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

    national_name_size: float = NATIONAL_NAME_SIZE.most
    motto_size: float = MOTTO_SIZE.most
    organ_size: float = ORGAN_SIZE.most
    code_size: float = CODE_SIZE.most
    date_size: float = DATE_SIZE.most
    mark_size: float = 13  # a draft's mark: not stated
    rule_share: float = 0.4  # within RULE_SHARE

    body_size: float = TEXT_SIZE.most
    page_number_size: float = PAGE_NUMBER_SIZE.most
    first_line_indent: float = FIRST_LINE_INDENTS[1]
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
