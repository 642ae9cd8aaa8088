"""On what it was measured: the machine, and the versions of everything that takes part."""

import os
import platform
import re
from importlib.metadata import version
from pathlib import Path

import psycopg

from benchmarks.tables import Section, Table

LIBRARIES = ("psycopg", "psycopg-pool", "msgspec", "kafka-python", "crc32c", "flask", "gunicorn", "joserfc", "eventsourcing")


def described(server_url: str, command: str) -> Section:
    with psycopg.connect(server_url) as db:
        settings = ", ".join(_setting(db, name) for name in ("fsync", "synchronous_commit", "full_page_writes", "shared_buffers"))
        server = f"{db.info.server_version // 10_000}.{db.info.server_version % 10_000}"
    rows = [
        ("command", f"`{command}`"),
        ("machine", f"{os.cpu_count()} cores ({_processor()}), {_memory()} GB of memory, Linux {platform.release()}"),
        ("load before", f"{os.getloadavg()[1]:.1f} (mean of 5 minutes)"),
        ("Python", platform.python_version()),
        ("PostgreSQL", f"{server}; {settings}"),
        ("libraries", ", ".join(f"{name} {version(name)}" for name in LIBRARIES)),
    ]
    return Section("machine", (Table(("what", "which"), rows),))


def _setting(db: psycopg.Connection[tuple[str]], name: str) -> str:
    row = db.execute("SELECT current_setting(%s)", (name,)).fetchone()
    return f"{name} {row[0] if row else 'unknown'}"


def _processor() -> str:
    found = re.search(r"model name\s*:\s*(.+)", Path("/proc/cpuinfo").read_text(encoding="utf-8"))
    return found[1] if found else platform.machine()


def _memory() -> int:
    return round(os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30)
