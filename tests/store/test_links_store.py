"""What words link is not worked out again when a report of a later year is saved, by `check` or by the site."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.model import Report
from baocao.repository import open_repository
from baocao.site.edge.build import stored_parts
from baocao.site.edge.store import PartStore
from baocao.store.links_store import LIBRARIES, MODULES, LinkStore
from baocao.tasks import carryover_by_words
from support.import_graph import files_of, imported_by, libraries_of, lie_in
from support.offices import OFFICE_FILE

pytestmark = pytest.mark.usefixtures("own_secret")

Compared = list[tuple[str, str]]
FINDERS = "baocao.tasks.carryover_by_words"
TOLD = "- Kho dữ liệu đã có máy chủ thứ {0}.\n- Tiếp {0} lượt công dân.\n"
PLANNED = "- Mua máy chủ cho kho dữ liệu.\n- Kiểm tra di tích tại huyện Bắc Sơn.\n"
REPORT = """---
period: {year}-{month:02}
---

## I. KẾT QUẢ THÁNG {month:02}/{year}

### 1. Chuyển đổi số

{told}
## III. KẾ HOẠCH THÁNG {next:02} NĂM {planned}

### 1. Chuyển đổi số

{plan}"""
YEARS = (2020, 2021, 2022, 2023)


@pytest.fixture
def office(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An office whose four years of reports came from Word: no item has a marker."""
    root = tmp_path / "co-quan"
    for year in YEARS:
        (root / "reports" / str(year)).mkdir(parents=True)
        for month in range(1, 13):
            following, planned = (month + 1, year) if month < 12 else (1, year + 1)
            text = REPORT.format(
                year=year, month=month, next=following, planned=planned, told=TOLD.format(month), plan=PLANNED
            )
            (root / f"reports/{year}/{year}-{month:02}.md").write_text(text, encoding="utf-8")
    shutil.copy(OFFICE_FILE, root / "baocao.yml")
    monkeypatch.chdir(root)
    return root


@pytest.fixture
def compared(monkeypatch: pytest.MonkeyPatch) -> Compared:
    """The months whose words were compared, as that happens."""
    pairs: Compared = []
    real = carryover_by_words.by_words

    def by_words(plans: object, sought: object, before: Report, after: Report, knowledge: object) -> object:
        pairs.append((str(before.period), str(after.period)))
        return real(plans, sought, before, after, knowledge)  # type: ignore[arg-type]

    monkeypatch.setattr(carryover_by_words, "by_words", by_words)
    return pairs


def save(root: Path, name: str) -> None:
    path = root / "reports" / name
    path.write_text(path.read_text(encoding="utf-8").replace("- Tiếp", "- Đã tiếp"), encoding="utf-8")


def test_a_saved_report_costs_its_own_year_and_the_next(
    office: Path, compared: Compared, capsys: pytest.CaptureFixture[str]
) -> None:
    main(["check", "-j1"])
    assert ("2020-01", "2020-02") in compared
    save(office, "2021/2021-12.md")
    compared.clear()
    capsys.readouterr()
    main(["check", "-j1"])
    assert {after[:4] for _, after in compared} == {"2021", "2022"}
    warm = capsys.readouterr()
    shutil.rmtree(office / "build")
    main(["check", "-j1"])
    assert capsys.readouterr() == warm


def part_made(root: Path) -> list[object]:
    """What the site tells of the office, read from a store of its own."""
    repository = open_repository(root)
    (part,) = stored_parts(repository, {}, PartStore(root / "build" / "parts"), with_revisions=False)
    made = [part.head, *map(part.html, part.head.pages)]
    shutil.rmtree(root / "build" / "parts")
    return made


def test_the_site_takes_what_check_found(office: Path, compared: Compared) -> None:
    cold = part_made(office)
    alone = len(compared)
    shutil.rmtree(office / "build")
    main(["check", "-j1"])
    compared.clear()
    assert part_made(office) == cold
    assert len(compared) < alone / 1.5
    compared.clear()
    assert part_made(office) == cold
    assert compared == []


def test_what_is_damaged_or_of_an_office_that_is_gone_is_not_used(office: Path, compared: Compared) -> None:
    main(["check", "-j1"])
    kept = office / "build" / ".store" / "links"
    (file,) = (path for path in kept.iterdir() if path.name != ".gitignore")
    file.write_bytes(file.read_bytes()[:-1] + b" ")
    (kept / "co-quan-cu").write_bytes(b"")
    save(office, "2023/2023-12.md")
    compared.clear()
    main(["check", "-j1"])
    assert {after[:4] for _, after in compared} == set(map(str, YEARS))
    assert {path.name for path in kept.iterdir()} == {".gitignore", file.name}


def test_nothing_is_kept_for_an_office_whose_items_all_have_markers(office: Path) -> None:
    store = LinkStore(office)
    store.keep("", store.of(""), reports=48)
    assert not (office / "build").exists()


def test_the_key_lists_what_links_are_found_by() -> None:
    imported = imported_by([FINDERS], [], [])
    needed = files_of(imported | {FINDERS})
    assert sorted(file for file in needed if not lie_in(file, MODULES)) == []
    assert libraries_of(imported) <= set(LIBRARIES)


@pytest.mark.parametrize("words", [["trace"], ["carry", "2021-05"], ["docx", "2021-05", "-j1"]])
def test_other_commands_take_what_check_found(office: Path, compared: Compared, words: list[str]) -> None:
    main(words)
    alone = len(compared)
    main(["check", "-j1"])
    compared.clear()
    main(words)
    assert len(compared) < alone
