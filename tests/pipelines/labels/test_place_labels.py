from typing import Any

import pytest

from pipelines.labels.place import label
from pipelines.profile import SearchProfile

PROFILE = SearchProfile.shipped()
FIELDS = [
    "postal_code",
    "city",
    "district",
    "state",
    "country",
    "in_potsdam",
    "within_25km_of_potsdam",
    "remote",
    "multi",
]


def labels(text: str) -> dict[str, Any]:
    return label({"input": text}, profile=PROFILE)


def test_exactly_the_label_fields() -> None:
    assert list(labels("14467 Potsdam (Hybrid)")) == FIELDS
    assert labels("14467 Potsdam (Hybrid)") == {
        "postal_code": "14467",
        "city": "Potsdam",
        "district": None,
        "state": "Brandenburg",
        "country": "DE",
        "in_potsdam": "yes",
        "within_25km_of_potsdam": True,
        "remote": "hybrid",
        "multi": [],
    }


@pytest.mark.parametrize("text", ["", "  ", "?", "- / -", "0"])
def test_no_words_no_labels(text: str) -> None:
    assert labels(text) == {**dict.fromkeys(FIELDS), "in_potsdam": "no", "multi": []}


POTSDAM_IN_MANY_WORDS = [
    "Großraum Potsdam",
    "Potsdam u. Umgebung",
    "Potsdam Hauptbahnhof",
    "Universität Potsdam",
    "Landeshauptstadt Potsdam",
    "Potsdam, Brandenburg, DE",
    "DE-14467 Potsdam",
    "Potsdam (14467)",
    "Potsdam, 14469",
    "Standort Potsdam",
    "Einsatzort: Potsdam",
    "in Potsdam",
    "Nähe Potsdam",
    "Potsdam und 3 weitere Standorte",
    "Potsdam + 2 more",
    "Musterstraße 12, Potsdam",
    "Musterstr. 12 Potsdam",
    "Potsdam Nord",
    "Germany - Potsdam",
    "DE-Potsdam",
    "DE, Potsdam",
    "Germany, Brandenburg, Potsdam",
    "Brandenburg > Potsdam",
    "Potsdam • Vollzeit",
    "bundesweit / Potsdam",
    "POTSDAM",
    "Heinrich-Mann-Allee 103, 14473 Potsdam, Haus 2",
    "Potsdam 14473, Heinrich-Mann-Allee 103",
    "Hasso-Plattner-Institut, Potsdam",
    "Innovation Center Potsdam",
    "Potsdam (Innenstadt)",
    "Potsdam Süd",
    "Potsdam, Germany (GMT+1)",
    "Am Kanal 4-6, 14467 Potsdam",
    "14473 Potsdam (Hauptbahnhof)",
]


@pytest.mark.parametrize("text", POTSDAM_IN_MANY_WORDS)
def test_potsdam(text: str) -> None:
    read = labels(text)
    assert (read["city"], read["district"], read["state"], read["country"]) == ("Potsdam", None, "Brandenburg", "DE")
    assert (read["in_potsdam"], read["within_25km_of_potsdam"], read["multi"]) == ("yes", True, [])


# text, city, state, country, within the area
TRAPS: list[tuple[str, str | None, str | None, str | None, bool | None]] = [
    ("Landkreis Potsdam-Mittelmark", None, "Brandenburg", "DE", None),
    ("Potsdam-Mittelmark (Kreis)", None, "Brandenburg", "DE", None),
    ("Bad Belzig, Potsdam-Mittelmark", "Bad Belzig", "Brandenburg", "DE", False),
    ("Teltow, Potsdam-Mittelmark", "Teltow", "Brandenburg", "DE", True),
    ("Berlin-Potsdamer Platz", "Berlin", "Berlin", "DE", None),
    ("Potsdamer Platz 1, 10785 Berlin", "Berlin", "Berlin", "DE", True),
    ("Potsdamer Straße 5, 14513 Teltow", "Teltow", "Brandenburg", "DE", True),
    ("Potsdamer Str. 18a, 14513 Teltow", "Teltow", "Brandenburg", "DE", True),
    ("Potsdam, New York", "Potsdam", "New York", "US", False),
    ("Potsdam, NY, USA", "Potsdam", "New York", "US", False),
    ("Werder (Havel), Brandenburg", "Werder (Havel)", "Brandenburg", "DE", True),
    ("Werder an der Havel", "Werder (Havel)", "Brandenburg", "DE", True),
    ("Werder a.d. Havel", "Werder (Havel)", "Brandenburg", "DE", True),
    ("Brandenburg an der Havel, Brandenburg", "Brandenburg an der Havel", "Brandenburg", "DE", False),
    ("Brandenburg a. d. H.", "Brandenburg an der Havel", "Brandenburg", "DE", False),
    ("Land Brandenburg", None, "Brandenburg", "DE", None),
    ("Berlin und Brandenburg", "Berlin", "Berlin", "DE", None),
    ("Berlin-Brandenburg", "Berlin", "Berlin", "DE", None),
    ("Nuthetal bei Potsdam", "Nuthetal", "Brandenburg", "DE", True),
    ("PLZ 14xxx", None, None, "DE", None),
    ("Deutschland", None, None, "DE", None),
    ("Europa", None, None, None, None),
    ("bei Potsdam", None, None, None, None),
    ("südlich von Potsdam", None, None, None, None),
    ("Grube, Brandenburg", "Grube", "Brandenburg", "DE", None),
    ("Bayern", None, "Bayern", "DE", False),
    ("Hessen, Deutschland", None, "Hessen", "DE", False),
    ("Metropolregion Berlin/Brandenburg", "Berlin", "Berlin", "DE", None),
    ("Region Brandenburg", None, "Brandenburg", "DE", None),
    ("Brandenburg, Deutschland", None, "Brandenburg", "DE", None),
    ("Landkreis Havelland", None, "Brandenburg", "DE", None),
    ("Havelland", None, "Brandenburg", "DE", None),
    ("Teltow-Fläming", None, "Brandenburg", "DE", None),
    ("Michendorf bei Potsdam", "Michendorf", "Brandenburg", "DE", True),
    ("Brandenburg a.d.H.", "Brandenburg an der Havel", "Brandenburg", "DE", False),
    ("Frankfurt (Oder), Brandenburg", "Frankfurt (Oder)", "Brandenburg", "DE", False),
    ("Rhein-Main-Gebiet", None, None, None, None),
    ("Ruhrgebiet", None, "Nordrhein-Westfalen", "DE", False),
    ("Norddeutschland", None, None, None, None),
    ("Landkreis Teltow-Fläming", None, "Brandenburg", "DE", None),
    ("Kreis Dahme-Spreewald", None, "Brandenburg", "DE", None),
    ("Oberhavel", None, "Brandenburg", "DE", None),
    ("Werder/H.", "Werder (Havel)", "Brandenburg", "DE", True),
]
ELSEWHERE: list[tuple[str, str | None, str | None, str | None, bool | None]] = [
    ("Dallgow-Döberitz", "Dallgow-Döberitz", "Brandenburg", "DE", True),
    ("Frankfurt am Main", "Frankfurt am Main", "Hessen", "DE", False),
    ("Frankfurt a. M.", "Frankfurt am Main", "Hessen", "DE", False),
    ("60311 Frankfurt", "Frankfurt am Main", "Hessen", "DE", False),
    ("15230 Frankfurt", "Frankfurt (Oder)", "Brandenburg", "DE", False),
    ("Halle (Saale)", "Halle (Saale)", "Sachsen-Anhalt", "DE", False),
    ("Halle/Saale", "Halle (Saale)", "Sachsen-Anhalt", "DE", False),
    ("Rothenburg ob der Tauber", "Rothenburg ob der Tauber", "Bayern", "DE", False),
    ("Weil am Rhein", "Weil am Rhein", "Baden-Württemberg", "DE", False),
    ("Bad Homburg v.d.H.", "Bad Homburg vor der Höhe", "Hessen", "DE", False),
    ("Bad Homburg v. d. Höhe", "Bad Homburg vor der Höhe", "Hessen", "DE", False),
    ("Mülheim a. d. Ruhr", "Mülheim an der Ruhr", "Nordrhein-Westfalen", "DE", False),
    ("Ludwigshafen", "Ludwigshafen am Rhein", "Rheinland-Pfalz", "DE", False),
    ("Freiburg", "Freiburg im Breisgau", "Baden-Württemberg", "DE", False),
    ("Freiburg i. Br.", "Freiburg im Breisgau", "Baden-Württemberg", "DE", False),
    ("Nuremberg, Bavaria", "Nürnberg", "Bayern", "DE", False),
    ("Hanover, Lower Saxony, Germany", "Hannover", "Niedersachsen", "DE", False),
    ("Vienna, Austria", "Wien", "Wien", "AT", False),
    ("1010 Wien", "Wien", "Wien", "AT", False),
    ("A-1010 Wien", "Wien", "Wien", "AT", False),
    ("Zürich, Schweiz", "Zürich", "Zürich", "CH", False),
    ("Basel (CH)", "Basel", "Basel-Stadt", "CH", False),
    ("London, UK", "London", None, "GB", False),
    ("Golm (Sachsen-Anhalt)", "Golm", "Sachsen-Anhalt", "DE", None),
    ("Falkensee bei Berlin", "Falkensee", "Brandenburg", "DE", True),
    ("Bernau b. Berlin", "Bernau bei Berlin", "Brandenburg", "DE", False),
    ("Königs Wusterhausen", "Königs Wusterhausen", "Brandenburg", "DE", False),
    ("Flughafen BER", "Schönefeld", "Brandenburg", "DE", False),
    ("Schönefeld (Flughafen)", "Schönefeld", "Brandenburg", "DE", False),
    ("Stuttgart, Baden-Württemberg, Deutschland", "Stuttgart", "Baden-Württemberg", "DE", False),
    ("Neuss, NRW", "Neuss", "Nordrhein-Westfalen", "DE", False),
    ("Bad Homburg", "Bad Homburg vor der Höhe", "Hessen", "DE", False),
    ("Walldorf (Baden)", "Walldorf", "Baden-Württemberg", "DE", False),
    ("Lutherstadt Wittenberg", "Lutherstadt Wittenberg", "Sachsen-Anhalt", "DE", False),
    ("Rathenow", "Rathenow", "Brandenburg", "DE", False),
    ("Hennigsdorf", "Hennigsdorf", "Brandenburg", "DE", False),
    ("Ost-Berlin", "Berlin", "Berlin", "DE", None),
    ("Berlin Südwest", "Berlin", "Berlin", "DE", None),
    ("Marquardt", "Marquardt", None, None, None),
    ("Glienicke/Nordbahn", "Glienicke/Nordbahn", "Brandenburg", "DE", False),
    ("Groß Kreutz", "Groß Kreutz (Havel)", "Brandenburg", "DE", True),
    ("Großbeeren bei Berlin", "Großbeeren", "Brandenburg", "DE", True),
    ("Güterverkehrszentrum Wustermark", "Wustermark", "Brandenburg", "DE", True),
    ("Cottbus/Chóśebuz", "Cottbus", "Brandenburg", "DE", False),
    ("Bad Saarow", "Bad Saarow", "Brandenburg", "DE", False),
    ("Luckenwalde", "Luckenwalde", "Brandenburg", "DE", False),
    ("Jüterbog", "Jüterbog", "Brandenburg", "DE", False),
    ("Wildau bei Berlin", "Wildau", "Brandenburg", "DE", False),
    ("Hoppegarten", "Hoppegarten", "Brandenburg", "DE", False),
    ("Treuenbrietzen", "Treuenbrietzen", "Brandenburg", "DE", False),
    ("Nauen, Havelland", "Nauen", "Brandenburg", "DE", False),
    ("Dreilinden", "Dreilinden", None, None, None),
    ("Magdeburg, Sachsen-Anhalt", "Magdeburg", "Sachsen-Anhalt", "DE", False),
    ("Halle", "Halle (Saale)", "Sachsen-Anhalt", "DE", False),
    ("Frankfurt a.M., Hessen", "Frankfurt am Main", "Hessen", "DE", False),
    ("Frankfurt/M.", "Frankfurt am Main", "Hessen", "DE", False),
    ("Bangalore, India", "Bangalore", None, "IN", False),
    ("Paris, France", "Paris", None, "FR", False),
    ("Warschau, Polen", "Warschau", None, "PL", False),
    ("Salzburg, AT", "Salzburg", "Salzburg", "AT", False),
    ("Schwerin, MV", "Schwerin", "Mecklenburg-Vorpommern", "DE", False),
    ("Rostock, Mecklenburg-Vorpommern", "Rostock", "Mecklenburg-Vorpommern", "DE", False),
    ("Neustadt an der Weinstraße", "Neustadt an der Weinstraße", "Rheinland-Pfalz", "DE", False),
    ("Neustadt (Dosse)", "Neustadt (Dosse)", None, None, None),
    ("Rhein-Sieg-Kreis", None, None, None, None),
    ("Wetteraukreis", None, None, None, None),
    ("Barnim", None, "Brandenburg", "DE", None),
    ("Oberursel (Taunus), Germany", "Oberursel (Taunus)", "Hessen", "DE", False),
    ("01824 Königstein", "Königstein", None, None, None),
    ("61462 Königstein", "Königstein im Taunus", "Hessen", "DE", False),
    ("Neustadt a. d. Aisch", "Neustadt an der Aisch", "Bayern", "DE", False),
    ("Landsberg", "Landsberg", None, None, None),
    ("Garching b. München", "Garching bei München", "Bayern", "DE", False),
    ("Kirchheim bei München", "Kirchheim bei München", "Bayern", "DE", False),
    ("Gräfelfing, München (Kreis), DE", "Gräfelfing", "Bayern", "DE", False),
    ("Sankt Augustin", "Sankt Augustin", "Nordrhein-Westfalen", "DE", False),
    ("St. Augustin", "Sankt Augustin", "Nordrhein-Westfalen", "DE", False),
    ("Herzogenaurach, Bayern", "Herzogenaurach", "Bayern", "DE", False),
    ("Wolfsburg, Niedersachsen, DE", "Wolfsburg", "Niedersachsen", "DE", False),
    ("Sandtorkai 50, 20457 Hamburg", "Hamburg", "Hamburg", "DE", False),
]


@pytest.mark.parametrize(("text", "city", "state", "country", "within"), [*TRAPS, *ELSEWHERE])
def test_elsewhere(text: str, city: str | None, state: str | None, country: str | None, within: bool | None) -> None:
    read = labels(text)
    assert (read["city"], read["state"], read["country"]) == (city, state, country)
    assert (read["within_25km_of_potsdam"], read["in_potsdam"]) == (within, "no")


DISTRICTS = [
    # text, city, district, in Potsdam
    ("14482 Potsdam-Babelsberg", "Potsdam", "Babelsberg", "yes"),
    ("Potsdam, Babelsberg", "Potsdam", "Babelsberg", "yes"),
    ("Potsdam (Babelsberg Nord)", "Potsdam", "Babelsberg Nord", "yes"),
    ("Potsdam-Golm Wissenschaftspark", "Potsdam", "Golm", "yes"),
    ("Wissenschaftspark Golm, Potsdam", "Potsdam", "Golm", "yes"),
    ("Am Mühlenberg 3, 14476 Potsdam-Golm", "Potsdam", "Golm", "yes"),
    ("Babelsberg", "Potsdam", "Babelsberg", "yes"),
    ("Bornim", "Potsdam", "Bornim", "yes"),
    ("Caputh", "Schwielowsee", "Caputh", "no"),
    ("Schwielowsee OT Geltow", "Schwielowsee", "Geltow", "no"),
    ("14548 Schwielowsee-Caputh", "Schwielowsee", "Caputh", "no"),
    ("Bergholz-Rehbrücke", "Nuthetal", "Bergholz-Rehbrücke", "no"),
    ("14558 Nuthetal OT Saarmund", "Nuthetal", "Saarmund", "no"),
    ("Elstal, Wustermark", "Wustermark", "Elstal", "no"),
    ("14641 Wustermark OT Elstal", "Wustermark", "Elstal", "no"),
    ("Stahnsdorf (Güterfelde)", "Stahnsdorf", "Güterfelde", "no"),
    ("Berlin Mitte", "Berlin", "Mitte", "no"),
    ("Berlin-Charlottenburg", "Berlin", "Charlottenburg", "no"),
    ("Spandau, Berlin", "Berlin", "Spandau", "no"),
    ("12489 Berlin-Adlershof", "Berlin", "Adlershof", "no"),
    ("Berlin, Wannsee", "Berlin", "Wannsee", "no"),
    ("Steglitz-Zehlendorf", "Berlin", "Steglitz-Zehlendorf", "no"),
    ("Berlin, Charlottenburg-Wilmersdorf", "Berlin", "Charlottenburg-Wilmersdorf", "no"),
    ("Hamburg-Altona", "Hamburg", "Altona", "no"),
    ("München-Pasing", "München", "Pasing", "no"),
    ("Köln Ehrenfeld", "Köln", "Ehrenfeld", "no"),
    ("Ehrenfeld, Köln", "Köln", "Ehrenfeld", "no"),
    ("Linden, Hannover", "Hannover", "Linden", "no"),
    ("Neustadt, Dresden, Sachsen", "Dresden", "Neustadt", "no"),
    ("Filmpark Babelsberg, Potsdam", "Potsdam", "Babelsberg", "yes"),
    ("Eiche, Potsdam", "Potsdam", "Eiche", "yes"),
    ("Drewitz, Potsdam", "Potsdam", "Drewitz", "yes"),
    ("Waldstadt, Potsdam", "Potsdam", "Waldstadt", "yes"),
    ("Potsdam, Am Stern", "Potsdam", "Am Stern", "yes"),
    ("Uetz-Paaren", "Potsdam", "Uetz-Paaren", "yes"),
    ("14476 Marquardt", "Potsdam", "Marquardt", "yes"),
    ("14476 Groß Glienicke", "Potsdam", "Groß Glienicke", "yes"),
    ("Potsdam – Babelsberg", "Potsdam", "Babelsberg", "yes"),
    ("Potsdam - Babelsberg", "Potsdam", "Babelsberg", "yes"),
    ("Berlin-Wannsee", "Berlin", "Wannsee", "no"),
    ("GFZ Potsdam, Telegrafenberg", "Potsdam", "Telegrafenberg", "yes"),
    ("Potsdam/Golm", "Potsdam", "Golm", "yes"),
    ("Golm/Potsdam", "Potsdam", "Golm", "yes"),
    ("Potsdam / Babelsberg", "Potsdam", "Babelsberg", "yes"),
    ("Potsdam, Stadtteil Babelsberg", "Potsdam", "Babelsberg", "yes"),
    ("Potsdam Babelsberg (S-Bahn)", "Potsdam", "Babelsberg", "yes"),
    ("Potsdam-West", "Potsdam", "Potsdam West", "yes"),
    ("Zossen OT Wünsdorf", "Zossen", "Wünsdorf", "no"),
    ("Europarc Dreilinden, Kleinmachnow", "Kleinmachnow", "Dreilinden", "no"),
    ("HafenCity, Hamburg", "Hamburg", "HafenCity", "no"),
    ("14469 Potsdam, Bornstedter Feld", "Potsdam", "Bornstedter Feld", "yes"),
    ("Berlin-Marienfelde", "Berlin", "Marienfelde", "no"),
    ("Berlin (Steglitz)", "Berlin", "Steglitz", "no"),
    ("14193 Berlin-Grunewald", "Berlin", "Grunewald", "no"),
    ("Berlin (Mitte)", "Berlin", "Mitte", "no"),
    ("Prenzlauer Berg, Berlin", "Berlin", "Prenzlauer Berg", "no"),
    ("Prenzlauer Berg", "Berlin", "Prenzlauer Berg", "no"),
    ("Berlin - Kreuzberg", "Berlin", "Kreuzberg", "no"),
    ("Charlottenburg", "Berlin", "Charlottenburg", "no"),
    ("Werder (Havel) OT Glindow", "Werder (Havel)", "Glindow", "no"),
]


@pytest.mark.parametrize(("text", "city", "district", "in_potsdam"), DISTRICTS)
def test_district(text: str, city: str, district: str, in_potsdam: str) -> None:
    read = labels(text)
    assert (read["city"], read["district"], read["in_potsdam"], read["multi"]) == (city, district, in_potsdam, [])


SEVERAL = [
    # text, all cities, Potsdam among them; the first is the city
    ("Raum Potsdam/Berlin", ["Potsdam", "Berlin"], "yes"),
    ("Potsdam und Berlin", ["Potsdam", "Berlin"], "yes"),
    ("Potsdam & Berlin", ["Potsdam", "Berlin"], "yes"),
    ("Berlin, Potsdam", ["Berlin", "Potsdam"], "yes"),
    ("Berlin | Potsdam | Cottbus", ["Berlin", "Potsdam", "Cottbus"], "yes"),
    ("Berlin, Hamburg, München", ["Berlin", "Hamburg", "München"], "no"),
    ("Potsdam, Berlin und bundesweit", ["Potsdam", "Berlin"], "yes"),
    ("Ludwigsfelde / Potsdam", ["Ludwigsfelde", "Potsdam"], "yes"),
    ("München, Bayern / Berlin", ["München", "Berlin"], "no"),
    ("Berlin/Potsdam", ["Berlin", "Potsdam"], "yes"),
    ("Berlin-Potsdam", ["Berlin", "Potsdam"], "yes"),
    ("Potsdam-Berlin", ["Potsdam", "Berlin"], "yes"),
    ("10115 Berlin / 14467 Potsdam", ["Berlin", "Potsdam"], "yes"),
    ("Kiel, Germany; Potsdam, Germany; Ulm, Germany", ["Kiel", "Potsdam", "Ulm"], "yes"),
    ("Potsdam, Teltow, Stahnsdorf und Kleinmachnow", ["Potsdam", "Teltow", "Stahnsdorf", "Kleinmachnow"], "yes"),
    ("Standorte: Potsdam, Berlin, Cottbus", ["Potsdam", "Berlin", "Cottbus"], "yes"),
    ("Potsdam,Berlin", ["Potsdam", "Berlin"], "yes"),
    ("Brandenburg an der Havel / Potsdam", ["Brandenburg an der Havel", "Potsdam"], "yes"),
    ("Brandenburg/Havel, Potsdam, Berlin", ["Brandenburg an der Havel", "Potsdam", "Berlin"], "yes"),
    ("Potsdam, Cottbus, Frankfurt (Oder)", ["Potsdam", "Cottbus", "Frankfurt (Oder)"], "yes"),
    ("Kleinmachnow/Stahnsdorf/Teltow", ["Kleinmachnow", "Stahnsdorf", "Teltow"], "no"),
    ("Leipzig/Halle", ["Leipzig", "Halle (Saale)"], "no"),
    ("Köln/Bonn", ["Köln", "Bonn"], "no"),
    ("Mannheim/Ludwigshafen", ["Mannheim", "Ludwigshafen am Rhein"], "no"),
]


@pytest.mark.parametrize(("text", "cities", "in_potsdam"), SEVERAL)
def test_several_places(text: str, cities: list[str], in_potsdam: str) -> None:
    read = labels(text)
    assert (read["multi"], read["city"], read["in_potsdam"]) == (cities, cities[0], in_potsdam)


WORK_MODES = [
    # text, city, mode
    ("Berlin, Hamburg oder München (remote möglich)", "Berlin", "hybrid"),
    ("Remote", None, "remote"),
    ("100% Remote", None, "remote"),
    ("Remote (Deutschland)", None, "remote"),
    ("Deutschlandweit, Homeoffice", None, "remote"),
    ("Home-Office möglich", None, "hybrid"),
    ("Potsdam, Homeoffice möglich", "Potsdam", "hybrid"),
    ("Potsdam / Homeoffice", "Potsdam", "remote"),
    ("Potsdam + Homeoffice", "Potsdam", "hybrid"),
    ("Potsdam (2 Tage Homeoffice)", "Potsdam", "hybrid"),
    ("Potsdam, bis zu 60 % mobiles Arbeiten", "Potsdam", "hybrid"),
    ("Potsdam or remote", "Potsdam", "remote"),
    ("Potsdam (onsite)", "Potsdam", "onsite"),
    ("Potsdam, vor Ort", "Potsdam", "onsite"),
    ("Potsdam, kein Remote", "Potsdam", "onsite"),
    ("Hybrid - Potsdam", "Potsdam", "hybrid"),
    ("Hybrides Arbeiten in Potsdam", "Potsdam", "hybrid"),
    ("home-based, Germany", None, "remote"),
    ("Work from home", None, "remote"),
    ("Potsdam (teilweise remote)", "Potsdam", "hybrid"),
    ("Potsdam, mobiles Arbeiten möglich", "Potsdam", "hybrid"),
    ("Potsdam; Berlin; Remote", "Potsdam", "remote"),
    ("Berlin (Remote)", "Berlin", "remote"),
    ("Potsdam, Deutschland (vor Ort)", "Potsdam", "onsite"),
    ("Remote / Potsdam", "Potsdam", "remote"),
    ("Remote, Potsdam", "Potsdam", "remote"),
    ("Mobiles Arbeiten, Potsdam", "Potsdam", "hybrid"),
    ("Potsdam (100 % Homeoffice)", "Potsdam", "remote"),
    ("Potsdam (50 % Homeoffice)", "Potsdam", "hybrid"),
    ("Potsdam mit Homeoffice-Option", "Potsdam", "hybrid"),
    ("Potsdam, Home-Office nach Absprache", "Potsdam", "hybrid"),
    ("Potsdam (hybrid work)", "Potsdam", "hybrid"),
    ("Deutschlandweit remote", None, "remote"),
    ("remote innerhalb Deutschlands", None, "remote"),
    ("Remote within Germany", None, "remote"),
    ("Fully remote, EU", None, "remote"),
    ("Remote (EMEA)", None, "remote"),
    ("Berlin, DE (hybrid)", "Berlin", "hybrid"),
]


@pytest.mark.parametrize(("text", "city", "mode"), WORK_MODES)
def test_work_mode(text: str, city: str | None, mode: str) -> None:
    read = labels(text)
    assert (read["city"], read["remote"]) == (city, mode)


def test_no_mode_in_other_words() -> None:
    for text in ("Homburg", "Bad Homburg vor der Höhe", "Remscheid", "Einsatzort: Potsdam", "Ortrand"):
        assert labels(text)["remote"] is None


def test_places_of_several_countries_share_none() -> None:
    assert labels("Remote, Austria; Remote, Germany")["country"] is None
    assert labels("Remote, Germany; Germany")["country"] == "DE"
