"""What LibreOffice turns into .docx, and text in the letters of old fonts, become the same report."""

from __future__ import annotations

import subprocess
from functools import cache
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Thread

import pytest

from baocao.exchange.importing import import_document
from baocao.exchange.importing.kinds import kind_of
from baocao.exchange.importing.old_fonts import in_unicode
from baocao.language.legacy_letters import TCVN3, VNI
from baocao.model.importing import Imported
from baocao.pdf.libreoffice import TO_WORD, convert, find_libreoffice
from baocao.word.reading import open_word
from support.offices import office_config
from support.strangers import stranger
from support.wordfiles import p, r, word_file

pytestmark = pytest.mark.takes_long
OFFICE = office_config()
KINDS = {"doc": "doc:MS Word 97", "odt": "odt:writer8", "rtf": "rtf:Rich Text Format"}


def program() -> Path:
    found = find_libreoffice()
    if found is None:
        pytest.skip("LibreOffice is not installed")
    return found


@cache
def saved_as(kind: str, data: bytes) -> bytes:
    """The Word file as LibreOffice saves it in an old kind."""
    with TemporaryDirectory() as name:
        source = Path(name, "a.docx")
        source.write_bytes(data)
        command = [str(program()), "--headless", f"-env:UserInstallation={Path(name, 'profile').as_uri()}"]
        subprocess.run(
            [*command, "--convert-to", KINDS[kind], "--outdir", name, str(source)], capture_output=True, check=True
        )
        return Path(name, f"a.{kind}").read_bytes()


def turned(kind: str, data: bytes) -> bytes:
    """The old file as a Word file."""
    ((_, made),) = convert([data], program(), conversion=TO_WORD[kind])
    assert isinstance(made, bytes), made
    return made


def imported(data: bytes) -> Imported:
    return import_document(open_word(data), OFFICE)


@pytest.mark.parametrize("kind", KINDS)
def test_old_kinds_become_the_same_report(kind: str) -> None:
    data = stranger()
    old = saved_as(kind, data)
    assert kind_of(old, ".docx").value == kind
    made, wanted = imported(turned(kind, old)), imported(data)
    assert made.text.split("---\n")[2] == wanted.text.split("---\n")[2]
    assert (made.head, made.period) == (wanted.head, wanted.period)


def test_a_document_of_an_old_kind_fetches_nothing() -> None:
    asked: list[str] = []

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self) -> None:
            asked.append(self.path)
            self.send_error(404)

        do_HEAD = do_OPTIONS = do_PROPFIND = do_GET  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    Thread(target=server.serve_forever, daemon=True).start()
    try:
        address = f"http://127.0.0.1:{server.server_port}/a.png"
        rtf = (
            "{\\rtf1\\ansi BAO CAO\\par "
            f'{{\\field{{\\*\\fldinst INCLUDEPICTURE "{address}" \\\\d}}{{\\fldrslt x}}}}\\par '
            f'{{\\field{{\\*\\fldinst INCLUDETEXT "{address}"}}{{\\fldrslt y}}}}\\par }}'
        )
        made = turned("rtf", rtf.encode())
    finally:
        server.shutdown()
        server.server_close()
    assert open_word(made).paragraphs
    assert asked == []


# --------------------------------------------------------------------------- old fonts


def fonted(text: str, font: str) -> str:
    return p(r(text, f'<w:rFonts w:ascii="{font}" w:hAnsi="{font}"/>'))


VNI_FONT = '<w:rFonts w:ascii="VNI-Times" w:hAnsi="VNI-Times"/>'


@pytest.mark.parametrize(
    ("body", "shown", "encodings"),
    [
        (fonted("C¨n cø NghÞ ®Þnh", ".VnTime"), "Căn cứ Nghị định", (TCVN3,)),
        (fonted("quyÕt ®Þnh cña bé tr\u00adëng", ".VnTimeH"), "QUYẾT ĐỊNH CỦA BỘ TRƯỞNG", (TCVN3,)),
        (fonted("Caên cöù Nghò ñònh", "VNI-Times"), "Căn cứ Nghị định", (VNI,)),
        (fonted("Căn cứ Nghị định", ".VnTime"), "Căn cứ Nghị định", ()),
        (fonted("C¨n cø NghÞ ®Þnh", "Times New Roman"), "Căn cứ Nghị định", (TCVN3,)),
        (fonted("café à la carte, naïve", "Times New Roman"), "café à la carte, naïve", ()),
        (
            fonted("C¨n cø NghÞ ®Þnh", ".VnTime") + fonted("Căn cứ Nghị quyết", "Times New Roman"),
            "Căn cứ Nghị định Căn cứ Nghị quyết",
            (TCVN3,),
        ),
        (
            fonted("C¨n cø NghÞ ®Þnh", ".VnTime") + fonted("Caên cöù Nghò quyeát", "VNI-Times"),
            "Căn cứ Nghị định Căn cứ Nghị quyết",
            (TCVN3, VNI),
        ),
        (
            f"<w:p>{r('Boä Ta', VNI_FONT)}{r('øi chính', VNI_FONT + '<w:b/>')}</w:p>",
            "Bộ Tài chính",
            (VNI,),
        ),
    ],
    ids=["TCVN3", "capitals by font", "VNI", "Unicode in an old font", "another font", "French", "with Unicode", "both",
         "a letter over two runs"],
)  # fmt: skip
def test_letters_of_old_fonts_are_read_as_they_show(body: str, shown: str, encodings: tuple[str, ...]) -> None:
    file, met = in_unicode(open_word(word_file(body)))
    assert " ".join(paragraph.text for paragraph in file.paragraphs) == shown
    assert met == encodings
