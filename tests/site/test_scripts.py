"""The scripts that readers load: no more than they need, and the same as they are written."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.site.edge.scripts import lightened
from baocao.site.edge.settings import THEME_FOLDER

SCRIPTS = sorted(Path(THEME_FOLDER, "assets").glob("*.js"))


def test_a_script_loses_comments_and_indentation() -> None:
    script = (
        '/* What it does,\n   and why. */\n\nif (a) {\n  // once\n  b("// c"); // d\n  /* more */\n  e(); /* f */\n}\n'
    )
    assert lightened(script) == '\nif (a) {\nb("// c"); // d\ne(); /* f */\n}\n'


@pytest.mark.parametrize("path", SCRIPTS, ids=lambda path: path.name)
def test_no_text_of_a_script_goes_on_in_another_line(path: Path) -> None:
    """Its indentation would be lost."""
    lines = lightened(path.read_text(encoding="utf-8")).splitlines()
    assert lines
    assert all(line.count("`") % 2 == 0 for line in lines)
