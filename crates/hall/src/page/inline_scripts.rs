//! The scripts inside a self-contained page, named to the browser by their SHA-256 so that no other script runs.

use base64::Engine;
use base64::engine::general_purpose::STANDARD;
use sha2::{Digest, Sha256};

/// The `script-src` sources that let exactly this page's inline scripts run; `'none'` where it has none.
pub fn sources(html: &str) -> String {
    let hashes: Vec<String> = scripts(html)
        .into_iter()
        .map(|script| format!("'sha256-{}'", STANDARD.encode(Sha256::digest(script.as_bytes()))))
        .collect();
    if hashes.is_empty() { "'none'".to_owned() } else { hashes.join(" ") }
}

/// The text of every script element, as a browser hashes it.
fn scripts(html: &str) -> Vec<&str> {
    let mut found = Vec::new();
    let mut rest = html;
    while let Some((_, tag)) = rest.split_once("<script") {
        let Some((_, script)) = tag.split_once('>') else {
            break;
        };
        let Some((script, after)) = script.split_once("</script") else {
            break;
        };
        if !script.is_empty() {
            found.push(script);
        }
        rest = after;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_inline_script_is_named_and_nothing_else() {
        let html = "<html><script>a()</script><script type=\"module\">\nb()\n</script><script src=\"x.js\"></script>";
        assert_eq!(scripts(html), ["a()", "\nb()\n"]);
        assert_eq!(sources("<p>"), "'none'");
        // printf 'a()' | openssl dgst -sha256 -binary | base64
        assert_eq!(sources("<script>a()</script>"), "'sha256-qVpDBgj7bpq5hMAcGp3AOc79J3Y1Z4HvySTwKrWDoy4='");
    }
}
