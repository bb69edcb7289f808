"""What rules say of themselves: grouped for lists, explained in Markdown and on the screen. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from typing import TypeVar

from baocao.checking.rule import ReportRule
from baocao.findings import SEVERITY_WORDS
from baocao.model.marker import OPENING
from baocao.model.rule import Rule
from baocao.render.screen import paint, wrap
from baocao.visible import visible

SCREEN_WIDTH = 96
"""Columns of an explanation: what a reader's eye follows with ease, however wide the screen."""

EXAMPLE_MARK = re.compile(r"[ \t]*<!-- (?P<rule>[FSKTN]\d\d) -->")
"""What marks a line of a bad example where a finding begins."""
AnyRule = TypeVar("AnyRule", bound=Rule)
_CODE = re.compile(r"(`[^`]*`)")
_MARKER = re.compile(re.escape(OPENING) + r"[^{}]*\}")
_MARKDOWN_SIGN = re.compile(r"[\\*\[\]{}]|(?<![^\W_])_|_(?![^\W_])")
_FENCE = re.compile(r"`{3,}")


def by_group(rules: Iterable[AnyRule]) -> dict[str, list[AnyRule]]:
    """Rules under the heading of their group, in the order they come."""
    groups: dict[str, list[AnyRule]] = {}
    for rule in rules:
        groups.setdefault(rule.group, []).append(rule)
    return groups


# --------------------------------------------------------------------------- in Markdown


def rule_markdown(rule: ReportRule) -> str:
    """What a rule is for, in Markdown, without a heading."""
    mends = "có" if rule.fixable else "không"
    parts = [
        f"**{escaped(rule.summary)}**",
        f"`{rule.name}` · {_severities(rule)} · tự sửa bằng `--fix`: {mends}",
        f"*Vì sao:* {escaped(rule.why)}",
        f"*Cách sửa:* {escaped(rule.fix)}",
    ]
    if rule.source:
        parts.append(f"*Căn cứ:* {escaped(rule.source)}.")
    for caption, language, text in _examples(rule):
        parts += [f"{caption}:", _fenced(text, language)]
    return "\n\n".join(parts) + "\n"


def _severities(rule: ReportRule) -> str:
    draft, issued = SEVERITY_WORDS[rule.severity], SEVERITY_WORDS[rule.issued]
    return f"mức độ: {draft}" if draft == issued else f"bản nháp: {draft}, đã ban hành: {issued}"


def escaped(text: str) -> str:
    """A sentence as Markdown that shows it letter for letter; markers and what stands in backticks as code."""
    pieces = _CODE.split(text)
    return "".join(piece if index % 2 else _outside_code(piece) for index, piece in enumerate(pieces))


def _outside_code(text: str) -> str:
    """`text` outside of code; a bare `{#slug}` would become an attribute of its paragraph in MkDocs."""
    pieces, at = [], 0
    for match in _MARKER.finditer(text):
        pieces += [_signs_escaped(text[at : match.start()]), f"`{match[0]}`"]
        at = match.end()
    return "".join([*pieces, _signs_escaped(text[at:])])


def _signs_escaped(text: str) -> str:
    shown = text.replace("&", "&amp;").replace("<", "&lt;").replace("`", "\\`")
    return _MARKDOWN_SIGN.sub(lambda match: "\\" + match[0], shown)


def _fenced(text: str, language: str) -> str:
    longest = max((len(match[0]) for match in _FENCE.finditer(text)), default=2)
    fence = "`" * (longest + 1)
    return f"{fence}{language}\n{text}{fence}"


def _examples(rule: ReportRule) -> Iterator[tuple[str, str, str]]:
    """Caption, language and text of what shows the rule at work, in the order to read it."""
    if rule.config:
        yield "Với baocao.yml có", "yaml", _shown(rule.config)
    for number, earlier in enumerate(rule.earlier):
        months = len(rule.earlier) - number
        before = "Báo cáo tháng trước" if months == 1 else f"Báo cáo {months} tháng trước"
        yield before, "markdown", _shown(earlier)
    lines = _marked_lines(rule)
    where = f", nhắc ở dòng {', '.join(map(str, lines))}" if lines else ""
    file = f", tệp {rule.path}" if rule.path else ""
    saved = f", lưu bằng mã {rule.bad_encoding.upper()}" if rule.bad_encoding != "utf-8" else ""
    yield f"Chưa đúng{file}{saved}{where}", "markdown", _shown(rule.bad)
    yield "Đúng", "markdown", _shown(rule.good)


def _marked_lines(rule: ReportRule) -> list[int]:
    lines = enumerate(rule.bad.split("\n"), start=1)
    return [number for number, line in lines if f"<!-- {rule.id} -->" in line]


def without_marks(example: str) -> str:
    """An example as its author would write it."""
    return EXAMPLE_MARK.sub("", example)


def _shown(example: str) -> str:
    """An example without its marks, invisible characters shown as signs, ending with a line end."""
    return "".join(f"{visible(line)}\n" for line in without_marks(example).removesuffix("\n").split("\n"))


# --------------------------------------------------------------------------- the screen


def explained(rule: ReportRule, color: bool, said: Callable[[str], str] = str) -> str:
    """One rule explained on the screen: `check --explain K01`; `said`: how commands are said here."""
    head = f"{paint(rule.id, 'strong', color)} {paint(rule.name, 'dim', color)}"
    paragraphs = [head, *_paragraphs(rule, color, said)]
    for caption, _, text in _examples(rule):
        bar = paint("|", "dim", color)
        numbered = enumerate(text.removesuffix("\n").split("\n"), start=1)
        body = [f"{number:>4} {bar} {line}".rstrip() for number, line in numbered]
        paragraphs.append("\n".join([paint(f"{caption}:", "strong", color), *body]))
    return "\n\n".join(paragraphs) + "\n"


def rule_text(rule: ReportRule) -> str:
    """What a rule is for, as plain text without examples."""
    return "\n\n".join(_paragraphs(rule, color=False))


def _paragraphs(rule: ReportRule, color: bool, said: Callable[[str], str] = str) -> Iterator[str]:
    yield _wrapped(rule.summary)
    mends = said("Sửa được bằng: baocao check --fix.") if rule.fixable else "Máy không tự sửa được."
    severities = _severities(rule)
    yield _wrapped(f"{severities[0].upper()}{severities[1:]}. {mends}")
    labelled = (
        ("Vì sao:", rule.why),
        ("Cách sửa:", said(rule.fix)),
        ("Căn cứ:", f"{rule.source}." if rule.source else ""),
    )
    for label, text in labelled:
        if text:
            yield _wrapped(f"{label} {text}").replace(label, paint(label, "strong", color), 1)


def _wrapped(text: str) -> str:
    return "\n".join(wrap(visible(text), SCREEN_WIDTH))
