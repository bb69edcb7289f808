"""What a marker says besides its tasks: in any order and spelling, and what is wrong with it in words."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.model import DueDate, Marker, Source, Status, Term
from baocao.parsing.marker_words import TERM_WORDS
from baocao.parsing.markers import marker_text, restated, strip


def read(text: str) -> Marker:
    ((_, marker),) = strip(Source("", text)).placed
    return marker


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("han=2022-06", DueDate(2022, 6)),
        ("hạn=2022-06-05", DueDate(2022, 6, 5)),
        ("HẠN=2022-6-5", DueDate(2022, 6, 5)),
        ("han=30/6/2022", DueDate(2022, 6, 30)),
        ("han=6/2022", DueDate(2022, 6)),
        ("han=06-2022", DueDate(2022, 6)),
        ("han = 30.06.2022", DueDate(2022, 6, 30)),
        ("han=29/2/2024", DueDate(2024, 2, 29)),
        ("han=2022-06 hạn=6/2022", DueDate(2022, 6)),
    ],
)
def test_a_due_date_is_read_as_officials_type_it(typed: str, due: DueDate) -> None:
    marker = read(f"{{#mua-may {typed}}}")
    assert (marker.problem, marker.slugs, marker.due) == (None, ("mua-may",), due)


@pytest.mark.parametrize("word", [*TERM_WORDS, "TX", "Thường-Xuyên"])
def test_every_word_for_routine_work_is_read(word: str) -> None:
    if TERM_WORDS.get(word) is not Term.DUE:
        assert read(f"{{#truc-may đang {word}}}").routine


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("han", "phải là dấu “=”"),
        ("hạn 2022-06", "phải là dấu “=”"),
        ("hạn: 2022-06", "phải là dấu “=”"),
        ("han=", "chưa ghi ngày"),
        ("han=2022-13", "tháng 13"),
        ("han=0/2022", "tháng 0"),
        ("han=31/2/2022", "ngày 31, tháng 02/2022 không có"),
        ("han=2023-02-29", "ngày 29, tháng 02/2023 không có"),
        ("han=0/6/2022", "ngày 0"),
        ("han=30/6", "phải đủ tháng và năm"),
        ("han=mai", "phải đủ tháng và năm"),
        ("han=2022-06 han=2022-07", "hai hạn khác nhau, “2022-06” và “2022-07”"),
        ("hna=2022-06", "hạn viết là han=2022-06"),
        ("hạn:2022-06", "hạn viết là han=2022-06"),
        ("txx", "Có phải “tx” không?"),
        ("thuong-xuyn", "Có phải “tx” không?"),
        ("đag", "Có phải “đang” không?"),
        ("tx=1", "không phải trạng thái"),
        ("đang xong", "chỉ có một trạng thái"),
        ("đang #khac tx", "chỉ có một trạng thái"),
    ],
)
def test_what_is_wrong_is_said_with_the_way_out(typed: str, said: str) -> None:
    marker = read(f"{{#mua-may {typed}}}")
    assert said in (marker.problem or "")
    assert (marker.slugs, marker.due, marker.routine) == ((), None, False)


@pytest.mark.parametrize("text", ["- Mua. {#mua-may đang han=2022-06 tx", "- Mua. {mua-may tx han=2022-06}"])
def test_what_a_broken_marker_says_does_not_reach_the_text(text: str) -> None:
    assert strip(Source("", text)).text == "- Mua."


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("Mua máy {#mua-may xong}Họp.", "Mua máy Họp."),
        ("Mua **máy** {#mua-may xong}Họp.", "Mua **máy** Họp."),
        ("Mua máy {#mua-may xong}{#may-in xong}(cả năm).", "Mua máy (cả năm)."),
        ("Mua máy {#mua-may xong} {#may-in xong}“Họp”.", "Mua máy “Họp”."),
        ("Mua máy; {## nhớ hỏi lại}họp.", "Mua máy; họp."),
        ("Mua máy {#mua-may xong}; họp {#hop xong}.", "Mua máy; họp."),
        ("Mua máy {#mua-may xong} Họp.", "Mua máy Họp."),
        ("**Mua máy {#mua-may xong}**, họp.", "**Mua máy**, họp."),
        ("{#mua-may xong}Mua máy.", "Mua máy."),
        ("- {#mua-may xong}Mua máy.", "- Mua máy."),
    ],
)
def test_a_marker_that_is_gone_leaves_one_blank_between_words(typed: str, printed: str) -> None:
    assert strip(Source("", typed)).text == printed


def test_the_words_behind_an_unclosed_marker_stay() -> None:
    assert strip(Source("", "- Mua. {#mua-may đang tx chưa có hạn")).text == "- Mua. chưa có hạn"


DUES = (
    st.dates()
    .filter(lambda day: day.year >= 1000)
    .flatmap(lambda day: st.sampled_from([DueDate(day.year, day.month), DueDate(day.year, day.month, day.day)]))
)
REASONS = st.lists(
    st.sampled_from(["vướng", "“nhà thầu”", '"X"', "han=2022-01", "tx", "#khac", "xong,"]), min_size=1, max_size=6
)


@given(
    slugs=st.lists(st.from_regex(r"[a-z0-9-]{2,60}", fullmatch=True), min_size=1, max_size=4),
    status=st.sampled_from([None, *Status]),
    reason=st.one_of(st.just(""), REASONS.map(" ".join)),
    due=st.none() | DUES,
    routine=st.booleans(),
    order=st.randoms(use_true_random=False),
)
def test_a_marker_says_the_same_in_whatever_order_its_words_stand(
    slugs: list[str], status: Status | None, reason: str, due: DueDate | None, routine: bool, order: random.Random
) -> None:
    written = marker_text(slugs, status, reason, due, routine)
    words = [status, f'"{reason}"' if reason else "", f"han={due}" if due else "", "tx" if routine else ""]
    order.shuffle(words)
    shuffled = f"{{{' '.join(f'#{slug}' for slug in slugs)} {' '.join(word for word in words if word)}}}"
    for text in (written, shuffled):
        marker = read(text)
        assert (marker.problem, marker.slugs, marker.status, marker.due, marker.routine) == (
            None, tuple(slugs), status, due, routine,
        )  # fmt: skip
        assert (marker.reason or "") == reason
    assert restated(read(written), status, reason) == written


@given(DUES, DUES)
def test_a_month_is_due_on_its_last_day_and_what_is_written_is_read(first: DueDate, second: DueDate) -> None:
    assert read(f"{{#viec han={first}}}").due == first
    assert first.last_day.month == first.month
    if (first.year, first.month) < (second.year, second.month):
        assert first.last_day < second.last_day
