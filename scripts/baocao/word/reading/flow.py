"""The order in which a file's parts are read: through wrappers that say nothing, past what is deleted. Pure."""

from __future__ import annotations

from collections.abc import Iterator

from baocao.word.reading.markup import MC, Element, chosen, w

_WRAPPERS = frozenset(map(w, ("sdt", "sdtContent", "customXml", "smartTag", "ins", "moveTo", "hyperlink", "bdo", "dir",
                              "ruby", "rubyBase")))  # fmt: skip
_ALTERNATE = f"{MC}AlternateContent"


def blocks(parent: Element) -> Iterator[Element]:
    """The children of `parent` in order, those inside content controls and other wrappers among them.

    Of alternatives one is taken. Deleted text and what was moved away are no wrappers and come as they are.
    """
    open_: list[Iterator[Element]] = [iter(parent)]
    while open_:
        element = next(open_[-1], None)
        if element is None:
            open_.pop()
        elif element.tag in _WRAPPERS:
            open_.append(iter(element))
        elif element.tag == _ALTERNATE:
            branch = chosen(element)
            open_.append(iter(branch if branch is not None else ()))
        else:
            yield element
