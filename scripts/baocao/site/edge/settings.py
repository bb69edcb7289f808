"""What mkdocs.yml leaves unsaid: theme, extensions of Markdown, addresses. What an office says there stands."""

from __future__ import annotations

import os
import warnings
from collections.abc import Mapping
from functools import partial
from pathlib import Path
from typing import Any

from jinja2 import Environment, FileSystemLoader
from mkdocs.config import config_options
from mkdocs.config.base import ValidationError
from mkdocs.config.config_options import ExtraScriptValue
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.theme import Theme
from pymdownx.slugs import slugify

THEME_NAME = "material"
THEME_FOLDER = Path(__file__).resolve().parents[1] / "theme"
"""Our templates and files, laid over those of Material."""
DEFAULT_OUTPUT = "build/site"
_DESCRIPTION = "Báo cáo hằng tháng, đọc trên trang và tải về bản Word"
_SITE_URL, _SOURCE_URL = "BAOCAO_SITE_URL", "BAOCAO_SOURCE_URL"
# Nothing comes from an outside host: no font, no `repo_url`.
_THEME: Mapping[str, Any] = {
    "language": "vi",
    "font": False,
    "favicon": "assets/favicon.svg",
    # `navigation.instant` works (a test holds it), but stays off: each page would first load the map of the whole
    # archive (195 kB with 1,200 reports), screen readers do not hear of the new page, and `site_url` must be right.
    "features": ["navigation.tabs", "navigation.top", "navigation.footer", "toc.follow"],
    "palette": [
        {
            "media": f"(prefers-color-scheme: {media})",
            "scheme": scheme,
            "toggle": {"name": f"Chuyển sang nền {other}"},
        }
        for media, scheme, other in (("light", "default", "tối"), ("dark", "slate", "sáng"))
    ],
}
_COLOURS = {"scheme": "default", "primary": "custom", "accent": "custom"}
"""Our own, for what a palette leaves open."""
_STYLES = ("assets/baocao.css",)
_SCRIPTS = ("assets/search.js", "assets/report.js")
_EXTRA: Mapping[str, Any] = {
    "generator": False,
    # A page runs its own code alone; the server should send the same (docs/trang-luu-tru.md).
    "content_security_policy": "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; "
    "font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'",
}
EXTENSIONS: Mapping[str, Mapping[str, Any]] = {
    "admonition": {},
    "attr_list": {},
    "def_list": {},
    # `align`, not `style`: a page allows no style inside a tag.
    "tables": {"use_align_attribute": True},
    "pymdownx.highlight": {},
    "pymdownx.superfences": {},
    "toc": {
        "permalink": True,
        "permalink_title": "Liên kết đến chỗ này",
        "slugify": slugify(case="lower"),
    },
}
_LINKS = ("not_found", "anchors", "absolute_links", "unrecognized_links")
_WARN = "warn"


def complete(config: MkDocsConfig, root: Path) -> None:
    """Fill in what nobody has said. Raises PluginError for what cannot be so."""
    said = _said(config)
    if not config.use_directory_urls:
        raise PluginError("mkdocs.yml: trang lưu trữ cần use_directory_urls: true.")
    _complete_theme(config, said)
    _complete_markdown(config)
    config.extra_css = [*_STYLES, *config.extra_css]
    config.extra_javascript = [*map(_script, _SCRIPTS), *config.extra_javascript]
    for name, value in _EXTRA.items():
        config.extra.setdefault(name, value)
    if "validation" not in said:
        levels = {"links": dict.fromkeys(_LINKS, _WARN), "nav": dict.fromkeys(("not_found", "absolute_links"), _WARN)}
        config.validation = MkDocsConfig.validation.validate(levels)
    config.site_description = config.site_description or _DESCRIPTION
    if "site_dir" not in said:
        config.site_dir = str(root / DEFAULT_OUTPUT)
    if "site_url" not in said and not config.site_url:
        config.site_url = _address(os.environ.get(_SITE_URL, ""))
    if "edit_uri_template" not in said:
        config.edit_uri_template = os.environ.get(_SOURCE_URL) or None


def _said(config: MkDocsConfig) -> dict[str, Any]:
    """What stands in mkdocs.yml and on the command line."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", DeprecationWarning)  # there is no other way to tell a default from a wish
        return {name: value for said in config.user_configs for name, value in said.items()}


def _complete_theme(config: MkDocsConfig, said: Mapping[str, Any]) -> None:
    own = said.get("theme")
    if own is None:
        config.theme = Theme(THEME_NAME)
    elif config.theme.name != THEME_NAME:
        raise PluginError(
            f"mkdocs.yml: trang lưu trữ chỉ dùng giao diện {THEME_NAME}. Dưới theme ghi name: {THEME_NAME}, hoặc bỏ cả "
            "mục theme."
        )
    for name, value in _THEME.items():
        if not isinstance(own, dict) or name not in own:
            config.theme[name] = value
    given = config.theme["palette"]
    palettes = given if isinstance(given, list) else [given]
    if not all(isinstance(palette, dict) for palette in palettes):
        raise PluginError("mkdocs.yml: dưới palette, mỗi bảng màu gồm các dòng “tên: giá trị”, ví dụ: scheme: slate")
    config.theme["palette"] = [{"toggle": {"name": ""}, **_COLOURS, **palette} for palette in palettes]
    config.theme.dirs.insert(1 if config.theme.custom_dir else 0, str(THEME_FOLDER))
    config.theme.get_env = partial(_environment, config.theme)  # type: ignore[method-assign]


class _Shown(FileSystemLoader):
    """Lists no file in a hidden folder, which MkDocs leaves out: Material has 11,000 icons there."""

    def list_templates(self) -> list[str]:
        found: set[str] = set()
        for place in self.searchpath:
            for folder, inner, names in os.walk(place, followlinks=self.followlinks):
                inner[:] = [name for name in inner if not name.startswith(".")]
                found.update(Path(folder, name).relative_to(place).as_posix() for name in names)
        return sorted(found)


def _environment(theme: Theme) -> Environment:
    environment = Theme.get_env(theme)
    environment.loader = _Shown(theme.dirs)
    return environment


def _complete_markdown(config: MkDocsConfig) -> None:
    known = config.markdown_extensions
    config.markdown_extensions = [*known, *(name for name in EXTENSIONS if name not in known)]
    for name, options in EXTENSIONS.items():
        if options:
            config.mdx_configs[name] = {**options, **config.mdx_configs.get(name, {})}


def _script(path: str) -> ExtraScriptValue:
    script = ExtraScriptValue(path)
    script.defer = True
    return script


def _address(typed: str) -> str:
    try:
        address: str = config_options.URL(default="", is_dir=True).validate(typed)
        return address
    except ValidationError:
        raise PluginError(
            f"Biến môi trường {_SITE_URL} là địa chỉ của trang trên mạng, bắt đầu bằng https:// hoặc http://; đang ghi "
            f"là “{typed}”."
        ) from None
