//! What a visitor types and what must be offered.

use pinyin::{Fuzzy, Lexicon};
use proptest::prelude::*;

fn texts(typed: &str, fuzzy: Fuzzy, most: usize) -> Vec<String> {
    Lexicon::shipped().candidates(typed, fuzzy, most).words.into_iter().map(|word| word.text).collect()
}

fn first(typed: &str, syllables: &str, expect: &str) {
    let found = Lexicon::shipped().candidates(typed, Fuzzy::default(), 5);
    assert_eq!(found.syllables, syllables);
    assert_eq!(
        found.words.first().map(|word| (word.text.as_str(), word.typed)),
        Some((expect, typed.len())),
        "{typed}"
    );
}

fn among(typed: &str, most: usize, expect: &str) {
    let texts = texts(typed, Fuzzy::default(), most);
    assert!(texts.iter().any(|text| text == expect), "{typed}: {texts:?}");
}

#[test]
fn the_first_candidate_takes_all_letters() {
    first("nihao", "ni'hao", "你好");
    first("dianfei", "dian'fei", "电费");
    first("jietidianjia", "jie'ti'dian'jia", "阶梯电价");
    first("woyaojiaodianfei", "wo'yao'jiao'dian'fei", "我要交电费");
    first("tianjinshiheping", "tian'jin'shi'he'ping", "天津市和平");
    first("nv", "nv", "女");
    first("DianFei", "dian'fei", "电费");
}

#[test]
fn a_separator_decides_and_counts_as_typed() {
    first("xian", "xian", "先");
    first("xi'an", "xi'an", "西安");
    first("'dian''fei'", "dian'fei", "电费");
}

#[test]
fn unfinished_words_are_guessed() {
    among("dianf", 5, "电费");
    among("yingyet", 5, "营业厅");
    among("df", 30, "电费");
    among("yyt", 20, "营业厅");
    among("yzm", 20, "验证码");
    among("zhf", 60, "支付");
    among("woyaojiaodf", 5, "我要交电费");
}

#[test]
fn words_for_a_part_come_behind_with_the_letters_they_use() {
    let found = Lexicon::shipped().candidates("dianfeitaigui", Fuzzy::default(), 200).words;
    let used = |text: &str| found.iter().find(|word| word.text == text).map(|word| word.typed);
    assert_eq!(used("电费"), Some(7));
    assert_eq!(used("电"), Some(4));
    assert!(found[1..].windows(2).all(|pair| pair[0].typed >= pair[1].typed), "longest first");
}

#[test]
fn fuzzy_sounds_are_off_until_asked_for() {
    let check = |typed: &str, fuzzy: Fuzzy, expect: &str| {
        assert!(texts(typed, fuzzy, 5).iter().any(|text| text == expect), "{typed} for {expect}");
        assert!(texts(typed, Fuzzy::default(), 5).iter().all(|text| text != expect), "{typed} for {expect}, off");
    };
    check("ziyuanzhe", Fuzzy { z_zh: true, ..Fuzzy::default() }, "志愿者");
    check("cangcheng", Fuzzy { c_ch: true, ..Fuzzy::default() }, "长城");
    check("souji", Fuzzy { s_sh: true, ..Fuzzy::default() }, "手机");
    check("liunai", Fuzzy { n_l: true, ..Fuzzy::default() }, "牛奶");
    check("tianjing", Fuzzy { in_ing: true, ..Fuzzy::default() }, "天津");
    check("yinhan", Fuzzy { an_ang: true, ..Fuzzy::default() }, "银行");
    check("shengfenzheng", Fuzzy { en_eng: true, ..Fuzzy::default() }, "身份证");
}

#[test]
fn what_is_no_pinyin_is_left_alone() {
    let check = |typed: &str, syllables: &str, used: usize| {
        let found = Lexicon::shipped().candidates(typed, Fuzzy::default(), 5);
        assert_eq!(found.syllables, syllables, "{typed}");
        assert_eq!(found.words.first().map_or(0, |word| word.typed), used, "{typed}");
    };
    check("", "", 0);
    check("'", "", 0);
    check("i", "i", 0);
    check("uuu", "uuu", 0);
    check("dianfeiu", "dian'fei'u", 7);
    check("dian1fei", "dian", 4);
    check("电fei", "", 0);
    check(&"dian".repeat(40), &["dian"; 15].join("'"), 60);
}

#[test]
fn every_character_of_level_1_and_every_common_surname_can_be_typed() {
    let mut typed: std::collections::HashSet<String> = std::collections::HashSet::new();
    for syllable in include_str!("syllables.txt").split_whitespace() {
        typed.extend(texts(syllable, Fuzzy::default(), usize::MAX));
    }
    let wanted = include_str!("level_1.txt").chars().chain(include_str!("names.txt").chars());
    let missing: String = wanted.filter(|c| !c.is_whitespace() && !typed.contains(&c.to_string())).collect();
    assert_eq!(missing, "");
}

#[test]
fn what_must_not_stand_on_a_public_screen_is_not_offered() {
    for (typed, bad) in [
        ("shabi", "傻逼"),
        ("tamade", "他妈的"),
        ("wangbadan", "王八蛋"),
        ("jiba", "鸡巴"),
        ("wotamadehenhao", "他妈的"),
    ] {
        assert!(texts(typed, Fuzzy::ALL, usize::MAX).iter().all(|text| !text.contains(bad)), "{typed}");
    }
    first("gaibiantaidu", "gai'bian'tai'du", "改变态度");
    first("yicixingjiaofei", "yi'ci'xing'jiao'fei", "一次性缴费");
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(256))]

    #[test]
    fn any_input_gives_candidates_that_fit_it(typed in "\\PC{0,80}|[a-z']{0,80}|([bpmfdtnlgkhjqxrzcsyw]|zh|ch|sh|ang|ian){0,30}", all in any::<bool>(), most in 0_usize..60) {
        let fuzzy = if all { Fuzzy::ALL } else { Fuzzy::default() };
        let found = Lexicon::shipped().candidates(&typed, fuzzy, most);
        prop_assert!(found.words.len() <= most);
        for word in found.words {
            prop_assert!(!word.text.is_empty() && word.typed > 0);
            prop_assert!(typed.get(word.typed..).is_some(), "the rest is text again");
        }
    }
}
