//! A bare window with a label: Bevy and bevy_egui as they come, and nothing of Hotwash. The
//! yardstick of the window's budgets (`examples/window_budgets.rs`).
//!
//! With a number it draws so many pictures one after another and says when the first and the last
//! were drawn.

#[cfg(feature = "window")]
fn main() {
    use bevy::prelude::*;
    use bevy::window::{RequestRedraw, WindowResolution};
    use bevy::winit::WinitSettings;
    use bevy_egui::{EguiContexts, EguiPlugin, EguiPrimaryContextPass, egui};

    /// The same as the window's own.
    const WARMED_UP: u32 = 30;

    let pictures: u32 = std::env::args()
        .nth(1)
        .and_then(|number| number.parse().ok())
        .unwrap_or(0);
    let hello = |mut contexts: EguiContexts| -> Result {
        egui::Window::new("Hello").show(contexts.ctx_mut()?, |ui| ui.label("world"));
        Ok(())
    };
    let count = move |mut drawn: Local<u32>, mut redraw: MessageWriter<RequestRedraw>| {
        *drawn += 1;
        match *drawn {
            1 => println!("first"),
            WARMED_UP => println!("warm"),
            drawn if drawn == WARMED_UP + pictures => println!("last"),
            _ => {}
        }
        if *drawn < WARMED_UP + pictures {
            redraw.write(RequestRedraw);
        }
    };
    App::new()
        .insert_resource(WinitSettings::desktop_app())
        .add_plugins(DefaultPlugins.set(WindowPlugin {
            primary_window: Some(Window {
                resolution: WindowResolution::new(1280, 800),
                ..default()
            }),
            ..default()
        }))
        .add_plugins(EguiPlugin::default())
        .add_systems(Startup, |mut commands: Commands| {
            commands.spawn(Camera2d);
        })
        .add_systems(EguiPrimaryContextPass, hello)
        .add_systems(Last, count)
        .run();
}

#[cfg(not(feature = "window"))]
fn main() {
    eprintln!("built without the feature `window`");
}
