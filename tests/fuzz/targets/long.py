"""Long texts of few pieces: whatever is said again and again costs no more than its length."""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Iterator
from contextlib import suppress
from xml.sax.saxutils import escape

from baocao.checking.check import check_report, chosen_rules
from baocao.checking.fix import mend
from baocao.config.load import config_document, load_config
from baocao.form import verify
from baocao.model import Source
from baocao.office import Office
from baocao.official import official_parts
from baocao.parsing.parse import parse
from baocao.parsing.read import decode, remarks
from baocao.period import Period
from baocao.render.marker_questions import render_diff
from baocao.site.office_part import part_of
from baocao.tasks.draft import draft
from baocao.tasks.missing_markers import mark
from baocao.tasks.reports_by_month import Months
from baocao.word.profile import profile_for
from baocao.word.reading import NotWord, open_word
from baocao.word.writing.layout import template_values
from fuzz import offices
from fuzz.choices import Choices
from fuzz.pieces import HEADINGS, TOKENS
from support.wordfiles import p, word_file

MAX_LEN = 40
_LETTERS = 50_000
SHORTER = 4
ENOUGH_SECONDS = 1.0
"""A stage that takes less for the long text is quick enough, whatever it took for the short one."""
MOST_TIMES = 9
"""Four times as long a text may take this many times as long; a quadratic stage takes sixteen times."""


def seeds() -> Iterator[bytes]:
    chance = random.Random(13)
    yield from (
        bytes([stage, chance.randrange(256), n % 256, 0]) for stage in range(len(_STAGES)) for n in range(len(TOKENS))
    )


def run(data: bytes) -> None:
    choices = Choices(data)
    stage = choices.one_of(_STAGES)
    start = choices.one_of(("", HEADINGS[0], HEADINGS[2], HEADINGS[0] + HEADINGS[5] + "- ", "---\n", "organ: ", "| "))
    piece = "".join(_taken(choices) for _ in range(1 + choices.number(3)))
    end = choices.one_of(("", ".", "\n", "\n\n---\n", "}", ")", "”", HEADINGS[2]))
    count = max(1, _LETTERS // max(len(piece), 1))
    hold_to_length(stage.__name__, lambda times: _seconds(stage, start + piece * times + end), count)


def hold_to_length(name: str, seconds: Callable[[int], float], count: int) -> None:
    """What `count` pieces take may be about four times what a quarter of them takes, where it takes long at all."""
    if seconds(count) < ENOUGH_SECONDS:
        return
    long = seconds(count)  # without what is loaded once, by whoever comes first
    short = seconds(max(1, count // SHORTER))
    assert long < short * MOST_TIMES, f"{name}: {short:.2f} s, and {long:.2f} s for four times as much"


def _taken(choices: Choices) -> str:
    return TOKENS[choices.number(len(TOKENS) - 1)]


def _seconds(stage: Callable[[str], object], text: str) -> float:
    start = time.thread_time()
    stage(text)
    return time.thread_time() - start


def _check(text: str) -> None:
    office = offices.office_of([text])
    list(check_report(office.reports[0], office, chosen_rules()))


def _fix(text: str) -> None:
    office = offices.office_of([text])
    rules = tuple(one for one in chosen_rules() if one.rule.fixable)

    def findings(source: Source):  # type: ignore[no-untyped-def]
        new = parse(source, office.config, remarks(source))
        return list(check_report(new, offices.office_with(new), rules))

    mend(office.reports[0].source, findings)


def _carry(text: str) -> None:
    office = _two_months(text)
    before, after = office.reports
    marked = mark(before, after, Months(office.config, office.reports), _with_text)
    for report in office.reports:
        render_diff(report.path, report.source.raw, marked.texts.get(report.path, ""), False)


def _two_months(text: str) -> Office:
    """An office that planned this in one month, and tells it as the result of the next."""
    plan = f"---\nperiod: 2022-02\n---\n\n## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n### 1. Chuyển đổi số\n\n- {text}\n"
    results = f"---\nperiod: 2022-03\n---\n\n## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n- {text}\n"
    return offices.office_of([plan, results])


def _with_text(report: offices.Report, text: str) -> offices.Report:
    source = decode(text.encode(), report.path).source
    return parse(source, offices.office_config(), remarks(source))


def _config(text: str) -> None:
    load_config(config_document(Source("baocao.yml", text)))


def _template(text: str) -> None:
    config = offices.office_config()
    report = offices.report_of(f"---\nperiod: 2022-03\n---\n\n{text}", "reports/2022/2022-03.md")
    template_values(official_parts(report, config), profile_for(config.word))


def _site(text: str) -> None:
    part_of(_two_months(text), {})


def _draft(text: str) -> None:
    draft(Period(2022, 4, 4), _two_months(text))


def _allowed(line: str) -> str:
    return "".join(letter for letter in line if letter.isprintable())


def _verify(text: str) -> None:
    with suppress(NotWord):  # more paragraphs than a text has: refused, in good time
        verify(open_word(word_file("".join(p(escape(_allowed(line))) for line in text.split("\n")))))


_STAGES = (_check, _fix, _carry, _config, _template, _site, _draft, _verify)
