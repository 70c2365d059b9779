//! The arrows: each from a place of its own on the side of one box to a place of its own on the
//! side of another, through the ways between boxes. Colour, line and head differ by kind.

use std::collections::BTreeMap;

use super::boxes::WIDTH;
use super::order::Layers;
use super::text::escape;
use crate::scenario::graph::Graph;
use crate::scenario::story::links::{Link, LinkKind};

/// Between an arrow and the upper or lower edge of its box, at least [px].
const EDGE: i64 = 7;

/// Where everything stands.
pub(super) struct Ground<'a> {
    /// The lanes.
    pub layers: &'a Layers,
    /// The left edge of each lane [px].
    pub lefts: &'a [i64],
    /// The upper edge of each item [px].
    pub tops: &'a [i64],
    /// The height of each item [px].
    pub heights: &'a [i64],
    /// Between two lanes [px].
    pub gap: i64,
}

/// A side of a box.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Side {
    Left,
    Right,
}

/// Draws all arrows.
pub(super) fn draw(graph: &Graph, ground: &Ground) -> String {
    let ports = ports(ground);
    let mut drawn = String::new();
    for (at, link) in graph.links.iter().enumerate() {
        let path = &ground.layers.paths[at];
        let d = if path.len() == 2 && ground.column(path[0]) == ground.column(path[1]) {
            beside(ground, &ports, at)
        } else {
            across(ground, &ports, at, path)
        };
        drawn.push_str(&format!(
            "<path class=\"arrow {0}\" marker-end=\"url(#{0})\" d=\"{d}\"><title>{1}</title></path>\n",
            class(link.kind),
            escape(&told(link))
        ));
    }
    drawn
}

fn told(link: &Link) -> String {
    format!("{} {} {}", link.from.id, link.kind.word(), link.to.id)
}

/// The class of a kind of arrow.
pub(super) fn class(kind: LinkKind) -> &'static str {
    match kind {
        LinkKind::After => "after",
        LinkKind::While => "while",
        LinkKind::Unless => "unless",
        LinkKind::Starts => "starts",
        LinkKind::Clears => "clears",
        LinkKind::Needs => "needs",
        LinkKind::Reveals => "reveals",
        LinkKind::Disproves => "disproves",
        LinkKind::Demands => "demands",
        LinkKind::Ends => "ends",
    }
}

impl Ground<'_> {
    fn column(&self, item: usize) -> usize {
        self.layers.column[item]
    }

    fn middle(&self, item: usize) -> i64 {
        self.tops[item] + self.heights[item] / 2
    }

    fn edge(&self, item: usize, side: Side) -> i64 {
        let left = self.lefts[self.column(item)];
        match side {
            Side::Left => left,
            Side::Right => left + WIDTH,
        }
    }

    /// The side of an item on which an arrow to another leaves or arrives.
    fn side(&self, item: usize, other: usize) -> Side {
        match self.column(other) < self.column(item) {
            true => Side::Left,
            false => Side::Right,
        }
    }
}

/// The height at which each arrow leaves and arrives, by arrow and end.
type Ports = BTreeMap<(usize, End), i64>;

/// An end of an arrow.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum End {
    From,
    To,
}

/// Where an arrow leads, from top to bottom; which arrow; which of its ends.
type Lead = (i64, usize, End);

/// Spreads the arrows of each side of each box over it, in the order of where they lead.
fn ports(ground: &Ground) -> Ports {
    let mut sides: BTreeMap<(usize, Side), Vec<Lead>> = BTreeMap::new();
    for (arrow, path) in ground.layers.paths.iter().enumerate() {
        if let ([first, second, ..], [.., before, last]) = (&path[..], &path[..]) {
            let mut leads = |item: usize, other: usize, end: End| {
                let side = ground.side(item, other);
                let towards = (ground.middle(other), arrow, end);
                sides.entry((item, side)).or_default().push(towards);
            };
            leads(*first, *second, End::From);
            leads(*last, *before, End::To);
        }
    }
    let mut ports = Ports::new();
    for ((item, _), mut ends) in sides {
        ends.sort_unstable();
        let room = ground.heights[item] - 2 * EDGE;
        let count = ends.len() as i64;
        for (at, (_, arrow, end)) in ends.into_iter().enumerate() {
            let share = room * (2 * at as i64 + 1) / (2 * count);
            ports.insert((arrow, end), ground.tops[item] + EDGE + share);
        }
    }
    ports
}

/// From lane to lane: a curve between two lanes, a straight line along a way through one.
fn across(ground: &Ground, ports: &Ports, arrow: usize, path: &[usize]) -> String {
    let (first, last) = (path[0], path[path.len() - 1]);
    let rightwards = ground.column(first) < ground.column(last);
    let (near, far) = match rightwards {
        true => (Side::Right, Side::Left),
        false => (Side::Left, Side::Right),
    };
    let mut d = format!(
        "M{} {}",
        ground.edge(first, near),
        ports[&(arrow, End::From)]
    );
    let mut from = (ground.edge(first, near), ports[&(arrow, End::From)]);
    for item in &path[1..] {
        let arrives = *item == last;
        let y = match arrives {
            true => ports[&(arrow, End::To)],
            false => ground.middle(*item),
        };
        let x = ground.edge(*item, far);
        let bend = (from.0 + x) / 2;
        d.push_str(&format!("C{bend} {} {bend} {y} {x} {y}", from.1));
        if !arrives {
            let through = ground.edge(*item, near);
            d.push_str(&format!("H{through}"));
            from = (through, y);
        }
    }
    d
}

/// Within a lane: a bow beside it, the wider the farther it leads.
fn beside(ground: &Ground, ports: &Ports, arrow: usize) -> String {
    let path = &ground.layers.paths[arrow];
    let x = ground.edge(path[0], Side::Right);
    let (from, to) = (ports[&(arrow, End::From)], ports[&(arrow, End::To)]);
    let far = (to - from).abs();
    let bow = (14 + far / 12).min(ground.gap - 6) * 4 / 3;
    format!("M{x} {from}C{0} {from} {0} {to} {x} {to}", x + bow)
}
