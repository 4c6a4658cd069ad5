"""Law 4: whatever people did, undone in reverse, gives every state that it went through again.

Records come in, all of strangers; people merge, split, move and undo them at random. A state is every row there is to
see: users with their redirects and source keys, golden profiles, identities, current lineage, edges, open cases, rows
of other tables that refer to users. Left out are counters and times of writing, the journal, and users that were minted
since: an id is for ever. Of stories of thirty steps about half still end in a redirect that leads elsewhere.
"""

import random

import psycopg
import pytest
from psycopg.types.json import Jsonb

SYSTEMS = ("crm", "shop", "billing", "members")     # the last holds each person once

STATE = """
    select jsonb_build_object(
        'users', (select jsonb_agg(jsonb_build_array(u.id, u.status, mds.resolve_user(u.id), u.legacy_ids)
                                   order by u.id)
                    from mds.canonical_users u where u.id = any (%(users)s)),
        'profiles', (select jsonb_agg(to_jsonb(p) - 'version' - 'updated_at' order by p.canonical_user_id)
                       from mds.canonical_profiles p where p.canonical_user_id = any (%(users)s)),
        'identities', (select jsonb_agg(to_jsonb(i) - 'updated_at' - 'minted_user_id' order by i.id)
                         from mds.source_identities i where i.retracted_at is null),
        'lineage', (select jsonb_agg(jsonb_build_array(l.canonical_profile_id, l.attribute_path, l.source_identity_id,
                                                       l.payload_version, l.value_hash, l.confidence)
                                     order by l.canonical_profile_id, l.attribute_path)
                      from mds.attribute_lineage l where l.valid_to is null and l.value_hash is not null),
        'edges', (select jsonb_agg(to_jsonb(e) - 'scored_at' order by e.left_id, e.right_id)
                    from matching.edges e
                    join mds.source_identities l on l.id = e.left_id and l.retracted_at is null
                    join mds.source_identities r on r.id = e.right_id and r.retracted_at is null),
        'cases', (select jsonb_agg(jsonb_build_array(d.candidate_user_id, d.possible_match_user_id, d.reason,
                                                     d.match_weight)
                                   order by d.candidate_user_id, d.possible_match_user_id)
                    from mds.potential_duplicates d where d.closed_at is null),
        'orders', (select jsonb_agg(to_jsonb(o) order by o.id) from shop.orders o where o.user_id = any (%(users)s)))"""


class Town:
    """A database with a story: each step is done, and can be undone."""

    def __init__(self, db: psycopg.Connection, seed: int):
        self.db, self.random, self.count = db, random.Random(seed), 0

    def person(self) -> dict:
        """Somebody who has nothing in common with anybody else: only people bring them together, or take them apart."""
        word = "".join(self.random.choices("bcdfghjklmnprstvwz", k=10))
        return {"full_name": f"{word[:5]} {word[5:]}", "email": f"{word}@example.org", "employer": f"{word[::-1]} Ltd",
                "phone": f"020 7946 0{self.random.randrange(1000):03}"}

    def one(self, query: str, *arguments):
        return self.db.execute(query, arguments).fetchone()[0]

    def users(self) -> list:
        return self.one("select coalesce(array_agg(id order by id), '{}') from mds.canonical_users")

    def state(self, users: list) -> dict:
        return self.db.execute(STATE, {"users": users}).fetchone()[0]

    def user(self, but=None):
        """One that has records, at random but not by chance: the order of ids is random itself."""
        users = self.one("""select coalesce(array_agg(canonical_user_id order by first), '{}')
                              from (select canonical_user_id, min(id) as first
                                      from mds.source_identities
                                     where canonical_user_id is distinct from %s
                                     group by 1) u
                             where canonical_user_id is not null""", but)
        return self.random.choice(users) if users else None

    def step(self):
        """Do something; returns what undoes it, or None when it could not be done."""
        kind = self.random.choice(["ingest"] * 5 + ["merge"] * 3 + ["split"] * 3 + ["move"] * 2 + ["unmerge"] * 3)
        with self.db.transaction() as transaction:
            try:
                self.last = kind
                return getattr(self, kind)()
            except psycopg.Error as error:
                assert error.sqlstate in ("MDUNM", "MDUND", "MDSPL", "MDMRG", "MDSLF", "MDREV"), error
                raise psycopg.Rollback(transaction) from None

    def ingest(self):
        self.count += 1
        system, record_id = self.random.choice(SYSTEMS), str(self.count)
        payload = self.person()
        user = self.one("select canonical_user_id from mds.ingest(%s, %s, %s)", system, record_id, Jsonb(payload))
        self.db.execute("insert into shop.orders values (%s, %s)", (self.count, user))
        return lambda: (self.db.execute("select mds.retract(%s, %s, 'undone')", (system, record_id)),
                        self.db.execute("delete from shop.orders where id = %s", (record_id,)))

    def entry(self, query: str, *arguments):
        merge_id = self.one(query, *arguments)
        return lambda: self.db.execute("select mds.unmerge(%s, 'undone')", (merge_id,))

    def merge(self):
        if (survivor := self.user()) and (other := self.user(but=survivor)):
            return self.entry("select merge_id from mds.merge_users(%s, %s, 'story')", survivor, other)

    def split(self):
        if user := self.user():
            ids = self.one("select array_agg(id order by id) from mds.source_identities"
                           " where canonical_user_id = %s", user)
            return self.entry("select merge_id from mds.split_user(%s, %s, 'story')", user,
                              self.random.sample(ids, self.random.randint(1, max(1, len(ids) - 1))))

    def move(self):
        ids = self.one("select coalesce(array_agg(id order by id), '{}') from mds.source_identities"
                       " where retracted_at is null")
        if ids and (user := self.user()):
            return self.entry("select merge_id from mds.move_identity(%s, %s, 'story')", self.random.choice(ids), user)

    def unmerge(self):
        holding = self.one("select coalesce(array_agg(id order by id), '{}') from mds.merges where undone_at is null")
        if holding:
            return self.entry("select merge_id from mds.unmerge(%s, 'story')", self.random.choice(holding))


def only(rows: list | None, others: list | None) -> list:
    return [row for row in rows or [] if row not in (others or [])]


@pytest.fixture
def db(connect) -> psycopg.Connection:
    session = connect(autocommit=True)
    for name in SYSTEMS:
        session.execute("select mds.register_source(%s, p_default_country => 'GB', p_is_deduplicated => %s)",
                        (name, name == "members"))
    session.execute("create schema shop;"
                    "create table shop.orders (id integer primary key, user_id uuid references mds.canonical_users);"
                    "grant usage on schema shop to mds_owner; grant select, update on shop.orders to mds_owner")
    session.execute("select mds.register_reference('shop.orders', 'user_id')")
    return session


@pytest.mark.parametrize("seed", range(10))
def test_a_story_undone_in_reverse_goes_through_its_states_again(db, seed):
    town = Town(db, seed)
    steps = []
    while len(steps) < 10:
        users = town.users()
        before = town.state(users)
        if undo := town.step():
            steps.append((town.last, users, before, undo))
    assert {kind for kind, *_ in steps} & {"merge", "split", "move", "unmerge"}

    for number, (kind, users, before, undo) in reversed(list(enumerate(steps))):
        undo()
        after = town.state(users)
        differ = {part: (only(before[part], after[part]), only(after[part], before[part]))
                  for part in before if before[part] != after[part]}
        assert not differ, f"after undoing step {number}, {kind}"
    gone = db.execute("select count(*) from mds.source_identities where canonical_user_id is not null").fetchone()
    assert gone == (0,)
    assert db.execute("select count(*) from mds.overrides where withdrawn_at is null").fetchone() == (0,)
    assert db.execute("select count(*) from mds.repointed_references").fetchone() == (0,)
