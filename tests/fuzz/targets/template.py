"""What is put around the body of a Word file: no value becomes markup, and each part is XML.

Pandoc takes a hundred times as long as our own part, so only a sample of the inputs goes through all of it.
"""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import Any

from lxml import etree

from baocao.config.schema import Config
from baocao.form import verify
from baocao.model import Report, Signer
from baocao.official import OfficialParts, official_parts
from baocao.word.package import custom_properties, properties
from baocao.word.profile import profile_for
from baocao.word.reading import open_word
from baocao.word.stamp import is_untouched, read_stamp, words_match
from baocao.word.writing import WordError, write_docx
from baocao.word.writing.layout import template_values
from baocao.word.writing.write import _metadata, _moment
from fuzz import offices, seeding
from fuzz.choices import Choices
from fuzz.invariants import is_sampled
from fuzz.pieces import TOKENS, TYPED, composed, text_of

_ONE_IN = 1500
_HOSTILE = (
    *TOKENS, "</w:t>", "<w:br/>", "$body$", "$if(x)$", "$$", "]]>", "<![CDATA[", "&#x1F;", "&lt;w:p/&gt;", "{=openxml}",
    "`<w:br/>`{=openxml}", "\ud800", "{month:02}", "{next.year}", "\\newpage", "KT. ", "TM. ", "PHÓ GIÁM ĐỐC", "- ",
    ";",
)  # fmt: skip
_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def seeds() -> Iterator[bytes]:
    yield from seeding.typed(seeding.reports())
    yield from seeding.composed()


def run(data: bytes) -> None:
    config, report = _office_and_report(data)
    texts = official_parts(report, config)
    for value in _texts(template_values(texts, profile_for(config.word))):
        root = etree.fromstring(f"<t>{value}</t>".encode())
        assert not len(root), f"markup out of {value!r}"
    core = properties(
        title=texts.subject, creator=texts.name, category=texts.type_name, status="", made_at=_moment(report)
    )
    for part in core.values():
        etree.fromstring(part)
    said = _metadata(report, config, texts)
    rows = list(etree.fromstring(custom_properties(said)))
    assert [row.get("name") for row in rows] == [name for name, value in said.items() if value]
    if is_sampled(data, _ONE_IN):
        _is_written(report, config, texts)


def _is_written(report: Report, config: Config, texts: OfficialParts) -> None:
    try:
        made = write_docx(report, config)
    except WordError:
        return
    with zipfile.ZipFile(BytesIO(made)) as package:
        root = etree.fromstring(package.read("word/document.xml"))
    assert not list(root.iter(f"{_W}altChunk", f"{_W}object", f"{_W}instrText", f"{_W}fldSimple"))
    assert made == write_docx(report, config)
    stamp = read_stamp(made)
    assert stamp is not None
    assert is_untouched(made)
    assert words_match(made)
    verify(open_word(made))


def _office_and_report(data: bytes) -> tuple[Config, Report]:
    """An office and a report whose values are of hostile pieces; the report's body is what follows."""
    config = offices.office_config()
    if data[:1] == TYPED:
        return config, offices.report_of(text_of(data), "reports/2022/2022-03.md")
    choices = Choices(data[1:])

    def words() -> str:
        return "".join(choices.one_of(_HOSTILE) for _ in range(choices.number(6)))

    def lines() -> tuple[str, ...]:
        return tuple(words() for _ in range(choices.number(4)))

    organ = config.organ._replace(
        parent=words(), name=words().strip() or "SỞ X", place=words(), code_notation=words(), id=words()
    )
    template = config.report._replace(subject=_template(words()), closing=_template(words()), type_name=words())
    signer = Signer(position=words(), full_name=words(), authority=words())
    config = config._replace(
        organ=organ, report=template, signer=signer, addressees=lines(), to=lines(), archive=lines()
    )
    report = offices.report_of(composed(choices), "reports/2022/2022-03.md")
    front = report.front._replace(subject=words() or None, code_notation=words() or None)
    return config, report._replace(front=front)


def _template(text: str) -> str:
    """A template that `baocao.yml` may hold: only fields that are known, no single brace."""
    return text.replace("{", "(").replace("}", ")")


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for one in value.values():
            yield from _texts(one)
    else:
        for one in value:
            yield from _texts(one)
