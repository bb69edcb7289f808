"""What a Word file brings into the report that it was made from: for `merge`, and for who else speaks of such files."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass, replace
from functools import partial
from pathlib import Path

from baocao.commands.common.merge_base import Base, find_base
from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.config.schema import Config
from baocao.exchange.merging.merge import Change, Sides, changes_of, merge
from baocao.model import Report
from baocao.model.merge import Merge
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.repository import ConfigError, Repository
from baocao.word.package import DOCUMENT
from baocao.word.reading import NotWord, WordFile, open_word
from baocao.word.revisions.settling import settled
from baocao.word.stamp import parts_of, read_stamp, words_digest
from baocao.word.writing import WordError, write_docx

_CONFIG_CHANGED = (
    "baocao.yml hoặc chương trình đã đổi từ khi xuất tệp Word, nên phần đầu và nơi nhận của bản gốc chỉ dựng lại gần "
    "đúng."
)


@dataclass(frozen=True, slots=True)
class Reviewed:
    """A Word file, ready to be merged."""

    base: Base
    sides: Sides
    is_rebuilt: bool

    @property
    def changes(self) -> list[Change]:
        """Its edits one by one."""
        return changes_of(self.sides)

    def merge(self, left: Container[int] = frozenset()) -> Merge:
        """What comes of all edits but those that are `left` out."""
        config, path = self.base.folder.config, self.base.ours.path
        found = merge(self.sides, partial(_parsed, path, config), left)
        notes = found.notes if self.is_rebuilt else (*found.notes, _CONFIG_CHANGED)
        return replace(found, base=self.base.digest, base_name=self.base.name, notes=notes)


def reviewed(
    repository: Repository, path: Path, data: bytes, *, accept: bool = True, revision: str | None = None
) -> Reviewed:
    """The Word file at `path`, beside the report that it was made from. Raises Refused."""
    try:
        traced = open_word(data)
        shown = open_word(settled(data, accept=accept))
    except NotWord as error:
        raise Refused(f"{path}: {error}", WRONG_USAGE) from None
    base = find_base(repository, str(path), data, traced, revision)
    for report in (base.base, base.ours):
        if not report.is_readable:
            raise Refused(f"{report.path}: {report.notes[0].message} {report.notes[0].help}", WRONG_USAGE)
    if base.ours.is_conflicted:
        raise Refused(f"{base.ours.path} còn dấu xung đột của git: sửa xong rồi chạy lại.")
    config, built, is_rebuilt = _built(base, data)
    return Reviewed(base, Sides(base.base, base.ours, config, built, shown, traced), is_rebuilt)


def edits_of(repository: Repository, path: Path, data: bytes) -> Merge | None:
    """What was done in Word to a file of ours since it was made; None where nothing was, or it cannot be told."""
    try:
        found = reviewed(repository, path, data).merge()
    except (Refused, ConfigError):
        return None
    return None if found.is_nothing else found


def _built(base: Base, data: bytes) -> tuple[Config, WordFile, bool]:
    """The file as it was made, built again: with the configuration that gives the very same words, if one does."""
    stamp = read_stamp(data)
    made = [(config, _written(base.base, config)) for config in base.configs[:1]]
    if stamp is None or _words(made[0][1]) == stamp.words_sha256:
        return made[0][0], open_word(made[0][1]), True
    for config in base.configs[1:]:
        written = _written(base.base, config)
        if _words(written) == stamp.words_sha256:
            return config, open_word(written), True
    return made[0][0], open_word(made[0][1]), False


def _written(report: Report, config: Config) -> bytes:
    if report.period is None:
        raise Refused(f"{report.path}: Không rõ kỳ báo cáo.", WRONG_USAGE)
    try:
        return write_docx(report, config)
    except WordError as error:
        raise Refused(str(error)) from error


def _words(data: bytes) -> str:
    return words_digest((parts_of(data) or {})[DOCUMENT])


def _parsed(path: str, config: Config, text: str) -> Report:
    read = decode(text.encode(), path)
    return parse(read.source, config, read.notes)
