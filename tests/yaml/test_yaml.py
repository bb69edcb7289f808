"""Reading YAML: what it says, where each value stands, and mistakes said in plain Vietnamese."""

from __future__ import annotations

import re
import time
import unicodedata
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from ruamel.yaml import YAML

import yaml
from baocao.model import NoteKind, Source
from baocao.yaml import tree as yaml_tree
from baocao.yaml.document import CONFIG_LIMIT, FRONT_MATTER_LIMIT, YamlDocument, read_yaml

PARSERS = [yaml.BaseLoader] + ([yaml.CBaseLoader] if yaml.__with_libyaml__ else [])


def read(text: str, limit: int = FRONT_MATTER_LIMIT) -> YamlDocument:
    return read_yaml(Source("báo cáo.md", text), 0, len(text), limit)


@pytest.fixture(params=PARSERS, ids=lambda parser: parser.__name__)
def each_parser(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Run the test with the parser of libyaml and with the one used where that is missing."""
    monkeypatch.setattr(yaml_tree, "_Loader", request.param)


# --------------------------------------------------------------------------- values and places


@pytest.mark.usefixtures("each_parser")
def test_every_scalar_stays_as_the_author_wrote_it() -> None:
    text = "a: no\nb: 012\nc: 2022-01\nd: 1:30\ne: 1_000\nf: on\ng: 0x1F\nh: 1e3\ni: 2022-01-25\nj: true\n"
    assert read(text).value == dict(line.split(": ") for line in text.splitlines())


@pytest.mark.usefixtures("each_parser")
def test_blank_and_null_are_none_but_quoted_ones_are_text() -> None:
    document = read("a:\nb: ~\nc: null\nd: ''\ne: \"null\"\nf: '~'\n")
    assert document.value == {"a": None, "b": None, "c": None, "d": "", "e": "null", "f": "~"}
    assert document.notes == ()


@pytest.mark.usefixtures("each_parser")
def test_values_and_keys_know_their_places() -> None:
    head, text = "---\n", 'độ: 😀 ấm\nký:\n  - "x, y"\n  - {tên: Sơn La}\nghi: |\n  một\n  hai\n\nhết: 1 # rồi\n'
    source = Source("a.md", head + text)
    document = read_yaml(source, len(head), len(head + text))
    assert {path: span.text for path, span in document.spans.items() if path} == {
        ("độ",): "😀 ấm",
        ("ký",): '- "x, y"\n  - {tên: Sơn La}',
        ("ký", 0): '"x, y"',
        ("ký", 1): "{tên: Sơn La}",
        ("ký", 1, "tên"): "Sơn La",
        ("ghi",): "|\n  một\n  hai",
        ("hết",): "1",
    }
    assert {path: (span.line, span.column, span.text) for path, span in document.keys.items()} == {
        ("độ",): (2, 1, "độ"),
        ("ký",): (3, 1, "ký"),
        ("ký", 1, "tên"): (5, 6, "tên"),
        ("ghi",): (6, 1, "ghi"),
        ("hết",): (10, 1, "hết"),
    }


def test_an_empty_text_says_nothing_and_is_no_mistake() -> None:
    for text in ("", "\n\n", "# chỉ có lời chú thích\n"):
        document = read(text)
        assert (document.value, document.spans, document.notes) == (None, {}, ())


def test_escapes_are_composed_like_everything_else() -> None:
    assert read('a: "\\u0065\\u0302\\u0323"\n').value == {"a": "ệ"}


# --------------------------------------------------------------------------- mistakes

MISTAKES = [
    ("period: [2022\nstatus: draft\n", 1, "Thiếu dấu đóng ngoặc “]” ở dòng này", "period: [2022]"),
    ("a: 1\nsigner: {full_name: A\nstatus: x\n", 2, "Thiếu dấu đóng ngoặc “}”", "signer: {full_name: A}"),
    ("to: [A,\n  B,\n  C\nperiod: 1\n", 1, "Thiếu dấu đóng ngoặc “]”", "sau giá trị cuối cùng"),
    ("to: [A, B}\n", 1, "Ngoặc mở bằng “[” nhưng đóng bằng “}”", "“]”"),
    ("to: [A, B]]\n", 1, "thừa dấu “]”", "Xóa"),
    ("to: [A,, B]\n", 1, "thừa một dấu phẩy", "Xóa"),
    ("to: [A] B\n", 1, "Sau dấu đóng ngoặc", 'to: "[A] B"'),
    ("to: [A #1, B]\nb: 1\n", 1, "sau dấu “#” bị coi là lời chú thích", "trong dấu nháy"),
    ("a: {id: b title: c}\n", 1, "không có dấu phẩy ở giữa", "dấu phẩy"),
    ('a: {id: "b" title: c}\n', 1, "Sau dấu nháy đóng ở đây thiếu dấu phẩy", "dấu phẩy"),
    ("a: {title: KỲ {month:02}/{year}, id: b}\n", 1, "dấu “{”", '"KỲ {month:02}/{year}"'),
    ('a: 1\nsubject: "Kết quả\nstatus: x\nb: "c"\n', 2, 'Thiếu dấu nháy đóng "', 'subject: "Kết quả"'),
    ("subject: 'Kết quả\nstatus: x\n", 1, "Thiếu dấu nháy đóng '", "subject: 'Kết quả'"),
    ('to: [A, "B]\nb: 1\n', 1, 'Thiếu dấu nháy đóng "', "Thêm dấu nháy"),
    ('subject: "Kịch bản" tăng\n', 1, "Sau dấu nháy đóng ở dòng này còn chữ", "subject: '\"Kịch bản\" tăng'"),
    ("name: 'Bình's'\n", 1, "Sau dấu nháy đóng", 'name: "Bình\'s"'),
    ('a: "C:\\da"\n', 1, "Dấu “\\”", "dấu nháy đơn"),
    ('"period: 2022-01\nb: 1\n', 1, "không có dấu nháy đóng", "Bỏ dấu nháy"),
    ("a: 1\nsigner:\n\tfull_name: A\n", 3, "dấu Tab", "dấu cách"),
    ("signer:\n\u00a0 full_name: A\n", 2, "dấu cách đặc biệt", "dấu cách thường"),
    ("period:\u00a02022-01\nb: 1\n", 1, "dấu cách đặc biệt", "“period: 2022-01”"),
    ("period:2022-01\nstatus: draft\n", 1, "Thiếu dấu cách sau dấu hai chấm", "“period: 2022-01”"),
    ("period:2022-01\n", 1, "Thiếu dấu cách sau dấu hai chấm", "“period: 2022-01”"),
    ("a: {full_name:Nguyễn}\n", 1, "Thiếu dấu cách sau dấu hai chấm", "“full_name: Nguyễn”"),
    ("period 2022-01\nstatus: draft\n", 1, "thiếu dấu hai chấm", "“period: 2022-01”"),
    ("a: 1\nperiod = 2022-01\nb: 2\n", 2, "thiếu dấu hai chấm", "“period: 2022-01”"),
    (": x\n", 1, "không có tên mục", "Ghi tên mục"),
    ("a: 1\n}\n", 2, "không có dạng “tên: giá trị”", "Xóa dòng này"),
    ("subject: Báo cáo: kết quả\n", 1, "có dấu hai chấm", 'subject: "Báo cáo: kết quả"'),
    ("signer: full_name: A\n", 1, "có dấu hai chấm", "signer: {full_name: A}"),
    *((f"subject: {sign}abc: x\n", 1, f"bắt đầu bằng dấu “{sign}”", "dấu nháy") for sign in "@`%&*!|>"),
    ("**period**: 2022-01\n", 1, "Tên mục không được bắt đầu bằng dấu “*”", "Xóa dấu"),
    ("period: 2022-01\n  status: draft\n", 2, "lùi vào không khớp", "thẳng hàng"),
    ("signer:\n  a: A\n b: B\nc: x\n", 3, "lùi vào không khớp", "thẳng hàng"),
    ("  period: 2022-01\nstatus: draft\n", 1, "lùi vào so với các dòng dưới", "Xóa khoảng trắng"),
    ("to:\n  - A\n  -B\n", 3, "Thiếu dấu cách sau dấu gạch", "“- B”"),
    ("to: - A\nb: 1\n", 1, "không được viết cùng dòng", "to: [A]"),
    ("a: 1\n- b\n", 2, "có gạch đầu dòng", "Bỏ dấu gạch"),
    ("a: 1\nb: 2\na: 3\n", 3, "“a” ghi hai lần; lần đầu ở dòng 1", "xóa"),
    ("a: &x 1\n", 1, "bắt đầu bằng dấu “&”", "dấu nháy"),
    ("a: *x\n", 1, "bắt đầu bằng dấu “*”", "dấu nháy"),
    ("a: !!python/object:os.system x\n", 1, "bắt đầu bằng dấu “!”", "dấu nháy"),
    ("<<: {a: 1}\n", 1, "“<<”", "đầy đủ"),
    ("? [a, b]\n: c\n", 1, "Tên mục không thể là một danh sách", "dấu nháy"),
    ("a: 1\n---\nb: 2\n", 2, "“---”", "Xóa dòng"),
    ("a: 1\x07\n", 1, "ký tự không nhìn thấy", "gõ lại"),
    ('a: "\\u202e"\n', 1, "không nhìn thấy được", "Bỏ dấu"),
]


@pytest.mark.usefixtures("each_parser")
@pytest.mark.parametrize(("text", "line", "message", "advice"), MISTAKES)
def test_a_mistake_is_told_at_the_line_to_mend_with_what_to_write(
    text: str, line: int, message: str, advice: str
) -> None:
    (note,) = read(text).notes
    assert note.kind is NoteKind.YAML
    assert (note.span.line, message in note.message, advice in note.help) == (line, True, True), note


def test_what_is_right_is_read_around_several_mistakes() -> None:
    document = read('a: [1\nb: "2\nc: @x\nd:3\ne: đúng\n')
    assert document.value == {"a": None, "b": None, "c": None, "e": "đúng"}
    assert [note.span.line for note in document.notes] == [1, 2, 3, 4]


def test_a_wrong_row_of_a_list_leaves_its_neighbours() -> None:
    document = read('areas:\n  - {id: a, title: "b}\n  - {id: c, title: d}\nto: [x]\n')
    assert document.value == {"areas": [None, {"id": "c", "title": "d"}], "to": ["x"]}


_PARSER_WORDS = re.compile(r"\b(expected|found|token|mapping|scalar|sequence|block|flow|anchor|alias|tag|YAML)\b", re.I)
_BITS = [*"[]{}'\"#:,-&*!|>%@`?\\~= \t\n\u00a0", "<<", "a", "b:", "period", "2022-01", "Sở", "😀", ": ", ", ", " #"]
_BITS += ["\n  ", "\n- ", "\n  - ", "---\n", "x: y\n", 'z: "t"\n', "k: {a: b}\n"]
NOISE = st.lists(st.sampled_from(_BITS), max_size=25).map("".join)


@given(NOISE)
@settings(deadline=None, max_examples=150)
def test_no_text_raises_or_gets_an_answer_in_the_words_of_a_parser(text: str) -> None:
    document = read(text)
    for note in document.notes:
        assert 0 <= note.span.start <= note.span.end <= len(text)
        shown = re.sub(r"[“\"'].*?[”\"']", "", f"{note.message} {note.help}")
        assert note.help
        assert not _PARSER_WORDS.search(shown), shown


@given(st.text(st.characters(codec=None), max_size=200))
@settings(deadline=None)
def test_any_characters_at_all_are_taken(text: str) -> None:
    read(text)


HOSTILE = {
    "a line of 5 million letters": "a" * 5_000_000,
    "100,000 opening brackets": "[" * 100_000,
    "opening brackets within the limit": "[" * 60_000,
    "braces within a value": "a: " + "{" * 60_000,
    "dashes": "- " * 30_000,
    "question marks": "? " * 30_000,
    "open quotes": 'a: "\n' * 12_000,
    "open quotes in a list": '- "\n' * 15_000,
    "open brackets": "a: [\n" * 12_000,
    "aliases in a row": "a: [" + "*x," * 15_000,
    "quotes in a row": "a: [" + '"x",' * 15_000,
    "groups in a row": "a: [" + "{x: y}," * 8_000,
    "open brackets and quotes": 'a: ["b\n' * 8_000,
    "spaces": "a" + " " * 60_000,
    "colons": ":" * 60_000,
    "commas": "a: [" + "," * 60_000,
    "duplicates": "a: 1\n" * 12_000,
    "deeper and deeper": "".join(" " * i + "a:\n" for i in range(340)),
    "deeper and deeper quotes": "".join(" " * i + 'a: "\n' for i in range(340)),
    "a bomb": "a: &a [x, x]\n"
    + "".join(f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefg", "bcdefgh", strict=True)),
    "bytes": "".join(chr(i % 256) for i in range(60_000)),
}


@pytest.mark.parametrize("text", HOSTILE.values(), ids=HOSTILE)
def test_a_hostile_text_is_answered_soon(text: str) -> None:
    started = time.process_time()
    read(text)
    assert time.process_time() - started < 5


def test_a_baocao_yml_may_be_longer_than_a_front_matter() -> None:
    text = "".join(f"mục-{i}: x\n" for i in range(8000))
    assert read(text).notes
    assert read(text, CONFIG_LIMIT).notes == ()


# --------------------------------------------------------------------------- the same as ruamel.yaml, which edits

_PLAIN = st.text("abcxyz019 đệẤ😀()/%&*!?.;=~+_“”…", min_size=1, max_size=12).map(str.strip).filter(bool)
_ANY = st.text(st.characters(codec="utf-8", exclude_categories=["C", "Z"]) | st.just(" "), max_size=12)
_SAFE_START = re.compile(r"[a-z0-9đệ😀(/+_“”…A-Z]")


@st.composite
def scalars(draw: st.DrawFn) -> str:
    """One value as YAML, in any of its styles."""
    style = draw(st.sampled_from(["plain", "single", "double", "blank"]))
    if style == "plain":
        return draw(_PLAIN.filter(lambda text: bool(_SAFE_START.match(text))))
    if style == "single":
        return "'" + draw(_ANY).replace("'", "''") + "'"
    if style == "double":
        return '"' + draw(_ANY).replace("\\", "\\\\").replace('"', '\\"') + '"'
    return draw(st.sampled_from(["", "~", "null", "''"]))


@st.composite
def flows(draw: st.DrawFn) -> str:
    rows = draw(st.lists(scalars().filter(bool), max_size=4))
    if draw(st.booleans()):
        return f"[{', '.join(rows)}]"
    return "{" + ", ".join(f"k{i}: {row}" for i, row in enumerate(rows)) + "}"


@st.composite
def mappings(draw: st.DrawFn, depth: int = 0) -> str:
    """The lines of a mapping: keys with values, groups, lists and comments."""
    lines = []
    for i in range(draw(st.integers(1, 4))):
        key = draw(st.sampled_from([f"k{i}", f"kỳ{i}", f'"q {i}"', f"'s{i}'", f"a b{i}"]))
        comment = draw(st.sampled_from(["", "", '  # [ghi chú: "', " #"]))
        kind = draw(st.sampled_from(["scalar", "scalar", "flow", "list", "group", "text", "note"]))
        if kind == "scalar":
            lines.append(f"{key}: {draw(scalars())}{comment}")
        elif kind == "flow":
            lines.append(f"{key}: {draw(flows())}{comment}")
        elif kind == "list":
            indent = draw(st.sampled_from(["", "  "]))
            lines += [
                f"{key}:{comment}",
                *(f"{indent}- {row}" for row in draw(st.lists(scalars() | flows(), min_size=1))),
            ]
        elif kind == "group" and depth < 2:
            lines += [f"{key}:{comment}", *(f"  {line}" for line in draw(mappings(depth + 1)).splitlines())]
        elif kind == "text":
            lines += [f"{key}: {draw(st.sampled_from(['|', '|-', '>', '>-']))}", "  một: [", "  hai", "", "  ba"]
        else:
            lines += ["# lời chú thích", ""]
    return unicodedata.normalize("NFC", "\n".join(lines) + "\n")


def as_ruamel_reads(text: str) -> Any:
    """The tree of strings that ruamel.yaml, which speaks YAML 1.2, makes of `text`."""

    def tree(node: Any) -> Any:
        if node is None:
            return None
        if node.id == "mapping":
            return {key.value: tree(value) for key, value in node.value}
        if node.id == "sequence":
            return [tree(value) for value in node.value]
        value = node.value.replace("\a", "")  # where it folded a line
        return None if node.style is None and value in ("", "~", "null", "Null", "NULL") else value

    return tree(YAML(typ="rt").compose(text))


@given(mappings())
@settings(deadline=None, max_examples=150)
def test_generated_mappings_are_read_as_ruamel_reads_them(text: str) -> None:
    document = read(text)
    assert document.notes == ()
    assert document.value == as_ruamel_reads(text)


# Tabs, and comments right behind the sign of a block of text, ruamel reads in its own way.
@given(NOISE.filter(lambda text: not set("\t|>") & set(text)), mappings())
@settings(deadline=None, max_examples=150)
def test_whatever_is_accepted_is_read_as_ruamel_reads_it(noise: str, text: str) -> None:
    for candidate in (noise, text + "thêm: " + noise):
        document = read(candidate)
        if not document.notes:
            assert document.value == as_ruamel_reads(candidate)
