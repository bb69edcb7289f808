"""`--scheduler`: a cluster's machines make what this one would have made, whatever becomes of them meanwhile."""

from __future__ import annotations

import json
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from baocao.cli import main
from baocao.commands.common import cluster as cluster_module
from baocao.file_look import settled_looks
from baocao.pdf.libreoffice import find_libreoffice
from support.clusters import AT_LAST, LocalCluster, local_cluster, wait_for
from support.made import CHECKOUT
from support.repositories import OFFICE_FILE, REPORT, edit, enter_repository

pytestmark = pytest.mark.takes_long

OFFICES = 5


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Iterator[LocalCluster]:
    with local_cluster(tmp_path_factory.mktemp("cum") / "hai", 2) as cluster:
        yield cluster


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Some offices, two of which have something to mend; commands run in it."""
    alone = enter_repository(tmp_path, monkeypatch)
    root = tmp_path / "nhieu"
    offer(root, alone, OFFICES)
    for name in ("so-1", "so-3"):
        edit(root / "offices" / name / REPORT, "Đã mua", "Đã  mua")
    monkeypatch.chdir(root)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1700000000")
    return root


def offer(root: Path, like: Path, offices: int) -> None:
    names = [f"so-{number}" for number in range(offices)]
    for name in names:
        shutil.copytree(like / "reports", root / "offices" / name / "reports")
        shutil.copy(OFFICE_FILE, root / "offices" / name / "baocao.yml")
    lines = ["offices:", *(f"  {name}: offices/{name}" for name in names)]
    (root / "baocao.yml").write_text("\n".join(lines) + "\n", encoding="utf-8")


def files_in(folder: Path) -> dict[str, bytes]:
    found = {path.relative_to(folder).as_posix(): path.read_bytes() for path in folder.rglob("*") if path.is_file()}
    assert found
    return found


def both(
    root: Path, two: LocalCluster, capsys: pytest.CaptureFixture[str], *words: str
) -> list[tuple[int, str, str, dict[str, bytes]]]:
    """What a command does here, and on the cluster: its exit code, what it prints, and what it makes in `build/`."""
    done = []
    for more in ([], ["--scheduler", two.address]):
        shutil.rmtree(root / "build", ignore_errors=True)
        capsys.readouterr()
        code = main([*words, *more])
        made = files_in(root / "build")
        done.append((code, *capsys.readouterr(), {name: made[name] for name in made if not name.startswith(".store")}))
    return done


@pytest.mark.parametrize("words", [[], ["--format", "json"], ["so-1/2022-03", "offices/so-3/reports/2022/2022-03.md"]])
def test_check_says_the_same(
    root: Path, two: LocalCluster, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    here, there = both(root, two, capsys, "check", *words)
    assert here == there
    assert "T08" in there[1]
    assert len(list((root / "build/.store/check").glob("so-*.json"))) == (2 if "so-1/2022-03" in words else OFFICES)
    assert main(["check", *words, "-j", "1"]) == there[0]
    assert capsys.readouterr().out == there[1], "what the cluster kept is not what is found here"


def test_word_files_have_the_same_bytes(root: Path, two: LocalCluster, capsys: pytest.CaptureFixture[str]) -> None:
    here, there = both(root, two, capsys, "docx")
    assert here == there
    assert len(there[3]) == 2 * OFFICES
    assert main(["docx", "--changed", "--scheduler", two.address]) == 0
    (root / "build/docx/so-2/2022/2022-03.docx").write_bytes(b"khac")
    assert main(["docx", "--scheduler", two.address]) == 1
    told = capsys.readouterr().err
    assert "build/docx/so-2/2022/2022-03.docx không phải tệp do baocao xuất" in told
    assert main(["docx", "so-0/2022-03", "-o", "mot.docx", "--scheduler", two.address]) == 2
    assert main(["docx", "so-0/2022-03", "-o", "cho-khac/", "--scheduler", two.address]) == 0
    assert (root / "cho-khac/so-0/2022/2022-03.docx").is_file()


def test_pdfs_are_made_there_too(root: Path, two: LocalCluster, capsys: pytest.CaptureFixture[str]) -> None:
    if find_libreoffice() is None:
        pytest.skip("LibreOffice is not installed")
    here, there = both(root, two, capsys, "pdf", "so-0/2022-03", "so-4/2022-03")
    assert here[:3] == there[:3]
    assert sorted(there[3]) == [f"pdf/so-{number}/2022/2022-03.pdf" for number in (0, 4)]


def test_the_site_has_the_same_bytes(root: Path, two: LocalCluster, capsys: pytest.CaptureFixture[str]) -> None:
    here, there = both(root, two, capsys, "site")
    assert (here[0], here[3]) == (there[0], there[3]), there[2]
    kept = {path.name: path.stat().st_mtime_ns for path in (root / "build/.store/site").iterdir()}
    assert len(kept) == OFFICES
    assert main(["site"]) == 0
    assert {path.name: path.stat().st_mtime_ns for path in (root / "build/.store/site").iterdir()} == kept


def findings_kept(root: Path) -> dict[str, Any]:
    """What `check` has kept, without how the files looked: when each is looked at, it may have lain there long enough
    to be known again, or not yet."""
    kept = {path.name: json.loads(path.read_bytes()[16:]) for path in (root / "build/.store/check").glob("*.json")}
    return {name: {**entry, "look": None} for name, entry in kept.items()}


def test_a_worker_that_is_killed_costs_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    alone = enter_repository(tmp_path, monkeypatch)
    root = tmp_path / "nhieu"
    offer(root, alone, 150)
    edit(root / "offices/so-149" / REPORT, "Đã mua", "Đã  mua")
    monkeypatch.chdir(root)
    wait_for(lambda: settled_looks(map(str, root.rglob("*.md"))))  # how files look is kept of settled ones alone
    assert main(["check", "--format", "json"]) == 0
    here = capsys.readouterr().out
    kept = findings_kept(root)
    shutil.rmtree(root / "build")
    with local_cluster(tmp_path / "cum", 2) as cluster:
        command = [sys.executable, "-m", "baocao", "check", "--format", "json", "--scheduler", cluster.address]
        running = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        wait_for(lambda: any((root / "build/.store/check").glob("so-*.json")) or running.poll() is not None)
        cluster.workers[0].kill()
        done = len(list((root / "build/.store/check").glob("so-*.json")))
        out, err = running.communicate(timeout=AT_LAST)
    assert done < 150, "it was not killed in the middle"
    assert (running.returncode, err.decode()) == (0, "")
    assert out.decode() == here
    assert findings_kept(root) == kept


def test_a_scheduler_that_is_not_there_is_told_of(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cluster_module._CONNECTING <= 10, "nobody is left longer without a word"
    monkeypatch.setattr(cluster_module, "_CONNECTING", 1)
    for address in ("tcp://127.0.0.1:9", "khong phai", "http://127.0.0.1:9", ""):
        assert main(["check", "--scheduler", address]) == 2
        told = capsys.readouterr().err
        assert told.startswith(f"Không nối được tới bộ điều phối {address}")
        assert told.count("\n") == 1


def test_a_scheduler_without_workers_and_one_of_another_version_are_told_of(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    other = tmp_path / "khac"
    shutil.copytree(CHECKOUT / "scripts", other, ignore=shutil.ignore_patterns("__pycache__"))
    with (other / "baocao/period.py").open("a", encoding="utf-8") as file:
        file.write("\n# khác\n")
    with local_cluster(tmp_path / "cum", 0) as cluster:
        monkeypatch.setattr(cluster_module, "_GATHERING", 1)
        assert main(["check", "--scheduler", cluster.address]) == 2
        told = capsys.readouterr().err
        assert f"Chạy “dask worker {cluster.address}”" in told
        assert told.count("\n") == 1
        monkeypatch.setattr(cluster_module, "_GATHERING", AT_LAST)
        cluster.add_worker(other)
        assert main(["check", "--scheduler", cluster.address]) == 2
        told = capsys.readouterr().err
        assert "bản khác" in told
        assert told.count("\n") == 1


def test_without_the_library_it_says_how_to_get_it(
    root: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("baocao.commands.common.scheduling.find_spec", lambda name: None)
    for command in ("check", "docx", "pdf"):
        assert main([command, "--scheduler", "tcp://127.0.0.1:9"]) == 2
        assert "pip install 'baocao[cluster]'" in capsys.readouterr().err
    shutil.copy(CHECKOUT / "Makefile", root)  # it has no task for this part
    assert main(["check", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "pip install 'baocao[cluster]'" in capsys.readouterr().err
    assert main(["site", "--serve", "--scheduler", "tcp://127.0.0.1:9"]) == 2
    assert "bỏ --scheduler" in capsys.readouterr().err
