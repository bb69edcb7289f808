"""K13: results that only repeat the plan, a plan that names nothing, the same words for a third month."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.period_names import period_name
from baocao.language.wording import quoted
from baocao.model import PLAN, Finding, Item, Related, Report, Severity, Status, Term
from baocao.parsing.markers import marker_text
from baocao.tasks.boilerplate import RUNNING, Copy, RepeatedResults, Unchanged, empty_plan, is_stuck, repeated_results

RULE = ReportRule(
    id="K13",
    name="plan-said-again",
    summary="Kết quả phải nói được điều gì ngoài lời kế hoạch; kế hoạch phải nêu được việc cụ thể.",
    why=(
        "Chép lại kế hoạch rồi ghi xong thì người đọc không biết tháng này đã làm được gì, bao nhiêu, ở đâu. Vài việc "
        "thường xuyên viết ngắn thì không sao; máy chỉ nhắc khi nhiều kết quả trong tháng như vậy, khi kế hoạch lĩnh "
        "vực nào cũng chỉ ghi chung chung, hoặc khi một việc đang làm giữ nguyên câu chữ đến tháng thứ ba."
    ),
    fix=(
        "Viết thêm điều đã làm được: số liệu, sản phẩm, số văn bản, ngày, nơi làm, vướng mắc. Chưa làm thì ghi "
        f"{Status.NOT_DONE}, không làm nữa thì ghi {Status.DROPPED}, kèm lý do. Việc thường xuyên thì ghi "
        f"{Term.ROUTINE} trong mã, như {marker_text(['truc-may'], Status.ONGOING, routine=True)}."
    ),
    earlier=(
        "## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n### 1. Chuyển đổi số\n\n"
        "- Mua máy chủ {#mua-may-chu}; tập huấn ký số cho công chức {#tap-huan}.\n"
        "- Nâng cấp trang thông tin điện tử. {#trang-tin}\n\n### 2. Cải cách hành chính\n\n"
        "- Rà soát thủ tục hành chính. {#ra-soat}\n- Tiếp công dân theo quy định. {#tiep-dan}\n",
    ),
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Mua máy chủ. {#mua-may-chu xong} <!-- K13 -->
- Đã tổ chức tập huấn ký số cho công chức. {#tap-huan xong} <!-- K13 -->
- Nâng cấp trang thông tin điện tử đúng tiến độ. {#trang-tin xong} <!-- K13 -->

### 2. Cải cách hành chính

- Hoàn thành rà soát thủ tục hành chính. {#ra-soat xong} <!-- K13 -->
- Tiếp 06 lượt công dân. {#tiep-dan xong}
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Mua 02 máy chủ, đã lắp tại trụ sở Sở. {#mua-may-chu xong}
- Đã tổ chức tập huấn ký số cho công chức. {#tap-huan xong}
- Nâng cấp trang thông tin điện tử, thêm mục hỏi đáp. {#trang-tin xong}

### 2. Cải cách hành chính

- Rà soát 42 thủ tục hành chính, đề nghị bỏ 03 thủ tục. {#ra-soat xong}
- Tiếp công dân theo quy định. {#tiep-dan xong}
""",
    issued=Severity.WARNING,
    reach=Reach.NEIGHBOURS,
)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each result of a month of repeats, each item of an empty plan, each task that stands still."""
    if report.period is not None and not report.period.is_month:
        return  # a report of several months says again what theirs said
    months = context.months.up_to(report, RUNNING)
    running = tuple(months.by_period.values())
    month = repeated_results(context.carry, running, months.routine)
    copied = {id(copy.item) for copy in month.copies} if month.many else set()
    for copy in month.copies if month.many else ():
        yield _copy(copy, month)
    for unchanged in month.unchanged:
        if id(unchanged.item) not in copied and (month.many or is_stuck(unchanged)):
            yield _unchanged(unchanged, running)
    yield from _idle(report)


def _copy(copy: Copy, month: RepeatedResults) -> Finding:
    return Finding(
        copy.item.span,
        f"Kết quả{_named(copy.item)} chỉ nhắc lại lời kế hoạch; tháng này có {month.repeats} trong {month.told} kết "
        "quả của việc theo kế hoạch chưa nói thêm điều gì.",
        related=tuple(Related(plan.span, "Kế hoạch viết ở đây.") for plan in copy.plans),
    )


def _unchanged(unchanged: Unchanged, months: tuple[Report, ...]) -> Finding:
    names = [period_name(report.period, months[-1].period) if report.period else "" for report in months]
    return Finding(
        unchanged.item.span,
        f"Việc {quoted(unchanged.item)}{_named(unchanged.item)} đang làm mà vẫn nguyên câu chữ từ {names[0]}, đến nay "
        "là tháng thứ ba liền.",
        "Viết tháng này đã qua bước nào, được bao nhiêu, còn vướng gì, bao giờ xong; "
        f"chưa làm thì ghi {Status.NOT_DONE} kèm lý do.",
        tuple(
            Related(item.span, f"{name[:1].upper()}{name[1:]} đã viết như vậy.")
            for item, name in zip(unchanged.earlier, names, strict=False)
        ),
    )


def _idle(report: Report) -> Iterator[Finding]:
    plan, section = empty_plan(report), report.section(PLAN)
    if plan is None:
        return
    places = "lĩnh vực" if section and section.areas else "nội dung"
    for item in plan.items:
        yield Finding(
            item.span,
            f"{quoted(item)} không nêu việc cụ thể nào; kế hoạch này có {plan.idle} trong {plan.planning} {places} "
            "chỉ ghi chung chung.",
            "Viết việc sẽ làm trong tháng: làm gì, ở đâu, bao nhiêu, sản phẩm nào; lĩnh vực không có việc thì ghi "
            "“Trong tháng không phát sinh.”.",
        )


def _named(item: Item) -> str:
    return f" ({', '.join(item.slugs)})" if item.slugs else ""
