//! The picture in the language of Graphviz. Its layout is Graphviz's own.

use super::{Graph, Lane, Node};
use crate::scenario::story::links::LinkKind;

/// Writes it.
pub fn draw(graph: &Graph) -> String {
    let mut text = String::from("digraph scenario {\n");
    text.push_str(&format!("  label={};\n", quoted(&graph.title)));
    text.push_str("  labelloc=t;\n  rankdir=LR;\n  ranksep=1.2;\n  nodesep=0.15;\n");
    text.push_str("  node [fontname=\"Helvetica\", fontsize=11, margin=\"0.12,0.06\"];\n");
    text.push_str("  edge [fontname=\"Helvetica\", fontsize=9];\n");
    for lane in Lane::ALL {
        let mut inside = String::new();
        for (at, node) in graph.nodes.iter().enumerate() {
            if node.lane == lane {
                inside.push_str(&node_line(graph, at, node));
            }
        }
        if !inside.is_empty() {
            text.push_str(&format!(
                "  subgraph cluster_{} {{\n    label={};\n    color=\"#999999\";\n{inside}  }}\n",
                lane.class(),
                quoted(lane.heading())
            ));
        }
    }
    for link in &graph.links {
        if let (Some(from), Some(to)) = (graph.at(&link.from), graph.at(&link.to)) {
            text.push_str(&format!(
                "  n{from} -> n{to} [label={}, {}];\n",
                quoted(link.kind.word()),
                look(link.kind)
            ));
        }
    }
    text.push_str("}\n");
    text
}

fn node_line(graph: &Graph, at: usize, node: &Node) -> String {
    let mut lines = vec![node.part.id.to_string()];
    lines.extend(node.about.iter().cloned());
    let reached = graph.reached(node);
    if !reached.is_empty() {
        lines.push(reached);
    }
    let (shape, colour) = shape(node.lane);
    let style = match (graph.is_cold(node), node.lane) {
        (true, _) => "dashed",
        (false, Lane::Finding) => "rounded",
        (false, _) => "solid",
    };
    let tip = quoted(&node.told);
    format!(
        "    n{at} [label={}, shape={shape}, color=\"{colour}\", style={style}, tooltip={tip}];\n",
        quoted(&lines.join("\n"))
    )
}

fn shape(lane: Lane) -> (&'static str, &'static str) {
    match lane {
        Lane::Clock => ("box", "#0072B2"),
        Lane::Pressure => ("hexagon", "#D55E00"),
        Lane::Answer => ("box", "#56B4E9"),
        Lane::Fault => ("octagon", "#CC79A7"),
        Lane::Finding => ("box", "#E69F00"),
        Lane::Remedy => ("cds", "#009E73"),
        Lane::Ending => ("doubleoctagon", "#000000"),
    }
}

fn look(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::After => "color=\"#000000\"",
        LinkKind::While => "color=\"#56B4E9\", style=dashed",
        LinkKind::Unless => "color=\"#777777\", style=dotted, arrowhead=tee",
        LinkKind::Starts => "color=\"#D55E00\", style=bold",
        LinkKind::Clears => "color=\"#009E73\", style=bold",
        LinkKind::Needs => "color=\"#0072B2\"",
        LinkKind::Reveals => "color=\"#E69F00\", style=bold",
        LinkKind::Disproves => "color=\"#CC79A7\", style=dashed, arrowhead=tee",
        LinkKind::Demands => "color=\"#D55E00\", style=dotted",
        LinkKind::Ends => "color=\"#000000\", style=bold, arrowhead=dot",
    }
}

/// A text in quotes. A line break is `\n`; other signs that are not printed are left out.
fn quoted(text: &str) -> String {
    let mut quoted = String::from("\"");
    for letter in text.chars() {
        match letter {
            '"' => quoted.push_str("\\\""),
            '\\' => quoted.push_str("\\\\"),
            '\n' => quoted.push_str("\\n"),
            letter if letter.is_control() => {}
            letter => quoted.push(letter),
        }
    }
    quoted.push('"');
    quoted
}
