-- Deploy mds:matching/common_names to pg
-- requires: matching/describe
-- requires: matching/default_model
-- requires: normalise/person
begin;

-- How common the commonest names are where each is most common: roughly, in steps, after what censuses and civil registers publish. Without these two
-- John Smiths would be as unlikely as two Horatio Whitfields. What is not here has the u of its level.
insert into matching.term_frequencies (model_id, term, value, frequency)
select m.id, n.term, v.value, max(n.frequency)
  from matching.models m,
       (values
        ('family', 0.1, 'silva nguyen kim tan chan'),
        ('family', 0.07, 'tran li wang zhang le pham lee yi lim'),
        ('family', 0.05, 'santos park liu chen hansen jensen nielsen hoang huynh kumar singh khan da_silva jones devi ali ahmed mohamed '
             || 'choi jeong jung'),
        ('family', 0.035, 'ferreira pereira garcia hernandez williams davies kaur begum khatun islam vu vo dang pedersen andersen '
             || 'christensen yang wong leung cheung lau ng'),
        ('family', 0.022, 'oliveira costa rodrigues martins sousa souza fernandes goncalves gomes lopes rodriguez gonzalez fernandez lopez '
             || 'martinez sanchez perez andersson johansson larsen sorensen rasmussen nagy kovacs toth szabo horvath huang zhao '
             || 'wu zhou bui do ho evans thomas roberts lewis hughes lin hassan hussein hussain ibrahim musa akter'),
        ('family', 0.016, 'alves almeida ribeiro carvalho teixeira gomez martin ramirez torres flores rivera karlsson nilsson eriksson '
             || 'larsson olsson persson jorgensen petersen madsen kristensen sato suzuki xu sun ma zhu hu guo he kang cho jo '
             || 'yoon yun jang chang im han shin oh seo kwon hwang edwards morgan griffiths varga kiss molnar nemeth farkas '
             || 'balogh yilmaz smirnov smirnova das sharma chowdhury sheikh rahman hossain bibi abbas'),
        ('family', 0.012, 'smith johnson ivanov ivanova takahashi tanaka murphy reyes cruz dela_cruz mendoza diaz moreno alvarez muller '
             || 'olsen johansen olesen thomsen christiansen poulsen svensson gustafsson watanabe ito yamamoto nakamura phan '
             || 'truong duong ly gupta patel yadav kuznetsov kuznetsova kaya demir celik sahin yildiz yildirim ozturk goh teo '
             || 'ong koh'),
        ('family', 0.008, 'brown wilson taylor miller davis anderson popov popova petrov petrova vasiliev vasilieva sokolov sokolova '
             || 'schmidt schneider fischer kelly osullivan sullivan walsh byrne ryan obrien popa popescu novak novakova svoboda '
             || 'svobodova de_jong jansen de_vries kobayashi kato yoshida berg haugen ramos munoz romero gutierrez alonso vargas '
             || 'castillo jimenez morales ortiz chavez nowak aydin arslan dogan kilic ruiz mohammed mohammad muhammad ahmad nair '
             || 'reddy rao joseph jose mahmoud yusuf abubakar adamu'),
        ('family', 0.005, 'moore jackson white harris thompson robinson clark wright walker hall green king wood campbell stewart scott '
             || 'murray macdonald macleod weber meyer wagner becker schulz hoffmann bakker van_den_berg van_dijk visser smit '
             || 'rossi russo ferrari esposito bianchi korhonen virtanen lindberg lindstrom papadopoulos novotny kowalski '
             || 'kowalska wisniewski wisniewska melnyk shevchenko connor oconnor doyle mccarthy gallagher doherty kennedy lynch '
             || 'quinn daly'),
        ('given', 0.08, 'mohamed muhammad mohammed maria'),
        ('given', 0.05, 'ahmed ali jose fatima ahmad'),
        ('given', 0.035, 'anna sri siti ana juan antonio abdul'),
        ('given', 0.025, 'aleksandr alexander elena sergey vladimir tatiana tatyana ivan olga natalia natalya john james marie nuur '
             || 'hassan ibrahim mustafa mehmet fatma ayse'),
        ('given', 0.018, 'robert michael william david mary jan piotr krzysztof andrzej katarzyna malgorzata jean giuseppe joao carlos '
             || 'francisco manuel luis andrey andrei alexey aleksey irina svetlana dmitry dmitri nikolay laszlo istvan jozsef '
             || 'janos zoltan sandor katalin erzsebet hussein hassan omar khadija aisha aicha amina zainab yusuf osman emine '
             || 'hatice mariam maryam'),
        ('given', 0.013, 'george thomas peter paul richard margaret elizabeth susan michel pierre philippe lars anders erik karin eva '
             || 'petr pavel jiri josef jana marek tomasz pawel agnieszka barbara ewa giovanni francesco mario angela rosa paulo '
             || 'pedro antonia francisca isabel miguel javier jesus carmen jorge maryna yuri yury evgeny evgeniy marina ludmila '
             || 'lyudmila galina valentina georgios dimitrios konstantinos ioannis eleni hans wolfgang klaus karl heinz johannes '
             || 'ursula monika sabine andreas stefan christian martin daniel patrick mark andrew christopher joseph charles '
             || 'sarah jennifer linda patricia nguyet linh anh hung minh'),
        ('given', 0.01, 'steven stephen brian kevin anthony kenneth edward donald ronald karen nancy helen julie emma laura claire '
             || 'nicole nathalie isabelle christine catherine francoise monique alain bernard jacques jennifer jessica michelle '
             || 'lisa kimberly matthew joshua anita sunita ram santosh sanjay rajesh sunil ravi hiroshi takashi kenji yoko wei '
             || 'min ying li jing')
       ) as n (term, frequency, names),
       regexp_split_to_table(n.names, ' ') as w (word),
       lateral (select replace(w.word, '_', ' ')) as s (name),
       lateral (select normalise.person(case n.term when 'family' then jsonb_build_object('family_name', s.name)
                                                    else jsonb_build_object('given_name', s.name) end, null, 'DMY')) as p (person),
       lateral matching.describe(0, '', '', p.person) d,
       lateral (select case n.term when 'family' then d.family else d.given end) as v (value)
 where m.origin = 'shipped' and v.value is not null
 group by m.id, n.term, v.value;

commit;
