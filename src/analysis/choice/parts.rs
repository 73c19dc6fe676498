//! Divides a problem into parts that have no row in common.

use super::reduce::Reduced;

/// Returns the parts, in the order of their first classes; rows keep their numbers.
pub(super) fn parts(problem: &Reduced) -> Vec<Reduced> {
    let mut above: Vec<usize> = (0..problem.rows.len()).collect();
    for class in &problem.classes {
        let mut rows = class.options.iter().flat_map(|option| &option.effect).map(|(row, _)| *row as usize);
        let Some(first) = rows.next() else { continue };
        for row in rows {
            let (a, b) = (top(&mut above, first), top(&mut above, row));
            above[a.max(b)] = a.min(b);
        }
    }
    let mut parts: Vec<(usize, Reduced)> = Vec::new();
    for class in &problem.classes {
        let Some((row, _)) = class.options.iter().flat_map(|option| &option.effect).next() else { continue };
        let of = top(&mut above, *row as usize);
        match parts.iter_mut().find(|(known, _)| *known == of) {
            Some((_, part)) => part.classes.push(class.clone()),
            None => parts.push((of, Reduced { rows: problem.rows.clone(), classes: vec![class.clone()] })),
        }
    }
    parts.into_iter().map(|(_, part)| part.without_idle_rows()).collect()
}

fn top(above: &mut [usize], row: usize) -> usize {
    let mut at = row;
    while above[at] != at {
        above[at] = above[above[at]];
        at = above[at];
    }
    at
}

impl Reduced {
    /// Leaves out the rows that no option touches.
    fn without_idle_rows(mut self) -> Self {
        let mut places = vec![u32::MAX; self.rows.len()];
        let mut rows = Vec::new();
        let options = self.classes.iter_mut().flat_map(|class| &mut class.options);
        for (row, _) in options.flat_map(|option| &mut option.effect) {
            let place = &mut places[*row as usize];
            if *place == u32::MAX {
                *place = rows.len() as u32;
                rows.push(self.rows[*row as usize]);
            }
            *row = *place;
        }
        self.rows = rows;
        for option in self.classes.iter_mut().flat_map(|class| &mut class.options) {
            option.effect.sort_unstable();
        }
        self
    }
}
