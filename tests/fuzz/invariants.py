"""What must hold for anything that is read or printed, whatever was sent."""

from __future__ import annotations

import json
import re
import unicodedata
import zlib
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import fields, is_dataclass
from html.parser import HTMLParser
from typing import Any

from baocao.findings import ShownFinding, Summary, listed, summarise
from baocao.model import Diagnostic, Report, Source, Span
from baocao.parsing.file_places import file_place
from baocao.render.formats import check_github, check_gitlab, check_json, check_sarif, check_text
from baocao.render.sarif import document
from baocao.render.showing import showing

_STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")


def spans_in(value: Any) -> Iterator[Span]:
    """Every span that a value of ours holds."""
    waiting = [value]
    while waiting:
        one = waiting.pop()
        if isinstance(one, Span):
            yield one
        elif isinstance(one, tuple | list):
            waiting += one
            if isinstance(one, Report):
                waiting.append(one.parsed_body)
        elif is_dataclass(one) and not isinstance(one, type):
            waiting += [getattr(one, field.name) for field in fields(one)]


def is_sampled(data: bytes, one_in: int = 4) -> bool:
    """Whether an input is one of those with which everything is tried; what takes long is left out for the others."""
    return zlib.crc32(data) % one_in == 0


def holds_places(value: Any, *sources: Source, in_files: bool = True) -> None:
    """Every place is one in its source, one of `sources`; with `in_files`, it is found in the author's file, too."""
    for span in spans_in(value):
        assert any(span.source is source for source in sources), f"a place in {span.source}"
        assert 0 <= span.start <= span.end <= len(span.source.text), f"{span.start} to {span.end}"
        if in_files:
            place = file_place(span)
            assert (1, 1) <= (place.line, place.column) <= (place.end_line, place.end_column)
            assert place.end_line <= span.source.raw.count("\n") + span.source.raw.count("\r") + 1


def is_harmless(text: str) -> None:
    """Nothing in what is printed steers a terminal."""
    found = _STEERING.search(text)
    assert found is None, f"U+{ord(found[0]):04X} is printed"


def holds_findings(diagnostics: Iterable[Diagnostic], sources: Sequence[Source], *, shown: bool = True) -> str:
    """Findings are whole and in their sources, and, with `shown`, harmless in every format; gives what they say."""
    found = tuple(diagnostics)
    holds_places(found, *sources, in_files=shown)
    for one in found:
        assert one.message.strip(), one.rule
        assert one.help.strip(), one.rule
    if shown:
        _are_shown(found, len(sources))
    return repr([(one.rule, one.span.path, one.span.start, one.span.end, one.message, one.help) for one in found])


def _are_shown(found: tuple[Diagnostic, ...], reports: int) -> None:
    findings = listed(map(showing, found))
    summary = summarise(findings, reports)
    is_harmless(check_text.render(findings, summary, False, 80))
    assert len(json.loads(document([], check_sarif.results(findings, [])))["runs"][0]["results"]) == len(found)
    issues = check_gitlab.render(findings, summary, False, 80)
    is_harmless(issues)
    assert len({issue["fingerprint"] for issue in json.loads(issues)}) == len(found)
    _holds_commands(findings, summary)
    told = check_json.render(findings, summary, False, 80)
    is_harmless(told)
    assert len(json.loads(told)["diagnostics"]) == len(found)


def _holds_commands(found: list[ShownFinding], summary: Summary) -> None:
    printed = check_github.render(found, summary, False, 80)
    is_harmless(printed)
    lines = printed.splitlines()
    assert len(lines) == len(found)
    assert all(re.match(r"::(?:error|warning|notice) file=[^:,]*,line=\d+,", line) for line in lines)


def words_of(text: str) -> str:
    """All letters, marks upon them and digits of a text in order: what no safe repair may lose."""
    return "".join(one for one in unicodedata.normalize("NFD", text) if one.isalnum() or unicodedata.combining(one))


class _Markup(HTMLParser):
    """Looks at a piece of a page as a browser would: `own` elements and attributes alone, where they are given."""

    def __init__(self, tags: frozenset[str] = frozenset(), attributes: frozenset[str] = frozenset()) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self._tags, self._attributes = tags, attributes

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag not in _RUNNING or _is_own_script(tag, attrs), f"<{tag}> in a page"
        assert not self._tags or tag in self._tags, f"<{tag}> in a page"
        for name, value in attrs:
            assert name not in _STEERING_ATTRIBUTES, f"{name}= in a page"
            assert not name.startswith("on"), f"{name}= in a page"
            assert not self._attributes or name in self._attributes, f"{name}= in a page"
            if name in ("href", "src", "action"):
                assert _LEADS_SAFELY.match(value or ""), f"a link to {value!r}"
        if tag not in _WITHOUT_END:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.handle_starttag(tag, attrs)
        if tag not in _WITHOUT_END:
            self.open.pop()

    def handle_endtag(self, tag: str) -> None:
        assert self.open, f"</{tag}> without its beginning"
        assert self.open.pop() == tag, f"</{tag}> closes another"

    def handle_data(self, data: str) -> None:
        assert self.open[-1:] != ["script"], "a script inside a page"

    def handle_comment(self, data: str) -> None:
        raise AssertionError("a comment in a page")

    def handle_decl(self, decl: str) -> None:
        raise AssertionError("a declaration in a page")

    def handle_pi(self, data: str) -> None:
        raise AssertionError("an instruction in a page")


_RUNNING = frozenset(("script", "style", "iframe", "object", "embed", "base", "meta", "link", "template", "frame"))
_OWN_SCRIPT = re.compile(r"(?:\.\./)*assets/[a-z-]+\.js")
_STEERING_ATTRIBUTES = frozenset(("style", "srcdoc", "formaction", "ping", "background"))
_LEADS_SAFELY = re.compile(r"https?://|mailto:|[#?]|[\w.%/-]+(?:[#?/]|$)", re.IGNORECASE)
_WITHOUT_END = frozenset(("br", "hr", "img", "input", "wbr", "col"))


def _is_own_script(tag: str, attrs: list[tuple[str, str | None]]) -> bool:
    """Whether an element loads a script of the site itself, whose name no report can give."""
    values = dict(attrs)
    return tag == "script" and values.keys() == {"src", "defer"} and bool(_OWN_SCRIPT.fullmatch(values["src"] or ""))


_TAGS = frozenset(
    (
        *("p", "ul", "ol", "li", "blockquote", "pre", "code", "hr", "br", "em", "strong", "a", "span", "div"),
        *("table", "thead", "tbody", "tr", "th", "td", "h2", "h3", "h4", "h5", "h6"),
    )
)
_ATTRIBUTES = frozenset(["href", "rel", "id", "class", "title", "start", "role", "aria-label", "tabindex"])


def is_safe_markup(html: str) -> None:
    """The text of a report holds our own few elements alone, each closed in its place, and no link but to the web."""
    _is_read_by(_Markup(_TAGS, _ATTRIBUTES), html)


def is_safe_page(html: str) -> None:
    """A page runs and loads nothing but the site's own scripts, and every element is closed in its place."""
    _is_read_by(_Markup(), html)


def _is_read_by(reader: _Markup, html: str) -> None:
    reader.feed(html)
    reader.close()
    assert not reader.open, f"<{reader.open[-1]}> is never closed"
