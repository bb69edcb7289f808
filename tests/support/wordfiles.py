"""Small Word files made by hand: fragments of XML in, the bytes of a `.docx` out, or what is read of them."""

from __future__ import annotations

import zipfile
from collections.abc import Mapping
from io import BytesIO

from baocao.word.reading import Paragraph, WordFile, open_word

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
NAMESPACES = " ".join(
    f'xmlns:{prefix}="{uri}"'
    for prefix, uri in {
        "w": W,
        "r": R,
        "a": A,
        "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
        "wps": "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "wpg": "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "pic": "http://schemas.openxmlformats.org/drawingml/2006/picture",
        "mc": "http://schemas.openxmlformats.org/markup-compatibility/2006",
        "m": "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "v": "urn:schemas-microsoft-com:vml",
        "o": "urn:schemas-microsoft-com:office:office",
        "w14": "http://schemas.microsoft.com/office/word/2010/wordml",
    }.items()
)
XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
MAIN_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
A4 = (
    '<w:sectPr><w:pgSz w:w="11906" w:h="16838"/>'
    '<w:pgMar w:top="1134" w:right="1134" w:bottom="1134" w:left="1701" w:header="709" w:footer="709" w:gutter="0"/>'
    "</w:sectPr>"
)
"""A page of A4: margins of 20, 20, 20 and 30 mm."""

DEFAULTS = (
    '<w:docDefaults><w:rPrDefault><w:rPr><w:rFonts w:ascii="Arial" w:hAnsi="Arial"/><w:sz w:val="22"/></w:rPr>'
    "</w:rPrDefault><w:pPrDefault><w:pPr>"
    '<w:spacing w:after="200" w:line="276" w:lineRule="auto"/></w:pPr></w:pPrDefault></w:docDefaults>'
)
"""Defaults of a document: Arial of 11 pt, 10 pt after each paragraph, lines of 1.15."""


def p(content: str = "", ppr: str = "", rpr: str = "") -> str:
    """A paragraph: `content` is text, or runs when it begins with `<`; `rpr` is the text's."""
    inner = content if content.startswith("<") or not content else r(content, rpr)
    return f"<w:p>{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{inner}</w:p>"


def r(text: str, rpr: str = "") -> str:
    """A run of `text`, with the run properties `rpr`."""
    return f'<w:r>{f"<w:rPr>{rpr}</w:rPr>" if rpr else ""}<w:t xml:space="preserve">{text}</w:t></w:r>'


def tbl(*rows: tuple[str, ...] | list[str], tblpr: str = "", grid: tuple[int, ...] = ()) -> str:
    """A table of cells, each a fragment of paragraphs (or of `w:tcPr` and paragraphs); `grid` in twips."""
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in grid)
    lines = "".join(f"<w:tr>{''.join(f'<w:tc>{cell}</w:tc>' for cell in row)}</w:tr>" for row in rows)
    return f"<w:tbl><w:tblPr>{tblpr}</w:tblPr><w:tblGrid>{columns}</w:tblGrid>{lines}</w:tbl>"


def pstyle(style_id: str) -> str:
    """What names a paragraph's style."""
    return f'<w:pStyle w:val="{style_id}"/>'


def style(
    style_id: str, *, kind: str = "paragraph", based: str = "", ppr: str = "", rpr: str = "", default: bool = False,
    name: str = "", more: str = "",
) -> str:  # fmt: skip
    """A style of that kind; `more` is whatever else it says."""
    standard = ' w:default="1"' if default else ""
    parent = f'<w:basedOn w:val="{based}"/>' if based else ""
    called = f'<w:name w:val="{name or style_id}"/>'
    inner = f"{f'<w:pPr>{ppr}</w:pPr>' if ppr else ''}{f'<w:rPr>{rpr}</w:rPr>' if rpr else ''}{more}"
    return f'<w:style w:type="{kind}" w:styleId="{style_id}"{standard}>{called}{parent}{inner}</w:style>'


def word_file(
    body: str = "",
    *,
    styles: str | None = None,
    settings: str | None = None,
    numbering: str | None = None,
    theme: str | None = None,
    sectPr: str = A4,  # noqa: N803
    headers: Mapping[str, str] | None = None,
    footnotes: str | None = None,
    core: str | None = None,
    custom: str | None = None,
    main_type: str = MAIN_TYPE,
    extra: Mapping[str, bytes] | None = None,
) -> bytes:
    """The bytes of a Word file with this body.

    Each part is given as what stands inside its root element, None for no such part: `styles`, `settings`,
    `numbering`, `theme` (inside `a:themeElements`), `footnotes`. `headers` go by relationship id, to be named
    in `sectPr` or the body: `{"rIdH1": "<w:p/>"}`; an id with `footer` in it makes a footer. `core` and
    `custom` are whole XML parts. `extra` adds or replaces parts by name.
    """
    parts: dict[str, str] = {
        "word/document.xml": f"<w:document {NAMESPACES}><w:body>{body}{sectPr}</w:body></w:document>"
    }
    links: list[tuple[str, str, str]] = []  # id, kind, target
    for kind, inner in (("styles", styles), ("settings", settings), ("numbering", numbering), ("footnotes", footnotes)):
        if inner is not None:
            parts[f"word/{kind}.xml"] = f"<w:{kind} {NAMESPACES}>{inner}</w:{kind}>"
            links.append((f"rId{kind}", kind, f"{kind}.xml"))
    if theme is not None:
        parts["word/theme/theme1.xml"] = (
            f'<a:theme xmlns:a="{A}" name="T"><a:themeElements>{theme}</a:themeElements></a:theme>'
        )
        links.append(("rIdTheme", "theme", "theme/theme1.xml"))
    for part_id, inner in (headers or {}).items():
        kind, tag = ("footer", "ftr") if "footer" in part_id.lower() else ("header", "hdr")
        parts[f"word/{part_id}.xml"] = f"<w:{tag} {NAMESPACES}>{inner}</w:{tag}>"
        links.append((part_id, kind, f"{part_id}.xml"))
    roots = [("rId1", f"{R}/officeDocument", "word/document.xml")]
    if core is not None:
        parts["docProps/core.xml"] = core
        roots.append(("rId2", f"{PACKAGE}/relationships/metadata/core-properties", "docProps/core.xml"))
    if custom is not None:
        parts["docProps/custom.xml"] = custom
        roots.append(("rId3", f"{R}/custom-properties", "docProps/custom.xml"))
    whole: dict[str, bytes] = {
        "[Content_Types].xml": (
            f'{XML}<Types xmlns="{PACKAGE}/content-types"><Default Extension="xml" ContentType="application/xml"/>'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{main_type}"/></Types>'
        ).encode(),
        "_rels/.rels": relationships(roots),
        "word/_rels/document.xml.rels": relationships([(part_id, f"{R}/{kind}", to) for part_id, kind, to in links]),
        **{name: (XML + text).encode() for name, text in parts.items()},
        **(extra or {}),
    }
    return zip_of(whole)


def read(body: str = "", **parts: str | Mapping[str, str] | None) -> WordFile:
    """What is read of a Word file with this body; `parts` as for `word_file`."""
    return open_word(word_file(body, **parts))  # type: ignore[arg-type]


def only(body: str, **parts: str | Mapping[str, str] | None) -> Paragraph:
    """The first paragraph that is read."""
    return read(body, **parts).paragraphs[0]


def text_of(body: str) -> list[str]:
    """The lines of the first paragraph."""
    return [one.text for one in only(body).lines]


def relationships(rows: list[tuple[str, str, str]]) -> bytes:
    """A relationships part from rows of id, type and target."""
    inner = "".join(f'<Relationship Id="{part_id}" Type="{kind}" Target="{target}"/>' for part_id, kind, target in rows)
    return f'{XML}<Relationships xmlns="{PACKAGE}/relationships">{inner}</Relationships>'.encode()


def zip_of(parts: Mapping[str, bytes]) -> bytes:
    """The parts as a zip."""
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, data in parts.items():
            package.writestr(name, data)
    return out.getvalue()
