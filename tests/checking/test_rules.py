"""Every rule in the folder against its own examples and texts, whoever wrote it."""

from __future__ import annotations

import importlib
import pkgutil
import re
import unicodedata
from collections import Counter

import pytest

import baocao.checking.rules
from baocao.checking.rule import LoadedRule, ReportRule
from baocao.checking.rules import all_rules
from baocao.language.letters import without_diacritics
from baocao.model import Severity
from baocao.parsing.editing import apply
from support.rule_examples import bad_example, diagnostics, good_example

MODULES = [module.name for module in pkgutil.iter_modules(baocao.checking.rules.__path__)]
EXPLANATIONS = ("summary", "why", "fix")
each_rule = pytest.mark.parametrize("loaded", all_rules(), ids=lambda loaded: loaded.rule.id)


@each_rule
def test_bad_example_is_found_on_exactly_the_marked_lines(loaded: LoadedRule) -> None:
    example = bad_example(loaded.rule)
    assert example.lines, "the bad example has no mark"
    assert {one.span.line for one in diagnostics(loaded, example)} == set(example.lines)


@each_rule
def test_good_example_is_silent(loaded: LoadedRule) -> None:
    example = good_example(loaded.rule)
    assert not example.lines, "a good example has no marks"
    assert [one.message for one in diagnostics(loaded, example)] == []


@each_rule
def test_explanations_are_whole_vietnamese_sentences(loaded: LoadedRule) -> None:
    for field in EXPLANATIONS:
        text = getattr(loaded.rule, field)
        assert without_diacritics(text) != text.lower(), f"{field} is not Vietnamese"
        assert text[0].isupper() or not text[0].isalpha(), f"{field} does not begin like a sentence"
        assert text.rstrip("”)").endswith("."), f"{field} does not end like a sentence"


@each_rule
def test_texts_are_composed_letters(loaded: LoadedRule) -> None:
    rule = loaded.rule
    for field in ("id", "name", *EXPLANATIONS, "good", "config", "source"):
        assert unicodedata.is_normalized("NFC", getattr(rule, field)), f"{field} is not NFC"


@each_rule
def test_findings_say_what_is_wrong_and_what_to_do_in_composed_vietnamese(loaded: LoadedRule) -> None:
    for one in diagnostics(loaded, bad_example(loaded.rule)):
        for text in (one.message, one.help, *(related.message for related in one.related)):
            assert text.strip(), f"an empty text at line {one.span.line}"
            assert unicodedata.is_normalized("NFC", text)
        assert one.message.rstrip("”)").endswith((".", "?")), one.message


@each_rule
def test_only_a_rule_that_says_so_offers_edits_and_its_example_has_one(loaded: LoadedRule) -> None:
    edits = [edit for one in diagnostics(loaded, bad_example(loaded.rule)) for edit in one.edits]
    assert bool(edits) is loaded.rule.fixable


@each_rule
def test_its_edits_mend_what_it_found(loaded: LoadedRule) -> None:
    example = bad_example(loaded.rule)
    found = diagnostics(loaded, example)
    edits = [edit for one in found for edit in one.edits]
    mended = loaded.rule._replace(bad=apply(example.report.source, edits))
    left = diagnostics(LoadedRule(mended, loaded.check), bad_example(mended))
    assert len(left) == len([one for one in found if not one.edits])


@each_rule
def test_an_issued_report_is_judged_at_least_as_hard_as_a_draft(loaded: LoadedRule) -> None:
    order = [Severity.NOTE, Severity.WARNING, Severity.ERROR]
    assert order.index(loaded.rule.issued) >= order.index(loaded.rule.severity)


@pytest.mark.parametrize("module", MODULES)
def test_file_name_begins_with_the_id_of_its_rule(module: str) -> None:
    rule: ReportRule = importlib.import_module(f"baocao.checking.rules.{module}").RULE
    assert re.fullmatch(r"[fsktn]\d\d_[a-z0-9_]+", module)
    assert module.startswith(f"{rule.id.lower()}_")


def test_ids_and_names_are_unique_and_names_are_kebab_case() -> None:
    rules = [loaded.rule for loaded in all_rules()]
    for field in ("id", "name"):
        counts = Counter(getattr(rule, field) for rule in rules)
        assert [value for value, count in counts.items() if count > 1] == []
    assert [rule.name for rule in rules if not re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", rule.name)] == []


def test_every_rule_of_the_front_matter_and_section_families_is_there() -> None:
    ids = {loaded.rule.id for loaded in all_rules()}
    assert {f"F{number:02}" for number in range(1, 10)} <= ids
    assert {f"S{number:02}" for number in range(1, 9)} <= ids
