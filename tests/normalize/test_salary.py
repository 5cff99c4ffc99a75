"""Pay: what postings say, and what it must not be taken for."""

import datetime as dt

import pytest

from pipelines.normalize.salary import Pay, read_pay

DAY = dt.date(2026, 11, 24)


def read(text: str, **more: object) -> Pay:
    return read_pay(description=text, day=DAY, **more)  # type: ignore[arg-type]


SEEN_ON_BOARDS = [
    # text, min, max, kind, period, year min, year max
    ("2.800 € - 3.900 € brutto im Monat", 2800, 3900, "range", "month", 33600, 46800),
    ("Gehalt: 45.000–55.000 EUR p.a.", 45000, 55000, "range", "year", 45000, 55000),
    ("Stundenlohn 17,50 €/Std.", 17.5, 17.5, "point", "hour", 36526, 36526),
    ("Verdienst ab 3.200 Euro monatlich", 3200, None, "from", "month", 38400, None),
    ("Gehalt bis zu 65k € im Jahr", None, 65000, "up_to", "year", None, 65000),
    ("13 Gehälter à 3.500 €", 3500, 3500, "point", "month", 45500, 45500),
    ("3.500,00 Euro brutto im Monat", 3500, 3500, "point", "month", 42000, 42000),
    ("Wir zahlen zwischen 3.400 und 3.900 Euro brutto monatlich.", 3400, 3900, "range", "month", 40800, 46800),
    ("Jahresgehalt 60 T€ bis 70 T€", 60000, 70000, "range", "year", 60000, 70000),
    ("Vergütung 2 800\u202f€ bis 3 100\u202f€ pro Monat", 2800, 3100, "range", "month", 33600, 37200),
    ("Base salary 58,000 EUR per year, plus a bonus.", 58000, 58000, "point", "year", 58000, 58000),
]


@pytest.mark.parametrize(("text", "low", "high", "kind", "period", "year_low", "year_high"), SEEN_ON_BOARDS)
def test_pay_in_prose(
    text: str,
    low: float | None,
    high: float | None,
    kind: str,
    period: str,
    year_low: float | None,
    year_high: float | None,
) -> None:
    pay = read(text)
    assert (pay.min, pay.max, pay.kind, pay.period) == (low, high, kind, period)
    assert (pay.year_min_eur, pay.year_max_eur) == (year_low, year_high)
    assert (pay.basis, pay.is_disclosed, pay.currency) == ("parsed", True, "EUR")


NOT_PAY = [
    "Zuschuss von 50 € zum Deutschlandticket",
    "Ein Umsatz von 12.000.000 Euro im Jahr",
    "Prämie von 1.000 € für jede Empfehlung",
    "Sie verantworten ein Budget von 250.000 €",
    "Wir zahlen den Mindestlohn von 13,90 € pro Stunde und mehr",
    "14467 Potsdam, Telefon 030 23125 100",
    "attraktives Gehalt nach Vereinbarung",
    "30 Tage Urlaub, 40 Stunden pro Woche",
    "Weihnachtsgeld in Höhe von 1.500 € brutto",
    "Gutschein über 50 € monatlich",
]


@pytest.mark.parametrize("text", NOT_PAY)
def test_other_money_is_not_pay(text: str) -> None:
    assert read(text) == Pay()


STRUCTURED = [
    # min, max, period word, kind, period, year min, year max, flags
    ("65000.0", "95000.0", "JAHRESGEHALT", "range", "year", 65000, 95000, ()),
    ("18.5", "21", "STUNDENLOHN", "range", "hour", 38613.2, 43831.2, ()),
    ("4200", "4200", "MONATSGEHALT", "point", "month", 50400, 50400, ()),
    ("48000.0", None, "JAHRESGEHALT", "from", "year", 48000, None, ()),
    (None, "48000.0", "JAHRESGEHALT", "up_to", "year", None, 48000, ()),
    ("3900", "4600", "NACH_ABSPRACHE", "range", None, None, None, ("salary_period_unreadable",)),
    ("3900", "4600", "KEINE_ANGABEN", "range", None, None, None, ("salary_period_unsaid",)),
    ("3900", "4600", None, "range", None, None, None, ("salary_period_unsaid",)),
    ("NaN", "48000", "JAHRESGEHALT", "up_to", "year", None, 48000, ("salary_unreadable",)),
    ("Infinity", None, "JAHRESGEHALT", None, None, None, None, ("salary_unreadable",)),
    ("1e999", None, "JAHRESGEHALT", None, None, None, None, ("salary_unreadable",)),
    ("0", "0.0", "JAHRESGEHALT", None, None, None, None, ("salary_unreadable",)),
    ("-5", None, "JAHRESGEHALT", None, None, None, None, ("salary_unreadable",)),
    ("viel", None, "JAHRESGEHALT", None, None, None, None, ("salary_unreadable",)),
    ("60000", "50000", "JAHRESGEHALT", None, None, None, None, ("salary_min_above_max",)),
    ("65000", "95000", "MONATSGEHALT", "range", "month", None, None, ("salary_implausible",)),
    ("20000", "21000", "JAHRESGEHALT", "range", "year", 20000, 21000, ("below_minimum_wage",)),
]


@pytest.mark.parametrize(("low", "high", "word", "kind", "period", "year_low", "year_high", "flags"), STRUCTURED)
def test_fields_of_the_bundesagentur(
    low: str | None,
    high: str | None,
    word: str | None,
    kind: str | None,
    period: str | None,
    year_low: float | None,
    year_high: float | None,
    flags: tuple[str, ...],
) -> None:
    pay = read_pay(min_text=low, max_text=high, period_text=word, day=DAY)
    assert (pay.kind, pay.period, pay.year_min_eur, pay.year_max_eur, pay.flags) == (
        kind,
        period,
        year_low,
        year_high,
        flags,
    )
    assert pay.basis == "structured"
    assert all(part in (pay.text or "") for part in (low, high, word) if part), "the board's wording is kept"


def test_nothing_said_is_nothing_read() -> None:
    assert read_pay(period_text="KEINE_ANGABEN", description="Wir freuen uns.", day=DAY) == Pay()


def test_fields_beat_prose_and_the_conflict_is_flagged() -> None:
    fields = {"min_text": "58000", "max_text": "70000", "period_text": "JAHRESGEHALT"}
    pay = read("Jahresgehalt von 38.000 € brutto", **fields)
    assert (pay.min, pay.basis, pay.flags) == (58000, "structured", ("salary_conflict",))
    assert read("Jahresgehalt von 60.000 € brutto", **fields).flags == ()


def test_hours_are_used_where_stated_and_assumed_where_not() -> None:
    stated, assumed = read("Stundenlohn 20 €", hours_per_week=30), read("Stundenlohn 20 €")
    assert (stated.year_min_eur, stated.year_fte_min_eur, stated.assumptions) == (31308, 41744, ())
    assert stated.year_basis == "20 EUR/hour x 30 h x 52.18"
    assert (assumed.year_min_eur, assumed.assumptions) == (41744, ("hours_40",))


def test_net_pay_has_no_gross_year() -> None:
    pay = read("2.500 € netto im Monat")
    assert (pay.min, pay.is_gross, pay.year_min_eur) == (2500, False, None)


def test_a_period_concluded_from_the_size_is_flagged() -> None:
    pay = read("Gehalt: 3.300 €")
    assert (pay.period, pay.flags) == ("month", ("salary_period_inferred",))


def test_the_minimum_wage_is_that_of_the_day() -> None:
    fields = {"min_text": "13.00", "max_text": "13.00", "period_text": "STUNDENLOHN"}
    assert read_pay(**fields, day=dt.date(2025, 6, 1)).flags == ()  # type: ignore[arg-type]
    assert read_pay(**fields, day=dt.date(2026, 6, 1)).flags == ("below_minimum_wage",)  # type: ignore[arg-type]


PEERS = [
    # strings that other parsers misread: text, min, max, period, payments, year min, year max
    ("2.800 € - 3.900 € brutto im Monat", 2800, 3900, "month", None, 33600, 46800),
    ("45.000–55.000 EUR p.a.", 45000, 55000, "year", None, 45000, 55000),
    ("17,50 €/Std.", 17.5, 17.5, "hour", None, 36526, 36526),
    ("ab 3.200 Euro", 3200, None, "month", None, 38400, None),
    ("bis zu 65k", None, 65000, "year", None, None, 65000),
    ("EG 9b TVöD", None, None, None, None, None, None),
    ("13 Gehälter à 3.500 €", 3500, 3500, "month", 13, 45500, 45500),
    ("3.500,00 Euro brutto", 3500, 3500, "month", None, 42000, 42000),
]


@pytest.mark.parametrize("place", ["field_text", "description"])
@pytest.mark.parametrize(("text", "low", "high", "period", "payments", "year_low", "year_high"), PEERS)
def test_what_others_misread(
    text: str,
    low: float | None,
    high: float | None,
    period: str | None,
    payments: float | None,
    year_low: float | None,
    year_high: float | None,
    place: str,
) -> None:
    pay = read_pay(**{place: text}, day=DAY)  # type: ignore[arg-type]
    assert (pay.min, pay.max, pay.period, pay.payments) == (low, high, period, payments)
    assert (pay.year_min_eur, pay.year_max_eur, pay.is_disclosed) == (year_low, year_high, True)


@pytest.mark.parametrize(
    "text", ["48.000 € - 60.000 €/Jahr (geschätzt)", "Gehaltsprognose: 52.000 €", "estimated €50k"]
)
def test_a_guess_in_a_field_is_no_stated_pay(text: str) -> None:
    pay = read_pay(field_text=text, day=DAY)
    assert (pay.min, pay.max, pay.kind, pay.is_disclosed, pay.flags) == (None, None, None, False, ("salary_predicted",))
    assert pay.text == text


def test_a_guess_in_a_field_does_not_hide_what_the_text_states() -> None:
    pay = read("Wir zahlen 3.000 € im Monat.", field_text="48.000 €/Jahr (geschätzt)")
    assert (pay.min, pay.period, pay.basis) == (3000, "month", "parsed")


def test_a_line_of_its_own_beats_running_text_and_the_conflict_is_flagged() -> None:
    text = "Wir zahlen 16 €/Stunde Lohn.\n\nArt: Teilzeit\nGehalt: 17,00€ - 19,00€ pro Stunde\nOrt: Potsdam"
    pay = read(text)
    assert (pay.min, pay.max, pay.flags) == (17, 19, ("salary_conflict",))
    assert read(text.replace("16 €/Stunde", "17 bis 19 €/Stunde")).flags == ()


def test_a_field_beats_the_text_and_the_conflict_is_flagged() -> None:
    pay = read("Wir zahlen 52.000 € im Jahr.", field_text="3.000 € im Monat")
    assert (pay.min, pay.flags) == (3000, ("salary_conflict",))
    assert read("Wir zahlen 36.000 € im Jahr.", field_text="3.000 € im Monat").flags == ()


CURRENCIES = [("EUR", "EUR"), ("€", "EUR"), ("eur", "EUR"), ("CHF", "CHF"), ("Kronen", None), (None, None)]


@pytest.mark.parametrize(("text", "code"), CURRENCIES)
def test_the_currency_of_a_field(text: str | None, code: str | None) -> None:
    pay = read_pay(min_text="50000", max_text="60000", period_text="year", currency_text=text, day=DAY)
    assert pay.currency == code
    assert (pay.year_min_eur is None) is (code == "CHF")


YEARS = [
    # text, hours, year, full time, basis
    ("Gehalt 600 € pro Woche", None, 31308, 31308, "600 EUR/week x 52.18"),
    ("Tagessatz 400 €", None, 104360, 104360, "400 EUR/day x 260.9"),
    ("Gehalt 2.000 € im Monat", 20, 24000, 48000, "2000 EUR/month x 12"),
    ("Lohn 17,55 €/h", 20, 18315.18, 36630.36, "17.55 EUR/hour x 20 h x 52.18"),
    ("Gehalt 1.234.567 € im Jahr", None, None, None, None),
]


@pytest.mark.parametrize(("text", "hours", "year", "full_time", "basis"), YEARS)
def test_the_arithmetic_of_a_year(
    text: str, hours: float | None, year: float | None, full_time: float | None, basis: str | None
) -> None:
    pay = read(text, hours_per_week=hours)
    assert (pay.year_min_eur, pay.year_fte_min_eur, pay.year_basis) == (year, full_time, basis)


def test_fields_that_cannot_be_read_do_not_hide_the_text_and_stay_known() -> None:
    pay = read("Wir zahlen 3.000 € im Monat.", min_text="NaN", period_text="MONATSGEHALT")
    assert (pay.min, pay.basis, pay.flags) == (3000, "parsed", ("salary_unreadable",))


def test_the_wording_of_a_field_is_kept_where_nothing_is_read() -> None:
    assert read_pay(field_text="nach Vereinbarung", description="Wir freuen uns.", day=DAY) == Pay(
        text="nach Vereinbarung"
    )
    assert read_pay(field_text="nach Tarif", description="Vergütung nach TV-L", day=DAY).tariff == "TV-L"
