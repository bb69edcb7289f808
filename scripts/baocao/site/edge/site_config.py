"""The configuration that MkDocs works by: mkdocs.yml of a repository, or what takes its place where there is none."""

from __future__ import annotations

import re
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any

from mkdocs.config import config_options
from mkdocs.config.base import ValidationError
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import ConfigurationError

from baocao.commands.common.parallel import Cluster
from baocao.model import Source
from baocao.repository import Repository
from baocao.site.display_names import ARCHIVE
from baocao.site.edge.settings import DEFAULT_OUTPUT, THEME_NAME
from baocao.yaml.document import read_yaml

FILE_NAME = "mkdocs.yml"
_PLUGIN = "baocao"
_ENTRY_POINT = EntryPoint(_PLUGIN, "baocao.site.plugin:ArchivePlugin", "mkdocs.plugins")
_UNKNOWN = "Unrecognised configuration name: "


class WrongSettings(Exception):
    """mkdocs.yml cannot be used; each line says where and why."""


class _Plugins(config_options.Plugins):
    """Knows our plugin also where the installation, being older than the program, does not."""

    def __init__(self) -> None:
        super().__init__(theme_key="theme", default=[_PLUGIN])
        self.installed_plugins.setdefault(_PLUGIN, _ENTRY_POINT)


class _SiteConfig(MkDocsConfig):
    """MkDocs' configuration with what it must know before a plugin is asked; there may be no page by hand."""

    docs_dir = config_options.DocsDir(default="docs", exists=False)
    site_dir = config_options.SiteDir(default=DEFAULT_OUTPUT)
    strict = config_options.Type(bool, default=True)
    plugins = _Plugins()


def site_config(repository: Repository, site_dir: Path | None = None, cluster: Cluster | None = None) -> MkDocsConfig:
    """The configuration of the repository's site, which goes to `site_dir` where that is given; the `cluster`, where
    there is one, makes its parts. Raises WrongSettings.

    Raises ConfigError where baocao.yml, which the site is named after, is wrong.
    """
    path = repository.root / FILE_NAME
    text = path.read_text(encoding="utf-8-sig", errors="replace") if path.is_file() else ""
    config = _SiteConfig(str(path))
    problems = _loaded(config, path, text)
    if not problems and not config.site_name:
        config.load_dict({"site_name": _name(repository)})
    if site_dir is not None:
        config.load_dict({"site_dir": str(site_dir.absolute())})
    if isinstance(config.theme, dict):
        config.theme.setdefault("name", THEME_NAME)
    if not problems:
        errors, warnings = config.validate()
        problems = [_told(text, key, str(problem)) for key, problem in (*errors, *(warnings if config.strict else ()))]
    if not problems:
        problems = _missing(config, text)
    if problems:
        raise WrongSettings("\n".join(problems))
    plugin: Any = config.plugins[_PLUGIN]
    plugin.main, plugin.cluster = repository.folders[0].main.path, cluster
    return config


def _loaded(config: MkDocsConfig, path: Path, text: str) -> list[str]:
    """Take over what the file says, if there is one; what is wrong with it."""
    if not path.is_file():
        return []
    try:
        with path.open("rb") as file:
            config.load_file(file)
    except (ConfigurationError, ValidationError, TypeError, ValueError, LookupError) as error:
        source = Source(FILE_NAME, text)
        told = [
            f"{FILE_NAME}:{note.span.line}:{note.span.column}: {note.message} {note.help}"
            for note in read_yaml(source, 0, len(text)).notes
        ]
        if "Expected a key" in str(error) or isinstance(error, TypeError):
            told = [f"{FILE_NAME}:1: tệp phải gồm các dòng “tên: giá trị”, ví dụ: plugins: [{_PLUGIN}]"]
        mark: Any = getattr(error.__context__, "problem_mark", None)
        return told[:1] or [_told_as_it_is(f"{mark.line + 1 if mark else 1}: không đọc được", str(error))]
    return []


def _missing(config: MkDocsConfig, text: str) -> list[str]:
    """What an archive needs and mkdocs.yml leaves out."""
    if _PLUGIN not in config.plugins:
        line = _line(text, "plugins")
        return [f"{FILE_NAME}:{line}: trong plugins chưa có baocao. Thêm một dòng “- baocao” dưới plugins."]
    if re.search("^docs_dir:", text, re.MULTILINE) and not Path(config.docs_dir).is_dir():
        line = _line(text, "docs_dir")
        return [f"{FILE_NAME}:{line}: không có thư mục {config.docs_dir}. Tạo thư mục ấy, hoặc bỏ dòng docs_dir."]
    return []


def _told(text: str, key: str, problem: str) -> str:
    """What MkDocs has against the value of a key, with its place."""
    if problem.startswith(_UNKNOWN):
        return f"{FILE_NAME}:{_line(text, key)}: không có mục “{key}”. Kiểm tra cách viết, hoặc bỏ dòng ấy."
    if key == "site_dir" and "within" in problem:
        return (
            "Nơi ghi và thư mục các trang viết tay không được nằm trong nhau. Chọn thư mục khác để ghi trang lưu trữ."
        )
    return _told_as_it_is(f"{_line(text, key)}: mục {key} chưa đúng", problem)


def _told_as_it_is(where: str, problem: str) -> str:
    return f"{FILE_NAME}:{where}, MkDocs báo: {' '.join(problem.split())}"


def _line(text: str, key: str) -> int:
    """The line where a key stands; 1 where it does not."""
    found = re.search(rf"^{re.escape(key)} *:", text, re.MULTILINE)
    return text.count("\n", 0, found.start()) + 1 if found else 1


def _name(repository: Repository) -> str:
    (first, *others) = repository.folders
    return ARCHIVE if others or first.id else first.config.organ.name
