//! The boxes: a shape for each kind of part, its id, what is to be known of it, how often it was
//! reached. A colour never stands alone: lanes have headings, shapes differ, shares are written.

use super::text::{Font, Weight, escape};
use crate::scenario::graph::{Graph, Lane, Node};

/// The width of a box [px].
pub(super) const WIDTH: i64 = 176;
/// Between a box's edge and its text [px].
const MARGIN: i64 = 11;
/// How an id is written, and what stands below it.
const NAME: Font = Font {
    size: 12,
    weight: Weight::Bold,
};
const ABOUT: Font = Font {
    size: 11,
    weight: Weight::Plain,
};
/// From line to line [px].
const NAME_STEP: i64 = 15;
const STEP: i64 = 14;
/// Above the first and below the last line [px].
const PAD: i64 = 8;

/// A box before it has a place.
#[derive(Clone, Debug)]
pub(super) struct Sketch {
    name: Vec<String>,
    about: Vec<String>,
    reached: String,
}

impl Sketch {
    /// Breaks a node's texts into lines.
    pub fn of(graph: &Graph, node: &Node) -> Sketch {
        let room = WIDTH - 2 * MARGIN;
        let about = node.about.iter();
        Sketch {
            name: NAME.wrap(&node.part.id, room),
            about: about.flat_map(|line| ABOUT.wrap(line, room)).collect(),
            reached: graph.reached(node),
        }
    }

    /// How high the box is [px].
    pub fn height(&self) -> i64 {
        let lines = self.about.len() + usize::from(!self.reached.is_empty());
        2 * PAD + self.name.len() as i64 * NAME_STEP + lines as i64 * STEP
    }

    /// Draws the box with its upper left corner at this place.
    pub fn draw(&self, graph: &Graph, node: &Node, x: i64, y: i64) -> String {
        let height = self.height();
        let cold = if graph.is_cold(node) { " never" } else { "" };
        let mut drawn = format!(
            "<g class=\"part {}{cold}\"><title>{}</title>",
            node.lane.class(),
            escape(&told(graph, node))
        );
        drawn.push_str(&shape(node.lane, "ground", x, y, height));
        if let Some(heat) = &graph.heat
            && let Some(share) = heat.share(&node.part)
        {
            let warm = i64::from(share.0).min(1000);
            // Half of full strength, so that letters stay readable on it.
            drawn.push_str(&format!(
                "<g fill-opacity=\"0.{:03}\">{}</g>",
                warm / 2,
                shape(node.lane, "warm", x, y, height)
            ));
        }
        drawn.push_str(&shape(node.lane, "rim", x, y, height));
        let mut line = y + PAD + NAME.size - 1;
        let middle = x + WIDTH / 2;
        for name in &self.name {
            drawn.push_str(&text("name", middle, line, name));
            line += NAME_STEP;
        }
        for about in &self.about {
            drawn.push_str(&text("about", middle, line - 1, about));
            line += STEP;
        }
        if !self.reached.is_empty() {
            drawn.push_str(&text("reached", middle, line - 1, &self.reached));
        }
        drawn.push_str("</g>\n");
        drawn
    }
}

fn told(graph: &Graph, node: &Node) -> String {
    match graph.reached(node) {
        reached if reached.is_empty() => node.told.clone(),
        reached => format!("{}. Reached: {reached}", node.told),
    }
}

fn text(class: &str, x: i64, y: i64, text: &str) -> String {
    let text = escape(text);
    format!("<text class=\"{class}\" x=\"{x}\" y=\"{y}\">{text}</text>")
}

/// The shape of a kind of part.
fn shape(lane: Lane, class: &str, x: i64, y: i64, height: i64) -> String {
    let (right, low) = (x + WIDTH, y + height);
    let path = |d: String| format!("<path class=\"{class}\" d=\"{d}\"/>");
    let rect = |round: i64| {
        format!(
            "<rect class=\"{class}\" x=\"{x}\" y=\"{y}\" width=\"{WIDTH}\" height=\"{height}\" \
             rx=\"{round}\"/>"
        )
    };
    match lane {
        Lane::Clock | Lane::Answer => rect(2),
        Lane::Finding => rect(14),
        // Two points: it comes from outside.
        Lane::Pressure => {
            let middle = y + height / 2;
            path(format!(
                "M{} {y}H{}L{right} {middle}L{} {low}H{}L{x} {middle}Z",
                x + 8,
                right - 8,
                right - 8,
                x + 8
            ))
        }
        // Cut corners: something is broken.
        Lane::Fault => path(format!(
            "M{} {y}H{}L{right} {}V{}L{} {low}H{}L{x} {}V{}Z",
            x + 9,
            right - 9,
            y + 9,
            low - 9,
            right - 9,
            x + 9,
            low - 9,
            y + 9
        )),
        // Two lines at the sides: something that is carried out.
        Lane::Remedy => {
            let sides = match class {
                "rim" => format!("M{} {y}V{low}M{} {y}V{low}", x + 5, right - 5),
                _ => String::new(),
            };
            path(format!("M{x} {y}H{right}V{low}H{x}Z{sides}"))
        }
        // A second rim: here it is over.
        Lane::Ending => match class {
            "rim" => {
                let (inner, less) = (WIDTH - 6, height - 6);
                format!(
                    "{}<rect class=\"rim\" x=\"{}\" y=\"{}\" width=\"{inner}\" height=\"{less}\" \
                     rx=\"6\"/>",
                    rect(8),
                    x + 3,
                    y + 3
                )
            }
            _ => rect(8),
        },
    }
}
