"""Working time, term, place of work, language; and employers' names."""

import pytest

from pipelines.normalize.employer import employer_key
from pipelines.normalize.employment import read_employment


@pytest.mark.parametrize(
    ("said", "types", "flags"),
    [
        ("arbeitszeitVollzeit", ("full_time",), ()),
        ("arbeitszeitVollzeit, arbeitszeitTeilzeitFlexibel", ("full_time", "part_time"), ()),
        ("arbeitszeitTeilzeitAbend, istGeringfuegigeBeschaeftigung", ("minijob", "part_time"), ()),
        ("arbeitszeitSchichtNachtWochenende", (), ()),
        ("FULL_TIME", ("full_time",), ()),
        ("arbeitszeitWoanders", (), ("employment_type_unreadable",)),
        (None, (), ()),
    ],
)
def test_working_time(said: str | None, types: tuple[str, ...], flags: tuple[str, ...]) -> None:
    work = read_employment(title="x", employment_text=said)
    assert (work.types, work.flags) == (types, flags)


@pytest.mark.parametrize(
    ("said", "contract", "flags"),
    [
        ("UNBEFRISTET", "permanent", ()),
        ("BEFRISTET", "fixed_term", ()),
        ("KEINE_ANGABE", None, ()),
        ("BIS_AUF_WEITERES", None, ("contract_unreadable",)),
    ],
)
def test_contract(said: str, contract: str | None, flags: tuple[str, ...]) -> None:
    work = read_employment(title="x", contract_text=said)
    assert (work.contract, work.flags) == (contract, flags)


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("40 Stunden pro Woche", 40, 40),
        ("38,5 Stunden/Woche", 38.5, 38.5),
        ("30 bis 40 Stunden pro Woche", 30, 40),
        ("30-Stunden-Woche", 30, 30),
        ("24 Stunden am Tag erreichbar", None, None),
        ("Reaktionszeit 48 Stunden", None, None),
        ("100 Stunden pro Woche", None, None),
    ],
)
def test_hours(text: str, low: float | None, high: float | None) -> None:
    work = read_employment(title="x", description=text)
    assert (work.hours_min, work.hours_max) == (low, high)


@pytest.mark.parametrize(
    ("said", "mode"),
    [
        ("homeofficemoeglich true, homeofficetyp NACH_VEREINBARUNG", "hybrid"),
        ("homeofficemoeglich false", "onsite"),
        ("TELECOMMUTE", "remote"),
        ("irgendwie", None),
        (None, None),
    ],
)
def test_work_mode(said: str | None, mode: str | None) -> None:
    assert read_employment(title="x", work_mode_text=said).work_mode == mode


def test_staffing_and_language() -> None:
    text = "Wir suchen für das Team eine Leitung und freuen uns auf die Bewerbung."
    work = read_employment(title="x", staffing_text="istArbeitnehmerUeberlassung true", description=text)
    assert (work.is_staffing, work.language) == (True, "de")
    english = "We are looking for a lead of our team and the office is in the city."
    assert read_employment(title="x", description=english).language == "en"
    assert read_employment(title="Serviceleiter").language is None


@pytest.mark.parametrize(
    ("name", "key"),
    [
        ("Havelbogen Heizungsbau GmbH & Co. KG", "havelbogen heizungsbau"),
        ("HAVELBOGEN HEIZUNGSBAU", "havelbogen heizungsbau"),
        ("Müller & Söhne OHG", "mueller soehne"),
        ("Wohnstatt eG", "wohnstatt"),
        ("GmbH", "gmbh"),
        ("!!!", None),
    ],
)
def test_employer_key(name: str, key: str | None) -> None:
    assert employer_key(name) == key
