"""The HTML of pages by hand, made anew only where the page, the settings or where a link leads have changed.

Markdown takes longer than all else that MkDocs does for a page. Other plugins are asked as ever: it is only what
becomes of the Markdown that they leave that is known.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from baocao.site.edge.kept_values import KeptValues
from baocao.site.edge.settings import EXTENSIONS

_BUILT_IN = ("toc", "tables", "fenced_code")
_log = logging.getLogger("mkdocs.structure.pages")


class _Rendered(NamedTuple):
    """What Markdown made of a page. `led`: where each name led that the page has links to."""

    led: dict[str, object]
    content: str | None
    toc: Any
    title: str | None
    anchors: set[str] | None
    links: dict[str, dict[str, str]]


def keep_html(pages: Iterable[Page | None], config: MkDocsConfig, values: KeptValues) -> None:
    """Let these pages be rendered only where they have changed; not where an extension may look at other files."""
    settings = _settings(config)
    if settings is None:
        return
    for page in pages:
        if type(page) is Page:  # what another plugin has made of it may do more
            page.render = partial(_render, page, settings, values)  # type: ignore[method-assign]


def _settings(config: MkDocsConfig) -> str | None:
    """All of mkdocs.yml that becomes part of a page's HTML, or of what is said of its links; None where that may be
    anything."""
    options = {name: dict(given) for name, given in config.mdx_configs.items()}
    if "slugify" in (toc := options.get("toc", {})) and toc["slugify"] is EXTENSIONS["toc"]["slugify"]:
        del toc["slugify"]
    found = repr((config.markdown_extensions, options, config.validation.links, config.use_directory_urls))
    is_known = {*EXTENSIONS, *_BUILT_IN}.issuperset(config.markdown_extensions)
    return found if is_known and " at 0x" not in found else None


def _render(page: Page, settings: str, values: KeptValues, config: MkDocsConfig, files: Files) -> None:
    facts = (settings, page.file.src_uri, page.file.url, page.file.inclusion, page.markdown)
    kept: _Rendered | None = values.get(*facts)
    if kept is not None and all(_leads(files.get_file_from_path(name)) == where for name, where in kept.led.items()):
        page.content, page.toc, page._title_from_render = kept.content, kept.toc, kept.title
        page.present_anchor_ids = kept.anchors
        found = {files.get_file_from_path(name): links for name, links in kept.links.items()}
        page.links_to_anchors = {file: links for file, links in found.items() if file}
        return
    asked = _Asked(files)
    heard = _Heard()
    _log.addHandler(heard)
    try:
        Page.render(page, config, asked)
    finally:
        _log.removeHandler(heard)
    if not heard.anything and page.links_to_anchors is not None:
        links = {file.src_uri: links for file, links in page.links_to_anchors.items()}
        rendered = _Rendered(asked.led, page.content, page.toc, page._title_from_render, page.present_anchor_ids, links)
        values.put(rendered, *facts)


def _leads(file: File | None) -> object:
    return file and (file.src_uri, file.url, file.inclusion)


class _Asked(Files):
    """The files, noting which are asked for."""

    def __init__(self, files: Files) -> None:
        super().__init__(())
        self._all = files
        self.led: dict[str, object] = {}

    def get_file_from_path(self, path: str) -> File | None:
        file = self._all.get_file_from_path(path)
        self.led[path] = _leads(file)
        return file


class _Heard(logging.Handler):
    """Hears whether anything is said, which must be said again in the next build."""

    anything = False

    def emit(self, record: logging.LogRecord) -> None:  # noqa: ARG002 - called by place
        self.anything = True
