//! Findings as SARIF 2.1.0, the format in which code scanners hand results to other programs.
//!
//! One run with the codes that were found as its rules. Columns count characters, as everywhere
//! in hotwash, and say so (`columnKind`).

use std::path::Path;

use serde::Serialize;

use super::Checked;
use crate::cli::explain;
use crate::cli::sources::parts;
use crate::desk::note::Paint;
use crate::scenario::{Diagnostic, Level, codes};

/// As wide as help is set for readers that know no Markdown [characters].
const HELP_WIDTH: usize = 90;

/// What is written.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Log {
    #[serde(rename = "$schema")]
    schema: &'static str,
    version: &'static str,
    runs: [Run; 1],
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Run {
    tool: Tool,
    invocations: [Invocation; 1],
    column_kind: &'static str,
    results: Vec<Finding>,
}

#[derive(Default, Serialize)]
struct Tool {
    driver: Driver,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Driver {
    name: &'static str,
    version: &'static str,
    rules: Vec<Rule>,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Rule {
    id: &'static str,
    short_description: Message,
    help: Help,
    default_configuration: Configuration,
}

#[derive(Serialize)]
struct Help {
    text: String,
    markdown: &'static str,
}

#[derive(Serialize)]
struct Configuration {
    level: Level,
}

#[derive(Default, Serialize)]
#[serde(rename_all = "camelCase")]
struct Invocation {
    execution_successful: bool,
    tool_execution_notifications: Vec<Notification>,
}

#[derive(Serialize)]
struct Notification {
    level: Level,
    message: Message,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Finding {
    rule_id: &'static str,
    rule_index: usize,
    level: Level,
    message: Message,
    locations: [Location; 1],
}

#[derive(Serialize)]
struct Message {
    text: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Location {
    physical_location: PhysicalLocation,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct PhysicalLocation {
    artifact_location: ArtifactLocation,
    region: Region,
}

#[derive(Serialize)]
struct ArtifactLocation {
    uri: String,
}

#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Region {
    start_line: usize,
    start_column: usize,
    end_line: usize,
    end_column: usize,
}

impl Log {
    /// A log in which nothing has been found yet.
    pub(super) fn new() -> Log {
        let driver = Driver {
            name: "hotwash",
            version: env!("CARGO_PKG_VERSION"),
            rules: Vec::new(),
        };
        Log {
            schema: "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
            version: "2.1.0",
            runs: [Run {
                tool: Tool { driver },
                column_kind: "unicodeCodePoints",
                ..Run::default()
            }],
        }
    }

    /// Adds what was found in a text.
    pub(super) fn add(&mut self, checked: &Checked) {
        let [run] = &mut self.runs;
        let uri = uri(&checked.source.path());
        for found in &checked.found {
            run.results.push(Finding {
                rule_id: found.code,
                rule_index: rule_index(&mut run.tool.driver.rules, found),
                level: found.level,
                message: message(found),
                locations: [Location {
                    physical_location: PhysicalLocation {
                        artifact_location: ArtifactLocation { uri: uri.clone() },
                        region: region(found, &checked.text),
                    },
                }],
            });
        }
    }

    /// The whole as text, with what could not be looked at.
    pub(super) fn printed(mut self, troubles: &[anyhow::Error]) -> anyhow::Result<String> {
        let [run] = &mut self.runs;
        let told = troubles.iter().map(|trouble| Notification {
            level: Level::Error,
            message: Message {
                text: format!("{trouble:#}"),
            },
        });
        run.invocations = [Invocation {
            execution_successful: troubles.is_empty(),
            tool_execution_notifications: told.collect(),
        }];
        Ok(serde_json::to_string_pretty(&self)?)
    }
}

/// Where the rule of a finding stands among the rules; it is added when it is new.
fn rule_index(rules: &mut Vec<Rule>, found: &Diagnostic) -> usize {
    if let Some(at) = rules.iter().position(|rule| rule.id == found.code) {
        return at;
    }
    let (title, page) = match codes::named(found.code) {
        Some(code) => (code.title(), code.body()),
        None => (found.code, found.code),
    };
    rules.push(Rule {
        id: found.code,
        short_description: Message {
            text: title.to_owned(),
        },
        help: Help {
            text: explain::set(page, HELP_WIDTH, Paint::Plain),
            markdown: page,
        },
        default_configuration: Configuration { level: found.level },
    });
    rules.len() - 1
}

fn message(found: &Diagnostic) -> Message {
    Message {
        text: match found.help.as_str() {
            "" => found.message.clone(),
            help => format!("{}\nhelp: {help}", found.message),
        },
    }
}

fn region(found: &Diagnostic, text: &str) -> Region {
    let (end_line, end_column) = found.place.end_in(text);
    Region {
        start_line: found.place.line,
        start_column: found.place.column,
        end_line,
        end_column,
    }
}

/// The address of a path: relative as it is, or `file:///…`.
fn uri(path: &Path) -> String {
    let parts: Vec<String> = parts(path).iter().map(|part| encoded(part)).collect();
    match parts.first() {
        Some(first) if path.is_absolute() && first.is_empty() => {
            format!("file://{}", parts.join("/"))
        }
        Some(_) if path.is_absolute() => format!("file:///{}", parts.join("/")),
        _ => parts.join("/"),
    }
}

/// A part of an address: whatever is no letter, digit or one of `-._~` as its bytes.
fn encoded(part: &[u8]) -> String {
    let letters = part.iter().map(|byte| match byte {
        b'A'..=b'Z' | b'a'..=b'z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => {
            char::from(*byte).to_string()
        }
        byte => format!("%{byte:02X}"),
    });
    letters.collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_holds_no_sign_that_addresses_use() {
        for (path, address) in [
            ("my.ron", "my.ron"),
            ("./drills/my.ron", "drills/my.ron"),
            ("../a b/100%?#.ron", "../a%20b/100%25%3F%23.ron"),
            ("c:d/überlast.ron", "c%3Ad/%C3%BCberlast.ron"),
        ] {
            assert_eq!(uri(Path::new(path)), address);
        }
        #[cfg(unix)]
        assert_eq!(uri(Path::new("/tmp/a b.ron")), "file:///tmp/a%20b.ron");
    }
}
