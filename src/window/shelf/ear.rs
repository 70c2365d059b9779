//! The guide's ear: the real one, on the first rung of the ladder, so that what the guide
//! understands is what the call will understand.

use std::sync::Arc;

use crate::desk::{chips, find, shipped};
use crate::hearing::{Context, Hearing, OpenTask};
use crate::scenario::Scenario;
use crate::scenario::model::{Part, Person};
use crate::window::panels::call::line::ChipView;
use crate::window::settings::Settings;
use crate::window::view::guide::{GuideView, HeardNow, Situation};

/// The drill that the guide leads to.
const FIRST: &str = "take-command";

/// An ear with the scenario that it hears for.
#[derive(Debug)]
pub(crate) struct Ear {
    scenario: Arc<Scenario>,
    hearing: Hearing,
    view: GuideView,
}

impl Ear {
    /// The ear for whoever the settings name; none where the first rung is not there.
    pub(crate) fn new(settings: &Settings) -> Option<Ear> {
        shipped::named(FIRST)?;
        let mut scenario = find::scenario(FIRST).ok()?.scenario;
        let name = settings.trainee.trim();
        if !name.is_empty() {
            scenario = Arc::new(scenario.played_by(name));
        }
        let you = scenario.person(&scenario.trainee)?.first_name().to_owned();
        let colleague = scenario
            .cast
            .iter()
            .find(|person| helps(person, &scenario))?;
        let view = GuideView {
            you,
            colleague: colleague.first_name().to_owned(),
            colleague_id: Some(colleague.id.clone()),
            job: format!("check the {}", scenario.world.services.first()?.name),
            first: FIRST.to_owned(),
            first_title: scenario.title.clone(),
            first_length: scenario.length.0,
        };
        Some(Ear {
            hearing: Hearing::new(&scenario),
            scenario,
            view,
        })
    }

    /// What the guide speaks of.
    pub(crate) fn view(&self) -> &GuideView {
        &self.view
    }

    /// What would be heard of this.
    pub(crate) fn hear(&self, text: &str, situation: Situation) -> HeardNow {
        if text.trim().is_empty() {
            return HeardNow::default();
        }
        let mut context = Context::default();
        if let (Situation::WorkGiven, Some(who)) = (situation, &self.view.colleague_id) {
            context.open_tasks = vec![OpenTask::of(who.clone(), self.view.job.clone())];
            context.last_addressee = Some(who.clone());
        }
        let heard = self.hearing.hear(text, &context);
        let acts = heard.acts.iter();
        let mut said: Vec<ChipView> = acts
            .map(|heard| ChipView::Act(chips::chip(&heard.act, &self.scenario)))
            .collect();
        said.extend(
            heard
                .not_understood
                .into_iter()
                .map(ChipView::NotUnderstood),
        );
        said.extend(heard.acronyms.into_iter().map(ChipView::ShortForm));
        HeardNow {
            acts: heard.acts.into_iter().map(|heard| heard.act).collect(),
            chips: said,
        }
    }
}

/// Somebody on the call who can be given work.
fn helps(person: &Person, scenario: &Scenario) -> bool {
    person.id != scenario.trainee
        && person.part == Part::Responder
        && !scenario.stakeholders.contains(&person.id)
}
