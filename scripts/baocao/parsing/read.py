"""Stage 1: bytes in, a `Source` out. The only place where the bytes of a report become text.

UTF-8 with or without byte order mark, LF or CRLF, composed or decomposed letters are all read; what
had to be changed is noted. Never raises for a bad file: one that cannot be read is an empty source
with a note that says why and what to do.
"""

import errno
import re
import stat
import unicodedata
from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import NamedTuple

from baocao.language.system_errors import why
from baocao.model import Note, NoteKind, Source
from baocao.parsing.limits import MAX_BYTES
from baocao.regex import regex

MAX_MARKS = 100
"""Marks upon one letter; Vietnamese has at most two."""
_CONFLICT = regex(r"^(?:(?P<opens><{7})(?= |$)|(?P<closes>>{7})(?= |$)|\|{7}(?= |$)|={7}$).*", re.MULTILINE)
"""The lines between which git puts both versions of a place, and, where it is asked to, what it was before."""
_NO_PLAIN_LETTER = regex(f"[^\x00-\u02ff]{{{MAX_MARKS // 2},}}")
_ASCII_AS_BLANK = bytes(ord(" ") if byte < 0x80 else ord("x") for byte in range(0x100))
_NO_ASCII = b"x" * (MAX_MARKS // 2) * 2
"""What is left of so many letters of no plain kind, of two bytes or more each: quicker looked for than they are."""


class Read(NamedTuple):
    """A source and what reading noted about it; `data`: its bytes, where it is a plain file in a plain folder."""

    source: Source
    notes: tuple[Note, ...] = ()
    data: bytes | None = None


def decode(data: bytes, path: str) -> Read:
    """The text of `data`, known to the user as `path`."""
    if len(data) > MAX_BYTES:
        return unreadable(
            path,
            f"Tệp quá lớn: hơn {MAX_BYTES // (1024 * 1024)} MB, một báo cáo tối đa {MAX_BYTES // (1024 * 1024)} MB.",
            "Chuyển bảng số liệu dài sang tệp riêng, hoặc kiểm tra xem có dán nhầm nội dung khác vào tệp không.",
        )
    if data.startswith(b"PK\x03\x04"):
        ending = PurePosixPath(path).suffix.lower() or ".md"
        return unreadable(
            path,
            "Đây là tệp Word hoặc tệp nén, không phải tệp văn bản thường.",
            "Đổi tên không đổi được định dạng: đặt lại đuôi .docx, rồi chạy lệnh “baocao import TỆP.docx”."
            if ending == ".md"
            else f"Đổi tên không đổi được định dạng: chép nội dung từ Word sang một tệp {ending} mới.",
        )
    if data[:2] in (b"\xff\xfe", b"\xfe\xff"):
        return unreadable(path, "Tệp được lưu bằng mã UTF-16.", "Mở tệp bằng trình soạn thảo rồi lưu lại với mã UTF-8.")
    try:
        raw = data.decode("utf-8")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return unreadable(
            path,
            f"Tệp không phải văn bản UTF-8: byte 0x{data[error.start]:02X} ở dòng {line} không đọc được.",
            "Mở tệp bằng trình soạn thảo rồi lưu lại với mã UTF-8.",
        )
    as_typed = Source(path, raw)
    if as_typed.is_usual:  # nearly always: nothing had to be changed
        return Read(as_typed, tuple(_conflicts(as_typed)))
    may_pile = _NO_ASCII in data.translate(_ASCII_AS_BLANK)
    if may_pile and (piled := _piled_marks(raw)) is not None:
        return unreadable(
            path,
            f"Dòng {raw.count(chr(10), 0, piled) + 1} có hơn {MAX_MARKS} dấu chồng lên một chữ, không phải chữ viết.",
            "Xóa chỗ đó rồi gõ lại.",
        )
    source = Source(path, unicodedata.normalize("NFC", _lined(raw)), raw)
    return Read(source, remarks(source))


def _piled_marks(text: str) -> int | None:
    """Where more than `MAX_MARKS` marks stand upon one letter: putting them in order would take hours."""
    for stretch in _NO_PLAIN_LETTER.finditer(text):
        count = 0
        for at, letter in enumerate(stretch[0], start=stretch.start()):
            # Some marks stand for two, which composed text has apart.
            count = count + len(unicodedata.normalize("NFD", letter)) if unicodedata.combining(letter) else 0
            if count > MAX_MARKS:
                return at
    return None


def remarks(source: Source) -> tuple[Note, ...]:
    """What had to be changed to read a file as `source`, and where git left two versions of it."""
    lined = _lined(source.raw)
    changed = () if lined == source.text else (_not_composed(source, lined),)
    return (*changed, *_conflicts(source))


def _conflicts(source: Source) -> Iterator[Note]:
    """A note for each place that two people changed and git could not join, at its first line."""
    text = source.text
    if all(sign not in text or sign * 7 not in text for sign in "<>"):  # one sign alone is found much faster
        return
    places: list[list[re.Match[str]]] = []
    for match in _CONFLICT.finditer(text):
        if match["opens"] or not places or places[-1][-1]["closes"]:
            places.append([])
        places[-1].append(match)
    for place in places:
        if any(match["opens"] or match["closes"] for match in place):
            first, last = (source.position(match.start())[0] for match in (place[0], place[-1]))
            where = f"Dòng {first}" if first == last else f"Từ dòng {first} đến dòng {last}"
            yield Note(
                NoteKind.CONFLICT,
                source.line_span(first),
                f"{where} còn dấu xung đột của git: hai người cùng sửa một chỗ, hai bản đang nằm cạnh nhau.",
                "Giữ lại lời văn đúng rồi xóa các dòng <<<<<<<, ======= và >>>>>>>. Xong thì kiểm tra lại: các quy tắc "
                "khác đợi đến lúc ấy.",
            )


def _lined(raw: str) -> str:
    """The text without byte order mark, every line ending with LF alone."""
    raw = raw.removeprefix("\ufeff")
    return raw.replace("\r\n", "\n").replace("\r", "\n") if "\r" in raw else raw


def read_file(path: Path, name: str, root: Path, *, folder_is_inside: bool = False) -> Read:
    """The text of the file at `path`, shown to the user as `name`; it must lie in the repository `root`.

    `folder_is_inside`: its folder, links followed, is known to lie there.
    """
    try:
        is_inside = folder_is_inside and not path.is_symlink()
        if not is_inside and not path.resolve().is_relative_to(root.resolve()):
            return unreadable(
                name, "Tệp nằm ngoài kho báo cáo.", "Đặt tệp vào trong kho, không dùng liên kết dẫn ra ngoài."
            )
        found = path.stat()
        if stat.S_ISDIR(found.st_mode):
            return _folder(path, name)
        if not stat.S_ISREG(found.st_mode):
            return unreadable(name, "Đây không phải tệp thông thường.", "Thay bằng một tệp văn bản.")
        data = _content(path, found.st_size)
        return decode(data, name)._replace(data=data if is_inside else None)
    except FileNotFoundError:
        if path.is_symlink():
            return unreadable(
                name, "Tệp là một liên kết dẫn đến chỗ không có gì.", "Xóa liên kết, hoặc đặt vào đó một tệp thật."
            )
        return unreadable(name, "Không có tệp này.", "Kiểm tra lại tên tệp hoặc kỳ báo cáo.")
    except (OSError, RuntimeError) as error:
        if not isinstance(error, OSError) or error.errno == errno.ELOOP:  # before Python 3.13, and since
            return _circular(name)
        return unreadable(name, f"Không mở được tệp ({why(error)}).", "Kiểm tra quyền đọc tệp rồi thử lại.")


def _content(path: Path, size: int) -> bytes:
    """The bytes of a file that had `size` of them a moment ago, up to one more than may be."""
    with path.open("rb") as file:
        data = file.read(min(size, MAX_BYTES) + 1)  # room for the most that may be costs more than all the rest
        return data + file.read(MAX_BYTES + 1 - len(data)) if len(data) > size else data


def _folder(path: Path, name: str) -> Read:
    """What to say of a folder that stands where a report could. Raises OSError where it cannot be listed."""
    next(path.iterdir(), None)
    if not path.is_symlink():
        remedy = "Ghi rõ tên tệp trong thư mục ấy."
        if path.suffix.lower() == ".md":
            remedy = "Đổi tên thư mục: tên có đuôi .md là của một báo cáo."
        return unreadable(name, "Đây là một thư mục, không phải một tệp.", remedy)
    if path.parent.resolve().is_relative_to(path.resolve()):
        return _circular(name)
    return unreadable(
        name,
        "Đây là liên kết đến một thư mục nên báo cáo trong đó không được đọc.",
        "Thay liên kết bằng chính thư mục ấy.",
    )


def _circular(name: str) -> Read:
    return unreadable(name, "Đây là một liên kết dẫn vòng về chính nó.", "Xóa liên kết, hoặc đặt vào đó một tệp thật.")


def unreadable(path: str, message: str, remedy: str) -> Read:
    """A file that cannot be read: nothing but the reason."""
    source = Source(path, "")
    return Read(source, (Note(NoteKind.UNREADABLE, source.span(0, 0), message, remedy),))


def _not_composed(source: Source, lined: str) -> Note:
    pairs = enumerate(zip(lined.split("\n"), source.text.split("\n"), strict=True), start=1)
    lines = [number for number, (before, after) in pairs if before != after]
    return Note(
        NoteKind.NOT_NFC,
        source.line_span(lines[0]),
        f"{len(lines)} dòng có chữ Việt ở dạng tách rời (dấu đứng riêng khỏi chữ).",
    )
