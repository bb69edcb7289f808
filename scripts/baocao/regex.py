"""Regular expressions that are compiled at their first use."""

from __future__ import annotations

import re
from typing import Any, AnyStr, Generic, cast


def regex(pattern: AnyStr, flags: int = 0) -> re.Pattern[AnyStr]:
    """What `re.compile` gives, only that nothing is compiled before the first use.

    For what a check of a report without mistakes does not need: compiling that took as long as the check.
    """
    return cast("re.Pattern[AnyStr]", _LazyPattern(pattern, flags))


class _LazyPattern(Generic[AnyStr]):
    """Stands for a compiled pattern, and takes from it each method that is asked for."""

    def __init__(self, pattern: AnyStr, flags: int) -> None:
        self._source: tuple[AnyStr, int] = pattern, flags

    def __getattr__(self, name: str) -> Any:
        """Called for what is not here yet."""
        if name.startswith("_"):
            raise AttributeError(name)
        found = getattr(re.compile(*self._source), name)  # `re` keeps what it has compiled
        setattr(self, name, found)
        return found
