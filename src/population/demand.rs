//! How many people there are of the ages asked for, year by year: the demand index.

use super::alternative;
use super::group::{self, Group, cover};
use super::region::{self, Unfound};
use super::table::{Figure, Population};
use super::vocabulary::Sex;
use crate::finding::{Code, Finding, quotable};
use crate::model::amount::Decimal;
use crate::model::outlook::{Ages, DemandIndex, PopulationAsked};
use crate::origin::Origin;
use std::collections::{BTreeMap, BTreeSet};
use std::ops::RangeInclusive;

impl Population {
    /// Returns how many people there are in the years asked for, and in the nearest of the file's years on either side
    /// where it lacks the first or the last: between its years, an index is linear.
    ///
    /// # Errors
    /// Everything that is wrong with what is asked for, or else with the figures that it needs.
    pub fn demand(
        &self,
        asked: &PopulationAsked,
        years: RangeInclusive<i16>,
    ) -> Result<DemandIndex, Vec<Finding>> {
        let question = Question { table: self, asked, first: *years.start(), last: *years.end() };
        let selection = question.selection()?;
        question.index(&selection)
    }
}

/// A table, and what is asked of it.
struct Question<'a> {
    table: &'a Population,
    asked: &'a PopulationAsked,
    first: i16,
    last: i16,
}

/// Figures of one region and alternative: by year, age and sex; one each, unless the file has something twice.
struct Selection<'a> {
    years: BTreeMap<i16, Year<'a>>,
    /// The ways in which figures of each sex make up everybody, the surest first.
    ways: &'static [&'static [Sex]],
}

type Year<'a> = BTreeMap<Group, BTreeMap<Sex, Vec<&'a Figure>>>;

/// The sum of a year.
enum Sum {
    People(i64),
    /// Figures that it needs are missing; the first line of one that says so.
    Missing(Option<u32>),
    /// A figure that it needs stands twice.
    Twice(Option<u32>, Option<u32>),
}

impl<'a> Question<'a> {
    /// Returns the figures of the region and the alternative in the years that are needed.
    fn selection(&self) -> Result<Selection<'a>, Vec<Finding>> {
        let (region, alternative) = (self.region(), self.alternative());
        // Where one of them is not known, the rest is held against the whole file.
        let is_asked = |figure: &&Figure| {
            region.as_ref().map_or(true, |region| figure.region as usize == *region)
                && alternative
                    .as_ref()
                    .map_or(true, |alternative| figure.alternative as usize == *alternative)
        };
        let figures: Vec<&Figure> = self.table.figures.iter().filter(is_asked).collect();
        let years = self.years(&figures);
        let ages = self.ages(&figures);
        let faults: Vec<Finding> =
            [region.err(), ages.err(), alternative.err()].into_iter().flatten().collect();
        match years {
            Ok(needed) if faults.is_empty() => Ok(Selection::of(&figures, &needed)),
            years => Err(faults.into_iter().chain(years.err()).collect()),
        }
    }

    fn region(&self) -> Result<usize, Finding> {
        region::find(&self.asked.region, &self.table.regions).map_err(|unfound| {
            let (code, names) = match unfound {
                Unfound::Unknown(names) => (Code::PopulationRegionUnknown, names),
                Unfound::Ambiguous(names) => (Code::PopulationRegionAmbiguous, names),
            };
            self.refused(code).seen(&self.asked.region).expected(names.iter().map(|name| quotable(name)))
        })
    }

    fn alternative(&self) -> Result<usize, Finding> {
        let alternatives = &self.table.alternatives;
        alternative::find(self.asked.alternative.as_deref(), alternatives).ok_or_else(|| {
            let names: BTreeSet<String> =
                alternatives.iter().map(|one| quotable(one.name())).filter(|name| !name.is_empty()).collect();
            match &self.asked.alternative {
                Some(asked) => self.refused(Code::PopulationAlternativeUnknown).seen(asked).expected(names),
                None => self.refused(Code::PopulationAlternativeMissing).expected(names),
            }
        })
    }

    /// Tells whether the file's groups make up the ages.
    fn ages(&self, figures: &[&Figure]) -> Result<(), Finding> {
        let groups: BTreeSet<Group> = figures.iter().map(|figure| figure.group).collect();
        if cover(self.asked.ages, &groups).is_some() {
            return Ok(());
        }
        let refused = self.refused(Code::PopulationAgesUnknown).seen(group::shown(self.asked.ages));
        Err(refused.expected(some(group::listed(&groups))))
    }

    /// Returns the file's years that are needed: from the last that is not after the first asked for, to the first
    /// that is not before the last asked for.
    fn years(&self, figures: &[&Figure]) -> Result<Vec<i16>, Finding> {
        let years: BTreeSet<i16> = figures.iter().map(|figure| figure.year).collect();
        let before = years.range(..=self.first).next_back();
        let after = years.range(self.last.max(self.first)..).next();
        if let (Some(before), Some(after)) = (before, after) {
            return Ok(years.range(before..=after).copied().collect());
        }
        let asked = if self.first < self.last {
            format!("{}–{}", self.first, self.last)
        } else {
            self.first.to_string()
        };
        let years: Vec<i16> = years.into_iter().collect();
        Err(self.refused(Code::PopulationYearsUnknown).seen(asked).expected(some(listed(&years))))
    }

    /// Returns a finding about what is asked for, which the file does not have.
    fn refused(&self, code: Code) -> Finding {
        Finding::new(code).at(self.asked.origin.clone()).other(self.table.file.clone())
    }

    /// Sums each year.
    fn index(&self, selection: &Selection<'_>) -> Result<DemandIndex, Vec<Finding>> {
        let (mut points, mut missing, mut nobody, mut twice) =
            (Vec::new(), Vec::new(), Vec::new(), Vec::new());
        for (year, figures) in &selection.years {
            match selection.sum(figures, self.asked.ages) {
                Sum::People(0) => nobody.push((*year, None)),
                Sum::People(sum) => points.extend(Decimal::whole(sum).map(|sum| (*year, sum))),
                Sum::Missing(line) => missing.push((*year, line)),
                Sum::Twice(line, first) => twice.push((*year, line, first)),
            }
        }
        let missing = self.of_years(Code::PopulationFigureMissing, &missing);
        let nobody = self.of_years(Code::PopulationNobody, &nobody);
        let faults: Vec<Finding> = [missing, nobody, self.twice(&twice)].into_iter().flatten().collect();
        if faults.is_empty() { Ok(DemandIndex { points }) } else { Err(faults) }
    }

    /// Returns a finding about years of the file, at the first line that is known; none where there are none.
    fn of_years(&self, code: Code, found: &[(i16, Option<u32>)]) -> Option<Finding> {
        let years: Vec<i16> = found.iter().map(|(year, _)| *year).collect();
        let place = self.at(found.iter().find_map(|(_, line)| *line));
        let finding = Finding::new(code).at(place).seen(listed(&years)).other(self.asked.origin.clone());
        (!years.is_empty()).then_some(finding)
    }

    /// Returns a finding about figures that stand twice, at the first of them.
    fn twice(&self, found: &[(i16, Option<u32>, Option<u32>)]) -> Option<Finding> {
        let (_, line, first) = found.first()?;
        let years: Vec<i16> = found.iter().map(|(year, _, _)| *year).collect();
        let finding = Finding::new(Code::PopulationFigureTwice).at(self.at(*line)).seen(listed(&years));
        Some(if first.is_some() { finding.other(self.at(*first)) } else { finding })
    }

    fn at(&self, line: Option<u32>) -> Origin {
        line.map_or_else(|| self.table.file.clone(), |line| self.table.file.at_line(line))
    }
}

impl<'a> Selection<'a> {
    fn of(figures: &[&'a Figure], needed: &[i16]) -> Self {
        let mut years: BTreeMap<i16, Year<'a>> = needed.iter().map(|year| (*year, Year::new())).collect();
        for figure in figures {
            if let Some(year) = years.get_mut(&figure.year) {
                year.entry(figure.group).or_default().entry(figure.sex).or_default().push(figure);
            }
        }
        Self { years, ways: ways(figures) }
    }

    fn sum(&self, year: &Year<'_>, asked: Ages) -> Sum {
        let counted: BTreeMap<Group, Vec<&Vec<&Figure>>> =
            year.iter().filter_map(|(group, sexes)| Some((*group, everybody(sexes, self.ways)?))).collect();
        let Some(groups) = cover(asked, &counted.keys().copied().collect()) else {
            return Sum::Missing(first_missing(year, asked));
        };
        let mut people = 0;
        for slot in groups.iter().filter_map(|group| counted.get(group)).flatten() {
            match slot.as_slice() {
                [first, second, ..] => return Sum::Twice(second.line, first.line),
                one => people += one.iter().filter_map(|figure| figure.persons).map(i64::from).sum::<i64>(),
            }
        }
        Sum::People(people)
    }
}

/// Returns how the sexes that a region has figures for make up everybody: the total, or else men and women. A file of
/// one sex alone was made so, and is taken as it is.
fn ways(figures: &[&Figure]) -> &'static [&'static [Sex]] {
    let has = |sex: Sex| figures.iter().any(|figure| figure.sex == sex);
    match (has(Sex::Both), has(Sex::Men), has(Sex::Women)) {
        (true, true, true) => &[&[Sex::Both], &[Sex::Men, Sex::Women]],
        (true, ..) => &[&[Sex::Both]],
        (false, true, true) => &[&[Sex::Men, Sex::Women]],
        (false, true, false) => &[&[Sex::Men]],
        (false, false, _) => &[&[Sex::Women]],
    }
}

/// Returns the figures that make up everybody of an age group; none where one of them is missing.
fn everybody<'s, 'a>(
    sexes: &'s BTreeMap<Sex, Vec<&'a Figure>>,
    ways: &[&[Sex]],
) -> Option<Vec<&'s Vec<&'a Figure>>> {
    let known = |sex: &Sex| sexes.get(sex).filter(|slot| slot.iter().all(|figure| figure.persons.is_some()));
    ways.iter().find_map(|way| way.iter().map(known).collect())
}

/// Returns the first line that says that a figure of the ages asked for is missing.
fn first_missing(year: &Year<'_>, asked: Ages) -> Option<u32> {
    let groups = cover(asked, &year.keys().copied().collect()).unwrap_or_default();
    let figures = groups.iter().filter_map(|group| year.get(group)).flat_map(BTreeMap::values).flatten();
    figures.filter(|figure| figure.persons.is_none()).filter_map(|figure| figure.line).min()
}

/// Returns a text where there is one.
fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

/// Returns years as people list them: `2026–2030, 2035`.
fn listed(years: &[i16]) -> String {
    let runs = years.chunk_by(|year, next| year + 1 == *next);
    let told = runs.map(|run| match run {
        [first, .., last] => format!("{first}–{last}"),
        one => one.iter().map(ToString::to_string).collect(),
    });
    told.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::population::testing::{answer, asked, told};

    /// Men and women in two age groups, two alternatives and three years, and what is in no year of a projection.
    const FILE: &str = "region;kjønn;alder;alternativ;år;personer\n\
        A;Menn;80-89 år;MMMM;2026;10\nA;Kvinner;80-89 år;MMMM;2026;20\n\
        A;Menn;90+;MMMM;2026;1\nA;Kvinner;90+;MMMM;2026;2\n\
        A;Menn;80-89 år;MMMM;2028;12\nA;Kvinner;80-89 år;MMMM;2028;22\n\
        A;Menn;90+;MMMM;2028;..\nA;Kvinner;90+;MMMM;2028;3\n\
        A;Menn;80-89 år;MMMM;2030;14\nA;Kvinner;80-89 år;MMMM;2030;24\n\
        A;Menn;90+;MMMM;2030;2\nA;Kvinner;90+;MMMM;2030;4\n\
        B;Menn;80-89 år;LLML;2026;5\nB;Kvinner;80-89 år;LLML;2026;5\n";

    fn found(text: &str, question: &PopulationAsked, years: RangeInclusive<i16>) -> String {
        told(&answer(text.as_bytes(), question, years))
    }

    fn of_a(from: u8, to: Option<u8>, years: RangeInclusive<i16>) -> String {
        found(FILE, &asked("A", from, to, None), years)
    }

    #[test]
    fn sexes_and_ages_are_summed() {
        assert_eq!(of_a(80, Some(89), 2026..=2030), "2026: 30, 2028: 34, 2030: 38");
        assert_eq!(of_a(80, None, 2030..=2030), "2030: 44");
    }

    #[test]
    fn years_just_outside_are_given_where_the_file_lacks_the_ends() {
        assert_eq!(of_a(80, Some(89), 2027..=2027), "2026: 30, 2028: 34");
        assert_eq!(of_a(80, Some(89), 2026..=2029), "2026: 30, 2028: 34, 2030: 38");
        assert_eq!(of_a(80, Some(89), 2028..=2028), "2028: 34");
    }

    #[test]
    fn a_missing_figure_is_told_where_it_stands_and_only_where_it_is_needed() {
        assert_eq!(of_a(80, None, 2026..=2030), "f:8 population-figure-missing <2028> [] (plan.toml:9)");
        assert_eq!(of_a(90, None, 2026..=2026), "2026: 3");
        let lacking = FILE.replace("A;Kvinner;90+;MMMM;2030;4\n", "");
        let question = asked("A", 90, None, None);
        assert_eq!(
            found(&lacking, &question, 2030..=2030),
            "f population-figure-missing <2030> [] (plan.toml:9)"
        );
        assert_eq!(
            found(&lacking, &question, 2026..=2030),
            "f:8 population-figure-missing <2028, 2030> [] (plan.toml:9)"
        );
    }

    #[test]
    fn everything_wrong_with_what_is_asked_is_told_at_once() {
        assert_eq!(
            found(FILE, &asked("C", 85, Some(95), Some("HHMH")), 2024..=2030),
            "plan.toml:9 population-region-unknown <C> [A, B] (f)\n\
             plan.toml:9 population-ages-unknown <85-95> [80-89, 90+] (f)\n\
             plan.toml:9 population-alternative-unknown <HHMH> [LLML, MMMM] (f)\n\
             plan.toml:9 population-years-unknown <2024–2030> [2026, 2028, 2030] (f)"
        );
        assert_eq!(
            of_a(80, None, 2026..=2031),
            "plan.toml:9 population-years-unknown <2026–2031> [2026, 2028, 2030] (f)"
        );
        assert_eq!(
            of_a(80, None, 2031..=2031),
            "plan.toml:9 population-years-unknown <2031> [2026, 2028, 2030] (f)"
        );
    }

    #[test]
    fn an_alternative_has_to_be_chosen_where_none_is_the_main_one() {
        let others = FILE.replace("MMMM", "HHMH");
        assert_eq!(
            found(&others, &asked("A", 80, None, None), 2026..=2026),
            "plan.toml:9 population-alternative-missing <> [HHMH, LLML] (f)"
        );
        assert_eq!(found(&others, &asked("A", 80, None, Some("hhmh")), 2026..=2026), "2026: 33");
    }

    #[test]
    fn totals_count_nobody_twice() {
        let text = "region;kjønn;alder;2026;2027\n\
            A;Begge kjønn;I alt;100;\nA;Menn;I alt;50;51\nA;Kvinner;I alt;50;52\n\
            A;Begge kjønn;80+;30;.\nA;Menn;80+;10;11\nA;Kvinner;80+;20;21\n";
        assert_eq!(found(text, &asked("A", 0, None, None), 2026..=2027), "2026: 100, 2027: 103");
        // Where the total is missing, men and women make it up.
        assert_eq!(found(text, &asked("A", 80, None, None), 2026..=2027), "2026: 30, 2027: 32");
        let without_women = text.replace("A;Kvinner;80+;20;21\n", "");
        assert_eq!(
            found(&without_women, &asked("A", 80, None, None), 2026..=2027),
            "f:5 population-figure-missing <2027> [] (plan.toml:9)"
        );
    }

    #[test]
    fn a_file_of_one_sex_is_taken_as_it_is() {
        let women = "region;kjønn;alder;2026\nA;Kvinner;15-49 år;7\n";
        assert_eq!(found(women, &asked("A", 15, Some(49), None), 2026..=2026), "2026: 7");
    }

    #[test]
    fn ages_may_be_grouped_otherwise_from_year_to_year() {
        let text = "region;alder;år;personer\nA;80+;2026;9\nA;80-89;2027;7\nA;90+;2027;3\n";
        assert_eq!(found(text, &asked("A", 80, None, None), 2026..=2027), "2026: 9, 2027: 10");
        assert_eq!(
            found(text, &asked("A", 90, None, None), 2026..=2027),
            "f population-figure-missing <2026> [] (plan.toml:9)"
        );
    }

    #[test]
    fn a_figure_that_stands_twice_is_told_with_both_its_places() {
        let twice = format!("{FILE}A;Menn;80-89 år;MMMM;2026;10\n");
        let question = asked("A", 80, Some(89), None);
        assert_eq!(found(&twice, &question, 2026..=2028), "f:16 population-figure-twice <2026> [] (f:2)");
        // It is no matter where it is not needed.
        assert_eq!(found(&twice, &question, 2028..=2030), "2028: 34, 2030: 38");
    }

    #[test]
    fn nobody_is_no_index() {
        let text = "region;alder;2026;2027;2028\nA;80+;0;0;1\n";
        assert_eq!(
            found(text, &asked("A", 80, None, None), 2026..=2028),
            "f population-nobody <2026–2027> [] (plan.toml:9)"
        );
    }

    #[test]
    fn years_that_follow_each_other_are_listed_as_one_run() {
        assert_eq!(listed(&[2026, 2027, 2028, 2030, 2035, 2036]), "2026–2028, 2030, 2035–2036");
        assert_eq!(listed(&[]), "");
    }
}
