"""Opens anybody's bytes as a Word file: which kind of file it is, its named parts, and safe XML. No disk.

Files come from strangers. Every size is bounded while it is really read, for headers can lie; a part
with a DTD is refused; nothing outside the file is ever looked at.
"""

from __future__ import annotations

import posixpath
import re
import struct
import zipfile
import zlib
from collections.abc import Mapping
from dataclasses import dataclass
from io import BytesIO
from urllib.parse import unquote

from lxml import etree

from baocao.word.package import METHODS
from baocao.word.reading.file_kinds import NotWord, refuse_other_kinds, refuse_other_packages
from baocao.word.reading.xml import Element

_MB = 1024 * 1024
MOST_BYTES = 50 * _MB
"""The largest file that is opened."""
MOST_XML = 30 * _MB
"""The largest XML part that is read."""
_MOST_UNPACKED = 200 * _MB
_MOST_ENTRIES = 5000
_MOST_RATIO = 400  # real XML packs to a thirtieth at most; a bomb to a thousandth
_SMALL = _MB  # below this no ratio tells anything

_BROKEN = "Tệp Word này bị hỏng ({why}); hãy mở bằng Word, chọn Mở và Sửa (Open and Repair) rồi lưu lại."
_TOO_BIG = (
    "Tệp này {why}, lớn hơn hẳn mọi văn bản thường gặp nên không mở; hãy mở bằng Word, "
    "bỏ bớt phần không cần (ảnh lớn, bảng lồng nhau) rồi lưu lại."
)
_LONGEST_NAME = 40
_DTD = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_STRICT = re.compile(rb"http://purl\.oclc\.org/ooxml/(\w+)/")
_STRICT_KINDS = {"customProperties": "custom-properties"}
"""Kinds of relationships that strict files call by another last word."""
_TRANSITIONAL = rb"http://schemas.openxmlformats.org/\1/2006/"


@dataclass(frozen=True, slots=True)
class Relationship:
    """Where a relationship leads inside the file: its kind by the last word of its type, and the part's name."""

    kind: str
    part: str


def broken(why: str) -> NotWord:
    """The refusal of a file that is Word's but damaged."""
    return NotWord(_BROKEN.format(why=why))


def too_big(why: str) -> NotWord:
    """The refusal of a file that would take too much memory or time."""
    return NotWord(_TOO_BIG.format(why=why))


class Package:
    """The parts of a Word file by name. Raises `NotWord` for bytes that are none.

    `main` is the part that holds the document's text.
    """

    def __init__(self, data: bytes) -> None:
        if len(data) > MOST_BYTES:
            raise too_big(f"nặng {len(data) / _MB:.0f} MB")
        refuse_other_kinds(data)
        try:
            self._zip = zipfile.ZipFile(BytesIO(data))
            entries = self._zip.infolist()
        except (
            zipfile.BadZipFile, NotImplementedError, ValueError, EOFError, OSError, OverflowError, struct.error,
        ) as error:  # fmt: skip
            raise broken("phần cuối tệp bị thiếu, có lẽ do tải về hoặc sao chép chưa xong") from error
        self._entries = _safe_entries(entries)
        self._left = _MOST_UNPACKED
        self._roots: dict[str, Element] = {}
        refuse_other_packages(self._entries, self._bytes)
        self.main = self._find_main()

    def xml(self, part: str) -> Element | None:
        """The root element of a part; None where the file has no such part."""
        key = part.lower()
        if key not in self._entries:
            return None
        if key not in self._roots:
            self._roots[key] = _parse(self._bytes(key), part)
        return self._roots[key]

    def relationships(self, part: str) -> Mapping[str, Relationship]:
        """What the part's relationships lead to inside the file, by id; `""` stands for the file itself."""
        folder, name = posixpath.split(part)
        root = self.xml(posixpath.join(folder, "_rels", f"{name}.rels"))
        found = {}
        for relationship in root if root is not None else ():
            target = relationship.get("Target")
            if target and relationship.get("TargetMode", "").lower() != "external":
                target = unquote(target.split("#")[0])
                inside = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
                kind = relationship.get("Type", "").rpartition("/")[2]
                found[relationship.get("Id", "")] = Relationship(_STRICT_KINDS.get(kind, kind), inside)
        return found

    def related(self, part: str, kind: str) -> Element | None:
        """The root of the first part of that kind that `part` refers to."""
        for relationship in self.relationships(part).values():
            if relationship.kind == kind and (root := self.xml(relationship.part)) is not None:
                return root
        return None

    def _find_main(self) -> str:
        for relationship in self.relationships("").values():
            if relationship.kind == "officeDocument" and relationship.part.lower() in self._entries:
                return relationship.part
        raise broken("thiếu phần nội dung chính")

    def _bytes(self, key: str) -> bytes:
        entry = self._entries[key]
        name = _shown(entry.filename)
        limit = min(MOST_XML, self._left)
        if entry.file_size > limit or _is_bomb(entry.file_size, entry.compress_size):
            raise too_big(f"có phần {name} giải nén ra quá lớn")
        if entry.compress_type not in METHODS:
            raise broken(f"phần {name} nén theo cách tệp Word không dùng")
        try:
            with self._zip.open(entry) as stream:
                data = stream.read(limit + 1)
        except (
            zipfile.BadZipFile, zlib.error, NotImplementedError, RuntimeError, ValueError, EOFError, OSError,
            OverflowError, struct.error,
        ) as error:  # fmt: skip
            raise broken(f"không giải nén được phần {name}") from error
        self._left -= len(data)
        if len(data) > limit or _is_bomb(len(data), entry.compress_size):
            raise too_big(f"có phần {name} giải nén ra quá lớn")
        return data


def _shown(name: str) -> str:
    """A part's name as it can stand in a sentence, whatever signs somebody gave it."""
    return "".join(letter if letter.isprintable() else "?" for letter in name[:_LONGEST_NAME])


def _is_bomb(size: int, packed: int) -> bool:
    return size > _SMALL and size > packed * _MOST_RATIO


def _safe_entries(entries: list[zipfile.ZipInfo]) -> dict[str, zipfile.ZipInfo]:
    """The entries by name in small letters, as packages compare names; those that point outside are left out."""
    if len(entries) > _MOST_ENTRIES:
        raise too_big(f"gồm {len(entries)} phần")
    if sum(entry.file_size for entry in entries) > _MOST_UNPACKED:
        raise too_big("giải nén ra quá lớn")
    found: dict[str, zipfile.ZipInfo] = {}
    for entry in entries:
        name = entry.filename.replace("\\", "/")
        if name[-1:] in ("", "/") or name.startswith("/") or ".." in name.split("/"):
            continue
        if entry.flag_bits & 0x1:
            raise NotWord(
                "Tệp này được nén kèm mật khẩu nên không đọc được; hãy lưu lại thành .docx không đặt mật khẩu."
            )
        if name.lower() in found:
            raise broken(f"hai phần cùng tên {_shown(name)}")
        found[name.lower()] = entry
    return found


def _parse(data: bytes, part: str) -> Element:
    if _DTD.search(data.replace(b"\0", b"") if b"\0" in data[:200] else data):
        raise broken(f"phần {_shown(part)} có khai báo DTD, tệp Word không được có")
    if b"http://purl.oclc.org/ooxml/" in data:
        data = _STRICT.sub(_TRANSITIONAL, data)
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        why = "lồng quá nhiều cấp" if "depth" in str(error).lower() else "không đúng cú pháp XML"
        raise broken(f"phần {_shown(part)} {why}") from error
    if root is None or root.getroottree().docinfo.internalDTD is not None:
        raise broken(f"phần {_shown(part)} không đúng cú pháp XML")
    return root
