//! Values of the scenario language out of cells.

use ron::extensions::Extensions;
use ron::options::Options;
use serde::de::DeserializeOwned;

/// Reads a value as the scenario loader would; says what is wrong with it otherwise.
pub(super) fn read<T: DeserializeOwned>(cell: &str) -> Result<T, String> {
    Options::default()
        .with_default_extension(Extensions::IMPLICIT_SOME)
        .from_str(cell)
        .map_err(|error| error.code.to_string())
}
