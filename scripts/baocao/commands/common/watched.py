"""A command that is done again each time something is saved: `check --watch`."""

from __future__ import annotations

import time
from argparse import Namespace
from collections.abc import Callable, Collection, Sequence
from contextlib import suppress
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from baocao.commands.common.config_problems import say_config_error
from baocao.commands.common.outcome import OK, WRONG_USAGE, Refused
from baocao.commands.common.output import clear_screen, flush, say
from baocao.commands.common.reports import Wanted, wanted
from baocao.commands.common.set_up import SetUp
from baocao.findings import OfficeFindings
from baocao.repository import CONFIG_NAME, ConfigError, KnownLists, Repository, find_root, open_repository, real

if TYPE_CHECKING:
    from baocao.commands.common.watching import Places

Look = Callable[[Repository, Sequence[Wanted], int | None], list[OfficeFindings]]
"""What is found in what is wanted of a repository, by so many processes."""
Tell = Callable[[Repository, Sequence[OfficeFindings]], None]


def watch(arguments: Namespace, known: KnownLists, look: Look, tell: Tell) -> int:
    """Look and tell, now and each time something is saved, until Ctrl-C; of what is wrong meanwhile it tells, too, and
    goes on. Raises Refused where there is nothing to watch, or no longer."""
    root = real(arguments.config.parent) if arguments.config else find_root(Path.cwd().resolve())
    if root is None or not root.is_dir():
        open_repository(Path.cwd(), arguments.config)  # which says so
        return WRONG_USAGE
    if find_spec("watchfiles") is None:
        raise Refused(f"Chưa có thư viện để theo dõi thư mục; {SetUp().installing('watch', 'watch')}", WRONG_USAGE)
    from baocao.commands.common.watching import look_at_each_change

    config = root / arguments.config.name if arguments.config else None
    watched = _Watched(root, config, arguments.reports, known, look, tell)
    try:
        watched.begin(arguments.jobs)
        look_at_each_change(watched.places, watched.look)
    except KeyboardInterrupt:
        say("Đã dừng.")
    return OK


class _Watched:
    """What is looked at, and what was found in each office when it was looked at last."""

    def __init__(
        self, root: Path, config: Path | None, names: Sequence[str], known: KnownLists, look: Look, tell: Tell
    ) -> None:
        self._root, self._config, self._names, self._known = root, config, names, known
        self._look, self._tell = look, tell
        self._folders: Collection[Path] = ()
        self._repository: Repository | None = None
        self._found: dict[Wanted, OfficeFindings] = {}

    def begin(self, jobs: int | None) -> None:
        """Look at everything with so many processes, which cannot be had beside the threads that watch folders."""
        with suppress(ConfigError, Refused):  # which is told when it is looked at
            repository = self._opened()
            self._look(repository, wanted(repository, self._names), jobs)

    def places(self) -> Places:
        """Where a change matters."""
        from baocao.commands.common.watching import Places

        if not self._root.is_dir():
            raise Refused(f"Thư mục {self._root} không còn nữa nên thôi theo dõi.", WRONG_USAGE)
        with suppress(ConfigError):
            self._opened()
        files = map(real, filter(Path.is_file, map(Path, self._names)))
        return Places(self._root, self._config or self._root / CONFIG_NAME, self._folders, files)

    def look(self, changed: frozenset[Path] | None) -> None:
        """Look at the offices whose reports have changed, or at all, and tell of all."""
        try:
            repository = self._looked_at(changed)
        except (ConfigError, Refused) as error:
            self._repository = None
            clear_screen()
            if isinstance(error, ConfigError):
                say_config_error(error)
            else:
                say(str(error))
        else:
            clear_screen()
            self._tell(repository, list(self._found.values()))
        flush()
        say(f"Kiểm tra lúc {time.strftime('%H:%M:%S')}. Lưu tệp là máy kiểm tra lại; nhấn Ctrl-C để dừng.")

    def _looked_at(self, changed: frozenset[Path] | None) -> Repository:
        repository = self._repository
        if repository is None or changed is None or self._names:  # what a name means may have changed, too
            repository = self._repository = self._opened()
            self._found = dict.fromkeys(wanted(repository, self._names), OfficeFindings((), 0))
            changed = None
        wants = [want for want in self._found if changed is None or _concerns(want, changed)]
        self._found.update(zip(wants, self._look(repository, wants, 1), strict=True))
        return repository

    def _opened(self) -> Repository:
        repository = open_repository(self._root, self._config, self._known)
        self._folders = [folder.path for folder in repository.folders]
        return repository


def _concerns(want: Wanted, changed: Collection[Path]) -> bool:
    return any(path.is_relative_to(want.folder.path) for path in changed)
