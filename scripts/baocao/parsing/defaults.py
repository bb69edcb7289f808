"""What a report's front matter and its office's baocao.yml say together: how it is titled, and who signs. Pure.

Front matter wins. Rules look here for what would be printed, and what is printed comes from here.
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
    """What of a report would be printed under the name of a month though it is of a quarter or another period.

    In Vietnamese, in the order of the report; nothing where the templates, or the report's own words in
    their place, name it rightly.
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
