"""`docx` and `pdf` on the machines of a cluster: each makes the files of an office; what came of them is told here."""

from __future__ import annotations

from argparse import Namespace
from collections.abc import Callable, Iterable
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import NamedTuple

from baocao.commands.common.loading import load
from baocao.commands.common.outcome import OK, WRONG_USAGE, Refused
from baocao.commands.common.parallel import Cluster, by_office
from baocao.commands.common.printing.file_kinds import FileKind
from baocao.commands.common.printing.jobs import Done, FileOf, Job, file_of, jobs_of, single_file, tell, wants_of
from baocao.commands.common.printing.word_files import PrintRun, run_of
from baocao.commands.common.progress import progress
from baocao.commands.common.reports import Wanted
from baocao.repository import Repository, real
from baocao.store.made_files import MadeFiles

Made = tuple[FileOf, Done | Refused]


class Order(NamedTuple):
    """What each machine is to know of the command: where files go, whether only changed ones are made, and the fields
    of a PrintRun."""

    output: str | None
    changed: bool
    force: bool
    made_at: datetime | None
    pandoc: str

    def of_office(self, want: Wanted, kind: FileKind) -> tuple[list[Job], PrintRun]:
        """The files of one office."""
        repository = Repository(want.folder.root, (want.folder,))
        run = PrintRun(repository, self.force, self.made_at, self.pandoc, MadeFiles(repository.root))
        return jobs_of(repository, [load(repository, want)], self.output, kind), run


def on_machines(
    make: Callable[[Order, Wanted], Iterable[Made]],
    repository: Repository,
    arguments: Namespace,
    cluster: Cluster,
    kind: FileKind,
    note: Callable[[Done | Refused], object] = bool,
) -> int:
    """Have the files made office by office, and tell, and `note`, what came of each in order; the exit code.

    Raises Refused.
    """
    output = arguments.output
    if output is not None:
        if single_file(output, 1, kind):
            raise Refused("Cùng --scheduler, sau -o ghi tên thư mục.", WRONG_USAGE)
        output = f"{real(Path(output))}/"
    run = run_of(arguments, repository)
    order = Order(output, arguments.changed, run.force, run.made_at, run.pandoc)
    wants = wants_of(repository, arguments)
    code = OK
    with progress(len(wants), "Xuất", "cơ quan") as bar:
        for made in by_office(partial(make, order), wants, None, cluster):
            with bar.aside():
                for file, outcome in made:
                    note(outcome)
                    code = max(code, tell(file, outcome))
            bar.step()
    return code


def told(jobs: Iterable[Job], outcomes: Iterable[Done | Refused]) -> list[Made]:
    """What is handed back of the jobs: their offices stay where they are."""
    return [(file_of(job), outcome) for job, outcome in zip(jobs, outcomes, strict=True)]
