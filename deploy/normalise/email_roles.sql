-- Deploy mds:normalise/email_roles to pg
-- requires: normalise/compile_lookup
begin;

create table normalise.email_roles (
    local_part  text  not null,

    constraint pk_email_roles primary key (local_part),
    constraint chk_email_roles_lower_case check (local_part = lower(local_part) and local_part <> '')
);

comment on table normalise.email_roles is
$$Local parts that name a role, not a person (info@, sales@, noreply@), in several languages; from RFC 2142 and common use.
normalise.email() flags such addresses. A steward edits it with normalise.set_email_role().$$;
comment on column normalise.email_roles.local_part is 'What stands before the @ and before a tag, lower case.';

alter table normalise.email_roles enable row level security;
create policy email_roles_readable on normalise.email_roles for select using (true);
comment on policy email_roles_readable on normalise.email_roles is 'Reference data: everybody may read it.';
grant select on normalise.email_roles to public;

insert into normalise.email_roles (local_part)
select distinct local_part
  from unnest(string_to_array(
    -- RFC 2142
    'info marketing sales support abuse noc security postmaster hostmaster usenet news webmaster www uucp ftp '
    -- English
    'account accounting accounts accountspayable accounts.payable admin admins administration administrator administrators advertise advertising '
    'alerts all api application applications apply appointments ask auto-reply autoreply backoffice billing board booking bookings bounce bounces '
    'business careers ceo cfo cio ciso compliance contact contact-us contactus cto customer customercare customer.care customers customerservice '
    'customer.service customersupport data dataprotection dev devnull director dispatch dns do-not-reply donate donations donotreply dpo editor '
    'editorial email employment engineering enquiries enquiry errors everyone events fax feedback finance frontdesk front.desk general gdpr group guest '
    'hello help helpdesk help.desk hi hiring home host hr human.resources humanresources inbox inquiries inquiry investorrelations investors invoice '
    'invoices invoicing it itsupport jobs kontakt legal list listserv login logistics mail mailbox mailer mailer-daemon mailerdaemon '
    'maintenance majordomo manager management media member members membership netadmin network newsletter newsletters no-reply no.reply '
    'no_reply nobody noreply notification notifications notify office officemanager operations ops order orders owner partner partners payables payment '
    'payments payroll personnel phish phishing pr president press principal privacy procurement production project projects promo promotions '
    'purchase purchasing quality reception recruit recruiter recruiting recruitment reply request requests reservation reservations returns root sale '
    'schedule scheduling school secretary service services shipping shop shopping social spam staff statements store studio subscribe '
    'subscriptions survey sysadmin system team tech technical techsupport test ticket tickets trade training travel treasurer trustees undisclosed-recipients '
    'unsubscribe updates user vendor vendors vip volunteer warehouse web webadmin weborders website welcome workshop '
    -- German
    'anfrage anfragen auftrag bestellung bestellungen bewerbung bewerbungen buchhaltung buero büro datenschutz einkauf empfang geschaeftsfuehrung '
    'geschäftsführung kanzlei karriere kasse kundenbetreuung kundenservice kundendienst lager personal personalabteilung poststelle praxis presse rechnung '
    'rechnungen redaktion reklamation sekretariat termin termine verkauf vertrieb verwaltung vorstand werkstatt zentrale '
    -- French
    'accueil achats administratif bonjour candidature candidatures commande commandes comptabilite comptabilité commercial communication direction '
    'facturation facture factures gestion juridique mairie ne-pas-repondre nepasrepondre paie presidence rh recrutement rgpd secretariat '
    'secrétariat serviceclient service.client standard ventes '
    -- Spanish, Portuguese
    'administracion administración administracao administração ajuda asistencia atencionalcliente atendimento ayuda cobranza cobranca cobrança comercial '
    'compras comunicacao comunicacion comunicación contabilidad contabilidade contacto contato diretoria direccion empleo facturacion faturamento financeiro '
    'gerencia informacion informes informacoes logistica naoresponda noresponder oficina ouvidoria pagos pedidos prensa presidencia '
    'proveedores recepcion recepcao reservas rrhh secretaria secretaría soporte suporte tesoreria ventas vendas '
    -- Italian
    'acquisti amministrazione assistenza clienti commerciale contabilita contatti contatto direzione fatturazione fatture ordini prenotazioni preventivi '
    'risorseumane segreteria ufficio uffici ufficiostampa vendite '
    -- Dutch, Nordic, Slavic
    'administratie bestelling facturatie facturen inkoop klantenservice niet-beantwoorden planning receptie secretariaat verkoop vragen webwinkel '
    'ekonomi faktura fakturor kundservice kundeservice kundtjanst kundtjänst personalavdelingen post regnskab svar-ej styrelsen '
    'asiakaspalvelu laskutus myynti toimisto biuro bok faktury ksiegowosc księgowość obsluga obsługa rekrutacja sprzedaz sprzedaż zamowienia '
    'zamówienia fakturace kancelar objednavky obchod podatelna podpora prodej uctarna '
    'buhgalter buh zakaz priem prodazhi reklama vakansii kadry инфо продажи поддержка '
    -- Turkish, Asian
    'bilgi destek iletisim muhasebe satis ik kefu yewu shichang caiwu xiaoshou toiawase eigyo saiyo soumu', ' ')) as local_part;

-- After the rows: it fires for a statement without rows too, and writes the function for the first time.
create trigger email_roles_compile
    after insert or update or delete or truncate on normalise.email_roles
    for each statement execute function normalise.compile_lookup('email_role', 'local_part');
comment on trigger email_roles_compile on normalise.email_roles is 'normalise.email_role() is compiled from this table.';

delete from normalise.email_roles where false;

comment on function normalise.email_role(text) is
'An empty object when a local part is in normalise.email_roles; null when it is not. Compiled from the table.';
grant execute on function normalise.email_role(text) to public;

commit;
