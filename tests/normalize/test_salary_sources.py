"""What sources of many kinds state as pay: rows that were once read wrongly, and neighbours of them."""

import datetime as dt

import pytest

from pipelines.normalize.pay.headline import read_text
from pipelines.normalize.salary import read_pay

DAY = dt.date(2026, 11, 24)

PUBLIC_SERVICE = [
    ("Pflegefachkräfte steigen bei uns mit 3.611,31 Euro (EG 7 AVR DD) ein.", 3611.31, 3611.31, "month"),
    ("E 8 TV-L (Stufe 1: 3.146,82 €; Stufe 6: 3.970,94 €)", 3146.82, 3970.94, "month"),
    ("Anwärterbezüge in Höhe von derzeit rund 1.466 € monatlich", 1466, 1466, "month"),
    ("Auszubildende: 1.368 Euro, 1.418 Euro und 1.464 Euro im ersten, zweiten und dritten Jahr", 1368, 1464, "month"),
]

EMPLOYERS = [
    ("Serviceleiter SHK (m/w/d) | bis 80k", None, 80000, "year"),
    ("Teamleiter Kundenservice (m/w/d) ab 3.800€", 3800, None, "month"),
    ("Einstiegsentgelt: 4.850 EUR/Monat (35 h/Woche), 13,25 Gehälter", 4850, 4850, "month"),
    ("Jahresbruttozielgehalt: 78 T€ (fix 70 T€ + var. 8 T€)", 70000, 70000, "year"),
    ("Fix 54.000 EUR + bis zu 12.000 EUR variabel", 54000, 54000, "year"),
    ("Das Gesamtpaket liegt bei 80.000 Euro, davon 65.000 Euro fix.", 65000, 65000, "year"),
    ("Mit uns verdienst du mehr: 3.350 € Einstiegsgehalt statt 2.900 € im Branchenschnitt", 3350, 3350, "month"),
    ("Vergütung (Jahr): 50 000,00 – 58 000,00 EUR", 50000, 58000, "year"),
    ("mtl. 2.850,00 EUR brutto, 14 Gehälter", 2850, 2850, "month"),
    ("Bruttomonatsgehalt: 3.300 €, zahlbar 13,5-mal", 3300, 3300, "month"),
    ("Kundendienstleitung in Potsdam – 70.000€ + Dienstwagen", 70000, 70000, "year"),
    ("Mögliches Jahreseinkommen: bis 75.000 € (Fixum 48.000 €)", 48000, 48000, "year"),
    ("Grundgehalt 3.400 €, Ø-Gesamtverdienst 4.600 €", 3400, 3400, "month"),
    ("Techniker Innendienst (m/w/d) in Potsdam, 45-50k", 45000, 50000, "year"),
    ("Verdienstspanne 2.700€/3.300€", 2700, 3300, "month"),
    ("Gehalt: 3,500 €", 3500, 3500, "month"),
    ("Jahresgehalt: 63.000,00 EUR brutto (13 Monatsgehälter)", 63000, 63000, "year"),
    ("Vergütung: 55.000 EUR – nach oben offen", 55000, None, "year"),
    ("Jahreszieleinkommen 92.000 €, davon 75 % fix", 92000, 92000, "year"),
    ("Gehalt: 3.9-4.4k/Monat", 3900, 4400, "month"),
    ("Die Gehaltsuntergrenze liegt bei 3.000 Euro, verhandelt wird darüber.", 3000, None, "month"),
    ("Dein Gehalt: je nach Profil zwischen 47.500 und 55.000 Euro (brutto, jährlich).", 47500, 55000, "year"),
    ("Gehalt ca. 4k brutto", 4000, 4000, "month"),
    ("Leitung Service (m/w/d): 5.500 bis 6.500 Euro", 5500, 6500, "month"),
]

CRAFTS_AND_SHOPS = [
    ("Helfer 15,20 €, Geselle 18,75 €, Vorarbeiter 21,40 € pro Stunde", 15.2, 21.4, "hour"),
    ("Du kriegst von uns achtzehn Euro die Stunde.", 18, 18, "hour"),
    ("Bezahlung: zweiundzwanzig Euro pro Stunde", 22, 22, "hour"),
    ("Taxifahrer: 50 % vom Umsatz, mindestens aber 14,50 €/Std.", 14.5, None, "hour"),
    ("Lohn: 5'800.- bis 6'400.- pro Monat (x13)", 5800, 6400, "month"),
    ("Wir bieten 21 bis 25 Euro Stundenlohn, je nach Können.", 21, 25, "hour"),
    ("Gehalt nach Vereinbarung, mind. 3.000,-", 3000, None, "month"),
    ("Azubis erhalten 1.000/1.100/1.200/1.300 € im 1./2./3./4. Lehrjahr.", 1000, 1300, "month"),
    ("Haushaltshilfe: 17 EUR/Stunde auf Rechnung", 17, 17, "hour"),
    ("16€ für Studierende, 18€ für Gelernte (jeweils pro Stunde)", 16, 18, "hour"),
    ("Dachdecker: 21,50 bis 25 Euro Stundenlohn + Auto", 21.5, 25, "hour"),
    ("Kutscher gesucht! 110 € Tagesgage", 110, 110, "day"),
    ("Aushilfe f. Imbiss, 14,50/Std.", 14.5, 14.5, "hour"),
    ("einen fairen Lohn (18 bis 21 Euro), feste Touren, neues Werkzeug", 18, 21, "hour"),
    ("Reinigungskraft 14,25 € tariflich, 3 Std. täglich", 14.25, 14.25, "hour"),
    ("Gerüstbauer, 18.50 € - 21.00 € / h", 18.5, 21, "hour"),
]

FORMS = [
    (
        ('baseSalary: {"currency": "EUR", "value": {"minValue": 42000, "maxValue": 50000, "unitText": "YEAR"}}'),
        42000,
        50000,
        "year",
    ),
    ("Gehalt von: 3.200 Gehalt bis: 3.900 Währung: EUR Zeitraum: Monat", 3200, 3900, "month"),
    ("Salary min: 50000 | Salary max: 65000 | Currency: EUR | Interval: yearly", 50000, 65000, "year"),
    ("Brutto p. M.: 2.800 €", 2800, 2800, "month"),
    ("Mindestgehalt: 36000 | Höchstgehalt: 42000 | EUR | YEAR", 36000, 42000, "year"),
    ("EUR48,000.00-EUR56,000.00 per year", 48000, 56000, "year"),
    ("Lohn: 2.400€/monatl.", 2400, 2400, "month"),
    ("Gehalt (geschätzt): 47.000 - 61.000 €/Jahr", 47000, 61000, "year"),
    ("Bruttogehalt [EUR/Monat]: 3.150", 3150, 3150, "month"),
    ('payRange: {min: 45000, max: 52000, currency: "EUR", interval: "year"}', 45000, 52000, "year"),
    ("Monatsgehalt (brutto, EUR) von 2900 bis 3300", 2900, 3300, "month"),
    ("Vergütung: EUR 21.00 / HOUR", 21, 21, "hour"),
    ('"minSalary": 44000, "maxSalary": 51000, "salaryCurrency": "EUR"', 44000, 51000, "year"),
    ("Bruttolohn/Std: 16,5", 16.5, 16.5, "hour"),
    ("Vergütung / Gehalt: 2.950 - 3.250 € brutto pro Monat", 2950, 3250, "month"),
    ("Ab 40.000 € | Vollzeit | Potsdam", 40000, None, "year"),
]

STARTUPS = [
    ("Salary: €4.2k/month", 4200, 4200, "month"),
    ("Total cash: €95k–€120k (base €75k–€95k + bonus)", 75000, 95000, "year"),
    ("€75.000 base + €25.000 variable", 75000, 75000, "year"),
    ("Fixed salary: 45,000€, variable: up to 10,000€", 45000, 45000, "year"),
    ("Starting salary: 3,400 EUR (monthly, gross)", 3400, 3400, "month"),
    ("We budgeted €64,000–€71,000 for this hire.", 64000, 71000, "year"),
    ("Total package up to €105k (of which €85k fixed)", 85000, 85000, "year"),
    ("The gross salary will not be less than €3,600 per month.", 3600, None, "month"),
    ("This role pays 62 to 68 thousand euros gross annually.", 62000, 68000, "year"),
    ("Pay: between sixteen and eighteen euros an hour", 16, 18, "hour"),
]

STAFFING = [
    ("Einstiegslohn i. H. v. 17,12 € brutto/Stunde, Steigerung auf 18,50 € nach der Einarbeitung", 17.12, 18.5, "hour"),
    ("Tagesrate 720 EUR", 720, 720, "day"),
    ("Zielgehalt unseres Kandidaten-Mandats: rd. 110.000 Euro", 110000, 110000, "year"),
    ("Bezahlung nach Equal Pay, derzeit 21,37 €/Stunde", 21.37, 21.37, "hour"),
    ("Wir zahlen 2 Euro über Tarif, also 17,50 Euro die Stunde.", 17.5, 17.5, "hour"),
    ("Tagessätze von 650 bis 750 Euro, remote", 650, 750, "day"),
]

WHOLE_POSTINGS = [
    (
        (
            "Zum 1.1.2027 suchen wir eine Kundendienstleitung. Wir dachten an ein Jahresgehalt von etwa "
            "72.000 Euro. Wer mehr Erfahrung hat, bekommt auch mehr. Der Wagen (Skoda, 45.000 Euro Liste) "
            "darf privat genutzt werden."
        ),
        72000,
        72000,
        "year",
    ),
    (
        (
            "Kundenberater (m/w/d) im Innendienst\n\nGehalt: 36.000 bis 41.000 Euro im Jahr\n\nWir sind 120 "
            "Leute und versenden 5.000 Pakete am Tag. Du nimmst Reklamationen an (bis 150 Euro sofort per "
            "Gutschrift), pflegst Daten und schreibst Mails.\n\nUnsere Leute bleiben im Schnitt 9 Jahre. Es "
            "gibt 500 Euro Urlaubsgeld, 50 Euro im Monat als Sachbezug und eine Prämie von 750 Euro, wenn du "
            "jemanden wirbst. In Hamburg verdienen die Kollegen übrigens 2.000 Euro mehr."
        ),
        36000,
        41000,
        "year",
    ),
    (
        (
            "Team Lead Support (f/m/d), Berlin\n\nYou lead 9 people, own a tool budget of €40k and report "
            "monthly.\n\nWhat's in it for you\n- €66,000 to €74,000 gross per year\n- a 5% bonus\n- €1,000 for "
            "learning, €500 for your desk\n\nNot in it: free beer. Apply until 15 Jan."
        ),
        66000,
        74000,
        "year",
    ),
    (
        (
            "Wir suchen eine Kundendienst-Disponentin für unser Büro in Teltow. Sie teilen 11 Monteure ein "
            "und nehmen 60 Anrufe am Tag an. Das Gehalt beträgt 3.100 bis 3.500 Euro brutto im Monat. Nach "
            "einem Jahr gibt es 500 Euro Treueprämie. Unser Büro hat 140 Quadratmeter, die S-Bahn braucht 8 "
            "Minuten."
        ),
        3100,
        3500,
        "month",
    ),
]

RUNNING_TEXT = [
    ("Fixed pay: EUR 70k; variable pay: EUR 20k at target.", 70000, 70000, "year"),
    ("Die Stelle ist mit 52.000 Euro im Jahr dotiert.", 52000, 52000, "year"),
    ("Du gehst mit 2.100 Euro netto nach Hause.", 2100, 2100, "month"),
    ("Was du bekommst: 3.200 € brutto monatlich und einen Firmenwagen.", 3200, 3200, "month"),
    ("Gezahlt werden 17,20 Euro brutto pro Stunde.", 17.2, 17.2, "hour"),
    ("Das Jahresgehalt: 48.000 bis 53.000 Euro, dazu ein Bonus bis 5.000 Euro.", 48000, 53000, "year"),
    ("Wir suchen Helfer für 16 Euro und Facharbeiter für 21 Euro Stundenlohn.", 16, 21, "hour"),
    ("Ein Einstiegsgehalt von 36.000,00 Euro brutto p. a. ist garantiert.", 36000, 36000, "year"),
    ("The budgeted range is EUR 55,000 to EUR 63,000 gross.", 55000, 63000, "year"),
    ("Gehalt je nach Stufe 3.050 EUR bis 3.780 EUR monatlich", 3050, 3780, "month"),
    ("Gehalt: 3.400 - 3100 EUR", 3100, 3400, "month"),
    ("Gehalt: € 2.750 bis € 3.050 / mtl.", 2750, 3050, "month"),
    ("Vergütung: 0 € - 3.200 € im Monat", None, 3200, "month"),
    ("Im ersten Jahr zahlen wir 3.000 Euro, im zweiten 3.200 Euro, danach 3.450 Euro brutto.", 3000, 3450, "month"),
    ("14-mal 3.300 Euro brutto", 3300, 3300, "month"),
]

NOT_PAY_OF_STAFFING = [
    "Weihnachtsgeld in Höhe von 350 € nach 6 Monaten Betriebszugehörigkeit",
    "Sie erhalten eine übertarifliche Entlohnung plus Schichtzulagen.",
    "Empfehlen Sie uns weiter: 500 € sind Ihnen sicher.",
]

NOT_PAY_OF_PUBLIC_SERVICE = [
    "leistungsorientierte Bezahlung, Ballungsraumzulage von 135 Euro monatlich möglich",
    "Aufstieg in den gehobenen Dienst möglich, Prüfung nach § 12 LVO",
    "Gebühren von 35 bis 120 € sind im Voraus zu entrichten.",
    (
        "Bewerben können sich Beamtinnen und Beamte der Besoldungsgruppen A 8 und A 9 sowie "
        "vergleichbare Tarifbeschäftigte."
    ),
    "Von Vorteil sind Erfahrungen in der Anwendung des TV-L.",
    "Kenn-Nr. 2027-E9-014, Bewerbungsschluss 08.01.2027",
    "Das Jobticket kostet Sie nur 44,10 Euro im Monat.",
    "Die Stadt fördert Vereine mit jährlich 50.000 Euro.",
    "Sie prüfen Rechnungen nach HOAI und VOB (Auftragssummen bis 2 Mio. €).",
]

NOT_PAY_OF_STARTUPS = [
    "Customers pay between €99 and €499 per month.",
    "You get 1,000 EUR per year for books and conferences.",
    "Your first project: migrate 2,000 customers paying €49 a month.",
    "20% of your salary can be taken as equity",
    "Over 600 employees and €100m+ in revenue",
]

NOT_PAY_OF_EMPLOYERS = [
    "Sie verhandeln Wartungsverträge im Wert von 10.000 bis 200.000 Euro.",
    "Das Unternehmen ist seit 75 Jahren am Markt und betreut 12.000 Haushalte.",
    "Produktpalette: über 20.000 Artikel von 5 bis 5.000 Euro",
    "Bei uns bekommst du 2.000 € für ein Fahrrad deiner Wahl.",
    "Du planst Werbeausgaben von 20.000 bis 50.000 Euro im Quartal.",
    "Unser Gründer startete 1991 mit 5.000 Mark.",
]

NOT_PAY_OF_CRAFTS_AND_SHOPS = [
    "Stundensatz für Kunden: 69 € netto zzgl. Anfahrt",
    "1.200 kg Zuladung, 3,5 t, Baujahr 2022",
    "Der neue Transporter hat 45.000 Euro gekostet.",
]

NOT_PAY_OF_FORMS = [
    "Gehalt: 1 €",
    "Vergütung: nach Tarif",
    "Gehalt: 0,00 € bis 0,00 € pro Monat",
    "salary_min: null, salary_max: null",
]

NOT_PAY_OF_WHOLE_POSTINGS = [
    (
        "Kundendienstleiter (m/w/d) Medizintechnik\nSeit 30 Jahren liefern wir Geräte im Wert von 5.000 "
        "bis 300.000 Euro an 1.900 Praxen. Umsatz 2025: 41 Mio. Euro, Wachstum 8 %.\nSie führen 14 "
        "Techniker, planen ein Jahresbudget von 2,2 Mio. Euro und berichten monatlich.\nWir bieten ein "
        "attraktives Fixgehalt plus Bonus (bis 20 %), Dienstwagen, 30 Urlaubstage, 50 Euro Sachbezug und "
        "einen Zuschuss von 100 Euro zur Altersvorsorge.\nBewerbung mit Gehaltsvorstellung an "
        "jobs@example.org bis 15.12.2026."
    ),
    (
        "Serviceberater (m/w/d) im Autohaus\nWir verkaufen 700 Autos im Jahr und haben 38 "
        "Mitarbeiter.\nGeboten: Grundgehalt plus Provision, 28 Tage Urlaub, 200 Euro Werkstattgutschein, "
        "Weihnachtsgeld (50 %).\nErwünscht: Erfahrung mit Aufträgen bis 5.000 Euro, Führerschein "
        "B.\nKontakt 0331 555010"
    ),
]

NOT_PAY_OF_RUNNING_TEXT = [
    "Sie erhalten 100 Euro, wenn Ihr Vorschlag umgesetzt wird.",
    "Wir zahlen für deinen Führerschein bis zu 4.000 Euro.",
    "Unser Mindestumsatz pro Tag und Fahrer liegt bei 600 Euro.",
    "Zeitschriften-Abos ab 4,99 €: Sie beraten dazu am Telefon.",
    "Die Gehälter von 400 Beschäftigten rechnen Sie monatlich ab.",
    "Die Wohnungen vermieten wir ab 8 Euro je Quadratmeter.",
    "Pro Jahr 5.000 Bewerbungen, 120 Einstellungen, 1 Ziel: du!",
]

SCALES = [  # text, agreement, group
    ("Entgelt nach Besoldungsgruppe A 9m BBesO", "Besoldung", "A 9"),
    ("W2-Professur für Verteilte Systeme", "Besoldung", "W 2"),
    ("Entgeltgruppe: 13 TV-H", "TV-H", "E 13"),
    ("EG 10 TV-N Brandenburg", "TV-N", "E 10"),
    ("Die Einstellung erfolgt im Angestelltenverhältnis; vergütet wird nach E10 TVöD.", "TVöD", "E 10"),
    ("Eingruppierung in EG S11b TVöD-SuE", "TVöD", "S 11b"),
    ("nach BAT-KF SE 8", "BAT-KF", None),
    ("Bes.-Gr. A 11 (LG 2.1)", "Besoldung", "A 11"),
    ("Bezahlung nach TV-Ärzte/VKA, Entgeltgruppe II", "TV-Ärzte/VKA", None),
    ("Wir zahlen Tarif: TV DRK, EG 6", "TV-DRK", "E 6"),
    ("nach A 13 g. D. bzw. E 12", "Besoldung", "A 13"),
    ("The position is remunerated at TV-L E14.", "TV-L", "E 14"),
    ("Dotiert ist die Stelle mit EG 15 TVöD.", "TVöD", "E 15"),
    ("Der Dienstposten ist nach A 7 / A 8 BbgBesO bewertet.", "Besoldung", "A 7-A 8"),
    ("Professur (W 3) für Datenbanken", "Besoldung", "W 3"),
    ("Die Stelle ist im Stellenplan mit EG 11 TVöD ausgewiesen.", "TVöD", "E 11"),
    ("Richterbesoldung R 1", "Besoldung", "R 1"),
    ("Entgelt: nach TV-L (Berlin), E6", "TV-L", "E 6"),
    ("Wertigkeit: E9a", None, "E 9a"),
    (
        (
            "Stellenausschreibung 12/2026\nBeim Amt ist die Stelle Sachbearbeitung Kasse (m/w/d) mit 30 "
            "Wochenstunden zu besetzen.\nAufgaben: Mahnung und Vollstreckung (rund 3.000 Fälle im Jahr, "
            "Forderungen bis 10.000 Euro).\nDie Vergütung erfolgt nach Entgeltgruppe 7 des TVöD. "
            "Schwerbehinderte werden bevorzugt. Bewerbungskosten werden nicht erstattet. Frist: 15.01.2027."
        ),
        "TVöD",
        "E 7",
    ),
    (
        (
            "Die Stadtwerke suchen eine Leitung Kundenservice. Sie verantworten 32 Beschäftigte und 95.000 "
            "Kundenkontakte pro Jahr. Unsere Leistungen: Vergütung nach TV-V (EG 12), 14 Monatsgehälter, 39 "
            "Stunden, Zuschuss zum Jobticket 15 Euro, Energiedeputat. Bewerbung bis 10.01.2027 über das "
            "Portal, Kennziffer 2027-004."
        ),
        "TV-V",
        "E 12",
    ),
    ("Es gilt der Haustarif; die Stelle ist der Entgeltgruppe 7 zugeordnet.", None, "E 7"),
]


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [*PUBLIC_SERVICE, *EMPLOYERS, *CRAFTS_AND_SHOPS, *FORMS, *STARTUPS, *STAFFING, *WHOLE_POSTINGS, *RUNNING_TEXT],
)
def test_pay(text: str, low: float | None, high: float | None, period: str) -> None:
    headline = read_text(text).headline
    assert headline is not None
    assert (headline.low, headline.high, headline.period.name) == (low, high, period)


@pytest.mark.parametrize(
    "text",
    [
        *NOT_PAY_OF_STAFFING,
        *NOT_PAY_OF_PUBLIC_SERVICE,
        *NOT_PAY_OF_STARTUPS,
        *NOT_PAY_OF_EMPLOYERS,
        *NOT_PAY_OF_CRAFTS_AND_SHOPS,
        *NOT_PAY_OF_FORMS,
        *NOT_PAY_OF_WHOLE_POSTINGS,
        *NOT_PAY_OF_RUNNING_TEXT,
    ],
)
def test_other_money_is_not_pay(text: str) -> None:
    pay = read_pay(description=text, day=DAY)
    assert not pay.is_disclosed
    assert pay.tariff is None


@pytest.mark.parametrize(("text", "agreement", "group"), SCALES)
def test_a_pay_scale(text: str, agreement: str | None, group: str | None) -> None:
    pay = read_pay(description=text, day=DAY)
    assert (pay.tariff, pay.tariff_group) == (agreement, group)


NOT_YET = [
    ("Jahresgehalt in EUR\n48000", 48000, 48000, "year"),
    ("Garantiert 40 Std./Woche à 16,40 €", 16.4, 16.4, "hour"),
    ("Suchen Fliesenleger, zahlen 20-23 €.", 20, 23, "hour"),
    ("Kassenkraft ab 15 Euro, Minijob oder Teilzeit", 15, None, "hour"),
    ("Monteure starten bei 3.100 und enden bei 3.900 Euro.", 3100, 3900, "month"),
]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "low", "high", "period"), NOT_YET)
def test_not_yet(text: str, low: float | None, high: float | None, period: str) -> None:
    test_pay(text, low, high, period)


# Sentences beside each other must not change what each says.
AMONG_OTHERS = [
    ("Wir zahlen 14,50 € die Stunde, Essen ist frei (Wert 12 €).", 14.5, 14.5),
    ("Lohn nach Absprache, aber nie unter 16 Euro die Stunde.", 16, None),
    ("Bewerben Sie sich bis zum 31.12.2026. Studierende erhalten 14,60 Euro je Stunde.", 14.6, 14.6),
    ("Wir zahlen 17,50 €/Std. Der Eigenanteil am Rad beträgt 40 Euro monatlich.", 17.5, 17.5),
    ("Sie verantworten Teile im Wert von 300.000 Euro. 13 Monatsgehälter zu je 3.950 €.", 3950, 3950),
    ("Gehalt: 45.000 - 55.000 € (Junior) bzw. 60.000 - 75.000 € (Senior) pro Jahr\n- Team\n- Urlaub", 45000, 75000),
    ("Lohn | 17,25 EUR | pro Stunde\n€35m Series B, 200 people", 17.25, 17.25),
    ("Unser Haushalt umfasst 12 Mio. Euro. Azubis bekommen 1.150 Euro.", 1150, 1150),
    ("Für Bad und Küche nehmen Kunden 14.500 Euro in die Hand.\nDu verdienst 3.600 Euro.", 3600, 3600),
    ("Als Leitung verdienen Sie 3.900 Euro brutto im Monat. (Ihr Team liegt bei 2.500 bis 2.800 Euro.)", 3900, 3900),
    ("Geboten werden 15,90 € pro Stunde. Wer Freunde wirbt, bekommt weitere 400 €.", 15.9, 15.9),
    ("Das Monatsgehalt von 3.350 € brutto wird 13-mal im Jahr überwiesen.", 3350, 3350),
    ("On-target earnings are €82,000, made up of a €58,000 base and commission.", 58000, 58000),
]


@pytest.mark.parametrize(("text", "low", "high"), AMONG_OTHERS)
def test_pay_among_other_sentences(text: str, low: float, high: float | None) -> None:
    headline = read_text(text).headline
    assert headline is not None
    assert (headline.low, headline.high) == (low, high)
