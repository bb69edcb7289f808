"""`baocao stats`: the indicators of a year, by month, quarter and year to date, against target and the year before."""

from __future__ import annotations

from argparse import ArgumentTypeError, Namespace, _SubParsersAction
from collections.abc import Iterable

from baocao.commands.common.loading import load_each
from baocao.commands.common.outcome import OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say, screen_width, show, wants_colour
from baocao.commands.common.reports import nearest, repository_of, tidy
from baocao.indicators.office import OfficeIndicators
from baocao.indicators.year import indicators_of, years_with_figures
from baocao.office import Office, by_period
from baocao.period import Period, parse_period
from baocao.render.formats import formats_of, renderer

ORDER = 13
_USUAL_WIDTH = 80


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `stats`."""
    parser = commands.add_parser(
        "stats",
        help="số liệu chỉ tiêu: từng tháng, quý, từ đầu năm",
        description="Số liệu của từng chỉ tiêu theo tháng, quý và từ đầu năm, so với chỉ tiêu được giao và năm trước. "
        "Tháng không có số liệu thì để dấu “–”, không suy đoán. Quý và năm mặc định là cộng các tháng; chỉ tiêu lấy "
        "tháng cuối hay trung bình cộng thì ghi kind trong baocao.yml.",
    )
    parser.add_argument("--year", type=_year, metavar="NĂM", help="năm cần xem (mặc định: năm gần nhất có số liệu)")
    parser.add_argument("--format", choices=formats_of("stats"), default="text", help="dạng kết quả (mặc định: text)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print the figures; wrong usage where the year has none, or where not all could be read."""
    repository = repository_of(arguments)
    folders = nearest(repository.folders)
    tidy(repository, folders)
    offices, is_whole = load_each(repository, folders)
    year = _chosen_year(arguments.year, offices)
    found = [_of_year(office, year) for office in offices] if year else []
    if not year:
        say(_no_figures(offices))
    render = renderer("stats", arguments.format)
    show(render(found, year, wants_colour(), screen_width(_USUAL_WIDTH)))
    return OK if is_whole else WRONG_USAGE


def _of_year(office: Office, year: int) -> OfficeIndicators:
    indicators = indicators_of(office.config, by_period(office).values(), year)
    return OfficeIndicators(office.id, office.config.organ.name, indicators)


def _chosen_year(wanted: int | None, offices: Iterable[Office]) -> int | None:
    """The year that is wanted, else the last one with figures; None where there are no figures. Raises Refused."""
    years = (years_with_figures(office.config, by_period(office).values()) for office in offices)
    known = sorted({year for of_office in years for year in of_office})
    if wanted is None or not known:
        return known[-1] if known else None
    if wanted not in known:
        raise Refused(
            f"Năm {wanted} chưa có số liệu nào. Các năm có số liệu: {', '.join(map(str, known))}.", WRONG_USAGE
        )
    return wanted


def _no_figures(offices: Iterable[Office]) -> str:
    if any(office.config.indicators for office in offices):
        return "Chưa báo cáo tháng nào có số liệu chỉ tiêu. Ghi số liệu ở mục indicators, phần khai báo đầu báo cáo."
    return "Chưa có chỉ tiêu nào: khai tên chỉ tiêu ở mục indicators của baocao.yml."


def _year(text: str) -> int:
    period = parse_period(text)
    if period is None or period != Period(period.year, 1, 12):
        raise ArgumentTypeError(f"cần một năm, ví dụ 2022, không phải “{text}”")
    return period.year
