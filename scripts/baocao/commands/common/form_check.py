"""The work of `baocao verify`: a Word file read, held against the decree, and traced to the report it was made from."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from baocao.archive import Repository, report_path, report_paths
from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.form import Check, DecreeRule, all_rules, shortened, verify
from baocao.language.system_errors import why
from baocao.parsing.read import read_file
from baocao.period import parse_period
from baocao.render.form import FormCheck, FormRule, Origin, Sheet
from baocao.word.reading import NotWord, open_word
from baocao.word.stamp import WordStamp, is_untouched, read_stamp, words_match

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is opened."""
_FIRST_WORDS = 40
_SUFFIX = ".docx"
_NO_DOCUMENTS = (".", "~$")
"""How names begin that hide something, or that Word and others keep beside a document that is open."""


def form_rules() -> tuple[FormRule, ...]:
    """All rules of form as they are shown, by number."""
    return tuple(map(form_rule, all_rules()))


def check_form(path: Path, repository: Repository | None) -> Sheet:
    """All that is said of the file. Raises Refused where it is no Word file that can be read."""
    data = _bytes(path)
    try:
        verdict = verify(open_word(data))
    except NotWord as error:
        raise Refused(f"{path}: {error}", WRONG_USAGE) from None
    stamp = read_stamp(data)
    return Sheet(
        path.as_posix(),
        verdict.profile,
        tuple(map(_check, verdict.checks)),
        tuple(map(form_rule, verdict.silent)),
        verdict.remarks,
        _origin(stamp, data, repository) if stamp else None,
    )


def form_rule(rule: DecreeRule) -> FormRule:
    """A rule as it is shown."""
    return FormRule(rule.id, rule.name, rule.title, rule.wanted, rule.severity, rule.source, rule.box.value)


def _check(check: Check) -> FormCheck:
    paragraph = check.where.paragraph
    words = shortened(" ".join(paragraph.text.split()), _FIRST_WORDS) if paragraph else ""
    return FormCheck(
        form_rule(check.rule),
        check.ok,
        check.found,
        check.wanted,
        check.severity,
        check.where.part,
        paragraph.number if paragraph else None,
        words,
        check.others,
    )


def _bytes(path: Path) -> bytes:
    name = str(path)
    try:
        if path.is_dir():
            any(path.iterdir())  # one that cannot be listed says so here
            raise Refused(f"Trong thư mục {name} không có tệp .docx nào.", WRONG_USAGE)
        if not path.exists():
            raise Refused(f"Không có tệp {name}. Kiểm tra lại tên và thư mục.", WRONG_USAGE)
        if not path.is_file():
            raise Refused(f"{name} không phải một tệp. Ghi rõ tên tệp .docx cần kiểm tra.", WRONG_USAGE)
        with path.open("rb") as stream:
            data = stream.read(LARGEST + 1)
    except OSError as error:
        said = f"Không đọc được {name}: {why(error)}. Kiểm tra quyền truy cập và đĩa."
        raise Refused(said, WRONG_USAGE) from None
    if len(data) > LARGEST:
        raise Refused(f"{name} lớn hơn {LARGEST >> 20} MB nên không đọc. Hãy bỏ bớt ảnh rồi lưu lại.", WRONG_USAGE)
    return data


# --------------------------------------------------------------------------- which files


def find_files(named: Iterable[Path]) -> tuple[Path, ...]:
    """The files that are named and the Word files below the folders that are, in order, each once.

    A folder without any, or that cannot be listed, stands for itself: reading it says so.
    """
    found = (file for path in named for file in (_below(path) if is_folder(path) else [path]))
    return tuple({path.absolute(): path for path in found}.values())


def is_folder(path: Path) -> bool:
    """Whether there is a folder at `path`; what cannot even be asked is none."""
    try:
        return path.is_dir()
    except OSError:
        return False


def _below(folder: Path) -> list[Path]:
    """The Word files in a folder and those inside by path; hidden folders are left out, and links to folders.

    A folder inside that cannot be listed is among them.
    """
    closed: list[OSError] = []
    files = [Path(at) / name for at, name in _names(folder, closed)]
    return sorted([*files, *(Path(error.filename) for error in closed)], key=lambda path: path.parts) or [folder]


def _names(folder: Path, closed: list[OSError]) -> Iterator[tuple[str, str]]:
    for at, folders, names in os.walk(folder, onerror=closed.append):
        folders[:] = [name for name in folders if not name.startswith(_NO_DOCUMENTS)]
        for name in names:
            if name.lower().endswith(_SUFFIX) and not name.startswith(_NO_DOCUMENTS):
                yield at, name


# --------------------------------------------------------------------------- where the file came from


def _origin(stamp: WordStamp, data: bytes, repository: Repository | None) -> Origin:
    report, is_same = _report(stamp, repository) if repository else ("", None)
    return Origin(stamp.source, stamp.period, stamp.status, is_untouched(data), words_match(data), report, is_same)


def _report(stamp: WordStamp, repository: Repository) -> tuple[str, bool | None]:
    """The path of the report that the file was made from, and whether it is still the same; none: empty, None.

    Of several offices with a report of that period and name, the one with the same content is meant.
    """
    period = parse_period(stamp.period)
    found = ""
    for folder in repository.folders:
        usual = [report_path(folder, period)] if period else []
        for path in dict.fromkeys([*usual, *report_paths(folder.path)]):
            if path.name == stamp.source and path.is_file():
                name = repository.name(path)
                raw = read_file(path, name, repository.root).source.raw
                if hashlib.sha256(raw.encode()).hexdigest() == stamp.source_sha256:
                    return name, True
                found = found or name
    return found, False if found else None
