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

from baocao.site import theme_rendering
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
    seen = with_hook(root)
    assert built(root) == framed
    assert len(seen.read_text(encoding="utf-8").splitlines()) == len(framed) - 1  # all but 404.html


def with_hook(root: Path) -> Path:
    """Let somebody look at each page of the site: the file with the addresses of those that were seen."""
    seen = root / "seen.txt"
    (root / "hook.py").write_text(
        "def on_post_page(output, page, config):\n"
        f"    with open({str(seen)!r}, 'a', encoding='utf-8') as file:\n"
        "        print(page.url, file=file)\n"
        "    return output\n",
        encoding="utf-8",
    )
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("hooks: [hook.py]\n")
    return seen


def test_what_an_office_lays_over_the_theme_is_on_every_page(repository: Path, tmp_path: Path) -> None:
    root = made_offices(repository, tmp_path / "kho")
    before = built(root)
    (root / "rieng").mkdir()
    (root / "rieng" / "main.html").write_text(
        '{% extends "base.html" %}{% block announce %}Nghỉ lễ: {{ page.title }}{% endblock %}'
        '{% block styles %}{{ super() }}<link rel="stylesheet" href="{{ "rieng.css" | url }}">{% endblock %}',
        encoding="utf-8",
    )
    (root / "rieng" / "rieng.css").write_text("body { color: red }", encoding="utf-8")
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("theme: {name: material, custom_dir: rieng}\nextra_css: [them.css]\n")
    after = built(root)
    assert after.keys() == before.keys()
    page = after["so-van-hoa/2022/2022-03/index.html"].decode()
    assert 'href="../../../rieng.css"' in page
    assert 'href="../../../them.css"' in page
    assert {name for name, html in after.items() if "Nghỉ lễ" not in html.decode()} == set()
    framed = dict(after)
    with_hook(root)
    assert built(root) == framed


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
