"""What NĐ30 allows of a document's layout, each number once: sizes, margins, spacing.

What the rules of form hold files against, and what baocao.yml and our own files choose from. Lengths are in mm and
font sizes in pt unless the name says otherwise.
"""

from typing import NamedTuple


class Range(NamedTuple):
    """What the decree allows, both ends included."""

    least: float
    most: float

    def holds(self, value: float, slack: float = 0) -> bool:
        """Whether `value` lies within, or outside by no more than `slack`."""
        return self.least - slack <= value <= self.most + slack


# --- page: PL I, mục I.1 to I.4
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
