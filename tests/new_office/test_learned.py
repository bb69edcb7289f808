"""What old Word reports say of their office: field by field, of made-up offices in several layouts."""

from __future__ import annotations

import io

import pytest

from baocao.config.load import config_document, load_config
from baocao.model import Source
from baocao.new_office.config_yaml import config_yaml
from baocao.new_office.learned import Learned, learned
from baocao.new_office.old_report import OldReport, old_report
from baocao.word.reading import open_word
from support.old_offices import OldOffice, old_offices
from support.strangers import AREA_LOOKS, AREAS, HEADS, stranger

OFFICES = {office.name: office for office in old_offices()}
FIELDS = sorted({field for office in OFFICES.values() for field in office.wanted})


def read(office: OldOffice) -> list[OldReport]:
    reports = []
    for name, document in office.reports.items():
        stream = io.BytesIO()
        document.save(stream)
        reports.append(old_report(name, open_word(stream.getvalue())))
    return reports


KNOWN: dict[str, Learned] = {}


def known(office: str) -> Learned:
    if office not in KNOWN:
        KNOWN[office] = learned(read(OFFICES[office]))
    return KNOWN[office]


def said(office: str) -> dict[str, object]:
    config = known(office).config
    return {
        "parent": config.organ.parent,
        "name": config.organ.name,
        "place": config.organ.place,
        "code_notation": config.organ.code_notation,
        "type_name": config.report.type_name,
        "subject": config.report.subject,
        "closing": config.report.closing,
        "position": config.signer.position,
        "to": config.to,
        "archive": config.archive,
        "sections": tuple(section.title for section in config.sections),
        "with_areas": tuple(section.areas == "all" for section in config.sections),
        "areas": tuple(area.title for area in config.areas),
    }


@pytest.mark.parametrize("field", FIELDS)
@pytest.mark.parametrize("office", OFFICES)
def test_the_old_reports_say_it(office: str, field: str) -> None:
    assert said(office)[field] == OFFICES[office].wanted[field]


@pytest.mark.parametrize("office", OFFICES)
def test_what_was_learned_is_a_configuration_with_every_guess_marked_at_its_line(office: str) -> None:
    found = known(office)
    text = config_yaml(found.config, found.remarks)
    config, notes = load_config(config_document(Source("baocao.yml", text)))
    assert (config, notes) == (found.config, ())
    marked = [line for line in text.splitlines() if line.rstrip().endswith(("xem lại", "xem lại kỳ"))]
    assert len(marked) == len(found.remarks)
    assert any(line.strip().startswith("subject:") for line in marked)
    assert not any(line.strip().startswith(("name:", "place:")) for line in marked)


def test_a_period_is_that_of_each_report() -> None:
    for office in OFFICES.values():
        assert tuple(str(report.period) for report in read(office)) == office.periods


def test_an_area_that_came_later_is_dated() -> None:
    dated = {area.title: (area.since, area.until) for area in known("Sở Du lịch").config.areas}
    assert {title: str(since) for title, (since, _) in dated.items() if since} == {"Chuyển đổi số": "2024-11"}
    assert not any(until for _, until in dated.values())


def test_files_that_disagree_are_named_with_what_each_says() -> None:
    told = known("Trung tâm Kiểm soát bệnh tật").disagreements
    assert told[0] == "CDC-T3.docx: người ký là “KT. GIÁM ĐỐC / PHÓ GIÁM ĐỐC”; baocao.yml ghi “GIÁM ĐỐC”."
    assert "Ban Giám đốc Trung tâm" in told[1]
    assert known("Sở Du lịch").disagreements == ()


def test_one_old_report_is_enough() -> None:
    for office in OFFICES.values():
        config = learned(read(office)[:1]).config
        assert config.organ.name == office.wanted["name"]
        assert {section.id for section in config.sections} >= {"results", "plan"}


@pytest.mark.parametrize("look", AREA_LOOKS)
def test_areas_are_found_however_their_headings_look(look: str) -> None:
    config = learned([old_report("x.docx", open_word(stranger(area=AREA_LOOKS[look])))]).config
    assert [area.title.casefold() for area in config.areas] == [title.casefold() for title in AREAS]
    assert [section.areas for section in config.sections] == ["all", "none", "all"]


@pytest.mark.parametrize("look", HEADS)
def test_the_office_is_found_however_the_head_is_laid_out(look: str) -> None:
    organ = learned([old_report("x.docx", open_word(stranger(HEADS[look]())))]).config.organ
    assert (organ.name, organ.parent) == ("SỞ VĂN HÓA VÀ DU LỊCH", "UBND TỈNH HẢI SƠN")
    assert (organ.place, organ.code_notation) == ("Hải Sơn", "BC-SVHDL")
