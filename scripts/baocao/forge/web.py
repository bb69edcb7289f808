"""Asks a forge's JSON interface, politely and within limits: no redirects, no endless answers."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from typing import Any
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode, urlsplit
from urllib.request import HTTPRedirectHandler, Request, build_opener

_SECONDS = 30.0
_MOST_BYTES = 30_000_000
"""A page of a hundred comments of the longest kind fits."""
_EACH_PAGE, _MOST_PAGES = 100, 50
_REFUSALS = frozenset({401, 403, 404})
"""What forges answer to a token that may not do this; 404 where they do not even tell that there is something."""


class ForgeTrouble(Exception):
    """The forge cannot be asked, or answers nonsense: why, in Vietnamese."""


class NotAllowed(Exception):
    """The forge says that we may not."""


class _NoRedirect(HTTPRedirectHandler):
    """Follows no redirect, for that would take the token to another address."""

    def redirect_request(self, *_: Any, **__: Any) -> None:
        return None


class Forge:
    """A forge's interface at an address, asked with the headers that prove who we are."""

    def __init__(self, address: str, headers: Mapping[str, str]) -> None:
        if urlsplit(address).scheme not in ("http", "https"):
            raise ForgeTrouble(f"“{address}” không phải địa chỉ của máy chủ git.")
        self._address = address.rstrip("/")
        self._headers = {"Accept": "application/json", "User-Agent": "baocao", **headers}
        self._opener = build_opener(_NoRedirect)

    def ask(self, path: str, *, method: str = "GET", data: Mapping[str, str] | None = None) -> Any:
        """What it answers. Raises NotAllowed, ForgeTrouble."""
        body = None if data is None else json.dumps(data).encode()
        headers = self._headers | ({"Content-Type": "application/json"} if data is not None else {})
        request = Request(f"{self._address}{path}", data=body, headers=headers, method=method)
        try:
            with self._opener.open(request, timeout=_SECONDS) as answer:
                return json.loads(answer.read(_MOST_BYTES))
        except HTTPError as error:
            error.close()
            if error.code in _REFUSALS:
                raise NotAllowed(f"máy chủ trả lời {error.code}") from None
            raise ForgeTrouble(f"máy chủ trả lời {error.code}.") from None
        except (URLError, HTTPException, TimeoutError, ValueError, OSError) as error:
            raise ForgeTrouble(f"không hỏi được máy chủ ({error}).") from None

    def pages(self, path: str, **query: str) -> Iterator[dict[str, Any]]:
        """The entries of a long list, page after page. Raises NotAllowed, ForgeTrouble."""
        for page in range(1, _MOST_PAGES + 1):
            entries = self.ask(f"{path}?{urlencode({**query, 'per_page': _EACH_PAGE, 'page': page})}")
            if not isinstance(entries, list):
                raise ForgeTrouble("máy chủ không trả lời bằng một danh sách.")
            yield from (entry for entry in entries if isinstance(entry, dict) and isinstance(entry.get("id"), int))
            if len(entries) < _EACH_PAGE:
                return
