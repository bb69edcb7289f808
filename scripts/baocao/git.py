"""Asks git, and nothing else of the program does: an edge, like the command line.

What there is: `open_git(root)` gives a `Git` for the folder of an archive, which may be a part of a larger repository.
`Git.revision` finds what a user typed; `Git.files` lists what lay below the root then, and `Git.contents` reads many
of those files through one process; `Git.last_commit` says who touched a file last, `Git.user` who works here. Paths
are from the root with `/`, as `Repository.name` gives them, bytes that are no letters in Python's own way
(`os.fsdecode`). Whatever git cannot do is `GitTrouble`, with the way out in Vietnamese. Which reports differ from a
revision, renamed ones followed, is for `changes.py`.

The program git is asked, since whoever has a revision has it: 3 ms a call, where importing pygit2 or dulwich takes
50 ms and their wheels 16 and 9 MB. Only commands that read objects are called. None looks at the index or at files
of the work tree, so that neither filters, hooks nor a file system monitor that a repository's own configuration
names are started; nor is anything fetched. No shell, no pager, nothing of git's environment but who the user is and
where his settings are.
"""

from __future__ import annotations

import os
import re
import shutil
import subprocess
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from threading import Timer
from typing import IO, NamedTuple

from baocao.language.system_errors import why
from baocao.parsing.limits import MAX_BYTES

TIME_LIMIT = 60.0
"""Seconds for one call; on an archive of 1,200 reports each takes some thousandths of one."""
_LONGEST_NAME = 1000
"""Characters of a revision; no branch has so many."""
_COMMIT = re.compile(rb"[0-9a-f]{40}(?:[0-9a-f]{24})?\n")
_KEPT = frozenset(
    {
        "GIT_AUTHOR_NAME", "GIT_AUTHOR_EMAIL", "GIT_CONFIG_GLOBAL", "GIT_CONFIG_SYSTEM", "GIT_CONFIG_NOSYSTEM",
        "GIT_CEILING_DIRECTORIES", "GIT_DISCOVERY_ACROSS_FILESYSTEM",
    }
)  # fmt: skip
"""What of git's environment counts. A hook and a build machine set others, which lead to another repository."""
_SET = {
    "LC_ALL": "C",
    "GIT_ALLOW_PROTOCOL": "none",  # a clone that lacks objects would fetch them
    "GIT_NO_LAZY_FETCH": "1",
    "GIT_NO_REPLACE_OBJECTS": "1",
    "GIT_LITERAL_PATHSPECS": "1",
    "GIT_OPTIONAL_LOCKS": "0",
    "GIT_TERMINAL_PROMPT": "0",
}
_CONFIGURED = (
    "core.fsmonitor=false",
    "core.hooksPath=/dev/null",
    "log.showSignature=false",
    "core.useReplaceRefs=false",
)
_REGULAR = frozenset({"100644", "100755"})
_LINK = "120000"
_CHUNK = 1 << 16
_COMMIT_SIGN = "\x01"
"""What a commit begins with in a list of files, none of which may."""


class GitTrouble(Exception):
    """Git cannot say what it was asked: why, and the way out, in Vietnamese."""


class Revision(NamedTuple):
    """A commit, and how the user called it."""

    typed: str
    commit: str


class TreeFile(NamedTuple):
    """A file of a revision: the id of its content, and whether it is a plain file or a link, whose content is the
    path it leads to. What lies in a submodule is no file of the repository."""

    id: str
    is_link: bool


class LastCommit(NamedTuple):
    """The commit that touched a file last: its author, and when that was written."""

    author: str
    date: datetime
    commit: str


class FileCommit(NamedTuple):
    """A commit that gave a file its content, the day of it, and the id of that content."""

    commit: str
    day: date
    file_id: str


class Git:
    """The repository that an archive's folder `root` lies in."""

    def __init__(self, program: str, root: Path) -> None:
        self._program = program
        self._root = root
        options = (word for setting in _CONFIGURED for word in ("-c", setting))
        self._command = [program, "--no-pager", *options, "-C", str(root)]
        kept = {name: value for name, value in os.environ.items() if not name.startswith("GIT_") or name in _KEPT}
        self._environment = {**kept, **_SET}

    def revision(self, typed: str) -> Revision:
        """The commit that a user means by a branch, tag, hash or `HEAD~1`. Raises GitTrouble."""
        if not typed or typed.startswith("-") or "\0" in typed or len(typed) > _LONGEST_NAME:
            raise GitTrouble(
                f"“{typed[:80]}” không phải tên một bản trong git. Ghi một nhánh, một thẻ hoặc mã, ví dụ: main, HEAD~1."
            )
        done = self._call("rev-parse", "--verify", "--quiet", "--end-of-options", f"{typed}^{{commit}}")
        if done.returncode == 0 and _COMMIT.fullmatch(done.stdout):
            return Revision(typed, done.stdout.decode().strip())
        if done.stderr.strip():  # an unknown name is none of git's complaints
            raise GitTrouble(_explained(done.stderr, self._root))
        if self._call("rev-parse", "--is-shallow-repository").stdout.strip() == b"true":
            raise GitTrouble(
                f"Không có bản “{typed}” vì kho này chỉ tải về những bản mới nhất. Tải thêm bằng: "
                "git fetch --depth 1000 origin (hoặc cả lịch sử: git fetch --unshallow origin), rồi chạy lại."
            )
        if not self._call("rev-list", "--all", "--max-count=1").stdout:
            raise GitTrouble(
                f"Không có bản “{typed}” trong git: kho chưa có lần gửi (commit) nào. Gửi bài vào kho rồi chạy lại."
            )
        raise GitTrouble(
            f"Không có bản “{typed}” trong git. Kiểm tra lại tên nhánh, thẻ hoặc mã; nhánh của máy chủ thì tải về "
            "trước bằng: git fetch origin."
        )

    def files(self, revision: Revision) -> dict[str, TreeFile]:
        """The files below the root in a revision, by path. Raises GitTrouble."""
        listed = self._output("ls-tree", "-r", "-z", revision.commit).split(b"\0")
        found = {}
        for entry in filter(None, listed):
            facts, _, path = entry.partition(b"\t")
            mode, _, file_id = facts.decode().split(" ")
            if mode in _REGULAR or mode == _LINK:
                found[os.fsdecode(path)] = TreeFile(file_id, mode == _LINK)
        return found

    def past_files(self) -> dict[str, str]:
        """Every file that any commit had that is still known here, deleted branches and stashes included: by the id of
        its content its path in the repository; of several paths the latest. Raises GitTrouble."""
        found: dict[str, str] = {}
        for entry in self._output("rev-list", "--all", "--reflog", "--objects").splitlines():
            file_id, _, path = entry.partition(b" ")
            if path:
                found.setdefault(file_id.decode(), os.fsdecode(path))
        return found

    def commit_with(self, file_id: str) -> LastCommit | None:
        """The first commit that had a file of this content, None where there is none."""
        return self._logged("--all", "--reflog", f"--find-object={file_id}", first=True)

    def contents(self, ids: Iterable[str], most: int = MAX_BYTES + 1) -> dict[str, bytes]:
        """What the files of these ids hold, of each the first `most` bytes. Raises GitTrouble."""
        wanted = list(dict.fromkeys(ids))
        return dict(self._read(wanted, most)) if wanted else {}

    def last_commit(self, path: str) -> LastCommit | None:
        """The commit up to now that touched the file last, None where there is none. Raises GitTrouble."""
        return self._logged("-1", "--", path)

    def histories(self, folders: Iterable[str]) -> dict[str, tuple[FileCommit, ...]]:
        """The commits up to now that changed each file below the folders, the latest first; none where only a part of
        the history is here, whose oldest commit would seem to have written everything. Raises GitTrouble."""
        if self._output("rev-parse", "--is-shallow-repository").strip() == b"true":
            return {}
        form = f"--format={_COMMIT_SIGN}%H %as"
        options = ("-z", "--raw", "--no-abbrev", "--no-renames", "--relative", "--no-ext-diff", form)
        words = iter(self._output("log", *options, "--", *folders).decode(errors="surrogateescape").split("\0"))
        found: dict[str, list[FileCommit]] = {}
        commit, day = "", date.min
        for word in words:
            word = word.lstrip("\n")
            if word.startswith(_COMMIT_SIGN):
                commit, _, said = word[1:].partition(" ")
                try:
                    day = date.fromisoformat(said)
                except ValueError:  # a date that somebody made up
                    day = date.min
            elif word.startswith(":"):
                _, mode, _, file_id, _ = word.split(" ")
                path = next(words, "")
                if mode in _REGULAR:
                    found.setdefault(path, []).append(FileCommit(commit, day, file_id))
        return {path: tuple(commits) for path, commits in found.items()}

    def _logged(self, *which: str, first: bool = False) -> LastCommit | None:
        """The latest of these commits, or the `first`."""
        form = "%x00".join(("%an", "%aI", "%H"))
        done = self._call("log", "--no-show-signature", "--encoding=UTF-8", f"--format={form}", *which)
        lines = done.stdout.decode(errors="replace").strip().split("\n")
        parts = lines[-1 if first else 0].split("\0")
        if done.returncode or len(parts) != 3:
            return None  # also where nothing was ever committed
        author, date, commit = parts
        try:
            return LastCommit(author, datetime.fromisoformat(date), commit)
        except ValueError:  # a date that somebody made up
            return LastCommit(author, datetime.fromtimestamp(0, UTC), commit)

    def user(self) -> str | None:
        """The name of who works here, as git would write it into a commit; None where it does not know."""
        done = self._call("var", "GIT_AUTHOR_IDENT")
        name = done.stdout.decode(errors="replace").partition(" <")[0].strip()
        return name if done.returncode == 0 and name else None

    # ----------------------------------------------------------------------- the process

    def _call(self, *arguments: str) -> subprocess.CompletedProcess[bytes]:
        """Git's answer, whatever it is. Raises GitTrouble where there is none in time."""
        command = [*self._command, *arguments]
        try:
            return subprocess.run(
                command, stdin=subprocess.DEVNULL, capture_output=True, timeout=TIME_LIMIT, env=self._environment
            )
        except subprocess.TimeoutExpired:
            raise GitTrouble(_too_slow(arguments[0])) from None
        except OSError as error:
            raise GitTrouble(f"Không chạy được git ({why(error)}). Cài lại git rồi chạy lại.") from None

    def _output(self, *arguments: str) -> bytes:
        done = self._call(*arguments)
        if done.returncode:
            raise GitTrouble(_explained(done.stderr, self._root))
        return done.stdout

    def _read(self, ids: list[str], most: int) -> Iterator[tuple[str, bytes]]:
        command = [*self._command, "cat-file", "--batch"]
        with subprocess.Popen(
            command,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=self._environment,
        ) as process:
            assert process.stdin is not None
            assert process.stdout is not None
            end = Timer(TIME_LIMIT, process.kill)
            end.start()
            try:
                for file_id in ids:
                    process.stdin.write(f"{file_id}\n".encode())
                    process.stdin.flush()
                    yield file_id, _answer(process.stdout, most)
            except (BrokenPipeError, EOFError):
                raise GitTrouble(_too_slow("cat-file") if not end.is_alive() else _MISSING) from None
            finally:
                end.cancel()
                process.kill()


_MISSING = (
    "Trong git thiếu nội dung của một tệp: bản sao này chưa tải đủ, hoặc kho bị hỏng. Xem bằng: git fsck; "
    "tải cho đủ bằng: git fetch --refetch origin."
)


def open_git(root: Path) -> Git:
    """Git, for an archive whose folder is `root`. Raises GitTrouble where it is not installed; that the folder is in no
    repository is found when something is asked."""
    program = shutil.which("git")
    if program is None:
        raise GitTrouble(
            "Máy này chưa cài git, nên không so được với bản trước. Cài git (https://git-scm.com) rồi chạy lại."
        )
    return Git(program, root)


def _answer(stream: IO[bytes], most: int) -> bytes:
    """The content that `cat-file --batch` sends next. Raises EOFError where it sends none."""
    head = stream.readline().split(b" ")
    if len(head) != 3:
        raise EOFError  # it has ended, or lacks the object
    size = int(head[2])
    data = stream.read(min(size, most))
    left = size - len(data) + 1  # a line end follows
    while left > 0:
        skipped = len(stream.read(min(left, _CHUNK)))
        if not skipped:
            raise EOFError
        left -= skipped
    return data


def _too_slow(command: str) -> str:
    return f"git {command} không trả lời sau {TIME_LIMIT:.0f} giây. Kiểm tra ổ đĩa, thử git status, rồi chạy lại."


def _explained(said: bytes, root: Path) -> str:
    """What git's complaint means for the user."""
    words = said.decode(errors="replace")
    if "dubious ownership" in words or "unsafe repository" in words:
        return (
            f"git không đọc kho {root} vì kho thuộc về người dùng khác trên máy này. Nếu tin kho ấy, chạy: "
            f"git config --global --add safe.directory THƯ_MỤC_CỦA_KHO, rồi chạy lại."
        )
    if "not a git repository" in words:
        return (
            f"Thư mục {root} không nằm trong kho git nào, nên không có bản trước để so. Chạy lệnh trong bản sao lấy "
            "bằng git clone."
        )
    first = next((line for line in words.splitlines() if line.strip()), "không rõ lý do")
    return f"git không làm được: {first.strip()}. Thử git status trong {root} để xem thêm."
