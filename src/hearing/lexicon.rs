//! The lexicon: every word that means something to the grammar or to the scenario, as a small
//! number. Words that are written in several ways ("dont", "do not") share one reading.
//!
//! It is filled once, by the grammar and by the names of the scenario, and then only asked.
//! A look-up costs one hash and one comparison, however many people the cast has.

/// A word as a small number. Only words in their plain form have one.
pub type WordId = u16;

/// The word that nobody knows.
pub const UNKNOWN: WordId = 0;

/// What a word is, whatever it means where it stands. Bits.
pub mod mark {
    /// May stand between the words of a cue without changing it ("please", "just").
    pub const SKIP: u32 = 1;
    /// Opens a clause without belonging to it ("and", "so", "okay").
    pub const LEAD: u32 = 1 << 1;
    /// Can open an order ("check", "restart").
    pub const VERB: u32 = 1 << 2;
    /// A verb that asks for words instead of work ("tell", "explain").
    pub const TELL: u32 = 1 << 3;
    /// Turns what follows into its opposite ("not", "never").
    pub const NOT: u32 = 1 << 4;
    /// Opens a question inside a sentence ("what", "whether").
    pub const ASKS: u32 = 1 << 5;
    /// Is not heard at all ("um").
    pub const FILLER: u32 = 1 << 6;
    /// Everybody on the call ("everyone", "folks").
    pub const GROUP: u32 = 1 << 7;
    /// Points at the name behind it as the object of something ("from", "about").
    pub const POINTS: u32 = 1 << 8;
    /// An ordinary word that may also be somebody's name ("grant", "will").
    pub const ORDINARY: u32 = 1 << 9;
    /// Opens a clause as its subject ("I", "we").
    pub const SUBJECT: u32 = 1 << 10;
    /// Anybody at all ("someone", "anyone").
    pub const SOMEONE: u32 = 1 << 11;
    /// So common that nothing is filed under it where that can be helped.
    pub const COMMON: u32 = 1 << 28;
    /// In a brief: tells how bad it is and which way it moves.
    pub const SEVERITY: u32 = 1 << 23;
    /// In a brief: tells what happened.
    pub const STORY: u32 = 1 << 24;
    /// In a brief: tells who does what.
    pub const TASKS: u32 = 1 << 25;
    /// In a brief: tells what may go wrong, or plan B.
    pub const RISKS: u32 = 1 << 26;
    /// In a brief: tells what was promised.
    pub const PROMISES: u32 = 1 << 27;
}

/// Shorter words are not taken for a slip [letters].
const SLIP_AT_LEAST: usize = 5;
/// Nor are longer ones [letters].
const SLIP_AT_MOST: usize = 15;

/// How a spelling reads: up to this many plain words.
const READS_AT_MOST: usize = 4;

#[derive(Clone, Debug)]
struct Entry {
    hash: u32,
    text: Box<str>,
    reads: [WordId; READS_AT_MOST],
    count: u8,
}

/// The words, in a table with open addressing.
#[derive(Clone, Debug)]
pub struct Lexicon {
    slots: Vec<u16>,
    entries: Vec<Entry>,
    marks: Vec<u32>,
    values: Vec<u32>,
    /// Of which verb a word is the form in "-ing".
    verbs: Vec<WordId>,
}

/// The hash of no letters; [`hash_step`] adds one.
pub const HASH_START: u32 = 0x811c_9dc5;

/// Adds a byte to a hash (FNV-1a).
#[inline]
pub const fn hash_step(hash: u32, byte: u8) -> u32 {
    (hash ^ byte as u32).wrapping_mul(0x0100_0193)
}

fn hash_of(text: &str) -> u32 {
    text.bytes().fold(HASH_START, hash_step)
}

impl Default for Lexicon {
    fn default() -> Self {
        let mut lexicon = Lexicon {
            slots: vec![u16::MAX; 4096],
            entries: Vec::with_capacity(2048),
            marks: Vec::with_capacity(2048),
            values: Vec::with_capacity(2048),
            verbs: Vec::with_capacity(2048),
        };
        lexicon.word("\u{0}unknown");
        lexicon
    }
}

impl Lexicon {
    /// How many words there are.
    pub fn len(&self) -> usize {
        self.entries.len()
    }

    /// How a spelling reads, given the hash of its lower-case letters; nothing when unknown.
    #[inline]
    pub fn reads(&self, hash: u32, text: &str) -> Option<&[WordId]> {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let entry = self.entries.get(self.slots[at] as usize)?;
            if entry.hash == hash && &*entry.text == text {
                return Some(&entry.reads[..entry.count as usize]);
            }
            at = (at + 1) & mask;
        }
    }

    /// How a spelling reads; nothing when unknown.
    pub fn look_up(&self, text: &str) -> Option<&[WordId]> {
        self.reads(hash_of(text), text)
    }

    /// The word that was meant by a slip of the fingers: two letters changed places ("chekc"), one
    /// is doubled or not ("comand"), or one too many inside ("teamm"). Only for words that are
    /// long enough, and never their first or last letter alone, so that "checks" stays what it is.
    pub fn near(&self, low: &str) -> Option<WordId> {
        let bytes = low.as_bytes();
        let count = bytes.len();
        if !(SLIP_AT_LEAST..=SLIP_AT_MOST).contains(&count)
            || !bytes.iter().all(u8::is_ascii_lowercase)
        {
            return None;
        }
        let known = |letters: &[u8]| {
            let text = std::str::from_utf8(letters).ok()?;
            match self.look_up(text)? {
                [word] => Some(*word),
                _ => None,
            }
        };
        let mut letters = [0; SLIP_AT_MOST + 1];
        letters[..count].copy_from_slice(bytes);
        for at in 1..count - 1 {
            letters.swap(at, at + 1);
            if let Some(word) = known(&letters[..count]) {
                return Some(word);
            }
            letters.swap(at, at + 1);
        }
        for at in 1..count {
            letters[..at].copy_from_slice(&bytes[..at]);
            letters[at] = bytes[at - 1];
            letters[at + 1..=count].copy_from_slice(&bytes[at..]);
            if let Some(word) = known(&letters[..=count]) {
                return Some(word);
            }
        }
        for at in 1..count - 1 {
            letters[..at].copy_from_slice(&bytes[..at]);
            letters[at..count - 1].copy_from_slice(&bytes[at + 1..]);
            if let Some(word) = known(&letters[..count - 1]) {
                return Some(word);
            }
        }
        None
    }

    /// The plain word with this spelling, added when it is new.
    pub fn word(&mut self, text: &str) -> WordId {
        if let Some(reads) = self.look_up(text) {
            return reads.first().copied().unwrap_or(UNKNOWN);
        }
        let id = WordId::try_from(self.entries.len()).unwrap_or(UNKNOWN);
        self.insert(text, &[id]);
        id
    }

    /// Makes a spelling read as other words. A spelling that is already known stays as it is.
    pub fn alias(&mut self, text: &str, reads: &[WordId]) {
        if self.look_up(text).is_none() {
            self.insert(text, reads);
        }
    }

    fn insert(&mut self, text: &str, reads: &[WordId]) {
        if self.entries.len() >= usize::from(u16::MAX) - 1 {
            return; // sixty-five thousand words; a scenario with more goes unheard beyond them
        }
        if (self.entries.len() + 1) * 2 > self.slots.len() {
            self.grow();
        }
        let count = reads.len().min(READS_AT_MOST);
        let mut held = [UNKNOWN; READS_AT_MOST];
        held[..count].copy_from_slice(&reads[..count]);
        let hash = hash_of(text);
        self.place(hash, self.entries.len());
        self.entries.push(Entry {
            hash,
            text: text.into(),
            reads: held,
            count: count as u8,
        });
        self.marks.push(0);
        self.values.push(0);
        self.verbs.push(UNKNOWN);
    }

    fn place(&mut self, hash: u32, entry: usize) {
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        while self.slots[at] != u16::MAX {
            at = (at + 1) & mask;
        }
        self.slots[at] = entry as u16;
    }

    fn grow(&mut self) {
        self.slots = vec![u16::MAX; self.slots.len() * 2];
        for entry in 0..self.entries.len() {
            self.place(self.entries[entry].hash, entry);
        }
    }

    /// The spelling of a word.
    pub fn text(&self, word: WordId) -> &str {
        &self.entries[usize::from(word)].text
    }

    /// What a word is; see [`mark`].
    #[inline]
    pub fn marks(&self, word: WordId) -> u32 {
        self.marks[usize::from(word)]
    }

    /// Adds to what a word is.
    pub fn set_mark(&mut self, word: WordId, mark: u32) {
        self.marks[usize::from(word)] |= mark;
    }

    /// Adds the form in "-ing" of a verb.
    pub fn add_gerund(&mut self, verb: WordId) {
        let text = self.text(verb).to_owned();
        let stem = if text.ends_with("ee") {
            &text
        } else {
            text.strip_suffix('e').unwrap_or(&text)
        };
        let mut forms = vec![format!("{stem}ing")];
        let bytes = text.as_bytes();
        let vowel = |at: usize| bytes.get(at).is_some_and(|sign| b"aeiou".contains(sign));
        let last = bytes.len().wrapping_sub(1);
        // "drop", "run": a consonant behind a single vowel is doubled
        if (3..=5).contains(&bytes.len())
            && !vowel(last)
            && vowel(last - 1)
            && !vowel(last - 2)
            && !matches!(bytes[last], b'w' | b'x' | b'y')
        {
            forms = vec![format!("{text}{}ing", char::from(bytes[last]))];
        }
        for form in forms {
            let gerund = self.word(&form);
            self.verbs[usize::from(gerund)] = verb;
        }
    }

    /// The verb of which a word is the form in "-ing"; [`UNKNOWN`] for any other.
    #[inline]
    pub fn verb_of(&self, gerund: WordId) -> WordId {
        self.verbs[usize::from(gerund)]
    }

    /// The number that a word stands for, tenfold and plus one ("five" is 51); 0 for none.
    #[inline]
    pub fn value(&self, word: WordId) -> u32 {
        self.values[usize::from(word)]
    }

    /// Sets the number that a word stands for.
    pub fn set_value(&mut self, word: WordId, tenfold: u32) {
        self.values[usize::from(word)] = tenfold + 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_fingers_is_forgiven_and_a_form_of_a_word_is_not() {
        let mut lexicon = Lexicon::default();
        let (check, command) = (lexicon.word("check"), lexicon.word("command"));
        for (slip, meant) in [
            ("chekc", Some(check)),
            ("checck", Some(check)),
            ("comand", Some(command)),
            ("commnad", Some(command)),
            // forms, other words, and words too short to tell
            ("checks", None),
            ("checker", None),
            ("demand", None),
            ("chec", None),
            ("kcehc", None),
        ] {
            assert_eq!(lexicon.near(slip), meant, "{slip}");
        }
    }
}
