//! The picture as SVG: a lane for each kind of part, arrows between them, a legend below. One
//! file without references, readable in light and in dark, on a screen and on a wall.

mod arrows;
mod boxes;
mod legend;
mod look;
mod order;
mod place;
mod text;

use arrows::Ground;
use boxes::{Sketch, WIDTH};
use order::{Layers, What};
use text::{Font, Weight, escape};

use super::Graph;

/// Around everything [px].
const MARGIN: i64 = 20;
/// The height of a title of one line and of the headings [px].
const HEAD: i64 = 104;
/// Between two lanes [px]: more where more arrows run, within these.
const NARROW: i64 = 48;
const WIDE: i64 = 64;
/// How the title is written.
const TITLE: Font = Font {
    size: 20,
    weight: Weight::Bold,
};
/// From line to line of the title [px].
const TITLE_STEP: i64 = 26;
/// The height of a way for arrows through a lane [px].
const WAY: i64 = 4;
/// The picture is at least so wide, so that title and legend have room [px].
const LEAST: i64 = 760;

/// Draws it.
pub fn draw(graph: &Graph) -> String {
    let layers = Layers::of(graph);
    let sketches: Vec<Sketch> = graph
        .nodes
        .iter()
        .map(|node| Sketch::of(graph, node))
        .collect();
    let heights: Vec<i64> = layers
        .items
        .iter()
        .map(|item| match item {
            What::Node(at) => sketches[*at].height(),
            What::Way => WAY,
        })
        .collect();
    let (mut tops, height) = place::tops(&layers, &heights);
    let count = layers.lanes.len() as i64;
    let gap = if count > 6 { NARROW } else { WIDE };
    let lanes = count * WIDTH + (count - 1).max(0) * gap;
    let width = (lanes + 2 * MARGIN).max(LEAST);
    let first = (width - lanes) / 2;
    let title = TITLE.wrap(&graph.title, width - 2 * MARGIN);
    let head = HEAD + TITLE_STEP * (title.len() as i64 - 1).max(0);
    for top in &mut tops {
        *top += head;
    }
    let lefts: Vec<i64> = (0..count)
        .map(|lane| first + lane * (WIDTH + gap))
        .collect();
    let ground = Ground {
        layers: &layers,
        lefts: &lefts,
        tops: &tops,
        heights: &heights,
        gap,
    };
    let low = head + height + MARGIN;
    let (legend, low) = legend::draw(graph, MARGIN, low, width - 2 * MARGIN);
    let whole = low + MARGIN;
    let mut drawn = opening(graph, width, whole);
    drawn.push_str(&heading(graph, &title));
    drawn.push_str(&lane_headings(&layers, &lefts, head, height));
    drawn.push_str(&arrows::draw(graph, &ground));
    for (item, what) in layers.items.iter().enumerate() {
        if let What::Node(at) = what {
            let (x, y) = (lefts[layers.column[item]], tops[item]);
            drawn.push_str(&sketches[*at].draw(graph, &graph.nodes[*at], x, y));
        }
    }
    drawn.push_str(&legend);
    drawn.push_str("</svg>\n");
    drawn
}

fn opening(graph: &Graph, width: i64, height: i64) -> String {
    let mut drawn = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" \
         viewBox=\"0 0 {width} {height}\" role=\"img\" aria-labelledby=\"title desc\">\n\
         <title id=\"title\">{}</title>\n<desc id=\"desc\">{}</desc>\n<style>{}</style>\n",
        escape(&graph.title),
        escape(&described(graph)),
        look::STYLE
    );
    drawn.push_str(&look::heads());
    drawn.push_str(&format!(
        "<rect class=\"paper\" width=\"{width}\" height=\"{height}\"/>\n"
    ));
    drawn
}

fn heading(graph: &Graph, title: &[String]) -> String {
    let mut drawn = String::new();
    let mut y = 36;
    for line in title {
        drawn.push_str(&format!(
            "<text class=\"title\" x=\"{MARGIN}\" y=\"{y}\">{}</text>\n",
            escape(line)
        ));
        y += TITLE_STEP;
    }
    let counts = format!(
        "{}: {} parts, {} arrows, {}",
        graph.id,
        graph.nodes.len(),
        graph.links.len(),
        graph.length
    );
    let y = y - TITLE_STEP + 20;
    drawn.push_str(&format!(
        "<text class=\"subtitle\" x=\"{MARGIN}\" y=\"{y}\">{}</text>\n",
        escape(&counts)
    ));
    drawn
}

/// What the picture shows, for whoever cannot see it: each part with what is to be known of it,
/// each arrow in words.
fn described(graph: &Graph) -> String {
    let mut told = String::new();
    for node in &graph.nodes {
        told.push_str(&node.told);
        let reached = graph.reached(node);
        if !reached.is_empty() {
            told.push_str(&format!("; reached: {reached}"));
        }
        told.push_str(". ");
    }
    for link in &graph.links {
        let (from, to) = (&link.from, &link.to);
        told.push_str(&format!(
            "{} {} {} {} {}. ",
            from.kind.name(),
            from.id,
            link.kind.word(),
            to.kind.name(),
            to.id
        ));
    }
    told.trim_end().to_owned()
}

fn lane_headings(layers: &Layers, lefts: &[i64], head: i64, height: i64) -> String {
    let mut drawn = String::new();
    let (y, from, low) = (head - 20, head - 10, head + height);
    for (lane, left) in layers.lanes.iter().zip(lefts) {
        let middle = left + WIDTH / 2;
        drawn.push_str(&format!(
            "<path class=\"lane\" d=\"M{middle} {from}V{low}\"/>\
             <text class=\"heading\" x=\"{middle}\" y=\"{y}\">{}</text>\n",
            lane.heading()
        ));
    }
    drawn
}
