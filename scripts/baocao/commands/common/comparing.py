"""Reports beside what they were at a revision, as `diff` compares them: both official files, and whose change it is."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from baocao.archive import load_report
from baocao.changes import Comparison as Since
from baocao.changes import FileChange, OfficeChange, compare_with
from baocao.commands.common.outcome import OK, WRONG_USAGE, Refused
from baocao.commands.common.reports import WrongName, wanted
from baocao.commands.common.since import compared
from baocao.config.schema import Config
from baocao.git import GitTrouble
from baocao.model import Report
from baocao.office import Office, word_file
from baocao.office_then import report_then
from baocao.parsing.parse import parse
from baocao.render.office_list import listing_sentences
from baocao.repository import CONFIG_NAME, OfficeFolder, Repository
from baocao.word.revisions.compare import compare_files
from baocao.word.revisions.stamp import Comparison
from baocao.word.revisions.tracked import Authorship
from baocao.word.writing import WordError, write_docx

_NOBODY = "Chưa rõ người sửa"


@dataclass(frozen=True, slots=True)
class Change:
    """A report then and now, each with the configuration that it had: None where there was or is none. `name`: where
    the file lies below the folder of all such files."""

    path: str
    name: Path
    since: str
    old: tuple[Report, Config] | None
    new: tuple[Report, Config] | None
    authorship: Authorship
    made_at: datetime | None
    notes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Changes:
    """The reports to compare, what to say before, and the exit code of what cannot be."""

    changes: tuple[Change, ...]
    remarks: tuple[str, ...] = ()
    code: int = OK


@dataclass(frozen=True, slots=True)
class Compared:
    """The bytes of a file with tracked changes, and how many these are."""

    data: bytes
    marks: int


# --------------------------------------------------------------------------- which reports


def changes_since(repository: Repository, typed: str, names: Sequence[str], now: datetime | None) -> Changes:
    """The reports that the user named, or all that changed since the revision that he `typed`.

    `now` is the moment of a reproducible build. Raises Refused, ConfigError.
    """
    since = compared(repository, typed)
    changed = [_Picked(office, file) for office in since.offices for file in office.files]
    if names:
        picked, remarks = _named(repository, since, names, changed)
        code = WRONG_USAGE if remarks else OK
    else:
        picked, remarks, code = changed, list(_about_configs(since, typed)), OK
        if not picked:
            remarks.append(f"Không có báo cáo nào thay đổi so với {typed}.")
    authors = _Authors(repository, since, now)
    made = (_change(repository, typed, each, authors, now) for each in picked)
    return Changes(tuple(made), tuple(remarks), code)


@dataclass(frozen=True, slots=True)
class _Picked:
    """A report to compare, with its office; of one that nobody touched only the office may have changed."""

    office: OfficeChange
    file: FileChange
    is_touched: bool = True


def _named(
    repository: Repository, since: Since, names: Sequence[str], changed: Sequence[_Picked]
) -> tuple[list[_Picked], list[str]]:
    """What the names mean, those of reports that are gone too; and what to say of names that lead nowhere."""
    known = {path: each for each in changed for path in (each.file.old, each.file.new) if path}
    offices = {office.folder: office for office in since.offices}
    found: dict[str, _Picked] = {}
    lost: list[str] = []
    for want in wanted(repository, names):
        office = offices.get(want.folder) or OfficeChange(want.folder, None, ())
        for named in want.named or ():
            path = named.path if isinstance(named, WrongName) else repository.name(named)
            if path in known:
                found[known[path].file.path] = known[path]
            elif isinstance(named, Path) and os.path.lexists(named):
                found[path] = _Picked(office, FileChange(path, path), is_touched=False)
            elif isinstance(named, WrongName):
                lost.append(f"{path}: {named.message} {named.help}")
            else:
                lost.append(f"{path}: Không có tệp này, ở {since.revision.typed} cũng không. Kiểm tra lại tên tệp.")
    return list(found.values()), lost


def _about_configs(since: Since, typed: str) -> Iterator[str]:
    yield from listing_sentences(since.listed)
    for office in since.offices:
        if office.folder and office.then and office.then.config not in (None, office.folder.config):
            name = f"{office.folder.id}/" if office.folder.id else ""
            yield (
                f"{CONFIG_NAME}{f' của {office.folder.id}' if name else ''} cũng đã đổi từ {typed}: phần đầu, nơi nhận "
                f"của những báo cáo không sửa có thể khác trước. Muốn xem thì ghi thêm kỳ báo cáo: baocao diff "
                f"{typed} {name}KỲ_BÁO_CÁO"
            )


# --------------------------------------------------------------------------- one report


def _change(repository: Repository, typed: str, picked: _Picked, authors: _Authors, made_at: datetime | None) -> Change:
    office, file = picked.office, picked.file
    now = office.folder.config if office.folder else None
    then = (office.then.config if office.then else None) or now
    notes = []
    if office.then and office.then.config is None and now:
        notes.append(f"{CONFIG_NAME} ở {typed} không dùng được nên bản cũ cũng trình bày theo {CONFIG_NAME} hiện nay.")
    if file.old and file.new and file.old != file.new:
        notes.append(f"trước đây là {file.old}.")
    new = load_report(repository, office.folder, repository.root / file.new) if office.folder and file.new else None
    old = report_then(file, then) if then else None
    if not picked.is_touched and new and then:
        old = parse(new.source, then, new.notes)
    name = Path(file.path)
    if (shown := new or old) and (config := now or then):
        folder_id = office.folder.id if office.folder else office.then.id if office.then else ""
        name = Path(word_file(Office(folder_id, "", config, ()), shown))
    return Change(
        file.path,
        name,
        typed,
        (old, then) if old and then else None,
        (new, now) if new and now else None,
        authors.of([file.path] if picked.is_touched or office.folder is None else _configs(office.folder)),
        made_at,
        tuple(notes),
    )


def _configs(folder: OfficeFolder) -> list[str]:
    """The files that configure the office."""
    return [CONFIG_NAME, (folder.path.relative_to(folder.root) / CONFIG_NAME).as_posix()]


def compared_word(change: Change) -> Compared:
    """The Word file with tracked changes. Raises Refused."""
    before = _word(change.old, f"Bản {change.since} của báo cáo", change.made_at)
    after = _word(change.new, "Báo cáo", change.made_at)
    digest = hashlib.sha256(change.new[0].source.raw.encode()).hexdigest() if change.new else ""
    if before is None and after is None:
        raise Refused(f"Không biết cách trình bày ở bản {change.since}: {CONFIG_NAME} khi ấy không dùng được.")
    data, marks = compare_files(before, after, change.authorship, Comparison(change.path, change.since, digest))
    return Compared(data, marks)


def _word(side: tuple[Report, Config] | None, what: str, made_at: datetime | None) -> bytes | None:
    if side is None:
        return None
    report, config = side
    if not report.is_readable or report.period is None:
        note = report.notes[0] if report.notes else None
        why = f"{note.message} {note.help}" if note else "Không rõ kỳ báo cáo."
        raise Refused(f"{what} không đọc được nên không so được: {why}", WRONG_USAGE)
    try:
        return write_docx(report, config, made_at=made_at)
    except WordError as error:
        raise Refused(str(error)) from error


# --------------------------------------------------------------------------- whose change


class _Authors:
    """Who changed files last: the author of the last commit or, where that is not committed, who works here now."""

    def __init__(self, repository: Repository, since: Since, now: datetime | None) -> None:
        self._git = since.git
        self._now = now or datetime.now().astimezone()
        try:
            offices = compare_with(repository, "HEAD").offices
        except GitTrouble:  # a branch without a commit yet
            offices = since.offices
        self._open = {file.path for office in offices for file in office.files}
        for office in offices:
            if office.folder and office.then and office.then.config != office.folder.config:
                self._open.update(_configs(office.folder))

    def of(self, paths: Sequence[str]) -> Authorship:
        """Whose the latest change of the files is."""
        if self._open.isdisjoint(paths):
            commits = [commit for path in paths if (commit := self._git.last_commit(path))]
            if commits:
                last = max(commits, key=lambda commit: commit.date)
                return Authorship(last.author, last.date)
        return Authorship(self._git.user() or _NOBODY, self._now)
