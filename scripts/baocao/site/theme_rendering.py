"""What surrounds a page: templates without indentation, and pieces made once for all pages that share them. Pure.

MkDocs Material makes logo, palette, search form, tabs and menu anew for every page. For a page outside
the navigation they depend on two things alone: how deep it lies, and the part of the navigation it
belongs to. Such a piece is rendered without the page, so that it cannot depend on anything else.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any, Protocol
from urllib.parse import quote

from jinja2 import Environment, pass_context
from jinja2.bccache import Bucket, BytecodeCache
from jinja2.ext import Extension
from jinja2.runtime import Context

_INDENTATION = re.compile(r"^[ \t]+", re.MULTILINE)
_IN_ADDRESS = "%/:?#[]@!$&'()*+,;=~"
"""What stands for itself in an address; a file may be called otherwise."""
_INVALID = re.compile(r"""(<input\b[^<>]* type="checkbox"[^<>]*?) autocomplete="off\"""")


class Unindented(Extension):
    """Leaves out the indentation of templates: a third of what they weigh. What they are filled with stays as it is.

    And what Material writes that HTML does not know: a check box has nothing to complete.
    """

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The source, each line still in its place, so that Jinja2 names the right line of a mistake."""
        return _INVALID.sub(r"\1", _INDENTATION.sub("", source))


class Known(Protocol):
    """What keeps values from one build to the next."""

    def get(self, *facts: object) -> Any:
        """The value that depends on these facts; None where it is not known."""

    def put(self, value: object, *facts: object) -> None:
        """Keep it."""


class _Compiled(BytecodeCache):
    """The templates that the build before has compiled, each as long as it is what it was."""

    def __init__(self, known: Known) -> None:
        self._known = known

    def load_bytecode(self, bucket: Bucket) -> None:
        code = self._known.get(*self._facts(bucket))
        if code is not None:
            bucket.bytecode_from_string(code)

    def dump_bytecode(self, bucket: Bucket) -> None:
        self._known.put(bucket.bytecode_to_string(), *self._facts(bucket))

    def _facts(self, bucket: Bucket) -> tuple[object, ...]:
        return "template", bucket.key, bucket.checksum, sorted(bucket.environment.extensions)


def prepare(environment: Environment, known: Known | None = None) -> None:
    """Let the templates of an environment be short, ask for pieces, `{{ piece("menu") }}`, and write any address."""
    environment.trim_blocks = True
    environment.add_extension(Unindented)
    environment.bytecode_cache = _Compiled(known) if known else None
    environment.globals["piece"] = pieces()
    environment.filters["address"] = partial(quote, safe=_IN_ADDRESS)


def pieces() -> Callable[[Context, str], str]:
    """What gives a piece of the frame by its name, each rendered once for all pages that share it."""
    made: dict[tuple[str, str, int], str] = {}

    def render(context: Context, name: str, page: object) -> str:
        values = {key: context[key] for key in ("config", "nav", "base_url")}
        return context.environment.get_template(f"pieces/{name}.html").render(values, page=page)

    @pass_context
    def piece(context: Context, name: str) -> str:
        page: Any = context["page"]
        if any(listed is page for listed in context["nav"].pages):
            return render(context, name, page)
        # The part of the navigation that is lit up, by MkDocs, while this page is rendered.
        key = (name, context["base_url"], id(page.parent if page else None))
        if key not in made:
            made[key] = render(context, name, None)
        return made[key]

    return piece
