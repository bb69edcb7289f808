"""The theme part, which Word looks for in every file: one font, and the colours of paper and ink.

Nothing in our styles refers to it; it is what Word offers to whoever edits the file. Pure.
"""

from __future__ import annotations

from baocao.word.package import XML
from baocao.word.profile import Profile

_A = "http://schemas.openxmlformats.org/drawingml/2006/main"
_NAME = "Nghị định 30"
_COLOURS = {
    **{"dk1": "000000", "lt1": "FFFFFF", "dk2": "000000", "lt2": "FFFFFF"},
    **{f"accent{count}": "000000" for count in range(1, 7)},
    **{"hlink": "000000", "folHlink": "000000"},
}
_FILL = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
_LINE = f'<a:ln w="9525">{_FILL}<a:prstDash val="solid"/></a:ln>'
_EFFECT = "<a:effectStyle><a:effectLst/></a:effectStyle>"
_LEVELS = 3
"""Each kind of look has a subtle, a moderate and an intense form."""


def theme_xml(p: Profile) -> bytes:
    """`word/theme/theme1.xml`."""
    colours = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in _COLOURS.items())
    font = f'<a:latin typeface="{p.font}"/><a:ea typeface="{p.font}"/><a:cs typeface="{p.font}"/>'
    return (
        f'{XML}<a:theme xmlns:a="{_A}" name="{_NAME}"><a:themeElements>'
        f'<a:clrScheme name="{_NAME}">{colours}</a:clrScheme>'
        f'<a:fontScheme name="{_NAME}"><a:majorFont>{font}</a:majorFont>'
        f"<a:minorFont>{font}</a:minorFont></a:fontScheme>"
        f'<a:fmtScheme name="{_NAME}"><a:fillStyleLst>{_FILL * _LEVELS}</a:fillStyleLst>'
        f"<a:lnStyleLst>{_LINE * _LEVELS}</a:lnStyleLst><a:effectStyleLst>{_EFFECT * _LEVELS}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{_FILL * _LEVELS}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    ).encode()
