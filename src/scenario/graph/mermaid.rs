//! The picture as a Mermaid flowchart, which wikis and code hosts draw by themselves.

use super::{Graph, Lane, Node};
use crate::scenario::story::links::LinkKind;

/// Writes it.
pub fn draw(graph: &Graph) -> String {
    let mut text = String::from("---\n");
    text.push_str(&format!("title: {}\n", in_front(&graph.title)));
    text.push_str("---\nflowchart LR\n");
    for lane in Lane::ALL {
        let mut inside = String::new();
        for (at, node) in graph.nodes.iter().enumerate() {
            if node.lane == lane {
                inside.push_str(&node_line(graph, at, node));
            }
        }
        if !inside.is_empty() {
            text.push_str(&format!(
                "  subgraph lane_{} [\"{}\"]\n{inside}  end\n",
                lane.class(),
                lane.heading()
            ));
        }
    }
    for link in &graph.links {
        if let (Some(from), Some(to)) = (graph.at(&link.from), graph.at(&link.to)) {
            let (arrow, word) = (arrow(link.kind), link.kind.word());
            text.push_str(&format!("  n{from} {arrow}|\"{word}\"| n{to}\n"));
        }
    }
    for lane in Lane::ALL {
        let (class, colour) = (lane.class(), colour(lane));
        text.push_str(&format!(
            "  classDef {class} stroke:{colour},stroke-width:2px\n"
        ));
    }
    text.push_str("  classDef never stroke-dasharray:5 4\n");
    let cold: Vec<String> = graph
        .nodes
        .iter()
        .enumerate()
        .filter(|(_, node)| graph.is_cold(node))
        .map(|(at, _)| format!("n{at}"))
        .collect();
    if !cold.is_empty() {
        text.push_str(&format!("  class {} never\n", cold.join(",")));
    }
    text
}

fn node_line(graph: &Graph, at: usize, node: &Node) -> String {
    let mut lines = vec![format!("<b>{}</b>", escaped(&node.part.id))];
    lines.extend(node.about.iter().map(|line| escaped(line)));
    let reached = graph.reached(node);
    if !reached.is_empty() {
        lines.push(format!("<i>{}</i>", escaped(&reached)));
    }
    let (opens, closes) = shape(node.lane);
    let class = node.lane.class();
    format!(
        "    n{at}{opens}\"{}\"{closes}:::{class}\n",
        lines.join("<br/>")
    )
}

fn shape(lane: Lane) -> (&'static str, &'static str) {
    match lane {
        Lane::Clock | Lane::Answer => ("[", "]"),
        Lane::Pressure => ("{{", "}}"),
        Lane::Fault => ("[/", "\\]"),
        Lane::Finding => ("(", ")"),
        Lane::Remedy => ("[[", "]]"),
        Lane::Ending => ("([", "])"),
    }
}

fn colour(lane: Lane) -> &'static str {
    match lane {
        Lane::Clock => "#0072B2",
        Lane::Pressure => "#D55E00",
        Lane::Answer => "#56B4E9",
        Lane::Fault => "#CC79A7",
        Lane::Finding => "#E69F00",
        Lane::Remedy => "#009E73",
        Lane::Ending => "#777777",
    }
}

fn arrow(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::After | LinkKind::Needs | LinkKind::Reveals => "-->",
        LinkKind::While | LinkKind::Demands => "-.->",
        LinkKind::Unless | LinkKind::Disproves => "--x",
        LinkKind::Starts | LinkKind::Clears => "==>",
        LinkKind::Ends => "--o",
    }
}

/// A text within a label: what Mermaid or HTML would take for its own is written as a number.
fn escaped(text: &str) -> String {
    let mut escaped = String::new();
    for letter in text.chars() {
        match letter {
            '"' | '#' | '&' | '<' | '>' | '`' | ';' | '\\' | '|' | '{' | '}' | '[' | ']' => {
                escaped.push_str(&format!("#{};", u32::from(letter)));
            }
            letter if letter.is_control() => {}
            letter => escaped.push(letter),
        }
    }
    escaped
}

/// A text in the front matter, which is YAML.
fn in_front(text: &str) -> String {
    let plain: String = text.chars().filter(|letter| !letter.is_control()).collect();
    format!("\"{}\"", plain.replace('\\', "\\\\").replace('"', "\\\""))
}
