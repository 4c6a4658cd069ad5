-- Deploy mds:mds/impose to pg
-- requires: mds/apply_overrides
-- requires: mds/merge_risks
-- requires: mds/with_companions
begin;

create or replace function mds.impose(
    p_left_ids      bigint[],
    p_right_ids     bigint[],
    p_verdict       integer,
    p_origin        text,
    p_reason        text,
    p_requested_by  name,
    p_approved_by   name default null,
    p_expires_at    timestamptz default null
)
returns bigint[]
language plpgsql
volatile parallel unsafe
set search_path = pg_catalog, extensions, pg_temp
as $$
declare
    c_most  constant integer := 100000;     -- pairs
    v_risks  text[] := case when p_verdict = 1 then mds.merge_risks(p_left_ids, p_right_ids) else '{}' end;
    v_made   bigint[];
begin
    if cardinality(p_left_ids)::bigint * cardinality(p_right_ids) > c_most then
        raise exception '% and % records are too many to decide at once', cardinality(p_left_ids), cardinality(p_right_ids)
            using errcode = 'MDMRG', detail = format('A verdict stands on every pair, of which there may be %s.', c_most),
                  hint = 'A person with so many records is none: look at what holds them together with mds.why_records.';
    end if;
    if cardinality(v_risks) > 0 and p_approved_by is null then
        raise exception 'joining these needs a second person'
            using errcode = 'MDREV', detail = format('Risk rules speak against it: %s.', array_to_string(v_risks, ', ')),
                  hint = 'Request it with mds.merge_users; an approver decides with mds.approve_review.';
    end if;
    with made as (
        insert into mds.overrides (left_id, right_id, verdict, origin, reason, risks, requested_by, approved_by, expires_at)
        select distinct least(l, r), greatest(l, r), p_verdict, p_origin, p_reason, v_risks, p_requested_by, p_approved_by, p_expires_at
          from unnest(p_left_ids) l, unnest(p_right_ids) r
         where l <> r
        returning id
    )
    select array_agg(id) into v_made from made;
    perform mds.apply_overrides(v_made);
    return coalesce(v_made, '{}');
end;
$$;

comment on function mds.impose(bigint[], bigint[], integer, text, text, name, name, timestamptz) is
$$Writes a person's verdict on every pair of a left and a right record: 1 one person, -1 two people; returns the overrides. The
one way to a manual edge: whatever joins records by a person's word passes here.

Finds the risks of a join itself and takes nobody's word for them. Raises MDREV when there are some and nobody has approved; that
the approver is not the requester is a constraint of the table (23514). Raises MDMRG for more than 100,000 pairs. Moves nobody:
mds.redecide does.$$;

commit;
