//! How many of some independent events happen.

/// Tails lighter than this are cut off: far below what anybody can see, and each costs work.
const NEGLIGIBLE: f64 = 1e-17;

/// How many of those who may contribute an amount do: from `first` on, the probability of each number.
#[derive(Debug, Clone)]
pub(super) struct CountOf {
    pub(super) amount: i64,
    pub(super) people: i64,
    pub(super) first: usize,
    pub(super) mass: Vec<f64>,
    pub(super) mean: f64,
    pub(super) variance: f64,
}

impl CountOf {
    pub(super) fn of(amount: i64, chances: &[f64]) -> Self {
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

/// Returns the places of a distribution that are kept, from one to just before another.
pub(in crate::analysis::projection) fn kept(mass: &[f64]) -> (usize, usize) {
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
pub(in crate::analysis::projection) fn counted(chances: &[f64]) -> (usize, Vec<f64>) {
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
