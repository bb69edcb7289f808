"""`baocao verify`: any Word file against Nghị định 30/2020/NĐ-CP."""

from __future__ import annotations

import hashlib
from argparse import Namespace, _SubParsersAction
from pathlib import Path

from baocao.archive import ConfigError, Repository, open_repository, report_path, report_paths
from baocao.commands.shared import FOUND, OK, WRONG_USAGE, Refused, repository_of, screen_width, wants_colour
from baocao.model import Severity
from baocao.period import parse_period
from baocao.read import read_file
from baocao.render.form import FORMATS, FormCheck, FormRule, Origin, Sheet, render_sheet
from baocao.word.fingerprint import Stamp, is_untouched, read_stamp, words_match
from baocao.word.reading import NotWord, open_word
from baocao.word.verify import Check, DecreeRule, all_rules, verify

LARGEST = 64 * 1024 * 1024
"""Bytes of the largest file that is opened."""
_FIRST_WORDS = 40


def add(commands: _SubParsersAction) -> None:  # type: ignore[type-arg]
    """The arguments of `verify`."""
    parser = commands.add_parser(
        "verify",
        help="kiểm tra thể thức một tệp Word",
        description="Đối chiếu một tệp Word bất kỳ với thể thức của Nghị định 30/2020/NĐ-CP.",
    )
    parser.add_argument("file", type=Path, metavar="TỆP.docx", help="tệp Word cần kiểm tra")
    parser.add_argument("--format", choices=FORMATS, default="text", help="dạng kết quả (mặc định: text)")
    parser.set_defaults(run=run)


def run(arguments: Namespace) -> int:
    """Hold the file against every rule and print what came of it; 1 when a rule that is an error is broken."""
    repository = _repository(arguments)
    data = _bytes(arguments.file)
    try:
        verdict = verify(open_word(data))
    except NotWord as error:
        raise Refused(f"{arguments.file}: {error}", WRONG_USAGE) from None
    stamp = read_stamp(data)
    sheet = Sheet(
        arguments.file.as_posix(),
        verdict.profile,
        tuple(map(_check, verdict.checks)),
        tuple(map(form_rule, verdict.silent)),
        verdict.remarks,
        _origin(stamp, data, repository) if stamp else None,
    )
    rules = tuple(map(form_rule, all_rules()))
    print(render_sheet(arguments.format, sheet, rules, wants_colour(), screen_width()), end="")
    return FOUND if any(check.severity is Severity.ERROR for check in sheet.failed) else OK


def form_rule(rule: DecreeRule) -> FormRule:
    """A rule as it is shown."""
    return FormRule(rule.id, rule.name, rule.title, rule.wanted, rule.severity, rule.source, rule.box.value)


def _check(check: Check) -> FormCheck:
    paragraph = check.where.paragraph
    words = " ".join(paragraph.text.split()) if paragraph else ""
    if len(words) > _FIRST_WORDS:
        words = words[:_FIRST_WORDS].rsplit(" ", 1)[0] + "…"
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
    if not path.exists():
        raise Refused(f"Không có tệp {path}. Kiểm tra lại tên và thư mục.", WRONG_USAGE)
    if not path.is_file():
        raise Refused(f"{path} không phải một tệp. Hãy chỉ tên tệp .docx cần kiểm tra.", WRONG_USAGE)
    if path.stat().st_size > LARGEST:
        raise Refused(f"{path} lớn hơn {LARGEST >> 20} MB nên không đọc. Hãy bỏ bớt ảnh rồi lưu lại.", WRONG_USAGE)
    return path.read_bytes()


# --------------------------------------------------------------------------- where the file came from


def _repository(arguments: Namespace) -> Repository | None:
    """The repository around, if there is one: a stranger's file can be verified anywhere."""
    if arguments.config is not None:
        return repository_of(arguments)
    try:
        return open_repository(Path.cwd())
    except ConfigError:
        return None


def _origin(stamp: Stamp, data: bytes, repository: Repository | None) -> Origin:
    report, is_same = _report(stamp, repository) if repository else ("", None)
    return Origin(stamp.source, stamp.period, stamp.status, is_untouched(data), words_match(data), report, is_same)


def _report(stamp: Stamp, repository: Repository) -> tuple[str, bool | None]:
    """The path of the report that the file was made from, and whether it is still the same; none: empty, None.

    Of several offices with a report of that period and name, the one with the same content is meant.
    """
    period = parse_period(stamp.period)
    found = ""
    for place in repository.places:
        usual = [report_path(place, period)] if period else []
        for path in dict.fromkeys([*usual, *report_paths(place.folder)]):
            if path.name == stamp.source and path.is_file():
                name = repository.name(path)
                raw = read_file(path, name, repository.root).source.raw
                if hashlib.sha256(raw.encode()).hexdigest() == stamp.source_sha256:
                    return name, True
                found = found or name
    return found, False if found else None
