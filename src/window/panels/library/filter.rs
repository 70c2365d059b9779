//! Which drills are shown: by words, by skill, by length. Whoever types with nothing in focus
//! searches.

use bevy_egui::egui::{ComboBox, Event, Margin, TextEdit, Ui};

use crate::scenario::model::Dimension;
use crate::score::dimensions::{self, MARKED};
use crate::units::Span;
use crate::window::panels::page::in_sight;
use crate::window::theme::{self, Width, space};
use crate::window::view::library::DrillCard;

/// Up to here a drill is short.
const SHORT: Span = Span::minutes(10);

/// What is looked for.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Filter {
    /// Words in title, briefing or skills.
    pub(crate) search: String,
    /// A skill that it trains.
    pub(crate) skill: Option<Dimension>,
    /// How long it takes.
    pub(crate) length: Length,
}

/// How long a drill takes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Length {
    /// Whatever.
    #[default]
    Any,
    /// A few minutes.
    Short,
    /// An hour or so.
    Full,
}

impl Filter {
    /// Whether a drill is looked for.
    pub(crate) fn lets(&self, card: &DrillCard) -> bool {
        let fits = match self.length {
            Length::Any => true,
            Length::Short => card.length <= SHORT,
            Length::Full => card.length > SHORT,
        };
        let trains = self.skill.is_none_or(|skill| card.trains.contains(&skill));
        let said = format!("{} {} {}", card.title, card.briefing, card.skills.join(" "));
        let said = said.to_lowercase();
        let search = self.search.to_lowercase();
        fits && trains && search.split_whitespace().all(|word| said.contains(word))
    }

    /// Whether everything is shown.
    pub(crate) fn is_open(&self) -> bool {
        self.search.trim().is_empty() && self.skill.is_none() && self.length == Length::Any
    }
}

/// The row of fields.
pub(crate) fn filter(ui: &mut Ui, filter: &mut Filter) {
    let wide = match Width::of(ui) {
        Width::Narrow => 130.0,
        _ => 200.0,
    };
    ui.horizontal_wrapped(|ui| {
        search(ui, wide, &mut filter.search);
        ui.add_space(space::S);
        let all = "every skill";
        let chosen = filter.skill.map_or(all, dimensions::title);
        let combo = ComboBox::from_id_salt("skill")
            .selected_text(chosen)
            .width(150.0)
            .height(320.0)
            .show_ui(ui, |ui| {
                ui.selectable_value(&mut filter.skill, None, all);
                for skill in MARKED {
                    ui.selectable_value(&mut filter.skill, Some(skill), dimensions::title(skill));
                }
            });
        in_sight(&combo.response);
        combo.response.widget_info(|| {
            use bevy_egui::egui::{WidgetInfo, WidgetType};
            let mut info = WidgetInfo::labeled(WidgetType::ComboBox, true, "Skill");
            info.current_text_value = Some(chosen.to_owned());
            info
        });
        ui.add_space(space::S);
        for (length, name) in [
            (Length::Any, "any length"),
            (Length::Short, "short"),
            (Length::Full, "full"),
        ] {
            let tab = theme::tab(ui, filter.length == length, name);
            in_sight(&tab);
            if tab.clicked() {
                filter.length = length;
            }
        }
        if !filter.is_open() && theme::quiet_button(ui, "Show all").clicked() {
            *filter = Filter::default();
        }
    });
}

fn search(ui: &mut Ui, wide: f32, text: &mut String) {
    let label = theme::small(ui, "Find");
    let nothing_in_focus = ui.memory(|memory| memory.focused().is_none());
    let typed: String = match nothing_in_focus {
        true => ui.input(|input| {
            let texts = input.events.iter().filter_map(|event| match event {
                Event::Text(text) => Some(text.as_str()),
                _ => None,
            });
            texts.collect()
        }),
        false => String::new(),
    };
    text.push_str(typed.trim_start());
    let field = ui
        .add(
            TextEdit::singleline(text)
                .hint_text("a word, a place")
                .desired_width(wide)
                .margin(Margin::symmetric(8, 5)),
        )
        .labelled_by(label.id);
    in_sight(&field);
    if !typed.trim().is_empty() {
        field.request_focus();
    }
}
