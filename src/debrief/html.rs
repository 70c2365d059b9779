//! The report as one HTML page: no network, no script, light and dark, fit for A4.
//!
//! The page is a template ([`TEMPLATE`]) that a team can replace by its own. Everything that is
//! put into it is escaped, except the timeline, which escapes its own texts.

use std::collections::BTreeMap;

use jiff::civil::Date;
use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};

use super::own_view::OwnView;
use super::report::{AdaptedHow, Report};
use super::{NOT_KNOWN, clock, svg, thousands};
use crate::score::Rating;
use crate::units::{Lapse, Span};

/// The template that is shipped; write your own after it.
pub const TEMPLATE: &str = include_str!("../../assets/debrief.html.j2");

/// A template that could not be filled in: where and why.
#[derive(Debug, thiserror::Error)]
#[error("could not fill in the debrief template, line {line}: {source}")]
pub struct TemplateError {
    /// The line of the template, from 1; 0 where none is to blame.
    pub line: usize,
    /// What is wrong.
    pub source: minijinja::Error,
}

/// What fills in templates of pages: all texts are escaped, and what is asked for must be there.
pub(super) fn pages() -> Environment<'static> {
    let mut environment = Environment::new();
    environment.set_auto_escape_callback(|_| AutoEscape::Html);
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_syntax(
        SyntaxConfig::builder()
            .trim_blocks(true)
            .lstrip_blocks(true)
            .build()
            .expect("only whitespace differs from the usual syntax"),
    );
    environment
}

/// The report as a page.
pub fn html(report: &Report) -> String {
    html_with(report, TEMPLATE).expect("the shipped template fits every report; a test fills it in")
}

/// The report as a page made with another template.
///
/// # Errors
/// When the template is no template, or asks for what the report does not hold.
pub fn html_with(report: &Report, template: &str) -> Result<String, TemplateError> {
    let mut environment = pages();
    environment.add_filter("clock", clock);
    environment.add_filter("thousands", thousands);
    environment.add_filter("span", |ms: u64| Span(ms).to_string());
    environment.add_filter("lapse", |text: String| {
        Span::parse(&text).map_or(text, |span| Lapse(span).0.to_string())
    });
    environment.add_filter("letter", svg::mark);
    environment.add_filter("means", means);
    environment.add_filter("adapted", adapted);
    environment.add_filter("view", view);
    environment.add_filter("day", day);
    environment.add_filter("percent", |part: u64, of: u64| {
        (part * 100).checked_div(of).unwrap_or(0)
    });
    environment.add_filter("ratio", ratio);
    environment
        .render_named_str(
            "debrief.html",
            template,
            context! {
                report => Value::from(Serde(report)),
                timeline => Value::from_safe_string(svg::draw(&report.timeline)),
                trends => trends(report),
                what_if_chart => what_if_chart(report),
                not_known => NOT_KNOWN,
                version => env!("CARGO_PKG_VERSION"),
            },
        )
        .map_err(|source| TemplateError {
            line: source.line().unwrap_or(0),
            source,
        })
}

/// A small line of marks for each dimension that was marked in an earlier drill too.
fn trends(report: &Report) -> BTreeMap<String, Value> {
    let drawn = report.dimensions.iter().filter_map(|dimension| {
        let earlier = report.earlier.iter();
        let mut marks: Vec<Option<u8>> = earlier
            .map(|drill| drill.dimensions.get(&dimension.id).copied())
            .collect();
        marks.iter().flatten().next()?;
        marks.push(dimension.score);
        let drawn = Value::from_safe_string(svg::trend(&marks));
        Some((Value::from(Serde(dimension.id)).to_string(), drawn))
    });
    drawn.collect()
}

fn what_if_chart(report: &Report) -> Option<Value> {
    let what_if = report.what_if.as_ref()?;
    svg::what_if(what_if, report.timeline.until_ms).map(Value::from_safe_string)
}

/// How an own rating compares with the mark, in print.
fn view(view: String) -> String {
    serde_json::from_value::<OwnView>(view.clone().into())
        .map_or(view, |view| view.said().to_owned())
}

/// A day as people write it, `22 November 2026`.
fn day(day: String) -> String {
    day.parse::<Date>()
        .map_or(day, |day| day.strftime("%-d %B %Y").to_string())
}

fn means(letter: &str) -> &'static str {
    [Rating::P, Rating::S, Rating::M, Rating::U]
        .into_iter()
        .find(|rating| rating.letter() == letter)
        .map_or("not observed", Rating::means)
}

/// How something was adapted, in print.
fn adapted(how: String) -> String {
    serde_json::from_value::<AdaptedHow>(how.clone().into())
        .map_or(how, |how| how.said().to_owned())
}

/// One figure against another, `1.25`.
fn ratio(figure: u64, par: u64) -> String {
    match (u128::from(figure) * 100).checked_div(u128::from(par)) {
        Some(hundredths) => format!("{}.{:02}", hundredths / 100, hundredths % 100),
        None => "–".to_owned(),
    }
}
