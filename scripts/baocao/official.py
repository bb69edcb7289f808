"""The official parts of a report as text: head, addressees, signature, recipients (NĐ30 boxes 1 to 9).

Pure: a `Report` and its office's `Config` in, strings out. Front matter wins over baocao.yml. Word, PDF
and site lay these strings out, each in its own way; none of them decides what they say.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from baocao.config.schema import Config
from baocao.language.signing import positions_of
from baocao.language.wording import one_line
from baocao.model import Report, ReportStatus
from baocao.parsing.defaults import name_in_text, signer_of, subject_of
from baocao.period import Period

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
"""Quốc hiệu, NĐ30 PL I, mục II.1a."""
MOTTO = "Độc lập - Tự do - Hạnh phúc"
"""Tiêu ngữ, NĐ30 PL I, mục II.1b."""
DRAFT_MARK = "DỰ THẢO"
SAMPLE_MARK = "VÍ DỤ MINH HỌA"
_NUMBER = "Số: "
_NUMBER_ROOM = " " * 6
_DAY_ROOM = " " * 3
"""Room for what is written by hand once the report is signed."""
_AS_ABOVE = "Như trên"
_CLERK = "VT"


@dataclass(frozen=True, slots=True)
class OfficialParts:
    """What stands around the body, ready to print; empty strings and tuples for what a report has not.

    `mark`: what warns that this is no issued document. `positions`: the lines above the signer's name,
    authority first. `recipients`: whole lines, dash and end sign included. `closing`: the closing
    paragraphs of a report that has none of its own. `annex_pointer`: the line under each annex's title.
    `name_in_text`: the organ's name as running text has it. `citation`: how another document refers to this one.
    """

    parent: str
    name: str
    code: str
    code_notation: str
    mark: str
    place_and_date: str
    type_name: str
    subject: str
    addressees: tuple[str, ...]
    closing: tuple[str, ...]
    positions: tuple[str, ...]
    signer_name: str
    recipients: tuple[str, ...]
    annex_pointer: str
    name_in_text: str
    citation: str

    @property
    def bare_code(self) -> str:
        """Number and symbol alone."""
        return self.code.removeprefix(_NUMBER)


def official_parts(report: Report, config: Config) -> OfficialParts:
    """The official parts of `report`; what a draft leaves open stays blank, nothing is made up."""
    front, period = report.front, report.period
    number = front.code_number or _NUMBER_ROOM
    notation = front.code_notation or config.organ.code_notation
    day = _date(front.issued_date, period)
    addressees = tuple(filter(None, map(_entry, front.addressees or config.addressees)))
    signer = signer_of(report, config)
    type_name = one_line(config.report.type_name)
    subject, own_name = subject_of(report, config), name_in_text(report, config)
    called = f"{type_name.capitalize()} số {number}/{notation} {day} của {own_name}"
    is_issued = front.status is ReportStatus.ISSUED and bool(front.code_number) and front.issued_date is not None
    return OfficialParts(
        parent=one_line(config.organ.parent).upper(),
        name=one_line(config.organ.name).upper(),
        code=f"{_NUMBER}{number}/{notation}",
        code_notation=notation,
        mark=SAMPLE_MARK if front.sample else DRAFT_MARK if front.status is ReportStatus.DRAFT else "",
        place_and_date=f"{one_line(config.organ.place)}, {day}",
        type_name=type_name.upper(),
        subject=subject,
        addressees=addressees,
        closing=() if report.closing else _paragraphs(config.report.closing_for(period)),
        positions=positions_of(signer),
        signer_name=one_line(signer.full_name),
        recipients=_recipients(
            addressees,
            config.to if front.to is None else front.to,
            config.archive if front.archive is None else front.archive,
        ),
        annex_pointer=f"(Kèm theo {called})",
        name_in_text=own_name,
        citation=(called if is_issued else f"Dự thảo {type_name.capitalize()} của {own_name}") + _about(subject),
    )


def _date(issued: date | None, period: Period | None) -> str:
    """NĐ30 PL I, mục II.4b: days below 10 and the months 1 and 2 have a leading 0, the months 3 to 9 have none.

    A draft is dated in the month it reports on, the day left open.
    """
    if issued is not None:
        day, month, year = f"{issued.day:02}", issued.month, issued.year
    elif period is not None:
        day, month, year = _DAY_ROOM, period.month, period.year
    else:
        return f"ngày {_DAY_ROOM} tháng {_DAY_ROOM} năm {_DAY_ROOM}"
    return f"ngày {day} tháng {month:02} năm {year}" if month < 3 else f"ngày {day} tháng {month} năm {year}"


def _recipients(addressees: tuple[str, ...], to: Iterable[str], archive: Iterable[str]) -> tuple[str, ...]:
    """NĐ30 PL I, mục II.9b and 9d: `Như trên` when there is a Kính gửi, `Lưu: VT, …` last."""
    named = [entry for entry in map(_entry, to) if entry and entry != _AS_ABOVE]
    above = [_AS_ABOVE] if addressees else []
    kept = [entry for entry in map(_entry, archive) if entry and entry != _CLERK]
    return (*(f"- {entry};" for entry in (*above, *named)), f"- Lưu: {', '.join((_CLERK, *kept))}.")


def _about(subject: str) -> str:
    """The subject as a citation ends with it (NĐ30 PL I, mục II.6b): ` về kết quả …`; a leading abbreviation stays."""
    if not subject:
        return ""
    is_word = not subject[1:2].isupper()
    told = subject[:1].lower() + subject[1:] if is_word else subject
    return f" {told}" if told.startswith("về ") else f" về {told}"


def _entry(text: str) -> str:
    """A recipient without the signs that its place in the list gives it."""
    return one_line(text).removeprefix("- ").rstrip(" ;.").strip()


def _paragraphs(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(one_line, text.split("\n"))))
