"""The scripts of our theme as readers get them: without what only their authors need, and the search's in one file."""

from __future__ import annotations

import re
from pathlib import Path

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files

from baocao.site.edge.changed_files import SiteFile, digest_of
from baocao.site.edge.settings import THEME_FOLDER

_ENGINE = "assets/search-engine.js"
_PARTS = ("words", "index", "asked", "rows", "engine")
"""What the search is made of, each on what is before it."""
_FOR_AUTHORS = re.compile(r"^ *(?:/\*.*?\*/\n|//[^\n]*\n)|^ +", re.MULTILINE | re.DOTALL)


def lighten_scripts(files: Files, config: MkDocsConfig) -> None:
    """Let readers load less; a script that an office lays over ours stays as it is."""
    parts = [f"assets/search-{part}.js" for part in _PARTS]
    for file in [file for file in files if file.src_dir == str(THEME_FOLDER) and file.src_uri.endswith(".js")]:
        files.remove(file)
        if file.src_uri in parts and file.src_uri != _ENGINE:
            continue
        names = parts if file.src_uri == _ENGINE else [file.src_uri]
        script = "".join(lightened(Path(THEME_FOLDER, name).read_text(encoding="utf-8")) for name in names)
        light = SiteFile.generated(config, file.src_uri, content=script)
        assert isinstance(light, SiteFile)
        light.made_of = digest_of(script)
        files.append(light)


def lightened(script: str) -> str:
    """A script without comments that have lines of their own, and without indentation."""
    return _FOR_AUTHORS.sub("", script)
