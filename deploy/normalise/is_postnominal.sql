-- Deploy mds:normalise/is_postnominal to pg
-- requires: normalise/schema
begin;

create or replace function normalise.is_postnominal(p_word text, p_is_behind_comma boolean) returns boolean
language sql
immutable parallel safe
return p_word = any ('{baronet,bt,phd,md,mba,esq,esquire,dds,dvm,cpa,jd,llm,llb,obe,mbe,cbe,msc,bsc,dphil,frcs,rn,ret,csc,drsc,mbbs,mp,qc,kc,frs}')
       or p_is_behind_comma and p_word = any ('{ma,ba,do,pe,bs,ms,ca,mr,mrs,dr}');

comment on function normalise.is_postnominal(text, boolean) is
$$Whether a word behind a name is a degree, an order or a rank rather than a part of the name. Some are that only behind the name
that follows a comma (Smith, John, MA): Jack Ma and Tony Do are names.$$;

grant execute on function normalise.is_postnominal(text, boolean) to public;

commit;
