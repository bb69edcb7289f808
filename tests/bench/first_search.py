"""What a reader's first search loads and how long it takes, in a real browser, over an archive of real words."""

from __future__ import annotations

import gzip
import sys
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode, urlsplit

from support.site_browser import chromium, served

if TYPE_CHECKING:
    from playwright.sync_api import Browser

QUERIES: dict[str, dict[str, str]] = {
    "a common word": {"q": "vụ"},
    "two common syllables": {"q": "hồ sơ"},
    "a rare word": {"q": "olympic"},
    "two words": {"q": "dự án chậm triển khai"},
    "without diacritics": {"q": "boi duong ky nang mem"},
    "five words": {"q": "nắng nóng dược liệu olympic mồ côi"},
    "common words, nowhere together": {"q": "với hồ sơ của tháng mười theo kế hoạch về trong số vụ"},
    "two things, nowhere together": {"q": "nước thải cứu nạn thuế khoán mồ côi"},
    "a phrase in quotes": {"q": '"đối với dược liệu"'},
    "a number": {"q": "1.391"},
    "a small number": {"q": "20 hồ sơ"},
    "a decree": {"q": "1784/2015/TT-BTC"},
    "a short form": {"q": "ATTP"},
    "a slip": {"q": "thuế khoánn"},
    "an office": {"q": "sở y tế"},
    "an office's month": {"q": "sở y tế tháng 3"},
    "a month": {"q": "tháng 3/2022"},
    "a commune": {"q": "xã Phong Lâm"},
    "nothing": {"q": "qwxyz"},
    "filters alone": {"nam": "2022", "tinh-trang": "da-xong"},
}


@dataclass(frozen=True, slots=True)
class FirstSearch:
    """What one search loaded: kB as a web server sends them, and how many files; ms until its answer stood there."""

    size: float
    files: int
    wait: float
    said: str


@cache
def _sent(path: Path) -> int:
    return len(gzip.compress(path.read_bytes(), 6))


def first_search(browser: Browser, site: Path, home: str, asked: dict[str, str]) -> FirstSearch:
    """Ask in a browser that has nothing of the site yet; what belongs to every page is not counted."""
    loaded: list[Path] = []
    with browser.new_context() as context:
        page = context.new_page()
        page.on("response", lambda response: loaded.append(site / urlsplit(response.url).path.lstrip("/")))
        page.goto(f"{home}tim/?{urlencode(asked)}")
        page.wait_for_selector(".bc-find[data-query]:not([data-query=''])")
        wait = page.evaluate("performance.now()")
        said = page.locator(".bc-find [role=status]").inner_text()
    ours = [path for path in loaded if path.is_file() and (path.parent.name == "tim" or path.name.startswith("search"))]
    return FirstSearch(sum(map(_sent, ours)) / 1000, len(ours), wait, said)


def searches(site: Path) -> dict[str, FirstSearch]:
    """What each kind of query loads."""
    with chromium() as browser, served(site) as home:
        return {name: first_search(browser, site, home, asked) for name, asked in QUERIES.items()}


if __name__ == "__main__":
    for name, found in searches(Path(sys.argv[1])).items():
        print(f"{name:34} {found.size:6.1f} kB {found.files:3} files {found.wait:6.0f} ms  {found.said[:90]}")
