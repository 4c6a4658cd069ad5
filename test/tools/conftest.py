"""What the tests of the commands share: the deployed database as the environment names one, and files to load."""
from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

ROOT = Path(__file__).resolve().parents[2]


class Command:
    """Runs commands against the database of the test: in this process, or as a process of its own."""

    def __init__(self, connection):
        info = connection.info
        url = f"host={info.host} port={info.port} user={info.user} dbname={info.dbname}"
        self.env = {"DATABASE_URL": url + (f" password={info.password}" if info.password else "")}

    def __call__(self, command, *arguments, exit_code: int = 0, **options):
        result = CliRunner().invoke(command, [str(a) for a in arguments], env=self.env, **options)
        assert result.exit_code == exit_code, f"{result.output}\n{result.exception!r}"
        return result

    def json(self, command, *arguments, **options):
        return json.loads(self(command, *arguments, "--json", **options).stdout)

    def start(self, module: str, name: str, *arguments) -> subprocess.Popen:
        """The same as a child process, to be interrupted or killed."""
        code = f"from mds_tools.{module} import {name}; {name}()"
        return subprocess.Popen([sys.executable, "-c", code, *map(str, arguments)], cwd=ROOT, text=True,
                                env={**os.environ, **self.env}, stdout=subprocess.PIPE, stderr=subprocess.PIPE)


@pytest.fixture
def mds(db):
    """`mds(command, *arguments)`, with the source systems crm and billing registered; `db` sees what it commits."""
    db.autocommit = True
    for name in ("crm", "billing"):
        db.execute("select mds.register_source(p_name => %s)", (name,))
    return Command(db)


@pytest.fixture
def file(tmp_path):
    """Write a file of this name and content (text or bytes); returns its path."""
    def write(name: str, content: str | bytes) -> Path:
        path = tmp_path / name
        path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return path
    return write
