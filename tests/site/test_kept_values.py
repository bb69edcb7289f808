"""What is kept of the HTML of hand-written pages and of templates: it changes nothing of what is built."""

from __future__ import annotations

import logging
import pickle
import shutil
from collections.abc import Callable
from pathlib import Path

import markdown
import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config

from baocao.store.sealed import LENGTH
from support.site_building import made_offices

PAGE = "# Trang riêng\n\nXem [hướng dẫn](huong-dan.md#dau-de) và [trang kia](kia.md).\n"


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    root = made_offices(repository, tmp_path / "kho")
    write(root, "docs/rieng.md", PAGE)
    write(root, "docs/kia.md", "# Trang kia\n")
    return root


def write(root: Path, name: str, text: str) -> None:
    (root / name).write_text(text, encoding="utf-8")


def values(root: Path) -> Path:
    return root / "build" / ".store" / "site-values"


def built(root: Path) -> dict[str, bytes]:
    mkdocs_build(load_config(str(root / "mkdocs.yml")))
    site = root / "build" / "site"
    return {
        path.relative_to(site).as_posix(): path.read_bytes()
        for path in site.rglob("*")
        if path.is_file() and path.suffix != ".gz"
    }


@pytest.fixture
def converted(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The Markdown texts that were made into HTML."""
    found: list[str] = []
    convert = markdown.Markdown.convert

    def noted(self: markdown.Markdown, source: str) -> str:
        found.append(source)
        return convert(self, source)

    monkeypatch.setattr(markdown.Markdown, "convert", noted)
    return found


def with_other_words(root: Path) -> None:
    write(root, "docs/rieng.md", PAGE.replace("Xem", "Đọc"))


def with_another_title_at_its_end(root: Path) -> None:
    write(root, "docs/kia.md", "# Trang khác\n\n## Phần\n")


def with_a_link_that_leads_nowhere(root: Path) -> None:
    (root / "docs" / "kia.md").unlink()


def with_other_signs_at_headings(root: Path) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write("markdown_extensions: [{toc: {permalink: '§'}}]\n")


@pytest.mark.parametrize(
    "change",
    [
        with_other_words,
        with_another_title_at_its_end,
        with_a_link_that_leads_nowhere,
        with_other_signs_at_headings,
    ],
)
def test_what_was_kept_does_not_change_what_is_built(root: Path, change: Callable[[Path], None]) -> None:
    before = built(root)
    change(root)
    after = built(root)
    shutil.rmtree(values(root))
    assert built(root) == after
    assert after["rieng/index.html"] != before["rieng/index.html"] or change is with_another_title_at_its_end


def test_only_a_page_that_changed_is_made_into_html_again(root: Path, converted: list[str]) -> None:
    first = built(root)
    assert PAGE.strip() in [text.strip() for text in converted]
    with_other_words(root)
    converted.clear()
    assert built(root) != first
    assert PAGE.replace("Xem", "Đọc").strip() in [text.strip() for text in converted]
    assert not [text for text in converted if text.startswith("# Trang kia")]


def test_a_link_that_leads_nowhere_is_told_in_each_build(root: Path, caplog: pytest.LogCaptureFixture) -> None:
    write(root, "docs/rieng.md", PAGE.replace("kia.md", "khong-co.md"))
    for _ in range(2):
        with caplog.at_level(logging.WARNING, logger="mkdocs"):
            built(root)
        assert [record for record in caplog.records if "khong-co.md" in record.getMessage()]
        caplog.clear()
    write(root, "docs/rieng.md", PAGE)
    built(root)
    (root / "docs" / "kia.md").unlink()
    with caplog.at_level(logging.WARNING, logger="mkdocs"):
        built(root)
    assert [record for record in caplog.records if "'kia.md'" in record.getMessage()]


def test_what_another_file_puts_into_a_page_is_not_kept(root: Path) -> None:
    with (root / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(f"markdown_extensions: [{{pymdownx.snippets: {{base_path: ['{root}']}}}}]\n")
    write(root, "docs/rieng.md", '# Riêng\n\n--8<-- "chung.txt"\n')
    for words in ("Chữ chung", "Chữ khác"):
        write(root, "chung.txt", f"{words}\n")
        assert words in built(root)["rieng/index.html"].decode()


class Runs:
    """What must never be unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("a file that somebody put there was run",)


def test_no_value_of_somebody_else_is_believed(root: Path) -> None:
    first = built(root)
    kept = values(root) / "values"
    sealed = kept.read_bytes()
    for forged in (pickle.dumps(Runs()), sealed[:LENGTH] + pickle.dumps(Runs()), sealed[:-1]):
        kept.write_bytes(forged)
        assert built(root) == first
