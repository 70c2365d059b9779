//! The app on a bare engine: no window, no renderer, time advanced by hand.

use bevy::asset::AssetPlugin;
use bevy::ecs::schedule::{LogLevel, ScheduleBuildSettings, Schedules};
use bevy::image::ImagePlugin;
use bevy::input::InputPlugin;
use bevy::mesh::MeshPlugin;
use bevy::prelude::*;
use bevy::state::app::StatesPlugin;
use bevy::window::WindowPlugin;
use bevy_egui::EguiPlugin;

use super::app::{self, SoftwareDrawn};
use super::settings::Settings;

/// An engine that draws nothing.
fn engine() -> App {
    let mut app = App::new();
    app.add_plugins((
        MinimalPlugins,
        StatesPlugin,
        AssetPlugin::default(),
        InputPlugin,
        ImagePlugin::default(),
        MeshPlugin,
        WindowPlugin {
            primary_window: None,
            ..default()
        },
    ))
    .init_asset::<Shader>()
    .init_asset::<Font>()
    .init_asset::<ColorMaterial>();
    app
}

/// How many pairs of systems may run in either order where it matters, in each schedule.
fn ambiguous(mut app: App) -> Vec<(String, usize)> {
    app.finish();
    app.cleanup();
    let world = app.world_mut();
    let mut schedules = world
        .remove_resource::<Schedules>()
        .expect("an app has them");
    let schedules = schedules.iter_mut().map(|(label, schedule)| {
        schedule.set_build_settings(ScheduleBuildSettings {
            ambiguity_detection: LogLevel::Warn,
            ..default()
        });
        schedule.initialize(world).expect("it can be built");
        let pairs = schedule.graph().conflicting_systems().len();
        (format!("{label:?}"), pairs)
    });
    schedules.collect()
}

#[test]
fn none_of_our_systems_may_run_in_either_order_where_it_matters() {
    let mut without = engine();
    without.add_plugins(EguiPlugin::default());
    without.init_state::<super::screen::Screen>();
    let mut with = engine();
    with.insert_resource(Settings::default())
        .insert_resource(SoftwareDrawn(true))
        .add_plugins(app::game);
    let of_the_engine = ambiguous(without);
    let pairs = |schedule: &str| {
        let found = of_the_engine.iter().find(|(label, _)| label == schedule);
        found.map_or(0, |(_, pairs)| *pairs)
    };
    for (schedule, all) in ambiguous(with) {
        let ours = all - pairs(&schedule);
        assert_eq!(ours, 0, "pairs of systems in {schedule}");
    }
}
