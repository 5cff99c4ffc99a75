"""Faults that are done to a crawl and its publishing on purpose: `make faults` does all of them and prints what came
of each; the tests of this folder do the quick ones. One file a kind of fault.
"""
