"""The built site in a real browser: nothing refused, nothing from outside, for everyone, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

from site_building import build, made_repository

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

KINDS = {
    "front": "",
    "report": "2022/2022-03/",
    "hostile": "2022/2022-04/",
    "unreadable": "2022/2022-05/",
    "year": "2022/",
    "tasks": "nhiem-vu/",
    "areas": "linh-vuc/",
    "area": "linh-vuc/bao-tang/2022/",
    "indicators": "chi-tieu/",
    "guide": "trang-luu-tru/",
    "nowhere": "404.html",
}


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = made_repository(repository, tmp_path_factory.mktemp("kho"))
    build(repository, root)
    return root / "build" / "site"


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


@pytest.mark.parametrize("kind", KINDS)
def test_pages_obey_their_own_policy_and_ask_nobody_else(page: Page, address: str, kind: str) -> None:
    troubles: list[str] = []
    page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: troubles.append(str(error)))
    page.on("dialog", lambda dialog: troubles.append(dialog.message))
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(address + KINDS[kind])
    assert page.locator("meta[http-equiv=Content-Security-Policy]").count() == 1
    assert page.evaluate("document.documentElement.lang") == "vi"
    assert troubles == []
    assert [url for url in asked if not url.startswith((address, "data:"))] == []


@pytest.mark.parametrize("kind", KINDS)
def test_no_page_scrolls_sideways_on_the_smallest_phone(browser: Browser, address: str, kind: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(address + KINDS[kind])
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


@pytest.mark.parametrize("kind", KINDS)
def test_axe_finds_nothing(browser: Browser, address: str, kind: str) -> None:
    spec = find_spec("axe_playwright_python")
    if spec is None or not spec.submodule_search_locations:
        pytest.skip("needs the package axe-playwright-python")
    axe = (Path(spec.submodule_search_locations[0]) / "axe.min.js").read_text(encoding="utf-8")
    for width, scheme in ((1280, "light"), (390, "dark")):
        with browser.new_context(viewport={"width": width, "height": 900}, color_scheme=scheme) as context:
            page = context.new_page()
            page.goto(address + KINDS[kind])
            page.evaluate(axe)
            found = page.evaluate("axe.run()")["violations"]
            assert [(one["id"], [node["html"] for node in one["nodes"][:3]]) for one in found] == [], scheme


def test_a_task_is_followed_from_its_result_to_its_life_and_its_plan(page: Page, address: str) -> None:
    page.goto(address + KINDS["report"])
    page.locator("#i-2-1").get_by_text("Đang làm").click()
    page.wait_for_url("**/linh-vuc/bao-tang/2022/#nv-dinh-ha")
    page.locator("#nv-dinh-ha").get_by_text("Tu bổ đình Hạ", exact=True).last.click()
    page.wait_for_url("**/2022/2022-02/#iii-2-1")


def test_a_word_file_is_downloaded(page: Page, address: str) -> None:
    page.goto(address + KINDS["report"])
    with page.expect_download() as waiting:
        page.get_by_text("Tải bản Word").click()
    assert waiting.value.suggested_filename == "2022-03.docx"


def test_the_phones_menu_leads_to_the_tasks(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(address)
        page.click("label.md-header__button[for=__drawer]")
        page.locator(".md-sidebar--primary").get_by_text("Việc đang mở").click()
        page.wait_for_url("**/nhiem-vu/")


def test_the_chosen_colours_are_kept(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("label[title='Chuyển sang nền tối']").click()
    page.goto(address + KINDS["report"])
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"


def test_without_scripts_everything_but_search_can_be_read(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(address)
        assert not page.locator(".bc-invite").is_visible()
        page.get_by_role("link", name="Đọc báo cáo").click()
        assert "KẾT QUẢ {{ x }}" in page.inner_text(".bc-text")


def test_on_paper_a_report_is_the_document_and_nothing_else(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + KINDS["report"])
    page.pdf(path=tmp_path / "in.pdf", format="A4")
    text = "".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "in.pdf").pages)
    assert "Báo cáo minh họa" in text
    for unwanted in ("Tải bản Word", "Mục lục", "Tìm báo cáo", "Trang đầu", "¶"):
        assert unwanted not in text
