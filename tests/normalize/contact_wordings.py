"""How German and English postings name a contact person, and names to put there. All invented.

`{n}` is a full name, `{s}` a surname, `{f}` a given name, `{slug}` the name as addresses spell it.
"""

import random
import re

WORDINGS = [
    # forms of address
    "Ihre Ansprechpartnerin ist Frau {n}.",
    "Ihr Ansprechpartner: Herr {n}",
    "Fragen beantwortet dir gerne Herr {s}.",
    "Fragen beantwortet Ihnen Frau {n} unter 030 23125 102.",
    "Rückfragen richten Sie an Herrn {n}.",
    "z. Hd. Frau {n}",
    "Bewerbung an Frau {s}, Am Havelufer 3",
    "Bitte wenden Sie sich an Herrn {s}.",
    "Frau {s} (Telefon 030 23125 103) hilft weiter.",
    "Für Auskünfte steht Ihnen Frau {n} zur Verfügung.",
    "Haben Sie Fragen? Herr {n} ist für Sie da.",
    "Mr. {s} will answer.",
    "Fr. {s}, Durchwahl 104",
    "Hr. {s}",
    "Herrn\n{n}\nAm Havelufer 3",
    "Ansprechpartnerin | Frau {n} | 030 23125 105",
    "Dr. {s} leitet die Abteilung und freut sich auf Sie.",
    "Prof. Dr. {n}",
    # after a word for contact persons
    "Ihr Ansprechpartner ist {n}.",
    "Ansprechpartner: {n}",
    "Ansprechpartner:in: {n}",
    "Ansprechpartner*in {n}",
    "Ansprechpartner/in: {n}",
    "Ansprechpartner {n}, Personalabteilung",
    "Ansprechpartner für diese Stelle ist {n}.",
    "Ansprechpartnerin für Fragen rund um die Bewerbung: {n}",
    "Ansprechpartner\n{n}\nTelefon 030 23125 106",
    "Ansprechpartner:\n\n{n}",
    "Ihre Ansprechperson: {n}",
    "Kontaktperson: {n}",
    "Kontakt: {n}, Tel. 030 23125 101",
    "Ihr Kontakt: {n}",
    "Dein Kontakt ist {n}",
    "Kontakt\n{n}\nPersonalreferentin",
    "Rückfragen an {n}",
    "Rückfragen beantwortet {n}.",
    "z.Hd. {n}",
    "zu Händen {n}",
    "zu Händen von {n}",
    "Bewerbung an: {n}",
    "Bitte senden Sie Ihre Bewerbung an {n}.",
    "Schicken Sie Ihre Unterlagen an {n}.",
    "Personalreferentin {n}",
    "Personalreferent: {n}",
    "Personalleiterin {n}",
    "i. A. {n}",
    "i.A. {n}",
    "gez. {n}",
    "Dein Recruiter: {n}",
    "Deine Recruiterin {n} freut sich auf dich.",
    "Recruiter {n}",
    "Dein HR-Team, {n}",
    "Name: {n}",
    "Name | {n} | Telefon | 030 23125 107",
    "Contact: {n}",
    "Contact person: {n}",
    "Your contact person is {n}.",
    "Please reach out to {n}.",
    "Get in touch with {n}.",
    "Your recruiter for this role: {n}",
    "Please send your application to {n}.",
    "Schwerbehindertenvertretung: {n}",
    "Geschäftsführer: {n}",
    "Foto: {n}",
    # sentences
    "Wende dich gerne an {n}.",
    "Melde dich bei {n}.",
    "Melden Sie sich einfach bei {n} aus der Personalabteilung.",
    "Für Fragen steht Ihnen {n} gerne zur Verfügung.",
    "Bei Fragen hilft dir {n} weiter.",
    "Deine Fragen beantwortet dir gerne {n}.",
    "Fachliche Auskünfte erteilt Ihnen {n}.",
    "{n} freut sich auf Ihre Bewerbung.",
    "{n} beantwortet Ihre Fragen.",
    "{n} steht Ihnen für Fragen zur Verfügung.",
    "{n} ist Ihre Ansprechpartnerin.",
    "Ich bin {n} und begleite dich durch die Bewerbung.",
    "Mein Name ist {n}.",
    "Erfahre im Gespräch mit {n} mehr.",
    "Du berichtest direkt an {n}.",
    "Weitere Informationen gibt Ihnen {n}.",
    "Erreichen kannst du {n} unter 030 23125 108.",
    "Noch Fragen? Ruf {n} an: 0171 3920 012",
    # before a number, an address or a role
    "{n}, Telefon 030 23125 109",
    "{n}, Tel.: 030 23125 110",
    "{n} (030 23125 111)",
    "{n} | {slug}@havel.example",
    "{n}, E-Mail: {slug}@havel.example",
    "{n}, Personalreferentin",
    "{n} - HR Managerin",
    "{n}\nPersonalabteilung\nTel. 030 23125 112",
    "{n}\nRecruiting\n{slug}@havel.example",
    "Mit freundlichen Grüßen\n{n}",
    "Viele Grüße\n{n}\nLeiterin Personal",
    "Beste Grüße, {n}",
    "Dein Team von Havelbogen\n\n{n}\nHR Business Partner",
    # in addresses, links and names of files
    "{slug}@havel.example",
    "mailto:{slug}@havel.example",
    "{slug} (at) havel . example",
    "{slug}[at]havel.example",
    "{slug} [ät] havel [dot] example",
    "{slug} at havel dot example",
    "{slug}@havel.example oder bewerbung@havel.example",
    "https://www.linkedin.com/in/{slug}-123456",
    "linkedin.com/in/{slug}",
    "https://www.xing.com/profile/{slug}",
    "https://havel.example/team/{slug}",
    "https://havel.example/ansprechpartner/{slug}.html",
    "Ihre Ansprechpartnerin ist Frau {n}. Bild: /images/{slug}.jpg",
    "Ihr Ansprechpartner ist {n}. {f} freut sich auf dich.",
    "Ansprechpartnerin: {n}. Rufen Sie {f} {s} an.",
]
SYLLABLES = [
    consonant + vowel + end for consonant in "bdfghjklmnrstvwz" for vowel in "aeio" for end in ("", "", "l", "n")
]
ACCENTS = ["ä", "ö", "ü", "ß", "é", "ç", "ł", "ş", "ñ"]
NAMES = [
    "Mia Musterfrau",
    "Jonas Beispielmann",
    "Edda Erfunden",
    "Karl-Heinz Probestein",
    "Ömer Übelacker-Çelik",
    "Łukasz Żmyślony",
    "Nguyen Thi Erdacht",
]


def invented(seed: int) -> str:
    """A name that no list holds: syllables, sometimes double, with an umlaut or an initial.

    >>> invented(7) == invented(7)
    True
    """
    dice = random.Random(seed)  # noqa: S311

    def word(fewest: int, most: int) -> str:
        made = "".join(dice.choice(SYLLABLES) for _ in range(dice.randint(fewest, most)))
        if dice.random() < 0.3:
            place = dice.randrange(1, len(made))
            made = made[:place] + dice.choice(ACCENTS) + made[place:]
        return made.capitalize()

    given, surname = word(2, 3), word(2, 4)
    kind = dice.randrange(8)
    if kind == 1:
        surname = f"{surname}-{word(2, 3)}"
    elif kind == 2:
        given = f"{given}-{word(2, 2)}"
    elif kind == 3:
        given = f"{given[0]}."
    elif kind == 4:
        surname = f"{dice.choice(['von', 'van der', 'de', 'el'])} {surname}"
    elif kind == 5:
        given = f"{given} {word(2, 2)}"
    return f"{given} {surname}"


def planted(wording: str, name: str) -> str:
    """A wording with a name in it."""
    given = name.partition(" ")[0]
    slug = name.casefold().replace(".", "").replace(" ", ".").replace("ä", "ae").replace("ö", "oe").replace("ü", "ue")
    return wording.format(n=name, s=name.rsplit(" ", 1)[-1], f=given, slug=slug)


def left_over(name: str, text: str) -> list[str]:
    """The parts of a name, longer than an initial or a particle, that a text still holds."""
    parts = [part for part in name.replace("-", " ").replace(".", " ").split() if part[0].isupper() and len(part) > 2]
    words = set(re.findall(r"[^\W\d_]+", text.casefold()))
    return [part for part in parts if part.casefold() in words]
