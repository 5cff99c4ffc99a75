"""Texts that make careless regular expressions slow, 10,000 characters each: repetitions of what patterns begin with."""

SIZE = 10_000
BITS = [
    *("a", "A", " ", "\n", ".", "-", "(", ")", "[", "0", "1 ", "+49 ", "0331 ", "@", "a@", "a.", "A.", "A. ", "/", "/team/a-", "%", "€", "é"),
    *("Frau ", "Herr ", "Frau A", "Dr. ", "Prof. Dr. ", "Dr. med. ", "von ", "Aa ", "Aa von ", "Aa-", "Aa, ", "Aa, Bb ", "d'A", "O'A ", "Mia ", "Mia Musterfrau ", "Mia, "),
    *("Ansprechpartner ", "Ansprechpartner: ", "Ansprechpartnerin ist ", "Kontakt: Aa ", "Fragen an ", "gerne ", "Ihnen gerne ", "freut sich ", "Aa freut sich ", "Tel. ", "Tel. 1 ", "a (at) ", "a at b dot ", "a . b ", "x.com/", "a.pdf ", "www.linkedin.com/in/a/"),
    *("Leiter ", "Leitung Kundenservice ", "Service ", "Service und ", "Manager ", "Team ", "Lead ", "customer ", "customer a & ", "stellv. ", "leiter/in ", "kundendienst ", "Elektro-", "(m/w/d) ", "(m/w/", "m/w/d ", "(a)(", "| ", " - ", ", ", "Potsdam ", "in Potsdam ", "für unser ", "Vollzeit ", "Vollzeit/", "100% ", "80-", "38,5 ", "38,5 Std. ", "bis 4.500 € ", "4.500 - ", "ab 1. ", "Ref. ", "Ref. 1", "GmbH ", "GmbH & Co. ", "GmbH & Co. KG - Niederlassung ", "gesucht! "),
    *("30 bis 40 Stunden ", "40 Stunden pro ", "Wochenarbeitszeit ", "wöchentlich 40 ", "unbefristet ", "befristet auf ", "in Vollzeit (", "im Rahmen der ", "suchen wir für ", "wir sind ein a, ", "Stadt ", "Stadt a ", "landes", "[contact] ", "[contact], Aa "),
]  # fmt: skip
HOSTILE = [(bit * (SIZE // len(bit) + 1))[:SIZE] for bit in BITS]
