"""How a run of `baocao pdf` goes: what it needs is there, which files are wanted, and who makes them.

What makes them, `pdf_files`, needs a library that not every installation has.
"""

from __future__ import annotations

from argparse import Namespace
from importlib.util import find_spec
from pathlib import Path

from baocao.commands.common.loading import load
from baocao.commands.common.outcome import Refused
from baocao.commands.common.printing.file_kinds import PDF
from baocao.commands.common.printing.jobs import at_once, jobs_of, wants_of, workers
from baocao.commands.common.printing.left_over import are_all, clear
from baocao.commands.common.printing.machines import Made, Order, on_machines, told
from baocao.commands.common.printing.word_files import run_of
from baocao.commands.common.reports import Wanted, repository_of
from baocao.commands.common.scheduling import cluster_of
from baocao.commands.common.set_up import SetUp
from baocao.interrupt import unwinding
from baocao.pdf.libreoffice import PROGRAM_VARIABLE, find_libreoffice


def make_pdfs(arguments: Namespace) -> int:
    """Make the files that the arguments ask for; the exit code. Raises Refused, ConfigError."""
    repository = repository_of(arguments)
    if cluster := cluster_of(arguments, repository):
        from baocao.commands.common.printing.pdf_files import Fonts

        fonts = Fonts()
        code = on_machines(_in_office, repository, arguments, cluster, PDF, fonts.note)
        fonts.say()
        return code
    program = _program(SetUp())
    chosen = [load(repository, want) for want in wants_of(repository, arguments)]
    jobs = jobs_of(repository, chosen, arguments.output, PDF)

    from baocao.commands.common.printing.pdf_files import make_all, origin_of, stale

    run = run_of(arguments, repository)
    if are_all(arguments):
        clear(repository, jobs, PDF, origin_of)
    if arguments.changed:
        jobs = stale(jobs, run)
    with unwinding():  # so that LibreOffice ends with us
        return make_all(jobs, run, program, workers(arguments), arguments.jobs or 1)


def _in_office(order: Order, want: Wanted) -> list[Made]:
    """The files of one office, made by the machine that this runs on. Raises Refused."""
    program = _program(SetUp())
    jobs, run = order.of_office(want, PDF)

    from baocao.commands.common.printing.pdf_files import made_of, stale

    if order.changed:
        jobs = stale(jobs, run)
    return told(jobs, made_of(jobs, run, program, at_once()))


def _program(here: SetUp) -> Path:
    """The LibreOffice to run. Raises Refused, saying how to install what is missing."""
    if find_spec("pypdf") is None:
        raise Refused(f"Chưa có thư viện pypdf nên chưa xuất được PDF; {here.installing('pdf', 'pdf')}")
    program = find_libreoffice()
    if program is None:
        raise Refused(
            "Chưa có LibreOffice trên máy này nên chưa xuất được PDF. Trên Debian, Ubuntu cài bằng: "
            "sudo apt install libreoffice-writer-nogui fonts-liberation2; trên máy khác tải ở "
            f"https://vi.libreoffice.org. Đã cài mà máy không thấy thì ghi đường dẫn của soffice vào biến môi trường "
            f"{PROGRAM_VARIABLE}."
        )
    return program
