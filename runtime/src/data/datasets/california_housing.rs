//! California housing: the median value of houses, from eight features of their block.

use std::path::Path;

use super::fetch::{folders, in_folder};
use crate::data::readers::read_csv;
use crate::data::{Batch, Dataset};
use crate::error::{Error, Result};
use crate::random::{Purpose, Random};
use crate::shape::Rank1;

const FOLDER: &str = "california-housing";
const NAME: &str = "cal_housing.csv";

/// What the features are, then the target in units of 100,000 dollars.
pub const HOUSING_COLUMNS: [&str; 9] =
    ["MedInc", "HouseAge", "AveRooms", "AveBedrms", "Population", "AveOccup", "Latitude", "Longitude", "MedHouseVal"];

/// California housing (1990 census): 20,640 blocks, eight features as they are and the median house value, in the order of
/// scikit-learn's `fetch_california_housing`.
///
/// Source: Pace and Barry, 1997. It is read from `california-housing/cal_housing.csv` in the data folder or the cache. Without
/// that file as many made-up blocks take its place, and one line on standard error says so.
///
/// # Errors
///
/// [`Error::Contents`] if the file is there but is not this table.
pub fn california_housing() -> Result<Dataset<Batch<Rank1<8>>, Batch<Rank1<1>>>> {
    let Some(path) = folders().iter().find_map(|folder| in_folder(folder, FOLDER, NAME)) else {
        eprintln!("{FOLDER}: no {NAME} on this machine; using blocks that neurotype makes up instead");
        return Ok(made_up(20_640));
    };
    read(&path)
}

/// California housing from `california-housing/cal_housing.csv` below `data`, and from nowhere else.
///
/// # Errors
///
/// [`Error::Contents`] if the file is missing or is not this table.
pub fn california_housing_from(data: impl AsRef<Path>) -> Result<Dataset<Batch<Rank1<8>>, Batch<Rank1<1>>>> {
    read(&data.as_ref().join(FOLDER).join(NAME))
}

fn read(path: &Path) -> Result<Dataset<Batch<Rank1<8>>, Batch<Rank1<1>>>> {
    let table = read_csv(path)?;
    if table.header() != HOUSING_COLUMNS {
        return Err(Error::contents(path, format!("the columns are {:?}, not {HOUSING_COLUMNS:?}", table.header())));
    }
    let [features @ .., value] = HOUSING_COLUMNS;
    Ok(Dataset { x: table.columns(features)?, y: table.columns([value])? })
}

/// Blocks whose features have about the means and spreads of the real ones, and a value that depends on them smoothly.
fn made_up(count: usize) -> Dataset<Batch<Rank1<8>>, Batch<Rank1<1>>> {
    let mut random = Random::new(0, Purpose::Data);
    let (mut features, mut values) = (Vec::with_capacity(count * 8), Vec::with_capacity(count));
    for _ in 0..count {
        let income = 1.2 * (random.normal() * 0.5 + 1.0).exp();
        let (north, east) = (random.uniform(32.5, 42.0), random.uniform(-124.0, -114.5));
        let age = random.uniform(1.0, 52.0);
        let rooms = 5.4 + random.normal();
        let crowd = (3.0 + 0.7 * random.normal()).max(1.0);
        let coast = (-(north - 36.0 + 0.8 * (east + 120.0)).powi(2) / 8.0).exp();
        let value = 0.4 * income + 1.2 * coast + 0.05 * (rooms - crowd) + 0.004 * age + 0.3 * random.normal();
        let population = 1400.0 * (0.5 * random.normal()).exp();
        let bedrooms = 1.1 + 0.1 * random.normal();
        features.extend([income, age, rooms, bedrooms, population, crowd, north, east].map(|number| number as f32));
        values.push(value.clamp(0.15, 5.0) as f32);
    }
    Dataset { x: Batch::of(features), y: Batch::of(values) }
}
