"""A private PostgreSQL cluster: no service, no port, no set-up, no password.

An ordinary user owns everything it starts, below `.mds/` of the checkout. PostgreSQL refuses to run as root, so root's
server runs as `postgres` (else `nobody`) with its files below /var/lib/mds, because that user cannot walk through
/root. Clients come in through a unix socket in a directory of mode 0700, which makes `trust` safe; nothing listens on
TCP until `listen` opens it, for one role and with a made password.
"""

import contextlib
import ctypes
import fcntl
import hashlib
import os
import pwd
import secrets
import shutil
import signal
import socket
import stat
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import click

from mds_tools import postgres

LOCALE = "C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8"    # macOS has no C.UTF-8
START_SECONDS = 60


class ClusterError(click.ClickException):
    """The private cluster cannot do what was asked; the message says why."""


@dataclass
class Cluster:
    """The cluster `name` of a project directory. Constructing it touches nothing; `up` or `session` does.

    A cluster that is not `durable` is faster and does not survive a crash of the machine: right for tests.
    """

    project: Path
    name: str = "pg"
    durable: bool = True
    superuser: str = "mds_admin"
    settings: dict[str, object] = field(default_factory=dict)       # of postgresql.conf, beside ours
    tcp: bool = False
    """Listen on 127.0.0.1 from the start; `open_to` opens it later."""

    def __post_init__(self) -> None:
        self.project = Path(self.project).resolve()
        self.user = postgres.server_user()
        key = hashlib.sha1(f"{self.project}:{self.name}".encode()).hexdigest()[:10]
        self.home = self._home(key)
        self.data = self.home / "data"
        self.log = self.home / "server.log"
        # Short (a socket path holds 107 bytes), private, and the same on every call.
        self.socket = Path("/tmp") / f"mds-{self.user.pw_uid if self.user else os.geteuid()}-{key}"
        # Names the socket file; a TCP port only after listen().
        self.port = postgres.number_in("MDS_PG_PORT") or 20000 + int(key, 16) % 12000

    # -- what a caller does with it ------------------------------------------------------------------------------

    def up(self) -> "Cluster":
        """Start the server, making it first if need be; it stays up until `down`."""
        with self._lock():
            self._make()
            if not self.running():
                self._start()
        return self

    @contextlib.contextmanager
    def session(self) -> Iterator["Cluster"]:
        """Start the server, yield, stop it. On Linux the kernel stops it even when we are killed with -9."""
        server = None
        with self._lock():
            self._make()
            if not self.running():
                server = self._start_tied()
        try:
            yield self
        finally:
            if server is not None:
                server.send_signal(signal.SIGINT)      # fast shutdown
                server.wait(START_SECONDS)
                _remove_empty(self.socket)

    def down(self) -> None:
        """Stop the server; the data stay."""
        if self.home.exists():
            with self._lock():
                if self.alive():
                    self._run("pg_ctl", "stop", "-w", "-t", str(START_SECONDS), "-m", "fast", "-D", self.data, "-s")
        _remove_empty(self.socket)

    def destroy(self) -> None:
        """Stop the server and delete everything it ever stored."""
        self.down()
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.rmtree(self.socket, ignore_errors=True)

    def copy_of(self, other: "Cluster") -> "Cluster":
        """Become a copy of another cluster, which must be stopped."""
        with self._lock():
            shutil.rmtree(self.data, ignore_errors=True)
            self._shell("cp", "-R", other.data, self.data)
        return self

    def exists(self) -> bool:
        """Whether there is a cluster on disk, running or not."""
        return (self.data / "PG_VERSION").exists()

    def running(self) -> bool:
        """Whether the server is there and answers."""
        return self.alive() and self._run(
            "pg_isready", "-q", "-h", self.socket, "-p", str(self.port), check=False).returncode == 0

    def dsn(self, dbname: str = "postgres", user: str | None = None) -> str:
        """How libpq reaches a database of this cluster; the superuser unless a user is named."""
        return f"host={self.socket} port={self.port} user={user or self.superuser} dbname={dbname}"

    def env(self, dbname: str = "postgres", user: str | None = None) -> dict[str, str]:
        """The same for the environment of psql, sqitch and pg_prove, with the server's programs first on PATH."""
        return {"PGHOST": str(self.socket), "PGPORT": str(self.port), "PGUSER": user or self.superuser,
                "PGDATABASE": dbname, "PATH": f"{postgres.bindir()}{os.pathsep}{os.environ.get('PATH', '')}"}

    def listen(self, role: str) -> str:
        """Open 127.0.0.1 for programs without unix sockets (JDBC, BI) and return the URL for that role.

        The role gets a made password, which goes into the cluster's `pgpass` (mode 0600) and nowhere else.
        """
        password = self.open_to(role)
        passwords = self.home / "pgpass"
        passwords.touch(0o600)
        passwords.chmod(0o600)
        others = [line for line in passwords.read_text().splitlines()
                  if not line.startswith(f"127.0.0.1:{self.port}:*:{role}:")]
        passwords.write_text("\n".join([*others, f"127.0.0.1:{self.port}:*:{role}:{password}", ""]))
        return f"postgresql://{role}@127.0.0.1:{self.port}/mds?passfile={passwords}"

    def open_to(self, role: str, password: str | None = None) -> str:
        """Open 127.0.0.1 for that role, and return its password: the one that is given, else a made one."""
        import psycopg
        from psycopg import sql

        password = password or secrets.token_urlsafe(18)
        with psycopg.connect(self.dsn(), autocommit=True) as connection:
            listening = connection.execute("show listen_addresses").fetchone()[0]
            if not listening:
                _refuse_taken_port(self.port)
                connection.execute("alter system set listen_addresses = '127.0.0.1'")
            connection.execute(sql.SQL("alter role {} login password {}").format(sql.Identifier(role), password))
        if not listening:
            with self._lock():
                self._run("pg_ctl", "restart", "-w", "-m", "fast", "-D", self.data, "-l", self.log, "-s")
        return password

    def _home(self, key: str) -> Path:
        """Where the files are: in the checkout; of root, or of an installed package, in the system's place."""
        if named := os.environ.get("MDS_STATE_DIR"):
            return Path(named) / key
        if self.user:
            return Path("/var/lib/mds") / key
        if (self.project / "pyproject.toml").exists():
            return self.project / ".mds" / self.name
        return Path(os.environ.get("XDG_STATE_HOME") or Path.home() / ".local" / "state") / "mds" / key

    # -- making and starting -------------------------------------------------------------------------------------

    def _make(self) -> None:
        """initdb, unless there is a cluster; and this run's settings either way."""
        _private_directory(self.socket, self.user)
        if self.exists():
            made, here = int((self.data / "PG_VERSION").read_text()), postgres.major()
            if made != here:
                raise ClusterError(f"{self.data} was made by PostgreSQL {made}, and the server here is {here}: "
                                   "choose with MDS_PG_MAJOR, or start over with `mds cluster destroy`")
        else:
            fresh = self.home / "data.new"                 # renamed when whole: an interrupted initdb leaves nothing
            for leftover in (self.data, fresh):
                shutil.rmtree(leftover, ignore_errors=True)
            self._run("initdb", "-D", fresh, "-U", self.superuser, "--encoding=UTF8", f"--locale={LOCALE}",
                      "--auth-local=trust", "--auth-host=scram-sha-256", "--no-sync", "--no-instructions")
            with (fresh / "postgresql.conf").open("a") as configuration:
                configuration.write("\ninclude 'mds.conf'    # written at every start\n")
            fresh.rename(self.data)
        if not self.alive():
            settings = self.data / "mds.conf"
            settings.write_text(self._settings())
            if self.user:
                os.chown(settings, self.user.pw_uid, self.user.pw_gid)

    def _settings(self) -> str:
        settings = {
            "unix_socket_directories": self.socket, "unix_socket_permissions": "0700", "port": self.port,
            "listen_addresses": "127.0.0.1" if self.tcp else "", "max_connections": 60,
            "wal_level": "logical", "max_wal_senders": 8, "max_replication_slots": 8,
            "timezone": "UTC", "log_timezone": "UTC", "lc_messages": "C",
            "logging_collector": "off", "log_line_prefix": "%m [%p] %q%u@%d ",
        }
        if self.durable:
            settings["max_slot_wal_keep_size"] = "4GB"      # a connector that stays away does not fill the disk
        else:
            settings |= {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off",
                         "autovacuum_naptime": "1h", "max_wal_size": "4GB"}
        settings |= self.settings
        return "".join(f"{name} = '{value}'\n" for name, value in settings.items())

    def _start(self) -> None:
        for attempts_left in range(20, -1, -1):        # after a kill -9 the backends need a moment to go
            self._clear_stale_locks()
            try:
                self._run("pg_ctl", "start", "-w", "-t", str(START_SECONDS), "-D", self.data, "-l", self.log, "-s")
                return
            except ClusterError as error:
                if "still in use" not in error.message or not attempts_left:
                    raise
                time.sleep(0.25)

    def _start_tied(self) -> subprocess.Popen:
        self._clear_stale_locks()
        # Looked up before the fork: the server's user may not be able to read our Python.
        prctl = ctypes.CDLL(None).prctl if sys.platform == "linux" else None
        parent = os.getpid()

        def tie_to_parent() -> None:                    # in the child, after it became the server's user
            os.setpgid(0, 0)                            # Ctrl-C goes to us, not to the server
            if prctl is not None:
                prctl(1, int(signal.SIGINT))            # PR_SET_PDEATHSIG: when we die, shut down fast
                if os.getppid() != parent:
                    os._exit(1)

        with self.log.open("a") as log:
            server = subprocess.Popen([postgres.bindir() / "postgres", "-D", self.data], stdout=log, stderr=log,
                                      preexec_fn=tie_to_parent, **self._as_server())
        deadline = time.monotonic() + START_SECONDS
        while time.monotonic() < deadline:
            if server.poll() is not None:
                break
            with contextlib.suppress(OSError):
                if (self.data / "postmaster.pid").read_text().rstrip().endswith("ready"):
                    return server
            time.sleep(0.02)
        server.kill()
        raise ClusterError(f"the server did not start:\n{self.log_tail()}")

    # -- running programs as the server's user -------------------------------------------------------------------

    def _as_server(self) -> dict:
        inherited = {name: value for name, value in os.environ.items() if not name.startswith("PG")}
        options = {"cwd": self.home, "stdin": subprocess.DEVNULL,
                   "env": inherited | {"LC_ALL": LOCALE, "TZ": "UTC", "HOME": str(self.home)}}
        if self.user:
            options |= {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": [], "umask": 0o077}
        return options

    def _run(self, program: str, *arguments: str | Path, check: bool = True) -> subprocess.CompletedProcess:
        return self._shell(postgres.bindir() / program, *arguments, check=check)

    def _shell(self, *command: str | Path, check: bool = True) -> subprocess.CompletedProcess:
        # A file, never a pipe: a started server inherits its standard output and would keep a pipe open for ever.
        with tempfile.TemporaryFile("w+") as output:
            done = subprocess.run(command, stdout=output, stderr=subprocess.STDOUT, timeout=2 * START_SECONDS,
                                  **self._as_server())
            output.seek(0)
            done.stdout = output.read()
        if check and done.returncode:
            raise ClusterError(f"{Path(command[0]).name} failed:\n{done.stdout}{self.log_tail()}".rstrip())
        return done

    def log_tail(self) -> str:
        """The last lines that the server has written; empty when there are none."""
        with contextlib.suppress(OSError):
            return "\n".join(self.log.read_text().splitlines()[-15:])
        return ""

    # -- what is there -------------------------------------------------------------------------------------------

    @contextlib.contextmanager
    def _lock(self) -> Iterator[None]:
        _reachable_directory(self.home.parent)
        _private_directory(self.home, self.user)
        with (self.home / "lock").open("w") as lock:
            fcntl.flock(lock, fcntl.LOCK_EX)
            yield

    def alive(self) -> bool:
        """Whether the process of postmaster.pid runs, and is our server: numbers are given again, and whoever has this
        one must neither be stopped for it nor keep us from starting.

        A zombie does not run: `pg_ctl status` takes it for a server, and under a PID 1 that reaps late or never (a
        container without --init) it stays one.
        """
        try:
            pid = int((self.data / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return False
        try:
            if Path("/proc/self").exists():
                state = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].strip()
                command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").replace("\0", " ")
            else:
                state, _, command = subprocess.run(["ps", "-ww", "-o", "stat=,command=", "-p", str(pid)],
                                                   capture_output=True, text=True).stdout.strip().partition(" ")
        except OSError:
            return False
        return not state.startswith("Z") and f" -D {self.data}" in command

    def _clear_stale_locks(self) -> None:
        if not self.alive():
            for lock in (self.data / "postmaster.pid", self.socket / f".s.PGSQL.{self.port}.lock"):
                lock.unlink(missing_ok=True)


def _reachable_directory(path: Path) -> None:
    if not path.exists():
        path.mkdir(parents=True)
        path.chmod(0o755)                               # whatever our umask: the server's user walks through it


def _private_directory(path: Path, owner: pwd.struct_passwd | None) -> None:
    """Make it, mode 0700 and ours; refuse what somebody else put there (/tmp is everybody's)."""
    with contextlib.suppress(FileExistsError):
        path.mkdir(mode=0o700)
        if owner:
            os.chown(path, owner.pw_uid, owner.pw_gid)
    found = path.lstat()
    if not stat.S_ISDIR(found.st_mode) or found.st_uid != (owner.pw_uid if owner else os.geteuid()):
        raise ClusterError(f"{path} is there and is not ours: remove it, or have its owner remove it")
    path.chmod(0o700)


def _remove_empty(path: Path) -> None:
    with contextlib.suppress(OSError):
        path.rmdir()


def _refuse_taken_port(port: int) -> None:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            raise ClusterError(f"port {port} of 127.0.0.1 is taken: stop the cluster and start it with "
                               "another one in MDS_PG_PORT") from None
