"""Makes the pictures of README.md anew: a Word page, the site, a finding. Run by `make pictures`.

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
from playwright.sync_api import Browser, sync_playwright

HERE = Path(__file__).parent
REPOSITORY = HERE.parent.parent
BAOCAO = REPOSITORY / ".venv" / "bin" / "baocao"
MONTH = "2022-03"
DROPPED = re.compile(r"^- [^{\n]*\{#[a-z0-9-]+ đang\}\n", re.MULTILINE)
"""A result that the finding's report leaves out."""
TERMINAL = """
body { margin: 0; padding: 14px 18px; width: max-content; background: #1b1f23; }
pre.ansi2html-content {
  display: block; margin: 0; width: 96ch; white-space: pre-wrap;
  font: 14px/1.45 'Liberation Mono', Cousine; color: #e6e6e6;
}
.ansi31 { color: #ff7b72; }
"""


def word_page() -> None:
    """The first page of a Word file, as LibreOffice lays it out."""
    word = REPOSITORY / "build" / "docx" / "2022" / "2022-01.docx"
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(
            ["soffice", "--headless", "--convert-to", "pdf", "--outdir", folder, word],
            check=True,
            capture_output=True,
            env=os.environ | {"HOME": folder},
        )
        page = ["pdftoppm", "-png", "-gray", "-r", "72", "-singlefile", Path(folder, "2022-01.pdf"), HERE / "word"]
        subprocess.run(page, check=True)


def site(browser: Browser) -> None:
    """The front page of the archive, at the width of a desk."""
    page = browser.new_page(viewport={"width": 1280, "height": 820})
    page.goto((REPOSITORY / "build" / "site" / "index.html").as_uri())
    page.screenshot(path=HERE / "site.png")


def finding(browser: Browser) -> None:
    """What `baocao check` says in a terminal of a month that forgets a task."""
    with tempfile.TemporaryDirectory() as folder:
        office = Path(folder, "kho")
        office.mkdir()
        shutil.copy(REPOSITORY / "baocao.yml", office)
        shutil.copytree(REPOSITORY / "reports", office / "reports")
        report = office / "reports" / "2022" / f"{MONTH}.md"
        report.write_text(DROPPED.sub("", report.read_text(encoding="utf-8"), count=1), encoding="utf-8")
        said = in_terminal([str(BAOCAO), "check", MONTH], office)
    html = Ansi2HTMLConverter(dark_bg=True).convert(f"$ baocao check {MONTH}\n{said}")
    page = browser.new_page()
    page.set_content(html)
    page.add_style_tag(content=TERMINAL)
    page.locator("body").screenshot(path=HERE / "finding.png")


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
    """Write all three beside this file."""
    word_page()
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=shutil.which("chromium"), args=["--no-sandbox"])
        site(browser)
        finding(browser)
        browser.close()


if __name__ == "__main__":
    main()
