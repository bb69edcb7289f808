"""Everything that one office gives to the site: pages without markup of anybody's, and data that programs can read."""

from __future__ import annotations

import csv
import json
from collections.abc import Iterator
from io import StringIO

from lxml import etree

from baocao.site.data_files import FEED, INDEX, data_files
from baocao.site.office_part import part_of
from fuzz import offices, seeding
from fuzz.invariants import is_safe_page
from fuzz.pieces import reports_of, text_of


def seeds() -> Iterator[bytes]:
    yield from seeding.typed(seeding.archives())
    yield from seeding.typed(seeding.reports())
    yield from seeding.composed()


def run(data: bytes) -> None:
    office = offices.office_of(reports_of(text_of(data)))
    part = part_of(office, {})
    for page in part.pages:
        is_safe_page(page.html)
    assert not part.dead, f"a link to nothing: {part.dead[0]}"
    assert len({page.uri for page in part.pages}) == len(part.pages)
    for name, text in data_files([part.share], "https://a.vn/"):
        if name == INDEX:
            json.loads(text)
        elif name == FEED:
            etree.fromstring(text.encode())
        else:
            _is_table(text)


def _is_table(text: str) -> None:
    rows = list(csv.reader(StringIO(text.removeprefix("\ufeff"))))
    assert {len(row) for row in rows} == {len(rows[0])}
    for row in rows:
        for cell in row:
            assert cell[:1] not in ("=", "+", "@", "\t"), f"a formula: {cell!r}"
            assert cell[:1] != "-" or cell[1:2].isdecimal(), f"a formula: {cell!r}"
