"""What changed in the list of offices, in words. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from baocao.language.wording import shortened
from baocao.review.office_list import ListChange

_LONGEST = 160
"""Characters of the names of offices that are enough."""


def listing_sentences(changes: Iterable[ListChange]) -> Iterator[str]:
    """A sentence for the offices that came, for those that went, and for each that lies elsewhere."""
    changes = list(changes)
    if came := [change.id for change in changes if change.old is None]:
        yield f"Tệp baocao.yml nay khai thêm cơ quan {_names(came)}: báo cáo của cơ quan khai thêm đều tính là mới."
    if went := [change for change in changes if change.new is None]:
        named = [change.id for change in went if change.id]
        whose = f"cơ quan {_names(named)}" if named else "cơ quan ở thư mục gốc"
        yield f"Tệp baocao.yml không còn khai {whose}{_left(sum(change.left for change in went))}."
    for change in changes:
        if change.old is not None and change.new is not None:
            yield f"Tệp baocao.yml nay khai cơ quan {change.id} ở thư mục khác{_left(change.left)}."


def _names(names: Iterable[str]) -> str:
    return shortened(", ".join(names), _LONGEST)


def _left(count: int) -> str:
    if not count:
        return ""
    return f"; {count} báo cáo vẫn nằm ở chỗ cũ, nhưng không thuộc cơ quan nào nên không được kiểm tra, không được in"
