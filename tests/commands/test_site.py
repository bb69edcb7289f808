"""`baocao site` in an office that has a baocao.yml and reports, and nothing else of ours."""

from __future__ import annotations

import os
import shutil
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from urllib.request import urlopen

import pytest

from baocao.cli import main
from baocao.site.edge.guide import GUIDE
from support.made import CHECKOUT
from support.repositories import REPORT, edit, enter_repository
from support.site_building import Seen, dead_links, html_of

pytestmark = pytest.mark.takes_long

Printed = pytest.CaptureFixture[str]
PATIENCE = 60


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


def refused(capsys: Printed, code: int, *arguments: str) -> str:
    """What the command says when it ends with this code and builds nothing."""
    capsys.readouterr()
    assert main(["site", *arguments]) == code
    printed = capsys.readouterr()
    assert "Traceback" not in printed.err
    assert "/\n" not in printed.out
    return printed.err


def settings(office: Path, text: str) -> None:
    (office / "mkdocs.yml").write_text(text, encoding="utf-8")


def text_of(site: Path, page: str = "") -> str:
    return (site / page / "index.html").read_text(encoding="utf-8")


# --------------------------------------------------------------------------- what is built


def test_baocao_yml_and_reports_are_enough(office: Path, capsys: Printed) -> None:
    assert sorted(path.name for path in office.iterdir()) == ["baocao.yml", "reports"]
    assert main(["site"]) == 0
    assert capsys.readouterr().out.splitlines()[-1] == "build/site/"
    site = office / "build" / "site"
    pages = dict(html_of(site))
    assert {name.removesuffix(".md") + "/" for name in GUIDE.values()} <= pages.keys()
    assert {"", "2022/", "2022/2022-03/"} <= pages.keys()
    assert dead_links(pages, {address: Seen(html).ids for address, html in pages.items()}) == []
    assert "SỞ VĂN HÓA VÀ DU LỊCH</title>" in pages[""]
    assert (site / "docx/2022/2022-03.docx").read_bytes() == (office / "build/docx/2022/2022-03.docx").read_bytes()
    assert (site / "images/review.png").is_file()
    assert (site / "assets/baocao.css").is_file()
    assert "font-src 'self'" in pages[""]
    assert sorted(path.name for path in office.iterdir()) == ["baocao.yml", "build", "reports"]


def test_settings_that_are_put_back_with_their_old_time_count_in_what_is_offered(office: Path) -> None:
    offered, settings = office / "build/site/docx/2022/2022-03.docx", office / "baocao.yml"
    assert main(["site"]) == 0
    right = offered.read_bytes()
    shutil.copy2(settings, office / "goc.yml")
    edit(settings, "place: Hải Sơn", "place: Sơn Hải")
    assert main(["site"]) == 0
    assert offered.read_bytes() != right
    shutil.copy2(office / "goc.yml", settings)
    assert main(["site"]) == 0
    assert offered.read_bytes() == right


def test_the_word_file_of_a_report_that_is_gone_is_not_offered(office: Path) -> None:
    offered = office / "build/site/docx/2022/2022-03.docx"
    assert main(["site"]) == 0
    assert offered.is_file()
    (office / "reports/2022/2022-03.md").unlink()
    assert main(["site"]) == 0
    assert not offered.exists()


def test_what_an_office_says_in_mkdocs_yml_stands(office: Path) -> None:
    (office / "trang").mkdir()
    (office / "trang/index.md").write_text("# Chào bạn đọc\n", encoding="utf-8")
    (office / "trang/gioi-thieu.md").write_text("# Giới thiệu\n\n[Cách viết](huong-dan.md)\n", encoding="utf-8")
    (office / "trang/quy-tac.md").write_text("# Quy tắc của sở\n", encoding="utf-8")
    (office / "trang/them.css").write_text("p {margin: 0}\n", encoding="utf-8")
    settings(
        office,
        "site_name: Kho của sở\nsite_url: https://so.example/kho\ndocs_dir: trang\nextra_css: [them.css]\n"
        "site_dir: ra\nedit_uri_template: https://git.example/{path}\nplugins: [baocao]\n"
        "theme: {palette: {scheme: slate, primary: teal}}\nnav: [index.md, {Về sở: gioi-thieu.md}, quy-tac.md]\n",
    )
    assert main(["site"]) == 0
    front = text_of(office / "ra")
    assert "Chào bạn đọc" in front
    assert "Kho của sở</title>" in front
    assert 'data-md-color-primary="teal"' in front
    assert front.index("assets/baocao.css") < front.index("them.css")
    assert "https://so.example/kho/" in front
    tabs = [tab.text.strip() for tab in Seen(front).all("a", "md-tabs__link")]
    assert tabs[0] == "Chào bạn đọc"
    assert "Về sở" in tabs
    assert "Quy tắc của sở" in text_of(office / "ra", "quy-tac")
    assert "https://git.example/trang/gioi-thieu.md" in text_of(office / "ra", "gioi-thieu")
    assert (office / "ra/huong-dan/index.html").is_file()
    assert "Trang này được dựng từ tệp" not in text_of(office / "ra", "huong-dan")


def test_pages_of_the_office_stand_in_the_menu_before_the_guide(office: Path) -> None:
    (office / "docs").mkdir()
    (office / "docs/gioi-thieu.md").write_text("# Giới thiệu\n", encoding="utf-8")
    assert main(["site"]) == 0
    tabs = [tab.text.strip() for tab in Seen(text_of(office / "build/site")).all("a", "md-tabs__link")]
    assert tabs[0] == "Trang đầu"
    assert tabs[-2:] == ["Giới thiệu", "Hướng dẫn"]


def test_it_goes_where_it_is_told_and_only_over_what_it_made(office: Path, tmp_path: Path, capsys: Printed) -> None:
    other = tmp_path / "trang"
    assert main(["site", "-o", str(other)]) == 0
    (other / "2022/cu.html").write_text("", encoding="utf-8")
    assert main(["site", "-o", str(other)]) == 0
    assert not (other / "2022/cu.html").exists()
    mine = tmp_path / "của tôi"
    mine.mkdir()
    (mine / "thư.txt").write_text("giữ", encoding="utf-8")
    assert "đã có thứ khác" in refused(capsys, 1, "-o", str(mine))
    assert "đã có thứ khác" in refused(capsys, 1, "-o", ".")
    assert "đã có thứ khác" in refused(capsys, 1, "-o", "reports")
    assert "không phải một thư mục" in refused(capsys, 2, "-o", str(mine / "thư.txt"))
    assert [path.name for path in mine.iterdir()] == ["thư.txt"]
    (office / "build").rename(office / "cu")
    (office / "build").mkdir()
    (office / "build/site").symlink_to(mine)
    assert "đã có thứ khác" in refused(capsys, 1)
    assert [path.name for path in mine.iterdir()] == ["thư.txt"]


def test_the_entry_point_alone_is_enough_for_mkdocs(office: Path) -> None:
    (office / "docs").mkdir()
    settings(office, "site_name: Kho\nplugins: [baocao]\n")
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT / "scripts"), "NO_MKDOCS_2_WARNING": "1"}
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "--quiet"], cwd=office, env=environment, check=True)
    assert "- Kho</title>" in text_of(office / "build/site", "2022/2022-03")


def test_a_report_that_gives_no_word_file_is_on_the_site_all_the_same(office: Path, capsys: Printed) -> None:
    (office / "reports/2022/2022-04.md").write_bytes(b"\xff\xfe")
    assert main(["site"]) == 0
    assert "Có báo cáo chưa xuất được Word" in capsys.readouterr().err
    assert (office / "build/site/2022/2022-04/index.html").is_file()


# --------------------------------------------------------------------------- what is wrong


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("plugins: [baocao\n", "mkdocs.yml:1:10: Thiếu dấu đóng ngoặc"),
        ("- a\n", "mkdocs.yml:1: tệp phải gồm các dòng"),
        ("5\n", "mkdocs.yml:1: tệp phải gồm các dòng"),
        ("\nsite_nam: Kho\n", "mkdocs.yml:2: không có mục “site_nam”"),
        ("plugins: [search]\n", "mkdocs.yml:1: trong plugins chưa có baocao"),
        ("docs_dir: khong\n", "mkdocs.yml:1: không có thư mục"),
        ("site_name: Kho\nsite_url: 5\n", "mkdocs.yml:2: mục site_url chưa đúng"),
        ("plugins: [la, baocao]\n", "mkdocs.yml:1: mục plugins chưa đúng"),
        ("a: !la b\n", "mkdocs.yml:1:"),
    ],
)
def test_what_is_wrong_in_mkdocs_yml_is_told_with_its_line(office: Path, capsys: Printed, text: str, said: str) -> None:
    settings(office, text)
    assert said in refused(capsys, 2)
    assert not (office / "build").exists()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("theme: mkdocs\n", "chỉ dùng giao diện material"),
        ("use_directory_urls: false\n", "use_directory_urls: true"),
        ("theme: {palette: [5]}\n", "mkdocs.yml"),
        ("nav: [index.md, khong.md]\n", "mkdocs.yml: nav có khong.md, không có trang ấy"),
    ],
)
def test_what_the_archive_cannot_do_with_is_told(office: Path, capsys: Printed, text: str, said: str) -> None:
    settings(office, text)
    assert said in refused(capsys, 1)


def test_links_of_a_page_that_lead_nowhere_are_told_in_vietnamese(office: Path, capsys: Printed) -> None:
    (office / "docs").mkdir()
    page = "# Giới thiệu\n\n[a](khong.md) [b](#khong) [c](huong-dan.md#khong) [d](/huong-dan/) [e](huong-dan)\n"
    (office / "docs/gioi-thieu.md").write_text(page, encoding="utf-8")
    told = refused(capsys, 1)
    assert len([line for line in told.splitlines() if line.startswith("gioi-thieu.md: ")]) == 5, told
    assert "MkDocs" not in told


def test_an_address_that_is_none_is_told(office: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BAOCAO_SITE_URL", "so.example")
    assert "BAOCAO_SITE_URL" in refused(capsys, 1)


def test_options_that_do_not_go_together_are_told(office: Path, capsys: Printed) -> None:
    assert "--serve" in refused(capsys, 2, "--port", "8001")
    assert "--serve" in refused(capsys, 2, "--serve", "-o", "ra")
    assert "từ 1 đến 65535" in refused(capsys, 2, "--serve", "--port", "99999")


def test_without_mkdocs_it_says_what_to_type(office: Path, capsys: Printed, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("baocao.commands.site._NEEDED", ("mkdocs", "khong_co_thu_vien_nay"))
    assert "pip install 'baocao[site]'" in refused(capsys, 1)


# --------------------------------------------------------------------------- --serve


@pytest.fixture
def port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        number: int = taken.getsockname()[1]
    return number


@pytest.fixture
def served(office: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "baocao", "site", "--serve", "--port", str(port)]
    environment = {**os.environ, "PYTHONPATH": str(CHECKOUT / "scripts"), "TMPDIR": str(office.parent)}
    with subprocess.Popen(command, cwd=office, env=environment, stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert any(f"http://127.0.0.1:{port}/" in line for line in process.stderr)
        yield process
        process.kill()


def becomes(url: str, holds: Callable[[str], bool]) -> None:
    """Wait until the page is as it should be; it is asked for again and again."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        try:
            with urlopen(url) as answer:
                if holds(answer.read().decode()):
                    return
        except OSError:
            pass
        time.sleep(0.2)
    pytest.fail(f"{url} did not change")


def test_what_is_saved_is_seen_at_once(office: Path, served: subprocess.Popen[str], port: int) -> None:
    front = f"http://127.0.0.1:{port}/"
    becomes(f"{front}huong-dan/", lambda page: "livereload" in page)
    edit(office / REPORT, "Số hóa 500", "Số hóa 512")
    becomes(f"{front}2022/2022-03/", lambda page: "Số hóa 512" in page)
    text = (office / REPORT).read_text(encoding="utf-8").replace("2022-03", "2022-04")
    (office / "reports/2022/2022-04.md").write_text(text, encoding="utf-8")
    becomes(f"{front}2022/2022-04/", lambda page: "Số hóa 512" in page)
    config = (office / "baocao.yml").read_text(encoding="utf-8")
    (office / "baocao.yml").write_text(f"{config}la: [\n", encoding="utf-8")
    assert served.stderr is not None
    assert any("vẫn là bản dựng trước" in line for line in served.stderr)
    edit(office / "baocao.yml", "DU LỊCH", "THỂ THAO")
    (office / "baocao.yml").write_text(config.replace("DU LỊCH", "THỂ THAO"), encoding="utf-8")
    becomes(front, lambda page: "THỂ THAO</title>" in page)
    served.send_signal(signal.SIGINT)
    assert served.wait(PATIENCE) == 0
    assert not list(office.parent.glob("baocao-site-*"))


def test_a_port_that_is_taken_is_told_with_another(
    office: Path, served: subprocess.Popen[str], port: int, capsys: Printed
) -> None:
    edit(office / REPORT, "Số hóa 500", "Số hóa 512")
    assert f"--port {port + 1}" in refused(capsys, 1, "--serve", "--port", str(port))
    assert capsys.readouterr().out == ""


def test_what_comes_only_later_is_seen_too(office: Path, served: subprocess.Popen[str], port: int) -> None:
    front = f"http://127.0.0.1:{port}/"
    (office / "docs").mkdir()
    (office / "docs/gioi-thieu.md").write_text("# Giới thiệu kho\n", encoding="utf-8")
    becomes(f"{front}gioi-thieu/", lambda page: "Giới thiệu kho" in page)
    settings(office, "site_name: Kho của sở\n")
    becomes(front, lambda page: "Kho của sở</title>" in page)


def test_an_address_of_another_machine_is_told(office: Path, capsys: Printed, port: int) -> None:
    assert "203.0.113.7" in refused(capsys, 2, "--serve", "--address", "203.0.113.7", "--port", str(port))
