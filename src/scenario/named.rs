//! W131: a scenario has the id that its file is named by.
//!
//! A text does not know what file it stands in, so this is looked at where one is read: by
//! [`load_named`], which otherwise loads like [`super::load`].

use super::ids::is_well_formed;
use super::{Diagnostic, Loaded, Place, load, spans};

/// After these the text is not looked at any further: it was refused, or is no RON.
const UNREAD: [&str; 4] = ["E001", "E002", "E003", "E004"];

/// Reads and checks the scenario of a file; `file` is its name without `.ron`.
pub fn load_named(source: &str, file: &str) -> Loaded {
    let mut loaded = load(source);
    if let Some(found) = misnamed(&loaded, source, file) {
        let found_at = (found.place, found.code);
        let at = loaded
            .diagnostics
            .partition_point(|other| (other.place, other.code) <= found_at);
        loaded.diagnostics.insert(at, found);
    }
    loaded
}

fn misnamed(loaded: &Loaded, source: &str, file: &str) -> Option<Diagnostic> {
    if let Some(scenario) = &loaded.scenario
        && scenario.id == file
    {
        return None;
    }
    let unread = |found: &Diagnostic| UNREAD.contains(&found.code);
    if loaded.diagnostics.iter().any(unread) {
        return None;
    }
    let tree = spans::parse(source).ok()??;
    let node = tree.at(&["id".into()]);
    let spans::Value::Text(id) = &node.what else {
        return None;
    };
    // Where there is no field `id`, the way ends at the whole. An id that is none is told as such.
    if node.bytes == tree.bytes || id == file || !is_well_formed(id) {
        return None;
    }
    let other = if is_well_formed(file) {
        format!(", or write `id: \"{file}\"`")
    } else {
        String::new()
    };
    Some(Diagnostic::warning(
        "W131",
        Place::of(source, &node.bytes),
        format!("the id is `{id}`, but the file is named `{file}.ron`"),
        format!("name the file `{id}.ron`{other}"),
    ))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_name_that_is_no_id_is_not_offered_as_one() {
        let help = |file: &str| -> String {
            let found = load_named("(id: \"a\")", file).diagnostics;
            let named = found.into_iter().find(|one| one.code == "W131");
            named.map_or_else(String::new, |one| one.help)
        };
        assert_eq!(help("a"), "");
        assert_eq!(help("b"), "name the file `a.ron`, or write `id: \"b\"`");
        assert_eq!(help("My Drill"), "name the file `a.ron`");
    }

    #[test]
    fn a_text_without_an_id_is_not_held_against_a_name() {
        for source in [
            "",
            "(id: \"a\"",
            "[]",
            "(id: 3)",
            "()",
            "\"a\"",
            &"(".repeat(99),
        ] {
            let codes = |loaded: Loaded| -> Vec<&str> {
                loaded.diagnostics.iter().map(|one| one.code).collect()
            };
            let named = codes(load_named(source, "b"));
            assert_eq!(named, codes(load(source)), "{source}");
        }
    }
}
