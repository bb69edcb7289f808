"""All words of a search may stand in one item of many that have some: it is found at first."""

from __future__ import annotations

from pathlib import Path

import pytest

from bench.item_search import asked_at_random
from bench.realistic import realistic_archive
from bench.site import build, ours

pytestmark = pytest.mark.takes_long


def test_random_words_of_an_item_find_one_that_has_them_all(tmp_path: Path) -> None:
    realistic_archive(tmp_path / "kho", 12)
    ours(tmp_path / "kho")
    site = build(tmp_path / "kho").site
    assert [one.words for one in asked_at_random(site, 60) if not one.is_found] == []
