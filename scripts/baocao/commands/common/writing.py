"""How commands write over reports that they have read: all at the end, and saying what is on disk and what is not."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from baocao.commands.common.outcome import FOUND, OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say
from baocao.files import Changed, Outside, content, version, write_over
from baocao.language.system_errors import why
from baocao.repository import Repository


@dataclass(frozen=True, slots=True)
class Change:
    """A report's name in messages, which is its path from the root; its text as it was read, and the new one."""

    name: str
    old: str
    new: str


def write_all(repository: Repository, changes: Sequence[Change], verb: str) -> tuple[list[Change], int]:
    """Write each change over what was read; those that are on disk, and the exit code.

    What is refused is told and stops no other. `verb` says in Vietnamese what is done to a file.
    """
    written: list[Change] = []
    code = OK
    try:
        for change in changes:
            try:
                _write(repository, change)
                written.append(change)
            except (Changed, Outside, OSError) as error:
                refused = not_written(change.name, error)
                say(str(refused))
                code = max(code, refused.code)
    except KeyboardInterrupt:
        say("Lệnh bị ngắt giữa chừng.")
        if _holds(repository, change.name, change.new):
            written.append(change)
        raise
    finally:
        missing = [change.name for change in changes if change not in written]
        if missing:
            if written:
                say(f"Đã {verb} {len(written)} tệp: {', '.join(change.name for change in written)}.")
            say(f"Chưa {verb} {len(missing)} tệp: {', '.join(missing)}.")
    return written, code


def ensure_unchanged(repository: Repository, name: str, old: str) -> None:
    """Raises Refused where the report is not what was read any more."""
    try:
        if not _holds(repository, name, old):
            path = repository.root / name
            raise not_written(name, Changed(path, is_gone=not path.exists()))
    except (Outside, OSError) as error:
        raise not_written(name, error) from None


def not_written(name: str, error: Changed | Outside | OSError) -> Refused:
    """Why the file called `name` was not written, and what to do."""
    match error:
        case Changed(is_gone=True):
            return Refused(
                f"{name} vừa bị xóa hoặc đổi tên trong lúc lệnh đang chạy nên không ghi. Xem lại tên tệp rồi chạy "
                "lại lệnh."
            )
        case Changed():
            return Refused(
                f"Có người (hoặc chương trình khác) vừa lưu {name} trong lúc lệnh đang chạy. Bản vừa lưu được giữ "
                "nguyên, không bị ghi đè; hãy chạy lại lệnh để làm tiếp trên bản ấy.",
                FOUND,
            )
        case Outside():
            return Refused(
                f"{name} là liên kết dẫn ra ngoài nơi được ghi nên không ghi. Đặt tệp thật vào chỗ của liên kết rồi "
                "chạy lại lệnh.",
                WRONG_USAGE,
            )
    return Refused(
        f"Không đọc hoặc ghi được {name}: {why(error)}. Xem lại đĩa và quyền truy cập rồi chạy lại lệnh.", WRONG_USAGE
    )


def _write(repository: Repository, change: Change) -> None:
    path = repository.root / change.name
    write_over(path, change.new.encode(), version(change.old.encode()), repository.root)


def _holds(repository: Repository, name: str, text: str) -> bool:
    return content(repository.root / name, repository.root) == text.encode()
