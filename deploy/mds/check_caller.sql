-- Deploy mds:mds/check_caller to pg
-- requires: mds/source_systems
begin;

create or replace function mds.check_caller(p_source_system text)
returns mds.source_systems
language plpgsql
stable parallel restricted
as $$
declare
    v_system mds.source_systems;
begin
    if p_source_system is null then
        raise exception 'no source system given'
            using errcode = 'MDPAY', detail = 'p_source_system is null.', hint = 'Name the system that reports the record.';
    end if;
    select * into v_system from mds.source_systems where name = p_source_system;
    if not found then
        raise exception 'unknown source system "%"', p_source_system
            using errcode = 'MDSRC',
                  detail  = 'It is not in mds.source_systems.',
                  hint    = 'Register it first: mds.register_source, or "mds sources add" on the command line.';
    end if;
    -- Inside a security definer function current_user is the owner: the login decides.
    if not (pg_has_role(session_user, v_system.access_role, 'member') or pg_has_role(session_user, 'mds_operator', 'member')) then
        raise exception 'source system "%" is not yours', p_source_system
            using errcode = 'MDFOR',
                  detail  = format('%s is not a member of %s.', session_user, v_system.access_role),
                  hint    = 'Ask for the role, or send records of your own system.';
    end if;
    return v_system;
end;
$$;

comment on function mds.check_caller(text) is
$$The source system of this name, if the login may speak for it. First statement of every function that writes a record.

Raises MDPAY when no system is given, MDSRC when it is unknown, MDFOR when the login is neither a
member of its access role nor an operator.$$;

commit;
