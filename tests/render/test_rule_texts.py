"""What rules say of themselves: the page, the list and the explanation on the screen."""

from __future__ import annotations

import re

import pytest

from baocao.checking.rule import ReportRule
from baocao.checking.rules import all_rules
from baocao.model import Severity
from baocao.render.formats import rules_markdown, rules_text
from baocao.render.rule_texts import explained
from baocao.render.screen import cells
from baocao.visible import visible

RULES = tuple(loaded.rule for loaded in all_rules())


def made_up(**texts: object) -> ReportRule:
    """A rule whose texts are as hard to show as they come."""
    defaults = {
        "id": "K99",
        "name": "made-up",
        "summary": "Việc phải có mã, ví dụ {#so-hoa}.",
        "why": "Dấu * và _ và [x](y) và <b> và & là chữ thường; `a*b` là mã.",
        "fix": "Ghi {#so-hoa đang}",
        "bad": "- Một. <!-- K99 -->\n- Hai.\n- Ba\u200b. <!-- K99 -->\n",
        "good": "```\nmã\n```\n",
        "earlier": ("- Tháng một.\n", "- Tháng hai.\n"),
        "config": "areas: []\n",
        "source": "NĐ30, Điều 8",
        "fixable": True,
    }
    return ReportRule(**{**defaults, **texts})


def html_of(page: str) -> str:
    markdown = pytest.importorskip("markdown", reason="Python-Markdown comes with MkDocs")
    return markdown.markdown(page, extensions=["toc", "attr_list", "fenced_code", "tables"])


def test_the_page_has_an_anchor_for_every_rule_and_links_to_it() -> None:
    html = html_of(rules_markdown.render(RULES, False))
    ids = [rule.id for rule in RULES]
    assert re.findall(r'<h3 id="([^"]+)">', html) == [rules_markdown.anchor(rule_id) for rule_id in ids]
    assert re.findall(r'href="#([^"]+)"', html) == [rule_id.lower() for rule_id in ids]


def test_the_page_shows_the_texts_of_a_rule_letter_for_letter() -> None:
    html = html_of(rules_markdown.render([made_up()], False))
    assert "Dấu * và _ và [x](y) và &lt;b&gt; và &amp; là chữ thường; <code>a*b</code> là mã." in html
    assert html.count("<code>{#so-hoa}</code>") == 2
    assert "<code>{#so-hoa đang}</code>" in html
    assert 'id="so-hoa"' not in html


def test_the_page_shows_examples_without_marks_and_names_the_marked_lines() -> None:
    page = rules_markdown.render([made_up()], False)
    assert "<!-- K99" not in page
    assert "Chưa đúng, nhắc ở dòng 1, 3:\n\n```markdown\n- Một.\n- Hai.\n- Ba<U+200B>.\n```\n" in page
    assert "Đúng:\n\n````markdown\n```\nmã\n```\n````\n" in page
    assert page.index("Báo cáo 2 tháng trước:") < page.index("Báo cáo tháng trước:") < page.index("Chưa đúng")
    assert "Với baocao.yml có:\n\n```yaml\nareas: []\n```" in page


def test_the_page_says_how_grave_and_whether_it_can_be_mended() -> None:
    page = rules_markdown.render([made_up(severity=Severity.WARNING, issued=Severity.ERROR)], False)
    assert "`made-up` · bản nháp: cảnh báo, đã ban hành: lỗi · tự sửa bằng `--fix`: có" in page
    page = rules_markdown.render([made_up(severity=Severity.NOTE, issued=Severity.NOTE, fixable=False)], False)
    assert "`made-up` · mức độ: gợi ý · tự sửa bằng `--fix`: không" in page


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_explained_on_the_screen_with_all_it_says(rule: ReportRule) -> None:
    text = explained(rule, False)
    said = " ".join(text.split())
    assert text.startswith(f"{rule.id} {rule.name}\n")
    for part in (rule.summary, rule.why, rule.fix, rule.source):
        assert " ".join(visible(part).split()) in said
    assert "\x1b" not in text
    assert re.sub(r"\x1b\[\d+m", "", explained(rule, True)) == text


def test_the_list_has_every_rule_under_its_family() -> None:
    text = rules_text.render(RULES, False)
    assert re.findall(r"(?m)^  ([A-Z]\d\d)  ", text) == [rule.id for rule in RULES]
    assert all(cells(line) <= 96 for line in text.split("\n"))
