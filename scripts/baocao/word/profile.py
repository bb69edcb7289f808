"""The layout values in force for a báo cáo: NĐ30's numbers, and our choice where it leaves a range.

Data only, shared by everything that writes or checks a Word file.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

from baocao.config.schema import WordSettings
from baocao.language.vocabulary import BULLETS


@dataclass(frozen=True, slots=True)
class Profile:
    """One set of layout values. Lengths are in mm and font sizes in pt unless the name says otherwise."""

    # --- page: NĐ30 PL I, mục I.1 to I.4
    page_width: float = 210
    page_height: float = 297
    margin_top: float = 20  # 20 to 25
    margin_bottom: float = 20  # 20 to 25
    margin_left: float = 30  # 30 to 35
    margin_right: float = 15  # 15 to 20
    header_distance: float = 10  # the page number stands inside the top margin: mục I.7
    font: str = "Times New Roman"
    color: str = "auto"  # Word's "auto" is black

    # --- head: mục II.1 to II.4 and footnote of mẫu chữ (V); the two tiers rise and fall together
    national_name_size: float = 13  # Quốc hiệu, 12 to 13
    motto_size: float = 14  # Tiêu ngữ, 13 to 14
    organ_size: float = 13  # cơ quan chủ quản, cơ quan ban hành, 12 to 13
    code_size: float = 13  # số, ký hiệu: 13 exactly (II.3c)
    date_size: float = 14  # địa danh, thời gian, 13 to 14
    mark_size: float = 13  # a draft's mark: not stated
    rule_share: float = 0.4  # lines under the organ and the trích yếu: 1/3 to 1/2 of the text (II.2b, II.5b)

    # --- body: mục II.5, II.6, II.7 and II.9, all 13 to 14
    body_size: float = 14
    page_number_size: float = 14  # mục I.7
    first_line_indent: float = 12.7  # 10 or 12.7 (II.6e)
    paragraph_spacing_pt: float = 6  # at least 6 (II.6e)
    line_spacing: float = 1.0  # 1.0 to 1.5 (II.6e)
    # Tables are set as the text where they fit so, else in the next of these: not stated.
    table_sizes: tuple[float, ...] = (13, 11)

    # --- closing: mục II.7, II.9d
    recipients_label_size: float = 12
    recipients_size: float = 11
    signature_room_pt: float = 72  # not stated; the official samples leave about four lines

    # --- annexes: mục III.1
    annex_label_size: float = 14

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
