"""`baocao merge`: what somebody did in Word to a file of ours, back into the report's Markdown."""

from __future__ import annotations

import sys
from argparse import Namespace, _SubParsersAction
from pathlib import Path

from baocao.commands.common.asking import NO, YES, answer_to
from baocao.commands.common.document_files import read_bytes
from baocao.commands.common.merging import Reviewed, reviewed
from baocao.commands.common.outcome import FOUND, OK
from baocao.commands.common.output import say, say_all, screen_width, show, wants_colour
from baocao.commands.common.reports import repository_of
from baocao.commands.common.writing import Change as Writing
from baocao.commands.common.writing import write_all
from baocao.model import ReportStatus
from baocao.model.merge import Merge
from baocao.render.formats import formats_of, merge_text, renderer
from baocao.render.marker_questions import render_diff

ORDER = 12


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `merge`."""
    parser = commands.add_parser(
        "merge",
        help="đưa chỗ sửa trong Word về báo cáo",
        description="Đưa những gì người duyệt đã sửa trong tệp Word do baocao xuất về tệp Markdown của báo cáo: câu "
        "chữ, dấu vết sửa đổi, số, ngày, người ký; kèm danh sách nhận xét.",
    )
    parser.add_argument("file", type=Path, metavar="TỆP.docx", help="tệp Word đã sửa")
    parser.add_argument("--dry-run", action="store_true", help="chỉ xem những gì sẽ ghi")
    parser.add_argument("--interactive", action="store_true", help="hỏi từng chỗ sửa, có lấy hay không")
    parser.add_argument(
        "--tracked",
        choices=("accept", "reject"),
        default="accept",
        help="dấu vết sửa đổi còn chờ: lấy (accept, mặc định) hay bỏ (reject)",
    )
    parser.add_argument("--base", metavar="BẢN", help="bản trong git mà tệp Word làm từ đó, khi tệp không còn ghi")
    parser.add_argument("--format", choices=formats_of("merge"), default="text", help="dạng kết quả (mặc định: text)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Bring the edits in and print what came of it; 1 where something is left to decide."""
    repository = repository_of(arguments)
    data = read_bytes(arguments.file, (".docx",))
    file = reviewed(repository, arguments.file, data, accept=arguments.tracked == "accept", revision=arguments.base)
    found = file.merge(_refused(file) if arguments.interactive else frozenset())
    ours = file.base.ours
    if ours.front.status is ReportStatus.ISSUED and found.text is not None:
        say(
            f"{ours.path} đã ban hành: văn bản đã ban hành không sửa tại chỗ (Nghị định 30/2020/NĐ-CP, Điều 18). Xem "
            "lại trước khi xuất lại bản Word."
        )
    code = OK if found.is_settled else FOUND
    if found.text is not None:
        if arguments.dry_run:
            if arguments.format == "text":
                show(render_diff(ours.path, ours.source.raw, found.text, wants_colour()))
        else:
            written, written_code = write_all(repository, [Writing(ours.path, ours.source.raw, found.text)], "ghi")
            if not written:
                return written_code
    _show(found, arguments)
    return code


def _show(found: Merge, arguments: Namespace) -> None:
    if arguments.format == "text":
        shown = merge_text.render(found, wants_colour(), screen_width(), is_dry_run=arguments.dry_run)
        show(shown)
    else:
        show(renderer("merge", arguments.format)(found, wants_colour(), screen_width()))


# --------------------------------------------------------------------------- one by one


def _refused(file: Reviewed) -> frozenset[int]:
    """The numbers of the edits that somebody does not want; once the input has ended, of all that are left."""
    changes = file.changes
    left: set[int] = set()
    for change in changes:
        color = sys.stderr.isatty() and wants_colour()
        say_all(merge_text.render_question(change.old, change.new, change.number, len(changes), color, screen_width()))
        try:
            is_wanted = _is_wanted()
        except EOFError:
            left.update(other.number for other in changes if other.number >= change.number)
            break
        if not is_wanted:
            left.add(change.number)
    return frozenset(left)


def _is_wanted() -> bool:
    """Whether to take the edit. Raises EOFError where no more is to be asked."""
    while True:
        answer = answer_to("Lấy chỗ sửa này? (c hoặc Enter: lấy, k: không, q: thôi, bỏ các chỗ còn lại) ")
        if not answer or answer in YES:
            return True
        if answer in NO:
            return False
        say("Gõ c để lấy, k để không lấy, q để thôi.")
