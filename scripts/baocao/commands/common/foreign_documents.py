"""Opens anybody's reports, Word files and others, as Word would show them; some only LibreOffice can."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path

from baocao.commands.common.document_files import read_bytes
from baocao.commands.common.outcome import WRONG_USAGE, Refused
from baocao.exchange.importing import Unreadable
from baocao.exchange.importing.kinds import SUFFIXES, Kind, kind_of, shown
from baocao.exchange.importing.markdown_text import period_of_report
from baocao.exchange.importing.plain_text import decode_text
from baocao.model import Source
from baocao.pdf.libreoffice import PROGRAM_VARIABLE, TO_WORD, Failure, convert, find_libreoffice
from baocao.repository import REPORTS_FOLDER
from baocao.word.reading import NotWord, WordFile, open_word


def opened(paths: Sequence[Path]) -> Iterator[tuple[Path, WordFile | Refused]]:
    """Each file as Word would show it, or why not; those that LibreOffice has to turn into .docx come together."""
    old: dict[Kind, list[tuple[Path, bytes]]] = {}
    for path in paths:
        try:
            data = read_bytes(path, SUFFIXES)
            kind = kind_of(data, path.suffix)
            if kind.needs_libreoffice:
                old.setdefault(kind, []).append((path, data))
                continue
            if kind is Kind.MARKDOWN:
                _ensure_no_report(path, data)
            yield path, shown(data, kind, path.name)
        except (NotWord, Unreadable) as error:
            yield path, Refused(f"{path}: {error}", WRONG_USAGE)
        except Refused as refused:
            yield path, refused
    for kind, waiting in old.items():
        yield from _converted(kind, waiting)


def _ensure_no_report(path: Path, data: bytes) -> None:
    text = decode_text(data)
    if text and (period := period_of_report(Source(path.name, text))) is not None:
        raise Refused(
            f"{path} đã là báo cáo của kho (kỳ {period}): chép tệp vào {REPORTS_FOLDER}/{period.year}/, không cần nhập."
        )


def _converted(kind: Kind, waiting: Sequence[tuple[Path, bytes]]) -> Iterator[tuple[Path, WordFile | Refused]]:
    program = find_libreoffice()
    if program is None:
        for path, _ in waiting:
            yield (
                path,
                Refused(
                    f"{path}: cần LibreOffice để đọc tệp .{kind}. Cài LibreOffice, chỉ rõ bằng biến {PROGRAM_VARIABLE} "
                    "hoặc mở bằng Word rồi lưu thành .docx.",
                    WRONG_USAGE,
                ),
            )
        return
    for index, made in convert([data for _, data in waiting], program, conversion=TO_WORD[kind]):
        path = waiting[index][0]
        if isinstance(made, Failure):
            said = f"{path}: {made.reason} Tệp có thể bị hỏng hoặc đặt mật khẩu; hãy mở bằng Word rồi lưu thành .docx."
            yield path, Refused(said, WRONG_USAGE)
            continue
        try:
            yield path, open_word(made)
        except NotWord as error:
            yield path, Refused(f"{path}: {error}", WRONG_USAGE)
