//! Makes the sound cues in `assets/sounds/`: soft bells, each of a few partials that die away, one
//! for each thing that is to be heard on a call. Run it to make them anew:
//!
//! ```text
//! cargo run --example make_cues
//! ```

use std::f64::consts::TAU;
use std::fs;
use std::path::Path;

/// Samples a second.
const RATE: u32 = 22_050;

/// One stroke of a bell: when [s], how high [Hz], how loud (0–1), how long it rings [s].
struct Stroke(f64, f64, f64, f64);

fn main() {
    let cues: [(&str, &[Stroke]); 6] = [
        // Somebody wants a word: a knock of two.
        (
            "word",
            &[
                Stroke(0.0, 587.3, 0.5, 0.16),
                Stroke(0.14, 587.3, 0.5, 0.22),
            ],
        ),
        // Somebody joins: a rising third.
        (
            "joins",
            &[
                Stroke(0.0, 440.0, 0.35, 0.25),
                Stroke(0.12, 554.4, 0.35, 0.4),
            ],
        ),
        // A time box is over: a falling third, twice.
        (
            "time",
            &[
                Stroke(0.0, 784.0, 0.5, 0.2),
                Stroke(0.15, 659.3, 0.5, 0.3),
                Stroke(0.5, 784.0, 0.5, 0.2),
                Stroke(0.65, 659.3, 0.5, 0.4),
            ],
        ),
        // Somebody presses: low and close.
        (
            "pressure",
            &[Stroke(0.0, 196.0, 0.7, 0.5), Stroke(0.05, 207.7, 0.5, 0.5)],
        ),
        // Customers are better off: a fifth, upwards.
        (
            "better",
            &[Stroke(0.0, 523.3, 0.4, 0.4), Stroke(0.16, 784.0, 0.4, 0.7)],
        ),
        // It gets worse: a fifth, downwards.
        (
            "worse",
            &[Stroke(0.0, 392.0, 0.5, 0.4), Stroke(0.16, 261.6, 0.5, 0.7)],
        ),
    ];
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("assets/sounds");
    fs::create_dir_all(&folder).expect("the folder can be made");
    for (name, strokes) in cues {
        let path = folder.join(format!("{name}.wav"));
        fs::write(&path, wav(&rung(strokes))).expect("the file can be written");
        println!("{}", path.display());
    }
}

/// What the strokes sound like together.
fn rung(strokes: &[Stroke]) -> Vec<i16> {
    /// Partials of a soft bell: how many times as high, how loud, how long they ring.
    const PARTIALS: [(f64, f64, f64); 3] = [(1.0, 1.0, 1.0), (2.0, 0.32, 0.6), (3.01, 0.12, 0.35)];
    /// A stroke begins within this, so that it does not click [s].
    const ATTACK: f64 = 0.006;
    let length = strokes
        .iter()
        .map(|Stroke(at, _, _, rings)| at + 3.0 * rings)
        .fold(0.0, f64::max);
    (0..(length * f64::from(RATE)) as usize)
        .map(|sample| {
            let now = sample as f64 / f64::from(RATE);
            let sum: f64 = strokes
                .iter()
                .filter(|stroke| now >= stroke.0)
                .map(|Stroke(at, pitch, loud, rings)| {
                    let since = now - at;
                    let bell: f64 = PARTIALS
                        .iter()
                        .map(|(times, share, stays)| {
                            let fades = (-since / (rings * stays) * 2.0).exp();
                            share * fades * (TAU * pitch * times * since).sin()
                        })
                        .sum();
                    loud * bell * (since / ATTACK).min(1.0)
                })
                .sum();
            // Soft at the top, so that strokes that ring together do not clip.
            ((sum * 0.5).tanh() * f64::from(i16::MAX)) as i16
        })
        .collect()
}

/// As a WAV file: one channel, 16 bits.
fn wav(samples: &[i16]) -> Vec<u8> {
    let bytes = u32::try_from(samples.len() * 2).expect("a cue is short");
    let mut file = Vec::new();
    file.extend(b"RIFF");
    file.extend((36 + bytes).to_le_bytes());
    file.extend(b"WAVEfmt ");
    file.extend(16_u32.to_le_bytes());
    file.extend(1_u16.to_le_bytes());
    file.extend(1_u16.to_le_bytes());
    file.extend(RATE.to_le_bytes());
    file.extend((RATE * 2).to_le_bytes());
    file.extend(2_u16.to_le_bytes());
    file.extend(16_u16.to_le_bytes());
    file.extend(b"data");
    file.extend(bytes.to_le_bytes());
    for sample in samples {
        file.extend(sample.to_le_bytes());
    }
    file
}
