"""Documents that become no report: without words, of several months, of no period that can be told. Pure."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from itertools import chain

from baocao.exchange.importing.document_head import DocumentValues
from baocao.exchange.importing.flow import Piece, TextPiece, has_words
from baocao.exchange.importing.headings import SECTION
from baocao.exchange.importing.told_period import told_periods
from baocao.form.boxes.head import Head, find_national
from baocao.form.boxes.lines import folded, lines_of
from baocao.form.boxes.title import find_title
from baocao.period import Period
from baocao.word.reading import WordFile

_MOST_DOCUMENTS = 40
"""Documents of one file that are looked at."""


class NotImported(Exception):
    """The document becomes no report; the message is one Vietnamese sentence that says why, and what to do."""


class Unreadable(Exception):
    """There is nothing in the document that could be read; the message says so in Vietnamese."""


def ensure_words(file: WordFile) -> None:
    """Raises Unreadable for a file in which there is nothing to read."""
    around = (shown for page in file.sections for part in (page.headers, page.footers) for shown in part.values())
    paragraphs = chain(file.paragraphs, file.notes, *around)
    if any(has_words(paragraph.text) for paragraph in paragraphs):
        return
    if file.pictures:
        raise Unreadable(
            "Tệp chỉ có hình ảnh (bản quét), không có chữ để đọc. Nhận dạng chữ (OCR) rồi lưu thành .docx, hoặc xin "
            "tệp Word gốc."
        )
    raise Unreadable("Tệp không có chữ nào. Kiểm tra lại có đúng tệp cần nhập không.")


def ensure_one_report(file: WordFile) -> None:
    """Raises NotImported for a file that holds reports of several periods."""
    lines = tuple(lines_of(file.paragraphs))
    starts = [national[-1].paragraph.number for national in find_national(lines)]
    periods: dict[Period, None] = {}
    for start in starts[:_MOST_DOCUMENTS] if len(starts) > 1 else ():
        title = find_title(lines, file.paragraphs, Head(end=start))
        if any(is_report(line.text) for line in title.type_name):
            periods |= dict.fromkeys(told_periods(" ".join(line.text for line in title.subject), (), None)[:1])
    if len(periods) > 1:
        raise NotImported(
            f"Tệp chứa {len(periods)} báo cáo ({', '.join(map(str, periods))}). Tách mỗi báo cáo thành một tệp Word "
            "rồi nhập từng tệp."
        )


def is_report(type_name: str) -> bool:
    """Whether a document of this type is a report."""
    return folded(type_name).startswith("baocao")


def only_period(values: DocumentValues, pieces: Sequence[Piece], levels: Mapping[int, int]) -> Period:
    """The one period that title or headings name. Raises NotImported."""
    head = values.head
    headings = [
        piece.text for at, piece in enumerate(pieces) if isinstance(piece, TextPiece) and levels.get(at) == SECTION
    ]
    told = told_periods(head.subject, headings, head.issued_date.year if head.issued_date else None)
    if len(told) == 1:
        return told[0]
    if told:
        raise NotImported(
            f"Báo cáo có thể thuộc kỳ {' hoặc '.join(map(str, told))}. Chạy lại và ghi rõ, ví dụ: --period {told[0]}"
        )
    if not headings and not is_report(head.type_name):
        kind = f"là {head.type_name.lower()}" if head.type_name else "không có tên loại BÁO CÁO"
        raise NotImported(
            f"Tệp không giống một báo cáo: văn bản {kind}, không chia phần I, II, III. Nếu vẫn muốn nhập, thêm kỳ báo "
            "cáo, ví dụ: --period 2022-01"
        )
    raise NotImported(
        "Không rõ báo cáo của kỳ nào: trích yếu và đề mục không ghi tháng, quý hay năm. Chạy lại và thêm kỳ, ví dụ: "
        "--period 2022-01"
    )
