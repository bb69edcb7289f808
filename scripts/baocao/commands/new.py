"""`baocao new`: the draft of a month, from the last report there is. Never overwrites."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction

from baocao.archive import load_office, report_path
from baocao.commands.shared import OK, WRONG_USAGE, Refused, place_and_period, repository_of, say
from baocao.draft import draft
from baocao.files import write_whole


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `new`."""
    parser = commands.add_parser(
        "new", help="tạo bản nháp báo cáo một tháng", description="Tạo bản nháp báo cáo từ kế hoạch của kỳ trước."
    )
    parser.add_argument("period", metavar="KỲ", help="kỳ báo cáo, ví dụ 2022-02")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Write the draft; refused where there is a report of that period."""
    repository = repository_of(arguments)
    place, period = place_and_period(repository, arguments.period)
    if not period.is_month:
        raise Refused(f"Lệnh new chỉ tạo báo cáo tháng; {period} không phải một tháng.", WRONG_USAGE)
    path = report_path(place, period)
    name = repository.name(path)
    text = draft(period, load_office(repository, place))
    try:
        write_whole(path, text.encode(), overwrite=False)
    except FileExistsError:
        raise Refused(f"Đã có {name}; lệnh new không ghi đè. Mở tệp đó để sửa tiếp.") from None
    print(name)
    following = f"rồi chạy: baocao check {arguments.period}"
    say(f"Đã tạo bản nháp {name}. Điền trạng thái thay cho dấu ? ở phần kết quả, {following}")
    return OK
