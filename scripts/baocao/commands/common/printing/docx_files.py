"""The work of `baocao docx`: pandoc for each file that is wanted, many at once."""

from __future__ import annotations

from argparse import Namespace
from functools import partial

from baocao.commands.common.loading import load
from baocao.commands.common.outcome import OK, Refused
from baocao.commands.common.parallel import threads
from baocao.commands.common.printing.file_kinds import WORD
from baocao.commands.common.printing.jobs import (
    Done,
    Job,
    at_once,
    file_of,
    jobs_of,
    put,
    shown,
    tell,
    tell_interrupted,
    wants_of,
    workers,
)
from baocao.commands.common.printing.left_over import Origin, are_all, clear
from baocao.commands.common.printing.machines import Made, Order, on_machines, told
from baocao.commands.common.printing.word_files import PrintRun, ready_notes, run_of, settled, stale, word_bytes
from baocao.commands.common.progress import progress
from baocao.commands.common.reports import Wanted, repository_of
from baocao.commands.common.scheduling import cluster_of
from baocao.commands.common.writing import not_written
from baocao.files import Changed, Outside, content, version
from baocao.word.stamp import is_untouched, read_stamp


def make_all(arguments: Namespace) -> int:
    """Make the files that the arguments ask for; the exit code. Raises Refused, ConfigError."""
    repository = repository_of(arguments)
    if cluster := cluster_of(arguments, repository):
        return on_machines(_in_office, repository, arguments, cluster, WORD)
    chosen = (load(repository, want) for want in wants_of(repository, arguments))
    jobs = jobs_of(repository, chosen, arguments.output, WORD)
    run = run_of(arguments, repository)
    if are_all(arguments):
        clear(repository, jobs, WORD, _origin)
    if arguments.changed:
        jobs = stale(jobs, run)
    files = [file_of(job) for job in jobs]
    make = partial(_make, run=run)
    code = OK
    # Threads, for most of the time is that of the pandoc process which each of them waits for.
    with threads(workers(arguments)) as pool, progress(len(files), "Xuất Word") as bar:
        futures = [pool.submit(make, job) for job in jobs]
        jobs.clear()  # so that an office is let go with the last of its files
        told = 0
        try:
            for file, future in zip(files, futures, strict=True):
                outcome = future.result()
                with bar.aside():
                    code = max(code, tell(file, outcome))
                told += 1
                bar.step()
        except KeyboardInterrupt:
            pool.shutdown(cancel_futures=True)
            ended = [(index, future) for index, future in enumerate(futures) if not future.cancelled()]
            done = {index: future.result() for index, future in ended if future.exception() is None}
            tell_interrupted(files, done, told)
            raise
    return code


def _in_office(order: Order, want: Wanted) -> list[Made]:
    """The files of one office, made by the machine that this runs on."""
    jobs, run = order.of_office(want, WORD)
    if order.changed:
        jobs = stale(jobs, run)
    with threads(at_once()) as pool:
        return told(jobs, pool.map(partial(_make, run=run), jobs))


def _origin(word: bytes) -> Origin | None:
    stamp = read_stamp(word)
    return Origin(stamp.source, stamp.source_sha256, stamp.status, is_untouched(word)) if stamp else None


def _make(job: Job, run: PrintRun) -> Done | Refused:
    """Write one file, unless the one that is there has to stay."""
    try:
        notes = ready_notes(job)
        new, old = word_bytes(job, run), content(job.target)
        try:
            word = settled(job.target, old, new, run)
        except Refused:
            run.note_where_unknown(job, new)
            raise
        put(job, word, version(old))
        run.note_word(job, word)
    except Refused as refused:
        return refused
    except (Changed, Outside, OSError) as error:
        return not_written(shown(job.target), error)
    return Done(notes)
