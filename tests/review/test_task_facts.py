from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from baocao.checking.brought import Brought
from baocao.office import Office
from baocao.review.compare import reviews
from support.offices import office_config, report_of, with_front_matter

Said = tuple[str | None, int]
"""What the marker of a line says, None for no marker, and the area of the line."""

_STATES = ["", " xong", " đang", " bỏ", ' chưa "mưa bão"', ' chưa "hết tiền"', ' đang "mưa bão"']
_RESULTS = st.tuples(st.sampled_from([None, *_STATES]), st.integers(0, 1))
_PLANS = st.tuples(st.sampled_from([None, "", " tx", " han=2022-05", " tx han=2022-06"]), st.integers(0, 1))
_SAID = st.tuples(_RESULTS, _PLANS)


def written(said: list[tuple[Said, Said]]) -> str:
    """A report with a result and a plan for each task."""
    body = ""
    for at, title in enumerate(("## I. KẾT QUẢ THÁNG 03/2022", "## III. KẾ HOẠCH THÁNG 04 NĂM 2022")):
        body += f"{title}\n\n"
        for area, name in enumerate(("### 1. Chuyển đổi số", "### 2. Bảo tàng và di tích")):
            lines = [
                f"- Việc thứ {number} của phần {at}."
                + ("" if own[at][0] is None else f" {{#viec-{number}{own[at][0]}}}")
                for number, own in enumerate(said)
                if own[at][1] == area
            ]
            body += "\n".join([name, "", *lines, "", ""])
    return with_front_matter(body)


@given(st.lists(st.tuples(_SAID, _SAID), min_size=1, max_size=3))
def test_a_review_says_nothing_only_where_nothing_is_said_otherwise(
    pairs: list[tuple[tuple[Said, Said], tuple[Said, Said]]],
) -> None:
    old, new = (written([pair[at] for pair in pairs]) for at in (0, 1))
    then, now = (Office("", "", office_config(), (report_of(text),)) for text in (old, new))
    path = now.reports[0].path
    ((review,), _) = reviews(now, then, {path: path}, Brought((), (), 0))
    assert review.says_the_same == (old == new)
