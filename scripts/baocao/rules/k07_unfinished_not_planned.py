"""K07: a task that is not finished is not planned again."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.carryover import tasks_of
from baocao.language.wording import quoted
from baocao.model import PLAN, RESULTS, Finding, Item, Report, Status
from baocao.rules import Context, Rule

RULE = Rule(
    id="K07",
    name="unfinished-not-planned",
    summary="Việc còn đang làm hoặc chưa làm phải có trong kế hoạch tháng sau.",
    why="Việc chưa xong mà không lên kế hoạch lại thì từ tháng sau không còn ai theo dõi.",
    fix="Thêm việc này vào phần III với cùng mã; nếu đã xong thì ghi xong, không làm nữa thì ghi bỏ kèm lý do.",
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mở thầu mua máy chủ. {#mua-may-chu đang} <!-- K07 -->

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Tập huấn ký số. {#tap-huan}
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mở thầu mua máy chủ. {#mua-may-chu đang}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

- Tập huấn ký số. {#tap-huan}
- Nghiệm thu máy chủ. {#mua-may-chu}
""",
)

_WORDS = {Status.ONGOING: "còn đang làm", Status.NOT_DONE: "chưa làm"}


def check(report: Report, _context: Context) -> Iterator[Finding]:
    """One finding for each such task, at the result; silent where the report has no plan."""
    plan = report.section(PLAN)
    if plan is None:
        return
    planned = tasks_of(plan)
    if not planned:
        return  # a plan without any marker: rule K10 asks for them first
    said: dict[int, dict[str, str]] = {}
    for slug, results in tasks_of(report.section(RESULTS)).items():
        if slug in planned:
            continue
        for placed in results:
            item = placed.item
            if id(item) not in said:
                said[id(item)] = _unfinished(item)
            word = said[id(item)].get(slug)
            if word:
                yield Finding(
                    placed.item.span,
                    f"Việc {quoted(placed.item)} ({slug}) {word} nhưng không có trong kế hoạch tháng sau.",
                    f"Thêm vào phần III một dòng có {{#{slug}}}; nếu đã xong thì ghi xong, không làm nữa thì ghi bỏ "
                    "kèm lý do.",
                )


def _unfinished(item: Item) -> dict[str, str]:
    """The tasks of an item that it says are not done yet, each with how it says so first."""
    said: dict[str, str] = {}
    for slug, marker in item.tasks:
        if marker.status in (Status.ONGOING, Status.NOT_DONE):
            said.setdefault(slug, _WORDS[marker.status])
    return said
