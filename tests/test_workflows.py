"""What GitHub and GitLab run for a pull request: each step's own commands, with the variables that the forge sets.

The scripts are taken out of action.yml, the workflows and ci/gitlab.yml and run by bash as the forge runs them, in a
clone as its checkout makes it: of the merge of a branch into main, two commits deep.
"""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from docx import Document

import yaml
from support.forge_server import ForgeServer, forge_server
from support.git_repositories import begin, commit, git
from support.made import CHECKOUT, furnish, sources_in
from support.repositories import REPORT, edit, enter_repository

pytestmark = pytest.mark.takes_long

ACTION = yaml.safe_load((CHECKOUT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step.get("name", step.get("uses")): step for step in ACTION["runs"]["steps"]}
WORKFLOWS = {
    path.name: yaml.safe_load(path.read_text(encoding="utf-8"))
    for path in sorted((CHECKOUT / ".github" / "workflows").glob("*.yml"))
}
_SPEC, GITLAB = yaml.safe_load_all((CHECKOUT / "ci" / "gitlab.yml").read_text(encoding="utf-8"))
_EXPRESSION = re.compile(r"\$\{\{\s*(.*?)\s*\}\}")
PROGRAMS = Path(sys.prefix) / "bin"
SLIP = "Công tác trong trong tháng bảo đảm tiến độ."
GOOD = "Công tác trong tháng bảo đảm tiến độ."
BRANCH = "sua;touch$IFS'canary'"
"""A name that git takes for a branch, and a shell for a command."""


installs_packages = pytest.mark.skipif(
    not os.environ.get("CI"), reason="installs packages from an index: only where CI is set"
)


@pytest.fixture
def forge() -> Iterator[ForgeServer]:
    with forge_server() as server:
        yield server


class Runner:
    """A machine of the forge with a checkout: runs steps one after the other, as far as they succeed."""

    def __init__(self, checkout: Path, folder: Path, environment: Mapping[str, str]) -> None:
        self.checkout = checkout
        self.temporary = folder / "tam"
        (self.temporary / "baocao").mkdir(parents=True)
        (self.temporary / "baocao" / "venv").symlink_to(sys.prefix)
        for name in ("output", "summary"):
            (folder / name).touch()
        self.output, self.summary = folder / "output", folder / "summary"
        kept = {"PATH": os.environ["PATH"], "HOME": str(folder), "LANG": "C.UTF-8"}
        self.environment = kept | {
            "CI": "true",
            "GITHUB_ACTIONS": "true",
            "GITHUB_ACTION_PATH": str(CHECKOUT),
            "GITHUB_OUTPUT": str(self.output),
            "GITHUB_STEP_SUMMARY": str(self.summary),
            "RUNNER_TEMP": str(self.temporary),
            **environment,
        }

    def run(self, step: str, **expressions: str) -> subprocess.CompletedProcess[str]:
        """What a step of action.yml prints; `expressions`, what the forge puts for `inputs.…` and the like."""
        values = {name.replace("__", "-"): value for name, value in expressions.items()}

        def value_of(match: re.Match[str]) -> str:
            return values[match[1].split(".")[-1]]

        own = {name: _EXPRESSION.sub(value_of, value) for name, value in STEPS[step].get("env", {}).items()}
        return self.bash(STEPS[step]["run"], own)

    def bash(self, script: str, more: Mapping[str, str]) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
            cwd=self.checkout,
            env=self.environment | more,
            capture_output=True,
            encoding="utf-8",
            timeout=600,
            check=False,
        )

    def made(self) -> list[str]:
        """The files that are sent."""
        folder = self.temporary / "baocao" / "files"
        return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def merged(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The repository of the made-up office: a branch that forgets a result and adds a slip, merged into main, where
    somebody else had mended another month meanwhile."""
    root = enter_repository(tmp_path, monkeypatch)
    begin(root)
    git(root, "switch", "--quiet", "--create", BRANCH)
    edit(root / REPORT, GOOD, SLIP)
    edit(root / REPORT, "- Đã mua máy chủ. {#mua-may-chu xong}", "- Tập huấn ký số cho 20 người.")
    commit(root)
    git(root, "switch", "--quiet", "main")
    edit(root / "reports/2022/2022-02.md", GOOD, f"{GOOD} Mọi việc đúng hạn.")
    commit(root)
    git(root, "merge", "--quiet", "--no-ff", "--message", "Gộp", BRANCH)
    git(root, "update-ref", "refs/pull/7/merge", "HEAD")
    git(root, "reset", "--quiet", "--hard", "HEAD^1")
    return root


def checked_out(repository: Path, folder: Path, depth: int = 2) -> Path:
    """What actions/checkout leaves: the merge alone, no branch, no more history than asked for."""
    checkout = folder / "checkout"
    checkout.mkdir()
    git(checkout, "init", "--quiet")
    merge = "+refs/pull/7/merge:refs/remotes/pull/7/merge"
    git(checkout, "fetch", "--quiet", "--no-tags", f"--depth={depth}", repository.as_uri(), merge)
    git(checkout, "checkout", "--quiet", "--force", "refs/remotes/pull/7/merge")
    return checkout


@pytest.fixture
def runner(merged: Path, tmp_path: Path, forge: ForgeServer) -> Runner:
    return runner_in(checked_out(merged, tmp_path), tmp_path, forge)


def runner_in(checkout: Path, folder: Path, forge: ForgeServer) -> Runner:
    event = folder / "event.json"
    event.write_text(json.dumps({"pull_request": {"number": 7, "title": "`touch canary`"}}), encoding="utf-8")
    return Runner(
        checkout,
        folder,
        {
            "GITHUB_API_URL": forge.address,
            "GITHUB_BASE_REF": "main",
            "GITHUB_EVENT_NAME": "pull_request",
            "GITHUB_EVENT_PATH": str(event),
            "GITHUB_HEAD_REF": BRANCH,
            "GITHUB_REF": "refs/pull/7/merge",
            "GITHUB_REPOSITORY": "so/kho",
            "GITHUB_RUN_ID": "11",
            "GITHUB_SERVER_URL": "https://git.example",
            "GITHUB_WORKSPACE": str(checkout),
            "GITHUB_SHA": git(checkout, "rev-parse", "HEAD").strip(),
        },
    )


def since(runner: Runner) -> str:
    done = runner.run("Chọn bản để so", since="", before="0" * 40)
    assert (done.returncode, done.stderr) == (0, ""), done.stdout
    return runner.output.read_text(encoding="utf-8").removeprefix("since=").removesuffix("\n")


# --------------------------------------------------------------------------- the action


def test_the_base_of_a_pull_request_is_the_branch_that_it_goes_into(runner: Runner, merged: Path) -> None:
    assert since(runner) == "origin/main"
    assert git(runner.checkout, "rev-parse", "origin/main") == git(merged, "rev-parse", "main")


def test_a_base_that_was_not_fetched_is_asked_for(merged: Path, tmp_path: Path, forge: ForgeServer) -> None:
    runner = runner_in(checked_out(merged, tmp_path, depth=1), tmp_path, forge)
    done = runner.run("Chọn bản để so", since="", before="0" * 40)
    assert done.returncode == 2
    assert "::error::" in done.stdout
    assert "fetch-depth" in done.stdout


def test_the_base_of_a_push_is_what_was_there_before(merged: Path, tmp_path: Path, forge: ForgeServer) -> None:
    runner = runner_in(merged, tmp_path, forge)
    before = git(merged, "rev-parse", "HEAD~1").strip()
    runner.environment |= {"GITHUB_REF": "refs/heads/main", "GITHUB_EVENT_NAME": "push"}
    assert runner.run("Chọn bản để so", since="", before=before).returncode == 0
    assert runner.output.read_text(encoding="utf-8") == f"since={before}\n"


def test_a_base_that_is_named_is_taken(runner: Runner) -> None:
    assert runner.run("Chọn bản để so", since="v1", before="").returncode == 0
    assert runner.output.read_text(encoding="utf-8") == "since=v1\n"


def test_the_check_annotates_what_the_branch_brought_and_fails_with_it(runner: Runner) -> None:
    done = runner.run("Kiểm tra điều thay đổi này gây ra", since=since(runner), strict="false")
    assert (done.returncode, done.stderr) == (1, "")
    found = re.findall(r"^::(\w+) file=([^,]+),.*?title=(\w+)", done.stdout, re.MULTILINE)
    assert ("error", REPORT, "K01") in found
    assert ("warning", REPORT, "T03") in found
    assert {path for _, path, _ in found} == {REPORT}
    assert len(found) == len(done.stdout.splitlines())


def test_annotations_stand_in_the_checkout_where_the_reports_lie_deeper(runner: Runner, tmp_path: Path) -> None:
    runner.environment["GITHUB_WORKSPACE"] = str(tmp_path)
    done = runner.run("Kiểm tra điều thay đổi này gây ra", since=since(runner), strict="false")
    assert set(re.findall(r"file=([^,]+)", done.stdout)) == {f"checkout/{REPORT}"}


def test_a_thousand_annotations_are_enough(runner: Runner) -> None:
    base = since(runner)
    slips = (f"Việc thứ {number} trong trong tháng đã xong." for number in range(1200))
    edit(runner.checkout / REPORT, SLIP, "\n\n".join(slips))
    done = runner.run("Kiểm tra điều thay đổi này gây ra", since=base, strict="false")
    assert done.returncode == 1
    assert len(done.stdout.splitlines()) == 1000


def test_a_warning_fails_where_it_is_strict(runner: Runner) -> None:
    base = since(runner)
    git(runner.checkout, "checkout", "--quiet", "origin/main", "--", REPORT)
    edit(runner.checkout / REPORT, GOOD, SLIP)
    assert runner.run("Kiểm tra điều thay đổi này gây ra", since=base, strict="false").returncode == 0
    assert runner.run("Kiểm tra điều thay đổi này gây ra", since=base, strict="true").returncode == 1


def test_the_review_stands_in_the_summary_and_in_one_comment(runner: Runner, forge: ForgeServer) -> None:
    assert runner.run("Duyệt", since=since(runner)).returncode == 0
    summary = runner.summary.read_text(encoding="utf-8")
    assert summary.startswith("### Thay đổi so với <code>origin/main</code>")
    assert "Mọi việc đúng hạn" not in summary
    for _ in range(2):
        done = runner.run("Bình luận", token="t")
        assert done.returncode == 0, done.stderr
    (comment,) = forge.comments
    assert summary in comment["body"]
    assert "https://git.example/so/kho/actions/runs/11" in comment["body"]


def test_the_program_is_never_that_of_the_checkout(runner: Runner, forge: ForgeServer) -> None:
    for name in ("baocao", "json"):
        (runner.checkout / name).mkdir()
        (runner.checkout / name / "__init__.py").write_text("raise SystemExit(99)\n", encoding="utf-8")
    assert runner.run("Duyệt", since=since(runner)).returncode == 0
    assert runner.run("Bình luận", token="t").returncode == 0
    assert len(forge.comments) == 1


def test_a_pull_request_from_a_fork_is_reviewed_without_a_comment(runner: Runner, forge: ForgeServer) -> None:
    forge.refusal = 403
    assert runner.run("Duyệt", since=since(runner)).returncode == 0
    done = runner.run("Bình luận", token="t")
    assert done.returncode == 0
    assert "Không được phép ghi bình luận" in done.stderr
    assert forge.comments == []


@pytest.mark.usefixtures("libreoffice")
def test_the_files_are_those_of_the_reports_that_changed(runner: Runner) -> None:
    base = since(runner)
    for step in ("Xuất bản Word", "Xuất PDF"):
        done = runner.run(step, since=base)
        assert done.returncode == 0, done.stderr
    assert runner.made() == ["pdf/2022/2022-03.pdf", "sua-doi/2022/2022-03.docx", "word/2022/2022-03.docx"]
    path = runner.temporary / "baocao/files/sua-doi/2022/2022-03.docx"
    document = Document(str(path)).element.xml
    assert "<w:ins " in document
    assert "<w:del " in document
    assert git(runner.checkout, "status", "--porcelain") == ""


def test_hostile_names_run_nothing(runner: Runner, forge: ForgeServer) -> None:
    odd = runner.checkout / "reports/2022/$(touch canary)`touch canary`;touch canary.md"
    shutil.copy(runner.checkout / REPORT, odd)
    base = since(runner)
    assert runner.run("Kiểm tra điều thay đổi này gây ra", since=base, strict="false").returncode == 1
    assert runner.run("Duyệt", since=base).returncode == 0
    assert runner.run("Bình luận", token="t").returncode == 0
    runner.run("Xuất bản Word", since=base)
    assert runner.run("Chọn bản để so", since="$(touch canary)", before="").returncode == 0
    runner.run("Duyệt", since="$(touch canary)")
    assert not list(runner.checkout.rglob("canary"))
    assert len(forge.comments) == 1


@installs_packages
def test_the_action_installs_itself_from_its_own_checkout(runner: Runner) -> None:
    (runner.temporary / "baocao" / "venv").unlink()
    for name in ("pip", "venv", "ensurepip", "json"):
        (runner.checkout / f"{name}.py").write_text("raise SystemExit(99)\n", encoding="utf-8")
    runner.environment |= {name: value for name, value in os.environ.items() if name.startswith("PIP_")}
    own = {"PYTHON": sys.executable, "GITHUB_ACTION_PATH": str(sources_in(runner.temporary / "action"))}
    done = runner.bash(STEPS["Cài baocao"]["run"], own)
    assert done.returncode == 0, done.stderr
    assert runner.run("Duyệt", since=since(runner)).returncode == 0
    assert runner.summary.read_text(encoding="utf-8").startswith("### Thay đổi")


def test_no_python_is_started_that_would_import_from_the_checkout() -> None:
    for name, script in scripts().items():
        for line in re.findall(r".*\bpython\b.* -m .*|.*\$PYTHON\b.*", script):
            assert " -I -m " in line, name


def test_each_step_of_the_action_was_run_here() -> None:
    tried = set(re.findall(r'"([^"\n]+)"', Path(__file__).read_text(encoding="utf-8")))
    assert {name for name, step in STEPS.items() if "run" in step} <= tried


# --------------------------------------------------------------------------- the workflows


def test_the_workflows_are_those_of_reports_program_and_site() -> None:
    assert set(WORKFLOWS) == {"check.yml", "reports.yml", "site.yml"}
    scripts = [
        step["run"]
        for flow in WORKFLOWS.values()
        for job in flow["jobs"].values()
        for step in job["steps"]
        if "run" in step
    ]
    assert len(scripts) == 2, "each is run below, or runs this test"
    assert scripts[0] == "bash .ci/run"
    assert (CHECKOUT / ".ci/run").is_file()


def test_a_pull_request_of_reports_alone_runs_no_test_of_the_program() -> None:
    reports, program = (WORKFLOWS[name][True]["pull_request"] for name in ("reports.yml", "check.yml"))
    assert {"reports/**", "baocao.yml"} <= set(reports["paths"])
    assert set(program["paths-ignore"]) == {"reports/**", "baocao.yml"}
    assert [step["uses"] for step in WORKFLOWS["reports.yml"]["jobs"]["review"]["steps"]][1:] == ["./"]


def test_the_site_is_built_with_its_address(merged: Path, tmp_path: Path, forge: ForgeServer) -> None:
    furnish(merged, "docs", "mkdocs.yml", "scripts")
    runner = runner_in(merged, tmp_path, forge)
    (step,) = [step for step in WORKFLOWS["site.yml"]["jobs"]["build"]["steps"] if "run" in step]
    runner.environment |= {"GITHUB_REF_NAME": "main", "PYTHONPATH": str(CHECKOUT / "scripts")}
    done = runner.bash(step["run"], {"SITE": "https://so.example/kho"})
    assert done.returncode == 0, done.stderr
    uploaded = next(step["with"]["path"] for step in WORKFLOWS["site.yml"]["jobs"]["build"]["steps"][::-1])
    page = (merged / uploaded / "index.html").read_text(encoding="utf-8")
    assert "https://so.example/kho/" in page
    pages = (path.read_text(encoding="utf-8") for path in (merged / uploaded).rglob("index.html"))
    assert any(f"https://git.example/so/kho/blob/main/{REPORT}" in page for page in pages)


# --------------------------------------------------------------------------- gitlab


def gitlab_runner(merged: Path, tmp_path: Path, forge: ForgeServer) -> Runner:
    checkout = tmp_path / "checkout"
    git(tmp_path, "clone", "--quiet", "--branch", BRANCH, merged.as_uri(), str(checkout))
    base = git(checkout, "merge-base", "origin/main", "HEAD").strip()
    variables = {
        "BAOCAO": str(PROGRAMS),
        "BAOCAO_PDF": "false",
        "BAOCAO_TOKEN": "t",
        "CI_API_V4_URL": forge.address,
        "CI_JOB_URL": "https://git.example/so/kho/-/jobs/11",
        "CI_MERGE_REQUEST_DIFF_BASE_SHA": base,
        "CI_MERGE_REQUEST_IID": "7",
        "CI_PROJECT_DIR": str(checkout),
        "CI_PROJECT_ID": "3",
        "GITLAB_CI": "true",
    }
    runner = Runner(checkout, tmp_path, variables)
    del runner.environment["GITHUB_ACTIONS"]
    return runner


def run_job(runner: Runner, name: str) -> subprocess.CompletedProcess[str]:
    return runner.bash("\n".join(GITLAB[name]["script"]), {})


def test_gitlab_gets_a_review_as_a_note_and_files(merged: Path, tmp_path: Path, forge: ForgeServer) -> None:
    runner = gitlab_runner(merged, tmp_path, forge)
    done = run_job(runner, "bao-cao-duyet")
    assert done.returncode == 1, done.stderr
    assert "[K01]" in done.stdout
    (note,) = forge.comments
    assert "### Thay đổi so với" in note["body"]
    (kept,) = GITLAB["bao-cao-duyet"]["artifacts"]["paths"]
    folder = runner.checkout / kept
    files = sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())
    assert files == ["duyet.md", "sua-doi/2022/2022-03.docx", "word/2022/2022-03.docx"]


def test_gitlab_gets_a_report_of_code_quality(merged: Path, tmp_path: Path, forge: ForgeServer) -> None:
    runner = gitlab_runner(merged, tmp_path, forge)
    assert run_job(runner, "bao-cao-chat-luong").returncode == 0
    name = GITLAB["bao-cao-chat-luong"]["artifacts"]["reports"]["codequality"]
    issues = json.loads((runner.checkout / name).read_text(encoding="utf-8"))
    assert {issue["check_name"] for issue in issues} >= {"K01", "T03"}


def test_gitlab_publishes_the_site(merged: Path, tmp_path: Path, forge: ForgeServer) -> None:
    furnish(merged, "docs", "mkdocs.yml")
    runner = Runner(merged, tmp_path, {"BAOCAO": str(PROGRAMS)})
    done = run_job(runner, "pages")
    assert done.returncode == 0, done.stderr
    assert (merged / GITLAB["pages"]["artifacts"]["paths"][0] / "index.html").is_file()


def test_what_gitlab_includes_keeps_to_its_schema(tmp_path: Path) -> None:
    path = tmp_path / "gitlab-ci.yml"
    path.write_text(yaml.safe_dump(GITLAB), encoding="utf-8")
    checker = PROGRAMS / "check-jsonschema"
    done = subprocess.run(
        [checker, "--builtin-schema", "vendor.gitlab-ci", path], capture_output=True, encoding="utf-8", check=False
    )
    assert done.returncode == 0, done.stdout
    inputs = _SPEC["spec"]["inputs"]
    text = (CHECKOUT / "ci" / "gitlab.yml").read_text(encoding="utf-8")
    assert set(re.findall(r"\$\[\[ inputs\.(\w+) \]\]", text)) == set(inputs)


# --------------------------------------------------------------------------- what holds for every script


def scripts() -> dict[str, str]:
    """Every script of the action, the workflows and GitLab's jobs."""
    found = {f"action.yml {name}": step["run"] for name, step in STEPS.items() if "run" in step}
    for flow, content in WORKFLOWS.items():
        for job in content["jobs"].values():
            found |= {f"{flow} {step['name']}": step["run"] for step in job["steps"] if "run" in step}
    for name, job in GITLAB.items():
        for key in ("before_script", "script"):
            if key in job:
                found[f"ci/gitlab.yml {name} {key}"] = "\n".join(job[key])
    return found


@pytest.mark.parametrize("name", scripts())
def test_shellcheck_has_nothing_to_say(name: str) -> None:
    done = subprocess.run(
        # 2086: in YAML the path of our programs would have to be quoted twice. 2153: the forge sets variables, not we.
        [PROGRAMS / "shellcheck", "--shell=bash", "--exclude=SC2086,SC2153", "-"],
        input=scripts()[name],
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stdout


@pytest.mark.parametrize("name", scripts())
def test_nothing_of_an_expression_gets_into_a_script(name: str) -> None:
    assert "${{" not in scripts()[name]
    assert "$[[" not in scripts()[name]
