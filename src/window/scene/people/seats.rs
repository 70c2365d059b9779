//! Where everybody sits: rows that reflow with the room there is, the trainee in the middle of the
//! front row, sub-teams side by side, whoever stands at the door in a column at the right.

use bevy::math::Vec2;
use smol_str::SmolStr;

use super::figure::SMALLEST_NAME;
use crate::window::scene::piece::Face;
use crate::window::scene::words;
use crate::window::view::call::{PersonView, Place};

/// A figure is no larger than this [points].
const LARGEST: f32 = 58.0;
/// A name and a line of what somebody is beneath a figure, with the room around them [points].
const PLATE: f32 = 38.0;
/// One line more of what somebody is [points].
const LINE: f32 = 13.0;
/// The name of a sub-team at the foot of its desk [points].
const TAG: f32 = 9.0;
/// Below this size of a figure its title has one line [points].
const SMALL: f32 = 25.0;
/// What is around a figure: its rings and signs [points].
const AROUND: f32 = 9.0;
/// Room above the back row for what is said there [points].
const HEADROOM: f32 = 30.0;
/// No more than this is left free between two rows [points].
const APART: f32 = 44.0;
/// Names of so many letters are never cut while there is any way to seat people.
const NAME_LETTERS: usize = 10;
/// Between two names [points].
pub(super) const BETWEEN_NAMES: f32 = 4.0;
/// More than so many rows are never tried.
const MOST_ROWS: usize = 6;

/// A seat, or a place in the door.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Seat {
    /// The middle of the figure [points].
    pub(super) at: Vec2,
    /// How much room there is from side to side [points].
    pub(super) wide: f32,
    /// How large the figure is: the radius of the light behind it [points].
    pub(super) radius: f32,
    /// How many lines there are for what somebody is.
    pub(super) lines: usize,
}

/// A row of seats, as a desk stands before it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Desk {
    /// Top left of it.
    pub(super) min: Vec2,
    /// Bottom right.
    pub(super) max: Vec2,
    /// The sub-team that sits at it; none for the main call.
    pub(super) sub_team: Option<SmolStr>,
}

/// The room's order.
#[derive(Clone, Debug, Default, PartialEq)]
pub(super) struct Seats {
    /// A seat for each person, in their order.
    pub(super) seats: Vec<Seat>,
    /// The desks.
    pub(super) desks: Vec<Desk>,
    /// Where the door's wall begins [points from the left]; none when nobody stands there.
    pub(super) wall: Option<f32>,
}

/// Seats everybody in a room of this size.
pub(super) fn seats(people: &[PersonView], size: Vec2) -> Seats {
    let at_door: Vec<usize> = of(people, |person| person.place == Place::Door);
    let seated = in_order(people);
    if people.is_empty() {
        return Seats::default();
    }
    let tagged = people.iter().any(|person| person.sub_team.is_some());
    let tag = if tagged { TAG } else { 0.0 };
    let name = widest_name(people);
    let grid = Grid::best(seated.len(), at_door.len(), size, tag, name);
    let cell = grid.cell(size);
    let (radius, lines) = figure(cell, tag);
    let plate = PLATE + LINE * (lines - 1) as f32;
    // Few people in a large room sit together, in its middle.
    let needed = plate + tag + 2.0 * (radius + AROUND);
    let pitch = cell.y.min(needed + APART);
    let high = HEADROOM + (cell.y - pitch) * grid.rows as f32 / 2.0;
    let mut seats = vec![None; people.len()];
    let mut desks = Vec::new();
    let seat = |left: f32, row: f32| {
        let top = high + pitch * row;
        // What is left over is above and below alike.
        let spare = (pitch - needed).max(0.0);
        Seat {
            at: Vec2::new(left + cell.x / 2.0, top + spare / 2.0 + AROUND + radius),
            wide: cell.x,
            radius,
            lines,
        }
    };
    let main = cell.x * grid.seat_columns as f32;
    let mut rest = seated.as_slice();
    for row in 0..grid.rows {
        let many = share(seated.len(), grid.rows, row).min(rest.len());
        let (mut here, after) = rest.split_at(many);
        rest = after;
        // A room for few has them sit together, not far apart.
        let middle = (main - cell.x * many as f32) / 2.0;
        let ordered;
        if row + 1 == grid.rows {
            ordered = trainee_in_the_middle(people, here);
            here = &ordered;
        }
        let mut left = middle;
        for person in here {
            let seat = seat(left, row as f32);
            stand_desk(
                &mut desks,
                &seat,
                plate,
                &people[*person].sub_team,
                left == middle,
            );
            seats[*person] = Some(seat);
            left += cell.x;
        }
    }
    for (place, person) in at_door.iter().enumerate() {
        let column = place / grid.rows;
        let row = place % grid.rows;
        let down = (grid.rows - at_door.len().min(grid.rows)) as f32 / 2.0;
        let whole = column + 1 < grid.door_columns || at_door.len().is_multiple_of(grid.rows);
        let down = if whole { 0.0 } else { down.floor() };
        seats[*person] = Some(seat(main + cell.x * column as f32, row as f32 + down));
    }
    Seats {
        seats: seats.into_iter().flatten().collect(),
        desks,
        wall: (!at_door.is_empty()).then_some(main),
    }
}

/// How people are divided into rows and columns.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Grid {
    rows: usize,
    seat_columns: usize,
    door_columns: usize,
}

impl Grid {
    fn columns(self) -> usize {
        self.seat_columns + self.door_columns
    }

    fn cell(self, size: Vec2) -> Vec2 {
        let high = (size.y - HEADROOM) / self.rows as f32;
        Vec2::new(size.x / self.columns() as f32, high)
    }

    /// The division with the largest figures; where they are as large, the widest plates. One in
    /// which a name of width `name` would be cut comes last.
    fn best(seated: usize, at_door: usize, size: Vec2, tag: f32, name: f32) -> Grid {
        let grids = (1..=MOST_ROWS.min(seated.max(1))).map(|rows| Grid {
            rows,
            seat_columns: share(seated, rows, 0).max(1),
            door_columns: at_door.div_ceil(rows),
        });
        let worth = |grid: &Grid| {
            let cell = grid.cell(size);
            let cut = (name + BETWEEN_NAMES - cell.x).max(0.0);
            figure(cell, tag).0 + cell.x.min(120.0) / 6.0 - 10.0 * cut
        };
        grids
            .max_by(|one, other| {
                worth(one)
                    .total_cmp(&worth(other))
                    .then(other.rows.cmp(&one.rows))
            })
            .unwrap_or(Grid {
                rows: 1,
                seat_columns: 1,
                door_columns: 0,
            })
    }
}

/// How wide the widest name is in its smallest letters; of very long ones what is shown at least.
fn widest_name(people: &[PersonView]) -> f32 {
    let others = people.iter().filter(|person| !person.you);
    let shown = others.map(|person| {
        let name: String = person.name.chars().take(NAME_LETTERS).collect();
        words::width(&name, SMALLEST_NAME, Face::Strong)
    });
    shown.fold(0.0, f32::max)
}

/// How many sit in a row, the back row being the first: as even as can be, the fullest at the back.
fn share(seated: usize, rows: usize, row: usize) -> usize {
    seated / rows + usize::from(row < seated % rows)
}

/// How large a figure is in a cell, and how many lines its title has there.
fn figure(cell: Vec2, tag: f32) -> (f32, usize) {
    let wide = cell.x / 2.0 - AROUND;
    let with = |lines: usize| {
        let plate = PLATE + LINE * (lines - 1) as f32 + tag;
        ((cell.y - plate) / 2.0 - AROUND)
            .min(wide)
            .clamp(6.0, LARGEST)
    };
    // Where it is the width that sets the size, a second line costs nothing.
    if with(2) >= SMALL.min(with(1)) {
        (with(2), 2)
    } else {
        (with(1), 1)
    }
}

fn of(people: &[PersonView], which: impl Fn(&PersonView) -> bool) -> Vec<usize> {
    (0..people.len()).filter(|at| which(&people[*at])).collect()
}

/// Whoever sits: sub-teams first, at the back, then the others, and the trainee last, in front.
fn in_order(people: &[PersonView]) -> Vec<usize> {
    let mut seated = of(people, |person| person.place != Place::Door);
    seated.sort_by_key(|at| {
        let person = &people[*at];
        let apart = person.sub_team.is_none();
        (person.you, apart, person.sub_team.clone(), *at)
    });
    seated
}

fn trainee_in_the_middle(people: &[PersonView], row: &[usize]) -> Vec<usize> {
    let mut row: Vec<usize> = row.to_vec();
    if let Some(at) = row.iter().position(|person| people[*person].you) {
        let you = row.remove(at);
        row.insert(row.len() / 2, you);
    }
    row
}

/// Makes the desk of the neighbour longer, or stands one of its own before a seat.
fn stand_desk(
    desks: &mut Vec<Desk>,
    seat: &Seat,
    plate: f32,
    sub_team: &Option<SmolStr>,
    first: bool,
) {
    let (left, right) = (seat.at.x - seat.wide / 2.0, seat.at.x + seat.wide / 2.0);
    let top = seat.at.y + seat.radius * 0.62;
    match desks.last_mut() {
        Some(desk) if !first && desk.sub_team == *sub_team => desk.max.x = right,
        _ => desks.push(Desk {
            min: Vec2::new(left, top),
            max: Vec2::new(right, seat.at.y + seat.radius + AROUND + plate - 4.0),
            sub_team: sub_team.clone(),
        }),
    }
}
