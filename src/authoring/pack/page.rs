//! The pack as one HTML page for print: no network, no script. All texts are escaped by the
//! template.

use minijinja::syntax::SyntaxConfig;
use minijinja::value::Serde;
use minijinja::{AutoEscape, Environment, UndefinedBehavior, Value, context};

use super::Pack;

/// The page's template.
const TEMPLATE: &str = include_str!("../../../assets/pack.html.j2");

/// The pack as a page.
pub fn html(pack: &Pack) -> String {
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
            "pack.html",
            TEMPLATE,
            context! {
                pack => Value::from(Serde(pack)),
                version => env!("CARGO_PKG_VERSION"),
            },
        )
        .expect("the shipped template fits every pack; a test fills it in")
}
