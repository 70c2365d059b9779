//! The people.

use bevy::math::{Rect, Vec2};

use super::sample::{NOW, sample};
use super::{app, shipped, show};
use crate::scenario::ids::PersonId;
use crate::units::Moment;
use crate::window::scene::mirror::Mirror;
use crate::window::scene::pen::Mark;
use crate::window::scene::people::{PeopleBoard, people};
use crate::window::scene::piece::{Body, Piece, Pieces};
use crate::window::scene::words;
use crate::window::view::call::{CallView, Fatigue, Place, Press, Speech};

const ROOM: Vec2 = Vec2::new(500.0, 400.0);

fn seen(view: &CallView) -> Pieces {
    let mirror = Mirror {
        people: view.people.clone(),
        tasks: view.tasks.clone(),
        now: view.head.now,
        ..Mirror::default()
    };
    people(&mirror, ROOM, 0.0)
}

fn marks(piece: &Piece) -> &[Mark] {
    match &piece.body {
        Body::Drawing(drawing) => &drawing.0,
        Body::Words(words) => panic!("words: {words:?}"),
    }
}

/// How far around a ring goes, in turns.
fn turns(piece: &Piece) -> f32 {
    let Some(Mark::Line {
        path,
        closed: false,
        ..
    }) = marks(piece).last()
    else {
        panic!("no arc")
    };
    let angles: Vec<f32> = path.iter().map(|at| at.x.atan2(-at.y)).collect();
    let steps = angles
        .windows(2)
        .map(|pair| (pair[1] - pair[0]).rem_euclid(std::f32::consts::TAU));
    steps.sum::<f32>() / std::f32::consts::TAU
}

#[test]
fn the_ring_is_half_way_round_after_half_the_time_box() {
    let mut view = sample(&shipped("checkout-latency"), 6);
    let owner = view.tasks[0].owner.clone();
    // Given long ago, and more time granted now: the ring begins anew.
    view.tasks[0].boxed = NOW;
    view.tasks[0].box_ends = Some(Moment::at(16, 30));
    view.head.now = Moment::at(14, 30);
    let half = turns(seen(&view).of(owner.as_str(), "ring").expect("a ring"));
    assert!((half - 0.5).abs() < 0.01, "{half}");
    view.head.now = Moment::at(16, 0);
    let late = turns(seen(&view).of(owner.as_str(), "ring").expect("a ring"));
    assert!(late < 0.14, "{late}");
    view.head.now = Moment::at(17, 0);
    let over = seen(&view);
    let dashes = marks(over.of(owner.as_str(), "ring").expect("a ring")).len();
    assert!(dashes > 6, "dashed when over: {dashes}");
    view.tasks[0].box_ends = None;
    let dots = seen(&view);
    let dots = marks(dots.of(owner.as_str(), "ring").expect("a ring"));
    assert!(dots.iter().all(|mark| matches!(mark, Mark::Fill { .. })));
    view.tasks.clear();
    view.people.iter_mut().for_each(|person| person.task = None);
    assert!(seen(&view).of(owner.as_str(), "ring").is_none());
}

#[test]
fn who_wants_a_word_raises_a_hand_and_says_why() {
    let mut view = sample(&shipped("checkout-latency"), 4);
    let who = view.people[1].id.clone();
    let before = seen(&view);
    view.people[1].wants = Some("asks".to_owned());
    let after = seen(&view);
    let body = |pieces: &Pieces| marks(pieces.of(who.as_str(), "body").expect("a figure")).len();
    assert!(body(&after) > body(&before));
    assert_eq!(written(&after, &who), "asks");
}

fn written(pieces: &Pieces, who: &PersonId) -> String {
    match &pieces.of(who.as_str(), "role").expect("a plate").body {
        Body::Words(words) => words.text.clone(),
        Body::Drawing(_) => panic!("words are written"),
    }
}

#[test]
fn an_executive_stands_at_the_door_beside_the_seats_and_each_step_shows() {
    let mut view = sample(&shipped("checkout-latency"), 8);
    let seated = seen(&view);
    assert!(seated.of("room", "wall").is_none());
    view.people[6].place = Place::Door;
    let mut strokes = Vec::new();
    for step in 0..3 {
        view.people[6].presses = Some(Press {
            kind: "takeover".to_owned(),
            step,
        });
        let pieces = seen(&view);
        let wall = pieces.of("room", "wall").expect("the door's wall").at.x;
        for person in &view.people {
            let at = pieces.of(person.id.as_str(), "body").expect("a figure").at;
            assert_eq!(at.x > wall, person.place == Place::Door, "{}", person.name);
        }
        assert_eq!(written(&pieces, &view.people[6].id), "takeover");
        strokes.push(
            marks(
                pieces
                    .of(view.people[6].id.as_str(), "agitation")
                    .expect("strokes"),
            )
            .len(),
        );
    }
    assert!(
        strokes.is_sorted_by(|one, other| one < other),
        "{strokes:?}"
    );
}

#[test]
fn who_was_paged_is_an_empty_chair_with_the_time_since() {
    let mut view = sample(&shipped("checkout-latency"), 3);
    view.people[2].place = Place::Paged(Moment::at(10, 20));
    let pieces = seen(&view);
    let who = &view.people[2].id;
    assert!(pieces.of(who.as_str(), "ground").is_none());
    assert_eq!(written(&pieces, who), "paged 2:10 ago");
}

#[test]
fn signs_stand_for_command_fatigue_and_pressure() {
    let mut view = sample(&shipped("checkout-latency"), 3);
    for person in &mut view.people {
        (person.commands, person.fatigue, person.presses) = (false, Fatigue::Fresh, None);
    }
    let who = view.people[1].id.clone();
    for (part, change) in [
        (
            "star",
            (|person| person.commands = true) as fn(&mut crate::window::view::call::PersonView),
        ),
        ("moon", |person| person.fatigue = Fatigue::Spent),
        ("press", |person| {
            person.presses = Some(Press {
                kind: "grenade".to_owned(),
                step: 0,
            })
        }),
    ] {
        assert!(seen(&view).of(who.as_str(), part).is_none(), "{part}");
        change(&mut view.people[1]);
        assert!(seen(&view).of(who.as_str(), part).is_some(), "{part}");
    }
}

#[test]
fn speaking_ends_when_the_words_end() {
    let mut view = sample(&shipped("checkout-latency"), 6);
    let who = view.people[5].id.0.clone();
    let mut app = app(&view);
    let bubble = |app: &bevy::app::App| {
        let board = &app.world().resource::<PeopleBoard>().0;
        board
            .placed()
            .keys()
            .any(|key| key.0 == who && key.1 == "bubble")
    };
    assert!(bubble(&app));
    view.head.now = Moment::at(12, 36);
    show(&mut app, &view, true);
    app.update();
    assert!(!bubble(&app));
}

#[test]
fn nobody_sits_on_anybody_from_two_to_sixteen_people_in_any_room() {
    let drill = shipped("bad-config");
    for size in [
        (380.0, 320.0),
        (500.0, 400.0),
        (700.0, 500.0),
        (620.0, 300.0),
        (360.0, 480.0),
    ] {
        let size = Vec2::from(size);
        for many in 2..=16 {
            let view = sample(&drill, many);
            assert_eq!(view.people.len(), many);
            let mirror = Mirror {
                people: view.people.clone(),
                tasks: view.tasks.clone(),
                now: NOW,
                ..Mirror::default()
            };
            let pieces = people(&mirror, size, 0.0);
            let room = Rect::from_corners(Vec2::ZERO, size);
            let cells: Vec<Rect> = view
                .people
                .iter()
                .map(|person| cell(&pieces, &person.id))
                .collect();
            for (one, cell) in cells.iter().enumerate() {
                let within = room.inflate(1.0);
                assert!(
                    within.contains(cell.min) && within.contains(cell.max),
                    "{many} in {size}: {cell:?}"
                );
                assert!(
                    cell.width() >= 38.0,
                    "{many} in {size}: too small, {cell:?}"
                );
                for other in &cells[one + 1..] {
                    let shared = cell.intersect(*other);
                    assert!(
                        shared.width() < 0.5 || shared.height() < 0.5,
                        "{many} in {size}: {cell:?} {other:?}"
                    );
                }
            }
        }
    }
}

/// All that a figure and its plate take.
fn cell(pieces: &Pieces, who: &PersonId) -> Rect {
    let mut cell: Option<Rect> = None;
    for piece in pieces.0.iter().filter(|piece| piece.key.0 == who.0) {
        let taken = match (&piece.body, piece.key.1) {
            (Body::Words(words), "name" | "role") => {
                let wide = words::width(&words.text, words.size, words.face);
                Rect::from_center_size(piece.at, Vec2::new(wide, words.size * 1.1))
            }
            (Body::Drawing(drawing), "ground" | "body" | "ring") => {
                let corners = drawing.0.iter().flat_map(|mark| match mark {
                    Mark::Fill { outline, .. } => outline.clone(),
                    Mark::Line { path, .. } => path.clone(),
                });
                corners
                    .map(|at| Rect::from_corners(piece.at + at, piece.at + at))
                    .reduce(|one, other| one.union(other))
                    .expect("something is drawn")
            }
            _ => continue,
        };
        cell = Some(cell.map_or(taken, |cell| cell.union(taken)));
    }
    cell.expect("they are there")
}

/// Names of at most ten letters, from wide ones to narrow ones.
const TEN: [&str; 4] = ["Gwendoline", "Alessandro", "Maximilian", "Evangeline"];

/// The room at 1280 × 720 and at 1920 × 1080.
const ROOMS: [Vec2; 2] = [Vec2::new(406.0, 272.0), Vec2::new(620.0, 490.0)];

fn in_room(view: &CallView, size: Vec2) -> Pieces {
    let mirror = Mirror {
        people: view.people.clone(),
        tasks: view.tasks.clone(),
        now: NOW,
        ..Mirror::default()
    };
    people(&mirror, size, 0.0)
}

#[test]
fn no_name_of_ten_letters_is_cut_with_up_to_twelve_people() {
    let drill = shipped("bad-config");
    for size in ROOMS {
        for many in 2..=12 {
            let mut view = sample(&drill, many);
            for (number, person) in view.people.iter_mut().enumerate() {
                person.name = TEN[number % TEN.len()].to_owned();
            }
            let pieces = in_room(&view, size);
            for person in view.people.iter().filter(|person| !person.you) {
                let name = pieces.of(person.id.as_str(), "name").expect("a name");
                let Body::Words(words) = &name.body else {
                    panic!("a name is words")
                };
                assert_eq!(words.text, person.name, "{many} in {size}");
            }
        }
    }
}

#[test]
fn whoever_speaks_hides_nobodys_name() {
    let drill = shipped("bad-config");
    let mut two_lines = 0;
    for size in ROOMS {
        for many in 2..=12 {
            let mut view = sample(&drill, many);
            let speech = Speech {
                text: "Payments looks fine from here, the pool is full since two.".to_owned(),
                from: NOW,
                until: Moment::at(12, 36),
            };
            for speaker in 0..many {
                for (number, person) in view.people.iter_mut().enumerate() {
                    person.speech = (number == speaker).then(|| speech.clone());
                }
                let pieces = in_room(&view, size);
                let who = &view.people[speaker].id;
                let bubble = pieces.of(who.as_str(), "bubble").expect("a bubble");
                let outline = marks(bubble).iter().flat_map(|mark| match mark {
                    // Its tail may touch what stands over the speaker's own head.
                    Mark::Fill { outline, .. } if outline.len() > 3 => outline.clone(),
                    _ => Vec::new(),
                });
                let bubble = outline
                    .map(|at| Rect::from_corners(bubble.at + at, bubble.at + at))
                    .reduce(|one, other| one.union(other))
                    .expect("it has an outline");
                two_lines += usize::from(bubble.height() > 40.0);
                for person in &view.people {
                    let titles = pieces.0.iter().filter(|piece| {
                        let asks = person.wants.is_some() || person.presses.is_some();
                        let here = person.place == Place::OnCall && !asks;
                        here && piece.key.0 == person.id.0 && piece.key.1 == "role"
                    });
                    for title in titles {
                        assert!(!bubble.contains(title.at), "half a title: {title:?}");
                    }
                    let name = pieces.of(person.id.as_str(), "name").expect("a name");
                    let Body::Words(words) = &name.body else {
                        panic!("a name is words")
                    };
                    let wide = words::width(&words.text, words.size, words.face);
                    let name = Rect::from_center_size(name.at, Vec2::new(wide, words.size));
                    let both = bubble.intersect(name);
                    assert!(
                        both.width() < 1.0 || both.height() < 1.0,
                        "{} hides {} of {many} in {size}",
                        view.people[speaker].name,
                        person.name
                    );
                }
            }
        }
    }
    assert!(
        two_lines > 50,
        "most say more than a few words: {two_lines}"
    );
}
