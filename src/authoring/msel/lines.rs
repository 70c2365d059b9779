//! What is said: which texts become which lines. A line that several rows share is changed if
//! all of them say the same; a row that says something else gets a line of its own.

use std::collections::BTreeMap;

use super::super::draft::Ids;
use super::Finding;
use super::columns::Column;
use super::sheet::tidy;
use super::stated::Stated;
use crate::scenario::Scenario;
use crate::scenario::ids::LineId;

/// What a row says with which line.
#[derive(Clone, Debug)]
pub(super) struct Said {
    /// The row.
    pub row: Stated,
    /// The line that it has so far.
    pub line: LineId,
    /// Whether it may have another: what a finding says belongs to the finding.
    pub bound: bool,
    /// Where it stands: which planned event, which effect, which step.
    pub place: (usize, usize, String),
}

/// What becomes of the lines.
#[derive(Debug, Default)]
pub(super) struct Settled {
    /// Lines with new texts.
    pub texts: BTreeMap<LineId, String>,
    /// Places that get another line.
    pub moved: Vec<((usize, usize, String), LineId)>,
    /// What is wrong.
    pub findings: Vec<Finding>,
}

/// Settles which text each line has.
pub(super) fn settle(scenario: &Scenario, said: &[Said]) -> Settled {
    let mut settled = Settled::default();
    let mut ids = Ids::default();
    for line in scenario.lines.keys() {
        ids.take(line.as_str());
    }
    let mut by_line: BTreeMap<&LineId, Vec<&Said>> = BTreeMap::new();
    for said in said {
        by_line.entry(&said.line).or_default().push(said);
        ids.take(said.line.as_str());
    }
    for (line, said) in by_line {
        one_line(scenario, line, &said, &mut ids, &mut settled);
    }
    settled
}

fn one_line(
    scenario: &Scenario,
    line: &LineId,
    said: &[&Said],
    ids: &mut Ids,
    settled: &mut Settled,
) {
    let now = scenario.lines.get(line).map(|text| tidy(text));
    // The text that keeps the line: what it says now if some row still says it, else the first.
    let text = |said: &Said| tidy(said.row.cells.get(Column::Message));
    let kept = said
        .iter()
        .map(|said| text(said))
        .find(|text| now.as_ref() == Some(text))
        .unwrap_or_else(|| text(said[0]));
    if kept.is_empty() {
        settled.findings.push(said[0].row.finding(
            Column::Message,
            "is empty; write what is said, or take the row out",
        ));
        return;
    }
    if now.as_ref() != Some(&kept) {
        settled.texts.insert(line.clone(), kept.clone());
    }
    let mut others: BTreeMap<String, LineId> = BTreeMap::new();
    for said in said {
        let text = text(said);
        if text == kept {
            continue;
        }
        if said.bound || text.is_empty() {
            let message = format!(
                "the line `{line}` is said in several rows, and they differ; write the same in all of them"
            );
            settled
                .findings
                .push(said.row.finding(Column::Message, message));
            continue;
        }
        let own = others.entry(text.clone()).or_insert_with(|| {
            LineId::from(ids.give(&super::readable::line_named(&said.row)).as_str())
        });
        settled.texts.insert(own.clone(), text);
        settled.moved.push((said.place.clone(), own.clone()));
    }
}
