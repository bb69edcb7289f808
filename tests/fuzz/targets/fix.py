"""Mending the last of one or two months: it settles, stays readable and loses no word."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from html import unescape

from baocao.checking.check import check_report, chosen_rules
from baocao.checking.fix import mend
from baocao.checking.rule import LoadedRule
from baocao.model import Diagnostic, Report, Source
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import decode, remarks
from fuzz import offices, seeding
from fuzz.invariants import words_of
from fuzz.pieces import reports_of, text_of

_UNSEEN = re.compile(r"[\0-\x08\x0b-\x1f\x7f-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]")
_LIST_NUMBER = re.compile(r"^\W*\d{1,9}\\?[.)]", re.MULTILINE)
_REWORDING = ("S03", "T05", "T06", "T07")
"""Whose repairs are other words: titles, forms of citations and dates, preferred terms."""
_ALL = tuple(one for one in chosen_rules() if one.rule.fixable)
_MARKING = tuple(one for one in _ALL if one.rule.id == "K10")
_KEEPING = tuple(one for one in _ALL if one.rule.id not in (*_REWORDING, "K10"))


def seeds() -> Iterator[bytes]:
    yield from seeding.typed(seeding.rule_examples(fixable=True))
    yield from seeding.typed(seeding.reports())
    yield from seeding.composed()


def run(data: bytes) -> None:
    office = offices.office_of(reports_of(text_of(data), 2))
    report = office.reports[-1]
    if not report.is_readable:
        return
    for rules in (_KEEPING, _MARKING, _ALL):
        findings = _findings_of(office, report, rules)
        mended = mend(report.source, findings)
        again = decode(mended.encode(), report.path)
        assert again.source.raw == mended, "no longer readable"
        assert mend(again.source, findings) == mended, "mending again changes it"
        if rules is _KEEPING:
            assert _words(again.source) == _words(report.source), "words are lost"
        if rules is _MARKING:
            assert offices.without_markers(again.source) == offices.without_markers(report.source), (
                "more than markers is written"
            )


def _findings_of(
    office: Office, report: Report, rules: tuple[LoadedRule, ...]
) -> Callable[[Source], tuple[Diagnostic, ...]]:
    others = [one for one in office.reports if one is not report]

    def findings(source: Source) -> tuple[Diagnostic, ...]:
        new = parse(source, office.config, remarks(source))
        return tuple(check_report(new, office._replace(reports=offices.in_order([*others, new])), rules))

    return findings


def _words(source: Source) -> str:
    """Nothing unseen counts; a sign is the same whether it is typed itself or by its name (`&lt;`); lists are numbered
    anew."""
    return words_of(_LIST_NUMBER.sub("", unescape(_UNSEEN.sub("", source.text))))
