"""How long the archive site takes and how much it weighs, beside plain MkDocs Material on the same text: `make bench`.

Ratios are of processor time, both sides in the same run, so that they mean something on a busy machine; by the
clock ours is quicker than that where there are two cores, as a user waits by the clock.
"""

from __future__ import annotations

import gzip
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bench.first_search import searches
from bench.realistic import realistic_archive
from bench.speed import generated_archive, judged

REPOSITORY = Path(__file__).resolve().parents[2]
SIZES = (1, 100, 500)
"""Offices of twelve months each."""
PEER_UP_TO = 100
"""The peer builds no more offices than this: what it would say of more, it says of these."""
ENVIRONMENT = {
    **os.environ,
    "PYTHONPATH": os.pathsep.join((str(REPOSITORY / "scripts"), str(REPOSITORY / "tests"))),
    "NO_MKDOCS_2_WARNING": "1",
}
HUGO_PAGE = "<!doctype html><title>{{ .Title }}</title><body>{{ .Content }}</body>"
IN_MEMORY = "/dev/shm" if Path("/dev/shm").is_dir() else None
"""Of files made soon after many were deleted, a disk may take more seconds than the program that makes them."""
SEARCHED = {100: 100, 500: 150}
"""What any first search in an archive of so many offices, of real words, may load at most, in kB."""
PEER = """site_name: Kho
docs_dir: docs
site_dir: build/site
use_directory_urls: true
theme: {name: material, language: vi, font: false}
plugins: [{search: {lang: vi}}]
validation: {nav: {omitted_files: ignore}}
nav:
"""


@dataclass(frozen=True, slots=True)
class Built:
    """One build: seconds of the processor and of the clock, the most memory in MB, and the site."""

    processor: float
    clock: float
    memory: float
    site: Path


def build(root: Path, *command: str) -> Built:
    """Build the site below `root` in a process of its own, by MkDocs or by another `command`."""
    mkdocs = (sys.executable, "-m", "mkdocs", "build", "--quiet", "--config-file", str(root / "mkdocs.yml"))
    start = time.perf_counter()
    child = subprocess.Popen(command or mkdocs, env=ENVIRONMENT, cwd=root, stdout=subprocess.DEVNULL)
    _, code, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(code)
    if child.returncode:
        raise SystemExit(f"{' '.join(command or mkdocs)} failed in {root}")
    return Built(_processor(usage), time.perf_counter() - start, usage.ru_maxrss / 1024, root / "build" / "site")


def _processor(usage: resource.struct_rusage) -> float:
    return usage.ru_utime + usage.ru_stime


def ours(root: Path) -> None:
    """Make an archive of reports into a site of ours."""
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    shutil.copytree(REPOSITORY / "docs", root / "docs")
    (root / "scripts").symlink_to(REPOSITORY / "scripts")


def peer(archive: Path, root: Path) -> None:
    """The same reports as plain pages, a page for each year in the navigation."""
    nav = ["  - index.md"]
    docs = root / "docs"
    docs.mkdir(parents=True)
    (docs / "index.md").write_text("# Kho\n", encoding="utf-8")
    for office in sorted((archive / "offices").iterdir()):
        folder = docs / office.name / "2022"
        folder.mkdir(parents=True)
        for report in sorted(office.glob("reports/*/*.md")):
            body = report.read_text(encoding="utf-8").split("---\n", 2)[2]
            (folder / report.name).write_text(f"# {report.stem}\n{re.sub(r'[{]#[^}]*[}]', '', body)}", encoding="utf-8")
        lines = "".join(f"- [{page.stem}]({page.name})\n" for page in sorted(folder.glob("2022-*.md")))
        (folder / "index.md").write_text(f"# {office.name}\n\n{lines}", encoding="utf-8")
        nav.append(f"  - {office.name}: {office.name}/2022/index.md")
    (root / "mkdocs.yml").write_text(PEER + "\n".join(nav) + "\n", encoding="utf-8")


def others(plain: Path) -> Iterator[tuple[str, Built]]:
    """Other generators on the peer's pages, those that are installed; for orientation only."""
    if zensical := shutil.which("zensical", path=f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"):
        yield "Zensical", build(plain, zensical, "build")
    if hugo := shutil.which("hugo"):
        layouts = plain / "layouts" / "_default"
        layouts.mkdir(parents=True)
        for name in ("single", "list"):
            (layouts / f"{name}.html").write_text(HUGO_PAGE, encoding="utf-8")
        (plain / "hugo.toml").write_text("title = 'Kho'\n", encoding="utf-8")
        yield "Hugo", build(plain, hugo, "--quiet", "--contentDir", "docs", "--destination", "build/hugo")


def saved(root: Path) -> tuple[float, float]:
    """Seconds of the processor for all that `make serve` builds at first, and for one report saved after that."""
    shutil.rmtree(root / "build", ignore_errors=True)
    command = [sys.executable, "-m", "support.site_serving", str(root)]
    done = subprocess.run(command, env=ENVIRONMENT, check=True, capture_output=True, text=True)
    first, after = map(float, done.stdout.split())
    return first, after


def squeezed(*paths: Path) -> float:
    """The size of files as a web server sends them, in kB."""
    return sum(len(gzip.compress(path.read_bytes(), 6)) for path in paths if path.is_file()) / 1000


def search(offices: int, most: float) -> None:
    """Print what searches load of an archive of real words."""
    with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
        archive = Path(folder) / "kho"
        realistic_archive(archive, offices)
        ours(archive)
        found = searches(build(archive).site)
    for query, one in found.items():
        print(f"{query:34} {one.size:6.1f} kB {one.files:3} files {one.wait:6.0f} ms")
    largest = max(found, key=lambda query: found[query].size)
    print(f"first search: at most {found[largest].size:.0f} kB ({largest}){judged(found[largest].size, most)}")


def main(sizes: tuple[int, ...]) -> None:
    """Build and print."""
    before: Built | None = None
    for offices in sizes:
        with tempfile.TemporaryDirectory(dir=IN_MEMORY) as folder:
            archive, plain = Path(folder) / "kho", Path(folder) / "peer"
            generated_archive(archive, offices)
            peer(archive, plain)
            ours(archive)
            own = build(archive)
            name = f"{offices * 12} reports"
            print(f"{name}: {own.processor:.1f} s processor, {own.clock:.1f} s clock, {own.memory:.0f} MB", flush=True)
            if offices <= PEER_UP_TO:
                other = build(plain)
                print(
                    f"{name}: peer {other.processor:.1f} s processor, {other.clock:.1f} s clock, {other.memory:.0f} MB;"
                    f" ratio {own.processor / other.processor:.2f} by processor,"
                    f" {own.clock / other.clock:.2f} by the clock"
                )
                index = other.site / "search" / "search_index.json"
                print(f"{name}: peer's first search {squeezed(index):.0f} kB")
                for generator, built in others(plain):
                    ratio = own.processor / built.processor
                    print(f"{name}: {generator} {built.processor:.1f} s processor; ratio {ratio:.2f}")
            again = build(archive)
            print(f"{name}: built again, nothing changed: {again.processor / own.processor:.2f} times as long")
            if before is not None:
                print(f"{name}: {own.processor / before.processor:.1f} times the time of the size before", flush=True)
            page = next(own.site.glob("*/2022/2022-03/index.html"))
            size, sent = page.stat().st_size / 1000, squeezed(page)
            print(f"{name}: a report page {size:.1f} kB, sent {sent:.1f} kB")
            first, after = saved(archive)
            print(
                f"{name}: one report saved under make serve {after:.1f} s processor; ratio to all {after / first:.2f}"
            )
            before = own
        if offices in SEARCHED:
            search(offices, SEARCHED[offices])


if __name__ == "__main__":
    main(tuple(map(int, sys.argv[1:])) or SIZES)
