"""What a text means, in the fields of the gold standards: one module a subject, each with `label(row, *, profile)`.

The modules only rename; what is read, `pipelines.normalize` decides.
"""

import pkgutil


def subjects() -> list[str]:
    """Subjects that can be labelled, found by the names of the modules.

    >>> "pay" in subjects()
    True
    """
    return sorted(module.name for module in pkgutil.iter_modules(__path__))
