"""What may stand where a file of text should, none of it a file that an editor would write."""

from __future__ import annotations

import os
import shutil
import socket
from collections.abc import Callable
from pathlib import Path

_FRONT = "---\nperiod: 2022-05\nstatus: draft\n---\n"


def _socket(path: Path) -> None:
    # The name of a socket may not be long, so it is made where it has to be.
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as one:
            one.bind(path.name)
    finally:
        os.chdir(before)


READABLE: dict[str, Callable[[Path], object]] = {
    "empty": lambda path: path.write_bytes(b""),
    "front matter alone": lambda path: path.write_text(_FRONT, encoding="utf-8"),
    "a NUL": lambda path: path.write_text(f"{_FRONT}\n- Mua máy\0chủ. {{#mua-\0may}}\n", encoding="utf-8"),
    "carriage returns alone": lambda path: path.write_bytes(_FRONT.replace("\n", "\r").encode()),
    "half a pair, escaped": lambda path: path.write_text(
        '---\nperiod: 2022-05\nsigner: {full_name: "\\ud800"}\n---\n\n- \\ud800 &#xd800; {#a-b chưa "\\ud800"}\n',
        encoding="utf-8",
    ),
    "escape sequences": lambda path: path.write_text(
        '---\nperiod: "2022-05\\e[2J"\nsubject: "\\e]0;x\\a::error::x"\n---\n\n- \x1b[2J\x9b31m ##[error]x\n', "utf-8"
    ),
}
"""Files of text, however odd."""
UNREADABLE: dict[str, Callable[[Path], object]] = {
    "binary": lambda path: path.write_bytes(bytes(range(256)) * 20),
    "UTF-16": lambda path: path.write_bytes("Báo cáo".encode("utf-16")),
    "half a pair": lambda path: path.write_bytes("Báo \ud800 cáo".encode("utf-8", "surrogatepass")),
    "3 MB": lambda path: path.write_bytes(b"a" * 3_000_000),
    "folder": lambda path: path.mkdir(),
    "pipe": lambda path: os.mkfifo(path),
    "socket": _socket,
    "link to nothing": lambda path: path.symlink_to("khong-co"),
    "link out of the repository": lambda path: path.symlink_to("/etc/passwd"),
    "link out to a folder": lambda path: path.symlink_to("/etc"),
    "link to itself": lambda path: path.symlink_to(path.name),
    "link to what holds it": lambda path: path.symlink_to(".."),
    "link through itself": lambda path: path.symlink_to(f"{path.name}/x/y"),
    "link to a device": lambda path: path.symlink_to("/dev/zero"),
}
"""What cannot be read as text."""
ALL = READABLE | UNREADABLE


def put(path: Path, kind: str) -> None:
    """What `kind` names in place of the file or folder at `path`, which none may be able to read."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    path.unlink(missing_ok=True)
    if kind == "forbidden":
        path.write_text(_FRONT, encoding="utf-8")
        path.chmod(0)
    else:
        ALL[kind](path)
