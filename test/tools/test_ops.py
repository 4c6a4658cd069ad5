"""sql/ops: the questions a DBA asks can be asked by an operator."""
from __future__ import annotations

from pathlib import Path

import pytest

OPS = sorted((Path(__file__).resolve().parents[2] / "sql" / "ops").glob("*.sql"))


@pytest.mark.parametrize("path", OPS, ids=lambda path: path.stem)
def test_an_operator_gets_an_answer(path, db, connect):
    db.execute("select mds.register_source('crm')")
    db.execute("""select mds.ingest('crm', n::text, '{"full_name": "Ann Oakley", "email": "ann@oakley.example"}')
                    from generate_series(1, 2) n""")
    db.execute("select mds.ingest('crm', '3', '{\"full_name\": \"Ann Oakley\"}')")
    db.execute("insert into matching.capped_keys (key, rule, identity_count) values (1, 0, 201)")
    db.commit()
    assert connect("mds_operator").execute(path.read_text()).fetchall()
