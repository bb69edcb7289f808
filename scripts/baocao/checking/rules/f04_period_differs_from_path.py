"""F04: the period in the front matter is not the one the path says, or the path holds what a shell may run."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.report_place import HOME, home_of, is_at_home, mistyped, odd_signs, path_parts
from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.period_names import period_name
from baocao.model import Finding, FrontKey, Report, Severity
from baocao.period import Period, parse_period
from baocao.regex import regex

_YEAR = regex(r"[12]\d{3}")
_PLAIN = "chỉ dùng chữ cái không dấu, chữ số và dấu “-”"
_TAKEN = "{home} đã có: nếu đây cũng là báo cáo ấy thì so hai tệp, giữ lại bản đúng rồi xóa bản kia."
_SHOWN = 5
_EXAMPLE = Period(2022, 3, 3)
_NAMES_OF_SIGNS = {" ": "dấu cách", "\n": "dấu xuống dòng", "\t": "dấu tab", "-": "dấu “-” đứng đầu"}

RULE = ReportRule(
    id="F04",
    name="period-differs-from-path",
    summary="Kỳ báo cáo ghi trong tệp phải khớp với tên tệp và thư mục năm; tên không có ký tự lạ.",
    why=(
        "Chép tệp tháng trước để viết tháng này mà quên sửa “period” là lỗi hay gặp nhất: báo cáo tháng 3 sẽ bị coi "
        "là báo cáo tháng 2, kéo theo đầu đề, số liệu và việc chuyển tiếp đều lệch một tháng. Tên tệp, tên thư mục chỉ "
        "gồm chữ cái không dấu, chữ số và dấu “-”, vì những ký tự khác dễ bị phần mềm hiểu nhầm, có khi thành lệnh."
    ),
    fix="Sửa dòng “period”, hoặc đổi tên tệp thành reports/<năm>/<kỳ>.md, ví dụ reports/2022/2022-03.md.",
    path="reports/2022/2022-03.md",
    bad="---\nperiod: 2022-02 <!-- F04 -->\n---\n\nSở Văn hóa và Du lịch báo cáo như sau:\n",
    good="---\nperiod: 2022-03\n---\n\nSở Văn hóa và Du lịch báo cáo như sau:\n",
    severity=Severity.ERROR,
    reach=Reach.OFFICE,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """A finding at `period` where the path says another one, or has signs that no report's name needs.

    Silent where the only thing wrong is that another report is where this one belongs, as F10 says.
    """
    period = report.front.period
    if odd := odd_signs(report.path):
        yield Finding(
            report.front.spans.get(FrontKey.PERIOD) or report.source.line_span(1),
            f"Tên tệp hoặc thư mục {report.path} có ký tự lạ: {', '.join(_named(odd))}.",
            f"{_TAKEN.format(home=home_of(period))} Tên tệp, tên thư mục {_PLAIN}."
            if period and _is_taken(period, report, context)
            else f"Đổi tên, {_PLAIN}; báo cáo kỳ {period or _EXAMPLE} thì đặt là {home_of(period or _EXAMPLE)}.",
        )
        return
    if period is None:
        return
    *folders, name = path_parts(report.path)
    stem = name.removesuffix(".md")
    folder = folders[-1] if folders else ""
    at_home = HOME in folders[-2:]
    wrong_name = stem != str(period) and (at_home or parse_period(stem) is not None)
    wrong_folder = folder != str(period.year) and (at_home or _YEAR.fullmatch(folder) is not None)
    if not (wrong_name or wrong_folder):
        return
    is_taken = _is_taken(period, report, context)
    if is_taken and not mistyped(report):
        return
    place = f"{folder}/{name}" if wrong_folder and folder else name
    if report.period is not None and report.period != period:
        advice = f"Lời văn của báo cáo nói về {period_name(report.period)}: sửa thành “period: {report.period}”."
    elif is_taken:
        advice = f"Sửa “period” theo tên tệp. {_TAKEN.format(home=home_of(period))}"
    else:
        advice = f"Nếu đây là báo cáo kỳ {period} thì chuyển tệp thành {home_of(period)}; "
        advice += "nếu không thì sửa “period” theo tên tệp."
    yield Finding(
        report.front.place(FrontKey.PERIOD),
        f"Tệp ghi kỳ báo cáo {period}, nhưng tên tệp là {place}.",
        advice,
    )


def _is_taken(period: Period, report: Report, context: Context) -> bool:
    """Whether another report of the office is where that of `period` belongs."""
    return any(other is not report and is_at_home(other.path, period) for other in context.reports)


def _named(signs: list[str]) -> list[str]:
    """The names of the first few of the signs."""
    names = [_NAMES_OF_SIGNS.get(sign, f"“{sign}”") for sign in signs]
    return [*names[:_SHOWN], "…"] if len(names) > _SHOWN else names
