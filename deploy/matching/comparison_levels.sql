-- Deploy mds:matching/comparison_levels to pg
-- requires: matching/comparisons
begin;

create table matching.comparison_levels (
    model_id         integer          not null,
    comparison_name  text             not null,
    level            smallint         not null,
    label            text             not null,
    condition        text,
    m                double precision not null,
    u                double precision not null,
    h                double precision,
    b                double precision,
    rarity           text,
    constraint pk_comparison_levels primary key (model_id, comparison_name, level),
    constraint fk_comparison_levels_comparisons foreign key (model_id, comparison_name)
        references matching.comparisons (model_id, name) on delete cascade,
    constraint chk_comparison_levels_level check (level between 0 and 18),
    constraint chk_comparison_levels_condition check ((level = 0) = (condition is null)),
    constraint chk_comparison_levels_m check (m > 0 and m <= 1),
    constraint chk_comparison_levels_u check (u > 0 and u <= 1),
    constraint chk_comparison_levels_h check (h > 0 and h <= 1),
    constraint chk_comparison_levels_b check (b > 0 and b <= 1)
);
comment on table  matching.comparison_levels                 is
$$Levels of agreement of a comparison. The highest level whose condition holds counts; its weight is log2(m / u).$$;
comment on column matching.comparison_levels.model_id        is 'The model.';
comment on column matching.comparison_levels.comparison_name is 'The comparison.';
comment on column matching.comparison_levels.level           is 'Number of the level: 0 is "all other", higher is tried first.';
comment on column matching.comparison_levels.label           is 'What a person reads in the waterfall.';
comment on column matching.comparison_levels.condition       is 'SQL over the features rows l and r; null for level 0.';
comment on column matching.comparison_levels.m               is 'm probability: how often two records of one person are at this level.';
comment on column matching.comparison_levels.u               is 'u probability: how often records of two people are.';
comment on column matching.comparison_levels.h               is
$$h probability: how often records of two people of one household are at this level; null: as often as records of strangers.$$;
comment on column matching.comparison_levels.b               is
$$b probability: how often records of two strangers of one background are at this level; null: as often as those of any strangers.$$;
comment on column matching.comparison_levels.rarity          is
$$Column of matching.features with log2(1 / frequency) of the agreeing value; where both sides have it, it stands for
log2(1 / u): agreeing on a rare name says more than on a common one (term-frequency adjustment).$$;

alter table matching.comparison_levels enable row level security;

commit;
