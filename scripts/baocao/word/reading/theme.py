"""A file's theme: the fonts and colours that properties name instead of writing them. Pure."""

from __future__ import annotations

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from baocao.word.reading.model import AUTO
from baocao.word.reading.xml import A, Element, get

_BLACK = ("text1", "dark1")
_SCHEME = {
    "dark1": "dk1", "light1": "lt1", "dark2": "dk2", "light2": "lt2", "text1": "dk1", "text2": "dk2",
    "background1": "lt1", "background2": "lt2", "hyperlink": "hlink", "followedHyperlink": "folHlink",
}  # fmt: skip
_HEX = re.compile(r"[0-9A-Fa-f]{6}")
_BYTE = re.compile(r"[0-9A-Fa-f]{1,2}")
_FAMILIES = {"HAnsi": "latin", "Ascii": "latin", "EastAsia": "ea", "Bidi": "cs"}
"""What a theme calls the families for the kinds of letters that Word tells apart."""
_SLOTS = (
    ("ascii", "ascii", "asciiTheme"), ("other", "hAnsi", "hAnsiTheme"), ("asian", "eastAsia", "eastAsiaTheme"),
    ("complex", "cs", "cstheme"),
)  # fmt: skip


@dataclass(frozen=True, slots=True)
class Theme:
    """The theme's families by the names that properties use, `minorHAnsi`, and its colours as RRGGBB."""

    fonts: Mapping[str, str] = field(default_factory=dict)
    colors: Mapping[str, str] = field(default_factory=dict)


def read_theme(root: Element | None) -> Theme:
    """The fonts and colours of a theme part; empty without one."""
    if root is None:
        return Theme()
    fonts, colors = {}, {}
    for group in ("major", "minor"):
        families = root.find(f"{A}themeElements/{A}fontScheme/{A}{group}Font")
        for name, tag in _FAMILIES.items():
            font = families.find(f"{A}{tag}") if families is not None else None
            if font is not None and (family := font.get("typeface", "").strip()):
                fonts[f"{group}{name}"] = family
    scheme = root.find(f"{A}themeElements/{A}clrScheme")
    for color in scheme if scheme is not None else ():
        value = next((inner.get("lastClr") or inner.get("val") or "" for inner in color), "")
        if _HEX.fullmatch(value):
            colors[color.tag.rpartition("}")[2]] = value.upper()
    return Theme(fonts, colors)


def families_of(fonts: Element, theme: Theme) -> dict[str, str]:
    """The families that a `w:rFonts` gives by kind of letter; one that the theme names goes before a written one."""
    found = {}
    for kind, written, named in _SLOTS:
        if family := theme.fonts.get(get(fonts, named) or "") or (get(fonts, written) or "").strip():
            found[kind] = family
    return found


def color_of(element: Element, theme: Theme) -> str:
    """The colour that a `w:color` gives: `auto` or RRGGBB; empty where nothing can be told."""
    written = (get(element) or "").strip().upper()
    named = get(element, "themeColor") or "none"
    tint, shade = get(element, "themeTint"), get(element, "themeShade")
    if named != "none":
        base = theme.colors.get(_SCHEME.get(named, named), "")
        if named in _BLACK and not base:
            base = "000000"
        if base:
            shown = _tinted(base, tint, shade)
            return AUTO if named in _BLACK and shown == "000000" else shown
    if written == "AUTO":
        return AUTO
    return written if _HEX.fullmatch(written) else ""


def _tinted(color: str, tint: str | None, shade: str | None) -> str:
    """`color` made lighter or darker as the theme says."""
    if not tint and not shade:
        return color
    hue, light, depth = colorsys.rgb_to_hls(*(int(color[at : at + 2], 16) / 255 for at in (0, 2, 4)))
    if shade and _BYTE.fullmatch(shade):
        light *= int(shade, 16) / 255
    if tint and _BYTE.fullmatch(tint):
        light = light * int(tint, 16) / 255 + 1 - int(tint, 16) / 255
    return "".join(f"{round(part * 255):02X}" for part in colorsys.hls_to_rgb(hue, light, depth))
