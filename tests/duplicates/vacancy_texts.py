"""Invented texts of postings: one boilerplate for all vacancies of an employer, and tasks of their own."""

OPENING = (
    "Die Havelbogen Wärme GmbH baut und wartet seit 1991 Heizungen, Wärmepumpen und Lüftungsanlagen in ganz "
    "Brandenburg. Über 400 Menschen arbeiten bei uns an acht Standorten, und jeden Monat kommen neue dazu. Wir sind "
    "ein Familienbetrieb mit kurzen Wegen, fairen Löhnen und einem Werkstattwagen, der anspringt. Gemeinsam machen wir "
    "die Häuser in der Region unabhängig von Öl und Gas."
)
PROFILE = "\n\nDein Profil\n- Abgeschlossene Ausbildung\n- Führerschein Klasse B\n- Freude am Umgang mit Menschen"

LEAD = (
    "- Fachliche und disziplinarische Führung von zwölf Monteuren im Kundendienst\n- Planung der Einsätze und der "
    "Bereitschaft\n- Bearbeitung von Reklamationen bis zum Abschluss\n- Verantwortung für Budget und Kennzahlen des "
    "Bereichs\n- Weiterentwicklung der Wartungsverträge mit der Wohnungswirtschaft"
)
DISPATCH = (
    "- Annahme von Störungen am Telefon und per Mail\n- Disposition der Termine mit der Software Tourenfux\n"
    "- Pflege der Stammdaten unserer Anlagen\n- Rechnungsprüfung und Ablage\n- Urlaubsvertretung am Empfang"
)
FITTER = (
    "- Wartung und Reparatur von Gas- und Ölheizungen bei Privatkunden\n- Inbetriebnahme von Wärmepumpen\n"
    "- Dokumentation auf dem Tablet\n- Rufbereitschaft jede fünfte Woche\n- Einweisung der Kundschaft in die Anlage"
)
RETOLD = (
    "Zwölf Monteure warten auf dich: Du führst sie fachlich und disziplinarisch, planst Einsätze und Bereitschaft, "
    "bearbeitest Reklamationen, bis sie vom Tisch sind, und verantwortest Budget und Kennzahlen. Mit der "
    "Wohnungswirtschaft entwickelst du die Wartungsverträge weiter."
)
LEAD_ENGLISH = (
    "- Lead a team of twelve service technicians\n- Plan daily routes and standby duty\n- Resolve complaints from the "
    "first call to the final invoice\n- Own the budget and the figures of the department"
)


def text(tasks: str, *, opening: str = OPENING, heading: str = "Deine Aufgaben") -> str:
    """A posting of the usual build."""
    return f"{opening}\n\n{heading}\n{tasks}{PROFILE}"


def agency_text(tasks: str) -> str:
    """The same tasks as an agency tells them."""
    return text(
        tasks, opening="Für unseren Kunden, einen Handwerksbetrieb, suchen wir Verstärkung.", heading="Aufgaben"
    )
