//! What must hold for every text, whatever it is. The fuzz target `fuzz/fuzz_targets/hear.rs`
//! holds texts of its own against the same function.

use hotwash::hearing::{Context, Hearing, OpenPressure, OpenTask};
use hotwash::scenario::model::PressureKind;

/// Hears, explains and advises: nothing panics, the same words are heard the same twice, and
/// whatever is said about the text stands in it, on character boundaries.
pub fn is_sound(hearing: &Hearing, text: &str, context: &Context) {
    let heard = hearing.hear(text, context);
    for act in &heard.acts {
        let (from, to) = act.span;
        assert!(
            from <= to && text.get(from..to).is_some(),
            "{text:?} {act:?}"
        );
    }
    assert_eq!(heard, hearing.hear(text, context));
    assert_eq!(heard.text, text);
    let why = hearing.explain(text, context);
    assert_eq!(heard, why.heard);
    assert_eq!(heard.acts.len(), why.acts.len(), "{text:?}");
    let rejected = why.rejected.iter().map(|one| &one.cue);
    for quote in why.acts.iter().map(|act| &act.cue).chain(rejected) {
        let (from, to) = quote.span;
        assert_eq!(text.get(from..to), Some(&*quote.words), "{text:?}");
    }
    for one in hearing.suggest(text, context) {
        let (from, to) = one.part.span;
        assert_eq!(text.get(from..to), Some(&*one.part.words), "{text:?}");
    }
}

/// A moment of a drill in which everything is open.
pub fn in_the_middle_of_a_drill() -> Context {
    Context {
        speaker: Some("alex".into()),
        last_speaker: Some("priya".into()),
        last_addressee: Some("hayley".into()),
        in_exchange_with: Some("priya".into()),
        mentioned: vec!["jonas".into(), "grant".into()],
        last_words: Some("check the gateway logs".to_owned()),
        open_tasks: vec![
            OpenTask::of("hayley", "check the gateway logs"),
            OpenTask::of("sam", "watch the error rate"),
        ],
        draft_from: Some("lucia".into()),
        readback_from: Some("tatiana".into()),
        pressure: vec![OpenPressure {
            from: "marcus".into(),
            kind: PressureKind::InformationRequest,
        }],
        briefing: Some("tatiana".into()),
        pressed_last: true,
        now: Some(hotwash::units::Moment(600_000)),
    }
}
