"""Feeds (Atom, RFC 4287): what is new in an office, an area, the archive. Pure.

The ids are tag URIs (RFC 4151) of what a report is about, never of where it is read: a feed reader shows nothing twice
when an archive gets an address or moves to another. An archive has no domain of its own, so `.invalid`, which belongs
to nobody, stands for one, and the names of the office follow.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from markupsafe import Markup, escape

from baocao.office import Office
from baocao.site.address import folder
from baocao.site.display_names import plain
from baocao.site.markup import escaped

BASE = "<base/>"
"""Stands in the text of a file for where the site is read: typed by nobody, since `<` is escaped everywhere else."""
_TAG = "tag:baocao.invalid,2022:"
_NEVER = "1970-01-01T00:00:00Z"


class FeedItem(NamedTuple):
    """An entry of a feed: its permanent id, the day it came, its page and the place in it, its words and who speaks."""

    id: str
    day: str
    uri: str
    title: str
    office: str
    summary: str
    anchor: str = ""


@dataclass(frozen=True, slots=True)
class Feed:
    """A feed: the address of its file, its permanent id, its title, and the page that shows the same."""

    name: str
    id: str
    title: str
    uri: str
    items: Sequence[FeedItem]


def tag_of(office: Office, *parts: str) -> str:
    """The permanent id of something of an office, `parts` say what: `2022-03`, or `linh-vuc`, `bao-tang`."""
    organ = office.config.organ
    return _TAG + "/".join(part for part in (plain(organ.parent), plain(organ.name), office.id, *parts) if part)


def archive_tag(office: Office) -> str:
    """The permanent id of the archive that the office is in, alone or the first of many."""
    return f"{_TAG}{plain(office.config.organ.parent)}/kho" if office.id else tag_of(office)


def feed_text(feed: Feed) -> str:
    """The feed, the latest first, with BASE where the site's address belongs."""
    ordered = sorted(feed.items, key=lambda item: (item.day, item.id), reverse=True)
    lines = [
        '<?xml version="1.0" encoding="utf-8"?>',
        '<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="vi">',
        f"<id>{_text(feed.id)}</id>",
        f"<title>{_text(feed.title)}</title>",
        f"<updated>{_time(ordered[0].day) if ordered else _NEVER}</updated>",
        f'<link href="{BASE}{_folder(feed.uri) or "./"}"/>',
        f'<link rel="self" href="{BASE}{_text(feed.name)}"/>',
        *map(_entry, ordered),
        "</feed>",
    ]
    return "\n".join(lines) + "\n"


def placed(data: bytes, name: str, base: str) -> bytes:
    """The file `name` where the site is read at `base`; without an address yet, a feed's links are relative."""
    if not name.endswith(".atom"):
        return data
    return data.replace(BASE.encode(), (base or "../" * name.count("/")).encode())


def _entry(item: FeedItem) -> str:
    anchor = f"#{_known(item.anchor)}" if item.anchor else ""
    return (
        f"<entry><id>{_text(item.id)}</id><title>{_text(item.title)}</title><updated>{_time(item.day)}</updated>"
        f"<author><name>{_known(item.office)}</name></author>"
        f'<link href="{BASE}{_folder(item.uri)}{anchor}"/><summary>{_text(item.summary)}</summary></entry>'
    )


def _time(day: str) -> str:
    return f"{day}T00:00:00+07:00"


@lru_cache(maxsize=1024)
def _folder(uri: str) -> str:
    at = folder(uri)
    return f"{_text(at)}/" if at else ""


@lru_cache(maxsize=1024)
def _known(text: str) -> Markup:
    """What stands in many entries, escaped."""
    return _text(text)


def _text(text: str) -> Markup:
    if text.isprintable():  # nearly all of them
        return escaped(text)
    # XML 1.0 has no place for control characters.
    return escape("".join(letter for letter in text if letter.isprintable() or letter in "\n\t"))
