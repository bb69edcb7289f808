"""Which kind of file the bytes are, when they are not a Word file that we read, said in one sentence. Pure."""

from __future__ import annotations

from collections.abc import Callable, Collection


class NotWord(Exception):
    """The bytes are no Word file that can be read; the message is one Vietnamese sentence that says what to do."""


_SAVE = "hãy mở bằng Word rồi chọn Lưu thành (Save As), kiểu Word Document (.docx)"
_PASSWORD = (
    "Tệp này được đặt mật khẩu nên không đọc được; hãy mở bằng Word, bỏ mật khẩu "
    "(Tệp, Thông tin, Bảo vệ tài liệu) rồi lưu lại."
)
_MACROS = "Tệp này chứa macro nên không mở; hãy mở bằng Word và lưu lại thành .docx, kiểu tệp không có macro."
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_OLE_KINDS = (
    ("EncryptedPackage", _PASSWORD),
    ("EncryptionInfo", _PASSWORD),
    ("WordDocument", f"Tệp này là Word 97–2003 (.doc); {_SAVE}."),
    ("PowerPoint Document", "Tệp này là PowerPoint 97–2003 (.ppt), không phải tệp Word; hãy chọn tệp .docx."),
    ("Workbook", "Tệp này là Excel 97–2003 (.xls), không phải tệp Word; hãy chọn tệp .docx."),
)
_OLD_OFFICE = f"Tệp này là tệp Office kiểu cũ; {_SAVE}."
_ZIPS = (b"PK\x03\x04", b"PK\x05\x06", b"PK\x07\x08")
_BEGINNINGS = (  # in small letters
    ((b"{\\rtf",), f"Tệp này là RTF, không phải .docx; {_SAVE}."),
    ((b"%pdf",), "Tệp này là PDF, không phải tệp Word; hãy chọn tệp .docx đã dùng để xuất ra PDF ấy."),
    ((b"<!doctype html", b"<html"), f"Tệp này là trang web (HTML), không phải tệp Word; {_SAVE}."),
    ((b"mime-version:",), f"Tệp này là trang web lưu thành một tệp (MHT), không phải tệp Word; {_SAVE}."),
    ((b"<?xml", b"<pkg:package", b"<w:worddocument"), f"Tệp này là XML, không phải tệp .docx; {_SAVE}."),
    (
        (b"\x89png", b"\xff\xd8\xff", b"gif8", b"bm\x36", b"ii*\0", b"mm\0*"),
        "Tệp này là ảnh, không phải tệp Word; hãy chọn tệp .docx.",
    ),
    (
        (b"rar!", b"7z\xbc\xaf", b"\x1f\x8b", b"\xfd7zxz", b"bzh"),
        "Tệp này là tệp nén, không phải tệp Word; hãy giải nén rồi chọn tệp .docx bên trong.",
    ),
)
_LOCK_BYTES, _LOCK_NAME = 162, 53
"""What Word keeps beside an open document, `~$name.docx`: its size, and the longest user's name it begins with."""
_LOCK = "Tệp này là tệp tạm mà Word giữ khi văn bản đang mở (tên bắt đầu bằng ~$); hãy chọn chính tệp văn bản."
_EMPTY = "Tệp này rỗng; có lẽ việc tải về hay sao chép chưa xong, hãy lấy lại tệp."
_UNKNOWN = "Tệp này không phải tệp Word; hãy chọn tệp .docx lưu từ Word hoặc LibreOffice."
_TEXT = f"Tệp này là văn bản thuần (text), không phải tệp Word; {_SAVE}."
_OPEN_DOCUMENTS = {
    "text": f"Tệp này là văn bản OpenDocument (.odt), không phải .docx; {_SAVE}.",
    "spreadsheet": "Tệp này là bảng tính OpenDocument (.ods), không phải tệp Word; hãy chọn tệp .docx.",
    "presentation": "Tệp này là bản trình chiếu OpenDocument (.odp), không phải tệp Word; hãy chọn tệp .docx.",
}
_OTHER_OFFICE = {
    "xl/": "Tệp này là Excel, không phải tệp Word; hãy chọn tệp .docx.",
    "ppt/": "Tệp này là PowerPoint, không phải tệp Word; hãy chọn tệp .docx.",
    "visio/": "Tệp này là Visio, không phải tệp Word; hãy chọn tệp .docx.",
}
_ZIP = "Tệp này là tệp nén zip, không phải tệp Word; hãy giải nén rồi chọn tệp .docx bên trong."
_TYPES = "[content_types].xml"


def refuse_other_kinds(data: bytes) -> None:
    """Nothing for bytes that begin like a zip; `NotWord` with what they are for all others."""
    if data.startswith(_ZIPS):
        return
    if data.startswith(_OLE):
        raise NotWord(next((says for name, says in _OLE_KINDS if name.encode("utf-16-le") in data), _OLD_OFFICE))
    if not data.strip(b"\0 \t\r\n"):
        raise NotWord(_EMPTY)
    if len(data) == _LOCK_BYTES and data[0] <= _LOCK_NAME:
        raise NotWord(_LOCK)
    start = data[:1024].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for beginnings, says in _BEGINNINGS:
        if start.startswith(beginnings):
            raise NotWord(says)
    raise NotWord(_TEXT if _is_text(data[:4096]) else _UNKNOWN)


def refuse_other_packages(names: Collection[str], read: Callable[[str], bytes]) -> None:
    """Nothing for a zip that may be Word's; `NotWord` with what it is for all others. `names` in small letters."""
    if "mimetype" in names and _TYPES not in names:
        kind = read("mimetype")[:100].decode("ascii", "replace")
        raise NotWord(next((says for word, says in _OPEN_DOCUMENTS.items() if f"opendocument.{word}" in kind), _ZIP))
    if _TYPES not in names:
        raise NotWord(_ZIP)
    if any(name.endswith("vbaproject.bin") for name in names) or b"macroenabled" in read(_TYPES).lower():
        raise NotWord(_MACROS)
    for folder, says in _OTHER_OFFICE.items():
        if any(name.startswith(folder) for name in names) and not any(name.startswith("word/") for name in names):
            raise NotWord(says)


def _is_text(start: bytes) -> bool:
    """Whether the bytes are letters: UTF-8 cut anywhere, or UTF-16 with its mark, and no control codes."""
    if start.startswith((b"\xff\xfe", b"\xfe\xff")):
        return True
    try:
        text = start.decode("utf-8")
    except UnicodeDecodeError as error:
        if error.start < len(start) - 3:
            return False
        text = start[: error.start].decode("utf-8")
    return all(letter >= " " or letter in "\t\r\n\f\v" for letter in text)
