"""The hook that MkDocs calls: an edge, like the command line. Reads the archive, hands its pages to MkDocs.

A page is MkDocs' own but for its content, which is finished before: no Markdown program sees a
report. A hand-written page of the same address keeps its words, and the archive's follow.
"""

from __future__ import annotations

import logging
import re
from pathlib import Path

from jinja2 import Environment
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.structure.files import Files
from mkdocs.structure.nav import Navigation
from mkdocs.structure.pages import Page

from baocao.commands.common.output import say
from baocao.language.system_errors import why
from baocao.parsing.file_places import file_place
from baocao.repository import CONFIG_NAME, REPORTS_FOLDER, ConfigError, Repository, open_repository, read_configs
from baocao.site.edge.build import stored_parts
from baocao.site.edge.changed_files import begin_writing, describe_pages, end_writing
from baocao.site.edge.lock import BuildLock
from baocao.site.edge.mkdocs_pages import ArchivePage
from baocao.site.edge.site_files import add_data, add_index, add_pages, adopt_handwritten
from baocao.site.edge.store import PartStore, StoredPart
from baocao.site.office_view import KINDS
from baocao.site.theme_rendering import prepare
from baocao.store.folders import BUILD, store_folders
from baocao.visible import harmless, visible

_LOCK = ".site.lock"
_WAITING = "Một lần dựng trang khác trong kho này đang chạy (make site hoặc make serve): đợi nó xong rồi dựng tiếp."
_ADDRESS = re.compile(r"[0-9A-Za-z./-]+")
_log = logging.getLogger("mkdocs.hooks.baocao")


class _Now:
    """What the build that is going on knows from one call to the next."""

    command = "build"
    is_dirty = False
    repository: Repository
    parts: list[StoredPart]
    files: Files
    nav: Navigation
    lock = BuildLock()


# --------------------------------------------------------------------------- what MkDocs calls


def on_startup(command: str, dirty: bool) -> None:
    """Note whether the site is built or looked at while it changes; see to it that what is logged is only read."""
    for handler in logging.getLogger("mkdocs").handlers:
        handler.addFilter(_made_harmless)
    _Now.command, _Now.is_dirty = command, dirty
    if dirty:
        logging.getLogger("mkdocs.commands.build").addFilter(_holds_here)


def on_config(config: MkDocsConfig) -> MkDocsConfig:
    """Rebuild what is being looked at when a report or baocao.yml changes; nobody else builds meanwhile."""
    config.extra["is_live"] = _Now.command == "serve"
    root = _root(config)
    try:
        _Now.lock.acquire(root / BUILD / _LOCK, lambda: say(_WAITING))
    except OSError as error:
        raise PluginError(visible(f"Không ghi được vào {root / BUILD}: {why(error)}.")) from None
    try:
        _Now.repository = open_repository(root, root / CONFIG_NAME)
        read_configs(_Now.repository)
    except ConfigError as error:
        raise PluginError(_explained(error)) from None
    watched = [root / CONFIG_NAME]
    for folder in _Now.repository.folders:
        watched += [folder.path / CONFIG_NAME, folder.path / REPORTS_FOLDER]
    config.watch = [*config.watch, *(str(path) for path in dict.fromkeys(watched) if path.exists())]
    return config


def on_files(files: Files, config: MkDocsConfig) -> Files:
    """Add the archive's pages, data and Word files, and the years to the navigation."""
    if not config.use_directory_urls:
        raise PluginError("mkdocs.yml: trang lưu trữ cần use_directory_urls: true.")
    root = _root(config)
    offered = _offered(root)
    sizes = {name.partition("/")[2]: path.stat().st_size for name, path in offered.items()}
    _Now.files = files
    _Now.parts = stored_parts(_Now.repository, sizes, PartStore(next(store_folders(root, "site"))))
    for part in _Now.parts:
        for page, uri, anchor in part.head.dead:
            _log.warning("Trang %s dẫn đến %s, nhưng không có chỗ ấy.", page, f"{uri}#{anchor}" if anchor else uri)
    adopt_handwritten(files, config, root)
    add_pages(files, config, _Now.parts, offered)
    add_data(files, config, _Now.parts)
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
    _Now.nav = nav
    return nav


def on_env(env: Environment, config: MkDocsConfig, files: Files) -> Environment:
    """Add the search index, now that the hand-written pages have become HTML too; find what must be written."""
    add_index(files, config, _Now.parts)
    if _Now.is_dirty:
        describe_pages(files, config, _Now.nav)
        begin_writing(files)
    prepare(env)
    return env


def on_post_build(config: MkDocsConfig) -> None:
    """Remember what was written."""
    if _Now.is_dirty:
        end_writing(_Now.files, Path(config.site_dir))
    _Now.lock.release()


def on_build_error(error: Exception) -> None:  # noqa: ARG001 - called by name
    """Let another build begin."""
    _Now.lock.release()


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


def _explained(error: ConfigError) -> str:
    lines = [str(error)]
    for note in error.notes:
        at = file_place(note.span)
        lines.append(visible(f"{at.path}:{at.line}:{at.column}: {note.message} {note.help}"))
    return "\n".join(lines)


def _offered(root: Path) -> dict[str, Path]:
    """The Word and PDF files that were made, by their address in the site; none of a report that F04 wants renamed."""
    found = {
        f"{kind}/{path.relative_to(root / BUILD / kind).as_posix()}": path
        for kind in KINDS
        for path in sorted((root / BUILD / kind).rglob(f"*.{kind}"))
        if path.is_file()
    }
    return {name: path for name, path in found.items() if _ADDRESS.fullmatch(name)}


def _page(files: Files, uri: str) -> Page | None:
    file = files.get_file_from_path(uri) if uri else None
    return file.page if file else None
