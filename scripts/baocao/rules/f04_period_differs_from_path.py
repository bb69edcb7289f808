"""F04: the period in the front matter is not the one the path says."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.model import Finding, Report, Severity
from baocao.period import parse_period
from baocao.rules import Context, Rule

_YEAR = re.compile(r"[12]\d{3}")
_HOME = "reports"
"""The folder of the archive; below it every report lies in the folder of its year."""

RULE = Rule(
    id="F04",
    name="period-differs-from-path",
    summary="Kỳ báo cáo ghi trong tệp phải khớp với tên tệp và thư mục năm.",
    why=(
        "Chép tệp tháng trước để viết tháng này mà quên sửa “period” là lỗi hay gặp nhất: báo cáo tháng 3 sẽ bị coi "
        "là báo cáo tháng 2, kéo theo đầu đề, số liệu và việc chuyển tiếp đều lệch một tháng."
    ),
    fix="Sửa dòng “period”, hoặc đổi tên tệp thành reports/<năm>/<kỳ>.md, ví dụ reports/2022/2022-03.md.",
    path="reports/2022/2022-03.md",
    bad="---\nperiod: 2022-02 <!-- F04 -->\n---\n\nSở Văn hóa và Du lịch báo cáo như sau:\n",
    good="---\nperiod: 2022-03\n---\n\nSở Văn hóa và Du lịch báo cáo như sau:\n",
    draft=Severity.ERROR,
)


def check(report: Report, _context: Context) -> Iterator[Finding]:
    """A finding at `period` where the path says another one."""
    period = report.front.period
    if period is None:
        return
    *folders, name = re.split(r"[\\/]", report.path)
    stem = name.removesuffix(".md")
    folder = folders[-1] if folders else ""
    at_home = _HOME in folders[-2:]
    wrong_name = stem != str(period) and (at_home or parse_period(stem) is not None)
    wrong_folder = folder != str(period.year) and (at_home or _YEAR.fullmatch(folder) is not None)
    if not (wrong_name or wrong_folder):
        return
    place = f"{folder}/{name}" if wrong_folder and folder else name
    yield Finding(
        report.front.spans.get("period", report.front.span),
        f"Tệp ghi kỳ báo cáo {period}, nhưng tên tệp là {place}.",
        f"Nếu đây là báo cáo kỳ {period} thì chuyển tệp thành {_HOME}/{period.year}/{period}.md; "
        "nếu không thì sửa “period” theo tên tệp.",
    )
