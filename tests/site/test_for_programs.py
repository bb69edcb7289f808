"""What programs read of the site: HTML as it is defined, JSON-LD, a map with days, what goes along with a link."""

from __future__ import annotations

import json
import re
import struct
import zlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from baocao.site.linked_data import archive_data, page_data
from baocao.site.share_picture import HEIGHT, PICTURE, WIDTH, share_picture
from support.nu_checker import slips_of
from support.paths import paths_in
from support.site_building import MARCH, Seen, build, html_of, made_offices, pages_of

SITE = "https://example.org/kho/"


@pytest.fixture(scope="module")
def published(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site of three offices that knows its own address."""
    root = made_offices(repository, tmp_path_factory.mktemp("published") / "kho")
    build(repository, root, site_url=SITE)
    return root / "build" / "site"


def data_in(html: str) -> Iterator[dict[str, Any]]:
    for script in Seen(html).all("script"):
        if script.attributes.get("type") == "application/ld+json":
            yield from json.loads(script.text)["@graph"]


def said(html: str, name: str) -> list[str]:
    return [meta.attributes["content"] for meta in Seen(html).all("meta") if meta.attributes.get("property") == name]


# --------------------------------------------------------------------------- HTML


def test_no_page_has_an_attribute_that_html_does_not_know_there(made_site: Path) -> None:
    for address, html in html_of(made_site):
        seen = Seen(html)
        boxes = [one for one in seen.elements if one.tag == "input" and one.attributes.get("type") == "checkbox"]
        assert boxes, address
        assert not [one for one in boxes if "autocomplete" in one.attributes], address
        assert not [one for one in seen.elements if not one.attributes.get("tabindex", "0").lstrip("-").isdigit()]
        controls = {one.attributes.get("id") for one in seen.elements if one.tag in ("input", "select", "button")}
        assert not {one.attributes["for"] for one in seen.all("label") if "for" in one.attributes} - controls, address


def test_the_nu_checker_finds_no_error(made_site: Path, published: Path) -> None:
    assert slips_of([*paths_in(made_site, "**/*.html"), *paths_in(published, "**/*.html")]) == []


# --------------------------------------------------------------------------- JSON-LD


def test_a_report_says_what_it_is_and_where_it_stands(published: Path) -> None:
    report, crumbs = data_in((published / "so-van-hoa/2022/2022-03/index.html").read_text(encoding="utf-8"))
    assert report["@type"] == "Report"
    assert report["url"] == f"{SITE}so-van-hoa/2022/2022-03/"
    assert report["reportNumber"] == "05/BC-SVHDL"
    assert report["datePublished"] == "2022-04-01"
    assert report["temporalCoverage"] == "2022-03-01/2022-03-31"
    assert report["publisher"]["name"] == "Sở Văn hóa và Du lịch"
    assert [(line["name"], line["item"]) for line in crumbs["itemListElement"]] == [
        ("Trang đầu", SITE),
        ("SỞ VĂN HÓA VÀ DU LỊCH", f"{SITE}so-van-hoa/"),
        ("Năm 2022", f"{SITE}so-van-hoa/2022/"),
        ("Báo cáo tháng 03/2022", f"{SITE}so-van-hoa/2022/2022-03/"),
    ]


def test_the_front_page_offers_its_tables_as_a_data_set(published: Path, made_site: Path) -> None:
    (dataset,) = data_in((published / "index.html").read_text(encoding="utf-8"))
    assert dataset["@type"] == "Dataset"
    for file in dataset["distribution"]:
        assert (published / file["contentUrl"].removeprefix(SITE)).is_file()
    (alone,) = data_in((made_site / "index.html").read_text(encoding="utf-8"))
    assert (made_site / alone["distribution"][0]["contentUrl"]).is_file()


def test_a_draft_says_so_and_a_file_that_is_no_report_says_nothing(made_site: Path) -> None:
    draft, _ = data_in((made_site / "2022/2022-02/index.html").read_text(encoding="utf-8"))
    assert draft["creativeWorkStatus"] == "Draft"
    assert "reportNumber" not in draft
    assert list(data_in((made_site / "2022/2022-05/index.html").read_text(encoding="utf-8"))) == []


def test_no_words_of_a_report_end_the_block_that_they_stand_in() -> None:
    text = MARCH.replace("status: issued", "status: issued\nsubject: '</script><!-- & <script>'")
    page = pages_of(text)["2022/2022-03.md"]
    data = page_data(page, str)
    assert not re.search("[<>&]", data)
    assert json.loads(data)["@graph"][0]["headline"] == "</script><!-- & <script>"
    assert not re.search("[<>&]", archive_data("</script>", "&", str))


# --------------------------------------------------------------------------- shared, and found


def test_what_is_shared_names_the_office_and_has_a_picture(published: Path) -> None:
    html = (published / "so-van-hoa/2022/2022-03/index.html").read_text(encoding="utf-8")
    assert said(html, "og:title") == ["Báo cáo tháng 03/2022 của Sở Văn hóa và Du lịch"]
    (picture,) = said(html, "og:image")
    assert (published / picture.removeprefix(SITE)).read_bytes() == share_picture()
    draft = (published / "so-y-te/2022/2022-02/index.html").read_text(encoding="utf-8")
    assert said(draft, "og:title")[0].endswith("(dự thảo)")


def test_a_title_that_is_shared_is_escaped_once(made_site: Path) -> None:
    html = (made_site / "khac/2022-img-src-x-onerror-alert-1/index.html").read_text(encoding="utf-8")
    assert said(html, "og:title") == ['Báo cáo reports/2022/"><img src=x onerror=alert(1)>.md']


def test_a_site_that_does_not_know_its_address_names_no_picture(made_site: Path) -> None:
    assert said((made_site / "index.html").read_text(encoding="utf-8"), "og:image") == []
    assert (made_site / PICTURE).is_file()


def test_the_picture_is_a_small_png_of_the_size_that_is_said(published: Path) -> None:
    data = share_picture()
    assert data.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", data[16:24]) == (WIDTH, HEIGHT)
    assert len(data) < 10_000
    at = data.index(b"IDAT")
    (length,) = struct.unpack(">I", data[at - 4 : at])
    assert len(zlib.decompress(data[at + 4 : at + 4 + length])) == (WIDTH + 1) * HEIGHT
    html = (published / "index.html").read_text(encoding="utf-8")
    assert said(html, "og:image:width") == [str(WIDTH)]
    assert said(html, "og:image:height") == [str(HEIGHT)]


def test_the_map_of_the_site_has_the_days_of_reports_and_none_of_the_build(published: Path, made_site: Path) -> None:
    space = "{http://www.sitemaps.org/schemas/sitemap/0.9}"
    days = {
        entry.findtext(f"{space}loc"): entry.findtext(f"{space}lastmod")
        for entry in ElementTree.parse(published / "sitemap.xml").getroot()
    }
    assert days.pop(f"{SITE}so-van-hoa/2022/2022-03/") == "2022-04-01"
    assert f"{SITE}so-y-te/2022/2022-02/" in days
    assert set(days.values()) == {None}
    assert not list(ElementTree.parse(made_site / "sitemap.xml").getroot())  # which has no address of its own
