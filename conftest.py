"""One pytest run: Python tests, and one result per pgTAP assertion.

The server is a throw-away cluster of ours (as root and as an ordinary user; it dies with us), or the one of
MDS_TEST_DSN, a superuser's connection string. The plan is deployed once; with pytest-xdist the workers start from
copies of that cluster.

For Python tests: `db` is a connection to a fresh copy of the deployed database, `connect` opens more of them (as any
role), `cli` runs mds commands on it, `clone` describes it, `server` is the server and `template` the deployed database.
"""

import contextlib
import os
import re
import subprocess
import warnings
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click.testing
import psycopg
import pytest
from psycopg import sql

from mds_tools import scratch, sqitch
from mds_tools.cli import cli as mds
from mds_tools.cluster import Cluster
from mds_tools.database import Database

ROOT = Path(__file__).resolve().parent
TEMPLATE = "mds_t_template"
TAP = "mds_t_tap"
SATELLITE = "mds_t_satellite_"


@dataclass(frozen=True)
class Deployed:
    """A server with two databases: what a fresh install is, and a copy of it with pgTAP and plpgsql_check."""

    server: Database

    @property
    def template(self) -> Database:
        return self.server.named(TEMPLATE)

    @property
    def tap(self) -> Database:
        # A copy: pg_dump before 17 cannot leave an extension out of a schema dump.
        return self.server.named(TAP)

    def satellite(self, name: str) -> Database:
        """A database with domains/NAME deployed and the test tools; made when first asked for."""
        database = self.server.named(f"{SATELLITE}{name}")
        with self.server.connect() as connection:
            if not connection.execute("select from pg_database where datname = %s", [database.name]).rowcount:
                self.server.execute(f"create database {database.name}")
                sqitch.deploy_to(database, directory=ROOT / "domains" / name, quiet=True)
                scratch.add_test_tools(database)
        return database

    def make(self) -> "Deployed":
        self.drop()
        self.server.execute(f"create database {TEMPLATE}")
        sqitch.deploy_to(self.template, verify=False, quiet=True)     # the release tests verify
        self.server.execute(f"create database {TAP} template {TEMPLATE}")
        sqitch.prepare_database(self.tap)
        scratch.add_test_tools(self.tap)
        return self

    def drop(self) -> None:
        with self.server.connect() as connection:
            satellites = [name for name, in connection.execute(
                "select datname from pg_database where starts_with(datname, %s)", [SATELLITE])]
        self.server.execute(*(f"drop database if exists {name} with (force)" for name in (TAP, TEMPLATE, *satellites)))


class Run:
    """The deployed server of this process, made when a test first asks for it."""

    def __init__(self, prototype: str | None = None) -> None:
        self.prototype = prototype
        self.resources = contextlib.ExitStack()
        self.deployed: Deployed | None = None

    def get(self) -> Deployed:
        if self.deployed is None:
            try:
                self.deployed = self._make()
            except subprocess.CalledProcessError as error:
                pytest.exit(f"the plan does not deploy:\n{error.stdout}{error.stderr}", returncode=3)
            except (click.ClickException, psycopg.Error) as error:
                pytest.exit(f"no database to test in: {error}", returncode=3)
        if (cluster := self.deployed.server.cluster) and not cluster.alive():
            # Whatever stopped it: one test has failed for it, and the others need not.
            warnings.warn(f"the test server was gone and is started again; its log ended:\n{cluster.log_tail()}",
                          pytest.PytestWarning, stacklevel=2)
            self.resources.enter_context(cluster.session())
        return self.deployed

    def _make(self) -> Deployed:
        if self.prototype is None:
            deployed = Deployed(self.resources.enter_context(scratch.server("test")))
            if deployed.server.cluster is None:         # our own goes as a whole
                self.resources.callback(deployed.drop)
            return deployed.make()
        mine = Cluster(ROOT, name=f"test-{os.getpid()}", durable=False)
        self.resources.callback(mine.destroy)
        mine.copy_of(Cluster(ROOT, name=self.prototype, durable=False))
        self.resources.enter_context(mine.session())
        return Deployed(Database(mine.dsn(), "a throw-away cluster", mine))


RUN = pytest.StashKey[Run]()


def pytest_configure(config: pytest.Config) -> None:
    config.stash[RUN] = Run(getattr(config, "workerinput", {}).get("mds_prototype"))


@pytest.hookimpl(optionalhook=True)
def pytest_configure_node(node) -> None:
    """In the controller of pytest-xdist: deploy once, stop that server, and have every worker copy it."""
    run = node.config.stash[RUN]
    if run.prototype is None and not os.environ.get("MDS_TEST_DSN"):
        prototype = Cluster(ROOT, name=f"prototype-{os.getpid()}", durable=False)
        run.resources.callback(prototype.destroy)
        with prototype.session():
            Deployed(Database(prototype.dsn(), "a throw-away cluster", prototype)).make()
        run.prototype = prototype.name
    node.workerinput["mds_prototype"] = run.prototype


def pytest_unconfigure(config: pytest.Config) -> None:
    config.stash[RUN].resources.close()


# -- for Python tests ----------------------------------------------------------------------------------------------


@pytest.fixture
def server(request: pytest.FixtureRequest) -> Database:
    """The server's maintenance database, as superuser: for tests that make databases of their own."""
    return request.config.stash[RUN].get().server


@pytest.fixture
def template(request: pytest.FixtureRequest) -> Database:
    """The deployed database that the others are copies of; to read only."""
    return request.config.stash[RUN].get().template


@pytest.fixture
def satellite(request: pytest.FixtureRequest) -> Callable[[str], Database]:
    """The database in which domains/NAME is deployed, with the test tools; to read only."""
    return request.config.stash[RUN].get().satellite


@pytest.fixture
def clone(server: Database) -> Iterator[Database]:
    """A fresh copy of the deployed database."""
    with scratch.database(server, TEMPLATE) as copy:
        yield copy


@pytest.fixture
def connect(clone: Database) -> Iterator[Callable[..., psycopg.Connection]]:
    """Opens connections to the test's copy: connect(), connect("mds_service"), connect(autocommit=True).

    A named role is the session user, as if it had logged in (a role need not be able to).
    """
    with contextlib.ExitStack() as connections:
        def open_connection(role: str | None = None, **options) -> psycopg.Connection:
            connection = connections.enter_context(contextlib.closing(clone.connect(**options)))
            if role:
                connection.execute(sql.SQL("set session authorization {}").format(sql.Identifier(role)))
                connection.autocommit or connection.commit()
            return connection

        yield open_connection


@pytest.fixture
def db(connect: Callable[..., psycopg.Connection]) -> psycopg.Connection:
    """A superuser's connection to the test's copy of the deployed database."""
    return connect()


@pytest.fixture
def cli(clone: Database) -> Callable[..., click.testing.Result]:
    """Runs an mds command on the test's copy: cli("status").exit_code, .stdout, .stderr."""
    def run(*arguments: str | Path, **options) -> click.testing.Result:
        environment = {"DATABASE_URL": clone.conninfo, **options.pop("env", {})}
        return click.testing.CliRunner().invoke(mds, list(map(str, arguments)), env=environment, **options)

    return run


@pytest.fixture
def pgtap(server: Database) -> Iterator[Callable[..., "Outcome"]]:
    """Runs a pgTAP file on a copy of its own, after SQL that prepares it: pgtap("style/catalog.sql", "create …")."""
    with scratch.database(server, TAP) as copy:
        def run(file: str, preparation: str = "") -> Outcome:
            copy.execute(preparation)
            return run_pgtap(copy, ROOT / "test" / file)

        yield run


# -- pgTAP files as pytest items -------------------------------------------------------------------------------------

PLAN = re.compile(r"^\s*select\s+plan\(\s*(\d+)\s*\)", re.IGNORECASE | re.MULTILINE)
RESULT = re.compile(r"^(not )?ok (\d+)(?: - (.*?))?(?:\s+# (skip|todo)\S*\s*(.*))?$", re.IGNORECASE)


@dataclass
class Assertion:
    """One line of TAP, with the diagnostics below it."""

    is_ok: bool
    description: str
    directive: str
    reason: str
    diagnostics: list[str] = field(default_factory=list)


@dataclass
class Outcome:
    """What one psql run of a pgTAP file printed."""

    exit_status: int
    errors: str
    planned: int | None
    assertions: dict[int, Assertion]


class Failed(Exception):
    """A pgTAP failure; its text is all there is to say."""


class TapFile(pytest.File):
    """A pgTAP file: an item per planned assertion, and one for the file as a whole. It runs once, when first asked."""

    outcome: Outcome | None = None

    def collect(self) -> Iterator[pytest.Item]:
        planned = PLAN.search(self.path.read_text())
        for number in range(1, int(planned[1]) + 1 if planned else 1):
            yield TapAssertion.from_parent(self, name=f"{number:03d}", number=number)
        yield TapWhole.from_parent(self, name="plan")

    def run(self) -> Outcome:
        if self.outcome is None:
            deployed = self.config.stash[RUN].get()
            place = self.path.relative_to(ROOT).parts
            self.outcome = run_pgtap(deployed.satellite(place[1]) if place[0] == "domains" else deployed.tap, self.path)
        return self.outcome


def run_pgtap(database: Database, path: Path) -> Outcome:
    done = subprocess.run(
        ["psql", "-XAtq", "-P", "pager=off", "-v", "ON_ERROR_STOP=1", "-f", path], cwd=ROOT, text=True,
        env=database.env(search_path=scratch.SEARCH_PATH), capture_output=True, timeout=600)
    return parse(done.returncode, done.stdout, done.stderr)


def parse(exit_status: int, output: str, errors: str) -> Outcome:
    outcome = Outcome(exit_status, errors, None, {})
    latest = None
    for line in output.splitlines():
        if found := RESULT.match(line):
            latest = outcome.assertions[int(found[2])] = Assertion(
                not found[1], found[3] or "", (found[4] or "").lower(), found[5] or "")
        elif found := re.match(r"1\.\.(\d+)", line):
            outcome.planned = int(found[1])
        elif line.startswith("Bail out!"):
            outcome.errors += line
        elif line.startswith("#") and latest:
            latest.diagnostics.append(line)
    return outcome


class TapItem(pytest.Item):
    def repr_failure(self, failure: pytest.ExceptionInfo, *arguments, **options):
        if isinstance(failure.value, Failed):
            return str(failure.value)
        return super().repr_failure(failure, *arguments, **options)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, 0, f"{self.path.relative_to(ROOT)}::{self.name}"


class TapAssertion(TapItem):
    """One assertion. Its description is known only after the run; JUnit has it as a property."""

    def __init__(self, *, number: int, **options) -> None:
        super().__init__(**options)
        self.number = number

    def runtest(self) -> None:
        outcome = self.parent.run()
        assertion = outcome.assertions.get(self.number)
        if assertion is None:
            raise Failed(f"did not run (psql exited {outcome.exit_status})\n{outcome.errors}")
        self.user_properties.append(("pgtap", assertion.description))
        if assertion.directive == "skip":
            pytest.skip(assertion.reason)
        if not assertion.is_ok:
            if assertion.directive == "todo":
                pytest.xfail(assertion.reason)
            raise Failed("\n".join([f"not ok {self.number} - {assertion.description}", *assertion.diagnostics]))


class TapWhole(TapItem):
    """The file as a whole: psql ended well, and exactly the planned assertions ran, of which there is at least one."""

    def runtest(self) -> None:
        outcome = self.parent.run()
        if outcome.exit_status:
            raise Failed(f"psql exited {outcome.exit_status}\n{outcome.errors}")
        if not PLAN.search(self.path.read_text()):
            raise Failed("no `select plan(N);` with a number: write one")
        if not outcome.planned or set(outcome.assertions) != set(range(1, outcome.planned + 1)):
            raise Failed(f"planned {outcome.planned}, ran {len(outcome.assertions)}\n{outcome.errors}")


def pytest_collect_file(parent: pytest.Collector, file_path: Path) -> TapFile | None:
    if file_path.suffix == ".sql" and file_path.name != "fixtures.sql" and "test" in file_path.relative_to(ROOT).parts:
        return TapFile.from_parent(parent, path=file_path)
    return None
