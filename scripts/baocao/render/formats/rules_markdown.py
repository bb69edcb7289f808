"""`rules --format markdown`: the pages docs/quy-tac.md and docs/the-thuc.md, each with all rules of its kind."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from baocao.checking.rule import ReportRule
from baocao.findings import SEVERITY_WORDS
from baocao.model.rule import FormRule, Rule
from baocao.render.rule_texts import by_group, escaped, rule_markdown

_OF_REPORTS = """\
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

_OF_FORM = """\
# Thể thức văn bản

<!-- Trang này do máy viết ra từ chính các quy tắc; đừng sửa tay. Viết lại bằng: make docs/the-thuc.md -->

Lệnh `baocao verify TỆP.docx` đọc một hay nhiều tệp Word bất kỳ, do baocao xuất hay do nơi khác soạn, \
và đối chiếu với Phụ lục I của Nghị định số 30/2020/NĐ-CP. Mỗi điều tìm thấy nói rõ: trong tệp đang thế \
nào, yêu cầu là gì, ở đoạn nào, căn cứ vào đâu. Có lỗi thì lệnh trả về mã 1; cảnh báo và gợi ý thì không.

Từ D90 trở đi là những điều Nghị định không nêu thành mục riêng; quy tắc nào cũng ghi rõ căn cứ.

Quy tắc nào không có gì để xét trong tệp (ví dụ tệp không có phụ lục) thì không nêu ra. Những điều tệp Word không nói \
lên được, như con dấu, chữ ký số hay số văn bản có bị dùng hai lần, không nằm ở đây.
"""


def render(rules: Sequence[Rule], color: bool) -> str:
    """The page about rules, which are all of one kind."""
    of_form = [rule for rule in rules if isinstance(rule, FormRule)]
    return _form_page(of_form) if of_form else _rules_page([rule for rule in rules if isinstance(rule, ReportRule)])


def anchor(rule_id: str) -> str:
    """The anchor of a rule on the page: what every Markdown program makes of the heading `K01`."""
    return rule_id.lower()


def _rules_page(rules: Iterable[ReportRule]) -> str:
    """Contents by family, then each rule with its examples."""
    families = by_group(rules)
    parts = [_OF_REPORTS, "## Các quy tắc\n"]
    for family, members in families.items():
        lines = [f"- [{rule.id}](#{anchor(rule.id)}): {escaped(rule.summary)}" for rule in members]
        parts.append(f"**{family}**\n\n" + "\n".join(lines) + "\n")
    for family, members in families.items():
        parts.append(f"## {family}\n")
        parts += [f"### {rule.id}\n\n{rule_markdown(rule)}" for rule in members]
    return "\n".join(parts)


def _form_page(rules: Iterable[FormRule]) -> str:
    """The rules by box of the decree, each with what it wants and its source."""
    parts = [_OF_FORM]
    for box, own in by_group(rules).items():
        parts.append(f"## {box}\n")
        parts += [_rule(rule) for rule in own]
    return "\n".join(parts)


def _rule(rule: FormRule) -> str:
    source = rule.source[0].upper() + rule.source[1:]
    return (
        f"### {rule.id}\n\n**{rule.summary}**: {rule.wanted}.\n\n"
        f"`{rule.name}` · mức độ: {SEVERITY_WORDS[rule.severity]} · {source}\n"
    )
