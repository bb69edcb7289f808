"""Shows the site while it is worked on: built again whenever a report, a baocao.yml or a page by hand is saved."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import Abort
from mkdocs.livereload import LiveReloadServer

from baocao.commands.common.config_problems import say_config_error
from baocao.commands.common.outcome import Refused
from baocao.commands.common.output import say
from baocao.repository import ConfigError

_AS_BEFORE = "Trang đang xem vẫn là bản dựng trước; sửa xong rồi lưu lại thì máy dựng lại."


def serve(
    configured: Callable[[Path], MkDocsConfig], address: str | None, port: int | None, prepare: Callable[[], None]
) -> None:
    """Show the site until Ctrl-C, where mkdocs.yml says if `address` and `port` do not.

    `configured` gives the configuration of a site in the folder that it is handed; `prepare` makes what the site is
    built with, once the port is ours. Raises what they raise, Abort where the first build fails, and OSError where the
    port cannot be had.
    """
    with TemporaryDirectory(prefix="baocao-site-") as folder:
        config = configured(Path(folder))
        usual = config.dev_addr
        server = _Server(configured, config, address or usual.host, port or usual.port, Path(folder))
        try:
            server.server_bind()
            prepare()
            config.plugins.on_startup(command="serve", dirty=True)
            server.build(config)
            say(f"Trang lưu trữ: {server.url} (lưu báo cáo là trang tự đổi; nhấn Ctrl-C để dừng)")
            server.serve()  # type: ignore[no-untyped-call]
        finally:
            server.shutdown()
            config.plugins.on_shutdown()


class _Server(LiveReloadServer):
    """Takes its port at once, before anything is built for it, and watches also what came later."""

    def __init__(
        self, configured: Callable[[Path], MkDocsConfig], config: MkDocsConfig, host: str, port: int, site: Path
    ) -> None:
        super().__init__(self._build_again, host, port, str(site), urlsplit(config.site_url or "/").path)
        self.error_handler = self._error_page
        self._configured = configured
        self._site = site
        self._watched: set[str] = set()
        self._awaited: tuple[str, ...] = ()
        self._is_bound = False

    def server_bind(self) -> None:
        if not self._is_bound:
            super().server_bind()
            self._is_bound = True

    def build(self, config: MkDocsConfig) -> None:
        """Build the site, only what has changed of it. Raises Abort."""
        config.site_url = self.url
        build(config, serve_url=self.url, dirty=True)
        plugin: Any = config.plugins["baocao"]
        paths = (config.docs_dir, config.config_file_path, *config.watch, *plugin.awaited)
        for path in paths:
            if path not in self._watched and Path(path).exists():
                self._watched.add(path)
                self.watch(path)
        self._awaited = tuple(path for path in paths if path not in self._watched)

    def service_actions(self) -> None:
        """Build again when there is what was not yet there, and so could not be watched; called four times a second."""
        if any(Path(path).exists() for path in self._awaited):
            self._awaited = ()
            with self._rebuild_cond:
                self._want_rebuild = True
                self._rebuild_cond.notify_all()

    def _build_again(self) -> None:
        try:
            self.build(self._configured(self._site))
        except ConfigError as error:
            say_config_error(error)
            say(_AS_BEFORE)
        except (Refused, Abort) as error:
            if isinstance(error, Refused):
                say(str(error))
            say(_AS_BEFORE)

    def _error_page(self, code: int) -> bytes | None:
        page = self._site / f"{code}.html"
        return page.read_bytes() if page.is_file() else None
