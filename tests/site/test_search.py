"""Search: the index as files, and what a reader finds in a real browser."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.language.letters import bare_letters, modern_tones
from baocao.site.search_handwritten import passages_of
from baocao.site.search_index import SearchDocument, SearchIndex, SearchPassage, row_of, words_in, words_of
from support.offices import with_front_matter
from support.site_browser import served
from support.site_building import FEBRUARY, MARCH, build, made_repository, pages_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def files_of(*texts: str) -> dict[str, list[object]]:
    documents = [SearchDocument(f"{at}", f"Trang {at}", (SearchPassage("", text),)) for at, text in enumerate(texts)]
    index = SearchIndex()
    index.add([row_of(one) for one in documents], words_of(documents))
    return {name: values_in(text) for name, text in index.files({})}


def values_in(script: str) -> list[object]:
    match = re.fullmatch(r"BaocaoSearch\.\w+\((.*)\)\n", script, re.DOTALL)
    assert match
    values = json.loads(f"[{match[1]}]")
    assert isinstance(values, list)
    return values


# --------------------------------------------------------------------------- the index


@pytest.mark.parametrize(
    ("word", "without_marks", "spelling"),
    [
        ("Đắk", "dak", "đắk"),
        ("HÒA", "hoa", "hoà"),
        ("hoà", "hoa", "hoà"),
        ("thủy", "thuy", "thuỷ"),
        ("quý", "quy", "quý"),
        ("xóe", "xoe", "xoé"),
        ("Ứng", "ung", "ứng"),
        ("X", "x", "x"),
    ],
)
def test_words_are_folded_and_spelled_one_way(word: str, without_marks: str, spelling: str) -> None:
    assert (bare_letters(word), modern_tones(word)) == (without_marks, spelling)


@given(st.text(st.characters(codec="utf-8")))
def test_folding_gives_one_letter_for_one(text: str) -> None:
    for word in words_in(unicodedata.normalize("NFC", text)):
        assert len(bare_letters(word)) == len(word)


def test_a_syllables_file_says_what_follows_and_how_it_is_written() -> None:
    files = files_of("đo lường", "do lượng, Đo Lường")
    name, heads = files["tim/w-do.js"]
    assert name == "do"
    assert heads == {
        "do": {"": {"đo": [-2], "do": [2]}, "luong": {"đo lường": [-2], "do lượng": [2]}},
    }


def test_numbers_share_files_and_know_what_stands_before_them() -> None:
    files = files_of("số 1247 và số 12", "12 cơ sở")
    name, heads = files["tim/w-12.js"]
    assert name == "12"
    assert heads == {
        "1247": {"": {"1247": [-1]}, "<so": {"số 1247": [-1]}, "va": {"1247 và": [-1]}},
        "12": {"": {"12": [-2]}, "<so": {"số 12": [-1]}, "co": {"12 cơ": [2]}},
    }


def test_no_file_has_a_name_that_windows_refuses() -> None:
    names = {Path(name).name for name in files_of("con aux nul 漢字 Ωmega")}
    assert {"w-con.js", "w-aux.js", "w-nul.js", "w-khac.js"} <= names
    assert all(re.fullmatch(r"[a-z0-9-]+\.js", name) for name in names)


def test_every_item_of_a_report_can_be_found_at_its_anchor() -> None:
    for page in pages_of(FEBRUARY, MARCH).values():
        if page.document is None:
            continue
        anchors = {passage.anchor for passage in page.document.passages}
        assert anchors - {""} <= page.anchors
        assert {anchor for anchor in page.anchors if anchor.count("-") == 2 and not anchor.startswith("phu")} <= anchors
        assert not any("{#" in passage.text for passage in page.document.passages)


def test_a_hand_written_page_is_found_by_its_headings() -> None:
    html = '<h1 id="a">Một<a href="#a">¶</a></h1><p>Hai <b>ba</b></p><script>x</script><h2 id="b">Bốn</h2><ul><li>Năm'
    found = [(passage.anchor, passage.text) for passage in passages_of(html)]
    assert found == [("a", "Một"), ("a", "Hai ba"), ("b", "Bốn"), ("b", "Năm")]


# --------------------------------------------------------------------------- in a browser

APRIL = with_front_matter(
    """## I. KẾT QUẢ THÁNG 04/2022

### 1. Chuyển đổi số

- Trồng cúc hoa vàng tại Đắk Đoa, xã Hòa Bình. {#cuc xong}
- Cúc bày ở nhà, hoa nở, màu vàng.
- Cục hóa chất kiểm tra kho; đo lượng mưa.

## II. ĐÁNH GIÁ CHUNG

Đo lường <img src=x onerror=alert(1)> bảo đảm.
""",
    "2021-04",
)


@pytest.fixture(scope="module")
def site(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = made_repository(repository, tmp_path_factory.mktemp("kho"))
    (root / "reports" / "2021").mkdir()
    (root / "reports" / "2021" / "2021-04.md").write_text(APRIL, encoding="utf-8")
    build(repository, root)
    return root / "build" / "site"


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        page = context.new_page()
        page.goto(address)
        yield page


def ask(page: Page, query: str) -> list[str]:
    """What is found for `query`, each with its place and state on the same line."""
    page.fill(".bc-search input", query)
    # Waiting for a function would be eval, which the pages' own policy refuses.
    page.wait_for_selector(f".bc-search ol[data-query={json.dumps(query, ensure_ascii=False)}]", state="attached")
    return [" ".join(text.split()) for text in page.locator(".bc-found").all_inner_texts()]


def test_the_phrase_is_found_first_however_it_is_typed(page: Page) -> None:
    decomposed = unicodedata.normalize("NFD", "cúc hoà vàng")
    for query in ("cúc hoa vàng", "cuc hoa vang", "CUC HOA", "cúc hoa vang", "cuc hoa va", decomposed):
        assert "Trồng cúc hoa vàng" in ask(page, query)[0], query


def test_what_is_typed_with_marks_comes_before_what_only_matches_without(page: Page) -> None:
    assert "đo lượng mưa" in ask(page, "đo lượng")[0]
    assert "Đo lường" in ask(page, "đo lường")[0]
    assert len(ask(page, "do luong")) == 2


def test_places_numbers_annexes_and_guides_are_found(page: Page) -> None:
    for query, wanted in (
        ("dak doa", "Đắk Đoa"),
        ("hoà bình", "Hòa Bình"),
        ("05/BC-SVHDL", "05/BC-SVHDL"),
        ("1.147", "1.147"),
        ("phu luc noi dung", "Nội dung phụ lục"),
        ("dau de", "Đầu đề"),
    ):
        assert any(wanted in found for found in ask(page, query)), query


def test_a_result_leads_to_its_item(page: Page) -> None:
    (found, *_) = ask(page, "cuc hoa vang")
    assert found.startswith("Báo cáo tháng 04/2021 · Chuyển đổi số")
    assert "Đã xong" in found
    assert page.locator(".bc-found mark").first.inner_text() == "cúc hoa vàng"
    page.keyboard.press("Enter")
    page.wait_for_url("**/2021/2021-04/#i-1-1")
    assert page.locator("#i-1-1").inner_text().startswith("Trồng cúc")


def test_nothing_found_is_said_to_those_who_listen(page: Page) -> None:
    assert ask(page, "qwxyz") == []
    assert page.locator(".bc-search [role=status]").inner_text() == "Không tìm thấy nội dung nào."


def test_what_an_author_typed_is_shown_as_text(page: Page) -> None:
    assert "<img src=x onerror=alert(1)>" in ask(page, "onerror")[0]
    assert page.locator(".bc-search img").count() == 0


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.closest('.bc-search') !== null")
    ask(page, "hoa")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("[...document.querySelectorAll('.bc-found')].indexOf(document.activeElement)") == 1
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    page.keyboard.press("Escape")
    assert page.is_checked("#__search") is False


def test_years_areas_and_states_narrow_what_is_found(page: Page) -> None:
    everything = ask(page, "may chu")
    assert any("03/2022" in found for found in everything)
    page.select_option("select[name=year]", "2021")
    page.wait_for_selector(".bc-found", state="detached")
    page.select_option("select[name=year]", "")
    page.select_option("select[name=state]", "done")
    page.wait_for_selector("li:only-child > .bc-found")
    assert "Đã xong" in page.locator(".bc-found").inner_text()
    page.select_option("select[name=area]", label="Bảo tàng và di tích")
    page.wait_for_selector(".bc-found", state="detached")


def test_it_works_on_a_phone(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True) as context:
        page = context.new_page()
        page.goto(f"{address}2022/2022-03/")
        page.click("label.md-header__button[for=__search]")
        assert "Trồng cúc hoa vàng" in ask(page, "cuc hoa vang")[0]
        page.locator(".bc-found").first.click(trial=True)  # waits until the panel has slid in
        shown = page.locator(".bc-found").first.bounding_box()
        assert shown is not None
        assert shown["x"] + shown["width"] <= 390
        page.locator(".bc-found").first.click()
        page.wait_for_url("**/2021/2021-04/#i-1-1")


def test_it_works_from_a_folder_without_a_server(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((site / "2022" / "2022-03" / "index.html").as_uri())
        assert "Trồng cúc hoa vàng" in ask(page, "cuc hoa vang")[0]
        page.locator(".bc-found").first.click()
        page.wait_for_url("**/2021/2021-04/index.html#i-1-1")
        page.get_by_role("link", name="Năm 2021").click()
        page.wait_for_url("**/2021/index.html")


def test_it_goes_on_where_pages_are_swapped_in_place(browser: Browser, repository: Path, tmp_path: Path) -> None:
    root = made_repository(repository, tmp_path / "kho")
    settings = (root / "mkdocs.yml").read_text(encoding="utf-8")
    theme = "theme: {name: material, features: [navigation.instant, navigation.tabs]}\n"
    (root / "mkdocs.yml").write_text(settings + theme, encoding="utf-8")
    site = root / "build" / "site"
    site.mkdir(parents=True)
    after_a_swap = 300  # Material closes the search box 125 ms after a page was swapped.
    with served(site) as address, browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        build(repository, root, site_url=address)
        page = context.new_page()
        troubles: list[str] = []
        page.on("console", lambda message: troubles.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: troubles.append(str(error)))
        with page.expect_response("**/sitemap.xml"):
            page.goto(address)
        page.evaluate("window.isSwapped = true")
        page.get_by_role("link", name="Đọc báo cáo").click()
        page.wait_for_url("**/2022/2022-04/")
        page.locator("h1", has_text="04/2022").wait_for()
        page.wait_for_timeout(after_a_swap)
        page.keyboard.press("/")
        assert any("Tu bổ đình Hạ" in found for found in ask(page, "dinh ha"))
        page.locator(".bc-found", has_text="Tu bổ đình Hạ").filter(has_text="02/2022 ·").first.click()
        page.wait_for_url("**/2022/2022-02/#iii-2-1")
        page.locator("#iii-2-1:target").wait_for()
        assert page.is_checked("#__search") is False
        page.locator(".md-logo").first.click()
        page.locator(".bc-invite").wait_for()
        page.wait_for_timeout(after_a_swap)
        page.get_by_role("button", name="Tìm trong kho báo cáo").click()
        assert "hồ sơ giấy" in ask(page, "hồ sơ giấy")[0]
        assert page.evaluate("window.isSwapped") is True
        assert troubles == []


def test_browser_and_index_fold_words_alike(page: Page, repository: Path) -> None:
    script = (repository / "scripts/baocao/site/theme/assets/search.js").read_text(encoding="utf-8")
    functions = "".join(re.findall(r"  function (?:folded|spelled)\(.*?\n  }\n", script, re.DOTALL))
    text = (repository / "docs" / "huong-dan.md").read_text(encoding="utf-8") + " Hòa thủy xòe QUÝ Đắk İX Ωmega ǅ"
    words = sorted(set(words_in(unicodedata.normalize("NFC", text))))
    run = f"(words) => {{ {functions} return words.map((word) => [folded(word), spelled(word)]); }}"
    assert page.evaluate(run, words) == [[bare_letters(word), modern_tones(word)] for word in words]
