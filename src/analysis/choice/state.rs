//! A problem laid out flat, and a choice being made of it.

use super::Row;
use super::reduce::Reduced;
use super::worth::Scale;

/// How finely the parts of views are counted.
pub(super) const FINE: i64 = 1_000_000_000;

/// A further bound on how much of a row is reached: no more than a base and what each option that is taken adds.
pub(super) struct View {
    /// The row, which is worth something.
    pub row: usize,
    /// The base, in parts of what is wanted, [`FINE`] to the whole.
    pub base: i64,
    /// What each option adds that does, counted alike.
    pub parts: Vec<(u32, i64)>,
}

impl View {
    /// Returns a bound on a row: a base and what options add, in parts of what is wanted; rounded up.
    pub fn of(row: usize, base: f64, parts: impl IntoIterator<Item = (u32, f64)>) -> Self {
        let fine = |part: f64| (part * FINE as f64).ceil() as i64;
        let parts = parts.into_iter().map(|(option, part)| (option, fine(part)));
        Self { row, base: fine(base), parts: parts.filter(|(_, part)| *part != 0).collect() }
    }
}

/// What the dearest option's cost takes from value.
const DEAREST: f64 = 5e-6;

/// A part of a problem, with options numbered through.
pub(super) struct Flat {
    /// The rows.
    pub rows: Vec<Row>,
    /// Of each row, what an amount is divided by so that prices are of the same size.
    pub unit: Vec<f64>,
    /// The first option of each class, and one beyond the last.
    pub first: Vec<usize>,
    /// How many groups each class has.
    pub members: Vec<u32>,
    /// The class of each option.
    pub class: Vec<u32>,
    /// What each option costs.
    pub cost: Vec<u32>,
    /// What one of cost takes from value: so little that it only tells choices of the same value apart.
    pub per_cost: f64,
    /// The first effect of each option, and one beyond the last.
    pub start: Vec<usize>,
    /// The largest change of each row, up or down.
    pub largest: Vec<i64>,
    /// Row and change of each effect.
    pub effects: Vec<(u32, i64)>,
    /// Price and change of each effect, the change divided by the row's unit; those of views come after those of rows.
    scaled: Vec<(u32, f64)>,
    /// The first of these of each option, and one beyond the last.
    scaled_start: Vec<usize>,
    /// Further bounds on how much is reached of rows; their prices come after those of the rows.
    pub views: Vec<View>,
    /// What one more is worth of each row, where that is whole in the units of the scale.
    each: Vec<Option<i128>>,
    /// The options that raise each row.
    pub raisers: Vec<Vec<u32>>,
    /// The options that lower each row.
    pub lowerers: Vec<Vec<u32>>,
    /// What values are counted in.
    pub scale: Scale,
}

impl Flat {
    /// Lays out a part.
    pub fn of(part: &Reduced, scale: &Scale) -> Self {
        let mut flat = Self {
            rows: part.rows.clone(),
            unit: vec![1.0; part.rows.len()],
            first: vec![0],
            members: Vec::new(),
            class: Vec::new(),
            cost: Vec::new(),
            per_cost: 0.0,
            start: vec![0],
            effects: Vec::new(),
            largest: vec![1; part.rows.len()],
            scaled: Vec::new(),
            scaled_start: vec![0],
            views: Vec::new(),
            each: part.rows.iter().map(|row| scale.each(row)).collect(),
            raisers: vec![Vec::new(); part.rows.len()],
            lowerers: vec![Vec::new(); part.rows.len()],
            scale: *scale,
        };
        for (class, group) in (0u32..).zip(&part.classes) {
            for option in &group.options {
                let number = flat.cost.len() as u32;
                flat.class.push(class);
                flat.cost.push(option.cost);
                flat.effects.extend(&option.effect);
                flat.start.push(flat.effects.len());
                for (row, change) in &option.effect {
                    let of_row = if *change > 0 { &mut flat.raisers } else { &mut flat.lowerers };
                    of_row[*row as usize].push(number);
                }
            }
            flat.first.push(flat.cost.len());
            flat.members.push(group.members.len() as u32);
        }
        let dearest = flat.cost.iter().copied().max().unwrap_or(0);
        flat.per_cost = DEAREST / f64::from(dearest.max(1));
        flat.measure();
        flat
    }

    /// Chooses for each row what its amounts are divided by.
    fn measure(&mut self) {
        for (row, change) in &self.effects {
            let largest = &mut self.largest[*row as usize];
            *largest = (*largest).max(change.abs());
        }
        for (at, row) in self.rows.iter().enumerate() {
            self.unit[at] = if row.worth > 0 { row.wanted.max(1) as f64 } else { self.largest[at] as f64 };
        }
        self.lay_out();
        self.cap();
    }

    /// Lays out the effects for the prices of rows.
    ///
    /// What one option does beyond what is wanted is worth nothing: a bound that caps it is lower. Where others take from
    /// the same row, that holds of a view only.
    fn lay_out(&mut self) {
        let falls = self.falling();
        for option in 0..self.options() {
            for at in self.start[option]..self.start[option + 1] {
                let (row, change) = self.effects[at];
                let place = row as usize;
                let of = &self.rows[place];
                let is_capped = of.worth > 0 && !falls[place];
                let change = if is_capped { change.min(of.wanted) } else { change };
                self.scaled.push((row, change as f64 / self.unit[place]));
            }
            self.scaled_start.push(self.scaled.len());
        }
    }

    /// Tells of each row whether some option takes from it.
    pub fn falling(&self) -> Vec<bool> {
        let mut falls = vec![false; self.rows.len()];
        for (row, change) in &self.effects {
            falls[*row as usize] |= *change < 0;
        }
        falls
    }

    /// Adds views that cap what one option does to rows that others take from.
    fn cap(&mut self) {
        let falls = self.falling();
        let exceeds = |row: usize| self.largest[row] > self.rows[row].wanted && self.rows[row].worth > 0;
        let capped: Vec<usize> = (0..self.rows.len()).filter(|row| falls[*row] && exceeds(*row)).collect();
        let view = |row: usize| {
            let wanted = self.rows[row].wanted;
            let all = (0..self.options()).flat_map(|option| {
                let own = self.effect(option).iter().filter(move |(known, _)| *known as usize == row);
                own.map(move |(_, change)| (option as u32, (*change).clamp(0, wanted) as f64 / wanted as f64))
            });
            View::of(row, 0.0, all)
        };
        let views = capped.into_iter().map(view).collect();
        self.see(views);
    }

    /// Takes in further bounds.
    pub fn see(&mut self, views: Vec<View>) {
        if views.is_empty() {
            return;
        }
        let first = self.prices();
        let mut seen: Vec<Vec<(u32, f64)>> = vec![Vec::new(); self.options()];
        for (price, view) in (first as u32..).zip(&views) {
            for (option, part) in &view.parts {
                seen[*option as usize].push((price, *part as f64 / FINE as f64));
            }
        }
        let mut scaled = Vec::with_capacity(self.scaled.len());
        let mut start = vec![0];
        for (option, seen) in seen.into_iter().enumerate() {
            scaled.extend(self.scaled(option));
            scaled.extend(seen);
            start.push(scaled.len());
        }
        (self.scaled, self.scaled_start) = (scaled, start);
        self.views.extend(views);
    }

    /// Returns how many numbers prices are multiplied with.
    pub fn scaled_len(&self) -> usize {
        self.scaled.len()
    }

    /// Returns how many prices there are.
    pub fn prices(&self) -> usize {
        self.rows.len() + self.views.len()
    }

    /// Returns how many classes there are.
    pub fn classes(&self) -> usize {
        self.members.len()
    }

    /// Returns how many options there are.
    pub fn options(&self) -> usize {
        self.cost.len()
    }

    /// Returns the options of a class.
    pub fn of_class(&self, class: usize) -> std::ops::Range<usize> {
        self.first[class]..self.first[class + 1]
    }

    /// Returns what an option changes, each change divided by the row's unit.
    pub fn scaled(&self, option: usize) -> &[(u32, f64)] {
        &self.scaled[self.scaled_start[option]..self.scaled_start[option + 1]]
    }

    /// Returns what it is worth that a row has risen so far.
    fn worth(&self, row: usize, rise: i64) -> i128 {
        match self.each[row] {
            Some(each) => each * i128::from(rise.clamp(0, self.rows[row].wanted)),
            None => self.scale.worth(&self.rows[row], rise),
        }
    }

    /// Returns what an option changes.
    pub fn effect(&self, option: usize) -> &[(u32, i64)] {
        &self.effects[self.start[option]..self.start[option + 1]]
    }
}

/// A choice that is being made: how many groups of each class take which option, and what comes of it.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct State {
    /// How many take each option.
    pub taken: Vec<u32>,
    /// How many groups of each class take none.
    pub free: Vec<u32>,
    /// By how much each row has risen.
    pub rise: Vec<i64>,
    /// How much each view leaves to be reached, in parts of what is wanted, [`FINE`] to the whole.
    pub seen: Vec<i64>,
    /// The value so far, in the units of the scale.
    pub value: i128,
    /// The cost so far.
    pub cost: u64,
}

impl State {
    /// Returns the choice in which nobody takes anything.
    pub fn nothing(flat: &Flat) -> Self {
        Self {
            taken: vec![0; flat.options()],
            free: flat.members.clone(),
            rise: vec![0; flat.rows.len()],
            seen: flat.views.iter().map(|view| view.base).collect(),
            value: 0,
            cost: 0,
        }
    }

    /// Lets one more group take an option.
    pub fn take(&mut self, flat: &Flat, option: usize) {
        self.change(flat, option, 1);
        self.taken[option] += 1;
        self.free[flat.class[option] as usize] -= 1;
        self.cost += u64::from(flat.cost[option]);
    }

    /// Lets one group fewer take an option.
    pub fn leave(&mut self, flat: &Flat, option: usize) {
        self.change(flat, option, -1);
        self.taken[option] -= 1;
        self.free[flat.class[option] as usize] += 1;
        self.cost -= u64::from(flat.cost[option]);
    }

    fn change(&mut self, flat: &Flat, option: usize, sign: i64) {
        for (row, change) in flat.effect(option) {
            let at = *row as usize;
            let rise = self.rise[at] + sign * change;
            if flat.rows[at].worth > 0 {
                self.value += flat.worth(at, rise) - flat.worth(at, self.rise[at]);
            }
            self.rise[at] = rise;
        }
        for (price, part) in
            flat.scaled(option).iter().filter(|(price, _)| *price as usize >= flat.rows.len())
        {
            self.seen[*price as usize - flat.rows.len()] += sign * (part * FINE as f64).round() as i64;
        }
    }

    /// Returns the same choice where there are further views.
    pub fn seeing(&self, flat: &Flat) -> Self {
        let mut state = Self::nothing(flat);
        for (option, groups) in self.taken.iter().enumerate() {
            (0..*groups).for_each(|_| state.take(flat, option));
        }
        state
    }

    /// Tells whether one more group can take an option without a row falling so far that nothing could raise it again.
    pub fn has_room(&self, flat: &Flat, option: usize) -> bool {
        flat.effect(option).iter().all(|(row, change)| {
            let at = *row as usize;
            *change > 0 || !flat.raisers[at].is_empty() || self.rise[at] + change >= -flat.rows[at].slack
        })
    }

    /// Tells whether no row has fallen too far.
    pub fn is_allowed(&self, flat: &Flat) -> bool {
        self.rise.iter().zip(&flat.rows).all(|(rise, row)| *rise >= -row.slack)
    }

    /// Tells whether a row that an option touches has fallen too far.
    pub fn breaks(&self, flat: &Flat, option: usize) -> Option<usize> {
        let rows = flat.effect(option).iter().map(|(row, _)| *row as usize);
        rows.into_iter().find(|row| self.rise[*row] < -flat.rows[*row].slack)
    }

    /// Tells whether this is worth more than another, or as much at a lower cost.
    pub fn is_better(&self, other: &Self) -> bool {
        (self.value, other.cost) > (other.value, self.cost)
    }
}
