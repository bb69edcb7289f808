"""Every Word file holds to the OOXML schemas: Word opens it without a word about repair."""

from __future__ import annotations

import io
import zipfile
from pathlib import Path

import pytest

from baocao.word.package import DOCUMENT
from baocao.word.writing import write_docx
from baocao.word.writing.reference import REFERENCE
from support.paths import paths_in
from support.schemas import errors_of
from support.tabled import FILES
from support.written import FARM, ISSUED, office, report_of, written


@pytest.mark.parametrize("name", FILES)
def test_a_written_file_has_no_error_of_schema_or_package(name: str, tmp_path: Path) -> None:
    assert errors_of(written(*FILES[name]).data, tmp_path) == []


def test_the_files_of_the_repositorys_reports_have_none_either(repository: Path, tmp_path: Path) -> None:
    config = office((repository / "baocao.yml").read_text(encoding="utf-8"))
    for path in paths_in(repository, "reports/*/*.md"):
        report = report_of(path.read_text(encoding="utf-8"), config, path.as_posix())
        assert errors_of(write_docx(report, config), tmp_path) == [], path


def test_the_reference_document_has_none(tmp_path: Path) -> None:
    assert errors_of(REFERENCE.read_bytes(), tmp_path) == []


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        (b'<w:jc w:val="center"/>', b'<w:jc w:val="middle"/>'),
        (b"<w:tblGrid>", b'<w:p/><w:tblGrid>'),
        (b'<w:sectPr>', b'<w:sectPr><w:titlePg/>'),
    ],
)  # fmt: skip
def test_a_spoilt_file_is_not_let_through(right: bytes, wrong: bytes, tmp_path: Path) -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(written(ISSUED, FARM).data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            data = old.read(name)
            assert name != DOCUMENT or right in data
            new.writestr(name, data.replace(right, wrong, 1) if name == DOCUMENT else data)
    assert errors_of(out.getvalue(), tmp_path) != []
