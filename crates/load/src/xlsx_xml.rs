use std::io::BufRead;

use quick_xml::Reader;
use quick_xml::events::{BytesRef, BytesStart, Event};

use crate::load_error::{Complaint, LoadError};

/// What the XML of a workbook's part says, reduced to what tables need.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Word {
    /// An element begins. Its name is without a prefix.
    Begin(String, Vec<(String, String)>),
    /// An element ends.
    End(String),
    /// Letters.
    Letters(String),
    /// The part is over.
    Over,
}

/// The XML of one part.
pub(crate) struct Xml<'a, R> {
    reader: Reader<R>,
    buffer: Vec<u8>,
    file: Complaint<'a>,
    /// The end of an element that was empty.
    ends: Option<String>,
}

impl<'a, R: BufRead> Xml<'a, R> {
    pub fn new(part: R, file: Complaint<'a>) -> Xml<'a, R> {
        Xml { reader: Reader::from_reader(part), buffer: Vec::new(), file, ends: None }
    }

    /// What comes next.
    pub fn next(&mut self) -> Result<Word, LoadError> {
        if let Some(name) = self.ends.take() {
            return Ok(Word::End(name));
        }
        let file = self.file;
        let damaged = |error: String| {
            file.file(format!("the workbook cannot be read ({error})"), "save it again as XLSX, or as CSV")
        };
        loop {
            self.buffer.clear();
            let event = self.reader.read_event_into(&mut self.buffer).map_err(|error| damaged(error.to_string()))?;
            return Ok(match event {
                Event::Start(element) => begin(&element),
                Event::Empty(element) => {
                    let word = begin(&element);
                    if let Word::Begin(name, _) = &word {
                        self.ends = Some(name.clone());
                    }
                    word
                }
                Event::End(element) => Word::End(letters(element.local_name().as_ref())),
                Event::Text(text) => Word::Letters(letters(&text)),
                Event::CData(text) => Word::Letters(letters(&text)),
                Event::GeneralRef(reference) => Word::Letters(referred(&reference)),
                Event::Eof => Word::Over,
                Event::Decl(_) | Event::PI(_) | Event::DocType(_) | Event::Comment(_) => continue,
            });
        }
    }
}

fn begin(element: &BytesStart<'_>) -> Word {
    // Attributes that are not well formed are as good as absent: what needs one says so.
    let attributes = element.attributes().flatten().map(|attribute| {
        let key = letters(attribute.key.local_name().as_ref());
        (key, unescaped(&letters(&attribute.value)))
    });
    Word::Begin(letters(element.local_name().as_ref()), attributes.collect())
}

fn letters(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

fn unescaped(text: &str) -> String {
    quick_xml::escape::unescape(text).map_or_else(|_| text.to_owned(), std::borrow::Cow::into_owned)
}

/// The letter that `&amp;` or `&#20;` stands for.
fn referred(reference: &BytesRef<'_>) -> String {
    unescaped(&format!("&{};", letters(reference)))
}

/// The value of an attribute.
pub(crate) fn attribute<'w>(attributes: &'w [(String, String)], name: &str) -> Option<&'w str> {
    attributes.iter().find(|(key, _)| key == name).map(|(_, value)| value.as_str())
}
