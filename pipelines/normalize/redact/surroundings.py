"""What stands around a name and says whether it is a contact person's."""

import re
from bisect import bisect_right

from pipelines.alternatives import alternatives
from pipelines.normalize.redact.names import is_name_word
from pipelines.normalize.redact.spans import Span
from pipelines.normalize.redact.words import DATA, any_of

_CUE = re.compile(alternatives(DATA["cues"]))
_WEAK = re.compile(rf"{alternatives(DATA['weak_cues'])}(?:[ \t](?:{any_of('between')})){{0,5}}[\s,:|–—-]{{0,4}}$")
_VERB = re.compile(rf"[ \t\n]?{any_of('after_verbs')}")
_AFTER_ROLE = re.compile(
    rf"[ \t]{{0,2}}[,|(/;:•·–—\n-][\s|(•·–—:-]{{0,4}}(?:(?:ihre?|deine?|unsere?|your|our|the|als"
    rf"|ist) )?{any_of('after_roles')}"
)
_REACH = 140  # characters before a name in which a cue is looked for
_SENTENCE = re.compile(r"[!?](?=\s)|(?<=[\wäöüß)]{4})\.(?=\s)")
_JOINED = re.compile(r"\[contact\](?:,|;|/|[ \t](?:und|oder|and|or|&|/|sowie|bzw\.)|\n)[ \t]?$")


class Surroundings:
    """A text, and the places of what reaches somebody in it (addresses, numbers, links), in order."""

    def __init__(self, text: str, lowered: str, ways: list[Span]) -> None:
        self.text = text
        self.lowered = lowered
        self.ways = ways
        self.cued: tuple[int, int, bool] = (0, -1, False)

    def is_cued_closely(self, start: int) -> bool:
        """Whether words that only people follow stand right before."""
        return bool(_WEAK.search(self.lowered[max(0, start - 60) : start].rpartition("\n")[2]))

    def is_cued(self, start: int) -> bool:
        """Whether a word for contact persons stands before, in the sentence or as the head of the lines."""
        lowered = self.lowered
        before = lowered[max(0, start - _REACH) : start]
        head, newline, line = before.rpartition("\n")
        if newline and not line.strip(" \t•*|>-"):
            # the name begins its line: the line above may be its head, "Ansprechpartner:"
            above = head.rstrip().rpartition("\n")[2]
            line = above[-60:] + "\n" if len(above) < 60 and not above.endswith(".") else ""
        elif not self._has_cue(start):
            # in the middle of capitalised words no "wenden Sie sich an" stands right before
            return not self._is_after_name(start) and bool(_WEAK.search(line[-70:]) or _JOINED.search(before))
        while (ending := _SENTENCE.search(line)) and ending.end() < len(line.rstrip()):
            line = line[ending.end() :]
        return bool(_CUE.search(line) or _WEAK.search(line[-70:]) or _JOINED.search(before))

    def _has_cue(self, start: int) -> bool:
        """Whether the line has any word for contact persons; asked once a line."""
        begin, end = self.cued[:2]
        if not begin <= start <= end:
            begin, end = self.lowered.rfind("\n", 0, start) + 1, self.lowered.find("\n", start)
            end = len(self.lowered) if end < 0 else end
            self.cued = (begin, end, _CUE.search(self.lowered[begin:end]) is not None)
        return self.cued[2]

    def _is_after_name(self, start: int) -> bool:
        last = self.text[max(0, start - 42) : start].rstrip(" \t").rpartition(" ")[2]
        return last[:1].isupper() and last[-1] not in ",:" and is_name_word(last)

    def is_followed(self, start: int, end: int) -> bool:
        """Whether a verb, a role or a way to reach somebody follows that only a contact person has."""
        lowered = self.lowered
        if _VERB.match(lowered, end) or _AFTER_ROLE.match(lowered, end):
            return True
        if not self.ways:
            return False
        at = bisect_right(self.ways, (start, 0))
        line_start, line_end = lowered.rfind("\n", 0, start) + 1, lowered.find("\n", end)
        line_end = len(lowered) if line_end < 0 else line_end
        is_own_line = len(lowered[line_start:start].strip(" \t|>") + lowered[end:line_end].strip(" \t|,:")) == 0
        if at < len(self.ways):
            way = self.ways[at][0]
            between = lowered[end:way]
            if (way <= line_end and len(between) < 40) or (
                is_own_line and len(between) < 160 and between.count("\n") < 6
            ):
                return True
        if at and is_own_line:
            between = lowered[self.ways[at - 1][1] : start]
            return len(between) < 30 and between.count("\n") < 3
        return False
