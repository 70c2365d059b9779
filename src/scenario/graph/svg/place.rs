//! How high everything stands: near what it is joined to, in the order that was found, and
//! without touching its neighbours.

use super::order::{Layers, What};

/// Between two parts of a lane [px].
const GAP: i64 = 14;
/// Between a way for arrows and its neighbours [px].
const WAY_GAP: i64 = 5;
/// So often everything is drawn towards its neighbours. Ours: by then it hardly moves.
const ROUNDS: usize = 12;

/// The upper edge of each item, and the height of the whole [px].
pub(super) fn tops(layers: &Layers, heights: &[i64]) -> (Vec<i64>, i64) {
    let whole = layers
        .order
        .iter()
        .map(|lane| offsets(layers, lane, heights).1)
        .max()
        .unwrap_or(0);
    let mut tops = vec![0; layers.items.len()];
    for lane in &layers.order {
        let (offsets, total) = offsets(layers, lane, heights);
        for (item, offset) in lane.iter().zip(offsets) {
            tops[*item] = offset + (whole - total) / 2;
        }
    }
    let joined = joined(layers);
    for round in 0..ROUNDS {
        let count = layers.order.len();
        for step in 0..count {
            let column = if round % 2 == 0 {
                step
            } else {
                count - 1 - step
            };
            settle(layers, column, heights, &joined, whole, &mut tops);
        }
    }
    (tops, whole)
}

/// Where each item of a lane would stand were they all pushed up, and how high the lane is then.
fn offsets(layers: &Layers, lane: &[usize], heights: &[i64]) -> (Vec<i64>, i64) {
    let mut at = 0;
    let mut offsets = Vec::with_capacity(lane.len());
    for (place, item) in lane.iter().enumerate() {
        if let Some(above) = place.checked_sub(1).map(|above| lane[above]) {
            at += match (layers.items[above], layers.items[*item]) {
                (What::Node(_), What::Node(_)) => GAP,
                _ => WAY_GAP,
            };
        }
        offsets.push(at);
        at += heights[*item];
    }
    (offsets, at)
}

/// What each item is drawn to: its neighbours along arrows.
fn joined(layers: &Layers) -> Vec<Vec<usize>> {
    let mut joined = vec![Vec::new(); layers.items.len()];
    for path in &layers.paths {
        for pair in path.windows(2) {
            if layers.column[pair[0]] != layers.column[pair[1]] {
                joined[pair[0]].push(pair[1]);
                joined[pair[1]].push(pair[0]);
            }
        }
    }
    joined
}

/// Moves the items of one lane as near to their wishes as their order allows: those that want to
/// stand in each other's place move as one, to the mean of what they want.
fn settle(
    layers: &Layers,
    column: usize,
    heights: &[i64],
    joined: &[Vec<usize>],
    whole: i64,
    tops: &mut [i64],
) {
    let lane = &layers.order[column];
    let (offsets, total) = offsets(layers, lane, heights);
    // Blocks of items that move as one: the sum of their wishes, and how many they are.
    let mut blocks: Vec<(i64, i64)> = Vec::new();
    for (item, offset) in lane.iter().zip(&offsets) {
        let others = &joined[*item];
        let middles: i64 = others
            .iter()
            .map(|other| tops[*other] + heights[*other] / 2)
            .sum();
        let wish = match others.len() {
            0 => tops[*item],
            many => middles / many as i64 - heights[*item] / 2,
        };
        blocks.push((wish - offset, 1));
        while let [.., (above, items), (below, others)] = blocks[..]
            && above * others > below * items
        {
            blocks.pop();
            blocks.pop();
            blocks.push((above + below, items + others));
        }
    }
    let shifts = blocks
        .iter()
        .flat_map(|(sum, items)| (0..*items).map(move |_| sum / items));
    for ((item, offset), shift) in lane.iter().zip(&offsets).zip(shifts) {
        tops[*item] = offset + shift.clamp(0, whole - total);
    }
}
