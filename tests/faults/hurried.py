"""`potsdam-jobs` with little patience: a board that hangs is given up soon."""

from crawler import settings
from crawler.cli import main

if __name__ == "__main__":  # whoever collects tests imports this file, too
    settings.DOWNLOAD_TIMEOUT = 2  # seconds
    settings.CLOSESPIDER_TIMEOUT = 10  # seconds
    settings.RETRY_TIMES = 0  # type: ignore[attr-defined]
    main()
