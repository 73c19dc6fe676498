//! A problem laid out flat, and a choice being made of it.

use super::Row;
use super::reduce::Reduced;
use super::worth::Scale;

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
    /// Price and change of each effect, the change divided by the row's unit; some have a second price for being capped.
    scaled: Vec<(u32, f64)>,
    /// The first of these of each option, and one beyond the last.
    scaled_start: Vec<usize>,
    /// The second price of each row that has one; these come after those of the rows.
    pub second: Vec<Option<u32>>,
    /// How many prices there are.
    pub prices: usize,
    /// What one more is worth of each row, where that is whole in the units of the scale.
    each: Vec<Option<i128>>,
    /// The options that raise each row.
    pub raisers: Vec<Vec<u32>>,
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
            second: vec![None; part.rows.len()],
            prices: part.rows.len(),
            each: part.rows.iter().map(|row| scale.each(row)).collect(),
            raisers: vec![Vec::new(); part.rows.len()],
            scale: *scale,
        };
        for (class, group) in (0u32..).zip(&part.classes) {
            for option in &group.options {
                let number = flat.cost.len() as u32;
                flat.class.push(class);
                flat.cost.push(option.cost);
                flat.effects.extend(&option.effect);
                flat.start.push(flat.effects.len());
                let raised = option.effect.iter().filter(|(_, change)| *change > 0);
                raised.for_each(|(row, _)| flat.raisers[*row as usize].push(number));
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
        self.cap();
    }

    /// Lays out the effects for prices.
    ///
    /// What one option does beyond what is wanted is worth nothing: a bound that caps it is lower. Where others take from
    /// the same row, both hold, and each has a price.
    fn cap(&mut self) {
        let mut falls = vec![false; self.rows.len()];
        let mut exceeds = vec![false; self.rows.len()];
        for (row, change) in &self.effects {
            let of = &self.rows[*row as usize];
            falls[*row as usize] |= *change < 0;
            exceeds[*row as usize] |= of.worth > 0 && *change > of.wanted;
        }
        for row in (0..self.rows.len()).filter(|row| falls[*row] && exceeds[*row]) {
            self.second[row] = Some(self.prices as u32);
            self.prices += 1;
        }
        for option in 0..self.options() {
            for at in self.start[option]..self.start[option + 1] {
                let (row, change) = self.effects[at];
                let place = row as usize;
                let of = &self.rows[place];
                let capped = if of.worth > 0 { change.min(of.wanted) } else { change };
                let own = if falls[place] { change } else { capped };
                self.scaled.push((row, own as f64 / self.unit[place]));
                if let Some(price) = self.second[place].filter(|_| change > 0) {
                    self.scaled.push((price, capped as f64 / self.unit[place]));
                }
            }
            self.scaled_start.push(self.scaled.len());
        }
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
