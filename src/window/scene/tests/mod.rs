//! The scene on a bare app: no renderer, time advanced by hand. What is seen is read from the
//! boards.

mod map;
mod motion;
mod people;
pub(super) mod sample;

use std::sync::Arc;
use std::time::Duration;

use bevy::asset::AssetPlugin;
use bevy::camera::{ComputedCameraValues, RenderTargetInfo};
use bevy::ecs::schedule::{LogLevel, ScheduleBuildSettings, ScheduleLabel};
use bevy::prelude::*;
use bevy::time::TimeUpdateStrategy;
use bevy_egui::{PrimaryEguiContext, egui};

use super::canvas::{Draws, Laid};
use super::frames::Part;
use super::mirror::Mirror;
use crate::scenario::Scenario;
use crate::window::app::Notes;
use crate::window::clock::NextPicture;
use crate::window::draw::Memories;
use crate::window::screen::Screen;
use crate::window::settings::Settings;
use crate::window::theme::Palette;
use crate::window::view::call::CallView;

fn shipped(id: &str) -> Arc<Scenario> {
    let all = crate::desk::shipped::in_order().expect("they load");
    all.into_iter()
        .find(|one| one.id == id)
        .expect("it is shipped")
}

/// The scene, with both parts of the screen free. A frame takes 50 ms.
fn app(view: &CallView) -> App {
    let mut app = bare();
    app.add_plugins(super::stage);
    app.insert_resource(TimeUpdateStrategy::ManualDuration(Duration::from_millis(
        50,
    )));
    let window = RenderTargetInfo {
        physical_size: UVec2::new(1280, 800),
        scale_factor: 1.0,
    };
    app.world_mut().spawn((
        PrimaryEguiContext,
        Camera {
            computed: ComputedCameraValues {
                target_info: Some(window),
                ..default()
            },
            ..default()
        },
    ));
    show(&mut app, view, true);
    let mut memories = app.world_mut().resource_mut::<Memories>();
    let rect = |left| egui::Rect::from_min_size(egui::pos2(left, 20.0), egui::vec2(500.0, 400.0));
    memories.call.people_at = Some(rect(0.0));
    memories.call.map_at = Some(rect(600.0));
    app.update();
    app.update();
    app
}

fn bare() -> App {
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, AssetPlugin::default()))
        .init_asset::<Mesh>()
        .init_asset::<ColorMaterial>()
        .init_asset::<Font>()
        .init_asset::<Image>()
        .init_resource::<NextPicture>()
        .init_resource::<Memories>()
        .init_resource::<Settings>();
    app
}

fn show(app: &mut App, view: &CallView, runs: bool) {
    let mirror = app.world_mut().resource_mut::<Mirror>();
    Mirror::take_over(mirror, view, runs, Palette::NIGHT);
}

#[test]
fn no_two_systems_of_the_scene_quarrel_about_who_comes_first() {
    let mut app = bare();
    app.add_plugins(bevy::state::app::StatesPlugin)
        .init_state::<Screen>()
        .init_resource::<Notes>()
        .insert_resource(crate::window::app::Began(crate::window::clock::wall()))
        .add_systems(Update, crate::window::draw::tick)
        .add_plugins(super::plugin);
    for schedule in [Startup.intern(), Update.intern(), PostUpdate.intern()] {
        app.edit_schedule(schedule, |schedule| {
            schedule.set_build_settings(ScheduleBuildSettings {
                ambiguity_detection: LogLevel::Error,
                ..default()
            });
        });
    }
    // An ambiguity is an error of the schedule, and those end in a panic.
    app.update();
}

#[test]
fn each_part_is_laid_where_it_is_free_and_hidden_where_it_is_covered() {
    let view = sample::sample(&shipped("checkout-latency"), 6);
    let mut app = app(&view);
    let seen = |app: &mut App| {
        let mut query = app
            .world_mut()
            .query::<(&Laid, &Visibility, &Sprite, &Transform)>();
        let mut seen = [None; 2];
        for (Laid(part), visible, sprite, place) in query.iter(app.world()) {
            let at = (*part == Part::Map) as usize;
            if *visible == Visibility::Inherited {
                let rect = sprite.rect.expect("it is a part of the picture");
                seen[at] = Some((rect, place.translation.truncate()));
            }
        }
        seen
    };
    // A window of 1280 by 800; 500 by 400 at 0,20 and at 600,20, one below the other.
    let people = (Rect::new(0.0, 0.0, 500.0, 400.0), Vec2::new(-390.0, 180.0));
    let map = (Rect::new(0.0, 400.0, 500.0, 800.0), Vec2::new(210.0, 180.0));
    assert_eq!(seen(&mut app), [Some(people), Some(map)]);
    app.world_mut().resource_mut::<Memories>().call.people_at = None;
    app.update();
    let alone = (Rect::new(0.0, 0.0, 500.0, 400.0), map.1);
    assert_eq!(seen(&mut app), [None, Some(alone)]);
    app.world_mut().resource_mut::<Memories>().call.map_at = None;
    app.update();
    assert_eq!(seen(&mut app), [None, None]);
}

#[test]
fn the_picture_is_drawn_when_something_on_it_changes_and_only_then() {
    let mut view = sample::sample(&shipped("checkout-latency"), 6);
    let mut app = app(&view);
    let draws = |app: &mut App| {
        app.update();
        let mut query = app.world_mut().query_filtered::<&Camera, With<Draws>>();
        query.single(app.world()).expect("there is one").is_active
    };
    show(&mut app, &view, false);
    let settles = (0..9).take_while(|_| draws(&mut app)).count();
    assert!((1..9).contains(&settles), "{settles}");
    assert!(!draws(&mut app) && !draws(&mut app));
    view.people[1].wants = Some("asks".to_owned());
    show(&mut app, &view, false);
    assert!(draws(&mut app), "a hand is up");
    assert!(!draws(&mut app));
    view.people.pop();
    show(&mut app, &view, false);
    assert!(draws(&mut app), "somebody has gone");
    assert!(!draws(&mut app));
}

#[test]
fn what_stays_the_same_is_left_alone() {
    #[derive(Resource, Default)]
    struct Touched(usize);
    type Drawn = Or<(Changed<Transform>, Changed<Mesh2d>, Changed<Text2d>)>;
    fn count(touched: Query<(), Drawn>, mut count: ResMut<Touched>) {
        count.0 = touched.iter().count();
    }
    let mut view = sample::sample(&shipped("checkout-latency"), 8);
    let mut app = app(&view);
    app.init_resource::<Touched>().add_systems(Last, count);
    app.world_mut().resource_mut::<Settings>().reduced_motion = true;
    app.update();
    app.update();
    app.update();
    assert_eq!(app.world().resource::<Touched>().0, 0);
    view.people[1].wants = Some("asks".to_owned());
    show(&mut app, &view, true);
    app.update();
    let touched = app.world().resource::<Touched>().0;
    assert!(
        (1..=4).contains(&touched),
        "{touched} pieces for one raised hand"
    );
}
