"""N02: a monthly figure that baocao.yml asks for and the report does not give."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.checking.indicators import stated_in_results
from baocao.checking.rule import Context, ReportRule
from baocao.config.schema import Indicator
from baocao.language.period_names import kind_name
from baocao.model import Finding, FrontKey, NoteKind, Report
from baocao.period import in_force

RULE = ReportRule(
    id="N02",
    name="missing-indicator",
    summary="Báo cáo phải có đủ số liệu mà baocao.yml yêu cầu hằng kỳ.",
    why="Thiếu một tháng thì số lũy kế, tỷ lệ so với chỉ tiêu năm và biểu đồ đều sai.",
    fix="Thêm số liệu vào mục indicators ở đầu báo cáo; kỳ không phát sinh thì ghi 0.",
    bad="""\
---
period: 2022-03
indicators: {so_hoa: 40} <!-- N02 -->
---

Báo cáo như sau:
""",
    good="""\
---
period: 2022-03
indicators: {so_hoa: 40, luot_khach: 0}
---

Báo cáo như sau:
""",
    config=(
        "indicators:\n  luot_khach: {label: Số lượt khách, unit: lượt}\n"
        "  so_hoa: {label: Số tài liệu số hóa}\n  le_hoi: {label: Số lễ hội, required: false}\n"
    ),
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    front = report.front
    if any(note.kind is NoteKind.YAML for note in report.notes):
        return
    # Where an unknown name is like one that is missing, F05 asks whether that was meant.
    unknown = [name for name in front.indicators if name not in context.config.indicators]
    meant = _meant(unknown, context.config.indicators) if unknown else set()
    misread = {note.span.line for note in report.notes if note.kind is NoteKind.BAD_VALUE}
    for name, indicator in context.config.indicators.items():
        if name in front.indicators or name in meant or not _is_wanted(indicator, report):
            continue
        span = front.spans.get(FrontKey.INDICATORS) or report.source.line_span(1)
        if front.spans.get(FrontKey.INDICATORS.entry(name), span).line not in misread:
            text = next((stated.text for stated in stated_in_results(report, indicator)), None)
            yield Finding(
                span,
                f"Chưa có số liệu “{indicator.label}” ({name}).",
                f"Lời văn phần kết quả ghi {text}: nếu đúng, thêm “{name}: {text.replace('.', '')}” vào indicators."
                if text
                else f"Thêm “{name}: …” vào indicators; {kind_name(report.period)} không phát sinh thì ghi 0.",
            )


def _meant(unknown: Iterable[str], indicators: Iterable[str]) -> set[str]:
    from difflib import get_close_matches  # only who mistypes waits for it

    known = list(indicators)
    return {near for name in unknown for near in get_close_matches(name, known, n=1)}


def _is_wanted(indicator: Indicator, report: Report) -> bool:
    if not indicator.required:
        return False
    if report.period is None:
        return indicator.since is None and indicator.until is None
    return in_force(report.period, indicator.since, indicator.until)
