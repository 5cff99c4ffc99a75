"""Text -> the same text without contact persons."""

from collections.abc import Mapping
from typing import Any

from pipelines.normalize.redact import redact
from pipelines.profile import SearchProfile


def label(row: Mapping[str, Any], *, profile: SearchProfile) -> dict[str, Any]:  # noqa: ARG001 - as all labels
    """`text`: what is left of the row's `text`.

    >>> label({"text": "Kontakt: Frau Mia Musterfrau"}, profile=SearchProfile.shipped())
    {'text': 'Kontakt: [contact]'}
    """
    return {"text": redact(row["text"]).text}
