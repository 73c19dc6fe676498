//! Lays a municipality out as tables: what each row holds, and what each row is about.

use super::dice::Dice;
use super::world::*;
use jiff::civil::{Date, date};

/// A table, before it has a dialect.
pub struct Table {
    /// The name of its file or sheet.
    pub name: String,
    /// Its heading, one row or two.
    pub head: Vec<Vec<Cell>>,
    /// Its rows.
    pub lines: Vec<Line>,
}

/// A row of a table.
#[derive(Clone)]
pub struct Line {
    /// What stands in it.
    pub cells: Vec<Cell>,
    /// What it is about.
    pub about: About,
}

/// What a row is about, for the account of rows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum About {
    /// Nobody: a blank row, a heading, a sum.
    Nothing,
    /// Something that nobody can understand.
    Garbage,
    /// A person's employment, by their places.
    Employment(usize, usize),
    /// A person's holding.
    Holding(usize),
}

/// What stands in a cell.
#[derive(Debug, Clone)]
pub enum Cell {
    /// Nothing.
    Blank,
    /// A text.
    Text(String),
    /// A heading that each language has its own word for.
    Heading(Field),
    /// A day.
    Day(Date),
    /// A year, as a number.
    Year(i16),
    /// A size, or a sum of sizes, in thousandths of a percent.
    Size(u32),
    /// A status, and which of its words.
    Status(Status, usize),
    /// A level.
    Level(u8),
}

/// A column that each language has its own heading for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Field {
    Id,
    Name,
    Birth,
    Establishment,
    Department,
    Unit,
    Title,
    Code,
    Size,
    Start,
    End,
    Education,
    Authorisation,
    Competence,
    Formal,
    Real,
    Acquired,
    Until,
    Assessed,
    Expected,
}

/// What is done to the rows that must not change any figure.
#[derive(Debug, Clone, Copy, Default)]
pub struct Variation {
    /// Another order of the rows, by a seed.
    pub shuffled: Option<u64>,
    /// So many files.
    pub parts: usize,
    /// Blank rows between.
    pub blanks: bool,
    /// The heading once more in the middle.
    pub heading_again: bool,
}

/// Returns the tables of a municipality.
pub fn tables(world: &World, layout: Layout) -> Vec<Table> {
    match layout {
        Layout::List => vec![list(world)],
        Layout::Joined => vec![employees(world), holdings(world)],
        Layout::Matrix => vec![matrix(world)],
    }
}

/// Returns the tables with something done to them.
pub fn varied(tables: Vec<Table>, variation: Variation) -> Vec<Table> {
    tables.into_iter().flat_map(|table| varied_table(table, variation)).collect()
}

fn varied_table(mut table: Table, variation: Variation) -> Vec<Table> {
    if let Some(seed) = variation.shuffled {
        let sums =
            table.lines.iter().position(|line| line.about == About::Nothing).unwrap_or(table.lines.len());
        Dice::new(seed).shuffle(&mut table.lines[..sums]);
    }
    let mut parts = if variation.parts > 1 { split(table, variation.parts) } else { vec![table] };
    for part in &mut parts {
        if variation.heading_again {
            let middle = part.lines.len() / 2;
            let again = part.head.iter().map(|cells| Line { cells: cells.clone(), about: About::Nothing });
            let again: Vec<Line> = again.collect();
            part.lines.splice(middle..middle, again);
        }
        if variation.blanks {
            // One with separators, and one without anything.
            let blank = |width: usize| Line { cells: vec![Cell::Blank; width], about: About::Nothing };
            part.lines.insert(part.lines.len() / 3, blank(part.head[0].len()));
            part.lines.insert(0, blank(0));
        }
    }
    parts
}

/// Splits a table by person: two files that give one person's employments differently contradict each other.
fn split(table: Table, parts: usize) -> Vec<Table> {
    let part_of = |line: &Line| match line.about {
        About::Employment(person, _) | About::Holding(person) => person % parts,
        About::Garbage => 0,
        About::Nothing => parts,
    };
    (0..parts)
        .map(|part| Table {
            name: format!("{}-{}", table.name, part + 1),
            head: table.head.clone(),
            lines: table.lines.iter().filter(|line| part_of(line) == part).cloned().collect(),
        })
        .filter(|part| !part.lines.is_empty())
        .collect()
}

fn list(world: &World) -> Table {
    let mut head = person_head(world);
    head.extend(employment_head(world));
    head.extend(holding_head(world));
    let width = head.len();
    let mut lines = Vec::new();
    for (at, person) in world.people.iter().enumerate() {
        let rows = person.employments.len().max(person.holdings.len());
        for row in 0..rows {
            let employment = row % person.employments.len();
            let mut cells = person_cells(world, person);
            cells.extend(employment_cells(world, at, employment));
            match person.holdings.get(row) {
                Some(holding) => cells.extend(holding_cells(world, holding, row + at)),
                None => cells.resize(width, Cell::Blank),
            }
            lines.push(Line { cells, about: About::Employment(at, employment) });
        }
    }
    Dice::new(lines.len() as u64).shuffle(&mut lines);
    add_odd_rows(world, &head, &mut lines);
    Table { name: "register".to_owned(), head: headings(head), lines }
}

fn employees(world: &World) -> Table {
    let mut head = person_head(world);
    head.extend(employment_head(world));
    let mut lines = Vec::new();
    for (at, person) in world.people.iter().enumerate() {
        for employment in 0..person.employments.len() {
            let mut cells = person_cells(world, person);
            cells.extend(employment_cells(world, at, employment));
            lines.push(Line { cells, about: About::Employment(at, employment) });
        }
    }
    add_odd_rows(world, &head, &mut lines);
    Table { name: "ansatte".to_owned(), head: headings(head), lines }
}

fn holdings(world: &World) -> Table {
    let mut head = if world.columns.ids { vec![Field::Id] } else { vec![Field::Name, Field::Birth] };
    head.extend(holding_head(world));
    let mut lines = Vec::new();
    for (at, person) in world.people.iter().enumerate() {
        for (row, holding) in person.holdings.iter().enumerate() {
            let mut cells = if world.columns.ids {
                vec![Cell::Text(person.id.clone())]
            } else {
                vec![Cell::Text(person.name.clone()), birth_cell(world, person)]
            };
            cells.extend(holding_cells(world, holding, row + at));
            lines.push(Line { cells, about: About::Holding(at) });
        }
    }
    Table { name: "kompetanse".to_owned(), head: headings(head), lines }
}

fn headings(fields: Vec<Field>) -> Vec<Vec<Cell>> {
    vec![fields.into_iter().map(Cell::Heading).collect()]
}

/// Adds rows that nobody can understand, and a sum of what stands above it.
fn add_odd_rows(world: &World, head: &[Field], lines: &mut Vec<Line>) {
    let place = |field: Field| head.iter().position(|&other| other == field);
    let model = world.people[0].clone();
    for at in 0..world.columns.garbage {
        let person = Person { id: format!("99990{at}"), name: format!("Uleselig Rad{at}"), ..model.clone() };
        let mut cells = person_cells(world, &person);
        cells.extend(employment_cells(world, 0, 0));
        cells.resize(head.len(), Cell::Blank);
        match place(Field::Size) {
            Some(size) if at != 1 => cells[size] = Cell::Text("halv stilling".to_owned()),
            _ => cells[place(Field::Start).expect("registers have starts")] = Cell::Text("i fjor".to_owned()),
        }
        lines.insert(lines.len() / 2, Line { cells, about: About::Garbage });
    }
    if let (true, Some(size)) = (world.columns.sum_row, place(Field::Size)) {
        let total =
            world.people.iter().flat_map(|person| &person.employments).filter_map(|one| one.size).sum();
        let mut cells = vec![Cell::Blank; head.len()];
        cells[0] = Cell::Text("Sum".to_owned());
        cells[size] = Cell::Size(total);
        lines.push(Line { cells, about: About::Nothing });
    }
}

fn person_head(world: &World) -> Vec<Field> {
    let mut head = if world.columns.ids { vec![Field::Id] } else { Vec::new() };
    head.extend([Field::Name, Field::Birth]);
    head
}

fn person_cells(world: &World, person: &Person) -> Vec<Cell> {
    let mut cells = if world.columns.ids { vec![Cell::Text(person.id.clone())] } else { Vec::new() };
    cells.extend([Cell::Text(person.name.clone()), birth_cell(world, person)]);
    cells
}

fn birth_cell(world: &World, person: &Person) -> Cell {
    match person.birth {
        None => Cell::Blank,
        Some(birth) if world.columns.birth_years => Cell::Year(birth.year()),
        Some(birth) => Cell::Day(birth),
    }
}

fn employment_head(world: &World) -> Vec<Field> {
    let columns = &world.columns;
    let mut units: Vec<Field> = match (columns.units, columns.unit_levels) {
        (false, _) => Vec::new(),
        (true, 1) => vec![Field::Unit],
        (true, 2) => vec![Field::Department, Field::Unit],
        (true, _) => vec![Field::Establishment, Field::Department, Field::Unit],
    };
    if columns.units_reversed {
        units.reverse();
    }
    let mut head = units;
    let wanted = [
        (columns.positions, Field::Title),
        (columns.codes, Field::Code),
        (columns.fractions, Field::Size),
        (true, Field::Start),
        (true, Field::End),
        (columns.education, Field::Education),
        (columns.education, Field::Authorisation),
    ];
    head.extend(wanted.iter().filter(|(there, _)| *there).map(|(_, field)| *field));
    head
}

fn employment_cells(world: &World, person_at: usize, employment_at: usize) -> Vec<Cell> {
    let columns = &world.columns;
    let person = &world.people[person_at];
    let employment = &person.employments[employment_at];
    let mut cells = if columns.units { unit_cells(world, employment, person_at) } else { Vec::new() };
    let text = |text: &Option<String>| text.clone().map_or(Cell::Blank, Cell::Text);
    if columns.positions {
        cells.push(text(&employment.title));
    }
    if columns.codes {
        cells.push(text(&employment.code));
    }
    if columns.fractions {
        cells.push(employment.size.map_or(Cell::Blank, Cell::Size));
    }
    cells.push(employment.start.map_or(Cell::Blank, Cell::Day));
    cells.push(employment.end.map_or(Cell::Blank, Cell::Day));
    if columns.education {
        let separator = [", ", "; ", "\n"][person_at % 3];
        cells.push(Cell::Text(person.educations.join(separator)));
        cells.push(Cell::Text(person.authorisations.join(separator)));
    }
    cells
}

fn unit_cells(world: &World, employment: &Employment, person_at: usize) -> Vec<Cell> {
    let path = employment.unit.map(|at| world.units[at].path.clone()).unwrap_or_default();
    let mut cells: Vec<Cell> = (1..=path.len())
        .map(|depth| {
            let unit = world
                .units
                .iter()
                .find(|unit| unit.path == path[..depth])
                .expect("units are listed from above");
            let alias = unit.alias.clone().filter(|_| unit.listed && person_at.is_multiple_of(2));
            Cell::Text(alias.unwrap_or_else(|| path[depth - 1].clone()))
        })
        .collect();
    cells.resize(world.columns.unit_levels, Cell::Blank);
    if world.columns.units_reversed {
        cells.reverse();
    }
    cells
}

fn holding_head(world: &World) -> Vec<Field> {
    let mut head = vec![Field::Competence];
    let (formal, real) = (world.columns.formal, world.columns.real);
    let wanted = [
        (formal, Field::Formal),
        (real, Field::Real),
        (formal || !real, Field::Acquired),
        (formal || !real, Field::Until),
        (real, Field::Assessed),
        (world.columns.expected, Field::Expected),
    ];
    head.extend(wanted.iter().filter(|(there, _)| *there).map(|(_, field)| *field));
    head
}

fn holding_cells(world: &World, holding: &Holding, word: usize) -> Vec<Cell> {
    let (formal, real) = (world.columns.formal, world.columns.real);
    let mut cells = vec![Cell::Text(spelt(world, &holding.competence, holding.spelling))];
    if formal {
        cells.push(Cell::Status(holding.status, word));
    }
    if real {
        cells.push(level_cell(world, holding, word));
    }
    if formal || !real {
        cells.push(holding.acquired.map_or(Cell::Blank, Cell::Day));
        cells.push(until_cell(holding.until));
    }
    if real {
        cells.push(holding.assessed.map_or(Cell::Blank, Cell::Day));
    }
    if world.columns.expected {
        cells.push(holding.expected.map_or(Cell::Blank, Cell::Day));
    }
    cells
}

fn level_cell(world: &World, holding: &Holding, word: usize) -> Cell {
    match holding.level {
        _ if holding.spoilt => Cell::Text("hm, uvisst".to_owned()),
        None => Cell::Blank,
        Some(level) => match world.plan.level_names.get(usize::from(level)) {
            Some(name) if word.is_multiple_of(2) => Cell::Text(name.clone()),
            _ => Cell::Level(level),
        },
    }
}

fn until_cell(until: Option<Until>) -> Cell {
    match until {
        None => Cell::Blank,
        Some(Until::Day(day)) => Cell::Day(day),
        Some(Until::Open) => Cell::Day(date(9999, 12, 31)),
    }
}

/// Returns a competence's name, spelt in one of the ways that all mean the same.
pub fn spelt(world: &World, competence: &Subject, spelling: Spelling) -> String {
    let at = match competence {
        Subject::Other(name) => return name.clone(),
        Subject::Planned(at) => *at,
    };
    let competence = &world.plan.competences[at];
    let name = &competence.name;
    match spelling {
        Spelling::Plain => name.clone(),
        Spelling::Upper => name.to_uppercase(),
        Spelling::Spaced => format!("  {} ", name.replace(' ', "  ")),
        Spelling::Hyphens => name
            .chars()
            .map(|c| {
                if c == '-' {
                    ' '
                } else if c == ' ' {
                    '-'
                } else {
                    c
                }
            })
            .collect(),
        Spelling::Alias => competence.alias.clone().unwrap_or_else(|| name.clone()),
        Spelling::Decomposed => name.replace('å', "a\u{30a}").replace('Å', "A\u{30a}"),
    }
}

/// A competence column of a matrix.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Sub {
    Mark,
    Formal,
    Real,
    Until,
}

fn matrix(world: &World) -> Table {
    let subjects = matrix_subjects(world);
    let subs = subs(world);
    let mut fields = person_head(world);
    fields.extend(employment_head(world));
    let head = matrix_head(world, &fields, &subjects, &subs);
    let mut lines = Vec::new();
    for (at, person) in world.people.iter().enumerate() {
        for employment in 0..person.employments.len() {
            let mut cells = person_cells(world, person);
            cells.extend(employment_cells(world, at, employment));
            // Some exports repeat the competences on every employment, some give them once.
            let told = employment == 0 || at % 2 == 0;
            for (column, subject) in subjects.iter().enumerate() {
                let holding = person.holdings.iter().find(|holding| told && holding.competence == *subject);
                cells.extend(subs.iter().map(|&sub| match holding {
                    Some(holding) => sub_cell(world, holding, sub, at + column),
                    None => Cell::Blank,
                }));
            }
            lines.push(Line { cells, about: About::Employment(at, employment) });
        }
    }
    add_odd_rows(world, &fields, &mut lines);
    for line in &mut lines {
        line.cells.resize(head[0].len(), Cell::Blank);
    }
    Table { name: "matrise".to_owned(), head, lines }
}

/// Returns the plan's competences, and then those that rows have and the plan does not.
fn matrix_subjects(world: &World) -> Vec<Subject> {
    let mut subjects: Vec<Subject> = (0..world.plan.competences.len()).map(Subject::Planned).collect();
    for holding in world.people.iter().flat_map(|person| &person.holdings) {
        if !subjects.contains(&holding.competence) {
            subjects.push(holding.competence.clone());
        }
    }
    subjects
}

fn subs(world: &World) -> Vec<Sub> {
    if world.columns.matrix == MatrixForm::Bare {
        return vec![Sub::Mark];
    }
    let (formal, real) = (world.columns.formal, world.columns.real);
    let wanted = [(formal, Sub::Formal), (real, Sub::Real), (formal, Sub::Until)];
    wanted.into_iter().filter(|(there, _)| *there).map(|(_, sub)| sub).collect()
}

fn matrix_head(world: &World, fields: &[Field], subjects: &[Subject], subs: &[Sub]) -> Vec<Vec<Cell>> {
    let mut upper = vec![Cell::Blank; fields.len()];
    let mut lower: Vec<Cell> = fields.iter().map(|&field| Cell::Heading(field)).collect();
    for (at, subject) in subjects.iter().enumerate() {
        let spelling = [Spelling::Plain, Spelling::Plain, Spelling::Upper, Spelling::Alias][at % 4];
        let name = spelt(world, subject, spelling);
        for (place, sub) in subs.iter().enumerate() {
            let word = match sub {
                Sub::Mark => "",
                Sub::Formal => "formell",
                Sub::Real => "real",
                Sub::Until => "gyldig til",
            };
            let both = world.columns.matrix == MatrixForm::TwoRows;
            upper.push(if both && place == 0 { Cell::Text(name.clone()) } else { Cell::Blank });
            let full = format!("{name} {word}");
            lower.push(Cell::Text(if both { word.to_owned() } else { full.trim_end().to_owned() }));
        }
    }
    if world.columns.matrix == MatrixForm::TwoRows { vec![upper, lower] } else { vec![lower] }
}

fn sub_cell(world: &World, holding: &Holding, sub: Sub, word: usize) -> Cell {
    match sub {
        Sub::Mark => mark(world, holding, word),
        Sub::Formal => holding.acquired.map_or(Cell::Status(holding.status, word), Cell::Day),
        Sub::Real => level_cell(world, holding, word),
        Sub::Until => until_cell(holding.until),
    }
}

/// Returns the mark that says what a row would.
fn mark(world: &World, holding: &Holding, word: usize) -> Cell {
    let standard = world.plan.standard.unwrap_or(3);
    let text = |text: String| Cell::Text(text);
    match (holding.status, holding.level) {
        (Status::Held, None) if holding.acquired.is_some() => holding.acquired.map_or(Cell::Blank, Cell::Day),
        (Status::Held, None) => text(["F", "x", "X", "ja"][word % 4].to_owned()),
        (Status::Held, Some(level)) => text(match word % 4 {
            0 => format!("F{level}"),
            1 => format!("F/{level}"),
            2 => format!("{level}F"),
            _ => format!("F+R{level}"),
        }),
        (Status::InProgress, _) => text("P".to_owned()),
        (_, Some(level)) if level == standard && word.is_multiple_of(2) => text("R".to_owned()),
        (_, Some(level)) => Cell::Level(level),
        (_, None) => Cell::Blank,
    }
}
