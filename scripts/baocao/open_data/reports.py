"""The tables of reports and of their items. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.model import Area, Item, Report, ReportStatus, Section
from baocao.office import Office, by_period
from baocao.official import official_parts
from baocao.open_data.table import Column, ColumnKind, Link, Row, Table
from baocao.parsing.defaults import subject_of
from baocao.period import Period, PeriodKind

_OFFICE = Column("office", "Tên tắt của cơ quan; trống nếu kho của một cơ quan")
_PERIOD = Column("period", "Kỳ báo cáo: 2022-01, 2022-Q1, 2022-H1, 2022-9M, 2022", is_required=True)
OF_REPORT = Link(("office", "period"), "reports", ("office", "period"))

REPORTS = Table(
    "reports",
    "Báo cáo: mỗi dòng báo cáo của một cơ quan trong một kỳ",
    (
        _OFFICE,
        _PERIOD,
        Column("organ", "Tên cơ quan ban hành"),
        Column("subject", "Trích yếu"),
        Column(
            "status", "draft: dự thảo; issued: đã ban hành", choices=tuple(map(str, ReportStatus)), is_required=True
        ),
        Column("sample", "true nếu chỉ là báo cáo minh họa", ColumnKind.FLAG, is_required=True),
        Column("code", "Số và ký hiệu; trống khi chưa ban hành"),
        Column("issued_date", "Ngày ban hành; trống khi chưa ban hành", ColumnKind.DATE),
        Column("path", "Tệp báo cáo, tính từ thư mục gốc của kho", is_required=True),
        Column(
            "period_kind",
            "Loại kỳ: month tháng, quarter quý, half 6 tháng, nine_months 9 tháng, year năm",
            choices=tuple(map(str, PeriodKind)),
            is_required=True,
        ),
    ),
    ("office", "period"),
)

ITEMS = Table(
    "items",
    "Nội dung: mỗi dòng một việc (hoặc một vế) trong báo cáo, theo thứ tự của tệp",
    (
        _OFFICE,
        _PERIOD,
        Column("item", "Thứ tự trong báo cáo, từ 1", ColumnKind.INTEGER, is_required=True),
        Column("section", "Phần: results (kết quả), plan (kế hoạch), …; phần lạ thì ghi đầu đề", is_required=True),
        Column("area", "Tên tắt của lĩnh vực; lĩnh vực lạ thì ghi đầu đề; trống nếu không chia"),
        Column("line", "Dòng của tệp báo cáo", ColumnKind.INTEGER, is_required=True),
        Column("lead", "true nếu chỉ là câu dẫn vào các ý con", ColumnKind.FLAG, is_required=True),
        Column("text", "Lời văn, không có mã nhiệm vụ"),
    ),
    ("office", "period", "item"),
    (OF_REPORT,),
)


def report_rows(office: Office) -> Iterator[Row]:
    """A row for the report of each period."""
    for standing, report in _readable(office):
        yield (
            office.id,
            str(standing),
            office.config.organ.name,
            subject_of(report, office.config),
            report.front.status.value,
            report.front.sample,
            issued_code(report, office),
            issued_day(report) or None,
            report.path,
            str(standing.kind),
        )


def item_rows(office: Office) -> Iterator[Row]:
    """A row for each item of each report."""
    for period, report in readable_by_period(office):
        for number, (section, area, item) in enumerate(placed(report), 1):
            place = "" if area is None else area.id or area.heading.title
            name = section.id or section.heading.title
            yield office.id, period, number, name, place, item.span.line, item.is_lead, item.text


def readable_by_period(office: Office) -> list[tuple[str, Report]]:
    """The report that stands for each period, without those of which nothing is known for sure."""
    return [(str(period), report) for period, report in _readable(office)]


def _readable(office: Office) -> Iterator[tuple[Period, Report]]:
    for period, report in by_period(office).items():
        if report.is_readable and not report.is_conflicted:
            yield period, report


def left_out(office: Office) -> Iterable[Report]:
    """The readable reports that are in no table: of no period, of one that another stands for, of two versions."""
    listed = {report.path for _, report in readable_by_period(office)}
    return [report for report in office.reports if report.is_readable and report.path not in listed]


def placed(report: Report) -> Iterator[tuple[Section, Area | None, Item]]:
    """The items of a report in the order of the file, each with where it stands."""
    for section in report.sections:
        yield from ((section, None, item) for item in section.items)
        for area in section.areas:
            yield from ((section, area, item) for item in area.items)


def issued_code(report: Report, office: Office) -> str:
    """Number and symbol; of a draft, empty."""
    if report.front.status is not ReportStatus.ISSUED:
        return ""
    return official_parts(report, office.config).bare_code


def issued_day(report: Report) -> str:
    """The day of issue, `2022-01-25`; of a draft, empty."""
    day = report.front.issued_date
    return day.isoformat() if day and report.front.status is ReportStatus.ISSUED else ""
