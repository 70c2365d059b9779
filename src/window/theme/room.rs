//! Colours of the room in which the scene is set: what has no meaning of its own. All of them are
//! quieter than any tone.

use bevy_egui::egui::Color32;

/// What people wear, a colour for each team; their collars differ as well.
pub(crate) const CLOTHES: [Color32; 8] = [
    Color32::from_rgb(0x4E, 0x6C, 0x9C),
    Color32::from_rgb(0x3F, 0x7A, 0x7C),
    Color32::from_rgb(0x7B, 0x5B, 0x85),
    Color32::from_rgb(0x86, 0x65, 0x52),
    Color32::from_rgb(0x68, 0x75, 0x4C),
    Color32::from_rgb(0x5A, 0x57, 0x93),
    Color32::from_rgb(0x8A, 0x58, 0x63),
    Color32::from_rgb(0x5B, 0x6B, 0x78),
];

/// Faces, all in the same moonlight.
pub(crate) const FACE: Color32 = Color32::from_rgb(0xB9, 0xC6, 0xD3);
/// Eyes and mouths.
pub(crate) const FEATURE: Color32 = Color32::from_rgb(0x1A, 0x25, 0x32);
/// Hair.
pub(crate) const HAIR: [Color32; 4] = [
    Color32::from_rgb(0x1F, 0x26, 0x31),
    Color32::from_rgb(0x4F, 0x42, 0x3F),
    Color32::from_rgb(0x83, 0x8B, 0x96),
    Color32::from_rgb(0x6B, 0x55, 0x42),
];
/// The light behind somebody, at its top and foot.
pub(crate) const GLOW: [Color32; 2] = [
    Color32::from_rgb(0x3A, 0x52, 0x6C),
    Color32::from_rgb(0x1C, 0x2A, 0x3A),
];
/// The wall, at its top and foot.
pub(crate) const WALL: [Color32; 2] = [
    Color32::from_rgb(0x0B, 0x11, 0x1A),
    Color32::from_rgb(0x11, 0x1A, 0x25),
];
/// Houses against the night.
pub(crate) const SKYLINE: Color32 = Color32::from_rgb(0x0D, 0x14, 0x1D);
/// The night sky, at its top and foot.
pub(crate) const SKY: [Color32; 2] = [
    Color32::from_rgb(0x0C, 0x15, 0x26),
    Color32::from_rgb(0x22, 0x38, 0x54),
];
/// A lit window far off.
pub(crate) const LIT: Color32 = Color32::from_rgb(0x5E, 0x57, 0x3F);
/// Light through an open door, at its top and foot.
pub(crate) const DOORWAY: [Color32; 2] = [
    Color32::from_rgb(0x4D, 0x45, 0x38),
    Color32::from_rgb(0x2B, 0x29, 0x27),
];
