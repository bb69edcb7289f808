"""Writes a set of new files, all or none: what is in the way is told before anything is written."""

from __future__ import annotations

import os
from collections.abc import Collection, Mapping
from contextlib import suppress
from pathlib import Path

from baocao.commands.common.outcome import FOUND, WRONG_USAGE, Refused
from baocao.commands.common.writing import not_written
from baocao.files import ABSENT, Changed, Outside, content, write_over

_MOST_NAMED = 8


def ensure_free(root: Path, names: Collection[str]) -> None:
    """Raises Refused where one of these files is there already, or cannot be, for what stands in its folder's place."""
    for folder in (root, *(root / name for name in names)):
        for above in reversed(folder.parents if folder is not root else (*folder.parents[::-1], folder)):
            if os.path.lexists(above) and not above.is_dir():
                raise Refused(f"{above} không phải một thư mục nên không đặt được tệp vào đó.", WRONG_USAGE)
    there = sorted(name for name in names if os.path.lexists(root / name))
    if there:
        more = f" và {len(there) - _MOST_NAMED} tệp nữa" if len(there) > _MOST_NAMED else ""
        raise Refused(
            f"Thư mục {root} đã có {', '.join(there[:_MOST_NAMED])}{more}; lệnh init không ghi đè. Đổi tên hoặc chuyển "
            "các tệp ấy đi, hoặc chọn thư mục khác.",
            FOUND,
        )


def write_new(root: Path, texts: Mapping[str, str]) -> None:
    """Write the texts by their names below `root`. Raises Refused; then, and on Ctrl-C, nothing of them is left."""
    made: list[Path] = []
    written: list[str] = []
    try:
        for name, text in texts.items():
            path = root / name
            made += [folder for folder in reversed(path.parents) if not folder.exists()]
            written.append(name)
            try:
                write_over(path, text.encode(), ABSENT, root)
            except (Changed, Outside, OSError) as error:
                raise not_written(str(path), error) from None
    except BaseException:
        take_back(root, {name: texts[name] for name in written}, made)
        raise


def take_back(root: Path, texts: Mapping[str, str], folders: Collection[Path] = ()) -> None:
    """Remove the files that hold what was written, and the folders that were made for them."""
    for name, text in texts.items():
        with suppress(OSError, Outside):
            if content(root / name, root) == text.encode():
                (root / name).unlink()
    for folder in sorted(folders, key=lambda folder: -len(folder.parts)):
        with suppress(OSError):
            folder.rmdir()
