"""Every input that fuzzing kept is tried again, without the fuzzer: the small corpus, and each that ever failed."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from fuzz import targets
from fuzz.run import SECONDS_AN_INPUT, TooSlow, minimised, trouble_with, within

pytestmark = pytest.mark.takes_long

FUZZ = Path(__file__).parent / "fuzz"
CORPUS, CRASHES = sorted(FUZZ.glob("corpus/*/*")), sorted(FUZZ.glob("crashes/*/*"))
LARGEST_CORPUS = 300_000
LONG = ("long", "longword")
"""Targets whose inputs each stand for 50 kB and more."""


@pytest.mark.parametrize("path", CRASHES, ids=lambda path: path.relative_to(FUZZ / "crashes").as_posix())
def test_what_ever_failed_holds(path: Path) -> None:
    with within(SECONDS_AN_INPUT):
        targets.target(path.parent.name).run(path.read_bytes())


@pytest.mark.parametrize("name", targets.names())
def test_the_corpus_of_a_target_holds(name: str) -> None:
    own = [path for path in CORPUS if path.parent.name == name]
    assert own
    found = {path.name: trouble_with(targets.target(name).run, path.read_bytes(), SECONDS_AN_INPUT) for path in own}
    assert {one: trouble[1] for one, trouble in found.items() if trouble} == {}


@pytest.mark.parametrize("name", targets.names())
def test_each_target_has_seeds_and_holds_for_some_of_them(name: str) -> None:
    seeds = list(targets.target(name).seeds())
    assert seeds
    few = 2 if name in LONG else 20
    for data in seeds[:: len(seeds) // few + 1]:
        targets.target(name).run(data)


def test_kept_inputs_are_of_targets_that_are_there_and_take_little_room() -> None:
    kept = (*CORPUS, *CRASHES)
    assert {path.parent.name for path in kept} <= set(targets.names())
    assert sum(path.stat().st_size for path in kept) < LARGEST_CORPUS


def fails_with_both_letters(data: bytes) -> None:
    assert not (b"a" in data and b"b" in data)


def takes_for_ever(data: bytes) -> None:
    while data:
        pass


def test_an_input_that_fails_is_made_as_small_as_it_can_be() -> None:
    data = b"xxxxaxxxxxxxxbxxxx"
    found = trouble_with(fails_with_both_letters, data, 5)
    assert found is not None
    assert "fails-with-both-letters" in found[0]
    assert minimised(fails_with_both_letters, data, found[0]) == b"ab"
    assert trouble_with(fails_with_both_letters, b"a", 5) is None


def test_an_input_that_takes_too_long_is_a_finding() -> None:
    found = trouble_with(takes_for_ever, b"x", 0.2)
    assert found is not None
    assert "tooslow" in found[0]
    with pytest.raises(TooSlow), within(0.2):
        takes_for_ever(b"x")


def test_without_the_fuzzer_it_says_so_and_what_to_do() -> None:
    code = (
        "import runpy, sys; sys.modules['atheris'] = None; sys.argv = ['run.py', '--seconds', '1'];"
        f"runpy.run_path({str(FUZZ / 'run.py')!r}, run_name='__main__')"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "Chưa cài được Atheris" in done.stderr
    assert "make clean && make fuzz PYTHON=python3.11" in done.stderr
    assert "Traceback" not in done.stderr


def test_the_fuzzer_finds_a_planted_fault_and_keeps_it(tmp_path: Path) -> None:
    pytest.importorskip("atheris")
    package = tmp_path / "tests" / "fuzz"
    (package / "targets").mkdir(parents=True)
    for path in (*FUZZ.glob("*.py"), FUZZ / "targets" / "__init__.py"):
        (package / path.relative_to(FUZZ)).write_bytes(path.read_bytes())
    (tmp_path / "scripts").symlink_to(FUZZ.parent.parent / "scripts")
    (tmp_path / "tests" / "golden").symlink_to(FUZZ.parent / "golden")
    (package / "targets" / "planted.py").write_text(
        "from baocao.period import parse_period\n\n\ndef seeds():\n    yield b'2022-0'\n\n\n"
        "def run(data):\n    assert parse_period(data.decode(errors='ignore')) is None\n",
        encoding="utf-8",
    )
    command = [sys.executable, str(package / "run.py"), "--seconds", "5", "--workers", "1"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1, done.stderr
    (found,) = (package / "crashes" / "planted").iterdir()
    assert str(found) in done.stdout
