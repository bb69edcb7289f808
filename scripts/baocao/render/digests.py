"""Digests that identify a finding in files for other programs, whatever else changes around it. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable

from baocao.checking.fingerprints import shown_fingerprints
from baocao.findings import ShownFinding


def digest(*parts: str) -> str:
    """A digest that identifies a finding by those parts of it that stay the same when the file changes elsewhere."""
    return hashlib.sha256("\0".join(parts).encode(errors="surrogatepass")).hexdigest()[:32]


def finding_digests(findings: Iterable[ShownFinding]) -> list[str]:
    """The digest of each of the findings, which are in the order of their files; no two are the same."""
    return [digest(*map(str, parts)) for parts in shown_fingerprints(findings)]
