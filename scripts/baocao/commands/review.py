"""`baocao review`: what changed since a revision, in duties and figures, for whoever reviews it."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from dataclasses import dataclass
from functools import partial

from baocao.archive import load_office
from baocao.changes import OfficeChange, office_then
from baocao.checking.brought import brought
from baocao.checking.check import chosen_rules
from baocao.commands.common.outcome import OK
from baocao.commands.common.output import screen_width, show, wants_colour
from baocao.commands.common.parallel import by_office
from baocao.commands.common.reports import repository_of
from baocao.commands.common.since import compared
from baocao.render.formats import formats_of, renderer
from baocao.repository import Repository
from baocao.review.compare import reviews
from baocao.review.model import FindingChanges, ReportReview, Review

ORDER = 9


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `review`."""
    parser = commands.add_parser(
        "review",
        help="duyệt thay đổi: việc nào thêm, bỏ, lùi; số liệu nào đổi",
        description=(
            "So một bản trong git với các tệp hiện có, kể cả tệp chưa gửi: điều cần quyết định đứng đầu, rồi việc, "
            "chỉ tiêu, lỗi và từng câu đã đổi."
        ),
    )
    parser.add_argument("since", metavar="BẢN", help="bản trong git để so: main, HEAD, HEAD~1, một thẻ hoặc mã")
    parser.add_argument("--format", choices=formats_of("review"), default="text", help="dạng kết quả (mặc định: text)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Print what changed; 0, whatever it is."""
    repository = repository_of(arguments)
    comparison = compared(repository, arguments.since)
    looks = list(by_office(partial(_look, repository), comparison.offices, arguments.jobs))
    review = Review(
        arguments.since,
        comparison.revision.commit,
        tuple(report for look in looks for report in look.reports),
        FindingChanges(
            tuple(found for look in looks for found in look.elsewhere.new),
            tuple(found for look in looks for found in look.elsewhere.mended),
        ),
        tuple(look.office for look in looks if look.is_configured_otherwise),
    )
    show(renderer("review", arguments.format)(review, wants_colour(), screen_width()))
    return OK


@dataclass(frozen=True, slots=True)
class OfficeReview:
    """What changed in one office."""

    office: str
    is_configured_otherwise: bool
    reports: list[ReportReview]
    elsewhere: FindingChanges


def _look(repository: Repository, change: OfficeChange) -> OfficeReview:
    now = load_office(repository, change.folder) if change.folder else None
    then = office_then(change, now)
    paths = {file.path: file.old for file in change.files}
    office = change.folder.id if change.folder else ""
    is_otherwise = now is not None and then is not None and now.config != then.config
    found = brought(now, then, chosen_rules(), paths, {}, renamed=change.renamed)
    return OfficeReview(office, is_otherwise, *reviews(now, then, paths, found))
