"""Front matter completed by the defaults of baocao.yml: the subject of a report and who signs it. Pure.

Front matter wins. The rules judge what these functions return, and `official` prints it.
"""

from __future__ import annotations

import re
from dataclasses import replace

from baocao.config.schema import Config
from baocao.config.titles import fill, names_month
from baocao.language.own_months import own_months
from baocao.language.wording import one_line
from baocao.model import Report, Signer
from baocao.period import Period

_FIELD = re.compile(r"\{[^{}]*\}")


def subject_of(report: Report, config: Config) -> str:
    """Trích yếu: the report's own, or the office's template filled for its period."""
    return one_line(report.front.subject or filled_template(config.report.subject, report.period))


def filled_template(template: str, period: Period | None) -> str:
    """`template` for the report of `period`; with `…` in its fields where it cannot name such a period."""
    return fill(template, period) if period and _fits(template, period) else _FIELD.sub("…", template)


def month_only_titles(report: Report, config: Config) -> tuple[str, ...]:
    """Which titles would name a month although the report covers a quarter or another longer period.

    In Vietnamese, in the order of the report; empty where the templates, or the report's own words in
    their place, name the period rightly.
    """
    period = report.period
    if period is None:
        return ()
    wrong = []
    if not report.front.subject and not _fits(config.report.subject, period):
        wrong.append("trích yếu")
    templates = {section.id: section.title for section in config.sections}
    for section in report.sections:
        heading = section.heading
        if not _fits(templates.get(section.id or "", ""), period) and any(own_months(heading.title)):
            wrong.append(f"đầu đề phần {heading.label or f'“{heading.title}”'}")
    if not report.closing and not _fits(config.report.closing, period):
        wrong.append("câu kết")
    return tuple(wrong)


def _fits(template: str, period: Period) -> bool:
    return period.is_month or not names_month(template)


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
    return replace(
        usual,
        full_name=own.full_name or usual.full_name,
        authority=own.authority or usual.authority,
    )
