"""What a merge says of markers and remarks that are no more, since the words that they stood behind are gone. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from baocao.exchange.merging.chunks import chunks_of
from baocao.language.wording import shortened
from baocao.model import Report, Span


def lost_marks(ours: Report, merged: Report) -> Iterator[str]:
    """A sentence for each marker and remark of the report that the merged one does not have."""
    left = Counter(span.text for span in _spans(merged))
    lost = list[Span]()
    for span in _spans(ours):
        left[span.text] -= 1
        if left[span.text] < 0:
            lost.append(span)
    if not lost:
        return
    words = {
        mark.span.start: leaf.words_before(mark)
        for chunk in chunks_of(ours)
        for leaf in chunk.leaves
        for mark in leaf.marks
    }
    remarks = {span.start for span in ours.remarks}
    for span in lost:
        name = "Ghi chú" if span.start in remarks else "Mã"
        behind = f" (“{shortened(words[span.start])}”)" if words.get(span.start) else ""
        yield (
            f"{name} {' '.join(span.text.split())} không còn trong báo cáo: nội dung mang nó{behind} đã bị bỏ trong "
            "Word. Nếu nội dung ấy chỉ được viết lại bằng lời khác thì ghi lại."
        )


def _spans(report: Report) -> list[Span]:
    """Where its markers and remarks stand."""
    return sorted([*(marker.span for marker in report.markers), *report.remarks], key=lambda span: span.start)
