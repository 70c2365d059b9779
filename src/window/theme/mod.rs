//! How the window looks: its own palette, type scale and spacing, in this room alone. Panels ask
//! it for colours and text sizes and set none themselves.

mod fonts;
mod palette;
pub(crate) mod room;
mod scale;
mod widgets;

pub(crate) use fonts::{font_files, strong};
pub(crate) use palette::{Palette, Tone};
pub(crate) use scale::{Width, size, space};
pub(crate) use widgets::{
    card, check, chip, figure, focus_ring, heading, key, meter, primary, quiet_button, section,
    small, tab, title,
};

use bevy_egui::egui::{self, Context, CornerRadius, FontId, Stroke, TextStyle, Visuals};

/// What a player can change about the looks.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub(crate) struct Look {
    /// The strongest contrast.
    pub(crate) high_contrast: bool,
    /// Nothing moves that need not.
    pub(crate) reduced_motion: bool,
}

impl Look {
    /// The colours of these looks.
    pub(crate) fn palette(self) -> Palette {
        match self.high_contrast {
            true => Palette::CONTRAST,
            false => Palette::NIGHT,
        }
    }
}

/// Puts the theme on a context. Text sizes beyond 100 % are the context's zoom, so that what is
/// around the text grows with it.
pub(crate) fn install(ctx: &Context, look: Look) {
    ctx.set_fonts(fonts::definitions());
    // Texels are laid upon pixels one on one; a disc from a sheet of them would be stretched.
    ctx.tessellation_options_mut(|options| options.prerasterized_discs = false);
    dress(ctx, look);
}

/// Changes the looks of a context that has its fonts already.
pub(crate) fn dress(ctx: &Context, look: Look) {
    let palette = look.palette();
    ctx.data_mut(|data| data.insert_temp(egui::Id::NULL, palette));
    ctx.set_theme(egui::Theme::Dark);
    ctx.all_styles_mut(|style| {
        style.visuals = visuals(&palette);
        style.text_styles = [
            (TextStyle::Small, FontId::proportional(size::SMALL)),
            (TextStyle::Body, FontId::proportional(size::BODY)),
            (TextStyle::Button, FontId::proportional(size::BODY)),
            (TextStyle::Heading, FontId::new(size::HEADING, strong())),
            (TextStyle::Monospace, FontId::monospace(size::BODY)),
        ]
        .into();
        style.spacing.item_spacing = egui::vec2(space::S, space::S);
        style.spacing.button_padding = egui::vec2(space::M, space::XS + 1.0);
        style.spacing.interact_size.y = 28.0;
        style.spacing.scroll = egui::style::ScrollStyle::solid();
        style.spacing.scroll.bar_width = 8.0;
        style.interaction.selectable_labels = false;
        if look.reduced_motion {
            style.animation_time = 0.0;
            style.scroll_animation = egui::style::ScrollAnimation::none();
            style.visuals.text_cursor.blink = false;
        }
    });
}

fn visuals(palette: &Palette) -> Visuals {
    let mut visuals = Visuals::dark();
    let round = CornerRadius::same(6);
    visuals.override_text_color = Some(palette.ink);
    visuals.weak_text_color = Some(palette.dim);
    visuals.panel_fill = palette.deck;
    visuals.window_fill = palette.deck;
    visuals.window_stroke = Stroke::new(1.0, palette.line);
    visuals.window_corner_radius = CornerRadius::same(10);
    visuals.extreme_bg_color = palette.night;
    visuals.text_edit_bg_color = Some(palette.night);
    visuals.faint_bg_color = palette.raised;
    visuals.code_bg_color = palette.raised;
    visuals.hyperlink_color = palette.accent;
    visuals.warn_fg_color = palette.tone(Tone::Watch);
    visuals.error_fg_color = palette.tone(Tone::Bad);
    visuals.selection.bg_fill = palette.accent.gamma_multiply(0.35);
    // Also the ring around what the keyboard is on.
    visuals.selection.stroke = Stroke::new(2.0, palette.accent);
    for (widget, fill, line) in [
        (
            &mut visuals.widgets.noninteractive,
            palette.deck,
            palette.line,
        ),
        (&mut visuals.widgets.inactive, palette.raised, palette.line),
        (&mut visuals.widgets.hovered, palette.hovered, palette.dim),
        (&mut visuals.widgets.active, palette.hovered, palette.accent),
        (&mut visuals.widgets.open, palette.hovered, palette.accent),
    ] {
        widget.bg_fill = fill;
        widget.weak_bg_fill = fill;
        widget.bg_stroke = Stroke::new(1.0, line);
        widget.fg_stroke = Stroke::new(1.0, palette.ink);
        widget.corner_radius = round;
        widget.expansion = 0.0;
    }
    // Widgets that have the focus are drawn as active: the ring must be seen.
    visuals.widgets.active.bg_stroke = Stroke::new(2.0, palette.accent);
    visuals
}
