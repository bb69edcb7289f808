"""What can be taken along: feeds, charts and their figures as files, the calendar of due reports."""

from __future__ import annotations

from datetime import date
from xml.etree import ElementTree

import pytest
from icalendar import Calendar

from baocao.config.reporting import ReportingDays
from baocao.office import Office
from baocao.site.feeds import BASE, placed
from baocao.site.office_files import office_files
from baocao.site.office_view import OfficeView
from baocao.site.pages import office_pages
from support.offices import report_of
from support.site_building import FEBRUARY, MARCH, Seen, office_of

ATOM = "{http://www.w3.org/2005/Atom}"
SVG = "{http://www.w3.org/2000/svg}"


def office(office_id: str = "", name: str = "SỞ VĂN HÓA VÀ DU LỊCH") -> Office:
    reports = [report_of(text, f"reports/2022/2022-{month}.md") for month, text in (("02", FEBRUARY), ("03", MARCH))]
    made = office_of(*reports, office_id=office_id)
    config = made.config._replace(organ=made.config.organ._replace(name=name))
    return made._replace(config=config._replace(reporting=(ReportingDays(closes_on=14, due_on=16),)))


def files_of(made: Office) -> dict[str, str]:
    return dict(office_files(OfficeView(made, {})))


def feed_of(made: Office, name: str, base: str = "") -> ElementTree.Element:
    return ElementTree.fromstring(placed(files_of(made)[name].encode(), name, base))


# --------------------------------------------------------------------------- feeds


def test_an_area_is_followed_month_by_month() -> None:
    feed = feed_of(office(), "linh-vuc/bao-tang.atom")
    assert feed.findtext(f"{ATOM}title") == "SỞ VĂN HÓA VÀ DU LỊCH: Bảo tàng và di tích"
    (entry,) = feed.findall(f"{ATOM}entry")
    assert entry.findtext(f"{ATOM}title") == "SỞ VĂN HÓA VÀ DU LỊCH: Bảo tàng và di tích, tháng 03/2022"
    assert entry.findtext(f"{ATOM}summary") == "1 đang làm: Đình Hạ | 1.147."
    assert [link.get("href") for link in entry.findall(f"{ATOM}link")] == ["../2022/2022-03/#i-2"]


def test_a_task_is_followed_by_what_each_months_report_says_of_it() -> None:
    feed = feed_of(office(), "nhiem-vu/dinh-ha.atom")
    assert feed.findtext(f"{ATOM}title") == "SỞ VĂN HÓA VÀ DU LỊCH: Tu bổ đình Hạ"
    newest, first = feed.findall(f"{ATOM}entry")
    assert newest.findtext(f"{ATOM}title") == "SỞ VĂN HÓA VÀ DU LỊCH: Tu bổ đình Hạ, tháng 03/2022: đang làm"
    assert newest.findtext(f"{ATOM}summary") == "Đình Hạ | 1.147. Lý do: chờ gỗ."
    assert [link.get("href") for link in newest.findall(f"{ATOM}link")] == ["../2022/2022-03/#i-2-1"]
    assert (first.findtext(f"{ATOM}title") or "").endswith("tháng 02/2022: trong kế hoạch")


def test_a_task_without_marker_has_no_feed() -> None:
    assert sorted(name for name in files_of(office()) if name.startswith("nhiem-vu/")) == [
        f"nhiem-vu/{slug}.atom" for slug in ("dinh-ha", "mua-may-chu", "so-hoa", "tap-huan", "trung-bay")
    ]


def test_the_pages_of_an_office_an_area_and_a_task_name_the_feed_of_what_they_show() -> None:
    made = office("so-a")
    feeds = {page.uri: page.feed for page in office_pages(OfficeView(made, {})) if page.feed}
    assert feeds["so-a/index.md"] == "so-a/bao-cao.atom"
    assert feeds["so-a/linh-vuc/bao-tang/2022.md"] == "so-a/linh-vuc/bao-tang.atom"
    assert feeds["so-a/nhiem-vu/dinh-ha/index.md"] == "so-a/nhiem-vu/dinh-ha.atom"
    assert set(feeds.values()) <= set(files_of(made))


def test_ids_stay_when_the_site_gets_an_address() -> None:
    for name in ("so-a/bao-cao.atom", "so-a/linh-vuc/bao-tang.atom", "so-a/nhiem-vu/dinh-ha.atom"):
        here, there = feed_of(office("so-a"), name), feed_of(office("so-a"), name, "https://bao-cao.vn/")
        ids = [each.text for each in here.iter(f"{ATOM}id")]
        assert ids == [each.text for each in there.iter(f"{ATOM}id")]
        assert len(set(ids)) == len(ids)
        assert all(found and found.startswith("tag:baocao.invalid,2022:") for found in ids)
        assert all(link.get("href", "").startswith("https://bao-cao.vn/so-a/") for link in there.iter(f"{ATOM}link"))
        assert all(link.get("href", "").startswith("../") for link in here.iter(f"{ATOM}link"))


def test_every_title_of_a_feed_names_the_office() -> None:
    feed = feed_of(office("so-a"), "so-a/bao-cao.atom")
    titles = [each.text or "" for each in feed.iter(f"{ATOM}title")]
    assert len(titles) == 3
    assert all(title.startswith("SỞ VĂN HÓA VÀ DU LỊCH: ") for title in titles)


def test_two_offices_of_one_name_have_different_ids() -> None:
    first, second = (feed_of(office(name), f"{name}/bao-cao.atom").findtext(f"{ATOM}id") for name in ("so-a", "so-b"))
    assert first != second


@pytest.mark.parametrize("name", ["<script>&\"'", BASE, "\x00\x1b]0;x\x07\u202e"])
def test_no_name_breaks_a_file(name: str) -> None:
    for file, text in files_of(office(name=name)).items():
        if file.endswith((".atom", ".svg")):
            ElementTree.fromstring(placed(text.encode(), file, "https://bao-cao.vn/"))
            assert "<script>" not in text
        if file.endswith(".ics"):
            assert Calendar.from_ical(text)


# --------------------------------------------------------------------------- charts


def test_a_chart_stands_alone_without_style_sheet_or_script() -> None:
    drawing = ElementTree.fromstring(files_of(office())["chi-tieu/khach-tham-quan-2022.svg"])
    assert drawing.tag == f"{SVG}svg"
    assert drawing.findtext(f"{SVG}title") == "Khách tham quan bảo tàng, năm 2022"
    assert not [
        each for each in drawing.iter() if each.tag in (f"{SVG}style", f"{SVG}script") or "style" in each.attrib
    ]
    assert all("fill" in each.attrib for each in drawing.iter(f"{SVG}circle"))
    words = " ".join(each.text or "" for each in drawing.iter(f"{SVG}text"))
    assert "SỞ VĂN HÓA VÀ DU LỊCH" in words
    assert "1.147" in words


def test_a_charts_figures_lead_to_the_sentence() -> None:
    head, row = files_of(office())["chi-tieu/khach-tham-quan-2022.csv"].removeprefix("\ufeff").splitlines()
    assert head.split(",")[-1] == "url"
    assert row.split(",")[-1] == "2022/2022-03/#i-2"  # no sentence gives it: the indicator's area


def test_the_page_of_the_indicators_offers_what_there_is() -> None:
    view = OfficeView(office("so-a"), {})
    page = next(page for page in office_pages(view) if page.uri == "so-a/chi-tieu/index.md")
    offered = {each.attributes["href"] for each in Seen(page.html).all("a") if "download" in each.attributes}
    assert {"khach-tham-quan-2022.svg", "khach-tham-quan-2022.csv"} <= offered
    assert {f"so-a/chi-tieu/{name}" for name in ("khach-tham-quan-2022.svg", "khach-tham-quan-2022.csv")} <= set(
        dict(office_files(view))
    )


# --------------------------------------------------------------------------- due reports


def test_the_calendar_has_the_newest_year_and_the_next() -> None:
    calendar = Calendar.from_ical(files_of(office())["han-gui.ics"])
    days = [event["DTSTART"].dt for event in calendar.walk("VEVENT")]
    # February is the first report; March is an illustration, which nobody sends.
    assert days[:2] == [date(2022, 2, 16), date(2022, 4, 16)]
    assert days[-1] == date(2023, 12, 16)
    assert len(days) == 10 + 12
    assert len({str(event["UID"]) for event in calendar.walk("VEVENT")}) == len(days)


def test_without_reporting_days_there_is_no_calendar_and_no_link_to_it() -> None:
    made = office()
    view = OfficeView(made._replace(config=made.config._replace(reporting=())), {})
    assert not [file for file in office_files(view) if file.name.endswith(".ics")]
    assert ".ics" not in next(iter(office_pages(view))).html
    assert "han-gui.ics" in next(iter(office_pages(OfficeView(made, {})))).html
