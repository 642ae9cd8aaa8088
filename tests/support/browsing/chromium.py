"""Chromium, as `PLP_CHROMIUM` names it. Without it tests are skipped, loudly; `PLP_REQUIRE_BROWSER=1` makes that a failure.

Debian's `chromium-headless-shell` is taken where it is there: the same engine without windows, which each new visitor would open.
"""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Final

import pytest
from playwright.sync_api import Browser, sync_playwright

SKIPPED: Final = "no Chromium: "
PROGRAMS: Final = ("chromium-headless-shell", "chromium")
QUIET: Final = (
    "--no-sandbox",  # It refuses to run as root in one.
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


@contextmanager
def chromium_running() -> Iterator[Browser]:
    executable = os.environ.get("PLP_CHROMIUM") or next(filter(None, map(shutil.which, PROGRAMS)), "")
    if not os.access(executable, os.X_OK):
        missing = f"{SKIPPED}there is no {executable or ' and no '.join(PROGRAMS)}"
        pytest.fail(missing) if os.environ.get("PLP_REQUIRE_BROWSER") == "1" else pytest.skip(missing)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=list(QUIET))
        yield browser
        browser.close()


def say_what_was_skipped(terminalreporter: pytest.TerminalReporter) -> None:
    skipped = [report for report in terminalreporter.stats.get("skipped", []) if SKIPPED in str(report.longrepr)]
    if skipped:
        terminalreporter.section("THE PAGES WERE NOT TESTED IN A BROWSER", sep="!", red=True, bold=True)
        terminalreporter.line(f"{len(skipped)} tests skipped: install chromium, or name one as PLP_CHROMIUM", red=True)
