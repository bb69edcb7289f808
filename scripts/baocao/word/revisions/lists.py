"""Lists and links of the older file in the newer one, under names that are free there."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from baocao.word.package import R
from baocao.word.revisions.lines import Line
from baocao.word.writing.elements import NS, VAL, P

_LINK_ID = f"{{{R}}}id"


def take_over_lists(old: Any, new: Any, old_numbering: Any, new_numbering: Any) -> None:
    """Give the items of the `old` document numbers of lists in `new_numbering`: that of the list which holds the same
    items now or, for one that is gone, a further list."""
    became = _became(old, new)
    shift = max((int(each.get(f"{NS}numId")) for each in new_numbering.iterfind(f"{NS}num")), default=0)
    shift_kinds = 1 + max(
        (int(each.get(f"{NS}abstractNumId")) for each in new_numbering.iterfind(f"{NS}abstractNum")), default=0
    )
    for number in old.iter(f"{NS}numId"):
        name = number.get(VAL)
        number.set(VAL, became.get(name) or str(int(name) + shift))
    lists = [deepcopy(each) for each in old_numbering.iterfind(f"{NS}num") if each.get(f"{NS}numId") not in became]
    kinds = {each.find(f"{NS}abstractNumId").get(VAL) for each in lists}
    at = len(new_numbering.findall(f"{NS}abstractNum"))
    for kind in old_numbering.iterfind(f"{NS}abstractNum"):
        if kind.get(f"{NS}abstractNumId") in kinds:
            further = deepcopy(kind)
            name = int(kind.get(f"{NS}abstractNumId")) + shift_kinds
            further.set(f"{NS}abstractNumId", str(name))
            further.find(f"{NS}nsid").set(VAL, f"{name:08X}")  # by this Word knows kinds of lists apart
            new_numbering.insert(at, further)
            at += 1
    for each in lists:
        each.set(f"{NS}numId", str(int(each.get(f"{NS}numId")) + shift))
        kind = each.find(f"{NS}abstractNumId")
        kind.set(VAL, str(int(kind.get(VAL)) + shift_kinds))
        new_numbering.append(each)


def _became(old: Any, new: Any) -> dict[str, str]:
    """The lists that hold the same items now as then, by their old names."""
    now: dict[object, str] = {}
    for said, name in _items(new):
        now.setdefault(said, name)
    votes = Counter((name, now[said]) for said, name in _items(old) if said in now)
    became: dict[str, str] = {}
    for (name, other), _ in votes.most_common():
        became.setdefault(name, other)
    return became


def _items(document: Any) -> Iterator[tuple[object, str]]:
    for number in document.iter(f"{NS}numId"):
        paragraph = next(number.iterancestors(P))
        yield Line(paragraph).said, number.get(VAL)


def take_over_links(old: Any, links: dict[str, str]) -> dict[str, str]:
    """The links of the `old` document under names of their own, which its hyperlinks have from now on."""
    for link in old.iter(f"{NS}hyperlink"):
        link.set(_LINK_ID, f"old{link.get(_LINK_ID)}")
    return {f"old{name}": target for name, target in links.items()}
