-- Deploy mds:normalise/family_start to pg
-- requires: normalise/given_length
begin;

create or replace function normalise.family_start(p_words text[]) returns integer
language plpgsql
immutable strict parallel safe
as $$
declare
    v_count constant integer := cardinality(p_words);
    v_first integer;
begin
    -- The first word that may belong to the family name, and from there on the first that begins one with particles.
    v_first := case when p_words[1] in ('maria', 'ma', 'm', 'ana', 'juan', 'jose')
                     and array_to_string(p_words[2:], ' ') ~ ('^(de|del|da|do|das|dos)( la| las| los)? (carmen|pilar|rosario|mar|sol|rocio|angeles|'
                         'dolores|mercedes|lourdes|luz|fatima|jesus|concepcion|socorro|consuelo|soledad|nieves|refugio|guadalupe|carmo|ceu|'
                         'conceicao|gracas|dios|deus) ')
               then 3 + (p_words[3] in ('la', 'las', 'los'))::integer     -- Maria de los Angeles Garcia
               else normalise.given_length(p_words) end + 1;
    while v_first < v_count
          and p_words[v_first] <> all ('{van,von,vom,vander,zu,zum,zur,den,der,de,del,della,dello,degli,dei,delle,di,da,das,do,dos,du,
                des,la,las,le,los,lo,te,ten,ter,tot,op,het,af,av,al,el,ul,bin,bint,ibn,ben,abu,san,santa,st,saint,mac,mc,fitz}') loop
        v_first := v_first + 1;
    end loop;
    v_first := least(v_first, v_count);
    if v_first > 2 and p_words[v_first - 1] <> all ('{y,e,i}')
       and (p_words[v_first - 1] like '%_ez'
            or p_words[v_first - 1] = any ('{garcia,diaz,ruiz,ortiz,muniz,munoz,moreno,alonso,navarro,torres,dominguez,vargas,ramos,gil,serrano,
                blanco,molina,morales,ortega,delgado,castro,rubio,sanz,medina,cortes,castillo,santos,lozano,guerrero,cano,prieto,cruz,
                calvo,gallego,vidal,herrera,marquez,leon,cabrera,flores,campos,vega,fuentes,carrasco,caballero,reyes,nieto,aguilar,pascual,
                santana,herrero,montero,lorenzo,hidalgo,ibanez,ferrer,santiago,duran,arias,mora,vicente,rojas,crespo,roman,pastor,velasco,
                parra,saez,moya,soler,rivera,silva,camacho,mendoza,salazar,contreras,guzman,rios,luna,sandoval,espinoza,espinosa,estrada,
                avila,acosta,juarez,mejia,salas,padilla,maldonado,figueroa,cervantes,escobar,miranda,valdez,zamora,villarreal,villanueva,
                ochoa,orozco,pacheco,trujillo,cardenas,bustos,costa,pereira,ferreira,oliveira,sousa,souza,carvalho,almeida,ribeiro,pinto,
                teixeira,moreira,correia,mendes,nunes,soares,vieira,monteiro,cardoso,rocha,coelho,cunha,pires,rodrigues,fernandes,gomes,
                martins,lopes,marques,alves,goncalves,dias,tavares,nascimento,barbosa,araujo,macedo,noriega,arreola,gordillo,sedano}')) then
        return v_first - 1;          -- Salma García Villario: both surnames
    elsif v_first > 3 and p_words[v_first - 1] in ('y', 'e', 'i') then
        return v_first - 2;          -- Ortega y Gasset
    end if;
    return v_first;
end;
$$;

comment on function normalise.family_start(text[]) is
$$With which word of a name (lower case, Latin letters, the given name first) the family name begins: with its particles (van den
Berg), else with the last word, or with the one before it when that is a common Spanish or Portuguese surname or y joins the two.
Compound given names are no family names (Maria de los Angeles, Abdul Rahman). Never raises.$$;

grant execute on function normalise.family_start(text[]) to public;

commit;
