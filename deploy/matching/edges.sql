-- Deploy mds:matching/edges to pg
-- requires: matching/models
begin;

create table matching.edges (
    left_id       bigint           not null,
    right_id      bigint           not null,
    weight        double precision not null,
    verdict       smallint         not null,
    is_manual     boolean          not null default false,
    levels        smallint[]       not null,
    found_by      integer          not null,
    rule_verdict  smallint,
    model_id      integer          not null constraint fk_edges_models references matching.models (id),
    scored_at     timestamptz      not null default clock_timestamp(),
    constraint pk_edges primary key (left_id, right_id),
    constraint chk_edges_order check (left_id < right_id),
    constraint chk_edges_verdict check (verdict between -1 and 1)
);
create index idx_edges_right_id on matching.edges (right_id);
create index idx_edges_model_id on matching.edges (model_id);

comment on table  matching.edges           is
$$Pairs of identities worth remembering: at or above review_weight, or decided by a rule. The evidence of every decision.$$;
comment on column matching.edges.left_id   is 'The identity with the smaller number.';
comment on column matching.edges.right_id  is 'The other one.';
comment on column matching.edges.weight    is 'log2 odds that the two are one person: prior and all comparisons.';
comment on column matching.edges.verdict   is '1: a rule or a person says one person; -1: says two people; 0: the weight decides.';
comment on column matching.edges.is_manual is 'The verdict is a person''s, not a rule''s.';
comment on column matching.edges.levels    is 'Level of each comparison, by its ordinal; -1 where one side says nothing, or both what too many say.';
comment on column matching.edges.found_by  is 'Blocking rules that found the pair: bit n is the rule with ordinal n. 0: no shared key, scored inside its component.';
comment on column matching.edges.rule_verdict is 'Of a person''s verdict: what the definite rules said at that time; null otherwise.';
comment on column matching.edges.model_id  is 'Model that scored it.';
comment on column matching.edges.scored_at is 'When it was scored.';

alter table matching.edges enable row level security;

commit;
