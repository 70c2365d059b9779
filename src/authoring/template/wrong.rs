//! Answers that cannot be part of a drill: what is wrong with them, and what would do.

use super::answers::LENGTHS;
use super::people::ROLES;

/// What is wrong with an answer.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Wrong {
    /// An id that no scenario can have.
    #[error("`{0}` cannot be the id of a scenario")]
    Id(String),
    /// Nothing in it that can be said aloud.
    #[error("{what} must have a letter in its first word, and `{answer}` has none")]
    Unspeakable {
        /// Which answer.
        what: &'static str,
        /// As it was given.
        answer: String,
    },
    /// Longer than people say.
    #[error("`{begins}…` is too long for {what}")]
    TooLong {
        /// Which answer.
        what: &'static str,
        /// What would do.
        fits: String,
        /// Its first letters.
        begins: String,
    },
    /// Two people who cannot be told apart.
    #[error("two people are called {0}, and on a call nobody would know who is meant")]
    SameFirstName(String),
    /// More names than roles.
    #[error("{0} people are too many")]
    TooMany(usize),
    /// A length that the script of a template does not fill.
    #[error("`{0}` is no length for a drill from a template")]
    Length(String),
    /// The drill has a service of that name already.
    #[error("another service of this drill is called `{0}`, too")]
    Taken(String),
    /// The template itself is at fault.
    #[error("the template could not be filled in: {0}")]
    Template(String),
}

impl Wrong {
    /// What to do about it.
    pub fn help(&self) -> String {
        match self {
            Wrong::Id(id) => {
                let rule = "an id has small letters, digits and single dashes, such as";
                let suggested = super::id_of(id).unwrap_or_else(|| "slow-checkout".to_owned());
                format!("{rule} `{suggested}`; the title may be anything")
            }
            Wrong::Unspeakable { .. } => {
                "write it as people say it on a call, such as `checkout` or `Nadia Karim`"
                    .to_owned()
            }
            Wrong::TooLong { fits, .. } => fits.clone(),
            Wrong::SameFirstName(_) => {
                "give one of them the name that colleagues use to tell them apart".to_owned()
            }
            Wrong::TooMany(_) => {
                format!(
                    "there are {} roles; `hotwash new --list` shows them",
                    ROLES.len()
                )
            }
            Wrong::Length(_) => {
                let (least, most) = LENGTHS;
                format!("write minutes between {least} and {most}, such as `35m`")
            }
            Wrong::Taken(_) => {
                "say how your people call the service that suffers, such as `checkout`".to_owned()
            }
            Wrong::Template(_) => "please report this".to_owned(),
        }
    }
}
