"""How the site is made: from what is kept of each office, and again and again under `make serve`."""

from __future__ import annotations

import json
import logging
import pickle
import re
from collections.abc import Callable, Iterator
from hashlib import blake2b
from pathlib import Path

import pytest
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.exceptions import Abort

from baocao.repository import open_repository
from baocao.site.edge.build import stored_parts
from baocao.site.edge.store import PartStore
from baocao.site.office_part import part_of
from baocao.site.search.passages import passages_of
from baocao.store.secret import secret
from baocao.word.writing import write_docx
from bench.speed import generated_archive
from support.offices import offices_in, with_front_matter
from support.site_building import made_repository
from support.site_serving import Served

pytestmark = pytest.mark.takes_long

JUNE = with_front_matter(
    "## I. KẾT QUẢ THÁNG 06/2023\n\n### 1. Chuyển đổi số\n\n- Việc mới. {#viec-moi xong}\n", "2023-06"
)


def content_of(site: Path) -> dict[str, bytes]:
    return {path.relative_to(site).as_posix(): path.read_bytes() for path in sorted(site.rglob("*")) if path.is_file()}


def times_of(folder: Path) -> dict[str, int]:
    paths = (path for path in folder.rglob("*") if path.is_file())
    return {path.relative_to(folder).as_posix(): path.stat().st_mtime_ns for path in paths}


def different(one: dict[str, bytes], other: dict[str, bytes]) -> list[str]:
    return [name for name in sorted(one.keys() | other.keys()) if one.get(name) != other.get(name)]


# --------------------------------------------------------------------------- what is kept


@pytest.fixture(autouse=True)
def quiet() -> Iterator[None]:
    """MkDocs, run in this process, prints no warnings."""
    logger = logging.getLogger("mkdocs")
    before = logger.level
    logger.setLevel(logging.ERROR)
    yield
    logger.setLevel(before)


@pytest.fixture
def root(repository: Path, tmp_path: Path) -> Path:
    return made_repository(repository, tmp_path / "kho")


def build(root: Path) -> None:
    mkdocs_build(load_config(str(root / "mkdocs.yml"), strict=True))


def entries(root: Path) -> dict[str, int]:
    return times_of(root / "build" / ".store" / "site")


def test_a_build_from_what_is_kept_gives_the_same_site(root: Path) -> None:
    build(root)
    first, kept = content_of(root / "build" / "site"), entries(root)
    build(root)
    assert different(first, content_of(root / "build" / "site")) == []
    assert entries(root) == kept


def test_a_site_that_mkdocs_empties_while_it_serves_is_whole_again(root: Path) -> None:
    sites = []
    for _ in range(2):
        config = load_config(str(root / "mkdocs.yml"), strict=True)
        config.plugins.on_startup(command="serve", dirty=False)
        mkdocs_build(config)
        sites.append(content_of(root / "build" / "site"))
    assert different(*sites) == []


def test_a_damaged_entry_is_made_anew(root: Path) -> None:
    build(root)
    first = content_of(root / "build" / "site")
    ((name, _),) = entries(root).items()
    path = root / "build" / ".store" / "site" / name
    whole = path.read_bytes()
    for damaged in (whole[: len(whole) // 2], b"", whole[:-1] + bytes([whole[-1] ^ 1]), b"\x80\x05" + whole):
        path.write_bytes(damaged)
        assert PartStore(path.parent).get(name) is None
        build(root)
        assert PartStore(path.parent).get(name) is not None
    assert different(first, content_of(root / "build" / "site")) == []


class Runs:
    """What must never be unpickled."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return pytest.fail, ("a file that somebody put there was run",)


def test_what_somebody_else_put_into_the_store_is_not_taken(
    root: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    build(root)
    ((name, _),) = entries(root).items()
    path = root / "build" / ".store" / "site" / name
    whole = path.read_bytes()
    hostile = pickle.dumps(Runs())
    data = len(hostile).to_bytes(8, "big") + hostile
    for seal in (blake2b(data, digest_size=16), blake2b(name.encode() + data, digest_size=16)):
        path.write_bytes(seal.digest() + data)
        assert PartStore(path.parent).get(name) is None
    path.with_name("another").write_bytes(whole)
    assert PartStore(path.parent).get("another") is None
    path.write_bytes(whole)
    assert PartStore(path.parent).get(name) is not None
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "of somebody else"))
    secret.cache_clear()
    assert PartStore(path.parent).get(name) is None
    secret.cache_clear()


def test_no_link_is_followed_to_the_store(root: Path, tmp_path: Path) -> None:
    """Else what a link in a pull request leads to would be removed, as no office uses it."""
    theirs = tmp_path / "home" / "site" / "letter"
    theirs.parent.mkdir(parents=True)
    theirs.write_text("mine", encoding="utf-8")
    (root / "build").mkdir(exist_ok=True)
    (root / "build" / ".store").symlink_to(tmp_path / "home")
    build(root)
    assert [path for path in (tmp_path / "home").rglob("*") if path.is_file()] == [theirs]


def test_what_no_office_uses_any_more_is_removed(root: Path) -> None:
    build(root)
    before = entries(root)
    (root / "reports" / "2023").mkdir()
    (root / "reports" / "2023" / "2023-06.md").write_text(JUNE, encoding="utf-8")
    build(root)
    assert len(entries(root)) == 1
    assert entries(root).keys() != before.keys()


def test_offices_made_by_many_processes_are_those_made_by_one(tmp_path: Path) -> None:
    generated_archive(tmp_path / "kho", 9)
    repository = open_repository(tmp_path / "kho")
    offices = offices_in(tmp_path / "kho")
    parts = stored_parts(repository, {}, PartStore(tmp_path / "store"))
    assert len(parts) == 9
    for office, kept in zip(offices, parts, strict=True):
        made = part_of(office, {})
        assert [page.page.uri for page in kept.head.pages] == [page.uri for page in made.pages]
        assert [kept.html(page).decode() for page in kept.head.pages] == [page.html for page in made.pages]
        assert [set(page.anchors.split()) for page in kept.head.pages] == [page.anchors for page in made.pages]
        passages = [passages_of(document) for document in made.documents]
        assert [kept.passages(piece) for piece in kept.head.passages] == passages
        assert (kept.head.share, kept.head.summary, kept.head.dead) == (made.share, made.summary, ())


def test_only_the_office_that_has_changed_is_made_again(tmp_path: Path) -> None:
    generated_archive(tmp_path / "kho", 3)
    store = PartStore(tmp_path / "store")
    stored_parts(open_repository(tmp_path / "kho"), {}, store)
    before = times_of(tmp_path / "store")
    march = "offices/co-quan-001/reports/2022/2022-03.md"
    offered = {"co-quan-001": {march: {"co-quan-001/2022/2022-03.docx": 20_000}}}
    stored_parts(open_repository(tmp_path / "kho"), offered, store)
    after = times_of(tmp_path / "store")
    assert len(before.items() & after.items()) == 2
    assert len(after) == 3


# --------------------------------------------------------------------------- make serve


def rebuilt(served: Served) -> set[str]:
    """Build again; the files that were written."""
    before = times_of(served.site)
    served.build()
    return {name for name, time in times_of(served.site).items() if before.get(name) != time}


def found_in(site: Path, written: set[str]) -> set[str]:
    """The addresses whose passages, which the search finds, are among the files written."""
    script = (site / "tim" / "table.js").read_text(encoding="utf-8")
    table = json.loads(script[script.index("{") : script.rindex("}") + 1])
    _, shape_of, _ = table["rows"]
    numbers = (re.fullmatch(r"tim/t-(\d+)\.js", name) for name in written)
    return {table["shapes"][shape_of[int(number[1])]][0] for number in numbers if number}


@pytest.fixture
def served(root: Path, tmp_path: Path) -> Served:
    session = Served(root, tmp_path / "served")
    session.build()
    return session


def replaced(path: str, old: str, new: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        text = (root / path).read_text(encoding="utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), encoding="utf-8")

    return edit


def added(path: str, text: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (root / path).parent.mkdir(parents=True, exist_ok=True)
        (root / path).write_text(text, encoding="utf-8")

    return edit


def printed(name: str) -> Callable[[Path], None]:
    def edit(root: Path) -> None:
        (office,) = offices_in(root)
        (report,) = (report for report in office.reports if report.path == f"reports/2022/{name}.md")
        (root / f"build/docx/2022/{name}.docx").write_bytes(write_docx(report, office.config))

    return edit


def removed(path: str) -> Callable[[Path], None]:
    return lambda root: (root / path).unlink()


MARCH_FILE = "reports/2022/2022-03.md"
# One after the other in one session: those come last that take away what others edit.
EDITS = {
    "words": replaced(MARCH_FILE, "Việc thêm ngoài kế hoạch", "Việc <khác> ngoài kế hoạch"),
    "how a task stands": replaced(MARCH_FILE, 'đang "chờ gỗ"', "xong"),
    "a plan": replaced("reports/2022/2022-02.md", "{#trung-bay}", "{#so-hoa}"),
    "a figure": replaced(MARCH_FILE, "1147", "1200"),
    "a signature": replaced(MARCH_FILE, "status: issued", "status: draft"),
    "a heading": replaced("reports/2022/2022-02.md", "### 1. Chuyển đổi số", "### 1. Số hóa"),
    "a report of a new year": added("reports/2023/2023-06.md", JUNE),
    "the office": replaced("baocao.yml", "SỞ VĂN HÓA VÀ DU LỊCH", "SỞ DU LỊCH"),
    "a Word file": printed("2022-02"),
    "a Word file removed": removed("build/docx/2022/2022-02.docx"),
    "a page by hand": replaced("docs/huong-dan.md", "## Đầu đề", "## Đầu đề khác\n\nChữ mới.\n"),
    "the front page by hand": replaced("docs/index.md", "# ", "# Bản mới: "),
    "the name of the site": replaced("mkdocs.yml", "site_name: Kho lưu trữ báo cáo", "site_name: Kho báo cáo"),
    "a broken report": replaced(MARCH_FILE, "period: 2022-03", "period: [2022-03"),
    "a report removed": removed("reports/2022/2022-02.md"),
}


@pytest.fixture(scope="module")
def long_served(repository: Path, tmp_path_factory: pytest.TempPathFactory) -> Served:
    """A repository that is edited again and again, as in one long session."""
    folder = tmp_path_factory.mktemp("session")
    session = Served(made_repository(repository, folder / "kho"), folder / "served")
    session.build()
    return session


@pytest.mark.parametrize("edit", EDITS.values(), ids=EDITS.keys())
def test_what_is_built_again_is_what_is_built_from_nothing(
    long_served: Served, tmp_path: Path, edit: Callable[[Path], None]
) -> None:
    served = long_served
    before = content_of(served.site)
    edit(served.root)
    served.build()
    after = content_of(served.site)
    served.build(tmp_path / "fresh")
    assert different(after, content_of(tmp_path / "fresh")) == []
    assert different(before, after) != []


def test_an_edited_report_is_seen_on_every_page_that_tells_of_it(served: Served) -> None:
    replaced(MARCH_FILE, 'đang "chờ gỗ"', "xong")(served.root)
    written = rebuilt(served)
    pages = {name.removesuffix("index.html") for name in written if name.endswith("index.html")}
    # Itself, the month before that planned it, the tasks, the areas, and the tallies of the year and the front page.
    assert pages == {
        "",
        "2022/",
        "2022/2022-02/",
        "2022/2022-03/",
        "2022/2022-03-so-voi-ky-truoc/",
        "linh-vuc/",
        "linh-vuc/bao-tang/2022/",
        "nhiem-vu/",
        "nhiem-vu/dinh-ha/",
    }
    assert {"index.json", "du-lieu/nhiem-vu.csv"} <= written
    # What can be found of the front page, of the report, and of the tasks of its year, each with how it stands.
    assert found_in(served.site, written) == {"", "2022/2022-03", "nhiem-vu"}


def test_nothing_changed_writes_no_page(served: Served) -> None:
    assert rebuilt(served) == {"404.html", "sitemap.xml", "sitemap.xml.gz"}


def test_a_build_that_broke_off_is_made_good_by_the_next(served: Served) -> None:
    before = content_of(served.site)
    replaced(MARCH_FILE, "Việc thêm", "Việc dở dang")(served.root)
    replaced("reports/2022/2022-04.md", "khối", "khối khác")(served.root)
    in_the_way = served.site / "2022" / "2022-04" / "index.html"
    in_the_way.unlink()
    in_the_way.mkdir()
    with pytest.raises(Abort):
        served.build()
    assert different(before, content_of(served.site)) != []
    in_the_way.rmdir()
    replaced(MARCH_FILE, "Việc dở dang", "Việc thêm")(served.root)
    replaced("reports/2022/2022-04.md", "khối khác", "khối")(served.root)
    served.build()
    assert different(before, content_of(served.site)) == []
