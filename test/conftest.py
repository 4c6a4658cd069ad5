"""One pytest run = Python tests + one result per pgTAP assertion.

The server: a throw-away cluster of ours (works as root and as a user; dies with us), or
the one of MDS_TEST_DSN ("host=... port=... user=..." of a superuser; its databases named
mds_t_* are ours to drop).
"""
from __future__ import annotations

import atexit
import os
import re
import shlex
import subprocess
import sys
import uuid
from dataclasses import dataclass, field
from pathlib import Path

import psycopg
import pytest
from psycopg.conninfo import conninfo_to_dict
from pytest_postgresql import factories

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, os.environ.get("MDS_TOOLS", str(ROOT)))
from mds_tools.cluster import Cluster  # noqa: E402


@dataclass
class Server:
    """What postgresql_noproc(depends_on=...) wants of a base fixture."""
    host: str
    port: int
    user: str
    password: str | None = None
    options: str = ""
    maintenance_dbname: str = "postgres"
    template_dbname: str = "mds_t_tmpl"    # deployed, nothing else: what a fresh install is
    tap_dbname: str = "mds_t_tap"          # the same + pgTAP + the xUnit functions
    env: dict = field(default_factory=dict)

    def psql_env(self, dbname: str) -> dict:
        e = {**os.environ, **self.env, "PGHOST": self.host, "PGPORT": str(self.port),
             "PGUSER": self.user, "PGDATABASE": dbname}
        if self.password:
            e["PGPASSWORD"] = self.password
        return e

    def admin(self, *sql: str) -> None:
        with psycopg.connect(host=self.host, port=self.port, user=self.user, password=self.password,
                             dbname=self.maintenance_dbname, autocommit=True) as c:
            for s in sql:
                c.execute(s)


class Holder:
    """The server and the deployed template, made on first use, by whichever test comes first."""
    def __init__(self) -> None:
        self.server: Server | None = None
        self._cm = None
        self.worker = os.environ.get("PYTEST_XDIST_WORKER", "gw0")

    def get(self) -> Server:
        if self.server is None:
            if dsn := os.environ.get("MDS_TEST_DSN"):
                d = conninfo_to_dict(dsn)
                s = Server(d["host"], int(d.get("port", 5432)), d["user"], d.get("password"))
            else:
                c = Cluster(ROOT, name=f"test-{self.worker}-{os.getpid()}", durable=False)
                self._cm, self._cluster = c.session(), c
                atexit.register(c.destroy)
                self._cm.__enter__()
                e = c.env()
                s = Server(e["PGHOST"], int(e["PGPORT"]), e["PGUSER"], env={"PATH": e["PATH"]})
            s.template_dbname = f"mds_t_{self.worker}_{uuid.uuid4().hex[:8]}"
            self._deploy(s)
            self.server = s
        return self.server

    def _deploy(self, s: Server) -> None:
        db = s.template_dbname
        s.admin(f'CREATE DATABASE "{db}"')
        for script in ("roles", "database"):
            subprocess.run(["psql", "-Xq", "-f", str(ROOT / "sql/bootstrap" / f"{script}.sql")],
                           env=s.psql_env(db), check=True, stdout=subprocess.DEVNULL)
        env = {**s.psql_env(db), "SQITCH_FULLNAME": "MDS tests", "SQITCH_EMAIL": "tests@localhost",
               "PGOPTIONS": "-c role=mds_owner"}
        env.pop("PGDATABASE")
        r = subprocess.run(["sqitch", "deploy", "--verify", f"db:pg:{db}"], cwd=ROOT,
                           env=env, text=True, capture_output=True)
        if r.returncode:
            pytest.exit(f"sqitch deploy failed:\n{r.stdout}{r.stderr}", returncode=3)
        # pgTAP goes into a copy: pg_dump before 17 cannot leave an extension out of a schema dump
        s.tap_dbname = f"{db}_tap"
        s.admin(f'CREATE DATABASE "{s.tap_dbname}" TEMPLATE "{db}"')
        db = s.tap_dbname
        r = subprocess.run(["psql", "-Xq", "-v", "ON_ERROR_STOP=1", "-c", "CREATE SCHEMA tap",
                            "-c", "GRANT USAGE ON SCHEMA tap TO PUBLIC", "-c", "CREATE EXTENSION pgtap SCHEMA tap",
                            "-c", "GRANT EXECUTE ON ALL FUNCTIONS IN SCHEMA tap TO PUBLIC"], env=s.psql_env(db), text=True, capture_output=True)
        if r.returncode:
            pytest.exit(f"pgtap: {r.stderr}", returncode=3)

    def close(self) -> None:
        if self.server is None:
            return
        s, self.server = self.server, None
        if self._cm is not None:
            self._cm.__exit__(None, None, None)
            self._cluster.destroy()
        else:
            for d in (s.tap_dbname, s.template_dbname):
                s.admin(f'DROP DATABASE IF EXISTS "{d}" WITH (FORCE)')


HOLD = Holder()


def pytest_sessionfinish(session):
    HOLD.close()


@pytest.fixture(scope="session")
def mds_server():
    yield HOLD.get()


# `db`: a psycopg connection to a fresh copy of the deployed database, one per test
mds_proc = factories.postgresql_noproc(depends_on="mds_server", dbname="mds_t_py")
db = factories.postgresql("mds_proc")


# ---------------------------------------------------------------- pgTAP as pytest items
PLAN = re.compile(r"^\s*SELECT\s+(?:\w+\.)?plan\(\s*(\d+)\s*\)", re.I | re.M)
RESULT = re.compile(r"^(not )?ok\s+(\d+)(?:\s*-?\s*(.*?))?(?:\s+#\s*(skip|todo)\S*\s*(.*))?$", re.I)


def pytest_collect_file(parent, file_path):
    if file_path.suffix == ".sql" and file_path.name != "fixtures.sql":
        return TapFile.from_parent(parent, path=file_path)


class TapFailure(Exception):
    pass


class TapFile(pytest.File):
    _ran = None

    def collect(self):
        m = PLAN.search(self.path.read_text())
        n = int(m[1]) if m else 0
        for i in range(1, n + 1):
            yield TapItem.from_parent(self, name=f"{i:03d}", number=i)
        yield TapItem.from_parent(self, name="plan", number=0)   # the file as a whole: exit status, plan kept

    def ran(self):
        if self._ran is None:
            s = HOLD.get()
            p = subprocess.run(
                ["psql", "-XAtq", "-P", "pager=off", "-v", "ON_ERROR_STOP=1", "-f", str(self.path)],
                env={**s.psql_env(s.tap_dbname), "PGOPTIONS": "-c search_path=public,tap,extensions"}, cwd=ROOT, text=True, capture_output=True, timeout=600)
            res, cur, plan = {}, None, None
            for line in p.stdout.splitlines():
                if (m := RESULT.match(line)):
                    cur = int(m[2])
                    res[cur] = dict(ok=not m[1], name=m[3] or "", directive=(m[4] or "").lower(), why=m[5] or "", diag=[])
                elif (m := re.match(r"^1\.\.(\d+)", line)):
                    plan = int(m[1])
                elif line.startswith("Bail out!"):
                    p.stderr += line
                elif line.startswith("#") and cur:
                    res[cur]["diag"].append(line)
            self._ran = (p.returncode, p.stderr, plan, res)
        return self._ran


class TapItem(pytest.Item):
    def __init__(self, *, number, **kw):
        super().__init__(**kw)
        self.number = number

    def runtest(self):
        rc, err, plan, res = self.parent.ran()
        if self.number == 0:
            bad = [n for n, r in res.items() if not r["ok"] and r["directive"] != "todo"]
            if rc:
                raise TapFailure(f"psql exited {rc}\n{err}")
            if plan is None or len(res) != plan:
                raise TapFailure(f"planned {plan}, ran {len(res)}\n{err}")
            if bad and not PLAN.search(self.path.read_text()):   # no_plan(): no items of their own
                raise TapFailure("\n".join(f"not ok {n} - {res[n]['name']}\n" + "\n".join(res[n]["diag"]) for n in bad))
            return
        r = res.get(self.number)
        if r is None:
            raise TapFailure(f"did not run (psql exited {rc})\n{err}")
        self.user_properties.append(("pgtap", r["name"]))
        if r["directive"] == "skip":
            pytest.skip(r["why"])
        if r["directive"] == "todo":
            pytest.xfail(r["why"]) if not r["ok"] else None
            return
        if not r["ok"]:
            raise TapFailure(f"not ok {self.number} - {r['name']}\n" + "\n".join(r["diag"]))

    def repr_failure(self, excinfo):
        if isinstance(excinfo.value, TapFailure):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self):
        return self.path, 0, f"{self.path.name}::{self.name}"
