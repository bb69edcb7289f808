"""The Word bytes of a report for `docx` and `pdf`: made now, or as they lie on disk where nothing has changed since."""

from __future__ import annotations

import hashlib
import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

import baocao
from baocao.checking.check import INCOMPLETE, check_report, chosen_rules
from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.commands.common.printing.file_kinds import WORD
from baocao.commands.common.printing.jobs import Job, Older, shown, stays
from baocao.files import content
from baocao.findings import SEVERITY_WORDS
from baocao.folder_walk import entries_below
from baocao.model import ReportStatus, Severity
from baocao.repository import CONFIG_NAME, Repository
from baocao.word.revisions.stamp import read_comparison
from baocao.word.stamp import is_untouched, read_stamp, untouched_stamp
from baocao.word.writing import WordError, write_docx
from baocao.word.writing.pandoc import pandoc_path

_NAMED = 3
"""Reports that are named where many stand in each other's way."""


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What all files of one run share: whether older files must give way, the moment that a reproducible build
    writes into its files, and when the latest change was made to what Word files are made by (in seconds, as
    files have it), None where a Word file on disk cannot be judged by that."""

    repository: Repository
    force: bool
    made_at: datetime | None
    latest_change: float | None


def run_of(arguments: Namespace, repository: Repository) -> PrintRun:
    """What the arguments, the environment and the disk say for the whole run."""
    made_at = build_moment()
    # With a named baocao.yml or moment, the files on disk may have been made by another.
    is_usual = made_at is None and arguments.config is None and not arguments.force
    return PrintRun(repository, arguments.force, made_at, _latest_change(repository) if is_usual else None)


def stale(jobs: Iterable[Job], repository: Repository, run: PrintRun) -> list[Job]:
    """Those of the jobs whose file is older than what it is made by, or was made of another text.

    As with make, a file newer than its report is left alone, whoever wrote it last.
    """
    return [job for job in jobs if run.latest_change is None or not _is_fresh(job, repository, run.latest_change)]


def _is_fresh(job: Job, repository: Repository, latest_change: float) -> bool:
    if not job.report.is_readable or job.report.period is None or job.rivals:
        return False  # there is something to say of it
    made_by = [repository.root / job.report.path, *([job.word] if job.target != job.word else [])]
    try:
        changes = [latest_change, *(path.stat().st_mtime for path in made_by if path.is_file())]
        if not job.target.is_file() or job.target.stat().st_mtime <= max(changes):
            return False
        data = content(job.word) or b""
    except OSError:
        return False
    stamp = read_stamp(data)
    if stamp is None:
        return read_comparison(data) is None  # which somebody wants to see, but not in place of the official file
    return stamp.source_sha256 == _source_hash(job)


def ready_notes(job: Job) -> tuple[str, ...]:
    """What to tell of a report that can be made; drafts whatever their findings, issued reports only without
    errors. Raises Refused."""
    report = job.report
    if not report.is_readable or report.period is None:
        note = report.notes[0] if report.notes else None
        raise Refused(f"{note.message} {note.help}" if note else "Không rõ kỳ báo cáo.", WRONG_USAGE)
    if job.rivals:
        others = f" và {len(job.rivals) - _NAMED} báo cáo khác" if len(job.rivals) > _NAMED else ""
        raise Refused(
            f"Báo cáo {', '.join(job.rivals[:_NAMED])}{others} cũng xuất ra {shown(job.target)} nên chưa xuất bản "
            "nào. Hãy đổi tên một báo cáo, hoặc xuất riêng từng báo cáo với -o."
        )
    name = f"{job.office.id}/{report.period}".lstrip("/")
    found = tuple(check_report(report, job.office, chosen_rules(), job.months))
    severities = Counter(finding.severity for finding in found)
    errors, is_issued = severities[Severity.ERROR], report.front.status is ReportStatus.ISSUED
    if errors and is_issued:
        raise Refused(f"Báo cáo đã ban hành còn {errors} lỗi nên không xuất. Xem bằng: baocao check {name}")
    notes = [finding.message for finding in found if finding.rule == INCOMPLETE and finding.severity is Severity.NOTE]
    counts = ((severities[severity], SEVERITY_WORDS[severity]) for severity in (Severity.ERROR, Severity.WARNING))
    if left := ", ".join(f"{count} {word}" for count, word in counts if count):
        what = "báo cáo đã ban hành" if is_issued else "bản nháp"
        notes.append(f"{what} còn {left}. Xem bằng: baocao check {name}")
    return tuple(notes)


def word_bytes(job: Job, run: PrintRun) -> bytes:
    """The report's Word file, made now or, where nothing has changed since, as it lies on disk.

    Raises Refused when it cannot be made, OSError when the one on disk cannot be read.
    """
    if run.latest_change is not None and (old := content(job.word)) and job.word.stat().st_mtime > run.latest_change:
        stamp = untouched_stamp(old)
        if stamp and stamp.source_sha256 == _source_hash(job):
            return old
    try:
        return write_docx(job.report, job.office.config, made_at=run.made_at)
    except WordError as error:
        raise Refused(str(error)) from error


def settled(target: Path, old: bytes | None, new: bytes, run: PrintRun) -> bytes:
    """The Word file that is to lie at `target`: `new`, or the issued `old` one with the same words that is there.

    Raises Refused where the one that is there must not give way.
    """
    if not old or old == new or run.force:
        return new
    older = replace(_older_word(old), edits=_edits(target, old, run.repository))
    return old if stays(target, older, _older_word(new).words_sha256, WORD) else new


def _edits(target: Path, data: bytes, repository: Repository) -> str:
    """In a phrase what somebody did in Word to a file of ours."""
    if read_stamp(data) is None or is_untouched(data):
        return ""
    from baocao.commands.common.merging import edits_of  # which nearly no file needs
    from baocao.render.edits_in_words import told

    found = edits_of(repository, target, data)
    return told(found) if found else ""


def _source_hash(job: Job) -> str:
    return hashlib.sha256(job.report.source.raw.encode()).hexdigest()


def _older_word(data: bytes) -> Older:
    stamp = read_stamp(data)
    if stamp is None:
        return Older(is_ours=False)
    return Older(True, is_untouched(data), stamp.status == ReportStatus.ISSUED.value, stamp.words_sha256)


# --------------------------------------------------------------------------- the world outside


def build_moment() -> datetime | None:
    """The moment a reproducible build is told to write into its files, or None."""
    epoch = os.environ.get("SOURCE_DATE_EPOCH", "")
    return datetime.fromtimestamp(int(epoch), UTC) if epoch.isdecimal() and len(epoch) <= 10 else None


def _latest_change(repository: Repository) -> float:
    """When a baocao.yml, this program or pandoc was last changed: as make would see it."""
    return max(path.stat().st_mtime for path in _made_by(repository))


def _made_by(repository: Repository) -> Iterator[Path]:
    folders = (repository.root, *(folder.path for folder in repository.folders))
    configs = (folder / CONFIG_NAME for folder in folders)
    yield from (path for path in configs if path.is_file())
    program = entries_below(Path(baocao.__file__).parent)
    yield from (Path(entry.path) for entry in program if entry.is_file() and not entry.name.endswith(".pyc"))
    with suppress(WordError):  # said later, and only where it is needed
        yield Path(pandoc_path())
