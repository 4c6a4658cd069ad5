"""The REST interface of Kafka Connect, with its habits: a worker that rebalances answers 409 and is asked again, a
proxy in front of it 502 or 503, and `status` is not there for a moment after a connector was created."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import click
import requests
from requests.adapters import HTTPAdapter
from urllib3.util import Retry

TRANSIENT = (409, 502, 503)
STEADY_SECONDS = 2.0
"""How long a state must last to be believed: a task that cannot do its work says RUNNING before it says FAILED."""

ATTEMPTS = 8
"""Attempts on a transient answer or a refused connection; with the pauses between them some 25 seconds in all."""


class ConnectError(click.ClickException):
    """Connect refused, did not answer, or answered what nobody understands; the message says so.

    `status` is the HTTP status, None when there was no answer.
    """

    def __init__(self, message: str, status: int | None = None) -> None:
        super().__init__(message)
        self.status = status


@dataclass
class Connect:
    """A Connect cluster at a URL."""

    url: str
    user: str | None = None
    password: str | None = None
    cafile: str | None = None
    certificate: str | None = None
    timeout: float = 15
    pause: float = 0.2
    """Seconds before the first repeat, doubled each time; 0 in tests."""
    session: requests.Session = field(default_factory=requests.Session, repr=False)

    def __post_init__(self) -> None:
        self.url = self.url.rstrip("/")
        # POST is repeated as well: what we post (restart) does no harm twice.
        retry = Retry(total=ATTEMPTS, connect=ATTEMPTS, read=False, status=ATTEMPTS, status_forcelist=TRANSIENT,
                      allowed_methods=None, backoff_factor=self.pause, backoff_max=10, raise_on_status=False)
        for scheme in ("http://", "https://"):
            self.session.mount(scheme, HTTPAdapter(max_retries=retry))
        self.session.trust_env = False                  # no proxy, no ~/.netrc: what is asked is what is sent
        if self.user:
            self.session.auth = (self.user, self.password or "")
        self.session.verify = self.cafile or os.environ.get("REQUESTS_CA_BUNDLE") or True
        if self.certificate:
            self.session.cert = self.certificate

    # -- asking ------------------------------------------------------------------------------------------------------

    def plugins(self) -> list[dict]:
        return self._get("/connector-plugins?connectorsOnly=false", list)

    def connectors(self) -> dict[str, dict]:
        """Every connector by name, with its `status` and its `info` (configuration)."""
        return self._get("/connectors?expand=status&expand=info", dict, like=lambda said: all(
            isinstance(each, dict) and _is_status(each.get("status")) for each in said.values()))

    def configuration(self, name: str) -> dict[str, str] | None:
        """What Connect has for a connector; None when it does not know it."""
        return self._get(f"/connectors/{name}/config", dict, missing=True, like=lambda said: "connector.class" in said)

    def status(self, name: str) -> dict | None:
        return self._get(f"/connectors/{name}/status", dict, missing=True, like=_is_status)

    def offsets(self, name: str) -> list[dict]:
        return self._get(f"/connectors/{name}/offsets", dict).get("offsets", [])

    def topics(self, name: str) -> list[str]:
        return sorted(self._get(f"/connectors/{name}/topics", dict).get(name, {}).get("topics", []))

    def validate(self, name: str, configuration: dict[str, str]) -> list[str]:
        """What Connect and the connector find wrong; one sentence each."""
        plugin = configuration["connector.class"].rpartition(".")[2]
        answer = self._ask("PUT", f"/connector-plugins/{plugin}/config/validate", dict,
                           body={**configuration, "name": name})
        return [f"{setting['value']['name']}: {error}" for setting in answer.get("configs", [])
                for error in setting["value"].get("errors", [])]

    # -- changing ----------------------------------------------------------------------------------------------------

    def put(self, name: str, configuration: dict[str, str]) -> None:
        self._ask("PUT", f"/connectors/{name}/config", dict, body=configuration)

    def create_stopped(self, name: str, configuration: dict[str, str]) -> None:
        self._ask("POST", "/connectors", dict, body={"name": name, "config": configuration, "initial_state": "STOPPED"})

    def restart(self, name: str, *, only_failed: bool) -> None:
        self._ask("POST", f"/connectors/{name}/restart?includeTasks=true&onlyFailed={str(only_failed).lower()}", None)

    def pause_connector(self, name: str) -> None:
        self._ask("PUT", f"/connectors/{name}/pause", None)

    def resume(self, name: str) -> None:
        self._ask("PUT", f"/connectors/{name}/resume", None)

    def stop(self, name: str) -> None:
        self._ask("PUT", f"/connectors/{name}/stop", None)

    def delete(self, name: str) -> None:
        self._ask("DELETE", f"/connectors/{name}", None)

    def set_offsets(self, name: str, offsets: list[dict]) -> None:
        self._ask("PATCH", f"/connectors/{name}/offsets", dict, body={"offsets": offsets})

    def reset_offsets(self, name: str) -> None:
        self._ask("DELETE", f"/connectors/{name}/offsets", dict)

    def wait(self, name: str, reached: Callable[[dict], bool], seconds: float, what: str) -> dict:
        """Ask for the status until it is as wanted, and stays so for STEADY_SECONDS; raises ConnectError with the last
        trace when time is up.

        A failed task is waited for as well: Connect may be about to start it with a new configuration.
        """
        deadline, since = time.monotonic() + seconds, None
        while True:
            status, now = self.status(name), time.monotonic()
            since = (since or now) if status is not None and reached(status) else None
            if since is not None and now - since >= STEADY_SECONDS:
                return status
            if since is None and now > deadline:
                trace = cause(status) if status else None
                raise ConnectError(f"{name} is not {what} after {seconds:g} s: {describe(status)}"
                                   + (f"\n  {trace}" if trace else ""))
            time.sleep(min(0.5, seconds / 10))

    # -- the wire ----------------------------------------------------------------------------------------------------

    def _get(self, path: str, kind: type | None, **options: Any) -> Any:
        return self._ask("GET", path, kind, **options)

    def _ask(self, method: str, path: str, kind: type | None, *, body: Any = None, missing: bool = False,
             like: Callable[[Any], bool] = lambda said: True) -> Any:
        try:
            answer = self.session.request(method, self.url + path, json=body, timeout=self.timeout,
                                          headers={"Accept": "application/json"})
        except requests.exceptions.SSLError as error:
            raise ConnectError(f"Connect at {self.url} could not be trusted: {_innermost(error)} "
                               "(--cafile names the certificate authority)") from error
        except (requests.exceptions.ReadTimeout, requests.exceptions.ConnectTimeout) as error:
            raise ConnectError(f"Connect at {self.url} did not answer within {self.timeout:g} s") from error
        except requests.exceptions.RequestException as error:
            raise ConnectError(f"Connect at {self.url} cannot be reached: {_innermost(error)}") from error
        if answer.status_code == 404 and missing:
            return None
        if answer.status_code in (401, 403):
            raise ConnectError(f"Connect at {self.url} does not let us in ({answer.status_code}): --user names the "
                               "user, MDS_CONNECT_PASSWORD the password", answer.status_code)
        if answer.status_code >= 400:
            raise ConnectError(f"Connect at {self.url} refused {method} {path.partition('?')[0]} "
                               f"({answer.status_code}): {_message(answer)}", answer.status_code)
        if kind is None:
            return None
        try:
            said = answer.json()
        except ValueError:
            said = None
        if not isinstance(said, kind) or not like(said):
            raise ConnectError(f"{self.url} answered {method} {path.partition('?')[0]} with something that is not "
                               f"Kafka Connect's: {answer.text.strip()[:80] or 'nothing'}")
        return said


def is_running(status: dict) -> bool:
    """Whether the connector and at least one task run, and no task does anything else."""
    states = [task.get("state") for task in status.get("tasks", [])]
    return status["connector"]["state"] == "RUNNING" and bool(states) and set(states) == {"RUNNING"}


def describe(status: dict | None) -> str:
    """RUNNING, FAILED …, with what its tasks do when that is not the same."""
    if status is None:
        return "unknown to Connect"
    state, tasks = status["connector"]["state"], [task.get("state", "?") for task in status.get("tasks", [])]
    if not tasks and state in ("RUNNING", "PAUSED"):
        return f"{state} without a task"
    return state if all(task == state for task in tasks) else f"{state}, task {', '.join(tasks)}"


def cause(status: dict) -> str | None:
    """The innermost cause of the first failure there is, on one line."""
    for thing in (*status.get("tasks", []), status["connector"]):
        if trace := thing.get("trace"):
            lines = [line.strip() for line in trace.splitlines() if line.strip()]
            causes = [line.removeprefix("Caused by: ") for line in lines if line.startswith("Caused by: ")]
            return (causes or lines)[-1 if causes else 0][:500]
    return None


def _is_status(said: Any) -> bool:
    """Whether an answer says what a connector and its tasks do."""
    things = [said.get("connector"), *(said.get("tasks") or [])] if isinstance(said, dict) else [None]
    return all(isinstance(thing, dict) and "state" in thing for thing in things)


def _message(answer: requests.Response) -> str:
    try:
        return str(answer.json()["message"]).strip()
    except (ValueError, KeyError, TypeError):
        return answer.text.strip()[:200] or answer.reason or "no reason given"


def _innermost(error: BaseException) -> str:
    while True:
        inner = getattr(error, "reason", None) or next(
            (argument for argument in error.args if isinstance(argument, BaseException)), None)
        if not isinstance(inner, BaseException):
            return str(error.args[-1] if error.args else error).split(": ", 1)[-1]
        error = inner
