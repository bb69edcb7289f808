"""`init` with nothing of ours but the installed package: a wheel in an environment of its own, and empty folders."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import sysconfig
import venv
import zipfile
from pathlib import Path

import pytest

from baocao.new_office.office_files import file_names
from support.made import sources_in
from support.old_offices import old_offices

pytestmark = pytest.mark.takes_long


@pytest.fixture(scope="module")
def programs(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of an environment's programs: our wheel, and the libraries that the tests run with, no more."""
    folder = tmp_path_factory.mktemp("moi-truong")
    pip = [sys.executable, "-m", "pip", "--quiet", "--disable-pip-version-check"]
    wheels = folder / "wheels"
    build = ["wheel", "--no-deps", "--no-build-isolation", "--wheel-dir", str(wheels)]
    _run([*pip, *build, str(sources_in(folder / "nguon"))], folder)
    (wheel,) = wheels.glob("*.whl")
    inside = zipfile.ZipFile(wheel).namelist()
    assert [name for name in file_names() if f"baocao/new_office/files/{name}" not in inside] == []
    environment = folder / "venv"
    venv.create(environment, symlinks=True)
    (own,) = environment.glob("lib/python*/site-packages")
    # A path alone: what an editable install of ours adds to it is not followed.
    (own / "libraries.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    _run([*pip, "--python", str(environment / "bin/python"), "install", "--no-deps", str(wheel)], folder)
    shutil.rmtree(folder / "nguon")
    where = _run([str(environment / "bin/python"), "-c", "import baocao; print(baocao.__file__)"], folder)
    assert where.startswith(str(own))
    return environment / "bin"


def _run(words: list[str], folder: Path, programs: Path | None = None, **environment: str) -> str:
    """What the program prints, which must go well; of our own programs those in `programs` alone are found."""
    strange = ("MAKE", "MFLAGS", "PYTHON", "VIRTUAL_ENV", "PIP_")
    kept = {name: value for name, value in os.environ.items() if not name.startswith(strange)}
    kept["PATH"] = os.pathsep.join([*([str(programs)] if programs else []), "/usr/local/bin", "/usr/bin", "/bin"])
    done = subprocess.run(words, cwd=folder, env=kept | environment, capture_output=True, encoding="utf-8", check=False)
    assert done.returncode == 0, (words, done.stdout, done.stderr)
    return done.stdout


def test_an_office_from_options_checks_prints_and_shows_itself(programs: Path, tmp_path: Path) -> None:
    flags = ["--name", "Sở Ngoại vụ", "--parent", "UBND tỉnh Hòa Bình", "--period", "2026-01", "--yes"]
    _run(["baocao", "init", "kho của tôi", *flags], tmp_path, programs)
    root = tmp_path / "kho của tôi"
    assert "1 gợi ý trong 1 báo cáo." in _run(["make", "check", "docx", "site"], root, programs)
    assert "Đạt" in _run(["baocao", "verify", "build/docx/2026/2026-01.docx"], root, programs)
    assert (root / "build/site/2026/2026-01/index.html").is_file()
    assert (root / "build/site/huong-dan/index.html").is_file()
    assert "Sở Ngoại vụ" in (root / "build/site/index.html").read_text(encoding="utf-8")
    _run(["make", "new", "PERIOD=2026-02"], root, programs)
    _run(["make", "fix", "docx", "site"], root, programs)
    assert (root / "build/docx/2026/2026-02.docx").is_file()


def test_make_finds_the_program_that_began_the_office_and_is_on_no_path(programs: Path, tmp_path: Path) -> None:
    _run([str(programs / "baocao"), "init", "kho", "--yes"], tmp_path)
    assert "Đang cài baocao" not in _run(["make", "check", "docx"], tmp_path / "kho")
    assert list((tmp_path / "kho/build/docx").glob("*/*.docx"))


def test_an_office_from_old_reports_checks_prints_and_shows_itself(programs: Path, tmp_path: Path) -> None:
    office, *_ = old_offices()
    paths = office.save(tmp_path / "cu")
    _run(["baocao", "init", "kho", "--yes", "--from", *map(str, paths)], tmp_path, programs)
    root = tmp_path / "kho"
    _run(["make", "check"], root, programs)
    _run(["make", "new", "PERIOD=2024-12"], root, programs)
    _run(["make", "docx", "site"], root, programs)
    for period in (*office.periods, "2024-12"):
        assert (root / f"build/docx/2024/{period}.docx").is_file()
    draft = (root / "reports/2024/2024-12.md").read_text(encoding="utf-8")
    assert "## I. KẾT QUẢ CÔNG TÁC THÁNG 12/2024" in draft
    assert "## III. NHIỆM VỤ TRỌNG TÂM THÁNG 1/2025" in draft
    assert "### 4. Chuyển đổi số" in draft


def test_make_installs_the_program_where_there_is_none(programs: Path, tmp_path: Path) -> None:
    _run(["baocao", "init", "kho", "--yes"], tmp_path, programs)
    root = tmp_path / "kho"
    (wheel,) = programs.parents[1].glob("wheels/*.whl")
    (root / "requirements.txt").write_text(f"{wheel}\n", encoding="utf-8")
    libraries = sysconfig.get_path("purelib")
    assert "Đang cài baocao" in _run(["make", "check"], root, PIP_NO_DEPS="1", PYTHONPATH=libraries)
    assert (root / ".venv/bin/baocao").is_file()
    assert "Đang cài baocao" not in _run(["make", "docx"], root, PYTHONPATH=libraries)


def test_an_environment_that_cannot_be_made_is_said_and_tried_again(programs: Path, tmp_path: Path) -> None:
    _run(["baocao", "init", "kho", "--yes"], tmp_path, programs)
    root = tmp_path / "kho"
    (root / "requirements.txt").write_text("./khong-co.whl\n", encoding="utf-8")
    with pytest.raises(AssertionError, match="Chưa cài được baocao"):
        _run(["make", "check"], root, PIP_NO_INDEX="1")
    with pytest.raises(AssertionError, match="Chưa cài được baocao"):
        _run(["make", "check"], root, PIP_NO_INDEX="1")


def test_what_is_typed_for_make_is_data(programs: Path, tmp_path: Path) -> None:
    _run(["baocao", "init", "kho", "--yes"], tmp_path, programs)
    root = tmp_path / "kho"
    for typed in ("$(shell touch canary)", "`touch canary`", '"; touch canary; "'):
        for goal, name in (("new", "PERIOD"), ("import", "FILE"), ("merge", "FILE")):
            with pytest.raises(AssertionError, match="Error 2"):
                _run(["make", goal, f"{name}={typed}"], root, programs)
    assert not (root / "canary").exists()
