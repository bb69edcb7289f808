"""Search: the index as files, and what a reader finds in a real browser."""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Iterator
from itertools import accumulate, pairwise
from operator import methodcaller
from pathlib import Path
from string import ascii_letters
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.language.letters import bare_letters
from baocao.site.address import folder
from baocao.site.office_part import part_of
from baocao.site.search.blocks import words_of
from baocao.site.search.handwritten import documents_in, passages_in
from baocao.site.search.index import SearchIndex
from baocao.site.search.passages import SearchDocument, SearchKind, SearchPassage, row_of
from baocao.site.search.short_forms import own_short_forms, same_words
from baocao.site.search.words import spelled, spelled_words, words_in
from support.offices import report_of, with_front_matter
from support.site_browser import served
from support.site_building import FEBRUARY, MARCH, build, made_repository, office_of

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page


def files_of(*texts: str) -> dict[str, list[object]]:
    documents = [SearchDocument(f"{at}", f"Trang {at}", (SearchPassage("", text),)) for at, text in enumerate(texts)]
    index = SearchIndex()
    index.add([row_of(one) for one in documents], words_of(documents))
    return {name: values_in(text) for name, text in index.files({}, [])}


def values_in(script: str) -> list[object]:
    match = re.fullmatch(r"BaocaoSearch\.\w+\((.*)\)\n", script, re.DOTALL)
    assert match
    values = json.loads(f"[{match[1]}]")
    assert isinstance(values, list)
    return values


# --------------------------------------------------------------------------- the index


def test_offices_of_one_name_are_told_apart() -> None:
    documents = [
        SearchDocument(f"{place}/2022", "Năm 2022", (SearchPassage("", "họp"),), office=name)
        for place, name in (("so-a", "SỞ Y TẾ"), ("so-b", "SỞ Y TẾ"), ("so-c", "SỞ NỘI VỤ"))
    ]
    index = SearchIndex()
    index.add([row_of(one) for one in documents], words_of(documents))
    (table,) = (text for name, text in index.files({}, []) if name.endswith("/table.js"))
    assert [name for name, _ in values_in(table)[0]["offices"]] == ["", "SỞ Y TẾ (so-a)", "SỞ Y TẾ (so-b)", "SỞ NỘI VỤ"]  # type: ignore[call-overload]


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
    assert (bare_letters(word), spelled(word)) == (without_marks, spelling)


@given(st.text(st.characters(codec="utf-8")))
def test_folding_gives_one_letter_for_one(text: str) -> None:
    for word in words_in(unicodedata.normalize("NFC", text)):
        assert len(bare_letters(word)) == len(word)


@given(st.text(st.characters(codec="utf-8") | st.sampled_from(".,_01 2\n\u0301")))
def test_a_text_has_the_words_that_stand_between_its_blanks(text: str) -> None:
    assert spelled_words(text) == [spelled(word) for word in words_in(text)]


def test_a_syllables_file_says_what_follows_and_how_it_is_written() -> None:
    files = files_of("đo lường", "do lượng, Đo Lường")
    name, heads = files["tim/w-do.js"]
    assert name == "w-do"
    assert heads == {"do": "0b0", "đo": "0a0b0", "do lượng": "0b", "đo lường": "0ab"}


def test_numbers_share_files_and_know_what_stands_before_them() -> None:
    files = files_of("số 1.247 và số 12", "12 cơ sở")
    name, heads = files["tim/w-12.js"]
    assert name == "w-12"
    assert heads == {"12": "0a0b0", "số 12": "0a", "12 cơ": "0b", "1247": "0a0", "số 1247": "0a", "1247 và": "0a"}


def test_a_word_tells_its_passages_unless_they_are_many() -> None:
    passages = tuple(SearchPassage("", text) for text in ("đo cân", "cân", "đo", "đo", "đo", "đo"))
    (block,) = words_of([SearchDocument("a", "A", passages)])
    found = {name: dict(zip(*map(methodcaller("split", ";"), own), strict=True)) for name, own in block.items()}
    assert found == {"ca": {"cân": "a00"}, "do": {"đo": "a", "đo cân": "a"}, "=do": {"đo": "a01000"}}


def test_how_far_a_passage_is_from_the_one_before_takes_a_sign_or_a_few() -> None:
    passages = tuple(SearchPassage("", "cân" if at in (0, 34, 69, 200) else "đo") for at in range(201))
    (block,) = words_of([SearchDocument("a", "A", passages)])
    assert block["ca"].places == "a0}~0~~~]"


@given(st.lists(st.lists(st.sampled_from(["đo", "do", "cân", "lường", "12", "số"]), max_size=6), max_size=120))
def test_what_a_search_reads_of_the_index_is_what_the_documents_have(texts: list[list[str]]) -> None:
    """Also of an office with more documents than there are letters, and of what is cut into parts."""
    files = files_of(*(" ".join(text) for text in texts))
    found: dict[str, set[int]] = {}
    (table,) = files["tim/table.js"]
    assert isinstance(table, dict)
    blocks = list(accumulate(table["blocks"]))
    for name, values in files.items():
        if name.startswith("tim/w-"):
            _, forms = values
            assert isinstance(forms, dict)
            for written, places in forms.items():
                for block, letters in re.findall(r"(\d+)([A-Za-z][^ ]*)", places):
                    letters = re.sub("[^A-Za-z]", "", letters)
                    found.setdefault(written, set()).update(
                        blocks[int(block)] + ascii_letters.index(one) for one in letters
                    )
    wanted: dict[str, set[int]] = {}
    for number, text in enumerate(texts):
        for word in (*text, *map(" ".join, pairwise(text))):
            wanted.setdefault(word, set()).add(number)
    assert found == wanted


@pytest.mark.parametrize(("head", "file"), [("và", "va"), ("29,5", "29")])
def test_what_begins_with_a_word_used_much_is_cut_where_the_file_of_its_letters_says(head: str, file: str) -> None:
    texts = [f"{head} {chr(97 + at % 26)}{chr(97 + at // 26)}" for at in range(676)]
    files = files_of(*texts)
    _, told = files[f"tim/s-{file}.js"]
    assert isinstance(told, dict)
    cuts = [key.replace("=", f"{file} ") for key in told[file][0].split(";")]
    names = sorted((name for name in files if name.startswith(f"tim/w-{file}")), key=lambda name: (len(name), name))
    assert names == [f"tim/w-{file}.js", *(f"tim/w-{file}-{at}.js" for at in range(1, len(cuts) + 1))]
    for at, name in enumerate(names):
        _, forms = files[name]
        assert isinstance(forms, dict)
        keys = [f"{bare_letters(written)}{'' if ' ' in written else ' '}" for written in forms]
        assert all((at == 0 or cuts[at - 1] <= key) and (at == len(cuts) or key < cuts[at]) for key in keys)
    assert cuts


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("2.510 triệu", ["2510", "triệu"]),
        ("2,510.000", ["2510", "0"]),
        ("1.234.567 và 52,2%", ["1234567", "và", "52,2"]),
        ("05 cơ sở, 25/01/2022", ["5", "cơ", "sở", "25", "1", "2022"]),
        ("25.12.2022", ["25", "12", "2022"]),
        ("1a 0 00 0,125 12.3456", ["1a", "0", "0", "0", "125", "12", "3456"]),
    ],
)
def test_a_number_is_one_word_without_its_separators(text: str, words: list[str]) -> None:
    assert [spelled(word) for word in words_in(text)] == words


def test_short_forms_are_those_that_the_archive_knows_in_one_way_or_another() -> None:
    archive = {"khoa", "khoa học", "học và", "và công", "công nghệ", "tsđ", "cần", "can"}
    own = [("KH&CN", "khoa học và công nghệ"), ("TSĐ", "tài sản đất"), ("CAN", "công an nhân dân")]
    found = list(same_words(own, archive))
    assert ["khoa học và công nghệ", "kh cn", "khcn"] in found
    assert ["tài sản đất", "tsđ"] in found
    assert not any("can" in forms for _, *forms in found)
    assert not any(words == "bảo hiểm y tế" for words, *_ in found)


def test_an_office_tells_of_its_own_short_forms() -> None:
    office = office_of(report_of(MARCH.replace("Việc thêm", "Trưng bày chuyên sâu (TBCS)")))
    assert own_short_forms(office) == {"TBCS": "trưng bày chuyên sâu", "SVHDL": "sở văn hóa và du lịch"}


def test_no_file_has_a_name_that_windows_refuses() -> None:
    names = {Path(name).name for name in files_of("con aux nul 漢字 Ωmega")}
    assert {"w-con.js", "w-aux.js", "w-nul.js", "w-khac.js"} <= names
    assert all(re.fullmatch(r"[a-z0-9-]+\.js", name) for name in names)


def test_every_item_of_a_report_can_be_found_at_its_anchor() -> None:
    reports = [report_of(FEBRUARY, "reports/2022/2022-02.md"), report_of(MARCH)]
    part = part_of(office_of(*reports), {})
    pages = {folder(page.uri): page for page in part.pages}
    seen = 0
    for document in part.documents:
        if document.kind is not SearchKind.REPORT:
            continue
        anchors, own = {passage.anchor for passage in document.passages}, pages[document.address].anchors
        assert anchors - {""} <= own
        assert {anchor for anchor in own if anchor.count("-") == 2 and not anchor.startswith("phu")} <= anchors
        assert not any("{#" in passage.text for passage in document.passages)
        seen += 1
    assert seen == len(reports)


def test_tasks_and_figures_are_found_where_their_pages_show_them() -> None:
    reports = [report_of(FEBRUARY, "reports/2022/2022-02.md"), report_of(MARCH)]
    part = part_of(office_of(*reports), {})
    anchors = {(folder(page.uri), anchor) for page in part.pages for anchor in page.anchors}
    tasks, figures = (
        [(document, passage) for document in part.documents if document.kind is kind for passage in document.passages]
        for kind in (SearchKind.TASK, SearchKind.FIGURE)
    )
    assert tasks
    assert {passage.anchor for _, passage in tasks} <= {f"/{folder(page.uri)}" for page in part.pages}
    (dinh_ha,) = (passage for _, passage in tasks if "đình Hạ" in passage.text)
    assert (dinh_ha.text, dinh_ha.state) == ("Tu bổ đình Hạ. Lý do: chờ gỗ", "ongoing")
    assert dinh_ha.title == "Nhiệm vụ, từ tháng 02 đến tháng 03/2022"
    assert {(document.address, passage.anchor) for document, passage in figures} <= anchors
    assert any(passage.text.endswith("tháng 03/2022: 1.147 lượt") for _, passage in figures)


def test_a_hand_written_page_is_found_by_its_headings() -> None:
    html = '<h1 id="a">Một<a href="#a">¶</a></h1><p>Hai <b>ba</b></p><script>x</script><h2 id="b">Bốn</h2><ul><li>Năm'
    found = [(passage.anchor, passage.text) for passage in passages_in(html)]
    assert found == [("a", "Một"), ("a", "Hai ba"), ("b", "Bốn"), ("b", "Năm")]


def test_of_a_long_page_by_hand_no_more_is_loaded_than_of_a_report() -> None:
    html = "".join(f"<h2 id=p{part}>Phần {part}</h2>" + f"<p>{'chữ ' * 100}</p>" * 9 for part in range(12))
    documents = list(documents_in("huong-dan", "Hướng dẫn", html))
    assert tuple(passage for document in documents for passage in document.passages) == passages_in(html)
    assert {(document.address, document.title) for document in documents} == {("huong-dan", "Hướng dẫn")}
    sizes = [sum(len(passage.text) for passage in document.passages) for document in documents]
    assert len(sizes) > 1
    assert max(sizes) < 9000


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


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Page]:
    with browser.new_context(viewport={"width": 1280, "height": 900}) as context:
        yield context.new_page()


@pytest.fixture
def page(tab: Page, address: str) -> Page:
    """The front page, in the same tab each time: what is asked leaves nothing behind but the way back."""
    tab.goto(address)
    return tab


def suggested(page: Page, query: str) -> list[str]:
    """What the box suggests for `query`, each with its place and state on the same line."""
    page.fill(".bc-search input", query)
    # Waiting for a function would be eval, which the pages' own policy refuses.
    page.wait_for_selector(f".bc-search ol[data-query={json.dumps(query, ensure_ascii=False)}]", state="attached")
    return texts(page, ".bc-search .bc-found")


def ask(page: Page, query: str = "", **filters: str) -> list[str]:
    """What the page of the search finds, the kinds one after the other."""
    asked = {"q": query} | {name.replace("_", "-"): value for name, value in filters.items()}
    home = re.match(r"\w+://[^/]*/", page.url)
    assert home
    page.goto(f"{home[0]}tim/?{urlencode({name: value for name, value in asked.items() if value})}")
    return answered(page)


def answered(page: Page) -> list[str]:
    page.wait_for_selector(".bc-find[data-query]:not([data-query=''])")
    return texts(page, ".bc-find section:not([hidden]) .bc-found")


def texts(page: Page, selector: str) -> list[str]:
    return [" ".join(text.split()) for text in page.locator(selector).all_inner_texts()]


def kinds(page: Page) -> list[str]:
    return texts(page, ".bc-find section:not([hidden]) h2")


def said(page: Page) -> str:
    return page.locator(".bc-find [role=status]").inner_text()


def test_the_phrase_is_found_first_however_it_is_typed(page: Page) -> None:
    decomposed = unicodedata.normalize("NFD", "cúc hoà vàng")
    for query in ("cúc hoa vàng", "cuc hoa vang", "CUC HOA", "cúc hoa vang", "cuc hoa va", decomposed):
        assert "Trồng cúc hoa vàng" in ask(page, query)[0], query


def test_what_only_matches_without_marks_stands_behind_a_line(page: Page) -> None:
    line = ".bc-find__line:visible"
    for query, first, second in (("đo lượng", "đo lượng mưa", "Đo lường"), ("đo lường", "Đo lường", "đo lượng mưa")):
        found = ask(page, query)
        assert first in found[0]
        assert second in found[1]
        assert texts(page, line) == ["Kết quả không dấu: cùng chữ, khác dấu"]
    assert len(ask(page, "do luong")) == 2
    assert texts(page, line) == []
    assert len(ask(page, "đò lương")) == 2
    assert texts(page, line) == ["Kết quả không dấu: không nội dung nào có đúng dấu đã gõ"]


def test_words_near_each_other_in_one_item_come_before_words_far_apart(page: Page) -> None:
    found = ask(page, "hoa nhà")
    assert "bày ở nhà, hoa nở" in found[0]


def test_all_words_are_wanted_of_one_item_not_of_one_page(page: Page) -> None:
    found = ask(page, "vàng mưa")  # one report has both, no item
    assert said(page).startswith("Không nội dung nào có đủ các từ")
    assert all("Không có:" in row for row in found)


@pytest.mark.parametrize(
    ("query", "kind", "wanted"),
    [
        ("2022-03", "Báo cáo", "Báo cáo tháng 03/2022"),
        ("báo cáo tháng 3", "Báo cáo", "Báo cáo tháng 03/2022"),
        ("thang 4 2021", "Báo cáo", "Báo cáo tháng 04/2021"),
        ("dak doa", "Báo cáo", "Đắk Đoa"),
        ("hoà bình", "Báo cáo", "Hòa Bình"),
        ("05/BC-SVHDL", "Báo cáo", "05/BC-SVHDL"),
        ("5/BC", "Báo cáo", "05/BC-SVHDL"),
        ("1147", "Báo cáo", "1.147"),
        ("phu luc noi dung", "Báo cáo", "Nội dung phụ lục"),
        ("may chu", "Báo cáo", "máy chủ"),
        ("dau de", "Hướng dẫn", "Đầu đề"),
    ],
)
def test_what_is_asked_stands_first_of_its_kind(page: Page, query: str, kind: str, wanted: str) -> None:
    found = ask(page, query)
    assert kinds(page)[0] == kind
    assert wanted in found[0]


def test_a_number_is_no_beginning_of_another(page: Page) -> None:
    assert ask(page, "114") == []
    assert said(page) == "Không báo cáo nào có “114”. Không tìm thấy nội dung nào."


def test_kinds_stand_apart_and_guides_wait_until_they_are_wanted(page: Page) -> None:
    found = ask(page, "khách tham quan")
    assert kinds(page) == ["Số liệu", "Hướng dẫn"]
    assert "năm 2022: 1.147 lượt" in found[0]
    ask(page, "máy chủ")
    assert kinds(page)[:2] == ["Báo cáo", "Nhiệm vụ"]
    ask(page, "khách tham quan", loai="huong-dan")
    assert kinds(page) == ["Hướng dẫn"]
    ask(page, "máy chủ", loai="nhiem-vu")
    assert kinds(page) == ["Nhiệm vụ"]


def test_a_result_leads_to_its_item(page: Page) -> None:
    (found, *_) = ask(page, "cuc hoa vang")
    assert found.startswith("Báo cáo tháng 04/2021 · Chuyển đổi số")
    assert "Đã xong" in found
    assert page.locator(".bc-found mark").first.inner_text() == "cúc hoa vàng"
    page.locator(".bc-find input").press("ArrowDown")
    page.keyboard.press("Enter")
    page.wait_for_url("**/2021/2021-04/#i-1-1")
    assert page.locator("#i-1-1").inner_text().startswith("Trồng cúc")


def test_a_word_that_is_nowhere_is_named_with_what_may_have_been_meant(page: Page) -> None:
    assert ask(page, "qwxyz") == []
    assert said(page) == "Không báo cáo nào có “qwxyz”. Không tìm thấy nội dung nào."
    found = ask(page, "máy chhủ")
    assert all("Không có: chhủ" in row for row in found)
    assert said(page).startswith("Không báo cáo nào có “chhủ”.")
    page.locator(".bc-find [role=status] a", has_text=re.compile("^máy chủ$")).click()
    page.wait_for_url("**/tim/?q=m%C3%A1y+ch%E1%BB%A7")
    assert "máy chủ" in answered(page)[0]


def test_what_an_author_typed_is_shown_as_text(page: Page) -> None:
    assert "<img src=x onerror=alert(1)>" in ask(page, "onerror")[0]
    assert page.locator(".bc-find img").count() == 0
    for query in ("<img src=x onerror=alert(1)> qwxyz", '"><script>alert(1)</script>', "%", "&q=", "(", "__proto__"):
        ask(page, query)
        assert page.locator(".bc-find").locator("img, script").count() == 0


def test_an_address_asks_with_filters_only_and_back_leads_to_what_was_asked_before(page: Page) -> None:
    found = ask(page, tinh_trang="da-xong", linh_vuc="chuyen-doi-so")
    assert kinds(page) == ["Báo cáo", "Nhiệm vụ"]
    assert all("Đã xong" in row and "Chuyển đổi số" in row for row in found)
    page.select_option("select[name=nam]", "2021")
    page.wait_for_url("**nam=2021**")
    page.wait_for_selector(".bc-find[data-query*='2021']")
    assert all("2021" in row for row in answered(page))
    page.locator(".bc-find input").press_sequentially("cúc")
    page.wait_for_url("**/tim/?q=c%C3%BAc**")
    page.locator(".bc-found").first.click()
    page.wait_for_url("**/2021/2021-04/#i-1-1")
    page.go_back()
    assert "Trồng cúc hoa vàng" in answered(page)[0]
    page.go_back()
    page.wait_for_selector(".bc-find[data-query*='?nam']")
    assert page.input_value(".bc-find input") == ""
    page.go_back()
    page.wait_for_selector(".bc-find[data-query*='?linh']")
    assert answered(page) == found


def test_the_box_suggests_and_enter_leads_to_everything(page: Page) -> None:
    assert "Trồng cúc hoa vàng" in suggested(page, "cuc hoa vang")[0]
    page.keyboard.press("Enter")
    page.wait_for_url("**/tim/?q=cuc+hoa+vang")
    assert "Trồng cúc hoa vàng" in answered(page)[0]


def test_the_keyboard_alone_is_enough(page: Page) -> None:
    page.keyboard.press("/")
    assert page.evaluate("document.activeElement.closest('.bc-search') !== null")
    suggested(page, "hoa")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("[...document.querySelectorAll('.bc-found')].indexOf(document.activeElement)") == 1
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowUp")
    assert page.evaluate("document.activeElement.tagName") == "INPUT"
    page.keyboard.press("Escape")
    assert page.is_checked("#__search") is False
    ask(page, "hoa")
    page.locator(".bc-find input").press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("[...document.querySelectorAll('.bc-find .bc-found')].indexOf(document.activeElement)") == 1
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.name") == "q"


def test_it_works_on_a_phone(browser: Browser, address: str) -> None:
    with browser.new_context(viewport={"width": 390, "height": 800}, has_touch=True) as context:
        page = context.new_page()
        page.goto(f"{address}2022/2022-03/")
        page.click("label.md-header__button[for=__search]")
        assert "Trồng cúc hoa vàng" in suggested(page, "cuc hoa vang")[0]
        page.keyboard.press("Enter")
        page.wait_for_url("**/tim/**")
        answered(page)
        assert page.evaluate("document.documentElement.scrollWidth") <= 390
        page.locator(".bc-find .bc-found").first.click()
        page.wait_for_url("**/2021/2021-04/#i-1-1")


def test_it_works_from_a_folder_without_a_server(browser: Browser, site: Path) -> None:
    with browser.new_context() as context:
        page = context.new_page()
        page.goto((site / "2022" / "2022-03" / "index.html").as_uri())
        assert "Trồng cúc hoa vàng" in suggested(page, "cuc hoa vang")[0]
        page.keyboard.press("Enter")
        page.wait_for_url("**/tim/index.html?q=cuc+hoa+vang")
        assert "Trồng cúc hoa vàng" in answered(page)[0]
        page.locator(".bc-find .bc-found").first.click()
        page.wait_for_url("**/2021/2021-04/index.html#i-1-1")
        page.get_by_role("link", name="Năm 2021").click()
        page.wait_for_url("**/2021/index.html")


def test_without_scripts_the_page_says_where_else_to_go(browser: Browser, address: str) -> None:
    with browser.new_context(java_script_enabled=False) as context:
        page = context.new_page()
        page.goto(f"{address}tim/?q=cuc")
        assert "Tìm kiếm cần JavaScript" in page.locator(".md-content").inner_text()
        page.locator("noscript").get_by_role("link", name="Năm 2021").click()
        page.wait_for_url("**/2021/")


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
        assert any("Tu bổ đình Hạ" in found for found in suggested(page, "dinh ha"))
        page.locator(".bc-found", has_text="Tu bổ đình Hạ").filter(has_text="02/2022 ·").first.click()
        page.wait_for_url("**/2022/2022-02/#iii-2-1")
        page.locator("#iii-2-1:target").wait_for()
        assert page.is_checked("#__search") is False
        page.locator(".md-logo").first.click()
        page.locator(".bc-invite").wait_for()
        page.wait_for_timeout(after_a_swap)
        page.get_by_role("button", name="Tìm trong kho báo cáo").click()
        assert "hồ sơ giấy" in suggested(page, "hồ sơ giấy")[0]
        assert page.evaluate("window.isSwapped") is True
        assert troubles == []


def test_browser_and_index_know_the_same_words(page: Page, repository: Path) -> None:
    text = (repository / "docs" / "huong-dan.md").read_text(encoding="utf-8")
    text += " Hòa thủy xòe QUÝ Đắk İX Ωmega ǅ 2.510, 05 52,2% 1,234.5 12.3456 00 9M 1.2.3"
    text = unicodedata.normalize("NFC", text)
    page.goto(re.sub(r"(//[^/]*/).*", r"\1tim/", page.url))
    run = "(text) => window.BaocaoWords.wordsIn(text).map(({head, written}) => [head, written])"
    words = [spelled(word) for word in words_in(text)]
    assert page.evaluate(run, text) == [[bare_letters(word), word] for word in words]
