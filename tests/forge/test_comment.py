"""`python -m baocao.forge comment`: one comment, updated in place, on a forge that answers on loopback."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest

from baocao.forge.__main__ import main
from baocao.forge.thread import MARKER
from baocao.render.formats.review_markdown import LIMIT, size
from support.forge_server import PERSON, ROBOT, ForgeServer, forge_server

Printed = pytest.CaptureFixture[str]
GITHUB_MOST = 65_536


@pytest.fixture
def forge() -> Iterator[ForgeServer]:
    with forge_server() as server:
        yield server


@pytest.fixture
def review(tmp_path: Path) -> Path:
    path = tmp_path / "review.md"
    path.write_text("### Thay đổi\n", encoding="utf-8")
    return path


@pytest.fixture(params=["github", "gitlab"])
def environment(request: pytest.FixtureRequest, forge: ForgeServer, tmp_path: Path) -> dict[str, str]:
    return on_github(forge, tmp_path) if request.param == "github" else on_gitlab(forge)


def on_github(forge: ForgeServer, folder: Path, event: object = None) -> dict[str, str]:
    """The variables of a step of GitHub Actions."""
    path = folder / "event.json"
    path.write_text(json.dumps(event or {"pull_request": {"number": 7, "title": "$(touch x)"}}), encoding="utf-8")
    return {
        "GITHUB_ACTIONS": "true",
        "GITHUB_API_URL": forge.address,
        "GITHUB_EVENT_PATH": str(path),
        "GITHUB_REPOSITORY": "so/kho",
        "GITHUB_RUN_ID": "11",
        "GITHUB_SERVER_URL": "https://git.example",
        "GITHUB_TOKEN": "t",
    }


def on_gitlab(forge: ForgeServer) -> dict[str, str]:
    """The variables of a job of GitLab CI."""
    return {
        "GITLAB_CI": "true",
        "CI_API_V4_URL": forge.address,
        "CI_JOB_URL": "https://git.example/so/kho/-/jobs/11",
        "CI_MERGE_REQUEST_IID": "7",
        "CI_PROJECT_ID": "3",
        "BAOCAO_TOKEN": "t",
    }


def bodies(forge: ForgeServer) -> list[str]:
    return [comment["body"] for comment in forge.comments]


def test_the_comment_is_written_once_and_then_changed_in_place(
    forge: ForgeServer, review: Path, environment: Mapping[str, str], capsys: Printed
) -> None:
    forge.say("Tôi xem rồi.")
    assert main(["comment", str(review)], environment) == 0
    assert len(forge.comments) == 2
    assert bodies(forge)[1].startswith(f"{MARKER}\n### Thay đổi\n")
    assert "https://git.example/so/kho/" in bodies(forge)[1]
    review.write_text("### Không còn gì\n", encoding="utf-8")
    assert main(["comment", str(review)], environment) == 0
    assert len(forge.comments) == 2
    assert "Không còn gì" in bodies(forge)[1]
    forge.requests.clear()
    assert main(["comment", str(review)], environment) == 0
    assert {method for method, _ in forge.requests} == {"GET"}
    assert capsys.readouterr().err.splitlines() == [
        "Đã ghi bình luận.",
        "Đã cập nhật bình luận.",
        "Bình luận đã đúng như vậy.",
    ]


def test_it_is_found_behind_many_others(forge: ForgeServer, review: Path, environment: Mapping[str, str]) -> None:
    for count in range(250):
        forge.say(f"lời {count}")
    forge.say(f"{MARKER}\ncũ", ROBOT)
    assert main(["comment", str(review)], environment) == 0
    assert len(forge.comments) == 251
    assert "### Thay đổi" in bodies(forge)[-1]


def test_a_comment_of_somebody_else_with_our_marker_is_left_alone(
    forge: ForgeServer, review: Path, environment: Mapping[str, str]
) -> None:
    forge.say(f"{MARKER}\nKhông có gì đổi.", PERSON)
    forge.say(f"Xem: {MARKER}", ROBOT)
    assert main(["comment", str(review)], environment) == 0
    assert len(forge.comments) == 3
    assert bodies(forge)[:2] == [f"{MARKER}\nKhông có gì đổi.", f"Xem: {MARKER}"]


@pytest.mark.parametrize("code", [401, 403, 404])
def test_who_may_not_write_is_told_and_all_is_well(
    forge: ForgeServer, review: Path, environment: Mapping[str, str], code: int, capsys: Printed
) -> None:
    forge.refusal = code
    assert main(["comment", str(review)], environment) == 0
    assert forge.comments == []
    assert f"Không được phép ghi bình luận (máy chủ trả lời {code})" in capsys.readouterr().err


@pytest.mark.parametrize("code", [302, 422, 500])
def test_a_forge_in_trouble_is_told_of(
    forge: ForgeServer, review: Path, environment: Mapping[str, str], code: int, capsys: Printed
) -> None:
    forge.refusal = code
    assert main(["comment", str(review)], environment) == 2
    assert f"máy chủ trả lời {code}" in capsys.readouterr().err
    assert not [path for _, path in forge.requests if path == "/elsewhere"], "a token follows no redirect"


@pytest.mark.parametrize("nonsense", [b"<html>", b"\xff", {"message": "hi"}, None])
def test_nonsense_from_the_forge_is_a_sentence(
    forge: ForgeServer, review: Path, environment: Mapping[str, str], nonsense: Any, capsys: Printed
) -> None:
    forge.answer = lambda *_: (200, nonsense)  # type: ignore[method-assign]
    assert main(["comment", str(review)], environment) == 2
    assert capsys.readouterr().err.startswith("Không ghi được bình luận: ")


def test_entries_without_what_they_should_have_are_passed_over(
    forge: ForgeServer, review: Path, environment: Mapping[str, str]
) -> None:
    forge.comments += [{}, {"id": "x"}, {"id": 3, "body": None, "user": None, "author": None}]
    assert main(["comment", str(review)], environment) == 0
    assert "### Thay đổi" in forge.comments[-1]["body"]


def test_nobody_answers(review: Path, forge: ForgeServer, tmp_path: Path, capsys: Printed) -> None:
    for address in ("http://127.0.0.1:1", "file:///etc", ""):
        assert main(["comment", str(review)], on_github(forge, tmp_path) | {"GITHUB_API_URL": address}) == 2
    assert capsys.readouterr().err.count("Không ghi được bình luận") == 3


@pytest.mark.parametrize("event", [{"ref": "refs/heads/main"}, {"pull_request": {"number": "7/../8"}}, [1]])
def test_without_a_pull_request_nothing_is_asked(
    forge: ForgeServer, review: Path, tmp_path: Path, event: object
) -> None:
    assert main(["comment", str(review)], on_github(forge, tmp_path, event)) == 0
    assert main(["comment", str(review)], on_gitlab(forge) | {"CI_MERGE_REQUEST_IID": ""}) == 0
    assert main(["comment", str(review)], {}) == 0
    assert forge.requests == []


def test_without_a_token_nothing_is_asked(forge: ForgeServer, review: Path, tmp_path: Path) -> None:
    assert main(["comment", str(review)], on_github(forge, tmp_path) | {"GITHUB_TOKEN": ""}) == 0
    assert main(["comment", str(review)], on_gitlab(forge) | {"BAOCAO_TOKEN": ""}) == 0
    assert forge.requests == []


@pytest.mark.parametrize("name", ["../../user", "so/kho?x=1", "so", ""])
def test_a_name_that_leads_elsewhere_is_asked_nothing(
    forge: ForgeServer, review: Path, tmp_path: Path, name: str
) -> None:
    assert main(["comment", str(review)], on_github(forge, tmp_path) | {"GITHUB_REPOSITORY": name}) == 2
    assert main(["comment", str(review)], on_gitlab(forge) | {"CI_PROJECT_ID": name}) == 2
    assert forge.requests == []


def test_the_token_proves_who_asks_and_stands_in_no_address(forge: ForgeServer, review: Path, tmp_path: Path) -> None:
    assert main(["comment", str(review)], on_github(forge, tmp_path) | {"GITHUB_TOKEN": "sesame"}) == 0
    assert {headers["authorization"] for headers in forge.headers} == {"Bearer sesame"}
    forge.headers.clear()
    assert main(["comment", str(review)], on_gitlab(forge) | {"BAOCAO_TOKEN": "sesame"}) == 0
    assert {headers["private-token"] for headers in forge.headers} == {"sesame"}
    assert "sesame" not in repr(forge.requests)


def test_the_longest_review_with_what_is_put_around_fits_into_a_comment(
    forge: ForgeServer, tmp_path: Path, environment: Mapping[str, str]
) -> None:
    review = tmp_path / "long.md"
    review.write_text("漢" * LIMIT, encoding="utf-8")
    longest = {"GITHUB_REPOSITORY": f"{'o' * 39}/{'r' * 100}"}
    assert main(["comment", str(review)], {**environment, **longest}) == 0
    (body,) = bodies(forge)
    assert body.count("漢") == LIMIT
    assert size(body) <= GITHUB_MOST


@pytest.mark.parametrize("arguments", [[], ["comment"], ["x", "y"], ["comment", "khong-co.md"]])
def test_wrong_usage(forge: ForgeServer, tmp_path: Path, arguments: list[str], capsys: Printed) -> None:
    assert main(arguments, on_github(forge, tmp_path)) == 2
    assert capsys.readouterr().err
    assert forge.requests == []
