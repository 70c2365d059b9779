//! What lines and fills mean, below the picture; and which parts nobody ever reached.

use super::arrows::class;
use super::text::{Font, Weight, escape};
use crate::scenario::graph::Graph;
use crate::scenario::story::links::LinkKind;

/// How it is written.
const FONT: Font = Font {
    size: 12,
    weight: Weight::Plain,
};
/// From line to line [px].
const STEP: i64 = 22;
/// The length of a sample of a line [px].
const SAMPLE: i64 = 40;
/// Between two samples [px].
const GAP: i64 = 22;

/// Draws it below `y`, `across` wide. Gives the drawing and where it ends.
pub(super) fn draw(graph: &Graph, left: i64, y: i64, across: i64) -> (String, i64) {
    let mut drawn = String::new();
    let mut at = (left, y + STEP);
    for kind in LinkKind::ALL {
        if graph.links.iter().any(|link| link.kind == kind) {
            let word = format!("{}: {}", kind.word(), meaning(kind));
            let wide = SAMPLE + 8 + FONT.width(&word);
            at = room_for(at, wide, left, across);
            let (x, y) = at;
            drawn.push_str(&format!(
                "<path class=\"arrow {0}\" marker-end=\"url(#{0})\" d=\"M{x} {1}H{2}\"/>\
                 <text class=\"legend\" x=\"{3}\" y=\"{y}\">{4}</text>\n",
                class(kind),
                y - 4,
                x + SAMPLE,
                x + SAMPLE + 8,
                escape(&word)
            ));
            at.0 += wide + GAP;
        }
    }
    let mut low = match at.0 > left {
        true => at.1 + STEP / 3,
        false => y,
    };
    for line in heat(graph) {
        for line in FONT.wrap(&line, across) {
            low += STEP - 4;
            let line = escape(&line);
            drawn.push_str(&format!(
                "<text class=\"legend\" x=\"{left}\" y=\"{low}\">{line}</text>\n"
            ));
        }
    }
    (drawn, low)
}

/// The place for something so wide: here, or at the beginning of the next line.
fn room_for(at: (i64, i64), wide: i64, left: i64, across: i64) -> (i64, i64) {
    match at.0 > left && at.0 + wide > left + across {
        true => (left, at.1 + STEP),
        false => at,
    }
}

fn meaning(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::After => "comes after it",
        LinkKind::While => "only as long as it is there",
        LinkKind::Unless => "does not come once it is there",
        LinkKind::Starts => "begins it or makes it worse",
        LinkKind::Clears => "mends, lessens or hides it",
        LinkKind::Needs => "has to be known first",
        LinkKind::Reveals => "brings it to light",
        LinkKind::Disproves => "shows that it is wrong",
        LinkKind::Demands => "wants it done",
        LinkKind::Ends => "the drill is over",
    }
}

fn heat(graph: &Graph) -> Vec<String> {
    let Some(heat) = &graph.heat else {
        return Vec::new();
    };
    let mut told = vec![format!(
        "Shares: in how many of {} rehearsed drills a part was reached; the stronger the \
         colour, the oftener. Without one: not counted.",
        heat.drills
    )];
    let cold: Vec<String> = graph
        .cold()
        .map(|node| format!("{} {}", node.part.kind.name(), node.part.id))
        .collect();
    told.push(match cold.is_empty() {
        true => "Every part that was counted was reached.".to_owned(),
        false => format!("Never reached (dashed): {}.", cold.join(", ")),
    });
    told
}
