"""`make fuzz`: shares the seconds out over the targets and the processors, and keeps what was found.

    python tests/fuzz/run.py [--seconds N] [--workers N] [--work DIR] [TARGET …]

The growing corpus of each target lies in `build/fuzz/<target>/`. An input that fails, or takes too long, is made
smaller and put into `tests/fuzz/crashes/<target>/`, where `make test` tries it again until it is mended.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import re
import resource
import signal
import subprocess
import sys
import time
import traceback
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

HERE = Path(__file__).resolve().parent
REPOSITORY = HERE.parent.parent
# As pytest has it; this folder itself must not stand before `tests`.
sys.path = [str(HERE.parent), str(REPOSITORY / "scripts"), *(one for one in sys.path if one != str(HERE))]

from fuzz import targets  # noqa: E402
from fuzz.pieces import TOKENS, as_typed  # noqa: E402

SECONDS_AN_INPUT = 20
"""Of a processor, with every branch counted; without counting an input takes a fifth of it."""
_HANGS_AFTER = 300
"""Seconds by the clock after which even what cannot be interrupted is given up."""
_MINIMISING_SECONDS = 30
_MOST_MEMORY_MB = 2500
_LARGEST_SEED = 20_000
_NO_ATHERIS = (
    "Chưa cài được Atheris cho Python {version} trên máy này nên không chạy được phép thử ngẫu nhiên có dẫn đường.\n"
    "Atheris có sẵn cho Python 3.11 đến 3.13 trên Linux và macOS. Hãy chạy:\n"
    "  make clean && make fuzz PYTHON=python3.11\n"
    "Các phép thử khác (make test) không cần Atheris và vẫn thử lại mọi tệp trong tests/fuzz/."
)


class TooSlow(BaseException):
    """An input has used up its time."""


@contextmanager
def within(seconds: float) -> Iterator[None]:
    """Raises TooSlow in what runs inside once it has used that many seconds of a processor."""

    def stop(_number: int, _frame: FrameType | None) -> None:
        raise TooSlow(f"more than {seconds:g} seconds")

    before = signal.signal(signal.SIGVTALRM, stop)
    signal.setitimer(signal.ITIMER_VIRTUAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_VIRTUAL, 0)
        signal.signal(signal.SIGVTALRM, before)


def trouble_with(run: Callable[[bytes], None], data: bytes, seconds: float) -> tuple[str, str] | None:
    """What goes wrong with an input: a name for the kind of trouble, and all that is known; None for nothing."""
    try:
        with within(seconds):
            run(data)
    except (Exception, TooSlow) as error:
        frames = [one for one in traceback.extract_tb(error.__traceback__) if str(REPOSITORY) in one.filename]
        own = [one for one in frames if "/scripts/" in one.filename] or frames
        # Where time ran out is chance; the frame nearest to the target says more.
        place = own[0] if isinstance(error, TooSlow) else frames[-1]
        what = re.sub(r"[^a-z]+", "-", f"{type(error).__name__} {Path(place.filename).stem} {place.name}".lower())
        return what.strip("-"), "".join(traceback.format_exception(error))
    return None


# --------------------------------------------------------------------------- one target in one process


def fuzz(name: str, seconds: int, work: Path, crashes: Path) -> None:
    """Fuzz one target until the time is up; never returns."""
    import atheris

    with atheris.instrument_imports(include=["baocao"]):
        target = targets.target(name)
        from baocao.checking.rules import all_rules
        from baocao.form import all_rules as all_form_rules

        all_rules()
        all_form_rules()
    seen: set[str] = set()

    until = time.monotonic() + seconds
    tried = 0

    def try_input(data: bytes) -> None:
        nonlocal tried
        if time.monotonic() > until:  # libFuzzer looks at the clock only once it has read the whole corpus
            if tried:
                print(f"\ntried: {tried}", file=sys.stderr, flush=True)
            tried = 0
            return
        tried += 1
        found = trouble_with(target.run, data, SECONDS_AN_INPUT)
        if found is None or found[0] in seen:
            return
        kind, told = found
        seen.add(kind)
        for other in (as_typed(data), data):
            same = trouble_with(target.run, other, SECONDS_AN_INPUT)
            if same is not None and same[0] == kind:
                keep(crashes / name, kind, minimised(target.run, other, kind))
                break
        print(f"\nFOUND {name} {kind}\n{told}", file=sys.stderr, flush=True)

    corpus = work / name
    corpus.mkdir(parents=True, exist_ok=True)
    dictionary = work / f"{name}.dict"
    words = getattr(target, "WORDS", TOKENS)
    dictionary.write_text("".join(f'"{escaped(one)}"\n' for one in words), encoding="utf-8")
    kept = [folder for folder in (HERE / "corpus" / name, HERE / "crashes" / name) if folder.is_dir()]
    arguments = [
        sys.argv[0], str(corpus), *map(str, kept), f"-max_total_time={seconds}", f"-dict={dictionary}",
        f"-max_len={getattr(target, 'MAX_LEN', targets.MAX_LEN)}", f"-timeout={_HANGS_AFTER}", "-print_final_stats=1",
        "-report_slow_units=100000",
        f"-rss_limit_mb={_MOST_MEMORY_MB}", f"-artifact_prefix={work / name}-",
    ]  # fmt: skip
    mutate = getattr(target, "mutate", None)
    if mutate is None:
        atheris.Setup(arguments, try_input)
    else:
        atheris.Setup(
            arguments,
            try_input,
            custom_mutator=lambda data, most, seed: mutate(data, most, atheris.Mutate, seed),
        )
    atheris.Fuzz()


def escaped(text: str) -> str:
    """A text as libFuzzer's dictionaries have it."""
    return "".join(chr(one) if 32 <= one < 127 and one not in b'"\\' else f"\\x{one:02x}" for one in text.encode())


def keep(folder: Path, kind: str, data: bytes) -> None:
    """Put an input that makes trouble where the tests try it again."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{kind[:60]}-{hashlib.sha256(data).hexdigest()[:8]}").write_bytes(data)


def minimised(run: Callable[[bytes], None], data: bytes, kind: str) -> bytes:
    """The smallest input that can be had in half a minute by leaving out stretches, with the same kind of trouble."""
    until = time.monotonic() + _MINIMISING_SECONDS
    size = len(data) // 2
    while size:
        at = 0
        while at < len(data) and time.monotonic() < until:
            shorter = data[:at] + data[at + size :]
            found = trouble_with(run, shorter, SECONDS_AN_INPUT)
            if found is not None and found[0] == kind:
                data = shorter
            else:
                at += size
        size //= 2
    return data


# --------------------------------------------------------------------------- all targets


def sow(name: str, work: Path) -> None:
    """Put the seeds of a target into its corpus."""
    corpus = work / name
    corpus.mkdir(parents=True, exist_ok=True)
    for data in targets.target(name).seeds():
        if len(data) <= max(_LARGEST_SEED, getattr(targets.target(name), "MAX_LEN", targets.MAX_LEN)):
            (corpus / hashlib.sha1(data, usedforsecurity=False).hexdigest()).write_bytes(data)


def fuzz_all(names: list[str], seconds: int, workers: int, work: Path, crashes: Path) -> bool:
    """Fuzz the targets for `seconds` in all; whether nothing was found."""
    for name in names:
        sow(name, work)
    share = max(seconds * workers // len(names), 5)

    def fuzz_one(name: str) -> dict[str, object]:
        before = set((crashes / name).glob("*"))
        command = [sys.executable, __file__, "--only", name, "--seconds", str(share), "--work", str(work)]
        log = work / f"{name}.log"
        log.unlink(missing_ok=True)
        with log.open("ab") as out:
            process = subprocess.Popen([*command, "--crashes", str(crashes)], stdout=out, stderr=out)
            _, status, used = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
        text = log.read_text(encoding="utf-8", errors="replace")
        # What libFuzzer counts itself holds also what it hands over once the time is up.
        patterns = (r"^tried: (\d+)", r"number_of_executed_units: (\d+)", r"^#(\d+)\t")
        tried = next(filter(None, (re.findall(one, text, re.MULTILINE)[-1:] for one in patterns)), [])
        for path in work.glob(f"{name}-*-*"):  # what libFuzzer itself gave up: memory, or the clock
            keep(crashes / name, path.name.removeprefix(f"{name}-").partition("-")[0], path.read_bytes())
            path.unlink()
        new = sorted(path.name for path in set((crashes / name).glob("*")) - before)
        one: dict[str, object] = {
            "target": name,
            "inputs": sum(map(int, tried)),
            "cpu_seconds": round(used.ru_utime + used.ru_stime, 1),
            "found": new,
            "exit": process.returncode,
        }
        print(
            f"{name:10} {one['inputs']:>9} lần thử, {one['cpu_seconds']:>7} giây CPU, {len(new)} lỗi mới",
            flush=True,
        )
        with (work / "log.jsonl").open("a", encoding="utf-8") as all_runs:
            all_runs.write(json.dumps(one) + "\n")
        if process.returncode and not new:
            print(text[-2000:], file=sys.stderr)
        return one

    with ThreadPoolExecutor(workers) as pool:
        results = list(pool.map(fuzz_one, names))
    for one in results:
        for path in one["found"]:  # type: ignore[attr-defined]
            print(f"  {crashes / str(one['target']) / path}")
    return not any(one["found"] or one["exit"] for one in results)


def main() -> int:
    """0 where nothing was found, 1 where something was, 2 where it cannot run here."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("targets", nargs="*", metavar="TARGET")
    parser.add_argument("--seconds", type=int, default=600, help="by the clock, for all targets")
    parser.add_argument("--workers", type=int, default=len(os.sched_getaffinity(0)))
    parser.add_argument("--work", type=Path, default=REPOSITORY / "build" / "fuzz")
    parser.add_argument("--crashes", type=Path, default=HERE / "crashes")
    parser.add_argument("--only", help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    try:
        import atheris  # noqa: F401
    except ImportError:
        print(_NO_ATHERIS.format(version=".".join(map(str, sys.version_info[:2]))), file=sys.stderr)
        return 2
    if arguments.only:
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
        fuzz(arguments.only, arguments.seconds, arguments.work, arguments.crashes)
    chosen = arguments.targets or targets.names()
    clean = fuzz_all(chosen, arguments.seconds, arguments.workers, arguments.work, arguments.crashes)
    return 0 if clean else 1


if __name__ == "__main__":
    sys.exit(main())
