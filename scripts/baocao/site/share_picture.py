"""The picture that goes along where somebody shares a page: a sheet of paper, a few lines, and how tasks stand. Pure.

No letters, which would need a font that every machine has: title and description stand beside it. Flat colours make a
PNG of three chunks by zlib alone; Pillow, which would write the same, is no part of what builds the site.
"""

from __future__ import annotations

import struct
import zlib

PICTURE = "assets/chia-se.png"
WIDTH, HEIGHT = 1200, 630
_PAPER, _CARD, _ACCENT, _HALF, _LINE, _CARE = range(6)
_COLOURS = ("fdfcf9", "ffffff", "0b5f59", "7fb3ae", "dfddd5", "d9ae6f")
"""Those of the light pages (`theme/assets/baocao.css`)."""
_SHAPES = (
    (0, 0, WIDTH, 18, _ACCENT),
    (330, 90, 540, 480, _LINE),
    (333, 93, 534, 474, _CARD),
    (333, 93, 534, 12, _ACCENT),
    (390, 155, 260, 30, _ACCENT),
    (390, 225, 420, 12, _LINE),
    (390, 260, 420, 12, _LINE),
    (390, 295, 420, 12, _LINE),
    (390, 330, 300, 12, _LINE),
    (390, 400, 210, 26, _ACCENT),
    (604, 400, 150, 26, _HALF),
    (758, 400, 52, 26, _CARE),
    (390, 470, 120, 12, _LINE),
    (530, 470, 90, 12, _LINE),
    (690, 520, 120, 14, _ACCENT),
)
"""Left, top, width, height and colour; later ones lie over earlier ones."""


def share_picture() -> bytes:
    """The picture as a PNG."""
    rows = [bytearray(WIDTH) for _ in range(HEIGHT)]
    for left, top, width, height, colour in _SHAPES:
        for row in rows[top : top + height]:
            row[left : left + width] = bytes([colour]) * width
    pixels = b"".join(b"\0" + bytes(row) for row in rows)
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        (
            _chunk(b"IHDR", struct.pack(">IIBBBBB", WIDTH, HEIGHT, 8, 3, 0, 0, 0)),
            _chunk(b"PLTE", bytes.fromhex("".join(_COLOURS))),
            _chunk(b"IDAT", zlib.compress(pixels, 9)),
            _chunk(b"IEND", b""),
        )
    )


def _chunk(name: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
