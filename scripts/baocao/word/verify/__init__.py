"""Holds anybody's Word file against Nghị định 30/2020/NĐ-CP. Pure: what a file shows in, what is wrong out."""

from baocao.word.verify.engine import verify
from baocao.word.verify.looking import shortened
from baocao.word.verify.model import Check, DecreeRule, Verdict
from baocao.word.verify.rules import all_rules

__all__ = ["Check", "DecreeRule", "Verdict", "all_rules", "shortened", "verify"]
