"""Whatever a name, an argument or a text holds: what is printed is only read, by terminals and build machines too."""

from __future__ import annotations

import ast
import json
import os
import re
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from baocao.cli import main
from baocao.render.screen import _STYLES, paint
from baocao.visible import harmless
from support.hostile_names import NAMES, WORDS
from support.made import CHECKOUT
from support.odd_files import put
from support.paths import paths_in
from support.repositories import REPORT, edit, enter_repository

PACKAGE = CHECKOUT / "scripts/baocao"
STEERING = re.compile("[\x00-\x09\x0b-\x1f\x7f-\x9f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ud800-\udfff]")
"""What must not be printed: control characters but the end of a line, marks of direction, what is not seen, half a
character."""
COMMAND = re.compile(r"^\s*::|##\w*\[", re.MULTILINE)
HOSTILE = [os.fsdecode(name) for name in NAMES]
Printed = pytest.CaptureFixture[str]


@pytest.fixture
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A repository with reports of hostile names and words, on a build machine; commands run in it."""
    root = enter_repository(tmp_path, monkeypatch)
    monkeypatch.setenv("GITHUB_ACTIONS", "true")
    report = (root / REPORT).read_bytes()
    for name in HOSTILE:
        (root / "reports/2022" / f"{name}.md").write_bytes(report)
    edit(root / REPORT, "Số hóa 500", f"Số hóa{WORDS} 500 {{#x\x1b[2J y}} của của Sở \n\n::error::e\n\n- ##[error]f")
    return root


def is_harmless(printed: str) -> bool:
    return not STEERING.search(printed) and not COMMAND.search(printed)


@pytest.mark.parametrize(
    "arguments",
    [
        ["check"],
        ["check", "--strict", "--select", "F,T"],
        ["check", "--format", "json"],
        ["check", "--format", "sarif"],
        ["check", "--format", "gitlab"],
        ["check", "--fix", "--select", "K"],
        ["check", WORDS],
        ["check", f"{WORDS}.md"],
        ["check", "--select", WORDS],
        ["check", "--explain", WORDS],
        ["check", f"--{WORDS}"],
        ["check", "--format", WORDS],
        ["check", "-j", WORDS],
        ["check", "--config", WORDS],
        ["check", *(f"reports/2022/{name}.md" for name in HOSTILE[:20])],
        ["x" * 5000],
        [WORDS],
        ["new", WORDS],
        ["new", "2022-03"],
        ["new", f"{WORDS}/2022-05"],
        ["carry", WORDS],
        ["carry", "2022-03"],
        ["carry", "2022-03", "--format", "json"],
        ["carry", "2022-03", "--dry-run"],
        ["trace"],
        ["trace", WORDS],
        ["trace", "--area", WORDS],
        ["trace", "--stale", WORDS],
        ["trace", "--format", "json"],
        ["stats"],
        ["export", WORDS],
        ["export", "reports"],
        ["stats", "--year", WORDS],
        ["stats", "--format", "csv"],
        ["stats", "--format", "json"],
        ["schema", WORDS],
        ["docx", "-o", f"{WORDS}.docx"],
        ["docx", "2022-03", "-o", f"{WORDS}/ra.docx"],
        ["pdf", "2022-03", "-o", f"{WORDS}.docx"],
        ["verify", WORDS],
        ["verify", *(f"reports/2022/{name}.md" for name in HOSTILE)],
        ["verify", "reports", "--format", "json"],
        ["rules"],
        ["--help"],
    ],
    ids=lambda arguments: f"{arguments[0]:.10} {len(arguments)} {arguments[-1]!a:.20}",
)
def test_what_is_printed_is_only_read(
    repository: Path, capfd: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    main(arguments)
    printed = capfd.readouterr()
    assert printed.out + printed.err
    assert is_harmless(printed.out)
    assert is_harmless(printed.err)


def test_files_that_cannot_be_written_are_named_without_harm(repository: Path, capsys: Printed) -> None:
    (repository / "build").write_text("", encoding="utf-8")
    assert main(["docx"]) == 2
    printed = capsys.readouterr()
    assert "touch canary" in printed.err
    assert is_harmless(printed.out + printed.err)


def test_json_is_read_by_strict_readers(repository: Path, capfd: pytest.CaptureFixture[str]) -> None:
    for name, kind in (("check", "json"), ("check", "sarif"), ("check", "gitlab"), ("trace", "json")):
        main([name, "--format", kind])
        text = capfd.readouterr().out
        json.dumps(json.loads(text), ensure_ascii=False).encode()  # no half of a pair, escaped or not
    put(repository / "reports/2022/2022-06.md", "half a pair, escaped")
    main(["check", "--format", "json"])
    found = json.loads(capfd.readouterr().out)["diagnostics"]
    assert any(one["path"] == "reports/2022/\x1b[2J\x1b[31mx.md" for one in found), "values stay what they are"


def test_each_workflow_command_is_one_and_names_its_file(repository: Path, capsys: Printed) -> None:
    main(["check", "--format", "github", "--select", "F"])
    lines = capsys.readouterr().out.splitlines()
    properties = [re.fullmatch(r"::(?:error|warning|notice) ([^:]*)::(.*)", line) for line in lines]
    named = set()
    for line, match in zip(lines, properties, strict=True):
        assert match is not None, line
        assert not STEERING.search(line)
        fields = dict(part.split("=", 1) for part in match[1].split(","))
        assert list(fields)[:2] == ["file", "line"], line
        named.add(re.sub("%(..)", lambda code: chr(int(code[1], 16)), fields["file"]))
    for name in ("a: b", "a,b", "2022-05%", "a\ntouch canary\n", "::error::x", "##[error]x", "a\r\n::error::x"):
        assert f"reports/2022/{name}.md" in named
    assert len(lines) == len(HOSTILE)


def test_values_of_baocao_yml_are_only_read(repository: Path, capsys: Printed) -> None:
    path = repository / "baocao.yml"
    text = path.read_text(encoding="utf-8")
    escaped = json.dumps(WORDS)
    for other in (f"archiv: [{escaped}]", f"{escaped}: x", f"archive: {escaped}"):
        path.write_text(text.replace("archive: [VT]", other), encoding="utf-8")
        assert main(["check"]) == 2
        assert is_harmless(capsys.readouterr().err)
    path.write_text(f"offices: {{so-a: {escaped}}}\n", encoding="utf-8")
    assert main(["check"]) == 2
    assert is_harmless(capsys.readouterr().err)


@pytest.mark.parametrize("code", [0, 3])
def test_the_words_of_pandoc_are_only_read(
    repository: Path, monkeypatch: pytest.MonkeyPatch, capsys: Printed, code: int
) -> None:
    """A pandoc that fails, or that says it has not: the report is refused, and with harmless words."""
    program = repository / "pandoc"
    program.write_text(
        f"#!{sys.executable}\nimport sys\nsys.stderr.write({WORDS!r})\nprint('x')\nsys.exit({code})\n", encoding="utf-8"
    )
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    monkeypatch.setattr("baocao.word.writing.pandoc.pandoc_path", lambda: str(program))
    assert main(["docx", "2022-03", "2022-02"]) == 1
    said = capsys.readouterr().err
    assert is_harmless(said)
    assert said.count("Chưa tạo được bản Word") == 2


def test_a_terminal_gets_our_colours_and_nothing_else() -> None:
    for style in _STYLES:
        assert harmless(paint("x", style, True), colours=True, no_commands=True) == paint("x", style, True)
    for sequence in ("\x1b[8m", "\x1b[2J", "\x1b]0;x\x07", "\x9b1m", "\x1b[1;31", "\x1b[38;5;1m", "\r", "\x08"):
        assert "\x1b" not in harmless(sequence, colours=True, no_commands=False)
        assert is_harmless(harmless(sequence, colours=False, no_commands=False))


def test_a_real_terminal_gets_no_sequence_from_a_name(repository: Path) -> None:
    import pty

    main(["check"])  # what is known already is told at once: no bar, however slow the machine
    main_end, end = pty.openpty()
    environment = {**os.environ, "TERM": "xterm", "PYTHONPATH": str(PACKAGE.parent)}
    environment.pop("NO_COLOR", None)
    with subprocess.Popen(
        [sys.executable, "-m", "baocao", "check"], stdout=end, stderr=end, env=environment
    ) as process:
        os.close(end)
        printed = b""
        while True:
            try:
                piece = os.read(main_end, 65536)
            except OSError:  # the other end is closed
                break
            if not piece:
                break
            printed += piece
    os.close(main_end)
    assert process.returncode == 1
    text = printed.decode().replace("\r\n", "\n")
    assert "\x1b[1;31m" in text
    assert not STEERING.search(re.sub("\x1b\\[(?:[012]|1;3[1-6])m", "", text))


def test_only_one_module_prints() -> None:
    for path in paths_in(PACKAGE, "**/*.py"):
        if path.name == "output.py" and path.parent.name == "common":
            continue
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
                assert node.func.id != "print", path
            if isinstance(node, ast.Attribute) and node.attr == "write":
                assert not ast.unparse(node.value).startswith("sys.std"), path
