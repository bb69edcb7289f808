"""Where a new office goes: a repository of its own, or a place in one of many."""

from __future__ import annotations

import re
from argparse import Namespace
from pathlib import Path, PurePosixPath

from baocao.commands.common.outcome import FOUND, WRONG_USAGE, Refused
from baocao.language.letters import without_diacritics
from baocao.model import SLUG
from baocao.new_office.office_files import file_names
from baocao.period import Period
from baocao.repository import CONFIG_NAME, REPORTS_FOLDER, Repository, find_root, open_repository, real
from baocao.yaml.document import YamlDocument

SCHEMA_NAME = "build/baocao.schema.json"
_OFFICES_FOLDER = "offices"


class OfficePlace:
    """Where the office goes: the root of its repository, which `is_new` or of many, and its folder below. Raises
    Refused, ConfigError."""

    def __init__(self, arguments: Namespace) -> None:
        self.office: str = arguments.office or ""
        start = real(arguments.folder)
        if arguments.office is not None:
            _ensure_id(arguments.office)
        elif arguments.config is not None:
            raise Refused("Lệnh init tự viết baocao.yml mới, không dùng --config (trừ khi có --office).", WRONG_USAGE)
        around = arguments.config.parent if arguments.config is not None else find_root(_existing(start))
        self.root = start if around is None else real(around)
        self.shown = arguments.folder
        self.main: YamlDocument | None = None
        self.folder = f"{_OFFICES_FOLDER}/{self.office}" if self.office else ""
        if around is not None:
            self._join(open_repository(self.root, arguments.config))

    @property
    def is_new(self) -> bool:
        """Whether there is no repository yet."""
        return self.main is None

    @property
    def shared_files(self) -> list[str]:
        """The files at the root that are to be written."""
        if not self.is_new:
            return []
        return [*file_names(), SCHEMA_NAME, *([CONFIG_NAME] if self.office else [])]

    def inside(self, name: str) -> str:
        """The path from the root of a file of the office."""
        return f"{self.folder}/{name}" if self.folder else name

    def named(self, period: Period) -> str:
        """How commands call a report of the office."""
        return f"{self.office}/{period}" if self.office else str(period)

    def _join(self, repository: Repository) -> None:
        """Take a place in the repository that is there."""
        ids = {folder.id: folder.path for folder in repository.folders}
        if not self.office:
            own = "đã là kho báo cáo" if real(self.shown) == repository.root else "nằm trong một kho báo cáo"
            way = "Thêm một cơ quan vào kho ấy: baocao init --office TÊN-TẮT" if "" not in ids else "Chọn thư mục khác"
            raise Refused(f"Thư mục {self.shown} {own} ({repository.root / CONFIG_NAME}). {way}.", FOUND)
        if "" in ids:
            raise Refused(
                f"{repository.root / CONFIG_NAME} là của riêng một cơ quan, chưa phải kho nhiều cơ quan. Muốn thêm cơ "
                f"quan thứ hai: chuyển {CONFIG_NAME} và {REPORTS_FOLDER}/ vào {_OFFICES_FOLDER}/TÊN-TẮT-CŨ/, viết ở "
                f"gốc một {CONFIG_NAME} mới có dòng “offices: {{TÊN-TẮT-CŨ: {_OFFICES_FOLDER}/TÊN-TẮT-CŨ}}”, rồi chạy "
                "lại lệnh này. Chưa có tệp nào bị đổi.",
                FOUND,
            )
        if self.office in ids:
            raise Refused(f"Kho đã có cơ quan “{self.office}”. Các cơ quan đang có: {', '.join(ids)}.", FOUND)
        self.main = repository.folders[0].main.document
        beside = PurePosixPath(next(reversed(ids.values())).relative_to(repository.root).as_posix()).parent
        self.folder = (beside / self.office).as_posix()


def _existing(path: Path) -> Path:
    """The path, or the folder above it that is there."""
    return next(folder for folder in (path, *path.parents) if folder.is_dir())


def _ensure_id(office: str) -> None:
    if re.fullmatch(SLUG, office):
        return
    words = re.sub(r"[^a-z0-9]+", "-", without_diacritics(office)).strip("-")
    better = words if re.fullmatch(SLUG, words) else "so-y-te"
    raise Refused(
        f"“{office}” không dùng làm tên tắt được: chỉ gồm chữ thường không dấu, chữ số, dấu gạch nối, từ 2 đến 60 ký "
        f"tự. Ví dụ: --office {better}",
        WRONG_USAGE,
    )
