"""What a change of an office means, worked out again only where the change, the office or the question is another."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import NamedTuple, TypeVar

from baocao.changes import OfficeChange
from baocao.commands.common.parallel import Cluster, by_office
from baocao.store.answers import AnswerStore
from baocao.store.blake import blake2b
from baocao.store.findings_store import FindingsStore

Answer = TypeVar("Answer")


class KnownChanges(NamedTuple):
    """What was answered before, and `asked`, what tells this question from others."""

    answers: AnswerStore
    states: FindingsStore
    asked: str

    def each(
        self,
        changes: Sequence[OfficeChange],
        look: Callable[[], Callable[[OfficeChange], Answer]],
        jobs: int | None,
        cluster: Cluster | None = None,
    ) -> list[Answer]:
        """The answer for each change, in order; `look` gives what finds it, where that is not known of all."""
        known: list[Answer | None] = [self._known(change) for change in changes]
        missing = [change for change, answer in zip(changes, known, strict=True) if answer is None]
        # All are taken before any is handed on, so that processes and machines are let go here.
        new = iter(list(by_office(partial(self._found, look()), missing, jobs, cluster)) if missing else ())
        return [next(new) if answer is None else answer for answer in known]

    def _known(self, change: OfficeChange) -> Answer | None:
        key = self._key(change)
        found: Answer | None = self.answers.get(change.folder, key) if change.folder and key else None
        return found

    def _found(self, look: Callable[[OfficeChange], Answer], change: OfficeChange) -> Answer:
        key = self._key(change)
        answer = look(change)
        # What was saved while we looked is of another state.
        if change.folder and key and self._key(change) == key:
            self.answers.put(change.folder, key, answer)
        return answer

    def _key(self, change: OfficeChange) -> str:
        """A digest of all that the answer depends on; empty where none is to be kept."""
        state = self.states.state(change.folder).digest if change.folder else ""
        if not state:
            return ""
        files = [
            (file.old, file.new, file.was_link, blake2b(file.content, digest_size=20).digest()) for file in change.files
        ]
        then = change.then and (change.then.id, change.then.folder, change.then.now is None, change.then.other_config)
        return blake2b(repr((self.asked, state, files, then)).encode(), digest_size=20).hexdigest()
