"""The LibreOffice process: documents in, documents of another kind out, whatever the process does. Nothing else
starts it.

One process makes a whole batch, since starting it costs as much as several files (a very long batch is split,
for a command line has its limits). Its profile and its files lie in one temporary folder; neither that nor any
process outlives it, however it ends. A file on which it crashes or hangs is tried once more alone and then given
up; the others go on.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import signal
import subprocess
import tempfile
import threading
import time
import zipfile
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from queue import SimpleQueue

from baocao.language.system_errors import why

PROGRAM_VARIABLE = "BAOCAO_SOFFICE"
"""The environment variable that says which LibreOffice to run."""
TIME_LIMIT = 60.0
"""Seconds for one file, and for the start and the first file; a usual report takes a tenth of one."""

_OPTIONS = dict.fromkeys(("UseTaggedPDF", "ExportBookmarks", "DisplayPDFDocumentTitle"), "true")
_NAMES = ("soffice", "libreoffice")
_USUAL_PLACES = (
    "/Applications/LibreOffice.app/Contents/MacOS/soffice",
    "C:/Program Files/LibreOffice/program/soffice.exe",
    "C:/Program Files (x86)/LibreOffice/program/soffice.exe",
)
_POLL = 0.05
_MOST_AT_ONCE = 250
"""Files for one process; their names fill a command line of some 15 kB."""
_PDF_END = b"%%EOF"
_PREFIX = "baocao-pdf-"
_LONG_AGO = 24 * 60 * 60
"""Seconds after which a folder is left over: longer than a process may take for the most files at once."""
_GIVE_UP_AFTER = 2
"""Files in a row that fail alone, with no PDF ever made, before the office and not the files is blamed."""


# What a document from a stranger must not do: run macros or anything else, follow links, fetch pictures.
_PROFILE = """<?xml version="1.0" encoding="UTF-8"?>
<oor:items xmlns:oor="http://openoffice.org/2001/registry" xmlns:xs="http://www.w3.org/2001/XMLSchema"
  xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">
<item oor:path="/org.openoffice.Office.Common/Security/Scripting">
  <prop oor:name="MacroSecurityLevel" oor:op="fuse"><value>3</value></prop>
  <prop oor:name="DisableMacrosExecution" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="DisableActiveContent" oor:op="fuse"><value>true</value></prop>
  <prop oor:name="BlockUntrustedRefererLinks" oor:op="fuse"><value>true</value></prop>
</item>
<item oor:path="/org.openoffice.Office.Writer/Content/Update">
  <prop oor:name="Link" oor:op="fuse"><value>2</value></prop>
</item>
</oor:items>
"""


@dataclass(frozen=True, slots=True)
class Failure:
    """Why a document was not converted, as a Vietnamese sentence."""

    reason: str


def _is_whole_pdf(data: bytes) -> bool:
    return data[-1024:].rstrip().endswith(_PDF_END)


def _is_whole_zip(data: bytes) -> bool:
    return zipfile.is_zipfile(io.BytesIO(data))


@dataclass(frozen=True, slots=True)
class Conversion:
    """From files of one kind to files of another, each known by its suffix; one is whole once it `is_whole`.

    `read_as`: LibreOffice's name of the first kind. It reads them so and not otherwise: it would take a broken
    file for plain text and print its bytes.
    """

    source: str
    read_as: str
    made: str
    write_as: str
    is_whole: Callable[[bytes], bool]


TO_PDF = Conversion(
    "docx",
    "MS Word 2007 XML",
    "pdf",
    f"writer_pdf_Export:{json.dumps({name: {'type': 'boolean', 'value': value} for name, value in _OPTIONS.items()})}",
    _is_whole_pdf,
)
TO_WORD = {
    kind: Conversion(kind, name, "docx", "MS Word 2007 XML", _is_whole_zip)
    for kind, name in (("doc", "MS Word 97"), ("odt", "writer8"), ("rtf", "Rich Text Format"))
}
"""By the suffix of what is read."""

Outcome = bytes | Failure
_Results = SimpleQueue["tuple[int, Outcome] | BaseException | None"]


def find_libreoffice() -> Path | None:
    """The LibreOffice to run: what BAOCAO_SOFFICE names, or the one installed; None where there is none."""
    named = os.environ.get(PROGRAM_VARIABLE)
    found = (shutil.which(name) for name in ([named] if named else (*_NAMES, *_USUAL_PLACES)))
    return next((Path(path) for path in found if path), None)


def convert(
    documents: Sequence[bytes],
    program: Path,
    *,
    conversion: Conversion = TO_PDF,
    processes: int = 1,
    time_limit: float = TIME_LIMIT,
) -> Generator[tuple[int, Outcome], None, None]:
    """What each of the `documents` is converted to, or why it is not, with its index; as they come.

    The files are shared out among `processes` of LibreOffice. One that makes nothing for `time_limit` seconds
    is ended. Raises OSError where there is no room for the temporary files.
    """
    results: _Results = SimpleQueue()
    stop = threading.Event()
    shares = [range(first, len(documents), processes) for first in range(min(processes, len(documents)))]

    def work(share: Iterable[int]) -> None:
        try:
            for result in _Batch(program, conversion, time_limit, stop).convert(
                {index: documents[index] for index in share}
            ):
                results.put(result)
        except BaseException as error:
            results.put(error)
        results.put(None)

    threads = [threading.Thread(target=work, args=(share,)) for share in shares]
    try:
        for thread in threads:
            thread.start()
        running = len(threads)
        while running:
            result = results.get()
            if result is None:
                running -= 1
            elif isinstance(result, BaseException):
                raise result
            else:
                yield result
    finally:  # also where the user has had enough (Ctrl-C)
        stop.set()
        for thread in threads:
            if thread.ident is not None:
                thread.join()


@dataclass(frozen=True, slots=True)
class _Batch:
    """One share of the files, and the processes that it takes, one after the other."""

    program: Path
    conversion: Conversion
    time_limit: float
    stop: threading.Event

    def convert(self, documents: dict[int, bytes]) -> Iterator[tuple[int, Outcome]]:
        waiting, failed_at_once, made_any = list(documents), 0, False
        while waiting and not self.stop.is_set():
            batch = waiting[:_MOST_AT_ONCE]
            office = _OfficeProcess(self.program, self.conversion, self.time_limit, self.stop)
            made: list[int] = []
            for index, pdf in office.convert([(index, documents[index]) for index in batch]):
                made.append(index)
                yield index, pdf
            made_any = made_any or bool(made)
            # LibreOffice goes through its files in order: what lies before a PDF that it made, it has passed over.
            reached = max((batch.index(index) for index in made), default=-1) + 1
            for index in batch[:reached]:
                if index not in made:
                    yield index, _UNREADABLE
            waiting = waiting[reached:]
            if reached == len(batch) or self.stop.is_set():
                continue
            suspect, *waiting = waiting
            outcome: Outcome = office.problem
            if len(batch) > 1:
                again = _OfficeProcess(self.program, self.conversion, self.time_limit, self.stop)
                pdfs = [pdf for _, pdf in again.convert([(suspect, documents[suspect])])]
                outcome = pdfs[0] if pdfs else again.problem
            yield suspect, outcome
            made_any = made_any or isinstance(outcome, bytes)
            failed_at_once += 1
            if not made_any and failed_at_once == _GIVE_UP_AFTER:
                for index in waiting:
                    yield index, outcome
                return


_UNREADABLE = Failure("LibreOffice không mở được tệp này.")


class _OfficeProcess:
    """One process of LibreOffice over some files."""

    def __init__(self, program: Path, conversion: Conversion, time_limit: float, stop: threading.Event) -> None:
        self._program = program
        self._conversion = conversion
        self._time_limit = time_limit
        self._stop = stop
        self.problem = _UNREADABLE
        """Why the files of which there is no PDF have none."""

    def convert(self, documents: Sequence[tuple[int, bytes]]) -> Iterator[tuple[int, bytes]]:
        """The PDFs that the process makes, in order, until it ends by itself or is ended."""
        with _folder() as root:
            made = root / "made"
            made.mkdir()
            (root / "profile" / "user").mkdir(parents=True)
            (root / "profile" / "user" / "registrymodifications.xcu").write_text(_PROFILE, encoding="utf-8")
            # Names of our own: two offices have reports of one name, and a name may hold anything.
            sources, waiting = [], {}
            for index, document in documents:
                sources.append(root / f"{index}.{self._conversion.source}")
                sources[-1].write_bytes(document)
                waiting[made / f"{index}.{self._conversion.made}"] = index
            with (root / "stderr").open("wb") as errors:
                try:
                    process = self._start(root, made, sources, errors.fileno())
                except OSError as error:
                    self.problem = Failure(f"LibreOffice không chạy được ({self._program}: {why(error)}).")
                    return
                try:
                    yield from self._watch(process, made, waiting)
                finally:
                    _end(process)
            if process.returncode and self.problem is _UNREADABLE:
                self.problem = _crash(process.returncode, root / "stderr")

    def _start(self, root: Path, made: Path, sources: Sequence[Path], errors: int) -> subprocess.Popen[bytes]:
        return subprocess.Popen(
            [
                str(self._program),
                f"-env:UserInstallation={(root / 'profile').as_uri()}",
                "--headless",
                "--norestore",
                "--nolockcheck",
                f"--infilter={self._conversion.read_as}",
                "--convert-to",
                f"{self._conversion.made}:{self._conversion.write_as}",
                "--outdir",
                str(made),
                *map(str, sources),
            ],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=errors,
            cwd=root,
            # A group of its own: soffice is a script that starts the program proper, and both must end.
            process_group=0 if os.name == "posix" else None,
        )

    def _watch(
        self, process: subprocess.Popen[bytes], made: Path, waiting: dict[Path, int]
    ) -> Iterator[tuple[int, bytes]]:
        """The PDFs that appear in the folder `made`, until the process ends, all are there, or none comes for long."""
        last_made = time.monotonic()
        while not self._stop.is_set():
            ended = process.poll() is not None  # asked before looking, so that the last file is not missed
            for path in made.iterdir():
                pdf = self._whole(path) if path in waiting else None
                if pdf is not None:
                    path.unlink()
                    last_made = time.monotonic()
                    yield waiting.pop(path), pdf
            if ended or not waiting:
                return
            if time.monotonic() - last_made > self._time_limit:
                self.problem = Failure(
                    f"LibreOffice chưa làm xong sau {self._time_limit:g} giây nên đã dừng lại ở tệp này."
                )
                return
            self._stop.wait(_POLL)

    def _whole(self, path: Path) -> bytes | None:
        """The file at `path` once it is written to its end; it grows while it is being written."""
        try:
            data = path.read_bytes()
        except OSError:
            return None
        return data if self._conversion.is_whole(data) else None


@contextmanager
def _folder() -> Iterator[Path]:
    """A temporary folder that is gone afterwards, though a process being killed may still write into it."""
    _sweep()
    root = Path(tempfile.mkdtemp(prefix=_PREFIX)).resolve()
    try:
        yield root
    finally:
        for _ in range(40):
            shutil.rmtree(root, ignore_errors=True)
            if not root.exists():
                break
            time.sleep(_POLL)


def _sweep() -> None:
    """Remove the folders of runs that had no chance to do it themselves: kill -9, a power cut."""
    for path in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        with suppress(OSError):  # another user's, or gone meanwhile
            if time.time() - path.lstat().st_mtime > _LONG_AGO:
                shutil.rmtree(path, ignore_errors=True)


def _end(process: subprocess.Popen[bytes]) -> None:
    """End the process and all that it started, at once: it has nothing to save."""
    if os.name == "posix":
        with suppress(ProcessLookupError, PermissionError):
            os.killpg(process.pid, signal.SIGKILL)
    elif process.poll() is None:
        subprocess.run(["taskkill", "/T", "/F", "/PID", str(process.pid)], capture_output=True, check=False)
    process.wait()


def _crash(code: int, errors: Path) -> Failure:
    lines = errors.read_text(encoding="utf-8", errors="replace").splitlines()
    said = [line.strip() for line in lines if line.strip() and not line.startswith("Warning:")]
    what = f": {said[-1][:200]}" if said else ""
    return Failure(
        f"LibreOffice dừng đột ngột (mã {code}){what}. Chạy lại; nếu vẫn vậy thì mở tệp Word bằng Word, lưu thành PDF."
    )
