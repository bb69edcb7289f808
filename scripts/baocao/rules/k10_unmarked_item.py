"""K10: a plan item has no marker, so that nobody can tell next month what became of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from baocao.language.slugs import planned_slugs
from baocao.language.wording import quoted
from baocao.model import Edit, Finding, Item, Report, Severity, Span
from baocao.rules import Context, Rule

RULE = Rule(
    id="K10",
    name="unmarked-item",
    summary="Việc trong kế hoạch phải có mã nhiệm vụ.",
    why="Nhờ mã mà tháng sau máy biết việc nào đã có kết quả, việc nào còn thiếu, dù câu chữ có thay đổi.",
    fix="Thêm mã vào cuối việc, ví dụ {#mua-may-chu}; `baocao check --fix` tự đặt mã, có thể đổi lại cho dễ nhớ.",
    bad="""\
## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Mua máy chủ. <!-- K10 -->
- Tập huấn ký số {#tap-huan}; Nâng cấp trang thông tin điện tử. <!-- K10 -->
""",
    good="""\
## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Mua máy chủ. {#mua-may-chu}
- Tập huấn ký số {#tap-huan}; Nâng cấp trang thông tin điện tử {#trang-thong-tin}.
""",
    issued=Severity.WARNING,
    fixable=True,
)

# `**Mua máy chủ**.`: the signs that close an emphasis belong to the words
_CLOSING_SIGNS = re.compile(r"[*_]+")


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each plan item without marker; lead-ins are no items."""
    for item, slugs in planned_slugs(report, context.reports):
        marker = "{" + " ".join(f"#{slug}" for slug in slugs) + "}"
        yield Finding(
            item.span,
            f"Việc {quoted(item)} chưa có mã nhiệm vụ.",
            f"Thêm mã vào cuối việc, ví dụ {marker}; `baocao check --fix` tự thêm.",
            edits=(Edit(_behind(item), f" {marker}"),),
        )


def _behind(item: Item) -> Span:
    """The empty place just behind the item's words, before its end punctuation."""
    source = item.span.source
    at = item.prose.offset(item.end, end=True)
    if signs := _CLOSING_SIGNS.match(source.text, at):
        at = signs.end()
    return Span(source, at, at)
