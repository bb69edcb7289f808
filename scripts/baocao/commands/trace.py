"""`baocao trace`: the life of one task, or how all of them stand, over all months."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from pathlib import Path

from baocao.archive import load_office
from baocao.commands.common.loading import say_unreadable
from baocao.commands.common.outcome import OK, WRONG_USAGE, Refused
from baocao.commands.common.output import screen_width, show, wants_colour
from baocao.commands.common.reports import nearest, repository_of, tidy
from baocao.config.schema import Config
from baocao.language.letters import caseless
from baocao.office import Office
from baocao.render.formats import formats_of, renderer
from baocao.store.links_store import LinkStore
from baocao.tasks.facets import OVERDUE, STALLED_AFTER
from baocao.tasks.reports_by_month import Months
from baocao.tasks.trace import Task, Traced, is_of_area, likely, trace

ORDER = 5


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `trace`."""
    parser = commands.add_parser(
        "trace",
        help="theo dõi nhiệm vụ qua các tháng",
        description="Từng nhiệm vụ lên kế hoạch từ bao giờ, mỗi tháng báo cáo ra sao, nay thế nào. Ghi mã nhiệm vụ để "
        "xem cả quá trình của một việc.",
    )
    parser.add_argument("slug", metavar="MÃ", nargs="?", help="mã nhiệm vụ; bỏ trống là tất cả")
    parser.add_argument("--format", choices=formats_of("trace"), default="text", help="dạng kết quả (mặc định: text)")
    parser.add_argument("--open", action="store_true", help="chỉ những việc chưa hoàn thành: chưa xong, chưa bỏ")
    parser.add_argument(
        "--stale",
        type=_months,
        metavar="N",
        nargs="?",
        const=STALLED_AFTER,
        help=f"chỉ những việc chưa hoàn thành, đã N tháng liền không có tiến triển (không ghi N: {STALLED_AFTER})",
    )
    parser.add_argument(
        "--overdue", action="store_true", help="chỉ những việc quá hạn ghi trong mã (han=…) mà chưa xong, chưa bỏ"
    )
    parser.add_argument("--area", metavar="LĨNH_VỰC", help="chỉ một lĩnh vực, ghi id hoặc tên như trong baocao.yml")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the tasks; wrong usage where there is no such task or area."""
    repository = repository_of(arguments)
    folders = nearest(repository.folders)
    tidy(repository, folders)
    offices = [load_office(repository, folder) for folder in folders]
    is_partial = say_unreadable(offices)
    found = [Traced(office.id, _tasks(office, repository.root)) for office in offices]
    if arguments.slug:
        slug = arguments.slug.strip().strip("{}").strip().removeprefix("#")
        known = [task for traced in found for task in traced.tasks]
        found = [traced.only(lambda task: task.slug == slug) for traced in found]
        if not any(traced.tasks for traced in found):
            raise Refused(_no_task(slug, known), WRONG_USAGE)
    if arguments.area:
        areas = {_area_id(arguments.area, office.config) for office in offices} - {None}
        if not areas:
            raise Refused(_no_area(arguments.area, [office.config for office in offices]), WRONG_USAGE)
        found = [traced.only(lambda task: any(is_of_area(task, str(area)) for area in areas)) for traced in found]
    if arguments.open:
        found = [traced.only(lambda task: task.is_open) for traced in found]
    if arguments.stale is not None:
        found = [traced.only(lambda task: task.quiet >= arguments.stale) for traced in found]
    if arguments.overdue:
        found = [traced.only(OVERDUE.holds) for traced in found]
    render = renderer("trace", arguments.format)
    show(render(found, wants_colour(), screen_width(), as_lives=bool(arguments.slug)))
    return WRONG_USAGE if is_partial else OK


def _tasks(office: Office, root: Path) -> tuple[Task, ...]:
    return trace(Months(office.config, office.reports, LinkStore(root).of(office.id)))


def _area_id(name: str, config: Config) -> str | None:
    wanted = caseless(name)
    return next((area.id for area in config.areas if wanted in (area.id.casefold(), area.title.casefold())), None)


def _no_task(slug: str, tasks: list[Task]) -> str:
    near = likely(slug, tasks)
    hint = f" Có phải là {', '.join(f'“{known}”' for known in near)}?" if near else ""
    return f"Không có nhiệm vụ nào mã “{slug}”.{hint} Xem tất cả bằng: baocao trace"


def _no_area(name: str, configs: list[Config]) -> str:
    ids = dict.fromkeys(area.id for config in configs for area in config.areas)
    return f"Không có lĩnh vực “{name}”. Các lĩnh vực đang có: {', '.join(ids)}."


def _months(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise ArgumentTypeError(f"cần một số tháng từ 1 trở lên, không phải “{text}”")
    return int(text)
