"""baocao.yml: what it says as typed values, and what is told of what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from baocao.config.load import config_document, listed_offices, load_config
from baocao.config.report_templates import ReportTemplate, SectionTemplate
from baocao.config.schema import Config
from baocao.config.titles import FIELDS, fill, for_kind, title_pattern
from baocao.model import Note, NoteKind, Signer, Source
from baocao.period import Period, PeriodKind, parse_period
from baocao.yaml.json_schema import json_schema
from support.paths import paths_in

OFFICE = """\
organ:
  name: SỞ NGOẠI VỤ
  place: Hòa Bình
  code_notation: BC-SNgV
report:
  subject: Công tác đối ngoại tháng {month:02} và kế hoạch tháng {next.month:02} năm {next.year}
to: [UBND tỉnh]
areas:
  - {id: le-tan, title: "Lễ tân, phiên dịch"}
  - {id: bien-gioi, title: Công tác biên giới, until: 2023-06}
  - {id: bien-gioi, title: "Biên giới, lãnh thổ", from: 2023-07}
sections:
  - {id: results, title: "KẾT QUẢ THÁNG {month:02}/{year}", areas: all}
  - {id: assessment, title: ĐÁNH GIÁ}
  - {id: plan, title: "KẾ HOẠCH THÁNG {next.month:02} NĂM {next.year}", areas: all}
indicators:
  doan_vao:
    label: Số đoàn vào
    area: le-tan
    pattern: "đón {n} đoàn"
    targets: {2023: 120, 2024: "1200,5"}
terms:
  - {avoid: bổ xung, use: bổ sung, from: 2023-01}
word: {tier: 12, body_size: "13", first_line_indent_cm: 1}
"""


def load(text: str, shared: str | None = None) -> tuple[Config | None, tuple[Note, ...]]:
    own = config_document(Source("baocao.yml", text))
    return load_config(own, None if shared is None else config_document(Source("gốc.yml", shared)))


def changed(old: str, new: str) -> str:
    assert OFFICE.count(old) == 1, old
    return OFFICE.replace(old, new)


def loaded(text: str, shared: str | None = None) -> Config:
    config, notes = load(text, shared)
    assert notes == ()
    assert config is not None
    return config


# --------------------------------------------------------------------------- what it says


def test_an_office_is_read_as_typed_values() -> None:
    config = loaded(OFFICE)
    assert config.organ.name == "SỞ NGOẠI VỤ"
    assert (config.organ.id, config.report.type_name, config.signer) == ("", "BÁO CÁO", Signer())
    assert config.to == ("UBND tỉnh",)
    assert config.areas[1].until == Period(2023, 6, 6)
    assert config.areas[2].since == Period(2023, 7, 7)
    assert [section.areas for section in config.sections] == ["all", "none", "all"]
    assert config.indicators["doan_vao"].targets == {2023: 120, 2024: 1200.5}
    assert config.indicators["doan_vao"].required is True
    assert config.terms[0].since == Period(2023, 1, 1)
    assert (config.word.tier, config.word.body_size, config.word.first_line_indent_cm) == (12, 13, 1.0)


def test_an_area_may_change_its_title_over_time() -> None:
    config = loaded(OFFICE)
    for period, title in (("2023-06", "Công tác biên giới"), ("2023-07", "Biên giới, lãnh thổ")):
        assert [area.title for area in config.areas_in_force(parse_period(period))][1:] == [title]


def test_the_repositorys_own_file_and_the_real_ones_are_right(repository: Path) -> None:
    loaded((repository / "baocao.yml").read_text(encoding="utf-8"))


def test_the_files_of_real_offices_are_right(shared_data: Path) -> None:
    for file in paths_in(shared_data, "carry/*/baocao.yml"):
        loaded(file.read_text(encoding="utf-8"))


# --------------------------------------------------------------------------- what is wrong with it

WRONG = [
    ("  place: Hòa Bình\n", "", "MISSING_FIELD", "organ", "Thiếu mục “organ.place” (địa danh", "place: "),
    ("place: Hòa Bình", "place:", "MISSING_FIELD", "place", "ngày ban hành) đang để trống", "place: "),
    ("place: Hòa Bình", 'place: ""', "BAD_VALUE", '""', "“organ.place” không được để trống", "place: "),
    ("to: [UBND tỉnh]", "too: [UBND tỉnh]", "UNKNOWN_FIELD", "too", "Không có mục “too”", "“to”"),
    ("to: [UBND tỉnh]", "to: UBND tỉnh, VT", "BAD_VALUE", "UBND tỉnh, VT", "danh sách", "to: [UBND tỉnh, VT]"),
    ("from: 2023-01}", "since: 2023-01}", "UNKNOWN_FIELD", "since", "Không có mục “terms.since”", "from"),
    ("until: 2023-06", "until: 6/2023", "BAD_VALUE", "6/2023", "“areas.until”: kỳ “6/2023”", "2023-06"),
    ("{id: le-tan,", "{id: Lễ tân,", "BAD_VALUE", "Lễ tân", "tên tắt", "thanh-tra"),
    ("{month:02}/", "{thang}/", "BAD_VALUE", '"KẾT QUẢ THÁNG {thang}/{year}"', "không có chỗ điền {thang}", "{month}"),
    ("{month:02}/", "{month:02/", "BAD_VALUE", '"KẾT QUẢ THÁNG {month:02/{year}"', "dấu ngoặc nhọn", "{month:02}"),
    ("đón {n} đoàn", "đón đoàn", "BAD_VALUE", '"đón đoàn"', "đúng một chỗ {n}", "{n}"),
    ("đón {n} đoàn", "{n} đoàn, {n} người", "BAD_VALUE", '"{n} đoàn, {n} người"', "đúng một chỗ {n}", "{n}"),
    ("2023: 120", "năm: 120", "BAD_VALUE", "năm", "không phải là một năm", "2022"),
    ("2023: 120", "2023: 1.200", "BAD_VALUE", "1.200", "hai cách", "1200"),
    ("tier: 12", "tier: 15", "BAD_VALUE", "15", "“word.tier”: không nhận giá trị “15”", "“12” hoặc “13”"),
    ("tier: 12", "tier: to", "BAD_VALUE", "to", "“to” không phải là một con số", "250"),
    ('"Lễ tân, phiên dịch"', "Lễ tân, phiên dịch", "UNKNOWN_FIELD", "phiên dịch", "Sau dấu phẩy", "dấu nháy"),
    ("areas: all}\n  - {id: a", "areas: có}\n  - {id: a", "BAD_VALUE", "có", "“all” hoặc “none”", "“all”"),
    ("{id: assessment", "{id: results", "BAD_VALUE", "results", "“results” đã dùng ở dòng 13", "riêng"),
    ("{id: plan,", "{id: ke-hoach,", "BAD_VALUE", "sections", "thiếu phần kế hoạch", "id: plan"),
    ("title: Công tác biên giới, until: 2023-06", "title: X", "BAD_VALUE", "bien-gioi", "đã dùng ở dòng 10", "until"),
    ("use: bổ sung, from: 2023-01", "from: 2023-01, until: 2022-12", "BAD_VALUE", "2022-12", "trước kỳ đầu", "Sửa"),
    ("area: le-tan", "area: le-tân", "BAD_VALUE", "le-tân", "Không có lĩnh vực nào", "bien-gioi, le-tan"),
    ("to: [UBND tỉnh]", "to: [UBND tỉnh", "YAML", "[UBND tỉnh", "Thiếu dấu đóng ngoặc", "to: [UBND tỉnh]"),
]  # fmt: skip


@pytest.mark.parametrize(("old", "new", "kind", "marked", "message", "advice"), WRONG)
def test_a_mistake_is_told_at_its_place_with_the_way_out(
    old: str, new: str, kind: str, marked: str, message: str, advice: str
) -> None:
    config, notes = load(changed(old, new))
    assert config is None
    (note,) = notes
    assert (note.kind.name, note.span.text) == (kind, marked)
    assert message in note.message
    assert advice in note.help


def test_all_mistakes_are_told_at_once_in_order() -> None:
    text = changed("place:", "plce:").replace('body_size: "13"', "body_size: 15").replace("{n}", "n")
    assert [note.kind.name for note in load(text)[1]] == ["MISSING_FIELD", "UNKNOWN_FIELD", "BAD_VALUE", "BAD_VALUE"]


def test_empty_areas_and_sections_are_told() -> None:
    head, _, rest = OFFICE.partition("areas:\n")
    text = head + "areas: []\nsections: []\nterms:" + rest.partition("terms:")[2]
    assert [(note.span.text, "chưa có dòng nào" in note.message) for note in load(text)[1]] == [("[]", True)] * 2


def test_an_empty_file_lacks_everything_but_what_has_a_default() -> None:
    config, notes = load("")
    assert config is None
    assert [note.message for note in notes] == [
        f"Thiếu mục “{key}” ({meaning})."
        for key, meaning in (
            ("organ", "cơ quan ban hành"),
            ("report", "mẫu chung của báo cáo"),
            ("areas", "các lĩnh vực"),
            ("sections", "các phần"),
        )
    ]


def test_nothing_is_said_to_be_missing_in_a_file_that_could_not_be_read_whole() -> None:
    assert [note.kind for note in load(OFFICE.replace("organ:\n", "organ: [\n", 1))[1]] == [NoteKind.YAML]


def test_the_json_schema_calls_keys_as_authors_write_them() -> None:
    schema = json_schema(Config)
    assert {"organ", "report", "areas", "sections"} == set(schema["required"])
    area = schema["$defs"]["AreaTemplate"]["properties"]
    assert set(area) == {"id", "title", "from", "until"}
    assert area["title"]["description"] == "Đầu đề lĩnh vực"


# --------------------------------------------------------------------------- many offices

ROOT = """\
offices: {so-ngv: offices/so-ngv, so-yt: offices/so-yt}
organ: {parent: UBND TỈNH HÒA BÌNH, place: Nơi khác}
word: {body_size: 13}
archive: [VT]
to: [A, B]
"""


def test_a_file_without_offices_is_that_of_one_office() -> None:
    assert listed_offices(config_document(Source("baocao.yml", OFFICE))) == (None, ())
    assert listed_offices(config_document(Source("baocao.yml", ""))) == (None, ())


def test_offices_are_listed_with_their_folders() -> None:
    offices, notes = listed_offices(config_document(Source("baocao.yml", ROOT)))
    assert (offices, notes) == ({"so-ngv": "offices/so-ngv", "so-yt": "offices/so-yt"}, ())


def test_an_office_is_laid_over_what_all_share() -> None:
    config = loaded(changed('tier: 12, body_size: "13", ', "tier: 12, "), ROOT)
    assert (config.organ.parent, config.organ.place) == ("UBND TỈNH HÒA BÌNH", "Hòa Bình")
    assert (config.word.tier, config.word.body_size) == (12, 13)
    assert (config.archive, config.to) == (("VT",), ("UBND tỉnh",))


def test_a_mistake_in_what_all_share_is_told_in_the_root_file() -> None:
    text = changed('tier: 12, body_size: "13", ', "")
    (note,) = load(text, ROOT.replace("13", "15"))[1]
    assert (note.span.path, note.span.line, note.span.text) == ("gốc.yml", 3, "15")


def test_a_blank_key_leaves_what_all_share() -> None:
    assert loaded(changed("  place: Hòa Bình", "  place:"), ROOT).organ.place == "Nơi khác"


@pytest.mark.parametrize(
    ("offices", "marked"),
    [
        ("{so-ngv: ../so-ngv}", "../so-ngv"),
        ("{so-ngv: a/../../b}", "a/../../b"),
        ("{so-ngv: /etc}", "/etc"),
        ("{so-ngv: 'C:/x'}", "'C:/x'"),
        ("{so-ngv: '\\\\x'}", "'\\\\x'"),
        ("{so-ngv: ~}", "~"),
        ("{so-ngv: ~/x}", "~/x"),
        ("{so-ngv: .}", "."),
        ("{so-ngv: [a]}", "[a]"),
        ("{Sở NgV: a}", "Sở NgV"),
        ("{ab: offices/a, cd: ./offices/a/}", "./offices/a/"),
        ("[a, b]", "[a, b]"),
        ("{}", "{}"),
        ("x", "x"),
    ],
)
def test_a_wrong_office_is_told_and_left_out(offices: str, marked: str) -> None:
    found, notes = listed_offices(config_document(Source("baocao.yml", f"offices: {offices}\n")))
    assert [note.span.text for note in notes] == [marked]
    assert found in ({}, {"ab": "offices/a"})


# --------------------------------------------------------------------------- titles


def test_a_title_pattern_matches_the_template_of_any_period() -> None:
    pattern = title_pattern("KẾ HOẠCH THÁNG {next.month:02} NĂM {next.year} (sau THÁNG {month}/{year}, {month:02})")
    match = pattern.fullmatch("Kế hoạch  tháng 03 NĂM 2022 (sau THÁNG 2/2022, 02)")
    assert match is not None
    assert match.groupdict() == {
        "next_month": "03", "next_year": "2022", "month": "2", "year": "2022", "month_2": "02",
    }  # fmt: skip
    assert pattern.fullmatch("KẾ HOẠCH QUÝ 03 NĂM 2022 (sau THÁNG 2/2022, 02)") is None


@given(
    st.lists(st.sampled_from([*(f"{{{name}}}" for name in FIELDS), " ", "A.(*", "Đ", "tháng ", "/", " năm "])),
    st.sampled_from(["", "-"]),
    st.integers(2000, 2099),
    st.sampled_from(["-03", "-Q1", "-Q4", "-H1", "-H2", "-9M", ""]),
)
def test_a_filled_template_always_matches_its_own_pattern(parts: list[str], glue: str, year: int, name: str) -> None:
    period = parse_period(f"{year}{name}")
    assert period is not None
    template = for_kind(glue.join(parts), period.kind)
    assert title_pattern(template).fullmatch(fill(template, period))
    assert period.is_month or "month" not in template


@pytest.mark.parametrize("kind", PeriodKind)
def test_every_kind_of_period_may_have_titles_of_its_own(kind: PeriodKind) -> None:
    of = {*ReportTemplate._fields} & {*SectionTemplate._fields}
    assert kind is PeriodKind.MONTH or kind in of
