"""K06: a task that this report says is done is planned again in the same report."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.carryover import placed_items
from baocao.language.wording import quoted
from baocao.model import PLAN, RESULTS, Finding, Marker, Related, Report, Status
from baocao.rules import Context, Rule

RULE = Rule(
    id="K06",
    name="done-and-planned",
    summary="Việc đã báo xong thì không lên kế hoạch lại.",
    why=(
        "Đã xong mà vẫn có trong kế hoạch thì một trong hai chỗ chưa đúng. "
        "Việc thường xuyên tháng nào cũng làm thì ghi đang, không ghi xong."
    ),
    fix="Đổi trạng thái ở phần kết quả thành đang, hoặc bỏ việc này khỏi kế hoạch; việc mới thì đặt mã mới.",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mua máy chủ. {#mua-may-chu xong}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Mua máy chủ. {#mua-may-chu} <!-- K06 -->
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mở thầu mua máy chủ. {#mua-may-chu đang}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Mua máy chủ. {#mua-may-chu}
""",
)


def check(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for each such task, at the plan item."""
    done: dict[str, Marker] = {}
    for placed in placed_items(report.section(RESULTS)):
        for slug, marker in placed.item.tasks:
            if marker.status is Status.DONE:
                done.setdefault(slug, marker)
    for placed in placed_items(report.section(PLAN)):
        for slug in dict.fromkeys(placed.item.slugs):
            if slug in done:
                marker = done[slug]
                line = marker.span.line
                yield Finding(
                    placed.item.span,
                    f"Việc {quoted(placed.item)} ({slug}) đã báo xong ở dòng {line} mà vẫn có trong kế hoạch.",
                    related=(Related(marker.span, "Kết quả ghi xong ở đây."),),
                )
