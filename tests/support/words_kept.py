"""Counts the words of a document, as its XML has them, that a report made of it has nowhere."""

from __future__ import annotations

import re
import unicodedata
import zipfile
from collections import Counter
from io import BytesIO

from lxml import etree

from baocao.config.schema import Config
from baocao.language.letters import fold_tone_marks
from baocao.model import Source
from baocao.parsing.parse import parse
from baocao.word.writing import write_docx

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_GONE = frozenset(f"{_W}{name}" for name in ("del", "moveFrom"))
_TEXT_PARTS = re.compile(r"word/(?:document|header\d*|footer\d*|rIdH\w*|rIdFooter\w*|footnotes|endnotes)\.xml")
_LABEL = re.compile(
    r"^\s*(?:[-+•–]\s*)?(?:\(?(?:[IVX]{1,5}|[A-H]|\d{1,2}(?:\.\d{1,2})*|[a-zđ])\s?[.)/:]|[IVX]{1,5} -)\s*"
)
_ALWAYS_PRINTED = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc"


def words(text: str) -> Counter[str]:
    """The words of `text`, in small letters and one spelling, raised and lowered figures as any other."""
    figures = "".join(unicodedata.normalize("NFKC", letter) if letter.isdigit() else letter for letter in text)
    folded = fold_tone_marks(unicodedata.normalize("NFC", figures.replace("\u00ad", ""))).casefold()
    return Counter(word.lstrip("0") or word for word in re.findall(r"[^\W_]+", folded))


def document_paragraphs(data: bytes) -> list[str]:
    """The text of each paragraph in all parts, straight from the XML; of two forms of a text box only the first.

    Numbers of pages are left out.
    """
    found: list[str] = []
    with zipfile.ZipFile(BytesIO(data)) as package:
        for name in package.namelist():
            if _TEXT_PARTS.fullmatch(name):
                root = etree.fromstring(package.read(name))
                for alternate in root.iter(f"{_MC}AlternateContent"):
                    for other in list(alternate)[1:]:
                        alternate.remove(other)
                texts = [_text(paragraph) for paragraph in root.iter(f"{_W}p")]
                is_page_part = not name.endswith(("document.xml", "notes.xml"))
                found += [text for text in texts if not (is_page_part and text.strip().isdecimal())]
    return found


def _text(paragraph: etree._Element) -> str:
    pieces = []
    for piece in paragraph.iter(f"{_W}t", f"{_W}tab", f"{_W}br", f"{_W}softHyphen"):
        above = list(piece.iterancestors())
        nearest = next(element for element in above if element.tag == f"{_W}p")
        if nearest is paragraph and not any(element.tag in _GONE for element in above):
            pieces.append(
                piece.text or "" if piece.tag == f"{_W}t" else " " if not piece.tag.endswith("Hyphen") else ""
            )
    return "".join(pieces)


def lost_words(paragraphs: list[str], report: str, config: Config) -> Counter[str]:
    """The words that neither the report nor the Word file made of it has as often; labels of lists are none."""
    parsed = parse(Source("2023-04.md", report), config)
    made = words(" ".join(document_paragraphs(write_docx(parsed, config)))) | words(report)
    had = words(" ".join(_LABEL.sub("", text, count=1) for text in paragraphs)) - words(_ALWAYS_PRINTED)
    return had - made
