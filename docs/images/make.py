"""Makes the pictures of README.md and of the guides anew: a Word page, the site, a finding, and of a change to a report
the comment and the tracked changes that its reviewer sees. Run by `make pictures`.

Each is a picture of what the program prints now, from the reports of this repository. Needs LibreOffice,
pdftoppm and Chromium.
"""

from __future__ import annotations

import os
import pty
import re
import shutil
import subprocess
import tempfile
from pathlib import Path

from ansi2html import Ansi2HTMLConverter
from markdown_it import MarkdownIt
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
BAOCAO = REPOSITORY / ".venv" / "bin" / "baocao"
MONTH = "2022-03"
DROPPED = re.compile(r"^- [^{\n]*\{#[a-z0-9-]+ đang\}\n", re.MULTILINE)
"""A result that the finding's report leaves out."""
CHANGED_MONTH = "2022-12"
CHANGES = {
    "{#ban-dong-ho-nuoc xong}": "{#ban-dong-ho-nuoc đang}",
    "; hoàn tất quyết toán kinh phí năm 2022 {#giai-ngan-2022}": "",
    "mau_thu_nghiem: 226": "mau_thu_nghiem: 236",
    "Thử nghiệm 226 mẫu": "Thử nghiệm 236 mẫu",
    "cả năm đạt 3.068 mẫu (102,3%": "cả năm đạt 3.078 mẫu (102,6%",
    "vượt kế hoạch 68 mẫu": "vượt kế hoạch 78 mẫu",
    "nguyên nhân sâu xa là lịch hiệu chuẩn dồn vào quý IV": "nguyên nhân chính là lịch hiệu chuẩn dồn cả vào quý IV",
}
"""What a colleague changes in that month for the pictures of a review."""
SEEN_WITH_CHANGES = "hoàn tất quyết toán"
"""What stands on the page that is shown."""
COMMENT = """
body { margin: 0; padding: 12px; width: 860px; background: #fff; color: #1f2328; }
body { font: 15px/1.5 'Liberation Sans', Arimo; }
article { border: 1px solid #d1d9e0; border-radius: 6px; }
header { padding: 8px 16px; background: #f6f8fa; border-bottom: 1px solid #d1d9e0; color: #59636e; }
main { padding: 2px 16px 6px; }
code { padding: 2px 5px; border-radius: 5px; background: #eff1f3; font: 13px 'Liberation Mono', Cousine; }
h3, h4 { margin: 14px 0 8px; } p, ul { margin: 8px 0; } ul { padding-left: 24px; } li { margin: 3px 0; }
del { background: #ffebe9; color: #82071e; } ins { background: #dafbe1; color: #116329; }
summary { cursor: pointer; }
"""
TERMINAL = """
body { margin: 0; padding: 14px 18px; width: max-content; background: #1b1f23; }
pre.ansi2html-content {
  display: block; margin: 0; width: 96ch; white-space: pre-wrap;
  font: 14px/1.45 'Liberation Mono', Cousine; color: #e6e6e6;
}
.ansi31 { color: #ff7b72; }
"""


def word_page() -> None:
    """The first page of a Word file."""
    with tempfile.TemporaryDirectory() as folder:
        pdf = as_pdf(REPOSITORY / "build" / "docx" / "2022" / "2022-01.docx", Path(folder))
        page = ["pdftoppm", "-png", "-gray", "-r", "72", "-singlefile", pdf, HERE / "word"]
        subprocess.run(page, check=True)


def as_pdf(word: Path, folder: Path) -> Path:
    """The Word file as LibreOffice lays it out."""
    subprocess.run(
        ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, word],
        check=True,
        capture_output=True,
        env=os.environ | {"HOME": str(folder)},
    )
    return folder / f"{word.stem}.pdf"


def site(browser: Browser) -> None:
    """The front page of the archive, at the width of a desk."""
    page = browser.new_page(viewport={"width": 1280, "height": 820})
    page.goto((REPOSITORY / "build" / "site" / "index.html").as_uri())
    page.screenshot(path=HERE / "site.png")


def finding(browser: Browser) -> None:
    """What `baocao check` says in a terminal of a month that forgets a task."""
    with tempfile.TemporaryDirectory() as folder:
        office = own_office(Path(folder))
        report = office / "reports" / "2022" / f"{MONTH}.md"
        report.write_text(DROPPED.sub("", report.read_text(encoding="utf-8"), count=1), encoding="utf-8")
        said = in_terminal([str(BAOCAO), "check", MONTH], office)
    html = Ansi2HTMLConverter(dark_bg=True).convert(f"$ baocao check {MONTH}\n{said}")
    page = browser.new_page()
    page.set_content(html)
    page.add_style_tag(content=TERMINAL)
    page.locator("body").screenshot(path=HERE / "finding.png")


def own_office(folder: Path) -> Path:
    """A copy of our reports, to be changed."""
    office = folder / "kho"
    office.mkdir()
    shutil.copy(REPOSITORY / "baocao.yml", office)
    shutil.copytree(REPOSITORY / "reports", office / "reports")
    return office


def change(browser: Browser) -> None:
    """What the reviewer of a change to a month sees: the comment, and a page of the Word file with tracked changes."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        office = own_office(folder)
        git = [
            "git",
            "-c",
            "user.name=Nguyễn Văn An",
            "-c",
            "user.email=an@example.com",
            "-c",
            "init.defaultBranch=main",
        ]
        for arguments in (["init", "-q"], ["add", "-A"], ["commit", "-q", "-m", "Báo cáo"]):
            subprocess.run([*git, *arguments], cwd=office, check=True)
        report = office / "reports" / "2022" / f"{CHANGED_MONTH}.md"
        text = report.read_text(encoding="utf-8")
        for old, new in CHANGES.items():
            if old not in text:
                raise SystemExit(f"{report.name} does not say “{old}” any more: choose other CHANGES")
            text = text.replace(old, new)
        report.write_text(text, encoding="utf-8")
        said = subprocess.run(
            [BAOCAO, "review", "main", "--format", "markdown"], cwd=office, capture_output=True, check=True
        )
        comment(browser, said.stdout.decode())
        subprocess.run([BAOCAO, "diff", "main", "-o", "thay-doi.docx"], cwd=office, capture_output=True, check=True)
        tracked(as_pdf(office / "thay-doi.docx", folder))


def comment(browser: Browser, review: str) -> None:
    """The review as a forge shows it below a pull request, what is folded opened."""
    html = MarkdownIt("commonmark", {"html": True}).render(review)
    page = browser.new_page()
    page.set_content(f"<article><header>Bình luận của máy</header><main>{html}</main></article>")
    page.add_style_tag(content=COMMENT)
    page.evaluate("document.querySelectorAll('details').forEach(fold => fold.open = true)")
    page.locator("body").screenshot(path=HERE / "review.png")


def tracked(pdf: Path) -> None:
    """The page of the Word file with tracked changes that has most to show."""
    pages = (
        subprocess.run(["pdftotext", "-layout", pdf, "-"], capture_output=True, check=True).stdout.decode().split("\f")
    )
    number = str(next(number for number, text in enumerate(pages, start=1) if SEEN_WITH_CHANGES in text))
    subprocess.run(
        ["pdftoppm", "-png", "-r", "72", "-f", number, "-l", number, "-singlefile", pdf, HERE / "tracked"], check=True
    )


def in_terminal(command: list[str], folder: Path) -> str:
    """What the command prints on a terminal of 96 columns, colours included."""
    ours, theirs = pty.openpty()
    environment = os.environ | {"COLUMNS": "96", "TERM": "xterm-256color"}
    environment.pop("NO_COLOR", None)
    subprocess.run(command, cwd=folder, stdout=theirs, stderr=theirs, env=environment, check=False)
    os.close(theirs)
    parts = []
    try:
        while part := os.read(ours, 65_536):
            parts.append(part)
    except OSError:  # nobody writes to it any more
        pass
    os.close(ours)
    return b"".join(parts).decode().replace("\r\n", "\n")


def main() -> None:
    """Write all beside this file."""
    word_page()
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        site(browser)
        finding(browser)
        change(browser)
        browser.close()


if __name__ == "__main__":
    main()
