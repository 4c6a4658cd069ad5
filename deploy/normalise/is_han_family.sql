-- Deploy mds:normalise/is_han_family to pg
-- requires: normalise/schema
begin;

create or replace function normalise.is_han_family(p_word text) returns boolean
language sql
immutable parallel safe
return p_word = any ('{wang,li,zhang,liu,chen,yang,huang,zhao,wu,zhou,xu,sun,ma,zhu,hu,guo,he,gao,lin,luo,zheng,
           liang,xie,song,tang,deng,han,feng,cao,peng,zeng,xiao,tian,dong,pan,yuan,cai,jiang,yu,du,ye,
           cheng,wei,su,lu,ding,ren,shen,yao,cui,zhong,tan,fan,jin,shi,liao,jia,xia,fu,fang,bai,zou,
           meng,xiong,qin,qiu,hou,yin,xue,yan,duan,lei,long,tao,hao,mao,gu,gong,shao,wan,lai,qian,
           dai,mo,kong,xiang,chang,kim,lee,park,choi,jung,jeong,kang,cho,jo,yoon,jang,lim,oh,seo,shin,
           kwon,hwang,ahn,jeon,hong,yoo,ryu,ko,moon,son,bae,baek,heo,nam,shim,noh,ha,kwak,sung,cha,
           joo,woo,koo,min,ji,um,chan,wong,cheung,lau,leung,ng,ho,kwok,tsang,chow,hsu,tsai,lo}');

comment on function normalise.is_han_family(text) is
'Whether a word is one of the common Chinese or Korean family names in one of the usual romanisations: wang, chan, kim.';

grant execute on function normalise.is_han_family(text) to public;

commit;
