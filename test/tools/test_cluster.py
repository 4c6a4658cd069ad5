"""The private cluster: starts, survives, is private, and goes without a trace."""

import os
import pwd
import signal
import stat
import subprocess
import sys
import time
from pathlib import Path

import psycopg
import pytest

from mds_tools import postgres
from mds_tools.cluster import Cluster, ClusterError

ROOT = Path(__file__).resolve().parents[2]


@pytest.fixture
def cluster():
    made = Cluster(ROOT, name=f"cluster-test-{os.getpid()}", durable=False)
    yield made
    made.destroy()


def ask(cluster: Cluster, query: str):
    with psycopg.connect(cluster.dsn()) as connection:
        return connection.execute(query).fetchone()[0]


def test_constructing_touches_nothing(cluster):
    assert not cluster.home.exists() and not cluster.socket.exists()
    assert not cluster.running() and not cluster.exists()


def test_up_down_up_keeps_the_data(cluster):
    cluster.up().up()
    assert cluster.running()
    with psycopg.connect(cluster.dsn(), autocommit=True) as connection:
        connection.execute("create table kept as select 42 as answer")
    cluster.down()
    assert not cluster.running() and not cluster.socket.exists()
    assert ask(cluster.up(), "select answer from kept") == 42


def test_it_comes_back_after_kill_9(cluster):
    cluster.up()
    os.kill(int((cluster.data / "postmaster.pid").read_text().split()[0]), signal.SIGKILL)
    deadline = time.monotonic() + 60
    while cluster.running() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert ask(cluster.up(), "select 1") == 1


def test_a_reused_process_number_is_not_our_server(cluster):
    cluster.up()
    mine = (cluster.data / "postmaster.pid").read_text()
    cluster.down()
    somebody = subprocess.Popen(["sleep", "60"], user=cluster.user.pw_uid if cluster.user else None)
    try:
        (cluster.data / "postmaster.pid").write_text("\n".join([str(somebody.pid), *mine.splitlines()[1:]]))
        assert not cluster.running()
        cluster.down()
        assert somebody.poll() is None, "who has the number now is left alone"
        assert ask(cluster.up(), "select 1") == 1
    finally:
        somebody.kill()
        somebody.wait()


def test_it_is_private_and_as_mds_needs_it(cluster):
    cluster.up()
    assert stat.S_IMODE(cluster.socket.stat().st_mode) == 0o700
    assert stat.S_IMODE(cluster.data.stat().st_mode) == 0o700
    assert ask(cluster, "show listen_addresses") == ""
    assert ask(cluster, "show wal_level") == "logical"
    assert ask(cluster, "show timezone") == "UTC"
    assert ask(cluster, "select lower('É') = 'é'") is True


def test_destroy_leaves_nothing(cluster):
    cluster.up()
    cluster.destroy()
    assert not cluster.home.exists() and not cluster.socket.exists()


def test_a_session_ends_with_its_process(cluster):
    script = ("import os, time; from mds_tools.cluster import Cluster\n"
              f"with Cluster({str(ROOT)!r}, name={cluster.name!r}, durable=False).session():\n"
              "    print('up', flush=True); time.sleep(60)")
    runner = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT, stdout=subprocess.PIPE, text=True)
    assert runner.stdout.readline() == "up\n"
    assert cluster.running()
    runner.kill()
    runner.wait()
    if sys.platform == "linux":
        deadline = time.monotonic() + 60
        while cluster.running() and time.monotonic() < deadline:
            time.sleep(0.05)
        assert not cluster.running()


def test_a_copy_has_the_data_and_runs_beside_the_original(cluster):
    cluster.up()
    with psycopg.connect(cluster.dsn(), autocommit=True) as connection:
        connection.execute("create table copied as select 1 as one")
    cluster.down()
    copy = Cluster(ROOT, name=f"{cluster.name}-copy", durable=False)
    try:
        copy.copy_of(cluster)
        cluster.up()
        with copy.session():
            assert ask(copy, "select one from copied") == 1
            assert ask(cluster, "select one from copied") == 1
    finally:
        copy.destroy()


def test_a_copy_takes_the_place_of_what_was_left_behind(cluster):
    cluster.up()
    cluster.down()
    copy = Cluster(ROOT, name=f"{cluster.name}-copy", durable=False)
    try:
        copy.copy_of(cluster).copy_of(cluster)
        with copy.session():
            assert ask(copy, "select 1") == 1
        assert not (copy.data / "data").exists()
    finally:
        copy.destroy()


def test_the_server_of_a_run_that_is_lost_is_started_again(server, request):
    if server.cluster is None:
        pytest.skip("the server is MDS_TEST_DSN's")
    os.kill(int((server.cluster.data / "postmaster.pid").read_text().split()[0]), signal.SIGINT)
    deadline = time.monotonic() + 60
    while server.cluster.alive() and time.monotonic() < deadline:
        time.sleep(0.05)
    with pytest.warns(pytest.PytestWarning, match="(?s)started again.*shut down"):
        template = request.getfixturevalue("template")
    with template.connect() as connection:
        assert connection.execute("select count(*) > 0 from mds.jobs").fetchone() == (True,)


def test_listen_lets_one_role_in_with_a_password_and_nobody_without(cluster):
    cluster.up()
    with psycopg.connect(cluster.dsn(), autocommit=True) as connection:
        connection.execute("create database mds")
        connection.execute("create role reader")
    url = cluster.listen("reader")
    again = cluster.listen("reader")
    assert url == again
    with psycopg.connect(url) as connection:
        assert connection.execute("select session_user").fetchone() == ("reader",)
    assert stat.S_IMODE((cluster.home / "pgpass").stat().st_mode) == 0o600
    assert len((cluster.home / "pgpass").read_text().splitlines()) == 1
    with pytest.raises(psycopg.OperationalError):
        psycopg.connect(host="127.0.0.1", port=cluster.port, user=cluster.superuser, dbname="postgres")


def test_data_of_another_version_are_refused(cluster):
    cluster.up()
    cluster.down()
    (cluster.data / "PG_VERSION").write_text("9\n")
    with pytest.raises(ClusterError, match="made by PostgreSQL 9.*mds cluster destroy"):
        cluster.up()


def test_a_socket_directory_that_is_not_ours_is_refused(cluster):
    cluster.socket.symlink_to("/tmp")
    try:
        with pytest.raises(ClusterError, match="not ours"):
            cluster.up()
    finally:
        cluster.socket.unlink()


def test_a_user_id_without_a_name_gets_a_sentence(monkeypatch):
    def nobody(uid):
        raise KeyError(uid)

    monkeypatch.setattr(os, "geteuid", lambda: 12345)
    monkeypatch.setattr(pwd, "getpwuid", nobody)
    with pytest.raises(postgres.NoServer, match="12345 has no name"):
        postgres.server_user()


def test_a_named_directory_without_a_server_is_refused(monkeypatch, tmp_path):
    monkeypatch.setenv("MDS_PG_BINDIR", str(tmp_path))
    postgres.bindir.cache_clear()
    try:
        with pytest.raises(postgres.NoServer, match="no postgres, initdb"):
            postgres.bindir()
    finally:
        postgres.bindir.cache_clear()
