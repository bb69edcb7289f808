"""The table of many offices and the switch of a chart in a real browser, with scripts and without."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from baocao.site.edge.settings import THEME_FOLDER
from baocao.site.office_summary import OfficeSummary, summary_of
from baocao.site.office_view import OfficeView
from baocao.site.pages.offices import offices_page
from support.offices import report_of
from support.site_browser import served
from support.site_building import FEBRUARY, MARCH, office_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

OFFICES = 60


def summaries() -> Iterator[OfficeSummary]:
    """Sixty offices: every third has reported March, and every second belongs to a district."""
    for number in range(OFFICES):
        reports = [report_of(text, f"reports/2022/{at}.md") for at, text in enumerate((FEBRUARY, MARCH))]
        office = office_of(*reports[: 1 if number % 3 else 2], office_id=f"xa-{number:02}")
        parent = "UBND HUYỆN ĐỒNG HỶ" if number % 2 else "UBND TỈNH HẢI SƠN"
        organ = office.config.organ._replace(name=f"XÃ ĐỨC HÒA {number}", parent=parent)
        yield summary_of(OfficeView(office._replace(config=office.config._replace(organ=organ)), {}))


@pytest.fixture(scope="module")
def offices(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Where the page can be read."""
    folder = tmp_path_factory.mktemp("offices")
    (folder / "assets").mkdir()
    (folder / "assets" / "offices.js").write_bytes((THEME_FOLDER / "assets" / "offices.js").read_bytes())
    html = offices_page(tuple(summaries())).html
    (folder / "index.html").write_text(f'<meta charset="utf-8">{html}', encoding="utf-8")
    with served(folder) as address:
        yield address


@pytest.fixture(scope="module")
def site(made_site: Path) -> Path:
    return made_site


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


def names(page: Page) -> list[str]:
    return page.locator("tbody th a").all_inner_texts()


def test_a_screen_has_25_offices_and_the_address_says_which(page: Page, offices: str) -> None:
    page.goto(offices)
    assert names(page) == [f"XÃ ĐỨC HÒA {number}" for number in range(25)]
    page.get_by_text("Sau ›").click()
    page.get_by_text("Sau ›").click()
    assert names(page) == [f"XÃ ĐỨC HÒA {number}" for number in range(50, 60)]
    assert page.get_by_role("status").inner_text() == "51–60 trong 60 cơ quan"
    page.reload()
    assert len(names(page)) == 10


def test_an_office_is_found_by_its_name_without_marks(page: Page, offices: str) -> None:
    page.goto(offices)
    page.get_by_label("Tên cơ quan").fill("duc hoa 7")
    assert names(page) == ["XÃ ĐỨC HÒA 7"]
    page.get_by_label("Tên cơ quan").fill("không có")
    assert names(page) == []
    assert page.get_by_role("status").inner_text() == "Không có cơ quan nào như vậy."


def test_filters_and_order_stand_in_the_address(page: Page, offices: str) -> None:
    page.goto(offices)
    page.get_by_label("Cơ quan chủ quản").select_option("UBND HUYỆN ĐỒNG HỶ")
    page.get_by_label("Tình trạng").select_option("da-co")
    page.get_by_role("button", name="Cơ quan").click()
    page.get_by_role("button", name="Cơ quan").click()
    wanted = [f"XÃ ĐỨC HÒA {number}" for number in range(57, 0, -6)]
    assert names(page) == wanted
    page.goto(page.url)
    assert names(page) == wanted
    assert page.locator("th[aria-sort=descending]").count() == 1


def test_numbers_are_sorted_with_the_most_first(page: Page, offices: str) -> None:
    page.goto(offices)
    page.get_by_role("button", name="Cần chú ý").click()
    assert names(page)[:2] == ["XÃ ĐỨC HÒA 0", "XÃ ĐỨC HÒA 3"]


def test_without_scripts_the_whole_table_is_there(browser: Browser, offices: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(offices)
        assert page.locator("tbody tr").count() == OFFICES
        assert page.locator("button:visible").count() == 1  # that of the search, which the style sheet hides


def test_a_chart_changes_places_with_its_table(page: Page, address: str) -> None:
    page.goto(f"{address}chi-tieu/")
    figure = page.locator("figure").first
    assert figure.locator("svg").is_visible()
    assert not figure.locator("table").is_visible()
    figure.get_by_text("Bảng số liệu").click()
    assert figure.locator("table").is_visible()
    assert not figure.locator("svg").is_visible()


def test_the_line_to_embed_has_the_charts_full_address(page: Page, address: str, site: Path) -> None:
    page.goto(f"{address}chi-tieu/")
    line = page.locator("[data-bc-embed]").first.text_content() or ""
    source = line.partition('src="')[2].partition('"')[0]
    assert source.startswith(f"{address}chi-tieu/")
    assert (site / source.removeprefix(address)).is_file()
