//! The lessons that a visitor takes home: every task has its pictures, they say what the practice phone says, and the files
//! that the pages are built from are those of the documents as they are now.

#[path = "page_data/files.rs"]
mod files;

use std::collections::BTreeSet;
use std::sync::Arc;

use content::{Language, Library, Node, Values, Weight};
use files::{PROJECT, book, practice, shipped};
use jiff::civil::date;
use phone::{Book, BookPage, BookStep, Mode, Names, Part, Phone, Room, Taught, guide_node};

#[test]
fn the_pages_hold_the_documents_as_they_are_now() {
    for (path, text) in files::files() {
        let held = std::fs::read_to_string(format!("{PROJECT}/{path}")).unwrap_or_default();
        assert!(held == text, "{path} is older than the documents: run cargo run -p phone --example page_data");
    }
}

fn steps<'a>(book: &'a Book, task: &str) -> &'a [BookStep] {
    &book.apps.iter().flat_map(|app| &app.lessons).find(|lesson| lesson.id == task).unwrap().steps
}

fn after<'a>(book: &'a Book, task: &str) -> Option<&'a BookPage> {
    book.apps.iter().flat_map(|app| &app.lessons).find(|lesson| lesson.id == task).unwrap().after.as_ref()
}

/// All of a page's words in Chinese, the touched control in brackets, a chosen one in round ones.
fn words(book: &Book, page: &BookPage) -> String {
    let dialog = page.dialog.as_ref().map(|parts| format!(" | {}", said(book, parts))).unwrap_or_default();
    format!("{}: {}{dialog}", said(book, &page.head), said(book, &page.parts))
}

fn said(book: &Book, parts: &[Part]) -> String {
    let text = |number: usize| book.texts[number].0.clone();
    let one = |part: &Part| match part {
        Part::Text(part) => text(part.text),
        Part::Box(part) if part.parts.is_empty() => "bar".into(),
        Part::Box(part) => said(book, &part.parts),
        Part::Picture(part) => format!("<{}>", part.drawing),
        Part::Touch(part) => {
            let words = [Some(part.label), part.note].into_iter().flatten().map(text).collect::<Vec<_>>().join(" ");
            match (part.here, part.chosen) {
                (true, _) => format!("[{words}]"),
                (_, true) => format!("({words})"),
                _ => words,
            }
        }
    };
    parts.iter().map(one).collect::<Vec<_>>().join(" ")
}

const HOME: &str = "网上国网: 账户余额 12.40 元 还够 3 天";
const BARS: &str = "170 bar 10月 240 bar 9月 350 bar 8月 330 bar 7月 240 bar 6月 160 bar 5月 \
                    5.7 bar ··· 5.4 bar ··· 6.1 bar ··· 5.5 bar ··· 6.6 bar ··· 7.8 bar ··· 7.3 bar ···";

#[test]
fn each_step_is_drawn_as_the_steps_before_left_the_phone() {
    let book = book(&practice());
    let topup: Vec<_> = steps(&book, "wsgw-topup").iter().map(|step| words(&book, &step.page)).collect();
    let scam = "户号 1000 2345 67 户名 张家 供电公司的人不会向您要密码。 充多少？";
    assert_eq!(
        topup,
        [
            format!("{HOME} {BARS} [去充值] 停电查询 电费账单"),
            format!("网上国网 充值缴费: {scam} 50 元 [100 元] 下一步"),
            format!("网上国网 充值缴费: {scam} 50 元 (100 元) [下一步]"),
            "网上国网 输入支付密码: 要付 100 元 [支付密码]".into(),
        ]
    );
    let last = after(&book, "wsgw-topup").map(|page| words(&book, page));
    assert_eq!(last.as_deref(), Some("网上国网 充值结果: 充好了 账户余额 112.40 元 <phone/pages/done>"));
}

#[test]
fn a_question_a_row_typed_characters_and_a_tick_are_followed() {
    let book = book(&practice());
    let outage: Vec<_> = steps(&book, "wsgw-outage").iter().skip(1).map(|step| words(&book, &step.page)).collect();
    let page = "网上国网 您家这一带: 几点停 09:00 状态";
    assert_eq!(
        outage,
        [
            format!("{HOME} {BARS} | 网络有点忙 不是您点错了，再试一次就好。 [再试一次] 先不看"),
            "网上国网 停电查询: ··· 您家这一带 [··· 您家这一带]".into(),
            format!("{page} [地方] 我同意 下一步"),
            format!("{page} 地方 天津路 [我同意] 下一步"),
            format!("{page} 地方 天津路 (我同意) [下一步]"),
        ]
    );
    let typed = |task, step: usize| steps(&book, task)[step].types.clone().map(|types| (types.text, types.hidden));
    assert_eq!(typed("wsgw-outage", 3), Some(("天津路".into(), false)));
    assert_eq!(typed("wsgw-topup", 3), Some(("123456".into(), true)));
    assert_eq!(typed("wsgw-topup", 2), None);
    assert_eq!(after(&book, "wsgw-outage"), None);
}

#[test]
fn a_long_list_shows_what_the_tariff_makes_of_each_month() {
    let book = book(&practice());
    let bills = words(&book, &steps(&book, "wsgw-bill")[1].page);
    assert!(bills.starts_with("网上国网 电费账单: 10月 83.30 9月 117.60"), "{bills}");
    assert!(bills.contains(" [5月 78.40] ") && bills.ends_with(" 11月 93.10"), "{bills}");
}

#[test]
fn the_practice_phones_own_words_stay_behind() {
    let book = book(&practice());
    let no_money = book.texts.iter().filter(|pair| pair.0.contains("一分钱") || pair.0.contains("随便六个数字"));
    assert_eq!(no_money.count(), 0);
    let days = book.texts.iter().filter(|pair| pair.0.contains("11-") || pair.0.contains("12-"));
    assert_eq!(days.collect::<Vec<_>>(), Vec::<&_>::new(), "days are the reader's own");
}

fn pages(book: &Book) -> impl Iterator<Item = (&str, &BookPage)> {
    let lessons = book.apps.iter().flat_map(|app| &app.lessons);
    lessons.flat_map(|lesson| lesson.steps.iter().map(|step| (lesson.id.as_str(), &step.page)))
}

#[test]
fn every_task_has_a_lesson_in_both_languages_with_one_ring_a_step() {
    for library in [shipped(), practice()] {
        let book = book(&library);
        let tasks: Vec<_> = library.phone.apps.values().flat_map(|app| &app.tasks).collect();
        assert!(tasks.len() >= 3);
        for task in &tasks {
            assert_eq!(steps(&book, &task.id).len(), task.steps.len(), "{}", task.id);
        }
        for (task, page) in pages(&book) {
            let ring = |part: &&Part| matches!(part, Part::Touch(touch) if touch.here && !touch.off);
            assert_eq!(pieces(page).into_iter().filter(ring).count(), 1, "{task}");
        }
        for pair in &book.texts {
            let whole = |text: &str| !text.is_empty() && !text.contains('⟦') && !text.contains("{$");
            assert!(whole(&pair.0) && whole(&pair.1), "{pair:?}");
        }
    }
}

/// Every piece of a page, those inside others too.
fn pieces(page: &BookPage) -> Vec<&Part> {
    fn look<'a>(parts: &'a [Part], found: &mut Vec<&'a Part>) {
        for part in parts {
            found.push(part);
            if let Part::Box(part) = part {
                look(&part.parts, found);
            }
        }
    }
    let mut found = Vec::new();
    [Some(&page.head), Some(&page.parts), page.dialog.as_ref()]
        .into_iter()
        .flatten()
        .for_each(|parts| look(parts, &mut found));
    found
}

#[test]
fn every_number_every_colour_and_every_drawing_is_in_the_book() {
    for book in [book(&shipped()), book(&practice())] {
        let lessons = || book.apps.iter().flat_map(|app| &app.lessons);
        let steps = lessons().flat_map(|lesson| &lesson.steps).map(|step| &step.page);
        let mut drawings = BTreeSet::new();
        for page in steps.chain(lessons().filter_map(|lesson| lesson.after.as_ref())) {
            let (mut texts, mut colours) = (vec![Some(page.title), page.word], Vec::new());
            for piece in pieces(page) {
                match piece {
                    Part::Box(part) => colours.extend([&part.ground, &part.edge]),
                    Part::Text(part) => {
                        texts.push(Some(part.text));
                        colours.push(&part.colour);
                    }
                    Part::Touch(part) => {
                        texts.extend([Some(part.label), part.note]);
                        drawings.extend(part.icon.clone());
                    }
                    Part::Picture(part) => drawings.extend([part.drawing.clone()]),
                }
            }
            assert!(texts.into_iter().flatten().all(|text| text < book.texts.len()));
            assert!(colours.into_iter().flatten().all(|colour| book.colours.contains_key(colour)));
        }
        assert!(drawings.len() >= 3);
        assert_eq!(book.drawings.keys().cloned().collect::<BTreeSet<_>>(), drawings);
        for (name, svg) in &book.drawings {
            let placeholder = (1..=9).any(|digit| svg.contains(&format!("#0{digit}0{digit}0{digit}")));
            assert!(svg.starts_with("<svg") && !placeholder && !svg.contains('\n'), "{name}: {svg}");
        }
    }
}

#[test]
fn each_step_says_what_the_giant_phone_says() {
    for library in [shipped(), practice()] {
        let book = book(&library);
        for lesson in book.apps.iter().flat_map(|app| &app.lessons) {
            let said: Vec<_> = lesson.steps.iter().map(|step| book.texts[step.say].clone()).collect();
            let pairs: Vec<_> = said.into_iter().map(|pair| [pair.0, pair.1]).collect();
            assert_eq!(pairs, guided(&library, &lesson.id), "{}", lesson.id);
        }
    }
}

/// The largest words of the guide at each step of a task, in Chinese and English, on the practice phone itself.
fn guided(library: &Library, task: &str) -> Vec<[String; 2]> {
    let words = Arc::new(Taught::of(&library.phone));
    let mut phone = Phone::new(library.phone.clone(), words, date(2027, 3, 8).at(9, 0, 0, 0)).unwrap();
    let room = Room { width_mm: 1_000.0, elder: false, english: false, reach: false };
    phone.begin(task, Mode::Guided);
    let mut said = Vec::new();
    while !phone.lesson().unwrap().is_done() {
        let Some(control) = phone.next_touch() else {
            phone.pass(500);
            continue;
        };
        if !["phone.", "key."].iter().any(|own| control.starts_with(own)) {
            let mut values = Values::default();
            phone.publish(&mut values);
            let mut largest = None;
            guide_node(&phone, room).walk(&mut |node| {
                if let Node::Text(text) = node
                    && text.weight == Weight::Bold
                {
                    largest.get_or_insert(text.message.clone());
                }
            });
            let message = largest.unwrap();
            said.push(Language::ALL.map(|language| library.messages.format(language, &message, &values)));
        }
        phone.touch(&control);
    }
    said
}

#[test]
fn a_task_that_leads_nowhere_is_left_out_with_its_reason_and_the_others_stay() {
    let mut library = practice();
    let phone = Arc::make_mut(&mut library.phone);
    let app = Arc::make_mut(phone.apps.get_mut("wsgw").unwrap());
    app.tasks[0].steps.truncate(1);
    let broken = app.tasks[0].id.clone();
    let (book, left_out) = Book::of(&library, &|_| None);
    assert_eq!(left_out.iter().map(|reason| reason.task.as_str()).collect::<Vec<_>>(), [broken.as_str()]);
    assert!(left_out[0].to_string().contains("cannot be done"), "{}", left_out[0]);
    assert_eq!(book.apps[0].lessons.len(), library.phone.apps["wsgw"].tasks.len() - 1);
    assert!(book.drawings.is_empty());
}

#[test]
fn names_are_those_of_the_messages_and_none_where_a_title_is_filled_in() {
    let names = Names::of(&shipped());
    assert_eq!(names.app["wsgw"]["zh-CN"], "网上国网");
    assert_eq!(names.task["alipay-pay"]["en"], "Pay for your own power");
    assert_eq!(names.page["alipay.password"]["zh-CN"], "输入支付密码");
    assert!(names.task.len() > 20);
    assert!(!names.page.contains_key("wsgw.bill"));
}
