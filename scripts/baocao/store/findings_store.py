"""Keeps what `check` found, office by office, so that a report is read and judged again only when something changed.

What is found in a report depends on all reports of its office, on two baocao.yml, and on the program: together they
are a `state`, and the entry of an office holds the findings of its latest state alone. It is one file an office,
JSON, sealed. A report is in it once it has been checked, by each choice of rules; where nothing can be kept, all is
as if nothing had been.
"""

import json
import os
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any, NamedTuple

from baocao.file_look import settled_looks
from baocao.findings import FilePlace, ShownEdit, ShownFinding, ShownRelated
from baocao.repository import CONFIG_NAME, REPORTS_FOLDER, ConfigFile, Listed, OfficeFolder, real, report_files
from baocao.store.blake import blake2b
from baocao.store.kept_files import ONLY, KeptFiles
from baocao.store.observed import DIGEST, observed, seen_from

MODULES = (
    "__init__.py",
    "archive.py",
    "checking",
    "commands/common/judging.py",
    "commands/common/loading.py",
    "commands/common/rule_choice.py",
    "config",
    "decree.py",
    "file_look.py",
    "findings.py",
    "folder_list.py",
    "folder_walk.py",
    "indicators",
    "language",
    "model",
    "office.py",
    "parsing",
    "period.py",
    "regex.py",
    "render/showing.py",
    "repository.py",
    "store",
    "tasks",
    "visible.py",
    "yaml",
)
"""The files and folders of the package that findings are made by."""
LIBRARIES = ("PyYAML", "pyromark")
"""The libraries that those use."""
MOST_CHOICES = 8
"""How many choices of rules an entry holds findings for; the oldest gives way."""
_KIND = "check"
_LIST = "offices"
"""Names the file of what the root lists; no office has this id."""
_SUFFIX = ".json"


PLACE, SETTINGS, OWN_SETTINGS = "place", "settings", "own settings"
"""What a state has parts of besides the reports: where all lies, the baocao.yml of the root, and that of the office."""


class State(NamedTuple):
    """All that the findings of an office depend on: a digest of it, and one of each part, those of reports by their
    paths below the office's folder; and how its files looked before they were read, empty where that tells nothing."""

    digest: str
    parts: Mapping[str, str]
    look: str = ""


class FoundBefore:
    """The findings of one office in one state, by the paths of its reports; `names` are all of these, in order."""

    def __init__(self, state: State, names: tuple[str, ...], choices: Mapping[str, Mapping[str, Any]]) -> None:
        self.state = state
        self.names = names
        self._choices = dict(choices)

    def of(self, choice: str, names: Iterable[str]) -> dict[str, tuple[ShownFinding, ...]]:
        """What is in those of the reports `names` that were checked by this `choice` of rules."""
        known = self._choices.get(choice, {})
        return {name: tuple(_findings(name, *known[name])) for name in names if name in known}

    def knows(self, choice: str) -> bool:
        """Whether there is anything of this `choice`, be it that there was no report to check."""
        return choice in self._choices

    def and_of(self, choice: str, found: Mapping[str, Iterable[ShownFinding]]) -> bytes:
        """The same and what was `found` by this `choice`, as it is kept."""
        added = {name: _plain(name, findings) for name, findings in found.items()}
        choices = {**self._choices, choice: {**self._choices.get(choice, {}), **added}}
        latest = dict(list(choices.items())[-MOST_CHOICES:])
        return _bytes({**_kept(self.state), "names": self.names, "choices": latest})


class FindingsStore:
    """What was found in the offices of one repository, and what its baocao.yml lists.

    Nothing new is kept unless it `keeps`.
    """

    def __init__(self, *, keeps: bool = True) -> None:
        self.keeps = keeps
        self._files = KeptFiles(_KIND, MODULES, LIBRARIES)

    def get(self, main: ConfigFile) -> tuple[Listed] | None:
        """What the baocao.yml of a root lists; None where that is not known."""
        kept = self._read(main.root, _LIST)
        return (kept["offices"],) if kept and kept["state"] == self._state_of(main) else None

    def put(self, main: ConfigFile, listed: Listed) -> None:
        """Know from now on what the baocao.yml of a root lists."""
        self._write(main.root, _LIST, _bytes({"state": self._state_of(main), "offices": listed}))

    def state(self, folder: OfficeFolder) -> State:
        """The state that the office is in."""
        return self._state(folder, self._read(folder.root, folder.id or ONLY))

    def _state(self, folder: OfficeFolder, kept: Mapping[str, Any] | None) -> State:
        """The same, as it is `kept` where its files look as they did then; else they are read."""
        if not self._files.are_kept:
            return State("", {})
        look = self.look(folder)
        if look and kept and kept["look"] == look:
            return State(kept["state"], kept["parts"], look)
        reports = {path: observed(path, folder.root) for path in report_files(folder.path)}
        return self.state_of(folder, self.settings(folder), reports, look)

    @staticmethod
    def look(folder: OfficeFolder) -> str:
        """How all those files look of which a state is made; empty where that tells nothing of what they hold."""
        files = [str(folder.main.path), str(folder.path / CONFIG_NAME), *report_files(folder.path)]
        found = settled_looks(files)
        return _digest(repr((_place(folder), files, found)).encode(*_ANY_NAME)) if found else ""

    def settings(self, folder: OfficeFolder) -> dict[str, str]:
        """The parts of its state besides the reports."""
        return {
            PLACE: _digest(_place(folder).encode(*_ANY_NAME)),
            SETTINGS: self._state_of(folder.main),
            OWN_SETTINGS: observed(folder.path / CONFIG_NAME, folder.root).hex(),
        }

    @staticmethod
    def state_of(
        folder: OfficeFolder, settings: Mapping[str, str], reports: Mapping[str, bytes], look: str = ""
    ) -> State:
        """The state of the office with these settings, and with what was observed at the paths of its `reports` after
        they looked as `look` tells."""
        below = len(str(folder.path)) + len(os.sep)
        names = {path[below:].replace(os.sep, "/"): found.hex() for path, found in reports.items()}
        parts = {**settings, **names}
        return State(_digest(_bytes(parts)), parts, look)

    def found_in(self, folder: OfficeFolder, state: State | None = None) -> FoundBefore | None:
        """What was found in the office in this state, None where nothing was; if none is given, in the one it is in,
        which is worked out only where anything is kept."""
        kept = self._read(folder.root, folder.id or ONLY)
        if kept is None:
            return None
        state = state or self._state(folder, kept)
        if kept["state"] != state.digest:
            return None
        if kept["look"] != state.look:  # files that were copied or unpacked, or now lie there long enough
            self.keep(folder, _bytes({**kept, **_kept(state)}))
        return FoundBefore(state, tuple(kept["names"]), kept["choices"])

    def last_state(self, folder: OfficeFolder) -> State | None:
        """The state of the office of which anything is kept; None where nothing is that we believe."""
        kept = self._read(folder.root, folder.id or ONLY)
        return State(kept["state"], kept["parts"]) if kept else None

    def has_unknown(self, folder: OfficeFolder) -> bool:
        """Whether something is there in place of what is kept of the office, be it believed or not."""
        return self._files.is_there(folder.root, f"{folder.id or ONLY}{_SUFFIX}")

    def keep(self, folder: OfficeFolder, entry: bytes) -> None:
        """Keep what was found in the office, in place of what was before."""
        self._write(folder.root, folder.id or ONLY, entry)

    def keep_only(self, root: Path, folders: Iterable[OfficeFolder]) -> None:
        """Forget what is kept of any other office, and what killed runs left."""
        names = (_LIST, ONLY, *(folder.id for folder in folders))
        self._files.keep_only(root, (f"{name}{_SUFFIX}" for name in names))

    @staticmethod
    def _state_of(main: ConfigFile) -> str:
        return _digest(f"{main.path.name}\0".encode(*_ANY_NAME) + observed(main.path, main.root))

    def _read(self, root: Path, name: str) -> dict[str, Any] | None:
        data = self._files.read(root, f"{name}{_SUFFIX}")
        if data is None:
            return None
        kept: dict[str, Any] = json.loads(data.decode(*_ANY_NAME))
        return kept

    def _write(self, root: Path, name: str, data: bytes) -> None:
        if self.keeps:
            self._files.write(root, f"{name}{_SUFFIX}", data)


# --------------------------------------------------------------------------- findings as JSON

_ANY_NAME = ("utf-8", "surrogatepass")
"""How text is kept in which there may be half a character, as in the name of a file."""


def _place(folder: OfficeFolder) -> str:
    """Where all lies."""
    return f"{folder.root}\0{folder.id}\0{seen_from(folder.root, real(folder.path / REPORTS_FOLDER))}"


def _kept(state: State) -> dict[str, Any]:
    return {"state": state.digest, "parts": state.parts, "look": state.look}


def _digest(data: bytes) -> str:
    return blake2b(data, digest_size=DIGEST).hexdigest()


def _bytes(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode(*_ANY_NAME)


def _plain(name: str, findings: Iterable[ShownFinding]) -> tuple[list[str], list[list[Any]]]:
    """The findings in the report called `name`: the lines they are on, each once, and the findings, for each the
    number of its line in place of the line, and nothing for the path where it is `name`."""
    lines: dict[str, int] = {}
    rows: list[list[Any]] = []
    for found in findings:
        line = None if found.line is None else lines.setdefault(found.line, len(lines))
        row: list[Any] = list(found._replace(place=_without(name, found.place)))
        row[ShownFinding._fields.index("line")] = line
        rows.append(row)
    return list(lines), rows


def _without(name: str, place: FilePlace) -> FilePlace:
    return place._replace(path="") if place.path == name else place


def _findings(name: str, lines: list[str], rows: list[list[Any]]) -> Iterable[ShownFinding]:
    for row in rows:
        found = ShownFinding(*row)
        place = FilePlace(*found.place)
        yield found._replace(
            place=place if place.path else place._replace(path=name),
            line=None if found.line is None else lines[int(found.line)],
            related=tuple(ShownRelated(FilePlace(*where), message) for where, message in found.related),
            edits=tuple(ShownEdit(FilePlace(*where), text) for where, text in found.edits),
        )
