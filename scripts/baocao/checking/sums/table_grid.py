"""Tables as grids of numbers: what a cell is worth, which rows and columns are totals, which may be added up. Pure."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cached_property
from typing import NamedTuple

from baocao.checking.sums.amounts import is_kind
from baocao.language.figures import NUMBER, readings
from baocao.model import Block, InlineKind
from baocao.regex import regex

_CELL = regex(rf"(?P<number>{NUMBER})(?:\s+(?P<unit>[^\W\d_][^\d%]{{0,20}}))?")
_BLANKS = frozenset({"", "-", "–", "—", "_", "0"})
_TOTAL = regex(
    r"(?:tổng(?: cộng| số| chung)?|cộng(?: chung)?|(?:tổng |cộng |tổng cộng )?toàn (?:tỉnh|huyện|xã|phường|thành phố"
    r"|ngành|trường|sở|đơn vị|viện)"
    r"|(?:tổng )?cộng (?:quý (?:I{1,3}|IV|[1-4])|tháng \d{1,2}|năm)(?:[/ ]\d{4})?)(?:\s*\([^()]{1,30}\))?\s*:?",
    re.IGNORECASE,
)
_WHOLE_AREA = regex(r"\btoàn\b", re.IGNORECASE)
_PERIOD = regex(r"\b(?:quý|tháng|năm)\b", re.IGNORECASE)
_NOT_ADDED = regex(
    r"^(?:stt|tt|số tt|số thứ tự|#|năm|ngày.*|ghi chú)$|%|tỷ lệ|tỉ lệ|tỷ trọng|bình quân|trung bình|\btb\b|\bbq\b"
    r"|\bgiá\b(?! trị)|năng suất|mật độ|hệ số|chỉ số|xếp|hạng|thứ tự|năm (?:sinh|ban hành|xây dựng|thành lập)|điểm"
    r"|tốc độ|\bmức|so (?:với|sánh)|tăng|giảm|\bmã\b|điện thoại|thời (?:gian|hạn)|lũy kế|luỹ kế|dồn\b|lương\b|tuổi"
    r"|/\s*(?:ha|người|hộ)",
    re.IGNORECASE,
)
_COUNTED = regex(
    r"^(?:tổng )?số (?!tt)|số lượng|diện tích|sản lượng|kinh phí|vốn|dự toán|kế hoạch|thực hiện|\bthu\b|\bchi\b|người"
    r"|\bhộ\b|hồ sơ|lượt|\bnam\b|\bnữ\b|giải ngân|đơn\b",
    re.IGNORECASE,
)
_MEASURED = regex(
    r"đồng|\bha\b|tấn|\bkm\b|m2|m²|m3|m³|\bkg\b|lít|kwh|kinh phí|vốn|dự toán|giải ngân|\bthu\b|\bchi\b|diện tích"
    r"|sản lượng|giá trị",
    re.IGNORECASE,
)
_UNIT_HEAD = regex(r"(?:đơn vị tính|đvt|đơn vị đo|đơn vị)\.?", re.IGNORECASE)
_NO_PART = regex(r"%|^(?:tỷ lệ|tỉ lệ|bình quân|trung bình|so với|đơn giá|năng suất|lũy kế|luỹ kế)", re.IGNORECASE)
_NUMBERING = regex(r"\(?(?:\d{1,2}|[A-ZĐ])\)?(?:\s*=.*)?")
_LEVELS = (
    ("roman", regex(r"[IVX]+[.)]?")),
    ("letter", regex(r"[A-ZĐ][.)]?")),
    ("dotted", regex(r"\d+(?:\.\d+)+[.)]?")),
    ("number", regex(r"\d+[.)]?")),
    ("small", regex(r"[a-zđ][.)]?")),
    ("dash", regex(r"[-+*•]")),
)
_LABEL_COLUMNS = 3
_AMONG = regex(r"\s*(?:[-+•]|trong đó|bao gồm|gồm|tr\.\s*đó|riêng)", re.IGNORECASE)


class TableCell(NamedTuple):
    """A cell: `value` is None where it is no number, and 0 where it is blank or a dash.

    `slack`: what rounding may have taken from it, half of its last decimal; 0 for whole numbers.
    """

    block: Block
    text: str
    value: float | None
    slack: float = 0.0
    unit: str = ""

    @property
    def is_blank(self) -> bool:
        return self.text in _BLANKS


class Row:
    """A row below the head; two rows with the same cells are different rows.

    `level`: of what kind its number is (`roman`, `number`, …), empty where it has none.
    """

    def __init__(self, cells: tuple[TableCell, ...]) -> None:
        self.cells = cells

    @cached_property
    def label(self) -> str:
        """The first words, past the row's number."""
        return next((cell.text for cell in self.cells[:_LABEL_COLUMNS] if len(cell.text) > 1 and _has_words(cell)), "")

    @cached_property
    def level(self) -> str:
        first = self.cells[0].text if self.cells else ""
        return next((name for name, pattern in _LEVELS if pattern.fullmatch(first)), "")

    @cached_property
    def is_total(self) -> bool:
        return bool(_TOTAL.fullmatch(self.label))

    @cached_property
    def is_of_area(self) -> bool:
        """Whether it stands for a whole area, of which the table may not list all: `Toàn tỉnh`."""
        return bool(_WHOLE_AREA.search(self.label))

    @cached_property
    def is_of_period(self) -> bool:
        """Whether a total is that of a period, of which the table may list only a part: `Cộng quý II`."""
        return bool(_PERIOD.search(self.label))

    @cached_property
    def is_among(self) -> bool:
        """Whether it only tells more of a row above: `Trong đó: …`, `- …`."""
        return bool(_AMONG.match(self.label)) or self.level == "dash"

    @cached_property
    def is_no_part(self) -> bool:
        """Whether it is not part of any total: `Tỷ lệ`, `Bình quân`."""
        return bool(_NO_PART.search(self.label))

    @cached_property
    def is_strong(self) -> bool:
        labelled = next((cell for cell in self.cells[:_LABEL_COLUMNS] if cell.text == self.label), None)
        return bool(labelled and labelled.block.inlines and labelled.block.inlines[0].kind is InlineKind.STRONG)


class TableGrid:
    """A table: its head and the rows below it, without a row that only numbers the columns."""

    def __init__(self, head: tuple[str, ...], rows: tuple[Row, ...]) -> None:
        self.head = head
        self.rows = rows

    def is_total_column(self, column: int) -> bool:
        """Whether its head is `Tổng số`, `Cộng` or the like."""
        return bool(_TOTAL.fullmatch(self.head[column]))

    def is_counted(self, column: int) -> bool:
        """Whether its head surely counts or measures something, so that its numbers may be added up."""
        return bool(_COUNTED.search(self.head[column]))

    def is_measured(self, column: int) -> bool:
        """Whether its whole numbers may be rounded ones: money, areas, weights."""
        return bool(_MEASURED.search(self.head[column]))

    @cached_property
    def added(self) -> tuple[int, ...]:
        """The columns whose numbers may be added up."""
        return tuple(column for column in range(len(self.head)) if self._is_added(column))

    @cached_property
    def has_mixed_units(self) -> bool:
        """Whether the rows are counted in different units, so that nothing can be added up from row to row."""
        for column, head in enumerate(self.head):
            units = {row.cells[column].text.lower() for row in self.rows if row.cells[column].text}
            # `Đơn vị` may also be the head of offices and places.
            if _UNIT_HEAD.fullmatch(head) and len(units) > 1 and any(is_kind(unit) for unit in units):
                return True
        return False

    def _is_added(self, column: int) -> bool:
        cells = [row.cells[column] for row in self.rows]
        values = [cell.value for cell in cells if not cell.is_blank]
        numbers = [value for value in values if value is not None]
        if not numbers or len(numbers) < len(values) or _NOT_ADDED.search(self.head[column]):
            return False
        if len({cell.unit for cell in cells if not cell.is_blank}) > 1:
            return False
        counts_rows = numbers == [float(number) for number in range(1, len(numbers) + 1)] and not self.head[column]
        are_years = all(
            cell.text.isdigit() and 1900 <= (cell.value or 0) <= 2100 for cell in cells if not cell.is_blank
        )
        return not counts_rows and not are_years


def grid_of(table: Block) -> TableGrid:
    """The table as a grid; every row has as many cells as the head."""
    head, *rows = [tuple(_cell(block) for block in row.children) for row in table.children]
    width = len(head)
    whole = [cells for cells in rows if len(cells) == width]
    if whole and _is_numbering(whole[0]):
        whole = whole[1:]
    return TableGrid(tuple(cell.text for cell in head), tuple(Row(cells) for cells in whole))


def _cell(block: Block) -> TableCell:
    text = " ".join(block.prose.text.split()) if block.prose else ""
    if text in _BLANKS:
        return TableCell(block, text, 0.0)
    match = _CELL.fullmatch(text)
    values = readings(match["number"]) if match else ()
    if match is None or len(values) != 1:
        return TableCell(block, text, None)
    decimals = len(match["number"].rpartition(",")[2]) if "," in match["number"] else 0
    return TableCell(
        block, text, next(iter(values)), 0.5 * 0.1**decimals if decimals else 0.0, (match["unit"] or "").lower()
    )


def _is_numbering(cells: Sequence[TableCell]) -> bool:
    """Whether a row only numbers the columns: `A | B | 1 | 2 | 3 = 1 + 2`."""
    texts = [cell.text for cell in cells if cell.text]
    if len(texts) < 2 or not all(_NUMBERING.fullmatch(text) for text in texts):
        return False
    if any("=" in text for text in texts) or all(text.startswith("(") for text in texts):
        return True
    numbers = [int(text) for text in texts if text.isdigit()]
    return len(texts) > 2 and len(numbers) > 1 and numbers == list(range(numbers[0], numbers[0] + len(numbers)))


def _has_words(cell: TableCell) -> bool:
    return cell.value is None and any(letter.isalpha() for letter in cell.text) and not _is_level(cell.text)


def _is_level(text: str) -> bool:
    return any(pattern.fullmatch(text) for _, pattern in _LEVELS)
