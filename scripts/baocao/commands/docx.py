"""`baocao docx`: the official Word file of each report."""

from __future__ import annotations

import os
from argparse import Namespace, _SubParsersAction
from collections import Counter
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from baocao.archive import Repository
from baocao.check import check_report, chosen_rules
from baocao.commands.shared import (
    OK,
    WRONG_USAGE,
    Chosen,
    Refused,
    add_reports,
    load,
    repository_of,
    say,
    wanted,
)
from baocao.files import write_whole
from baocao.model import Office, Report, ReportStatus, Severity
from baocao.official import word_file
from baocao.word.writing import WordError, write_docx

BUILD_FOLDER = Path("build", "docx")


@dataclass(frozen=True, slots=True)
class Job:
    """One report and the file to make of it."""

    report: Report
    office: Office
    target: Path


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `docx`."""
    parser = commands.add_parser(
        "docx", help="xuất tệp Word", description="Xuất báo cáo ra tệp Word trình bày theo Nghị định 30/2020/NĐ-CP."
    )
    add_reports(parser)
    parser.add_argument(
        "-o", "--output", type=Path, metavar="NƠI_GHI", help="thư mục, hoặc tên tệp .docx khi chỉ xuất một báo cáo"
    )
    parser.add_argument(
        "--force", action="store_true", help="ghi đè cả tệp của báo cáo đã ban hành (Nghị định 30, Điều 18)"
    )
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Make the files; drafts whatever their findings, issued reports only without errors."""
    repository = repository_of(arguments)
    chosen = [load(repository, want) for want in wanted(repository, arguments.reports)]
    jobs = list(_jobs(repository, chosen, arguments.output))
    code = OK
    with ThreadPoolExecutor(arguments.jobs or min(4, os.cpu_count() or 1)) as pool:
        for job, outcome in zip(jobs, pool.map(lambda job: _make(job, force=arguments.force), jobs), strict=True):
            if isinstance(outcome, Refused):
                say(f"{job.report.path}: {outcome}")
                code = max(code, outcome.code)
            else:
                print(_shown(job.target))
                if outcome:
                    say(outcome)
    return code


def _jobs(repository: Repository, chosen: list[Chosen], output: Path | None) -> Iterator[Job]:
    count = sum(len(one.reports) for one in chosen)
    to_file = output is not None and output.suffix.lower() == ".docx"
    if output is not None and output.suffix and not to_file and not output.is_dir():
        raise Refused(f"Không xuất ra {output}: tên tệp phải có đuôi .docx.", WRONG_USAGE)
    if to_file and count != 1:
        raise Refused(f"{output} là một tệp, nhưng có {count} báo cáo. Sau -o ghi tên thư mục.", WRONG_USAGE)
    for one in chosen:
        for report in one.reports:
            if output is not None and to_file:
                yield Job(report, one.office, output)
            else:
                folder = output if output is not None else repository.root / BUILD_FOLDER
                yield Job(report, one.office, folder / word_file(one.office, report))


def _make(job: Job, *, force: bool) -> str | Refused:
    """Write one file; what to tell the user of it, or why it was not written."""
    report, config = job.report, job.office.config
    if not report.is_readable or report.period is None:
        note = report.notes[0] if report.notes else None
        return Refused(f"{note.message} {note.help}" if note else "Không rõ kỳ báo cáo.", WRONG_USAGE)
    severities = Counter(found.severity for found in check_report(report, job.office, chosen_rules()))
    errors, warnings = severities[Severity.ERROR], severities[Severity.WARNING]
    issued = report.front.status is ReportStatus.ISSUED
    name = f"{job.office.id}/{report.period}".lstrip("/")
    if issued and errors:
        return Refused(f"Báo cáo đã ban hành còn {errors} lỗi nên không xuất. Xem bằng: baocao check {name}")
    try:
        data = write_docx(report, config, made_at=_build_moment())
        old = job.target.read_bytes() if job.target.is_file() else None
        if issued and old is not None and old != data and not force:
            return Refused(
                f"{_shown(job.target)} là bản của báo cáo đã ban hành và nội dung đã khác. Văn bản đã ban hành không "
                "được sửa tại chỗ (Nghị định 30/2020/NĐ-CP, Điều 18): hãy ra văn bản mới, hoặc thêm --force."
            )
        if old == data:
            os.utime(job.target)  # up to date, and make must see that
        else:
            write_whole(job.target, data)
    except WordError as error:
        return Refused(str(error))
    except OSError as error:
        return Refused(f"Không ghi được {job.target} ({error.strerror}).", WRONG_USAGE)
    if errors or warnings:
        return f"{report.path}: bản nháp còn {errors} lỗi, {warnings} cảnh báo. Xem bằng: baocao check {name}"
    return ""


def _build_moment() -> datetime | None:
    """The moment a reproducible build is told to write into its files, or None."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() and len(epoch) <= 10 else None


def _shown(path: Path) -> str:
    try:
        return path.resolve().relative_to(Path.cwd().resolve()).as_posix()
    except ValueError:
        return str(path)
