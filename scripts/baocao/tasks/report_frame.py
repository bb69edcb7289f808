"""What a new report has around its tasks: front matter, opening, headings, each from the last report of its kind or the
office's template. Pure."""

from __future__ import annotations

import io
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import pairwise

from ruamel.yaml import YAML

from baocao.config.report_templates import SectionTemplate
from baocao.config.schema import AreaTemplate, Config
from baocao.language.period_mentions import mentions, moved_on
from baocao.language.sentences import sentence_ends
from baocao.language.vocabulary import ROMAN_NUMERALS
from baocao.model import Area, Block, FrontKey, Report
from baocao.period import Period, in_force
from baocao.tasks.item_markdown import blocks_markdown
from baocao.tasks.reporting_remarks import reporting_remarks

_ENGLISH_STATUS = re.compile(r"draft|issued", re.IGNORECASE)


def front_matter(
    period: Period,
    config: Config,
    last: Report | None,
    remarks: Iterable[str],
    figures: Mapping[str, float] | None = None,
    *,
    is_sample: bool = False,
) -> str:
    """The block between `---`: what is known of the report of `period`, with remarks above it, first of its days.

    The signer is that of the `last` report; indicators have their `figures`, and are else to be filled in.
    """
    keys: dict[str, object] = {FrontKey.PERIOD.value: str(period), FrontKey.STATUS.value: _draft_word(last)}
    if is_sample:
        keys[FrontKey.SAMPLE.value] = True
    if last and last.front.signer:
        names = last.front.signer._asdict()
        if any(names.values()):
            keys[FrontKey.SIGNER.value] = {key: value for key, value in names.items() if value}
    indicators = [
        key for key, indicator in config.indicators.items() if in_force(period, indicator.since, indicator.until)
    ]
    if indicators:
        known = figures or {}
        keys[FrontKey.INDICATORS.value] = {name: _whole(known.get(name)) for name in indicators}
    yaml = YAML()
    yaml.width = 10_000
    stream = io.StringIO()
    yaml.dump(keys, stream)
    # YAML takes no letters but printable ones, even in a remark.
    remarks = (*reporting_remarks(config.reporting, period), *remarks)
    above = ("".join(letter for letter in remark if letter.isprintable()) for remark in remarks)
    return "\n".join(["---", *(f"# {remark}" for remark in above), stream.getvalue() + "---"])


def _whole(value: float | None) -> float | None:
    """`value` as it is typed: 250, not 250.0."""
    return int(value) if value is not None and value.is_integer() else value


def _draft_word(last: Report | None) -> str:
    """`draft`; or `nháp`, where the last report says in Vietnamese whether it is issued."""
    place = last.front.spans.get(FrontKey.STATUS) if last else None
    is_vietnamese = place is not None and not _ENGLISH_STATUS.search(place.source.line(place.line))
    return "nháp" if is_vietnamese else "draft"


def opening(period: Period, config: Config, last: Report | None) -> list[str]:
    """What the last report begins with, moved on; without one, a sentence made of the office's subject."""
    if last and (last.can_cu or last.opening):
        return [*moved(last.can_cu, last, period), *map(_without_story, moved(last.opening, last, period))]
    return [usual_opening(period, config)]


def usual_opening(period: Period, config: Config) -> str:
    """A sentence made of the office's subject, which opens a report where nobody has written another."""
    subject = config.report.subject_for(period)
    begins = subject[:1].lower() if not subject[:2].isupper() else subject[:1]
    return f"{config.report.type_name.capitalize()} {begins}{subject[1:]} như sau:"


def _without_story(paragraph: str) -> str:
    """The opening from the last sentence on that names both periods; what comes before is the last one's own story."""
    ends = [*sentence_ends(paragraph), len(paragraph)]
    sentences = [paragraph[start:end].strip() for start, end in pairwise([0, *ends])]
    at = max((i for i, sentence in enumerate(sentences) if len([*mentions(sentence)]) > 1), default=0)
    return " ".join(sentences[at:])


def moved(blocks: Iterable[Block], last: Report, period: Period) -> list[str]:
    """The blocks as they are typed, with the periods that they name moved on from the `last` report to `period`."""
    if last.period is None:
        return blocks_markdown(blocks)
    return [moved_on(text, last.period, period) for text in blocks_markdown(blocks)]


def section_headings(period: Period, config: Config) -> Iterator[tuple[SectionTemplate, str]]:
    """The sections of the office's template, each with its heading for the report of `period`."""
    for position, template in enumerate(config.sections):
        label = ROMAN_NUMERALS[position] if position < len(ROMAN_NUMERALS) else str(position + 1)
        yield template, f"## {label}. {template.title_for(period)}"


def moved_areas(of_tasks: Iterable[Area | None], areas: Sequence[AreaTemplate]) -> Iterator[str]:
    """A remark for each area whose tasks had to be put elsewhere; `of_tasks` are the areas that tasks come from."""
    ids = {area.id for area in areas}
    strays = (area for area in of_tasks if area is not None and area.id not in ids)
    titles = {area.id or area.heading.title: area.heading.title for area in strays}
    for title in titles.values() if areas else ():
        yield f"Kỳ này mẫu không có lĩnh vực “{title}”: việc của lĩnh vực ấy nằm ở cuối lĩnh vực “{areas[-1].title}”."
