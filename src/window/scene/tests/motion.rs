//! What moves, and when nothing does.

use bevy::prelude::*;

use super::sample::sample;
use super::{app, shipped, show};
use crate::window::app::SoftwareDrawn;
use crate::window::scene::beat::Beat;
use crate::window::scene::people::PeopleBoard;
use crate::window::settings::Settings;
use crate::window::view::call::{CallView, Place};

fn view() -> CallView {
    sample(&shipped("checkout-latency"), 8)
}

/// Where everything is, and what it looks like.
fn picture(app: &mut App) -> Vec<(Entity, Vec3, Option<AssetId<Mesh>>)> {
    let mut query = app
        .world_mut()
        .query::<(Entity, &Transform, Option<&Mesh2d>, Option<&Text2d>)>();
    let mut all: Vec<_> = query
        .iter(app.world())
        .filter(|(_, _, mesh, text)| mesh.is_some() || text.is_some())
        .map(|(piece, transform, mesh, _)| {
            (piece, transform.translation, mesh.map(|mesh| mesh.0.id()))
        })
        .collect();
    all.sort_by_key(|(piece, ..)| *piece);
    assert!(all.len() > 60, "{} pieces", all.len());
    all
}

#[test]
fn requests_travel_and_voices_swell_while_the_drill_goes_on() {
    let mut app = app(&view());
    let before = picture(&mut app);
    app.update();
    app.update();
    let after = picture(&mut app);
    assert_ne!(before, after);
    assert!(app.world().resource::<Beat>().secs > 0.0);
}

#[test]
fn nothing_moves_while_the_clock_stands() {
    let mut app = app(&view());
    app.update();
    show(&mut app, &view(), false);
    app.update();
    let before = picture(&mut app);
    app.update();
    app.update();
    assert_eq!(before, picture(&mut app));
}

#[test]
fn nothing_moves_with_reduced_motion_or_where_a_processor_draws() {
    let still = [
        (|app: &mut App| app.world_mut().resource_mut::<Settings>().reduced_motion = true)
            as fn(&mut App),
        |app| {
            app.insert_resource(SoftwareDrawn(true));
        },
    ];
    for still in still {
        let mut app = app(&view());
        still(&mut app);
        app.update();
        let before = picture(&mut app);
        app.update();
        app.update();
        assert_eq!(before, picture(&mut app));
    }
}

#[test]
fn when_somebody_leaves_the_others_glide_and_arrive_and_jump_where_nothing_may_move() {
    for gliding in [true, false] {
        let mut view = view();
        view.people[7].place = Place::Door;
        let mut app = app(&view);
        app.world_mut().resource_mut::<Settings>().reduced_motion = !gliding;
        app.update();
        let trainee = view.people[0].id.clone();
        let at = |app: &mut App| {
            let board = &app.world().resource::<PeopleBoard>().0;
            let found = board
                .placed()
                .iter()
                .find(|(key, _)| key.0 == trainee.0 && key.1 == "body");
            let (_, (piece, _)) = found.expect("a figure");
            app.world()
                .get::<Transform>(*piece)
                .expect("a place")
                .translation
        };
        let before = at(&mut app);
        view.people[7].place = Place::OnCall;
        show(&mut app, &view, true);
        app.update();
        let first = at(&mut app);
        for _ in 0..60 {
            app.update();
        }
        let there = at(&mut app);
        assert!(before.distance(there) > 5.0, "{before} {there}");
        let jumped = first.distance(there) < 0.01;
        assert_eq!(jumped, !gliding, "{before} {first} {there}");
    }
}
