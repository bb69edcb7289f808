"""N05: a dated event in the results outside the days that the report counts; silent where the office does not say."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta

from baocao.checking.rule import Context, ReportRule
from baocao.config.reporting import counted
from baocao.language.period_names import days_name
from baocao.model import RESULTS, Finding, Report, Severity
from baocao.parsing.running_text import passages_in
from baocao.period import Days

FARTHEST = timedelta(days=45)
"""What took place longer before or after is told as background, and counted nowhere."""

RULE = ReportRule(
    id="N05",
    name="day-outside",
    summary="Việc ghi ngày trong phần kết quả nên nằm trong những ngày báo cáo tính số liệu.",
    why=(
        "Báo cáo chốt số liệu ngày 14 mà kể cả hội nghị ngày 20 thì tháng sau kể lại lần nữa, số cả năm bị tính hai "
        "lần. Chỉ xét khi baocao.yml có mục reporting; ngày của văn bản, thời hạn, việc dự kiến không bị nhắc."
    ),
    fix="Việc sau ngày chốt thì để sang báo cáo kỳ sau; ghi nhầm ngày thì sửa lại.",
    bad="""\
---
period: 2022-03
---

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Tổ chức hội nghị sơ kết ngày 20/3/2022 với 45 đại biểu. <!-- N05 -->
- Tập huấn ký số cho 40 công chức từ ngày 08 đến ngày 12/02/2022. <!-- N05 -->
""",
    good="""\
---
period: 2022-03
---

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Tổ chức hội nghị sơ kết ngày 11/3/2022 theo Công văn số 25/STTTT-CĐS ngày 20/01/2022.
- Tập huấn ký số cho 40 công chức từ ngày 12/02 đến ngày 16/02/2022.
- Trình dự thảo kế hoạch; dự kiến họp ngày 20/3/2022, hoàn thành trước ngày 31/3/2022.
""",
    config="reporting: {closes_on: 14, due_on: 16}\n",
    severity=Severity.NOTE,
    issued=Severity.NOTE,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """A note at each such day."""
    section = report.section(RESULTS)
    own = counted(context.config.reporting, report.period) if report.period else None
    if section is None or own is None:
        return
    from baocao.language.event_days import event_days  # most offices count whole months

    for passage in passages_in([*section.blocks, *(block for area in section.areas for block in area.blocks)]):
        for event in event_days(passage.text, own):
            if _is_outside(event.days, own):
                yield Finding(
                    passage.span(event.start, event.end),
                    f"Việc diễn ra “{passage.text[event.start : event.end]}” nằm ngoài những ngày báo cáo này tính số "
                    f"liệu: {days_name(own)}.",
                )


def _is_outside(days: Days, own: Days) -> bool:
    return own.last < days.first <= own.last + FARTHEST or own.first - FARTHEST <= days.last < own.first
