//! Ids for what has only a name: made of its words, each given once.

use std::collections::BTreeSet;

/// An id made of a text: small letters, digits and single dashes, at most forty bytes; `item`
/// where nothing is left of it.
pub fn slug(text: &str) -> String {
    /// Longer ids are tedious to read and to type [bytes]. Ours.
    const LONGEST: usize = 40;
    let mut id = String::new();
    for letter in text.chars().flat_map(char::to_lowercase) {
        let plain = unaccented(letter);
        let dash = plain.is_empty() && letter != '\'' && letter != '’';
        if dash && !id.is_empty() && !id.ends_with('-') {
            id.push('-');
        }
        id.push_str(plain);
    }
    if id.len() > LONGEST {
        let whole_words = id[..=LONGEST].rfind('-').filter(|at| *at > 0);
        id.truncate(whole_words.unwrap_or(LONGEST));
    }
    match id.trim_matches('-') {
        "" => "item".to_owned(),
        id => id.to_owned(),
    }
}

/// A letter in the letters that ids are made of; empty where there is none.
fn unaccented(letter: char) -> &'static str {
    const PLAIN: &str = "abcdefghijklmnopqrstuvwxyz0123456789";
    if let Some(at) = PLAIN.find(letter) {
        return &PLAIN[at..=at];
    }
    match letter {
        'à' | 'á' | 'â' | 'ã' | 'å' | 'ā' | 'ă' | 'ą' => "a",
        'ä' | 'æ' => "ae",
        'ç' | 'ć' | 'č' => "c",
        'ď' | 'đ' | 'ð' => "d",
        'è' | 'é' | 'ê' | 'ë' | 'ē' | 'ę' | 'ě' => "e",
        'ğ' => "g",
        'ì' | 'í' | 'î' | 'ï' | 'ī' | 'ı' => "i",
        'ł' => "l",
        'ñ' | 'ń' | 'ň' => "n",
        'ò' | 'ó' | 'ô' | 'õ' | 'ō' | 'ő' => "o",
        'ö' | 'ø' | 'œ' => "oe",
        'ř' => "r",
        'ś' | 'š' | 'ş' | 'ș' => "s",
        'ß' => "ss",
        'ť' | 'ţ' | 'ț' => "t",
        'ù' | 'ú' | 'û' | 'ū' | 'ů' | 'ű' => "u",
        'ü' => "ue",
        'ý' | 'ÿ' => "y",
        'ź' | 'ż' | 'ž' => "z",
        _ => "",
    }
}

/// Ids that are taken, so that each is given once.
#[derive(Clone, Debug, Default)]
pub struct Ids(BTreeSet<String>);

impl Ids {
    /// An id made of `text` that nobody has yet: the [`slug`], if need be with a number.
    pub fn give(&mut self, text: &str) -> String {
        let plain = slug(text);
        let numbered = (2..).map(|number| format!("{plain}-{number}"));
        let id = std::iter::once(plain.clone())
            .chain(numbered)
            .find(|id| !self.0.contains(id))
            .expect("there are more numbers than ids");
        self.0.insert(id.clone());
        id
    }

    /// Notes that an id is taken.
    pub fn take(&mut self, id: &str) {
        self.0.insert(id.to_owned());
    }
}
