"""One table says everything of a status; the style sheet and the parser agree with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao import site
from baocao.language.letters import without_diacritics
from baocao.model import Source, Status
from baocao.parsing.markers import marker_text, strip
from baocao.tasks.statuses import FACTS, NEED_REASON, Standing, standing_of

STYLES = Path(site.__file__).with_name("theme") / "assets" / "baocao.css"


def test_every_standing_has_its_row_and_every_status_its_standing() -> None:
    assert list(FACTS) == list(Standing)
    assert [standing_of(status) for status in Status] == list(Standing)[: len(Status)]
    assert standing_of(None) is Standing.OPEN


@pytest.mark.parametrize("standing", Standing)
def test_the_style_sheet_has_every_look(standing: Standing) -> None:
    assert f".bc-state--{standing.facts.look}" in STYLES.read_text(encoding="utf-8")


def test_messages_name_the_statuses_that_need_a_reason() -> None:
    assert NEED_REASON == "“chưa” và “bỏ” kèm lý do"


@pytest.mark.parametrize("reason", ["", "vướng thủ tục"])
@pytest.mark.parametrize("status", [*Status, None])
def test_a_marker_is_read_as_it_was_written_also_without_diacritics(status: Status | None, reason: str) -> None:
    slugs = ("mua-may-chu", "may-in")
    for mark in {status, without_diacritics(status)} if status else {None}:
        ((_, marker),) = strip(Source("", f"- Mua. {marker_text(slugs, mark, reason)}")).placed
        assert (marker.slugs, marker.status, marker.reason or "") == (slugs, status, reason)
