//! A lesson as bytes: the part of a fragment between its head and its signature.

use crate::bytes::{ascii, byte};
use crate::{Lesson, LessonLanguage, Unsealable};

/// Most characters of an app's or a task's id.
const MOST_ID: usize = 32;
/// Most characters of the address, its scheme with it.
const MOST_ADDRESS: usize = 200;
/// Every address begins with it, so it is never written: no other scheme has a spelling.
const SCHEME: &str = "https://";
/// Most bytes of a host's name (RFC 1035, 2.3.4).
const MOST_HOST: usize = 253;

pub(crate) fn write(lesson: &Lesson, bytes: &mut Vec<u8>) -> Result<(), Unsealable> {
    bytes.push(match lesson.language {
        LessonLanguage::Chinese => 0,
        LessonLanguage::English => 1,
    });
    for id in [&lesson.app, &lesson.task] {
        if !is_id(id) {
            return Err(Unsealable::Id(id.clone()));
        }
        write_ascii(id, bytes);
    }
    let address = &lesson.real_thing;
    let rest = address.strip_prefix(SCHEME).filter(|rest| is_rest(rest));
    write_ascii(rest.ok_or_else(|| Unsealable::RealThing(address.clone()))?, bytes);
    Ok(())
}

/// `None` unless the bytes are one lesson, spelled the one way `write` spells it.
pub(crate) fn read(mut bytes: &[u8]) -> Option<Lesson> {
    let rest = &mut bytes;
    let language = match byte(rest)? {
        0 => LessonLanguage::Chinese,
        1 => LessonLanguage::English,
        // What comes later sets more bits: a page that does not know them must not guess.
        _ => return None,
    };
    let app = ascii(rest).filter(|id| is_id(id))?.to_owned();
    let task = ascii(rest).filter(|id| is_id(id))?.to_owned();
    let real_thing = format!("{SCHEME}{}", ascii(rest).filter(|rest| is_rest(rest))?);
    bytes.is_empty().then_some(Lesson { app, task, real_thing, language })
}

/// Every text is checked to be 200 characters at most before.
fn write_ascii(text: &str, bytes: &mut Vec<u8>) {
    bytes.push(text.len() as u8);
    bytes.extend(text.as_bytes());
}

fn is_id(id: &str) -> bool {
    (1..=MOST_ID).contains(&id.len()) && id.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
}

/// Whether this follows `https://` in an address whose host a reader can see at its beginning: no user name before it, no
/// character outside RFC 3986, no capital letter that looks like another.
fn is_rest(rest: &str) -> bool {
    let end = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (authority, path) = rest.split_at(end);
    let (host, port) = authority.split_once(':').map_or((authority, None), |(host, port)| (host, Some(port)));
    SCHEME.len() + rest.len() <= MOST_ADDRESS
        && is_host(host)
        && port.is_none_or(|port| (1..=5).contains(&port.len()) && port.bytes().all(|b| b.is_ascii_digit()))
        && path.bytes().all(|b| b.is_ascii_alphanumeric() || b"-._~:/?#@!$&'()*+,;=%".contains(&b))
}

/// Labels of letters, digits and `-`, two of them at least.
fn is_host(host: &str) -> bool {
    let label = |label: &str| {
        (1..=63).contains(&label.len())
            && !label.starts_with('-')
            && !label.ends_with('-')
            && label.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    host.len() <= MOST_HOST && host.contains('.') && host.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn hosts_are_seen_at_the_beginning_of_an_address() {
        for good in ["www.95598.cn", "www.95598.cn/", "a-b.cn:8443/x?y=1#z", "10.0.0.2/t", "xn--fiqs8s.cn/%E7%94%B5"] {
            assert!(is_rest(good), "{good}");
        }
        let long = format!("a.cn/{}", "x".repeat(MOST_ADDRESS - SCHEME.len() - 4));
        for bad in [
            "",
            "/",
            "cn",
            "a..cn",
            ".a.cn",
            "a.cn.",
            "-a.cn",
            "a-.cn",
            "A.cn",
            "a.cn:",
            "a.cn:x",
            "a.cn:123456",
            "a.cn\\b",
            "www.95598.cn@evil.cn/",
            "a.cn/ b",
            "a.cn/\"",
            "a.cn/<b>",
            "javascript:alert(1)",
            "http://a.cn/",
            "//a.cn",
            &long,
        ] {
            assert!(!is_rest(bad), "{bad}");
        }
    }
}
