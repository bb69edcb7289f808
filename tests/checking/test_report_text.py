"""What rules look for first in the whole text of a report: nothing that they would find is passed over."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.checking.report_text import ReportText
from baocao.checking.rule import Context
from baocao.checking.rules import all_rules
from baocao.checking.rules.t09_legacy_font_letters import is_suspect
from baocao.checking.rules.t13_invisible_characters import _ANY
from baocao.language.letters import fold_tone_marks
from baocao.model import Source
from support.offices import office_config, report_of, with_front_matter

_WORDS = """
a b 1 7 12 ngày tháng số 2022 2100 năm 1147 1.250 12,5 , ; . : - – -- / ./. ( ) “ ” " [ ] … ... ? {x} <số>
7/10/2020 07-10-20 2022-05-06 7/ /10 1. 2. xã-hội 12/QĐ-UBND /QĐ- 5- -NQ Quyết định Điều điều khoản
tổng cộng Tổng trong đó: gồm còn hồ sơ XX xxx TODO này nhé giúp em cần bổ sung của của İ và và đơn vị hoà hòa Khoẻ quý
"""
_PHRASES = """
ngày 7. 10. 2020
Ngày 31 tháng 2
NGÀY 7.1.2022
tại Khoản 2 Điều 5
, tổng số 7
1 147
2022,5
năm 2024 năm 2024
Nhiệm vụ nhiệm vụ trọng tâm
Anh Hùng xem chỗ kia
Tập huấn kỹ năng số cho cán bộ xã.
tập huấn kỹ năng số cho cán bộ xã;
"""
_PIECES = (*_WORDS.split(), *_PHRASES.strip().split("\n"))
_BLANKS = st.sampled_from([" "] * 12 + ["", "", "  ", "\t", "\u00a0", "\u2009"])
_TEXTS = st.lists(
    st.lists(st.tuples(st.sampled_from(_PIECES), _BLANKS), min_size=1, max_size=9).map(
        lambda pieces: "".join(word + blank for word, blank in pieces)
    ),
    min_size=1,
    max_size=6,
)
_RULES = [
    loaded
    for loaded in all_rules()
    if loaded.rule.id in {"N04", "T02", "T03", "T04", "T05", "T06", "T08", "T10", "T11"}
]


def _context(texts: list[str]) -> Context:
    body = "\n\n".join(f"- {text}" for text in texts)
    report = report_of(with_front_matter(f"## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n{body}\n"))
    return Context(office_config(), (report,), report=report)


class _Unhelpful(ReportText):
    """Says of every passage that it may have what is looked for."""

    pieces = " ".join(_PIECES)
    signs = f"{pieces} a,b a.Bc ( ,"
    letters = frozenset(map(chr, range(33, 0x2300)))
    has_odd_blanks = True

    def having(self, *signs: object) -> set[int]:
        return set(range(len(self._texts)))

    having_in_lower = having_sign = having_behind = going_on = beginning_with = having

    def matching(self, pattern: object) -> list[int]:
        return list(range(len(self._texts)))


@given(_TEXTS)
def test_a_rule_finds_the_same_without_looking_at_the_whole_first(texts: list[str]) -> None:
    helped, alone = _context(texts), _context(texts)
    alone.text = _Unhelpful(alone.passages)
    for loaded in _RULES:
        found = [list(loaded.check(context.report, context)) for context in (helped, alone) if context.report]
        assert [(one.message, one.span.start) for one in found[0]] == [
            (one.message, one.span.start) for one in found[1]
        ], loaded.rule.id


@given(_TEXTS)
def test_words_are_those_of_each_passage(texts: list[str]) -> None:
    context = _context(texts)
    lines = fold_tone_marks(context.text.whole).lower().split("\n")
    assert list(context.text.run_together) == ["".join(re.findall(r"\w+", line)) for line in lines]
    assert len(lines) == len(context.passages)


@given(_TEXTS)
def test_clauses_are_what_stands_between_signs_and_figures(texts: list[str]) -> None:
    text = _context(texts).text
    lines = text.whole.lower().split("\n")
    clauses = {" ".join(clause.split()) for line in lines for clause in re.split(r"[^\w\s]|[0-9]", line)}
    assert {" ".join(clause.split()) for clause in text.clauses} == clauses


@given(_TEXTS, st.sampled_from([". ", "; "]))
def test_passages_that_go_on_after_a_sign_are_found(texts: list[str], sign: str) -> None:
    context = _context(texts)
    found = {
        at
        for at, line in enumerate(context.text.whole.split("\n"))
        if any(not following[:1].islower() for following in line.split(sign)[1:])
    }
    assert context.text.going_on(sign) == found


@given(_TEXTS, st.sampled_from(_PIECES))
def test_passages_with_a_sign_are_found(texts: list[str], sign: str) -> None:
    context = _context(texts)
    having = {at for at, passage in enumerate(context.passages) if sign in passage.text}
    assert context.text.having((sign,)) == having
    assert having <= set(context.text.matching(re.compile(re.escape(sign))))
    lower = {at for at, passage in enumerate(context.passages) if sign.lower() in passage.text.lower()}
    assert context.text.having_in_lower((sign.lower(),)) == lower


@pytest.mark.parametrize("blank", ["  ", "\t", "\u00a0", "\u2009"])
def test_odd_blanks_are_noticed_among_usual_ones(blank: str) -> None:
    assert _context(["a b", f"a{blank}b  "]).text.has_odd_blanks
    assert not _context(["a b", "b c d"]).text.has_odd_blanks


def test_a_usual_text_has_no_letter_or_blank_that_rules_ask_about() -> None:
    every = [chr(code) for code in range(0x110000) if not 0xD800 <= code < 0xE000]
    odd = [it for it in every if is_suspect(it) or _ANY.match(it) or (it.isspace() and it not in " \n")]
    assert len(odd) > 100
    assert not [letter for letter in odd if Source("", f"a{letter}").is_usual]
    assert Source("", "## I. KẾT QUẢ THÁNG 03/2022\n\n- Đã mua “máy chủ” – 12,5%. {#may-chu xong}\n").is_usual


def test_blanks_of_entities_are_noticed() -> None:
    assert _context(["a&nbsp;&nbsp;b"]).text.has_odd_blanks
