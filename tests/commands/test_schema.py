"""`schema`: what our reader takes, the JSON schema takes; what it refuses, an editor marks."""

from __future__ import annotations

import io
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from jsonschema import Draft202012Validator
from ruamel.yaml import YAML

from baocao.cli import main
from baocao.config.load import config_document, load_config
from baocao.config.schema import Config
from baocao.model import Source
from baocao.parsing.front_matter import FrontMatterKeys, read_front_matter, split_front_matter
from baocao.yaml.json_schema import json_schema
from support.offices import OFFICE_FILE
from support.paths import paths_in

Printed = pytest.CaptureFixture[str]
REPOSITORY = Path(__file__).resolve().parents[2]

REPORTS = [
    *paths_in(REPOSITORY / "reports", "*/*.md"),
    *paths_in(REPOSITORY / "tests" / "golden" / "clean" / "reports", "*/*.md"),
]
OFFICE = OFFICE_FILE.read_text(encoding="utf-8")


def as_editors_read(text: str) -> Any:
    """YAML 1.2, as the extensions of editors read it, with the names of keys as JSON has them."""
    yaml = YAML(typ="safe", pure=True)
    yaml.version = (1, 2)
    return json.loads(json.dumps(yaml.load(io.StringIO(text)), default=str))


def printed_schema(capsys: Printed, *arguments: str) -> dict[str, Any]:
    assert main(["schema", *arguments]) == 0
    schema: dict[str, Any] = json.loads(capsys.readouterr().out)
    Draft202012Validator.check_schema(schema)
    assert schema["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    return schema


def places(schema: dict[str, Any], text: str) -> list[str]:
    """The keys at which the schema finds something wrong, also within what it offers to choose from."""
    found = list(Draft202012Validator(schema).iter_errors(as_editors_read(text)))
    for error in found:
        found += error.context or ()
    return [".".join(map(str, error.absolute_path)) for error in found]


def front_matter(text: str) -> str:
    source = Source("2022-01.md", text)
    start, end, *_ = split_front_matter(source)
    return source.text[start:end]


def test_the_offices_own_file_has_nothing_to_find(capsys: Printed) -> None:
    schema = printed_schema(capsys)
    assert schema == printed_schema(capsys, "config")
    assert places(schema, (REPOSITORY / "baocao.yml").read_text(encoding="utf-8")) == []
    assert places(schema, OFFICE) == []


@pytest.mark.parametrize("path", REPORTS, ids=lambda path: path.name)
def test_the_front_matter_of_every_report_has_nothing_to_find(path: Path, capsys: Printed) -> None:
    assert places(printed_schema(capsys, "report"), front_matter(path.read_text(encoding="utf-8"))) == []


@pytest.mark.parametrize(
    ("old", "new", "place"),
    [
        ("organ:", "organs:", ""),
        ("areas:", "areas: 5\nx:", "areas"),
        ("place: Hải Sơn", "place: ''", "organ.place"),
        ("THÁNG {month:02}/", "THÁNG {moth:02}/", "sections.0.title"),
        ("areas: all", "areas: mọi", "sections.0.areas"),
    ],
)
def test_an_editor_marks_what_we_refuse(old: str, new: str, place: str, capsys: Printed) -> None:
    assert old in OFFICE
    text = OFFICE.replace(old, new, 1)
    assert place in places(printed_schema(capsys), text)
    assert load_config(config_document(Source("baocao.yml", text)))[1]


@pytest.mark.parametrize(
    ("line", "place"),
    [
        ("period: 2022-13", "period"),
        ("period: tháng 1", "period"),
        ("period: 2022-01\nstatus: xong", "status"),
        ("period: 2022-01\nissued_date: 25.01.2022", "issued_date"),
        ("period: 2022-01\nindicators: {a: 1.147 mẫu}", "indicators.a"),
        ('period: 2022-01\nindicators: {a: "1.147"}', "indicators.a"),
        ("period: 2022-01\nsinger: {full_name: A}", ""),
        ("period: 2022-01\nsample: có", "sample"),
        ("status: nháp", ""),
    ],
)
def test_an_editor_marks_what_the_rules_find_in_front_matter(line: str, place: str, capsys: Printed) -> None:
    assert place in places(printed_schema(capsys, "report"), line)
    source = Source("2022-01.md", f"---\n{line}\n---\n")
    start, end, *_ = split_front_matter(source)
    assert read_front_matter(source, start, end)[1]


VALUES = st.sampled_from(
    [
        "2022",
        "2022-Q1",
        "2022-01",
        "250",
        "'12,5'",
        "12.5",
        "-3",
        "5",
        "05",
        "A",
        "true",
        "25/01/2022",
        "2022-01-25",
        "",
    ]
)


@given(st.dictionaries(st.sampled_from(FrontMatterKeys._fields), VALUES))
def test_the_schema_takes_what_our_reader_takes(values: dict[str, str]) -> None:
    text = "".join(f"{key}: {value}\n" for key, value in {"period": "2022-01", **values}.items())
    source = Source("2022-01.md", f"---\n{text}---\n")
    start, end, *_ = split_front_matter(source)
    if not read_front_matter(source, start, end)[1]:
        assert places(json_schema(FrontMatterKeys), text) == []


def test_a_repository_of_many_may_say_things_in_either_file(capsys: Printed) -> None:
    root = "offices: {so-a: offices/so-a}\norgan: {parent: UBND TỈNH HÒA BÌNH}\n"
    assert places(printed_schema(capsys), root)
    schema = printed_schema(capsys, "config", "--many")
    assert places(schema, root) == []
    assert places(schema, "organ: {name: SỞ Y TẾ}\n") == []
    assert "organ" in places(schema, "organ: {nam: SỞ Y TẾ}\n")
    assert places(schema, "offices: [so-a]\n") == ["offices"]


def keys_of(schema: dict[str, Any]) -> Iterator[tuple[str, dict[str, Any]]]:
    for group in (schema, *schema["$defs"].values()):
        yield from group["properties"].items()


@pytest.mark.parametrize("arguments", [("config",), ("config", "--many"), ("report",)], ids=" ".join)
def test_every_key_is_explained_where_the_mouse_rests_on_it(arguments: tuple[str, ...], capsys: Printed) -> None:
    keys = dict(keys_of(printed_schema(capsys, *arguments)))
    assert len(keys) > 10
    assert [name for name, said in keys.items() if len(said.get("description", "")) < 7] == []


def test_examples_are_right_by_their_own_schema() -> None:
    for kind in (Config, FrontMatterKeys):
        schema = json_schema(kind)
        for name, said in keys_of(schema):
            for example in said.get("examples", ()):
                bare = {**{word: said[word] for word in said if word != "examples"}, "$defs": schema["$defs"]}
                if not isinstance(example, (dict, list)):
                    assert Draft202012Validator(bare).is_valid(example), name


@pytest.mark.parametrize("arguments", [["offices"], ["report", "--many"]], ids=" ".join)
def test_wrong_usage_is_said_in_vietnamese(arguments: list[str], capsys: Printed) -> None:
    assert main(["schema", *arguments]) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert "schema" in printed.err
