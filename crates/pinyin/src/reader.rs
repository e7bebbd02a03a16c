use crate::BadLexicon;

/// Takes numbers and texts off the front of bytes.
pub(crate) struct Reader<'a> {
    pub rest: &'a [u8],
}

impl<'a> Reader<'a> {
    pub fn take(&mut self, length: usize) -> Result<&'a [u8], BadLexicon> {
        let (taken, rest) = self.rest.split_at_checked(length).ok_or(BadLexicon::CutOff)?;
        self.rest = rest;
        Ok(taken)
    }

    pub fn byte(&mut self) -> Result<usize, BadLexicon> {
        Ok(usize::from(self.take(1)?[0]))
    }

    pub fn two_bytes(&mut self) -> Result<usize, BadLexicon> {
        let taken = self.take(2)?;
        Ok(usize::from(u16::from_le_bytes([taken[0], taken[1]])))
    }

    pub fn four_bytes(&mut self) -> Result<usize, BadLexicon> {
        Ok(self.two_bytes()? | self.two_bytes()? << 16)
    }

    /// A byte with the length, then as many bytes of UTF-8.
    pub fn text(&mut self) -> Result<String, BadLexicon> {
        let length = self.byte()?;
        let bytes = self.take(length)?;
        String::from_utf8(bytes.to_vec()).map_err(|_| BadLexicon::UnknownPart)
    }
}
