from __future__ import annotations

import itertools
import re
from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from baocao.model import Diagnostic, ReportStatus, Severity
from baocao.period import parse_period
from baocao.render.formats.review_markdown import LIMIT, render, size
from baocao.render.formats.review_text import render as render_text
from baocao.render.inert_markdown import inert
from baocao.render.screen import cells
from baocao.review.model import (
    Change,
    Decision,
    DecisionKind,
    FindingChanges,
    HeadChange,
    IndicatorChange,
    MovedSentence,
    PlanChanges,
    PlanEntry,
    ReportReview,
    Review,
    SentenceChange,
    TaskChange,
    TaskFact,
)
from support.hostile_names import WORDS
from support.offices import report_of

HOSTILE = (
    "@nguyen-van-an",
    "@to-chuc/nhom",
    "#12",
    "kho/khac#12",
    "GH-12",
    "!7",
    "%3",
    "&5",
    "~nhan",
    "https://example.org/x",
    "www.example.org",
    "an@hai-son.example",
    "mailto:an@hai-son.example",
    "[chữ](https://example.org)",
    "![ảnh](https://example.org/a.png)",
    "[[trang]]",
    "<script>alert(1)</script>",
    "<img src=x onerror=alert(1)>",
    "</details></summary><h1>x",
    "<!-- x",
    "`lệnh`",
    "```\nx\n```",
    "**đậm** _nghiêng_ ~~bỏ~~",
    "# Đầu đề",
    "- mục",
    "| a | b |",
    "\\",
    "&lt;b&gt; &#64;an &commat;an",
    ":tada:",
    "$x$",
    "/close",
    "[ ] việc",
    "0a1b2c3d4e5f60718293a4b5c6d7e8f901234567",
    "\u200b\u202e\x1b[31m",
    WORDS,
)
"""What a forge would make something of."""
_AUTOLINK = re.compile(r"(?<!\w)@\w|#\d|\w![0-9]|://|www\.|\bGH-\d|:\w+:|\b[0-9a-f]{7,40}\b(?<!\d{7})")


def report_with(text: str, number: int = 3, sentences: int = 1) -> ReportReview:
    entry = PlanEntry(text[:60], text, 7, text)
    told = (TaskFact.AREA, TaskFact.REASON, TaskFact.MARKER)
    facts = tuple(TaskChange(fact, text[:60], text, 7, text, text[::-1]) for fact in told)
    source = report_of(f"---\nperiod: 2022-03\n---\n\n{text}\n").source
    found = Diagnostic(source.span(0, 1), "K01", "dropped-item", Severity.ERROR, text, text)
    return ReportReview(
        f"reports/2022/{text[:40]}-{number}.md",
        text[:40],
        "",
        parse_period("2022-03"),
        Change.CHANGED,
        ReportStatus.ISSUED,
        PlanChanges((entry,) * 3, (entry,), (entry,), (entry,), (entry,), changed=facts),
        (IndicatorChange("a", text, text, 1.0, 2.0, None, 5.0, 10.0),),
        FindingChanges((found,), (found,)),
        tuple(SentenceChange(f"{text} cũ {at}", f"{text} mới {at}", at) for at in range(sentences)),
        (HeadChange("subject", text, text[::-1]),),
        tuple(Decision(kind, 7, text, text[:60], text, text) for kind in DecisionKind),
    )


def review_of(*reports: ReportReview) -> Review:
    return Review("main", "0" * 40, reports, reports[0].findings if reports else FindingChanges())


def tags(page: str) -> list[str]:
    html = MarkdownIt("commonmark", {"html": True}).enable(["table", "strikethrough"]).render(page)
    return re.findall(r"<[a-z!/][^>]*>", html)


@pytest.mark.parametrize("text", HOSTILE)
def test_what_a_report_says_is_read_and_does_nothing(text: str) -> None:
    page, plain = (render(review_of(report_with(words)), False, 80) for words in (text, "chữ thường"))
    known = {re.sub(r"\s.*", ">", tag) for tag in tags(plain)} | {"<del>", "</del>", "<ins>", "</ins>"}
    assert {re.sub(r"\s.*", ">", tag) for tag in tags(page)} <= known
    shown = MarkdownIt("commonmark", {"html": True}).render(page)
    for opening in ("<details>", "<summary>", "<code>", "<ul>"):
        assert shown.count(opening) == shown.count(opening.replace("<", "</"))


@pytest.mark.parametrize("text", HOSTILE)
def test_nothing_is_left_that_a_forge_links(text: str) -> None:
    shown = MarkdownIt("commonmark").render(f"Câu: {inert(text)}")
    words = re.sub(r"<[^>]+>", "", shown)
    assert not _AUTOLINK.search(words), words
    assert "\n" not in inert(text)


def test_what_is_plain_stays_as_it_is() -> None:
    plain = "Tu bổ 60% (12/2022), đạt 1.840 lượt; Quyết định số 12/QĐ-UBND – “tốt”: a-b, 08h30, 1234567."
    assert inert(plain) == plain
    assert inert("KH&CN") == "KH&#38;CN"


@pytest.mark.parametrize(("reports", "sentences"), [(1, 1), (1, 5000), (6, 300), (30, 60), (300, 5), (1000, 2)])
@pytest.mark.parametrize("text", ["Câu bình thường của báo cáo.", "<@a>&" * 60, "😀" * 200])
def test_a_page_is_never_longer_than_a_forge_takes(reports: int, sentences: int, text: str) -> None:
    page = render(review_of(*(report_with(text, number, sentences) for number in range(reports))), False, 80)
    assert size(page) <= LIMIT
    assert page.count("<details>") == page.count("</details>")
    if reports * sentences >= 1000:
        assert "Đã lược cho vừa một trang" in page


def test_thirty_reports_are_a_page_with_those_that_need_a_look_first() -> None:
    plain = ReportReview("a/2022-01.md", None, "", None, Change.CHANGED, ReportStatus.DRAFT)
    grave = report_with("Việc", 9)
    page = render(review_of(*itertools.repeat(plain, 29), grave), False, 80)
    assert "30 báo cáo" in page.splitlines()[2]
    # the same name twenty-nine times is a line for each
    assert page.index(grave.path) < page.index("báo cáo khác</summary>")


def shows_both(review: Review) -> tuple[str, str]:
    """The page and the screen."""
    return render(review, False, 80), " ".join(render_text(review, False, 80).split())


def test_a_decision_that_has_no_room_at_the_top_stands_at_its_report() -> None:
    names = [f"viec-{at}" for at in range(30)]
    lost = [Decision(DecisionKind.UNANSWERED, at, f"Việc {at}", name) for at, name in enumerate(names, 1)]
    dropped = tuple(PlanEntry(one.slug, one.text, one.line) for one in lost)
    source = report_of("---\nperiod: 2022-03\n---\n").source
    found = Diagnostic(source.span(0, 1), "K01", "dropped-item", Severity.ERROR, "Việc nọ chưa có kết quả.", "Ghi.")
    missed = Decision(DecisionKind.UNANSWERED, 99, found.message, rule="K01")
    report = replace(
        report_with("Việc"),
        plan=PlanChanges(dropped=dropped),
        decisions=(*lost[:15], missed),
        findings=FindingChanges((found,)),
    )
    for shown in shows_both(Review("main", "0" * 40, (report,))):
        assert "… và 4 điều nữa, ở từng báo cáo dưới đây" in shown
        assert shown.count("bỏ khỏi kế hoạch: “Việc 1”") == 1
        assert shown.count("Việc nọ chưa có kết quả.") == 1
        for name in (*names[:22], "viec-29"):  # of the others the list is cut
            assert shown.count(f"({name})") == (1 if name != "viec-29" else 0), name


def test_one_sentence_that_is_about_two_tasks_is_decided_on_once() -> None:
    both = tuple(Decision(DecisionKind.BACKWARDS, 7, "Ngày hội", slug, "xong", "đang") for slug in ("hoi", "thi"))
    for shown in shows_both(Review("main", "0" * 40, (replace(report_with("Việc"), decisions=both),))):
        assert shown.count("từ “xong” về “đang”: “Ngày hội” (hoi, thi)") == 1


def test_findings_that_say_the_same_share_a_line() -> None:
    source = report_of("---\nperiod: 2022-03\n---\n\n" + "Hai  dấu cách.\n" * 9).source
    starts = [source.text.index("\n" * 2) + 2 + at * len("Hai  dấu cách.\n") for at in range(9)]
    found = tuple(
        Diagnostic(source.span(at, at + 1), "T08", "spaces", Severity.WARNING, "Thừa dấu cách.", "Bỏ.") for at in starts
    )
    report = replace(report_with("Việc"), findings=FindingChanges(found), decisions=())
    for shown in shows_both(Review("main", "0" * 40, (report,))):
        assert "dòng 5, 6, 7, 8, 9, 10, 11, 12, …, cảnh báo T08 (9 chỗ): Thừa dấu cách." in shown


def test_many_mended_findings_of_a_rule_are_one_line() -> None:
    source = report_of("---\nperiod: 2022-03\n---\n\n" + "Việc.\n" * 9).source
    found = tuple(
        Diagnostic(source.line_span(at), "K04", "open-status", Severity.WARNING, f"Việc {at} còn để dấu “?”.", "Ghi.")
        for at in range(5, 10)
    )
    report = replace(report_with("Việc"), findings=FindingChanges(found[:2], found), decisions=())
    for shown in shows_both(Review("main", "0" * 40, (report,))):
        assert "dòng 5, 6, 7, 8, 9, cảnh báo K04 (5 chỗ): Việc 5 còn để dấu “?”; …" in shown
        assert "dòng 6, cảnh báo K04: Việc 6 còn để dấu “?”." in shown


def test_the_plan_of_a_deleted_report_is_counted_and_that_of_a_new_one_told_where_it_is_new() -> None:
    plan = tuple(PlanEntry(f"viec-{at}", f"Việc {at}", at) for at in range(1, 12))
    gone = replace(report_with("x"), change=Change.DELETED, plan=PlanChanges(dropped=plan), decisions=())
    for shown in shows_both(Review("main", "0" * 40, (gone,))):
        assert "cả 11 việc của báo cáo" in shown
        assert "(viec-1)" not in shown
    goes_on = frozenset(entry.slug for entry in plan[1:] if entry.slug)
    come = replace(gone, change=Change.ADDED, plan=PlanChanges(plan, goes_on=goes_on), findings=FindingChanges())
    for shown in shows_both(review_of(*itertools.repeat(come, 9))):
        assert "1 việc thêm vào kế hoạch" in shown
        assert "11 việc" not in shown


def test_of_what_only_moved_a_few_are_named() -> None:
    moved = tuple(MovedSentence(f"Tặng {at} suất quà.", at) for at in range(1, 6))
    for shown in shows_both(Review("main", "0" * 40, (replace(report_with("x"), moved=moved),))):
        assert "“Tặng 3 suất quà.”, nay ở dòng 3" in shown
        assert "Tặng 4" not in shown
        assert "… và 2 câu nữa" in shown


def test_what_the_front_matter_says_is_told_in_words() -> None:
    head = (HeadChange("status", "draft", "issued"), HeadChange("signer.full_name", "", "Trần Thị Bình"))
    for shown in shows_both(Review("main", "0" * 40, (replace(report_with("x"), head=head),))):
        assert "tình trạng: dự thảo → đã ban hành" in shown
        assert "họ tên người ký: (trống) → Trần Thị Bình" in shown


def test_a_list_is_never_cut_to_hide_a_single_line() -> None:
    entries = tuple(PlanEntry(f"viec-{at}", f"Việc {at}", at) for at in range(1, 12))
    report = replace(report_with("Việc"), plan=PlanChanges(finished=entries), decisions=())
    for shown in shows_both(Review("main", "0" * 40, (report,))):
        assert "(viec-11), dòng 11" in shown
        assert "… và" not in shown


def test_of_many_reports_none_stands_on_the_screen_with_nothing_below() -> None:
    decisions = (Decision(DecisionKind.ISSUED_TOUCHED, 1, new=Change.CHANGED),)
    touched = ReportReview(
        "a/2022-01.md",
        None,
        "",
        None,
        Change.CHANGED,
        ReportStatus.ISSUED,
        sentences=(SentenceChange("Cũ.", "Mới.", 7),),
        decisions=decisions,
    )
    _, shown = shows_both(review_of(*itertools.repeat(touched, 9)))
    assert "a/2022-01.md (sửa, đã ban hành) 1 điều cần quyết định, 1 câu đổi" in shown


@pytest.mark.parametrize("width", [60, 80, 120])
def test_the_screen_is_not_written_over_its_edge(width: int) -> None:
    text = render_text(review_of(report_with("Kiểm tra việc thực hiện nhiệm vụ ở các xã", 1, 20)), False, width)
    assert max(map(cells, text.splitlines())) <= width


def test_of_a_thousand_reports_the_screen_shows_a_few_and_counts_the_others() -> None:
    plain = ReportReview("a/2022-01.md", None, "", None, Change.CHANGED, ReportStatus.DRAFT)
    warned = replace(report_with("Nhắc"), decisions=())
    decided = report_with("Quyết", 9)
    review = review_of(*itertools.repeat(plain, 500), *itertools.repeat(warned, 499), decided)
    text = render_text(review, False, 80)
    assert "980 báo cáo khác" in text
    assert "… và 940 báo cáo nữa" in text
    assert len(text.splitlines()) < 1000
    whole = text[text.index(decided.path + " (") :]  # what needs a decision comes before what needs a look
    assert warned.path + " (" in whole
    page = render(review, False, 80)
    assert page.index(f"{decided.path}</code> (") < page.index(f"{warned.path}</code> (")


def test_colours_are_painted_only_where_they_are_wanted() -> None:
    review = review_of(report_with("Kiểm tra", 1, 2))
    assert "\x1b[" in render_text(review, True, 80)
    plain = render_text(review, False, 80)
    assert "\x1b" not in plain
    assert "[-" in plain
