//! Plays the cues of a call. Only in a build with the feature `sound`, which needs the system's
//! sound headers to build on Linux.

use bevy::audio::{AudioPlayer, AudioSource, PlaybackSettings, Volume};
use bevy::prelude::*;

use super::cues::{Cue, Heard};
use super::draw;
use super::seat::Seat;
use super::settings::Settings;

/// The cues, ready to be played.
#[derive(Resource)]
struct Cues([(Cue, Handle<AudioSource>); 6]);

/// The files, inside the program. Their licence lies beside them.
const FILES: [(Cue, &[u8]); 6] = [
    (Cue::Joins, include_bytes!("../../assets/sounds/joins.wav")),
    (
        Cue::Better,
        include_bytes!("../../assets/sounds/better.wav"),
    ),
    (Cue::Word, include_bytes!("../../assets/sounds/word.wav")),
    (Cue::Worse, include_bytes!("../../assets/sounds/worse.wav")),
    (Cue::Time, include_bytes!("../../assets/sounds/time.wav")),
    (
        Cue::Pressure,
        include_bytes!("../../assets/sounds/pressure.wav"),
    ),
];

pub(super) fn plugin(app: &mut App) {
    app.add_systems(Startup, make_ready)
        .add_systems(Update, play.after(draw::tick));
}

fn make_ready(mut sources: ResMut<Assets<AudioSource>>, mut commands: Commands) {
    let cues = FILES.map(|(cue, bytes)| {
        let source = AudioSource {
            bytes: bytes.into(),
        };
        (cue, sources.add(source))
    });
    commands.insert_resource(Cues(cues));
}

fn play(
    seat: Option<Res<Seat>>,
    cues: Res<Cues>,
    settings: Res<Settings>,
    mut heard: Local<Heard>,
    mut commands: Commands,
) {
    let Some(seat) = seat else {
        *heard = Heard::default();
        return;
    };
    let Some(cue) = heard.cue(seat.view()) else {
        return;
    };
    let found = cues.0.iter().find(|(known, _)| *known == cue);
    let loud = f32::from(settings.volume_percent.min(100)) / 100.0;
    if let Some((_, source)) = found
        && loud > 0.0
    {
        commands.spawn((
            AudioPlayer::new(source.clone()),
            PlaybackSettings::DESPAWN.with_volume(Volume::Linear(loud)),
        ));
    }
}
