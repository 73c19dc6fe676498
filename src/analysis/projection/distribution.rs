//! The exact distribution of a sum of independent contributions, each an amount or nothing.
//!
//! Nothing is sampled. Few different sums are kept as a list; many, as a grid of the largest step that all amounts
//! share. Source: Poisson-binomial distribution by direct convolution (see Hong, "On computing the distribution
//! function for the Poisson binomial distribution", 2013).

mod spectrum;

use spectrum::Spectrum;
use std::collections::BTreeMap;
use std::sync::Mutex;

/// How near to a share a cumulative probability is taken to have reached it.
pub(super) const TOLERANCE: f64 = 1e-9;

/// Tails lighter than this are cut off: far below what anybody can see, and each costs work.
const NEGLIGIBLE: f64 = 1e-17;

/// Sums are never told more coarsely than to a tenth of an årsverk.
const COARSEST: i64 = 1_000;

/// A list is kept until it has a tenth as many sums as the grid has places: a place costs so much less than a sum.
const LIST_SHARE: i64 = 10;

/// Tails are cut off where they are at least so large a part: cutting costs work too.
const WORTH_CUTTING: usize = 16;

/// What one contributes: amounts above 0, each with its probability; nothing with what is left of 1.
pub(super) type Contribution = Vec<(i64, f64)>;

/// What is to be added up.
#[derive(Debug, Clone, Default)]
pub(super) struct Contributions {
    certain: i64,
    /// The chances of those who contribute an amount or nothing, by amount.
    single: BTreeMap<i64, Vec<f64>>,
    several: Vec<Contribution>,
    mean: f64,
}

impl Contributions {
    /// Adds an amount that is there with a probability.
    pub fn add(&mut self, amount: i64, chance: f64) {
        if amount <= 0 || chance <= 0.0 {
            return;
        }
        self.mean += amount as f64 * chance;
        if chance >= 1.0 {
            self.certain += amount;
        } else {
            self.single.entry(amount).or_default().push(chance);
        }
    }

    /// Adds what may be one of several amounts.
    pub fn add_one_of(&mut self, mut amounts: Contribution) {
        amounts.retain(|(amount, chance)| *amount > 0 && *chance > 0.0);
        match amounts.as_slice() {
            [] => {}
            [(amount, chance)] => self.add(*amount, *chance),
            _ => {
                self.mean += amounts.iter().map(|(amount, chance)| *amount as f64 * chance).sum::<f64>();
                self.several.push(amounts);
            }
        }
    }

    /// Returns the expected sum.
    pub fn mean(&self) -> f64 {
        self.mean
    }

    /// Returns the distribution of the sum, on the grid of the amounts themselves.
    pub fn distribution(self, room: &mut Room) -> Distribution {
        Distribution::of(self, room)
    }

    /// Returns the distribution of the sum with the amounts on a coarser grid, the coarsest that the work asks for.
    ///
    /// Amounts are rounded so that what is expected of them stays where it was: what one loses, the next gains.
    pub fn distribution_within(self, work: i64, room: &mut Room) -> Distribution {
        let steps = [1, 10, 100, 500, COARSEST];
        match steps.into_iter().find(|step| self.work(*step) <= work) {
            Some(step) if step > self.step() => self.rounded(step).distribution(room),
            Some(_) => self.distribution(room),
            // So much that frequencies may say it sooner than the coarsest grid does, and exactly.
            None if self.several.is_empty() => self.distribution(room),
            None => self.rounded(COARSEST).distribution(room),
        }
    }

    /// Returns about how many additions a distribution takes on a grid.
    fn work(&self, step: i64) -> i64 {
        let number: usize = self.single.values().map(Vec::len).sum::<usize>() + self.several.len();
        let variance: f64 = self
            .single
            .iter()
            .map(|(amount, chances)| {
                (*amount as f64).powi(2) * chances.iter().map(|p| p * (1.0 - p)).sum::<f64>()
            })
            .sum::<f64>()
            + self.several.iter().map(|amounts| variance(amounts)).sum::<f64>();
        let largest = self.single.keys().next_back().copied().unwrap_or_default() as f64;
        let width = (16.0 * variance.sqrt() + largest) / step.max(self.step()) as f64;
        (width * number as f64) as i64
    }

    fn rounded(self, step: i64) -> Self {
        let mut rounded = Self { certain: self.certain, mean: self.mean, ..Self::default() };
        // How much more is expected of those so far than what they were rounded to.
        let mut owed = 0.0;
        let mut next = |amount: i64, chance: f64| {
            let down = amount.div_euclid(step) * step;
            owed += (amount - down) as f64 * chance;
            let more = step as f64 * chance;
            if amount == down || owed < more / 2.0 {
                return down;
            }
            owed -= more;
            down + step
        };
        for (amount, chances) in self.single {
            for chance in chances {
                let part = next(amount, chance);
                if part > 0 {
                    rounded.single.entry(part).or_default().push(chance);
                }
            }
        }
        for amounts in self.several {
            let nearest = |amount: i64| (amount + step / 2).div_euclid(step) * step;
            rounded
                .several
                .push(amounts.into_iter().map(|(amount, chance)| (nearest(amount), chance)).collect());
        }
        rounded
    }

    /// Returns the largest step that all amounts are multiples of.
    fn step(&self) -> i64 {
        let several = self.several.iter().flatten().map(|(amount, _)| *amount);
        self.single.keys().copied().chain(several).fold(0, gcd).max(1)
    }
}

/// Returns the variance of what may be one of several amounts, or nothing.
fn variance(amounts: &[(i64, f64)]) -> f64 {
    let moment = |power: i32| -> f64 {
        amounts.iter().map(|(amount, chance)| (*amount as f64).powi(power) * chance).sum()
    };
    moment(2) - moment(1).powi(2)
}

fn gcd(a: i64, b: i64) -> i64 {
    if b == 0 { a } else { gcd(b, a % b) }
}

/// Room for large sums, used again and again: to ask for it anew each time takes longer than to fill it.
#[derive(Debug, Default)]
pub(super) struct Room(Vec<Vec<f64>>);

impl Room {
    fn lend(&mut self) -> Vec<f64> {
        self.0.pop().unwrap_or_default()
    }

    fn take_back(&mut self, mut lent: Vec<f64>) {
        lent.clear();
        self.0.push(lent);
    }
}

/// Room for as many sums as are added up at a time.
#[derive(Debug, Default)]
pub(super) struct Rooms(Mutex<Vec<Room>>);

/// Room that goes back when it is no longer needed.
pub(super) struct Lent<'r> {
    room: Room,
    rooms: &'r Rooms,
}

impl Rooms {
    /// Lends room for one sum at a time.
    pub fn lend(&self) -> Lent<'_> {
        let free = self.0.lock().ok().and_then(|mut free| free.pop());
        Lent { room: free.unwrap_or_default(), rooms: self }
    }
}

impl std::ops::Deref for Lent<'_> {
    type Target = Room;

    fn deref(&self) -> &Room {
        &self.room
    }
}

impl std::ops::DerefMut for Lent<'_> {
    fn deref_mut(&mut self) -> &mut Room {
        &mut self.room
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        if let Ok(mut free) = self.rooms.0.lock() {
            free.push(std::mem::take(&mut self.room));
        }
    }
}

/// A distribution over amounts.
#[derive(Debug, Clone)]
pub(super) struct Distribution(Form);

/// How a distribution is kept.
#[derive(Debug, Clone)]
enum Form {
    /// By each amount.
    Table(Table),
    /// By frequencies, where there are too many amounts.
    Spectrum(Spectrum),
}

/// The probability of less than an amount, and of less than that less one step after the other.
#[derive(Debug, Clone)]
pub(super) struct Below {
    /// How many steps down it is certain.
    certain: i64,
    /// The probability from there, step by step; after that there is none.
    then: Vec<f64>,
}

impl Below {
    /// Returns the probability of less than the amount less so many steps.
    pub fn after(&self, steps: i64) -> f64 {
        match usize::try_from(steps - self.certain) {
            Ok(place) => self.then.get(place).copied().unwrap_or_default(),
            Err(_) => 1.0,
        }
    }

    /// Returns the steps, from an amount down, that may be neither certain nor impossible over some amounts.
    fn steps(amount: i64, each: i64, (least, most): (i64, i64)) -> (i64, i64) {
        // Certain as long as what is left is above the most there can be; impossible from the least on.
        let certain = ((amount - most - 1).div_euclid(each) + 1).max(0);
        let end = ((amount - least).div_euclid(each) + 1).max(certain);
        (certain, end)
    }
}

/// A distribution by each amount.
#[derive(Debug, Clone)]
struct Table {
    support: Support,
    /// The probability of each amount or less.
    cumulative: Vec<f64>,
}

/// The amounts that a distribution is over, in order.
#[derive(Debug, Clone)]
enum Support {
    Listed(Vec<i64>),
    Grid { start: i64, step: i64 },
}

impl Support {
    fn amount(&self, place: usize) -> i64 {
        match self {
            Support::Listed(amounts) => amounts[place],
            Support::Grid { start, step } => start + step * place as i64,
        }
    }

    /// Returns how many of the amounts are less than one.
    fn below(&self, amount: i64, len: usize) -> usize {
        match self {
            Support::Listed(amounts) => amounts.partition_point(|known| *known < amount),
            Support::Grid { start, step } => {
                let places = (amount - start + step - 1).div_euclid(*step);
                places.clamp(0, len as i64) as usize
            }
        }
    }
}

/// How many of those who may contribute an amount do: from `first` on, the probability of each number.
#[derive(Debug, Clone)]
struct CountOf {
    amount: i64,
    people: i64,
    first: usize,
    mass: Vec<f64>,
    mean: f64,
    variance: f64,
}

impl CountOf {
    fn of(amount: i64, chances: &[f64]) -> Self {
        let (first, mass) = counted(chances);
        Self {
            amount,
            people: chances.len() as i64,
            first,
            mass,
            mean: chances.iter().sum(),
            variance: chances.iter().map(|chance| chance * (1.0 - chance)).sum(),
        }
    }
}

/// From so much work on, frequencies take less.
const MUCH: f64 = 1e7;

/// With less variance than this in the number of people, too many frequencies matter.
const VARIED: f64 = 45.0;

impl Distribution {
    fn of(contributions: Contributions, room: &mut Room) -> Self {
        let step = contributions.step();
        let Contributions { certain, single, several, .. } = contributions;
        let mut counts: Vec<CountOf> =
            single.iter().map(|(amount, chances)| CountOf::of(*amount, chances)).collect();
        let most = if several.is_empty() { most_frequencies(&counts, step) } else { 0 };
        if most > 0
            && let Some(spectrum) = Spectrum::of(certain, step, &counts, most)
        {
            return Self(Form::Spectrum(spectrum));
        }
        // Round amounts first: as long as they share a large step, there are few different sums.
        counts.sort_by_key(|count| {
            (std::cmp::Reverse(gcd(count.amount, 10_000)), std::cmp::Reverse(count.amount))
        });
        let mut sum = Sum::of(certain, step, room);
        for count in counts {
            sum.add_counted(count.amount, count.first, &count.mass);
        }
        for amounts in several {
            sum.add(&amounts);
        }
        Self(Form::Table(sum.finish(room)))
    }

    /// Gives back the room that it takes.
    pub fn leave(self, room: &mut Room) {
        if let Form::Table(table) = self.0 {
            room.take_back(table.cumulative);
        }
    }

    /// Returns the smallest amount of which, with all below it, the probability has reached a share.
    pub fn quantile(&self, share: f64) -> i64 {
        match &self.0 {
            Form::Table(table) => table.quantile(share),
            Form::Spectrum(spectrum) => spectrum.quantile(share),
        }
    }

    /// Returns the probability of less than an amount.
    pub fn below(&self, amount: i64) -> f64 {
        match &self.0 {
            Form::Table(table) => table.below(amount),
            Form::Spectrum(spectrum) => spectrum.below(amount),
        }
    }

    /// Returns the probability of less than an amount, less one step, less two, and so on.
    pub fn below_steps(&self, amount: i64, each: i64) -> Below {
        match &self.0 {
            Form::Table(table) => table.below_steps(amount, each),
            Form::Spectrum(spectrum) => spectrum.below_steps(amount, each),
        }
    }

    /// Returns the expected amount by which the sum falls short of one, counting 0 where it does not.
    pub fn shortfall(&self, amount: i64) -> f64 {
        match &self.0 {
            Form::Table(table) => table.shortfall(amount),
            Form::Spectrum(spectrum) => spectrum.shortfall(amount),
        }
    }
}

/// One frequency is asked about some three hundred times, and each time takes as long as some sixty additions.
const ADDITIONS: f64 = 20_000.0;

/// Returns how many frequencies take less than adding up amount by amount; none where that takes little anyway.
fn most_frequencies(counts: &[CountOf], step: i64) -> usize {
    let variance: f64 = counts.iter().map(|count| (count.amount as f64).powi(2) * count.variance).sum();
    let people: f64 = counts.iter().map(|count| count.variance).sum();
    let taps: usize = counts.iter().map(|count| count.mass.len()).sum();
    let work = 16.0 * variance.sqrt() / step as f64 * taps as f64;
    if people > VARIED && work > MUCH { (work / ADDITIONS) as usize } else { 0 }
}

impl Table {
    fn quantile(&self, share: f64) -> i64 {
        let place = self.cumulative.partition_point(|known| *known < share - TOLERANCE);
        self.support.amount(place.min(self.cumulative.len() - 1))
    }

    fn below(&self, amount: i64) -> f64 {
        match self.support.below(amount, self.cumulative.len()) {
            0 => 0.0,
            all if all == self.cumulative.len() => 1.0,
            some => self.cumulative[some - 1].clamp(0.0, 1.0),
        }
    }

    fn below_steps(&self, amount: i64, each: i64) -> Below {
        let ends = (self.support.amount(0), self.support.amount(self.cumulative.len() - 1));
        let (certain, end) = Below::steps(amount, each, ends);
        Below { certain, then: (certain..end).map(|steps| self.below(amount - steps * each)).collect() }
    }

    fn shortfall(&self, amount: i64) -> f64 {
        // From each amount to the next, and from the last to the one asked for, all that is below is short.
        let below = self.support.below(amount, self.cumulative.len());
        let next = |place: usize| if place + 1 < below { self.support.amount(place + 1) } else { amount };
        let short = self.cumulative[..below]
            .iter()
            .enumerate()
            .map(|(place, probability)| (next(place) - self.support.amount(place)) as f64 * probability);
        short.sum()
    }
}

/// A sum that contributions are being added to.
struct Sum {
    support: Support,
    mass: Vec<f64>,
    /// Room for the next sum, kept so that it need not be asked for anew.
    spare: Vec<f64>,
    step: i64,
}

impl Sum {
    fn of(certain: i64, step: i64, room: &mut Room) -> Self {
        let (mut mass, spare) = (room.lend(), room.lend());
        mass.push(1.0);
        Self { support: Support::Listed(vec![certain]), mass, spare, step }
    }

    /// Adds an amount as many times as events happen, of which at least `first` do.
    fn add_counted(&mut self, amount: i64, first: usize, mass: &[f64]) {
        let shifts: Vec<(i64, f64)> =
            mass.iter().enumerate().map(|(place, mass)| ((first + place) as i64 * amount, *mass)).collect();
        self.shift(&shifts);
    }

    /// Adds one of several amounts, or nothing.
    fn add(&mut self, amounts: &[(i64, f64)]) {
        let nothing = 1.0 - amounts.iter().map(|(_, chance)| chance).sum::<f64>();
        let mut shifts = vec![(0, nothing.max(0.0))];
        shifts.extend_from_slice(amounts);
        shifts.sort_by_key(|(amount, _)| *amount);
        self.shift(&shifts);
    }

    /// Adds one of some amounts, in order, of which one is certain to be.
    fn shift(&mut self, shifts: &[(i64, f64)]) {
        self.spread_out(shifts);
        match &mut self.support {
            Support::Listed(amounts) => {
                let (sums, mass) = shifted_list(amounts, &self.mass, shifts);
                *amounts = sums;
                self.mass.clear();
                self.mass.extend_from_slice(&mass);
            }
            Support::Grid { start, step } => {
                let (first, last) = (shifts[0].0, shifts[shifts.len() - 1].0);
                self.spare.clear();
                self.spare.extend(self.mass.iter().map(|known| known * shifts[0].1));
                self.spare.resize(self.mass.len() + ((last - first) / *step) as usize, 0.0);
                for (amount, chance) in &shifts[1..] {
                    let from = ((amount - first) / *step) as usize;
                    for (sum, known) in self.spare[from..].iter_mut().zip(&self.mass) {
                        *sum += known * chance;
                    }
                }
                *start += first;
                std::mem::swap(&mut self.mass, &mut self.spare);
            }
        }
        self.cut();
    }

    /// Goes from a list to a grid where a list would soon be the longer of the two.
    fn spread_out(&mut self, shifts: &[(i64, f64)]) {
        let Support::Listed(amounts) = &self.support else { return };
        let (first, last) = (amounts[0], amounts[amounts.len() - 1]);
        let places = (last - first + shifts[shifts.len() - 1].0 - shifts[0].0) / self.step + 1;
        let sums = amounts.len() as i64 * shifts.len() as i64;
        if sums < 64 || sums * LIST_SHARE < places {
            return;
        }
        self.spare.clear();
        self.spare.resize(((last - first) / self.step) as usize + 1, 0.0);
        for (amount, known) in amounts.iter().zip(&self.mass) {
            self.spare[((amount - first) / self.step) as usize] = *known;
        }
        std::mem::swap(&mut self.mass, &mut self.spare);
        self.support = Support::Grid { start: first, step: self.step };
    }

    /// Cuts off tails that are too light to matter.
    fn cut(&mut self) {
        let (first, last) = kept(&self.mass);
        if (first + self.mass.len() - last) * WORTH_CUTTING < self.mass.len().max(1) {
            return;
        }
        self.mass.truncate(last);
        self.mass.drain(..first);
        match &mut self.support {
            Support::Listed(amounts) => {
                amounts.truncate(last);
                amounts.drain(..first);
            }
            Support::Grid { start, step } => *start += *step * first as i64,
        }
    }

    fn finish(mut self, room: &mut Room) -> Table {
        let mut sum = 0.0;
        for mass in &mut self.mass {
            sum += *mass;
            *mass = sum;
        }
        room.take_back(self.spare);
        Table { cumulative: self.mass, support: self.support }
    }
}

/// Returns the sums of a list and each of some shifts, in order, each sum once.
fn shifted_list(amounts: &[i64], mass: &[f64], shifts: &[(i64, f64)]) -> (Vec<i64>, Vec<f64>) {
    let shifted = |(shift, chance): &(i64, f64)| -> (Vec<i64>, Vec<f64>) {
        (
            amounts.iter().map(|amount| amount + shift).collect(),
            mass.iter().map(|known| known * chance).collect(),
        )
    };
    let mut sums = shifted(&shifts[0]);
    for shift in &shifts[1..] {
        sums = merged(&sums, &shifted(shift));
    }
    sums
}

/// Returns two lists as one, in order, with each amount once.
fn merged(a: &(Vec<i64>, Vec<f64>), b: &(Vec<i64>, Vec<f64>)) -> (Vec<i64>, Vec<f64>) {
    let length = a.0.len() + b.0.len();
    let (mut amounts, mut mass) = (Vec::with_capacity(length), Vec::with_capacity(length));
    let (mut i, mut j) = (0, 0);
    while i < a.0.len() && j < b.0.len() {
        let (one, other) = (a.0[i], b.0[j]);
        let (from_one, from_other) = (one <= other, other <= one);
        amounts.push(one.min(other));
        mass.push(if from_one { a.1[i] } else { 0.0 } + if from_other { b.1[j] } else { 0.0 });
        i += usize::from(from_one);
        j += usize::from(from_other);
    }
    amounts.extend_from_slice(&a.0[i..]);
    mass.extend_from_slice(&a.1[i..]);
    amounts.extend_from_slice(&b.0[j..]);
    mass.extend_from_slice(&b.1[j..]);
    (amounts, mass)
}

/// Returns the places of a distribution that are kept, from one to just before another.
pub(super) fn kept(mass: &[f64]) -> (usize, usize) {
    let light = |masses: &mut dyn Iterator<Item = &f64>| {
        let mut sum = 0.0;
        masses
            .take_while(|mass| {
                sum += **mass;
                sum < NEGLIGIBLE
            })
            .count()
    };
    let first = light(&mut mass.iter());
    let last = mass.len() - light(&mut mass.iter().rev());
    if first >= last { (0, mass.len()) } else { (first, last) }
}

/// Returns how many of some independent events happen: the least number, and the probability of each from there.
pub(super) fn counted(chances: &[f64]) -> (usize, Vec<f64>) {
    let (mut first, mut mass) = (0, vec![1.0]);
    for chance in chances {
        mass.push(0.0);
        for place in (1..mass.len()).rev() {
            mass[place] = mass[place] * (1.0 - chance) + mass[place - 1] * chance;
        }
        mass[0] *= 1.0 - chance;
        let (from, to) = kept(&mass);
        mass.truncate(to);
        mass.drain(..from);
        first += from;
    }
    (first, mass)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Ten people at 5.2 %, five at 12 %, three at 40.7 %: how many leave.
    fn leavers() -> Distribution {
        let mut all = Contributions::default();
        for (number, chance) in [(10, 0.052), (5, 0.12), (3, 0.407)] {
            (0..number).for_each(|_| all.add(1, chance));
        }
        assert!((all.mean() - 2.341).abs() < 1e-12);
        all.distribution(&mut Room::default())
    }

    fn mass(distribution: &Distribution, amount: i64) -> f64 {
        distribution.below(amount + 1) - distribution.below(amount)
    }

    #[test]
    fn eighteen_people_leave_as_reckoned_elsewhere() {
        let known = [0.06451502, 0.21221333, 0.29946766, 0.24084799, 0.12449650, 0.04441994];
        let distribution = leavers();
        for (number, probability) in (0..).zip(known) {
            assert!((mass(&distribution, number) - probability).abs() < 5e-9, "{number}");
        }
        let square = |place: i32| (f64::from(place) - 2.341).powi(2) * mass(&distribution, place.into());
        let variance: f64 = (0..19).map(square).sum();
        assert!((variance - 1.745013).abs() < 1e-9);
    }

    #[test]
    fn the_smallest_amount_that_reaches_a_share_is_its_quantile() {
        let distribution = leavers();
        // 0.0645 of nobody, 0.2767 of at most one, 0.5762 of at most two, …, 0.9415 of at most four.
        assert_eq!([0.1, 0.5, 0.9].map(|share| distribution.quantile(share)), [1, 2, 4]);
        // A share within a billionth of what is there has been reached.
        let nobody = distribution.below(1);
        assert_eq!([5e-10, 2e-9].map(|more| distribution.quantile(nobody + more)), [0, 1]);
    }

    #[test]
    fn what_is_short_is_counted_whether_or_not_it_is() {
        let mut one = Contributions::default();
        one.add(6_055, 0.9);
        let distribution = one.distribution(&mut Room::default());
        // Of 1.25 årsverk, 0.6445 are short with 90 %, and all with 10 %.
        assert!((distribution.shortfall(12_500) - (6_445.0 * 0.9 + 12_500.0 * 0.1)).abs() < 1e-9);
        assert_eq!((distribution.below(0), distribution.below(6_055 + 1)), (0.0, 1.0));
        assert!((distribution.below(6_055) - 0.1).abs() < 1e-12);
    }

    #[test]
    fn a_list_and_a_grid_say_the_same() {
        let amounts = [10_000, 8_028, 7_500, 5_352, 8_028, 6_055, 9_999, 3_550, 2_817, 7_042, 5_000, 5_634];
        let mut all = Contributions::default();
        amounts.iter().zip(1..).for_each(|(amount, n)| all.add(*amount, f64::from(n) / 13.0));
        let distribution = all.distribution(&mut Room::default());
        let every: BTreeMap<i64, f64> =
            (0..1u32 << amounts.len()).fold(BTreeMap::new(), |mut sums, chosen| {
                let (mut sum, mut probability) = (0, 1.0);
                for (place, amount) in amounts.iter().enumerate() {
                    let chance = (place + 1) as f64 / 13.0;
                    let is_there = chosen >> place & 1 == 1;
                    sum += if is_there { *amount } else { 0 };
                    probability *= if is_there { chance } else { 1.0 - chance };
                }
                *sums.entry(sum).or_default() += probability;
                sums
            });
        let mut below = 0.0;
        for (amount, probability) in every {
            assert!((distribution.below(amount) - below).abs() < 1e-12, "{amount}");
            below += probability;
        }
    }

    #[test]
    fn a_coarser_grid_keeps_the_middle_where_it_was() {
        let mut all = Contributions::default();
        (0..400).for_each(|n| all.add(5_003 + n * 7, 0.8));
        let (exact, coarse) = (
            all.clone().distribution(&mut Room::default()),
            all.distribution_within(2_000_000, &mut Room::default()),
        );
        let Form::Table(table) = &coarse.0 else { panic!("{coarse:?}") };
        assert!(matches!(table.support, Support::Grid { step, .. } if step > 1));
        for share in [0.1, 0.5, 0.9] {
            assert!((exact.quantile(share) - coarse.quantile(share)).abs() < 1_000, "{share}");
        }
    }

    #[test]
    fn a_coarser_grid_keeps_the_middle_of_those_who_leave_unlike_each_other() {
        // Whether amounts go up or down must not depend on who leaves.
        let mut all = Contributions::default();
        (0..2_000).for_each(|n| all.add([5_000, 7_100, 8_000][n % 3], [0.9, 0.2][n % 2]));
        let expected = all.mean();
        let coarse = all.distribution_within(1, &mut Room::default());
        assert!((coarse.quantile(0.5) as f64 - expected).abs() <= 10_000.0, "{}", coarse.quantile(0.5));
    }

    #[test]
    fn frequencies_say_what_each_amount_does() {
        let amounts = [10_000, 8_028, 7_500, 5_352, 6_055, 3_550, 2_817];
        let mut all = Contributions::default();
        all.add(10_000, 1.0);
        (0..700).for_each(|n| all.add(amounts[n % amounts.len()], 0.3 + (n % 60) as f64 / 100.0));
        let counts: Vec<CountOf> =
            all.single.iter().map(|(amount, chances)| CountOf::of(*amount, chances)).collect();
        let spectrum = Spectrum::of(all.certain, 1, &counts, usize::MAX - 1).unwrap();
        let mut sum = Sum::of(all.certain, 1, &mut Room::default());
        counts.iter().for_each(|count| sum.add_counted(count.amount, count.first, &count.mass));
        let table = sum.finish(&mut Room::default());
        for share in [0.001, 0.1, 0.5, 0.8, 0.9] {
            assert_eq!(spectrum.quantile(share), table.quantile(share), "{share}");
        }
        let mean = all.mean as i64;
        for amount in [-100_000, -33_333, -1, 0, 1, 7, 50_001, 120_000].map(|away| mean + away) {
            assert!((spectrum.below(amount) - table.below(amount)).abs() < 1e-11, "{amount}");
            let short = spectrum.shortfall(amount) - table.shortfall(amount);
            assert!(short.abs() < 1e-6, "{amount}: {short}");
        }
        let (fast, slow) =
            (spectrum.below_steps(mean + 200_001, 7_431), table.below_steps(mean + 200_001, 7_431));
        for steps in 0..100 {
            assert!((fast.after(steps) - slow.after(steps)).abs() < 1e-11, "{steps}");
            assert_eq!(slow.after(steps), table.below(mean + 200_001 - steps * 7_431), "{steps}");
        }
        assert_eq!((spectrum.below(0), spectrum.below(i64::MAX / 2)), (0.0, 1.0));
        assert_eq!(spectrum.shortfall(0), 0.0);
        let far = 100_000_000;
        assert!((spectrum.shortfall(far) - (far as f64 - all.mean)).abs() < 1e-4);
    }
}
