"""How the Makefile sets up its environment: by the locks, each part when first wanted, and going on without a network.

make, venv and pip are the real ones. Packages come from a folder in place of an index, and the program is a small one
that says which version of its library it runs with: what is tried is the Makefile.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import zipfile
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

import pytest

from support.made import CHECKOUT, make

pytestmark = pytest.mark.takes_long

PROGRAM = "def main():\n    import thu_vien\n    print('chạy với', thu_vien.VERSION)\n"
BACKEND = """\
import shutil
def build_editable(folder, *_):
    shutil.copy("goi/baocao-1-py3-none-any.whl", folder)
    return "baocao-1-py3-none-any.whl"
"""
GOES_ON = "làm tiếp với bản đang có"


class Office:
    """A repository with our Makefile, and the packages that its network offers."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.index = root / "goi"
        self.index.mkdir()
        (root / "requirements").mkdir()
        shutil.copy(CHECKOUT / "Makefile", root)
        (root / "backend.py").write_text(BACKEND, encoding="utf-8")
        (root / "pyproject.toml").write_text(
            '[project]\nname = "baocao"\nversion = "1"\n'
            '[build-system]\nrequires = []\nbuild-backend = "backend"\nbackend-path = ["."]\n',
            encoding="utf-8",
        )
        self.offer("baocao", "1", PROGRAM, entry="[console_scripts]\nbaocao = baocao:main\n")

    def offer(self, name: str, version: str, code: str, entry: str = "") -> str:
        """Puts a package on the network; its line in a lock file."""
        path = self.index / f"{name}-{version}-py3-none-any.whl"
        about = f"{name}-{version}.dist-info"
        files = {
            f"{name}.py": code,
            f"{about}/METADATA": f"Metadata-Version: 2.1\nName: {name}\nVersion: {version}\n",
            f"{about}/WHEEL": "Wheel-Version: 1.0\nRoot-Is-Purelib: true\nTag: py3-none-any\n",
            f"{about}/entry_points.txt": entry,
            f"{about}/RECORD": "",
        }
        with zipfile.ZipFile(path, "w") as wheel:
            for file, content in files.items():
                wheel.writestr(file, content)
        return f"{name}=={version} --hash=sha256:{sha256(path.read_bytes()).hexdigest()}\n"

    def library(self, version: str) -> str:
        return self.offer("thu_vien", version, f"VERSION = {version!r}\n")

    def lock(self, line: str, part: str = "") -> None:
        path = self.root / (f"requirements/{part}.lock" if part else "requirements.lock")
        path.write_text(line, encoding="utf-8")

    def make(self, goal: str, *, network: bool = True) -> subprocess.CompletedProcess[str]:
        index = {"PIP_FIND_LINKS": str(self.index)} if network else {"PIP_FIND_LINKS": ""}
        alone = {"PYTHONPATH": "", "PIP_NO_INDEX": "1", "PIP_CONFIG_FILE": "/dev/null", "PIP_CONSTRAINT": ""}
        return make(self.root, goal, f"PYTHON={sys.executable}", **alone, **index)

    def has(self, name: str) -> bool:
        return any((self.root / ".venv").glob(f"lib/python*/site-packages/{name}.py"))


@dataclass
class FirstSetUp:
    """An office set up for the first time: what was said without a network, with one, and what there is after it."""

    office: Office
    began: list[Path]
    without: subprocess.CompletedProcess[str]
    left: list[Path]
    done: subprocess.CompletedProcess[str]
    kept: Path


@pytest.fixture(scope="module")
def first_set_up(tmp_path_factory: pytest.TempPathFactory) -> FirstSetUp:
    folder = tmp_path_factory.mktemp("moi-truong")
    (folder / "kho").mkdir()
    office = Office(folder / "kho")
    office.lock(office.library("1"))
    began = sorted(office.root.rglob("*"))
    without = office.make("check", network=False)
    left = sorted(office.root.rglob("*"))
    done = office.make("check")
    shutil.copytree(office.root, folder / "da-cai", symlinks=True)
    return FirstSetUp(office, began, without, left, done, folder / "da-cai")


@pytest.fixture
def office(first_set_up: FirstSetUp) -> Office:
    """An office that is set up: always in the same place, which an environment does not leave."""
    root = first_set_up.office.root
    shutil.rmtree(root)
    shutil.copytree(first_set_up.kept, root, symlinks=True)
    return first_set_up.office


def test_a_first_set_up_without_a_network_stops_clearly_and_leaves_nothing_half_made(first_set_up: FirstSetUp) -> None:
    told = first_set_up.without
    assert told.returncode == 2
    assert "thu_vien==1" in told.stderr
    assert "Chưa cài được môi trường" in told.stderr
    assert first_set_up.left == first_set_up.began
    done = first_set_up.done
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith("chạy với 1\n")


def test_a_working_environment_goes_on_without_a_network_and_catches_up_later(office: Office) -> None:
    office.lock(office.library("2"))
    for _again in range(2):
        done = office.make("check", network=False)
        assert (done.returncode, done.stdout) == (0, "chạy với 1\n")
        assert GOES_ON in done.stderr
        assert len(done.stderr.splitlines()) == 1
    done = office.make("check")
    assert (done.stdout, done.stderr) == ("chạy với 2\n", "")
    (office.root / "pyproject.toml").touch()
    done = office.make("check", network=False)
    assert (done.stdout, done.stderr) == ("chạy với 2\n", "")


def test_a_program_that_no_longer_starts_is_not_gone_on_with(office: Office) -> None:
    (library,) = (office.root / ".venv").glob("lib/python*/site-packages/thu_vien.py")
    library.unlink()
    office.lock(office.library("2"))
    done = office.make("check", network=False)
    assert done.returncode == 2
    assert "Chưa cài được môi trường" in done.stderr
    assert (office.root / ".venv").exists()
    assert office.make("check").stdout == "chạy với 2\n"


def test_a_part_comes_when_it_is_first_wanted(office: Office) -> None:
    office.lock(office.offer("phan_pdf", "1", ""), "pdf")
    assert office.make("check").returncode == 0
    assert not office.has("phan_pdf")
    done = office.make("pdf", network=False)
    assert done.returncode == 2
    assert "Chưa cài được phần pdf" in done.stderr
    assert office.make("check", network=False).stdout == "chạy với 1\n"
    assert "Đang cài thêm phần pdf" in office.make("pdf").stdout
    assert office.has("phan_pdf")
    office.lock(office.offer("phan_pdf", "2", ""), "pdf")
    done = office.make("pdf", network=False)
    assert (done.returncode, GOES_ON in done.stderr) == (0, True)


def test_a_package_of_another_content_than_locked_is_refused(office: Office) -> None:
    line = office.library("2")
    office.offer("thu_vien", "2", "VERSION = 'khác'\n")
    office.lock(line)
    done = office.make("check")
    assert done.stdout == "chạy với 1\n"
    assert GOES_ON in done.stderr
