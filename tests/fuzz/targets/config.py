"""The bytes of a baocao.yml, alone or laid over the root's, up to what is printed of it."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.checking.check import check_office, chosen_rules
from baocao.config.load import config_document, listed_offices, load_config
from baocao.config.schema import Config
from baocao.config.titles import fill, title_pattern
from baocao.model import Source
from baocao.office import Office
from baocao.official import official_parts
from baocao.parsing.parse import parse
from baocao.parsing.read import decode
from baocao.period import Period
from baocao.tasks.draft import draft
from fuzz import seeding
from fuzz.invariants import holds_findings, holds_places, is_sampled
from fuzz.pieces import NEXT_REPORT, reports_of

MAX_LEN = 8192
WORDS = (
    "organ:", "report:", "signer:", "areas:", "sections:", "indicators:", "terms:", "word:", "offices:", "to:",
    "archive:", "addressees:", "id: ", "title: ", "from: 2022-01", "until: 2022-12", "required: false",
    "targets: {2022: 3000}", "unit: ", "pattern: '{n} mẫu'", "{n}", "{month:02}", "{next.month:02}", "{next.year}",
    "{year}", "avoid: ", "use: ", "areas: all", "areas: none", "results", "plan", "assessment", "tier: 13",
    "body_size: 14", "first_line_indent_cm: 1.27", "position: ", "full_name: ", "authority: ", "subject: ", "closing: ",
    "type_name: ", "code_notation: ", "place: ", "parent: ", "name: ", "source: ", "note: ", "label: ", "area: ",
    "\n  - {", "\n  - ", "\n", ": ", "{", "}", "[", "]", '"', "'", "|\n", ">-\n", "&a ", "*a", "!!str ", "<<: ", "? ",
    "---\n", "...\n", "%YAML 1.2\n", "# ", "\t", "~", "null", "yes", "012", "1e9", "..", "../", "\u00a0", "\u200b",
    "\ufeff", "\u2028", "\x00", "\f",
)  # fmt: skip
_PERIOD = Period(2022, 4, 4)


def seeds() -> Iterator[bytes]:
    yield from (text.encode() for text in seeding.configs())
    first, second, *_ = seeding.configs()
    yield NEXT_REPORT.join((second, first)).encode()


def run(data: bytes) -> None:
    texts = reports_of(decode(data, "baocao.yml").source.text, 2)
    own, *roots = (Source("baocao.yml", text) for text in texts)
    document = config_document(own)
    offices, notes = listed_offices(document)
    holds_places(notes, own)
    assert offices is None or not any(
        ".." in folder.split("/") or folder.startswith("/") for folder in offices.values()
    )
    shared = config_document(roots[0]) if roots else None
    config, notes = load_config(document, shared)
    assert (config is None) == bool(notes)
    holds_places(notes, own, *roots)
    assert all(note.message.strip() for note in notes)
    if is_sampled(data):
        assert repr(load_config(config_document(own), shared)) == repr((config, notes))
    if config is not None:
        _is_usable(config)


def _is_usable(config: Config) -> None:
    """What is done with every configuration: a draft is made, checked and given its official parts."""
    for section in config.sections:
        assert title_pattern(section.title).fullmatch(fill(section.title, _PERIOD))
    empty = Office("", ".", config, ())
    text = draft(_PERIOD, empty)
    read = decode(text.encode(), "reports/2022/2022-04.md")
    report = parse(read.source, config, read.notes)
    assert official_parts(report, config).code.startswith("Số: ")
    office = Office("", ".", config, (report,))
    holds_findings(check_office(office, chosen_rules()), [report.source])
