//! How wide words are, near enough to leave out what does not fit. Layout is worked out before
//! anything is drawn and without a renderer, so widths are reckoned from the letters.

use super::piece::Face;

/// What stands for words that were left out.
const ELLIPSIS: char = '…';

/// How wide words are at a size [points]; a little more rather than less.
pub(super) fn width(text: &str, size: f32, face: Face) -> f32 {
    let letters: f32 = text.chars().map(|letter| advance(letter, face)).sum();
    letters * size
}

/// As much of it as there is room for.
pub(super) fn fit(text: &str, room: f32, size: f32, face: Face) -> String {
    if width(text, size, face) <= room {
        return text.to_owned();
    }
    let room = room - advance(ELLIPSIS, face) * size;
    let mut used = 0.0;
    let mut fits: String = text
        .chars()
        .take_while(|letter| {
            used += advance(*letter, face) * size;
            used <= room
        })
        .collect();
    fits.truncate(fits.trim_end_matches([' ', ',', '(', '-']).len());
    fits.push(ELLIPSIS);
    fits
}

/// Lines of whole words, at most `most` of them; the last may end in an ellipsis.
pub(super) fn wrap(text: &str, room: f32, most: usize, size: f32, face: Face) -> Vec<String> {
    let mut lines: Vec<String> = Vec::new();
    for word in text.split_whitespace() {
        let longer = match lines.last() {
            Some(line) => format!("{line} {word}"),
            None => word.to_owned(),
        };
        let fits = width(&longer, size, face) <= room;
        let full = lines.len() >= most.max(1);
        match lines.last_mut() {
            // What is too long for the last line is cut below.
            Some(line) if fits || full => *line = longer,
            _ => lines.push(word.to_owned()),
        }
    }
    lines
        .iter()
        .map(|line| fit(line, room, size, face))
        .collect()
}

/// How far a letter moves the pen, in sizes of the font.
fn advance(letter: char, face: Face) -> f32 {
    if face == Face::Figures {
        return 0.6;
    }
    let regular = match letter {
        'i' | 'j' | 'l' | '.' | ',' | ':' | ';' | '\'' | '’' | '|' | '!' | 'í' => 0.30,
        'I' | ' ' | '·' => 0.30,
        'f' | 't' | 'r' | '-' | '(' | ')' | '/' | '“' | '”' | '"' => 0.40,
        'm' | 'w' | '%' => 0.90,
        'M' | 'W' | '…' | '—' | '@' => 0.95,
        'O' | 'Q' | 'G' | 'C' | 'D' => 0.78,
        'A'..='Z' => 0.74,
        'c' | 'k' | 's' | 'v' | 'x' | 'y' | 'z' => 0.57,
        _ => 0.64,
    };
    regular * if face == Face::Strong { 1.05 } else { 1.0 }
}

#[cfg(test)]
mod tests {
    use bevy_egui::egui::{self, Context, FontFamily, FontId};

    use super::*;
    use crate::window::theme::{self, Look};

    #[test]
    fn no_word_of_a_shipped_drill_is_wider_than_reckoned() {
        let ctx = Context::default();
        let look = Look {
            high_contrast: false,
            reduced_motion: true,
        };
        theme::install(&ctx, look);
        let mut texts: Vec<String> = Vec::new();
        for scenario in crate::desk::shipped::in_order().expect("they load") {
            texts.extend(
                scenario
                    .cast
                    .iter()
                    .flat_map(|person| [person.name.clone(), person.title.clone()]),
            );
            texts.extend(scenario.world.services.iter().map(|one| one.name.clone()));
        }
        assert!(texts.len() > 100);
        let mut drawn = ctx.run_ui(egui::RawInput::default(), |ui| {
            for (family, face) in [
                (FontFamily::Proportional, Face::Regular),
                (theme::strong(), Face::Strong),
            ] {
                for text in &texts {
                    let font = FontId::new(20.0, family.clone());
                    let galley =
                        ui.painter()
                            .layout_no_wrap(text.clone(), font, egui::Color32::WHITE);
                    let (real, reckoned) = (galley.size().x, width(text, 20.0, face));
                    assert!(reckoned >= real * 0.99, "{text}: {real} > {reckoned}");
                    assert!(reckoned <= real * 1.35, "{text}: {real} << {reckoned}");
                }
            }
        });
        drawn.textures_delta.clear();
    }

    #[test]
    fn what_is_too_long_is_cut_and_says_so() {
        let cut = fit("Principal engineer", 80.0, 12.0, Face::Regular);
        assert!(
            cut.ends_with('…') && width(&cut, 12.0, Face::Regular) <= 80.0,
            "{cut}"
        );
        let lines = wrap(
            "How long do you need to look at the pool?",
            90.0,
            2,
            12.0,
            Face::Regular,
        );
        assert_eq!(lines.len(), 2);
        assert!(lines[1].ends_with('…'), "{lines:?}");
        assert_eq!(wrap("Yes.", 90.0, 2, 12.0, Face::Regular), ["Yes."]);
    }
}
