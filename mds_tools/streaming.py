"""The streaming side of a checkout: a Kafka broker, Kafka Connect with Debezium, a schema registry.

Java processes of our own beside the private cluster, each on the loopback interface only, with heaps that leave room
for work. Their jars come from Maven Central once (connectors/runtime/pom.xml) and are kept below ~/.cache/mds, shared
by every checkout with the same pom.xml.
"""

import contextlib
import ctypes
import hashlib
import os
import re
import shutil
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import click
import jinja2

from mds_tools import bootstrap, project
from mds_tools.cluster import Cluster
from mds_tools.postgres import number_in

PARTS = ("broker", "registry", "connect")
"""What runs, in the order of starting."""

CLASS_PATHS = ("broker", "connect", "debezium", "avro", "registry")
"""Profiles of pom.xml, each resolved by itself."""

ROLES = ("mds_cdc_canonical", "mds_cdc_outbox")
"""Database roles that the connectors log in as."""

HEAPS = {"broker": "256m", "registry": "256m", "connect": "384m"}
START_SECONDS = {"broker": 60, "registry": 120, "connect": 120}
OLDEST_JAVA = 17
HOW_TO_GET_JAVA = ("Java 17 or newer and Maven are needed for the streaming side: `mds setup --streaming` installs "
                   "them where it may (`apt-get install default-jre-headless maven`, `brew install openjdk maven`); "
                   "docker-compose.yml needs neither")


class StreamingError(click.ClickException):
    """The streaming side cannot do what was asked; the message says why."""


# -- Java and the jars -----------------------------------------------------------------------------------------------


def java() -> str | None:
    """The java program (of JAVA_HOME, else of PATH) if it is recent enough, else None."""
    homes = [str(Path(home) / "bin" / "java")] if (home := os.environ.get("JAVA_HOME")) else []
    for program in filter(None, (*homes, shutil.which("java"))):
        with contextlib.suppress(OSError):
            said = subprocess.run([program, "-version"], text=True, capture_output=True)
            if (found := re.search(r'version "(\d+)', said.stderr)) and int(found[1]) >= OLDEST_JAVA:
                return program
    return None


def pom() -> Path:
    """The list of what comes from Maven Central."""
    return project.root() / "connectors" / "runtime" / "pom.xml"


def jars() -> Path:
    """Where the jars of this pom.xml are, or will be: MDS_STREAMING_JARS, else below ~/.cache/mds."""
    if named := os.environ.get("MDS_STREAMING_JARS"):
        return Path(named)
    cache = Path(os.environ.get("XDG_CACHE_HOME") or Path("~").expanduser() / ".cache") / "mds" / "streaming"
    return cache / hashlib.sha1(pom().read_bytes()).hexdigest()[:12]


def install_java() -> None:
    """See to it that Java and Maven are here: install them where we may, else raise with how to get them."""
    if java() and shutil.which("mvn"):
        return
    if shutil.which("apt-get") and (prefix := bootstrap.root_prefix()) is not None:
        click.echo("mds: installing default-jre-headless and maven with apt-get", err=True)
        bootstrap.run([*prefix, "apt-get", "-q", "update"])
        bootstrap.run([*prefix, "apt-get", "-q", "-y", "--no-install-recommends", "install", "default-jre-headless",
                       "maven"])
    if not (java() and shutil.which("mvn")):
        raise StreamingError(HOW_TO_GET_JAVA)


def resolve() -> Path:
    """Fetch the jars unless they are here; their directory. Raises StreamingError with Maven's words."""
    there = jars()
    if (there / "complete").exists():
        return there
    if not (shutil.which("mvn") and java()):
        raise StreamingError(HOW_TO_GET_JAVA)
    fresh = there.with_name(f"{there.name}.{os.getpid()}")   # renamed when whole
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    try:
        for number, class_path in enumerate(CLASS_PATHS, 1):
            click.echo(f"mds: fetching {class_path} from Maven Central ({number} of {len(CLASS_PATHS)})", err=True)
            done = subprocess.run(
                ["mvn", "-q", "-B", "-P", class_path, f"-Dmds.runtime={fresh}", "-f", pom(), "generate-resources"],
                text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT)
            if done.returncode:
                errors = [line for line in done.stdout.splitlines() if "ERROR" in line]
                raise StreamingError("Maven could not fetch the streaming side: "
                                     + (errors or done.stdout.splitlines() or ["no word why"])[0])
        (fresh / "complete").touch()
        shutil.rmtree(there, ignore_errors=True)
        fresh.rename(there)
    finally:
        shutil.rmtree(fresh, ignore_errors=True)
    return there


# -- the processes ---------------------------------------------------------------------------------------------------


@dataclass
class Streaming:
    """The streaming side `name` of a project directory. Constructing it touches nothing; `up` does.

    What is `tied` dies with this process, even by kill -9 (on Linux): right for tests.
    """

    project: Path
    name: str = "streaming"
    tied: bool = False

    def __post_init__(self) -> None:
        self.project = Path(self.project).resolve()
        self.home = Cluster(self.project, self.name).home
        key = hashlib.sha1(f"{self.project}:{self.name}".encode()).hexdigest()
        first = number_in("MDS_STREAMING_PORT") or 12000 + int(key[:8], 16) % 1990 * 4
        self.ports = dict(zip(("broker", "controller", "registry", "connect"), range(first, first + 4), strict=True))
        self.brokers = f"127.0.0.1:{self.ports['broker']}"
        self.connect_url = f"http://127.0.0.1:{self.ports['connect']}"
        self.registry_url = f"http://127.0.0.1:{self.ports['registry']}/apis/ccompat/v7"
        self.secrets = self.home / "secrets" / "database.properties"

    def env(self) -> dict[str, str]:
        """What consumers and `mds connectors` read."""
        return {"KAFKA_BROKERS": self.brokers, "DEBEZIUM_CONNECT_URL": self.connect_url,
                "SCHEMA_REGISTRY_URL": self.registry_url}

    def up(self, *parts: str) -> "Streaming":
        """Start these parts (all, when none is named) and wait until each answers; what runs already stays."""
        there = resolve()
        self._make(there)
        started = []
        for part in parts or PARTS:
            if not self.pid(part):
                self._start(part, there)
                started.append(part)
            if part == "broker":            # the others cannot do without it
                self._wait(part)
        for part in started:
            self._wait(part)
        return self

    def down(self, *parts: str, kill: bool = False) -> None:
        """Stop these parts (all, when none is named), the last started first; the data stay.

        Kill is kill -9, for tests of what survives it.
        """
        for part in reversed(parts or PARTS):
            if pid := self.pid(part):
                os.kill(pid, signal.SIGKILL if kill else signal.SIGTERM)
                for _ in range(200):
                    if not self.pid(part):
                        break
                    time.sleep(0.1)
                else:
                    os.kill(pid, signal.SIGKILL)
            (self.home / f"{part}.pid").unlink(missing_ok=True)

    def destroy(self) -> None:
        """Stop everything and delete topics, offsets and secrets; the jars stay in the cache."""
        self.down()
        shutil.rmtree(self.home, ignore_errors=True)

    @contextlib.contextmanager
    def session(self, *parts: str) -> Iterator["Streaming"]:
        """Start, yield, stop and delete."""
        try:
            yield self.up(*parts)
        finally:
            self.destroy()

    def exists(self) -> bool:
        """Whether it was ever started here."""
        return (self.home / "kafka" / "meta.properties").exists()

    def pid(self, part: str) -> int | None:
        """The process id of a part that runs, else None. A reused number is not taken for ours."""
        try:
            pid = int((self.home / f"{part}.pid").read_text())
            os.waitpid(pid, os.WNOHANG)                         # a child of ours that has ended
        except ChildProcessError:
            pass
        except (OSError, ValueError):
            return None
        for _ in range(20):                                     # a process that is being started has none for a moment
            if command := _command_of(pid):
                return pid if f"-Dmds.part={part}:{self.home}" in command else None
            time.sleep(0.01)
        return None

    def answers(self, part: str) -> bool:
        """Whether a part does its work, not only runs."""
        if part == "broker":
            with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", self.ports["broker"]), 2):
                return True
            return False
        url = f"{self.connect_url}/connectors" if part == "connect" else f"{self.registry_url}/subjects"
        with contextlib.suppress(OSError, urllib.error.URLError), urllib.request.urlopen(url, timeout=3):
            return True
        return False

    def write_secrets(self, passwords: dict[str, str]) -> None:
        """Keep the passwords of database roles where Connect's file provider finds them (mode 0600)."""
        self.secrets.touch(0o600)
        self.secrets.write_text("".join(f"{role}={password}\n" for role, password in sorted(passwords.items())))

    def read_secrets(self) -> dict[str, str]:
        """The passwords that are kept, by role; none before the first time."""
        lines = self.secrets.read_text().splitlines() if self.secrets.exists() else []
        return dict(line.split("=", 1) for line in lines)

    def log(self, part: str) -> Path:
        """Where a part writes what it does."""
        return self.home / f"{part}.log"

    # -- making and starting -----------------------------------------------------------------------------------------

    def _make(self, there: Path) -> None:
        """The configuration, rendered at every start; and the broker's storage, once."""
        self.secrets.parent.mkdir(parents=True, exist_ok=True)
        self.secrets.parent.chmod(0o700)                    # Connect wants the directory, empty or not
        templates = jinja2.Environment(loader=jinja2.FileSystemLoader(pom().parent), undefined=jinja2.StrictUndefined,
                                       keep_trailing_newline=True)
        for name in ("server.properties", "connect-distributed.properties"):
            (self.home / name).write_text(templates.get_template(f"{name}.j2").render(
                ports=self.ports, home=self.home, jars=there))
        if not self.exists():
            def storage(*arguments: str) -> str:
                done = subprocess.run([java(), "-Xmx128m", "-XX:TieredStopAtLevel=1", "-cp", f"{there}/broker/*",
                                       "kafka.tools.StorageTool", *arguments], text=True, capture_output=True)
                if done.returncode:
                    raise StreamingError(f"the broker's storage could not be made: {done.stdout}{done.stderr}")
                return done.stdout.strip().splitlines()[-1]

            storage("format", "--standalone", "-t", storage("random-uuid"), "-c", str(self.home / "server.properties"))

    def _start(self, part: str, there: Path) -> None:
        for name in {"broker": ("broker", "controller")}.get(part, (part,)):
            with socket.socket() as probe:
                probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                try:
                    probe.bind(("127.0.0.1", self.ports[name]))
                except OSError:
                    raise StreamingError(f"port {self.ports[name]} of 127.0.0.1 is taken; MDS_STREAMING_PORT names the "
                                         "first of four others") from None
        log4j = pom().parent / "log4j2.properties"
        command = [java(), f"-Dmds.part={part}:{self.home}", f"-Xmx{HEAPS[part]}", "-XX:+UseSerialGC",
                   "-XX:TieredStopAtLevel=1", "-XX:+ExitOnOutOfMemoryError"]
        command += {
            "broker": [f"-Dlog4j2.configurationFile={log4j}", f"-Dmds.log={self.log(part)}", "-cp", f"{there}/broker/*",
                       "kafka.Kafka", f"{self.home}/server.properties"],
            "connect": [f"-Dlog4j2.configurationFile={log4j}", f"-Dmds.log={self.log(part)}", "-cp",
                        f"{there}/connect/*", "org.apache.kafka.connect.cli.ConnectDistributed",
                        f"{self.home}/connect-distributed.properties"],
            "registry": ["-Dquarkus.http.host=127.0.0.1", f"-Dquarkus.http.port={self.ports['registry']}",
                         "-Dquarkus.log.level=WARN", "-jar", *map(str, (there / "registry").glob("*-runner.jar"))],
        }[part]
        prctl = ctypes.CDLL(None).prctl if self.tied and sys.platform == "linux" else None

        def tie_to_parent() -> None:
            if prctl is not None:
                prctl(1, int(signal.SIGKILL))               # PR_SET_PDEATHSIG

        with (self.home / f"{part}.out").open("w") as output:
            process = subprocess.Popen(command, stdin=subprocess.DEVNULL, stdout=output, stderr=output, cwd=self.home,
                                       start_new_session=True, preexec_fn=tie_to_parent)
        (self.home / f"{part}.pid").write_text(f"{process.pid}\n")

    def _wait(self, part: str) -> None:
        deadline = time.monotonic() + START_SECONDS[part]
        while time.monotonic() < deadline:
            if self.answers(part):
                return
            if not self.pid(part):
                break
            time.sleep(0.25)
        said = "".join(path.read_text(errors="replace")[-2000:] for path in (self.home / f"{part}.out", self.log(part))
                       if path.exists())
        raise StreamingError(f"{part} did not start:\n{said}")


def private() -> Streaming:
    """The streaming side of this checkout, whether or not it runs."""
    return Streaming(project.root())


def _command_of(pid: int) -> str:
    """The command line of a process; empty when there is none, or when it is a zombie."""
    if Path("/proc/self").exists():
        with contextlib.suppress(OSError):
            return Path(f"/proc/{pid}/cmdline").read_bytes().replace(b"\0", b" ").decode(errors="replace")
        return ""
    return subprocess.run(["ps", "-o", "command=", "-p", str(pid)], text=True, capture_output=True).stdout
