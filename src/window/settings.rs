//! What a player sets once and for all: looks, pace, name. Kept in the user's data directory,
//! beside the history.

use bevy::prelude::Resource;
use serde::{Deserialize, Serialize};

use super::theme::Look;
use crate::desk::pacer::Pace;
use crate::drill::Mode;

/// The settings.
#[derive(Resource, Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Settings {
    /// The trainee's name; the cast's where it is empty.
    pub(crate) trainee: String,
    /// Practice or exam.
    pub(crate) mode: Mode,
    /// How fast drills run.
    pub(crate) pace: Pace,
    /// The size of text and what is around it [percent], 100–200.
    pub(crate) text_percent: u16,
    /// The strongest contrast.
    pub(crate) high_contrast: bool,
    /// Nothing moves that need not.
    pub(crate) reduced_motion: bool,
    /// How loud cues are [percent], where the build has sound.
    pub(crate) volume_percent: u16,
    /// The guide has been seen.
    pub(crate) guide_seen: bool,
    /// Files and folders with scenarios of one's own, beside their folder in the data directory.
    pub(crate) own_scenarios: Vec<String>,
}

impl Default for Settings {
    fn default() -> Settings {
        Settings {
            trainee: String::new(),
            mode: Mode::Practice,
            pace: Pace::Brisk,
            text_percent: 100,
            high_contrast: false,
            reduced_motion: false,
            volume_percent: 60,
            guide_seen: false,
            own_scenarios: Vec::new(),
        }
    }
}

impl Settings {
    /// What the theme makes of them.
    pub(crate) fn look(&self) -> Look {
        Look {
            high_contrast: self.high_contrast,
            reduced_motion: self.reduced_motion,
        }
    }

    /// The size of text as a factor, within its bounds.
    pub(crate) fn zoom(&self) -> f32 {
        f32::from(self.text_percent.clamp(100, 200)) / 100.0
    }
}
