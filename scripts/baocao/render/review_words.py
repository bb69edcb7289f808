"""A review in words, for the screen and for Markdown alike: decisions, and what changed, by kind. Pure.

`inert` makes what comes from a report harmless where it is shown.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from baocao.findings import SEVERITY_WORDS
from baocao.language.wording import shortened
from baocao.model import Diagnostic, ReportStatus, Severity
from baocao.render.office_list import listing_sentences
from baocao.render.review_figures import indicator_words
from baocao.render.review_findings import finding_lines
from baocao.render.review_tasks import LONGEST, QUOTES, Inert, counted_facts, fact_lists, task_words
from baocao.review.model import (
    Change,
    Decision,
    DecisionKind,
    PlanEntry,
    ReportReview,
    Review,
    SentenceChange,
)

SAME = "Không có thay đổi về nội dung."
_LONGEST_DECISION = 80
_DECISIONS = {
    DecisionKind.UNANSWERED: "Việc trong kế hoạch nay không còn được báo cáo",
    DecisionKind.BACKWARDS: "Việc bị lùi trạng thái",
    DecisionKind.FIGURE_AFTER_ISSUE: "Số liệu đổi sau khi ban hành",
    DecisionKind.ISSUED_TOUCHED: (
        "Báo cáo đã ban hành bị sửa, xóa; muốn đổi thì ra văn bản đính chính, sửa đổi hoặc thay thế (Nghị định số "
        "30/2020/NĐ-CP, Điều 18)"
    ),
}
_KEYS = {
    "status": "tình trạng",
    "code_number": "số văn bản",
    "code_notation": "ký hiệu",
    "issued_date": "ngày ban hành",
    "organ_id": "mã định danh",
    "subject": "trích yếu",
    "signer.authority": "quyền hạn ký",
    "signer.position": "chức vụ người ký",
    "signer.full_name": "họ tên người ký",
    "addressees": "kính gửi",
    "to": "nơi nhận",
    "archive": "nơi lưu",
    "period": "kỳ báo cáo",
    "sample": "báo cáo minh họa",
}
"""What the keys of the front matter are called in words; of others the key itself is told."""
_VALUES = {ReportStatus.DRAFT.value: "dự thảo", ReportStatus.ISSUED.value: "đã ban hành"}
_CHANGES = {Change.ADDED: "mới", Change.CHANGED: "sửa", Change.DELETED: "xóa"}
_FEW_MOVED = 3
"""Sentences that are named of those that only stand elsewhere."""


@dataclass(frozen=True, slots=True)
class Part:
    """Changes of a kind, and whether somebody has to look at them; `count`, how many, where a line tells of several."""

    title: str
    lines: tuple[str, ...]
    style: str = ""
    count: int = 0


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """What is to be decided on at a place of a report, in words."""

    path: str
    line: int
    words: str

    @property
    def place(self) -> str:
        """`reports/2022/2022-03.md:12`."""
        return f"{self.path}:{self.line}"


def needs_look(report: ReportReview) -> bool:
    """Whether a reviewer has to see more of the report than that it changed."""
    grave = any(found.severity is not Severity.NOTE for found in report.findings.new)
    return bool(report.decisions) or grave or report.change is Change.DELETED or not report.can_be_read


def urgency(report: ReportReview) -> int:
    """By which reports are ordered where there are many: with decisions, with errors, that need a look, others."""
    if report.decisions or not report.can_be_read:
        return 0
    if any(found.severity is Severity.ERROR for found in report.findings.new):
        return 1
    return 2 if needs_look(report) else 3


def totals(review: Review) -> str:
    """How many reports changed how, of how many offices; the decisions and findings."""
    changes = Counter(report.change for report in review.reports)
    told = ", ".join(f"{changes[change]} {word}" for change, word in _CHANGES.items() if changes[change])
    offices = len({report.office for report in review.reports})
    of = f" của {offices} cơ quan" if offices > 1 else ""
    sentences = [f"{len(review.reports)} báo cáo{of} thay đổi ({told})." if told else "Không có báo cáo nào thay đổi."]
    if decided := sum(len(report.decisions) for report in review.reports):
        sentences.append(f"{decided} điều cần quyết định.")
    new = [found for report in review.reports for found in report.findings.new] + [*review.elsewhere.new]
    mended = [found for report in review.reports for found in report.findings.mended] + [*review.elsewhere.mended]
    if review.configured:
        names = ", ".join(review.configured) if all(review.configured) else ""
        sentences.append(f"Cấu hình baocao.yml{' của ' if names else ''}{shortened(names, LONGEST)} đã đổi.")
    sentences += listing_sentences(review.listed)
    sentences += [f"Phát sinh {counted(new)}."] if new else []
    sentences += [f"Đã hết {counted(mended)}."] if mended else []
    return " ".join(sentences)


def counted(found: Iterable[Diagnostic]) -> str:
    """`1 lỗi, 2 cảnh báo`."""
    counts = Counter(diagnostic.severity for diagnostic in found)
    return ", ".join(f"{counts[each]} {SEVERITY_WORDS[each]}" for each in Severity if counts[each])


def what_became(report: ReportReview, inert: Inert) -> str:
    """`mới`, `sửa, trước là …`, and of an issued report that it is one."""
    words = [_changed(report)]
    if report.old_path:
        words.append(f"trước là {inert(report.old_path)}")
    if report.status is ReportStatus.ISSUED:
        words.append("đã ban hành")
    return ", ".join(words)


def told_sentences(report: ReportReview) -> tuple[SentenceChange, ...]:
    """The sentences to show: none of a report that is new or gone, which is read as a whole."""
    is_compared = report.change is Change.CHANGED and report.could_be_read and report.can_be_read
    return report.sentences if is_compared else ()


def gist(report: ReportReview) -> str:
    """What changed in a report, as numbers."""
    plan, findings = report.plan, report.findings
    counts = (
        (len(report.decisions), "điều cần quyết định"),
        (len(_new_tasks(report)), "việc thêm vào kế hoạch"),
        (len(_undecided(report)), "việc bỏ khỏi kế hoạch"),
        (len(plan.finished), "việc xong"),
        (len(plan.postponed), "việc chưa làm"),
        (len(plan.abandoned), "việc không làm nữa"),
        *counted_facts(report),
        (len(report.indicators), "chỉ tiêu đổi"),
        (len(_new_findings(report)), "phát hiện mới"),
        (len(findings.mended), "phát hiện đã hết"),
        (len(told_sentences(report)), "câu đổi"),
        (len(report.moved), "câu chỉ đổi chỗ"),
    )
    return ", ".join(f"{count} {words}" for count, words in counts if count) or SAME.rstrip(".").lower()


def decision_groups(review: Review, inert: Inert) -> Iterator[tuple[str, list[DecisionLine]]]:
    """What is to be decided on by kind: the kind in words, and a line for each place."""
    for kind, title in _DECISIONS.items():
        if found := [line for report in review.reports for line in _decision_lines(report, kind, inert)]:
            yield title, found


def _decision_lines(report: ReportReview, kind: DecisionKind, inert: Inert) -> Iterator[DecisionLine]:
    slugs: dict[Decision, list[str]] = {}  # of several tasks that the same words tell of
    for decision in report.decisions:
        if decision.kind is kind:
            slugs.setdefault(replace(decision, slug=None), []).extend([decision.slug] if decision.slug else [])
    for decision, names in slugs.items():
        words = _decided(report, replace(decision, slug=", ".join(names) or None), inert)
        yield DecisionLine(report.path, decision.line, words)


def _new_tasks(report: ReportReview) -> list[PlanEntry]:
    """The tasks that the plan has gained; of a new report, whose plan is mostly that of the month before, those that
    this did not have."""
    is_new = report.change is Change.ADDED or not report.could_be_read
    return [entry for entry in report.plan.added if not (is_new and entry.slug in report.plan.goes_on)]


def _undecided(report: ReportReview) -> list[PlanEntry]:
    """The tasks that the plan has lost and that no decision is asked for."""
    asked = {(it.slug, it.line, it.text) for it in report.decisions if it.kind is DecisionKind.UNANSWERED}
    return [entry for entry in report.plan.dropped if (entry.slug, entry.line, entry.text) not in asked]


def _new_findings(report: ReportReview) -> list[Diagnostic]:
    """The new findings that no decision tells of."""
    rules = {decision.rule for decision in report.decisions}
    return [found for found in report.findings.new if found.rule not in rules]


def _decided(report: ReportReview, decision: Decision, inert: Inert) -> str:
    about = task_words(decision.slug, decision.text, inert, _LONGEST_DECISION)
    match decision.kind:
        case DecisionKind.UNANSWERED:
            return inert(decision.text) if decision.rule else f"bỏ khỏi kế hoạch: {about}"
        case DecisionKind.BACKWARDS:
            return f"từ “{inert(decision.old)}” về “{inert(decision.new)}”: {about}"
        case DecisionKind.FIGURE_AFTER_ISSUE:
            change = f"{inert(decision.old) or 'không có'} → {inert(decision.new) or 'không có'}"
            return f"{inert(decision.text)}: {change}" if decision.slug else f"{change}, ở câu {about}"
    if decision.new == Change.DELETED:
        return "bị xóa"
    return f"bị {_changed(report)}{', nội dung không đổi' if report.says_the_same else ''}"


def _changed(report: ReportReview) -> str:
    return "đổi tên" if report.old_path and report.says_the_same else _CHANGES[report.change]


def parts_of(report: ReportReview, inert: Inert, undecided: Sequence[DecisionLine] = ()) -> Iterator[Part]:
    """What changed in a report but for its sentences, kind by kind; first what is to be decided on and has not been
    told yet."""
    if own := tuple(f"dòng {line.line}: {line.words}" for line in undecided if line.path == report.path):
        yield Part("Cần quyết định", own, "error")
    if not report.can_be_read:
        yield Part("Tệp không đọc được, hoặc còn dấu xung đột của git", (), "error")
    if not report.could_be_read:
        yield Part("Bản trước không đọc được, nên mọi nội dung đều tính là mới", (), "warning")
    plan = report.plan
    if going_on := len(plan.added) - len(_new_tasks(report)):
        yield Part("Kế hoạch", (f"tiếp tục {going_on} việc của kỳ trước",))
    if report.change is Change.DELETED:  # what it held is gone with it
        if plan.dropped:
            yield Part("Bỏ khỏi kế hoạch", (f"cả {len(plan.dropped)} việc của báo cáo",), "warning")
        yield from findings_parts(_new_findings(report), report.findings.mended, inert)
        return
    for title, entries, style in (
        ("Thêm vào kế hoạch", _new_tasks(report), ""),
        ("Bỏ khỏi kế hoạch", _undecided(report), "warning"),
        ("Đã xong", plan.finished, "good"),
        ("Chưa làm", plan.postponed, "warning"),
        ("Không làm nữa", plan.abandoned, "warning"),
    ):
        if entries:
            yield Part(title, tuple(_entry(entry, inert) for entry in entries), style)
    for title, told in fact_lists(report, inert):
        yield Part(title, told, "warning")
    if report.head:
        lines = (
            f"{inert(_KEYS.get(change.key, change.key))}: {_value(change.old, inert)} → {_value(change.new, inert)}"
            for change in report.head
        )
        yield Part("Khai báo đầu tệp", tuple(lines))
    if report.indicators:
        yield Part("Chỉ tiêu", tuple(indicator_words(change, inert) for change in report.indicators))
    yield from findings_parts(_new_findings(report), report.findings.mended, inert)
    if report.moved:
        shown = [
            f"“{inert(shortened(sentence.text, _LONGEST_DECISION).translate(QUOTES))}”, nay ở dòng {sentence.line}"
            for sentence in report.moved[:_FEW_MOVED]
        ]
        more = len(report.moved) - len(shown)
        yield Part("Chỉ đổi chỗ", (*shown, *([f"… và {more} câu nữa"] if more else [])), count=len(report.moved))


def _value(text: str, inert: Inert) -> str:
    return inert(shortened(_VALUES.get(text, text), LONGEST)) or "(trống)"


def findings_parts(
    new: Iterable[Diagnostic], mended: Iterable[Diagnostic], inert: Inert, *, with_path: bool = False
) -> Iterator[Part]:
    """The findings that came and went."""
    for title, found, style in (("Phát hiện mới", tuple(new), "error"), ("Phát hiện đã hết", tuple(mended), "good")):
        by_rule = style == "good" and not with_path  # of what is mended nobody has to read each
        if found:
            yield Part(
                title, tuple(finding_lines(found, inert, with_path=with_path, by_rule=by_rule)), style, len(found)
            )


def elsewhere_parts(review: Review, inert: Inert) -> list[Part]:
    """The findings that came and went in reports that nobody touched."""
    return list(findings_parts(review.elsewhere.new, review.elsewhere.mended, inert, with_path=True))


def _entry(entry: PlanEntry, inert: Inert) -> str:
    is_told = not entry.reason or entry.reason in shortened(entry.text, LONGEST)
    reason = "" if is_told else f"; lý do: {inert(shortened(entry.reason, LONGEST))}"
    return f"{task_words(entry.slug, entry.text, inert)}, dòng {entry.line}{reason}"
