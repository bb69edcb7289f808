"""Fills MkDocs' list of files: pages, data, Word files and the search index, none of them read before it is written."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from functools import partial
from pathlib import Path

from markupsafe import Markup
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.structure.files import Files, InclusionLevel

from baocao.model import STANDINGS
from baocao.site.address import folder, is_alone
from baocao.site.data_files import data_files
from baocao.site.edge.changed_files import SiteFile, digest_of, made_file, real_file
from baocao.site.edge.framed_pages import FramedPages
from baocao.site.edge.mkdocs_pages import ArchivePage
from baocao.site.edge.store import StoredBytes, StoredPart
from baocao.site.feeds import placed
from baocao.site.pages.ledgers import ledgers_page
from baocao.site.pages.offices import offices_page
from baocao.site.pages.search import search_page
from baocao.site.search_handwritten import passages_of
from baocao.site.search_index import (
    DocumentRow,
    Postings,
    SearchDocument,
    SearchIndex,
    SearchKind,
    SearchPassage,
    row_of,
    text_file,
    text_of,
    words_of,
)
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


def add_pages(
    files: Files, config: MkDocsConfig, parts: Sequence[StoredPart], offered: dict[str, Path], framed: FramedPages
) -> list[dict[str, object]]:
    """Add the pages of all offices, the light ones to `framed`, and the files that they offer; the lines of the
    navigation that lead to them."""
    written = {file.dest_uri: file for file in files.documentation_pages()}
    made: list[SitePage] = []

    def add(page: SitePage, read: Callable[[], str], digest: bytes, anchors: str) -> None:
        if page.is_light and f"{folder(page.uri)}/index.html" not in written:
            framed.add(files, config, page, read, digest)
            return
        file = SiteFile.generated(config, page.uri, content="", inclusion=InclusionLevel.NOT_IN_NAV)
        file.edit_uri = page.source or None
        if file.dest_uri in written:
            file = written[file.dest_uri]
        else:
            files.append(file)
        made.append(page)
        ArchivePage(file, config, page, read, digest, anchors)
        for name in page.downloads:
            files.append(real_file(config, name, offered[name]))

    if not is_alone(part.head.office for part in parts):
        summaries = [part.head.summary for part in parts]
        for page in (offices_page(summaries), ledgers_page(summaries)):
            if all(summary.uri != page.uri for summary in summaries):  # an office may be called so
                add(page, partial(str, page.html), digest_of(page.html), "")
    for part in parts:
        for kept in part.head.pages:
            add(kept.page, partial(part.html, kept), kept.html.digest, kept.anchors)
    search = search_page([part.head.summary for part in parts], made)
    add(search, partial(str, search.html), digest_of(search.html), "")
    return _navigation(made)


def add_data(files: Files, config: MkDocsConfig, parts: Sequence[StoredPart]) -> None:
    """Add the archive as data, what each office has beside its pages, and the picture that goes along with links."""
    base = config.site_url or ""
    for name, text in data_files([part.head.share for part in parts], base):
        files.append(made_file(config, name, partial(str, text), digest_of(text)))
    for part in parts:
        for name, stretch in part.head.files:
            make = partial(_placed, part, name, stretch, base)
            files.append(made_file(config, name, make, (stretch.digest, base)))
    picture = SiteFile.generated(config, PICTURE, content=share_picture())
    assert isinstance(picture, SiteFile)
    picture.made_of = PICTURE
    files.append(picture)


def add_index(files: Files, config: MkDocsConfig, parts: Iterable[StoredPart]) -> None:
    """Add the search index: of the hand-written pages, which are HTML by now, and of what the offices have."""
    index = SearchIndex()
    short_forms: set[tuple[str, str]] = set()
    documents: list[SearchDocument] = []
    for file in files.documentation_pages():
        if file.page is not None and file.generated_by is None:
            title = Markup(file.page.title or "").striptags()
            passages = passages_of(file.page.content or "")
            documents.append(SearchDocument(folder(file.src_uri), title, passages, kind=SearchKind.GUIDE))

    def add(
        rows: Sequence[DocumentRow],
        words: Postings,
        texts: Iterable[tuple[bytes, Callable[[], Iterable[SearchPassage]]]],
    ) -> None:
        for number, row, (digest, passages) in zip(index.add(rows, words), rows, texts, strict=True):
            made_of = (number, digest, *(index.areas[area] for area in row.areas))
            files.append(made_file(config, text_file(number), partial(_text, number, passages, index), made_of))

    texts = [(digest_of(document), partial(iter, document.passages)) for document in documents]
    add([row_of(document) for document in documents], words_of(documents), texts)
    for part in parts:
        stored = [(stretch.digest, partial(part.passages, stretch)) for stretch in part.head.passages]
        add(part.head.rows, part.words, stored)
        short_forms.update(part.head.short_forms)
    states = {standing.facts.look: standing.facts.label for standing in STANDINGS}
    for name, text in index.files(states, sorted(short_forms)):
        files.append(made_file(config, name, partial(str, text), digest_of(text)))


def _placed(part: StoredPart, name: str, stretch: StoredBytes, base: str) -> str:
    return placed(part.text(stretch), name, base)


def _text(number: int, passages: Callable[[], Iterable[SearchPassage]], index: SearchIndex) -> str:
    return text_of(number, passages(), index.areas)


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
