"""Pay in lines that boards have crippled or that have no word for pay: lost blanks, titles, rows of a list."""

import datetime as dt

import pytest

from pipelines.normalize.pay.glued import unglued, unglued_scales
from pipelines.normalize.salary import Pay, read_pay
from pipelines.normalize.tariff import find_grade

DAY = dt.date(2026, 11, 24)
M, Y, H = "month", "year", "hour"

GLUED = [  # text, lower end, upper end, period
    ("Wir zahlen dir ab17,50 € pro Stunde", 17.5, None, H),
    ("Ein Gehalt zwischen3.400 €und 4.100 €brutto", 3400, 4100, M),
    ("Jahresgehaltbis zu 72.000 €", None, 72000, Y),
    ("Stundenlohnvon 18 €bis 21 €", 18, 21, H),
    ("Bruttogehalt ab3.100€/ Monat", 3100, None, M),
    ("Lohn: mind.16,20 €/Std.", 16.2, None, H),
    ("Jahresgehalt von ca.58.000 € brutto", 58000, 58000, Y),
    ("Dein Verdienst:2.900 €bruttopro Monat", 2900, 2900, M),
    ("Salary up to€75,000 per year", None, 75000, Y),
    ("We pay between€60,000and €70,000", 60000, 70000, Y),
    ("Gehalt von45.000bis 52.000 EURbrutto", 45000, 52000, Y),
    ("Einstiegsgehalt3.250 €", 3250, 3250, M),
    ("Vergütung:15,30 €proStunde", 15.3, 15.3, H),
    ("Attraktive Vergütung ab18,00 €/Stunde+ Zuschläge", 18, None, H),
    ("bis zu4.200 €Brutto im Monat", None, 4200, M),
    ("Jahresbrutto rund65.000 €zzgl. Bonus", 65000, 65000, Y),
    ("Gehaltsrahmen: 48.000€bis56.000€", 48000, 56000, Y),
    ("Du verdienst mindestens2.750 EuroBrutto", 2750, None, M),
    ("Gehalt: bis max.62.000 €", None, 62000, Y),
    ("Gehalt: 3.500 €–4.000 €Brutto/Monat", 3500, 4000, M),
    ("Lohn im1. Jahr1.150 €, im 2. Jahr1.220 €, im 3. Jahr1.310 €", 1150, 1310, M),
]
TITLES = [
    ("Frontend Developer | Potsdam | EUR 60k-EUR 75k | Full-time", 60000, 75000, Y),
    ("Data Engineer (Berlin, 2x/month on site) | €70k–€90k | Permanent", 70000, 90000, Y),
    ("Bauleiter (m/w/d) | Leipzig | bis 75.000 € | Dienstwagen", None, 75000, Y),
    ("Elektroniker (m/w/d) • Berlin • ab 3.400 € • unbefristet", 3400, None, M),
    ("Lohnbüro in Teltow I 4-Tage-Woche I bis 58.000 €", None, 58000, Y),
    ("Head of Sales – bis zu 120.000 € – Remote", None, 120000, Y),
    ("DevOps Engineer - Hamburg - 80.000 € - 95.000 €", 80000, 95000, Y),
    ("Finance Manager - 90k.", 90000, 90000, Y),
    ("Accountant, Hamburg, unlimited contract €65,000 – €75,000 Our bank sells insurance.", 65000, 75000, Y),
    ("Accountant Hamburg €65,000 – €75,000 You sell insurance.", 65000, 75000, Y),
    ("Marketing Lead, Berlin, €85,000 - €95,000 We are looking for a talent.", 85000, 95000, Y),
    ("Data Lead | Total pay (incl. bonus) €90K – €130K", 90000, 130000, Y),
    ("Account Executive | Compensation (excl. Commission) 55.000 - 65.000 €", 55000, 65000, Y),
]
ROWS = [
    ("Bayern 47.000 €", 47000, 47000, Y),
    ("Hessen: 46.500 €", 46500, 46500, Y),
    ("- Berufseinsteiger: 38.000 - 42.000", 38000, 42000, Y),
    ("Erfahrene ab dem achten Jahr: 60.000 – 78.000", 60000, 78000, Y),
    ("Orientierung\n\n- Junior: 42.000 - 48.000\n- Professional: 48.000 - 58.000", 42000, 58000, Y),
    ("0-2 years of experience: €45,000", 45000, 45000, Y),
]
WORDS = [
    ("Aushilfe gesucht (520 € Basis)", 520, 520, M),
    ("Reinigungskraft auf 538€ Basis gesucht", 538, 538, M),
    ("Gehalt: bis Ø 48.000 € p.a.", None, 48000, Y),
    ("Verdienst ab durchschnittlich 3.100 €", 3100, None, M),
    ("Bruttogehat: 3.200 €", 3200, 3200, M),
    ("Jahresverguetung: 61.000 EUR", 61000, 61000, Y),
    ("Vergüttung ab 17 Euro", 17, None, H),
    ("bis zu 70.000 Jahresgehalt", None, 70000, Y),
    ("mit 55.000 Fixgehalt plus Provision", 55000, 55000, Y),
    ("Gehaltspaket mit bis zu 70.000", None, 70000, Y),
]
MORE_TITLES = [
    ("48-56k / hybrid / Account Manager (m/w/d)", 48000, 56000, Y),
    ("3.100 - 3.500 €/Monat | Schichtleiter (m/w/d) | Teltow", 3100, 3500, M),
    ("Fassadenbauer (m/w/d) ab 19,50 € + Fahrgeld", 19.5, None, H),
    ("Health Lab | Data analyst (60-80%) | Zug | 90k-110k CHF", 90000, 110000, Y),
    ("Insurance Cloud | Potsdam | hybrid | 65-90k EUR + Shares", 65000, 90000, Y),
    # What the title gives with its period comes before what the text gives.
    ("Monteur (m/w/d) | 2.900 - 3.300 €/Monat + Bulli\nEin Jahresgehalt von bis zu 40.000 € ist drin.", 2900, 3300, M),
]
LISTS = [
    ("Die Vergütung beträgt:\n• für stud. Kräfte: 14,20 €\n• mit Bachelor: 15,80 €\n• mit Master: 17 €", 14.2, 17, H),
    ("Unser Lohn\n- Helfer 15 €\n- Fachkraft 18 €", 15, 18, H),
    ("Gehalt\n\nvon\n2.400 €\nbis\n3.100 €", 2400, 3100, M),
    ("| Praxis (Einstieg) | ~38.000 – 44.000 | mit Notdienst |", 38000, 44000, Y),
    (
        "Wir sind ein Betrieb mit langer Tradition und sehr gutem Ruf in der ganzen Region und suchen Leute für den "
        "Innendienst in Teltow • Stundenlohn 17 € • 30 Tage Urlaub • Zuschuss von 40 € im Monat • gratis Getränke "
        "im Haus • Parkplatz",
        17,
        17,
        H,
    ),
    ("✅ Vergütung: 3.300 €\n✅ Bonus: 500 € im Monat", 3300, 3300, M),
]
SIGNS = [
    ("⚡ Stundenlohn: 20-23€ ⚡ 4-Tage-Woche ⚡ Firmenwagen", 20, 23, H),
    ("🎁 Gutschein 50 € 💶 3.150 € brutto im Monat", 3150, 3150, M),
    ("Gehalt: 💶 ab 2.950 € 💶", 2950, None, M),
]
COMPARED = [
    ("Nurses here have a salary of €48,100, compared to €38,900 in Spain.", 48100, 48100, Y),
    ("Schichtleiter: 41.000 €", 41000, 41000, Y),
    ("Der Lohn liegt bei 14 € beziehungsweise dem Mindestlohn", 14, 14, H),
]
MARKED = [
    ("Gehalt: **ab 3.200 €** brutto", 3200, None, M),
    ("**Gehalt von** **48.000** bis **52.000 €**", 48000, 52000, Y),
]
WRITTEN_OUT = [
    ("Sieben Euro Stundenlohn waren es früher", 7, 7, H),
    ("zwischen acht und neun Euro pro Stunde", 8, 9, H),
    ("Developers earn 91,500 francs per year.", 91500, 91500, Y),
]
TRAINEES = [
    (
        "Im ersten Ausbildungsjahr verdienst du 1.020 Euro. Im zweiten Jahr steigt dein Gehalt auf 1.090 Euro.",
        1020,
        1090,
        M,
    ),
    ("Azubis erhalten 1.050 €. Dein Gehalt danach: 2.900 €", 2900, 2900, M),
]
STAGES = [
    ("Mindestgage im Monat: 3.150 €", 3150, None, M),
    ("Mindestwochengage 1.750 €", 1750, None, "week"),
    ("Die tarifliche Tagesgage liegt bei 240 €", 240, 240, "day"),
    ("Lohn 3.050 €, darüber hinaus gibt es Zulagen", 3050, 3050, M),
    ("Mindestmonatslohn 2.480 €", 2480, None, M),
]
APPROXIMATE = [
    ("Salary range €48-56,000 a year", 48000, 56000, Y),
    ("Gehaltsrahmen45-52.000 €", 45000, 52000, Y),
    ("Zuschlag 50 € bis 1.200 €, Gehalt 3.000 €", 3000, 3000, M),
    ("Lagerist (m/w/d), 5 Tage Woche, bis zu 18 €", None, 18, H),
    ("Das Gehalt liegt knapp über 2.400 Euro im Monat", 2400, 2400, M),
    ("Als Fachkraft verdienst du zwischen 17 und mehr als 21 Euro pro Stunde", 17, 21, H),
    ("Gehalt:  3.150,20  bis  3.640,75 Euro", 3150.2, 3640.75, M),
    ("Vergütung\n1. Lehrjahr\n950.- Euro\n2. Lehrjahr\n1.020.- Euro", 950, 1020, M),
]
BUSINESS_BESIDE = [
    ("IM KUNDENPROJEKT IN POTSDAM 3.900 € BIS 4.600 € BRUTTO PRO MONAT", 3900, 4600, M),
    ("Projektgeschäft, 52.000 € brutto im Jahr", 52000, 52000, Y),
]
PERIODS_OF_OTHER_THINGS = [
    ("Teammeeting 1x im Monat, Gehalt 48.000 - 55.000 €", 48000, 55000, Y),
    ("Product Owner (once a month in Berlin) €75k - €85k", 75000, 85000, Y),
    ("4 Tage pro Woche, Gehalt 52.000 €", 52000, 52000, Y),
    ("Workation 2x im Jahr, Gehalt: 3.400 €", 3400, 3400, M),
    ("Reisebereitschaft einmal pro Monat | 60.000 € - 70.000 €", 60000, 70000, Y),
    ("Pro Monat gibt es 2.900 Euro brutto", 2900, 2900, M),
]


@pytest.mark.parametrize(
    ("text", "low", "high", "period"),
    [
        *GLUED,
        *TITLES,
        *MORE_TITLES,
        *LISTS,
        *MARKED,
        *SIGNS,
        *COMPARED,
        *WRITTEN_OUT,
        *TRAINEES,
        *ROWS,
        *WORDS,
        *PERIODS_OF_OTHER_THINGS,
        *STAGES,
        *APPROXIMATE,
        *BUSINESS_BESIDE,
    ],
)
def test_pay_of_a_line(text: str, low: float | None, high: float | None, period: str) -> None:
    pay = read_pay(description=text, day=DAY)
    assert (pay.min, pay.max, pay.period) == (low, high, period)


NO_PAY = [
    "You sell to customers with an ACV of EUR 60-120k.",
    "Wer uns jemanden bringt, bekommt 800 € Finderlohn.",
    "Prämien (z. B. 400 € bis 900 € nach der Probezeit)",
    "Der Mindestlohn beträgt 13,90 Euro brutto je Stunde. Ab Januar 2027 steigt er auf 14,60 Euro.",
    "Im Minijob gilt: 603 € geteilt durch den Stundenlohn ergibt die Stunden eines Monats.",
    "Preisliste\nHaushaltshilfe: 28 € pro Stunde",
    "Unsere Preise. Nachtwache: 31 € pro Stunde.",
    "Betreuungsgeld nach Einkommen, höchstens 1,80 € pro Stunde",
    "Projektvolumen von 80.000 € im Jahr",
    "We engage 2,500 customers a month",
    "Bis zu 538 Euro monatlich lassen sich im Minijob dazuverdienen.",
    "Gewinnspiel für Azubis: 1.000 €",
    "Schadenregulierer - 10.000 € Vollmacht",
    "Kreditberater (m/w/d) | Kredite bis 50.000 € | Filiale Potsdam",
    "Key Account Manager | Kundenbudgets von 50.000 € bis 200.000 € | Remote",
    "Unsere Kurse\n• Einsteiger: 250 €\n• Fortgeschrittene: 320 €",
    "Berufserfahrene betreuen: 20.000 - 30.000 Kunden",
    "Vergütung & Zulagen\n- Nachtzuschlag 3,50 €/Std.\n- 150 € Fahrgeld",
    "Einsatz als Minijob, 538 € Basis",
    "Übersteigt der Lohn 603 € im Monat nicht, ist es ein Minijob; die Grenze liegt bei 603 €.",
    "Für jede Gruppe gibt es 18.500 Euro monatlich für die Bezahlung von Honorarkräften.",
    "In der Pflege stiegen die Löhne mit 410 Euro am stärksten.",
    "Geworden sind es 800 Euro oder 21 Prozent mehr.",
    "The average salary in Berlin is €4,000 higher than in Leipzig.",
    "Sachzuwendungen bis 45 € netto",
    "Leitung des Schichtplans: 60 € brutto monatlich",
    "Pflegevergütung: 55,- € mtl.",
    "Meine Gehaltsvorstellung liegt bei einem Bruttogehalt von 4.000 Euro.",
    "Bei einem Rentenwert von 41 € sind das 1.800 € Rente.",
    "Hilfskräfte sind vom Tarifvertrag (TV-L) ausgenommen.",
    "Level B2, Office365, A10 und CO2 sind keine Beträge",
    "Python3.10 und Java17, Gehalt nach Absprache",
    "Gutschein über50 €monatlich",
    "Zuschuss von30 €zum Deutschlandticket",
    "Bonus bis zu2.000 €pro Jahr",
    "bis zu60 % Homeoffice",
    "Budget von1.500 €für Weiterbildung",
    "Seit über20 Jahrenam Markt mit mehr als3.000 Mitarbeitenden",
    "€400 monthly housing allowanceif you relocate",
    "€250 monthly rent support",
    "Umsatz von12.500.000 €im Jahr",
    "Social Media Manager - 100k Follower",
    "Portfolio | 500 m² | 250.000 € Kaufpreis",
    "Crowdfunding | Ziel: 20.000 € | noch 3 Tage",
    "Grundstück in Werder | 800 m² | 180.000 €",
    "Wohnung in Potsdam | 3 Zimmer | 1.250 € warm",
    "Investition I bis 50.000 € I Berlin",
    "Auflage: 25.000 - 35.000",
    "Erfahrung mit Projekten von 25.000 - 35.000 Zeilen Code",
    "Einwohner: 25.000 - 30.000",
    "Bayern 13.250.000 Einwohner",
    "Erfahrung mit Budgets: 25.000 - 50.000",
    "Wir suchen eine Bürohilfe auf 556-Euro-Basis",
    "Beschäftigung auf 603 Euro-Basis möglich",
    "Wir bearbeiten 3.000 Gehaltsabrechnungen im Monat",
    "Über 12.000 Lohnempfänger werden von uns betreut",
    "In München zahlt man 1.600 € im Monat für eine kleine Wohnung.",
    "Ein Mittagessen kostet 12 €, die Miete 900 € im Monat.",
    "A flat costs about 1,500 € per month in Munich.",
    "Die Lebenshaltungskosten liegen bei 1.800 Euro im Monat.",
    "Durchführung der Eingruppierung von Beschäftigten nach TVöD",
    "- Bearbeitung von Personalvorgängen, insbesondere Eingruppierung nach TV-L",
    "Sie prüfen die Eingruppierung nach dem TVöD",
    "Sichere Kenntnisse im Eingruppierungsrecht des TVöD",
    "Mitwirkung bei Stellenbewertungen und Vergütung nach TV-L",
    "Verantwortlich für die Entgeltabrechnung nach TVöD und AVR",
]


@pytest.mark.parametrize("text", NO_PAY)
def test_a_line_without_pay(text: str) -> None:
    assert read_pay(description=text, day=DAY) == Pay()


SCALES = [
    ("Eingestuft wird nach TvöD 9b", "TVöD", "E 9b"),
    ("Tarifvertrag Malerhandwerk, bezahlt wird pünktlich", "Tarifvertrag Malerhandwerk", None),
    ("IN ANLEHNUNG AN DEN TV-L, EG 9a", "TV-L", "E 9a"),
    ("Vergütung nachTVöD EG 9bin Vollzeit", "TVöD", "E 9b"),
    ("Bezahlung nach TVöD-VKA EG 10zzgl. Jahressonderzahlung", "TVöD-VKA", "E 10"),
    ("Eingruppierung inEG 8TVöD", "TVöD", "E 8"),
    ("Entgelt nach TV-LE 9a", "TV-L", "E 9a"),
    ("Vergütung nachAVR Caritas", "AVR Caritas", None),
    ("Vergütung gemäßTV-L", "TV-L", None),
    ("Eingruppierung nach TV-L", "TV-L", None),
    ("Die Eingruppierung erfolgt nach TVöD EG 9a", "TVöD", "E 9a"),
    ("Verantwortungsvolle Tätigkeit mit Vergütung nach TVöD", "TVöD", None),
]


@pytest.mark.parametrize(("text", "agreement", "group"), SCALES)
def test_a_scale_of_a_line(text: str, agreement: str, group: str | None) -> None:
    grade = find_grade(text, day=DAY)
    assert grade is not None
    assert (grade.agreement, grade.group) == (agreement, group)


@pytest.mark.parametrize(
    "line",
    [
        "Deutsch B2, Englisch C1",
        "Office365 und v3.500",
        "TVöD-Bund",
        "EG 9b",
        "im Smart TV-Labor",
        "3.000 €uro",
        "k€ 60",
    ],
)
def test_what_is_whole_stays(line: str) -> None:
    assert unglued_scales(unglued(line)) == line


def test_capitals_follow_a_scale_as_well() -> None:
    pay = read_pay(description="VERGÜTUNG IN ANLEHNUNG AN TV-L EG 9a", day=DAY)
    assert (pay.max, pay.flags) == (None, ("tariff_by_analogy",))


NOT_YET = [
    ("Kein Mensch meldet sich auf die Stelle mit den 4.500 Euro", 4500, 4500, M),
    ("Zuerst sind es 480 Euro, nach drei Jahren dann 700 Euro.", 480, 700, M),
    ("An einem guten Abend sind 60 Euro zu verdienen.", 60, 60, "day"),
    ("Mit Master sollten es 17 Euro oder mehr sein.", 17, None, H),
]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize(("text", "low", "high", "period"), NOT_YET)
def test_not_yet(text: str, low: float | None, high: float | None, period: str) -> None:
    test_pay_of_a_line(text, low, high, period)


NO_PAY_NOT_YET = [
    "Kurse in der Werkstatt: 48 €/Std.",
    "Installation ab 95 €/Std., Wartung ab 110 €/Std.",
    "Aus einem Jahresgehalt von 42.000 € und 18.000 € Abfindung werden nach Steuern 45.000 €.",
]


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("text", NO_PAY_NOT_YET)
def test_no_pay_not_yet(text: str) -> None:
    test_a_line_without_pay(text)
