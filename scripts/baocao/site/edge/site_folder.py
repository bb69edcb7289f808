"""The folder that a site goes to, which is emptied first: nothing is lost there that no build has put there."""

from __future__ import annotations

import json
from pathlib import Path

from baocao.language.system_errors import why
from baocao.store.folders import BUILD

_MARK = "index.json"
"""A file of every site, which says what this one is while the rest is not yet there."""
_KEYS = {"version", "offices"}


class NotOurs(Exception):
    """The folder must not be emptied."""


class NoFolder(NotOurs):
    """What stands there is no folder that can be read."""


def ensure_ours(site: Path, root: Path) -> None:
    """Raise NotOurs where the folder holds what no build of a site has put there; `root`: the repository's."""
    place = Path(site).resolve()
    if place.is_relative_to(root / BUILD) and place != root / BUILD:
        return
    try:
        is_empty = not site.exists() or not any(site.iterdir())
        index = json.loads((site / _MARK).read_text(encoding="utf-8")) if not is_empty else {}
    except NotADirectoryError:
        raise NoFolder(f"{site} không phải một thư mục. Chọn tên khác để ghi trang lưu trữ.") from None
    except PermissionError as error:
        raise NoFolder(f"Không đọc được {site}: {why(error)}. Chọn thư mục khác.") from None
    except (OSError, ValueError):
        index = {}
    if not is_empty and not (isinstance(index, dict) and index.keys() >= _KEYS):
        raise NotOurs(
            f"Thư mục {site} đã có thứ khác, không phải trang lưu trữ, nên không ghi vào: dựng trang thì mọi thứ cũ "
            "trong thư mục bị xóa. Chọn một thư mục mới hoặc trống."
        )


def mark_as_ours(site: Path) -> None:
    """Let the next build know the folder as a site's, should this one break off."""
    mark = site / _MARK
    if not mark.exists():
        site.mkdir(parents=True, exist_ok=True)
        mark.write_text(json.dumps(dict.fromkeys(sorted(_KEYS), 0)), encoding="utf-8")
