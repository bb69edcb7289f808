"""Where the draft of a period goes, and how it is written there: never over a report."""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.commands.common.output import show_line
from baocao.commands.common.writing import not_written
from baocao.files import ABSENT, Changed, Outside, write_over
from baocao.period import Period
from baocao.repository import OfficeFolder, Repository, report_path


@dataclass(frozen=True, slots=True)
class DraftPlace:
    """Where a command puts its draft: the file, what messages call it, and what to say if it is taken."""

    path: Path
    name: str
    root: Path
    command: str

    @property
    def taken(self) -> Refused:
        return Refused(f"Đã có {self.name}; lệnh {self.command} không ghi đè. Mở tệp đó để sửa tiếp.")


def place_of_draft(repository: Repository, folder: OfficeFolder, period: Period, command: str) -> DraftPlace:
    """The place of the report of `period`. Raises Refused where there is one, or where none can be."""
    path = report_path(folder, period)
    place = DraftPlace(path, repository.name(path), repository.root, command)
    for parent in (path.parent.parent, path.parent):
        if os.path.lexists(parent) and not parent.is_dir():
            why = f"{repository.name(parent)} không phải một thư mục nên không đặt được báo cáo vào đó."
            raise Refused(f"{why} Hãy xóa hoặc đổi tên nó.", WRONG_USAGE)
    if os.path.lexists(path):  # also a link to nothing: it is not for us to make what it leads to
        raise place.taken
    return place


def write_draft(place: DraftPlace, text: str) -> None:
    """Write the draft and show where it is. Raises Refused where somebody was faster, or where it cannot be written."""
    try:
        write_over(place.path, text.encode(), ABSENT, place.root)
    except Changed:
        raise place.taken from None
    except Outside:
        raise Refused(
            f"Chỗ của {place.name} nằm ngoài kho báo cáo (qua một liên kết); "
            f"lệnh {place.command} không ghi ra ngoài kho."
        ) from None
    except OSError as error:
        raise not_written(place.name, error) from None
    show_line(place.name)
