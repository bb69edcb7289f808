"""`baocao carry`: how each plan item of the month before is accounted for; `--write` puts in the missing markers."""

from __future__ import annotations

import sys
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterable

from baocao.archive import load_office
from baocao.commands.common.asking import NO, YES, answer_to
from baocao.commands.common.loading import with_text
from baocao.commands.common.outcome import FOUND, OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say, say_all, screen_width, show, wants_colour
from baocao.commands.common.reports import folder_and_period, repository_of, tidy
from baocao.commands.common.set_up import SetUp
from baocao.commands.common.writing import Change, ensure_unchanged, write_all
from baocao.model import PlacedItem, Report, ReportStatus
from baocao.office import Office
from baocao.period import Period
from baocao.render.formats import formats_of, renderer
from baocao.render.marker_questions import render_diff, render_question, render_questions
from baocao.repository import Repository
from baocao.store.links_store import LinkStore
from baocao.tasks.carryover import CarryOver
from baocao.tasks.later_months import with_later
from baocao.tasks.missing_markers import Marked, Question, mark, questions
from baocao.tasks.reports_by_month import Months
from baocao.tasks.task_links import Outcome

ORDER = 4


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `carry`."""
    parser = commands.add_parser(
        "carry",
        help="đối chiếu kế hoạch kỳ trước với kết quả kỳ này",
        description="Từng việc kỳ trước (tháng, quý…) đã lên kế hoạch được báo cáo thế nào ở kỳ này; việc còn thiếu "
        "đứng đầu.",
    )
    parser.add_argument("period", metavar="KỲ", help="kỳ của báo cáo có phần kết quả, ví dụ 2022-02")
    parser.add_argument("--format", choices=formats_of("carry"), default="text", help="dạng kết quả (mặc định: text)")
    parser.add_argument(
        "--write", action="store_true", help="ghi mã nhiệm vụ còn thiếu vào hai báo cáo, chỉ những chỗ chắc chắn"
    )
    parser.add_argument("--interactive", action="store_true", help="như --write, và hỏi từng việc còn chưa chắc")
    parser.add_argument("--dry-run", action="store_true", help="như --write, nhưng chỉ xem những gì sẽ ghi")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the table, or write the markers; 1 when a planned task is not accounted for."""
    repository = repository_of(arguments)
    folder, period = folder_and_period(repository, arguments.period)
    tidy(repository, [folder])
    if period.accounts_for is None:
        why = "báo cáo 9 tháng lên kế hoạch cho quý IV, nên báo cáo 9 tháng năm sau không có kế hoạch để đối chiếu"
        raise Refused(f"Không đối chiếu được {period}: {why}.", WRONG_USAGE)
    office = load_office(repository, folder)
    after = _report(office, period, f"nên không đối chiếu được. Tạo bằng: baocao new {arguments.period}")
    before = _report(office, period.accounts_for, "nên không có kế hoạch để đối chiếu")
    months = Months(office.config, office.reports, LinkStore(repository.root).of(office.id))
    carry = months.carry(before, after)
    code = OK
    if arguments.write or arguments.interactive or arguments.dry_run:
        answers = _ask(carry) if arguments.interactive else {}
        marked = mark(before, after, months, lambda report, text: with_text(office, report.path, text), answers)
        code = _hand_over(repository, (before, after), marked, arguments)
        carry = marked.carry
        is_shown = arguments.format != "text" and not arguments.dry_run
    else:
        is_shown = True
    if is_shown:
        show(renderer("carry", arguments.format)(with_later(carry, months), wants_colour(), screen_width()))
    return max(code, FOUND if any(link.outcome is Outcome.MISSING for link in carry.links) else OK)


def _report(office: Office, period: Period, consequence: str) -> Report:
    report = office.report(period)
    if report is None:
        raise Refused(f"Kho chưa có báo cáo kỳ {period} {consequence}.", WRONG_USAGE)
    if not report.is_readable:
        raise Refused(f"{report.path}: {report.notes[0].message} {report.notes[0].help}", WRONG_USAGE)
    if report.is_conflicted:
        raise Refused(f"{report.path} còn dấu xung đột của git. Xem chỗ cần sửa bằng: baocao check {period}")
    return report


# --------------------------------------------------------------------------- writing


def _hand_over(repository: Repository, old: tuple[Report, Report], marked: Marked, arguments: Namespace) -> int:
    """Write the new texts, or show them, and say what was done and what is left to ask; the exit code."""
    changes = [
        Change(report.path, report.source.raw, text)
        for report in old
        if (text := marked.texts.get(report.path)) is not None
    ]
    code = OK
    if arguments.dry_run:
        _show(changes)
        done = changes
    else:
        done, code = _write(repository, old, changes)
        if arguments.interactive and len(done) < len(changes):
            say("Các mã chưa ghi ở dưới đây, để những câu vừa trả lời không mất:")
            _show(change for change in changes if change not in done)
    for change in done:
        will = "Sẽ ghi" if arguments.dry_run else "Đã ghi"
        say(f"{will} {marked.added[change.name]} mã nhiệm vụ vào {change.name}.")
    if not marked.texts:
        say("Không có mã nhiệm vụ nào để ghi thêm.")
    for path in marked.issued:
        say(f"{path} đã ban hành nên giữ nguyên, không ghi thêm mã (Nghị định số 30/2020/NĐ-CP, Điều 18).")
    if marked.passed_over:
        after = old[1]
        why = "đã ban hành" if after.front.status is ReportStatus.ISSUED else "đã có báo cáo kỳ sau"
        say(
            f"{marked.passed_over} việc chưa thấy kết quả thì không ghi mã, vì {after.path} {why} nên không còn "
            "ghi thêm kết quả."
        )
    if marked.undecided:
        say(
            f"{marked.undecided} việc trong kế hoạch có thể là việc còn dở đã có mã nên không ghi mã mới; quy tắc K10 "
            f"kể từng việc: {SetUp().command('check', str(old[0].period))}"
        )
    if marked.questions and arguments.format == "text" and not arguments.interactive:
        show(render_questions(marked.questions, wants_colour(), screen_width()))
    return code


def _write(repository: Repository, old: Iterable[Report], changes: list[Change]) -> tuple[list[Change], int]:
    """Write what belongs together: nothing where one of the reports, also one that stays as it is, is not what was
    read any more. What was written, and the exit code."""
    try:
        for report in old:
            ensure_unchanged(repository, report.path, report.source.raw)
    except Refused as refused:
        say(str(refused))
        say("Chưa ghi mã nhiệm vụ nào.")
        return [], refused.code
    return write_all(repository, changes, "ghi")


def _show(changes: Iterable[Change]) -> None:
    for change in changes:
        show(render_diff(change.name, change.old, change.new, wants_colour()))


def _ask(carry: CarryOver) -> dict[int, PlacedItem | None]:
    """What somebody answers, by the identity of the plan item; nothing more once the input has ended."""
    answers: dict[int, PlacedItem | None] = {}
    asked = list(questions(carry))
    for number, question in enumerate(asked, start=1):
        color = sys.stderr.isatty() and wants_colour()
        say_all(render_question(question, f"{number}/{len(asked)}", color, screen_width()) + "\n")
        try:
            chosen = _choice(question)
        except EOFError:
            break
        if chosen is not None:
            answers[id(question.link.plan.item)] = question.choices[chosen - 1].result if chosen else None
    return answers


def _choice(question: Question) -> int | None:
    """The number of the choice, 0 for none of them, None for later. Raises EOFError where no more is to be asked."""
    while True:
        answer = answer_to("Số mấy? (c: số 1, k: không phải, Enter: để sau, q: thôi hỏi) ")
        if not answer:
            return None
        if answer in YES:
            return 1
        if answer in NO or answer == "0":
            return 0
        if answer.isdecimal() and 1 <= int(answer) <= len(question.choices):
            return int(answer)
        say(f"Gõ một số từ 1 đến {len(question.choices)}, k nếu không phải dòng nào, hoặc Enter để lúc khác trả lời.")
