"""Connector configurations: the templates in connectors/, filled with the values of an environment.

A value that is missing is an error, and so is a password: an environment names secrets, as ${file:…} or ${env:…},
and Connect's config providers read them.
"""

import json
import re
import tomllib
from pathlib import Path
from typing import Any

import click
import jinja2

from mds_tools import project, streaming
from mds_tools.database import Database

SECRET = re.compile(r"password|passphrase|secret|jaas|token|credential", re.IGNORECASE)
REFERENCE = re.compile(r"^\$\{[a-z][a-z0-9-]*:[^}]+\}$")
PREFIX = "mds-"
"""The connector of template canonical.json.j2 is mds-canonical."""


class TemplateError(click.ClickException):
    """A connector cannot be rendered; the message says why."""


def directory() -> Path:
    """Where the templates and environments are."""
    return project.root() / "connectors"


def names() -> list[str]:
    """The connectors there are templates for, without prefix: canonical, outbox."""
    return sorted(path.name.removesuffix(".json.j2") for path in directory().glob("*.json.j2"))


def values(environment: str | None, settings: tuple[str, ...] = (),
           database: Database | None = None) -> dict[str, Any]:
    """The values of an environment (a file, or the name of one in connectors/), then those of NAME=VALUE settings.

    Without an environment, those of the private cluster and streaming side, which `database` must be the database of.
    """
    found = tomllib.loads((directory() / "defaults.toml").read_text())
    if environment:
        path = next((path for path in (directory() / f"{environment}.toml", Path(environment)) if path.is_file()), None)
        if path is None:
            raise TemplateError(f"there is no environment {environment}: name a file, or one of "
                                + ", ".join(sorted(known.stem for known in directory().glob("*.toml")
                                                   if known.stem != "defaults")))
        try:
            found |= tomllib.loads(path.read_text())
        except tomllib.TOMLDecodeError as error:
            raise TemplateError(f"{path}: {error}") from error
    elif database and database.cluster:
        found |= private_values(streaming.private(), database)
    else:
        raise TemplateError("which environment? --env names a file of values (connectors/docker.toml is one); only the "
                            "private cluster needs none")
    for setting in settings:
        name, sign, value = setting.partition("=")
        if not sign or name not in {*found, "schema_registry_url", "database_hostname"}:
            raise TemplateError(f"--set {setting}: NAME=VALUE with a NAME of connectors/defaults.toml is expected")
        if isinstance(found.get(name), int) and not value.isdecimal():
            raise TemplateError(f"--set {setting}: {name} is a number")
        found[name] = int(value) if isinstance(found.get(name), int) else value
    return found


def private_values(side: streaming.Streaming, database: Database) -> dict[str, Any]:
    """How Connect of this checkout reaches the private cluster."""
    return {
        "database_hostname": "127.0.0.1", "database_port": database.cluster.port, "database_name": database.name,
        "canonical_password": f"${{file:{side.secrets}:mds_cdc_canonical}}",
        "outbox_password": f"${{file:{side.secrets}:mds_cdc_outbox}}",
        "schema_registry_url": f"http://127.0.0.1:{side.ports['registry']}/apis/registry/v2",
        "partitions": 3, "replication_factor": 1, "min_insync_replicas": 1,
    }


def render(name: str, given: dict[str, Any]) -> dict[str, str]:
    """The configuration of one connector as Connect stores it: every value a string.

    Raises TemplateError for a value that is missing, for what is not JSON, and for a secret written out.
    """
    def refuse(why: str) -> None:
        raise TemplateError(f"connectors/{name}.json.j2: {why}")

    templates = jinja2.Environment(loader=jinja2.FileSystemLoader(directory()), undefined=jinja2.StrictUndefined)
    templates.filters["tojson"] = _json
    templates.globals["refuse"] = refuse
    try:
        text = templates.get_template(f"{name}.json.j2").render(given)
    except jinja2.TemplateNotFound:
        raise TemplateError(f"there is no connector {name}: {', '.join(names())} are") from None
    except jinja2.UndefinedError as error:
        raise TemplateError(f"connectors/{name}.json.j2: {error.message}; the environment must name it") from error
    try:
        parsed = json.loads(text, object_pairs_hook=_unique)
    except ValueError as error:
        raise TemplateError(f"connectors/{name}.json.j2 does not render to JSON: {error}") from error
    rendered = {key: value if isinstance(value, str) else json.dumps(value) for key, value in parsed.items()}
    for key, value in rendered.items():
        if SECRET.search(key) and not REFERENCE.match(value):
            refuse(f"{key} is written out; name it for a config provider, as ${{env:MDS_CDC_…}} or ${{file:PATH:KEY}}")
    return dict(sorted(rendered.items()))


def published(configuration: dict[str, str]) -> dict[str, list[str]]:
    """The tables and columns that a configuration captures."""
    tables: dict[str, list[str]] = {table: [] for table in configuration["table.include.list"].split(",")}
    for pattern in re.split(r",(?![^(]*\))", configuration["column.include.list"]):
        table, _, columns = pattern.replace("\\.", "\0").rpartition("\0")
        if (name := table.replace("\0", ".")) in tables:        # not the signals, which are read and not captured
            tables[name] += columns.strip("()").split("|")
    return tables


def _json(value: Any) -> str:
    """Not the filter for HTML pages, which escapes quotes and ampersands."""
    if isinstance(value, jinja2.Undefined):
        str(value)                              # raises
    return json.dumps(value, ensure_ascii=False)


def _unique(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        raise ValueError("a setting is given twice: "
                         + ", ".join(sorted({key for key, _ in pairs if [key for key, _ in pairs].count(key) > 1})))
    return found
