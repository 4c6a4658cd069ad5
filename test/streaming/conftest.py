"""A Kafka Connect that is not there: its REST interface in this process, for tests of what asks it."""

import json
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from urllib.parse import parse_qs, urlsplit

import pytest

TRACE = "o.a.k.connect.errors.ConnectException: task\n\tat x\nCaused by: java.io.IOException: no slot\n\tat y"


@dataclass
class FakeConnect:
    """Connectors as Connect keeps them. Tests set states, and `next_answers` that come before the true ones."""

    configurations: dict[str, dict] = field(default_factory=dict)
    states: dict[str, str] = field(default_factory=dict)
    tasks: dict[str, list[str]] = field(default_factory=dict)
    offsets: dict[str, list] = field(default_factory=dict)
    errors: dict[str, list[str]] = field(default_factory=dict)
    """What validation finds wrong, by setting."""
    next_answers: list[tuple[int, str]] = field(default_factory=list)
    requests: list[tuple[str, str]] = field(default_factory=list)
    credentials: str | None = None
    starts: Callable[[str], list[str]] = lambda name: ["RUNNING"]
    """The task states of a connector that is created, changed, restarted or resumed."""
    url: str = ""

    def changes(self) -> list[tuple[str, str]]:
        """What was asked that changes something."""
        return [asked for asked in self.requests if asked[0] != "GET" and "validate" not in asked[1]]

    def status(self, name: str) -> dict:
        return {"name": name, "connector": {"state": self.states[name], "worker_id": "w"}, "type": "source",
                "tasks": [{"id": number, "state": state, "worker_id": "w",
                           **({"trace": TRACE} if state == "FAILED" else {})}
                          for number, state in enumerate(self.tasks[name])]}

    def run(self, name: str) -> None:
        self.states[name], self.tasks[name] = "RUNNING", self.starts(name)

    def answer(self, method: str, url: str, body: dict | None) -> tuple[int, object]:
        """HTTP status and document; what Connect 4.3 does, as far as `mds connectors` needs it."""
        split = urlsplit(url)
        query, words = parse_qs(split.query), split.path.strip("/").split("/")
        match [method, *words]:
            case ["GET", "connectors"]:
                return 200, {name: {"status": self.status(name), "info": {"config": configuration}}
                             for name, configuration in self.configurations.items()}
            case ["GET", "connector-plugins"]:
                return 200, [{"class": "io.debezium.connector.postgresql.PostgresConnector", "type": "source",
                              "version": "3.6.3.Final"}]
            case ["PUT", "connector-plugins", _, "config", "validate"]:
                assert body["name"]
                return 200, {"error_count": sum(map(len, self.errors.values())), "configs": [
                    {"definition": {}, "value": {"name": key, "errors": self.errors.get(key, [])}} for key in body]}
            case ["POST", "connectors"]:
                self.configurations[body["name"]] = {**body["config"], "name": body["name"]}
                self.states[body["name"]], self.tasks[body["name"]] = body["initial_state"], []
                return 201, {}
            case ["PUT", "connectors", name, "config"]:
                is_new = name not in self.configurations
                self.configurations[name] = {**body, "name": name}
                if is_new or self.states[name] == "RUNNING":
                    self.run(name)
                return (201 if is_new else 200), {"name": name}
        name = words[1] if len(words) > 1 else ""
        if name not in self.configurations:
            return 404, {"error_code": 404, "message": f"Connector {name} not found"}
        match [method, *words[2:]]:
            case ["GET", "config"]:
                return 200, self.configurations[name]
            case ["GET", "status"]:
                return 200, self.status(name)
            case ["GET", "topics"]:
                return 200, {name: {"topics": ["mds.events.user"]}}
            case ["GET", "offsets"]:
                return 200, {"offsets": self.offsets.get(name, [])}
            case ["PATCH" | "DELETE", "offsets"]:
                if self.states[name] != "STOPPED":
                    return 400, {"error_code": 400, "message": "Connectors must be in the STOPPED state"}
                self.offsets[name] = body["offsets"] if body else []
                return 200, {"message": "done"}
            case ["POST", "restart"]:
                if query["onlyFailed"] == ["false"] or "FAILED" in self.tasks[name] or not self.tasks[name]:
                    self.run(name)
                return 202, self.status(name)
            case ["PUT", "pause"]:
                self.states[name], self.tasks[name] = "PAUSED", ["PAUSED"] * len(self.tasks[name])
                return 202, None
            case ["PUT", "resume"]:
                self.run(name)
                return 202, None
            case ["PUT", "stop"]:
                self.states[name], self.tasks[name] = "STOPPED", []
                return 204, None
            case ["DELETE"]:
                del self.configurations[name]
                return 204, None
        return 405, {"error_code": 405, "message": "HTTP 405 Method Not Allowed"}


@pytest.fixture
def fake(monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeConnect]:
    """A Connect without connectors, at fake.url, which is believed at once."""
    monkeypatch.setattr("mds_tools.connect.STEADY_SECONDS", 0.0)
    connect = FakeConnect()

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"

        def handle_any(self) -> None:
            length = int(self.headers.get("Content-Length") or 0)
            body = json.loads(self.rfile.read(length)) if length else None
            connect.requests.append((self.command, self.path))
            if connect.credentials and self.headers.get("Authorization") != connect.credentials:
                status, text = 401, ""
            elif connect.next_answers:
                status, text = connect.next_answers.pop(0)
            else:
                status, document = connect.answer(self.command, self.path, body)
                text = "" if document is None else json.dumps(document)
            self.send_response(status)
            self.send_header("Content-Length", str(len(text.encode())))
            self.end_headers()
            self.wfile.write(text.encode())

        do_GET = do_PUT = do_POST = do_DELETE = do_PATCH = handle_any

        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    server.daemon_threads = True
    connect.url = f"http://127.0.0.1:{server.server_port}"
    threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    yield connect
    server.shutdown()
    server.server_close()
