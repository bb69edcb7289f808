"""The hook that MkDocs calls: an edge, like the command line. Reads the archive, hands its pages to MkDocs.

A page is MkDocs' own but for its content, which is finished before: no Markdown program sees a
report. A hand-written page of the same address keeps its words, and the archive's follow.
"""

from __future__ import annotations

import gc
import logging
from collections.abc import Iterable
from pathlib import Path

from jinja2 import Environment
from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import File, Files, InclusionLevel
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page
from mkdocs.structure.toc import AnchorLink, TableOfContents

from baocao.archive import (
    CONFIG_NAME,
    REPORTS_FOLDER,
    ConfigError,
    Repository,
    load_archive,
    open_repository,
    without_collection,
)
from baocao.origin import place_of
from baocao.site.address import folder
from baocao.site.data import data_files
from baocao.site.handwritten import passages_of
from baocao.site.leaf import SitePage, TocEntry
from baocao.site.pages import pages
from baocao.site.search import Document, search_files
from baocao.site.trail import STATE_WORDS
from baocao.site.views import KINDS, Shelf, shelves

_BUILD = "build"
_command = "build"
_log = logging.getLogger("mkdocs.hooks.baocao")


class ArchivePage(Page):
    """A page of the archive, `made` beforehand; behind the words of a hand-written page where there is one."""

    def __init__(self, file: File, config: MkDocsConfig, made: SitePage) -> None:
        self.made = made
        self.is_written = file.generated_by is None
        # MkDocs and its themes take titles for markup.
        super().__init__(None if self.is_written else escape(made.title), file, config)

    def read_source(self, config: MkDocsConfig) -> None:
        """Read the hand-written words, if any, and say what the page is."""
        if self.is_written:
            super().read_source(config)
        else:
            self.markdown = ""
            self.meta = {"title": escape(self.made.title)}
            if not self.made.toc:
                self.meta["hide"] = ["toc", "footer"]
        self.meta.setdefault("description", escape(self.made.description))

    def render(self, config: MkDocsConfig, files: Files) -> None:
        """Take the content as it is."""
        written = ""
        if self.is_written:
            super().render(config, files)
            written = self.content or ""
        self.content = written + self.made.html
        self.toc = TableOfContents([*(self.toc if written else ()), *(_anchor_link(line) for line in self.made.toc)])
        self.present_anchor_ids = {*(self.present_anchor_ids or ()), *self.made.anchors}
        self.links_to_anchors = {**(self.links_to_anchors or {}), **_links_to_anchors(self.made, files)}


# --------------------------------------------------------------------------- what MkDocs calls


def on_startup(command: str, dirty: bool) -> None:  # noqa: ARG001 - called by name
    """Note whether the site is built or looked at while it changes."""
    global _command
    _command = command


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Rebuild what is being looked at when a report or baocao.yml changes."""
    config.extra["is_live"] = _command == "serve"
    root = _root(config)
    repository = _open(root)
    watched = [root / CONFIG_NAME]
    for place in repository.places:
        watched += [place.folder / CONFIG_NAME, place.folder / REPORTS_FOLDER]
    config.watch = [*config.watch, *(str(path) for path in dict.fromkeys(watched) if path.exists())]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the archive's pages and Word files, and the years to the navigation."""
    if not config.use_directory_urls:
        raise PluginError("mkdocs.yml: trang lưu trữ cần use_directory_urls: true.")
    with without_collection():
        _add_archive(files, config)
    # The reports are done with; what is left of them would be looked through again and again.
    gc.collect()
    return files


def on_nav(nav: Navigation, config: MkDocsConfig, files: Files) -> Navigation:  # noqa: ARG001 - called by name
    """Let each report follow the one before, and stand under its year."""
    for file in files.documentation_pages():
        page = file.page
        if isinstance(page, ArchivePage) and page.made.source:
            page.previous_page = _page(files, page.made.previous)
            page.next_page = _page(files, page.made.next)
            year = _page(files, page.made.parent)
            page.parent = year.parent if year else None
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Add the search index, now that the hand-written pages have become HTML too."""
    documents: list[Document] = []
    for file in files.documentation_pages():
        page = file.page
        if page is None:
            continue
        # Material's own index is never loaded.
        page.meta["search"] = {"exclude": True}
        if isinstance(page, ArchivePage) and page.made.document:
            documents.append(page.made.document)
        elif file.generated_by is None:
            documents.append(Document(folder(file.src_uri), _plain(page.title), passages_of(page.content or "")))
    for name, text in search_files(documents, {state.value: words for state, words in STATE_WORDS.items()}):
        files.append(File.generated(config, name, content=text))
    return env


# --------------------------------------------------------------------------- helpers


def _add_archive(files: Files, config: MkDocsConfig) -> None:
    root = _root(config)
    docs = Path(config.docs_dir).resolve()
    for file in files.documentation_pages():
        # From the repository's root, like the reports, so that one template leads to the source of each.
        file.edit_uri = (docs / file.src_uri).relative_to(root).as_posix() if docs.is_relative_to(root) else None
    written = {file.dest_uri: file for file in files}
    offered = _offered(root)
    all_shelves = _shelves(root, {name.partition("/")[2]: path.stat().st_size for name, path in offered.items()})
    made = list(pages(all_shelves))
    for page in made:
        file = File.generated(config, page.uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = page.source or None
        if file.dest_uri in written:
            file = written[file.dest_uri]
        else:
            files.append(file)
        ArchivePage(file, config, page)
        for name in page.downloads:
            files.append(File.generated(config, name, abs_src_path=str(offered[name])))
    for name, text in data_files(all_shelves, config.site_url or ""):
        files.append(File.generated(config, name, content=text))
    if config.nav:
        first, *rest = config.nav
        config.nav = [first, *_navigation(made), *rest]


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _open(root: Path) -> Repository:
    try:
        return open_repository(root, root / CONFIG_NAME)
    except ConfigError as error:
        raise PluginError(_explained(error)) from None


def _shelves(root: Path, sizes: dict[str, int]) -> tuple[Shelf, ...]:
    try:
        _, archive = load_archive(root, root / CONFIG_NAME)
    except ConfigError as error:
        raise PluginError(_explained(error)) from None
    return shelves(archive, sizes)


def _explained(error: ConfigError) -> str:
    lines = [str(error)]
    for note in error.notes:
        at = place_of(note.span)
        lines.append(f"{at.path}:{at.line}:{at.column}: {note.message} {note.help}")
    return "\n".join(lines)


def _offered(root: Path) -> dict[str, Path]:
    """The Word and PDF files that were made, by their address in the site."""
    return {
        f"{kind}/{path.relative_to(root / _BUILD / kind).as_posix()}": path
        for kind in KINDS
        for path in sorted((root / _BUILD / kind).rglob(f"*.{kind}"))
        if path.is_file()
    }


def _navigation(made: Iterable[SitePage]) -> list[dict[str, object]]:
    """The pages for the navigation, those of one group together."""
    lines: dict[str, object] = {}
    for page in made:
        if page.nav_title and page.nav_group:
            group = lines.setdefault(page.nav_group, [])
            assert isinstance(group, list)
            group.append({page.nav_title: page.uri})
        elif page.nav_title:
            lines[page.nav_title] = page.uri
    return [{name: value} for name, value in lines.items()]


def _plain(title: str | None) -> str:
    return Markup(title or "").striptags()


def _page(files: Files, uri: str) -> Page | None:
    file = files.get_file_from_path(uri) if uri else None
    return file.page if file else None


def _anchor_link(line: TocEntry, level: int = 2) -> AnchorLink:
    link = AnchorLink(Markup.escape(line.title), line.anchor, level)
    link.children = [_anchor_link(child, level + 1) for child in line.children]
    return link


def _links_to_anchors(made: SitePage, files: Files) -> dict[File, dict[str, str]]:
    """Where the page leads to, for MkDocs to check; a page that is not there is told at once."""
    links: dict[File, dict[str, str]] = {}
    for uri, anchor in sorted(made.links):
        file = files.get_file_from_path(uri)
        if file is None:
            _log.warning("Trang %s dẫn đến %s, nhưng không có trang ấy.", made.uri, uri)
        elif anchor:
            links.setdefault(file, {})[anchor] = f"{uri}#{anchor}"
    return links
