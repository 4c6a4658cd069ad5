"""`mds search`, `find`, `get` and `why`: what the database knows of a person, and why, for a person at a terminal.

Thin over the API of the database; `--json` gives its answers as they are.
"""
from __future__ import annotations

import json
import uuid
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row

from mds_tools import database
from mds_tools.mapping import ATTRIBUTES
from mds_tools.options import parsed

REASONS = {
    "review_weight": "alike, but not enough to join",
    "deduplicated_source": "alike enough, but a source that holds each person once has both",
    "veto": "alike enough, but two other records of the two must not be together",
    "household_doubt": "alike enough, but so are people of one household, and something contradicts it",
    "weak_bridge": "alike enough, but other records of the two contradict it",
    "either": "alike enough, but one of the two could as well be somebody else",
    "too_large": "alike enough, but too many records hang together",
    "not_recomputed": "alike enough by the rules of today: recompute joins them",
    "shared_email": "both claim one e-mail address",
    "contradicted": "dismissed before; what they agree on has changed since",
    "requested": "a merge that needs a second person",
}
"""What mds.potential_duplicates.reason says, for a person."""


def record_id(connection: psycopg.Connection, name: str) -> int:
    """The number inside MDS of a record named SYSTEM:ID. Raises click.ClickException when there is none."""
    system, colon, record = name.partition(":")
    if not colon or not record:
        raise click.UsageError(f"{name}: SYSTEM:ID is expected, like crm:C00017")
    row = connection.execute(
        "select source_identity_id as id from mds.user_identities where source_system = %s and source_record_id = %s",
        (system, record)).fetchone()
    if row is None:
        raise click.ClickException(f"there is no record {name}, or it was taken back")
    return row["id"]


def user_id(connection: psycopg.Connection, name: str) -> str:
    """The user named by an id, or by one of the records SYSTEM:ID. Raises click.UsageError for what is neither."""
    system, colon, record = name.partition(":")
    if not colon:
        try:
            return str(uuid.UUID(name))
        except ValueError:
            raise click.UsageError(f"{name}: the id of a user is expected, or a record as SYSTEM:ID, "
                                   "like crm:C00017") from None
    row = connection.execute("select mds.find_user(%s, %s)::text as id", (system, record)).fetchone()
    if row["id"] is None:
        raise click.ClickException(f"there is no record {name}, or it was taken back")
    return row["id"]


def survivor(connection: psycopg.Connection, user: str) -> str | None:
    """The user that an id stands for; None for an id never issued."""
    return connection.execute("select mds.resolve_user(%s::uuid)::text as id", (user,)).fetchone()["id"]


def pair(connection: psycopg.Connection, a: str, b: str) -> tuple[int, int]:
    """The numbers of two records. Raises click.UsageError when they are one."""
    left, right = record_id(connection, a), record_id(connection, b)
    if left == right:
        raise click.UsageError(f"{a} is one record: name two")
    return left, right


def of(number: int, thing: str) -> str:
    """So many of a thing: 1 record, 2 records."""
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def headed(user: str, asked_for: str, state: str = "") -> str:
    """A user, and the id by which it was asked for when that was merged into it."""
    followed = f"\n  (asked for {asked_for}, which was merged into it)" if user != asked_for else ""
    return f"user {user}{state}{followed}"


JOINED = {"manual": "a person", "deterministic": "a definite rule", "probabilistic": "the evidence"}
"""Who joined a record, by its match_method."""


def shown(value: Any) -> str:
    """A value in a line: an address as one writes it, an identifier with its type, other objects with their names."""
    if isinstance(value, dict):
        if whole := value.get("display") or value.get("full"):
            return str(whole)
        if value.keys() & {"street", "city", "postal_code"}:
            return ", ".join(shown(item) for key, item in value.items() if key != "country_code")
        if value.keys() >= {"type", "value"}:
            return f"{value['type']} {value['value']}"
        return ", ".join(f"{key}: {shown(item)}" for key, item in value.items())
    if isinstance(value, list):
        return "; ".join(map(shown, value))
    return "" if value is None else str(value)


def profile(user: dict[str, Any]) -> str:
    """What mds.get_user answered, as a person reads it: golden values with the record each came from, and the
    records of the user."""
    where = {i["source_identity_id"]: f"{i['source_system']}:{i['source_record_id']}" for i in user["identities"]}
    lines = [headed(user["user_id"], user["requested_id"], f", {user['status']}, version {user['version']}"), ""]
    golden = {key: value for key, value in user["golden"].items() if value not in (None, {}, [], "")}
    width = max((len(key) for key in golden), default=0)
    for key, value in golden.items():
        source = user["lineage"].get(f"$.{key}") or {}
        origin = where.get(source.get("source_identity_id"), source.get("source_system") or "")
        origin = "a steward" if source.get("value_pin_id") else origin
        lines.append(f"  {key:<{width}}  {shown(value):<44}  {f'from {origin}' if origin else ''}".rstrip())
    lines += ["", f"  {of(len(user['identities']), 'record')}{':' * bool(user['identities'])}"]
    for i in user["identities"]:
        score = f", {float(i['match_score']):.2f} %" if i["match_method"] == "probabilistic" else ""
        how = f" joined by {JOINED[i['match_method']]}{score}" if i["match_method"] else ""
        lines.append(f"    {where[i['source_identity_id']]:<28}{how}".rstrip())
    if user.get("unproven"):
        lines.append(f"\n  Not proven to be what they were then: {', '.join(user['unproven'])}.")
    if user.get("is_masked"):
        lines.append("\n  Values are masked: this login may not see them in clear.")
    return "\n".join(lines)


def waterfall(rows: list[dict[str, Any]], width: int = 30) -> str:
    """The evidence of mds.why_records, a step a line: what was compared, what it says, the weight so far (log2 odds).
    A bar to the right speaks for one person, to the left against."""
    if not rows:
        return "no evidence"
    top = max((abs(r["weight"]) for r in rows if r["weight"] is not None), default=1.0) or 1.0
    half = width // 2
    lines = []
    for r in rows:
        if r["weight"] is None:
            lines.append(f"  {r['comparison']}: {r['level']}")
            continue
        bar = "█" * round(abs(r["weight"]) / top * half) or "▏"
        bar = f"{'':>{half}}{bar:<{half}}" if r["weight"] >= 0 else f"{bar:>{half}}{'':<{half}}"
        lines.append(f"  {r['comparison']:<16.16} {r['weight']:>+7.2f} {bar} {r['cumulative_weight']:>+7.2f}  "
                     f"{r['level']}")
        if r["value_a"] is not None or r["value_b"] is not None:
            lines.append(f"{'':<19}{r['value_a'] or '(nothing)'}  ~  {r['value_b'] or '(nothing)'}")
    return "\n".join(lines)


def evidence(connection: psycopg.Connection, a: int, b: int) -> list[dict[str, Any]]:
    """The rows of mds.why_records, with the verdict of the model's thresholds left to the reader."""
    return connection.execute("select * from mds.why_records(%s, %s)", (a, b)).fetchall()


@click.command()
@click.argument("words", nargs=-1, required=True)
@click.option("--limit", type=click.IntRange(1, 1000), default=10, show_default=True, help="At most this many users.")
@click.option("--json", "as_json", is_flag=True, help="One JSON document.")
def search(words: tuple[str, ...], limit: int, as_json: bool) -> None:
    """Find users by what is known about a person: a name, an e-mail address, a telephone number, or ATTRIBUTE=VALUE.

    Examples:

    \b
        mds search ann lee ann@example.org
        mds search family_name=Lee date_of_birth=1990-02-01 address.postal_code='MH1 1EY'
    """
    attributes = attributes_of(words)
    with database.connect(row_factory=dict_row) as connection:
        rows = connection.execute(
            """select canonical_user_id::text, match_score::float8, match_weight, grade, evidence
                 from mds.search(%s::jsonb, %s)""", (json.dumps(attributes), limit)).fetchall()
        if as_json:
            click.echo(json.dumps(rows, indent=2))
            return
        if not rows:
            click.echo("Nobody found.")
            return
        for row in rows:
            user = connection.execute("select mds.get_user(%s::uuid) as u", (row["canonical_user_id"],)).fetchone()["u"]
            golden = user["golden"]
            known = ", ".join(shown(golden[key]) for key in ("full_name", "email", "phone_e164", "date_of_birth")
                              if golden.get(key))
            click.echo(f"{row['canonical_user_id']}  {row['match_score']:>6.2f} %  {row['grade']:<8}  {known}")


def attributes_of(words: tuple[str, ...]) -> dict[str, Any]:
    """The words of `mds search` as a payload: ATTRIBUTE=VALUE as it says; what has an @ is an e-mail address, what is
    mostly digits a telephone number, and the rest together a name."""
    attributes: dict[str, Any] = {}
    name: list[str] = []
    emails: list[str] = []
    phones: list[str] = []
    for word in words:
        attribute, equals, value = word.partition("=")
        if equals and attribute.replace(".", "").replace("_", "").isalpha():
            *path, last = attribute.split(".")
            if (path or [last])[0] not in ATTRIBUTES:
                raise click.UsageError(f"{word}: there is no attribute {(path or [last])[0]}; there are "
                                       f"{', '.join(sorted(ATTRIBUTES))}")
            node = attributes
            for step in path:
                node = node.setdefault(step, {})
                if not isinstance(node, dict):
                    raise click.UsageError(f"{word}: {step} has a value already")
            node[last] = value
        elif "@" in word:
            emails.append(word)
        elif sum(c.isdigit() for c in word) > len(word) / 2:
            phones.append(word)
        else:
            name.append(word)
    for attribute, found in ("full_name", " ".join(name)), ("emails", emails), ("phones", phones):
        if found and attribute in attributes:
            raise click.UsageError(f"{attribute} is given twice, by its name and without it")
        if found:
            attributes[attribute] = found
    return attributes


@click.command()
@click.argument("record", metavar="SYSTEM:ID")
def find(record: str) -> None:
    """Print the id of the user a source record belongs to.

    Example:

    \b
        mds find crm:C00017
    """
    with database.connect(row_factory=dict_row) as connection:
        if ":" not in record:
            raise click.UsageError(f"{record}: SYSTEM:ID is expected, like crm:C00017")
        click.echo(user_id(connection, record))


@click.command()
@click.argument("user", metavar="ID")
@click.option("--as-of", metavar="TIME", help="As the profile was then.")
@click.option("--json", "as_json", is_flag=True, help="The answer of mds.get_user.")
def get(user: str, as_of: str | None, as_json: bool) -> None:
    """Show the golden profile of a user: by its id, or by one of its records as SYSTEM:ID.

    Examples:

    \b
        mds get 9b2f3c1e-8a1d-4c5e-9d2b-6f1a2b3c4d5e
        mds get crm:C00017 --as-of 2026-01-01
    """
    with database.connect(row_factory=dict_row) as connection:
        as_of = parsed(connection, "--as-of", "timestamptz", as_of, "2026-01-31 12:00")
        answer = connection.execute("select mds.get_user(%s::uuid, %s::timestamptz) as u",
                                    (user_id(connection, user), as_of)).fetchone()["u"]
    click.echo(json.dumps(answer, indent=2, ensure_ascii=False) if as_json else profile(answer))


def reasons(answer: dict[str, Any]) -> str:
    """What mds.why_value answered, as a person reads it: the value, the rule, and the claims, strongest first."""
    when = f" as of {answer['as_of']}" if answer["as_of"] else ""
    lines = [f"{answer['attribute_path']} of user {answer['user_id']}{when}: "
             f"{shown(answer['value']) if answer['value'] is not None else 'no value'}"]
    if answer["valid_from"]:
        until = f" until {answer['valid_to']}" if answer["valid_to"] else ""
        lines.append(f"  golden since {answer['valid_from']}{until}, trust {answer['confidence']:g}"
                     + ("" if answer["is_proven"] else "; not proven to be what it was then"))
    if pin := answer["pin"]:
        until = f" until {pin['expires_at']}" if pin["expires_at"] else ""
        lines.append(f"  pinned by {pin['pinned_by']}{until}{': ' + pin['reason'] if pin['reason'] else ''}")
    rule = answer["rule"]
    group = f", together with all of {rule['group']}" if rule.get("group") else ""
    lines += [f"  rule {rule['strategy']}{group}: {rule['reason']}", ""]
    for claim in answer["claims"]:
        verified = ", verified" if claim["is_verified"] else ""
        lines.append(f"  {'>' if claim['is_winner'] else ' '} {claim['source_system']}:{claim['source_record_id']}  "
                     f"{shown(claim['value'])}  (trust {claim['trust']:g}, said {claim['said_at'][:10]}{verified})")
    if not answer["claims"]:
        lines.append("  no record says anything of it")
    if answer["is_masked"]:
        lines.append("\n  Values are masked: this login may not see them in clear.")
    return "\n".join(lines)


def story(steps: list[dict[str, Any]]) -> str:
    """The rows of mds.how_user, a line each."""
    lines = []
    for step in steps:
        record = f"{step['source_system']}:{step['source_record_id'] or '?'}" if step["source_system"] else ""
        what = [step["action"], record, ", ".join(step["attribute_paths"] or [])]
        if step["other_user_id"]:
            what.append(f"{'to' if step['action'] == 'left' else 'from' if record else 'user'} {step['other_user_id']}")
        if (method := step["match_method"]) == "manual" and step["actor"] or not method and step["actor"]:
            what.append(f"by {step['actor']}")
        elif method:
            weight = f", {step['match_weight']:+.1f} bits" if method == "probabilistic" and step["match_weight"] else ""
            what.append(f"{'today ' * (step['action'] == 'joined')}by {JOINED[method]}{weight}")
        if step["reason"]:
            what.append(f"({step['reason']})")
        lines.append(f"  {step['at']:%Y-%m-%d %H:%M:%S}  {'  '.join(filter(None, what))}")
    return "\n".join(lines)


@click.command()
@click.argument("user", metavar="ID")
@click.option("--json", "as_json", is_flag=True, help="The rows of mds.how_user.")
def how(user: str, as_json: bool) -> None:
    """Tell how a user came to be what it is: by its id, or by one of its records as SYSTEM:ID.

    Example:

    \b
        mds how crm:C00017
    """
    with database.connect(row_factory=dict_row) as connection:
        name = user_id(connection, user)
        steps = connection.execute("select * from mds.how_user(%s::uuid)", (name,)).fetchall()
        head = headed(survivor(connection, name), name)
    click.echo(json.dumps(steps, indent=2, ensure_ascii=False, default=str) if as_json else f"{head}\n\n{story(steps)}")


@click.command()
@click.argument("a", metavar="SYSTEM:ID")
@click.argument("b", metavar="SYSTEM:ID|PATH")
@click.option("--as-of", metavar="TIME", help="For a value: as it was then, by the rules of then.")
@click.option("--json", "as_json", is_flag=True, help="The answer of mds.why_records, or of mds.why_value.")
def why(a: str, b: str, as_of: str | None, as_json: bool) -> None:
    """Say why two records are one person, or not: the evidence, step by step, as log2 odds. Or why a golden value of a
    user (its id, or one of its records) is what it is: the rule, and what each record claims.

    Examples:

    \b
        mds why crm:C00017 auth:f3a185c3d76385a8
        mds why crm:C00017 email
        mds why crm:C00017 preferences.newsletter --as-of 2026-01-01
    """
    with database.connect(row_factory=dict_row) as connection:
        if ":" not in b:
            as_of = parsed(connection, "--as-of", "timestamptz", as_of, "2026-01-31 12:00")
            answer = connection.execute("select mds.why_value(%s::uuid, %s, %s::timestamptz) as w",
                                        (user_id(connection, a), b, as_of)).fetchone()["w"]
            click.echo(json.dumps(answer, indent=2, ensure_ascii=False) if as_json else reasons(answer))
            return
        if as_of:
            raise click.UsageError("--as-of is for a value: mds why ID PATH --as-of TIME")
        rows = evidence(connection, *pair(connection, a, b))
        users = {user_id(connection, name) for name in (a, b)}
    if as_json:
        click.echo(json.dumps(rows, indent=2, ensure_ascii=False, default=str))
        return
    together = f"are one user, {users.pop()}" if len(users) == 1 else "are two users"
    click.echo(f"{a} and {b} {together}.\n\n{waterfall(rows)}")


@click.command("why-not")
@click.argument("a", metavar="SYSTEM:ID")
@click.argument("b", metavar="SYSTEM:ID")
@click.option("--json", "as_json", is_flag=True, help="The answer of mds.why_not.")
def why_not(a: str, b: str, as_json: bool) -> None:
    """Say why two records are not one user: how far the evidence is from enough, what they were not found by, what
    stands against it, and the smallest change that would decide otherwise.

    Example:

    \b
        mds why-not crm:C00017 shop:889
    """
    with database.connect(row_factory=dict_row) as connection:
        answer = connection.execute("select mds.why_not(%s, %s) as n", pair(connection, a, b)).fetchone()["n"]
    click.echo(json.dumps(answer, indent=2, ensure_ascii=False) if as_json else obstacles(a, b, answer))


def obstacles(a: str, b: str, answer: dict[str, Any]) -> str:
    """What mds.why_not answered, as a person reads it."""
    keys, cluster = answer["keys"], answer["cluster"]
    distance = answer["distance_to_join"]
    lines = [f"{a} and {b}: {answer['explanation']}", "",
             f"  evidence   {answer['match_weight']:+.2f}, {float(answer['match_score']):.2f} %: "
             + (f"{distance:.2f} below what joins ({answer['join_weight']:g})" if distance > 0
                else f"enough to join ({answer['join_weight']:g})")]
    if rule := answer["definite_rule"]:
        lines.append(f"  rule       {rule['name']}: {'one person' if rule['verdict'] == 1 else 'two people'}")
    lines.append(f"  found by   {', '.join(keys['shared']) or 'nothing'}")
    for name, text in (("capped", "too many records share it"), ("stopped", "it is on the stop list")):
        if keys[name]:
            lines.append(f"             {', '.join(keys[name])}: {text}, so it finds nobody")
    if not keys["shared"]:
        lines += [f"             not by {k['rule']}: {k['because']}" for k in keys["missed"]]
    if cluster and cluster["records_of_a"] + cluster["records_of_b"] > 2:
        lines.append(f"  users      of {cluster['records_of_a']} and {cluster['records_of_b']} records; strongest pair "
                     f"{cluster['strongest_weight']:+.2f}, contradiction {cluster['mean_contradiction']:+.2f}")
        if cluster["vetoes"]:
            lines.append(f"             {of(len(cluster['vetoes']), 'pair')} of them must not be together")
    one = answer["reason"] == "one_user"
    parts = (answer["changes"][0]["link_weight"] < answer["join_weight"] if answer["changes"]
             else answer["reason"] in ("one_user", "not_recomputed"))
    verb = "would part them" if parts else "would join them"
    uncompared = answer["reason"] == "not_compared"
    if uncompared and distance <= 0 and cluster["link_weight"] >= answer["join_weight"]:
        lines += ["", "  The evidence is enough: a key that finds them would join them."]
    elif answer["changes"]:
        proviso = (", were there no other records of the user" if one else
                   ", if a key finds them then" if uncompared else "")
        lines += ["", f"  What alone {verb}{proviso}:"]
    else:
        lines += ["", f"  No single comparison {verb}."]
    lines += [f"    {c['comparison']}: {c['to']} instead of {c['from']} ({c['weight']:+.2f})"
              for c in answer["changes"]]
    return "\n".join(lines)
