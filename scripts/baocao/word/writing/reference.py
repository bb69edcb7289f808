"""The reference document that pandoc writes after: made from pandoc's own by code, never edited by hand.

`reference.docx` beside this file is what `build` makes, kept so that writing a report needs no second
pandoc call. `python -m baocao.word` makes it anew; a test compares.
"""

from __future__ import annotations

import subprocess
import zipfile
from collections.abc import Mapping
from functools import cache
from io import BytesIO
from pathlib import Path

from baocao.config.schema import WordSettings
from baocao.word.package import DOCUMENT, HEADERS, XML, R, W, whole_package, zip_package
from baocao.word.pandoc_program import pandoc_path
from baocao.word.profile import Profile, profile_for, twips
from baocao.word.writing.theme import theme_xml

REFERENCE = Path(__file__).with_name("reference.docx")
_PANDOC_STYLES = (
    "BodyText",
    "FirstParagraph",
    "Compact",
    "BlockText",
    "Heading1",
    "Table",
    "VerbatimChar",
    "Hyperlink",
)
_COMPATIBILITY = {
    "compatibilityMode": 15,
    "overrideTableStyleFontSizeAndJustification": 1,
    "enableOpenTypeFeatures": 1,
    "doNotFlipMirrorIndents": 1,
    "differentiateMultirowTableHeaders": 1,
    "useWord2013TrackBottomHyphenation": 0,
}

_HEADER_STYLE = "Header"
_STYLES = (
    f'{XML}<w:styles xmlns:w="{W}"><w:style w:type="paragraph" w:styleId="{_HEADER_STYLE}"><w:name w:val="header"/>'
    "</w:style></w:styles>"
).encode()
"""Only the style that the reference document itself refers to. pandoc takes a tenth of its time to look up there what
its styles are called, and calls those that it does not find as we do; `styles_xml` says how they look."""
_PAGE_NUMBER = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>2</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def build(own: bytes) -> bytes:
    """Our reference document from pandoc's `own`; the same bytes for the same input.

    Raises KeyError where pandoc's has no paragraph style that its writer is known to use: then our
    styles no longer answer to it.
    """
    with zipfile.ZipFile(BytesIO(own)) as package:
        styles = package.read("word/styles.xml").decode()
    missing = [style for style in _PANDOC_STYLES if f'w:styleId="{style}"' not in styles]
    if missing:
        raise KeyError(", ".join(missing))
    profile = profile_for(WordSettings())
    body = f"<w:body><w:p/>{section_xml(profile)}</w:body>"
    parts = {
        DOCUMENT: f'{XML}<w:document xmlns:w="{W}" xmlns:r="{R}">{body}</w:document>'.encode(),
        "word/styles.xml": _STYLES,
        "word/settings.xml": _settings(profile),
        "word/fontTable.xml": _font_table(profile),
        "word/theme/theme1.xml": theme_xml(profile),
        "word/numbering.xml": f'{XML}<w:numbering xmlns:w="{W}"/>'.encode(),
        "word/header1.xml": _header(_PAGE_NUMBER),
        "word/header2.xml": _header(""),
    }
    return zip_package(whole_package(parts))


@cache
def reference_parts() -> Mapping[str, bytes]:
    """The parts of the committed reference document, by name."""
    with zipfile.ZipFile(REFERENCE) as package:
        return {name: package.read(name) for name in package.namelist()}


def section_xml(p: Profile) -> str:
    """A section's page: A4 upright, margins, the number from its second page on (NĐ30 PL I, mục I.1 to I.4, I.7)."""
    headers = "".join(f'<w:headerReference w:type="{kind}" r:id="{header}"/>' for kind, header in HEADERS.items())
    return (
        f'<w:sectPr>{headers}<w:pgSz w:w="{twips(p.page_width)}" w:h="{twips(p.page_height)}"/>'
        f'<w:pgMar w:top="{twips(p.margin_top)}" w:right="{twips(p.margin_right)}"'
        f' w:bottom="{twips(p.margin_bottom)}" w:left="{twips(p.margin_left)}"'
        f' w:header="{twips(p.header_distance)}" w:footer="{twips(p.header_distance)}" w:gutter="0"/>'
        '<w:pgNumType w:fmt="decimal" w:start="1"/><w:titlePg/></w:sectPr>'
    )


def _header(content: str) -> bytes:
    """A page's header; it declares the namespace of relationships as Word does, for readers that ask for it."""
    inner = f'<w:p><w:pPr><w:pStyle w:val="{_HEADER_STYLE}"/></w:pPr>{content}</w:p>'
    return f'{XML}<w:hdr xmlns:w="{W}" xmlns:r="{R}">{inner}</w:hdr>'.encode()


def _settings(p: Profile) -> bytes:
    """No compatibility mode, Vietnamese number signs, the same header on odd and even pages."""
    compat = "".join(
        f'<w:compatSetting w:name="{name}" w:uri="http://schemas.microsoft.com/office/word" w:val="{value}"/>'
        for name, value in _COMPATIBILITY.items()
    )
    return (
        f'{XML}<w:settings xmlns:w="{W}"><w:zoom w:percent="100"/>'
        f'<w:defaultTabStop w:val="{twips(p.first_line_indent)}"/>'
        f'<w:characterSpacingControl w:val="doNotCompress"/><w:compat><w:doNotExpandShiftReturn/>{compat}</w:compat>'
        '<w:themeFontLang w:val="vi-VN"/><w:decimalSymbol w:val=","/><w:listSeparator w:val=";"/></w:settings>'
    ).encode()


def _font_table(p: Profile) -> bytes:
    return (
        f'{XML}<w:fonts xmlns:w="{W}"><w:font w:name="{p.font}"><w:panose1 w:val="02020603050405020304"/>'
        '<w:charset w:val="00"/><w:family w:val="roman"/><w:pitch w:val="variable"/></w:font></w:fonts>'
    ).encode()


def pandocs_own() -> bytes:
    """The reference document that pandoc carries within."""
    command = [pandoc_path(), "--print-default-data-file", "reference.docx"]
    return subprocess.run(command, stdout=subprocess.PIPE, check=True, timeout=60).stdout
