"""The text of the new report: front matter, body, and at its end, marked, what has no place; and notes on it. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from baocao.checking.indicators import stated_in_results
from baocao.config.schema import Config
from baocao.exchange.importing.document_head import DocumentValues
from baocao.exchange.importing.front_matter import front_matter
from baocao.exchange.importing.leftovers import Printed, uncounted, unplaced_around, words_in, words_of
from baocao.exchange.importing.refusals import is_report
from baocao.exchange.letters import letter_notes
from baocao.form.boxes.document import DocumentParts
from baocao.form.boxes.lines import alike, folded, lines_of
from baocao.language.wording import one_line
from baocao.model import Report, ReportStatus, Source
from baocao.model.importing import DocumentComment, Imported, Origin, Unplaced
from baocao.official import SAMPLE_MARK, official_parts
from baocao.parsing.escaping import escaped
from baocao.parsing.parse import parse
from baocao.period import Period, in_force
from baocao.word.reading import CHANGES, EditTraceKind, WordFile
from baocao.word.stamp import NAMES

_UNPLACED = "NỘI DUNG CHƯA XẾP ĐƯỢC CHỖ KHI NHẬP"
"""Above what the author has to move to its place."""


@dataclass(frozen=True, slots=True)
class ReadDocument:
    """A document that was read. `body`: the lines of the new report's; `texts`: those that they are made of.

    `placed`: the numbers of the paragraphs in the body. `encodings`: those of old fonts. `flattened`: words
    of which letters stood above or below the line. `usual_closing`: the office's
    own closing sentence, which stood in the document. `part_names`: `Phần thứ nhất`, which a new number stands for.
    """

    file: WordFile
    parts: DocumentParts
    values: DocumentValues
    body: tuple[str, ...]
    texts: tuple[str, ...]
    placed: frozenset[int]
    encodings: tuple[str, ...]
    flattened: tuple[str, ...]
    usual_closing: str
    part_names: tuple[str, ...]


def new_report(read: ReadDocument, config: Config, period: Period) -> Imported:
    """The report of `period` that the document becomes."""
    file, parts, values, body = read.file, read.parts, read.values, list(read.body)
    status, is_sample = _status(file, values), _has_mark(parts, SAMPLE_MARK)

    def front(indicators: Mapping[str, float]) -> list[str]:
        return front_matter(values, config, period, indicators, status, sample=is_sample)

    def parsed(lines: Sequence[str]) -> Report:
        return parse(Source(f"{period}.md", "\n".join(lines) + "\n"), config)

    report = parsed([*front({}), "", *body])
    if read.usual_closing and one_line(" ".join(official_parts(report, config).closing)) != read.usual_closing:
        body = [*body, "", escaped(read.usual_closing)]  # another sentence closes the report, so that none is added
        report = parsed([*front({}), "", *body])
    lines = [*front(_indicators(report, config)), "", *body]
    report = parsed(lines)
    official = official_parts(report, config)
    unplaced = list(unplaced_around(parts, Printed(official, values), read.placed))
    available = words_of(report) + Counter(words_in(" ".join((*official.closing, *read.part_names))))
    unplaced += [Unplaced(Origin.BODY, text) for text in (*read.part_names, *uncounted(read.texts, available))]
    heading = f"### {_UNPLACED}" if report.annexes else f"## Phụ lục. {_UNPLACED}"
    lines, unplaced = _with_unplaced(lines, heading, unplaced)
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
        tuple(_notes(read, config)),
    )


def _with_unplaced(lines: list[str], heading: str, unplaced: Sequence[Unplaced]) -> tuple[list[str], list[Unplaced]]:
    """The file with what has no place at its end, below `heading`, and where each stands."""
    if not unplaced:
        return lines, []
    lines = [*lines, "", heading, ""]
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


def _notes(read: ReadDocument, config: Config) -> Iterator[str]:
    file, head = read.file, read.values.head
    if read.encodings:
        yield f"Văn bản gõ bằng bảng mã {' và '.join(read.encodings)}: đã chuyển sang Unicode, nên đọc soát lại."
    yield from letter_notes(file, read.flattened)
    if head.type_name and not is_report(head.type_name):
        yield f"Văn bản là “{head.type_name}”, không phải báo cáo."
    elif not head.type_name:
        yield "Văn bản không có tên loại BÁO CÁO."
    if head.organ and not alike(folded(head.organ), folded(config.organ.name)):
        yield f"Văn bản của “{head.organ}”, không phải của “{one_line(config.organ.name)}”."
    if read.parts.others:
        yield f"Tệp có {read.parts.others + 1} văn bản; chỉ văn bản đầu tiên được xếp vào các phần."
    counts = Counter(trace.kind for trace in file.edit_traces)
    if changes := sum(counts[kind] for kind in CHANGES):
        yield f"Tệp có {changes} sửa đổi chưa duyệt (Track Changes): nhập như khi đã chấp nhận hết."
    if hidden := counts[EditTraceKind.HIDDEN]:
        yield f"Tệp có chữ ẩn ở {hidden} chỗ, không in ra nên không nhập."
    if comments := counts[EditTraceKind.COMMENT]:
        yield f"Tệp có {comments} nhận xét (comment), báo cáo không có chỗ cho nhận xét nên không nhập."
    if file.pictures:
        yield f"Tệp có {file.pictures} hình ảnh hoặc đối tượng nhúng, báo cáo không chứa hình nên không nhập."
    is_whole = head.code_number and head.issued_date and read.values.signer.full_name
    if is_whole and _status(file, read.values) is ReportStatus.DRAFT:
        yield "Văn bản đã có số, ngày và người ký. Nếu đã ban hành, soát xong thì đổi draft thành issued."
