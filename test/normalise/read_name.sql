-- normalise.read_name: East and Southeast Asian, Arabic and Hebrew names in Latin letters.
begin;
select plan(32);

select is(normalise.read_name(raw), expected, format('%s becomes %L', raw, expected))
  from (values
    ('後藤零', 'goto, rei'),
    ('遠藤京助', 'endo, kyosuke'),
    ('王健旭', 'wang, jianxu'),
    ('王 健旭', 'wang, jianxu'),
    ('村上 茂', 'murakami, shigeru'),
    ('茂 村上', 'murakami, shigeru'),
    ('刚明', ', gangming'),
    ('김민준', 'kim, minjun'),
    ('민준', ', minjun'),
    ('남궁민수', 'namgung, minsu'),
    ('欧阳修', 'ouyang, xiu'),
    ('林健一', 'hayashi, kenichi'),
    ('林志玲', 'lin, zhiling'),
    ('佐藤さくら', 'sato, sakura'),
    ('ジョン・スミス', 'ジョン スミス'),
    ('محمد رمضان', 'mohammed ramadan'),
    ('عبد الله الحسن', 'abdullah al-hassan'),
    ('أحمد بن سلمان', 'ahmed bin salman'),
    ('משה כהן', 'moshe cohen'),
    ('គឹម តារា', 'kim, dara'),
    ('តារា', 'dara'),
    ('សុខា, ហេង', 'sokha, heng'),
    ('สมชาย ใจดี', 'somchai chaidi'),
    ('အောင် ကျော်', 'aung kyaw'),
    ('後藤, 零', 'goto, rei'),
    ('後藤,', 'goto, '),
    ('陳大文', 'chen, dawen'),
    ('さとう ゆうこ', 'sato, yuko'),
    ('John 王', 'John 王'),
    ('田中太郎様', 'tanaka, taro'),
    ('John', 'John')
  ) as cases (raw, expected);
select is(normalise.read_name(null), null, 'null stays null');

select finish();
rollback;
