"""Put in what pip cannot: the PostgreSQL server, pgTAP, pg_prove and Sqitch (Perl).

1. all there already (any of: Debian, Homebrew, PATH)      -> nothing is done
2. Debian/Ubuntu, root or `sudo -n` works                  -> apt-get install; no service, no `main` cluster
3. Debian/Ubuntu, no rights at all                         -> the same packages, fetched and checked by apt
                                                              itself, unpacked below ~/.cache/mds (dpkg -x)
4. macOS with Homebrew                                     -> brew
5. otherwise                                               -> say what is missing, name docker compose
"""
from __future__ import annotations
import os, re, shutil, subprocess, sys
from pathlib import Path
from . import cluster

SYS = Path(os.environ.get("MDS_SYS_DIR", Path.home() / ".cache" / "mds" / "sys"))

def say(*a): print("mds:", *a, file=sys.stderr, flush=True)

def use_private() -> None:
    """Use what case 3 unpacked, if it is there."""
    root = SYS / "root"
    bins = sorted(root.glob("usr/lib/postgresql/*/bin"), key=lambda p: int(p.parent.name))
    if not (SYS / "ok").exists() or not bins:
        return
    arch = next(p.name for p in (root / "usr/lib").iterdir() if p.name.endswith("-linux-gnu"))
    os.environ.setdefault("MDS_PG_BINDIR", str(bins[-1]))
    pre = lambda k, *v: os.environ.__setitem__(k, os.pathsep.join([*map(str, v), *filter(None, [os.environ.get(k)])]))
    if str(SYS / "bin") not in os.environ["PATH"]:
        pre("PATH", SYS / "bin", bins[-1], root / "usr/bin")
        pre("LD_LIBRARY_PATH", root / "usr/lib" / arch)
        perl = [root / "usr/share/perl5", *root.glob(f"usr/lib/{arch}/perl5/*"), *root.glob("usr/share/perl/5.*"),
                *root.glob(f"usr/lib/{arch}/perl/5.*"), root / f"usr/lib/{arch}/perl-base"]
        pre("PERL5LIB", *perl)

def missing() -> list[str]:
    use_private()
    out = []
    try:
        b = cluster.find_bindir()
        share = subprocess.check_output([str(b / "pg_config"), "--sharedir"], text=True).strip()
        dirs = [Path(share), b.parents[3] / "share/postgresql" / b.parent.name]
        for ext in ("pgtap", "citext"):
            if not any((d / "extension" / f"{ext}.control").exists() for d in dirs):
                out.append(ext)
    except (cluster.ClusterError, OSError, subprocess.CalledProcessError):
        out.append("postgresql")
    out += [t for t in ("sqitch", "pg_prove") if not shutil.which(t)]
    if not out and subprocess.run(["perl", "-MDBD::Pg", "-e1"], capture_output=True).returncode:
        out.append("DBD::Pg")
    return out

def _major() -> str:
    want = os.environ.get("MDS_PG_MAJOR")
    if want: return want
    out = subprocess.run(["apt-cache", *OPTS, "depends", "postgresql"], text=True, capture_output=True).stdout
    m = re.search(r"Depends: postgresql-(\d+)", out)
    return m[1] if m else "15"

OPTS: list[str] = []

def packages(v: str) -> list[str]:
    return [f"postgresql-{v}", f"postgresql-{v}-pgtap", "sqitch", "libdbd-pg-perl", "libtap-parser-sourcehandler-pgtap-perl"]

def ensure() -> None:
    gone = missing()
    if not gone:
        return
    say("not here yet:", ", ".join(gone))
    if shutil.which("apt-get"):
        sudo = [] if os.geteuid() == 0 else ["sudo", "-n"]
        if not sudo or (shutil.which("sudo") and subprocess.run([*sudo, "true"], capture_output=True).returncode == 0):
            system_apt(sudo)
        else:
            private_apt()
    elif sys.platform == "darwin" and shutil.which("brew"):
        for c in (["brew", "install", "postgresql@17", "pgtap", "libpq"], ["brew", "tap", "sqitchers/sqitch"],
                  ["brew", "install", "sqitch", "--with-postgres-support"]):
            subprocess.run(c, check=True)
    if (gone := missing()):
        sys.exit(f"mds: still missing: {', '.join(gone)}. PostgreSQL >= 15, pgTAP, Sqitch and pg_prove are needed; "
                 "or use `docker compose up` (see README).")

def run(cmd, **kw):
    r = subprocess.run(cmd, text=True, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, **kw)
    if r.returncode:
        sys.exit(f"mds: {' '.join(cmd)} failed:\n" + "\n".join(r.stdout.splitlines()[-15:]))

def system_apt(sudo: list[str]) -> None:
    say("apt-get install (system packages; no service is started, no cluster made)")
    # neither the `main` cluster nor its service: ours is private
    run([*sudo, "sh", "-c", "mkdir -p /etc/postgresql-common/createcluster.d && "
         "[ -e /etc/postgresql-common/createcluster.conf ] || "
         "echo 'create_main_cluster = false' >/etc/postgresql-common/createcluster.d/mds.conf"])
    env = {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}
    keep = ["env", "DEBIAN_FRONTEND=noninteractive"]
    run([*sudo, *keep, "apt-get", "-q", "update"], env=env)
    run([*sudo, *keep, "apt-get", "-q", "-y", "--no-install-recommends", "install", *packages(_major())], env=env)

def private_apt() -> None:
    say(f"no rights to install packages: unpacking them below {SYS} (about 300 MB)")
    for d in ("lists/partial", "cache/archives/partial", "root", "bin"):
        (SYS / d).mkdir(parents=True, exist_ok=True)
    OPTS[:] = ["-q", "-o", f"Dir::State::Lists={SYS}/lists", "-o", f"Dir::Cache={SYS}/cache", "-o", "Debug::NoLocking=1",
               "-o", "APT::Install-Recommends=0"]
    run(["apt-get", *OPTS, "update"])
    run(["apt-get", *OPTS, "-y", "--download-only", "install", *packages(_major())])
    for deb in sorted((SYS / "cache/archives").glob("*.deb")):
        run(["dpkg", "-x", str(deb), str(SYS / "root")])
    for tool in ("sqitch", "pg_prove"):
        w = SYS / "bin" / tool
        w.write_text(f'#!/bin/sh\nexec perl -CAS "{SYS}/root/usr/bin/{tool}" "$@"\n'); w.chmod(0o755)
    shutil.rmtree(SYS / "cache"); shutil.rmtree(SYS / "lists")
    (SYS / "ok").touch()
