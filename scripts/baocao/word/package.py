"""A Word file as named parts: content types, relationships, properties, and one deterministic zip.

Pure: parts in, bytes out. It knows how the parts hang together, not what stands in them.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Iterable, Mapping
from datetime import datetime
from html import escape  # as xml.sax.saxutils has it, which imports all that speaks HTTP
from io import BytesIO

XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
DOCUMENT = "word/document.xml"
CUSTOM = "docProps/custom.xml"
"""The part that holds a document's own named values."""
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""How the parts of a Word file may be packed (ECMA-376-2, Annex B). Others are not even tried: a few bytes of LZMA
can ask for 4 GB of memory."""
HEADERS = {"default": "rIdHeader1", "first": "rIdHeader2"}
"""The ids by which a section names its page headers."""

_NS = "http://schemas.openxmlformats.org/package/2006"
_TYPES = "application/vnd.openxmlformats-officedocument"
_MOMENT = (1980, 1, 1, 0, 0, 0)

_THEME = "word/theme/theme1.xml"
# The parts that hang on the document: relationship id and kind.
_WORD_PARTS = {
    "word/styles.xml": ("rIdStyles", "styles"),
    "word/settings.xml": ("rIdSettings", "settings"),
    "word/fontTable.xml": ("rIdFonts", "fontTable"),
    "word/numbering.xml": ("rIdNumbering", "numbering"),
    _THEME: ("rIdTheme", "theme"),
    "word/header1.xml": (HEADERS["default"], "header"),
    "word/header2.xml": (HEADERS["first"], "header"),
}
# The parts that hang on the package: relationship type and content type.
_PACKAGE_PARTS = {
    DOCUMENT: (f"{R}/officeDocument", f"{_TYPES}.wordprocessingml.document.main+xml"),
    "docProps/core.xml": (
        f"{_NS}/relationships/metadata/core-properties",
        "application/vnd.openxmlformats-package.core-properties+xml",
    ),
    "docProps/app.xml": (f"{R}/extended-properties", f"{_TYPES}.extended-properties+xml"),
    CUSTOM: (f"{R}/custom-properties", f"{_TYPES}.custom-properties+xml"),
}
_EXTENDED = R.replace("relationships", "extended-properties")
_CUSTOM = R.replace("relationships", "custom-properties")
_VARIANT = R.replace("relationships", "docPropsVTypes")


def whole_package(parts: Mapping[str, bytes], links: Mapping[str, str] | None = None) -> dict[str, bytes]:
    """The parts, and those that say how they hang together; `links` from id to web address."""
    return {
        "[Content_Types].xml": _content_types(parts),
        "_rels/.rels": _package_relationships(parts),
        **parts,
        "word/_rels/document.xml.rels": _document_relationships(parts, links or {}),
    }


def zip_package(whole: Mapping[str, bytes]) -> bytes:
    """A whole package as one Word file, the same bytes for the same parts."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in whole.items():
            entry = zipfile.ZipInfo(name, _MOMENT)
            entry.compress_type = zipfile.ZIP_DEFLATED
            entry.create_system = 3  # as on Unix, whatever the machine
            entry.external_attr = 0o644 << 16
            package.writestr(entry, data)
    return out.getvalue()


def _content_types(parts: Iterable[str]) -> bytes:
    kinds = {
        **{name: f"{_TYPES}.wordprocessingml.{kind}+xml" for name, (_, kind) in _WORD_PARTS.items()},
        **{name: kind for name, (_, kind) in _PACKAGE_PARTS.items()},
        _THEME: f"{_TYPES}.theme+xml",
    }
    rows = (f'<Override PartName="/{name}" ContentType="{kinds[name]}"/>' for name in parts)
    return (
        f'{XML}<Types xmlns="{_NS}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f"{''.join(rows)}</Types>"
    ).encode()


def _package_relationships(parts: Iterable[str]) -> bytes:
    return _relationships(
        f'Id="rId{count}" Type="{_PACKAGE_PARTS[name][0]}" Target="{name}"'
        for count, name in enumerate((name for name in parts if name in _PACKAGE_PARTS), 1)
    )


def _document_relationships(parts: Iterable[str], links: Mapping[str, str]) -> bytes:
    rows = [
        f'Id="{_WORD_PARTS[name][0]}" Type="{R}/{_WORD_PARTS[name][1]}" Target="{name.removeprefix("word/")}"'
        for name in parts
        if name in _WORD_PARTS
    ]
    rows += [
        f'Id="{link_id}" Type="{R}/hyperlink" Target="{attribute(target)}" TargetMode="External"'
        for link_id, target in links.items()
    ]
    return _relationships(rows)


def _relationships(rows: Iterable[str]) -> bytes:
    inner = "".join(f"<Relationship {row}/>" for row in rows)
    return f'{XML}<Relationships xmlns="{_NS}/relationships">{inner}</Relationships>'.encode()


# --------------------------------------------------------------------------- properties


def properties(*, title: str, creator: str, category: str, status: str, made_at: datetime) -> dict[str, bytes]:
    """The `docProps` parts that every Word file has."""
    moment = made_at.strftime("%Y-%m-%dT%H:%M:%SZ")
    core = (
        f'{XML}<cp:coreProperties xmlns:cp="{_NS}/metadata/core-properties" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"<dc:title>{text(title)}</dc:title><dc:creator>{text(creator)}</dc:creator>"
        f"<dc:language>vi-VN</dc:language><cp:category>{text(category)}</cp:category>"
        f"<cp:contentStatus>{text(status)}</cp:contentStatus>"
        f'<dcterms:created xsi:type="dcterms:W3CDTF">{moment}</dcterms:created>'
        f'<dcterms:modified xsi:type="dcterms:W3CDTF">{moment}</dcterms:modified></cp:coreProperties>'
    )
    app = f'{XML}<Properties xmlns="{_EXTENDED}"><Application>baocao</Application></Properties>'
    return {"docProps/core.xml": core.encode(), "docProps/app.xml": app.encode()}


def custom_properties(values: Mapping[str, str]) -> bytes:
    """The document's own named values, all as text; those without a value are left out."""
    rows = "".join(
        f'<property fmtid="{{D5CDD505-2E9C-101B-9397-08002B2CF9AE}}" pid="{pid}" name="{attribute(name)}">'
        f"<vt:lpwstr>{text(value)}</vt:lpwstr></property>"
        for pid, (name, value) in enumerate(((name, value) for name, value in values.items() if value), 2)
    )
    return f'{XML}<Properties xmlns="{_CUSTOM}" xmlns:vt="{_VARIANT}">{rows}</Properties>'.encode()


# --------------------------------------------------------------------------- letters

_NOT_ALLOWED = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")


def text(value: str) -> str:
    """`value` as XML text: escaped, without the control characters that XML cannot hold."""
    return escape(allowed(value), quote=False)


def attribute(value: str) -> str:
    """`value` inside double quotes."""
    return text(value).replace('"', "&quot;")


def allowed(value: str) -> str:
    """`value` without what XML 1.0 cannot hold: control characters, halves of pairs, non-characters."""
    return _NOT_ALLOWED.sub("", value)
