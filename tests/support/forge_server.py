"""A forge on loopback: keeps comments as GitHub and GitLab do, and what it was asked."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Thread
from typing import Any
from urllib.parse import parse_qs, urlsplit

_LIST = re.compile(r"/repos/[^/]+/[^/]+/issues/\d+/comments|/projects/\d+/merge_requests/\d+/notes")
_ENTRY = re.compile(r"(?:/repos/[^/]+/[^/]+/issues/comments|/projects/\d+/merge_requests/\d+/notes)/(\d+)")
ROBOT = {"id": 1, "type": "Bot"}
PERSON = {"id": 2, "type": "User"}


class ForgeServer:
    """The comments of one pull request; `refusal`, the answer to whoever would write; `requests`, method and path."""

    def __init__(self) -> None:
        self.address = ""
        self.comments: list[dict[str, Any]] = []
        self.refusal = 0
        self.requests: list[tuple[str, str]] = []
        self.headers: list[dict[str, str]] = []

    def say(self, body: str, who: dict[str, Any] = PERSON) -> None:
        """Let somebody write a comment."""
        self.comments.append({"id": len(self.comments) + 1, "body": body, "user": who, "author": who})

    def answer(self, method: str, target: str, data: Any) -> tuple[int, Any]:
        """The code and the value that a request gets."""
        url = urlsplit(target)
        self.requests.append((method, url.path))
        if method != "GET" and self.refusal:
            return self.refusal, {"message": "no"}
        if url.path == "/user":
            return 200, {"id": ROBOT["id"]}
        if _LIST.fullmatch(url.path) and method == "GET":
            query = parse_qs(url.query)
            size, page = int(query["per_page"][0]), int(query["page"][0])
            return 200, self.comments[size * (page - 1) : size * page]
        if _LIST.fullmatch(url.path) and method == "POST":
            self.say(data["body"], ROBOT)
            return 201, self.comments[-1]
        entry = _ENTRY.fullmatch(url.path)
        if entry and method in ("PATCH", "PUT"):
            self.comments[int(entry[1]) - 1]["body"] = data["body"]
            return 200, self.comments[int(entry[1]) - 1]
        return 404, {"message": "not found"}


@contextmanager
def forge_server() -> Iterator[ForgeServer]:
    """A forge that answers as long as it is needed."""
    forge = ForgeServer()

    class Handler(BaseHTTPRequestHandler):
        def handle_any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            data = json.loads(self.rfile.read(length)) if length else None
            forge.headers.append({name.lower(): value for name, value in self.headers.items()})
            code, value = forge.answer(self.command, self.path, data)
            self.send_response(code)
            if code == 302:
                self.send_header("Location", "/elsewhere")
            self.end_headers()
            self.wfile.write(value if isinstance(value, bytes) else json.dumps(value).encode())

        do_GET = do_POST = do_PATCH = do_PUT = handle_any  # noqa: N815

        def log_message(self, *_: object) -> None:
            pass

    with ThreadingHTTPServer(("127.0.0.1", 0), Handler) as server:
        forge.address = f"http://127.0.0.1:{server.server_port}"
        Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
        yield forge
        server.shutdown()
