"""Python values as Arrow's, by way of JSON: `pa.array()` and `pa.scalar()` import pandas, a third of a second a run.

So does every function of `pyarrow.compute` that is given a Python value in the place of Arrow's (pyarrow 26).
"""

import json
from collections.abc import Iterable
from functools import cache

import pyarrow as pa

from exports.lines import ISO
from exports.schema import read_lists


def values(told: Iterable[object], kind: pa.DataType) -> pa.Array:
    """Values of one type, `None` for null.

    >>> values([["a"], None, []], pa.list_(pa.string())).to_pylist()
    [['a'], None, []]
    """
    line = json.dumps({"value": list(told)}, default=ISO).encode() + b"\n"
    return read_lists(line, pa.schema([pa.field("value", kind)]))["value"]


@cache
def value(told: object, kind: pa.DataType) -> pa.Scalar:
    """One value.

    >>> value(0.5, pa.float64()), value(None, pa.string())
    (<pyarrow.DoubleScalar: 0.5>, <pyarrow.StringScalar: None>)
    """
    return values([told], kind)[0]


YES, NO = value(True, pa.bool_()), value(False, pa.bool_())
