"""The schemas of OOXML, held against a Word file."""

from __future__ import annotations

from pathlib import Path

import pytest


def errors_of(data: bytes, folder: Path) -> list[str]:
    """What the file has that the schemas do not know, kept below `folder` meanwhile."""
    openxml_audit = pytest.importorskip("openxml_audit", reason="openxml-audit holds the OOXML schemas")
    path = folder / "file.docx"
    path.write_bytes(data)
    return [str(error) for error in openxml_audit.OpenXmlValidator().validate(path).errors]
