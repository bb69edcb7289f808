"""What a change brought is told again word by word, whatever is kept of earlier runs, and by whomever."""

from __future__ import annotations

import io
import shutil
import subprocess
import sys
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.render.formats import formats_of
from baocao.repository import open_repository
from baocao.store.answers import MOST_ANSWERS, AnswerStore
from support.git_repositories import commit
from support.repositories import edit
from support.revisions import FEBRUARY, MARCH, committed_office, committed_offices

pytestmark = pytest.mark.usefixtures("own_secret")

Told = tuple[int, str, str]
ASKED = [
    *(["check", "--since", "HEAD", "--format", form] for form in formats_of("check")),
    ["check", "--since", "HEAD", "--select", "K"],
    ["check", "--since", "HEAD", "2022-03"],
    ["check", "--since", "HEAD~1"],
    *(["review", "HEAD", "--format", form] for form in formats_of("review")),
    ["review", "HEAD~1"],
]
JUDGING = {"yaml", "baocao.checking.check", "baocao.parsing.parse", "baocao.config.load", "baocao.archive"}
IMPORTED = "import sys; from baocao.cli import main; main(sys.argv[1:]); print(*sys.modules, file=sys.stderr)"
GOOD = "Công tác trong tháng bảo đảm tiến độ."


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office of two commits, in which a result is gone since and a slip has come."""
    root = committed_office(tmp_path, monkeypatch)
    edit(root / FEBRUARY, GOOD, f"{GOOD} Tình hình ổn định.")
    commit(root)
    edit(root / MARCH, "- Tu bổ mái đình Hạ được 60% khối lượng. {#dinh-ha đang}\n", "")
    edit(root / MARCH, GOOD, "Công tác trong trong tháng bảo đảm tiến độ.")
    return root


def told(words: list[str]) -> Told:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        code = main(words)
    return code, out.getvalue(), err.getvalue()


def told_cold(root: Path, words: list[str]) -> Told:
    shutil.rmtree(root / "build", ignore_errors=True)
    return told(words)


def answers(root: Path) -> list[Path]:
    folders = [root / "build/.store" / kind for kind in ("since", "review")]
    return [path for folder in folders if folder.is_dir() for path in folder.iterdir() if path.name != ".gitignore"]


def test_each_question_is_answered_as_for_the_first_time(office: Path) -> None:
    cold = [told_cold(office, words) for words in ASKED]
    assert len({out for _, out, _ in cold}) > len(ASKED) - 3, "most answers are no others"
    for _ in range(2):  # the second time some of it is known
        assert [told(words) for words in ASKED] == cold


def _no_change(root: Path) -> None:
    for name in (FEBRUARY, MARCH):
        (root / name).write_bytes((root / name).read_bytes())


@pytest.mark.parametrize(
    "change",
    [
        _no_change,
        lambda root: edit(root / MARCH, "Số hóa 500", "Số  hóa 500"),
        lambda root: edit(root / FEBRUARY, "- Mua máy chủ. {#mua-may-chu}", "- Họp. {#hop-giao-ban}"),
        lambda root: edit(root / "baocao.yml", "Chuyển đổi số", "Chuyển đổi số quốc gia"),
        lambda root: (root / FEBRUARY).unlink(),
        lambda root: (root / MARCH).rename(root / "reports/2022-03.md"),
        lambda root: (root / "reports/2022/2022-04.md").write_bytes((root / MARCH).read_bytes()),
        commit,
    ],
    ids=["none", "report", "other report", "settings", "deleted", "renamed", "new", "committed"],
)
def test_a_change_is_seen_where_something_is_kept(office: Path, change: object) -> None:
    asked = [["check", "--since", "HEAD", "--format", "json"], ["review", "HEAD", "--format", "json"]]
    before = [told(words) for words in asked]
    assert callable(change)
    change(office)
    after = [told(words) for words in asked]
    assert after == [told_cold(office, words) for words in asked]
    assert (after == before) == (change is _no_change)


@pytest.mark.parametrize("words", [["check", "--since", "HEAD"], ["review", "HEAD"]], ids=["check", "review"])
def test_what_judges_is_not_imported_for_what_is_known(office: Path, words: list[str]) -> None:
    def imported() -> set[str]:
        done = subprocess.run([sys.executable, "-c", IMPORTED, *words], capture_output=True, text=True, check=True)
        return set(done.stderr.split())

    assert imported() >= JUDGING
    assert imported() & JUDGING == set()


def test_what_somebody_else_kept_is_not_believed(office: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    words = ["review", "HEAD"]
    cold = told(words)
    (kept,) = answers(office)
    sealed = kept.read_bytes()
    for data in (b"", sealed[:-1] + b"x", b"cos\nsystem\n(S'false'\ntR."):
        kept.write_bytes(data)
        assert told(words) == cold
        assert kept.read_bytes() != data
    monkeypatch.setenv("XDG_STATE_HOME", str(office / "other"))
    assert told(words) == cold
    (kept,) = answers(office)
    assert kept.read_bytes()[:16] != sealed[:16]


def test_the_last_answers_of_each_office_are_kept_and_those_of_no_office_go(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    root = committed_offices(tmp_path, monkeypatch, "mot", "hai")
    first = open_repository(root).folders[0]
    store = AnswerStore("since")
    for number in range(MOST_ANSWERS + 2):
        store.put(first, str(number), ("answer", number))
    known = [store.get(first, str(number)) for number in range(MOST_ANSWERS + 2)]
    assert known == [None, None, *(("answer", number) for number in range(2, MOST_ANSWERS + 2))]
    for name in ("mot", "hai"):
        edit(root / "offices" / name / MARCH, GOOD, "Công tác trong trong tháng bảo đảm tiến độ.")
    told(["check", "--since", "HEAD"])
    assert {path.name for path in answers(root)} == {"mot", "hai"}
    shutil.rmtree(root / "offices/hai")
    edit(root / "baocao.yml", "  hai: offices/hai\n", "")
    told(["check", "--since", "HEAD"])
    assert {path.name for path in answers(root)} == {"mot"}
