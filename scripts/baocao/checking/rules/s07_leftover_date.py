"""S07: a month or year left over from the report this one was copied from.

Looked for where a report speaks of itself: titles of sections, opening, closing, subject, and what the
assessment begins with. Dates of other documents, comparisons and spans of years are no leftovers.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.checking.rule import Context, ReportRule
from baocao.config.titles import PERIOD_PARTS
from baocao.language.own_months import (
    MONTH,
    OwnMonth,
    is_told_as_done,
    month_of_topic,
    named_months,
    own_months,
    plan_years,
)
from baocao.language.period_mentions import is_of, mentions, own_periods
from baocao.language.period_names import period_name
from baocao.model import (
    PLAN,
    RESULTS,
    Block,
    BlockKind,
    Finding,
    FrontKey,
    Heading,
    InlineKind,
    Report,
    Section,
    Severity,
    Span,
)
from baocao.parsing.walk import walk
from baocao.period import Period

RULE = ReportRule(
    id="S07",
    name="leftover-date",
    summary="Tháng, quý, năm trong đầu đề, mở đầu, câu kết, trích yếu và câu đầu phần đánh giá phải của báo cáo này.",
    why=(
        "Báo cáo thường viết bằng cách chép tháng trước rồi sửa. Sót một chỗ “tháng 02/2022” trong báo cáo tháng 3 là "
        "văn bản sai về nội dung, đã phát hành thì phải có văn bản thay thế."
    ),
    fix="Sửa lại tháng, năm; đọc lại cả đoạn xem còn gì chép từ báo cáo cũ không.",
    bad="""\
Sở Văn hóa và Du lịch báo cáo kết quả tháng 02 và kế hoạch tháng 3 năm 2022 như sau: <!-- S07 -->

## I. KẾT QUẢ THÁNG 02/2022 <!-- S07 -->

### 1. Chuyển đổi số

- Tiếp tục triển khai Kế hoạch số 12/KH-UBND ngày 14/02/2022 giai đoạn 2021-2025.

## II. ĐÁNH GIÁ CHUNG

Trong tháng 02/2022, công tác chuyển đổi số bảo đảm tiến độ. <!-- S07 -->
""",
    good="""\
Sở Văn hóa và Du lịch báo cáo kết quả tháng 3 và kế hoạch tháng 4 năm 2022 như sau:

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Tiếp tục triển khai Kế hoạch số 12/KH-UBND ngày 14/02/2022 giai đoạn 2021-2025.

## II. ĐÁNH GIÁ CHUNG

Trong tháng 3/2022, công tác chuyển đổi số bảo đảm tiến độ, tiến bộ so với tháng 02.
""",
    severity=Severity.ERROR,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each month or year that is not this report's, at the words."""
    period = report.period
    if period is None:
        return
    for section in report.sections:
        yield from _in_title(section, context.titles.get(section.id or "", ""), period)
        if section.id not in (None, RESULTS, PLAN):
            yield from _in_first_sentence(section, period)
    for name, blocks in (("Đoạn mở đầu", report.opening), ("Câu kết", report.closing)):
        for block in _paragraphs(blocks):
            if block.prose:
                for start, end in _leftovers(block.prose.text, period):
                    yield _finding(name, block.prose.text[start:end], block.prose.span(start, end), period)
    subject = report.front.subject or ""
    for start, end in _leftovers(subject, period):
        yield _finding("Trích yếu", subject[start:end], report.front.place(FrontKey.SUBJECT), period)


def _in_title(section: Section, wanted: str, period: Period) -> Iterator[Finding]:
    heading = section.heading
    if heading.title == " ".join(wanted.split()):
        return
    place = _wrong_numbers(heading.title, wanted) if wanted else None
    if place is None:
        for start, end in _leftovers(heading.title, period):
            yield _finding("Đầu đề", heading.title[start:end], _title_span(heading, start, end), period)
        return
    (start, end), (first, last) = place
    yield Finding(
        _title_span(heading, start, end),
        f"Đầu đề ghi “{heading.title[start:end]}”; theo kỳ báo cáo {period} phải là “{wanted[first:last]}”.",
        f"Sửa đầu đề thành “{wanted}”, và xem lại nội dung bên dưới có phải của kỳ khác không.",
    )


def _wrong_numbers(title: str, wanted: str) -> tuple[tuple[int, int], tuple[int, int]] | None:
    """Where the numbers of two titles with the same words differ, in each; None where the words differ or nothing."""
    if PERIOD_PARTS.sub("0", title).casefold() != PERIOD_PARTS.sub("0", wanted).casefold():
        return None
    pairs = zip(PERIOD_PARTS.finditer(title), PERIOD_PARTS.finditer(wanted), strict=True)
    wrong = [
        (mine, theirs) for mine, theirs in pairs if mine[0].lstrip("0").casefold() != theirs[0].lstrip("0").casefold()
    ]
    if not wrong:
        return None
    (first, first_wanted), (last, last_wanted) = wrong[0], wrong[-1]
    return (
        _with_name(title, first.start(), last.end()),
        _with_name(wanted, first_wanted.start(), last_wanted.end()),
    )


def _with_name(title: str, start: int, end: int) -> tuple[int, int]:
    """The range widened to the whole of `THÁNG 03/2022` or `QUÝ I/2022` where it stands in one."""
    around = [named.span() for named in MONTH.finditer(title)]
    around += [(named.start, named.end) for named in mentions(title)]
    around = [(first, last) for first, last in around if first < end and start < last]
    return min([start, *(first for first, _ in around)]), max([end, *(last for _, last in around)])


def _title_span(heading: Heading, start: int, end: int) -> Span:
    """The place of `title[start:end]`, or of the whole title if it cannot be found."""
    prose = heading.block.prose
    if prose is None or not prose.text.endswith(heading.title):
        return heading.title_span
    at = len(prose.text) - len(heading.title)
    return prose.span(at + start, at + end)


def _finding(name: str, words: str, span: Span, period: Period) -> Finding:
    own = f"báo cáo này của {period_name(period)}, kế hoạch của {period_name(period.planned)}"
    return Finding(
        span,
        f"{name} nhắc “{words}”, trong khi {own}.",
        "Sửa lại tháng, năm theo kỳ báo cáo, và xem cả đoạn có chép từ báo cáo khác không.",
    )


def _in_first_sentence(section: Section, period: Period) -> Iterator[Finding]:
    """The month of another report that an assessment begins with: the section, then its own text, then its parts."""
    blocks = [*section.blocks, *(block for area in section.areas for block in area.blocks)]
    texts = (block for block in _paragraphs(blocks) if block.prose and block.prose.text and not _is_label(block))
    prose = next((block.prose for block in texts), None)
    month = month_of_topic(prose.text) if prose else None
    if prose and month and (not _is_own(month, period) or _is_next_as_done(prose.text, month, period)):
        name = f"Câu đầu phần “{section.heading.title}”"
        yield _finding(name, prose.text[month.start : month.end], prose.span(month.start, month.end), period)


def _is_next_as_done(text: str, month: OwnMonth, period: Period) -> bool:
    """Whether the month planned for is spoken of as if it were over."""
    return not _is_in(month, period) and is_told_as_done(text, month)


def _is_label(block: Block) -> bool:
    """Whether a paragraph is only a heading in bold: `**1. Ưu điểm**`."""
    return all(inline.kind is InlineKind.STRONG for inline in block.inlines)


def _paragraphs(blocks: Sequence[Block]) -> Iterator[Block]:
    return (block for block in walk(blocks) if block.kind is BlockKind.PARAGRAPH)


def _leftovers(text: str, period: Period) -> Iterator[tuple[int, int]]:
    """Where `text` speaks of a month or year as this report's that is not."""
    is_plain = period.is_month and str(period.year - 1) not in text
    if is_plain and all(_is_own(month, period) for month in named_months(text)):  # nearly always
        return
    speaks_of_itself = False
    if not period.is_month:
        for kind in dict.fromkeys((period.kind, period.planned.kind)):
            for named in own_periods(text, kind):
                if is_of(named, period) or is_of(named, period.planned):
                    speaks_of_itself = True
                else:
                    yield named.start, named.end
    for month in own_months(text):
        if _is_own(month, period):
            speaks_of_itself = True
        else:
            yield month.start, month.end
    if speaks_of_itself and str(period.year - 1) in text:
        for plan in plan_years(text):
            if plan.alone and plan.year == period.year - 1:
                yield plan.start, plan.end


def _is_own(own: OwnMonth, period: Period) -> bool:
    """Whether the report of `period` is on this month or plans for it."""
    months = (period, period.planned, period.previous) if own.is_lunar else (period, period.planned)
    return any(_is_in(own, month) for month in months)


def _is_in(own: OwnMonth, period: Period) -> bool:
    months = range(period.start, period.end + 1)
    if own.year is None:
        return own.month in {month % 12 + 1 for month in months}
    return own.year * 12 + own.month - 1 in months
