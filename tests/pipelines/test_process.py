"""What a process of its own loads."""

import sys

from pipelines.process import in_new_process


def loaded() -> tuple[bool, list[int]]:
    import pyarrow.compute as pc
    import pyarrow.parquet

    from exports.values import values

    told = values([1, None, 3], pyarrow.int64())
    return sys.modules.get("numpy") is not None, pc.fill_null(told, told[0]).to_pylist()


def test_arrow_works_there_without_numpy() -> None:
    assert in_new_process(loaded) == (False, [1, 1, 3])
