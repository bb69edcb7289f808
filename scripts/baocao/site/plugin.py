"""The plugin of MkDocs: an edge, like the command line. Reads the archive, hands its pages to MkDocs.

A page is MkDocs' own but for its content, which is finished before: no Markdown program sees a
report. A hand-written page of the same address keeps its words, and the archive's follow.
"""

from __future__ import annotations

import logging
from collections.abc import Sequence
from contextlib import ExitStack
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort, PluginError
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from baocao.commands.common.output import say
from baocao.commands.common.parallel import Cluster
from baocao.language.system_errors import why
from baocao.parsing.file_places import file_place
from baocao.repository import CONFIG_NAME, REPORTS_FOLDER, ConfigError, Repository, open_repository, read_configs
from baocao.site.edge.build import few_collections, no_collections, stored_parts
from baocao.site.edge.changed_files import (
    SiteFile,
    begin_writing,
    describe_pages,
    end_writing,
    frame_digest,
)
from baocao.site.edge.finished_files import FinishedFiles, SiteFiles, forget_groups
from baocao.site.edge.frames import Frames
from baocao.site.edge.guide import add_guide, fill_navigation
from baocao.site.edge.kept_html import keep_html
from baocao.site.edge.kept_site import KeptSite
from baocao.site.edge.kept_values import KeptValues
from baocao.site.edge.lock import BuildLock
from baocao.site.edge.mkdocs_pages import ArchivePage, lit_by
from baocao.site.edge.offered_files import offered_files, tell
from baocao.site.edge.scripts import lighten_scripts
from baocao.site.edge.settings import complete
from baocao.site.edge.site_files import ArchivePages, add_data, add_index, adopt_handwritten
from baocao.site.edge.site_folder import NotOurs, ensure_ours, mark_as_ours
from baocao.site.edge.store import PartStore, StoredPart
from baocao.site.theme_rendering import prepare
from baocao.store.folders import BUILD, store_folders
from baocao.visible import harmless, visible

_LOCK = ".site.lock"
_WAITING = "Một lần dựng trang khác trong kho này đang chạy: đợi nó xong rồi dựng tiếp."
_ONE_BY_ONE = "%s sửa hoặc đọc từng trang đã dựng, nên MkDocs dựng từng trang một, lâu hơn nhiều."
_PAGE_EVENTS = ("page_content", "page_context", "post_page")
"""What other plugins do with pages that are finished."""
_SEARCHES = ("mkdocs.contrib.search", "material.plugins.search.plugin")
"""They have nothing to look for in reports, which the search of ours finds."""
_LINKS = "mkdocs.structure.pages"
"""Who warns of links that lead nowhere."""
_log = logging.getLogger("mkdocs.plugins.baocao")


class _NoSettings(Config):
    """All that can be set stands in baocao.yml and among MkDocs' own settings."""


class ArchivePlugin(BasePlugin[_NoSettings]):
    """What the build that is going on knows from one call to the next, and what MkDocs calls.

    `main` is the baocao.yml of the root, where it has another name or place than usual; `awaited`, what changes the
    site once it is there; `cluster` makes the parts of the offices, where there is one.
    """

    main: Path | None = None
    awaited: Sequence[str] = ()
    cluster: Cluster | None = None
    _repository: Repository
    _parts: list[StoredPart]
    _files: Files
    _nav: Navigation
    _env: Environment
    _pages: ArchivePages
    _values: KeptValues
    _finished: FinishedFiles
    _config: MkDocsConfig

    def __init__(self) -> None:
        self._command = "build"
        self._is_dirty = False
        self._kept: KeptSite | None = None
        self._lock = BuildLock()
        self._until_end = ExitStack()
        self._meanwhile = ExitStack()
        self._lent: frozenset[str] = frozenset()

    def on_startup(self, *, command: str, dirty: bool) -> None:
        """Note whether the site is built or looked at while it changes; see to it that what is logged is only read."""
        for handler in logging.getLogger("mkdocs").handlers:
            handler.addFilter(_made_harmless)
        self._command, self._is_dirty = command, dirty
        if command == "build":
            self._until_end.enter_context(no_collections())
        if dirty:
            logging.getLogger("mkdocs.commands.build").addFilter(_holds_here)

    def on_shutdown(self) -> None:
        """Leave what there is to the end of the process."""
        self._until_end.close()

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Rebuild what is being looked at when a report or baocao.yml changes; nobody else builds meanwhile."""
        root = _root(config)
        complete(config, root)
        self._config = config
        config.extra["is_live"] = self._command == "serve"
        try:
            self._lock.acquire(root / BUILD / _LOCK, lambda: say(_WAITING))
        except OSError as error:
            raise PluginError(visible(f"Không ghi được vào {root / BUILD}: {why(error)}.")) from None
        if self._command != "serve":
            try:
                ensure_ours(Path(config.site_dir), root)
            except NotOurs as error:
                raise PluginError(visible(str(error))) from None
        self._meanwhile.enter_context(few_collections())
        self._values = KeptValues(root)
        main = self.main or root / CONFIG_NAME
        try:
            self._repository = open_repository(root, main)
            read_configs(self._repository)
        except ConfigError as error:
            raise PluginError(_explained(error)) from None
        watched = [main]
        for folder in self._repository.folders:
            watched += [folder.path / CONFIG_NAME, folder.path / REPORTS_FOLDER]
        named = [str(path) for path in dict.fromkeys(watched)]
        config.watch = [*config.watch, *(path for path in named if Path(path).exists())]
        self.awaited = [path for path in named if path not in config.watch]
        return config

    def on_pre_build(self, *, config: MkDocsConfig) -> None:
        """Keep what is there, where MkDocs empties the folder."""
        self._kept = None if self._is_dirty else KeptSite(_root(config), config.site_dir)
        if self._kept:
            forget_groups()
            self._kept.take()

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """Add the archive's pages, data and Word files, the guide, and what leads to them."""
        root = _root(config)
        mark_as_ours(Path(config.site_dir))
        offered = offered_files(self._repository, self._values)
        tell(root, offered.left)
        self._parts = stored_parts(
            self._repository,
            offered.of_offices,
            PartStore(next(store_folders(root, "site"))),
            self.cluster,
            with_revisions=bool(config.extra.get("revisions", True)),
        )
        for part in self._parts:
            for page, uri, anchor in part.head.dead:
                _log.warning("Trang %s dẫn đến %s, nhưng không có chỗ ấy.", page, f"{uri}#{anchor}" if anchor else uri)
        adopt_handwritten(files, config, root)
        lighten_scripts(files, config)
        self._lent = add_guide(files, config)
        logging.getLogger(_LINKS).addFilter(self._is_theirs)
        self._pages = ArchivePages(self._parts)
        fill_navigation(files, config, self._pages.navigation())
        others = _lookers(config)
        if others:
            _log.info(_ONE_BY_ONE, ", ".join(others))
        self._pages.hand_over(files, config, all_of_them=bool(others))
        self._finished = FinishedFiles(config)
        downloads = {name: offered.paths[name] for name in self._pages.downloads()}
        add_data(self._finished, config, self._parts, downloads)
        self._files = SiteFiles(files, self._beside)
        return self._files

    def on_nav(self, nav: Navigation, *, config: MkDocsConfig, files: Files) -> Navigation:
        """Let each report follow the one before, and stand under its year."""
        for file in files.documentation_pages():
            page = file.page
            if isinstance(page, ArchivePage) and (page.made.source or page.made.parent):
                page.previous_page = _page(files, page.made.previous)
                page.next_page = _page(files, page.made.next)
                page.parent = lit_by(page.made, _page(files, page.made.parent))  # type: ignore[assignment]
        keep_html([file.page for file in files.documentation_pages()], config, self._values)
        self._nav = nav
        return nav

    def on_env(self, env: Environment, *, config: MkDocsConfig, files: Files) -> Environment:
        """Let templates be rendered as ours are; find what MkDocs must write."""
        prepare(env, self._values)
        env.globals["framed_pages"] = self._pages.addresses(config.site_url) if config.site_url else []
        describe_pages(files, frame_digest(config, self._nav))
        begin_writing(files, ())
        self._env = env
        return env

    @event_priority(100)  # other plugins look at the whole site
    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Write what MkDocs has not written, now that the hand-written pages have become HTML too."""
        frames = Frames(self._files, config, self._nav, self._env, self._pages.title_of)
        around = frame_digest(config, self._nav)
        self._pages.finish(self._finished, frames, around, config.site_url or "")
        add_index(self._finished, self._files, self._parts, self._values)
        made_of = self._finished.made_of()
        if self._kept:
            self._kept.put_back(made_of)
        begin_writing((), self._finished.wanting())
        self._finished.write()
        end_writing(self._files, made_of, Path(config.site_dir))
        if self._kept:
            self._kept.note(made_of)
        self._values.write()
        self._end()

    def on_build_error(self, *, error: Exception) -> None:
        """Let another build begin; say in a sentence what the disk refuses."""
        if self._kept:
            self._kept.drop()
        self._end()
        if isinstance(error, OSError):
            _log.error("Không ghi được %s: %s.", error.filename2 or error.filename or self._config.site_dir, why(error))
            raise Abort("Chưa dựng được trang lưu trữ.") from None

    def _beside(self, name: str) -> File | None:
        """What MkDocs is told of a page or file that it does not write itself."""
        if name in self._finished:
            return SiteFile.generated(self._config, name, content="")
        return self._pages.beside(self._config, name)

    def _end(self) -> None:
        logging.getLogger(_LINKS).removeFilter(self._is_theirs)
        self._meanwhile.close()
        self._lock.release()

    def _is_theirs(self, record: logging.LogRecord) -> bool:
        """Leaves out what our guide says of a page in whose place the office has written its own."""
        return not any(record.getMessage().startswith(f"Doc file '{name}' ") for name in self._lent)


# --------------------------------------------------------------------------- helpers


def _holds_here(record: logging.LogRecord) -> bool:
    """Leaves out MkDocs' warning that a dirty build may be wrong: it judges files by their times, we do not."""
    return "'dirty' build" not in record.getMessage()


def _made_harmless(record: logging.LogRecord) -> bool:
    """Lets every record through, no name in it steering a terminal or commanding a build machine."""
    record.msg, record.args = harmless(record.getMessage(), colours=False, no_commands=True), ()
    return True


def _root(config: MkDocsConfig) -> Path:
    return Path(config.config_file_path).resolve().parent


def _lookers(config: MkDocsConfig) -> list[str]:
    """The plugins and hooks that want to see each page, by the names of their modules."""
    methods = (method for event in _PAGE_EVENTS for method in config.plugins.events[event])
    modules = (
        type(owner).__module__ if (owner := getattr(method, "__self__", None)) else method.__module__
        for method in methods
    )
    return [module for module in dict.fromkeys(modules) if module not in _SEARCHES]


def _explained(error: ConfigError) -> str:
    lines = [str(error)]
    for note in error.notes:
        at = file_place(note.span)
        lines.append(visible(f"{at.path}:{at.line}:{at.column}: {note.message} {note.help}"))
    return "\n".join(lines)


def _page(files: Files, uri: str) -> Page | None:
    file = files.get_file_from_path(uri) if uri else None
    return file.page if file else None
