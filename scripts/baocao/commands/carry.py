"""`baocao carry`: how each plan item of the month before is accounted for."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction

from baocao.archive import load_office
from baocao.carryover import Outcome, carry_over
from baocao.commands.shared import (
    FOUND,
    OK,
    WRONG_USAGE,
    Refused,
    place_and_period,
    repository_of,
    screen_width,
    wants_colour,
)
from baocao.model import Office, Report
from baocao.period import Period
from baocao.render.carry import render_carry_json, render_carry_text


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `carry`."""
    parser = commands.add_parser(
        "carry",
        help="đối chiếu kế hoạch tháng trước với kết quả tháng này",
        description="Từng việc tháng trước đã lên kế hoạch được báo cáo thế nào ở tháng này; việc còn thiếu đứng đầu.",
    )
    parser.add_argument("period", metavar="KỲ", help="kỳ của báo cáo có phần kết quả, ví dụ 2022-02")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="dạng kết quả (mặc định: text)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the table; 1 when a planned task is not accounted for."""
    repository = repository_of(arguments)
    place, period = place_and_period(repository, arguments.period)
    office = load_office(repository, place)
    after = _report(office, period, f"nên không đối chiếu được. Tạo bằng: baocao new {arguments.period}")
    carry = carry_over(_report(office, period.previous, "nên không có kế hoạch để đối chiếu"), after)
    if arguments.format == "json":
        print(render_carry_json(carry), end="")
    else:
        print(render_carry_text(carry, wants_colour(), screen_width()), end="")
    return FOUND if any(link.outcome is Outcome.MISSING for link in carry.links) else OK


def _report(office: Office, period: Period, consequence: str) -> Report:
    report = office.report(period)
    if report is None:
        raise Refused(f"Kho chưa có báo cáo kỳ {period} {consequence}.", WRONG_USAGE)
    if not report.is_readable:
        raise Refused(f"{report.path}: {report.notes[0].message} {report.notes[0].help}", WRONG_USAGE)
    return report
