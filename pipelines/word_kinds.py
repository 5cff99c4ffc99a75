"""What words are, asked once a word: texts say the same few thousand words again and again."""

from collections.abc import Callable

MOST_KNOWN = 1 << 15  # words that are remembered
LONGEST = 60  # letters; what is longer is no word and not remembered


class WordKinds(dict[str, int]):
    r"""The kind of each word, a number of bits; looked up as fast as Python can.

    >>> kinds = WordKinds(lambda word: 1 if word.istitle() else 0)
    >>> bytes(map(kinds.__getitem__, "Ein Wort nach dem anderen".split()))
    b'\x01\x01\x00\x00\x00'
    """

    def __init__(self, kind_of: Callable[[str], int]) -> None:
        super().__init__()
        self.kind_of = kind_of

    def __missing__(self, word: str) -> int:
        kind = self.kind_of(word)
        if len(word) <= LONGEST:
            if len(self) >= MOST_KNOWN:
                self.clear()
            self[word] = kind
        return kind
