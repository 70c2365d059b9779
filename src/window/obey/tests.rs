//! Whatever is asked for, no drill that is under way is lost.

use std::path::Path;
use std::time::Duration;

use bevy::state::app::StatesPlugin;

use super::*;
use crate::window::clock;

/// As much of the app as orders change; nothing is read from the user's folders.
fn app() -> App {
    let mut app = App::new();
    app.add_plugins((MinimalPlugins, StatesPlugin))
        .init_state::<Screen>()
        .insert_resource(Settings::default())
        .insert_resource(Began(clock::wall()))
        .init_resource::<Asked>()
        .init_resource::<Notes>()
        .init_resource::<Memories>()
        .init_resource::<Shelf>();
    app
}

fn begun(dir: &Path) -> begin::Begun {
    begin::anew(Wanted {
        scenario: "take-command".to_owned(),
        seed: Some(7),
        mode: Mode::Practice,
        trainee: None,
        policy: None,
        commander: None,
        kept: Kept::Flushed(dir.to_owned()),
        keeps: Keeps::Nothing,
        export: Vec::new(),
        what_if: false,
    })
    .expect("it begins")
}

fn ask(app: &mut App, intent: Intent) {
    app.world_mut().resource_mut::<Asked>().0.push(intent);
    obey(app.world_mut());
    app.update();
}

fn screen(app: &App) -> Screen {
    *app.world().resource::<State<Screen>>().get()
}

#[test]
fn a_drill_that_is_left_for_the_library_waits_there_and_one_comes_back_to_it() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = app();
    sit_down(app.world_mut(), begun(folder.path()), Pace::Real).expect("a seat");
    app.update();
    ask(&mut app, Intent::Leave);
    assert_eq!(screen(&app), Screen::Library);
    let seat = app.world().resource::<Seat>();
    assert!(seat.is_paused(), "its clock stands");
    for elsewhere in [Screen::Settings, Screen::History, Screen::Library] {
        ask(&mut app, Intent::Go(elsewhere));
    }
    assert!(app.world().contains_resource::<Seat>());
    ask(&mut app, Intent::Go(Screen::Call));
    assert_eq!(screen(&app), Screen::Call);
    assert!(!app.world().resource::<Seat>().is_paused());
}

#[test]
fn the_library_tells_of_the_drill_that_waits() {
    let folder = tempfile::tempdir().expect("a folder");
    let mut app = app();
    sit_down(app.world_mut(), begun(folder.path()), Pace::Real).expect("a seat");
    let mut seat = app.world_mut().resource_mut::<Seat>();
    seat.tick(Duration::from_millis(4_000), Hold::Free)
        .expect("time passes");
    let seat = app.world().resource::<Seat>();
    let told = under_way(seat);
    assert_eq!(told.title, "Nobody is driving");
    assert_eq!(told.reached, seat.view().head.now.to_string());
    assert_ne!(told.reached, "00:00");
}

#[test]
fn whoever_begins_another_drill_finds_the_one_before_among_those_left_off() {
    let folder = tempfile::tempdir().expect("a folder");
    let (one, other) = (folder.path().join("one"), folder.path().join("other"));
    let mut app = app();
    sit_down(app.world_mut(), begun(&one), Pace::Real).expect("a seat");
    let mut seat = app.world_mut().resource_mut::<Seat>();
    seat.tick(Duration::from_millis(4_000), Hold::Free)
        .expect("time passes");
    let left = seat.view().head.now;
    assert!(left > crate::units::Moment(0));
    sit_down(app.world_mut(), begun(&other), Pace::Real).expect("a seat");
    let recording = one.join("recording.jsonl");
    let again = begin::again(&recording, None, false).expect("it can be gone on with");
    let at = again.session.drill().now();
    assert!(at >= left, "{at}");
}
