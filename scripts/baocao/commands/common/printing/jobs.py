"""Which file is made of which report, when an older one gives way to it, and what is told of it."""

from __future__ import annotations

import os
from argparse import Namespace
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import NamedTuple

from baocao.commands.common.loading import Chosen
from baocao.commands.common.outcome import OK, WRONG_USAGE, Refused
from baocao.commands.common.output import say, show_line
from baocao.commands.common.parallel import processors
from baocao.commands.common.printing.file_kinds import WORD, FileKind
from baocao.commands.common.reports import Wanted, tell_kept, tell_strays, wanted
from baocao.files import version, write_over
from baocao.model import Report
from baocao.office import Office, word_file
from baocao.repository import Repository, real
from baocao.store.links_store import LinkStore
from baocao.tasks.reports_by_month import Months
from baocao.temporary_files import sweep


@dataclass(frozen=True, slots=True)
class Job:
    """One report with its office and the months of that, the file to make of it and the folder that no link may lead
    it out of, where its Word file is kept, and the paths of other reports of which the same file would be made."""

    report: Report
    office: Office
    months: Months
    target: Path
    within: Path | None
    word: Path
    rivals: tuple[str, ...] = ()


class FileOf(NamedTuple):
    """What is told of a job that is done: the path of its report, and the file."""

    report: str
    target: Path


@dataclass(frozen=True, slots=True)
class Done:
    """The file is there, and what the user should know of it; the letters in it that are not in Times New Roman or its
    like, by the family that they are in."""

    notes: tuple[str, ...] = ()
    foreign: Mapping[str, Collection[str]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Older:
    """A file that lies where a new one is to go: whether we made it, whether it still is as we made it,
    whether for an issued report, and the hash of its words. `edits`: in a phrase what was done to it since."""

    is_ours: bool
    is_untouched: bool = False
    is_issued: bool = False
    words_sha256: str = ""
    edits: str = ""


# --------------------------------------------------------------------------- which files


def wants_of(repository: Repository, arguments: Namespace) -> list[Wanted]:
    """The reports to make files of. Raises Refused, ConfigError."""
    if arguments.since is None:
        if not arguments.reports:
            tell_strays(repository)
        return wanted(repository, arguments.reports)
    from baocao.commands.common.since import wanted_since  # nothing else should wait for git

    wants = wanted_since(repository, arguments.since, arguments.reports)
    if not wants:
        which = "các báo cáo được gọi tên không đổi" if arguments.reports else "chưa báo cáo nào thay đổi"
        say(f"Không có gì để xuất: {which} so với {arguments.since}.")
    return wants


def at_once() -> int:
    """How many files are made at once where nobody says: while each processor that we may use has a pandoc to run, one
    more is checked, or finished."""
    return processors() + 1


def workers(arguments: Namespace) -> int:
    """How many files are made at once, as told where that is."""
    if arguments.jobs is None:
        return at_once()
    jobs: int = arguments.jobs
    if jobs < 1:
        raise Refused("Sau -j ghi một số từ 1 trở lên.", WRONG_USAGE)
    return jobs


def jobs_of(repository: Repository, chosen: Iterable[Chosen], output: str | None, kind: FileKind) -> list[Job]:
    """The files to make. Raises Refused where `output` cannot hold them."""
    links = LinkStore(repository.root)
    reports = [
        (loaded.office, months, report)
        for loaded in chosen
        for months in (Months(loaded.office.config, loaded.office.reports, links.of(loaded.office.id)),)
        for report in loaded.reports
    ]
    file = single_file(output, len(reports), kind)
    folder = repository.root / kind.folder if output is None else Path(output)
    within = None if file else repository.root if output is None else folder
    jobs = []
    paths: dict[Path, list[str]] = {}
    for office, months, report in reports:
        name = Path(word_file(office, report))
        target = file or folder / name.with_suffix(kind.suffix)
        paths.setdefault(target, []).append(report.path)
        jobs.append(Job(report, office, months, target, within, repository.root / WORD.folder / name))
    tell_kept(repository, sweep({target.parent for target in paths}, below=False))
    return [replace(job, rivals=tuple(path for path in paths[job.target] if path != job.report.path)) for job in jobs]


def single_file(output: str | None, count: int, kind: FileKind) -> Path | None:
    """The file that `-o` names; None where it names a folder, or nothing."""
    if output is None or output.endswith(("/", os.sep)) or Path(output).is_dir():
        return None
    path = Path(output)
    if path.suffix.lower() == kind.suffix:
        if count > 1:
            raise Refused(f"{output} là một tệp, nhưng có {count} báo cáo. Sau -o ghi tên thư mục.", WRONG_USAGE)
        return path
    if path.suffix and count == 1:
        raise Refused(
            f"Không xuất ra {output}: tên tệp phải có đuôi {kind.suffix}; nếu là thư mục thì thêm dấu / ở cuối.",
            WRONG_USAGE,
        )
    return None


# --------------------------------------------------------------------------- when an older file gives way


def stays(target: Path, older: Older, words_sha256: str, kind: FileKind) -> bool:
    """Whether the older file at `target` is kept as the very document that is wanted; else it gives way.

    Raises Refused where it must not: it is not ours, somebody has worked on it, or it is an issued document
    with other words (NĐ30 Điều 18 khoản 3).
    """
    name = shown(target)
    if not older.is_ours:
        raise Refused(
            f"{name} không phải tệp do baocao xuất nên được giữ nguyên. Hãy đổi tên tệp ấy rồi xuất lại, hoặc thêm "
            "--force để ghi đè."
        )
    if older.edits:
        from baocao.render.edits_in_words import command  # which nearly no file needs

        raise Refused(
            f"{name} đã {kind.changed} sau khi xuất ({older.edits}); ghi đè thì mất những thay đổi ấy. Đưa về báo cáo "
            f"bằng: {command(name)}; rồi giữ tệp ấy dưới tên khác, hoặc xóa đi, và xuất lại. Không cần đến thì thêm "
            "--force để ghi đè."
        )
    if not older.is_untouched:
        raise Refused(
            f"{name} đã {kind.changed} sau khi xuất; ghi đè thì mất những thay đổi ấy. Hãy giữ tệp ấy dưới tên khác "
            "rồi xuất lại, hoặc thêm --force để ghi đè."
        )
    if older.is_issued and older.words_sha256 != words_sha256:
        raise Refused(
            f"{name} là văn bản đã ban hành, và báo cáo nay đã khác. Văn bản đã ban hành không làm lại tại chỗ (Nghị "
            "định 30/2020/NĐ-CP, Điều 18 khoản 3): sai về nội dung thì sửa đổi, thay thế bằng văn bản có hình thức "
            "tương đương; sai về thể thức, kỹ thuật trình bày thì đính chính bằng công văn. Nếu bản này chưa phát "
            "hành, thêm --force để ghi đè."
        )
    return older.is_issued


def put(job: Job, data: bytes, seen: str) -> None:
    """Write the file whole, over the version `seen`; where that is the same, only make it new to make.

    Raises Changed, Outside, OSError.
    """
    if seen == version(data):
        os.utime(job.target)
    else:
        write_over(job.target, data, seen, job.within)


# --------------------------------------------------------------------------- telling


def file_of(job: Job) -> FileOf:
    """What is told of the job, whose office need not be held any longer."""
    return FileOf(job.report.path, job.target)


def tell(file: FileOf, outcome: Done | Refused) -> int:
    """Print what came of one file: its path on stdout, the rest on stderr; the exit code."""
    if isinstance(outcome, Refused):
        say(f"{file.report}: {outcome}")
        return outcome.code
    show_line(shown(file.target))
    for note in outcome.notes:
        say(f"{file.report}: {note}")
    return OK


def tell_interrupted(files: Sequence[FileOf], outcomes: Mapping[int, Done | Refused], told: int) -> None:
    """After Ctrl-C: tell of what has come, too, behind the first `told` files, and how much is left undone."""
    for index in sorted(index for index in outcomes if index >= told):
        tell(files[index], outcomes[index])
    say(f"Lệnh bị ngắt giữa chừng; còn {sum(index not in outcomes for index in range(len(files)))} báo cáo chưa xuất.")


def shown(path: Path) -> str:
    """The path as the user would type it here."""
    try:
        return real(path).relative_to(real(Path.cwd())).as_posix()
    except ValueError:
        return str(path)
