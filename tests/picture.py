"""The picture of the report in the README, taken anew from sixty simulated days: `python -m tests.picture`.

It shows the head of the page and, below a grey bar where rows are left out, the charts on pay. A browser draws it a
little differently on each machine, so no test compares it.
"""

import io
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from tests.conftest import ROOT
from tests.demo.conftest import UNTIL
from tests.report.conftest import BROWSERS, FLAGS

PICTURE = ROOT / "docs" / "report.png"
WIDTH = 1200
COLOURS = 64  # enough for a page of few colours, and a third of the bytes
LEAVE_OUT = """
() => {
    const pay = document.getElementById("pay-part");
    document.querySelectorAll("#jobs tbody tr:nth-child(n + 2), #more, #pay-part ~ *").forEach((part) => part.remove());
    pay.replaceChildren(pay.querySelector(".pair"));
    const bar = document.createElement("div");
    Object.assign(bar.style, { height: "8px", background: "#c8d0d5", margin: "-16px 0 0" });
    pay.before(bar);
    pay.style.marginTop = "0";
    document.body.style.padding = "20px";
}
"""


def main() -> None:
    """Simulate the days, write the report and take its picture."""
    from PIL import Image  # comes with matplotlib
    from playwright.sync_api import sync_playwright

    potsdam_jobs = Path(sys.executable).with_name("potsdam-jobs")
    binary = next(filter(None, map(shutil.which, BROWSERS)))
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        demo = ["demo", "--days", "60", "--until", str(UNTIL), "--out", "data"]
        for words in (demo, ["report", "--data", "data"]):
            subprocess.run([potsdam_jobs, *words], cwd=folder, check=True, stdout=subprocess.DEVNULL)
        browser = driver.chromium.launch(executable_path=binary, headless=True, args=list(FLAGS))
        page = browser.new_page(locale="en-US", color_scheme="light", viewport={"width": WIDTH, "height": 900})
        page.goto((Path(folder) / "report.html").as_uri())
        page.evaluate(LEAVE_OUT)
        shot = page.screenshot(full_page=True)
        browser.close()
    Image.open(io.BytesIO(shot)).quantize(COLOURS).save(PICTURE, optimize=True)


if __name__ == "__main__":
    main()
