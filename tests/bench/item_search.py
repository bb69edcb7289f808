"""Random words of random items, asked in a real browser: does a search find, at first, an item that has them all?"""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from random import Random
from urllib.parse import urlencode

from baocao.site.search.words import words_in
from support.site_browser import chromium, served

_ITEM = re.compile(r".*-\d+-\d+|/.*")
_MISSING = ".bc-found__missing"


@dataclass(frozen=True, slots=True)
class Asked:
    """What was asked, and whether an item that has all words was found at first."""

    words: str
    is_found: bool


def items_of(site: Path) -> Iterator[str]:
    """The text of each item and task, as the files of the search have it."""
    for path in sorted((site / "tim").glob("t-*.js")):
        for anchor, text, *_ in json.loads(path.read_text(encoding="utf-8").partition(",")[2].rstrip(")\n")):
            if _ITEM.fullmatch(anchor):
                yield text


def asked_at_random(site: Path, count: int, seed: int = 1) -> Iterator[Asked]:
    """Ask `count` times for two to five words of an item, in any order."""
    chance, items = Random(seed), list(items_of(site))
    with chromium() as browser, served(site) as home, browser.new_context() as context:
        page = context.new_page()
        for number in range(count):
            words = list(dict.fromkeys(words_in(chance.choice(items))))
            some = chance.sample(words, min(2 + number % 4, len(words)))
            page.goto(f"{home}tim/?{urlencode({'q': ' '.join(some)})}")
            page.wait_for_selector(".bc-find[data-query]:not([data-query=''])")
            found = page.locator(f".bc-find section:not([hidden]) .bc-found:not(:has({_MISSING}))").count()
            yield Asked(" ".join(some), found > 0)


if __name__ == "__main__":
    answers = list(asked_at_random(Path(sys.argv[1]), int(sys.argv[2])))
    for one in answers:
        if not one.is_found:
            print(f"not found at first: {one.words}")
    print(f"{sum(one.is_found for one in answers)} of {len(answers)} found at first")
