"""The report: one self-contained page about the market, from the tables of the data. `page.py` puts it together."""
