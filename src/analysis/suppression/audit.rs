//! What somebody can work out of what is hidden: the least and the most that each figure could be.
//!
//! Figures that hang together only by what is printed say nothing of each other, so each group of hidden figures that
//! hang together is a linear problem of its own: how far can they be from what they are, all sums kept?

use super::system::{Figure, Limit, State, System};
use clarabel::algebra::CscMatrix;
use clarabel::solver::{DefaultSettingsBuilder, DefaultSolver, IPSolver, NonnegativeConeT, ZeroConeT};
use std::collections::BTreeMap;

/// Further off than so many grains, it does not matter how much further a figure could be.
const FAR: f64 = 2_000.0;

/// As near a whole grain as the solver is trusted.
const WHOLE: f64 = 0.999;

/// So little of any direction is none.
const NOTHING: f64 = 1e-3;

/// An audit that remembers what came of each group, for most stay as they are from one time to the next.
#[derive(Default)]
pub(super) struct Audit {
    /// By the first figure of each group.
    known: BTreeMap<Figure, (Group, Vec<Figure>)>,
}

impl Audit {
    /// Returns the hidden figures that have but one possible value, as near as a grain.
    pub fn exposed(&mut self, system: &System) -> Vec<Figure> {
        let mut found: Vec<Figure> = Vec::new();
        for group in groups(system) {
            let Some(first) = group.figures.first().copied() else { continue };
            let remembered = self.known.get(&first).filter(|(known, _)| *known == group);
            let exposed = remembered.map_or_else(|| group.exposed(), |(_, exposed)| exposed.clone());
            found.extend(&exposed);
            self.known.insert(first, (group, exposed));
        }
        // What is printed nowhere needs no hiding.
        found.retain(|figure| system.get(*figure).state != State::Unprinted);
        found.sort_unstable();
        found
    }
}

/// Hidden figures that hang together.
#[derive(Default, PartialEq)]
struct Group {
    figures: Vec<Figure>,
    /// How far below and above itself each could be, in grains.
    room: Vec<(f64, f64)>,
    /// Sums that are kept: places in the group, and how often each is counted, in grains.
    sums: Vec<Vec<(usize, f64)>>,
    /// By how many grains the second could fall, or the first rise, before the first is more than the second.
    limits: Vec<(usize, usize, [f64; 3])>,
}

/// Returns the groups of hidden figures that hang together.
fn groups(system: &System) -> Vec<Group> {
    let mut roots: Vec<usize> = (0..system.len()).collect();
    let hidden = |figure: Figure| system.is_hidden(figure);
    for sum in &system.sums {
        let mut members = sum.iter().map(|(figure, _)| *figure).filter(|figure| hidden(*figure));
        if let Some(first) = members.next() {
            members.for_each(|other| join(&mut roots, first.index(), other.index()));
        }
    }
    for limit in system.limits.iter().filter(|limit| hidden(limit.less) && hidden(limit.more)) {
        join(&mut roots, limit.less.index(), limit.more.index());
    }
    let mut all: BTreeMap<usize, Group> = BTreeMap::new();
    let mut places = vec![0; system.len()];
    for figure in system.all().filter(|figure| hidden(*figure)) {
        let group = all.entry(root(&mut roots, figure.index())).or_default();
        places[figure.index()] = group.figures.len();
        group.figures.push(figure);
        group.room.push(own_room(system, figure));
    }
    for sum in &system.sums {
        let scaled = |(figure, times): &(Figure, i64)| {
            (places[figure.index()], (*times * system.get(*figure).grain) as f64)
        };
        let members: Vec<_> = sum.iter().filter(|(figure, _)| hidden(*figure)).collect();
        let Some((first, _)) = members.first() else { continue };
        let at = root(&mut roots, first.index());
        if let Some(group) = all.get_mut(&at) {
            group.sums.push(members.into_iter().map(scaled).collect());
        }
    }
    for limit in &system.limits {
        add_limit(limit, system, &mut roots, &places, &mut all);
    }
    all.into_values().collect()
}

fn add_limit(
    limit: &Limit,
    system: &System,
    roots: &mut [usize],
    places: &[usize],
    all: &mut BTreeMap<usize, Group>,
) {
    let Limit { less, times_less, more, times_more, beyond } = *limit;
    let value = |figure: Figure| system.get(figure).value as f64;
    let slack = (beyond + times_more * value(more) - times_less * value(less)).max(0.0);
    let grain = |figure: Figure, times: f64| system.get(figure).grain as f64 * times;
    let [grain_less, grain_more] = [grain(less, times_less), grain(more, times_more)];
    let (hides_less, hides_more) = (system.is_hidden(less), system.is_hidden(more));
    let at = root(roots, if hides_less { less.index() } else { more.index() });
    let Some(group) = all.get_mut(&at) else { return };
    match (hides_less, hides_more) {
        (true, true) => {
            let limit = [grain_less, grain_more, slack];
            group.limits.push((places[less.index()], places[more.index()], limit));
        }
        (true, false) => {
            let up = &mut group.room[places[less.index()]].1;
            *up = up.min(slack / grain_less);
        }
        (false, true) => {
            let down = &mut group.room[places[more.index()]].0;
            *down = down.min(slack / grain_more);
        }
        (false, false) => {}
    }
}

fn root(roots: &mut [usize], mut at: usize) -> usize {
    while roots[at] != at {
        roots[at] = roots[roots[at]];
        at = roots[at];
    }
    at
}

fn join(roots: &mut [usize], one: usize, other: usize) {
    let (one, other) = (root(roots, one), root(roots, other));
    roots[one.max(other)] = one.min(other);
}

/// Returns how far below and above itself a figure could be, as far as itself goes, in grains.
fn own_room(system: &System, figure: Figure) -> (f64, f64) {
    let known = system.get(figure);
    let grains = |distance: i64| (distance.max(0) as f64 / known.grain as f64).min(FAR);
    let (least, most) = known.range();
    (grains(known.value.saturating_sub(least)), grains(most.saturating_sub(known.value)))
}

impl Group {
    /// Returns the figures that have but one possible value.
    fn exposed(&self) -> Vec<Figure> {
        let mut known = self.known_at_once();
        if self.sums.is_empty() && self.limits.is_empty() {
            return self.told(&known);
        }
        let problem = Problem::of(self);
        let mut moved = vec![false; self.figures.len()];
        for turn in 0.. {
            let still: Vec<usize> =
                (0..moved.len()).filter(|place| !moved[*place] && !known[*place]).collect();
            match problem.try_all(&still, turn, &mut moved) {
                _ if still.is_empty() => break,
                Came::Further => {}
                Came::Nowhere => {
                    still.iter().for_each(|place| known[*place] = true);
                    break;
                }
                Came::NotAGrain => {
                    for place in still {
                        known[place] = !problem.can_move(place);
                    }
                    break;
                }
            }
        }
        self.told(&known)
    }

    fn told(&self, known: &[bool]) -> Vec<Figure> {
        self.figures.iter().zip(known).filter(|(_, known)| **known).map(|(figure, _)| *figure).collect()
    }

    /// Returns for each figure whether it is known without reckoning: alone in a sum, or without room.
    fn known_at_once(&self) -> Vec<bool> {
        let mut known: Vec<bool> = self.room.iter().map(|(down, up)| down.max(*up) < WHOLE).collect();
        for sum in self.sums.iter().filter(|sum| sum.len() == 1) {
            known[sum[0].0] = true;
        }
        known
    }

    /// Returns the rows: sums that are kept, then how far each figure may go, then which is never more than which.
    fn matrix(&self) -> (CscMatrix<f64>, Vec<f64>) {
        let mut entries: Vec<Vec<(usize, f64)>> = vec![Vec::new(); self.figures.len()];
        let mut limits = vec![0.0; self.sums.len()];
        for (row, sum) in self.sums.iter().enumerate() {
            let largest = sum.iter().map(|(_, times)| times.abs()).fold(1.0, f64::max);
            sum.iter().for_each(|(place, times)| entries[*place].push((row, times / largest)));
        }
        for (place, (down, up)) in self.room.iter().enumerate() {
            entries[place].push((limits.len(), 1.0));
            limits.push(up.min(FAR));
            entries[place].push((limits.len(), -1.0));
            limits.push(down.min(FAR));
        }
        for (less, more, [grain_less, grain_more, slack]) in &self.limits {
            let largest = grain_less.max(*grain_more);
            entries[*less].push((limits.len(), grain_less / largest));
            entries[*more].push((limits.len(), -grain_more / largest));
            limits.push(slack / largest);
        }
        let mut start = vec![0];
        let (mut rows, mut numbers) = (Vec::new(), Vec::new());
        for column in &mut entries {
            column.sort_by_key(|(row, _)| *row);
            rows.extend(column.iter().map(|(row, _)| *row));
            numbers.extend(column.iter().map(|(_, number)| *number));
            start.push(rows.len());
        }
        (CscMatrix::new(limits.len(), self.figures.len(), start, rows, numbers), limits)
    }
}

/// A group as a linear problem: its rows and their limits are the same whatever is wished.
struct Problem {
    columns: usize,
    /// How many of the rows are sums, which are kept.
    sums: usize,
    matrix: CscMatrix<f64>,
    limits: Vec<f64>,
}

/// How far figures came that went in some direction together.
enum Came {
    /// One of them a grain or more.
    Further,
    /// None of them a grain.
    NotAGrain,
    /// None of them at all, neither that way nor the other: each has one value.
    Nowhere,
}

impl Problem {
    fn of(group: &Group) -> Self {
        let (matrix, limits) = group.matrix();
        Self { columns: group.figures.len(), sums: group.sums.len(), matrix, limits }
    }

    /// Moves some figures in some direction at once, then the other way, and marks those that come as far as a grain.
    ///
    /// Where a sum of them all, weighed as if by chance, can be no more and no less than it is, none of them can.
    fn try_all(&self, still: &[usize], turn: u32, moved: &mut [bool]) -> Came {
        let mut wish = vec![0.0; self.columns];
        still.iter().for_each(|place| wish[*place] = gladly(*place as u32, turn));
        let (mut further, mut most) = (false, 0.0f64);
        for direction in [1.0, -1.0] {
            wish.iter_mut().for_each(|wish| *wish *= direction);
            let Some(solution) = self.solve(&wish) else { return Came::NotAGrain };
            most = most.max(wish.iter().zip(&solution).map(|(wish, distance)| wish * distance).sum());
            for place in still.iter().filter(|place| solution[**place].abs() >= WHOLE) {
                moved[*place] = true;
                further = true;
            }
        }
        match () {
            () if further => Came::Further,
            () if most < NOTHING => Came::Nowhere,
            () => Came::NotAGrain,
        }
    }

    /// Tells whether a figure could be another value, up or down.
    fn can_move(&self, place: usize) -> bool {
        [1.0, -1.0].into_iter().any(|direction| {
            let mut wish = vec![0.0; self.columns];
            wish[place] = direction;
            self.solve(&wish).is_some_and(|solution| solution[place].abs() >= WHOLE)
        })
    }

    /// Returns how far each figure can be from itself, in grains, where they go as far as they can where it is wished.
    ///
    /// None where no solution is found: then nothing is taken to be possible.
    fn solve(&self, wish: &[f64]) -> Option<Vec<f64>> {
        let gain: Vec<f64> = wish.iter().map(|wish| -wish).collect();
        let settings = DefaultSettingsBuilder::default().verbose(false).max_threads(1).build().ok()?;
        let nothing = CscMatrix::zeros((self.columns, self.columns));
        let cones = [ZeroConeT(self.sums), NonnegativeConeT(self.limits.len() - self.sums)];
        let mut solver =
            DefaultSolver::new(&nothing, &gain, &self.matrix, &self.limits, &cones, settings).ok()?;
        solver.solve();
        let distances = solver.solution.x.clone();
        distances.iter().all(|distance| distance.is_finite()).then_some(distances)
    }
}

/// Returns in which direction a figure is to go, and how gladly, as if by chance.
fn gladly(place: u32, turn: u32) -> f64 {
    let mixed = (place + 1).wrapping_mul(0x9e37_79b9).wrapping_add(turn.wrapping_mul(0x85eb_ca6b));
    let mixed = (mixed ^ (mixed >> 15)).wrapping_mul(0x2c1b_3c6d);
    let size = 0.5 + f64::from(mixed >> 9) / f64::from(1u32 << 23);
    if mixed & 1 == 0 { size } else { -size }
}
