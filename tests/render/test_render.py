"""Findings, rules and the carry-over table as text: what is shown is true, aligned and harmless."""

from __future__ import annotations

import itertools
import json
import pkgutil
import re
import unicodedata
from collections.abc import Iterable, Sequence
from urllib.parse import unquote

import pytest
from hypothesis import given
from hypothesis import strategies as st
from wcwidth import wcswidth

from baocao.checking.check import Summary, in_order, summarise
from baocao.checking.rules import ReportRule, all_rules
from baocao.commands import command_names
from baocao.language.vocabulary import SEVERITY_WORDS
from baocao.model import Diagnostic, Edit, Related, Severity, Source, Span
from baocao.parsing.editing import apply
from baocao.parsing.file_places import FileText
from baocao.parsing.read import decode
from baocao.render import formats
from baocao.render.formats import (
    carry_json,
    carry_text,
    check_github,
    check_sarif,
    check_text,
    formats_of,
    renderer,
    rules_markdown,
    rules_text,
    trace_text,
)
from baocao.render.rule_texts import explained
from baocao.render.screen import cells, cut, excerpt, pad, wrap
from baocao.tasks.carryover import CarryOver, carry_over
from baocao.tasks.reports_by_month import Months
from baocao.tasks.trace import Traced, trace
from baocao.visible import TAB, visible
from support.offices import report_of, with_front_matter
from support.sarif_logs import run_in

NOTHING = Summary(0, 0, 0, 0)
RULES = tuple(loaded.rule for loaded in all_rules())
PATH = "reports/2022/2022-03.md"


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def source_of(raw: str, path: str = PATH) -> Source:
    return decode(raw.encode(), path).source


def as_commands(found: Sequence[Diagnostic]) -> str:
    return check_github.render(in_order(found), NOTHING, False, 80)


def as_sarif(found: Sequence[Diagnostic]) -> str:
    return check_sarif.render(in_order(found), NOTHING, False, 80)


def at(source: Source, words: str, after: int = 0) -> Span:
    start = source.text.index(words, after)
    return source.span(start, start + len(words))


def finding(
    span: Span,
    message: str = "Có chỗ cần xem lại.",
    advice: str = "Xem lại.",
    severity: Severity = Severity.ERROR,
    rule: str = "K01",
    related: Iterable[Related] = (),
    edits: Iterable[Edit] = (),
) -> Diagnostic:
    return Diagnostic(span, rule, "dropped-item", severity, message, advice, tuple(related), tuple(edits))


def text_of(*found: Diagnostic, reports: int = 4, color: bool = False, width: int = 100) -> str:
    return check_text.render(in_order(found), summarise(found, reports), color, width)


def seen_under_carets(text: str) -> list[str]:
    """What stands above the carets of each finding, measured as a terminal does."""
    lines = text.split("\n")
    found = []
    for above, below in itertools.pairwise(lines):
        carets = re.fullmatch(r" +\| ( *)(\^+)", below)
        if carets:
            shown = above[above.index("| ") + 2 :]
            start, end = len(carets[1]), len(carets[1]) + len(carets[2])
            found.append("".join(char for i, char in enumerate(shown) if start <= column(shown, i) < end))
    return found


def column(shown: str, index: int) -> int:
    """The column of a character; a combining mark is in that of its letter."""
    while index > 0 and unicodedata.combining(shown[index]):
        index -= 1
    return wcswidth(shown[:index])


# --------------------------------------------------------------------------- text


def test_a_finding_reads_as_the_style_guide_shows() -> None:
    before = source_of("x\n" * 40 + "- Mua máy chủ. {#mua-may-chu}\n", "reports/2022/2022-02.md")
    source = source_of("\n" * 8 + "### 1. Chuyển đổi số\n")
    one = finding(
        source.line_span(9),
        "Việc “Mua máy chủ” (mua-may-chu) của tháng 02 chưa có kết quả.",
        "Thêm một dòng với {#mua-may-chu …} vào lĩnh vực này.",
        related=[Related(before.line_span(41), "kế hoạch")],
    )
    assert text_of(one) == (
        "reports/2022/2022-03.md:9:1: lỗi [K01] Việc “Mua máy chủ” (mua-may-chu) của tháng 02 chưa có kết quả.\n"
        " 9 | ### 1. Chuyển đổi số\n"
        "   | ^^^^^^^^^^^^^^^^^^^^\n"
        "   = kế hoạch: reports/2022/2022-02.md:41\n"
        "   = cách sửa: Thêm một dòng với {#mua-may-chu …} vào lĩnh vực này.\n"
        "\n"
        "1 lỗi trong 4 báo cáo.\n"
    )


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        ((4, 2, 1, 0), "2 lỗi, 1 cảnh báo trong 4 báo cáo.\n"),
        ((4, 0, 1, 3), "1 cảnh báo, 3 gợi ý trong 4 báo cáo.\n"),
        ((4, 0, 0, 0), "Không có lỗi nào trong 4 báo cáo.\n"),
        ((0, 0, 0, 0), "Chưa có báo cáo nào để kiểm tra.\n"),
    ],
)
def test_the_last_line_counts_what_was_found(counts: tuple[int, int, int, int], line: str) -> None:
    assert check_text.render([], Summary(*counts), False, 100) == line


def test_the_last_line_says_how_many_findings_can_be_mended() -> None:
    source = source_of("a  b  c\n")
    span = at(source, "  ")
    text = text_of(finding(span, edits=[Edit(span, " ")]), finding(span), reports=1)
    assert text.endswith("2 lỗi trong 1 báo cáo. Máy tự sửa được 1 chỗ: chạy lại với --fix.\n")


def test_findings_stand_by_file_and_place_whatever_order_they_come_in() -> None:
    first, second = source_of("a b\n", "reports/2022/2022-01.md"), source_of("a b\n", "reports/2022/2022-02.md")
    found = [finding(at(second, "a")), finding(at(first, "b")), finding(at(first, "a"))]
    text = text_of(*found)
    assert re.findall(r"(?m)^reports/2022/(.*?): ", text) == ["2022-01.md:1:1", "2022-01.md:1:3", "2022-02.md:1:1"]
    assert text_of(*reversed(found)) == text


@pytest.mark.parametrize("severity", Severity)
def test_every_severity_has_a_vietnamese_word(severity: Severity) -> None:
    source = source_of("a\n")
    assert f":1:1: {SEVERITY_WORDS[severity]} [K01] " in text_of(finding(source.span(0, 1), severity=severity))


@pytest.mark.parametrize(
    ("raw", "words"),
    [
        ("Số hóa hồ sơ một cửa", "hồ sơ"),
        (nfd("Số hóa hồ sơ một cửa"), "hồ sơ"),
        ("漢字 và 😀 rồi hồ sơ", "hồ sơ"),
        ("\tmột\thồ sơ\t.", "hồ sơ"),
        ("\ufeff" + nfd("Số hóa hồ sơ"), "hồ sơ"),
        ("\x1b[31mSố\x1b[0m hồ sơ", "hồ sơ"),
        ("Số\u200bhóa\u202e hồ sơ", "hồ sơ"),
        ("漢字", "字"),
        (nfd("Việt Nam"), "ệ"),
    ],
)
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_carets_stand_under_exactly_the_letters_meant(raw: str, words: str, end: str) -> None:
    source = source_of(raw + end)
    [seen] = seen_under_carets(text_of(finding(at(source, words))))
    assert unicodedata.normalize("NFC", seen) == words


def test_the_column_counts_the_characters_of_the_file() -> None:
    source = source_of("\ufeff" + nfd("Tiếng Việt: số") + "\r\n")
    assert text_of(finding(at(source, "số"))).startswith(f"{PATH}:1:17: ")


def test_the_line_is_shown_as_it_stands_in_the_file() -> None:
    source = source_of(nfd("Chuyển đổi số") + "\n")
    assert f" 1 | {nfd('Chuyển đổi số')}\n" in text_of(finding(at(source, "đổi")))


def test_a_finding_over_several_lines_is_marked_to_the_end_of_the_first() -> None:
    source = source_of("một hai  \nba bốn\n")
    assert seen_under_carets(text_of(finding(at(source, "hai  \nba")))) == ["hai"]


@pytest.mark.parametrize("raw", ["", "\n", "a\n", "a"])
def test_an_empty_span_has_one_caret_wherever_it_is(raw: str) -> None:
    source = source_of(raw)
    text = text_of(finding(source.span(len(source.text), len(source.text))))
    assert text.count("^") == (1 if raw else 0)


def test_a_file_that_could_not_be_read_has_no_line_to_show() -> None:
    source = Source(PATH, "")
    assert text_of(finding(source.span(0, 0), "Tệp không phải UTF-8.", "Lưu lại.")) == (
        f"{PATH}:1:1: lỗi [K01] Tệp không phải UTF-8.\n   = cách sửa: Lưu lại.\n\n1 lỗi trong 4 báo cáo.\n"
    )


@pytest.mark.parametrize("width", [20, 60, 100])
@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("words", ["MỞ ĐẦU", "Ở GIỮA", "KẾT THÚC"])
def test_of_a_long_line_the_part_around_the_place_is_shown(width: int, form: str, words: str) -> None:
    filler = "tổ chức hội nghị tập huấn chuyển đổi số; " * 12
    raw = unicodedata.normalize(form, f"MỞ ĐẦU {filler}Ở GIỮA {filler}KẾT THÚC")
    text = text_of(finding(at(source_of(raw + "\n"), words)), width=width)
    [seen] = seen_under_carets(text)
    assert unicodedata.normalize("NFC", seen) == words
    shown = text.split("\n")[1]
    assert wcswidth(shown) <= max(width, 35)
    assert shown.startswith(" 1 | …") is (words != "MỞ ĐẦU")
    assert shown.endswith("…") is (words != "KẾT THÚC")


def test_of_a_span_too_wide_for_the_screen_the_beginning_is_shown() -> None:
    source = source_of("đầu " + "rất dài " * 100 + "cuối\n")
    [seen] = seen_under_carets(text_of(finding(source.span(4, len(source.text) - 1)), width=60))
    assert seen.startswith("rất dài")
    assert len(seen) > 40


def test_remarks_are_wrapped_under_themselves() -> None:
    source = source_of("a\n")
    advice = "Ghi kết quả của việc này kèm đúng mã nhiệm vụ vào phần kết quả, cùng lĩnh vực."
    lines = text_of(finding(source.span(0, 1), advice=advice), width=50).split("\n")
    assert lines[3:6] == [
        "   = cách sửa: Ghi kết quả của việc này kèm đúng",
        "     mã nhiệm vụ vào phần kết quả, cùng lĩnh vực.",
        "",
    ]


def test_colour_adds_nothing_but_colour() -> None:
    source = source_of("- Số hóa hồ sơ\n")
    found = [finding(at(source, "hồ sơ"), severity=severity) for severity in Severity]
    plain, coloured = text_of(*found), text_of(*found, color=True)
    assert "\x1b" not in plain
    assert coloured != plain
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == plain


@given(st.text(max_size=60), st.text(max_size=20), st.text(max_size=20), st.data())
def test_nothing_that_steers_a_terminal_gets_out(line: str, message: str, path: str, data: st.DataObject) -> None:
    source = source_of(line.encode("utf-8", "replace").decode(), path)
    start = data.draw(st.integers(0, len(source.text)))
    span = source.span(start, data.draw(st.integers(start, len(source.text))))
    one = finding(span, message, message, related=[Related(span, message)])
    for output in (text_of(one, width=40), as_commands([one])):
        for character in output:
            assert character == "\n" or character.isprintable() or unicodedata.category(character) == "Zs"
    for output in (renderer("check", "json")([one], Summary(1, 1, 0, 0), False, 80), as_sarif([one])):
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]", output)
        json.loads(output)


# --------------------------------------------------------------------------- the screen

shown_text = st.text(st.sampled_from("a bệ漢😀\u0301\u0323"), max_size=80).map(visible)


@given(st.text())
def test_a_part_of_a_text_made_visible_is_a_part_of_it_made_visible(text: str) -> None:
    for middle in range(len(text)):
        assert visible(text[:middle]) + visible(text[middle:]) == visible(text)


@given(shown_text, st.integers(1, 40))
def test_cut_and_padded_texts_keep_to_their_width(text: str, width: int) -> None:
    assert cells(cut(text, width)) <= width
    assert cells(pad(text, width)) == width
    assert cut(text, width) == text or cut(text, width).endswith("…")


@given(st.lists(st.sampled_from(["một", "漢字漢字", "a", "", "rất-dài-" * 5])), st.integers(5, 40))
def test_wrapping_breaks_at_blanks_and_loses_nothing(words: list[str], width: int) -> None:
    lines = wrap(" ".join(words), width)
    assert " ".join(lines) == " ".join(words)
    assert all(cells(line) <= width for line in lines if " " in line)


@given(st.text(st.sampled_from("a bệ漢😀\u0301\u0323\t\x1b"), max_size=200), st.integers(10, 60), st.data())
def test_an_excerpt_fits_and_holds_the_beginning_of_what_is_meant(line: str, width: int, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(line)))
    end = data.draw(st.integers(start, len(line)))
    part = excerpt(line, start, end, width)
    assert cells(part.text) <= width
    assert 0 <= part.start <= part.end <= width
    if cells(visible(line)) <= width and len(line) < width:
        assert part.text == visible(line)
    if end > start and not unicodedata.combining(line[start]):
        assert part.text[cut_at(part.text, part.start) :].lstrip("\u0301\u0323").startswith(visible(line[start])[:1])


def cut_at(text: str, width: int) -> int:
    """How many characters of `text` stand before column `width`."""
    return next(i for i in range(len(text) + 1) if cells(text[:i]) == width)


def test_invisible_characters_are_shown_as_signs() -> None:
    assert visible("a\tb\x00\x1b\x7f\x9b\u200b\u202e\u2028\ufeff\n") == (
        f"a{TAB}b␀␛␡<U+009B><U+200B><U+202E><U+2028><U+FEFF>␊"
    )
    assert visible("Chuyển đổi số 漢字 😀 1\u00a0000") == "Chuyển đổi số 漢字 😀 1\u00a0000"


# --------------------------------------------------------------------------- json


def test_json_is_what_the_design_says() -> None:
    source = source_of("một\nhai ba\n")
    other = source_of("x\n", "reports/2022/2022-02.md")
    one = finding(at(source, "hai"), related=[Related(other.span(0, 1), "kế hoạch")])
    text = renderer("check", "json")([one], Summary(4, 1, 0, 0), False, 100)
    assert text.endswith("}\n")
    assert "Có chỗ cần xem lại." in text
    assert json.loads(text) == {
        "version": 1,
        "diagnostics": [
            {
                "path": PATH,
                "line": 2,
                "column": 1,
                "end_line": 2,
                "end_column": 4,
                "rule": "K01",
                "name": "dropped-item",
                "severity": "error",
                "message": "Có chỗ cần xem lại.",
                "help": "Xem lại.",
                "related": [{"path": "reports/2022/2022-02.md", "line": 1, "message": "kế hoạch"}],
            }
        ],
        "summary": {"reports": 4, "errors": 1, "warnings": 0, "notes": 0},
    }


def test_json_escapes_what_steers_a_terminal_and_keeps_the_value() -> None:
    source = source_of("a\n")
    message = "\x1b[31m\x9b\u202e đỏ"
    text = renderer("check", "json")([finding(source.span(0, 1), message)], Summary(1, 1, 0, 0), False, 100)
    assert "\\u001b[31m\\u009b\\u202e đỏ" in text
    assert json.loads(text)["diagnostics"][0]["message"] == message


def test_the_folder_is_the_list_of_formats() -> None:
    offered = {command: formats_of(command) for command in command_names()}
    offered = {command: names for command, names in offered.items() if names}
    assert sum(map(len, offered.values())) == len(list(pkgutil.iter_modules(formats.__path__)))
    assert offered["check"] == ("text", "json", "github", "sarif")
    for command, names in offered.items():
        assert names[0] == "text"
        assert all(callable(renderer(command, name)) for name in names)


# --------------------------------------------------------------------------- github


def read_command(line: str) -> tuple[str, dict[str, str], str]:
    """A workflow command as GitHub's runner reads it."""
    info, _, data = line.removeprefix("::").partition("::")
    name, _, properties = info.partition(" ")
    pairs = [pair.partition("=")[::2] for pair in properties.split(",")]
    return name, {key: unescaped(value) for key, value in pairs}, unescaped(data)


def unescaped(text: str) -> str:
    for escape, character in (("%0D", "\r"), ("%0A", "\n"), ("%3A", ":"), ("%2C", ","), ("%25", "%")):
        text = text.replace(escape, character)
    return text


def test_a_github_command_says_place_rule_message_and_help() -> None:
    source = source_of("một hai\n")
    one = finding(at(source, "hai"), "Đạt 50%: chưa đủ, còn thiếu.", "Bổ sung.", Severity.NOTE)
    assert as_commands([one]) == (
        f"::notice file={PATH},line=1,endLine=1,col=5,endColumn=8,title=K01 dropped-item"
        "::Đạt 50%25: chưa đủ, còn thiếu.%0ABổ sung.\n"
    )


def test_github_gets_columns_only_on_one_line() -> None:
    source = source_of("một\nhai\n")
    _, properties, _ = read_command(as_commands([finding(at(source, "một\nhai"))]))
    assert properties == {"file": PATH, "line": "1", "endLine": "2", "title": "K01 dropped-item"}


@given(
    st.text(st.sampled_from("%:,=\n\r a0A]đ"), min_size=1),
    st.text(st.sampled_from("%:,=\n\r.2C/x"), min_size=1),
)
def test_github_reads_back_any_message_and_path(message: str, path: str) -> None:
    source = Source(path, "a\n")
    text = as_commands([finding(source.span(0, 1), message, "")])
    assert text.count("\n") == 1
    name, properties, data = read_command(text.removesuffix("\n"))
    assert (name, properties["file"], data) == ("error", path, message)


def test_github_gets_nothing_where_nothing_was_found() -> None:
    assert as_commands([]) == ""


# --------------------------------------------------------------------------- sarif


def sarif_run(*found: Diagnostic) -> dict:
    printed = as_sarif(found)
    log = json.loads(printed)
    assert log["version"] == "2.1.0"
    assert log["$schema"].endswith("sarif-schema-2.1.0.json")
    return run_in(printed)


def check_message(message: dict) -> None:
    assert message["text"]
    assert re.sub(r"\{\{|\}\}", "", message["text"]).count("{") == 0, "a brace in a message is doubled"


def check_region(region: dict) -> None:
    assert set(region) == {"startLine", "startColumn", "endLine", "endColumn"}
    assert all(isinstance(value, int) and value >= 1 for value in region.values())
    assert (region["startLine"], region["startColumn"]) <= (region["endLine"], region["endColumn"])


def check_location(location: dict) -> None:
    assert re.fullmatch(r"[A-Za-z0-9/._~%-]+", location["artifactLocation"]["uri"])
    check_region(location["region"])


def test_sarif_has_what_the_standard_requires() -> None:
    source = source_of(nfd("Số hóa  hồ sơ\n"), "reports/2022/kỳ 03.md")
    span = at(source, "  ")
    one = finding(
        span, "Thiếu {#so-hoa} [ở đây](x).", related=[Related(at(source, "hồ sơ"), "{0}")], edits=[Edit(span, " ")]
    )
    run = sarif_run(one, finding(at(source, "hồ sơ"), severity=Severity.NOTE))
    assert run["columnKind"] == "unicodeCodePoints"
    driver = run["tool"]["driver"]
    assert driver["name"] == "baocao"
    assert [rule["id"] for rule in driver["rules"]] == [rule.id for rule in RULES]
    for rule in driver["rules"]:
        for text in ("shortDescription", "fullDescription", "help"):
            assert rule[text]["text"]
        assert rule["help"]["markdown"]
        assert rule["defaultConfiguration"]["level"] in {"error", "warning", "note"}
    for result in run["results"]:
        assert result["level"] in {"error", "warning", "note"}
        check_message(result["message"])
        for location in result["locations"]:
            check_location(location["physicalLocation"])
        for related in result.get("relatedLocations", []):
            check_message(related["message"])
            check_location(related["physicalLocation"])
        for fix in result.get("fixes", []):
            for change in fix["artifactChanges"]:
                for replacement in change["replacements"]:
                    check_region(replacement["deletedRegion"])
    assert unquote(run["results"][0]["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]) == source.path
    assert "](" not in run["results"][0]["message"]["text"].replace("\\](", "")


def test_sarif_points_each_result_to_its_rule() -> None:
    source = source_of("a\n")
    run = sarif_run(*(finding(source.span(0, 1), rule=rule.id) for rule in RULES))
    rules = run["tool"]["driver"]["rules"]
    assert len(run["results"]) == len(rules)
    assert all(rules[result["ruleIndex"]]["id"] == result["ruleId"] for result in run["results"])


@pytest.mark.parametrize("form", ["NFC", "NFD"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_fix_in_sarif_does_to_the_file_what_mending_does(form: str, end: str) -> None:
    raw = "\ufeff" + unicodedata.normalize(form, "Một\nSố  hóa hồ\nsơ\n").replace("\n", end)
    source = source_of(raw)
    edits = [Edit(at(source, "ố  h"), "ố h"), Edit(at(source, "hồ\nsơ"), "hồ sơ\n")]
    run = sarif_run(finding(at(source, "  "), edits=edits))
    [change] = run["results"][0]["fixes"][0]["artifactChanges"]
    lines = raw.removeprefix("\ufeff").split(end)
    starts = [sum(len(line) + len(end) for line in lines[:number]) for number in range(len(lines))]
    text = raw.removeprefix("\ufeff")
    for one in reversed(change["replacements"]):
        region = one["deletedRegion"]
        start = starts[region["startLine"] - 1] + region["startColumn"] - 1
        stop = starts[region["endLine"] - 1] + region["endColumn"] - 1
        text = text[:start] + one["insertedContent"]["text"] + text[stop:]
    assert "\ufeff" + text == apply(source, edits)


def fingerprints(raw: str, words: str = "hồ sơ") -> list[str]:
    source = source_of(raw)
    found = [
        finding(source.span(match.start(), match.end()), f"Xem lại dòng {source.position(match.start())[0]}.")
        for match in re.finditer(words, source.text)
    ]
    return [result["partialFingerprints"]["baocao/v1"] for result in sarif_run(*found)["results"]]


def test_fingerprints_stay_when_lines_move_and_differ_among_findings() -> None:
    before = fingerprints("- Số hóa hồ sơ.\n- Lưu hồ sơ.\n")
    assert fingerprints("\n\nThêm.\n\n- Số hóa hồ sơ.\n\n- Lưu hồ sơ.\n") == before
    assert fingerprints(nfd("- Số hóa hồ sơ.\n- Lưu hồ sơ.\n")) == before
    assert len(set(before)) == 2


# --------------------------------------------------------------------------- rules


def made_up(**texts: object) -> ReportRule:
    """A rule whose texts are as hard to show as they come."""
    defaults = {
        "id": "K99",
        "name": "made-up",
        "summary": "Việc phải có mã, ví dụ {#so-hoa}.",
        "why": "Dấu * và _ và [x](y) và <b> và & là chữ thường; `a*b` là mã.",
        "fix": "Ghi {#so-hoa đang}",
        "bad": "- Một. <!-- K99 -->\n- Hai.\n- Ba\u200b. <!-- K99 -->\n",
        "good": "```\nmã\n```\n",
        "earlier": ("- Tháng một.\n", "- Tháng hai.\n"),
        "config": "areas: []\n",
        "source": "NĐ30, Điều 8",
        "fixable": True,
    }
    return ReportRule(**{**defaults, **texts})


def html_of(page: str) -> str:
    markdown = pytest.importorskip("markdown", reason="Python-Markdown comes with MkDocs")
    return markdown.markdown(page, extensions=["toc", "attr_list", "fenced_code", "tables"])


def test_the_page_has_an_anchor_for_every_rule_and_links_to_it() -> None:
    html = html_of(rules_markdown.render(RULES, False))
    ids = [rule.id for rule in RULES]
    assert re.findall(r'<h3 id="([^"]+)">', html) == [rules_markdown.anchor(id) for id in ids]
    assert re.findall(r'href="#([^"]+)"', html) == [id.lower() for id in ids]


def test_the_page_shows_the_texts_of_a_rule_letter_for_letter() -> None:
    html = html_of(rules_markdown.render([made_up()], False))
    assert "Dấu * và _ và [x](y) và &lt;b&gt; và &amp; là chữ thường; <code>a*b</code> là mã." in html
    assert html.count("<code>{#so-hoa}</code>") == 2
    assert "<code>{#so-hoa đang}</code>" in html
    assert 'id="so-hoa"' not in html


def test_the_page_shows_examples_without_marks_and_names_the_marked_lines() -> None:
    page = rules_markdown.render([made_up()], False)
    assert "<!-- K99" not in page
    assert "Chưa đúng, nhắc ở dòng 1, 3:\n\n```markdown\n- Một.\n- Hai.\n- Ba<U+200B>.\n```\n" in page
    assert "Đúng:\n\n````markdown\n```\nmã\n```\n````\n" in page
    assert page.index("Báo cáo 2 tháng trước:") < page.index("Báo cáo tháng trước:") < page.index("Chưa đúng")
    assert "Với baocao.yml có:\n\n```yaml\nareas: []\n```" in page


def test_the_page_says_how_grave_and_whether_it_can_be_mended() -> None:
    page = rules_markdown.render([made_up(severity=Severity.WARNING, issued=Severity.ERROR)], False)
    assert "`made-up` · bản nháp: cảnh báo, đã ban hành: lỗi · tự sửa bằng `--fix`: có" in page
    page = rules_markdown.render([made_up(severity=Severity.NOTE, issued=Severity.NOTE, fixable=False)], False)
    assert "`made-up` · mức độ: gợi ý · tự sửa bằng `--fix`: không" in page


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_a_rule_is_explained_on_the_screen_with_all_it_says(rule: ReportRule) -> None:
    text = explained(rule, False)
    said = " ".join(text.split())
    assert text.startswith(f"{rule.id} {rule.name}\n")
    for part in (rule.summary, rule.why, rule.fix, rule.source):
        assert " ".join(visible(part).split()) in said
    assert "\x1b" not in text
    assert re.sub(r"\x1b\[\d+m", "", explained(rule, True)) == text


def test_the_list_has_every_rule_under_its_family() -> None:
    text = rules_text.render(RULES, False)
    assert re.findall(r"(?m)^  ([A-Z]\d\d)  ", text) == [rule.id for rule in RULES]
    assert all(cells(line) <= 96 for line in text.split("\n"))


# --------------------------------------------------------------------------- carry

PLAN = """\
## III. KẾ HOẠCH THÁNG 03 NĂM 2022

### 1. Chuyển đổi số

- Mở lớp tập huấn. {#tap-huan}
- Mua máy chủ. {#mua-may-chu}
- Sửa đường truyền.

### 2. Thư viện lưu động

- Luân chuyển sách {#sach}; Tu bổ kho {#kho}.
"""
RESULTS = """\
## I. KẾT QUẢ THÁNG 03/2022

### 1. Chuyển đổi số

- Đã tập huấn 40 người. {#tap-huan xong}
- Tập huấn thêm một lớp. {#tap-huan xong}

### 2. Bảo tàng và di tích

- Luân chuyển 300 cuốn sách. {#sach đang}
"""


def carry_of(plan: str, results: str) -> CarryOver:
    before = report_of(with_front_matter(plan, "2022-02"), "reports/2022/2022-02.md")
    return carry_over(before, report_of(with_front_matter(results, "2022-03")))


def test_the_carry_table_shows_what_is_missing_first() -> None:
    text = carry_text.render(carry_of(PLAN, RESULTS), False, 90)
    assert text == (
        "Kế hoạch: kỳ 2022-02 (reports/2022/2022-02.md). Kết quả: kỳ 2022-03\n(reports/2022/2022-03.md).\n"
        "\n"
        "Dòng  Mã nhiệm vụ   Hiện trạng  Độ tin cậy  Việc theo kế hoạch\n"
        "11    mua-may-chu   thiếu                   Mua máy chủ\n"
        "12    (chưa có mã)  thiếu                   Sửa đường truyền\n"
        "16    kho           thiếu                   Tu bổ kho\n"
        "10    tap-huan      xong        100%        Mở lớp tập huấn\n"
        "      → dòng 10: Đã tập huấn 40 người\n"
        "      → dòng 11: Tập huấn thêm một lớp\n"
        "16    sach          đang        100%        Luân chuyển sách\n"
        "      → dòng 15: Luân chuyển 300 cuốn sách\n"
        "\n"
        "3 trong 5 việc theo kế hoạch chưa có kết quả. Ghi kết quả kèm đúng mã nhiệm vụ; việc không\n"
        "làm nữa thì ghi trạng thái “bỏ” và nêu lý do.\n"
    )


def test_the_carry_table_says_when_all_is_well_and_when_nothing_was_planned() -> None:
    plan = "## III. KẾ HOẠCH THÁNG 03 NĂM 2022\n\n### 1. Chuyển đổi số\n\n- Mở lớp tập huấn. {#tap-huan}\n"
    assert carry_text.render(carry_of(plan, RESULTS), False, 90).endswith(
        "\n\nCả 1 việc theo kế hoạch đều đã có kết quả.\n"
    )
    assert carry_text.render(carry_of("", RESULTS), False, 90).endswith(
        "\n\nBáo cáo kỳ trước không có việc nào trong phần kế hoạch.\n"
    )


@pytest.mark.parametrize("width", [60, 90, 140])
def test_the_carry_table_keeps_to_the_screen(width: int) -> None:
    long = PLAN.replace("Mua máy chủ", "Mua máy chủ và thiết bị lưu trữ " * 8).replace("#kho", "#" + "kho-" * 14)
    text = carry_text.render(carry_of(long, RESULTS), False, width)
    assert max(cells(line) for line in text.split("\n")) <= max(width, 100)
    coloured = carry_text.render(carry_of(long, RESULTS), True, width)
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text


def test_carry_json_is_what_the_design_says() -> None:
    value = json.loads(carry_json.render(carry_of(PLAN, RESULTS), False, 80))
    assert (value["from"], value["to"]) == ("2022-02", "2022-03")
    items = value["items"]
    assert [item["slug"] for item in items] == ["tap-huan", "mua-may-chu", None, "sach", "kho"]
    assert items[0] == {
        "slug": "tap-huan",
        "area": "chuyen-doi-so",
        "text": "Mở lớp tập huấn",
        "line": 10,
        "outcome": "accounted",
        "status": "xong",
        "score": 1.0,
        "by": "marker",
        "sure": True,
        "results": [{"line": 10, "text": "Đã tập huấn 40 người"}, {"line": 11, "text": "Tập huấn thêm một lớp"}],
        "reasons": [],
        "candidates": [],
    }
    missing = items[1]
    assert (missing["outcome"], missing["status"], missing["by"]) == ("missing", None, None)
    assert missing["results"] == []
    assert items[3]["area"] == "Thư viện lưu động"


def test_the_carry_table_says_what_a_link_by_words_rests_on_and_why_the_nearest_was_refused() -> None:
    plan = "## III. KẾ HOẠCH\n\n### 1. Chuyển đổi số\n\n- Kiểm tra di tích huyện Bắc Sơn.\n- Mua máy chủ.\n"
    told = "## I. KẾT QUẢ\n\n### 1. Chuyển đổi số\n\n- Kiểm tra di tích huyện Nam Sơn.\n- Đã mua máy chủ.\n"
    carry = carry_of(plan, told)
    text = carry_text.render(carry, False, 90)
    assert "gần nhất, dòng 10: Kiểm tra di tích huyện Nam Sơn\n        (khác huyện: Bắc Sơn ≠ Nam Sơn)\n" in text
    assert "→ dòng 11: Đã mua máy chủ\n        vì " in text
    coloured = carry_text.render(carry, True, 90)
    assert "\x1b[1mmáy\x1b[0m" in coloured  # both have it
    assert "\x1b[1;33mNam\x1b[0m" in coloured  # only the result has it
    assert re.sub(r"\x1b\[[0-9;]*m", "", coloured) == text
    items = json.loads(carry_json.render(carry, False, 80))["items"]
    assert items[0]["candidates"][0]["why"] == "khác huyện: Bắc Sơn ≠ Nam Sơn"
    assert items[1]["reasons"]


def test_the_table_of_tasks_keeps_to_the_screen_and_hides_nothing_that_steers_it() -> None:
    plan = "## III. KẾ HOẠCH\n\n### 1. Chuyển đổi số\n\n" + "".join(
        f"- Mua máy chủ \x1b[2J và thiết bị lưu trữ số {at}. {{#{'may-' * at}chu}}\n" for at in (1, 5, 14)
    )
    report = report_of(with_front_matter(plan, "2022-02"), "reports/2022/2022-02.md")
    found = [Traced("", trace(Months(None, (report,))))]
    for width in (60, 90, 140):
        text = trace_text.render(found, False, width)
        assert "\x1b" not in text + trace_text.render(found, False, width, as_lives=True)
        assert max(cells(line) for line in text.split("\n")) <= max(width, 100)
        assert re.sub(r"\x1b\[[0-9;]*m", "", trace_text.render(found, True, width)) == text


def test_the_origin_of_a_report_is_its_file() -> None:
    report = report_of(("\ufeff" + nfd(with_front_matter(PLAN))).replace("\n", "\r\n"))
    assert FileText(report.source).line_end == "\r\n"
