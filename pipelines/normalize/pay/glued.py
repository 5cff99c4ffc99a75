"""Blanks that a board dropped where bold print began or ended: `ab42.000 €`, `nachTVöD`."""

import re

from pipelines.text import holds_any

# What stands before a sum; a letter before a digit is else part of a name: B2, v3, A10, Office365.
_BEFORE_SUMS = frozenset(
    (
        *("ab", "bis", "zu", "von", "vom", "max", "max.", "maximal", "mind", "mind.", "mindestens", "min", "min."),
        *("ca", "ca.", "circa", "etwa", "rund", "über", "unter", "zwischen", "und", "auf", "bei", "mit", "als", "um"),
        *("à", "à.", "beträgt", "liegt", "sind", "für", "bzw.", "u.", "höchstens", "maximum", "minimum", "wir"),
        *("to", "from", "of", "at", "up", "around", "about", "between", "and", "over", "approx", "approx.", "than"),
    )
)
LONGEST_WORD = 30  # letters that are looked back for a word
_DIGIT_WORD = re.compile(r"\d(?=[A-ZÄÖÜ][a-zäöüß]{2})")
_BESIDE_DIGIT = re.compile(r"\d(?:(?<=[^\W\d_]\d)|(?<=[^\W\d_]\.\d)|(?=[A-ZÄÖÜ][a-zäöüß]))")
_LETTER_DIGIT = re.compile(r"\d(?:(?<=[^\W\d_]\d)|(?<=[^\W\d_]\.\d))")
_WORD = re.compile(r"(?<![^\W_])[^\W\d_]+\.?$")
_MONEY = re.compile(
    r"(?:\d{2,3}[ ]?-[ ]?)?\d{1,3}(?:[.,]\d{3})+(?!\d)"
    r"|\d{1,7}(?:[.,]\d{1,2})?(?:,-)?[ ]?(?:k[ ]?€|T?€|T?EUR|Euro\b)",
    re.IGNORECASE,
)
_SIGN_WORD = re.compile(r"€(?=[^\W\d_]{2})(?!uro)")
_WORD_SIGN = re.compile(r"€(?:(?<=[a-zäöüß]{2}€)|(?<=[ ]a€))")
_FOLLOWS = r"(?:brutto|netto|pro|im|mtl|monatlich|jährlich|bis|und|je|die|per|in|plus|zzgl|inkl|bei|mit|oder)"
_EURO_WORD = re.compile(
    rf"EUR(?<=[ \d]EUR)(?=[a-zäöü])|Euro(?<=\d Euro)(?=[a-zäöü])(?!s\b|pa|pä|zone|raum)"
    rf"|(?:Euro|EURO)(?={_FOLLOWS}(?![a-zäöüß]{{4}}))",
    re.ASCII,
)
_WORD_EURO = re.compile(r"EUR(?<=[a-zäöüß]{2}EUR)(?=[ ]?\d)")
_PERIOD_WORD = re.compile(r"(?:(?:/|pro|im|je)[ ]?(?:Stunde|Std|Monat|Jahr))(?=brutto\b)", re.IGNORECASE)
# Plain tests first: most lines have neither.
_PAY_OPENER = re.compile(r"(?:ehalt|ohn|ütung|erdienst|ntgelt)(?=(?:[Aa]b|[Bb]is|[Vv]on|Mind|Max|Zwischen)\b)")
_PAY_OPENERS = tuple(end + opener for end in ("lt", "hn", "ng", "st") for opener in ("ab", "bis", "von"))
# A sentence that begins right behind the period: `per AnnumWe offer`. It leaps to the capital.
_PERIOD_SENTENCE = re.compile(
    r"[A-ZÄÖÜ](?:(?<=nnum[A-ZÄÖÜ])|(?<=onth[A-ZÄÖÜ])|(?<=year[A-ZÄÖÜ])|(?<=hour[A-ZÄÖÜ])|(?<=utto[A-ZÄÖÜ])"
    r"|(?<=onat[A-ZÄÖÜ])|(?<=Jahr[A-ZÄÖÜ])|(?<=unde[A-ZÄÖÜ]))(?=[a-zäöüß])"
)
_CAMEL = re.compile(r"[A-ZÄÖÜ](?<=[a-z].)")
_PERIODS = tuple(f"{period}brutto" for period in ("tunde", "Std", "Monat", "Jahr"))


def unglued(line: str) -> str:
    """A line of a text with the blanks between words and sums that were dropped.

    >>> unglued("Gehaltvon90.000 €bis 130.000 €/Jahr, Deutsch B2, Office365")
    'Gehalt von 90.000 € bis 130.000 €/Jahr, Deutsch B2, Office365'
    """
    if _BESIDE_DIGIT.search(line):
        line = _DIGIT_WORD.sub(_with_blank, _LETTER_DIGIT.sub(_parted, line))
    if "€" in line:
        line = _WORD_SIGN.sub(" €", _SIGN_WORD.sub("€ ", line))
    if "EUR" in line or "Euro" in line:
        line = _WORD_EURO.sub(" EUR", _EURO_WORD.sub(_with_blank, line))
    is_camel = _CAMEL.search(line) is not None
    if is_camel or holds_any(line, _PAY_OPENERS):
        line = _PAY_OPENER.sub(_with_blank, line)
    if holds_any(line, _PERIODS):
        line = _PERIOD_WORD.sub(_with_blank, line)
    if is_camel:
        line = _PERIOD_SENTENCE.sub(lambda found: " " + found[0], line)
    return line


def _parted(digit: re.Match[str]) -> str:
    line, at = digit.string, digit.start()
    word = _WORD.search(line, max(0, at - LONGEST_WORD), at)
    if word is None:
        return digit[0]
    said = word[0]
    if said.casefold() in _BEFORE_SUMS or (len(said) > 3 and said.rstrip(".")[-1].islower() and _MONEY.match(line, at)):
        return " " + digit[0]
    return digit[0]


_WORDS_AFTER = r"(?:inkl|bis|bei|nach|in|mit|und|sowie|zzgl|plus|je|für|im|der|des|zu|zur|zum|oder)(?![a-zäöüß])"
_WORD_SCALE = re.compile(
    r"(?<=[a-zäöüß])(?=TV[APS]?(?:ö|Ö|oe)[dD]|TV[APS]?-?[LVN]\b|TV-?[LVN](?:EG|[ ]E)|TV[- ](?:Stud|Ärzte|BA|[LVNH]\b)"
    r"|AVR\b|EG[ ]?\d|BesGr\b)"
)
_SCALE_WORD = re.compile(rf"(?:TVöD(?:-VKA|-Bund)?|TV-?[LVN]|AVR)(?=(?:EG|E[ ]?\d|S[ ]?\d|P[ ]?\d|\d|{_WORDS_AFTER}))")
_LEVEL_WORD = re.compile(rf"\b(?:EG|E|S|P|KR|Entgeltgruppe)[ ]?\d{{1,2}}[abc]?(?={_WORDS_AFTER}|TV|AVR)")


_SCALES = ("TV", "EG", "AVR", "BesGr", "gruppe")


def unglued_scales(line: str) -> str:
    """A line that names a pay scale, with the blanks between the scale and the words beside it.

    >>> unglued_scales("Vergütung nachTVöDEG 9bbei 39 Stunden")
    'Vergütung nach TVöD EG 9b bei 39 Stunden'
    """
    if not holds_any(line, _SCALES):
        return line
    line = line.replace("**", "")
    line = _SCALE_WORD.sub(_with_blank, _WORD_SCALE.sub(" ", line))
    return _LEVEL_WORD.sub(_with_blank, line)


def _with_blank(found: re.Match[str]) -> str:
    return found[0] + " "
