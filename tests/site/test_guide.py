"""The pages that come with the package are those of docs/, all that is needed to read them and nothing else."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

from baocao.site.edge.guide import GUIDE, PACKED, guide_folder


def test_what_is_packed_is_what_the_site_asks_for(repository: Path) -> None:
    pyproject = tomllib.loads((repository / "pyproject.toml").read_text(encoding="utf-8"))
    packed = pyproject["tool"]["hatch"]["build"]["targets"]["wheel"]["force-include"]
    assert packed == {f"docs/{name}": f"baocao/site/guide/{name}" for name in PACKED}


def test_every_page_and_picture_that_the_guide_shows_is_packed(repository: Path) -> None:
    assert guide_folder() == repository / "docs"
    for name in GUIDE.values():
        text = (guide_folder() / name).read_text(encoding="utf-8")
        led_to = set(re.findall(r"\]\((?![a-z]+:)([^)#]+)", text))
        assert led_to <= set(PACKED), name
