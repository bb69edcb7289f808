"""A document into a report: what a Word file shows in, the text of the Markdown file out. Pure.

Refuses to guess: what has no place in a report stands at its end, marked, and is told.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import chain, takewhile

from baocao.checking.indicators import stated_in_results
from baocao.config.schema import Config
from baocao.exchange.importing.annexes import find_annex_texts
from baocao.exchange.importing.body_markdown import body_markdown, without_part
from baocao.exchange.importing.document_head import DocumentValues, document_values
from baocao.exchange.importing.flow import Piece, TextPiece, flow, has_words, says_something, texts_of
from baocao.exchange.importing.front_matter import front_matter
from baocao.exchange.importing.headings import SECTION, Template, heading_levels, is_heading_like, with_whole_titles
from baocao.exchange.importing.leftovers import Printed, uncounted, unplaced_around, words_in, words_of
from baocao.exchange.importing.old_fonts import in_unicode
from baocao.exchange.importing.told_period import told_periods
from baocao.form.boxes.document import DocumentParts, find_parts
from baocao.form.boxes.head import Head, find_national
from baocao.form.boxes.lines import BoxLine, alike, folded, lines_of
from baocao.form.boxes.title import find_title
from baocao.language.wording import one_line
from baocao.model import Report, ReportStatus, Source
from baocao.model.importing import DocumentComment, Imported, Origin, Unplaced
from baocao.official import SAMPLE_MARK, official_parts
from baocao.parsing.defaults import filled_template
from baocao.parsing.escaping import escaped, tidied
from baocao.parsing.parse import parse
from baocao.period import Period, in_force
from baocao.word.reading import CHANGES, EditTraceKind, Paragraph, Part, WordFile
from baocao.word.stamp import CLOSING, NAMES, OF_OFFICE, OF_REPORT

UNPLACED_HEADING = "## Phụ lục. NỘI DUNG CHƯA XẾP ĐƯỢC CHỖ KHI NHẬP"
"""Above what the author has to move to its place."""
_CLOSES = re.compile(r"Trên đây|.*\./\.$")
"""How a closing paragraph begins or ends; see `parsing.parse`."""
_LONG = 60
"""Characters above the title from which on a paragraph is text, and no mark or remark of a clerk."""
_MOST_DOCUMENTS = 40
"""Documents of one file that are looked at."""


class NotImported(Exception):
    """The document becomes no report; the message is one Vietnamese sentence that says why, and what to do."""


class Unreadable(Exception):
    """There is nothing in the document that could be read; the message says so in Vietnamese."""


def import_document(file: WordFile, config: Config, period: Period | None = None) -> Imported:
    """The report that the document becomes, of `period` where that is given. Raises NotImported, Unreadable."""
    _ensure_words(file)
    file, encodings = in_unicode(file)
    _ensure_one_report(file)
    template = Template.of(config, period)
    parts = _with_own_title(find_parts(file), template)
    values = document_values(parts)
    text = _text(parts)
    pieces = with_whole_titles(tuple(flow(text, file)))
    levels = heading_levels(pieces, template)
    own = period or _told_period(values, pieces, levels)
    annexes = find_annex_texts(parts)
    kept = _without_usual_closing(pieces, config, own, file.properties.get(CLOSING, ""))
    dropped = " ".join(texts_of(pieces[len(kept) :]))
    body = body_markdown(kept, levels)
    for annex in annexes:
        body += ["", *annex.lines] if body else annex.lines
    whole = [without_part(piece) for at, piece in enumerate(pieces) if at in levels and isinstance(piece, TextPiece)]
    parts_named = [label for label, _ in whole if label]
    said = [*texts_of(pieces), *(text for annex in annexes for text in annex.texts)]
    placed = {paragraph.number for paragraph in text if paragraph.part is Part.BODY}
    placed |= {number for annex in annexes for number in annex.placed}
    return _assembled(file, parts, values, config, own, body, said, frozenset(placed), encodings, dropped, parts_named)


def _with_own_title(parts: DocumentParts, template: Template) -> DocumentParts:
    """The parts, the title ending where this office's first heading begins, which may look like its last line."""
    subject = parts.title.subject
    align = subject[0].paragraph.align if subject else None

    def belongs(line: BoxLine) -> bool:
        return not is_heading_like(tidied(line.text), template, is_set_alike=line.paragraph.align is align)

    own = tuple(takewhile(belongs, subject))
    if len(own) == len(subject) or not own:
        return parts
    return replace(parts, title=replace(parts.title, subject=own, end=own[-1].paragraph.number))


def _text(parts: DocumentParts) -> tuple[Paragraph, ...]:
    """The paragraphs between the title and the closing or the first annex, those in tables too.

    Also what is long above the title, as the grounds of a decision are.
    """
    start, title = parts.head.end, max(parts.title.end, parts.head.end)
    boxes = (*parts.title.type_name, *parts.title.subject, parts.title.salutation, *parts.title.addressees)
    named = {line.paragraph.number for line in boxes if line is not None}
    stops = [stop for stop in (parts.closing.start, parts.annex_start) if stop is not None]
    stop = min(stops, default=len(parts.file.paragraphs) + 1)
    return tuple(
        paragraph
        for paragraph in parts.paragraphs
        if start < paragraph.number < stop
        and (says_something(tidied(paragraph.text)) or not has_words(paragraph.text))
        and (paragraph.number > title or (len(paragraph.text) >= _LONG and paragraph.number not in named))
    )


def _without_usual_closing(pieces: tuple[Piece, ...], config: Config, period: Period, said: str) -> tuple[Piece, ...]:
    """The pieces without the closing that every report of the office gets by itself, where it stands alone.

    `said`: what a file of ours says of where its closing comes from.
    """
    if said == OF_REPORT:
        return pieces
    usual = one_line(filled_template(config.report.closing, period))
    *others, last = pieces or [None]
    before = others[-1] if others else None
    stands_alone = said == OF_OFFICE or not (
        isinstance(before, TextPiece) and before.label is None and _CLOSES.match(before.text)
    )
    if usual and isinstance(last, TextPiece) and last.text == usual and last.label is None and stands_alone:
        return pieces[:-1]
    return pieces


# --------------------------------------------------------------------------- what is refused


def _ensure_words(file: WordFile) -> None:
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


def _ensure_one_report(file: WordFile) -> None:
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


def _told_period(values: DocumentValues, pieces: Sequence[Piece], levels: Mapping[int, int]) -> Period:
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


# --------------------------------------------------------------------------- the new file


def _assembled(
    file: WordFile,
    parts: DocumentParts,
    values: DocumentValues,
    config: Config,
    period: Period,
    body: list[str],
    said: Sequence[str],
    placed: frozenset[int],
    encodings: Sequence[str],
    dropped: str,
    parts_named: Sequence[str],
) -> Imported:
    status, is_sample = _status(file, values), _has_mark(parts, SAMPLE_MARK)

    def front(indicators: Mapping[str, float]) -> list[str]:
        return front_matter(values, config, period, indicators, status, sample=is_sample)

    def parsed(lines: Sequence[str]) -> Report:
        return parse(Source(f"{period}.md", "\n".join(lines) + "\n"), config)

    report = parsed([*front({}), "", *body])
    if dropped and one_line(" ".join(official_parts(report, config).closing)) != dropped:
        body = [*body, "", escaped(dropped)]  # another sentence closes the report, so that none is added
        report = parsed([*front({}), "", *body])
    lines = [*front(_indicators(report, config)), "", *body]
    report = parsed(lines)
    official = official_parts(report, config)
    unplaced = list(unplaced_around(parts, Printed(official, values), placed))
    available = words_of(report) + Counter(words_in(" ".join(official.closing)))
    unplaced += [
        Unplaced(Origin.BODY, text)
        for text in (*parts_named, *uncounted(said, available + Counter(words_in(" ".join(parts_named)))))
    ]
    lines, unplaced = _with_unplaced(lines, unplaced)
    return Imported(
        period,
        "\n".join(lines) + "\n",
        values.head,
        values.signer,
        values.recipients,
        tuple(unplaced),
        tuple(
            DocumentComment(trace.author, trace.text)
            for trace in file.edit_traces
            if trace.kind is EditTraceKind.COMMENT
        ),
        tuple(_notes(file, parts, values, config, encodings)),
    )


def _with_unplaced(lines: list[str], unplaced: Sequence[Unplaced]) -> tuple[list[str], list[Unplaced]]:
    """The file with what has no place at its end, and where each stands."""
    if not unplaced:
        return lines, []
    lines = [*lines, "", UNPLACED_HEADING, ""]
    placed = []
    for each in unplaced:
        lines.append(f"- [Chưa xếp chỗ: {each.origin.words}] {escaped(each.text, begins_block=False)}")
        placed.append(replace(each, line=len(lines)))
    return lines, placed


def _status(file: WordFile, values: DocumentValues) -> ReportStatus:
    """As our own file says of the report it was made from; a stranger's is a draft until its author says otherwise."""
    is_whole = values.head.code_number and values.head.issued_date and values.signer.full_name
    said = file.properties.get(NAMES["status"], "")
    return ReportStatus.ISSUED if is_whole and said == ReportStatus.ISSUED.value else ReportStatus.DRAFT


def _has_mark(parts: DocumentParts, mark: str) -> bool:
    top = max(parts.head.end, parts.title.end)
    return any(folded(mark) == line.folded for line in lines_of(parts.paragraphs) if line.paragraph.number <= top)


def _indicators(report: Report, config: Config) -> dict[str, float]:
    """The indicators that the results name, each with one value, by the office's own patterns."""
    found: dict[str, float] = {}
    for name, indicator in config.indicators.items():
        if report.period is not None and not in_force(report.period, indicator.since, indicator.until):
            continue
        values = {value for stated in stated_in_results(report, indicator) for value in stated.values}
        if len(values) == 1:
            value = values.pop()
            found[name] = int(value) if value.is_integer() else value
    return found


def _notes(
    file: WordFile, parts: DocumentParts, values: DocumentValues, config: Config, encodings: Sequence[str]
) -> Iterator[str]:
    head = values.head
    if encodings:
        yield f"Văn bản gõ bằng bảng mã {' và '.join(encodings)}: đã chuyển sang Unicode, nên đọc soát lại."
    if head.type_name and not is_report(head.type_name):
        yield f"Văn bản là “{head.type_name}”, không phải báo cáo."
    elif not head.type_name:
        yield "Văn bản không có tên loại BÁO CÁO."
    if head.organ and not alike(folded(head.organ), folded(config.organ.name)):
        yield f"Văn bản của “{head.organ}”, không phải của “{one_line(config.organ.name)}”."
    if parts.others:
        yield f"Tệp có {parts.others + 1} văn bản; chỉ văn bản đầu tiên được xếp vào các phần."
    counts = Counter(trace.kind for trace in file.edit_traces)
    if changes := sum(counts[kind] for kind in CHANGES):
        yield f"Tệp có {changes} sửa đổi chưa duyệt (Track Changes): nhập như khi đã chấp nhận hết."
    if hidden := counts[EditTraceKind.HIDDEN]:
        yield f"Tệp có chữ ẩn ở {hidden} chỗ, không in ra nên không nhập."
    if comments := counts[EditTraceKind.COMMENT]:
        yield f"Tệp có {comments} nhận xét (comment), báo cáo không có chỗ cho nhận xét nên không nhập."
    if file.pictures:
        yield f"Tệp có {file.pictures} hình ảnh hoặc đối tượng nhúng, báo cáo không chứa hình nên không nhập."
    is_whole = head.code_number and head.issued_date and values.signer.full_name
    if is_whole and _status(file, values) is ReportStatus.DRAFT:
        yield "Văn bản đã có số, ngày và người ký. Nếu đã ban hành, soát xong thì đổi draft thành issued."
