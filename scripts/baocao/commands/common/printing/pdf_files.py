"""The work of `baocao pdf`: Word files first, then one LibreOffice for all that need a PDF, then the PDFs to disk."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from baocao.commands.common.outcome import OK, Refused
from baocao.commands.common.output import say
from baocao.commands.common.parallel import threads
from baocao.commands.common.printing.file_kinds import PDF
from baocao.commands.common.printing.jobs import Done, Job, Older, file_of, put, shown, stays, tell, tell_interrupted
from baocao.commands.common.printing.left_over import Origin
from baocao.commands.common.printing.word_files import PrintRun, is_told_of, ready_notes, settled, word_bytes
from baocao.commands.common.progress import progress
from baocao.commands.common.writing import not_written
from baocao.files import Changed, Outside, content, version
from baocao.model import ReportStatus
from baocao.pdf.fonts import foreign_letters
from baocao.pdf.libreoffice import Failure, Outcome, convert
from baocao.pdf.stamp import PdfStamp, is_untouched, moment_of, read_stamp, stamped
from baocao.store.made_files import Made, digest_of
from baocao.word.stamp import read_stamp as read_word_stamp

_MOST_LETTERS = 30


@dataclass(frozen=True, slots=True)
class _Waiting:
    """A Word file that has no PDF yet, what its PDF is to say of it, what to tell the user, and the version of the
    file that lies where the PDF is to go: LibreOffice takes its time, and somebody may sign meanwhile."""

    word: bytes
    stamp: PdfStamp
    notes: tuple[str, ...]
    seen: str


def stale(jobs: Iterable[Job], run: PrintRun) -> list[Job]:
    """Those of the jobs whose PDF does not show what would be made now; one that does, and that somebody has signed
    since, is left alone."""
    return [job for job in jobs if run.force or not _is_fresh(job, run)]


def _is_fresh(job: Job, run: PrintRun) -> bool:
    if is_told_of(job):
        return False
    made = run.known_word(job)
    try:
        word, pdf = content(job.word), content(job.target)
    except OSError:
        return False
    if made is None or not pdf or (word and digest_of(word) != made.digest):
        return False
    shown = _known_pdf(job, run, made.digest)
    if shown is None:
        return False
    if digest_of(pdf) == shown.digest:
        return True
    own = read_stamp(pdf)
    return own is not None and own.docx_sha256 == shown.says and not is_untouched(pdf)


def _known_pdf(job: Job, run: PrintRun, word: str) -> Made | None:
    """The report's PDF, where it has been made before of the Word file with this digest."""
    return run.made.of(PDF.suffix, job.report.path, word)


def _note_pdf(job: Job, run: PrintRun, pdf: bytes, word: bytes) -> None:
    run.made.note(PDF.suffix, job.report.path, digest_of(word), Made(digest_of(pdf), _sha256_of(word)))


def make_all(jobs: Sequence[Job], run: PrintRun, program: Path, workers: int, offices: int) -> int:
    """Make the PDFs with `offices` processes of LibreOffice, and tell of each in order; the exit code."""
    with progress(len(jobs), "Soạn Word") as bar:
        outcomes, waiting = _all_prepared(jobs, run, workers, bar.step)
    files = [file_of(job) for job in jobs]
    fonts = Fonts()
    code, told = OK, 0
    with (
        progress(len(waiting), "Xuất PDF") as bar,
        closing(_converted(jobs, run, waiting, program, offices)) as later,
    ):
        try:
            for index, file in enumerate(files):
                while index not in outcomes:
                    at, outcome = next(later)
                    outcomes[at] = outcome
                    bar.step()
                fonts.note(outcomes[index])
                with bar.aside():
                    code = max(code, tell(file, outcomes[index]))
                told += 1
        except (KeyboardInterrupt, SystemExit):
            tell_interrupted(files, outcomes, told)
            raise
    fonts.say()
    return code


def made_of(jobs: Sequence[Job], run: PrintRun, program: Path, workers: int) -> list[Done | Refused]:
    """Make the PDFs with one process of LibreOffice, and hand back what came of each."""
    outcomes, waiting = _all_prepared(jobs, run, workers, int)
    outcomes.update(_converted(jobs, run, waiting, program, 1))
    return [outcomes[index] for index in range(len(jobs))]


def _all_prepared(
    jobs: Sequence[Job], run: PrintRun, workers: int, step: Callable[[], object]
) -> tuple[dict[int, Done | Refused], dict[int, _Waiting]]:
    """By the number of the job, what has come of it already, or what is to be converted."""
    outcomes: dict[int, Done | Refused] = {}
    waiting: dict[int, _Waiting] = {}
    with threads(workers) as pool:
        for index, prepared in enumerate(pool.map(partial(_prepare, run=run), jobs)):
            if isinstance(prepared, _Waiting):
                waiting[index] = prepared
            else:
                outcomes[index] = prepared
            step()
    return outcomes, waiting


def _converted(
    jobs: Sequence[Job], run: PrintRun, waiting: dict[int, _Waiting], program: Path, processes: int
) -> Generator[tuple[int, Done | Refused]]:
    """What comes of each job that waits, as it comes."""
    indices = list(waiting)
    words = [waiting[index].word for index in indices]
    with closing(convert(words, program, processes=processes)) as results:
        for at, result in results:
            yield indices[at], _finish(jobs[indices[at]], run, waiting.pop(indices[at]), result)


def _prepare(job: Job, run: PrintRun) -> _Waiting | Done | Refused:
    """The Word file to convert; or what came of the report where there is nothing to convert."""
    try:
        notes = ready_notes(job)
        # A PDF shows the Word file that is kept, so it is refused where that one is.
        word = settled(job.word, content(job.word), word_bytes(job, run), run)
        run.note_word(job, word)
        old = content(job.target)
        if old and not run.force and _is_kept(job, run, old, word):
            put(job, old, version(old))
            _note_pdf(job, run, old, word)
            return Done(notes)
    except Refused as refused:
        return refused
    except (Changed, Outside, OSError) as error:
        return not_written(shown(job.target), error)
    return _Waiting(word, stamp_of(word), notes, version(old))


def _is_kept(job: Job, run: PrintRun, old: bytes, word: bytes) -> bool:
    """Whether the PDF that is there shows this Word file. Raises Refused where it does not and must stay."""
    own, untouched, stamp = read_stamp(old), is_untouched(old), stamp_of(word)
    is_issued = own is not None and own.status == ReportStatus.ISSUED.value
    if own is not None and is_issued and own.words_sha256 == stamp.words_sha256:
        return True  # also, and above all, where it has been signed since
    if own == stamp and untouched:
        known = _known_pdf(job, run, digest_of(word))
        return known is not None and known.digest == digest_of(old)
    older = Older(own is not None, untouched, is_issued, own.words_sha256 if own else "")
    return stays(job.target, older, stamp.words_sha256, PDF)


def _finish(job: Job, run: PrintRun, waiting: _Waiting, result: Outcome) -> Done | Refused:
    """Write one PDF."""
    if isinstance(result, Failure):
        return Refused(f"Chưa có bản PDF: {result.reason}")
    try:
        pdf = stamped(result, waiting.stamp, moment_of(waiting.word))
        foreign = foreign_letters(pdf)
        put(job, pdf, waiting.seen)
        _note_pdf(job, run, pdf, waiting.word)
    except ValueError:
        return Refused("Chưa có bản PDF: LibreOffice tạo ra một tệp PDF không đọc được; hãy chạy lại lệnh.")
    except (Changed, Outside, OSError) as error:
        return not_written(shown(job.target), error)
    return Done(waiting.notes, foreign)


def origin_of(pdf: bytes) -> Origin | None:
    """What a PDF of ours says of its making."""
    stamp = read_stamp(pdf)
    return Origin(stamp.source, stamp.source_sha256, stamp.status, is_untouched(pdf)) if stamp else None


def stamp_of(word: bytes) -> PdfStamp:
    """What the PDF of a Word file of ours is to say of it."""
    own = read_word_stamp(word)
    assert own is not None, "a Word file that we made, or that `settled` knew as ours"
    return PdfStamp(own.source, own.status, own.source_sha256, own.words_sha256, _sha256_of(word))


def _sha256_of(word: bytes) -> str:
    return hashlib.sha256(word).hexdigest()


class Fonts:
    """The letters in all PDFs that are in another font than they should be."""

    def __init__(self) -> None:
        self._foreign: dict[str, set[str]] = {}

    def note(self, outcome: Done | Refused) -> None:
        """Take in those of one PDF."""
        for family, letters in outcome.foreign.items() if isinstance(outcome, Done) else ():
            self._foreign.setdefault(family, set()).update(letters)

    def say(self) -> None:
        """Say what there is to say."""
        if self._foreign:
            say(_about_fonts(self._foreign))


def _about_fonts(foreign: dict[str, set[str]]) -> str:
    """Which letters are in which other font, and what to do about it."""
    found = []
    for family, letters in sorted(foreign.items()):
        some = "".join(sorted(letters)[:_MOST_LETTERS])
        found.append(f"{family} ({some}{'…' if len(letters) > _MOST_LETTERS else ''})")
    said = (
        "Cảnh báo: trong PDF có chữ hiện bằng phông khác Times New Roman (Nghị định 30/2020/NĐ-CP, Phụ lục I, mục "
        f"I.4): {'; '.join(found)}."
    )
    if any(letter.isalnum() for letters in foreign.values() for letter in letters):
        return (
            f"{said} Máy thiếu phông đủ chữ tiếng Việt: trên Debian, Ubuntu cài bằng sudo apt install "
            "fonts-liberation2 (hoặc fonts-croscore), rồi xuất lại với --force."
        )
    return f"{said} Times New Roman thường không có các ký hiệu này: hãy thay bằng chữ hoặc dấu thông thường."
