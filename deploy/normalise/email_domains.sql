-- Deploy mds:normalise/email_domains to pg
-- requires: normalise/compile_lookup
begin;

create table normalise.email_domains (
    domain            text     not null,
    canonical_domain  text,
    tag_separator     text,
    is_dot_ignored    boolean  not null default false,
    is_disposable     boolean  not null default false,

    constraint pk_email_domains primary key (domain),
    constraint chk_email_domains_ascii check (domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
    constraint chk_email_domains_canonical_ascii check (canonical_domain ~ '^[a-z0-9-]+(\.[a-z0-9-]+)+$'),
    constraint chk_email_domains_separator check (length(tag_separator) = 1)
);

comment on table normalise.email_domains is
$$What is known about the mailboxes of a domain: how normalise.email() makes the match key of an address of it. Edited by a
steward with normalise.set_email_domain().

A domain that is not here, a company's or a hosted one, keeps its dots and its tags: whether ann+x and ann share a mailbox
there is for its owner to know. Sources: the help pages of the providers.$$;
comment on column normalise.email_domains.domain is 'Domain after the @, lower case, A-labels. A disposable domain stands for its sub-domains too.';
comment on column normalise.email_domains.canonical_domain is 'Domain that reaches the same mailboxes under the same names; null when there is none.';
comment on column normalise.email_domains.tag_separator is 'Character from which on the local part is a tag of the owner; null when the provider has no tags.';
comment on column normalise.email_domains.is_dot_ignored is 'Whether dots in the local part make no difference.';
comment on column normalise.email_domains.is_disposable is 'Whether the domain hands out mailboxes to be thrown away.';

alter table normalise.email_domains enable row level security;
create policy email_domains_readable on normalise.email_domains for select using (true);
comment on policy email_domains_readable on normalise.email_domains is 'Reference data: everybody may read it.';
grant select on normalise.email_domains to public;

insert into normalise.email_domains (domain, canonical_domain, tag_separator, is_dot_ignored) values
    ('gmail.com',        null,            '+',  true),
    ('googlemail.com',   'gmail.com',     '+',  true),
    ('icloud.com',       null,            '+',  false),
    ('me.com',           'icloud.com',    '+',  false),
    ('mac.com',          'icloud.com',    '+',  false),
    ('proton.me',        null,            '+',  true),
    ('protonmail.com',   'proton.me',     '+',  true),
    ('protonmail.ch',    'proton.me',     '+',  true),
    ('pm.me',            'proton.me',     '+',  true),
    ('yandex.ru',        null,            '+',  false),
    ('ya.ru',            'yandex.ru',     '+',  false),
    ('yandex.com',       'yandex.ru',     '+',  false),
    ('yandex.by',        'yandex.ru',     '+',  false),
    ('yandex.kz',        'yandex.ru',     '+',  false),
    ('yandex.ua',        'yandex.ru',     '+',  false),
    ('yandex.com.tr',    'yandex.ru',     '+',  false),
    ('yandex.uz',        'yandex.ru',     '+',  false),
    ('narod.ru',         'yandex.ru',     '+',  false),
    ('mail.ru',          null,            '+',  false),
    ('bk.ru',            null,            '+',  false),
    ('inbox.ru',         null,            '+',  false),
    ('list.ru',          null,            '+',  false),
    ('internet.ru',      null,            '+',  false),
    ('fastmail.com',     null,            '+',  false),
    ('fastmail.fm',      null,            '+',  false),
    ('fastmail.net',     null,            '+',  false),
    ('sent.com',         null,            '+',  false),
    ('messagingengine.com', null,         '+',  false),
    ('zoho.com',         null,            '+',  false),
    ('zohomail.com',     null,            '+',  false),
    ('zoho.eu',          null,            '+',  false),
    ('zohomail.eu',      null,            '+',  false),
    ('hey.com',          null,            '+',  false),
    ('posteo.de',        null,            '+',  false),
    ('posteo.net',       null,            '+',  false),
    ('mailbox.org',      null,            '+',  false),
    ('runbox.com',       null,            '+',  false),
    ('pobox.com',        null,            '+',  false),
    ('hushmail.com',     null,            '+',  false),
    ('duck.com',         null,            '+',  false),
    ('startmail.com',    null,            '+',  false),
    ('disroot.org',      null,            '+',  false),
    ('riseup.net',       null,            '+',  false),
    ('migadu.com',       null,            '+',  false),
    ('mailfence.com',    null,            '+',  false),
    ('kolabnow.com',     null,            '+',  false),
    ('windowslive.com',  null,            '+',  false),
    ('ymail.com',        null,            '-',  false),
    ('rocketmail.com',   null,            '-',  false);

insert into normalise.email_domains (domain, tag_separator)
select distinct provider || '.' || tld, separator
  from (values
    ('outlook', '+', 'com at be cl co.id co.il com.ar com.au com.br com.gr com.pe com.tr com.vn cz de dk es fr hu ie in it jp kr lv my ph pt sa sg sk'),
    ('hotmail', '+', 'com at be ca ch cl co.id co.il co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.hk com.mx com.my com.tr com.tw com.vn cz de dk es fi fr gr hu ie it lt lv my nl no ph rs se sg sk'),
    ('live',    '+', 'com at be ca ch cl cn co.kr co.uk co.za com.ar com.au com.mx com.my com.ph com.pt com.sg de dk fi fr hk ie in it jp nl no ph ru se'),
    ('msn',     '+', 'com'),
    ('yahoo',   '-', 'com at be bg ca ch cl cn co.hu co.id co.il co.in co.jp co.kr co.nz co.th co.uk co.za com.ar com.au com.br com.co com.hk com.hr com.mx com.my com.pe com.ph com.sg com.tr com.tw com.ua com.ve com.vn cz de dk ee es fi fr gr hu ie in it lt lv nl no pl pt ro rs se si sk')
  ) as providers (provider, separator, tlds), unnest(string_to_array(tlds, ' ')) as tld;

insert into normalise.email_domains (domain, is_disposable)
select domain, true
  from unnest(string_to_array(
    '0-mail.com 0815.ru 10minutemail.com 10minutemail.net 10minutemail.org 10minutemail.de 10minutemail.co.uk 10minutesmail.com '
    '123-m.com 1secmail.com 1secmail.net 1secmail.org 20email.eu 20mail.it 20minutemail.com 2prong.com 30minutemail.com '
    '33mail.com 3d-painting.com 4warding.com 4warding.net 4warding.org 5mail.cf 60minutemail.com 675hosting.com 6url.com 75hosting.com '
    'afrobacon.com ajaxapp.net amilegit.com anonbox.net anonymbox.com antichef.com antichef.net antireg.ru antispam.de armyspy.com '
    'baxomale.ht.cx beefmilk.com binkmail.com bio-muesli.net bobmail.info bodhi.lawlita.com bofthew.com brefmail.com brennendesreich.de '
    'broadbandninja.com bsnow.net bugmenot.com bumpymail.com burnermail.io byom.de casualdx.com centermail.com centermail.net chammy.info '
    'chogmail.com choicemail1.com cool.fr.nf correo.blogos.net cosmorph.com courriel.fr.nf courrieltemporaire.com cubiclink.com '
    'curryworld.de cust.in cuvox.de dacoolest.com dandikmail.com dayrep.com dcemail.com deadaddress.com deadspam.com despam.it despammed.com '
    'devnullmail.com dfgh.net dingbone.com discardmail.com discardmail.de disposableaddress.com disposableemailaddresses.com '
    'disposableinbox.com dispose.it dispostable.com dm.w3internet.co.uk dodgeit.com dodgit.com dodgit.org donemail.ru dontreg.com dontsendmespam.de '
    'dropmail.me drdrb.com drdrb.net dump-email.info dumpandjunk.com dumpmail.de dumpyemail.com e4ward.com easytrashmail.com einrot.com '
    'email60.com emaildienst.de emailias.com emailigo.de emailinfive.com emailisvalid.com emaillime.com emailmiser.com emailondeck.com '
    'emailsensei.com emailtemporario.com.br emailtemporanea.com emailtemporanea.net emailthe.net emailtmp.com emailto.de emailwarden.com '
    'emailx.at.hm emailxfer.com emltmp.com emz.net enterto.com ephemail.net etranquil.com etranquil.net etranquil.org explodemail.com '
    'eyepaste.com fakeinbox.com fakeinformation.com fakemail.fr fakemail.net fakemailgenerator.com fakemailz.com fammix.com fansworldwide.de fastacura.com '
    'fastchevy.com fastchrysler.com fastkawasaki.com fastmazda.com fastmitsubishi.com fastnissan.com fastsubaru.com fastsuzuki.com fasttoyota.com '
    'fastyamaha.com filzmail.com fizmail.com fleckens.hu fr33mail.info frapmail.com front14.org fux0ringduh.com garliclife.com generator.email '
    'get1mail.com get2mail.fr getairmail.com getmails.eu getnada.com getonemail.com getonemail.net ghosttexter.de girlsundertheinfluence.com gishpuppy.com '
    'goemailgo.com gotmail.com gotmail.net gotmail.org gotti.otherinbox.com great-host.in greensloth.com grr.la gsrv.co.uk guerillamail.biz '
    'guerillamail.com guerillamail.net guerillamail.org guerrillamail.biz guerrillamail.com guerrillamail.de guerrillamail.info guerrillamail.net '
    'guerrillamail.org guerrillamailblock.com gustr.com h.mintemail.com h8s.org haltospam.com harakirimail.com hatespam.org hidemail.de '
    'hidzz.com hmamail.com hochsitze.com hotpop.com hulapla.de ieatspam.eu ieatspam.info ihateyoualot.info iheartspam.org imails.info '
    'inbax.tk inboxalias.com inboxbear.com inboxclean.com inboxclean.org inboxkitten.com incognitomail.com incognitomail.net incognitomail.org '
    'insorg-mail.info ipoo.org irish2me.com jetable.com jetable.fr.nf jetable.net jetable.org jnxjn.com jourrapide.com junk1e.com '
    'kasmail.com kaspop.com keepmymail.com killmail.com killmail.net klassmaster.com klzlk.com koszmail.pl kurzepost.de lawlita.com lazyinbox.com '
    'letthemeatspam.com lhsdv.com lifebyfood.com link2mail.net litedrop.com lol.ovpn.to lookugly.com lopl.co.cc lortemail.dk lr78.com lroid.com '
    'luxusmail.org m21.cc m4ilweb.info maboard.com mail-temporaire.com mail-temporaire.fr mail.mezimages.net mail.tm mail1a.de mail21.cc '
    'mail2rss.org mail4trash.com mailbidon.com mailbiz.biz mailblocks.com mailbucket.org mailcat.biz mailcatch.com maildrop.cc '
    'maildx.com maileater.com mailed.ro mailexpire.com mailfa.tk mailforspam.com mailfree.ga mailfreeonline.com mailfs.com mailguard.me mailimate.com '
    'mailin8r.com mailinater.com mailinator.com mailinator.gq mailinator.net mailinator.org mailinator.us mailinator2.com mailincubator.com '
    'mailismagic.com mailme.ir mailme.lv mailme24.com mailmetrash.com mailmoat.com mailnator.com mailnesia.com mailnull.com mailpick.biz mailpoof.com '
    'mailrock.biz mailsac.com mailscrap.com mailshell.com mailsiphon.com mailslite.com mailtemp.info mailtome.de mailtothis.com mailtrash.net mailtv.net '
    'mailtv.tv mailzilla.com mailzilla.org makemetheking.com manybrain.com mbx.cc mega.zik.dj meinspamschutz.de meltmail.com messagebeamer.de mierdamail.com '
    'minuteinbox.com mintemail.com moakt.cc moakt.co moakt.com moakt.ws moburl.com mohmal.com mohmal.im moncourrier.fr.nf monemail.fr.nf monmail.fr.nf '
    'monumentmail.com mt2009.com mt2014.com mx0.wwwnew.eu mycleaninbox.net mypartyclip.de myphantomemail.com myspaceinc.com mytemp.email mytempemail.com '
    'mytempmail.com mytrashmail.com nabuma.com nepwk.com nervmich.net nervtmich.net netmails.com netmails.net netzidiot.de neverbox.com '
    'nice-4u.com nincsmail.hu nnh.com no-spam.ws nobulk.com noclickemail.com nogmailspam.info nomail.xl.cx nomail2me.com nomorespamemails.com '
    'nospam.ze.tc nospam4.us nospamfor.us nospammail.net notmailinator.com nowmymail.com nurfuerspam.de '
    'nwldx.com objectmail.com obobbo.com odnorazovoe.ru one-time.email oneoffemail.com onewaymail.com opayq.com ordinaryamerican.net '
    'otherinbox.com ovpn.to owlpic.com pancakemail.com pcusers.otherinbox.com pepbot.com pfui.ru pjjkp.com plexolan.de '
    'pokemail.net politikerclub.de poofy.org pookmail.com privatdemail.net proxymail.eu prtnx.com punkass.com putthisinyourspamdatabase.com '
    'quickinbox.com rcpt.at reallymymail.com recode.me recursor.net reliable-mail.com rhyta.com rmqkr.net rtrtr.com '
    's0ny.net safersignup.de safetymail.info safetypost.de sandelf.de saynotospams.com schafmail.de schrott-email.de secretemail.de '
    'secure-mail.biz selfdestructingmail.com sendspamhere.com senseless-entertainment.com sharklasers.com shieldemail.com shieldedmail.com shiftmail.com '
    'shitmail.me shut.name shut.ws sibmail.com sinnlos-mail.de skeefmail.com slaskpost.se slopsbox.com smashmail.de smellfear.com '
    'snakemail.com sneakemail.com sneakmail.de snkmail.com sofimail.com sofort-mail.de sogetthis.com soodonims.com spam.la spam.su spam4.me spamail.de '
    'spamavert.com spambob.com spambob.net spambob.org spambog.com spambog.de spambog.ru spambox.info spambox.irishspringrealty.com spambox.us '
    'spamcannon.com spamcannon.net spamcero.com spamcon.org spamcorptastic.com spamcowboy.com spamcowboy.net spamcowboy.org spamday.com spamex.com '
    'spamfighter.cf spamfree.eu spamfree24.com spamfree24.de spamfree24.eu spamfree24.info spamfree24.net spamfree24.org spamgourmet.com spamgourmet.net '
    'spamgourmet.org spamherelots.com spamhereplease.com spamhole.com spamify.com spaminator.de spamkill.info spaml.com spaml.de spammotel.com '
    'spamobox.com spamoff.de spamslicer.com spamspot.com spamstack.net spamthis.co.uk spamthisplease.com spamtrail.com spamtroll.net speed.1s.fr '
    'spoofmail.de stuffmail.de super-auswahl.de supergreatmail.com superrito.com suremail.info tagyourself.com talkinator.com teewars.org '
    'teleworm.com teleworm.us temp-mail.com temp-mail.de temp-mail.io temp-mail.org temp-mail.ru temp.emeraldwebmail.com tempail.com tempalias.com '
    'tempe-mail.com tempemail.biz tempemail.co.za tempemail.com tempemail.net tempinbox.co.uk tempinbox.com tempmail.de tempmail.eu tempmail.it tempmail.net '
    'tempmail.org tempmail.plus tempmail2.com tempmaildemo.com tempmailer.com tempmailer.de tempmailo.com tempomail.fr temporarily.de temporarioemail.com.br '
    'temporaryemail.net temporaryemail.us temporaryforwarding.com temporaryinbox.com temporarymailaddress.com tempr.email tempthe.net thankyou2010.com '
    'thecloudindex.com thisisnotmyrealemail.com thismail.net throwam.com throwawayemailaddress.com throwawaymail.com tilien.com tittbit.in tmail.ws '
    'tmailinator.com tmpmail.net tmpmail.org toiea.com tradermail.info trash-amil.com trash-mail.at trash-mail.com trash-mail.de trash2009.com trashdevil.com '
    'trashemail.de trashmail.at trashmail.com trashmail.de trashmail.me trashmail.net trashmail.org trashmail.ws trashmailer.com trashymail.com trashymail.net '
    'trbvm.com trillianpro.com turual.com twinmail.de tyldd.com uggsrock.com upliftnow.com uplipht.com uroid.com venompen.com veryrealemail.com '
    'viditag.com viewcastmedia.com vpn.st vsimcard.com vubby.com walala.org walkmail.net webemail.me weg-werf-email.de wegwerf-email.de wegwerf-email.net '
    'wegwerf-emails.de wegwerfadresse.de wegwerfemail.com wegwerfemail.de wegwerfemail.net wegwerfemail.org wegwerfmail.de wegwerfmail.info wegwerfmail.net '
    'wegwerfmail.org wetrainbayarea.com wh4f.org whyspam.me willhackforfood.biz willselfdestruct.com winemaven.info wronghead.com wuzup.net wuzupmail.net '
    'www.e4ward.com wwwnew.eu x.ip6.li xagloo.com xemaps.com xents.com xmaily.com xoxy.net yapped.net yep.it yogamaven.com yopmail.com '
    'yopmail.fr yopmail.net yuurok.com zehnminutenmail.de zippymail.info zoaxe.com zoemail.org zomg.info', ' ')) as domain;

-- After the rows: it fires for a statement without rows too, and writes the function for the first time.
create trigger email_domains_compile
    after insert or update or delete or truncate on normalise.email_domains
    for each statement execute function normalise.compile_lookup('email_domain', 'domain');
comment on trigger email_domains_compile on normalise.email_domains is 'normalise.email_domain() is compiled from this table.';

delete from normalise.email_domains where false;

comment on function normalise.email_domain(text) is
'The row of normalise.email_domains for a domain, as an object without its nulls; null when there is none. Compiled from the table.';
grant execute on function normalise.email_domain(text) to public;

commit;
