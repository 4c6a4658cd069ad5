"""What mds streaming does before any Java runs: what is here, what is fetched, what is said."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from mds_tools import streaming
from mds_tools.streaming import Streaming, StreamingError

POM = Path(__file__).resolve().parents[2] / "connectors" / "runtime" / "pom.xml"


@pytest.fixture
def programs(tmp_path, monkeypatch):
    """An empty PATH but for what is put there: programs("java", "script")."""
    place = tmp_path / "bin"
    place.mkdir()
    monkeypatch.setenv("PATH", str(place))
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setenv("MDS_STREAMING_JARS", str(tmp_path / "jars"))

    def put(name: str, script: str) -> None:
        (place / name).write_text(f"#!{sys.executable}\n{script}\n")
        (place / name).chmod(0o755)

    return put


def java(version: str) -> str:
    return f"import sys; print('openjdk version \"{version}\" 2025-01-01', file=sys.stderr)"


@pytest.mark.parametrize(("version", "is_enough"),
                         [("17.0.15", True), ("21", True), ("11.0.2", False), ("1.8.0", False)])
def test_java_must_be_recent(programs, version, is_enough):
    assert streaming.java() is None
    programs("java", java(version))
    assert (streaming.java() is not None) == is_enough


def test_without_java_a_sentence_says_how_to_get_it(programs, monkeypatch):
    with pytest.raises(StreamingError, match="mds setup --streaming.*docker-compose"):
        streaming.resolve()
    monkeypatch.setattr("mds_tools.bootstrap.root_prefix", lambda: None)
    with pytest.raises(StreamingError, match="Java 17"):
        streaming.install_java()


MAVEN = """
import pathlib, sys
arguments = dict(a.removeprefix('-D').partition('=')[::2] for a in sys.argv if a.startswith('-Dmds'))
profile = sys.argv[sys.argv.index('-P') + 1]
if profile == {fails!r}:
    print('[ERROR] no route to Maven Central')
    sys.exit(1)
(pathlib.Path(arguments['mds.runtime']) / profile).mkdir()
"""


def test_jars_are_fetched_once_and_only_whole(programs, tmp_path):
    programs("java", java("17"))
    programs("mvn", MAVEN.format(fails="registry"))
    with pytest.raises(StreamingError, match="no route to Maven Central"):
        streaming.resolve()
    assert list(tmp_path.glob("jars*")) == []
    programs("mvn", MAVEN.format(fails=None))
    there = streaming.resolve()
    assert {path.name for path in there.iterdir()} == {*streaming.CLASS_PATHS, "complete"}
    programs("mvn", "raise SystemExit('asked again')")
    assert streaming.resolve() == there


def test_the_cache_belongs_to_this_pom(monkeypatch, tmp_path):
    monkeypatch.delenv("MDS_STREAMING_JARS", raising=False)
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))
    first = streaming.jars()
    assert first.is_relative_to(tmp_path)
    changed = tmp_path / "pom.xml"
    changed.write_text(POM.read_text() + "<!-- -->")
    monkeypatch.setattr(streaming, "pom", lambda: changed)
    assert streaming.jars() != first


@pytest.fixture
def side(tmp_path, monkeypatch):
    monkeypatch.setenv("MDS_STATE_DIR", str(tmp_path / "state"))
    return Streaming(tmp_path)


def test_ports_are_of_the_checkout_and_can_be_chosen(side, tmp_path, monkeypatch):
    assert Streaming(tmp_path).ports == side.ports != Streaming(tmp_path / "other").ports
    assert sorted(side.ports.values()) == list(range(min(side.ports.values()), min(side.ports.values()) + 4))
    monkeypatch.setenv("MDS_STREAMING_PORT", "15000")
    assert Streaming(tmp_path).brokers == "127.0.0.1:15000"


def test_a_reused_process_number_is_not_ours(side):
    side.home.mkdir(parents=True)
    assert side.pid("broker") is None
    (side.home / "broker.pid").write_text(str(os.getpid()))
    assert side.pid("broker") is None
    process = subprocess.Popen([sys.executable, "-c", "import time; time.sleep(60)", f"-Dmds.part=broker:{side.home}"])
    try:
        (side.home / "broker.pid").write_text(str(process.pid))
        assert side.pid("broker") == process.pid
        assert side.pid("connect") is None
        side.down("broker")
        process.wait(10)                    # raises if it still runs; its status may have been reaped by pid() already
        assert side.pid("broker") is None
    finally:
        process.kill()
        process.wait()


def test_secrets_are_for_connect_only(side):
    side.secrets.parent.mkdir(parents=True)
    side.write_secrets({"mds_cdc_outbox": "b", "mds_cdc_canonical": "a"})
    assert side.secrets.read_text() == "mds_cdc_canonical=a\nmds_cdc_outbox=b\n"
    assert side.secrets.stat().st_mode & 0o777 == 0o600


def test_what_does_not_run_is_said_to(cli, tmp_path):
    environment = {"MDS_STATE_DIR": str(tmp_path), "DEBEZIUM_CONNECT_URL": None, "KAFKA_BROKERS": None}
    done = cli("streaming", "status", env=environment)
    assert done.exit_code == 0 and done.output.count(" down ") == 3
    assert "KAFKA_BROKERS=127.0.0.1:" in cli("streaming", "env", env=environment).output
    for command in (("connectors", "list"), ("consume", "profiles", "--to", "dbname=nosuch", "--until-end")):
        done = cli(*command, env=environment)
        assert done.exit_code == 1 and "mds streaming up" in done.output
