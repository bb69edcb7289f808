"""One table says everything of a status; the style sheet and the parser agree with it."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from baocao import site
from baocao.language.letters import without_diacritics
from baocao.language.wording import NEED_REASON, STATUSES, UNFINISHED_STATUSES
from baocao.model import STANDINGS, Source, Standing, Status, standing_of
from baocao.parsing.markers import marker_text, strip

STYLES = Path(site.__file__).with_name("theme") / "assets" / "baocao.css"


def test_every_standing_has_its_own_mark_and_look() -> None:
    assert len({standing.value for standing in STANDINGS}) == len(STANDINGS)
    assert len({standing.facts.look for standing in STANDINGS}) == len(STANDINGS)
    assert standing_of(None) is Status.OPEN


@pytest.mark.parametrize("standing", STANDINGS)
def test_the_style_sheet_has_every_look(standing: Standing) -> None:
    styles = STYLES.read_text(encoding="utf-8")
    for kind in ("state", "mark", "fill"):
        assert re.search(rf"\.bc-{kind}--{standing.facts.look}\b", styles), kind


def test_messages_name_the_statuses_that_a_result_may_have() -> None:
    assert STATUSES == "“xong”, “đang”, “chưa” hoặc “bỏ”"
    assert UNFINISHED_STATUSES == "“đang”, “chưa” hoặc “bỏ”"
    assert NEED_REASON == "“chưa” và “bỏ” kèm lý do"


@pytest.mark.parametrize("reason", ["", "vướng thủ tục"])
@pytest.mark.parametrize("status", [*Status, None])
def test_a_marker_is_read_as_it_was_written_also_without_diacritics(status: Status | None, reason: str) -> None:
    slugs = ("mua-may-chu", "may-in")
    for mark in {status, without_diacritics(status)} if status else {None}:
        ((_, marker),) = strip(Source("", f"- Mua. {marker_text(slugs, mark, reason)}")).placed
        assert (marker.slugs, marker.status, marker.reason or "") == (slugs, status, reason)
