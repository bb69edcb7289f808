"""A made-up repository built by MkDocs as a user builds it, and a reader of its pages."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from functools import cache
from html.parser import HTMLParser
from pathlib import Path
from posixpath import join, normpath
from urllib.parse import unquote, urlsplit

from baocao.model import Report
from baocao.office import Office
from baocao.site.address import is_alone
from baocao.site.edge.guide import GUIDE
from baocao.site.office_summary import summary_of
from baocao.site.office_view import FilesOfReports, OfficeView
from baocao.site.pages import office_pages
from baocao.site.pages.ledgers import ledgers_page
from baocao.site.pages.offices import offices_page
from baocao.site.site_page import SitePage
from baocao.word.writing import write_docx
from support.offices import OFFICE_FILE, office_config, report_of, with_front_matter

FEBRUARY = with_front_matter(
    """Báo cáo tháng 02 như sau:

## I. KẾT QUẢ THÁNG 02/2022

### 1. Chuyển đổi số

- Lắp đặt camera.

## II. ĐÁNH GIÁ CHUNG

Bảo đảm tiến độ.

## III. KẾ HOẠCH THÁNG 03 NĂM 2022

### 1. Chuyển đổi số

- Mua máy chủ {#mua-may-chu}; Tập huấn cán bộ {#tap-huan}.

### 2. Bảo tàng và di tích

- Tu bổ đình Hạ. {#dinh-ha}
- Trưng bày chuyên đề. {#trung-bay}

Sở Văn hóa và Du lịch trân trọng báo cáo./.
""",
    "2022-02",
)
MARCH = """---
period: 2022-03
status: issued
code_number: 5
issued_date: 2022-04-01
signer: {full_name: Nguyễn Văn An}
indicators: {khach_tham_quan: 1147}
sample: true
---

Căn cứ Luật Di sản văn hóa;

Căn cứ Quyết định số 12/QĐ-UBND.

Sở báo cáo như sau:

## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã mua **máy chủ; Tổ chức** tập huấn. {#mua-may-chu #tap-huan xong}
- Việc thêm ngoài kế hoạch.

### 2. Bảo tàng và di tích

| Nội dung | Số lượng |
| --- | ---: |
| Đình Hạ {#dinh-ha đang "chờ gỗ"} | 1.147 |

## II. ĐÁNH GIÁ CHUNG

Nhắc lại đình Hạ. {#dinh-ha}

## III. KẾ HOẠCH THÁNG 04 NĂM 2022

### 1. Chuyển đổi số

1. Số hóa hồ sơ:
   - hồ sơ giấy {#so-hoa}
   - hồ sơ phim.

Trên đây là báo cáo./.

## Phụ lục I. DANH MỤC

Nội dung phụ lục.
"""
UNREADABLE = "---\nperiod: [2022\n"
HOSTILE = """Chữ <img src=x onerror=alert(1)> &lt;b&gt; <script>alert(1)</script>

<div onclick="x()">khối</div>

- [a](javascript:alert(1)) [b](data:text/html,x) [c](JaVaScRiPt:x) [d](//x.vn) [e](../../etc) [g](#khong-co)
- [f](https://x.vn/"onmouseover="x) [h](mailto:a@b.vn) <a@b.vn> ![ảnh](https://x.vn/a.png "t")
- [trong {#viec-a xong} ra](https://x.vn) {#sai-ma sao}

```mermaid
graph TD; A-->B
```
"""


@dataclass
class Element:
    tag: str
    attributes: dict[str, str]
    text: str = ""


@dataclass
class Seen(HTMLParser):
    """What a browser would make of a page; `text` leaves out how tasks stand."""

    html: str
    elements: list[Element] = field(default_factory=list)
    text: str = ""
    _open: list[Element] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()
        self.feed(self.html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        element = Element(tag, {name: value or "" for name, value in attrs})
        self.elements.append(element)
        if tag not in ("br", "hr", "img", "input", "meta", "link"):
            self._open.append(element)

    def handle_endtag(self, tag: str) -> None:
        if any(element.tag == tag for element in self._open):
            while self._open.pop().tag != tag:
                pass

    def handle_data(self, data: str) -> None:
        for element in self._open:
            element.text += data
        if not any(_is_aside(element) for element in self._open):
            self.text += data

    @property
    def ids(self) -> list[str]:
        return [element.attributes["id"] for element in self.elements if "id" in element.attributes]

    def all(self, tag: str, css: str = "") -> list[Element]:
        return [one for one in self.elements if one.tag == tag and css in one.attributes.get("class", "")]


def _is_aside(element: Element) -> bool:
    """Whether an element tells how a task stands, or leads to another month or to itself."""
    css = element.attributes.get("class", "")
    is_way = element.tag == "a" and not css and element.text.startswith(("←", "→"))
    return css.startswith("bc-mark--") or css in ("bc-why", "bc-hint", "headerlink") or is_way


def office_of(*reports: Report, office_id: str = "") -> Office:
    return Office(office_id, f"offices/{office_id}" if office_id else ".", office_config(), reports)


def site_pages(offices: Iterable[Office], files: FilesOfReports | None = None) -> Iterator[SitePage]:
    """Every page of the site of `offices`, which offer these files."""
    views = [OfficeView(office, files or {}) for office in offices]
    if not is_alone(view.office.id for view in views):
        yield offices_page([summary_of(view) for view in views])
        yield ledgers_page([summary_of(view) for view in views])
    for view in views:
        yield from office_pages(view)


def pages_of(*texts: str, files: FilesOfReports | None = None) -> dict[str, SitePage]:
    reports = []
    for text in texts:
        period = re.search(r"period: (\S+)", text)
        assert period
        reports.append(report_of(text, f"reports/{period[1][:4]}/{period[1]}.md"))
    return {page.uri: page for page in site_pages([office_of(*reports)], files)}


def dead_links(pages: dict[str, str], ids: dict[str, list[str]]) -> list[str]:
    """The links of pages (address to HTML) that lead nowhere inside the site."""
    dead = []
    for address, html in pages.items():
        for element in Seen(html).all("a"):
            parts = urlsplit(element.attributes.get("href", ""))
            if parts.scheme or parts.netloc:
                continue
            path = normpath(join("/", address, unquote(parts.path))).lstrip("/") if parts.path else address.rstrip("/")
            folder = f"{path}/" if path not in ("", ".") else ""
            if "." in path.rpartition("/")[2]:
                continue
            if folder not in pages or (parts.fragment and parts.fragment not in ids[folder]):
                dead.append(f"{address}: {element.attributes['href']}")
    return dead


@cache
def word_of_march() -> bytes:
    """The Word file of the made-up repository."""
    return write_docx(report_of(MARCH), office_config())


def made_repository(repository: Path, root: Path) -> Path:
    """A repository below `root`: two good reports, hostile and broken ones, a Word file; pages by hand."""
    empty_repository(repository, root)
    (root / "reports" / "2022").mkdir(parents=True)
    for name, text in {
        "2022-02": FEBRUARY,
        "2022-03": MARCH,
        "2022-04": with_front_matter(f"## I. KẾT QUẢ {{{{ x }}}}\n\n{HOSTILE}", "2022-04"),
        "2022-05": UNREADABLE,
        '"><img src=x onerror=alert(1)>': "Không có kỳ.",
    }.items():
        (root / "reports" / "2022" / f"{name}.md").write_text(text, encoding="utf-8")
    word_file = root / "build" / "docx" / "2022" / "2022-03.docx"
    word_file.parent.mkdir(parents=True)
    word_file.write_bytes(word_of_march())

    return root


def made_offices(repository: Path, root: Path) -> Path:
    """A repository of three offices below `root`: one with reports and a broken one, one with a report, one without."""
    empty_repository(repository, root)
    offices = {"so-van-hoa": "VĂN HÓA VÀ DU LỊCH", "so-y-te": "Y TẾ", "so-noi-vu": "NỘI VỤ"}
    for office, name in offices.items():
        (root / "offices" / office / "reports" / "2022").mkdir(parents=True)
        config = OFFICE_FILE.read_text(encoding="utf-8").replace("VĂN HÓA VÀ DU LỊCH", name)
        (root / "offices" / office / "baocao.yml").write_text(config, encoding="utf-8")
    lines = ["offices:", *(f"  {office}: offices/{office}" for office in offices)]
    (root / "baocao.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    for name, text in {
        "so-van-hoa/reports/2022/2022-02": FEBRUARY,
        "so-van-hoa/reports/2022/2022-03": MARCH,
        "so-van-hoa/reports/2022/2022-05": UNREADABLE,
        "so-y-te/reports/2022/2022-02": FEBRUARY,
    }.items():
        (root / "offices" / f"{name}.md").write_text(text, encoding="utf-8")
    return root


def empty_repository(repository: Path, root: Path) -> Path:
    """A repository below `root` in which nobody has written a report; pages by hand."""
    (root / "docs").mkdir(parents=True)
    shutil.copy(repository / "mkdocs.yml", root)
    shutil.copy(repository / "docs" / "index.md", root / "docs")
    shutil.copy(OFFICE_FILE, root / "baocao.yml")
    for name in GUIDE.values():
        (root / "docs" / name).write_text(f"# {name}\n\n## Đầu đề\n\n## Dữ liệu\n", encoding="utf-8")
    return root


def build(repository: Path, root: Path, *, wanted: int = 0, site_url: str = "") -> str:
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--strict", "--quiet", "--config-file", str(root / "mkdocs.yml")],
        cwd=root.parent,
        env={
            **os.environ,
            "PYTHONPATH": str(repository / "scripts"),
            "BAOCAO_SITE_URL": site_url,
            "BAOCAO_SOURCE_URL": "https://example.org/kho/{path}",
            "NO_MKDOCS_2_WARNING": "1",
        },
        capture_output=True,
        text=True,
        timeout=120,
        check=False,
    )
    assert done.returncode == wanted, done.stdout + done.stderr
    return done.stdout + done.stderr


def html_of(site: Path) -> Iterator[tuple[str, str]]:
    for path in sorted(site.rglob("index.html")):
        folder = path.parent.relative_to(site).as_posix()
        yield "" if folder == "." else f"{folder}/", path.read_text(encoding="utf-8")
