//! The fonts, inside the program: Inter for words, JetBrains Mono for clocks and figures. Their
//! licences (SIL OFL 1.1) lie beside them in `assets/fonts/`.

use std::sync::Arc;

use bevy_egui::egui::{FontData, FontDefinitions, FontFamily};

/// The family of headings and of what weighs more.
pub(crate) fn strong() -> FontFamily {
    FontFamily::Name("strong".into())
}

static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/Inter-Regular.otf");
static STRONG: &[u8] = include_bytes!("../../../assets/fonts/Inter-SemiBold.otf");
static FIGURES: &[u8] = include_bytes!("../../../assets/fonts/JetBrainsMono-Regular.ttf");

/// The files themselves, for what is drawn without egui: for words, for what weighs more, for
/// figures.
pub(crate) fn font_files() -> [&'static [u8]; 3] {
    [REGULAR, STRONG, FIGURES]
}

/// All of them, by family.
pub(super) fn definitions() -> FontDefinitions {
    let files = [
        ("inter", REGULAR),
        ("inter-strong", STRONG),
        ("jetbrains-mono", FIGURES),
    ];
    let mut fonts = FontDefinitions::empty();
    for (name, bytes) in files {
        fonts
            .font_data
            .insert(name.to_owned(), Arc::new(FontData::from_static(bytes)));
    }
    // Each family falls back on the others for a sign that it lacks.
    let mut family = |family: FontFamily, order: [&str; 3]| {
        fonts
            .families
            .insert(family, order.map(str::to_owned).to_vec());
    };
    family(
        FontFamily::Proportional,
        ["inter", "jetbrains-mono", "inter-strong"],
    );
    family(
        FontFamily::Monospace,
        ["jetbrains-mono", "inter", "inter-strong"],
    );
    family(strong(), ["inter-strong", "jetbrains-mono", "inter"]);
    fonts
}
