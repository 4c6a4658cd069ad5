"""Asking Connect: what is repeated, what is not, and that every failure is a sentence."""

import base64
import socket

import pytest

from mds_tools.connect import ATTEMPTS, Connect, ConnectError, cause, describe, is_running


@pytest.fixture
def connect(fake):
    return Connect(fake.url, timeout=2, pause=0)


def status(state: str, *tasks: str) -> dict:
    return {"connector": {"state": state}, "tasks": [{"state": task} for task in tasks]}


@pytest.mark.parametrize("code", [409, 502, 503])
def test_a_transient_answer_is_asked_again(fake, connect, code):
    fake.next_answers = [(code, '{"message": "rebalancing"}')] * 3
    assert connect.connectors() == {}
    assert len(fake.requests) == 4


def test_a_change_is_repeated_as_well(fake, connect):
    fake.next_answers = [(409, '{"message": "rebalancing"}')]
    connect.put("mds-outbox", {"a": "b"})
    assert [method for method, _ in fake.requests] == ["PUT", "PUT"]


def test_patience_ends_and_the_last_word_is_told(fake, connect):
    fake.next_answers = [(409, '{"message": "still rebalancing"}')] * (ATTEMPTS + 1)
    with pytest.raises(ConnectError, match=r"409.*still rebalancing"):
        connect.connectors()


@pytest.mark.parametrize("code", [400, 404, 500])
def test_a_refusal_is_final(fake, connect, code):
    fake.next_answers = [(code, '{"error_code": 1, "message": "no such thing"}')]
    with pytest.raises(ConnectError, match="no such thing") as refused:
        connect.put("mds-outbox", {})
    assert refused.value.status == code
    assert len(fake.requests) == 1


@pytest.mark.parametrize("nonsense", ["<html>welcome to nginx</html>", "", "[1]", "null", '"text"'])
def test_nonsense_is_called_nonsense(fake, connect, nonsense):
    fake.next_answers = [(200, nonsense)]
    with pytest.raises(ConnectError, match="not Kafka Connect's"):
        connect.connectors()


@pytest.mark.parametrize("nonsense", ['{}', '{"connector": {}}',
                                      '{"connector": {"state": "RUNNING"}, "tasks": [null]}'])
def test_what_is_no_status_is_nonsense_too(fake, connect, nonsense):
    fake.next_answers = [(200, nonsense), (200, f'{{"mds-outbox": {{"status": {nonsense}}}}}'),
                         (200, '{"mds-outbox": null}'), (200, nonsense)]
    for ask in (lambda: connect.status("mds-outbox"), connect.connectors, connect.connectors,
                lambda: connect.configuration("mds-outbox")):
        with pytest.raises(ConnectError, match="not Kafka Connect's"):
            ask()


def test_nobody_there():
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
    with pytest.raises(ConnectError, match="cannot be reached.*refused"):
        Connect(url, pause=0).connectors()


def test_no_answer_in_time():
    with socket.socket() as silent:
        silent.bind(("127.0.0.1", 0))
        silent.listen()
        with pytest.raises(ConnectError, match=r"did not answer within 0\.2 s"):
            Connect(f"http://127.0.0.1:{silent.getsockname()[1]}", timeout=0.2, pause=0).connectors()


def test_a_server_without_tls_is_not_trusted(fake):
    with pytest.raises(ConnectError, match="could not be trusted"):
        Connect(fake.url.replace("http:", "https:"), timeout=2, pause=0).connectors()


def test_credentials(fake):
    fake.credentials = "Basic " + base64.b64encode(b"ann:secret").decode()
    assert Connect(fake.url, user="ann", password="secret", pause=0).connectors() == {}
    with pytest.raises(ConnectError, match="does not let us in.*MDS_CONNECT_PASSWORD") as refused:
        Connect(fake.url, user="ann", password="wrong", pause=0).connectors()
    assert "wrong" not in str(refused.value)


@pytest.mark.parametrize(("given", "runs", "said"), [
    (status("RUNNING", "RUNNING"), True, "RUNNING"),
    (status("RUNNING"), False, "RUNNING without a task"),
    (status("RUNNING", "FAILED"), False, "RUNNING, task FAILED"),
    (status("RUNNING", "RUNNING", "UNASSIGNED"), False, "RUNNING, task RUNNING, UNASSIGNED"),
    (status("PAUSED", "PAUSED"), False, "PAUSED"),
    (status("STOPPED"), False, "STOPPED"),
])
def test_what_runs_has_a_running_task(given, runs, said):
    assert is_running(given) is runs
    assert describe(given) == said


def test_the_innermost_cause_is_told(fake):
    fake.configurations["x"], fake.states["x"], fake.tasks["x"] = {}, "RUNNING", ["FAILED"]
    assert cause(fake.status("x")) == "java.io.IOException: no slot"
    assert cause(status("RUNNING", "RUNNING")) is None


def test_waiting_survives_a_status_that_is_not_there_yet(fake, connect):
    connect.put("x", {})
    fake.next_answers = [(404, '{"message": "No status found"}')]
    assert is_running(connect.wait("x", is_running, 5, "running"))


def test_what_fails_a_moment_later_does_not_run(fake, connect, monkeypatch):
    monkeypatch.setattr("mds_tools.connect.STEADY_SECONDS", 0.3)
    connect.put("x", {})

    def runs_once(status: dict) -> bool:
        fake.tasks["x"] = ["FAILED"]
        return is_running(status)

    with pytest.raises(ConnectError, match="task FAILED"):
        connect.wait("x", runs_once, 0.5, "running")


def test_waiting_ends_with_the_cause(fake, connect):
    fake.starts = lambda name: ["FAILED"]
    connect.put("x", {})
    with pytest.raises(ConnectError, match=r"x is not running after 0\.2 s: RUNNING, task FAILED\n.*no slot"):
        connect.wait("x", is_running, 0.2, "running")
