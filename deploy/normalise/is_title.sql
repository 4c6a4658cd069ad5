-- Deploy mds:normalise/is_title to pg
-- requires: normalise/schema
begin;

create or replace function normalise.is_title(p_word text, p_count integer, p_has_title boolean) returns boolean
language sql
immutable parallel safe
return p_count > 1 and p_word = any ('{mr,mrs,lord,ms,miss,mx,mister,dr,prof,professor,rev,reverend,sir,dame,hon,herr,frau,
           fraulein,dipl,ing,mag,mme,mlle,monsieur,madame,mademoiselle,sr,sra,srta,dra,lic,sig,signor,signora,dott,avv,dhr,mevr,mw,
           drs,ir,shri,smt,shrimati,kumari,sayin,pani,g-n,g-zha,mgr,mudr,judr,phdr,rndr,mvdr,paeddr,thdr,engr,arq,lcdo,lcda,capt,captain,lt,
           lieut,col,sgt,cpl,pvt,cmdr,rt,haji,hajji,hj,hajah,datuk,datin,puan,encik,sheikh,shaikh,shaykh,bapak,khun,vve,veuve}')
       or p_count > 2 and p_word = any ('{don,dona,gen,maj,major,fr,father,sister,eng,docent}')
       or p_count > 2 and p_has_title and p_word = any ('{med,jur,phil,rer,nat,habil,h,c,hc,don,dona,le,seri}');

comment on function normalise.is_title(text, integer, boolean) is
$$Whether the first of p_count words of a name, or of what a title has left of it (p_has_title), is a title. Some words are one only in front of
two others (Don, Father), some only behind another title (the med of Dr. med.); the last word never is one.$$;

grant execute on function normalise.is_title(text, integer, boolean) to public;

commit;
