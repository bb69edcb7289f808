"""The department's own report of January 2022: its real slips are found, and nothing else is called one."""

from __future__ import annotations

from pathlib import Path

import pytest

from baocao.archive import office_of, parse_read
from baocao.checking.check import check_office, chosen_rules
from baocao.model import Diagnostic
from baocao.parsing.read import decode
from baocao.repository import open_repository
from support.original import as_report


@pytest.fixture(scope="module")
def findings(shared_data: Path, repository: Path) -> list[Diagnostic]:
    text = (shared_data / "reports" / "2022-01-original.txt").read_text(encoding="utf-8")
    folder = open_repository(repository).folders[0]
    report = parse_read(decode(as_report(text).encode(), "reports/2022/2022-01.md"), folder)
    office = office_of(open_repository(repository), folder, [report])
    return list(check_office(office, chosen_rules()))


def of_rule(findings: list[Diagnostic], rule: str) -> list[str]:
    return [one.span.text for one in findings if one.rule == rule]


def test_the_quote_without_a_partner_is_found(findings: list[Diagnostic]) -> None:
    (one,) = (one for one in findings if one.rule == "T02")
    assert one.span.text == "”"
    assert one.span.source.line(one.span.line).endswith("Sơn La” sau khi có ý kiến của Sở Nội vụ.")


def test_the_feast_day_is_found_three_times(findings: list[Diagnostic]) -> None:
    assert of_rule(findings, "T07").count("Tết Nguyên đán") == 3


def test_the_title_that_differs_between_i_and_iii_is_found(findings: list[Diagnostic]) -> None:
    assert of_rule(findings, "S03") == ["Công tác Quản lý công nghệ và chuyên ngành"]


def test_the_figure_without_its_point_is_found(findings: list[Diagnostic]) -> None:
    assert of_rule(findings, "N04") == ["1147"]


def test_nothing_else_is_called_a_slip(findings: list[Diagnostic]) -> None:
    # Of the plan's items none has a marker yet (K10), and the front matter made here has no indicators (N02) and no
    # signer (F06).
    assert {one.rule for one in findings} == {"T02", "T07", "S03", "N04", "K10", "N02", "F06"}
