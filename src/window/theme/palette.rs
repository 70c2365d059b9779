//! Colours. A calm dark deck for what is always there, and the colour-blind-safe palette of Okabe
//! and Ito (2008) for meaning. A colour never stands alone: each [`Tone`] has a sign of its own
//! as well, and whoever paints a tone paints its sign or a word beside it.

use bevy_egui::egui::{Color32, Context};

/// The colours of the window.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Palette {
    /// Behind everything.
    pub(crate) night: Color32,
    /// A panel.
    pub(crate) deck: Color32,
    /// A card on a panel, a field to type in.
    pub(crate) raised: Color32,
    /// What the pointer is on.
    pub(crate) hovered: Color32,
    /// Lines between things.
    pub(crate) line: Color32,
    /// Text. Contrast on `deck` at least 12 : 1.
    pub(crate) ink: Color32,
    /// Text of less weight. Contrast on `raised` at least 4.5 : 1.
    pub(crate) dim: Color32,
    /// What is focused by the keyboard, selected, or the first thing to do.
    pub(crate) accent: Color32,
}

/// Okabe and Ito's colours, those that are used.
pub(crate) mod okabe_ito {
    use bevy_egui::egui::Color32;

    /// Orange.
    pub(crate) const ORANGE: Color32 = Color32::from_rgb(0xE6, 0x9F, 0x00);
    /// Sky blue.
    pub(crate) const SKY: Color32 = Color32::from_rgb(0x56, 0xB4, 0xE9);
    /// Bluish green, a shade lighter than published, so that it reads on a dark ground.
    pub(crate) const GREEN: Color32 = Color32::from_rgb(0x1F, 0xB8, 0x8A);
    /// Yellow.
    pub(crate) const YELLOW: Color32 = Color32::from_rgb(0xF0, 0xE4, 0x42);
    /// Vermillion, a shade lighter than published, for the same reason.
    pub(crate) const VERMILLION: Color32 = Color32::from_rgb(0xF2, 0x7A, 0x30);
    /// Reddish purple.
    pub(crate) const PURPLE: Color32 = Color32::from_rgb(0xDB, 0x8C, 0xB8);
}

/// What a colour means.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(crate) enum Tone {
    /// Well: healthy, done, confirmed.
    Good,
    /// Needs an eye: degraded, a time box running out, not confirmed.
    Watch,
    /// Bad: failing, over time, unable.
    Bad,
    /// What is so, without judgement; the trainee's own.
    Info,
    /// Somebody presses: an executive, a dispute.
    Pressure,
    /// Command: who holds it, and what concerns it.
    Command,
    /// In the background.
    Quiet,
}

impl Tone {
    /// A sign that stands for the tone where colours cannot be told apart. All are in the fonts.
    pub(crate) fn sign(self) -> &'static str {
        match self {
            Tone::Good => "✓",
            Tone::Watch => "!",
            Tone::Bad => "×",
            Tone::Info => "i",
            Tone::Pressure => "◆",
            Tone::Command => "★",
            Tone::Quiet => "·",
        }
    }
}

impl Palette {
    /// A flight deck at night.
    pub(crate) const NIGHT: Palette = Palette {
        night: Color32::from_rgb(0x0A, 0x0F, 0x16),
        deck: Color32::from_rgb(0x11, 0x19, 0x23),
        raised: Color32::from_rgb(0x1A, 0x25, 0x32),
        hovered: Color32::from_rgb(0x24, 0x33, 0x43),
        line: Color32::from_rgb(0x2E, 0x3E, 0x50),
        ink: Color32::from_rgb(0xE8, 0xEE, 0xF4),
        dim: Color32::from_rgb(0x9F, 0xB1, 0xC3),
        accent: okabe_ito::SKY,
    };

    /// The same with the strongest contrast.
    pub(crate) const CONTRAST: Palette = Palette {
        night: Color32::BLACK,
        deck: Color32::BLACK,
        raised: Color32::from_rgb(0x10, 0x14, 0x1A),
        hovered: Color32::from_rgb(0x26, 0x32, 0x40),
        line: Color32::from_rgb(0x8C, 0x9C, 0xAC),
        ink: Color32::WHITE,
        dim: Color32::from_rgb(0xD5, 0xDE, 0xE7),
        accent: okabe_ito::YELLOW,
    };

    /// The colour of a tone.
    pub(crate) fn tone(&self, tone: Tone) -> Color32 {
        match tone {
            Tone::Good => okabe_ito::GREEN,
            Tone::Watch => okabe_ito::YELLOW,
            Tone::Bad => okabe_ito::VERMILLION,
            Tone::Info => okabe_ito::SKY,
            Tone::Pressure => okabe_ito::PURPLE,
            Tone::Command => okabe_ito::ORANGE,
            Tone::Quiet => self.dim,
        }
    }

    /// The colours that are in use. Before a theme was installed, those of the night.
    pub(crate) fn of(ctx: &Context) -> Palette {
        ctx.data(|data| data.get_temp(bevy_egui::egui::Id::NULL))
            .unwrap_or(Palette::NIGHT)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The contrast of two colours, 1 to 21 (WCAG 2.2, relative luminance).
    fn contrast(one: Color32, other: Color32) -> f32 {
        let luminance = |colour: Color32| {
            let part = |value: u8| {
                let value = f32::from(value) / 255.0;
                if value <= 0.04045 {
                    value / 12.92
                } else {
                    ((value + 0.055) / 1.055).powf(2.4)
                }
            };
            0.2126 * part(colour.r()) + 0.7152 * part(colour.g()) + 0.0722 * part(colour.b())
        };
        let (one, other) = (luminance(one), luminance(other));
        (one.max(other) + 0.05) / (one.min(other) + 0.05)
    }

    #[test]
    fn text_and_every_tone_can_be_read_on_every_ground() {
        for palette in [Palette::NIGHT, Palette::CONTRAST] {
            for ground in [palette.night, palette.deck, palette.raised, palette.hovered] {
                assert!(contrast(palette.ink, ground) >= 7.0, "{palette:?}");
                assert!(contrast(palette.dim, ground) >= 4.5, "{palette:?}");
                for tone in [
                    Tone::Good,
                    Tone::Watch,
                    Tone::Bad,
                    Tone::Info,
                    Tone::Pressure,
                    Tone::Command,
                ] {
                    let seen = contrast(palette.tone(tone), ground);
                    assert!(seen >= 4.5, "{tone:?} on {ground:?}: {seen}");
                }
            }
        }
    }
}
