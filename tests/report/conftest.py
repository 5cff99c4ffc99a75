"""A real browser without a window, where one is installed; everything that it asks for or complains about is kept."""

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path
from typing import Any, NamedTuple

import pytest

BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking"),
    *("--disable-component-update", "--disable-sync"),
)
PATIENCE_MS = 20_000


class Shown(NamedTuple):
    """A page in the browser: its handle, what its console said, and what it asked for besides itself."""

    page: Any
    complaints: list[str]
    requests: list[str]


Show = Callable[..., Shown]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One browser with an empty profile of its own, which it removes; each page gets a context of its own in it."""
    sync = pytest.importorskip("playwright.sync_api", reason="playwright is not installed: pip install -e '.[dev]'")
    binary = next(filter(None, map(shutil.which, BROWSERS)), None)
    if binary is None:
        pytest.skip("no Chromium on this machine (Debian: apt-get install chromium)")
    with sync.sync_playwright() as driver:
        found = driver.chromium.launch(executable_path=binary, headless=True, args=list(FLAGS), timeout=PATIENCE_MS)
        yield found
        found.close()


@pytest.fixture
def show(browser: Any, tmp_path: Path) -> Iterator[Show]:
    """Open HTML from a file: `show(text, locale=..., scheme=..., width=...)`."""
    with ExitStack() as stack:

        def opened(text: str, *, locale: str = "de-DE", scheme: str = "light", width: int = 1280) -> Shown:
            file = tmp_path / "report.html"
            file.write_text(text, encoding="utf-8")
            context = browser.new_context(locale=locale, color_scheme=scheme, viewport={"width": width, "height": 900})
            stack.callback(context.close)
            context.set_default_timeout(PATIENCE_MS)
            page = context.new_page()
            shown = Shown(page, [], [])
            page.on("console", lambda message: shown.complaints.append(message.text))
            page.on("pageerror", lambda error: shown.complaints.append(str(error)))
            page.on("dialog", lambda dialog: (shown.complaints.append(dialog.message), dialog.dismiss()))
            context.on("request", lambda request: shown.requests.append(request.url))
            page.goto(file.as_uri())
            shown.requests.remove(file.as_uri())
            return shown

        yield opened
