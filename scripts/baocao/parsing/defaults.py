"""Front matter completed by the defaults of baocao.yml: the subject of a report and who signs it. Pure.

Front matter wins. The rules judge what these functions return, and `official` prints it.
"""

from __future__ import annotations

from baocao.config.schema import Config
from baocao.language.wording import one_line
from baocao.model import Report, Signer


def subject_of(report: Report, config: Config) -> str:
    """Trích yếu: the report's own, or the office's template filled for its period."""
    return one_line(report.front.subject or config.report.subject_for(report.period))


def signer_of(report: Report, config: Config) -> Signer:
    """Who signs: the front matter's signer, completed from baocao.yml.

    A report signed by somebody in another position takes nothing from the office's usual signer: a
    deputy's report must not carry the director's name or authority.
    """
    own, usual = report.front.signer, config.signer
    if own is None:
        return usual
    if own.position and own.position.casefold() != usual.position.casefold():
        return own
    return usual._replace(
        full_name=own.full_name or usual.full_name,
        authority=own.authority or usual.authority,
    )
