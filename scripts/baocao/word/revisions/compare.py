"""The comparison of two Word files of a report as one file with tracked changes."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from typing import Any

from baocao.word.package import CUSTOM, DOCUMENT, R, whole_package, zip_package
from baocao.word.revisions.lists import take_over_links, take_over_lists
from baocao.word.revisions.merging import merge_blocks
from baocao.word.revisions.parts import blocks_of
from baocao.word.revisions.stamp import Comparison, stamped
from baocao.word.revisions.tracked import Authorship, sign
from baocao.word.stamp import parts_of
from baocao.word.writing.elements import NS, parse, serialise

_CORE = "docProps/core.xml"
_STYLES, _NUMBERING, _LINKS = "word/styles.xml", "word/numbering.xml", "word/_rels/document.xml.rels"
_STATUS = "{http://schemas.openxmlformats.org/package/2006/metadata/core-properties}contentStatus"
_COMPARED = "Bản so sánh"


def compare_files(
    old: bytes | None, new: bytes | None, authorship: Authorship, comparison: Comparison
) -> tuple[bytes, int]:
    """The Word file `new` with all that is other than in `old` as changes, and how many these are; without `old` all of
    it is new, without `new` all of `old` is gone.

    Both are files that `writing` made. Accepting all changes gives the words of `new`, rejecting them those of `old`.
    """
    before, after = (parts_of(data) if data else None for data in (old, new))
    parts = after or before
    assert parts is not None, "one of the files, made by `writing`"
    document, numbering, styles = (parse(parts[name]) for name in (DOCUMENT, _NUMBERING, _STYLES))
    links = _links(parts)
    body = document[0]
    *_, section = body
    blocks = blocks_of(body)
    if after is None:
        merged = merge_blocks(blocks, ())
    elif before is None:
        merged = merge_blocks((), blocks)
    else:
        older = parse(before[DOCUMENT])
        for mark in list(older.iter(f"{NS}sectPr")):  # the pages are those of the newer file
            mark.getparent().remove(mark)
        take_over_lists(older, document, parse(before[_NUMBERING]), numbering)
        links |= take_over_links(older, _links(before))
        _take_over_styles(parse(before[_STYLES]), styles)
        merged = merge_blocks(blocks_of(older[0]), blocks)
    body[:] = [*merged, section]
    count = sign(body, authorship)
    named = {DOCUMENT: document, _NUMBERING: numbering, _STYLES: styles, _CORE: _compared(parts[_CORE])}
    content = {name: parts[name] for name in parts if name.startswith(("word/", "docProps/")) and name != _LINKS}
    whole = whole_package(
        {**content, **{name: serialise(root) for name, root in named.items()}, CUSTOM: b""}, _used(document, links)
    )
    return zip_package(stamped(whole, comparison)), count


def _links(parts: Mapping[str, bytes]) -> dict[str, str]:
    rows = parse(parts[_LINKS])
    return {row.get("Id"): row.get("Target") for row in rows if row.get("Type") == f"{R}/hyperlink"}


def _used(document: Any, links: Mapping[str, str]) -> dict[str, str]:
    used = {link.get(f"{{{R}}}id") for link in document.iter(f"{NS}hyperlink")}
    return {name: target for name, target in links.items() if name in used}


def _take_over_styles(old: Any, new: Any) -> None:
    """Add the styles that only the older file has: an office may have set its tables smaller then."""
    known = {style.get(f"{NS}styleId") for style in new.iterfind(f"{NS}style")}
    new.extend(deepcopy(style) for style in old.iterfind(f"{NS}style") if style.get(f"{NS}styleId") not in known)


def _compared(core: bytes) -> Any:
    root = parse(core)
    for status in root.iter(_STATUS):
        status.text = _COMPARED
    return root
