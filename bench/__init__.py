"""Figures: `make bench`. Ratios within one run, for machines differ."""
