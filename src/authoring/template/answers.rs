//! The answers that a template is filled in with: made speakable, or refused with a reason.

use super::people::names;
use super::{Kind, Wrong, bare};
use crate::scenario::model::Difficulty;
use crate::units::Span;

/// What is said aloud has at most so many letters; longer, nobody would say it. Ours.
pub(super) const LONGEST: usize = 48;
/// A title has at most so many letters. Ours.
const LONGEST_TITLE: usize = 80;
/// How long a drill from a template may last, least and most [min]. In less by-the-book does not
/// bring 98 in 100 to their end; for more the script has too little to say.
pub const LENGTHS: (u64, u64) = (30, 45);
/// How long it lasts where nobody says [min].
const USUAL_LENGTH: u64 = 35;
/// Whose incident commander the trainee is, where nobody says.
const COMPANY: &str = "Harbour and Hill";

/// An answer that has to be short enough to be said.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Said {
    /// What customers use.
    Product,
    /// The service that suffers.
    Service,
    /// Whose incident it is.
    Company,
    /// A person's name.
    Name,
}

impl Said {
    /// How it stands in a sentence.
    pub(super) fn what(self) -> &'static str {
        match self {
            Said::Product => "a product",
            Said::Service => "a service",
            Said::Company => "a company",
            Said::Name => "a name",
        }
    }

    /// So many words at most, an article aside: what stands on people's lines is short, so that
    /// those stay within 25; of names the first alone does on most, and the company on none. Ours.
    pub(super) fn most_words(self) -> usize {
        match self {
            Said::Product | Said::Service => 3,
            Said::Name => 4,
            Said::Company => 8,
        }
    }
}

/// What is put into a template.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answers {
    /// The scenario's id.
    pub id: String,
    /// Its title.
    pub title: String,
    /// What customers use.
    pub product: String,
    /// The service that suffers.
    pub service: String,
    /// Whose incident it is.
    pub company: String,
    /// How hard.
    pub difficulty: Difficulty,
    /// How long.
    pub length: Span,
    /// Names, a role each.
    pub people: Vec<String>,
}

impl Answers {
    /// What a template is filled in with where nobody says anything.
    ///
    /// # Errors
    /// When no scenario can have this id.
    pub fn usual(kind: &Kind, id: &str) -> Result<Answers, Wrong> {
        Ok(Answers {
            id: checked_id(id)?,
            title: kind.title.to_owned(),
            product: kind.product.to_owned(),
            service: kind.service.to_owned(),
            company: COMPANY.to_owned(),
            difficulty: Difficulty::Intermediate,
            length: Span::minutes(USUAL_LENGTH),
            people: names(&[])?,
        })
    }
}

fn checked_id(id: &str) -> Result<String, Wrong> {
    match id_of(id) {
        Some(proper) if proper == id => Ok(proper),
        _ => Err(Wrong::Id(id.to_owned())),
    }
}

/// The id nearest to some words: small letters, digits, single dashes. None where nothing is left.
pub fn id_of(words: &str) -> Option<String> {
    let low = words.to_lowercase();
    let parts = low.split(|c: char| !c.is_ascii_alphanumeric());
    let id = parts
        .filter(|part| !part.is_empty())
        .collect::<Vec<_>>()
        .join("-");
    (!id.is_empty() && id.len() <= LONGEST).then_some(id)
}

/// An answer that people say aloud, on one line and without braces, which stand for slots.
///
/// # Errors
/// When it is longer than people say, or its first word has no letter.
pub fn spoken(said: Said, answer: &str) -> Result<String, Wrong> {
    let clean = on_one_line(answer);
    if clean.chars().count() > LONGEST || bare(&clean).split(' ').count() > said.most_words() {
        let most = said.most_words();
        let fits = format!(
            "at most {most} words and {LONGEST} letters, as people say it; the file can say more"
        );
        return Err(too_long(said.what(), fits, &clean));
    }
    let first = clean.split(' ').next().unwrap_or_default();
    if !first.chars().any(char::is_alphabetic) {
        return Err(Wrong::Unspeakable {
            what: said.what(),
            answer: clean,
        });
    }
    Ok(clean)
}

/// A title: on one line, and not a page.
///
/// # Errors
/// When it is too long, or empty.
pub fn title(answer: &str) -> Result<String, Wrong> {
    let clean = on_one_line(answer);
    if clean.chars().count() > LONGEST_TITLE {
        let fits = format!("at most {LONGEST_TITLE} letters: a title stands in a list");
        return Err(too_long("a title", fits, &clean));
    }
    if clean.is_empty() {
        return Err(Wrong::Unspeakable {
            what: "a title",
            answer: clean,
        });
    }
    Ok(clean)
}

/// A length as people write it: `35m`, `35`, `40 minutes`.
///
/// # Errors
/// When it is none, or one that a template does not fill.
pub fn length(answer: &str) -> Result<Span, Wrong> {
    let asked = answer.trim();
    let in_minutes = asked.parse::<u64>().ok().map(Span::minutes);
    let span = in_minutes.or_else(|| Span::parse(asked).ok());
    let (least, most) = LENGTHS;
    span.filter(|span| (Span::minutes(least)..=Span::minutes(most)).contains(span))
        .ok_or_else(|| Wrong::Length(asked.to_owned()))
}

fn too_long(what: &'static str, fits: String, answer: &str) -> Wrong {
    Wrong::TooLong {
        what,
        fits,
        begins: answer.chars().take(24).collect(),
    }
}

fn on_one_line(answer: &str) -> String {
    let kept: String = answer
        .chars()
        .map(|c| if c.is_control() { ' ' } else { c })
        .filter(|c| !matches!(c, '{' | '}'))
        .collect();
    kept.split_whitespace().collect::<Vec<_>>().join(" ")
}
