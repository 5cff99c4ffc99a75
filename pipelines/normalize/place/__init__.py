"""Where the work is: places as boards print them, resolved against the shipped tables, and the distance.

The tables know the municipalities and postcodes around Potsdam, the larger towns of Germany and the districts of
Potsdam and Berlin (`pipelines/data/places`). A place outside them keeps its name and has no distance, unless the
board states coordinates. A name alone is no proof where other places share it: "Werder" stays unresolved,
"14542 Werder" is Werder (Havel).
"""

from pipelines.normalize.place.location import Location, read_place
from pipelines.normalize.place.sites import read_sites

__all__ = ["Location", "read_place", "read_sites"]
