//! The after-action report as one HTML page for print: no network, no script. All texts are
//! escaped by the template.

use minijinja::value::Serde;
use minijinja::{Value, context};

use super::{AfterAction, Occasion};
use crate::debrief::Report;
use crate::debrief::html::pages;

/// The page's template.
const TEMPLATE: &str = include_str!("../../../../assets/after-action.html.j2");

/// The after-action report of a drill, as a page.
pub fn html(report: &Report, occasion: &Occasion) -> String {
    let after = AfterAction::of(report, occasion);
    pages()
        .render_named_str(
            "after-action.html",
            TEMPLATE,
            context! { after => Value::from(Serde(&after)) },
        )
        .expect("the shipped template fits every report; a test fills it in")
}
