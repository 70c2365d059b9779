//! Lists of scenario events: out and in without loss, changes that arrive, lists of other people.

mod begun;
mod broken;
mod edits;
mod lossless;
mod openaev;
mod verbs;

use std::path::{Path, PathBuf};

use hotwash::authoring::msel::{self, Finding, Merged};
use hotwash::scenario::{Scenario, load};

/// The file of each shipped scenario.
fn shipped() -> Vec<PathBuf> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("scenarios");
    let mut files = Vec::new();
    for folder in [root.clone(), root.join("micro")] {
        let entries = std::fs::read_dir(folder).expect("the folder is there");
        let paths = entries.map(|entry| entry.expect("it can be read").path());
        files.extend(paths.filter(|path| path.extension().is_some_and(|kind| kind == "ron")));
    }
    files.sort();
    files
}

fn text_of(path: &Path) -> String {
    std::fs::read_to_string(path).expect("it can be read")
}

fn scenario(source: &str) -> Scenario {
    let loaded = load(source);
    loaded
        .scenario
        .unwrap_or_else(|| panic!("it does not load: {:#?}", loaded.diagnostics))
}

/// The rows of comma-separated text, the header first.
fn rows(csv: &str) -> Vec<Vec<String>> {
    csv::ReaderBuilder::new()
        .has_headers(false)
        .from_reader(csv.as_bytes())
        .records()
        .map(|record| {
            let record = record.expect("it is a table");
            record.iter().map(str::to_owned).collect()
        })
        .collect()
}

fn csv(rows: &[Vec<String>]) -> String {
    let mut writer = csv::Writer::from_writer(Vec::new());
    for row in rows {
        writer.write_record(row).expect("rows are equally long");
    }
    String::from_utf8(writer.into_inner().expect("it is memory")).expect("it is text")
}

/// A list of a scenario that somebody works on.
struct Sheet {
    source: String,
    rows: Vec<Vec<String>>,
}

impl Sheet {
    fn of(source: &str) -> Sheet {
        Sheet {
            source: source.to_owned(),
            rows: rows(&msel::to_csv(&scenario(source))),
        }
    }

    fn column(&self, name: &str) -> usize {
        let is = |header: &String| header.split(' ').next() == Some(name) || header == name;
        self.rows[0]
            .iter()
            .position(is)
            .expect("there is such a column")
    }

    fn row(&self, event: &str) -> usize {
        let is = |row: &Vec<String>| row[0] == event;
        self.rows.iter().position(is).expect("there is such a row")
    }

    fn cell(&self, event: &str, column: &str) -> &str {
        &self.rows[self.row(event)][self.column(column)]
    }

    fn put(&mut self, event: &str, column: &str, text: &str) {
        let (row, column) = (self.row(event), self.column(column));
        self.rows[row][column] = text.to_owned();
    }

    /// A new row with these cells and no others.
    fn add(&mut self, cells: &[(&str, &str)]) {
        let mut row = vec![String::new(); self.rows[0].len()];
        for (column, text) in cells {
            row[self.column(column)] = (*text).to_owned();
        }
        self.rows.push(row);
    }

    fn import(&self) -> Result<Merged, Vec<Finding>> {
        self.import_into(&self.source)
    }

    fn import_into(&self, source: &str) -> Result<Merged, Vec<Finding>> {
        let table = msel::read(csv(&self.rows).as_bytes(), None).expect("it is a table");
        msel::merge(source, &scenario(source), &table)
    }

    fn imported(&self) -> Merged {
        self.import()
            .unwrap_or_else(|findings| panic!("refused: {findings:#?}"))
    }

    fn refused(&self) -> String {
        let findings = self.import().expect_err("it is refused");
        let told: Vec<String> = findings.iter().map(Finding::to_string).collect();
        told.join("\n")
    }
}
