"""`baocao diff`: what changed in each report since a revision, as a Word file with tracked changes."""

from __future__ import annotations

import os
from argparse import Namespace, _SubParsersAction
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from baocao.commands.common.comparing import Change, Compared, changes_since, compared_word
from baocao.commands.common.outcome import OK, Refused
from baocao.commands.common.output import say, show_line
from baocao.commands.common.parallel import threads
from baocao.commands.common.printing.file_kinds import COMPARISON, add_output
from baocao.commands.common.printing.jobs import Older, shown, single_file, stays, workers
from baocao.commands.common.printing.word_files import build_moment
from baocao.commands.common.progress import progress
from baocao.commands.common.reports import add_reports, repository_of, tell_kept
from baocao.commands.common.writing import not_written
from baocao.files import Changed, Outside, content, version, write_over
from baocao.temporary_files import sweep
from baocao.word.revisions.stamp import is_own, read_comparison

ORDER = 10


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `diff`."""
    parser = commands.add_parser(
        "diff",
        help="so với bản trước, ra tệp Word có dấu vết sửa đổi",
        description="So báo cáo với một bản trước trong git và xuất tệp Word có dấu vết sửa đổi (Track Changes): người "
        "duyệt mở bằng Word, xem từng chỗ rồi chấp nhận hoặc từ chối.",
    )
    parser.add_argument("revision", metavar="BẢN", help="bản trước để so: nhánh, thẻ hoặc mã (main, HEAD~1)")
    add_reports(parser, "bỏ trống là mọi báo cáo đã đổi")
    add_output(parser, COMPARISON)
    parser.add_argument("--force", action="store_true", help="ghi đè cả tệp đã sửa và tệp lạ")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Make the files; what is refused does not stop the others."""
    repository = repository_of(arguments)
    since = changes_since(repository, arguments.revision, arguments.reports, build_moment())
    for remark in since.remarks:
        say(remark)
    if not since.changes:
        return since.code
    file = single_file(arguments.output, len(since.changes), COMPARISON)
    folder = repository.root / COMPARISON.folder if arguments.output is None else Path(arguments.output)
    within = None if file else repository.root if arguments.output is None else folder
    targets = [file or folder / change.name for change in since.changes]
    tell_kept(repository, sweep({target.parent for target in targets}, below=False))
    code = since.code
    make = partial(_make, within=within, force=arguments.force)
    with threads(workers(arguments)) as pool, progress(len(targets), "So sánh") as bar:
        futures = [
            pool.submit(make, change, target, targets.count(target) > 1)
            for change, target in zip(since.changes, targets, strict=True)
        ]
        for change, target, future in zip(since.changes, targets, futures, strict=True):
            outcome = future.result()
            with bar.aside():
                code = max(code, _tell(change, target, outcome))
            bar.step()
    return code


def _make(change: Change, target: Path, has_rival: bool, *, within: Path | None, force: bool) -> Compared | Refused:
    """Write one file, unless the one that is there has to stay."""
    try:
        if has_rival:
            raise Refused(
                f"Một báo cáo khác cũng xuất ra {shown(target)} nên chưa xuất. Hãy đổi tên một báo cáo, hoặc xuất "
                "riêng từng báo cáo với -o."
            )
        made, old = compared_word(change), content(target)
        if old == made.data:
            os.utime(target)
            return made
        if old and not force:
            stays(target, Older(read_comparison(old) is not None, is_own(old)), "", COMPARISON)
        write_over(target, made.data, version(old), within)
    except Refused as refused:
        return refused
    except (Changed, Outside, OSError) as error:
        return not_written(shown(target), error)
    return made


def _tell(change: Change, target: Path, outcome: Compared | Refused) -> int:
    if isinstance(outcome, Refused):
        say(f"{change.path}: {outcome}")
        return outcome.code
    show_line(shown(target))
    for note in _notes(change, outcome):
        say(f"{change.path}: {note}")
    return OK


def _notes(change: Change, made: Compared) -> Iterator[str]:
    yield from change.notes
    if not made.marks:
        yield "câu chữ không đổi, tệp không có dấu vết sửa đổi nào."
