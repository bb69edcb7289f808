"""Every kind of page in a real browser, for everyone: nothing refused, nothing from outside, keyboard, no scripts."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from support.site_browser import served
from support.site_building import build, empty_repository, made_offices

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.takes_long


def empty_with_the_programs_guide(repository: Path, root: Path) -> Path:
    """An archive without reports, whose guide is the one that comes with the program, and shows code."""
    empty_repository(repository, root)
    (root / "docs" / "huong-dan.md").unlink()
    return root


ARCHIVES: dict[str, Callable[[Path, Path], Path]] = {
    "many": made_offices,
    "empty": empty_with_the_programs_guide,
}
KINDS = {
    "front": ("one", ""),
    "report": ("one", "2022/2022-03/"),
    "report and plan": ("one", "2022/2022-03-so-voi-ky-truoc/"),
    "hostile": ("one", "2022/2022-04/"),
    "unreadable": ("one", "2022/2022-05/"),
    "year": ("one", "2022/"),
    "tasks": ("one", "nhiem-vu/"),
    "task": ("one", "nhiem-vu/dinh-ha/"),
    "areas": ("one", "linh-vuc/"),
    "area": ("one", "linh-vuc/bao-tang/2022/"),
    "indicators": ("one", "chi-tieu/"),
    "search": ("one", "tim/"),
    "found": ("one", "tim/?q=máy+chủ+qwxyz"),
    "guide": ("one", "trang-luu-tru/"),
    "nowhere": ("one", "404.html"),
    "offices": ("many", ""),
    "found of many": ("many", "tim/?q=sở+y+tế"),
    "office": ("many", "so-van-hoa/"),
    "office without reports": ("many", "so-noi-vu/"),
    "office's report": ("many", "so-van-hoa/2022/2022-03/"),
    "office's unreadable": ("many", "so-van-hoa/2022/2022-05/"),
    "office's year": ("many", "so-van-hoa/2022/"),
    "tasks of all offices": ("many", "nhiem-vu/"),
    "office's tasks": ("many", "so-van-hoa/nhiem-vu/"),
    "office's task": ("many", "so-van-hoa/nhiem-vu/dinh-ha/"),
    "office's areas": ("many", "so-van-hoa/linh-vuc/"),
    "office's area": ("many", "so-van-hoa/linh-vuc/bao-tang/2022/"),
    "office's indicators": ("many", "so-van-hoa/chi-tieu/"),
    "empty": ("empty", ""),
    "guide with code": ("empty", "huong-dan/"),
}


@pytest.fixture(scope="module")
def archives(repository: Path, made_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where each archive can be read."""
    with ExitStack() as servers:
        addresses = {"one": servers.enter_context(served(made_site))}
        for name, made in ARCHIVES.items():
            root = made(repository, tmp_path_factory.mktemp(name) / "kho")
            build(repository, root)
            addresses[name] = servers.enter_context(served(root / "build" / "site"))
        yield addresses


@pytest.fixture
def where(archives: dict[str, str], kind: str) -> str:
    archive, address = KINDS[kind]
    return archives[archive] + address


@pytest.fixture
def phone(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        yield context.new_page()


class Visitor:
    """Somebody who opens one page after the other in one tab: a tab of its own costs more than a page."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.troubles: list[str] = []
        self.asked: list[str] = []
        page.on("console", lambda message: self.troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.troubles.append(str(error)))
        page.on("dialog", lambda dialog: self.troubles.append(dialog.message))
        page.on("request", lambda request: self.asked.append(request.url))

    def open(self, address: str) -> Page:
        """The page of this address; what was asked and what went wrong is of this page alone."""
        self.troubles.clear()
        self.asked.clear()
        self.page.goto(address)
        return self.page


@pytest.fixture(scope="module")
def visitor(browser: Browser) -> Iterator[Visitor]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield Visitor(context.new_page())


@pytest.fixture
def page(visitor: Visitor) -> Page:
    return visitor.page


@pytest.fixture(scope="module")
def visitor_by_phone(browser: Browser) -> Iterator[Visitor]:
    with browser.new_context(color_scheme="dark") as context:
        yield Visitor(context.new_page())


@pytest.mark.parametrize("kind", KINDS)
def test_pages_obey_their_own_policy_ask_nobody_else_nor_for_all_pages_and_hold_for_axe(
    visitor: Visitor, where: str, kind: str
) -> None:
    page = visitor.open(where)
    assert slips_seen_by_axe(page) == []
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert visitor.troubles == []
    home = where.removesuffix(KINDS[kind][1])
    assert visitor.asked
    assert [url for url in visitor.asked if not url.startswith((home, "data:")) or "sitemap" in url] == []


@pytest.mark.parametrize("kind", KINDS)
def test_on_a_phone_axe_finds_nothing_in_the_dark_and_the_smallest_scrolls_down_only(
    visitor_by_phone: Visitor, where: str
) -> None:
    visitor_by_phone.page.set_viewport_size({"width": 390, "height": 900})
    page = visitor_by_phone.open(where)
    assert slips_seen_by_axe(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def slips_seen_by_axe(page: Page) -> list[tuple[str, list[str]]]:
    """What axe calls a hindrance on the page, each with the first elements that have it."""
    page.evaluate(axe())
    found = page.evaluate("axe.run({resultTypes: ['violations']})")["violations"]
    return [(slip["id"], [node["html"] for node in slip["nodes"][:3]]) for slip in found]


@cache
def axe() -> str:
    spec = find_spec("axe_playwright_python")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("needs the package axe-playwright-python")
    return (Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")


# --------------------------------------------------------------------------- by keyboard alone


def focused(page: Page) -> str:
    """What has the focus, in a word."""
    said = page.evaluate(
        "(() => { const one = document.activeElement;"
        " return one.getAttribute('aria-label') || one.innerText || one.name || ''; })()"
    )
    return " ".join(str(said).split())


def tab_to(page: Page, name: str) -> None:
    """Press Tab until `name` has the focus."""
    passed = []
    while focused(page) != name:
        passed.append(focused(page))
        assert len(passed) < 40, passed
        page.keyboard.press("Tab")


def test_the_first_stop_leads_past_the_menus(page: Page, archives: dict[str, str]) -> None:
    page.goto(f"{archives['one']}2022/2022-03/")
    page.keyboard.press("Tab")
    assert focused(page) == "Đến thẳng nội dung"
    page.keyboard.press("Enter")
    page.wait_for_url("**/#i")


def test_the_phones_menu_is_opened_and_read_by_keyboard(phone: Page, archives: dict[str, str]) -> None:
    phone.goto(archives["one"])
    tab_to(phone, "Các trang")
    phone.keyboard.press("Enter")
    assert phone.is_checked("#__drawer")
    tab_to(phone, "Nhiệm vụ")
    phone.keyboard.press("Enter")
    phone.wait_for_url("**/nhiem-vu/")


def test_a_closed_menu_is_no_stop_on_the_way(phone: Page, archives: dict[str, str]) -> None:
    phone.goto(f"{archives['many']}so-van-hoa/2022/2022-03/")
    phone.locator(".md-sidebar--primary").wait_for(state="hidden")  # it slides out of the way first
    seen = []
    while focused(phone) != "Năm 2022":
        phone.keyboard.press("Tab")
        seen.append(focused(phone))
        assert len(seen) < 40, seen
    assert "Viết báo cáo" not in seen


def test_the_search_box_closes_behind_who_goes_on(phone: Page, archives: dict[str, str]) -> None:
    phone.goto(archives["many"])
    tab_to(phone, "Tìm trong kho báo cáo")
    assert phone.is_checked("#__search")
    tab_to(phone, "SỞ VĂN HÓA VÀ DU LỊCH")
    assert phone.is_checked("#__search") is False


@pytest.mark.parametrize(
    "name", ["Kho lưu trữ báo cáo", "Chuyển sang nền tối", "Tìm trong kho báo cáo", "Trang đầu", "Năm 2022", "Báo cáo"]
)
def test_one_sees_what_has_the_focus(page: Page, archives: dict[str, str], name: str) -> None:
    page.goto(f"{archives['many']}so-van-hoa/2022/2022-03/")
    tab_to(page, name)
    outlines = page.evaluate(
        "(() => { const one = document.activeElement;"
        " return [one, one.nextElementSibling, one.parentElement].filter(Boolean).map(getComputedStyle)"
        ".map((style) => `${style.outlineStyle} ${style.outlineWidth}`); })()"
    )
    assert "solid 2px" in outlines


# --------------------------------------------------------------------------- many offices


def test_from_any_page_of_an_office_its_other_pages_are_one_step_away(page: Page, archives: dict[str, str]) -> None:
    page.goto(f"{archives['many']}so-van-hoa/2022/2022-03/")
    for name, title in (
        ("Nhiệm vụ", "Nhiệm vụ năm 2022"),
        ("Các lĩnh vực", "Các lĩnh vực"),
        ("Chỉ tiêu", "Chỉ tiêu"),
        ("Báo cáo", "Năm 2022"),
        ("Tổng quan", "SỞ VĂN HÓA VÀ DU LỊCH"),
    ):
        page.locator(".bc-office").get_by_text(name, exact=True).click()
        page.locator("h1", has_text=title).wait_for()
        assert page.locator(".bc-office [aria-current=page]").inner_text() == name


def test_offices_are_found_by_name_and_narrow_what_is_found(page: Page, archives: dict[str, str]) -> None:
    page.goto(f"{archives['many']}tim/?q=camera")
    page.locator(".bc-found", has_text="SỞ Y TẾ").wait_for()
    assert page.locator(".bc-found").count() == 2
    page.select_option("select[name=co-quan]", label="SỞ VĂN HÓA VÀ DU LỊCH")
    page.wait_for_selector("li:only-child > .bc-found")
    assert "SỞ VĂN HÓA VÀ DU LỊCH" in page.locator(".bc-found").inner_text()
    for query, wanted in (
        ("sở y tế", "so-y-te/"),
        ("sở y tế tháng 2", "so-y-te/2022/2022-02/"),
        ("SVHDL tháng 3", "so-van-hoa/2022/2022-03/"),
    ):
        page.goto(f"{archives['many']}tim/?q={query}")
        page.locator(".bc-find .bc-found").first.click()
        page.wait_for_url(f"{archives['many']}{wanted}")


# --------------------------------------------------------------------------- without scripts


def test_without_scripts_everything_but_search_can_be_read(browser: Browser, archives: dict[str, str]) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(archives["one"])
        assert not page.locator(".bc-invite").is_visible()
        assert not page.locator(".bc-search").is_visible()
        page.get_by_role("link", name="Đọc báo cáo").click()
        assert "KẾT QUẢ {{ x }}" in page.inner_text(".bc-text")


def test_without_scripts_the_phones_menu_opens(browser: Browser, archives: dict[str, str]) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(archives["one"])
        page.click("label.md-header__button[for=__drawer]")
        page.locator(".md-sidebar--primary").get_by_text("Chỉ tiêu").click()
        page.wait_for_url("**/chi-tieu/")
