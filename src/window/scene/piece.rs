//! What the scene is made of. A scene is a list of pieces, worked out by pure functions from what
//! is mirrored of the call; `board` brings what Bevy draws in line with it.

use bevy::math::Vec2;
use bevy_egui::egui::Color32;
use smol_str::SmolStr;

use super::pen::Drawing;

/// Which piece it is: whose, which part of them, the how manieth. The same key, the same thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Key(pub(super) SmolStr, pub(super) &'static str, pub(super) u16);

/// Something to draw.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Piece {
    /// Which.
    pub(super) key: Key,
    /// Where its origin is [points from the top left of its part of the screen].
    pub(super) at: Vec2,
    /// What is higher lies over what is lower.
    pub(super) level: f32,
    /// What it looks like.
    pub(super) body: Body,
}

/// What a piece looks like.
#[derive(Clone, Debug, PartialEq)]
pub(super) enum Body {
    /// Shapes.
    Drawing(Drawing),
    /// Words.
    Words(Words),
}

/// Words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Words {
    /// The words.
    pub(super) text: String,
    /// How large [points].
    pub(super) size: f32,
    /// In which font.
    pub(super) face: Face,
    /// In which colour.
    pub(super) ink: Color32,
    /// Which part of them is at the piece's place, -0.5 to 0.5 each, y up: the middle at nought.
    pub(super) anchor: Vec2,
}

/// A font.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Face {
    /// For words.
    Regular,
    /// For names.
    Strong,
    /// For clocks.
    Figures,
}

/// Pieces, being collected.
#[derive(Clone, Debug, Default)]
pub(super) struct Pieces(pub(super) Vec<Piece>);

impl Pieces {
    /// Adds a drawing; an empty one is nothing.
    pub(super) fn draw(&mut self, key: Key, at: Vec2, level: f32, drawing: Drawing) {
        if !drawing.0.is_empty() {
            let body = Body::Drawing(drawing);
            self.0.push(Piece {
                key,
                at,
                level,
                body,
            });
        }
    }

    /// Adds words.
    pub(super) fn write(&mut self, key: Key, at: Vec2, level: f32, words: Words) {
        if !words.text.is_empty() {
            let body = Body::Words(words);
            self.0.push(Piece {
                key,
                at,
                level,
                body,
            });
        }
    }

    /// The piece of somebody, for tests.
    #[cfg(test)]
    pub(super) fn of(&self, whose: &str, part: &str) -> Option<&Piece> {
        self.0
            .iter()
            .find(|piece| piece.key.0 == whose && piece.key.1 == part)
    }
}

impl Words {
    /// Words in their middle.
    pub(super) fn centred(text: impl Into<String>, size: f32, face: Face, ink: Color32) -> Words {
        Words {
            text: text.into(),
            size,
            face,
            ink,
            anchor: Vec2::ZERO,
        }
    }

    /// The same words from their left.
    pub(super) fn at_left(self) -> Words {
        Words {
            anchor: Vec2::new(-0.5, 0.0),
            ..self
        }
    }
}
