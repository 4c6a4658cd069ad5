"""What the tests of loading share: commands on the test's database, and files to load."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]


class Commands:
    """Runs mds commands on the test's copy of the database: in this process, or as a process of its own."""

    def __init__(self, cli, clone):
        self._cli, self.env = cli, {"DATABASE_URL": clone.conninfo}

    def __call__(self, *arguments, exit_code: int = 0, **options):
        result = self._cli(*arguments, **options)
        assert result.exit_code == exit_code, f"{result.output}\n{result.exception!r}"
        return result

    def json(self, *arguments, **options):
        return json.loads(self(*arguments, "--json", **options).stdout)

    def start(self, *arguments) -> subprocess.Popen:
        """The same as a child process, to be interrupted or killed."""
        return subprocess.Popen([sys.executable, "-m", "mds_tools.cli", *map(str, arguments)], cwd=ROOT, text=True,
                                env={**os.environ, **self.env}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.fixture
def mds(cli, clone, db):
    """`mds("load", *arguments)`, with the source systems crm and billing registered; `db` sees what it commits."""
    db.autocommit = True
    for name in ("crm", "billing"):
        db.execute("select mds.register_source(p_name => %s)", (name,))
    return Commands(cli, clone)


@pytest.fixture
def file(tmp_path):
    """Write a file of this name and content (text or bytes); returns its path."""
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path
    return write
