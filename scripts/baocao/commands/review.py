"""`baocao review`: what changed since a revision, in duties and figures, for whoever reviews it."""

from __future__ import annotations

from argparse import Namespace, _SubParsersAction
from collections.abc import Callable
from functools import partial
from pathlib import Path

from baocao.changes import OfficeChange
from baocao.commands.common.known_changes import KnownChanges
from baocao.commands.common.outcome import OK
from baocao.commands.common.output import screen_width, show, wants_colour
from baocao.commands.common.since import compared
from baocao.render.formats import formats_of, renderer
from baocao.repository import open_repository
from baocao.review.model import FindingChanges, OfficeReview, Review
from baocao.store.answers import AnswerStore
from baocao.store.findings_store import FindingsStore

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
    store = FindingsStore()
    repository = open_repository(Path.cwd(), arguments.config, store)
    comparison = compared(repository, arguments.since)

    def look() -> Callable[[OfficeChange], OfficeReview]:
        from baocao.commands.common.reviewing import review_of  # nobody waits for it where all is known

        return partial(review_of, repository)

    known = KnownChanges(AnswerStore("review"), store, "")
    looks = known.each(comparison.offices, look, arguments.jobs)
    known.answers.keep_only(repository.root, repository.folders)
    review = Review(
        arguments.since,
        comparison.revision.commit,
        tuple(report for look in looks for report in look.reports),
        FindingChanges(
            tuple(found for look in looks for found in look.elsewhere.new),
            tuple(found for look in looks for found in look.elsewhere.mended),
        ),
        tuple(look.office for look in looks if look.is_configured_otherwise),
        comparison.listed,
    )
    show(renderer("review", arguments.format)(review, wants_colour(), screen_width()))
    return OK
