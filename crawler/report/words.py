"""The words of the page: each in German and English, in `words.toml`."""

import tomllib
from collections.abc import Mapping
from importlib import resources
from typing import Any, Literal

from markupsafe import Markup

Language = Literal["de", "en"]
LANGUAGES: tuple[Language, ...] = ("de", "en")


def read_words() -> dict[str, dict[Language, str]]:
    """All words of the page, by key and language.

    >>> read_words()["open"]["en"]
    'open vacancies'
    """
    text = resources.files(__package__).joinpath("words.toml").read_text(encoding="utf-8")
    found: dict[str, dict[Language, str]] = tomllib.loads(text)
    return found


class Words:
    """Words in one language, or in both with a mark that lets the page hide the other one.

    >>> Words("en")("shown_of", n=3, of="<b>")
    Markup('3 of &lt;b&gt; vacancies')
    >>> Words(None)("pay")
    Markup('<span class="w" lang="de">Bezahlung</span><span class="w" lang="en">Pay</span>')
    """

    def __init__(self, language: Language | None) -> None:
        self.language = language
        self._words: Mapping[str, Mapping[Language, str]] = read_words()

    def __call__(self, key: str, /, **values: Any) -> Markup:
        """The words of a key; values are put in and escaped. An unknown key is a KeyError."""
        if self.language:
            return self.plain(key, self.language, **values)
        return Markup("").join(
            Markup('<span class="w" lang="{}">{}</span>').format(language, self.plain(key, language, **values))
            for language in LANGUAGES
        )

    def plain(self, key: str, language: Language, /, **values: Any) -> Markup:
        """The words of a key in one language; the words themselves are ours and may hold markup."""
        text = Markup(self._words[key][language])  # noqa: S704 - our own file
        return text.format(**values) if values else text

    def labels(self, keys: tuple[str, ...], language: Language) -> str:
        """Words that the style sheet puts before a value on a narrow screen, as custom properties."""
        quoted = {key: self._words[key][language].replace("\\", "").replace('"', "").replace("<", "") for key in keys}
        return ";".join(f'--w-{key.replace("_", "-")}:"{text}"' for key, text in quoted.items())
