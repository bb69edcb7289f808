"""What changed in one office: the part of `review` that reads and judges reports."""

from __future__ import annotations

from baocao.archive import load_office
from baocao.changes import OfficeChange
from baocao.checking.brought import brought
from baocao.checking.check import chosen_rules
from baocao.office_then import office_then
from baocao.repository import Repository
from baocao.review.compare import reviews
from baocao.review.model import OfficeReview


def review_of(repository: Repository, change: OfficeChange) -> OfficeReview:
    """What `change` means to whoever has to agree to it."""
    now = load_office(repository, change.folder) if change.folder else None
    then = office_then(change, now)
    paths = {file.path: file.old for file in change.files}
    office = change.folder.id if change.folder else ""
    is_otherwise = now is not None and then is not None and now.config != then.config
    found = brought(now, then, chosen_rules(), paths, {}, renamed=change.renamed)
    return OfficeReview(office, is_otherwise, *reviews(now, then, paths, found))
