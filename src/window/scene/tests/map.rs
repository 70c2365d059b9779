//! The service map.

use bevy::math::{Rect, Vec2};

use super::sample::sample;
use super::shipped;
use crate::units::Permille;
use crate::window::scene::map::{self, map};
use crate::window::scene::mirror::Mirror;
use crate::window::scene::pen::Mark;
use crate::window::scene::piece::{Body, Pieces};
use crate::window::scene::words;
use crate::window::view::call::ServiceView;

fn mirror(services: Vec<ServiceView>) -> Mirror {
    Mirror {
        services,
        ..Mirror::default()
    }
}

/// The cards, and the words with how wide they are.
fn cards(pieces: &Pieces, part: &str) -> Vec<(String, Rect)> {
    pieces
        .0
        .iter()
        .filter(|piece| piece.key.1 == part)
        .map(|piece| {
            let rect = match &piece.body {
                Body::Drawing(drawing) => {
                    let Mark::Fill { outline, .. } = &drawing.0[0] else {
                        panic!("no card")
                    };
                    let corners = outline
                        .iter()
                        .map(|at| Rect::from_corners(piece.at + *at, piece.at + *at));
                    corners
                        .reduce(|one, other| one.union(other))
                        .expect("corners")
                }
                Body::Words(words) => {
                    let wide = words::width(&words.text, words.size, words.face);
                    let middle = piece.at - Vec2::new(words.anchor.x * wide, 0.0);
                    Rect::from_center_size(middle, Vec2::new(wide, words.size))
                }
            };
            (piece.key.0.to_string(), rect)
        })
        .collect()
}

#[test]
fn no_services_overlap_on_the_map_of_any_shipped_drill_and_names_stay_on_their_cards() {
    for scenario in crate::desk::shipped::in_order().expect("they load") {
        let services = sample(&scenario, 2).services;
        for size in [
            (380.0, 240.0),
            (420.0, 320.0),
            (550.0, 400.0),
            (300.0, 420.0),
        ] {
            let size = Vec2::from(size);
            let pieces = map(&mirror(services.clone()), size, 0.0);
            let cards_here = cards(&pieces, "card");
            assert_eq!(cards_here.len(), services.len(), "{}", scenario.id);
            for (at, (one, card)) in cards_here.iter().enumerate() {
                assert!(
                    Rect::from_corners(Vec2::ZERO, size).contains(card.min),
                    "{one} in {size}"
                );
                assert!(
                    Rect::from_corners(Vec2::ZERO, size).contains(card.max),
                    "{one} in {size}"
                );
                for (other, rect) in &cards_here[at + 1..] {
                    assert!(
                        card.intersect(*rect).is_empty(),
                        "{one} on {other}: {} {size}",
                        scenario.id
                    );
                }
                for part in ["name", "state"] {
                    for (of, words) in cards(&pieces, part).iter().filter(|(of, _)| of == one) {
                        let inside = card.inflate(1.0);
                        let there = inside.contains(words.min) && inside.contains(words.max);
                        assert!(
                            there,
                            "{of}, {part}: {words:?} not on {card:?}, {} {size}",
                            scenario.id
                        );
                    }
                }
            }
        }
    }
}

#[test]
fn what_a_service_needs_stands_deeper_also_when_needs_go_round() {
    let mut services = sample(&shipped("split-brain"), 2).services;
    let pieces = map(&mirror(services.clone()), Vec2::new(420.0, 400.0), 0.0);
    let places = cards(&pieces, "card");
    let place = |id: &str| {
        places
            .iter()
            .find(|(of, _)| of == id)
            .expect("a card")
            .1
            .center()
    };
    let mut needs = 0;
    let down = pieces.of("customers", "heads").expect("customers").at.y < 60.0;
    for service in &services {
        for need in &service.needs {
            let (from, to) = (place(service.id.as_str()), place(need.as_str()));
            assert!(
                if down { to.y > from.y } else { to.x > from.x },
                "{} {need}",
                service.id
            );
            needs += 1;
        }
    }
    assert!(needs > 3);
    let round = services[0].id.clone();
    let last = services.len() - 1;
    services[last].needs.push(round);
    let again = map(&mirror(services.clone()), Vec2::new(420.0, 400.0), 0.0);
    assert_eq!(cards(&again, "card").len(), services.len());
}

#[test]
fn requests_are_fewer_and_slower_where_the_service_does_badly_and_its_way_is_dashed() {
    let mut services = sample(&shipped("checkout-latency"), 2).services;
    services.truncate(1);
    let mut seen = |health: u32| {
        services[0].health = Permille(health);
        services[0].state = crate::desk::told::state_of(Permille(health));
        let at = |secs| {
            let pieces = map(&mirror(services.clone()), Vec2::new(200.0, 420.0), secs);
            let piece = pieces.of("customers", "request").expect("a request");
            piece.at
        };
        let pieces = map(&mirror(services.clone()), Vec2::new(200.0, 420.0), 0.0);
        let many = pieces
            .0
            .iter()
            .filter(|piece| piece.key.1 == "request")
            .count();
        let Body::Drawing(way) = &pieces.of("customers", "way").expect("a way").body else {
            panic!("ways are drawn")
        };
        (many, at(0.0).distance(at(0.1)), way.0.len())
    };
    let (well, badly) = (seen(1000), seen(300));
    assert!(badly.0 < well.0, "{well:?} {badly:?}");
    assert!(
        badly.1 > 0.0 && badly.1 < well.1 / 2.0,
        "{well:?} {badly:?}"
    );
    assert!(well.2 == 1 && badly.2 > 3, "{well:?} {badly:?}");
}

#[test]
fn each_state_has_a_sign_of_its_own() {
    let mut services = sample(&shipped("checkout-latency"), 2).services;
    services.truncate(1);
    let signs = [1000, 900, 300].map(|health| {
        services[0].health = Permille(health);
        services[0].state = crate::desk::told::state_of(Permille(health));
        let pieces = map::map(&mirror(services.clone()), Vec2::new(200.0, 300.0), 0.0);
        let Body::Drawing(drawing) = pieces
            .of(services[0].id.as_str(), "health")
            .expect("a ring")
            .body
            .clone()
        else {
            panic!("health is drawn")
        };
        // Past the track and the ring: what remains is the sign, without its colour.
        drawing.0[2..]
            .iter()
            .map(|mark| match mark {
                Mark::Line { path, .. } => path.clone(),
                Mark::Fill { outline, .. } => outline.clone(),
            })
            .collect::<Vec<_>>()
    });
    assert_ne!(signs[0], signs[1]);
    assert_ne!(signs[1], signs[2]);
}
