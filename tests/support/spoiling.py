"""Word files spoilt on purpose: one value of a written file changed, everything else left as it was."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Iterator
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_N = f"{{{W}}}"
_R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_ORDER_OF_PARAGRAPH = (
    "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "pBdr", "shd", "tabs",
    "suppressAutoHyphens", "spacing", "ind", "contextualSpacing", "jc", "outlineLvl", "rPr",
)  # fmt: skip


class Spoilt:
    """A Word file, open for changes."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            self.parts = {name: package.read(name) for name in package.namelist()}
        self.roots = {
            name: etree.fromstring(part) for name, part in self.parts.items() if name.endswith((".xml", ".rels"))
        }
        self.body = self.roots["word/document.xml"][0]

    def bytes(self) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
            for name, part in self.parts.items():
                package.writestr(name, etree.tostring(self.roots[name]) if name in self.roots else part)
            for name in self.roots.keys() - self.parts.keys():
                package.writestr(name, etree.tostring(self.roots[name]))
        return out.getvalue()

    # ----------------------------------------------------------------------- finding

    def paragraphs(self, part: str = "word/document.xml") -> Iterator[Any]:
        yield from self.roots[part].iter(f"{_N}p")

    def find(self, start: str, part: str = "word/document.xml") -> Any:
        """The first paragraph whose words begin so."""
        return next(one for one in self.paragraphs(part) if words(one).startswith(start))

    def sections(self) -> list[Any]:
        return list(self.body.iter(f"{_N}sectPr"))

    # ----------------------------------------------------------------------- changing

    def rewrite(self, start: str, old: str, new: str) -> None:
        """Other words in the paragraph that begins so."""
        paragraph = self.find(start)
        whole = "".join(text.text or "" for text in paragraph.iter(f"{_N}t")).replace("\u00a0", " ")
        assert old in whole, whole
        first, *others = paragraph.iter(f"{_N}t")
        first.text = whole.replace(old, new)
        first.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
        for text in others:
            text.text = ""

    def letters(self, start: str, **values: str) -> None:
        """Properties for all letters of a paragraph: `b="0"`, `sz="20"`."""
        for run in self.find(start).iter(f"{_N}r"):
            set_letters(run, **values)

    def layout(self, start: str, tag: str, **values: str) -> None:
        set_layout(self.find(start), tag, **values)

    def page(self, tag: str, at: int | None = None, **values: str) -> None:
        """Values of `w:pgMar` and the like in one section, or in all."""
        for index, section in enumerate(self.sections()):
            if at is None or at % len(self.sections()) == index:
                one = section.find(f"{_N}{tag}")
                if one is None:
                    one = etree.SubElement(section, f"{_N}{tag}")
                for name, value in values.items():
                    one.set(f"{_N}{name}", value)

    def insert_before(self, start: str, *paragraphs: str) -> None:
        """Paragraphs as XML before the one that begins so."""
        at = self.find(start)
        for text in paragraphs:
            at.addprevious(etree.fromstring(text.replace("<w:p", f'<w:p xmlns:w="{W}"', 1)))

    def append(self, start: str, inner: str) -> None:
        """XML at the end of the paragraph that begins so."""
        for one in etree.fromstring(f'<w:p xmlns:w="{W}">{inner}</w:p>'):
            self.find(start).append(one)

    def add_part(self, kind: str, root: str) -> None:
        """A part that hangs on the document, such as `comments`."""
        name = f"word/{kind}.xml"
        self.roots[name] = etree.fromstring(root.replace(">", f' xmlns:w="{W}">', 1))
        types, links = self.roots["[Content_Types].xml"], self.roots["word/_rels/document.xml.rels"]
        content = f"application/vnd.openxmlformats-officedocument.wordprocessingml.{kind}+xml"
        etree.SubElement(types, f"{{{types.nsmap[None]}}}Override", PartName=f"/{name}", ContentType=content)
        link = {"Id": f"rId{kind}", "Type": f"{_R}/{kind}", "Target": f"{kind}.xml"}
        etree.SubElement(links, f"{{{links.nsmap[None]}}}Relationship", link)

    def remove(self, start: str) -> None:
        one = self.find(start)
        one.getparent().remove(one)


def words(paragraph: Any) -> str:
    text = "".join(text.text or "" for text in paragraph.iter(f"{_N}t"))
    return text.replace("\u00a0", " ").strip()


def set_letters(run: Any, **values: str) -> None:
    properties = run.find(f"{_N}rPr")
    if properties is None:
        properties = etree.Element(f"{_N}rPr")
        run.insert(0, properties)
    for name, value in values.items():
        one = properties.find(f"{_N}{name}")
        if one is None:
            one = etree.SubElement(properties, f"{_N}{name}")
        if name == "rFonts":
            for kind in ("ascii", "hAnsi", "cs"):
                one.set(f"{_N}{kind}", value)
        else:
            one.set(f"{_N}val", value)


def set_layout(paragraph: Any, tag: str, **values: str) -> None:
    properties = paragraph.find(f"{_N}pPr")
    if properties is None:
        properties = etree.Element(f"{_N}pPr")
        paragraph.insert(0, properties)
    one = properties.find(f"{_N}{tag}")
    if one is None:
        one = etree.Element(f"{_N}{tag}")
        rank = _ORDER_OF_PARAGRAPH.index(tag)
        later = [
            child
            for child in properties
            if (name := etree.QName(child).localname) in _ORDER_OF_PARAGRAPH and _ORDER_OF_PARAGRAPH.index(name) > rank
        ]
        later[0].addprevious(one) if later else properties.append(one)
    for name, value in values.items():
        one.set(f"{_N}{name}", value)


def paragraph(text: str, *, style: str = "", layout: str = "", letters: str = "") -> str:
    """A paragraph as XML."""
    named = f'<w:pStyle w:val="{style}"/>' if style else ""
    return (
        f"<w:p><w:pPr>{named}{layout}</w:pPr>"
        f'<w:r><w:rPr>{letters}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r></w:p>'
    )


Change = Callable[[Spoilt], None]
