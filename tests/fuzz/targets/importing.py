"""The bytes of any Word file, imported: whatever it holds becomes a report, or is refused in a sentence."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import suppress

from baocao.exchange.importing import NotImported, Unreadable, import_document
from baocao.model import Source
from baocao.parsing.parse import parse
from baocao.period import Period
from baocao.word.reading import NotWord, open_word
from fuzz.targets import verify
from support.offices import office_config

MAX_LEN = verify.MAX_LEN
_PERIOD = Period(2023, 4, 4)


def seeds() -> Iterator[bytes]:
    from support.strangers import MERGED_TABLE, PAGE_PARTS, head_tabs, stranger
    from support.wordfiles import p

    yield from verify.seeds()
    yield stranger(more=MERGED_TABLE)
    yield stranger(head_tabs(), sectPr=PAGE_PARTS, headers={"rIdH1": p("a"), "rIdFooter1": p("b")})


def run(data: bytes) -> None:
    with suppress(NotWord, NotImported, Unreadable):
        made = import_document(open_word(data), office_config(), _PERIOD)
        report = parse(Source("2023-04.md", made.text), office_config())
        assert report.front.period == _PERIOD
        assert not report.markers
        lines = made.text.split("\n")
        assert all(each.line and "[Chưa xếp chỗ" in lines[each.line - 1] for each in made.unplaced)


def mutate(data: bytes, most: int, mutate_bytes: Callable[[bytes, int], bytes], seed: int) -> bytes:
    return verify.mutate(data, most, mutate_bytes, seed)
