"""What the rules say of themselves: the page docs/quy-tac.md, the list and the explanation on screen. Pure."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TypeVar

from baocao.checking.examples import without_marks
from baocao.checking.rules import ReportRule
from baocao.language.vocabulary import SEVERITY_WORDS
from baocao.model.rule import Rule
from baocao.render.screen import cells, paint, wrap
from baocao.visible import visible

SCREEN_WIDTH = 96
"""Columns of an explanation: what a reader's eye follows with ease, however wide the screen."""

_INTRODUCTION = """\
# Quy tắc kiểm tra

<!-- Trang này do máy viết ra từ chính các quy tắc; đừng sửa tay. Viết lại bằng: make docs/quy-tac.md -->

Lệnh `make check` (hay `baocao check`) đọc từng báo cáo và chỉ ra những chỗ cần xem lại. Mỗi lời nhắc mang mã của \
một quy tắc dưới đây; `baocao check --explain K01` giải thích quy tắc ấy ngay trên màn hình.

- **Mức độ** tùy báo cáo đã ban hành hay chưa: điều còn để ngỏ được trong bản nháp thì chỉ là cảnh báo, nhưng là \
lỗi khi báo cáo ghi `status: ban hành`. Gợi ý không bao giờ làm báo cáo bị coi là sai.
- **Tự sửa**: chỗ nào sửa được mà không đổi nội dung thì `baocao check --fix` sửa giúp.
- **Bỏ qua** một quy tắc trong một báo cáo: ghi mã và lý do vào phần khai báo đầu tệp, ví dụ \
`ignore: {T07: "Tên riêng của chương trình"}`.
"""

AnyRule = TypeVar("AnyRule", bound=Rule)
_CODE = re.compile(r"(`[^`]*`)")
_MARKER = re.compile(r"\{#[^{}]*\}")
_MARKDOWN_SIGN = re.compile(r"[\\*\[\]{}]|(?<![^\W_])_|_(?![^\W_])")
_FENCE = re.compile(r"`{3,}")


def anchor(id: str) -> str:
    """The anchor of a rule on the page: what every Markdown program makes of the heading `K01`."""
    return id.lower()


# --------------------------------------------------------------------------- the page


def render_rules_page(rules: Iterable[ReportRule]) -> str:
    """The page docs/quy-tac.md: contents by family, then each rule with its examples."""
    families = by_group(rules)
    parts = [_INTRODUCTION, "## Mục lục\n"]
    for family, members in families.items():
        lines = [f"- [{rule.id}](#{anchor(rule.id)}): {_markdown(rule.summary)}" for rule in members]
        parts.append(f"**{family}**\n\n" + "\n".join(lines) + "\n")
    for family, members in families.items():
        parts.append(f"## {family}\n")
        parts += [f"### {rule.id}\n\n{rule_markdown(rule)}" for rule in members]
    return "\n".join(parts)


def by_group(rules: Iterable[AnyRule]) -> dict[str, list[AnyRule]]:
    """Rules under the heading of their group, in the order they come."""
    groups: dict[str, list[AnyRule]] = {}
    for rule in rules:
        groups.setdefault(rule.group, []).append(rule)
    return groups


def rule_markdown(rule: ReportRule) -> str:
    """What a rule is for, in Markdown, without a heading."""
    mends = "có" if rule.fixable else "không"
    parts = [
        f"**{_markdown(rule.summary)}**",
        f"`{rule.name}` · {_severities(rule)} · tự sửa bằng `--fix`: {mends}",
        f"*Vì sao:* {_markdown(rule.why)}",
        f"*Cách sửa:* {_markdown(rule.fix)}",
    ]
    if rule.source:
        parts.append(f"*Căn cứ:* {_markdown(rule.source)}.")
    for caption, language, text in _examples(rule):
        parts += [f"{caption}:", _fenced(text, language)]
    return "\n\n".join(parts) + "\n"


def _severities(rule: ReportRule) -> str:
    draft, issued = SEVERITY_WORDS[rule.severity], SEVERITY_WORDS[rule.issued]
    return f"mức độ: {draft}" if draft == issued else f"bản nháp: {draft}, đã ban hành: {issued}"


def _markdown(text: str) -> str:
    """A sentence as Markdown that shows it letter for letter; markers and what stands in backticks as code."""
    pieces = _CODE.split(text)
    return "".join(piece if index % 2 else _escaped(piece) for index, piece in enumerate(pieces))


def _escaped(text: str) -> str:
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


def _shown(example: str) -> str:
    """An example as its author would write it, invisible characters shown as signs, ending with a line end."""
    return "".join(f"{visible(line)}\n" for line in without_marks(example).removesuffix("\n").split("\n"))


# --------------------------------------------------------------------------- the screen


def render_explain(rule: ReportRule, color: bool) -> str:
    """One rule explained on the screen: `check --explain K01`."""
    head = f"{paint(rule.id, 'strong', color)} {paint(rule.name, 'dim', color)}"
    paragraphs = [head, *_paragraphs(rule, color)]
    for caption, _, text in _examples(rule):
        bar = paint("|", "dim", color)
        numbered = enumerate(text.removesuffix("\n").split("\n"), start=1)
        body = [f"{number:>4} {bar} {line}".rstrip() for number, line in numbered]
        paragraphs.append("\n".join([paint(f"{caption}:", "strong", color), *body]))
    return "\n\n".join(paragraphs) + "\n"


def rule_text(rule: ReportRule) -> str:
    """What a rule is for, as plain text without examples."""
    return "\n\n".join(_paragraphs(rule, color=False))


def _paragraphs(rule: ReportRule, color: bool) -> Iterator[str]:
    yield _wrapped(rule.summary)
    mends = "Sửa được bằng: baocao check --fix." if rule.fixable else "Máy không tự sửa được."
    severities = _severities(rule)
    yield _wrapped(f"{severities[0].upper()}{severities[1:]}. {mends}")
    labelled = (("Vì sao:", rule.why), ("Cách sửa:", rule.fix), ("Căn cứ:", f"{rule.source}." if rule.source else ""))
    for label, text in labelled:
        if text:
            yield _wrapped(f"{label} {text}").replace(label, paint(label, "strong", color), 1)


def _wrapped(text: str) -> str:
    return "\n".join(wrap(visible(text), SCREEN_WIDTH))


def render_rule_list(rules: Iterable[Rule], color: bool) -> str:
    """The rules by group, one line or more each."""
    groups = ("\n".join(_listed(name, own, color)) for name, own in by_group(rules).items())
    return "\n\n".join(groups) + "\n"


def _listed(name: str, rules: Iterable[Rule], color: bool) -> Iterator[str]:
    yield paint(name, "strong", color)
    for rule in rules:
        margin = " " * (cells(rule.id) + 4)
        first, *rest = wrap(visible(rule.line), SCREEN_WIDTH - len(margin))
        yield f"  {paint(rule.id, 'strong', color)}  {first}"
        yield from (margin + line for line in rest)
