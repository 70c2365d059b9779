//! What Bevy draws: the people on the call and the services' map. It mirrors the call's view and
//! decides nothing.

use bevy::prelude::*;

pub(super) fn plugin(_app: &mut App) {}
