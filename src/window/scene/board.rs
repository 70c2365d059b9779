//! Brings what Bevy draws in line with the pieces that a scene should have. A piece that stays the
//! same is left alone, one that changes is changed in place; nothing is made anew each frame. Each
//! look has one mesh, shared by all pieces that look so, and all share one material.

use std::collections::{BTreeMap, BTreeSet};

use bevy::camera::visibility::{NoFrustumCulling, RenderLayers};
use bevy::prelude::*;
use bevy::sprite::Anchor;
use bevy::text::{FontSize, LineBreak};
use bevy_egui::egui::Color32;

use super::canvas;
use super::frames::Frame;
use super::pen::{self, Drawing};
use super::piece::{Body, Face, Key, Piece, Words};
use crate::window::theme;

/// Looks that are kept at hand, at most. More than the fullest scene has at once.
const KEPT: usize = 800;

/// The fonts, meshes and the material that all pieces are drawn with.
#[derive(Resource)]
pub(super) struct Inks {
    material: Handle<ColorMaterial>,
    regular: Handle<Font>,
    strong: Handle<Font>,
    figures: Handle<Font>,
    looks: BTreeMap<Vec<i32>, Handle<Mesh>>,
}

impl FromWorld for Inks {
    fn from_world(world: &mut World) -> Inks {
        let mut fonts = world.resource_mut::<Assets<Font>>();
        let [regular, strong, figures] =
            theme::font_files().map(|bytes| fonts.add(Font::from_bytes(bytes.to_vec())));
        let mut materials = world.resource_mut::<Assets<ColorMaterial>>();
        Inks {
            material: materials.add(ColorMaterial::default()),
            regular,
            strong,
            figures,
            looks: BTreeMap::new(),
        }
    }
}

impl Inks {
    fn mesh(&mut self, drawing: &Drawing, frame: Frame, meshes: &mut Assets<Mesh>) -> Mesh2d {
        if self.looks.len() > KEPT {
            // What is on the board keeps its own.
            self.looks.clear();
        }
        let look = print(drawing, frame);
        let handle = self.looks.entry(look).or_insert_with(|| {
            let fringe = 1.0 / (frame.unit * frame.scale);
            meshes.add(pen::mesh(drawing, frame.unit, fringe))
        });
        Mesh2d(handle.clone())
    }

    fn font(&self, face: Face) -> Handle<Font> {
        match face {
            Face::Regular => self.regular.clone(),
            Face::Strong => self.strong.clone(),
            Face::Figures => self.figures.clone(),
        }
    }
}

/// A drawing in whole numbers, to find its mesh by: corners to a sixteenth of a point.
fn print(drawing: &Drawing, frame: Frame) -> Vec<i32> {
    let fine = |value: f32| (value * 16.0).round() as i32;
    let ink = |ink: Color32| i32::from_le_bytes(ink.to_array());
    let mut print = vec![fine(frame.unit * 64.0), fine(frame.scale * 64.0)];
    for mark in &drawing.0 {
        let path = match mark {
            pen::Mark::Fill { outline, top, foot } => {
                print.extend([-1, ink(*top), ink(*foot)]);
                outline
            }
            pen::Mark::Line {
                path,
                closed,
                width,
                ink: line,
            } => {
                print.extend([-2, i32::from(*closed), fine(*width * 8.0), ink(*line)]);
                path
            }
        };
        print.push(path.len() as i32);
        print.extend(path.iter().flat_map(|at| [fine(at.x), fine(at.y)]));
    }
    print
}

/// A piece.
#[derive(Component, Clone, Copy, Debug)]
pub(super) struct OnBoard;

/// Where a piece is on its way to, while it moves there.
#[derive(Component, Clone, Copy, Debug, PartialEq)]
pub(super) struct Bound(pub(super) Vec3);

/// How a piece comes to a new place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Comes {
    /// It is there at once.
    AtOnce,
    /// It glides there.
    Gliding,
}

/// What lies on a part of the screen.
#[derive(Debug, Default)]
pub(super) struct Board {
    placed: BTreeMap<Key, (Entity, Piece)>,
    frame: Option<Frame>,
}

impl Board {
    /// Brings the board in line with the pieces.
    pub(super) fn set(
        &mut self,
        pieces: Vec<Piece>,
        frame: Frame,
        comes: Comes,
        (commands, inks, meshes): (&mut Commands, &mut Inks, &mut Assets<Mesh>),
    ) {
        let fresh = self.frame.replace(frame) != Some(frame);
        let wanted: BTreeSet<Key> = pieces.iter().map(|piece| piece.key.clone()).collect();
        self.placed.retain(|key, (entity, _)| {
            let stays = wanted.contains(key);
            if !stays {
                commands.entity(*entity).despawn();
            }
            stays
        });
        for piece in pieces {
            let off = (piece.at - frame.size / 2.0) * Vec2::new(1.0, -1.0) * frame.unit;
            let there = (frame.middle + off).extend(piece.level);
            let known = self.placed.get(&piece.key);
            if known.is_some_and(|(_, known)| *known == piece) && !fresh {
                continue;
            }
            let was = known.map(|(entity, known)| (*entity, known.clone()));
            let mut entity = match &was {
                Some((entity, _)) => commands.entity(*entity),
                None => commands.spawn((
                    OnBoard,
                    NoFrustumCulling,
                    RenderLayers::layer(canvas::LAYER),
                )),
            };
            let moved = was
                .as_ref()
                .is_none_or(|(_, was)| was.at != piece.at || was.level != piece.level);
            if moved || fresh {
                if was.is_some() && !fresh && comes == Comes::Gliding {
                    entity.insert(Bound(there));
                } else {
                    entity.remove::<Bound>();
                    entity.insert(Transform::from_translation(there));
                }
            }
            if fresh || was.as_ref().is_none_or(|(_, was)| was.body != piece.body) {
                match &piece.body {
                    Body::Drawing(drawing) => {
                        let mesh = inks.mesh(drawing, frame, meshes);
                        entity.insert((mesh, MeshMaterial2d(inks.material.clone())));
                    }
                    Body::Words(words) => {
                        entity.insert(text(words, frame, inks));
                    }
                }
            }
            let id = entity.id();
            self.placed.insert(piece.key.clone(), (id, piece));
        }
    }

    /// Takes everything off the board.
    pub(super) fn clear(&mut self, commands: &mut Commands) {
        for (entity, _) in std::mem::take(&mut self.placed).into_values() {
            commands.entity(entity).despawn();
        }
        self.frame = None;
    }

    /// What lies on it, for tests.
    #[cfg(test)]
    pub(super) fn placed(&self) -> &BTreeMap<Key, (Entity, Piece)> {
        &self.placed
    }
}

fn text(words: &Words, frame: Frame, inks: &Inks) -> impl Bundle + use<> {
    let [red, green, blue, alpha] = words.ink.to_srgba_unmultiplied();
    (
        Text2d::new(words.text.clone()),
        TextFont {
            font: inks.font(words.face).into(),
            font_size: FontSize::Px(words.size * frame.unit),
            ..default()
        },
        TextColor(Color::srgba_u8(red, green, blue, alpha)),
        TextLayout::new(Justify::Center, LineBreak::NoWrap),
        Anchor(words.anchor),
    )
}
