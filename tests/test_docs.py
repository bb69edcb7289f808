"""What README, CONTRIBUTING and the guide say holds: commands, paths, rules, links, examples, printed lines.

A comment before a fence says what the fence is: `<!-- file: … -->` a file of the guide's made-up office,
`<!-- right -->` part of a report that has nothing to find, `<!-- draft: 2022-03 -->` part of what `new`
writes, `<!-- excerpt: … -->` part of a file. A `console` fence is what its `$` command prints, in the
guide's office; a line `…` there stands for lines left out.
"""

from __future__ import annotations

import re
import shlex
import shutil
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

import yaml
from baocao.checking.check import check_report, chosen_rules
from baocao.checking.rules import all_rules
from baocao.cli import main
from baocao.commands import command_names
from baocao.config.load import config_document, load_config
from baocao.model import Severity, Source
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import decode

REPOSITORY = Path(__file__).resolve().parent.parent
PACKAGE = REPOSITORY / "scripts" / "baocao"
GUIDE = REPOSITORY / "docs" / "huong-dan.md"
REVIEWING = REPOSITORY / "docs" / "duyet-bao-cao.md"
PAGES = [
    *(REPOSITORY / name for name in ("README.md", "README.vi.md", "CONTRIBUTING.md", "CHANGELOG.md")),
    GUIDE,
    REVIEWING,
]
READMES = PAGES[:2]
MADE = ("build/", ".venv/")
"""Paths that make makes, absent from a fresh checkout."""
THEIRS = (
    ".github/CODEOWNERS",
    "du-lieu/chi-tieu.csv",
    ".vscode/settings.json",
    ".gitlab-ci.yml",
    "sua-doi/",
    "bao-cao.yml",
    "word/",
    "pdf/",
)
"""Paths of another office's repository, and in what a reviewer loads down."""

LEFT_OUT = re.compile(r"^…\n", re.MULTILINE)
_FENCE = re.compile(
    r"(?:^<!-- (?P<mark>\w+)(?:: (?P<what>[^\n]+?))? -->\n\n)?^```(?P<language>\w*)\n(?P<body>.*?)^```$",
    re.MULTILINE | re.DOTALL,
)
_CODE = re.compile(r"`([^`\n]+)`")
_LINK = re.compile(r"(?:\[[^\]]*\]\(|<img src=\")([^)\s\"]+)")
_RULE_ID = re.compile(r"(?<![\w-])[FSKTN]\d\d(?!\w)")
_MAKE = re.compile(r"^(?:\$ )?make ([a-z][\w./-]*)", re.MULTILINE)
_BAOCAO = re.compile(r"(?<![\w./-])baocao ([a-z-]\S*)([^\n`]*)")
_OPTION = re.compile(r"(?<![\w-])(--[a-z-]+|-[a-z])\b")
_PATH = re.compile(r"\.?[\w-][\w.*<>-]*(?:/[\w.*<>-]+)*/?")
_SUFFIXES = (".md", ".yml", ".yaml", ".toml", ".py", ".docx", ".txt", ".lua", ".openxml")


@dataclass(frozen=True)
class Fence:
    page: Path
    mark: str
    what: str
    language: str
    body: str


def fences(page: Path) -> list[Fence]:
    text = page.read_text(encoding="utf-8")
    return [
        Fence(page, match["mark"] or "", match["what"] or "", match["language"], match["body"])
        for match in _FENCE.finditer(text)
    ]


FENCES = [fence for page in PAGES if page.exists() for fence in fences(page)]
OFFICE_FILES = {fence.what: fence.body for fence in FENCES if fence.mark == "file"}

each_page = pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
each_console = pytest.mark.parametrize(
    "fence", [fence for fence in FENCES if fence.language == "console"], ids=lambda fence: fence.body.split("\n")[0]
)
each_right = pytest.mark.parametrize(
    "fence", [fence for fence in FENCES if fence.mark == "right"], ids=lambda fence: fence.body.split("\n")[0][:40]
)


def said_as_code(page: Path) -> list[str]:
    """What the page shows as code: spans, and fences of commands."""
    text = page.read_text(encoding="utf-8")
    commands = [fence.body for fence in fences(page) if fence.language in ("sh", "console")]
    return commands + _CODE.findall(_FENCE.sub("", text))


def build_office(folder: Path, *, without: str = "") -> None:
    for name, text in OFFICE_FILES.items():
        if name != without:
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


def make_goals() -> set[str]:
    """The tasks and real files that the Makefile can make by name."""
    text = (REPOSITORY / "Makefile").read_text(encoding="utf-8")
    return set(re.findall(r"^([a-z][\w./-]*):(?!=)", text, re.MULTILINE))


def as_command_line(typed: str) -> list[str]:
    """What `$ …` runs: `make check` is `baocao check`, `make new PERIOD=2022-03` is `baocao new 2022-03`."""
    program, *arguments = shlex.split(typed)
    assert program in ("make", "baocao"), typed
    return [argument.removeprefix("PERIOD=") for argument in arguments]


# --------------------------------------------------------------------------- what is named exists


@each_page
def test_every_make_target_that_is_named_is_in_the_makefile(page: Path) -> None:
    named = {target for code in said_as_code(page) for target in _MAKE.findall(code)}
    assert {name for name in named if not name.startswith(MADE)} <= make_goals()


@each_page
def test_every_command_and_option_that_is_named_is_in_its_help(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    commands = command_names()
    for code in said_as_code(page):
        for command, rest in _BAOCAO.findall(code):
            if command.startswith("-"):
                continue
            assert command in commands, code
            main([command, "--help"])
            help_text = capsys.readouterr().out
            for option in _OPTION.findall(rest.partition("#")[0]):
                assert option in help_text, f"{command}: {option}"


@each_page
def test_every_option_that_stands_alone_is_of_some_command(page: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for command in command_names():
        main([command, "--help"])
    help_texts = capsys.readouterr().out
    for code in said_as_code(page):
        if re.fullmatch(r"--[a-z][a-z-]*", code):
            assert code in help_texts


@each_page
def test_every_rule_that_is_named_exists(page: Path) -> None:
    named = set(_RULE_ID.findall(page.read_text(encoding="utf-8")))
    assert named <= {loaded.rule.id for loaded in all_rules()}


@each_page
def test_every_path_that_is_named_exists(page: Path) -> None:
    for code in said_as_code(page):
        if not _PATH.fullmatch(code) or not ("/" in code or code.endswith(_SUFFIXES)):
            continue
        if code.startswith(MADE) or code in OFFICE_FILES or code in THEIRS or code == ".md":
            continue
        pattern = re.sub(r"<[^>]*>", "*", code).rstrip("/")
        assert any(any(folder.glob(pattern)) for folder in (REPOSITORY, PACKAGE, PACKAGE / "checking" / "rules")), code


@each_page
def test_every_link_inside_the_repository_leads_somewhere(page: Path) -> None:
    for target in _LINK.findall(_FENCE.sub("", page.read_text(encoding="utf-8"))):
        if re.match(r"[a-z]+:", target):
            continue
        name, _, anchor = target.partition("#")
        path = (page.parent / name).resolve() if name else page
        assert path.exists(), target
        if anchor:
            headings = re.findall(r"^#+ (.+)$", path.read_text(encoding="utf-8"), re.MULTILINE)
            assert anchor in {re.sub(r"[^\w -]", "", heading).lower().replace(" ", "-") for heading in headings}, target


@pytest.mark.parametrize("page", READMES, ids=lambda page: page.name)
def test_the_readme_says_how_to_begin_and_what_to_do_each_month(page: Path) -> None:
    commands = "\n".join(fence.body for fence in fences(page) if fence.language == "sh")
    for task in ("docx", "test", "new PERIOD=", "check"):
        assert f"make {task}" in commands


def test_both_readmes_show_the_same_pictures_and_each_picture_is_shown() -> None:
    shown = [re.findall(r'<img src="([^"]+)"', page.read_text(encoding="utf-8")) for page in READMES]
    assert shown[0] == shown[1]
    assert set(shown[0]) == {f"docs/images/{path.name}" for path in (REPOSITORY / "docs" / "images").glob("*.png")}


def test_the_pictures_of_the_guide_for_reviewers_are_on_the_site() -> None:
    shown = re.findall(r"!\[[^\]]+\]\(([^)]+)\)", REVIEWING.read_text(encoding="utf-8"))
    assert len(shown) == 2
    site = (REPOSITORY / "mkdocs.yml").read_text(encoding="utf-8")
    assert all(f"  !{name}\n" in site for name in shown)


@pytest.mark.parametrize(
    "fence", [one for one in FENCES if one.page == REVIEWING and one.language == "yaml"], ids=lambda one: one.body[:9]
)
def test_what_another_office_copies_is_what_we_offer(fence: Fence) -> None:
    copied = yaml.safe_load(fence.body)
    if "jobs" in copied:
        assert copied[True]["pull_request"]["paths"] == ours("reports.yml")[True]["pull_request"]["paths"][:4]
        (own,), (theirs,) = ours("reports.yml")["jobs"].values(), copied["jobs"].values()
        assert {**theirs, "steps": []} == {**own, "steps": []}
        assert theirs["steps"][0] == own["steps"][0]
        assert copied["concurrency"] == ours("reports.yml")["concurrency"]
        assert {"pdf"} <= yaml.safe_load((REPOSITORY / "action.yml").read_text(encoding="utf-8"))["inputs"].keys()
    elif "include" in copied:
        (included,) = copied["include"]
        assert (REPOSITORY / included["file"]).is_file()
    else:
        (used,) = copied["repos"]
        hooks = yaml.safe_load((REPOSITORY / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
        assert {hook["id"] for hook in used["hooks"]} <= {hook["id"] for hook in hooks}


def test_what_the_guide_for_reviewers_explains_stands_in_a_review() -> None:
    rows = re.findall(r"^\| (\*\*.+?) \|", REVIEWING.read_text(encoding="utf-8"), re.MULTILINE)
    named = [name for row in rows for name in re.findall(r"\*\*(.+?)\*\*", row)]
    words = [*(PACKAGE / "render").glob("review_*.py"), PACKAGE / "render/formats/review_markdown.py"]
    said = "".join(path.read_text(encoding="utf-8") for path in words)
    assert len(named) > 8
    assert [name for name in named if name.removeprefix("Số ") not in said] == []


def ours(name: str) -> dict[Any, Any]:
    workflow: dict[Any, Any] = yaml.safe_load((REPOSITORY / ".github" / "workflows" / name).read_text(encoding="utf-8"))
    return workflow


def test_every_command_is_in_the_guide() -> None:
    text = GUIDE.read_text(encoding="utf-8")
    for name in command_names():
        assert f"baocao {name}" in text or f"make {name}" in text, name


def test_the_pages_name_some_of_everything_that_is_looked_for_above() -> None:
    texts = [page.read_text(encoding="utf-8") for page in PAGES]
    code = [said for page in PAGES for said in said_as_code(page)]
    assert all(any(pattern.search(said) for said in code) for pattern in (_MAKE, _BAOCAO, _PATH))
    assert all(any(pattern.search(text) for text in texts) for pattern in (_RULE_ID, _LINK))
    assert any(said.startswith("--") for said in code)


# --------------------------------------------------------------------------- what is shown is real


def test_the_guide_shows_an_office_and_its_reports() -> None:
    assert {"baocao.yml", "reports/2022/2022-02.md", "reports/2022/2022-03.md"} <= OFFICE_FILES.keys()
    assert [fence for fence in FENCES if fence.language == "console"]


def test_the_guides_first_report_has_nothing_to_find(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    build_office(tmp_path)
    monkeypatch.chdir(tmp_path)
    code = main(["check", "2022-02", "--strict"])
    assert code == 0, capsys.readouterr().out


@each_right
def test_an_example_shown_as_right_has_nothing_to_find(fence: Fence) -> None:
    config, notes = load_config(config_document(Source("baocao.yml", OFFICE_FILES["baocao.yml"])))
    assert config is not None, notes
    text = fence.body if fence.body.startswith("---\n") else f"---\nperiod: 2022-03\n---\n\n{fence.body}"
    read = decode(text.encode(), "reports/2022/2022-03.md")
    report = parse(read.source, config, read.notes)
    # A part of a report has not all sections, figures and months, nor a signer; every other rule holds for it.
    rules = chosen_rules(ignore=("S01", "S08", "N02"))
    found = check_report(report, Office("", ".", config, (report,)), rules)
    unsigned = ("F06", Severity.NOTE)
    assert [f"{one.rule} {one.message}" for one in found if (one.rule, one.severity) != unsigned] == []


@each_console
def test_what_is_shown_as_printed_is_what_the_command_prints(
    fence: Fence,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    request: pytest.FixtureRequest,
) -> None:
    typed, _, shown = fence.body.partition("\n")
    arguments = as_command_line(typed.removeprefix("$ "))
    build_office(tmp_path, without="reports/2022/2022-03.md" if arguments[0] == "new" else "")
    if typed.startswith("$ make "):
        shutil.copy(REPOSITORY / "Makefile", tmp_path)
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")

    main(arguments)

    printed = "".join(capsys.readouterr())
    kept = LEFT_OUT.split(shown)
    if request.config.getoption("--update-golden") and len(kept) == 1:
        text = fence.page.read_text(encoding="utf-8")
        fence.page.write_text(
            text.replace(f"```console\n{fence.body}", f"```console\n{typed}\n{printed}"), encoding="utf-8"
        )
        kept = [printed]
    whole = r"(?:.*\n)*?".join(map(re.escape, kept))
    assert re.fullmatch(whole, printed), f"{printed}\nif this is right, run: pytest --update-golden"


@pytest.mark.parametrize(
    "fence", [one for one in FENCES if one.mark in ("draft", "rollup")], ids=lambda fence: fence.what
)
def test_what_is_shown_of_a_draft_is_what_the_command_writes(
    fence: Fence, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    name = f"reports/{fence.what[:4]}/{fence.what}.md"
    build_office(tmp_path, without=name)
    monkeypatch.chdir(tmp_path)
    assert main(["new" if fence.mark == "draft" else fence.mark, fence.what]) == 0
    assert fence.body in (tmp_path / name).read_text(encoding="utf-8")


@pytest.mark.parametrize("fence", [one for one in FENCES if one.mark == "excerpt"], ids=lambda fence: fence.what)
def test_what_is_shown_of_a_file_stands_in_it(fence: Fence) -> None:
    assert fence.body in OFFICE_FILES[fence.what]
