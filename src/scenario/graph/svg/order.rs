//! Which part stands above which in its lane, so that few arrows cross.
//!
//! Each lane is a layer. An arrow that passes a lane has a way through it, a narrow place of its
//! own between two parts; arrows of one kind from one part share theirs. Sweeps to and fro put
//! everything near what it is joined to, and the order with the fewest crossings is kept.

use std::collections::BTreeMap;

use crate::scenario::graph::{Graph, Lane};
use crate::scenario::story::links::LinkKind;

/// So often everything is put in order anew, half of it to and half of it fro. Ours: more changed
/// nothing in any shipped scenario.
const SWEEPS: usize = 24;

/// Something that has a place in a lane.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum What {
    /// A part, by its number.
    Node(usize),
    /// A way for arrows.
    Way,
}

/// The lanes with what stands in them.
#[derive(Clone, Debug)]
pub(super) struct Layers {
    /// The lanes that are not empty.
    pub lanes: Vec<Lane>,
    /// Whatever has a place.
    pub items: Vec<What>,
    /// The lane of each item.
    pub column: Vec<usize>,
    /// The items of each lane, from above.
    pub order: Vec<Vec<usize>>,
    /// The items that each arrow leads through, its ends included.
    pub paths: Vec<Vec<usize>>,
}

impl Layers {
    /// Puts a picture in order.
    pub fn of(graph: &Graph) -> Layers {
        let mut layers = Layers::as_written(graph);
        let joined = layers.joined();
        let mut best = layers.order.clone();
        let mut fewest = layers.crossings(&joined);
        for sweep in 0..SWEEPS {
            let count = layers.order.len();
            for step in 0..count {
                let column = if sweep % 2 == 0 {
                    step
                } else {
                    count - 1 - step
                };
                layers.sort(column, &joined);
            }
            let crossings = layers.crossings(&joined);
            if crossings < fewest {
                fewest = crossings;
                best.clone_from(&layers.order);
            }
        }
        layers.order = best;
        layers
    }

    fn as_written(graph: &Graph) -> Layers {
        let lanes: Vec<Lane> = Lane::ALL
            .into_iter()
            .filter(|lane| graph.nodes.iter().any(|node| node.lane == *lane))
            .collect();
        let column_of = |lane: Lane| lanes.iter().position(|one| *one == lane).unwrap_or(0);
        let mut layers = Layers {
            items: (0..graph.nodes.len()).map(What::Node).collect(),
            column: graph
                .nodes
                .iter()
                .map(|node| column_of(node.lane))
                .collect(),
            order: vec![Vec::new(); lanes.len()],
            paths: Vec::new(),
            lanes,
        };
        for (item, column) in layers.column.iter().enumerate() {
            layers.order[*column].push(item);
        }
        let mut ways: BTreeMap<(usize, LinkKind, usize), usize> = BTreeMap::new();
        for link in &graph.links {
            let ends = graph.at(&link.from).zip(graph.at(&link.to));
            let (from, to) = ends.expect("a picture has no arrow without its ends");
            let mut path = vec![from];
            for column in between(layers.column[from], layers.column[to]) {
                let way = *ways.entry((from, link.kind, column)).or_insert_with(|| {
                    layers.items.push(What::Way);
                    layers.column.push(column);
                    layers.order[column].push(layers.items.len() - 1);
                    layers.items.len() - 1
                });
                path.push(way);
            }
            path.push(to);
            layers.paths.push(path);
        }
        layers
    }

    /// What each item is joined to in other lanes, each as often as arrows join them.
    fn joined(&self) -> Vec<Vec<usize>> {
        let mut joined = vec![Vec::new(); self.items.len()];
        for path in &self.paths {
            for pair in path.windows(2) {
                if self.column[pair[0]] != self.column[pair[1]] {
                    joined[pair[0]].push(pair[1]);
                    joined[pair[1]].push(pair[0]);
                }
            }
        }
        joined
    }

    /// Where each item stands in its lane [thousandths of it].
    fn standing(&self) -> Vec<u64> {
        let mut standing = vec![0; self.items.len()];
        for lane in &self.order {
            for (at, item) in lane.iter().enumerate() {
                standing[*item] = (2 * at as u64 + 1) * 1000 / (2 * lane.len() as u64);
            }
        }
        standing
    }

    /// Puts one lane in order by the mean of what its items are joined to. Injects by the clock
    /// stay in the order of their times.
    fn sort(&mut self, column: usize, joined: &[Vec<usize>]) {
        let standing = self.standing();
        let wish = |item: usize| {
            let others = &joined[item];
            let sum: u64 = others.iter().map(|other| standing[*other]).sum();
            sum.checked_div(others.len() as u64)
                .unwrap_or(standing[item])
        };
        let is_timed = |item: usize| {
            self.lanes[column] == Lane::Clock && matches!(self.items[item], What::Node(_))
        };
        let lane = &self.order[column];
        let (timed, free): (Vec<usize>, Vec<usize>) =
            lane.iter().partition(|item| is_timed(**item));
        let mut free: Vec<(u64, usize)> = free.into_iter().map(|item| (wish(item), item)).collect();
        free.sort_by_key(|(wish, _)| *wish);
        let mut free = free.into_iter().peekable();
        let mut sorted = Vec::new();
        for item in timed {
            while let Some((_, before)) = free.next_if(|(wish, _)| *wish < standing[item]) {
                sorted.push(before);
            }
            sorted.push(item);
        }
        sorted.extend(free.map(|(_, item)| item));
        self.order[column] = sorted;
    }

    /// How often arrows cross between lanes.
    fn crossings(&self, joined: &[Vec<usize>]) -> u64 {
        let standing = self.places();
        let mut crossings = 0;
        for (column, lane) in self.order.iter().enumerate() {
            // The far ends of all arrows to the next lane, in the order of their near ends; each
            // pair that is out of order crosses.
            let mut ends: Vec<usize> = Vec::new();
            for item in lane {
                let next = joined[*item].iter();
                let next = next.filter(|other| self.column[**other] == column + 1);
                let mut far: Vec<usize> = next.map(|other| standing[*other]).collect();
                far.sort_unstable();
                ends.extend(far);
            }
            crossings += out_of_order(&ends, self.order.get(column + 1).map_or(0, Vec::len));
        }
        crossings
    }

    /// The place of each item in its lane, from above.
    fn places(&self) -> Vec<usize> {
        let mut places = vec![0; self.items.len()];
        for lane in &self.order {
            for (at, item) in lane.iter().enumerate() {
                places[*item] = at;
            }
        }
        places
    }
}

/// The columns between two, in order from the first.
fn between(from: usize, to: usize) -> Vec<usize> {
    match from < to {
        true => (from + 1..to).collect(),
        false => (to + 1..from).rev().collect(),
    }
}

/// How many pairs stand the wrong way round, among numbers below `size`.
fn out_of_order(numbers: &[usize], size: usize) -> u64 {
    // A tree of partial sums: how many numbers up to each were seen.
    let mut seen = vec![0_u64; size + 1];
    let mut pairs = 0;
    for (before, number) in numbers.iter().enumerate() {
        let mut not_larger = 0;
        let mut at = number + 1;
        while at > 0 {
            not_larger += seen[at];
            at &= at - 1;
        }
        pairs += before as u64 - not_larger;
        let mut at = number + 1;
        while at <= size {
            seen[at] += 1;
            at += at & at.wrapping_neg();
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_out_of_order_are_counted_once_each() {
        assert_eq!(out_of_order(&[0, 1, 2], 3), 0);
        assert_eq!(out_of_order(&[2, 1, 0], 3), 3);
        assert_eq!(out_of_order(&[1, 1, 0, 2, 0], 3), 5);
        assert_eq!(out_of_order(&[], 0), 0);
    }
}
