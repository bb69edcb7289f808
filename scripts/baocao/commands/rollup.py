"""`baocao rollup`: the draft of a quarter, half-year, nine months or year, from its months. Never overwrites."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction

from baocao.archive import load_office
from baocao.commands.common.drafting import place_of_draft, write_draft
from baocao.commands.common.loading import say_unreadable
from baocao.commands.common.outcome import OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say
from baocao.commands.common.reports import folder_and_period, repository_of, tidy
from baocao.commands.common.set_up import SetUp
from baocao.language.period_names import period_name
from baocao.period import Period
from baocao.tasks.reporting_remarks import untiled_remarks
from baocao.tasks.rollup.draft import rolled_up, shortcomings
from baocao.tasks.rollup.figures import figures_of
from baocao.tasks.rollup.gathering import gather

ORDER = 3


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `rollup`."""
    parser = commands.add_parser(
        "rollup",
        help="gộp các tháng thành bản nháp quý, 6 tháng, 9 tháng, năm",
        description="Tạo bản nháp báo cáo quý, 6 tháng, 9 tháng hoặc năm từ các báo cáo tháng của kỳ ấy: mỗi việc một "
        "dòng với kết quả cuối cùng, số liệu cộng theo chỉ tiêu, kế hoạch kỳ sau từ việc còn dở. Không ghi đè.",
    )
    parser.add_argument("period", metavar="KỲ", help="kỳ báo cáo: 2022-Q1, 2022-H1, 2022-9M hoặc 2022")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the draft; refused where there is a report of that period, or none of its months."""
    repository = repository_of(arguments)
    folder, period = folder_and_period(repository, arguments.period)
    tidy(repository, [folder])
    if period.is_month:
        raise Refused(
            f"Lệnh rollup gộp các tháng thành quý, 6 tháng, 9 tháng hoặc năm, ví dụ {Period(period.year, 1, 3)}; "
            f"{period} là một tháng. Tạo bản nháp tháng bằng: baocao new {arguments.period}",
            WRONG_USAGE,
        )
    place = place_of_draft(repository, folder, period, "rollup")
    office = load_office(repository, folder)
    say_unreadable([office])
    conflicted = [
        report.path for report in office.reports if report.is_conflicted and _is_month_of(report.period, period)
    ]
    if conflicted:
        raise Refused(
            f"Còn dấu xung đột của git trong {', '.join(conflicted)}, nên chưa gộp được. Xem chỗ cần sửa bằng: "
            "baocao check"
        )
    gathered = gather(period, office)
    if gathered is None:
        months = f"{period.months[0]} đến {period.months[-1]}"
        raise Refused(f"Kho chưa có báo cáo tháng nào của {period_name(period)} ({months}), nên không có gì để gộp.")
    write_draft(place, rolled_up(gathered, office))
    say(f"Đã gộp {len(gathered.reports)} báo cáo tháng thành bản nháp {period_name(period)}: {place.name}.")
    lacking = shortcomings(gathered, figures_of(gathered, office))
    for sentence in (*untiled_remarks(office.config.reporting, period), *lacking):
        say(sentence)
    say(
        "Đọc lại từng dòng cho thành lời của cả kỳ, viết phần đánh giá, xem lại kế hoạch rồi chạy: "
        f"{SetUp().command('check', arguments.period)}"
    )
    return OK


def _is_month_of(month: Period | None, period: Period) -> bool:
    return month is not None and month.is_month and period.start <= month.start <= period.end
