"""What `pip install .` installs is whole: an mds command that can deploy without a checkout."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mds_tools import scratch

ROOT = Path(__file__).resolve().parents[2]
NOT_SOURCE = shutil.ignore_patterns(".git", ".venv", ".mds", "build", "*.egg-info", "__pycache__")


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A directory with the package installed into it, from a copy (building leaves things behind)."""
    source, target = tmp_path_factory.mktemp("source") / "mds", tmp_path_factory.mktemp("installed")
    shutil.copytree(ROOT, source, ignore=NOT_SOURCE)
    command = ["pip", "install", "-q", "--no-deps", "--no-build-isolation", "--target", target, source]
    done = subprocess.run([sys.executable, "-m", *command], capture_output=True, text=True)
    assert done.returncode == 0, done.stderr
    return target


def test_every_script_travels(installed):
    for folder in ("deploy", "revert", "verify", "sql"):
        there = {path.relative_to(installed / "mds_tools" / "plan") for path in
                 (installed / "mds_tools" / "plan" / folder).rglob("*.sql")}
        assert there == {path.relative_to(ROOT) for path in (ROOT / folder).rglob("*.sql")}
    assert (installed / "mds_tools" / "plan" / "sqitch.plan").read_text() == (ROOT / "sqitch.plan").read_text()
    assert (installed / "mds_tools" / "columns.toml").read_text() == (ROOT / "mds_tools" / "columns.toml").read_text()


def test_it_deploys_and_checks_without_a_checkout(installed, server, tmp_path):
    with scratch.database(server) as empty:
        environment = {**os.environ, "PYTHONPATH": str(installed), "DATABASE_URL": empty.conninfo}

        def mds(command: str) -> subprocess.CompletedProcess:
            return subprocess.run([sys.executable, "-m", "mds_tools.cli", command], cwd=tmp_path, env=environment,
                                  text=True, capture_output=True)

        for command in ("deploy", "verify", "check", "status"):
            done = mds(command)
            assert done.returncode == 0, done.stdout + done.stderr
        refused = mds("test")
    assert refused.returncode == 1
    assert "checkout" in refused.stderr
