"""Install what pip cannot: the PostgreSQL server, pgTAP, plpgsql_check, pg_prove and Sqitch (which is Perl).

Nothing is done where they are. On Debian and Ubuntu, root (or who may `sudo` without a password) gets the
distribution's packages, without a service and without a `main` cluster. Who has no rights at all gets the same
packages, fetched and verified by apt itself and unpacked below ~/.cache/mds: PostgreSQL and Perl modules are
relocatable. On macOS Homebrew installs them. Elsewhere a sentence says what is missing.
"""

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import click

from mds_tools import postgres

CHANGED: set[str] = set()
"""The environment variables that this process had to change to find unpacked programs."""

PIECES = ("server", "pgtap", "plpgsql_check", "sqitch", "pg_prove")


def ensure(*pieces: str) -> None:
    """See to it that these pieces (all, when none is named) are here; install all of them when one is missing.

    Raises ClickException with what is missing where it cannot be installed.
    """
    use_unpacked()
    lacking = missing(*pieces)
    if not lacking:
        return
    click.echo(f"mds: not here yet: {', '.join(lacking)}", err=True)
    if shutil.which("apt-get"):
        if (prefix := root_prefix()) is not None:
            _install_packages(prefix)
        else:
            _unpack_packages()
    elif sys.platform == "darwin" and shutil.which("brew"):
        for command in (["brew", "install", "postgresql@17", "pgtap", "libpq"], ["brew", "tap", "sqitchers/sqitch"],
                        ["brew", "install", "sqitch", "--with-postgres-support"]):
            subprocess.run(command, check=True)
    postgres.bindir.cache_clear()
    if lacking := missing(*pieces):
        raise click.ClickException(
            f"still missing: {', '.join(lacking)}. MDS needs PostgreSQL {postgres.OLDEST} or later with pgTAP and "
            "plpgsql_check, Sqitch with DBD::Pg, and pg_prove; install them, or use docker-compose.yml")


def missing(*pieces: str) -> list[str]:
    """Those of the named pieces (all, when none is named) that are not here."""
    return [piece for piece in pieces or PIECES if not CHECKS[piece]()]


def _has_server() -> bool:
    try:
        return bool(postgres.bindir())
    except postgres.NoServer:
        if "MDS_PG_BINDIR" in os.environ:      # named, and wrong: say so instead of installing another one
            raise
        return False


def _has_extension(name: str) -> bool:
    """Whether the server carries an extension: where pg_config says, or where an unpacked server has it."""
    if not _has_server():
        return False
    place = postgres.bindir()
    shared = [place.parents[2] / "share" / "postgresql" / place.parent.name] if len(place.parents) > 2 else []
    shared += [place.parents[3] / "share" / "postgresql" / place.parent.name] if len(place.parents) > 3 else []
    if (config := place / "pg_config").exists():
        shared.append(Path(subprocess.check_output([config, "--sharedir"], text=True).strip()))
    return any((directory / "extension" / f"{name}.control").exists() for directory in shared)


def _has_sqitch() -> bool:
    return bool(shutil.which("sqitch") and shutil.which("psql")) and subprocess.run(
        ["perl", "-MDBD::Pg", "-e1"], capture_output=True).returncode == 0


CHECKS: dict[str, Callable[[], bool]] = {
    "server": _has_server,
    "pgtap": lambda: _has_extension("pgtap"),
    "plpgsql_check": lambda: _has_extension("plpgsql_check"),
    "sqitch": _has_sqitch,
    "pg_prove": lambda: bool(shutil.which("pg_prove")),
}


# -- Debian and Ubuntu -------------------------------------------------------------------------------------------


def _packages(options: tuple[str, ...] = ()) -> list[str]:
    wanted = os.environ.get("MDS_PG_MAJOR")
    if not wanted:
        depends = subprocess.run(["apt-cache", *options, "depends", "postgresql"], text=True, capture_output=True)
        found = re.search(r"Depends: postgresql-(\d+)", depends.stdout)
        wanted = found[1] if found else str(postgres.REFERENCE)
    return [f"postgresql-{wanted}", f"postgresql-{wanted}-pgtap", f"postgresql-{wanted}-plpgsql-check",
            "sqitch", "libdbd-pg-perl", "libtap-parser-sourcehandler-pgtap-perl"]


def root_prefix() -> list[str] | None:
    """What makes a command run as root: nothing, sudo, or None when there is no way."""
    if os.geteuid() == 0:
        return []
    sudo = ["sudo", "-n"]
    if shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True).returncode == 0:
        return sudo
    return None


def _install_packages(prefix: list[str]) -> None:
    click.echo("mds: installing system packages with apt-get (no service, no cluster of theirs)", err=True)
    as_root = [*prefix, "env", "DEBIAN_FRONTEND=noninteractive"]
    run([*as_root, "sh", "-c", "[ -e /etc/postgresql-common/createcluster.conf ] || { "
          "mkdir -p /etc/postgresql-common/createcluster.d && "
          "echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/mds.conf; }"])
    run([*as_root, "apt-get", "-q", "update"])
    run([*as_root, "apt-get", "-q", "-y", "--no-install-recommends", "install", *_packages()])


def _unpacked() -> Path:
    """Where packages are unpacked for who may not install them: MDS_SYS_DIR, else below ~/.cache."""
    if named := os.environ.get("MDS_SYS_DIR"):
        return Path(named)
    return Path(os.environ.get("XDG_CACHE_HOME") or Path("~").expanduser() / ".cache") / "mds" / "sys"


def _unpack_packages() -> None:
    target = _unpacked()
    click.echo(f"mds: no rights to install packages: unpacking them below {target} (about 300 MB)", err=True)
    shutil.rmtree(target, ignore_errors=True)
    for directory in ("lists/partial", "cache/archives/partial", "root", "bin"):
        (target / directory).mkdir(parents=True, exist_ok=True)
    # apt checks the signatures, against lists and a cache of our own.
    options = ("-q", "-o", f"Dir::State::Lists={target}/lists", "-o", f"Dir::Cache={target}/cache",
               "-o", "Debug::NoLocking=1", "-o", "APT::Install-Recommends=0")
    run(["apt-get", *options, "update"])
    run(["apt-get", *options, "-y", "--download-only", "install", *_packages(options)])
    for package in sorted((target / "cache" / "archives").glob("*.deb")):
        run(["dpkg", "-x", str(package), str(target / "root")])
    for program in ("sqitch", "pg_prove"):
        wrapper = target / "bin" / program
        wrapper.write_text(f'#!/bin/sh\nexec perl -CAS "{target}/root/usr/bin/{program}" "$@"\n')
        wrapper.chmod(0o755)
    shutil.rmtree(target / "cache")
    shutil.rmtree(target / "lists")
    (target / "complete").touch()
    use_unpacked()


def use_unpacked() -> None:
    """Put unpacked packages on the paths of this process and of all that it starts."""
    target = _unpacked()
    if not (target / "complete").exists() or str(target / "bin") in os.environ["PATH"].split(os.pathsep):
        return
    root = target / "root"
    servers = sorted(root.glob("usr/lib/postgresql/*/bin"), key=lambda place: int(place.parent.name))
    libraries = next(root.glob("usr/lib/*-linux-gnu"))
    os.environ.setdefault("MDS_PG_BINDIR", str(servers[-1]))
    _prepend("PATH", target / "bin", servers[-1], root / "usr/bin")
    _prepend("LD_LIBRARY_PATH", libraries)
    _prepend("PERL5LIB", root / "usr/share/perl5", *libraries.glob("perl5/*"), *root.glob("usr/share/perl/5.*"),
             *libraries.glob("perl/5.*"), libraries / "perl-base")
    postgres.bindir.cache_clear()


def _prepend(name: str, *places: Path) -> None:
    CHANGED.add(name)
    os.environ[name] = os.pathsep.join([*map(str, places), *filter(None, [os.environ.get(name)])])


def run(command: list[str]) -> None:
    done = subprocess.run(command, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT,
                          env={**os.environ, "DEBIAN_FRONTEND": "noninteractive"})
    if done.returncode:
        raise click.ClickException(f"`{' '.join(command)}` failed:\n" + "\n".join(done.stdout.splitlines()[-15:]))


@click.command()
@click.option("--streaming", "with_streaming", is_flag=True, help="Java, Maven and the jars of the streaming side too.")
@click.option("--browser", "with_browser", is_flag=True, help="Chromium too, for the tests of the report.")
def setup(with_streaming: bool, with_browser: bool) -> None:
    """Install what is missing: the PostgreSQL server, pgTAP, plpgsql_check, Sqitch and pg_prove.

    Every command that needs one of them does this by itself; here it can be done beforehand. Nothing is done where
    all are there, no service is started, and no rights are needed on Debian and Ubuntu.
    """
    ensure()
    click.echo(f"PostgreSQL {postgres.version()} in {postgres.bindir()}; all that MDS needs is here.")
    if with_streaming:
        from mds_tools import streaming

        streaming.install_java()
        click.echo(f"Kafka, Connect, Debezium and a registry are in {streaming.resolve()}.")
    if with_browser:
        from mds_tools import browser

        click.echo(f"Chromium is {browser.install()[0]}.")
