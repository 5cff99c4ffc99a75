"""All figures, one after the other: `python -m bench`, or only some: `python -m bench crawl history`."""

import sys
from importlib import import_module

PARTS = ("crawl", "normalizing", "wordings", "data", "history", "report")


def main(names: list[str]) -> int:
    """Print the figures of the parts; 1 if any bar is missed."""
    if unknown := set(names) - set(PARTS):
        print(f"there is no part {min(unknown)!r}; there are {', '.join(PARTS)}")
        return 2
    missed = []
    for name in names or PARTS:
        print(f"\n{name}: {(import_module(f'bench.{name}').__doc__ or '').splitlines()[0]}")
        if import_module(f"bench.{name}").main():
            missed.append(name)
    print(f"\nmissed bars: {', '.join(missed) or 'none'}")
    return int(bool(missed))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
