"""The Word bytes of a report for `docx` and `pdf`: made now, or as made of the very same before."""

from __future__ import annotations

import os
from argparse import Namespace
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path

from baocao.checking.check import INCOMPLETE, check_report, chosen_rules
from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.commands.common.printing.file_kinds import WORD
from baocao.commands.common.printing.jobs import Job, Older, shown, stays
from baocao.commands.common.printing.untouched import pandoc_look
from baocao.files import content
from baocao.findings import SEVERITY_WORDS
from baocao.model import ReportStatus, Severity
from baocao.repository import Repository
from baocao.store.made_files import Made, MadeFiles, digest_of, key_of, key_of_words, word_key
from baocao.word.stamp import is_untouched, read_stamp
from baocao.word.writing import WordError, write_docx

_NAMED = 3
"""Reports that are named where many stand in each other's way."""


@dataclass(frozen=True, slots=True)
class PrintRun:
    """What all files of one run share: whether older files must give way, the moment that a reproducible build
    writes into its files, which pandoc there is, and what is known of the files that were made before."""

    repository: Repository
    force: bool
    made_at: datetime | None
    pandoc: str
    made: MadeFiles

    def known_word(self, job: Job) -> Made | None:
        """The report's Word file, where it has been made of the very same before."""
        return self.made.of(WORD.suffix, job.report.path, self._word_key(job))

    def note_word(self, job: Job, word: bytes) -> None:
        """Know from now on that this is the report's Word file."""
        known, digest = self.known_word(job), digest_of(word)
        if known is None or known.digest != digest:
            self.made.note(WORD.suffix, job.report.path, self._word_key(job), Made(digest, _says(word)))

    def note_where_unknown(self, job: Job, word: bytes) -> None:
        """Know of the right Word file, where none is known, although another one stays in its place."""
        if self.made.last(WORD.suffix, job.report.path) is None:
            self.note_word(job, word)

    def _word_key(self, job: Job) -> str:
        """What tells all that `write_docx` is given: values as they were read, since files may change meanwhile."""
        report = job.report
        says = key_of_words(report.path, digest_of(report.source.raw.encode()), key_of(job.office.config))
        return word_key(says, self.made_at, self.pandoc)


def run_of(arguments: Namespace, repository: Repository) -> PrintRun:
    """What the arguments, the environment and the disk say for the whole run."""
    return PrintRun(repository, arguments.force, build_moment(), pandoc_look(), MadeFiles(repository.root))


def stale(jobs: Iterable[Job], run: PrintRun) -> list[Job]:
    """Those of the jobs whose file is not what would be made now; one that is, and that somebody has worked on since,
    is left alone."""
    return [job for job in jobs if run.force or not _is_fresh(job, run)]


def _is_fresh(job: Job, run: PrintRun) -> bool:
    if is_told_of(job):
        return False
    made = run.known_word(job)
    try:
        word = content(job.target)
    except OSError:
        return False
    if made is None or not word:
        return False
    return digest_of(word) == made.digest or (_says(word) == made.says and not is_untouched(word))


def is_told_of(job: Job) -> bool:
    """Whether no file can be made, of which there is something to say."""
    return not job.report.is_readable or job.report.period is None or bool(job.rivals)


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
    """The report's Word file, made now or, where the one on disk was made of the very same, that one.

    Raises Refused when it cannot be made, OSError when the one on disk cannot be read.
    """
    made = None if run.force else run.known_word(job)
    if made and (old := content(job.word)) and digest_of(old) == made.digest:
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


def _says(word: bytes) -> str:
    """The digest that a Word file of ours bears of what was made, whatever has been done to it since."""
    stamp = read_stamp(word)
    return stamp.package_sha256 if stamp else ""


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
