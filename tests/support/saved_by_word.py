"""A file of ours as Word is known to write it again: the same words, and other XML around them."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Mapping
from copy import deepcopy
from random import Random
from typing import Any

from lxml import etree

_W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W = f"{{{_W}}}"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_TYPED = {"“": '"', "”": '"', "–": "-", "…": "..."}
"""What a typist types, and Word makes of it; here back again."""


def saved_by_word(data: bytes, seed: int) -> bytes:
    """The file with split and marked runs, other names of styles, proofing and compatibility marks, and so on."""
    random = Random(seed)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    names = _renamed_styles(parts, random)
    root = etree.fromstring(parts["word/document.xml"])
    for named in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle"):
        named.set(f"{W}val", names.get(named.get(f"{W}val"), named.get(f"{W}val")))
    for run in list(root.iter(f"{W}r")):
        _split(run, random)
    for p in list(root.iter(f"{W}p")):
        _around(p, random)
    _in_controls(root[0], random)
    parts["word/document.xml"] = _written(root)
    parts["word/settings.xml"] = _with_compat(parts["word/settings.xml"])
    return _zip(parts)


def _written(root: Any) -> bytes:
    return bytes(etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True))


def _zip(parts: Mapping[str, bytes]) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return out.getvalue()


def _renamed_styles(parts: dict[str, bytes], random: Random) -> dict[str, str]:
    """Give the styles other ids and Vietnamese names, as Word does in an office's own language."""
    root = etree.fromstring(parts["word/styles.xml"])
    ids = {style.get(f"{W}styleId"): f"Kiu{count}" for count, style in enumerate(root.iter(f"{W}style"))}
    if random.random() < 0.5:
        ids = {}
    for style in root.iter(f"{W}style"):
        style.set(f"{W}styleId", ids.get(style.get(f"{W}styleId"), style.get(f"{W}styleId")))
        name = style.find(f"{W}name")
        if ids and name is not None and not name.get(f"{W}val").lower().startswith(("heading", "normal")):
            name.set(f"{W}val", f"Kiểu {name.get(f'{W}val')}")
        for other in style.iter(f"{W}basedOn", f"{W}next", f"{W}link"):
            other.set(f"{W}val", ids.get(other.get(f"{W}val"), other.get(f"{W}val")))
    parts["word/styles.xml"] = _written(root)
    numbering = etree.fromstring(parts["word/numbering.xml"])
    for other in numbering.iter(f"{W}pStyle"):
        other.set(f"{W}val", ids.get(other.get(f"{W}val"), other.get(f"{W}val")))
    parts["word/numbering.xml"] = _written(numbering)
    return ids


def _split(run: Any, random: Random) -> None:
    """Part a run in two, each with marks of its own; mostly in the middle of a word."""
    texts = run.findall(f"{W}t")
    if len(texts) != 1 or len(texts[0].text or "") < 4 or len(run.findall(f"{W}*")) > 2 or random.random() < 0.4:
        return
    whole = texts[0].text
    at = random.randrange(1, len(whole))
    second = deepcopy(run)
    for part, text in ((run, whole[:at]), (second, whole[at:])):
        part.set(f"{W}rsidR", f"00{random.randrange(16**6):06X}")
        t = part.find(f"{W}t")
        t.text = text
        t.set(_SPACE, "preserve")
        if random.random() < 0.3:
            properties = part.find(f"{W}rPr")
            if properties is None:
                properties = etree.Element(f"{W}rPr")
                part.insert(0, properties)
            etree.SubElement(properties, f"{W}lang").set(f"{W}val", "vi-VN")
    run.addnext(second)
    mark = random.choice(("proofErr", "bookmark", "smartTag", "page", "none"))
    if mark == "proofErr":
        for at, kind in ((run, "spellStart"), (second, "spellEnd")):
            error = etree.Element(f"{W}proofErr")
            error.set(f"{W}type", kind)
            at.addprevious(error) if kind == "spellStart" else at.addnext(error)
    elif mark == "bookmark":
        start, end = (etree.Element(f"{W}bookmark{kind}") for kind in ("Start", "End"))
        for each in (start, end):
            each.set(f"{W}id", "7")
        start.set(f"{W}name", "_GoBack")
        run.addnext(end)
        run.addnext(start)
    elif mark == "smartTag":
        tag = etree.Element(f"{W}smartTag")
        tag.set(f"{W}uri", "urn:schemas-microsoft-com:office:smarttags")
        tag.set(f"{W}element", "place")
        second.addprevious(tag)
        tag.append(second)
    elif mark == "page":
        second.insert(int(second.find(f"{W}rPr") is not None), etree.Element(f"{W}lastRenderedPageBreak"))


def _around(p: Any, random: Random) -> None:
    """Marks of revisions on the paragraph, formatting that was tracked, another look."""
    for name in ("rsidR", "rsidRDefault", "rsidP"):
        p.set(f"{W}{name}", f"00{random.randrange(16**6):06X}")
    p.set("{http://schemas.microsoft.com/office/word/2010/wordml}paraId", f"{random.randrange(16**8):08X}")
    runs = p.findall(f"{W}r")
    if runs and random.random() < 0.2:
        properties = runs[0].find(f"{W}rPr")
        if properties is None:
            properties = etree.Element(f"{W}rPr")
            runs[0].insert(0, properties)
        if properties.find(f"{W}b") is None:
            properties.insert(int(properties.find(f"{W}rStyle") is not None), etree.Element(f"{W}b"))


def _in_controls(body: Any, random: Random) -> None:
    """Some paragraphs inside content controls and custom XML."""
    for p in list(body.iterchildren(f"{W}p")):
        if p.find(f"{W}pPr/{W}sectPr") is None and random.random() < 0.15:
            control = etree.Element(f"{W}sdt")
            content = etree.SubElement(control, f"{W}sdtContent")
            p.addprevious(control)
            content.append(p)


def _with_compat(settings: bytes) -> bytes:
    root = etree.fromstring(settings)
    for old in root.findall(f"{W}compat"):
        root.remove(old)
    compat = etree.SubElement(root, f"{W}compat")
    mode = etree.SubElement(compat, f"{W}compatSetting")
    for name, value in (
        ("name", "compatibilityMode"),
        ("uri", "http://schemas.microsoft.com/office/word"),
        ("val", "15"),
    ):
        mode.set(f"{W}{name}", value)
    return _written(root)


def retyped(data: bytes, back: bool) -> bytes:
    """The file with quotes, dashes, dots and blanks as a keyboard gives them, or else as Word corrects them."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    root = etree.fromstring(parts["word/document.xml"])
    for t in root.iter(f"{W}t"):
        text = t.text or ""
        if back:
            for typeset, typed in _TYPED.items():
                text = text.replace(typeset, typed)
            text = text.replace("\u00a0", " ")
        else:
            text = re.sub(r'"(?=\w)', "“", text).replace('"', "”").replace(" - ", " – ").replace("...", "…")
            text = text.replace(". ", ".  ")
        t.text = text
        t.set(_SPACE, "preserve")
    parts["word/document.xml"] = _written(root)
    return _zip(parts)
