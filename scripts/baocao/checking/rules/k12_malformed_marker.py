"""K12: a marker that cannot be read, or that stands where it marks nothing."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.language.wording import STATUSES
from baocao.model import PLAN, RESULTS, BlockKind, DueDate, Finding, Report, Severity, Status, Term
from baocao.parsing.markers import marker_text
from baocao.tasks.task_links import placed_items

RULE = ReportRule(
    id="K12",
    name="malformed-marker",
    summary="Mã nhiệm vụ phải viết đúng và đứng ở cuối nội dung của nó.",
    why="Mã viết sai thì máy không biết là việc nào, và dấu ngoặc có thể lọt vào bản Word.",
    fix=(
        f"Viết {marker_text(['mã'], 'trạng-thái')}, ví dụ {marker_text(['mua-may-chu'], Status.ONGOING)}: "
        "mã gồm chữ thường không dấu, chữ số và dấu gạch nối; "
        f"trạng thái là {STATUSES}, hoặc “{Status.OPEN}” khi chưa biết. Có thể thêm hạn "
        f"({Term.DUE}={DueDate(2022, 6)} hoặc {Term.DUE}={DueDate(2022, 6, 15)}), và {Term.ROUTINE} cho việc thường "
        "xuyên."
    ),
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số {#chuyen-doi-so} <!-- K12 -->

- Đã mua máy chủ. {#mua_may_chu xong} <!-- K12 -->
- Tập huấn ký số cho 40 công chức. {#tap-huan rồi} <!-- K12 -->
- Nâng cấp trang thông tin điện tử. {#trang-thong-tin đang <!-- K12 -->
- Đã mở thầu phần mềm một cửa. {#mot-cua đang han=31/4/2022} <!-- K12 -->
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mua máy chủ. {#mua-may-chu xong}
- Tập huấn ký số cho 40 công chức. {#tap-huan xong}
- Nâng cấp trang thông tin điện tử. {#trang-thong-tin xong}
- Đã mở thầu phần mềm một cửa. {#mot-cua đang han=30/4/2022}
""",
    severity=Severity.ERROR,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each such marker, wherever in the report it is."""
    for marker in report.markers:
        if marker.problem is not None:
            yield Finding(marker.span, marker.problem)
    heading = BlockKind.HEADING
    for block in context.blocks:
        if block.kind is heading and block.prose:
            for _, marker in block.prose.marks:
                if marker.problem is None:
                    yield Finding(
                        marker.span,
                        "Mã nhiệm vụ không đặt ở đầu đề.",
                        "Chuyển mã xuống cuối nội dung mà nó nói đến.",
                    )
    for section in (report.section(RESULTS), report.section(PLAN)):
        for placed in placed_items(section):
            for marker in () if placed.item.text else placed.item.markers:
                if marker.problem is None:
                    yield Finding(
                        marker.span,
                        "Mã nhiệm vụ đứng một mình, không kèm nội dung nào.",
                        "Viết nội dung trước mã, hoặc đặt mã ở cuối nội dung mà nó nói đến.",
                    )
