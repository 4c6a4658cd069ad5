"""The PostgreSQL programs of this machine: where they are, how old, and who may run the server."""

import contextlib
import functools
import os
import pwd
import re
import shutil
import subprocess
from pathlib import Path

import click

OLDEST = 15
REFERENCE = 15
"""The major version that sql/schema.sql is written by, and the one that is taken when there are several."""

PROGRAMS = ("postgres", "initdb", "pg_ctl", "psql", "pg_dump", "pg_restore")

PLACES = (
    "usr/lib/postgresql/*/bin",                               # Debian, Ubuntu
    "usr/pgsql-*/bin",                                       # PGDG on RPM systems
    "opt/homebrew/opt/postgresql@*/bin",                     # Homebrew on Apple silicon, Intel, Linux
    "usr/local/opt/postgresql@*/bin",
    "home/linuxbrew/.linuxbrew/opt/postgresql@*/bin",
    "Applications/Postgres.app/Contents/Versions/*/bin",
)


def number_in(variable: str) -> int | None:
    """The whole number in an environment variable; None when it is not set. Raises click.UsageError."""
    if not (text := os.environ.get(variable)):
        return None
    if not text.isdecimal():
        raise click.UsageError(f"{variable}={text}: a whole number is expected")
    return int(text)


class NoServer(click.ClickException):
    """There is no PostgreSQL server to start, or nobody who may run it."""


@functools.cache
def bindir() -> Path:
    """The directory of a complete PostgreSQL, MDS_PG_BINDIR if set.

    Otherwise the version MDS_PG_MAJOR (else the reference version) of the usual places, else the newest, else what
    PATH has. Raises NoServer when there is none of version 15 or later.
    """
    if named := os.environ.get("MDS_PG_BINDIR"):
        if lacking := [program for program in PROGRAMS if not os.access(Path(named, program), os.X_OK)]:
            raise NoServer(f"MDS_PG_BINDIR is {named}, but there is no {', '.join(lacking)} in it")
        return _recent(Path(named))
    wanted = number_in("MDS_PG_MAJOR") or REFERENCE
    found = [Path(place) for pattern in PLACES for place in Path("/").glob(pattern)]
    found.sort(key=lambda place: (_major_of_path(place) != wanted, -_major_of_path(place)))
    if on_path := shutil.which("pg_ctl"):
        found.append(Path(os.path.realpath(on_path)).parent)
    if on_path := shutil.which("pg_config"):
        with contextlib.suppress(subprocess.CalledProcessError):
            found.append(Path(subprocess.check_output([on_path, "--bindir"], text=True).strip()))
    for place in found:
        if all(os.access(place / program, os.X_OK) for program in PROGRAMS):
            with contextlib.suppress(NoServer):
                return _recent(place)
    raise NoServer(f"there is no PostgreSQL {OLDEST} or later here: `mds setup` installs it, MDS_PG_BINDIR names one")


def version(place: Path | None = None) -> str:
    """The server's version, like 15.18."""
    text = subprocess.check_output([(place or bindir()) / "postgres", "--version"], text=True)
    return re.search(r"\d+(\.\d+|\w+)?", text)[0]


def major(place: Path | None = None) -> int:
    """The server's major version, like 15."""
    return int(re.match(r"\d+", version(place))[0])


def server_user() -> pwd.struct_passwd | None:
    """Who the server must run as when we are root: MDS_PG_OSUSER, postgres, else nobody. None: as ourselves."""
    if os.geteuid() != 0:
        try:
            pwd.getpwuid(os.geteuid())
        except KeyError:
            raise NoServer(
                f"the user id {os.geteuid()} has no name on this system, and PostgreSQL starts for no nameless user: "
                "add a line for it to /etc/passwd, or name a running database with --dsn") from None
        return None
    for name in filter(None, (os.environ.get("MDS_PG_OSUSER"), "postgres", "nobody")):
        with contextlib.suppress(KeyError):
            return pwd.getpwnam(name)
    raise NoServer("PostgreSQL does not run as root, and there is no user postgres or nobody to run it: "
                   "name one with MDS_PG_OSUSER")


def _recent(place: Path) -> Path:
    if major(place) < OLDEST:
        raise NoServer(f"{place} is PostgreSQL {version(place)}; MDS needs {OLDEST} or later")
    return place


def _major_of_path(place: Path) -> int:
    return int((re.findall(r"(\d+)(?:\.\d+)?/bin$", str(place)) or ["0"])[-1])
