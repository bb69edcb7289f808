"""Word files and PDFs whose report is gone, deleted or under another name: what comes of them when all files are made.

Only what can be made again goes: a draft's, as we made it, under the name that we gave it, whose very text a report
still has, or had in git. All else stays, and is told of.
"""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Collection
from pathlib import Path
from typing import NamedTuple

from baocao.commands.common.output import say
from baocao.commands.common.printing.file_kinds import FileKind
from baocao.commands.common.printing.jobs import Job, shown
from baocao.commands.common.printing.word_files import is_told_of
from baocao.files import Changed, content, remove, version
from baocao.folder_walk import entries_below
from baocao.model import ReportStatus
from baocao.repository import Repository


class Origin(NamedTuple):
    """What a file of ours says of its making, and whether it is as it was made."""

    source: str
    source_sha256: str
    status: str
    is_untouched: bool


def are_all(arguments: Namespace) -> bool:
    """Whether the command makes every file where it is usually kept, so that any other there is left over."""
    return not (arguments.reports or arguments.output or arguments.since or arguments.config)


def clear(
    repository: Repository, jobs: Collection[Job], kind: FileKind, read: Callable[[bytes], Origin | None]
) -> None:
    """Remove, or tell of, what is left over beside the files of the `jobs`; `read` says of which report a file is.

    Nothing where a report cannot be read, or none is there: which files are left over is not known then.
    """
    if not jobs or any(is_told_of(job) for job in jobs):
        return
    wanted = {str(job.target) for job in jobs}
    left = dict[Path, tuple[bytes, Origin]]()
    for entry in entries_below(repository.root / kind.folder):
        if entry.path not in wanted and entry.name.endswith(kind.suffix) and entry.is_file(follow_symlinks=False):
            path = Path(entry.path)
            data = content(path) or b""
            origin = read(data)
            if origin and Path(origin.source).stem == path.stem:
                left[path] = data, origin
    if not left:
        return
    from baocao.commands.common.merge_base import known_texts  # which hardly any run needs

    known = known_texts(repository, {origin.source_sha256 for _, origin in left.values()})
    for path, (data, origin) in sorted(left.items()):
        if why := _why_kept(origin, known, kind):
            say(f"{shown(path)} là tệp của một báo cáo nay không còn dưới tên ấy, nhưng được giữ lại vì {why}.")
            continue
        try:
            remove(path, version(data))
        except (Changed, OSError):
            continue  # somebody has just saved it, or the disk does not let us: the next run tells
        say(f"Đã xóa {shown(path)}: báo cáo của tệp ấy không còn dưới tên ấy.")


def _why_kept(origin: Origin, known: Collection[str], kind: FileKind) -> str:
    if not origin.is_untouched:
        return f"đã {kind.changed} sau khi xuất. Không cần nữa thì xóa tệp ấy"
    if origin.status == ReportStatus.ISSUED.value:
        return "là văn bản đã ban hành. Không cần nữa thì xóa tệp ấy"
    if origin.source_sha256 not in known:
        return (
            "git cũng không có báo cáo ấy: lời của báo cáo chỉ còn ở đây. Lấy lại báo cáo từ tệp Word bằng: baocao "
            "import; không cần nữa thì xóa tệp ấy"
        )
    return ""
