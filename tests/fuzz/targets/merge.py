"""A Word file of ours that anybody changed, brought back into the report that it was made from."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import suppress

from baocao.render.formats import formats_of, renderer
from baocao.word.reading import NotWord
from fuzz.invariants import is_harmless
from fuzz.targets.verify import mutate

MAX_LEN = 60_000
__all__ = ["MAX_LEN", "mutate", "run", "seeds"]


def seeds() -> Iterator[bytes]:
    from support.edit_cases import CASES
    from support.merging import REPORT, built
    from support.written import compared

    yield built(REPORT)
    for case in list(CASES.values())[:4]:
        yield compared(case.old, case.new, case.new_office, case.old_office).data


def run(data: bytes) -> None:
    from support.merging import REPORT, merged, parsed

    ours = REPORT.replace("120 cán bộ", "140 cán bộ").replace("{#nghiem-thu}", "{#nghiem-thu han=2022-06}")
    for now, accept in ((REPORT, True), (ours, False)):
        with suppress(NotWord):
            found = merged(REPORT, data, now, accept=accept)
            assert parsed(found.text or now).front.period == parsed(REPORT).front.period
            if not found.applied:
                assert found.text is None
            for name in formats_of("merge"):
                is_harmless(renderer("merge", name)(found, False, 80))
