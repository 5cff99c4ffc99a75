"""Pay: no text raises, none takes long, and what is read makes sense."""

import datetime as dt
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipelines.labels.pay import label
from pipelines.normalize.pay.explanation import explained
from pipelines.normalize.pay.headline import MOST_FIGURES, read_text
from pipelines.normalize.pay.year import year_of
from pipelines.normalize.salary import read_pay
from pipelines.normalize.tariff import find_grade
from pipelines.profile import SearchProfile
from pipelines.text import paragraphs

DAY = dt.date(2026, 11, 24)

# What texts on pay are made of, so that random ones come near to them.
SAID = (
    "€ EUR Euro k T€ TEUR CHF $ 1 13 17,50 3.000 3,000 60 55000 1.234,56 bis - – ab zu zwischen und mindestens brutto "
    "netto im Monat pro Jahr /h Stundenlohn Gehalt Gehalt: Zuschuss Bonus Mindestlohn Minijob Umsatz Mio. x ( ) ,- + : "
    'zwanzig tausend fünfhundert thousand twenty min: max: minValue unitText currency { } " (m/w/d) statt wenn für ein '
    "Entgeltgruppe EG 9b TVöD VKA TV-L Besoldung A 10 Tarifvertrag der in Anlehnung an 40 Std./Woche"
)
PIECES = st.sampled_from(
    [
        *SAID.split(),
        "\n",
        ". ",
        "3 000",
        "\u00a0",
        "\u202f",
        "\u2011",
        "\u200b",
        "\ud800",
        "'",
        "’",
        "٣",
        "𝟛",
        "²",
        "½",
        "İ",
        "ß",
    ]
)
MADE = st.lists(PIECES, max_size=40)
TEXTS = st.one_of(st.text(max_size=300), MADE.map(" ".join), MADE.map("".join))


PROFILE = SearchProfile.shipped()  # loaded once, not within the time of the first text


@given(TEXTS)
def test_whatever_is_read_makes_sense(text: str) -> None:
    pay = read_pay(field_text=text, description=text, day=DAY)
    for low, high in (
        (pay.min, pay.max),
        (pay.year_min_eur, pay.year_max_eur),
        (pay.year_fte_min_eur, pay.year_fte_max_eur),
    ):
        assert low is None or low >= 0
        assert low is None or high is None or low <= high
    assert (pay.kind is None) == (pay.min is None and pay.max is None) or pay.kind == "tariff"
    assert pay.kind != "up_to" or pay.min is None
    assert pay.kind != "from" or pay.max is None
    assert pay.year_basis is None or pay.year_max_eur is not None or pay.year_min_eur is not None
    assert pay.text is None or len(pay.text) <= 300


@given(TEXTS)
def test_reading_twice_reads_the_same(text: str) -> None:
    assert read_text(text) == read_text(text)
    assert find_grade(text, day=DAY) == find_grade(text, day=DAY)


@given(TEXTS)
def test_a_text_states_the_same_pay_without_its_counts(text: str) -> None:
    whole, spared = read_text(text), read_text(text, with_counts=False)
    assert (spared.headline, spared.is_cut) == (whole.headline, whole.is_cut)
    assert set(spared.judged) <= set(whole.judged)
    assert not any(each.is_pay for each in set(whole.judged) - set(spared.judged))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Dein Verdienst: 30 Tage Urlaub", 0),
        ("Verdienst je Stunde: 17,50 brutto", 1),
        ("Verdienst im Jahr: 45 k", 1),
        ("Verdienst: CHF 90", 1),
        ("Verdienst: 2026", 1),
    ],
)
def test_lines_are_spared_whose_numbers_are_no_sums(text: str, count: int) -> None:
    assert len(read_text(text).judged) == 1
    assert len(read_text(text, with_counts=False).judged) == count


@given(TEXTS)
def test_the_wording_kept_says_the_same_again(text: str) -> None:
    text = paragraphs(text)  # postings come so; marks that print nothing are dropped from the wording, too
    headline = read_text(text, is_field=True).headline
    if headline is None or len(headline.text) == 300 or "…" in headline.text:
        return  # cut, or gathered from several places
    again = read_text(headline.text, is_field=True).headline
    assert again is not None
    assert (again.low is None) <= (headline.low is None or again.high is not None)


@given(TEXTS)
def test_every_figure_has_its_reason(text: str) -> None:
    assert all(each.why for each in read_text(text).judged)


@given(TEXTS)
def test_every_text_can_be_explained_and_labelled(text: str) -> None:
    steps = explained(text, day=DAY)
    assert [step.title for step in steps][:3] == ["Figures", "Pay scale", "Result"]
    assert all(step.lines for step in steps)
    labels = label({"text": text}, profile=PROFILE)
    assert labels["is_pay"] or (labels["amount_min"], labels["amount_max"], labels["tariff"]) == (None, None, None)


MONEY = st.floats(min_value=1, max_value=100_000)


@given(MONEY, MONEY, st.sampled_from(["hour", "day", "week", "month", "year"]), st.none() | st.floats(1, 60))
def test_a_year_keeps_the_order_of_its_ends(one: float, other: float, period: str, hours: float | None) -> None:
    low, high = sorted((one, other))
    year = year_of(low, high, period, hours_per_week=hours)  # type: ignore[arg-type]
    assert year.low is not None
    assert year.high is not None
    assert year.low <= year.high


HOSTILE = [
    *("9", ".", ",", "1.", "1,", "1 ", "1'", " ", "\u00a0", "-", "€", "1€", "1 € ", "EUR 1 ", "bis ", "bis zu ", "ab "),
    *("zwischen 1 und ", "1-", "1 - ", "1k ", "Gehalt ", "Gehalt:", "Gehalt: 1.000 € - ", "stunden", "monatsgehalt"),
    *(
        "a",
        "A",
        "mindest",
        "1 € pro aaaa ",
        "pro ",
        "20 Std ",
        "€\n",
        "1€\n",
        "-\n1€\n",
        "=\n",
        "\n",
        "(",
        "1 (",
        "€. A",
    ),
    *(
        "z. B. 1 € ",
        "TVöD ",
        "TVöD EG ",
        "EG 9b ",
        "EG 9-",
        "TV-L 11-",
        "A 10 ",
        "Besoldung ",
        "Entgeltgruppe ",
        "12x ",
    ),
    *(
        "Tarifvertrag der Aaaaaaaa ",
        "Tarifvertrag der ",
        "vertrag der ",
        "1.000.",
        "1 000 ",
        "\ud800",
        "٣ € ",
        "𝟙€",
        "İ€1 ",
    ),
    *(
        "tausend",
        "zwanzig ",
        "fünfund",
        "tausend Euro ",
        "min: ",
        "Gehalt: {",
        "{min",
        "currency: ",
        '"value": ',
        "(m/w/d) ",
    ),
    *("1 € für ein ", "1 €, wenn ", "1 / ", "1.000/1.000 €", "A 9 / ", "W 1 / ", "beamte der ", "1. A"),
    *("<p ", "<b>", "<a", "&euro;", "&amp;", "&lt;", "&", "<"),
    *("(60k", "Manager (", "Aa ", "A-", "1 € / ", "1 € / Aa ", "1 € (brutto ", "on-call aa ", "Nachtschicht "),
    *("Nachtdienst wird ", "bruttoziel", "bruttojahres", "ziel-", "1,50 die Stunde ", "Lohn (Std.): 1,50 "),
    *(
        "ab1€",
        "bis1",
        "max.",
        "⚡ 3 € ",
        "- 15 €\n",
        "aEUR1",
        "TVöDEG 9b",
        "einmal im Monat ",
        "GehaltAb",
        "| 60k ",
        "**",
    ),
    *("Junior 25.000 - 35.000: ", "nachTV-L ", "1x/", "stieg mit 5 € ", "von\n", "AnnumDo", "Gehalt:\n- ", "\n- a"),
    *("_", "Minijob 603 € ", "Gehalt ist sehr gut. ", "30 Tage Urlaub. Gehalt. "),
]


@pytest.mark.parametrize("piece", HOSTILE)
def test_no_repetition_is_a_trap(piece: str) -> None:
    """A pattern that goes back and forth takes minutes for this; reading it through takes a tenth of a second."""
    text = (piece * (100_000 // len(piece) + 1))[:100_000]
    started = time.process_time()
    read_pay(field_text=text, description=text, day=DAY)
    assert time.process_time() - started < 20


def test_a_price_list_is_read_in_part_and_says_so() -> None:
    text = "\n".join(f"Gehalt {3000 + number} €" for number in range(100))
    assert len(read_text(text).judged) == MOST_FIGURES
    assert "salary_figures_skipped" in read_pay(description=text, day=DAY).flags
