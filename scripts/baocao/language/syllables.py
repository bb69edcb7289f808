"""Whether letters make a Vietnamese syllable: how old fonts and lost letters are told from names and codes. Pure."""

from __future__ import annotations

import unicodedata

from baocao.regex import regex

_TONES = regex("[\u0300\u0301\u0303\u0309\u0323]")
_SYLLABLE = regex(
    "(?:ngh|ng|nh|kh|gh|gi|ch|th|tr|ph|qu|[bcdđghklmnpqrstvx])?"
    "(?:a(?:[iouy]|ch|nh|ng|[cmnpt])?|ă(?:ng|[cmnpt])|â(?:[uy]|ng|[cmnpt])|e(?:o|ng|[cmnpt])?|ê(?:u|ch|nh|[mnpt])?"
    "|i(?:[au]|ch|nh|[mnpt])?|iê(?:u|ng|[cmnpt])|o(?:i|ng|[cmnpt])?|oa(?:[ioy]|ch|nh|ng|[cmnpt])?|oă(?:ng|[cmnt])"
    "|oe(?:o|[nt])?|oo(?:ng|c)|ô(?:i|ng|[cmnpt])?|ơ(?:i|[mnpt])?|u(?:[aiêơ]|ng|[cmnpt])?|uâ(?:y|ng|[nt])|uê(?:ch|nh)"
    "|uô(?:i|ng|[cmnt])|uy(?:[anptu]|ch|nh)?|uyê[nt]|ư(?:[aiu]|ng|[cmnt])?|ươ(?:[iu]|ng|[cmnpt])|y|yê(?:u|ng|[mnt]))"
)


def is_syllable(word: str) -> bool:
    """Whether `word`, of either letter case, can be written in Vietnamese: initial, rhyme, at most one tone."""
    letters, tones = _TONES.subn("", unicodedata.normalize("NFD", word.lower()))
    return tones <= 1 and _SYLLABLE.fullmatch(unicodedata.normalize("NFC", letters)) is not None
