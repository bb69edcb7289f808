"""What holds for any archive of offices: none knows of the others, and nothing is written but what was asked for."""

from __future__ import annotations

import io
import json
import tempfile
from collections.abc import Iterator
from contextlib import chdir, contextmanager, redirect_stderr, redirect_stdout
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from baocao.cli import main
from fuzz.pieces import MARKERS, SIGNS, SPACES, TABLES, WORDS
from support.offices import OFFICE_FILE

OFFICES = ("so-y-te", "so-noi-vu", "con")
MONTHS = ("2022-01", "2022-02", "2022-03", "2022-04")
Files = dict[tuple[str, str], bytes]
"""The reports of an archive: by office and month the bytes of each."""
EXAMPLES = settings(max_examples=40, suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large])

_word = st.sampled_from(WORDS) | st.sampled_from((*MARKERS, *SIGNS, *SPACES)) | st.sampled_from((" ", ". ", "; "))
_words = st.lists(_word, max_size=8).map(" ".join)
_bullet = st.builds("- {} {}\n".format, _words, st.sampled_from((*MARKERS[:10], "", "")))
_items = st.lists(_bullet | st.sampled_from(TABLES), max_size=4).map("".join)
OTHER_MONTH, UNREADABLE = b"period: 2022-02", b"\xff\x00"


@st.composite
def reports(draw: st.DrawFn, month: str) -> bytes:
    """A month's report: now and then issued, unreadable, of another month, or without what a report needs."""
    right = f"period: {month}"
    front = draw(st.sampled_from((right, right, f"{right}\nstatus: issued", OTHER_MONTH.decode(), "perio: x", "")))
    if not front:
        return UNREADABLE
    parts = (
        ("I. KẾT QUẢ THÁNG {month}/2022", draw(_items)),
        ("II. ĐÁNH GIÁ CHUNG", draw(_words)),
        ("III. KẾ HOẠCH THÁNG {next:02} NĂM 2022", draw(_items)),
    )
    numbers = {"month": month[-2:], "next": int(month[-2:]) + 1}
    body = "".join(f"## {title.format(**numbers)}\n\n### 1. Chuyển đổi số\n\n{text}\n" for title, text in parts)
    return f"---\n{front}\n---\n\n{draw(_words)}\n\n{body}".encode()


@st.composite
def archives(draw: st.DrawFn) -> Files:
    found: Files = {}
    for office in OFFICES:
        for month in draw(st.lists(st.sampled_from(MONTHS), unique=True, max_size=3)):
            found[office, month] = draw(reports(month))
    return found


@contextmanager
def written(files: Files, offices: tuple[str, ...] = OFFICES) -> Iterator[Path]:
    """The archive on disk, with only some of its offices; commands run in its folder."""
    with tempfile.TemporaryDirectory() as folder:
        root = Path(folder)
        listed = "".join(f"  {office}: offices/{office}\n" for office in offices)
        (root / "baocao.yml").write_text(f"offices:\n{listed}", encoding="utf-8")
        for office in offices:
            (root / "offices" / office / "reports" / "2022").mkdir(parents=True)
            (root / "offices" / office / "baocao.yml").write_bytes(OFFICE_FILE.read_bytes())
        for (office, month), data in files.items():
            if office in offices:
                (root / "offices" / office / "reports" / "2022" / f"{month}.md").write_bytes(data)
        with chdir(root):
            yield root


def baocao(*arguments: str) -> tuple[int, str]:
    """Run a command: its exit code, and what it prints."""
    out = io.StringIO()
    with redirect_stdout(out), redirect_stderr(io.StringIO()):
        code = main(arguments)
    assert code in (0, 1, 2)
    return code, out.getvalue()


def findings(*reports: str) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(baocao("check", "--format", "json", *reports)[1])["diagnostics"]
    return found


def content(root: Path) -> dict[str, bytes]:
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in root.rglob("*") if path.is_file()}


@EXAMPLES
@given(archives())
def test_an_office_is_checked_as_if_it_were_alone(files: Files) -> None:
    with written(files):
        whole = findings()
    for office in OFFICES:
        with written(files, (office,)):
            assert findings() == [one for one in whole if str(one["path"]).startswith(f"offices/{office}/")]


@EXAMPLES
@given(archives(), st.data())
def test_a_report_checked_alone_has_the_findings_it_has_among_all(files: Files, data: st.DataObject) -> None:
    if not files:
        return
    office, month = data.draw(st.sampled_from(sorted(files)))
    path = f"offices/{office}/reports/2022/{month}.md"
    with written(files):
        assert findings(path) == [one for one in findings() if one["path"] == path]


@EXAMPLES
@given(archives())
def test_mending_settles_and_leaves_issued_and_unreadable_reports_alone(files: Files) -> None:
    with written(files) as root:
        before = content(root)
        baocao("check", "--fix")
        after = content(root)
        assert after.keys() == before.keys()
        for name, data in before.items():
            if b"status: issued" in data or data == UNREADABLE or name.endswith(".yml"):
                assert after[name] == data
        baocao("check", "--fix")
        assert content(root) == after


@EXAMPLES
@given(archives(), st.sampled_from(OFFICES), st.sampled_from(MONTHS[1:]))
def test_carrying_over_writes_into_its_two_months_alone(files: Files, office: str, month: str) -> None:
    with written(files) as root:
        before = content(root)
        baocao("carry", f"{office}/{month}", "--dry-run")
        assert content(root) == before
        baocao("carry", f"{office}/{month}", "--write")
        changed = {name for name, data in content(root).items() if data != before.get(name)}
        months = (month, f"2022-{int(month[-2:]) - 1:02}")
        named = {f"offices/{office}/reports/2022/{one}.md" for one in months}
        assert changed <= named | {
            name for name, data in before.items() if f"/{office}/" in name and OTHER_MONTH in data
        }


@EXAMPLES
@given(archives(), st.sampled_from(OFFICES))
def test_the_next_draft_is_read_and_nothing_else_is_written(files: Files, office: str) -> None:
    with written(files) as root:
        before = content(root)
        code, _ = baocao("new", f"{office}/2022-05")
        new = content(root).keys() - before.keys()
        assert {name: data for name, data in content(root).items() if name in before} == before
        assert new == ({f"offices/{office}/reports/2022/2022-05.md"} if code == 0 else set())
        assert not any(one["rule"] in ("F01", "F09") for name in new for one in findings(name))
        baocao("trace", "--format", "json")
