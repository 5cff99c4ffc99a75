"""Chance that falls the same way every time: each throw has a name, and its name alone decides."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import TypeVar

Thing = TypeVar("Thing")
BYTES = 6  # of a hash: fewer bits than a float holds, so that a throw is always less than 1
MOST = 1 << 8 * BYTES


@dataclass(frozen=True, slots=True)
class Dice:
    """Throws by name. Not `random`: one throw more must not change all later ones, nor a new Python any of them.

    >>> dice = Dice("seed")
    >>> dice.number(1, 6, "first", 7) == dice.number(1, 6, "first", 7)
    True
    """

    seed: str

    def share(self, *name: object) -> float:
        """A number from 0 to less than 1, equally likely."""
        words = "/".join(map(str, (self.seed, *name))).encode()
        return int.from_bytes(blake2b(words, digest_size=BYTES).digest()) / MOST

    def happens(self, probability: float, *name: object) -> bool:
        """Whether something happens that has this probability."""
        return self.share(*name) < probability

    def number(self, low: int, high: int, *name: object) -> int:
        """A whole number from `low` to `high`, both included."""
        return low + int(self.share(*name) * (high - low + 1))

    def pick(self, things: Sequence[Thing], *name: object) -> Thing:
        """One of several, equally likely."""
        return things[self.number(0, len(things) - 1, *name)]

    def weighed(self, weights: Mapping[str, float], *name: object) -> str:
        """One of several, by weight.

        >>> Dice("seed").weighed({"never": 0, "always": 1}, "which")
        'always'
        """
        left = self.share(*name) * sum(weights.values())
        for thing, weight in weights.items():
            left -= weight
            if left < 0:
                return thing
        raise ValueError(f"nothing has a weight among {', '.join(weights)}")

    def some(self, things: Sequence[Thing], count: int, *name: object) -> list[Thing]:
        """Several different ones, in an order of chance."""
        order = sorted(range(len(things)), key=lambda index: self.share(*name, index))
        return [things[index] for index in order[:count]]
