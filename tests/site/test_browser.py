"""The built site in a real browser: tasks followed, files taken away, colours kept, on paper."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from pypdf import PdfReader

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

REPORT = "2022/2022-03/"


@pytest.fixture(scope="module")
def site(made_site: Path) -> Path:
    return made_site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


def test_a_task_is_followed_from_its_result_to_its_life_and_its_plan(page: Page, address: str) -> None:
    page.goto(address + REPORT)
    page.locator("#i-2-1").get_by_text("Đang làm").click()
    page.wait_for_url("**/nhiem-vu/dinh-ha/")
    page.locator(".bc-pairs").get_by_text("Tu bổ đình Hạ", exact=True).click()
    page.wait_for_url("**/2022/2022-02/#iii-2-1")


def test_an_item_can_be_cited(browser: Browser, address: str) -> None:
    with browser.new_context(permissions=["clipboard-read", "clipboard-write"]) as context:
        page = context.new_page()
        page.goto(address + REPORT)
        page.get_by_label("Liên kết đến phần I, mục 1, nội dung 2", exact=True).click()
        page.wait_for_url("**/2022/2022-03/#i-1-2")
        page.get_by_text("Đã chép trích dẫn").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == (
            f"Báo cáo tháng 03/2022 của SỞ VĂN HÓA VÀ DU LỊCH, phần I, mục 1, nội dung 2: {address}2022/2022-03/#i-1-2"
        )
        row = page.locator("tr#i-2-1")
        row.get_by_label("Liên kết đến phần I, mục 2, nội dung 1").click()
        page.wait_for_url("**/2022/2022-03/#i-2-1")


@pytest.mark.parametrize("width", [390, 1280])
def test_the_sign_of_a_link_hides_no_word_and_moves_none(browser: Browser, address: str, width: int) -> None:
    with browser.new_context(viewport={"width": width, "height": 900}) as context:
        page = context.new_page()
        page.goto(address + "2022/2022-02/")
        page.locator("#iii-1-1 > .headerlink").wait_for(state="attached")
        hidden = """() => [...document.querySelectorAll(".bc-text span[id] + span[id]")].map(item => {
            const sign = item.previousElementSibling.querySelector(":scope > .headerlink").getBoundingClientRect();
            const over = box => Math.min(box.right, sign.right) - Math.max(box.left, sign.left) > 0.5
                && Math.min(box.bottom, sign.bottom) - Math.max(box.top, sign.top) > 0.5;
            return sign.width === 0 || [...item.getClientRects()].some(over);
        })"""
        assert page.evaluate(hidden) == [False] * page.locator(".bc-text span[id] + span[id]").count() != []
        begins = "document.querySelector('#iii-1-2').getClientRects()[0].x"
        before = page.evaluate(begins)
        page.locator("#iii-1-1").hover()
        assert page.evaluate(begins) == before
        page.evaluate("document.querySelectorAll('.headerlink').forEach(link => link.remove())")
        assert page.evaluate(begins) == before


def test_the_sign_of_a_row_scrolls_with_its_table_alone(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 320, "height": 640}) as context:
        page = context.new_page()
        page.goto(address + REPORT)
        page.locator("tr#i-2-1 .headerlink").wait_for(state="attached")
        table = page.locator(".bc-table")
        assert table.evaluate("table => table.scrollWidth - table.clientWidth") == 0
        table.locator("table").evaluate("grid => { grid.style.minWidth = '40rem' }")
        assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_a_whole_report_is_cited_as_officials_do_and_for_bibliographies(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True, is_mobile=True) as context:
        context.grant_permissions(["clipboard-read", "clipboard-write"])
        page = context.new_page()
        page.goto(address + REPORT)
        page.locator(".bc-cite summary").tap()
        official = "Báo cáo số 05/BC-SVHDL ngày 01 tháng 4 năm 2022 của Sở Văn hóa và Du lịch về kết quả công tác "
        official += "tháng 03 và kế hoạch tháng 04 năm 2022"
        assert page.locator(".bc-cite > p").first.inner_text() == official
        bibtex = page.locator(".bc-cite pre").inner_text()
        assert bibtex.startswith("@techreport{2022-2022-03,\n  author = {{Sở Văn hóa và Du lịch}},")
        assert f"url = {{{address}{REPORT}}}" in bibtex
        page.get_by_label("Chép BibTeX").tap()
        page.get_by_text("Đã chép trích dẫn").wait_for()
        assert page.evaluate("navigator.clipboard.readText()") == bibtex
        assert page.locator("#i-1-2 .headerlink").evaluate("link => getComputedStyle(link).opacity > .5")


def test_on_a_phone_the_text_begins_on_the_first_screen(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(address + REPORT)
        box = page.locator(".bc-text").bounding_box()
        assert box
        assert box["y"] < 600
        for hidden in (".bc-subject", ".bc-facts", ".bc-notice", ".bc-recipients"):
            assert not page.locator(hidden).is_visible()
        page.locator(".bc-about summary").click()
        for shown in (".bc-subject", ".bc-facts", ".bc-notice", ".bc-recipients"):
            assert page.locator(shown).is_visible()
        page.locator(".bc-contents summary").click()
        page.locator(".bc-contents").get_by_text("III. KẾ HOẠCH").click()
        page.wait_for_url("**/#iii")


def test_without_scripts_a_phone_has_the_contents_behind_the_text(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(address + REPORT)
        text, contents = page.locator(".bc-text").bounding_box(), page.locator("[data-md-type=toc]").bounding_box()
        assert text
        assert contents
        assert contents["y"] > text["y"] + text["height"]
        page.locator("[data-md-type=toc]").get_by_text("III. KẾ HOẠCH").click()
        page.wait_for_url("**/#iii")


def test_the_ledger_shows_what_its_address_asks_for_and_the_way_back_works(page: Page, address: str) -> None:
    page.goto(address + "nhiem-vu/?tinh-trang=da-xong")
    rows = page.locator(".bc-ledger [data-bc]:visible")
    assert rows.locator("a").all_inner_texts() == ["Mua máy chủ", "Tập huấn cán bộ", "Trong"]
    page.get_by_role("link", name="Đã xong").click()
    page.wait_for_url("**/nhiem-vu/")
    assert rows.count() > 3
    page.go_back()
    page.wait_for_url("**/nhiem-vu/?tinh-trang=da-xong")
    assert rows.count() == 3


def test_on_a_phone_finished_work_is_folded_to_its_count_until_it_is_asked_for(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(address + "nhiem-vu/")
        rows, finished = page.locator(".bc-ledger [data-bc]"), page.get_by_role("button", name="Đã kết thúc")
        assert finished.get_attribute("aria-expanded") == "false"
        count = finished.locator("span").inner_text()
        folded = rows.count() - rows.locator("visible=true").count()
        assert folded >= int(count) > 0
        finished.click()
        assert rows.count() - rows.locator("visible=true").count() == folded - int(count)
        page.locator(".bc-filters summary", has_text="Hiện trạng").click()
        page.locator(".bc-filters").get_by_role("link", name="Đã xong").click()
        assert rows.locator("visible=true").locator("a").all_inner_texts() == [
            "Mua máy chủ",
            "Tập huấn cán bộ",
            "Trong",
        ]
        group = page.locator(".bc-ledger tbody", has=finished).get_attribute("id")
        page.goto(f"{address}nhiem-vu/#{group}")
        page.reload()
        assert finished.get_attribute("aria-expanded") == "true"
    with browser.new_context(java_script_enabled=False, viewport={"width": 390, "height": 844}) as context:
        page = context.new_page()
        page.goto(address + "nhiem-vu/")
        rows = page.locator(".bc-ledger [data-bc]")
        assert rows.count() == rows.locator("visible=true").count() > 3


def test_a_word_file_is_downloaded(page: Page, address: str) -> None:
    page.goto(address + REPORT)
    with page.expect_download() as waiting:
        page.get_by_text("Tải bản Word").click()
    assert waiting.value.suggested_filename == "2022-03.docx"


def test_the_phones_menu_leads_to_the_tasks(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(address)
        page.click("label.md-header__button[for=__drawer]")
        page.locator(".md-sidebar--primary").get_by_text("Nhiệm vụ", exact=True).click()
        page.wait_for_url("**/nhiem-vu/")


def test_the_keys_n_and_p_lead_to_the_reports_beside(page: Page, address: str) -> None:
    page.goto(address + REPORT)
    page.keyboard.press("n")
    page.wait_for_url("**/2022/2022-04/")
    page.keyboard.press("p")
    page.wait_for_url("**/2022/2022-03/")


def test_from_one_page_of_the_guide_its_others_are_one_step_away(page: Page, address: str) -> None:
    page.goto(address + "huong-dan/")
    page.locator("article").get_by_role("link", name="Quy tắc", exact=True).click()
    page.wait_for_url("**/quy-tac/")


def test_on_a_phone_a_page_of_the_guide_begins_with_its_contents(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}) as context:
        page = context.new_page()
        page.goto(address + "trang-luu-tru/")
        page.locator("h1 + .bc-contents summary").click()
        page.locator(".bc-contents").get_by_text("Dữ liệu").click()
        page.wait_for_url("**/#d%E1%BB%AF-li%E1%BB%87u")


def test_the_chosen_colours_are_kept(page: Page, address: str) -> None:
    page.goto(address)
    page.locator("label[title='Chuyển sang nền tối']").click()
    page.goto(address + REPORT)
    assert page.get_attribute("body", "data-md-color-scheme") == "slate"


def test_no_heading_stands_alone_at_the_foot_of_a_sheet(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + REPORT)
    headings = [" ".join(words.split()) for words in page.locator(".bc-text :is(h2, h3)").all_inner_texts()]
    headings = [words.removesuffix("¶").strip() for words in headings]
    breaks = 0
    for height in range(90, 300, 15):
        page.pdf(path=tmp_path / "in.pdf", width="148mm", height=f"{height}mm")
        sheets = [" ".join(sheet.extract_text().split()) for sheet in PdfReader(tmp_path / "in.pdf").pages]
        breaks += len(sheets) - 1
        for sheet in sheets:
            assert not sheet.endswith(tuple(headings)), (height, sheet[-80:])
    assert breaks > 10


def test_on_paper_a_report_is_the_document_and_nothing_else(page: Page, address: str, tmp_path: Path) -> None:
    page.goto(address + REPORT)
    page.pdf(path=tmp_path / "in.pdf", format="A4")
    text = "".join(sheet.extract_text() for sheet in PdfReader(tmp_path / "in.pdf").pages)
    assert "Báo cáo minh họa" in text
    for unwanted in ("Tải bản Word", "Mục lục", "Tìm báo cáo", "Trang đầu", "¶"):
        assert unwanted not in text
