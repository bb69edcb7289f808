"""K01: a task that last month planned has no result this month."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from baocao.checking.rule import Context, Reach, ReportRule
from baocao.language.period_names import kind_name, period_name
from baocao.language.wording import NEED_REASON, STATUSES, quoted, shortened, task
from baocao.model import PLAN, RESULTS, SLUG, Finding, PlacedItem, Related, Report, Severity, Span, Status
from baocao.parsing.markers import marker_text
from baocao.regex import regex
from baocao.tasks.carryover import CarryOver
from baocao.tasks.slugs.propose import likely_slugs
from baocao.tasks.task_links import LaterMention, TaskLink, area_key, areas_by_key, tasks_of

RULE = ReportRule(
    id="K01",
    name="dropped-item",
    summary="Việc đã lên kế hoạch tháng trước phải có kết quả tháng này.",
    why=(
        "Nơi nhận cần biết việc đã hứa được làm xong, còn đang làm, chưa làm hay không làm nữa. "
        "Việc bị sót thường chỉ lộ ra khi có người hỏi đến."
    ),
    fix=(
        f"Thêm một dòng với đúng mã nhiệm vụ vào phần I, cùng lĩnh vực; chưa làm thì ghi “{Status.NOT_DONE}” kèm lý do."
    ),
    earlier=(
        "## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n### 1. Chuyển đổi số\n\n"
        "- Mua máy chủ. {#mua-may-chu}\n- Tập huấn ký số. {#tap-huan}\n",
    ),
    bad="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số <!-- K01 -->

- Tập huấn ký số cho 40 công chức. {#tap-huan xong}
""",
    good="""\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Tập huấn ký số cho 40 công chức. {#tap-huan xong}
- Chưa mua máy chủ. {#mua-may-chu chưa "nhà thầu chậm giao hàng"}
""",
    severity=Severity.ERROR,
    reach=Reach.NEIGHBOURS,
)


_SLUGS = regex(SLUG)


def check(report: Report, context: Context) -> Iterator[Finding]:
    """One finding for each missing task, at the heading of its area in section I; without marker, a warning."""
    results, carry = report.section(RESULTS), context.carry
    if results is None or carry is None:
        return
    planned, reported = tasks_of(carry.before.section(PLAN)), tasks_of(results)
    missing: dict[str, TaskLink] = {}
    for link in carry.missing:
        missing.setdefault(link.slug or "", link)
    for slug in _misspelt_markers(report):
        missing.pop(slug, None)  # it is there, in a marker that K12 reports
    areas = areas_by_key(results)
    likely = likely_slugs(missing, [slug for slug in reported if slug not in planned])
    for slug, link in missing.items():
        from baocao.tasks.later_months import later_by_marker  # only where something is missing

        area = areas.get(area_key(link.plan.area)) if link.plan.area else None
        other = likely.get(slug)
        later = later_by_marker(link, report, context.months)
        yield Finding(
            area.heading.span if area else results.heading.span,
            f"Việc {task(link.plan.item, slug)}{_planned_in(carry)} chưa có kết quả.",
            (_not_forgotten(later, report) if later else _nearest(link))
            + _what_to_do(slug, link, "lĩnh vực này" if area else "phần này", other, reported.get(other or "", ())),
            (
                Related(link.plan.item.span, "Kế hoạch ở đây."),
                *([Related(later.placed.item.span, "Về sau có nhắc ở đây.")] if later else []),
            ),
        )
    by_text = [link for link in carry.unaccounted if link.slug is None]
    again = _planned_again(carry, context) if by_text else frozenset()
    for link in by_text:
        if id(link.plan.item) not in again:
            area = areas.get(area_key(link.plan.area)) if link.plan.area else None
            yield _by_text(link, area.heading.span if area else results.heading.span, carry)


def _planned_again(carry: CarryOver, context: Context) -> frozenset[int]:
    """The plan items, by identity, that this month plans again: nobody forgot them, whatever words tell of them."""
    links = context.months.replanned(carry.before, carry.after).links
    return frozenset(id(link.plan.item) for link in links if link.results)


def _by_text(link: TaskLink, span: Span, carry: CarryOver) -> Finding:
    """A finding for a task that no marker names and no result seems to tell of; it may be there in other words."""
    return Finding(
        span,
        f"Việc {quoted(link.plan.item)}{_planned_in(carry)} có vẻ chưa có kết quả; việc này chưa có mã nên máy đối "
        "chiếu theo lời văn.",
        f"{_nearest(link)}Nếu đã có kết quả thì đặt cùng một mã ở cả hai chỗ; nếu chưa có thì thêm một dòng vào phần "
        "I, việc chưa làm thì nêu lý do.",
        (Related(link.plan.item.span, "Kế hoạch ở đây."),),
        severity=Severity.WARNING,
    )


def _nearest(link: TaskLink) -> str:
    """The nearest result and why it is not the same task; empty if no result is near."""
    from baocao.tasks.likeness.reasons import TOO_LITTLE  # only where a task without marker is missing

    near = next((candidate for candidate in link.candidates if candidate.why != TOO_LITTLE), None)
    if near is None:
        return ""
    item = near.result.item
    return f"Gần nhất là dòng {item.span.line} {quoted(item)}, nhưng có vẻ là việc khác ({near.why}). "


def _not_forgotten(later: LaterMention, report: Report) -> str:
    """What makes a missing task less grave: it comes up again."""
    if later.report.path == report.path or later.report.period is None:
        return f"Kế hoạch {kind_name(report.period)} sau có nhắc lại việc này, chỉ phần kết quả chưa nói đến. "
    where = " (trong kế hoạch)" if later.section == PLAN else ""
    month = period_name(later.report.period, report.period).capitalize()
    return f"{month} có nhắc việc này{where}, chỉ {kind_name(report.period)} này chưa nói đến. "


def _misspelt_markers(report: Report) -> Iterator[str]:
    for marker in report.markers:
        if marker.problem:
            yield from _SLUGS.findall(marker.span.text)


def _planned_in(carry: CarryOver) -> str:
    before, after = carry.before.period, carry.after.period
    return f" của {period_name(before, after)}" if before else ""


def _what_to_do(slug: str, link: TaskLink, place: str, other: str | None, results: Sequence[PlacedItem]) -> str:
    words = shortened(link.plan.item.text)
    words = words[:1].upper() + words[1:]  # what begins a bullet
    line = f"“- {words}{'' if words.endswith('…') else '.'} {marker_text([slug], '…')}”"
    add = f"hêm vào {place} dòng {line}, thay dấu … trong mã bằng {STATUSES}; {NEED_REASON}."
    if other and results:
        at = results[0].item.span.line
        return f"Nếu mã “{other}” ở dòng {at} là việc này thì sửa lại thành “{slug}”; nếu không thì t{add}"
    return f"T{add}"
