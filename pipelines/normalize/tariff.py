"""Pay groups and pay scales of collective agreements, as postings name them."""

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipelines.alternatives import quickened
from pipelines.normalize.pay.glued import unglued_scales
from pipelines.normalize.pay.numbered_lines import numbered_lines
from pipelines.normalize.pay.passages import sentences_of
from pipelines.normalize.pay.wording import MARKS, agreement_marks
from pipelines.normalize.tariff_table import is_known, months
from pipelines.text import holds_any, lowered, one_line, plain


class Grade(NamedTuple):
    """A pay scale as a posting names it; EUR a month where the table is unambiguous.

    `agreement` is None where only a group is named, `low` and `high` are None where only an agreement is;
    `low` is also None in "bis EG 11". `table` is the agreement whose table was used.
    """

    text: str
    agreement: str | None
    low: str | None
    high: str | None
    month_min_eur: float | None = None
    month_max_eur: float | None = None
    table: str | None = None
    flags: tuple[str, ...] = ()

    @property
    def group(self) -> str | None:
        """The groups in one word: `E 9b`, `E 9a-E 11`."""
        return "-".join(dict.fromkeys(filter(None, (self.low, self.high)))) or None


# Part-specific names of the TVöD of municipal employers: their E groups stand in the VKA table (Anlage A).
_TABLES = {
    "TVöD": ("TVöD-VKA", "TVöD-Bund"),
    "TVöD-VKA": ("TVöD-VKA",),
    "TVöD-Bund": ("TVöD-Bund",),
    **dict.fromkeys([f"TVöD-{part}" for part in ("V", "B", "K", "S", "E", "F")], ("TVöD-VKA",)),
    "TV-L": ("TV-L",),
    "TV-V": ("TV-V",),
}
# Plain tests, because every posting of a run passes here; a regex over the whole text would cost three times as much.
_GROUP_MARKS = MARKS["group"]
_NAME = re.compile(
    r"\b(?P<tvoed>[Tt][Vv][- ]?(?:[öÖ]|[oO][eE]?)[dD])(?:[ \-/(,:]{0,3}(?:Bereich |Teil "
    r"|Tarifbereich |Fassung )?(?P<part>VKA|Bund|Kommunen)\b"
    r"|-(?P<special>[VBKSEF])\b(?! ?\d))?"
    r"|\bTV[- ]?(?P<tv>L|V|H|N|Ä|BA|DN|AL|Stud|TgDRV|SuE|Ärzte(?:/VKA)?|Charité|Fleisch|AWO|DRK)\b"
    r"|\b(?P<apprentice>TV[APS]ö[dD]|TVA-L)\b"
    r"|\b(?P<house>M?TV[- ]?(?:Autobahn|DB|Telekom|FhG|WSI|DP)|ETV)\b"
    r"|\b(?P<foreign>AVR(?:[- ](?:Caritas|Diakonie|DD|DWBO|DW|Bayern|J|K|Württemberg"
    r"|HN|BW)\b)?|BAT(?:-KF|-O)?|KAVO|DVO[.-]EKD|KTD|ERA"
    r"|IG[ -]?(?:Metall|BCE|BAU)|(?:iGZ|IGZ|BAP|GVP|BZA)(?:[-/ ]DGB)?)\b"
    r"|(?P<laender>Tarifvertr\w+ (?:für den )?(?:öffentlichen Dienst )?(?:der )?Länder\b)"
    r"|(?P<oed>Tarif(?:vertr\w+)? (?:für den |des |im )?öffentlichen Dienst\w*)"
    r"|(?P<utility>Tarifvertr\w+ (?:der |für )?(?:Nahverkehr|Versorgungsbetrieb)\w*)"
    r"|(?P<branch>(?:Tarif|Kollektiv)vertr(?:ag|ages|ags|ägen)? (?:der|des|für)(?: den"
    r"| die| das)? [A-ZÄÖÜ][\w-]{3,40}(?: und [A-ZÄÖÜ]\w{3,40}| \w{3,20}industrie)?"
    r"|Tarifvertrag(?:s|es)? (?:Bau\w*|Metall\w*|Chemie\w*|Zeitarbeit\w*|Einzelhandel\w*|Großhandel\w*|Pflege\w*"
    r"|[A-ZÄÖÜ]\w{3,30}(?:gewerbe|handwerk|industrie|handel|wirtschaft|betriebe)))"
)
_LEVEL = (
    r"(?P<{0}>\d{{1,2}})[ ]?(?P<{0}_letter>[abcÜ]?)"
    r"(?![\w€%]|[.,]\d|[ ]?(?:%|€|EUR|Std|Stunden|h\b|Tage|Monat|Uhr|Jahre|\. ?(?:Monats|Gehalt|und)))"
)
_SECOND = (
    r"(?:[ ]?(?:-|bis(?: zu[rm]?)?|/|oder|und|u\.|to|or|bzw\.?)[ ]?(?:zur? )?(?:Entgeltgruppe[ ]?"
    r"|EG[ ]?|E[ ]?|S[ ]?|P[ ]?)?"
    rf"(?:{_LEVEL.format('high')}|(?P<letter_only>[abc])\b))?"
)
_UP_TO = r"(?P<up_to>(?i:bis(?: zu[rm]?)?(?: einschließlich| maximal)?|max\.?|maximal|up to))?[ ]?"
_GROUP = re.compile(
    rf"(?:\b{_UP_TO})?(?<![\w-])(?:(?P<word>(?:Entgelt|Vergütungs|Gehalts|Tarif|Lohn)(?:gruppen?"
    rf"|gr\.)|Entg\.?[- ]?Gr\.?"
    r"|(?:pay|salary|remuneration|wage|tariff)[ -](?:group|grade|level|scale)|EGr\b\.?)[ :.]{0,3}(?:nach "
    r"|in |bis |zu |zur |der )?)?"
    rf"(?:(?P<letter>EG|E|S|P|KR)[ .-]{{0,2}})?{_LEVEL.format('low')}{_SECOND}",
)
_AFTER_NAME = re.compile(
    rf"[ ,:(/-]{{1,3}}(?:VKA\W{{1,3}}|Bund\W{{1,3}}|Ost\W{{1,3}})?(?:(?P<letter>EG|E"
    rf"|S|P|KR)[ .-]{{0,2}})?{_LEVEL.format('low')}{_SECOND}"
)
_VALUED = re.compile(
    r"wertigkeit|bewertet|bewertung|eingruppier|eingereiht|einreihung|vergütung|entgelt|bezahlung", re.IGNORECASE
)
_BARE = re.compile(r"\W*EG ?\d{1,2} ?[abc]?\W*")


def _grades(which: str, scales: str) -> str:
    """A grade of the civil service or a span of them: `A 9m`, `A 9 bis A 11`, `W1/W2`."""
    return (
        rf"(?P<scale{which}>[{scales}])[ ]?(?P<low{which}>\d{{1,2}})[mgheZ]?\b"
        rf"(?:[ ]?(?:-|bis|/|oder|und)[ ]?(?:[{scales}][ ]?)?(?P<high{which}>\d{{1,2}})\b)?"
    )


_CIVIL = re.compile(
    r"\b(?:(?:Bes(?:oldungs?)?|\w{1,14}besoldung)\.?[- ]?(?:gr(?:uppen?|\.)?|Gr\.?)?|BesGr\.?)[ :]{0,2}"
    r"(?:nach |bis |der )?(?:der )?"
    rf"(?:Besoldungsgruppe )?{_grades('1', 'ABRWC')}"
    rf"|\b{_grades('2', 'ABRW')}[ ,(]{{0,3}}(?:\w{{0,3}}BesO|\w{{0,3}}BesG|Bbg|LBes)"
    rf"|\b{_grades('3', 'A')}(?=[ ]?[mgheMGHE]\.[ ]?[dD]\b"  # what stands beside tells a grade from a motorway
    r"|[ ,(]{0,3}(?:bzw\.|/|oder|or)[ ]?(?:Entgeltgruppe|EG|E)[ ]?\d)"
    rf"|\b{_grades('4', 'W')}[ )]{{0,2}}[- ]?(?:\w{{1,30}}-)?Professur"
    rf"|Professur \(?{_grades('5', 'W')}"
)
_TRAINEE = re.compile(r"Anwärter(?:grundbetrag|bezüge)")
_SERVICE = re.compile(r"\b([eEmMgGhH](?:infachen|ittleren|ehobenen|öheren))\b.{0,40}[dD]ienst")
_LAW = re.compile(r"\([LB]BesG\)")
# Looked for in lower case, their alternatives sorted: of a line with an agreement all of these are asked.
_ANALOGY = re.compile(
    quickened(
        "anlehnung|angelehnt|vergleichbar|analog|orientier|based on|similar to|comparable|along the lines|following the"
    )
)
_PAY_WORDS = re.compile(
    r"vergüt|bezahl|gehalt|entlohn|entgelt|eingruppier|bewert|gruppe|dotiert|besold|verdien|einkommen|lohn|bezüge|tarif"
    r"|salary|\bpa(?:y|id)\b|remunerat|compensat|wage",
    re.IGNORECASE,
)
# The scale as a subject to know, a cost to plan or the source of leave: not what the role is paid.
_NOT_PAID = re.compile(
    quickened(
        r"ausgenommen|findet keine anwendung|gilt nicht"
        r"|kenntnis|erfahrung (?:im|in|mit)|umgang mit|sicher (?:im|in)|vertraut mit|anwendung|beratung|stellenplan"
        r"|personalkosten|kosten|in einem amt|innehaben|bewerben (?:können|dürfen)|ausschließlich an (?:beamt|bedienst)"
        r"|beamt\w+ (?:\w+ )?der (?:besoldungsgruppe|bes\.)|statusgleich|knowledge of|experience (?:in|with)|abrechnung"
    )
)
_PAID = re.compile(
    r"vergüt|ausgewiesen|bezahlt|eingruppiert|eingruppierung (?:erfolgt|ist|in\b|bis\b|je\b|möglich)|entlohn"
    r"|dotiert|bewertet|salary|\bpaid\b",
    re.IGNORECASE,
)
# What somebody does all day in an office for staff, said in a list of duties.
_DUTY = re.compile(
    r"\W*(?:(?:eigen)?verantwort(?:ung|lich)\b|durchführung|bearbeitung|(?:über)?prüfung|mitwirkung|mitarbeit\b"
    r"|sicherstellung|umsetzung|auslegung|erstellung|ermittlung|festsetzung|berechnung|vorbereitung|begleitung|koordination|klärung"
    r"|unterstützung|zuständig|ansprechpartner|bewertung von|stellenbewertung|stellenbeschreibung"
    r"|eingruppierung(?:en)? von|vornahme|pflege der|administration|personaladministration"
    r"|personalsachbearbeitung\b.{0,40}\beingruppierung"
    r"|(?:du|sie) (?:\w+ )?(?:prüf|bearbeit|bewert|berat|unterstütz|verantwort|gruppier|berechn|ermittel|erstell"
    r"|wend|kenn|beherrsch|führ|übernehm|übernimm)\w*"
    r"|handling|preparing|responsible|application of|applying)",
    re.IGNORECASE,
)
_SURELY_PAID = re.compile(
    r"\b(?:wird|werden|ist|sind) [^.]{0,60}(?:vergütet|bezahlt|eingruppiert|entlohnt|dotiert|bewertet)"
    r"|(?:vergütung|eingruppierung|bezahlung) erfolgt|(?:vergütung|bezahlung|entgelt|gehalt):"
    r"|\b(?:erhalten|erhältst|bekommst|bekommen|verdienst|verdienen)\b",
    re.IGNORECASE,
)
_EXTRAS = re.compile(
    r"urlaub|sonderzahlung|weihnachtsgeld|altersv|arbeitszeit|zulage|zuschl|vacation|holiday|leistungen", re.IGNORECASE
)
_APPLIES = re.compile(r"\b(?:gilt|gelten|Anwendung|angewandt|angewendet|applies|apply)\b")
_SAYS_PAY = re.compile(r"vergüt|bezahl|gehalt|entlohn|entgelt|salary|pay", re.IGNORECASE)
# "TVöD zzgl. Zulagen" is pay and what comes beside it.
_BESIDE = re.compile(r"(?:\+|&|\b(?:plus|zzgl|zuzüglich|inkl|inklusive|sowie)\b\.?)\s*(?:\w+\s)?$", re.IGNORECASE)


def find_grade(text: str, *, day: dt.date, may_name_agreement: bool = True) -> Grade | None:
    """The first pay scale of a text, with the figures of its agreement's table on `day`.

    The figures run from the first step of the lower group to the last step of the upper one. They stay null,
    with a flag, where the agreement is not named (`tariff_unknown`), its part is not (`tariff_ambiguous`, unless
    both parts pay the same), pay only follows it (`tariff_by_analogy`) or the table has ended
    (`tariff_table_expired`). An agreement without a group has no figures and no flag. `may_name_agreement` is false
    where no word of the text has anything of one, so that none is looked for.

    >>> grade = find_grade("Die Stelle ist mit Entgeltgruppe 9b TVöD-VKA bewertet.", day=dt.date(2026, 11, 24))
    >>> grade.agreement, grade.group, grade.month_min_eur, grade.month_max_eur
    ('TVöD-VKA', 'E 9b', 3779.84, 5313.37)
    """
    named: tuple[str, str] | None = None
    grouped: Grade | None = None
    for sentence in _worth(text, may_name_agreement=may_name_agreement):
        line = sentence[:600]
        if _NOT_PAID.search(lowered(line)) and not _PAID.search(line):
            continue
        if _DUTY.match(line) and not _SURELY_PAID.search(line):
            continue
        if civil := _civil(line):
            return civil
        name = _name(line)
        group = _group(line, name)
        if name and group:
            return _looked_up(Grade(_cited(line), _agreement(name, text), *group), _is_analogy(line), day)
        if group and grouped is None:
            grouped = Grade(_cited(line), None, *group)
        if name and named is None and _is_paid(line, name):
            named = line, _agreement(name, text)
    if grouped:
        if named:
            is_analogy = _is_analogy(grouped.text) or _is_analogy(named[0])
            return _looked_up(grouped._replace(agreement=named[1]), is_analogy, day)
        return grouped._replace(flags=("tariff_unknown",))
    if named is None:
        return None
    return Grade(_cited(named[0]), named[1], None, None, flags=("tariff_by_analogy",) if _is_analogy(named[0]) else ())


def _cited(line: str) -> str:
    return one_line(line)[:300]


def _is_analogy(line: str) -> bool:
    return _ANALOGY.search(lowered(line)) is not None


def _worth(text: str, *, may_name_agreement: bool) -> Iterator[str]:
    """The sentences that may name an agreement or a group."""
    marks = agreement_marks(text) if may_name_agreement else []
    lines = {line.start: line.text for line in numbered_lines(text) if line.may_name_a_group}
    if marks:
        lines.update(_marked_lines(text, marks))
        marks += _GROUP_MARKS
    for start in sorted(lines):
        parts = sentences_of(unglued_scales(plain(lines[start])))
        yield from (part for part in parts if holds_any(part, marks or _GROUP_MARKS))


def _marked_lines(text: str, marks: Iterable[str]) -> Iterator[tuple[int, str]]:
    """The lines that hold a mark, and where they begin."""
    for mark in marks:
        at = text.find(mark)
        while at >= 0:
            start = text.rfind("\n", 0, at) + 1
            end = text.find("\n", at)
            end = len(text) if end < 0 else end
            yield start, text[start:end]
            at = text.find(mark, end)


def _name(line: str) -> re.Match[str] | None:
    """The agreement of a line; a short name beats a long one, for it often follows it in brackets."""
    found = [
        name
        for name in _NAME.finditer(line)
        if name["branch"] is None
        or _PAY_WORDS.search(line, 0, name.start())
        or _PAY_WORDS.search(line, name.end(), name.end() + 40)
    ]
    return min(found, key=lambda name: name["branch"] is not None or name["oed"] is not None, default=None)


def _agreement(name: re.Match[str], text: str) -> str:
    if name["tvoed"]:
        if name["special"]:
            return f"TVöD-{name['special']}"
        part = name["part"] or ("VKA" if re.search(r"\bVKA\b", text) else None)
        return f"TVöD-{'VKA' if part == 'Kommunen' else part}" if part else "TVöD"
    if name["tv"]:
        return f"TV-{name['tv']}"
    if name["laender"]:
        return "TV-L"
    if name["utility"]:
        return "TV-V" if "ersorg" in name["utility"] else "TV-N"
    if name["oed"]:
        return "TVöD-VKA" if re.search(r"\bVKA\b", text) else "TVöD"
    return name[0].replace("IG-", "IG ")


def _is_paid(line: str, name: re.Match[str]) -> bool:
    """Whether a line that names an agreement without a group speaks of pay."""
    extras = _EXTRAS.search(line)
    if extras and not _BESIDE.search(line, 0, extras.start()) and not _SAYS_PAY.search(line):
        return False
    is_a_heading = len(line) <= 40 and (
        name["foreign"] is None or name["foreign"].startswith(("AVR", "BAT", "KAVO", "DVO", "KTD"))
    )  # "ERA Immobilien" is no pay scale
    is_said_to_apply = name["branch"] is None and _APPLIES.search(line) is not None
    return is_a_heading or is_said_to_apply or _PAY_WORDS.search(line) is not None


def _group(line: str, name: re.Match[str] | None) -> tuple[str | None, str] | None:
    """The lower and the upper group of a line; the lower one is None if only the upper end is named."""
    if name and (after := _AFTER_NAME.match(line, name.end())) and (found := _levels(after, is_up_to=False)):
        return found
    for match in _GROUP.finditer(line):
        word, letter = match["word"], match["letter"]
        if not (word or (letter and (name or (letter == "EG" and _is_grade(match, line)) or _is_valued(match, line)))):
            continue
        if name and name.start() <= match.start() < name.end():
            continue
        if found := _levels(match, is_up_to=bool(match["up_to"])):
            return found
    return None


def _is_grade(match: re.Match[str], line: str) -> bool:
    """Whether an `EG 2` is a pay group and not the ground floor."""
    return bool(match["low_letter"] or _PAY_WORDS.search(line) or _BARE.fullmatch(line))


def _is_valued(match: re.Match[str], line: str) -> bool:
    """Whether an `E 9a` stands where a post is valued."""
    return _VALUED.search(line, max(0, match.start() - 40), match.start()) is not None


def _levels(match: re.Match[str], *, is_up_to: bool) -> tuple[str | None, str] | None:
    letter = {"EG": "E", None: "E"}.get(match["letter"], match["letter"])
    number = int(match["low"])
    if not 1 <= number <= (18 if letter in ("S", "P", "KR") else 15):
        return None
    low = f"{letter} {number}{match['low_letter']}"
    high = low
    if match["high"] and number <= int(match["high"]) <= 18:
        high = f"{letter} {int(match['high'])}{match['high_letter']}"
    elif match["letter_only"]:
        high = f"{letter} {number}{match['letter_only']}"
    return (None if is_up_to and high == low else low), high


def _civil(line: str) -> Grade | None:
    found = _CIVIL.search(line)
    if found is None:
        trainee = _TRAINEE.search(line)
        if trainee is None:
            return None
        service = _SERVICE.search(line)
        law = _LAW.search(line)
        agreement = " ".join(filter(None, (trainee[0], service and f"{service[1][0].lower()}D", law and law[0])))
        return Grade(_cited(line), agreement, None, None, flags=("tariff_unknown",))
    said = found.groupdict()
    scale, low, high = (
        next(filter(None, (said[f"{name}{which}"] for which in "12345")), None) for name in ("scale", "low", "high")
    )
    return Grade(_cited(line), "Besoldung", f"{scale} {low}", f"{scale} {high or low}", flags=("tariff_unknown",))


def _looked_up(grade: Grade, is_analogy: bool, day: dt.date) -> Grade:
    low, high = grade.low, grade.high
    if grade.agreement not in _TABLES or high is None:
        return grade._replace(flags=("tariff_unknown",))
    if is_analogy:
        return grade._replace(flags=("tariff_by_analogy",))
    names = _TABLES[grade.agreement]
    spans = {(months(name, low or high, day), months(name, high, day)) for name in names}
    if len({(first and first[:2], last and last[:2]) for first, last in spans}) > 1:
        return grade._replace(flags=("tariff_ambiguous",))
    first, last = next(iter(spans))
    if first is None or last is None:
        known = all(is_known(name, one) for name in names for one in (low or high, high))
        return grade._replace(flags=("tariff_table_expired" if known else "tariff_unknown",))
    return grade._replace(month_min_eur=first.first if low else None, month_max_eur=last.last, table=names[0])
