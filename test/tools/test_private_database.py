"""The private database, from nothing: brought up, used with plain psql, sqitch and pg_prove, and destroyed."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from mds_tools.cluster import Cluster

ROOT = Path(__file__).resolve().parents[2]
PARTS = ("mds_tools", "sqitch.conf", "sqitch.plan", "deploy", "revert", "verify", "sql", "pyproject.toml")


@pytest.fixture
def checkout(tmp_path):
    """A checkout of its own, so that the developer's private cluster is left alone; its plan has two changes."""
    for part in PARTS:
        source = ROOT / part
        (shutil.copytree if source.is_dir() else shutil.copy)(source, tmp_path / part)
    plan = tmp_path / "sqitch.plan"
    whole = plan.read_text()
    plan.write_text(whole[:whole.index("\n", whole.index("\nnormalise/schema ") + 1) + 1])
    yield tmp_path
    Cluster(tmp_path).destroy()


def test_from_up_to_destroy(checkout):
    environment = {name: value for name, value in os.environ.items()
                   if not name.startswith("PG") and name != "DATABASE_URL"} | {"PYTHONPATH": str(checkout)}

    def mds(*arguments: str) -> subprocess.CompletedProcess:
        return subprocess.run([sys.executable, "-m", "mds_tools.cli", *arguments], cwd=checkout, env=environment,
                              text=True, capture_output=True)

    def shell(command: str) -> str:
        done = subprocess.run(["sh", "-ec", command], cwd=ROOT, env=environment, text=True, capture_output=True)
        assert done.returncode == 0, done.stdout + done.stderr
        return done.stdout

    assert "not running" in mds("cluster", "env").stderr
    assert mds("cluster", "up").returncode == 0
    assert mds("cluster", "up").returncode == 0
    settings = mds("cluster", "env").stdout
    assert shell(f"{settings}\npsql -XAtc 'select current_database(), current_user'") == "mds|mds_admin\n"
    assert "Nothing to deploy" in shell(f"{settings}\ncd {checkout}; sqitch status")
    assert "Result: PASS" in shell(f"{settings}\npg_prove test/normalise/schema.sql")
    as_deployer = mds("cluster", "env", "--user", "mds_deployer").stdout
    assert shell(f"{as_deployer}\npsql -XAtc 'select session_user, current_user'") == "mds_deployer|mds_owner\n"
    assert mds("cluster", "psql", "-XAtc", "select 42").stdout == "42\n"

    assert mds("cluster", "down").returncode == 0
    assert mds("verify").returncode == 0, "a command starts it"
    refused = subprocess.run([sys.executable, "-m", "mds_tools.cli", "cluster", "destroy"], cwd=checkout, input="n\n",
                             env=environment, text=True, capture_output=True)
    assert refused.returncode == 1
    assert Cluster(checkout).exists()
    assert mds("cluster", "destroy", "--yes").returncode == 0
    assert not Cluster(checkout).exists()
