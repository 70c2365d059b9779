//! How the services stand: whom customers meet first, then what those need, and so on. The same
//! services and the same room give the same map.

use std::collections::BTreeMap;

use bevy::math::{Rect, Vec2};

use crate::scenario::ids::ServiceId;
use crate::window::view::call::ServiceView;

/// What the customers' mark takes of the room [points].
const CUSTOMERS: f32 = 30.0;
/// What is left free around [points].
const MARGIN: f32 = 8.0;
/// The least between two services, across and along the way of the requests [points].
const BETWEEN: Vec2 = Vec2::new(10.0, 23.0);

/// How a service is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Shape {
    /// The health at the left of the name.
    Wide,
    /// The health over the name.
    Tall,
}

impl Shape {
    /// The size at which nothing is left out [points].
    fn wanted(self) -> Vec2 {
        match self {
            Shape::Wide => Vec2::new(150.0, 54.0),
            Shape::Tall => Vec2::new(92.0, 76.0),
        }
    }
}

/// Which way requests go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// From left to right.
    Across,
    /// From top to bottom.
    Down,
}

/// Where everything stands.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Plan {
    /// Which way requests go.
    pub(super) way: Way,
    /// How services are drawn.
    pub(super) shape: Shape,
    /// Where each service stands, in their order.
    pub(super) nodes: Vec<Rect>,
    /// How deep each is: 0 for what customers meet.
    pub(super) depth: Vec<usize>,
    /// Where customers come from.
    pub(super) customers: Vec2,
}

/// Finds the places.
pub(super) fn plan(services: &[ServiceView], size: Vec2) -> Plan {
    let depth = depths(services);
    let layers = layers(services, &depth);
    let deep = layers.len().max(1) as f32;
    let broad = layers.iter().map(Vec::len).max().unwrap_or(1).max(1) as f32;
    let room = size - Vec2::splat(2.0 * MARGIN);
    let choices = [
        (Way::Across, Shape::Wide),
        (Way::Down, Shape::Wide),
        (Way::Across, Shape::Tall),
        (Way::Down, Shape::Tall),
    ];
    let cell = |way| match way {
        Way::Across => Vec2::new((room.x - CUSTOMERS) / deep, room.y / broad),
        Way::Down => Vec2::new(room.x / broad, (room.y - CUSTOMERS) / deep),
    };
    let between = |way| match way {
        Way::Across => Vec2::new(BETWEEN.y, BETWEEN.x),
        Way::Down => BETWEEN,
    };
    let node = |(way, shape): (Way, Shape)| {
        (cell(way) - between(way)).clamp(Vec2::splat(24.0), shape.wanted())
    };
    let fits = |choice: &(Way, Shape)| (node(*choice) / choice.1.wanted()).min_element();
    let mut best = choices[0];
    for choice in choices {
        // The earlier is the better where both fit as well.
        if fits(&choice) > fits(&best) + 0.02 {
            best = choice;
        }
    }
    let (way, shape) = best;
    let (cell, node) = (cell(way), node(best));
    let mut nodes = vec![Rect::default(); services.len()];
    for (layer, members) in layers.iter().enumerate() {
        for (place, service) in members.iter().enumerate() {
            let side = place as f32 + 0.5 - members.len() as f32 / 2.0;
            let along = layer as f32 + 0.5;
            let middle = match way {
                Way::Across => Vec2::new(
                    MARGIN + CUSTOMERS + along * cell.x,
                    size.y / 2.0 + side * cell.y,
                ),
                Way::Down => Vec2::new(
                    size.x / 2.0 + side * cell.x,
                    MARGIN + CUSTOMERS + along * cell.y,
                ),
            };
            nodes[*service] = Rect::from_center_size(middle.round(), node.floor());
        }
    }
    let customers = match way {
        Way::Across => Vec2::new(MARGIN + CUSTOMERS / 2.0, size.y / 2.0),
        Way::Down => Vec2::new(size.x / 2.0, MARGIN + CUSTOMERS / 2.0),
    };
    Plan {
        way,
        shape,
        nodes,
        depth,
        customers,
    }
}

/// How deep each service is: one more than the deepest that needs it.
fn depths(services: &[ServiceView]) -> Vec<usize> {
    let index: BTreeMap<&ServiceId, usize> = (0..)
        .zip(services)
        .map(|(at, service)| (&service.id, at))
        .collect();
    let mut depth = vec![0; services.len()];
    // No way is longer than there are services; needs that go round stop there.
    for _ in 0..services.len() {
        let mut deeper = false;
        for (at, service) in services.iter().enumerate() {
            for need in service.needs.iter().filter_map(|need| index.get(need)) {
                if *need != at && depth[*need] <= depth[at] && depth[at] + 1 < services.len() {
                    depth[*need] = depth[at] + 1;
                    deeper = true;
                }
            }
        }
        if !deeper {
            break;
        }
    }
    // Needs that go round may leave layers empty.
    let mut used = depth.clone();
    used.sort_unstable();
    used.dedup();
    let rank = |deep: &usize| used.iter().position(|one| one == deep).unwrap_or(0);
    depth.iter().map(rank).collect()
}

/// The services of each depth, each as near as can be to what needs it.
fn layers(services: &[ServiceView], depth: &[usize]) -> Vec<Vec<usize>> {
    let deepest = depth.iter().max().copied().unwrap_or(0);
    let mut layers: Vec<Vec<usize>> = Vec::new();
    let mut beside: BTreeMap<usize, f32> = BTreeMap::new();
    for deep in 0..=deepest {
        let mut members: Vec<usize> = (0..services.len())
            .filter(|at| depth[*at] == deep)
            .collect();
        let pull = |at: &usize| {
            let needing: Vec<f32> = (0..services.len())
                .filter(|one| services[*one].needs.contains(&services[*at].id))
                .filter_map(|one| beside.get(&one).copied())
                .collect();
            match needing.is_empty() {
                true => 0.0,
                false => needing.iter().sum::<f32>() / needing.len() as f32,
            }
        };
        members.sort_by(|one, other| pull(one).total_cmp(&pull(other)).then(one.cmp(other)));
        for (place, at) in members.iter().enumerate() {
            beside.insert(*at, place as f32 + 0.5 - members.len() as f32 / 2.0);
        }
        layers.push(members);
    }
    layers
}
