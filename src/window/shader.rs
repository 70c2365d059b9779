//! The shader that panels are drawn with, in the place of bevy_egui's: the same picture for a
//! third of the time where a processor draws (see `panels.wgsl`).

use bevy::prelude::*;
use bevy::shader::Shader;
use bevy_egui::render::EGUI_SHADER_HANDLE;

pub(super) fn plugin(app: &mut App) {
    let Some(mut shaders) = app.world_mut().get_resource_mut::<Assets<Shader>>() else {
        return;
    };
    let shader = Shader::from_wgsl(include_str!("panels.wgsl"), file!());
    // The place is a constant one; none can have outlived its handle.
    let _ = shaders.insert(&EGUI_SHADER_HANDLE, shader);
}
