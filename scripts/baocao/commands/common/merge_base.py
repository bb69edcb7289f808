"""Finds the text that a Word file was made from: in the work tree, or anywhere in git's history."""

from __future__ import annotations

import hashlib
import re
import shlex
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import chain
from pathlib import PurePosixPath

from baocao.archive import load_report
from baocao.changes import compare_with
from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.config.schema import Config
from baocao.git import Git, GitTrouble, LastCommit, open_git
from baocao.model import Report
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.period import parse_period
from baocao.repository import ConfigError, OfficeFolder, Repository, is_report, report_path, report_paths
from baocao.word.reading import WordFile
from baocao.word.revisions.stamp import read_comparison
from baocao.word.stamp import WordStamp, read_stamp

_ALIKE = 0.6
"""From this share of common words on, a file without a stamp is taken for one of a report."""
_WORD = re.compile(r"\w+")
_HERE = "bản đang có trong kho"


@dataclass(frozen=True, slots=True)
class Base:
    """A report as a Word file was made from it, and now. `configs`: how the office may have been configured then, the
    likeliest first; `name`: in Vietnamese where the text was found; `digest`: that of its text."""

    folder: OfficeFolder
    base: Report
    ours: Report
    configs: tuple[Config, ...]
    digest: str
    name: str


@dataclass(frozen=True, slots=True)
class _Version:
    """A text that a report's file has or had: its path, its bytes, and its id in git, empty for what is there now."""

    path: str
    data: bytes
    file_id: str = ""


def find_base(repository: Repository, name: str, data: bytes, file: WordFile, revision: str | None) -> Base:
    """The base of the Word file called `name`, or of that `revision`. Raises Refused."""
    stamp, comparison = read_stamp(data), read_comparison(data)
    digest = stamp.source_sha256 if stamp else comparison.source_sha256 if comparison else ""
    git = _git(repository)
    if revision is not None:
        found: _Version | None = _at_revision(git, revision, name, file, digest)
    elif digest:
        found = _of_digest(repository, git, digest)
    else:
        raise Refused(_without_stamp(repository, git, name, file))
    if found is None:
        raise Refused(_not_found(name, stamp, comparison.report if comparison else "", git))
    return _base(repository, git, found)


def _git(repository: Repository) -> Git | None:
    try:
        git = open_git(repository.root)
        git.revision("HEAD")
    except GitTrouble:
        return None
    return git


# --------------------------------------------------------------------------- by digest


def _of_digest(repository: Repository, git: Git | None, digest: str) -> _Version | None:
    versions = _present(repository)
    found = next((version for version in versions if _has_digest(version.data, digest)), None)
    return found or next((version for version in _past(git) if _has_digest(version.data, digest)), None)


def known_texts(repository: Repository, digests: Collection[str]) -> frozenset[str]:
    """Those of the digests that are of a report's text, now or in git."""
    known, wanted = set[str](), set(digests)
    for version in chain(_present(repository), _past(_git(repository))):
        if found := {digest for digest in wanted if _has_digest(version.data, digest)}:
            known |= found
            wanted -= found
            if not wanted:
                break
    return frozenset(known)


def _has_digest(data: bytes, digest: str) -> bool:
    """Whether a file of these bytes has the digest; git may have kept it with other line ends."""
    if hashlib.sha256(data).hexdigest() == digest:
        return True
    return b"\r" not in data and hashlib.sha256(data.replace(b"\n", b"\r\n")).hexdigest() == digest


def _present(repository: Repository) -> Iterator[_Version]:
    for folder in repository.folders:
        for path in report_paths(folder.path):
            report = load_report(repository, folder, path)
            if report.is_readable:
                yield _Version(repository.name(path), report.source.raw.encode())


_MOST_AT_ONCE = 200


def _past(git: Git | None) -> Iterator[_Version]:
    """Every version of a report that git knows."""
    if git is None:
        return
    try:
        listed = git.past_files()
        named = {key: path for key, path in listed.items() if is_report(path.rpartition("/")[2])}
        ids = list(named)
        for start in range(0, len(ids), _MOST_AT_ONCE):
            held = git.contents(ids[start : start + _MOST_AT_ONCE])
            yield from (_Version(named[key], content, key) for key, content in held.items())
    except GitTrouble:
        return


def _base(repository: Repository, git: Git | None, version: _Version) -> Base:
    folder, ours = _now(repository, version.path)
    commit = git.commit_with(version.file_id) if git and version.file_id else None
    text = decode(version.data, ours.path)
    digest = hashlib.sha256(version.data).hexdigest()
    if version.data == ours.source.raw.encode():
        base, where = ours, _HERE
    else:
        base = parse(text.source, folder.config, text.notes)
        where = _told(commit) if commit else "một bản trước trong git"
    return Base(folder, base, ours, tuple(_configs(repository, git, folder, commit)), digest, where)


def _told(commit: LastCommit) -> str:
    return f"bản {commit.commit[:7]} ngày {commit.date:%d/%m/%Y}"


def _now(repository: Repository, path: str) -> tuple[OfficeFolder, Report]:
    """The report that is now what lay at `path`, which git counts from the top of its repository. Raises Refused."""
    wanted = PurePosixPath(path)
    rated: list[tuple[int, OfficeFolder, Report]] = []
    for folder in repository.folders:
        for file in report_paths(folder.path):
            if file.name == wanted.name:
                name = PurePosixPath(repository.name(file))
                same = sum(1 for a, b in zip(reversed(name.parts), reversed(wanted.parts), strict=False) if a == b)
                rated.append((same, folder, load_report(repository, folder, file)))
    period = parse_period(wanted.stem)
    for folder in () if rated else repository.folders:
        usual = report_path(folder, period) if period else None
        if usual and usual.is_file():
            rated.append((0, folder, load_report(repository, folder, usual)))
    if not rated:
        raise Refused(f"Tệp Word làm từ {path}, nhưng báo cáo ấy không còn trong kho. Khôi phục tệp ấy rồi chạy lại.")
    _, folder, ours = max(rated, key=lambda each: each[0])
    return folder, ours


def _configs(
    repository: Repository, git: Git | None, folder: OfficeFolder, commit: LastCommit | None
) -> Iterator[Config]:
    """How the office is configured, then how it was."""
    yield folder.config
    for typed in ([commit.commit] if commit else []) + (["HEAD"] if git else []):
        try:
            offices = compare_with(repository, typed).offices
        except (GitTrouble, ConfigError):
            continue
        for office in offices:
            if office.folder and office.folder.id == folder.id and office.then and office.then.config:
                yield office.then.config


# --------------------------------------------------------------------------- by likeness


def _at_revision(git: Git | None, revision: str, name: str, file: WordFile, digest: str) -> _Version:
    """The report of a revision that the file shows. Raises Refused."""
    if git is None:
        raise Refused("Kho này không có git (hoặc chưa có bản nào), nên không dùng được --base.", WRONG_USAGE)
    try:
        tree = git.files(git.revision(revision))
        paths = [path for path in tree if is_report(path.rpartition("/")[2])]
        held = git.contents(tree[path].id for path in paths)
    except GitTrouble as trouble:
        raise Refused(str(trouble), WRONG_USAGE) from None
    versions = [_Version(path, held[tree[path].id], tree[path].id) for path in paths if not tree[path].is_link]
    exact = next((version for version in versions if digest and _has_digest(version.data, digest)), None)
    if exact:
        return exact
    best = _most_alike(versions, file)
    if best is None:
        raise Refused(f"Không có báo cáo nào ở bản {revision} giống {name}. Kiểm tra lại tệp và tên bản.")
    return best


def _most_alike(versions: Iterable[_Version], file: WordFile) -> _Version | None:
    """The version that shares most words with the file; None where none shares enough."""
    shown = _counted(" ".join(paragraph.text for paragraph in file.paragraphs))
    best, found = _ALIKE, None
    for version in versions:
        words = _counted(version.data.decode(errors="replace"))
        total = shown.total() + words.total()
        likeness = 2 * (shown & words).total() / total if total else 0
        if likeness > best:
            best, found = likeness, version
    return found


def _counted(text: str) -> Counter[str]:
    return Counter(_WORD.findall(text.lower()))


def _without_stamp(repository: Repository, git: Git | None, name: str, file: WordFile) -> str:
    said = (
        f"{name} không ghi nó làm từ báo cáo nào: tệp không do baocao xuất, hoặc chương trình nào đó lưu lại nó "
        "đã bỏ mất thuộc tính tệp."
    )
    present = _most_alike(_present(repository), file)
    best = _most_alike([*([present] if present else []), *_past(git)], file)
    if best is None:
        return (
            f"{said} Trong kho không có báo cáo nào giống nó; báo cáo cũ thì đưa vào kho bằng: "
            f"baocao import {shlex.quote(name)}"
        )
    commit = None
    if git:
        known: Mapping[str, str] = git.past_files()
        ids = [best.file_id] if best.file_id else [key for key, path in known.items() if path.endswith(best.path)]
        held = git.contents(ids)
        same = next((key for key in ids if held[key] == best.data), "")
        commit = git.commit_with(same) if same else None
    if commit is None:
        return (
            f"{said} Giống nhất là {best.path} đang có trong kho, mà bản ấy chưa có trong git: git commit rồi chạy lại."
        )
    return (
        f"{said} Giống nhất là {best.path} ({_told(commit)}). Nếu đúng tệp làm từ bản ấy, chạy: "
        f"baocao merge {shlex.quote(name)} --base {commit.commit[:10]}"
    )


def _not_found(name: str, stamp: WordStamp | None, report: str, git: Git | None) -> str:
    source = stamp.source if stamp else PurePosixPath(report).name
    where = "Cả trong kho lẫn trong lịch sử git" if git else "Trong kho (kho này không có lịch sử git)"
    return (
        f"{name} làm từ một bản của {source} mà nay không còn. {where} không có bản ấy, nên không biết trong Word đã "
        "sửa những gì. Nếu biết tệp làm từ bản nào trong git, thêm --base BẢN; bản của máy khác thì git fetch trước."
    )
