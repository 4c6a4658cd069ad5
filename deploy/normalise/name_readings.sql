-- Deploy mds:normalise/name_readings to pg
-- requires: normalise/latin
begin;

create table normalise.name_readings (
    written  text not null,
    part     text not null,
    language text not null,
    latin    text not null,
    constraint pk_name_readings primary key (written, part, language),
    constraint chk_name_readings_part check (part in ('given', 'family')),
    constraint chk_name_readings_comparable check (latin = normalise.latin(latin))
);

create index idx_name_readings_latin on normalise.name_readings (latin, part) where language = 'ja';

comment on table normalise.name_readings is
'The usual Latin spelling of names whose script does not tell how they sound: Japanese names in kanji, Korean surnames in
Hangul, names in Arabic and Hebrew without vowels; and which characters are Chinese surnames. A steward edits it
with normalise.set_name_reading(); records
normalised before keep their old reading until they are normalised again.';
comment on column normalise.name_readings.written is
'The name in its own script, NFKC; in Arabic with plain alef, ya for alef maqsura and ha for ta marbuta, without hamza.';
comment on column normalise.name_readings.part is
'given or family; Arabic and Hebrew names serve as both and are kept as given.';
comment on column normalise.name_readings.language is 'ISO 639-1 code.';
comment on column normalise.name_readings.latin is 'Latin spelling, as normalise.latin gives it.';

alter table normalise.name_readings enable row level security;
create policy name_readings_readable on normalise.name_readings for select using (true);
comment on policy name_readings_readable on normalise.name_readings is 'Reference data: everybody may read it.';
grant select on normalise.name_readings to public;

insert into normalise.name_readings (written, part, language, latin)
select split_part(entry, ' ', 1), part, language,
       coalesce(nullif(split_part(entry, ' ', 2), ''), normalise.latin(entry))
  from (values
    ('ja', 'family', '佐藤 sato, 鈴木 suzuki, 高橋 takahashi, 髙橋 takahashi, 田中 tanaka, 伊藤 ito, 伊東 ito, 渡辺 watanabe, 渡邊 watanabe,
     渡邉 watanabe, 渡部 watanabe, 山本 yamamoto, 中村 nakamura, 小林 kobayashi, 加藤 kato, 吉田 yoshida, 山田 yamada, 佐々木 sasaki,
     山口 yamaguchi, 松本 matsumoto, 井上 inoue, 木村 kimura, 林 hayashi, 斎藤 saito, 斉藤 saito, 齋藤 saito, 齊藤 saito, 清水 shimizu,
     山崎 yamazaki, 山﨑 yamazaki, 森 mori, 池田 ikeda, 橋本 hashimoto, 阿部 abe, 安部 abe, 石川 ishikawa, 山下 yamashita,
     中島 nakajima, 中嶋 nakajima, 石井 ishii, 小川 ogawa, 前田 maeda, 岡田 okada, 長谷川 hasegawa, 藤田 fujita, 後藤 goto, 近藤 kondo,
     村上 murakami, 遠藤 endo, 青木 aoki, 坂本 sakamoto, 福田 fukuda, 太田 ota, 西村 nishimura, 藤井 fujii, 金子 kaneko, 岡本 okamoto,
     藤原 fujiwara, 三浦 miura, 中野 nakano, 中川 nakagawa, 原田 harada, 松田 matsuda, 竹内 takeuchi, 小野 ono, 田村 tamura,
     中山 nakayama, 和田 wada, 石田 ishida, 森田 morita, 上田 ueda, 原 hara, 内田 uchida, 柴田 shibata, 酒井 sakai, 宮崎 miyazaki,
     横山 yokoyama, 高木 takagi, 安藤 ando, 宮本 miyamoto, 大野 ono, 小島 kojima, 工藤 kudo, 谷口 taniguchi, 今井 imai, 高田 takada,
     丸山 maruyama, 増田 masuda, 杉山 sugiyama, 村田 murata, 大塚 otsuka, 新井 arai, 荒井 arai, 小山 koyama, 平野 hirano, 藤本 fujimoto,
     河野 kono, 上野 ueno, 野口 noguchi, 武田 takeda, 竹田 takeda, 松井 matsui, 千葉 chiba, 菅原 sugawara, 岩崎 iwasaki, 久保 kubo,
     木下 kinoshita, 佐野 sano, 野村 nomura, 松尾 matsuo, 市川 ichikawa, 菊地 kikuchi, 菊池 kikuchi, 杉本 sugimoto, 古川 furukawa,
     大西 onishi, 島田 shimada, 水野 mizuno, 桜井 sakurai, 櫻井 sakurai, 高野 takano, 吉川 yoshikawa, 山内 yamauchi, 西田 nishida,
     飯田 iida, 西川 nishikawa, 小松 komatsu, 北村 kitamura, 安田 yasuda, 五十嵐 igarashi, 川口 kawaguchi, 平田 hirata, 関 seki,
     中田 nakata, 久保田 kubota, 服部 hattori, 東 higashi, 岩田 iwata, 土屋 tsuchiya, 川崎 kawasaki, 福島 fukushima, 本田 honda,
     辻 tsuji, 樋口 higuchi, 秋山 akiyama, 田口 taguchi, 永井 nagai, 山中 yamanaka, 中西 nakanishi, 吉村 yoshimura, 川上 kawakami,
     石原 ishihara, 大橋 ohashi, 松岡 matsuoka, 浜田 hamada, 濱田 hamada, 馬場 baba, 森本 morimoto, 矢野 yano, 浅野 asano,
     松下 matsushita, 星野 hoshino, 大久保 okubo, 吉岡 yoshioka, 小池 koike, 野田 noda, 荒木 araki, 熊谷 kumagai, 大谷 otani, 内藤 naito,
     黒田 kuroda, 松浦 matsuura, 川村 kawamura, 河村 kawamura, 永田 nagata, 菅野 kanno, 尾崎 ozaki, 望月 mochizuki, 堀 hori,
     西山 nishiyama, 田辺 tanabe, 岩本 iwamoto, 片山 katayama, 本間 honma, 早川 hayakawa, 横田 yokota, 岡崎 okazaki, 鎌田 kamata,
     成田 narita, 宮田 miyata, 小田 oda, 石橋 ishibashi, 篠原 shinohara, 須藤 sudo, 河合 kawai, 高山 takayama, 榎本 enomoto, 大川 okawa,
     三宅 miyake, 小沢 ozawa, 小澤 ozawa, 北川 kitagawa, 大島 oshima, 沢田 sawada, 澤田 sawada, 奥村 okumura, 富田 tomita, 三上 mikami,
     若林 wakabayashi, 広瀬 hirose, 今村 imamura, 桑原 kuwabara, 津田 tsuda, 笠原 kasahara, 加納 kano, 廣川 hirokawa, 広川 hirokawa,
     若松 wakamatsu, 杉村 sugimura, 大垣 ogaki, 江口 eguchi, 川島 kawashima, 川田 kawada, 平井 hirai, 平山 hirayama, 松原 matsubara,
     松村 matsumura, 松永 matsunaga, 青山 aoyama, 秋元 akimoto, 浅井 asai, 天野 amano, 飯塚 iizuka, 石塚 ishizuka, 石黒 ishiguro,
     泉 izumi, 稲垣 inagaki, 今野 konno, 岩井 iwai, 上村 uemura, 植田 ueda, 植木 ueki, 牛島 ushijima, 内山 uchiyama, 梅田 umeda,
     大石 oishi, 大森 omori, 大山 oyama, 大和 yamato, 岡 oka, 岡村 okamura, 岡部 okabe, 奥田 okuda, 尾形 ogata, 緒方 ogata, 小倉 ogura,
     小原 ohara, 落合 ochiai, 小野寺 onodera, 甲斐 kai, 柏木 kashiwagi, 片岡 kataoka, 金井 kanai, 金田 kaneda, 亀井 kamei, 川端 kawabata,
     川本 kawamoto, 神田 kanda, 岸 kishi, 岸本 kishimoto, 黒川 kurokawa, 黒木 kuroki, 小西 konishi, 児玉 kodama, 小泉 koizumi,
     古賀 koga, 榊原 sakakibara, 坂井 sakai, 坂口 sakaguchi, 坂田 sakata, 佐久間 sakuma, 桜庭 sakuraba, 笹川 sasagawa, 塩田 shiota,
     柴崎 shibasaki, 島崎 shimazaki, 島 shima, 下田 shimoda, 庄司 shoji, 白石 shiraishi, 白井 shirai, 杉田 sugita, 杉浦 sugiura,
     鈴村 suzumura, 瀬戸 seto, 関口 sekiguchi, 関根 sekine, 高井 takai, 高島 takashima, 高村 takamura, 滝沢 takizawa, 田島 tajima,
     田代 tashiro, 田原 tahara, 津村 tsumura, 堤 tsutsumi, 寺田 terada, 土井 doi, 富永 tominaga, 豊田 toyoda, 中井 nakai, 中原 nakahara,
     永野 nagano, 長野 nagano, 長田 nagata, 夏目 natsume, 西尾 nishio, 西岡 nishioka, 西野 nishino, 西本 nishimoto, 根本 nemoto,
     野崎 nozaki, 野中 nonaka, 萩原 hagiwara, 長谷部 hasebe, 畑 hata, 花田 hanada, 羽田 haneda, 林田 hayashida, 日野 hino, 平川 hirakawa,
     深田 fukada, 福井 fukui, 福本 fukumoto, 福永 fukunaga, 藤岡 fujioka, 藤川 fujikawa, 藤村 fujimura, 藤沢 fujisawa, 古田 furuta,
     星 hoshi, 細川 hosokawa, 堀内 horiuchi, 堀江 horie, 堀川 horikawa, 牧野 makino, 町田 machida, 松崎 matsuzaki, 真田 sanada,
     三好 miyoshi, 水谷 mizutani, 溝口 mizoguchi, 南 minami, 宮川 miyagawa, 宮下 miyashita, 宮原 miyahara, 宮沢 miyazawa, 向井 mukai,
     武藤 muto, 村井 murai, 村山 murayama, 村松 muramatsu, 本村 motomura, 森下 morishita, 森山 moriyama, 森川 morikawa, 八木 yagi,
     安井 yasui, 安達 adachi, 足立 adachi, 柳田 yanagida, 山岸 yamagishi, 山岡 yamaoka, 山川 yamakawa, 山根 yamane, 山村 yamamura,
     結城 yuki, 横井 yokoi, 吉井 yoshii, 吉野 yoshino, 吉原 yoshihara, 吉本 yoshimoto, 米田 yoneda, 若山 wakayama, 鷲尾 washio,
     渡 watari'),
    ('ja', 'given', '健 ken, 健一 kenichi, 賢一 kenichi, 健太 kenta, 健太郎 kentaro, 健司 kenji, 健二 kenji, 賢治 kenji, 太郎 taro, 一郎 ichiro, 次郎 jiro,
     二郎 jiro, 三郎 saburo, 翔太 shota, 翔 sho, 大輔 daisuke, 大介 daisuke, 大地 daichi, 大樹 daiki, 拓也 takuya, 拓真 takuma,
     琢磨 takuma, 直樹 naoki, 直人 naoto, 直子 naoko, 尚子 naoko, 直美 naomi, 尚美 naomi, 浩 hiroshi, 博 hiroshi, 宏 hiroshi,
     寛 hiroshi, 弘 hiroshi, 洋 hiroshi, 浩一 koichi, 孝一 koichi, 光一 koichi, 幸一 koichi, 耕一 koichi, 公一 koichi, 浩二 koji,
     浩司 koji, 孝二 koji, 博之 hiroyuki, 弘之 hiroyuki, 浩之 hiroyuki, 裕之 hiroyuki, 裕太 yuta, 雄太 yuta, 勇太 yuta, 優太 yuta,
     裕樹 yuki, 祐樹 yuki, 裕子 yuko, 優子 yuko, 祐子 yuko, 裕美 hiromi, 裕美子 yumiko, 由美子 yumiko, 由美 yumi, 由佳 yuka, 優香 yuka,
     由香 yuka, 結衣 yui, 陽一 yoichi, 洋一 yoichi, 陽子 yoko, 洋子 yoko, 陽介 yosuke, 洋介 yosuke, 洋平 yohei, 陽平 yohei, 英樹 hideki,
     秀樹 hideki, 英明 hideaki, 秀明 hideaki, 秀夫 hideo, 英雄 hideo, 和也 kazuya, 和夫 kazuo, 和子 kazuko, 和彦 kazuhiko, 和美 kazumi,
     一樹 kazuki, 和樹 kazuki, 明 akira, 章 akira, 昭 akira, 晃 akira, 明美 akemi, 明子 akiko, 章子 akiko, 秋子 akiko, 亮 ryo, 涼 ryo,
     遼 ryo, 亮介 ryosuke, 亮太 ryota, 涼太 ryota, 涼平 ryohei, 京助 kyosuke, 恭介 kyosuke, 恭平 kyohei, 京子 kyoko, 恭子 kyoko,
     達也 tatsuya, 竜也 tatsuya, 哲也 tetsuya, 徹也 tetsuya, 淳 jun, 純 jun, 順 jun, 淳一 junichi, 純一 junichi, 順子 junko, 淳子 junko,
     純子 junko, 修 osamu, 治 osamu, 修平 shuhei, 修一 shuichi, 秀一 shuichi, 聡 satoshi, 智 satoshi, 哲 satoshi, 敏 satoshi,
     聡太郎 sotaro, 颯太 sota, 蒼太 sota, 聡美 satomi, 里美 satomi, 智也 tomoya, 友也 tomoya, 智子 tomoko, 友子 tomoko, 知子 tomoko,
     真一 shinichi, 慎一 shinichi, 伸一 shinichi, 真 makoto, 誠 makoto, 正 tadashi, 忠 tadashi, 正樹 masaki, 雅樹 masaki,
     昌樹 masaki, 雅之 masayuki, 正之 masayuki, 正人 masato, 雅人 masato, 真人 masato, 正子 masako, 昌子 masako, 雅子 masako,
     隆 takashi, 孝 takashi, 貴 takashi, 崇 takashi, 貴志 takashi, 隆史 takashi, 剛 tsuyoshi, 毅 takeshi, 武 takeshi, 猛 takeshi,
     健志 takeshi, 豊 yutaka, 裕 yutaka, 茂 shigeru, 勝 masaru, 優 yu, 悠 yu, 進 susumu, 稔 minoru, 実 minoru, 清 kiyoshi,
     潔 kiyoshi, 篤司 atsushi, 敦 atsushi, 篤 atsushi, 淳史 atsushi, 篤志 atsushi, 学 manabu, 幹 miki, 美樹 miki, 美紀 miki,
     未来 miku, 充 mitsuru, 守 mamoru, 徹 toru, 亨 toru, 零 rei, 玲 rei, 里佳 rika, 里香 rika, 梨花 rika, 理香 rika, 桃子 momoko,
     香織 kaori, 香 kaori, 加奈 kana, 佳奈 kana, 加奈子 kanako, 佳奈子 kanako, 花子 hanako, 春香 haruka, 遥 haruka, 遥香 haruka, 陽菜 hina,
     真綾 maaya, 美加子 mikako, 舞 mai, 麻衣 mai, 千代 chiyo, 千代子 chiyoko, 幸子 sachiko, 祥子 shoko, 翔子 shoko, 恵子 keiko, 敬子 keiko,
     慶子 keiko, 圭子 keiko, 恵 megumi, 愛 ai, 愛子 aiko, 葵 aoi, 彩 aya, 綾 aya, 綾子 ayako, 彩子 ayako, 彩香 ayaka, 綾香 ayaka,
     絵里 eri, 恵理 eri, 絵里子 eriko, 恵美 emi, 絵美 emi, 恵美子 emiko, 英子 eiko, 栄子 eiko, 典子 noriko, 紀子 noriko, 法子 noriko,
     則子 noriko, 弘子 hiroko, 博子 hiroko, 浩子 hiroko, 寛子 hiroko, 宏美 hiromi, 弘美 hiromi, 節子 setsuko, 久美子 kumiko, 久美 kumi,
     真由美 mayumi, 真弓 mayumi, 麻由美 mayumi, 奈緒美 naomi, 奈々 nana, 七海 nanami, 菜々子 nanako, 奈々子 nanako, 桜 sakura, 咲 saki,
     早紀 saki, 沙織 saori, 佐織 saori, 詩織 shiori, 翼 tsubasa, 光 hikaru, 悠斗 yuto, 勇人 yuto, 祐介 yusuke, 裕介 yusuke, 雄介 yusuke,
     勇 isamu, 康弘 yasuhiro, 泰弘 yasuhiro, 康夫 yasuo, 靖 yasushi, 泰 yasushi, 康 yasushi, 康平 kohei, 浩平 kohei, 公平 kohei,
     義明 yoshiaki, 理恵 rie, 利恵 rie, 里絵 rie, 蓮 ren, 陸 riku, 海斗 kaito, 樹 itsuki, 駿 shun, 俊 shun, 俊介 shunsuke, 圭 kei,
     圭介 keisuke, 啓介 keisuke, 敬介 keisuke, 晴 haru, 美穂 miho, 美保 miho, 美咲 misaki, 美香 mika, 美佳 mika, 美智子 michiko,
     道子 michiko, 美奈子 minako, 美雪 miyuki, 美幸 miyuki, 幸 miyuki, 美和 miwa, 美代子 miyoko, 千春 chiharu, 千夏 chinatsu,
     千尋 chihiro, 夏美 natsumi, 夏子 natsuko, 菜摘 natsumi, 小百合 sayuri, 百合子 yuriko, 真理 mari, 麻里 mari, 真理子 mariko,
     麻里子 mariko, 万里子 mariko, 礼子 reiko, 玲子 reiko, 令子 reiko, 涼子 ryoko, 良子 yoshiko, 佳子 yoshiko, 芳子 yoshiko, 好子 yoshiko,
     静子 shizuko, 静香 shizuka, 孝子 takako, 貴子 takako, 隆子 takako, 多恵子 taeko, 妙子 taeko, 俊子 toshiko, 敏子 toshiko,
     年子 toshiko, 敏夫 toshio, 俊夫 toshio, 利夫 toshio, 俊彦 toshihiko, 文子 fumiko, 史子 fumiko, 富美子 fumiko, 藍 ai, 杏奈 anna,
     安奈 anna, 亜美 ami, 亜由美 ayumi, 歩 ayumi, 歩美 ayumi, 文夫 fumio, 文雄 fumio, 正夫 masao, 政夫 masao, 昭夫 akio, 明夫 akio,
     幸夫 yukio, 由紀夫 yukio, 由紀 yuki, 由紀子 yukiko, 幸恵 yukie, 雪 yuki, 有紀 yuki, 信夫 nobuo, 伸夫 nobuo, 信一 shinichi,
     信之 nobuyuki, 伸之 nobuyuki, 秀之 hideyuki, 英之 hideyuki, 孝之 takayuki, 隆之 takayuki, 貴之 takayuki, 敬之 takayuki,
     智之 tomoyuki, 知之 tomoyuki, 友之 tomoyuki, 義之 yoshiyuki, 良之 yoshiyuki, 俊之 toshiyuki, 敏之 toshiyuki, 昌之 masayuki,
     政之 masayuki, 龍之介 ryunosuke, 龍 ryu, 竜 ryu, 隼人 hayato, 勇気 yuki, 勇輝 yuki, 輝 teru, 輝夫 teruo, 力 chikara, 望 nozomi,
     希 nozomi, 瞳 hitomi, 仁 hitoshi, 等 hitoshi, 均 hitoshi, 保 tamotsu, 肇 hajime, 元 hajime, 一 hajime, 始 hajime,
     渉 wataru, 航 wataru, 薫 kaoru, 馨 kaoru, 操 misao, 緑 midori, 翠 midori, 泉 izumi, 遥斗 haruto, 陽斗 haruto, 大和 yamato,
     結菜 yuna, 優奈 yuna, 凛 rin, 芽衣 mei, 莉子 riko, 美桜 mio, 美緒 mio, 澪 mio'),
    ('ko', 'family', '김 kim, 이 lee, 박 park, 최 choi, 정 jung, 강 kang, 조 cho, 윤 yoon, 장 jang, 임 lim, 한 han, 오 oh, 서 seo, 신 shin, 권 kwon,
     황 hwang, 안 ahn, 송 song, 전 jeon, 홍 hong, 유 yoo, 류 ryu, 고 ko, 문 moon, 양 yang, 손 son, 배 bae, 백 baek, 허 heo, 남 nam,
     심 shim, 노 noh, 하 ha, 곽 kwak, 성 sung, 차 cha, 주 joo, 우 woo, 구 koo, 민 min, 진 jin, 지 ji, 엄 um, 채 chae, 원 won,
     천 cheon, 방 bang, 공 kong, 현 hyun, 함 ham, 변 byun, 염 yeom, 여 yeo, 추 choo, 도 do, 석 seok, 선 sun, 설 seol, 마 ma, 길 gil,
     연 yeon, 위 wi, 표 pyo, 명 myung, 기 ki, 반 ban, 왕 wang, 금 keum, 옥 ok, 육 yook, 인 in, 맹 maeng, 제 je, 모 mo, 탁 tak,
     국 kook, 어 eo, 은 eun, 편 pyun, 용 yong, 리 lee, 남궁 namgung, 황보 hwangbo, 제갈 jegal, 사공 sagong, 선우 sunwoo, 독고 dokgo'),
    ('zh', 'family', '王, 李, 张, 張, 刘, 劉, 陈, 陳, 杨, 楊, 黄, 黃, 赵, 趙, 吴, 吳, 周, 徐, 孙, 孫, 马, 馬, 朱, 胡, 郭, 何, 林, 高, 罗, 羅, 郑, 鄭, 梁, 谢, 謝, 宋, 唐,
     许, 許, 韩, 韓, 邓, 鄧, 冯, 馮, 曹, 彭, 曾, 肖, 蕭, 萧, 田, 董, 潘, 袁, 蔡, 蒋, 蔣, 余, 于, 杜, 叶, 葉, 程, 魏, 苏, 蘇, 吕, 呂, 丁, 任, 卢, 盧, 姚,
     沈, 钟, 鍾, 鐘, 姜, 崔, 谭, 譚, 陆, 陸, 范, 汪, 廖, 石, 金, 韦, 韋, 贾, 賈, 夏, 付, 傅, 方, 邹, 鄒, 熊, 白, 孟, 秦, 邱, 江, 尹, 薛, 闫, 閻, 阎, 段,
     雷, 侯, 龙, 龍, 黎, 史, 陶, 贺, 賀, 毛, 郝, 顾, 顧, 龚, 龔, 邵, 万, 萬, 覃, 武, 钱, 錢, 戴, 严, 嚴, 莫, 孔, 向, 常, 汤, 湯, 康, 易, 乔, 喬, 赖, 賴,
     文, 施, 洪, 辛, 柯, 庄, 莊, 倪, 季, 尤, 翟, 葛, 牛, 古, 齐, 齊, 殷, 骆, 駱, 温, 溫, 宁, 寧, 安, 柳, 鲁, 魯, 涂, 祝, 左, 游, 甘, 柏, 欧, 歐, 包, 明,
     裴, 兰, 蘭, 滕, 靳, 关, 關, 华, 華, 穆, 岳, 成, 冉, 宫, 宮, 冼, 单, 單, 解, 查, 仇, 盖, 蓋, 区, 區, 缪, 繆, 窦, 竇, 焦, 巴, 仲, 苗, 凌, 霍, 虞, 詹,
     申, 管, 卞, 耿, 屈, 边, 邊, 苑, 饶, 饒, 阮, 聂, 聶, 舒, 梅, 盛, 童, 霞, 纪, 紀, 项, 項, 卓, 楚, 符, 司, 佘, 佟, 欧阳, 歐陽, 司马, 司馬, 诸葛, 諸葛, 上官,
     夏侯, 皇甫, 尉迟, 尉遲, 慕容, 令狐, 司徒, 端木, 公孙, 公孫, 轩辕, 軒轅, 东方, 東方, 独孤, 獨孤, 南宫, 南宮, 宇文, 长孙, 長孫, 钟离, 鍾離, 澹台, 西门, 西門, 闻人, 聞人'),
    ('ar', 'given', 'محمد mohammed, احمد ahmed, علي ali, حسن hassan, حسين hussein, محمود mahmoud, مصطفي mustafa, ابراهيم ibrahim,
     خالد khaled, عمر omar, يوسف youssef, عبدالله abdullah, عبدالرحمن abdulrahman, عبدالعزيز abdulaziz,
     عبدالكريم abdulkarim, عبدالرحيم abdulrahim, عبدالقادر abdulkader, عبدالحميد abdulhamid, عبدالمجيد abdulmajid,
     سعيد saeed, سمير samir, كريم karim, طارق tariq, وليد walid, ياسر yasser, هاني hani, سامي sami, رامي rami,
     فيصل faisal, ماجد majed, سلمان salman, سلطان sultan, فهد fahd, نايف nayef, بندر bandar, تركي turki, سعود saud,
     بن bin, ابن ibn, ابو abu, ام um, بنت bint, فواد fouad, جمال gamal, كمال kamal, نبيل nabil, عادل adel,
     اشرف ashraf, شريف sherif, ايمن ayman, هشام hisham, حسام hossam, عماد emad, اسامه osama, انور anwar, جابر jaber,
     صالح saleh, ناصر nasser, منصور mansour, حمد hamad, راشد rashed, رشيد rashid, زيد zaid, بلال bilal,
     اسماعيل ismail, موسي musa, عيسي issa, داود dawood, سليمان suleiman, يحيي yahya, زكريا zakaria, ادم adam,
     هارون haroun, فاطمه fatima, عايشه aisha, مريم mariam, زينب zeinab, خديجه khadija, ساره sara, نور nour,
     ليلي layla, هند hind, مني mona, سلمي salma, امل amal, هدي huda, رانيا rania, دينا dina, ياسمين yasmin,
     ايمان iman, اسما asmaa, ناديه nadia, سميره samira, كريمه karima, جميله jamila, امينه amina, رحمه rahma,
     هبه heba, رنا rana, لينا lina, دانا dana, ريم reem, شيما shaimaa, نوره noura, لطيفه latifa, عبير abeer,
     غاده ghada, مها maha, سعاد souad, وفا wafaa, صفا safaa, حنان hanan, سوسن sawsan, سميه sumaya, حليمه halima,
     زهرا zahra, هاله hala, لمي lama, لبني lubna, نجلا naglaa, نسرين nesrin, شاديه shadia, عزيز aziz, عزه azza,
     انس anas, حمزه hamza, زياد ziad, غسان ghassan, فارس fares, فراس firas, ليث laith, مالك malik, مروان marwan,
     معاذ muath, مهند mohanad, نادر nader, وسام wissam, ياسين yasin, يزيد yazid, عمرو amr, عمار ammar, عصام essam,
     عثمان othman, جاسم jassim, جعفر jaafar, حاتم hatem, حازم hazem, حامد hamed, حمدي hamdi, رضا reda, رياض riad,
     سيف saif, شادي shady, صلاح salah, طه taha, عبدو abdo, عزت ezzat, فادي fadi, فريد farid, قيس qais, لطفي lotfy,
     مجدي magdy, محسن mohsen, مختار mokhtar, مراد mourad, مسعود masoud, ممدوح mamdouh, مدحت medhat, وايل wael,
     وجيه wagih, هيثم haitham, بشار bashar, باسم bassem, بسام bassam, تامر tamer, ثامر thamer, حبيب habib,
     خليل khalil, رمضان ramadan, شعبان shaaban, رجب ragab, حمدان hamdan, قاسم qasim, عباس abbas, سالم salem,
     سليم salim, فرج farag, عوض awad, بكر bakr, حداد haddad, خوري khoury, حجازي hegazy, المصري al-masri,
     الشمري al-shammari, القحطاني al-qahtani, العتيبي al-otaibi, الغامدي al-ghamdi, الزهراني al-zahrani,
     الحربي al-harbi, الدوسري al-dosari, المطيري al-mutairi, العنزي al-anazi, الشهري al-shehri, السيد al-sayed,
     النجار al-najjar, الحسن al-hassan, الحسين al-hussein, الخطيب al-khatib, الهاشمي al-hashimi, التميمي al-tamimi,
     الراشد al-rashid, الياس elias, الفت olfat, الهام elham'),
    ('he', 'given', 'בן ben, בת bat, דוד david, משה moshe, יוסף yosef, אברהם avraham, יצחק yitzhak, יעקב yaakov, שרה sarah,
     רחל rachel, רבקה rivka, לאה leah, חנה hannah, מרים miriam, אסתר esther, רות ruth, נעמי naomi, דניאל daniel,
     מיכאל michael, גבריאל gabriel, רפאל rafael, שמואל shmuel, שלמה shlomo, אליהו eliyahu, יהודה yehuda,
     שמעון shimon, לוי levi, בנימין binyamin, אהרון aharon, אהרן aharon, נתן nathan, יונתן yonatan, אבי avi,
     אבנר avner, יוסי yossi, רון ron, רוני roni, גיל gil, גילה gila, אורי uri, אורלי orly, תמר tamar, מיכל michal,
     נועה noa, נעה noa, מאיה maya, יעל yael, עדי adi, שירה shira, טל tal, גל gal, ליאור lior, איתן eitan, אלון alon,
     עומר omer, ניר nir, עמית amit, יאיר yair, דורון doron, אריאל ariel, איילת ayelet, הדס hadas, ענת anat, דנה dana,
     מאיר meir, חיים chaim, צבי zvi, מנחם menachem, מרדכי mordechai, אליעזר eliezer, עידו ido, אסף asaf, גיא guy,
     רועי roy, שי shai, שרון sharon, אילן ilan, אילנה ilana, ציפי tzipi, דליה dalia, אביגיל avigail, הילה hila,
     מורן moran, קרן keren, ליאת liat, לימור limor, סיגל sigal, עינת einat, רונית ronit, שולמית shulamit,
     שושנה shoshana, יונה yona, ישראל israel, ישעיהו yeshayahu, ירמיהו yirmiyahu, נחום nahum, עמוס amos, זאב zeev,
     אריה aryeh, דב dov, ברוך baruch, אלכסנדר alexander, ויקטור victor, כהן cohen, מזרחי mizrahi, פרץ peretz,
     ביטון biton, דהן dahan, פרידמן friedman, אזולאי azoulay, מלכה malka, כץ katz, גבאי gabay, עמר amar,
     אוחיון ohayon, חדד hadad, אדרי edri, שפירא shapira, רוזנברג rosenberg, גולדברג goldberg, קליין klein, ברק barak,
     רבין rabin, הררי harari, גולן golan, אשכנזי ashkenazi, בירן biran, גרינברג greenberg, וייס weiss,
     שוורץ schwartz, רוזן rosen, לוין levin, ברגר berger, הופמן hoffman')
  ) as reading (language, part, entries), regexp_split_to_table(entries, ',\s+') as entry;

analyze normalise.name_readings;

commit;
