"""Drawings in a run: the horizontal lines among them with their length, and the text boxes. Pure.

Reads DrawingML (`w:drawing`) and its elder VML (`w:pict`, `w:object`), grouped shapes too. Lengths in mm.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from baocao.word.reading.xml import (
    ALTERNATE,
    MM_PER_EMU,
    OFFICE,
    WP,
    WPG,
    WPS,
    A,
    Element,
    V,
    chosen,
    emus,
    is_on,
    millimetres,
    w,
    whole,
)  # fmt: skip

_FLAT = 1.0  # a shape no higher than this is a line to the eye
_LEAST = 3.0  # shorter ones are dots and dashes
_SLANT = 0.1  # of its length that a line may rise
_LINES = frozenset(("line", "lineInv", "straightConnector1"))
_MARGIN = 2.54
"""What a text box leaves free at each side where it does not say."""
_BOX = w("txbxContent")
_VML_SHAPES = frozenset(f"{V}{name}" for name in ("line", "shape", "rect", "roundrect", "polyline"))
_STYLE = re.compile(r"\s*([\w-]+)\s*:\s*([^;]*)")
_NUMBER = re.compile(r"-?\d{1,9}(?:\.\d{1,9})?")


@dataclass(frozen=True, slots=True)
class DrawnLine:
    """A horizontal line. `offset`: how far below the top of its paragraph it lies, None where unknown."""

    length: float | None
    solid: bool
    offset: float | None


@dataclass(frozen=True, slots=True)
class TextBox:
    """A text box: what it holds, and its room for text."""

    content: Element
    room: float | None


@dataclass(slots=True)
class Drawing:
    """What a run draws."""

    lines: list[DrawnLine] = field(default_factory=list)
    boxes: list[TextBox] = field(default_factory=list)


class _Scale(NamedTuple):
    """Millimetres for one unit of a group's own measure, across and down; None outside groups."""

    across: float
    down: float


def read_drawing(drawing: Element) -> Drawing:
    """The lines and text boxes of a `w:drawing`, `w:pict` or `w:object`."""
    drawn = Drawing()
    stack: list[tuple[Element, _Scale | None, float | None]] = [(drawing, None, None)]
    while stack:
        element, scale, offset = stack.pop()
        if element.tag == ALTERNATE:
            branch = chosen(element)
            inside = list(branch) if branch is not None else []
        elif element.tag in (f"{WP}inline", f"{WP}anchor"):
            if (label := element.find(f"{WP}docPr")) is not None and is_on(label.get("hidden")):
                continue
            offset = _offset(element)
            inside = list(element)
        elif element.tag in (f"{WPG}wgp", f"{WPG}grpSp"):
            scale = _group_scale(element, scale)
            inside = list(element)
        elif element.tag == f"{WPS}wsp":
            _read_shape(element, scale, offset, drawn)
            continue
        elif element.tag == f"{V}group":
            scale, offset = _vml_group(element, scale, offset)
            inside = list(element)
        elif element.tag in _VML_SHAPES:
            _read_vml(element, scale, offset, drawn)
            continue
        else:
            inside = list(element)
        stack.extend((inner, scale, offset) for inner in reversed(inside))
    return drawn


# --------------------------------------------------------------------------- DrawingML


def _offset(anchor: Element) -> float | None:
    place = anchor.find(f"{WP}positionV")
    if place is None or place.get("relativeFrom") not in ("paragraph", "line"):
        return None
    return emus(place.findtext(f"{WP}posOffset"))


def _extent(properties: Element | None, scale: _Scale | None) -> tuple[float, float] | None:
    """A shape's width and height in mm, as turned; None where it does not say."""
    frame = properties.find(f"{A}xfrm") if properties is not None else None
    size = frame.find(f"{A}ext") if frame is not None else None
    if frame is None or size is None:
        return None
    across, down = whole(size.get("cx")), whole(size.get("cy"))
    if across is None or down is None:
        return None
    kx, ky = scale or (MM_PER_EMU, MM_PER_EMU)
    width, height = across * kx, down * ky
    turned = (whole(frame.get("rot")) or 0) / 60_000 % 180
    return (height, width) if 45 <= turned < 135 else (width, height)


def _group_scale(group: Element, scale: _Scale | None) -> _Scale | None:
    frame = group.find(f"{WPG}grpSpPr/{A}xfrm")
    size, own = (frame.find(f"{A}ext"), frame.find(f"{A}chExt")) if frame is not None else (None, None)
    if size is None or own is None:
        return scale
    kx, ky = scale or (MM_PER_EMU, MM_PER_EMU)
    across, down = (
        (whole(size.get(name)) or 0) / inner if (inner := whole(own.get(name)) or 0) else 1 for name in ("cx", "cy")
    )
    return _Scale(kx * across, ky * down)


def _read_shape(shape: Element, scale: _Scale | None, offset: float | None, drawn: Drawing) -> None:
    properties = shape.find(f"{WPS}spPr")
    size = _extent(properties, scale) or _anchor_extent(shape)
    content = shape.find(f"{WPS}txbx/{_BOX}")
    if content is not None:
        body = shape.find(f"{WPS}bodyPr")
        margins = [emus(body.get(name)) if body is not None else None for name in ("lIns", "rIns")]
        room = size[0] - sum(_MARGIN if margin is None else margin for margin in margins) if size else None
        drawn.boxes.append(TextBox(content, room if room and room > 0 else None))
        if any(True for _ in content.iter(w("t"), w("drawing"), w("pict"), w("tbl"))):
            return
    if size is None or properties is None:
        return
    line = properties.find(f"{A}ln")
    form = properties.find(f"{A}prstGeom")
    is_line = form is not None and form.get("prst") in _LINES
    is_filled = any(properties.find(f"{A}{fill}") is not None for fill in ("solidFill", "gradFill", "pattFill"))
    unseen = line is not None and line.find(f"{A}noFill") is not None
    if _is_flat(*size, is_line=is_line) and (not unseen or (is_filled and not is_line)):
        drawn.lines.append(DrawnLine(size[0], unseen or _is_solid(line), offset))


def _anchor_extent(shape: Element) -> tuple[float, float] | None:
    anchor = next(shape.iterancestors(f"{WP}inline", f"{WP}anchor"), None)
    extent = anchor.find(f"{WP}extent") if anchor is not None else None
    across, down = (emus(extent.get(name)) for name in ("cx", "cy")) if extent is not None else (None, None)
    return None if across is None or down is None else (across, down)


def _is_flat(width: float, height: float, *, is_line: bool) -> bool:
    return width >= _LEAST and height <= (max(_FLAT, width * _SLANT) if is_line else _FLAT)


def _is_solid(line: Element | None) -> bool:
    if line is None:
        return True
    dash = line.find(f"{A}prstDash")
    return (
        (dash is None or dash.get("val", "solid") == "solid")
        and line.find(f"{A}custDash") is None
        and line.get("cmpd", "sng") == "sng"
    )


# --------------------------------------------------------------------------- VML


def _style(element: Element) -> dict[str, str]:
    return {name.lower(): value.strip() for name, value in _STYLE.findall(element.get("style", ""))}


def _length(value: str | None, unit: float | None) -> float | None:
    """A VML length in mm; a bare number counts the group's `unit`, or pixels outside groups."""
    if value is None:
        return None
    if unit is not None and _NUMBER.fullmatch(value.strip()):
        return float(value) * unit
    return millimetres(value, bare="px")


def _numbers(value: str | None) -> list[float]:
    return [float(figure) for figure in _NUMBER.findall(value or "")]


def _vml_group(group: Element, scale: _Scale | None, offset: float | None) -> tuple[_Scale, float | None]:
    style = _style(group)
    width, height = (_length(style.get(name), scale and scale[at]) for at, name in enumerate(("width", "height")))
    own = _numbers(group.get("coordsize")) or [1000.0, 1000.0]
    across = (width or 0) / own[0] if own[0] else 0
    down = (height or 0) / own[1] if len(own) > 1 and own[1] else 0
    return _Scale(across, down), offset if scale else _vml_offset(style)


def _vml_offset(style: dict[str, str]) -> float | None:
    if style.get("mso-position-vertical-relative", "text") not in ("text", "paragraph", "line"):
        return None
    return millimetres(style.get("margin-top", style.get("top")), bare="px")


def _read_vml(shape: Element, scale: _Scale | None, offset: float | None, drawn: Drawing) -> None:
    style = _style(shape)
    content = next(shape.iter(_BOX), None)
    units: tuple[float | None, float | None] = scale or (None, None)
    if shape.tag == f"{V}line":
        ends = [_pair(shape.get(name), units) for name in ("from", "to")]
        (x1, y1), (x2, y2) = ends
        width, height = _span(x1, x2), _span(y1, y2)
        at = y1 if offset is None and scale is None and "margin-top" not in style else None
        offset = at if at is not None else offset if scale else _vml_offset(style)
    else:
        width, height = _length(style.get("width"), units[0]), _length(style.get("height"), units[1])
        offset = offset if scale else _vml_offset(style)
    if content is not None:
        drawn.boxes.append(TextBox(content, _vml_room(shape, width)))
        if any(True for _ in content.iter(w("t"), w("tbl"))):
            return
    if any(True for _ in shape.iter(f"{V}imagedata", f"{V}textpath")):
        return
    is_rule = is_on(shape.get(f"{OFFICE}hr"))
    is_line = shape.tag == f"{V}line" or shape.get("type", "").endswith(("_t32", "_t20"))
    is_seen = is_on(shape.get("stroked"), named=True) and shape.get("stroked", "t").lower() != "f"
    is_filled = shape.tag != f"{V}line" and shape.get("filled", "t").lower() not in ("f", "false", "0")
    if is_rule and not width:
        drawn.lines.append(DrawnLine(None, True, None))
    elif (
        (is_seen or (is_filled and not is_line))
        and width is not None
        and height is not None
        and _is_flat(width, height, is_line=is_line)
    ):
        drawn.lines.append(DrawnLine(width, not is_seen or _is_solid_vml(shape), offset))


def _pair(value: str | None, units: tuple[float | None, float | None]) -> tuple[float | None, float | None]:
    parts = [*(value or "0,0").split(","), "0"]
    return _length(parts[0] or "0", units[0]), _length(parts[1] or "0", units[1])


def _span(start: float | None, end: float | None) -> float | None:
    return None if start is None or end is None else abs(end - start)


def _is_solid_vml(shape: Element) -> bool:
    stroke = shape.find(f"{V}stroke")
    return stroke is None or (
        stroke.get("dashstyle", "solid").lower() == "solid" and stroke.get("linestyle", "single").lower() == "single"
    )


def _vml_room(shape: Element, width: float | None) -> float | None:
    if not width:
        return None
    box = next(shape.iter(f"{V}textbox"), None)
    parts = (box.get("inset", "") if box is not None else "").split(",")
    sides = (parts[0] if parts else "", parts[2] if len(parts) > 2 else "")
    left, right = (_MARGIN if (inset := millimetres(side, bare="px")) is None else inset for side in sides)
    return max(width - left - right, 0) or None
