"""Why a task was not done or dropped: as its marker, its words or the details below it say. Pure."""

from baocao.language.told_status import stated_reason, told_reason
from baocao.model import Block, BlockKind, Item, Marker
from baocao.parsing.walk import walk


def given_reason(item: Item, marker: Marker | None) -> str:
    """The reason that a result gives for its task; empty where it gives none."""
    marked = marker.reason if marker else ""
    return marked or stated_reason(item.text) or told_reason(item.text) or detailed_reason(item.block)


def detailed_reason(bullet: Block) -> str:
    """The reason that the details nested in a bullet state; empty without."""
    if bullet.kind is not BlockKind.LIST_ITEM:
        return ""
    details = [child for child in bullet.children if child.kind is not BlockKind.PARAGRAPH]
    proses = [block.prose for block in walk(details) if block.prose]
    return next(filter(None, (stated_reason(prose.text) for prose in proses if not prose.marks)), "")
