"""Front matter completed by baocao.yml: a report's subject, who signs it, and what its organ is called. Pure.

Front matter wins. The rules judge what these functions return, and `official` prints it.
"""

from __future__ import annotations

import re

from baocao.config.schema import Config
from baocao.language.signing import collective_of
from baocao.language.wording import one_line
from baocao.model import Report, Signer


def subject_of(report: Report, config: Config) -> str:
    """Trích yếu: the report's own, or the office's template filled for its period."""
    return one_line(report.front.subject or config.report.subject_for(report.period))


def signer_of(report: Report, config: Config) -> Signer:
    """Who signs: the front matter's signer, completed from baocao.yml.

    A report signed by somebody in another position takes neither name nor authority from the office's usual signer: a
    deputy's report must not carry the director's. Only the line `TM. …` stays, which says who leads the office.
    """
    own, usual = report.front.signer, config.signer
    if own is None:
        return usual
    if not own.position or own.position.casefold() == usual.position.casefold():
        own = usual._replace(
            full_name=own.full_name or usual.full_name,
            authority=own.authority or usual.authority,
        )
    collective = collective_of(usual, own)
    return (
        own._replace(authority=f"{collective} / {own.authority}" if own.authority else collective)
        if collective
        else own
    )


def name_in_text(report: Report, config: Config) -> str:
    """The organ's name as it is written in running text, `Sở Văn hóa và Du lịch`.

    Which letters are capital cannot be told from the capitals of the head, so the spelling is the one
    that the office or the report itself uses; where neither does, the capitals stay.
    """
    name = one_line(config.organ.name)
    pattern = re.compile(rf"\b{re.escape(name)}\b", re.IGNORECASE)
    texts = (config.report.closing, config.report.subject, *(prose.text for prose in report.prose))
    spellings = (match[0] for text in texts for match in pattern.finditer(text))
    return next((spelling for spelling in spellings if not spelling.isupper() and spelling[0].isupper()), name)
