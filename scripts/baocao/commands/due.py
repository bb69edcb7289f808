"""`baocao due`: which reports are due when, and what each still lacks."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from contextlib import suppress
from datetime import date

from baocao.checking.check import chosen_rules
from baocao.checking.due_reports import office_due
from baocao.commands.common.loading import load_each
from baocao.commands.common.outcome import OK, WRONG_USAGE
from baocao.commands.common.output import say, screen_width, show, wants_colour
from baocao.commands.common.reports import nearest, repository_of, tidy
from baocao.render.formats import formats_of, renderer

ORDER = 14
_YEARS = range(1900, 2200)


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `due`."""
    parser = commands.add_parser(
        "due",
        help="báo cáo nào đến hạn ngày nào, còn thiếu gì",
        description="Hạn gửi từng báo cáo đến hết năm, và báo cáo ấy còn thiếu gì: chưa có, bản nháp còn mấy lỗi, chưa "
        "ban hành. Ngày chốt số liệu và hạn gửi ghi ở mục reporting của baocao.yml. Dạng ics để đưa vào lịch của máy "
        "tính, điện thoại; đưa lại lần nữa thì các ngày cũ được cập nhật, không sinh trùng.",
    )
    parser.add_argument("--format", choices=formats_of("due"), default="text", help="dạng kết quả (mặc định: text)")
    parser.add_argument("--today", type=_day, metavar="NGÀY", help="xem như hôm nay là ngày ấy, ví dụ 2022-03-10")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print what is due; wrong usage where not all could be read."""
    repository = repository_of(arguments)
    folders = nearest(repository.folders)
    tidy(repository, folders)
    offices, is_whole = load_each(repository, folders)
    offices = [office for office in offices if any(days.due_on for days in office.config.reporting)]
    if not offices:
        say("Chưa biết hạn gửi: ghi ở mục reporting của baocao.yml, ví dụ “reporting: {closes_on: 14, due_on: 16}”.")
    today: date = arguments.today or date.today()
    found = [office_due(office, today, chosen_rules()) for office in offices]
    show(renderer("due", arguments.format)(found, today, wants_colour(), screen_width()))
    return OK if is_whole else WRONG_USAGE


def _day(text: str) -> date:
    with suppress(ValueError):
        day = date.fromisoformat(text)
        if day.year in _YEARS:
            return day
    raise ArgumentTypeError(f"cần một ngày, ví dụ 2022-03-10, không phải “{text}”")
