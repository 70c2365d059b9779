//! `hotwash` without a verb: the window where there is one, the terminal where there is none. And
//! `--screenshot`, which draws a screen into a file.

use std::path::PathBuf;

use clap::Args;

use super::Verdict;
use super::play::Play;
use crate::desk::note::note;

/// A screen as a picture.
#[derive(Args)]
pub(super) struct Screenshot {
    /// Draw this screen into a file instead of opening the window: library, guide, briefing, call,
    /// hot-wash, history or settings
    #[arg(long, value_name = "SCREEN", requires = "out")]
    screenshot: Option<String>,
    /// The file, a PNG
    #[arg(long, value_name = "FILE", requires = "screenshot")]
    out: Option<PathBuf>,
    /// How large, in pixels
    #[arg(
        long,
        value_name = "WxH",
        default_value = "1280x720",
        requires = "screenshot"
    )]
    size: String,
    /// The size of text, 100 to 200
    #[arg(long, value_name = "PERCENT", default_value_t = 100, requires = "screenshot",
        value_parser = clap::value_parser!(u16).range(100..=200))]
    text: u16,
    /// The drill that call or hot-wash shows; a drill by the book where none is named
    #[arg(long, value_name = "FILE")]
    recording: Option<PathBuf>,
    /// At which moment of it; hot-wash shows its evidence there
    #[arg(long, value_name = "MM:SS")]
    at: Option<String>,
    /// Open the window on this screen and draw so many pictures; for benchmarks
    #[arg(
        long,
        value_name = "SCREEN",
        hide = true,
        conflicts_with = "screenshot"
    )]
    measure: Option<String>,
    #[arg(long, value_name = "N", hide = true, default_value_t = 0)]
    pictures: u32,
    #[arg(long, hide = true)]
    paused: bool,
}

/// Opens the window, or draws the screen that is asked for. Where there is no display or adapter
/// that is said, and it plays in the terminal.
#[cfg(feature = "window")]
pub(super) fn open(asked: &Screenshot) -> anyhow::Result<Verdict> {
    if let Some(screen) = &asked.screenshot {
        return draw(asked, screen);
    }
    let mut opening = crate::window::Opening::default();
    if let Some(screen) = &asked.measure {
        opening.on = Some(picture(asked, screen)?);
        opening.running = !asked.paused;
        opening.pictures = Some(asked.pictures);
    }
    match crate::window::open(opening) {
        Ok(()) => Ok(Verdict::Fine),
        Err(missing) => {
            note(&format!("{missing}; playing in the terminal"));
            Play::in_the_terminal().run()
        }
    }
}

#[cfg(feature = "window")]
fn draw(asked: &Screenshot, screen: &str) -> anyhow::Result<Verdict> {
    let picture = picture(asked, screen)?;
    crate::window::take(&picture)?;
    note(&format!("drawn: {}", picture.out.display()));
    Ok(Verdict::Fine)
}

/// What picture is asked for.
#[cfg(feature = "window")]
fn picture(asked: &Screenshot, screen: &str) -> anyhow::Result<crate::window::Picture> {
    use super::script::moment;
    use crate::desk::trouble::trouble;
    use crate::window::{Picture, Screen};

    let Some(named) = Screen::named(screen) else {
        let all: Vec<&str> = Screen::ALL.iter().map(|(_, name)| *name).collect();
        return Err(trouble(
            format!("there is no screen `{screen}`"),
            format!("there are {}", all.join(", ")),
        ));
    };
    Ok(Picture {
        screen: named,
        out: asked.out.clone().unwrap_or_default(),
        size: size(&asked.size)?,
        text_percent: asked.text,
        recording: asked.recording.clone(),
        at: match &asked.at {
            None => None,
            Some(text) => Some(moment(text).ok_or_else(|| {
                trouble(
                    format!("`{text}` is no moment of a drill"),
                    "write it as MM:SS",
                )
            })?),
        },
    })
}

/// `1280x720`.
#[cfg(feature = "window")]
fn size(text: &str) -> anyhow::Result<(u32, u32)> {
    /// More than any screen has; a graphics adapter draws nothing larger [pixels].
    const LARGEST: u32 = 8192;
    let parts = text.split_once('x');
    let read = parts.and_then(|(wide, high)| Some((wide.parse().ok()?, high.parse().ok()?)));
    match read {
        Some((wide @ 320..=LARGEST, high @ 200..=LARGEST)) => Ok((wide, high)),
        _ => Err(crate::desk::trouble::trouble(
            format!("`{text}` is no size of a picture"),
            format!("write it as 1280x720; from 320x200 up to {LARGEST}x{LARGEST}"),
        )),
    }
}

/// This build has no window, so it says so and plays in the terminal.
#[cfg(not(feature = "window"))]
pub(super) fn open(asked: &Screenshot) -> anyhow::Result<Verdict> {
    if asked.screenshot.is_some() {
        return Err(crate::desk::trouble::trouble(
            "this build has no window, and no pictures of one",
            "build it with the feature `window`, which is on by default",
        ));
    }
    note("this build has no window; playing in the terminal");
    Play::in_the_terminal().run()
}
