"""The stamp of a comparison in its properties: of which report, since when, and whether it was changed since.

It is no official file, so it has none of the names that `word.stamp` reads, and nothing takes it for one.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass

from lxml import etree

from baocao.word.package import CUSTOM, custom_properties
from baocao.word.stamp import package_digest, parts_of

_NAMES = {"report": "ComparedReport", "since": "ComparedSince", "source_sha256": "ComparedSHA256"}
_DIGEST = "ComparisonSHA256"


@dataclass(frozen=True, slots=True)
class Comparison:
    """What a comparison says of itself: the report's path, the revision that it was compared with as the user named
    it, and the digest of the report's newer text, empty for a report that is gone."""

    report: str
    since: str
    source_sha256: str = ""


def stamped(whole: Mapping[str, bytes], comparison: Comparison) -> dict[str, bytes]:
    """The whole package with the stamp; it must have a place for it."""
    values = {name: asdict(comparison)[key] for key, name in _NAMES.items()}
    return {**whole, CUSTOM: custom_properties(values | {_DIGEST: package_digest(whole)})}


def read_comparison(data: bytes) -> Comparison | None:
    """What the file says of itself; None for a file that is no comparison of ours."""
    said = _said(parts_of(data) or {})
    if not said.get(_DIGEST):
        return None
    return Comparison(**{key: said.get(name, "") for key, name in _NAMES.items()})


def is_own(data: bytes) -> bool:
    """Whether the file is a comparison with every part as we made it."""
    parts = parts_of(data) or {}
    return bool(parts) and _said(parts).get(_DIGEST) == package_digest(parts)


def _said(parts: Mapping[str, bytes]) -> dict[str, str]:
    try:
        root = etree.fromstring(parts[CUSTOM], etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))
    except (KeyError, etree.XMLSyntaxError, ValueError):
        return {}
    return {row.get("name", ""): "".join(map(str, row.itertext())) for row in root if isinstance(row.tag, str)}
