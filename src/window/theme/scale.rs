//! Sizes of text and of the room between things [points; a point is a pixel at 100 %], and how
//! wide a screen is in words.

use bevy_egui::egui::Ui;

/// Sizes of text.
pub(crate) mod size {
    /// Labels beside something larger.
    pub(crate) const SMALL: f32 = 12.5;
    /// What is read.
    pub(crate) const BODY: f32 = 15.0;
    /// The head of a panel or a card.
    pub(crate) const HEADING: f32 = 18.0;
    /// The head of a screen.
    pub(crate) const TITLE: f32 = 28.0;
    /// The clock.
    pub(crate) const CLOCK: f32 = 26.0;
}

/// Room between things.
pub(crate) mod space {
    /// Between a sign and its word.
    pub(crate) const XS: f32 = 4.0;
    /// Between things of one group.
    pub(crate) const S: f32 = 8.0;
    /// Within a card.
    pub(crate) const M: f32 = 12.0;
    /// Between groups.
    pub(crate) const L: f32 = 20.0;
    /// Around a screen.
    pub(crate) const XL: f32 = 32.0;
}

/// How wide a screen is, whatever its pixels and the size of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) enum Width {
    /// One column, the rest behind tabs: 1280 pixels at 200 %.
    Narrow,
    /// Two columns: 1920 pixels at 200 %.
    Middle,
    /// All there is, side by side: 1280 pixels at 100 %.
    Wide,
}

impl Width {
    /// What there is room for here.
    pub(crate) fn of(ui: &Ui) -> Width {
        match ui.available_width() {
            wide if wide >= 1100.0 => Width::Wide,
            middle if middle >= 760.0 => Width::Middle,
            _ => Width::Narrow,
        }
    }
}
