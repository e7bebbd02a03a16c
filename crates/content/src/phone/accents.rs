//! Sounds that a hall's visitors do not tell apart: the pinyin keyboard takes them for each other.

use serde::Deserialize;

/// `scenes/phone/keyboard.ron`. Each that is on makes the lists of candidates longer for everyone else.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub struct Accents {
    pub z_zh: bool,
    pub c_ch: bool,
    pub s_sh: bool,
    pub n_l: bool,
    pub an_ang: bool,
    pub en_eng: bool,
    pub in_ing: bool,
}
