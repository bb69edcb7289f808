"""What several tests share: the repository, the real inputs beside it, and a made-up office."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import settings

from baocao.pdf.libreoffice import PROGRAM_VARIABLE, find_libreoffice
from support.remembered_office import write_program
from support.site_browser import chromium, served
from support.site_building import build, made_repository

if TYPE_CHECKING:
    from playwright.sync_api import Browser

# A slow machine is no failure; where a change is judged, the same examples are tried each time.
settings.register_profile("here", deadline=None, max_examples=100)
settings.register_profile("ci", deadline=None, max_examples=100, derandomize=True)
settings.register_profile("thorough", deadline=None, max_examples=3000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE") or ("ci" if os.environ.get("CI") else "here"))

REPOSITORY = Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def repository() -> Path:
    """The checkout the tests run in."""
    return REPOSITORY


@pytest.fixture(scope="session")
def shared_data() -> Path:
    """Real inputs that are not part of the repository; a test that needs them is skipped without them."""
    folder = Path(os.environ.get("BAOCAO_DATA", REPOSITORY.parent / "shared" / "data"))
    if not folder.is_dir():
        pytest.skip(f"real inputs are not here: {folder}")
    return folder


@pytest.fixture(scope="session", autouse=True)
def _own_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The secret and what is kept of tests lie in a folder of theirs, not in the home of whoever runs them."""
    with pytest.MonkeyPatch.context() as environment:
        for name in ("XDG_STATE_HOME", "XDG_CACHE_HOME"):
            environment.setenv(name, str(tmp_path_factory.mktemp(name.lower())))
        yield


@pytest.fixture
def own_secret(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A secret of this test's own, and nothing kept of others."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "cache"))


@pytest.fixture(scope="session")
def made_once(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder for what all processes of this run share."""
    own = tmp_path_factory.getbasetemp()
    return own.parent if "PYTEST_XDIST_WORKER" in os.environ else own


@pytest.fixture(scope="session")
def _remembering_office(made_once: Path, tmp_path_factory: pytest.TempPathFactory) -> Path | None:
    real = find_libreoffice()
    return real and write_program(tmp_path_factory.mktemp("office") / "soffice", real, made_once / "pdfs")


@pytest.fixture
def libreoffice(_remembering_office: Path | None, monkeypatch: pytest.MonkeyPatch) -> Path:
    """LibreOffice for commands, which makes of the same Word file but one PDF in all these tests."""
    if _remembering_office is None:
        pytest.skip("LibreOffice is not installed")
    monkeypatch.setenv(PROGRAM_VARIABLE, str(_remembering_office))
    return _remembering_office


@pytest.fixture(scope="session")
def made_site(repository: Path, made_once: Path) -> Path:
    """The site of the made-up repository as a user builds it, from another folder; only to be read."""
    import fcntl

    root = made_once / "kho"
    with (made_once / "kho.lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not root.exists():
            build(repository, made_repository(repository, root))
    return root / "build" / "site"


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """A real browser; a test that needs it is skipped without it."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Where the module's `site` can be read, as from any web server."""
    with served(site) as address:
        yield address


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Modules that take long begin first, so that none is left to one process when the others have ended."""
    items.sort(key=lambda item: item.get_closest_marker("takes_long") is None)


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="rewrite what the stories are expected to print")
