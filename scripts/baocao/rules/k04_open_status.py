"""K04: a result with a marker does not say how the task stands."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.carryover import placed_items
from baocao.model import RESULTS, Finding, Report, Status
from baocao.rules import Context, Rule

RULE = Rule(
    id="K04",
    name="open-status",
    summary="Kết quả có mã nhiệm vụ thì phải có trạng thái.",
    why=(
        "Bản nháp mới tạo ghi dấu ? ở mỗi việc, để không việc nào bị quên. "
        "Còn dấu ? là việc ấy chưa được báo cáo, dù đã có tên trong phần kết quả."
    ),
    fix="Ghi trạng thái sau mã: xong, đang, chưa hoặc bỏ; chưa và bỏ kèm lý do.",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Mua máy chủ. {#mua-may-chu ?} <!-- K04 -->
- Tập huấn ký số cho 40 công chức. {#tap-huan} <!-- K04 -->
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mua máy chủ. {#mua-may-chu xong}
- Tập huấn ký số cho 40 công chức. {#tap-huan đang}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Tập huấn ký số cho 30 công chức còn lại. {#tap-huan}
""",
)


def check(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for each such marker in section I."""
    for placed in placed_items(report.section(RESULTS)):
        for marker in placed.item.markers:
            if marker.slugs and marker.status in (None, Status.OPEN):
                names = ", ".join(marker.slugs)
                what = "còn để dấu ?" if marker.status else "chưa ghi trạng thái"
                yield Finding(
                    marker.span,
                    f"Kết quả của việc ({names}) {what}.",
                    f"Ghi “{{#{' #'.join(marker.slugs)} xong}}” nếu đã xong; chưa xong thì ghi đang, chưa hoặc bỏ, "
                    "trong đó chưa và bỏ kèm lý do.",
                )
