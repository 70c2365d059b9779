//! The style sheet of the picture: the colours of Okabe and Ito, in light and in dark, and the
//! heads of the arrows. No colour stands alone: lines differ in their dashes and heads too.

use std::fmt::Write;

use super::arrows::class;
use crate::scenario::story::links::LinkKind;

/// The style sheet.
pub(super) const STYLE: &str = "\
svg{--paper:#fff;--ground:#fff;--ink:#111;--soft:#555;--rule:#ddd;--heat:#E69F00;\
--blue:#0072B2;--sky:#2E8FC0;--green:#007A59;--orange:#B87A00;--red:#D55E00;--pink:#B0578A;--grey:#767676}\
@media (prefers-color-scheme:dark){svg{--paper:#14171c;--ground:#1d2229;--ink:#f2f2f2;--soft:#b5bcc6;\
--rule:#333a44;--heat:#B87A00;--blue:#5AB0E6;--sky:#56B4E9;--green:#2FC79A;--orange:#E69F00;--red:#F0803C;\
--pink:#DDA0C4;--grey:#9aa2ad}}\
text{font-family:system-ui,-apple-system,'Segoe UI',Roboto,'DejaVu Sans',sans-serif;fill:var(--ink)}\
.paper{fill:var(--paper)}\
.lane{stroke:var(--rule);stroke-width:1}\
.title{font-size:20px;font-weight:600}\
.subtitle,.legend{font-size:12px;fill:var(--soft)}\
.heading{font-size:13px;font-weight:600;text-anchor:middle}\
.name{font-size:12px;font-weight:600;text-anchor:middle}\
.about{font-size:11px;fill:var(--soft);text-anchor:middle}\
.reached{font-size:11px;font-weight:600;text-anchor:middle}\
.ground{fill:var(--ground)}\
.warm{fill:var(--heat)}\
.rim{fill:none;stroke:var(--k);stroke-width:1.6}\
.never .rim{stroke-dasharray:5 4}\
.clock{--k:var(--blue)}.pressure{--k:var(--red)}.answer{--k:var(--sky)}.fault{--k:var(--pink)}\
.finding{--k:var(--orange)}.remedy{--k:var(--green)}.ending{--k:var(--ink)}\
.arrow{fill:none;stroke:var(--k);stroke-width:1.3}\
.head{fill:var(--k)}.bar{fill:none;stroke:var(--k);stroke-width:2;stroke-dasharray:none}\
.after{--k:var(--ink)}\
.while{--k:var(--sky);stroke-dasharray:7 4}\
.unless{--k:var(--grey);stroke-dasharray:1.5 3.5}\
.starts{--k:var(--red);stroke-width:2}\
.clears{--k:var(--green);stroke-width:2}\
.needs{--k:var(--blue)}\
.reveals{--k:var(--orange);stroke-width:2;stroke-dasharray:10 3}\
.disproves{--k:var(--pink);stroke-width:2;stroke-dasharray:8 3 2 3}\
.demands{--k:var(--red);stroke-dasharray:2 3}\
.ends{--k:var(--ink);stroke-width:2.4}\
.arrow:hover{stroke-width:4}\
@media print{.arrow:hover{stroke-width:1.3}}";

/// The heads of the arrows.
pub(super) fn heads() -> String {
    let mut heads = String::from("<defs>");
    for kind in LinkKind::ALL {
        let name = class(kind);
        let (shape, at) = match kind {
            // What prevents or disproves ends in a bar.
            LinkKind::Unless | LinkKind::Disproves => {
                ("<path class=\"bar\" d=\"M6 1V9\"/>".to_owned(), 6)
            }
            // What ends the drill ends in a dot.
            LinkKind::Ends => (
                "<circle class=\"head\" cx=\"5\" cy=\"5\" r=\"4\"/>".to_owned(),
                8,
            ),
            _ => ("<path class=\"head\" d=\"M1 1L9 5L1 9Z\"/>".to_owned(), 8),
        };
        let _ = write!(
            heads,
            "<marker id=\"{name}\" class=\"{name}\" viewBox=\"0 0 10 10\" refX=\"{at}\" refY=\"5\" \
             markerWidth=\"9\" markerHeight=\"9\" markerUnits=\"userSpaceOnUse\" orient=\"auto\">\
             {shape}</marker>"
        );
    }
    heads.push_str("</defs>\n");
    heads
}
