"""Fingerprints: a file of ours knows its report, and whether it was only saved again or changed."""

from __future__ import annotations

import hashlib
import io
import zipfile

import pytest
from docx import Document
from hypothesis import given
from hypothesis import strategies as st

from baocao.word.package import CUSTOM, DOCUMENT, W
from baocao.word.stamp import is_untouched, read_stamp, words_digest, words_match
from support.libreoffice import all_converted
from support.written import DRAFT, FARM, FOREST, ISSUED, written


@pytest.fixture(scope="module")
def issued() -> bytes:
    return written(ISSUED, FARM).data


def edited(data: bytes, old: str, new: str) -> bytes:
    """`data` opened, one word of it changed, and saved, as by hand."""
    document = Document(io.BytesIO(data))
    (run,) = (run for each in document.paragraphs for run in each.runs if old in run.text)
    run.text = run.text.replace(old, new)
    saved = io.BytesIO()
    document.save(saved)
    return saved.getvalue()


def repacked(data: bytes, **changes: bytes | None) -> bytes:
    """`data` with the parts in `changes` replaced, or left out where None; `_` stands for `/`."""
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(out, "w") as new:
        for name in old.namelist():
            part = changes.get(name.replace("/", "_").removesuffix(".xml"), old.read(name))
            if part is not None:
                new.writestr(name, part)
    return out.getvalue()


def words_of(inner: str) -> str:
    mc = "http://schemas.openxmlformats.org/markup-compatibility/2006"
    return words_digest(f'<w:document xmlns:w="{W}" xmlns:mc="{mc}"><w:body>{inner}</w:body></w:document>'.encode())


# --------------------------------------------------------------------------- our own files


def test_a_file_says_from_which_report_it_was_made(issued: bytes) -> None:
    stamp = read_stamp(issued)
    assert stamp is not None
    assert stamp.source == "x.md"
    assert stamp.source_sha256 == hashlib.sha256(ISSUED.encode()).hexdigest()
    assert (stamp.status, stamp.period) == ("issued", "2023-03")
    draft = read_stamp(written(DRAFT, FOREST).data)
    assert draft is not None
    assert (draft.status, draft.period) == ("draft", "2022-01")


def test_a_file_as_it_was_made_is_untouched_and_has_its_words(issued: bytes) -> None:
    assert is_untouched(issued)
    assert words_match(issued)


def test_a_file_zipped_otherwise_with_the_same_parts_is_untouched(issued: bytes) -> None:
    again = repacked(issued)
    assert again != issued
    assert is_untouched(again)


def test_saved_again_by_libreoffice_it_has_the_same_words_but_is_not_untouched() -> None:
    files = [written(ISSUED, FARM).data, written(DRAFT, FOREST).data]
    for made, saved in zip(files, all_converted(files, "docx"), strict=True):
        assert read_stamp(saved) == read_stamp(made)
        assert words_match(saved)
        assert not is_untouched(saved)


def test_one_changed_letter_changes_the_words_but_not_where_the_file_comes_from(issued: bytes) -> None:
    changed = edited(issued, "Cấp giống", "Cấp giồng")
    assert read_stamp(changed) == read_stamp(issued)
    assert not words_match(changed)
    assert not is_untouched(changed)


def test_a_changed_look_leaves_the_words_but_not_the_file_untouched(issued: bytes) -> None:
    with zipfile.ZipFile(io.BytesIO(issued)) as package:
        styles = package.read("word/styles.xml")
    restyled = repacked(issued, word_styles=styles.replace(b"Times New Roman", b"Arial"))
    assert words_match(restyled)
    assert not is_untouched(restyled)


def test_a_missing_or_added_part_is_noticed(issued: bytes) -> None:
    assert not is_untouched(repacked(issued, word_settings=None))
    added = io.BytesIO(issued)
    with zipfile.ZipFile(added, "a") as package:
        package.writestr("word/more.xml", b"<x/>")
    assert not is_untouched(added.getvalue())
    assert words_match(added.getvalue())


# --------------------------------------------------------------------------- what counts as a word


def test_how_words_are_cut_into_runs_and_which_blanks_part_them_does_not_matter() -> None:
    whole = words_of("<w:p><w:r><w:t>một hai ba</w:t></w:r></w:p>")
    assert words_of("<w:p><w:r><w:t>một</w:t></w:r><w:r><w:t> hai\u00a0 ba </w:t></w:r></w:p>") == whole
    assert words_of("<w:p><w:r><w:t>một</w:t><w:br/><w:t>hai</w:t><w:tab/><w:t>ba</w:t></w:r></w:p>") == whole
    assert words_of("<w:p><w:r><w:t>mộthai ba</w:t></w:r></w:p>") != whole


def test_deleted_and_moved_words_do_not_count_and_inserted_ones_do() -> None:
    one = words_of("<w:p><w:r><w:t>một</w:t></w:r></w:p>")
    assert words_of("<w:p><w:r><w:t>một</w:t></w:r><w:del><w:r><w:delText>x</w:delText></w:r></w:del></w:p>") == one
    assert words_of("<w:p><w:r><w:t>một</w:t></w:r><w:moveFrom><w:r><w:t>x</w:t></w:r></w:moveFrom></w:p>") == one
    assert words_of("<w:p><w:r><w:t>một</w:t></w:r><w:ins><w:r><w:t>x</w:t></w:r></w:ins></w:p>") != one


def test_a_text_box_counts_once_though_word_writes_it_twice() -> None:
    box = "<w:p><w:r><w:t>hộp</w:t></w:r></w:p>"
    twice = f"<mc:AlternateContent><mc:Choice>{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback></mc:AlternateContent>"
    assert words_of(f"<w:p><w:r>{twice}</w:r></w:p>") == words_of(f"<w:p/>{box}")


# --------------------------------------------------------------------------- anybody's files


@pytest.mark.parametrize("data", [b"", b"PK", b"PK\x03\x04" + bytes(60), b"%PDF-1.7", "chữ".encode()])
def test_bytes_that_are_no_zip_give_nothing(data: bytes) -> None:
    assert read_stamp(data) is None
    assert not is_untouched(data)
    assert not words_match(data)


@given(st.integers(0, 100_000), st.binary(max_size=40))
def test_no_spoilt_file_of_ours_raises(issued: bytes, at: int, rubbish: bytes) -> None:
    at %= len(issued)
    for spoilt in (issued[:at], issued[:at] + rubbish + issued[at + len(rubbish) :]):
        read_stamp(spoilt)
        is_untouched(spoilt)
        words_match(spoilt)


@pytest.mark.parametrize(
    "custom",
    [
        None,
        b"",
        b"no xml",
        b"<Properties/>",
        b'<Properties><property name="SourceSHA256"><a>short</a></property></Properties>',
        b'<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd">]><Properties>&e;</Properties>',
    ],
)
def test_a_file_that_does_not_say_where_it_comes_from_is_not_ours(issued: bytes, custom: bytes | None) -> None:
    other = repacked(issued, docProps_custom=custom)
    assert read_stamp(other) is None
    assert not is_untouched(other)
    assert not words_match(other)


def test_entities_are_not_followed(issued: bytes) -> None:
    bomb = b'<!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
    with zipfile.ZipFile(io.BytesIO(issued)) as package:
        document = package.read(DOCUMENT)
    added = document.replace(b"</w:body>", b"<w:p><w:r><w:t>&b;</w:t></w:r></w:p></w:body>")
    spoilt = repacked(issued, word_document=bomb + added[added.index(b"?>") + 2 :])
    assert read_stamp(spoilt) is not None
    assert words_match(spoilt)


def test_a_zip_of_unlikely_size_is_not_unpacked(issued: bytes) -> None:
    out = io.BytesIO(issued)
    with zipfile.ZipFile(out, "a", zipfile.ZIP_DEFLATED) as package:
        package.writestr("bomb.bin", bytes(65 * 1024 * 1024))
    assert read_stamp(out.getvalue()) is None
    assert not words_match(out.getvalue())


def test_two_parts_of_one_name_are_refused(issued: bytes) -> None:
    out = io.BytesIO(issued)
    with zipfile.ZipFile(out, "a") as package, pytest.warns(UserWarning, match="Duplicate"):
        package.writestr(CUSTOM, b"<Properties/>")
    assert read_stamp(out.getvalue()) is None
