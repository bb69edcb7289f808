"""What the rules of form say of themselves: the page docs/the-thuc.md, and the list on screen. Pure."""

from __future__ import annotations

from collections.abc import Iterable

from baocao.language.vocabulary import SEVERITY_WORDS
from baocao.model.form import FormRule
from baocao.render.rules_page import by_group

_INTRODUCTION = """\
# Thể thức văn bản

<!-- Trang này do máy viết ra từ chính các quy tắc; đừng sửa tay. Viết lại bằng: make docs/the-thuc.md -->

Lệnh `baocao verify TỆP.docx` đọc một hay nhiều tệp Word bất kỳ, do baocao xuất hay do nơi khác soạn, \
và đối chiếu với Phụ lục I của Nghị định số 30/2020/NĐ-CP. Mỗi điều tìm thấy nói rõ: trong tệp đang thế \
nào, yêu cầu là gì, ở đoạn nào, căn cứ vào đâu. Có lỗi thì lệnh trả về mã 1; cảnh báo và gợi ý thì không.

Từ D90 trở đi là những điều Nghị định không nêu thành mục riêng; quy tắc nào cũng ghi rõ căn cứ.

Quy tắc nào không có gì để xét trong tệp (ví dụ tệp không có phụ lục) thì không nêu ra. Những điều tệp Word không nói \
lên được, như con dấu, chữ ký số hay số văn bản có bị dùng hai lần, không nằm ở đây.
"""


def render_form_page(rules: Iterable[FormRule]) -> str:
    """The page: the rules by box of the decree, each with what it wants and its source."""
    parts = [_INTRODUCTION]
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
