"""`baocao new`: the draft of a period, from the last report of its kind. Never overwrites."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction

from baocao.archive import load_office
from baocao.commands.common.drafting import place_of_draft, write_draft
from baocao.commands.common.loading import say_unreadable
from baocao.commands.common.outcome import OK, Refused
from baocao.commands.common.output import say
from baocao.commands.common.reports import folder_and_period, repository_of, tidy
from baocao.commands.common.set_up import SetUp
from baocao.language.period_names import kind_name, period_name
from baocao.model import Report, Status
from baocao.period import Period
from baocao.tasks.draft import draft, last_report

ORDER = 2


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `new`."""
    parser = commands.add_parser(
        "new", help="tạo bản nháp báo cáo một kỳ", description="Tạo bản nháp báo cáo từ kế hoạch của kỳ trước."
    )
    parser.add_argument("period", metavar="KỲ", help="kỳ báo cáo, ví dụ 2022-02, 2022-Q2")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the draft; refused where there is a report of that period."""
    repository = repository_of(arguments)
    folder, period = folder_and_period(repository, arguments.period)
    tidy(repository, [folder])
    place = place_of_draft(repository, folder, period, "new")
    office = load_office(repository, folder)
    say_unreadable([office])
    last = last_report(period, office)
    if last is None and not period.is_month:
        raise Refused(_without_earlier(period, arguments.period))
    if last is not None and last.is_conflicted:
        raise Refused(
            f"{last.path} còn dấu xung đột của git, nên chưa lấy được kế hoạch cho bản nháp. Xem chỗ cần sửa bằng: "
            f"baocao check {last.period}"
        )
    write_draft(place, draft(period, office))
    say(f"Đã tạo bản nháp {place.name} {_origin(period, last)}.")
    say(
        f"Viết lại từng dòng ở phần I thành kết quả, thay dấu “{Status.OPEN}” bằng trạng thái, rồi chạy: "
        f"{SetUp().command('check', arguments.period)}"
    )
    return OK


def _without_earlier(period: Period, name: str) -> str:
    """Why there is no draft of a quarter or another period of several months, and how it is made."""
    why = f"Kho chưa có báo cáo {kind_name(period)} nào trước {period_name(period)}"
    if period.accounts_for is None:
        why = "Báo cáo 9 tháng không có kế hoạch nào để lấy từ báo cáo trước"
    return f"{why}. Gộp từ báo cáo các tháng bằng: baocao rollup {name}"


def _origin(period: Period, last: Report | None) -> str:
    """Where the draft's tasks come from; a gap of months is said."""
    if last is None or last.period is None:
        return "từ mẫu trong baocao.yml (chưa có báo cáo nào trước đó)"
    if last.period != period.previous:
        return f"từ kế hoạch trong báo cáo kỳ {last.period}, vì kho chưa có báo cáo kỳ {period.previous}"
    return f"từ kế hoạch trong báo cáo kỳ {last.period}"
