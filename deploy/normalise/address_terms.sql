-- Deploy mds:normalise/address_terms to pg
-- requires: normalise/schema
begin;

create table normalise.address_terms (
    kind        text    not null,
    term        text    not null,
    canonical   text    not null,
    language    text    not null,

    constraint pk_address_terms primary key (kind, term),
    constraint chk_address_terms_kind check (kind in ('street_type', 'suffix', 'direction', 'unit', 'floor', 'number', 'box', 'particle', 'ordinal',
                                                      'city', 'region')),
    constraint chk_address_terms_word check (kind in ('city', 'region') or term !~ '[^a-z0-9#]'),
    constraint chk_address_terms_lower_case check (term = lower(term) and canonical = lower(canonical))
);

comment on table normalise.address_terms is
$$Words of addresses and the one form they are compared in. normalise.address() holds them compiled; a steward edits this
table. After an edit, addresses have to be normalised again.$$;
comment on column normalise.address_terms.kind is
$$street_type (street, rue, via; canonical '' when the language leaves it out as often as not), suffix (a street type glued to
the name: Lindenstrasse), direction, unit (flat, apt), floor, number (what stands before a house number: no, nr), box (post
office box), particle (articles and prepositions, left out), ordinal, city (foreign to local name), region (name to code).$$;
comment on column normalise.address_terms.term is
'As a source writes it, in comparable Latin form (normalise.latin) without dots and apostrophes. One word, except city and region.';
comment on column normalise.address_terms.canonical is 'What it becomes.';
comment on column normalise.address_terms.language is 'ISO 639-1 language the term comes from; mul when several share it; for a region its country.';

alter table normalise.address_terms enable row level security;
create policy address_terms_readable on normalise.address_terms for select using (true);
comment on policy address_terms_readable on normalise.address_terms is 'Reference data: everybody may read it.';
grant select on normalise.address_terms to public;

-- Types that mean the same share a form, so that ul. Vitosha, Vitosha St and Vitosha Street are one street.
insert into normalise.address_terms (kind, term, canonical, language)
select distinct on (term) 'street_type', term, canonical, language
  from (values
    ('st',    'en',  'street st str strt streets sts'),
    ('st',    'de',  'strasse strase'),
    ('st',    'nl',  'straat'),
    ('st',    'fr',  'rue'),
    ('st',    'es',  'calle cll carrer'),
    ('st',    'it',  'via'),
    ('st',    'pt',  'rua r'),
    ('st',    'sv',  'gatan gata gade gaten'),
    ('st',    'fi',  'katu'),
    ('st',    'hu',  'utca u utcaja'),
    ('st',    'ro',  'strada'),
    ('st',    'tr',  'sokak sokagi sok sk'),
    ('st',    'ar',  'shari sharia shara'),
    ('st',    'el',  'odos'),
    ('',      'pl',  'ul ulica'),
    ('',      'ru',  'ulitsa ulica'),
    ('',      'uk',  'vul vulytsia vulitsya vulicya vulytsya'),
    ('av',    'en',  'avenue ave av aven avenu avn avnue'),
    ('av',    'es',  'avenida avda avd avinguda'),
    ('av',    'it',  'viale vle'),
    ('av',    'ru',  'prospekt prosp pr prospect'),
    ('av',    'tr',  'caddesi cadde cad cd'),
    ('av',    'pl',  'aleja aleje'),
    ('av',    'el',  'leoforos leof'),
    ('blvd',  'en',  'boulevard blvd boul blv bvd'),
    ('blvd',  'fr',  'bd bld'),
    ('blvd',  'mul', 'bulvar bulvari bul bulevar bulevardul bulevard blvr'),
    ('rd',    'en',  'road rd'),
    ('ln',    'en',  'lane ln'),
    ('dr',    'en',  'drive dr drv drv'),
    ('ct',    'en',  'court ct crt courts'),
    ('pl',    'en',  'place pl plza plaza plz'),
    ('pl',    'mul', 'platz plein plac plads plass plats pca praca placa piazza pza pzza piazzale trg namesti nam ploshchad ploscha'),
    ('cir',   'en',  'circle cir circ crcl'),
    ('cct',   'en',  'circuit cct crct'),
    ('cres',  'en',  'crescent cres cresc crs crsnt'),
    ('cl',    'en',  'close cl clse'),
    ('gr',    'en',  'grove grv gr gro'),
    ('gdns',  'en',  'gardens gdns garden gdn gdens'),
    ('ter',   'en',  'terrace ter terr tce trce'),
    ('pkwy',  'en',  'parkway pkwy pky pwy parkwy'),
    ('hwy',   'en',  'highway hwy hiway hway'),
    ('way',   'en',  'way wy'),
    ('weg',   'de',  'weg'),
    ('trl',   'en',  'trail trl tr trails'),
    ('lp',    'en',  'loop lp'),
    ('wlk',   'en',  'walk wlk wk'),
    ('mews',  'en',  'mews mws'),
    ('aly',   'en',  'alley aly ally'),
    ('allee', 'mul', 'allee'),
    ('esp',   'en',  'esplanade esp'),
    ('pde',   'en',  'parade pde'),
    ('prom',  'mul', 'promenade prom'),
    ('hts',   'en',  'heights hts hgts'),
    ('xing',  'en',  'crossing xing crssng'),
    ('expy',  'en',  'expressway expy expwy'),
    ('fwy',   'en',  'freeway fwy frwy'),
    ('tpke',  'en',  'turnpike tpke tpk'),
    ('rte',   'mul', 'route rte rt ruta'),
    ('cnr',   'en',  'corner cnr cor'),
    ('cv',    'en',  'cove cv'),
    ('pt',    'en',  'point pt pnt'),
    ('rdg',   'en',  'ridge rdg'),
    ('vw',    'en',  'view vw views'),
    ('vlg',   'en',  'village vlg vlge vill'),
    ('vis',   'en',  'vista vis vsta'),
    ('cswy',  'en',  'causeway cswy'),
    ('byp',   'en',  'bypass byp'),
    ('ests',  'en',  'estate estates ests'),
    ('mnr',   'en',  'manor mnr'),
    ('mdws',  'en',  'meadows mdws meadow mdw'),
    ('cyn',   'en',  'canyon cyn'),
    ('crk',   'en',  'creek crk'),
    ('lndg',  'en',  'landing lndg'),
    ('spg',   'en',  'springs spgs spring spg'),
    ('hl',    'en',  'hill hl hills hls'),
    ('brg',   'en',  'bridge brg'),
    ('row',   'en',  'row'),
    ('rise',  'en',  'rise'),
    ('run',   'en',  'run'),
    ('path',  'en',  'path'),
    ('pass',  'mul', 'passage psge psg'),
    ('sq',    'en',  'square sq sqr sqre'),
    ('qdrt',  'en',  'quadrant qdrt'),
    ('quay',  'mul', 'quay quai qy'),
    ('wharf', 'en',  'wharf whrf'),
    ('rdwy',  'en',  'roadway rdwy'),
    ('serv',  'en',  'serviceway'),
    ('ch',    'fr',  'chemin ch che chem'),
    ('imp',   'fr',  'impasse imp'),
    ('cours', 'fr',  'cours'),
    ('sen',   'fr',  'sentier sente'),
    ('fbg',   'fr',  'faubourg fbg'),
    ('lotis', 'fr',  'lotissement lotis'),
    ('ps',    'es',  'paseo ps pso passeig passeo'),
    ('cno',   'es',  'camino cno cmno cami'),
    ('crta',  'es',  'carretera ctra crta'),
    ('rda',   'es',  'ronda rda'),
    ('gta',   'es',  'glorieta gta'),
    ('trv',   'mul', 'travesia travessa trav trv'),
    ('clz',   'es',  'calzada calz czda'),
    ('cda',   'es',  'cerrada cda'),
    ('priv',  'es',  'privada priv'),
    ('prol',  'es',  'prolongacion prol'),
    ('diag',  'es',  'diagonal diag dg'),
    ('tv',    'es',  'transversal tv transv'),
    ('cra',   'es',  'carrera cra kra'),
    ('cjon',  'es',  'callejon cjon'),
    ('urb',   'es',  'urbanizacion urb'),
    ('lgo',   'mul', 'largo lgo lg'),
    ('cso',   'it',  'corso cso'),
    ('vco',   'it',  'vicolo vco vic'),
    ('ctr',   'it',  'contrada'),
    ('rod',   'pt',  'rodovia rod'),
    ('al',    'pt',  'alameda al'),
    ('lad',   'pt',  'ladeira lad'),
    ('gasse', 'de',  'gasse g'),
    ('damm',  'de',  'damm'),
    ('ufer',  'de',  'ufer'),
    ('ring',  'de',  'ring'),
    ('laan',  'nl',  'laan'),
    ('gr',    'nl',  'gracht'),
    ('kade',  'nl',  'kade'),
    ('stwg',  'nl',  'steenweg stwg stw'),
    ('vag',   'sv',  'vagen vag vegen vegur vej vei veien vejen'),
    ('tie',   'fi',  'tie'),
    ('ut',    'hu',  'ut utja'),
    ('ter',   'hu',  'tere'),
    ('os',    'pl',  'osiedle os'),
    ('rynek', 'pl',  'rynek'),
    ('tr',    'cs',  'trida'),
    ('nab',   'mul', 'nabrezi naberezhnaya nab'),
    ('per',   'ru',  'pereulok per provulok prov'),
    ('sh',    'ru',  'shosse sh'),
    ('proezd','ru',  'proezd'),
    ('mah',   'tr',  'mahallesi mahalle mah'),
    ('marg',  'hi',  'marg'),
    ('nagar', 'hi',  'nagar ngr'),
    ('jl',    'id',  'jalan jln jl'),
    ('lrg',   'ms',  'lorong'),
    ('soi',   'th',  'soi'),
    ('thanon','th',  'thanon'),
    ('lu',    'zh',  'lu'),
    ('jie',   'zh',  'jie')
  ) as types (canonical, language, terms),
  unnest(string_to_array(terms, ' ')) as term
 order by term, canonical desc;

insert into normalise.address_terms (kind, term, canonical, language)
select 'suffix', term, canonical, language
  from (values
    ('st',    'de', 'strasse strase str'),
    ('st',    'nl', 'straat'),
    ('st',    'sv', 'gatan gata gade gaten'),
    ('st',    'fi', 'katu'),
    ('st',    'en', 'street'),
    ('av',    'en', 'avenue'),
    ('cres',  'en', 'crescent'),
    ('cct',   'en', 'circuit'),
    ('weg',   'de', 'weg'),
    ('pl',    'de', 'platz plein'),
    ('allee', 'de', 'allee'),
    ('gasse', 'de', 'gasse'),
    ('damm',  'de', 'damm'),
    ('ufer',  'de', 'ufer'),
    ('laan',  'nl', 'laan'),
    ('gr',    'nl', 'gracht'),
    ('kade',  'nl', 'kade'),
    ('stwg',  'nl', 'steenweg'),
    ('vag',   'sv', 'vagen vegen vej veien vejen')
  ) as types (canonical, language, terms),
  unnest(string_to_array(terms, ' ')) as term;

insert into normalise.address_terms (kind, term, canonical, language)
select kind, term, canonical, language
  from (values
    ('direction', 'n',  'en',  'n north'),
    ('direction', 's',  'en',  's south'),
    ('direction', 'e',  'en',  'e east'),
    ('direction', 'w',  'en',  'w west'),
    ('direction', 'ne', 'en',  'ne northeast'),
    ('direction', 'nw', 'en',  'nw northwest'),
    ('direction', 'se', 'en',  'se southeast'),
    ('direction', 'sw', 'en',  'sw southwest'),
    ('direction', 'n',  'mul', 'nord norte noord norr'),
    ('direction', 's',  'mul', 'sud sur sul sued zuid syd'),
    ('direction', 'e',  'mul', 'est este leste ost oost'),
    ('direction', 'w',  'mul', 'ouest oeste ovest vast'),
    ('unit',      '',   'en',  'apt apartment apartments flat unit suite ste room rm number lot bldg building tower twr block blk dept villa shop office ofc studio townhouse site space spc trailer trlr'),
    ('unit',      '',   'mul', '# app appt appartement appartamento apto apartamento ap dpto depto departamento departement puerta pta pto porta interno int interior '
                               'wohnung whg top stiege tur tuer bus bte boite lok lokal m mieszkanie kv kvartira daire d byt lgh leilighet huoneisto as apat apt lakas blok bloc bloque bl escalera esc '
                               'korpus korp k lot res residence batiment bat entree bloco sala conjunto cj casa manzana mza lote lt ajto flatno aptno'),
    ('floor',     '',   'en',  'floor fl flr level lvl'),
    ('floor',     '',   'mul', 'piso planta etage etg og stock stockwerk obergeschoss verdieping andar piano kat patro emelet pietro vaning etaj poschodi'),
    ('number',    '',   'mul', 'no nr nbr num numero nummer nro number nombre n d dom bud budynok hausnummer hausnr huisnummer house'),
    ('box',       '',   'mul', 'box pobox pob postbox postfach postbus apartado apdo casilla bp cedex caixa skrytka pf boite postlada postboks bag'),
    ('particle',  '',   'mul', 'the of and de del la las los el le les du des da do das dos di della delle dei degli dello al van der den het ter vom zum zur dem am y e et und'),
    ('ordinal',   '1st', 'en', 'first 1er 1re 1era 1ra'), ('ordinal', '2nd', 'en', 'second 2eme 2da 2do'), ('ordinal', '3rd', 'en', 'third 3eme 3ra 3ro 3er'),
    ('ordinal',   '4th', 'en', 'fourth'), ('ordinal', '5th', 'en', 'fifth'), ('ordinal', '6th', 'en', 'sixth'), ('ordinal', '7th', 'en', 'seventh'),
    ('ordinal',   '8th', 'en', 'eighth'), ('ordinal', '9th', 'en', 'ninth'), ('ordinal', '10th', 'en', 'tenth'), ('ordinal', '11th', 'en', 'eleventh'),
    ('ordinal',   '12th', 'en', 'twelfth')
  ) as words (kind, canonical, language, terms),
  unnest(string_to_array(terms, ' ')) as term
    on conflict do nothing;

-- States and provinces: where everybody knows the code.
insert into normalise.address_terms (kind, term, canonical, language)
select 'region', split_part(region, ':', 1), split_part(region, ':', 2), country
  from (values
    ('us', 'alabama:al,alaska:ak,arizona:az,arkansas:ar,california:ca,colorado:co,connecticut:ct,delaware:de,district of columbia:dc,washington dc:dc,'
           'florida:fl,georgia:ga,hawaii:hi,idaho:id,illinois:il,indiana:in,iowa:ia,kansas:ks,kentucky:ky,louisiana:la,maine:me,maryland:md,'
           'massachusetts:ma,michigan:mi,minnesota:mn,mississippi:ms,missouri:mo,montana:mt,nebraska:ne,nevada:nv,new hampshire:nh,new jersey:nj,'
           'new mexico:nm,new york:ny,north carolina:nc,north dakota:nd,ohio:oh,oklahoma:ok,oregon:or,pennsylvania:pa,rhode island:ri,south carolina:sc,'
           'south dakota:sd,tennessee:tn,texas:tx,utah:ut,vermont:vt,virginia:va,washington:wa,washington state:wa,west virginia:wv,wisconsin:wi,wyoming:wy,'
           'puerto rico:pr,guam:gu,american samoa:as,virgin islands:vi,northern mariana islands:mp,calif:ca,fla:fl,mass:ma,penn:pa,penna:pa,tex:tx,'
           'ariz:az,ala:al,conn:ct,colo:co,ill:il,ind:in,mich:mi,minn:mn,miss:ms,mont:mt,nebr:ne,nev:nv,okla:ok,oreg:or,tenn:tn,wash:wa,wis:wi,wisc:wi,wyo:wy,'
           'kans:ks,n carolina:nc,s carolina:sc,n dakota:nd,s dakota:sd,w virginia:wv'),
    ('ca', 'alberta:ab,british columbia:bc,manitoba:mb,new brunswick:nb,newfoundland and labrador:nl,newfoundland:nl,nova scotia:ns,northwest territories:nt,'
           'nunavut:nu,ontario:on,ont:on,prince edward island:pe,pei:pe,quebec:qc,que:qc,saskatchewan:sk,sask:sk,yukon:yt,yukon territory:yt,alta:ab,colombie britannique:bc'),
    ('au', 'new south wales:nsw,n s w:nsw,victoria:vic,queensland:qld,south australia:sa,western australia:wa,tasmania:tas,australian capital territory:act,northern territory:nt'),
    ('br', 'acre:ac,alagoas:al,amapa:ap,amazonas:am,bahia:ba,ceara:ce,distrito federal:df,espirito santo:es,goias:go,maranhao:ma,mato grosso:mt,'
           'mato grosso do sul:ms,minas gerais:mg,para:pa,paraiba:pb,parana:pr,pernambuco:pe,piaui:pi,rio de janeiro:rj,rio grande do norte:rn,'
           'rio grande do sul:rs,rondonia:ro,roraima:rr,santa catarina:sc,sao paulo:sp,sergipe:se,tocantins:to'),
    ('in', 'andhra pradesh:ap,arunachal pradesh:ar,assam:as,bihar:br,chhattisgarh:cg,goa:ga,gujarat:gj,haryana:hr,himachal pradesh:hp,jharkhand:jh,karnataka:ka,'
           'kerala:kl,madhya pradesh:mp,maharashtra:mh,manipur:mn,meghalaya:ml,mizoram:mz,nagaland:nl,odisha:od,orissa:od,punjab:pb,rajasthan:rj,sikkim:sk,'
           'tamil nadu:tn,telangana:tg,ts:tg,tripura:tr,uttar pradesh:up,uttarakhand:uk,west bengal:wb,delhi:dl,new delhi:dl'),
    ('mx', 'aguascalientes:agu,baja california:bcn,baja california sur:bcs,campeche:cam,chiapas:chp,chihuahua:chh,coahuila:coa,colima:col,ciudad de mexico:cmx,cdmx:cmx,'
           'durango:dur,guanajuato:gua,guerrero:gro,hidalgo:hid,jalisco:jal,michoacan:mic,morelos:mor,nayarit:nay,nuevo leon:nle,oaxaca:oax,puebla:pue,'
           'queretaro:qro,quintana roo:roo,san luis potosi:slp,sinaloa:sin,sonora:son,tabasco:tab,tamaulipas:tam,tlaxcala:tla,veracruz:ver,yucatan:yuc,zacatecas:zac'),
    ('de', 'baden wurttemberg:bw,bayern:by,bavaria:by,berlin:be,brandenburg:bb,bremen:hb,hamburg:hh,hessen:he,hesse:he,mecklenburg vorpommern:mv,niedersachsen:ni,'
           'lower saxony:ni,nordrhein westfalen:nw,north rhine westphalia:nw,nrw:nw,rheinland pfalz:rp,rhineland palatinate:rp,saarland:sl,sachsen:sn,saxony:sn,'
           'sachsen anhalt:st,saxony anhalt:st,schleswig holstein:sh,thuringen:th,thuringia:th')
  ) as regions (country, list),
  unnest(string_to_array(list, ',')) as region
    on conflict do nothing;

-- Well-known cities under foreign names, and their transliterations.
insert into normalise.address_terms (kind, term, canonical, language)
select 'city', term, split_part(city, '=', 1), 'mul'
  from unnest(array[
    'koln=cologne,koeln,colonia,keulen', 'munchen=munich,muenchen,monaco di baviera', 'nurnberg=nuremberg,nuernberg', 'dusseldorf=duesseldorf', 'hannover=hanover',
    'frankfurt am main=frankfurt,frankfurt a m,frankfurt main,frankfurt a main', 'braunschweig=brunswick', 'wien=vienna,vienne,viena', 'zurich=zuerich,zurigo', 'geneve=geneva,genf,ginevra',
    'basel=basle,bale', 'bern=berne', 'luzern=lucerne', 'praha=prague,prag,praga', 'brno=brunn', 'plzen=pilsen', 'warszawa=warsaw,warschau,varsovie,varsovia', 'krakow=cracow,krakau,cracovia',
    'wroclaw=breslau', 'gdansk=danzig', 'poznan=posen', 'szczecin=stettin', 'lodz=lodsch', 'budapest=budapesta', 'bucuresti=bucharest,bukarest', 'beograd=belgrade,belgrad', 'zagreb=agram', 'ljubljana=laibach',
    'sofia=sofiya,sofija', 'moskva=moscow,moskau,moscou,moscu,mosca', 'sankt peterburg=saint petersburg,st petersburg,sankt peterburg,spb,petersburg,leningrad', 'novosibirsk=nowosibirsk',
    'ekaterinburg=yekaterinburg,jekaterinburg', 'kazan=qazan', 'kyiv=kiev,kiew,kyjiv,kiiv', 'lviv=lvov,lwow,lemberg', 'odesa=odessa', 'kharkiv=kharkov,harkiv', 'dnipro=dnepr,dnepropetrovsk,dnipropetrovsk',
    'athina=athens,athen,athenes,atenas,atene,athena', 'thessaloniki=salonica,saloniki,thessalonica', 'patra=patras', 'irakleio=heraklion,iraklion,irakleion,herakleion', 'istanbul=constantinople', 'izmir=smyrna',
    'roma=rome,rom', 'milano=milan,mailand', 'napoli=naples,neapel', 'torino=turin', 'firenze=florence,florenz,florencia', 'venezia=venice,venedig,venise', 'genova=genoa,genua,genes', 'bologna=bologne',
    'padova=padua', 'mantova=mantua', 'livorno=leghorn', 'siracusa=syracuse sicily', 'lisboa=lisbon,lissabon,lisbonne,lisbona', 'porto=oporto', 'sevilla=seville', 'zaragoza=saragossa', 'cordoba=cordova',
    'a coruna=la coruna,coruna,corunna', 'donostia=san sebastian,donostia san sebastian', 'bilbao=bilbo', 'alicante=alacant', 'paris=parigi', 'marseille=marseilles,marsella', 'lyon=lyons', 'strasbourg=strassburg', 'nice=nizza',
    'bruxelles=brussels,brussel,brussel bruxelles,bruxelles brussel', 'antwerpen=antwerp,anvers', 'gent=ghent,gand', 'brugge=bruges', 'liege=luik,luttich', 'leuven=louvain', 'den haag=the hague,s gravenhage,gravenhage,sgravenhage,la haye',
    'kobenhavn=copenhagen,kopenhagen,koebenhavn,copenhague', 'goteborg=gothenburg,goeteborg', 'malmo=malmoe', 'stockholm=estocolmo', 'helsinki=helsingfors', 'turku=abo', 'tampere=tammerfors', 'oslo=kristiania',
    'reykjavik=reykjavik iceland', 'london=londres,londra,londen', 'edinburgh=edimbourg', 'dublin=baile atha cliath', 'new york=new york city,nyc,nueva york', 'los angeles=la california', 'philadelphia=phila', 'ciudad de mexico=mexico city,mexico df,cdmx,mexico d f,distrito federal,mexiko stadt',
    'sao paulo=san pablo', 'beijing=peking,pekin,bei jing', 'shanghai=shang hai,schanghai', 'guangzhou=canton,kanton', 'shenzhen=shen zhen', 'chengdu=cheng du', 'hangzhou=hang zhou', 'xian=xi an', 'nanjing=nanking',
    'tokyo=tokio,東京,東京都', 'osaka=oosaka,大阪,大阪市', 'kyoto=kioto,京都,京都市', 'yokohama=横浜,横浜市', 'nagoya=名古屋,名古屋市', 'sapporo=札幌,札幌市', 'fukuoka=福岡,福岡市',
    'kobe=神戸,神戸市', 'kawasaki=川崎,川崎市', 'saitama=さいたま,さいたま市', 'hiroshima=広島,広島市', 'sendai=仙台,仙台市', 'kitakyushu=北九州,北九州市', 'chiba=千葉,千葉市', 'sakai=堺,堺市',
    'niigata=新潟,新潟市', 'hamamatsu=浜松,浜松市', 'kumamoto=熊本,熊本市', 'okayama=岡山,岡山市', 'shizuoka=静岡,静岡市', 'kagoshima=鹿児島,鹿児島市', 'nagasaki=長崎,長崎市', 'nara=奈良,奈良市',
    'beijing=北京,北京市', 'shanghai=上海,上海市', 'guangzhou=广州,广州市', 'shenzhen=深圳,深圳市', 'chengdu=成都,成都市', 'hangzhou=杭州,杭州市', 'tianjin=天津,天津市', 'chongqing=重庆,重庆市', 'wuhan=武汉,武汉市',
    'nanjing=南京,南京市', 'xian=西安,西安市', 'suzhou=苏州,苏州市', 'hong kong=香港', 'taipei=台北,臺北,台北市', 'macau=澳门,澳門', 'seoul=서울,서울특별시,서울시', 'busan=부산,부산광역시', 'incheon=인천,인천광역시',
    'daegu=대구,대구광역시', 'daejeon=대전,대전광역시', 'gwangju=광주,광주광역시', 'cairo=القاهرة', 'alexandria=الإسكندرية,الاسكندرية', 'giza=الجيزة', 'dubai=دبي', 'riyadh=الرياض', 'jeddah=جدة', 'beirut=بيروت', 'amman=عمان', 'baghdad=بغداد',
    'casablanca=الدار البيضاء', 'yerushalayim=ירושלים,القدس', 'tel aviv=תל אביב', 'haifa=חיפה', 'athina=αθήνα,αθηνα', 'tehran=تهران', 'seoul=soul,seul', 'busan=pusan', 'incheon=inchon', 'daegu=taegu', 'daejeon=taejon', 'cairo=al qahirah,alqahira,alqahirah,al qahira,al qahirah,el qahira,le caire,kairo,el cairo',
    'alexandria=al iskandariyah,al iskandariyya,al iskandariya,aliskandariya,aliskandariyya,iskandariya,alexandrie', 'giza=al jizah,al jiza,al jizah,aljiza,gizeh,el giza', 'yerushalayim=jerusalem', 'tel aviv=tel aviv yafo', 'mumbai=bombay', 'chennai=madras', 'kolkata=calcutta',
    'bengaluru=bangalore', 'pune=poona', 'thiruvananthapuram=trivandrum', 'varanasi=benares', 'gurugram=gurgaon', 'vadodara=baroda', 'mysuru=mysore', 'kochi=cochin', 'yangon=rangoon', 'ho chi minh city=saigon,thanh pho ho chi minh,tp hcm,tp ho chi minh,hcmc,ho chi minh',
    'hanoi=ha noi', 'bangkok=krung thep,krung thep maha nakhon', 'quebec=quebec city,ville de quebec', 'montreal=montreal qc', 'ciudad autonoma de buenos aires=buenos aires,caba,capital federal', 'damascus=damas,dimashq', 'baghdad=bagdad', 'tehran=teheran', 'tbilisi=tiflis', 'vilnius=wilna,wilno',
    'tallinn=reval', 'kaunas=kowno', 'bratislava=pressburg,pozsony', 'kosice=kaschau', 'timisoara=temesvar', 'cluj napoca=cluj,kolozsvar', 'brasov=kronstadt', 'iasi=jassy', 'nicosia=lefkosia,lefkosa', 'chisinau=kishinev']) as city,
  unnest(string_to_array(split_part(city, '=', 2), ',')) as term
    on conflict do nothing;

commit;
