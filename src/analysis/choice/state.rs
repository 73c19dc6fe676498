//! A problem laid out flat, and a choice being made of it.

use super::Row;
use super::reduce::Reduced;
use super::worth::Scale;

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
    /// The first effect of each option, and one beyond the last.
    pub start: Vec<usize>,
    /// Row and change of each effect.
    pub effects: Vec<(u32, i64)>,
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
            start: vec![0],
            effects: Vec::new(),
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
        flat.measure();
        flat
    }

    /// Chooses for each row what its amounts are divided by.
    fn measure(&mut self) {
        let mut largest = vec![1i64; self.rows.len()];
        for (row, change) in &self.effects {
            largest[*row as usize] = largest[*row as usize].max(change.abs());
        }
        for (at, row) in self.rows.iter().enumerate() {
            self.unit[at] = if row.worth > 0 { row.wanted.max(1) as f64 } else { largest[at] as f64 };
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
                self.value +=
                    flat.scale.worth(&flat.rows[at], rise) - flat.scale.worth(&flat.rows[at], self.rise[at]);
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
