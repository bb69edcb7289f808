"""What surrounds the pages: made once, and yet on every page what that page would have made by itself."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import material
import pytest
from jinja2 import Environment, pass_context
from jinja2.runtime import Context
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from baocao.site import theme_rendering
from baocao.site.edge import site_files
from baocao.site.edge.mkdocs_pages import ArchivePage
from support.paths import paths_in
from support.site_building import made_offices, made_repository


def pages_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in site.rglob("*.html")}


def built(root: Path) -> dict[str, bytes]:
    config = load_config(str(root / "mkdocs.yml"))
    mkdocs_build(config)
    return pages_of(Path(config.site_dir))


def test_a_piece_made_once_is_what_each_page_would_have_made(
    repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = made_repository(repository, tmp_path / "kho")
    made_once = built(root)
    made = theme_rendering.pieces
    asked: list[str] = []

    def forgetful() -> object:
        @pass_context
        def piece(context: Context, name: str) -> str:
            asked.append(name)
            return made()(context, name)

        return piece

    monkeypatch.setattr(theme_rendering, "pieces", forgetful)
    assert built(root) == made_once
    pieces = {path.stem for path in paths_in(Path(theme_rendering.__file__).parent, "theme/pieces/*.html")}
    times = Counter(asked)
    assert times.keys() == pieces
    assert min(times.values()) > 1


@pytest.mark.parametrize("made", [made_repository, made_offices])
def test_a_page_in_its_frame_is_what_mkdocs_would_have_rendered(
    made: Callable[[Path, Path], Path], repository: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BAOCAO_SITE_URL", "https://example.org/kho/")
    monkeypatch.setenv("BAOCAO_SOURCE_URL", "https://example.org/nguon/{path}")
    root = made(repository, tmp_path / "kho")
    framed = built(root)
    folders = [name.removesuffix("/index.html") for name in framed]
    everything = [f"{folder}{ending}" for folder in folders for ending in (".md", "/index.md")]
    rendered: list[str] = []
    own = ArchivePage.render

    def render(page: ArchivePage, config: MkDocsConfig, files: Files) -> None:
        rendered.append(page.made.uri)
        own(page, config, files)

    monkeypatch.setattr(ArchivePage, "render", render)
    monkeypatch.setattr(site_files, "named", lambda _: everything)
    assert built(root) == framed
    assert len(rendered) > len(framed) / 2


def test_only_the_indentation_of_a_template_is_left_out() -> None:
    environment = Environment()
    theme_rendering.prepare(environment)
    template = environment.from_string("<ul>\n  {% for one in some %}\n\t<li>{{ one }}</li>\n  {% endfor %}\n</ul>\n")
    assert template.render(some=["a\n    b"]) == "<ul>\n<li>a\n    b</li>\n</ul>"


def test_every_template_of_ours_takes_the_place_of_one_of_the_theme(repository: Path) -> None:
    ours = repository / "scripts" / "baocao" / "site" / "theme"
    names = {path.relative_to(ours).as_posix() for path in ours.rglob("*.html")}
    added = {name for name in names if name.startswith("pieces/")}
    templates = Path(material.__file__).parent / "templates"
    assert names - added
    assert {name for name in names - added if not (templates / name).is_file()} == set()
    blocks = re.findall(r"{%-? block (\w+)", (ours / "main.html").read_text(encoding="utf-8"))
    assert set(blocks) <= set(re.findall(r"{%-? block (\w+)", (templates / "base.html").read_text(encoding="utf-8")))
