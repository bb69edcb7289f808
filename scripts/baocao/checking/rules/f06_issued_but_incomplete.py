"""F06: a report marked as issued that lacks what an issued document must have."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from baocao.checking.official_form import misprints
from baocao.checking.rule import Context, ReportRule
from baocao.config.placeholders import UNSAID
from baocao.model import Finding, FrontKey, NoteKind, Report, ReportStatus, Severity, Span
from baocao.parsing.defaults import signer_of

RULE = ReportRule(
    id="F06",
    name="issued-but-incomplete",
    summary="Báo cáo đã ban hành phải có số, ngày ban hành, người ký; ký hiệu, địa danh, phần ký phải đúng thể thức.",
    why=(
        "Số và ký hiệu, thời gian ban hành, chức vụ và họ tên người ký là thành phần bắt buộc của văn bản. Báo cáo "
        "đã gửi đi mà trong kho thiếu các mục này thì sau không đối chiếu được với sổ văn thư. Trong baocao.yml còn "
        "chữ điền tạm lúc tạo kho (“TÊN CƠ QUAN”, “Địa danh”) thì bản in cũng ghi như vậy. Ký hiệu có dấu "
        "cách, địa danh viết thường, cấp phó ký mà không có dòng “KT.”, học vị trước họ tên, phụ lục không được nhắc "
        "đến thì văn bản in ra sai thể thức. Bản nháp còn thiếu thì chỉ là gợi ý, sai thể thức là cảnh báo, để biết "
        "trước khi in."
    ),
    fix=(
        "Lấy số và ngày từ Văn thư, điền vào code_number, issued_date và signer; nếu báo cáo chưa được ký "
        "thì để “status: nháp”."
    ),
    bad="""\
---
period: 2022-03
status: issued
code_number: 15
issued_date: 2022-03-25
signer: {full_name: ""} <!-- F06 -->
---

Sở Văn hóa và Du lịch báo cáo như sau:
""",
    good="""\
---
period: 2022-03
status: issued
code_number: 15
issued_date: 2022-03-25
signer: {full_name: Trần Thị Bình}
---

Sở Văn hóa và Du lịch báo cáo như sau:
""",
    severity=Severity.ERROR,
    source="Nghị định số 30/2020/NĐ-CP, Điều 8 khoản 2 và Điều 15",
)

_SIGNER_NAME = FrontKey.SIGNER.entry("full_name")


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each thing an issued report lacks, at its key or at `status`.

    Of a draft, what is wrong with its signer and its office.
    """
    front = report.front
    yield from _unnamed(report, context)
    yield from _misprinted(report, context)
    if front.status is not ReportStatus.ISSUED:
        yield from _unsigned(report, context)
        return
    signer = front.signer
    wanted = (
        (FrontKey.CODE_NUMBER, front.code_number, "số văn bản", "Điền số do Văn thư cấp, ví dụ “code_number: 15”."),
        (
            FrontKey.ISSUED_DATE,
            front.issued_date,
            "ngày ban hành",
            "Điền ngày ban hành, ví dụ “issued_date: 2022-03-25”.",
        ),
        (
            _SIGNER_NAME,
            signer and signer.full_name.strip(),
            "họ tên người ký",
            "Điền họ tên người ký, ví dụ “signer: {full_name: Trần Thị Bình}”.",
        ),
        (
            FrontKey.SIGNER.entry("position"),
            (signer and signer.position.strip()) or context.config.signer.position,
            "chức vụ người ký",
            "Điền chức vụ vào signer của báo cáo, hoặc vào signer trong baocao.yml cho mọi báo cáo.",
        ),
    )
    for key, value, name, advice in wanted:
        if not value and not _is_misread(report, key):
            yield Finding(_place(report, key), f"Báo cáo ghi là đã ban hành nhưng chưa có {name} ({key}).", advice)
    if front.issued_date and report.period:
        begins = date(report.period.year, report.period.first, 1)
        if front.issued_date < begins:
            yield Finding(
                _place(report, FrontKey.ISSUED_DATE),
                f"Ngày ban hành {front.issued_date:%d/%m/%Y} ở trước kỳ báo cáo {report.period}.",
                "Kiểm tra lại ngày ban hành, nhất là năm, và kỳ báo cáo.",
            )


def _unsigned(report: Report, context: Context) -> Iterator[Finding]:
    """A note where a draft would be printed without the signer's name or position; an illustration is never signed."""
    if report.front.sample or not report.front.spans or _is_misread(report, _SIGNER_NAME):
        return
    signer = signer_of(report, context.config)
    named = (("chức vụ", signer.position), ("họ tên", signer.full_name))
    if lacking := " và ".join(what for what, value in named if not value.strip()):
        yield Finding(
            _place(report, _SIGNER_NAME),
            f"Bản nháp chưa có {lacking} người ký: bản in sẽ để trống chỗ ấy.",
            "Biết ai ký thì ghi ở đầu tệp, ví dụ “signer: {full_name: Trần Thị Bình}”; chưa biết thì cứ để vậy, "
            "đến khi ban hành mới phải có.",
            severity=Severity.NOTE,
        )


def _unnamed(report: Report, context: Context) -> Iterator[Finding]:
    """A finding where what `init` put into baocao.yml for want of an answer would be printed."""
    organ = context.config.organ
    printed = organ._replace(code_notation=report.front.code_notation or organ.code_notation)
    left = [
        f"“{value}” (organ: {key})"
        for key, value in UNSAID._asdict().items()
        if value and value == getattr(printed, key)
    ]
    if not left or report.front.sample or not report.front.spans:
        return
    is_issued = report.front.status is ReportStatus.ISSUED
    named = ", ".join(left)
    yield Finding(
        _place(report, FrontKey.STATUS),
        f"Báo cáo ghi là đã ban hành nhưng baocao.yml còn chữ điền tạm: {named}."
        if is_issued
        else f"Bản nháp sẽ in ra chữ điền tạm trong baocao.yml: {named}.",
        "Sửa các mục ấy trong baocao.yml thành tên, địa danh, ký hiệu của cơ quan.",
        severity=None if is_issued else Severity.NOTE,
    )


def _misprinted(report: Report, context: Context) -> Iterator[Finding]:
    """A finding where a part around the text would be printed against the decree: of a draft, and where there are
    bodies that do so by rules of their own, a warning."""
    if report.front.sample or not report.front.spans:
        return
    is_issued = report.front.status is ReportStatus.ISSUED
    lead = "Báo cáo ghi là đã ban hành nhưng" if is_issued else "Bản nháp sẽ in sai thể thức:"
    for misprint in misprints(report, context.config):
        if misprint.key and _is_misread(report, misprint.key):
            continue
        yield Finding(
            misprint.span or _place(report, misprint.key or FrontKey.STATUS),
            f"{lead} {misprint.message}.",
            misprint.remedy,
            severity=None if is_issued and misprint.is_plain else Severity.WARNING,
        )


def _is_misread(report: Report, key: str) -> bool:
    """Whether the value is there but could not be read, or its key is mistyped: F01, F03 or F05 reports that."""
    lines = {note.span.line for note in report.notes if note.kind in (NoteKind.BAD_VALUE, NoteKind.YAML)}
    mistyped = [note.help for note in report.notes if note.kind is NoteKind.UNKNOWN_FIELD]
    names = (key, key.partition(".")[0])
    return any(
        (name in report.front.spans and report.front.spans[name].line in lines)
        or any(f"“{name}”" in advice for advice in mistyped)
        for name in names
    )


def _place(report: Report, key: str) -> Span:
    """The key that is blank; where it is not there, the group it belongs to, or `status`, which asks for it."""
    spans = report.front.spans
    names = (key, key.partition(".")[0], FrontKey.STATUS, FrontKey.PERIOD)
    return next((spans[name] for name in names if name in spans), report.front.span)
