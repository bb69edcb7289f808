"""The engine: what it shows where a rule finds more than anybody reads, and that nothing is lost to the fixer."""

from __future__ import annotations

from baocao.checking.check import MAX_FINDINGS, check_office, check_report, chosen_rules
from baocao.checking.fix import mend
from baocao.model import Diagnostic, Report, Severity, Source
from baocao.office import Office
from baocao.parsing.parse import parse
from baocao.parsing.read import decode, remarks
from support.offices import office_config, report_of, with_front_matter


def office_with(report: Report) -> Office:
    return Office("", ".", office_config(), (report,))


def with_words(words: str) -> str:
    """A report that has `words` in section II, and in section III, where they are items."""
    return with_front_matter(
        "Sở báo cáo như sau:\n\n## I. KẾT QUẢ THÁNG 03/2022\n\n### 1. Chuyển đổi số\n\n- Cấp 40 chữ ký số.\n\n"
        f"## II. ĐÁNH GIÁ CHUNG\n\n{words}\n\n"
        f"## III. KẾ HOẠCH THÁNG 04 NĂM 2022\n\n### 1. Chuyển đổi số\n\n{words}\n"
    )


def findings(rule: str, words: str) -> tuple[Diagnostic, ...]:
    return check_office(office_with(report_of(with_words(words))), chosen_rules([rule]))


def test_of_very_many_findings_of_a_rule_the_last_one_says_how_many_more_there_are() -> None:
    found = findings("T02", "(" * MAX_FINDINGS)  # in two sections
    assert len(found) == MAX_FINDINGS + 1
    assert found[-1].message.endswith(f"… và {MAX_FINDINGS - 1} chỗ nữa như vậy.")
    assert not any("chỗ nữa" in one.message for one in found[:-1])


def test_as_many_findings_as_are_shown_are_shown_as_they_are() -> None:
    found = findings("T02", "(" * (MAX_FINDINGS // 2))
    assert len(found) == MAX_FINDINGS
    assert not any("chỗ nữa" in one.message for one in found)


def test_what_is_left_out_is_as_grave_as_the_gravest_of_it() -> None:
    many_notes = "Theo tại Khoản 1 Điều 5. " * (MAX_FINDINGS + 1)
    found = findings("T05", f"{many_notes}\n\nTheo Nghị định 107/2020/NĐ-CP.")
    assert found[0].severity is Severity.NOTE
    assert found[-1].severity is Severity.WARNING


def test_fix_mends_more_places_than_are_shown() -> None:
    count = MAX_FINDINGS

    def findings_of(source: Source) -> list[Diagnostic]:
        report = parse(source, office_config(), remarks(source))
        return list(check_report(report, office_with(report), chosen_rules(["T08"])))

    source = decode(with_words("Kiểm tra  cơ sở ; xong.\n\n" * count).encode(), "reports/2022/2022-03.md").source
    assert mend(source, findings_of).count("Kiểm tra cơ sở; xong.") == 2 * count


def test_marks_piled_upon_a_letter_are_said_to_be_no_writing() -> None:
    report = report_of(with_words("a" + "\u0301\u0323" * 1000))
    assert not report.is_readable
    assert "Dòng 16 có hơn 100 dấu" in report.notes[0].message
