"""What one office gives to the site: its pages, its share of the data and what can be found of it. Pure.

Everything here depends on that office alone, so that an office is made once, its reports are let go,
and it is made again only when something of it has changed.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from baocao.office import Office
from baocao.site.address import FRONT
from baocao.site.data_files import DataShare, data_share
from baocao.site.office_files import OfficeFile, office_files
from baocao.site.office_summary import OfficeSummary, summary_of
from baocao.site.office_view import FilesOfReports, OfficeView
from baocao.site.pages import office_pages
from baocao.site.revisions import Revision
from baocao.site.search.documents import documents_of
from baocao.site.search.passages import SearchDocument
from baocao.site.search.short_forms import own_short_forms
from baocao.site.site_page import SitePage
from baocao.tasks.known_links import KnownLinks


@dataclass(frozen=True, slots=True)
class OfficePart:
    """One office's part. `office`: its id; `files`: those beside its pages.

    `dead`: links of its pages that lead nowhere, as page, page and anchor. `documents`: what can be found of it;
    `short_forms`: its own, each with what it stands for.
    """

    office: str
    summary: OfficeSummary
    pages: tuple[SitePage, ...]
    share: DataShare
    files: tuple[OfficeFile, ...]
    dead: tuple[tuple[str, str, str], ...]
    documents: tuple[SearchDocument, ...]
    short_forms: tuple[tuple[str, str], ...]


def part_of(
    office: Office,
    files: FilesOfReports,
    revisions: Mapping[str, tuple[Revision, ...]] | None = None,
    known_links: KnownLinks | None = None,
) -> OfficePart:
    """The part of an office; `files`: those that are offered of its reports; `revisions`: those of its reports, by
    path; `known_links`: of plans to results, found by words before."""
    view = OfficeView(office, files, revisions, known_links)
    pages = tuple(office_pages(view))
    return OfficePart(
        office.id,
        summary_of(view),
        pages,
        data_share(view),
        tuple(office_files(view)),
        tuple(_dead_links(pages)),
        tuple(documents_of(view)),
        tuple(own_short_forms(office).items()),
    )


def _dead_links(pages: Sequence[SitePage]) -> Iterator[tuple[str, str, str]]:
    there = {(FRONT, "")}
    for page in pages:
        there.add((page.uri, ""))
        there.update((page.uri, anchor) for anchor in page.anchors)
    for page in pages:
        yield from ((page.uri, *place) for place in sorted(page.links - there))
