"""K03: the same task stands twice in section I, or twice in section III."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, ReportRule
from baocao.language.wording import quoted
from baocao.model import PLAN, RESULTS, Finding, Marker, Related, Report, Severity
from baocao.tasks.task_links import placed_items, tasks_of

RULE = ReportRule(
    id="K03",
    name="task-twice",
    summary="Mỗi mã nhiệm vụ chỉ đứng một lần trong phần kết quả và một lần trong phần kế hoạch.",
    why=(
        "Một mã ở hai chỗ với hai trạng thái thì không biết việc ấy đã xong hay chưa. "
        "Thường là chép một dòng rồi quên đổi mã."
    ),
    fix="Nếu là hai việc thì đặt cho việc sau một mã khác; nếu là một việc thì gộp lại, hoặc chỉ để mã ở một chỗ.",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mua máy chủ. {#mua-may-chu xong}
- Mua phần mềm sao lưu. {#mua-may-chu đang} <!-- K03 -->
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mua máy chủ. {#mua-may-chu xong}
- Mua phần mềm sao lưu. {#sao-luu đang}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Hoàn thành mua phần mềm sao lưu. {#sao-luu}
""",
    severity=Severity.ERROR,
)


def check(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for each repetition, at its marker."""
    for section in (report.section(RESULTS), report.section(PLAN)):
        if sum(len(placed.item.slugs) for placed in placed_items(section)) == len(tasks_of(section)):
            continue
        seen: dict[str, Marker] = {}
        for placed in placed_items(section):
            for slug, marker in placed.item.tasks:
                if slug not in seen:
                    seen[slug] = marker
                    continue
                first = seen[slug]
                yield Finding(
                    marker.span,
                    f"Việc {quoted(placed.item)} ghi mã “{slug}” hai lần trong cùng một dấu ngoặc."
                    if first is marker
                    else f"Việc {quoted(placed.item)} mang mã “{slug}”, mã này đã có ở dòng {first.span.line} trong "
                    "cùng phần.",
                    related=(Related(first.span, "Mã này đã ghi ở đây."),),
                )
