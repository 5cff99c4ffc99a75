"""An employer's name folded for joins."""

import re

from pipelines.text import key

# Legal forms as the key spells them, longest first: "gmbh co kg" before "gmbh".
_LEGAL = re.compile(
    r"\b(?:gmbh (?:und )?co kgaa|gmbh (?:und )?co kg|se (?:und )?co kgaa|ag (?:und )?co kg|gmbh|ggmbh|mbh|kgaa|kg"
    r"|ohg|gbr|ag|se|ug haftungsbeschraenkt|ug|e v|ev|eg|inc|ltd|llc|plc|b v)\b"
)


def employer_key(name: str) -> str | None:
    """Letters and digits of the name without its legal form; None if nothing is left to join on.

    >>> employer_key("Havelbogen Heizungsbau GmbH & Co. KG")
    'havelbogen heizungsbau'
    """
    whole = key(name)
    return " ".join(_LEGAL.sub(" ", whole).split()) or whole or None
