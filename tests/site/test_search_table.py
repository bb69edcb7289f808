"""What readers ask and where it must stand: a table of queries with the place of the answer among its kind.

On the reports of this repository, and on a made-up archive of three offices.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import urlencode

import pytest

from support.offices import with_front_matter
from support.site_browser import served
from support.site_building import build, made_offices

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

pytestmark = pytest.mark.takes_long

HEALTH = with_front_matter(
    """## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Cấp 2.510 thẻ bảo hiểm y tế điện tử (BHYTĐT) cho học sinh. {#the-bhyt xong}
- Tổ chức 25 lớp tập huấn an toàn thông tin. {#lop-attt đang}
- Thông tin về hồ sơ chưa an toàn.

### 2. Bảo tàng và di tích

- Khám tại bến xe; khám bệnh tại nhà. {#kham-nha chưa "thiếu bác sĩ"}

## II. ĐÁNH GIÁ CHUNG

Giám đốc Sở chỉ đạo sát sao.
""",
    "2022-03",
)
BAO_CAO, NHIEM_VU, SO_LIEU = "bao-cao", "nhiem-vu", "so-lieu"
OWN = [
    ("2022-06", BAO_CAO, "2022/2022-06/", 1),
    ("báo cáo tháng 6", BAO_CAO, "2022/2022-06/", 1),
    ("tháng 6", BAO_CAO, "2022/2022-06/", 1),
    ("thang 06/2022", BAO_CAO, "2022/2022-06/", 1),
    ("quý 1", BAO_CAO, "2022/2022-Q1/", 1),
    ("quý I", BAO_CAO, "2022/2022-Q1/", 1),
    ("6 tháng đầu năm", BAO_CAO, "2022/2022-H1/", 1),
    ("báo cáo năm 2022", BAO_CAO, "2022/2022/", 1),
    ("2510", BAO_CAO, "2022/2022-12/#i-1-3", 2),
    ("2.510", BAO_CAO, "2022/2022-12/#i-1-3", 2),
    ("1098", SO_LIEU, "chi-tieu/#mau", 0),
    ("1098", SO_LIEU, "chi-tieu/#phuong-tien-do-2022", 1),
    ("1098", BAO_CAO, "2022/2022-06/#i-6-1", 1),
    ("số mẫu thử nghiệm", SO_LIEU, "chi-tieu/#mau-thu-nghiem-2022", 1),
    ("KHCN", BAO_CAO, "2022/2022-12/#i-1-1", 5),
    ("KH&CN", BAO_CAO, "2022/2022-12/#i-1-1", 5),
    ("khoa học và công nghệ", BAO_CAO, "2022/2022-12/#i-1-1", 5),
    ("SHTT", NHIEM_VU, "nhiem-vu/ngay-shtt/", 1),
    ("giám đốc", BAO_CAO, "2022/2022-12/", 2),
    ("569/QĐ-TTg", BAO_CAO, "2022/2022-06/", 1),
    ("cuc hoa vang", BAO_CAO, "2022/2022-02/#i-7-", 4),
    ("mũ bảo hiểm", NHIEM_VU, "nhiem-vu/kiem-tra-mu-bao-hiem/", 1),
    ("may quang pho", BAO_CAO, "2022/2022-12/#ii-1-3", 4),
    ("Q1/2022", BAO_CAO, "2022/2022-Q1/", 1),
    ("quí 1 năm 2022", BAO_CAO, "2022/2022-Q1/", 1),
    ("T6/2022", BAO_CAO, "2022/2022-06/", 1),
    ("tháng 6 năm 2022", BAO_CAO, "2022/2022-06/", 1),
    ("sáu tháng đầu năm", BAO_CAO, "2022/2022-H1/", 1),
    ("52.2%", BAO_CAO, "2022/2022-06/#i-6-1", 2),
    ("quyết định 569", BAO_CAO, "2022/2022-06/", 1),
    ("xquang", BAO_CAO, "2022/2022-12/#i-2-1", 3),
    ("covid19", BAO_CAO, "2022/2022/", 1),
    ("kiễm định đồng hồ nước", BAO_CAO, "2022/2022-12/#i-6-2", 3),
    ("ddo luowngf", BAO_CAO, "2022/2022/#i-4-2", 1),
    ("mays quang phoor", BAO_CAO, "2022/2022-12/#ii-1-3", 4),
    ("thanhtra mộc châu", BAO_CAO, "2022/2022-07/#i-4-1", 3),
    ("lí do hoãn kĩ thuật", BAO_CAO, "2022/", 1),
    ("trung thu mai sơn", BAO_CAO, "2022/2022-09/", 1),
    ("Mai Sơn 7 trung thu", BAO_CAO, "2022/2022-09/", 1),
    ('"kiểm định cân"', BAO_CAO, "2022/2022-06/#i-6-1", 0),
    ('"kiểm định cân"', BAO_CAO, "2022/2022-06/#i-6-2", 2),
]
THREE = [
    ("sở y tế", BAO_CAO, "so-y-te/", 1),
    ("sở y tế tháng 2", BAO_CAO, "so-y-te/2022/2022-02/", 1),
    ("2022-03 y tế", BAO_CAO, "so-y-te/2022/2022-03/", 1),
    ("SVHDL tháng 3", BAO_CAO, "so-van-hoa/2022/2022-03/", 1),
    ("2510", BAO_CAO, "so-y-te/2022/2022-03/#i-1-1", 1),
    ("25", BAO_CAO, "so-y-te/2022/2022-03/#i-1-1", 0),
    ("BHYT", NHIEM_VU, "nhiem-vu/the-bhyt/", 1),
    ("bảo hiểm y tế điện tử", BAO_CAO, "so-y-te/2022/2022-03/#i-1-1", 1),
    ("BHYTDT", BAO_CAO, "so-y-te/2022/2022-03/#i-1-1", 1),
    ("ATTT", BAO_CAO, "so-y-te/2022/2022-03/#i-1-2", 1),
    ("an toàn thông tin", BAO_CAO, "so-y-te/2022/2022-03/#i-1-2", 1),
    ("an toàn thông tin", BAO_CAO, "so-y-te/2022/2022-03/#i-1-3", 2),
    ("khám bệnh", BAO_CAO, "so-y-te/2022/2022-03/#i-2-1", 1),
    ("thiếu bác sĩ", NHIEM_VU, "nhiem-vu/kham-nha/", 1),
    ("giám đốc", BAO_CAO, "so-y-te/2022/2022-03/", 2),
    ("camera", BAO_CAO, "so-y-te/2022/2022-02/#i-1-1", 2),
    ("khách tham quan", SO_LIEU, "so-van-hoa/chi-tieu/#khach-tham-quan-2022", 1),
]


@pytest.fixture(scope="module")
def archives(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[dict[str, str]]:
    """Where each archive can be read."""
    own, three = tmp_path_factory.mktemp("own"), tmp_path_factory.mktemp("three") / "kho"
    for name in ("mkdocs.yml", "baocao.yml"):
        shutil.copy(repository / name, own)
    for name in ("docs", "reports"):
        shutil.copytree(repository / name, own / name)
    made_offices(repository, three)
    (three / "offices/so-y-te/reports/2022/2022-03.md").write_text(HEALTH, encoding="utf-8")
    with ExitStack() as servers:
        addresses = {}
        for name, root in (("own", own), ("three", three)):
            build(repository, root)
            addresses[name] = servers.enter_context(served(root / "build" / "site"))
        yield addresses


@pytest.fixture(scope="module")
def page(browser: Browser) -> Iterator[Page]:
    with browser.new_context() as context:
        yield context.new_page()


@pytest.mark.parametrize(
    ("archive", "query", "kind", "wanted", "rank"),
    [("own", *row) for row in OWN] + [("three", *row) for row in THREE],
)
def test_what_is_asked_stands_where_it_must(
    page: Page, archives: dict[str, str], archive: str, query: str, kind: str, wanted: str, rank: int
) -> None:
    """`rank`: the last place at which `wanted` may stand; 0: it must not be found."""
    page.goto(f"{archives[archive]}tim/?{urlencode({'q': query})}")
    page.wait_for_selector(".bc-find[data-query]:not([data-query=''])")
    links = page.locator(f".bc-find section[data-kind={kind}]:not([hidden]) .bc-found")
    found = [link.get_attribute("href") or "" for link in links.all()]
    places = [at for at, href in enumerate(found, 1) if wanted in href.removeprefix(archives[archive])]
    assert bool(places) == bool(rank), found
    assert min(places, default=0) <= rank, found
