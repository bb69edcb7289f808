"""`make bench`: our speed as ratios against named peers, measured in the same run on the same generated archive.

Each figure is the median of several runs in turn (ours, peer, ours, peer …), so that a machine whose
speed drifts does not favour either. Seconds are printed for orientation only.
"""

from __future__ import annotations

import gc
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pypandoc
from markdown_it import MarkdownIt
from ruamel.yaml import YAML

from baocao.parsing.markers import strip
from baocao.pdf.libreoffice import find_libreoffice
from baocao.store.folders import BUILD, STORE
from baocao.word.writing import write_docx
from support.git_repositories import begin
from support.offices import offices_in
from support.repositories import edit

OFFICES, MONTHS = 100, 12
OFFICES_TO_WORD = 4
MANY_OFFICES = 300
RUNS = 3
STARTS = 15
CHECKOUT = Path(__file__).resolve().parents[2]
OFFICE_FILE = CHECKOUT / "tests" / "golden" / "office.yml"
COMPILED = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
"""The environment of a command that keeps its bytecode, as an installed one does."""
MOST_MEMORY = """
import os, subprocess, sys
child = subprocess.Popen(sys.argv[1:], stdout=subprocess.DEVNULL)
_, status, usage = os.wait4(child.pid, 0)
print(os.waitstatus_to_exitcode(status), usage.ru_maxrss)
"""
"""A small program that runs a command and tells its exit code and the most memory that it took: for the system, a
process has taken from the start what that had which began it, and the one that measures has read all reports."""


def generated_archive(root: Path, offices: int = OFFICES, years: int = 1) -> None:
    """Offices of 12 months a year, about 12 kB a report, every plan item accounted for."""
    names = [f"co-quan-{number:03}" for number in range(offices)]
    root.mkdir()
    lines = ["offices:", *(f"  {name}: offices/{name}" for name in names)]
    (root / "baocao.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")
    office = OFFICE_FILE.read_text(encoding="utf-8")
    for name in names:
        reports = root / "offices" / name / "reports"
        for year in range(2022, 2022 + years):
            (reports / str(year)).mkdir(parents=True)
            for month in range(1, MONTHS + 1):
                (reports / f"{year}/{year}-{month:02}.md").write_text(generated_report(year, month), encoding="utf-8")
        (root / "offices" / name / "baocao.yml").write_text(office, encoding="utf-8")


def generated_report(this_year: int, month: int) -> str:
    """A report of one month that goes on with everything of the month before, each time with other figures."""
    year, following = (this_year, month + 1) if month < 12 else (this_year + 1, 1)
    areas = ("Chuyển đổi số", "Bảo tàng và di tích")

    def items(status: str, done: int) -> str:
        parts = []
        for number, title in enumerate(areas, 1):
            rows = (
                f"- Kiểm tra việc thực hiện nhiệm vụ thứ {row} về {title.lower()} và phục vụ người dân tại xã Hạ "
                f"{row}, đã làm {row * 3 + done} trên tổng số {row * 4 + 40} hồ sơ. {{#viec-{number}-{row}{status}}}"
                for row in range(1, 16)
            )
            parts.append(f"### {number}. {title}\n\n" + "\n".join(rows))
        return "\n\n".join(parts)

    return (
        f"---\nperiod: {this_year}-{month:02}\nstatus: draft\n---\n\n"
        f"Sở báo cáo kết quả tháng {month:02} và kế hoạch tháng {following:02} năm {year} như sau:\n\n"
        f"## I. KẾT QUẢ THÁNG {month:02}/{this_year}\n\n{items(' đang', month)}\n\n"
        f"## II. ĐÁNH GIÁ CHUNG\n\nCông tác trong tháng bảo đảm tiến độ.\n\n"
        f"## III. KẾ HOẠCH THÁNG {following:02} NĂM {year}\n\n{items('', 0)}\n\n"
        "Sở Văn hóa và Du lịch trân trọng báo cáo./.\n"
    )


def seconds(work: Callable[[], object]) -> float:
    """How long `work` takes by the clock."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def processor_seconds(work: Callable[[], object]) -> float:
    """How much processor time the processes take that `work` starts and waits for; not what it does itself."""

    def used() -> float:
        children = resource.getrusage(resource.RUSAGE_CHILDREN)
        return children.ru_utime + children.ru_stime

    start = used()
    work()
    return used() - start


def compare(
    ours: Callable[[], object],
    peer: Callable[[], object],
    runs: int = RUNS,
    took: Callable[[Callable[[], object]], float] = seconds,
) -> tuple[float, float, float]:
    """Median seconds of ours and of the peer, and the median of their ratios pair by pair."""
    pairs = [(took(ours), took(peer)) for _ in range(runs)]
    return (
        statistics.median(a for a, _ in pairs),
        statistics.median(b for _, b in pairs),
        statistics.median(a / b for a, b in pairs),
    )


def show(what: str, peer: str, measured: tuple[float, float, float], aim: float | None = None) -> None:
    """One line of the result; `aim`, what the ratio is not to exceed."""
    ours, theirs, ratio = measured
    seconds_of_both = f"{ours:7.3f} s   {peer:<42} {theirs:7.3f} s"
    print(f"{what:<52} {seconds_of_both}   ratio {ratio:6.3f}{judged(ratio, aim)}", flush=True)


def judged(value: float, aim: float | None) -> str:
    """What ends a line that has an aim."""
    return "" if aim is None else f"   aim {aim:g}  {'held' if value <= aim else 'MISSED'}"


def main() -> None:
    """Make the archive and print the ratios."""
    gc.disable()  # as every command does
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder) / "kho"
        generated_archive(root)
        paths = sorted(root.glob("offices/*/reports/*/*.md"))
        print(f"{len(paths)} reports, {sum(path.stat().st_size for path in paths) / 1e6:.1f} MB\n")
        start_up(Path(folder))
        again(root)

        def parse() -> int:
            return sum(len(report.blocks) for office in offices_in(root) for report in office.reports)

        def tokens() -> None:
            markdown, yaml = MarkdownIt("commonmark").enable("table"), YAML(typ="safe", pure=True)
            for path in paths:
                _, front, body = path.read_text(encoding="utf-8").split("---\n", 2)
                yaml.load(front)
                markdown.parse(body)

        peer = "markdown-it-py + ruamel.yaml, tokens alone"
        show("read and parse 1,200 reports", peer, compare(parse, tokens), 0.7)

        memory(Path(folder))
        since(root)
        few = Path(folder) / "it"
        generated_archive(few, OFFICES_TO_WORD)
        word(few)
        pdf(few)


def start_up(folder: Path) -> None:
    """A report that is named alone: in this repository, and in an archive of many offices; when nothing is kept of
    earlier runs, and when nothing has changed since the last one.

    The least processor time of many starts, since a start is over before a machine with other work is quiet. Python
    itself starts more slowly outside of a virtual environment where more packages are installed.
    """
    archive = folder / "nhieu"
    generated_archive(archive, MANY_OFFICES)
    named = (
        (CHECKOUT, "2022-05", "this repository", 4.0),
        (archive, "co-quan-150/2022-12", f"{MANY_OFFICES} offices", 5.0),
    )
    for root, name, where, aim in named:
        ours = partial(baocao, root, "check", name)
        ours()  # from here on there is bytecode
        cold = min(processor_seconds(partial(for_the_first_time, ours, root)) for _ in range(STARTS))
        ours()
        warm = min(processor_seconds(ours) for _ in range(STARTS))
        for python in dict.fromkeys((sys.executable, getattr(sys, "_base_executable", sys.executable))):
            command = [python, "-c", "pass"]
            nothing = partial(subprocess.run, command, check=True, env=COMPILED)
            least = min(processor_seconds(nothing) for _ in range(STARTS))
            for what, took in (("first time", cold), ("unchanged", warm)):
                peer = " ".join(command)[-42:]
                show(f"check one report, {where}, {what}", peer, (took, least, took / least), aim)


def again(root: Path) -> None:
    """All reports of the archive, as a user types it: for the first time, when nothing changed since, and when one did.

    rumdl, a checker of Markdown in Rust, knows neither front matter nor the months before; it prints nothing here.
    """
    ours = partial(baocao, root, "check")
    first = partial(for_the_first_time, ours, root)
    report = min(root.glob("offices/*/reports/*/*.md"))
    text = report.read_text(encoding="utf-8")
    what = f"baocao check, {OFFICES * MONTHS} reports"

    def touched() -> None:
        report.write_text(f"{text}\n{time.perf_counter_ns()}\n", encoding="utf-8")
        ours()

    cold = compare(first, partial(rumdl, root, "--no-cache"), took=processor_seconds)
    show(f"{what}, first time", "rumdl check --no-cache", cold, 6.0)
    ours()
    rumdl(root)
    show(f"{what}, unchanged", "rumdl check", compare(ours, partial(rumdl, root), STARTS, processor_seconds), 1.5)
    changed = statistics.median(processor_seconds(touched) for _ in range(STARTS))
    report.write_text(text, encoding="utf-8")
    show(f"{what}, one changed", "the same for the first time", (changed, cold[0], changed / cold[0]), 0.03)


def rumdl(root: Path, *options: str) -> None:
    """rumdl over all reports of the archive, whatever it finds."""
    command = [str(Path(sys.executable).with_name("rumdl")), "check", "--silent", *options, "offices"]
    done = subprocess.run(command, cwd=root, capture_output=True, check=False)
    assert done.returncode < 2, done.stderr


def for_the_first_time(work: Callable[[], object], root: Path) -> None:
    """Does `work` without what earlier runs have kept."""
    forget(root)
    work()


def memory(folder: Path) -> None:
    """The most memory that a process of a first check takes: five times the reports of one office, or of many."""
    more = 5 * OFFICES
    for offices, years, aim in ((1, OFFICES, None), (1, more, 500), (OFFICES, 1, None), (more, 1, 150)):
        root = folder / "nho"
        generated_archive(root, offices, years)
        command = [sys.executable, "-c", MOST_MEMORY, sys.executable, "-m", "baocao", "check"]
        told = subprocess.run(command, cwd=root, env=COMPILED, stdout=subprocess.PIPE, check=True, text=True)
        code, kilobytes = map(int, told.stdout.split())
        assert code < 2
        most = kilobytes / 1024
        what = f"check, {offices * years * MONTHS} reports, {'an office' if offices == 1 else f'{offices} offices'}"
        print(f"{what:<52} {most:7.0f} MB{judged(most, aim)}", flush=True)
        shutil.rmtree(root)


def forget(root: Path) -> None:
    """Remove what earlier runs have kept."""
    shutil.rmtree(root / BUILD / STORE, ignore_errors=True)


def since(root: Path) -> None:
    """What one changed report of the archive costs a reviewer, against a check of that report alone."""
    begin(root)
    edit(root / "offices/co-quan-050/reports/2022/2022-06.md", "đã làm 9 trên", "đã làm 10 trên")
    alone = partial(answer, root, "check", "co-quan-050/2022-06")
    for command in (("check", "--since", "HEAD"), ("review", "HEAD")):
        ours = partial(answer, root, *command)
        first = (partial(for_the_first_time, work, root) for work in (ours, alone))
        took, least = (min(processor_seconds(work) for _ in range(STARTS)) for work in first)
        what = f"{' '.join(command)}, 1 changed report of {OFFICES * MONTHS}"
        show(what, "check that report", (took, least, took / least))
        ours()
        unchanged = partial(answer, root, "check")
        unchanged()
        show(f"{what}, again", "check, unchanged", compare(ours, unchanged, STARTS, processor_seconds), 1.7)


def answer(root: Path, *arguments: str) -> None:
    """One command, as typed in the repository `root`, whatever it finds."""
    command = [sys.executable, "-m", "baocao", *arguments]
    done = subprocess.run(command, cwd=root, capture_output=True, env=COMPILED)
    assert done.returncode < 2, done.stderr


def word(root: Path) -> None:
    """Word files, as a user types it for many reports at once, against pandoc alone on the same text."""
    reports = [(report, office.config) for office in offices_in(root) for report in office.reports]
    texts = [strip(report.source, report.front.span.end + 4).text.encode() for report, _ in reports]
    cores = len(os.sched_getaffinity(0))

    def pandoc(number: int) -> None:
        command = [pypandoc.get_pandoc_path(), "-f", "commonmark", "-t", "docx", "-o", str(root / f"{number}.docx")]
        subprocess.run(command, input=texts[number], check=True)

    def plain(jobs: int) -> None:
        with ThreadPoolExecutor(jobs) as pool:
            list(pool.map(pandoc, range(len(texts))))

    def written() -> None:
        for report, config in reports:
            write_docx(report, config)

    what, peer = f"Word, {len(reports)} reports", "pandoc -f commonmark -t docx"
    with one_core():
        show(f"{what}, one core, the writing alone", peer, compare(written, lambda: plain(1)))
        ours = compare(lambda: baocao(root, "docx", "--force", "-j", "1"), lambda: plain(1))
        show(f"{what}, one core", peer, ours, 1.1)
    ours = compare(lambda: baocao(root, "docx", "--force"), lambda: plain(cores))
    show(f"{what}, {cores} cores", f"{peer}, {cores} at once", ours, 1.1)
    ours = compare(lambda: baocao(root, "docx", "--force"), lambda: baocao(root, "docx", "--force", "-j", "1"))
    show(f"{what}, {cores} cores", "baocao docx -j 1", ours)
    for arguments, aim in ((("docx",), None), (("docx", "--changed"), 0.05)):  # the second is what make calls
        ours = compare(partial(baocao, root, *arguments), partial(plain, 1), RUNS, processor_seconds)
        show(f"{what}, unchanged: {' '.join(arguments)}", peer, ours, aim)


def pdf(root: Path) -> None:
    """PDFs: a batch against one call of LibreOffice a file, both from Word files that are there."""
    program = find_libreoffice()
    if program is None:
        print("PDF: LibreOffice is not here")
        return
    names = [f"co-quan-000/2022-{month:02}" for month in range(1, MONTHS + 1)]
    baocao(root, "docx", *names)
    made = sorted((root / "build/docx/co-quan-000").rglob("*.docx"))
    profile = f"-env:UserInstallation={(root / 'profile').as_uri()}"

    def one_by_one() -> None:
        for path in made:
            command = [str(program), profile, "--headless", "--convert-to", "pdf", "--outdir", str(root), str(path)]
            subprocess.run(command, check=True, capture_output=True)

    batch = compare(lambda: baocao(root, "pdf", "--force", *names), one_by_one)
    show(f"PDF, {len(names)} reports, Word files made too", "soffice --convert-to pdf, a call a file", batch)
    print(f"{'':<52} {len(names) / batch[0]:7.1f} PDF/s{'':45} {len(names) / batch[1]:7.1f} PDF/s")
    unchanged = compare(lambda: baocao(root, "pdf", *names), one_by_one, runs=1)
    show(f"PDF, {len(names)} unchanged reports", "soffice --convert-to pdf, a call a file", unchanged)


def baocao(root: Path, *arguments: str) -> None:
    """One command, as typed in the repository `root`."""
    subprocess.run(
        [sys.executable, "-m", "baocao", *arguments], cwd=root, check=True, capture_output=True, env=COMPILED
    )


@contextmanager
def one_core() -> Iterator[None]:
    """Everything that is started meanwhile shares one core."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {min(cores)})
    try:
        yield
    finally:
        os.sched_setaffinity(0, cores)


if __name__ == "__main__":
    main()
