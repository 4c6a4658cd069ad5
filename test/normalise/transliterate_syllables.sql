-- normalise.transliterate_syllables: names in Thai, Lao, Burmese and Khmer as their bearers spell them in Latin letters, or nearly so.
begin;
select plan(73);

select volatility_is('normalise', 'transliterate_syllables', array['text'], 'immutable');
select function_privs_are('normalise', 'transliterate_syllables', array['text'], 'mds_reader', array['EXECUTE']);

select is(normalise.transliterate_syllables(normalize(raw, NFKC)), expected, format('%s is %s', raw, expected))
  from (values
    ('สมชาย', 'somchai'), ('วิชัย', 'wichai'), ('สุวรรณ', 'suwan'), ('นิดา', 'nida'), ('ศิริพร', 'siriphon'), ('ทองดี', 'thongdi'), ('มาลี', 'mali'),
    ('แก้ว', 'kaeo'), ('จันทร์', 'chan'), ('สมศักดิ์', 'somsak'), ('อนุชา', 'anucha'), ('ณัฐพล', 'nathphon'), ('กิตติ', 'kitti'), ('สุพัตรา', 'suphatra'),
    ('สมหมาย', 'sommai'), ('เกรียงไกร', 'kriangkrai'), ('ไพโรจน์', 'phairot'), ('ใหม่', 'mai'), ('พงษ์', 'phong'), ('คำ', 'kham'), ('ไทย', 'thai'), ('เดือน', 'duean'),
    ('สมชาย ใจดี', 'somchai chaidi'),
    ('ສົມພອນ', 'somphon'), ('ບຸນມີ', 'bunmi'), ('ວຽງຈັນ', 'wiangchan'), ('ຄຳ', 'kham'), ('ແກ້ວ', 'kaeo'), ('ສີສຸກ', 'sisuk'), ('ໜູ', 'nu'),
    ('အောင်', 'aung'), ('ဆန်း', 'san'), ('စု', 'su'), ('ကြည်', 'kyi'), ('ကျော်', 'kyaw'), ('မြင့်', 'myint'), ('ဝင်း', 'win'), ('ခင်', 'khin'), ('လှ', 'hla'),
    ('သန်း', 'than'), ('နိုင်', 'naing'), ('ဒေါ်', 'daw'), ('မောင်', 'maung'), ('ဇော်', 'zaw'), ('ခိုင်', 'khaing'), ('သိန်း', 'thein'), ('ဖြိုး', 'phyo'),
    ('စန္ဒာ', 'sanda'), ('မ', 'ma'), ('ကို', 'ko'), ('အောင်ဆန်းစုကြည်', 'aungsansukyi'),
    ('គឹម', 'kim'), ('តារា', 'tara'), ('ដារា', 'dara'), ('សុខា', 'sokha'), ('វណ្ណ', 'vann'), ('ចន្ទ', 'chan'), ('ហេង', 'heng'), ('លី', 'li'),
    ('សុវណ្ណ', 'sovann'), ('ប៉ែន', 'pen'), ('រតនា', 'ratana'), ('ឈឹម', 'chhim'), ('សំ', 'sam'), ('អោម', 'om'),
    ('Dara គឹម', 'Dara kim'), ('', ''), ('<a@°', '<a@°'), ('<a@° ចន្ទ', 'a@ chan'), ('ๆ', '')
  ) as cases (raw, expected);
select is(normalise.transliterate_syllables(null), null, 'null stays null');

select finish();
rollback;
