"""What `baocao site` offers for download: never a Word file or PDF that says other things than the page beside it."""

from __future__ import annotations

import io
import shutil
from pathlib import Path

import pytest
from docx import Document

from baocao.cli import main
from support.repositories import ISSUED, REPORT, edit, edit_by_hand, enter_repository, noted_on

pytestmark = pytest.mark.takes_long

Printed = pytest.CaptureFixture[str]
WORD, PDF = "docx/2022/2022-03.docx", "pdf/2022/2022-03.pdf"
OTHERS = {"docx/2022/2022-02.docx", "pdf/2022/2022-02.pdf"}


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    return enter_repository(tmp_path, monkeypatch)


def offered(office: Path) -> set[str]:
    """The files of March that the site has, once it is built; those that its page leads to."""
    assert main(["site"]) == 0
    site = office / "build/site"
    files = {path.relative_to(site).as_posix() for kind in ("docx", "pdf") for path in (site / kind).rglob("*.*")}
    page = (site / "2022/2022-03/index.html").read_text(encoding="utf-8")
    assert {name for name in (WORD, PDF) if name in page} == files - OTHERS
    for name in files:
        assert (site / name).read_bytes() == (office / "build" / name).read_bytes()
    return files - OTHERS


def issue(office: Path) -> None:
    edit(office / REPORT, "status: draft", ISSUED)


def saved_again(path: Path, *, remark: bool = False) -> None:
    """Somebody opens the Word file and saves it, maybe with a remark beside the text."""
    document = Document(str(path))
    if remark:
        document.add_comment(next(part.runs for part in document.paragraphs if part.runs), text="Xem lại chỗ này")
    out = io.BytesIO()
    document.save(out)
    path.write_bytes(out.getvalue())


# --------------------------------------------------------------------------- Word files


def test_an_issued_report_that_has_an_error_now_has_no_word_file_of_before(office: Path, capsys: Printed) -> None:
    issue(office)
    assert offered(office) == {WORD}
    edit(office / REPORT, "Số hóa 500", "Số hóa ... 600")
    edit(office / REPORT, "## II.", "## IV.")
    capsys.readouterr()
    assert offered(office) == set()
    said = capsys.readouterr().err
    assert "Báo cáo đã ban hành còn" in said
    assert f"Trang không đưa ra build/{WORD}: tệp Word không nói như báo cáo hiện nay" in said
    assert (office / "build" / WORD).is_file()


@pytest.mark.parametrize(
    ("file", "old", "new"), [(REPORT, "Số hóa 500", "Số hóa 600"), ("baocao.yml", "place: Hải Sơn", "place: Sơn Hải")]
)
def test_an_issued_document_with_other_words_is_not_offered(office: Path, file: str, old: str, new: str) -> None:
    issue(office)
    assert offered(office) == {WORD}
    edit(office / file, old, new)
    assert offered(office) == set()
    edit(office / file, new, old)
    assert offered(office) == {WORD}


def test_a_new_version_of_the_program_knows_it_too(office: Path) -> None:
    issue(office)
    assert offered(office) == {WORD}
    edit(office / "baocao.yml", "place: Hải Sơn", "place: Sơn Hải")
    shutil.rmtree(office / "build/.store")  # nothing that another version kept is believed
    assert offered(office) == set()


def test_an_issued_document_whose_report_is_written_otherwise_with_the_same_words_is_offered(office: Path) -> None:
    issue(office)
    assert offered(office) == {WORD}
    edit(office / REPORT, "## II.", "\n## II.")
    assert offered(office) == {WORD}


def test_what_somebody_wrote_into_a_word_file_is_not_published(office: Path, capsys: Printed) -> None:
    assert offered(office) == {WORD}
    edited = edit_by_hand(office / "build" / WORD)
    capsys.readouterr()
    assert offered(office) == set()
    said = capsys.readouterr().err
    assert said.count(f"build/{WORD}") == 1
    assert "baocao merge" in said
    edit(office / REPORT, "Số hóa 500", "Số hóa 600")
    assert offered(office) == set()
    assert (office / "build" / WORD).read_bytes() == edited


def test_a_word_file_that_was_only_saved_again_is_offered_unless_there_is_a_remark_in_it(office: Path) -> None:
    assert offered(office) == {WORD}
    saved_again(office / "build" / WORD)
    assert offered(office) == {WORD}
    saved_again(office / "build" / WORD, remark=True)
    assert offered(office) == set()


def test_a_strangers_file_in_the_place_of_a_word_file_is_not_offered(office: Path) -> None:
    path = office / "build" / WORD
    path.parent.mkdir(parents=True)
    path.write_bytes(b"PK")
    assert offered(office) == set()


def test_of_two_reports_of_one_word_file_none_offers_that_of_the_other(office: Path) -> None:
    assert offered(office) == {WORD}
    (office / "reports/cu").mkdir()
    text = (office / REPORT).read_text(encoding="utf-8")
    (office / "reports/cu/2022-03.md").write_text(text.replace("Số hóa 500", "Số hóa 600"), encoding="utf-8")
    main(["site"])
    pages = [path.read_text(encoding="utf-8") for path in (office / "build/site").rglob("index.html")]
    assert {"Số hóa 600" in page for page in pages if f'{WORD}" download' in page} <= {False}


def test_files_of_another_machine_are_known_by_what_they_say(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert main(["docx"]) == 0
    shutil.rmtree(office / "build/.store")
    (office / "mkdocs.yml").write_text("site_name: Kho\nplugins: [baocao]\n", encoding="utf-8")
    monkeypatch.setattr("baocao.commands.site._make_word_files", lambda arguments: None)  # as mkdocs builds
    assert offered(office) == {WORD}
    edit(office / REPORT, "Số hóa 500", "Số hóa 600")
    assert offered(office) == set()


# --------------------------------------------------------------------------- PDFs


@pytest.mark.usefixtures("libreoffice")
def test_a_pdf_of_an_older_word_file_is_not_offered(office: Path, capsys: Printed) -> None:
    assert main(["pdf"]) == 0
    assert offered(office) == {WORD, PDF}
    edit(office / REPORT, "Số hóa 500", "Số hóa 600")
    capsys.readouterr()
    assert offered(office) == {WORD}
    said = capsys.readouterr().err
    assert f"Trang không đưa ra build/{PDF}: không phải PDF của bản Word đang đưa ra" in said
    assert "baocao pdf" in said
    assert main(["pdf", "--changed"]) == 0
    assert offered(office) == {WORD, PDF}
    edit(office / "baocao.yml", "place: Hải Sơn", "place: Sơn Hải")
    assert offered(office) == {WORD}


@pytest.mark.usefixtures("libreoffice")
def test_a_signed_pdf_is_offered_while_the_document_has_its_words(office: Path) -> None:
    issue(office)
    assert main(["pdf"]) == 0
    signed = office / "build" / PDF
    signed.write_bytes(noted_on(signed.read_bytes()))
    assert offered(office) == {WORD, PDF}
    with (office / "baocao.yml").open("a", encoding="utf-8") as settings:
        settings.write("\nword: {body_size: 13}\n")
    assert main(["docx", "--force"]) == 0  # the same words in another form
    assert offered(office) == {WORD, PDF}
    edit(office / REPORT, "Số hóa 500", "Số hóa 600")
    assert main(["docx", "--force"]) == 0
    assert offered(office) == {WORD}


@pytest.mark.parametrize("content", [b"", b"%PDF-1.7\n", b"%PDF-1.7\n/DocxSHA256 ("])
def test_a_pdf_that_says_nothing_is_not_offered(office: Path, content: bytes) -> None:
    path = office / "build" / PDF
    path.parent.mkdir(parents=True)
    path.write_bytes(content)
    assert offered(office) == {WORD}
