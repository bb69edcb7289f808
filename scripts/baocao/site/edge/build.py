"""Makes the parts of the offices: those that are not in the store, on all processors, one office at a time each.

An office's reports are let go as soon as its part is kept, so that memory does not grow with the archive.
"""

from __future__ import annotations

import gc
import threading
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from baocao.archive import load_office
from baocao.commands.common.parallel import Cluster, by_office, processes, processors
from baocao.commands.common.progress import with_bar
from baocao.git import open_git
from baocao.office import Office
from baocao.repository import OfficeFolder, Repository, report_paths
from baocao.site.edge.part_key import part_key
from baocao.site.edge.report_histories import Histories, report_histories, revisions_of
from baocao.site.edge.store import PartStore, StoredPart
from baocao.site.office_part import part_of
from baocao.site.office_view import FilesOfReports
from baocao.store.links_store import LinkStore
from baocao.visible import visible

_OFFICES_A_WORKER = 4
"""To start a process for fewer takes longer than to make them."""


def stored_parts(
    repository: Repository,
    files: Mapping[str, FilesOfReports],
    store: PartStore,
    cluster: Cluster | None = None,
    *,
    with_revisions: bool = True,
) -> list[StoredPart]:
    """The part of each office, in order; those that are not in the store are made. `files`: those that are offered, by
    the id of the office. Raises OSError."""
    histories = report_histories(repository) if with_revisions else {}
    keys = [part_key(repository, folder, files.get(folder.id, {}), histories) for folder in repository.folders]
    parts = [store.get(key) for key in keys]
    missing = [at for at, part in enumerate(parts) if part is None]
    work = [(repository.folders[at].id, keys[at]) for at in missing]
    made: Iterator[int]
    if cluster:
        folders = [(repository.folders[at], keys[at]) for at in missing]
        makers = ((_only(repository.root, folder, files, histories, store), key) for folder, key in folders)
        made = (at for at, _ in enumerate(by_office(_make_alone, list(makers), None, cluster)))
    else:
        made = _made(work, _Maker(repository, files, histories, store))
    for at in with_bar(made, len(missing), "Dựng trang", "cơ quan"):
        parts[missing[at]] = store.get(work[at][1], is_new=True)
    store.keep_only(keys)
    whole = [part for part in parts if part is not None]
    assert len(whole) == len(keys)
    return whole


class _Shown(Repository):
    """A repository whose files are called as they can be shown: a name may hold what is no letter, or steers."""

    def name(self, path: Path, within: str | None = None) -> str:
        return visible(super().name(path, within))


class _Maker:
    """Makes parts, and keeps them."""

    def __init__(
        self, repository: Repository, files: Mapping[str, FilesOfReports], histories: Histories, store: PartStore
    ) -> None:
        self._repository = _Shown(repository.root, repository.folders)
        self._folders = {folder.id: folder for folder in repository.folders}
        self._files = files
        self._histories = histories
        self._store = store

    def make_only(self, key: str) -> None:
        """Make the part of the only office that it knows."""
        (office,) = self._folders
        self.make(office, key)

    def make(self, office: str, key: str, before: Office | None = None) -> Office:
        folder, links = self._folders[office], LinkStore(self._repository.root)
        made, known_links = load_office(self._repository, folder, before), links.of(folder.id)
        revisions = {}
        if self._histories:  # there is git, then
            paths = [report.path for report in made.reports]
            revisions = revisions_of(open_git(self._repository.root), self._histories, paths)
        self._store.put(key, part_of(made, self._files.get(office, {}), revisions, known_links))
        links.keep(folder.id, known_links, len(made.reports))
        return made


def _made(work: list[tuple[str, str]], maker: _Maker) -> Iterator[int]:
    """Make parts; the place in `work` of each, once it is there."""
    workers = min(processors(), len(work) // _OFFICES_A_WORKER)
    # A process with threads, as `make serve` is once it serves, cannot be forked safely.
    if workers < 2 or threading.active_count() > 1:
        gc.freeze()
        for at, (office, key) in enumerate(work):
            _last[office] = maker.make(office, key, _last.pop(office, None))
            for other in _last.keys() - {office}:
                del _last[other]
            gc.collect()
            yield at
    else:
        # What the first office makes Python import and Jinja2 compile is there for all processes.
        maker.make(*work[0])
        yield 0
        with processes(workers, partial(_begin, maker)) as pool:
            done = pool.map(_make, work[1:], chunksize=_OFFICES_A_WORKER)
            yield from (at for at, _ in enumerate(done, 1))


_last: dict[str, Office] = {}
"""The office that this process made last: who saves one of its reports will save it again."""
_worker: list[_Maker] = []
"""The maker of this process, where it is one of a pool."""


def _begin(maker: _Maker) -> None:
    gc.disable()
    gc.freeze()
    _worker[:] = [maker]


def _make(work: tuple[str, str]) -> None:
    _worker[0].make(*work)
    gc.collect()
    gc.freeze()  # what stays, as compiled templates do, is not looked through again


def _only(
    root: Path, folder: OfficeFolder, files: Mapping[str, FilesOfReports], histories: Histories, store: PartStore
) -> _Maker:
    """A maker that knows of one office alone, to be handed to another machine."""
    repository = Repository(root, (folder,))
    names = map(repository.name, report_paths(folder.path))
    own = {folder.id: files.get(folder.id, {})}
    return _Maker(repository, own, {name: histories[name] for name in names if name in histories}, store)


def _make_alone(work: tuple[_Maker, str]) -> None:
    maker, key = work
    maker.make_only(key)


@contextmanager
def few_collections() -> Iterator[None]:
    """Lets the garbage collector look at what an office leaves behind, once for each, and at nothing else."""
    was_on = gc.isenabled()
    gc.disable()
    gc.freeze()
    try:
        yield
    finally:
        gc.unfreeze()
        if was_on:
            gc.enable()


@contextmanager
def no_collections() -> Iterator[None]:
    """Lets the garbage collector look at nothing in a process that ends with this, nor as it ends."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        if was_on:
            gc.enable()
