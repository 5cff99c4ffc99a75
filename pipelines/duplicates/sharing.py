"""Which keys several postings have: most are of one posting alone, and to keep what is of no use fills much memory."""

from array import array
from collections.abc import Iterable, Iterator

_NOBODY, _ONE, _SEVERAL = range(3)
_ROOM = 16  # places a key: one key in sixteen that nobody shares is kept in vain


class SharedKeys:
    """The keys of new postings, and of the known ones that share a key with a new one.

    Keys are hashes. They are counted in a table of bytes in which two may fall on one place: a key that is left out
    is of one posting alone, one that is given may be, rarely.

    >>> shared = SharedKeys([("a:1", [11, 12]), ("a:2", [12])])
    >>> shared.takes("b:7", [11, 13]), shared.takes("b:8", [14])
    (True, False)
    >>> [list(shared.of(posting)) for posting in ("a:1", "a:2", "b:7")]
    [[11, 12], [12], [11]]
    """

    def __init__(self, new: Iterable[tuple[str, Iterable[int]]]) -> None:
        self._keys = {posting: array("q", keys) for posting, keys in new}
        places = 1 << (_ROOM * sum(map(len, self._keys.values()))).bit_length()
        self._mask = places - 1
        self._held = bytearray(places)
        for keys in self._keys.values():
            for key in keys:
                place = key & self._mask
                if self._held[place] != _SEVERAL:
                    self._held[place] += 1

    def takes(self, posting: str, keys: Iterable[int]) -> bool:
        """Whether a known posting shares a key with a new one; it is remembered then, unless it is a new one."""
        if posting in self._keys:
            return False
        held = array("q", (key for key in keys if self._held[key & self._mask]))
        if not held:
            return False
        self._keys[posting] = held
        for key in held:
            self._held[key & self._mask] = _SEVERAL
        return True

    def of(self, posting: str) -> Iterator[int]:
        """The keys of a posting that another one has, too."""
        return (key for key in self._keys.get(posting, ()) if self._held[key & self._mask] == _SEVERAL)
