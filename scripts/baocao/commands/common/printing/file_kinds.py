"""The kinds of files that are made of reports, and the arguments that they are asked for with."""

from __future__ import annotations

from argparse import ArgumentParser
from dataclasses import dataclass
from pathlib import Path

from baocao.commands.common.reports import add_reports
from baocao.commands.common.scheduling import add_scheduler

BUILD_FOLDER = Path("build")


@dataclass(frozen=True, slots=True)
class FileKind:
    """A kind of file that is made of a report: where such files are kept, from the root of the repository, their
    suffix, and how one of them comes to be changed."""

    folder: Path
    suffix: str
    changed: str


_BY_WORD = "được sửa hoặc lưu lại bằng Word"
WORD = FileKind(BUILD_FOLDER / "docx", ".docx", _BY_WORD)
PDF = FileKind(BUILD_FOLDER / "pdf", ".pdf", "được ký số hoặc sửa")
COMPARISON = FileKind(BUILD_FOLDER / "diff", ".docx", _BY_WORD)


def add_files(parser: ArgumentParser, kind: FileKind) -> None:
    """The arguments that name reports and official files."""
    add_reports(parser)
    add_scheduler(parser)
    add_output(parser, kind)
    parser.add_argument(
        "--changed", action="store_true", help="chỉ xuất những báo cáo đã đổi sau lần xuất trước (make gọi như vậy)"
    )
    parser.add_argument(
        "--force",
        action="store_true",
        help="ghi đè cả tệp đã sửa, tệp lạ và văn bản đã ban hành (Nghị định 30, Điều 18)",
    )
    parser.add_argument("--since", metavar="BẢN", help="chỉ xuất báo cáo đã đổi so với bản git này (main, HEAD~1)")


def add_output(parser: ArgumentParser, kind: FileKind) -> None:
    """The argument that says where files go."""
    parser.add_argument(
        "-o",
        "--output",
        metavar="NƠI_GHI",
        help=f"thư mục, hoặc tên tệp {kind.suffix} khi chỉ xuất một báo cáo (mặc định: {kind.folder.as_posix()}/)",
    )
