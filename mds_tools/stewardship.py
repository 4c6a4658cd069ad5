"""`mds review`, `merge`, `unmerge`, `split` and `move`: what a steward does, at a terminal.

Thin over the functions of the database, which decide who may do what; a decision is committed when it is made.
"""
from __future__ import annotations

import itertools
import json
import textwrap
from collections.abc import Callable
from typing import Any

import click
import psycopg
from psycopg.rows import dict_row

from mds_tools import database, explain
from mds_tools.options import ENTRY, parsed

SHOWN_FIRST = ("full_name", "given_name", "family_name", "date_of_birth", "email", "phone_e164", "country_code")

reason_option = click.option("--reason", prompt="Why", help="What you say to whoever asks later.")


def steward(**options: Any) -> psycopg.Connection:
    """A connection on which every statement is committed: a lease must be seen by others, a decision must last."""
    return database.connect(autocommit=True, row_factory=dict_row, **options)


COLUMNS = 4
"""So many golden profiles stand side by side; more go below."""


def side_by_side(profiles: list[dict[str, Any]], heads: list[str]) -> str:
    """Golden profiles beside each other, an attribute a line: = where all who say something agree, ≠ where not."""
    width = max(16, 72 // min(len(profiles), COLUMNS) - 2)
    told = {key for profile in profiles for key in profile}
    keys = [key for key in SHOWN_FIRST if key in told] + sorted(told - set(SHOWN_FIRST))
    lines = []
    for first in range(0, len(profiles), COLUMNS):
        some = profiles[first:first + COLUMNS]
        lines += [""] * bool(lines) + [row("", heads[first:first + COLUMNS], width)]
        for key in keys:
            values = [profile.get(key) for profile in profiles if explain.shown(profile.get(key))]
            sign = " " if len(values) < 2 else "=" if all(value == values[0] for value in values) else "≠"
            lines.append(row(f"{sign} {key}", [explain.shown(profile.get(key)) for profile in some], width))
    return "\n".join(lines)


def row(name: str, cells: list[str], width: int) -> str:
    """Values beside each other in full, over as many lines as it takes: what tells two people apart is often at the
    end."""
    columns = [textwrap.wrap(cell, width, break_on_hyphens=False) for cell in cells]
    return "\n".join(f"  {head:<18.18} {'  '.join(f'{part:<{width}}' for part in parts)}".rstrip()
                     for head, parts in zip(itertools.chain([name], itertools.repeat("")),
                                            itertools.zip_longest(*columns, fillvalue="") or [("",) * len(cells)],
                                            strict=False))


def records_of(user: dict[str, Any]) -> str:
    return ", ".join(f"{i['source_system']}:{i['source_record_id']}" for i in user["identities"])


def described(connection: psycopg.Connection, case: dict[str, Any]) -> str:
    """A case of mds.next_review: its users side by side, why the first two may be one, and the other pairs."""
    pair, others = case["evidence"][0], case["evidence"][1:]
    users = [connection.execute("select mds.get_user(%s) as u", (user,)).fetchone()["u"] for user in shown_users(case)]
    number = {user["user_id"]: n for n, user in enumerate(users, 1)}
    score = f", {float(case['match_score']):.2f} %" if case["match_score"] is not None else ""
    overdue = connection.execute("select %s < now() as overdue", (case["due_at"],)).fetchone()["overdue"]
    lines = [f"Case {case['duplicate_id']}: {explain.REASONS[case['reason']]}{score}{' (overdue)' if overdue else ''}"]
    if case["requested_by"]:
        lines.append(f"{case['requested_by']} wants to merge {requested(connection, case, number)}: "
                     f"{case['request_reason']}")
    if case["risks"]:
        rules = connection.execute("select description from mds.risk_rules where name = any (%s) order by name",
                                   (case["risks"],)).fetchall()
        lines += ["A merge needs two people:", *(f"  {rule['description']}" for rule in rules)]
    heads = [f"[{n}] {user['user_id'][:8]}{' oldest' if user['user_id'] == str(case['user_ids'][0]) else ''}"
             for n, user in enumerate(users, 1)]
    lines += ["", side_by_side([user["golden"] | {"records": records_of(user)} for user in users], heads)]
    if any(user["is_masked"] for user in users):
        lines.append("  Values are masked: this login may not see them in clear.")
    if pair["left_identity_id"] is not None:        # the younger user's, which stands on the right
        records = pair["right_identity_id"], pair["left_identity_id"]
        names = [f"{i['source_system']}:{i['source_record_id']}" for record in records
                 for user in users for i in user["identities"] if i["source_identity_id"] == record]
        lines += ["", f"  {names[0]} of [1] and {names[1]} of [2]:",
                  explain.waterfall(explain.evidence(connection, *records))]
    if others:
        lines += ["", f"  {len(users)} users hang together, in {len(others) + 1} pairs. The first: [1] and [2]; then:"]
        lines += [f"    case {p['duplicate_id']}: [{number[p['possible_match_user_id']]}] and "
                  f"[{number[p['candidate_user_id']]}], {explain.REASONS[p['reason']]}"
                  + (f", {p['match_weight']:+.1f}" if p["match_weight"] is not None else "") for p in others]
    return "\n".join(lines)


def requested(connection: psycopg.Connection, case: dict[str, Any], number: dict[str, int]) -> str:
    """Whom the second person is asked to merge, and who stays, by the numbers they are shown with."""
    asked = connection.execute(
        """select r.survivor_id::text as stays,
                  (select array_agg(distinct u.id::text)
                     from mds.review_decisions as o
                     join mds.potential_duplicates as d on d.id = o.duplicate_id
                    cross join unnest(array[d.candidate_user_id, d.possible_match_user_id]) as u (id)
                    where o.id = r.id or o.act_id = r.act_id) as users
             from mds.review_decisions as r
            where r.duplicate_id = %s and r.state = 'awaiting_approval'""", (case["duplicate_id"],)).fetchone()
    *first, last = (f"[{n}]" for n in sorted(number[user] for user in asked["users"]))
    return f"{', '.join(first)} and {last}; [{number[asked['stays']]}] stays"


def shown_users(case: dict[str, Any]) -> list[str]:
    """The users of a case as they are numbered: the two of its first pair, the older one first, then the others."""
    pair = case["evidence"][0]
    first = [pair["possible_match_user_id"], pair["candidate_user_id"]]
    return first + [str(user) for user in case["user_ids"] if str(user) not in first]


@click.command()
@click.option("--lease", default="15 minutes", metavar="INTERVAL", help="How long a case stays yours.")
@click.option("--json", "as_json", is_flag=True, help="Take the next case, print it and stop.")
@click.option("--stats", is_flag=True, help="Say how many cases wait, and stop.")
def review(lease: str, as_json: bool, stats: bool) -> None:
    """Decide the cases that wait, the most urgent first: the users side by side, why they may be one, your verdict.

    A verdict is on the first pair that is shown, or, where more users hang together, on the whole case: all of them are
    one person, or none of its pairs is. m2 or a3 says who stays; else the oldest does. Stewards decide; approvers agree
    to high-risk merges that others have asked for. The case is yours while you look at it, and your verdict holds for
    what you saw: when it has changed meanwhile, you are shown it again.

    \b
    Examples:
        mds review
        mds review --stats
    """
    with steward() as connection:
        lease = parsed(connection, "--lease", "interval", lease, "15 minutes")
        if stats:
            click.echo(counted(connection))
            return
        skipped: list[int] = []
        while True:
            case = connection.execute("select * from mds.next_review(%s::interval, %s)", (lease, skipped)).fetchone()
            if as_json:
                click.echo(json.dumps(case, indent=2, default=text))
                return
            if case["duplicate_id"] is None:
                click.echo(f"Nothing else waits: {len(skipped)} skipped." if skipped else "Nothing waits for you.")
                return
            answer = "quit"
            try:
                click.echo(f"{described(connection, case)}\n")
                answer = decided(connection, case)
            except psycopg.Error as error:
                if not (error.sqlstate or "").startswith("MD"):
                    raise
                click.echo(f"{database.sentence(error)}\nNothing was done.", err=True)
                answer = "skip"
            finally:            # also when the steward just leaves: nobody waits for the lease to end
                if answer in ("quit", "skip") and not connection.broken:
                    connection.execute("select mds.release_review()")
            if answer == "quit":
                return
            skipped += case["duplicate_ids"] if answer == "skip" else []
            click.echo()


def text(value: Any) -> str:
    """What JSON does not have: bytes in hexadecimal, everything else as PostgreSQL would write it."""
    return value.hex() if isinstance(value, bytes | memoryview) else str(value)


def counted(connection: psycopg.Connection) -> str:
    rows = connection.execute("select * from mds.review_stats()").fetchall()
    lines = [f"{r['open_count']:>7,}  {r['reason']:<19} {r['state']:<10} {r['overdue_count']:,} overdue, "
             f"{r['leased_count']:,} with somebody or put off, oldest of {r['oldest_raised_at']:%Y-%m-%d}"
             for r in rows]
    return "\n".join(lines) or "Nothing waits."


PAIR = {"m": "merge", "d": "distinct", "l": "later"}
WHOLE = {"a": "all one person", "n": "none the same"}
REQUEST = {"a": "approve", "r": "reject"}
ANYWAY = {"s": "skip", "q": "quit"}
SAID = {"applied": "Merged: entry {merge_id} (mds unmerge {merge_id} undoes it).",
        "awaiting_approval": "Now a second person decides.",
        "dismissed": "Two people. The case stays away until what they agree on changes.",
        "deferred": "Comes back tomorrow.",
        "stale": "It has changed since you were shown it, and nothing was done. Look again."}


def decided(connection: psycopg.Connection, case: dict[str, Any]) -> str:
    """Asks for a verdict and carries it out; returns what was chosen."""
    is_whole = len(case["duplicate_ids"]) > 1
    choices = (REQUEST if case["requested_by"] else PAIR | (WHOLE if is_whole else {})) | ANYWAY
    answer, stays = asked(choices, shown_users(case), is_request=bool(case["requested_by"]))
    if answer in ANYWAY.values():
        return answer
    reason = click.prompt("Why")
    if answer in REQUEST.values():
        query, arguments = f"select * from mds.{answer}_review(%s, %s)", (case["duplicate_id"], reason)
    elif answer in WHOLE.values():
        query = "select * from mds.decide_case(%s, %s, %s, %s, %s)"
        verdict = "merge" if answer == WHOLE["a"] else "distinct"
        arguments = (case["duplicate_ids"], verdict, reason, stays, case["case_hash"])
    else:
        query = "select * from mds.decide_review(%s, %s, %s, %s, %s)"
        verdict = "defer" if answer == "later" else answer
        arguments = (case["duplicate_id"], verdict, reason, stays, case["evidence_hash"])
    results = connection.execute(query, arguments).fetchall()
    for said in dict.fromkeys(SAID[result["state"]].format(**result) for result in results):
        click.echo(said)
    return answer


def asked(choices: dict[str, str], users: list[str], is_request: bool) -> tuple[str, str | None]:
    """A choice, and the user that is to stay where one was named (m2)."""
    prompt = ", ".join(f"[{letter}]{name[1:]}" for letter, name in choices.items())
    while True:
        said = click.prompt(prompt).strip().lower()
        letter, number = said[:1], said[1:].strip()
        names_one = not is_request and letter in ("m", "a") and number.isdecimal()
        if letter in choices and (not number or names_one and 1 <= int(number) <= (2 if letter == "m" else len(users))):
            return choices[letter], users[int(number) - 1] if number else None
        click.echo(f"{said} is none of them." + ("" if is_request else " m2: a merge, and [2] stays."))


@click.command()
@click.argument("survivor", metavar="USER")
@click.argument("duplicate", metavar="DUPLICATE")
@click.option("--preview", is_flag=True, help="Show what would happen, and do nothing.")
@click.option("--reason", help="What you say to whoever asks later; asked for when left out.")
@click.option("--yes", is_flag=True, help="Do not ask again.")
@click.option("--json", "as_json", is_flag=True, help="The answer of mds.merge_users, or of mds.merge_preview.")
def merge(survivor: str, duplicate: str, preview: bool, reason: str | None, yes: bool, as_json: bool) -> None:
    """Fold DUPLICATE into USER: both are ids, or records as SYSTEM:ID. You are shown what comes of it first.

    \b
    Example:
        mds merge crm:C00017 shop:4711 --reason 'called, gave both numbers'
    """
    with steward() as connection:
        users = explain.user_id(connection, survivor), explain.user_id(connection, duplicate)
        if (one := explain.survivor(connection, users[0])) and one == explain.survivor(connection, users[1]):
            raise click.ClickException(f"{survivor} and {duplicate} are one user already, {one}")
        outlook = connection.execute("select mds.merge_preview(%s::uuid, %s::uuid) as p", users).fetchone()["p"]
        if preview:
            click.echo(json.dumps(outlook, indent=2, ensure_ascii=False) if as_json else foreseen(outlook))
            return
        if not as_json:
            click.echo(foreseen(outlook))
        if not yes:
            click.confirm("Merge them?", abort=True, err=as_json)
        reason = reason or click.prompt("Why", err=as_json)
        show(connection.execute("select * from mds.merge_users(%s::uuid, %s::uuid, %s)", (*users, reason)), as_json,
             lambda result: f"{result['absorbed_id']} is {result['survivor_id']} now.")


def foreseen(outlook: dict[str, Any]) -> str:
    """What mds.merge_preview answered."""
    weight, moved = outlook["match_weight"], len(outlook["moved_records"])
    lines = [f"{outlook['absorbed_id']} into {outlook['survivor_id']}: "
             f"{explain.of(moved, 'record')} {'joins' if moved == 1 else 'join'} {len(outlook['kept_records']):,}"
             + (f", best match weight {weight:+.1f}" if weight is not None else "")]
    for key, change in sorted(outlook["changes"].items()):
        was = explain.shown(change["from"]) or "(nothing)"
        lines.append(f"  {key}: {was} becomes {explain.shown(change['to']) or '(nothing)'}")
    for verdict in outlook["verdicts"]:
        what = "one person" if verdict["verdict"] == 1 else "two people"
        lines.append(f"  {verdict['by']} has said that they are {what}: {verdict['reason']}")
    lines += [f"  {r['rows']:,} rows of {r['table']}.{r['column']} follow" for r in outlook["references"] if r["rows"]]
    if outlook["is_approval_required"]:
        lines.append(f"  High risk ({', '.join(outlook['risks'])}): a second person decides.")
    return "\n".join(lines)


def show(answer: psycopg.Cursor, as_json: bool, done: Callable[[dict[str, Any]], str]) -> None:
    """The mds.merge_result that a statement answered; `done` says what came of it."""
    result = answer.fetchone()
    if as_json:
        click.echo(json.dumps(result, indent=2, default=str))
    elif result["state"] == "awaiting_approval":
        click.echo("Asked for: a second person decides (mds review, as an approver).")
    else:
        click.echo(f"Done: {done(result)} (mds unmerge {result['merge_id']} undoes it.)")


@click.command()
@click.argument("merge_id", metavar="ENTRY", type=ENTRY)
@reason_option
@click.option("--json", "as_json", is_flag=True, help="The answer of mds.unmerge.")
def unmerge(merge_id: int, reason: str, as_json: bool) -> None:
    """Undo an entry of the journal: a merge, a split, a move or an unmerge.

    \b
    Example:
        mds unmerge 17 --reason 'her sister'
    """
    with steward() as connection:
        show(connection.execute("select * from mds.unmerge(%s, %s)", (merge_id, reason)), as_json,
             lambda result: f"entry {merge_id} is undone.")


@click.command()
@click.argument("user", metavar="USER")
@click.argument("records", metavar="SYSTEM:ID…", nargs=-1, required=True)
@reason_option
@click.option("--json", "as_json", is_flag=True, help="The answer of mds.split_user.")
def split(user: str, records: tuple[str, ...], reason: str, as_json: bool) -> None:
    """Take records out of USER: they become a user of their own, and never come together again by themselves.

    \b
    Example:
        mds split crm:C00017 shop:4711 shop:4712 --reason 'mother and daughter'
    """
    with steward() as connection:
        ids = [explain.record_id(connection, name) for name in records]
        show(connection.execute("select * from mds.split_user(%s::uuid, %s, %s)",
                                (explain.user_id(connection, user), ids, reason)), as_json,
             lambda result: f"{', '.join(records)} {'is' if len(records) == 1 else 'are'} a user of "
                            f"{'its' if len(records) == 1 else 'their'} own now, {result['absorbed_id']}.")


@click.command()
@click.argument("record", metavar="SYSTEM:ID")
@click.argument("user", metavar="USER")
@reason_option
@click.option("--json", "as_json", is_flag=True, help="The answer of mds.move_identity.")
def move(record: str, user: str, reason: str, as_json: bool) -> None:
    """Move a record to another USER: an id, or one of its records.

    \b
    Example:
        mds move shop:4711 crm:C00017 --reason 'ordered for her'
    """
    with steward() as connection:
        where = explain.record_id(connection, record), explain.user_id(connection, user)
        if explain.user_id(connection, record) == (there := explain.survivor(connection, where[1])):
            raise click.ClickException(f"{record} is of {there} already")
        show(connection.execute("select * from mds.move_identity(%s, %s::uuid, %s)", (*where, reason)), as_json,
             lambda result: f"{record} is of {result['survivor_id']} now.")
