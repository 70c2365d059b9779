//! The after-action report as one HTML page for print: no network, no script. All texts are
//! escaped by the template.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};

use super::{AfterAction, Occasion};
use crate::debrief::Report;

/// The page's template.
const TEMPLATE: &str = include_str!("../../../../assets/after-action.html.j2");

/// The after-action report of a drill, as a page.
pub fn html(report: &Report, occasion: &Occasion) -> String {
    let after = AfterAction::of(report, occasion);
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
        .render_named_str(
            "after-action.html",
            TEMPLATE,
            context! { after => Value::from(Serde(&after)) },
        )
        .expect("the shipped template fits every report; a test fills it in")
}
