//! Messages in Fluent. Every accepted one can be written with texts, numbers and other messages in it, and no value makes it
//! grow without bound.
#![no_main]

use content::{Language, Value, Values};
use libfuzzer_sys::fuzz_target;
use zhidian_fuzz::{Hall, text};

/// Longest text of an input's message, for each byte of the input.
const GROWTH: usize = 2_000;

fuzz_target!(|data: &[u8]| {
    let Some(text) = text(data) else { return };
    let mut hall = Hall::new();
    hall.put("assets/locales/zh-CN/input.ftl", text);
    let (library, _) = hall.read().unwrap();
    let messages = &library.messages;
    let ids: Vec<String> = messages.ids(Language::ZhCn).map(str::to_owned).take(20).collect();
    for id in &ids {
        let mut values = Values::default();
        for (index, name) in messages.arguments(Language::ZhCn, id).into_iter().enumerate() {
            let value = match index % 4 {
                0 => Value::Number(3.5),
                1 => Value::Text("7".to_owned()),
                2 => Value::Message(ids[index % ids.len()].clone()),
                _ => Value::Flag(true),
            };
            values.set(name, value);
        }
        let written = messages.format(Language::ZhCn, id, &values);
        assert!(written.len() <= GROWTH * (text.len() + 100), "{id} has {} bytes", written.len());
        let _ = messages.literals(Language::ZhCn, id);
    }
});
