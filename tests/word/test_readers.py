"""Other programs read the Word files that we write: what python-docx finds, docx2python finds too, headers included."""

from __future__ import annotations

import io
import re
from collections import Counter

import pytest
from docx import Document

from baocao.word.package import R
from baocao.word.writing.reference import reference_parts
from support.tabled import FILES
from support.written import W, written

_LINK = re.compile(r"</?a\b[^>]*>")
"""How docx2python marks a link."""


def words_of(data: bytes) -> Counter[str]:
    """Every word of the document, those in tables too, with how often it stands there."""
    document = Document(io.BytesIO(data))
    texts = ("".join(piece.text or " " for piece in p.iter(f"{W}t", f"{W}br")) for p in document.element.iter(f"{W}p"))
    return Counter(word for text in texts for word in text.split())


@pytest.mark.parametrize("name", FILES)
def test_docx2python_finds_every_word_and_the_page_number(name: str) -> None:
    program = pytest.importorskip("docx2python", reason="docx2python reads Word files in its own way")
    data = written(*FILES[name]).data
    with program.docx2python(io.BytesIO(data)) as read:
        found = Counter(_LINK.sub("", read.text).split())
        assert words_of(data) - found == Counter()
        assert "2" in "".join(str(read.header))


def test_every_header_declares_the_namespace_of_relationships() -> None:
    headers = {name: part for name, part in reference_parts().items() if name.startswith("word/header")}
    assert headers
    assert all(f'xmlns:r="{R}"'.encode() in part for part in headers.values())
