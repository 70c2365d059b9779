//! What a row is about: an event, which of its effects, which step of a pressure arc.

use std::fmt;

/// The name of a row, as it stands in the column `event`: `boss`, `boss/2`, `boss:escalates`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key {
    /// The inject.
    pub inject: String,
    /// Which of its effects, from 1.
    pub effect: usize,
    /// Which step of a pressure arc, beyond its opening.
    pub step: Option<String>,
}

impl Key {
    /// The row of an effect.
    pub(super) fn of(inject: &str, effect: usize) -> Key {
        Key {
            inject: inject.to_owned(),
            effect,
            step: None,
        }
    }

    /// Whether it is the row in which the event itself stands.
    pub(super) fn is_first(&self) -> bool {
        self.effect == 1 && self.step.is_none()
    }

    /// Reads a cell; `None` when it is no name of a row.
    pub(super) fn read(cell: &str) -> Option<Key> {
        let (rest, step) = match cell.trim().split_once(':') {
            Some((rest, step)) => (rest, Some(step.trim().to_owned())),
            None => (cell.trim(), None),
        };
        let (inject, effect) = match rest.split_once('/') {
            Some((inject, number)) => (inject.trim(), number.trim().parse().ok()?),
            None => (rest.trim(), 1),
        };
        let fits = |text: &str| {
            !text.is_empty()
                && text.chars().all(|letter| {
                    letter.is_ascii_lowercase() || letter.is_ascii_digit() || letter == '-'
                })
        };
        let whole = fits(inject) && step.as_deref().is_none_or(fits) && effect > 0;
        whole.then(|| Key {
            inject: inject.to_owned(),
            effect,
            step,
        })
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.inject)?;
        if self.effect > 1 {
            write!(f, "/{}", self.effect)?;
        }
        match &self.step {
            Some(step) => write!(f, ":{step}"),
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_reads_back_as_it_was_written() {
        for cell in ["boss", "boss/2", "boss:escalates", "boss/3:says-no", "12"] {
            let key = Key::read(cell).expect("it is a name");
            assert_eq!(key.to_string(), cell);
        }
        assert!(Key::read("boss").is_some_and(|key| key.is_first()));
        for cell in ["", "Boss", "a b", "boss/0", "boss/x", "boss:", "/2"] {
            assert_eq!(Key::read(cell), None, "{cell}");
        }
    }
}
