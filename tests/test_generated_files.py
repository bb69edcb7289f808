"""Generated files that are committed stay true."""

from __future__ import annotations

from pathlib import Path

from baocao.checking.rules import all_rules
from baocao.render.formats import rules_markdown


def test_the_rules_page_is_what_the_rules_say(repository: Path) -> None:
    page = (repository / "docs" / "quy-tac.md").read_text(encoding="utf-8")
    assert page == rules_markdown.render([loaded.rule for loaded in all_rules()], False), "run: make docs/quy-tac.md"
