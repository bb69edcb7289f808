"""What the site is made of: pages, data and the search index, none of them read before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import partial
from itertools import chain
from pathlib import Path
from typing import NamedTuple

from markupsafe import Markup, escape
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import File, Files, InclusionLevel

from baocao.file_look import look_of
from baocao.model import STANDINGS
from baocao.site.address import folder, is_alone
from baocao.site.data_files import data_files
from baocao.site.edge.changed_files import SiteFile, digest_of
from baocao.site.edge.finished_files import FinishedFiles
from baocao.site.edge.frames import Frames
from baocao.site.edge.guide import named
from baocao.site.edge.kept_values import KeptValues
from baocao.site.edge.mkdocs_pages import ArchivePage
from baocao.site.edge.store import StoredBytes, StoredPart
from baocao.site.feeds import placed
from baocao.site.pages.ledgers import ledgers_page
from baocao.site.pages.offices import offices_page
from baocao.site.pages.search import search_page
from baocao.site.search.blocks import Block, words_of
from baocao.site.search.handwritten import documents_in
from baocao.site.search.index import SearchIndex, text_file, text_of
from baocao.site.search.passages import DocumentRow, passages_of, row_of
from baocao.site.share_picture import PICTURE, share_picture
from baocao.site.site_page import SitePage


def adopt_handwritten(files: Files, config: MkDocsConfig, root: Path) -> None:
    """Make the hand-written pages files that know whether they have changed."""
    docs = Path(config.docs_dir).resolve()
    for file in files.documentation_pages():
        ours = SiteFile(file.src_uri, file.src_dir, file.dest_dir, file.use_directory_urls, inclusion=file.inclusion)
        # From the repository's root, like the reports, so that one template leads to the source of each.
        ours.edit_uri = (docs / file.src_uri).relative_to(root).as_posix() if docs.is_relative_to(root) else None
        files.remove(file)
        files.append(ours)


class ArchivePages:
    """The pages of all offices, `made` beforehand."""

    def __init__(self, parts: Sequence[StoredPart]) -> None:
        self._parts = parts
        self._shared: list[_Page] = []
        self._own = [
            [_Page(kept.page, partial(part.html, kept), kept.digest, kept.anchors) for kept in part.head.pages]
            for part in parts
        ]
        summaries = [part.head.summary for part in parts]
        if not is_alone(part.head.office for part in parts):
            for page in (offices_page(summaries), ledgers_page(summaries)):
                if all(summary.uri != page.uri for summary in summaries):  # an office may be called so
                    self._add(page)
        self._add(search_page(summaries, [page.made for page in self._all()]))
        self._framed: dict[str, _Page] = {}
        self._rendered: dict[str, ArchivePage] = {}

    def _add(self, page: SitePage) -> None:
        bare = page._replace(anchors=frozenset(), links=frozenset())  # sets have no order
        self._shared.append(_Page(page, page.html.encode, digest_of(bare), ""))

    def _all(self) -> Iterator[_Page]:
        return chain(self._shared, *self._own)

    def navigation(self) -> list[dict[str, object]]:
        """The lines of the navigation that lead to them."""
        return _navigation(page.made for page in self._all())

    def hand_over(self, files: Files, config: MkDocsConfig, *, all_of_them: bool) -> None:
        """Let MkDocs render those of the navigation, and those that somebody has written the first words of; or all."""
        written = {file.dest_uri: file for file in files.documentation_pages()}
        listed = frozenset(named(config.nav))
        for page in self._all():
            uri = page.made.uri
            file = written.get(f"{folder(uri)}/index.html".lstrip("/"))
            if file is None and uri not in listed and not all_of_them:
                self._framed[uri] = page
                continue
            if file is None:
                file = SiteFile.generated(config, uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
                file.edit_uri = page.made.source or None
                files.append(file)
            self._rendered[uri] = page.for_mkdocs(file, config)

    def title_of(self, uri: str) -> str | None:
        """The title of a page, as HTML; None where there is none."""
        if uri in self._framed:
            return escape(self._framed[uri].made.title)
        return self._rendered[uri].title if uri in self._rendered else None

    def beside(self, config: MkDocsConfig, name: str) -> File | None:
        """What a page by hand finds under a name, where it is none of MkDocs' own."""
        if name in self._framed:
            file = SiteFile.generated(config, name, content="", inclusion=InclusionLevel.NOT_IN_NAV)
            self._framed[name].for_mkdocs(file, config)
            return file
        if any(name == other for part in self._parts for other, _ in part.head.files):
            return SiteFile.generated(config, name, content="")
        return None

    def downloads(self) -> Iterator[str]:
        """The names of the files that they offer."""
        return (name for page in self._all() for name in page.made.downloads)

    def finish(self, finished: FinishedFiles, frames: Frames, around: bytes, base: str) -> None:
        """Add those that MkDocs does not render to the finished files, each office's with what it has beside them.

        `around`: what tells all that surrounds them, and the pages that MkDocs renders, from what was there before.
        """
        around = digest_of((around, [(uri, page.title) for uri, page in self._rendered.items()]))
        if finished.begin("pages", (around, [page.digest for page in self._shared])):
            self._finish(self._shared, finished, frames)
        for part, pages in zip(self._parts, self._own, strict=True):
            if finished.begin(f"/{part.head.office}", (around, base, part.key)):
                self._finish(pages, finished, frames)
                for name, stretch in part.head.files:
                    finished.add(name, (stretch.digest, base), partial(_placed, part, name, stretch, base))

    def _finish(self, pages: Iterable[_Page], finished: FinishedFiles, frames: Frames) -> None:
        for page in pages:
            if page.made.uri in self._framed:
                finished.add(f"{folder(page.made.uri)}/index.html", *page.framed(frames))

    def addresses(self, base: str) -> list[tuple[str, str]]:
        """The address of each page that MkDocs does not render, and the day of its report, if it has one."""
        return [(f"{base}{folder(uri)}/", page.day) for uri, page in self._framed.items()]


class _Page(NamedTuple):
    """A page, and what gives its HTML; `digest` tells both from another's."""

    made: SitePage
    read: Callable[[], bytes]
    digest: bytes
    anchors: str

    def for_mkdocs(self, file: File, config: MkDocsConfig) -> ArchivePage:
        """What MkDocs takes it for."""
        return ArchivePage(file, config, self.made, lambda: self.read().decode(), self.digest, self.anchors)

    def framed(self, frames: Frames) -> tuple[object, Callable[[], bytes]]:
        """What the page is made of, and what gives the whole of it."""
        around = frames.around(self.made)
        return around.digest + self.digest, lambda: around.whole(self.read())

    @property
    def day(self) -> str:
        facts = self.made.facts
        return facts.changed or facts.issued if facts else ""


def add_data(
    finished: FinishedFiles, config: MkDocsConfig, parts: Sequence[StoredPart], downloads: Mapping[str, Path]
) -> None:
    """Add the archive as data, the files that are offered, and the picture that goes along with links."""
    base = config.site_url or ""
    if finished.begin("data", (base, [part.key for part in parts])):
        for name, text in data_files([part.head.share for part in parts], base):
            finished.add_text(name, text)
        finished.add(PICTURE, PICTURE, share_picture)
    states = {name: look_of(path.stat()) for name, path in downloads.items()}
    if finished.begin("downloads", states):
        for name, path in downloads.items():
            finished.add(name, states[name], path.read_bytes)


class _Found(NamedTuple):
    """What can be found of the hand-written pages, in the search's terms."""

    rows: list[DocumentRow]
    words: list[Block]
    passages: list[tuple[bytes, bytes]]


def _found(pages: Iterable[tuple[str, str, str]]) -> _Found:
    """Of pages with their folders, titles and HTML."""
    documents = [document for page in pages for document in documents_in(*page)]
    texts = map(passages_of, documents)
    return _Found(list(map(row_of, documents)), words_of(documents), [(digest_of(text), text) for text in texts])


def add_index(finished: FinishedFiles, files: Files, parts: Sequence[StoredPart], values: KeptValues) -> None:
    """Add the search index: of the hand-written pages, which are HTML by now, and of what the offices have."""
    pages = [
        (folder(file.src_uri), Markup(file.page.title or "").striptags(), file.page.content or "")
        for file in files.documentation_pages()
        if file.page is not None and file.generated_by is None
    ]
    if not finished.begin("index", ([part.key for part in parts], digest_of(pages))):
        return

    index = SearchIndex()
    short_forms: set[tuple[str, str]] = set()
    known: _Found | None = values.get("found", pages)
    if known is None:
        known = _found(pages)
        values.put(known, "found", pages)
    numbers = index.add(known.rows, known.words)
    for number, (digest, passages) in zip(numbers, known.passages, strict=True):
        finished.add(text_file(number), (number, digest), partial(text_of, number, passages))
    for part in parts:
        numbers = index.add(part.head.rows, part.words)
        for number, stretch in zip(numbers, part.head.passages, strict=True):
            finished.add(text_file(number), (number, stretch.digest), partial(_stored_text, number, part, stretch))
        short_forms.update(part.head.short_forms)
    states = {standing.facts.look: standing.facts.label for standing in STANDINGS}
    for name, text in index.files(states, sorted(short_forms)):
        finished.add_text(name, text)


def _placed(part: StoredPart, name: str, stretch: StoredBytes, base: str) -> bytes:
    return placed(part.file(stretch), name, base)


def _stored_text(number: int, part: StoredPart, stretch: StoredBytes) -> bytes:
    return text_of(number, part.passages(stretch))


def _navigation(made: Iterable[SitePage]) -> list[dict[str, object]]:
    """The lines of the navigation, the pages of a group together."""
    lines: dict[str, object] = {}
    for page in made:
        if page.nav_title and page.nav_group:
            group = lines.setdefault(page.nav_group, [])
            assert isinstance(group, list)
            group.append({page.nav_title: page.uri})
        elif page.nav_title:
            lines[page.nav_title] = page.uri
    return [{name: value} for name, value in lines.items()]
