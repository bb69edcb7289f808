"""The key of an office's part in the store: a hash of all that the part is made of, and of nothing else.

A part is made of

- the office: its id, its folder, its settings, and the bytes of its report files and of what hides reports;
- the commits that git has of each of its reports;
- the Word files and PDFs that are offered of its reports, with their sizes;
- the program: the modules of this package that read an office and make its pages, with their templates and
  word lists; the versions of the package, of the libraries that those modules use, and of Python.

What surrounds a page (`site/theme/`), mkdocs.yml and hand-written pages are no part of it: MkDocs adds them in
every build. A test holds the modules and the libraries against what is really imported.
"""

from __future__ import annotations

from hashlib import blake2b

from baocao.repository import OfficeFolder, Repository, report_paths
from baocao.site.edge.report_histories import Histories
from baocao.site.office_view import FilesOfReports
from baocao.store.observed import observed
from baocao.store.program import program_digest

_SIZE = 20
MODULES = (
    "__init__.py",  # the version of the package
    "archive.py",
    "config",
    "decree.py",
    "file_look.py",
    "folder_walk.py",
    "git.py",
    "indicators",
    "language",
    "model",
    "office.py",
    "open_data",
    "official.py",
    "parsing",
    "period.py",
    "regex.py",
    "repository.py",
    "review",
    "site",
    "store",
    "tasks",
    "visible.py",
    "yaml",
)
"""The files and folders of the package that parts are made by."""
LIBRARIES = ("Jinja2", "MarkupSafe", "PyYAML", "RapidFuzz", "pyromark")
"""The libraries that those use, as they are installed."""


def part_key(
    repository: Repository, folder: OfficeFolder, files: FilesOfReports, histories: Histories | None = None
) -> str:
    """The key of an office's part; `files`: those that are offered of its reports."""
    found = blake2b(program_digest(MODULES, LIBRARIES), digest_size=_SIZE)
    found.update(repr((folder.id, folder.path.relative_to(repository.root).as_posix(), folder.config)).encode())
    found.update(repr(sorted((report, sorted(own.items())) for report, own in files.items() if own)).encode())
    for path in report_paths(folder.path):
        name = path.relative_to(repository.root).as_posix()
        found.update(f"\0{name}\0".encode(errors="surrogateescape"))
        found.update(observed(path, repository.root))
        found.update(repr([commit.commit for commit in (histories or {}).get(name, ())]).encode())
    return found.hexdigest()
