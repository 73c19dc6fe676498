//! The columns of a plan as a workbook, sheet by sheet: the keys of plans, with what goes in each.

use crate::language::{Text, plan_book as says};

/// A sheet, with a column for each key that its table can have.
pub struct SheetForm {
    /// The key of the table, which is the name of the sheet.
    pub key: Text,
    /// Its columns, in the order that plans have the keys.
    pub columns: &'static [ColumnForm],
}

/// A column.
pub struct ColumnForm {
    /// The key.
    pub key: Text,
    /// The key within its table, where it is one of a table within the table.
    pub inner: Option<&'static str>,
    /// What goes there, in a sentence.
    pub says: Text,
    /// What is typed into it.
    pub input: Input,
    /// How many characters are seen.
    pub width: u8,
}

/// What is typed into a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Input {
    /// Words.
    Words,
    /// A short name or a code: digits stay as they are typed.
    Code,
    /// Several texts.
    Codes,
    /// A number.
    Number,
    /// A number, or several.
    Numbers,
    /// A number, or several with what each is by.
    Pairs,
    /// A day.
    Day,
    /// Yes or no.
    Flag,
    /// One of a few words.
    Choice(&'static [Text]),
    /// Something in the first column of the sheet of a table.
    One(&'static str),
    /// Some of what is there.
    Several(&'static str),
    /// A table within the table, as a whole: a column of its own only where one is written so.
    Whole,
}

/// Returns a key that is the same in every language.
const fn key(key: &'static str) -> Text {
    Text { nb: key, nn: key, en: key }
}

/// Returns a key with its nynorsk form.
const fn keys(nb: &'static str, nn: &'static str) -> Text {
    Text { nb, nn, en: nb }
}

const NAME: Text = keys("navn", "namn");
const RESPONSIBLE: Text = keys("ansvarlig", "ansvarleg");
const LOWEST: Text = keys("laveste", "lagaste");
const TOP: Text = keys("overste", "ovste");
const FORMAL: Text = key("formell");
const REAL: Text = key("real");
const BOTH: Text = key("begge");
const EITHER: Text = keys("enten", "anten");

const UNDATED: &[Text] = &[key("gyldig"), key("ugyldig")];
const PER: &[Text] = &[LOWEST, TOP];
const SIDES: &[Text] = &[FORMAL, REAL, BOTH, EITHER];
const GIVEN: &[Text] = &[FORMAL, REAL, BOTH];
const MOBILISING: &[Text] = &[key("alle"), TOP, key("nei")];
const TYPES: &[Text] = &[
    FORMAL,
    REAL,
    key("etterutdanning"),
    keys("videreutdanning", "vidareutdanning"),
    key("hospitering"),
    key("rekruttering"),
];

const fn column(key: Text, says: Text, input: Input, width: u8) -> ColumnForm {
    ColumnForm { key, inner: None, says, input, width }
}

const fn within(key: Text, inner: &'static str, says: Text, input: Input, width: u8) -> ColumnForm {
    ColumnForm { key, inner: Some(inner), says, input, width }
}

const DEMAND: Text = key("behov");
const FORMAL_FROM: Text = key("formell_fra");
const PREREQUISITES: Text = keys("forutsetter", "foreset");

/// Every sheet, in the order that plans have the tables.
pub const SHEETS: &[SheetForm] = &[
    SheetForm {
        key: key("plan"),
        columns: &[
            column(NAME, says::PLAN_NAME, Input::Words, 40),
            column(key("fra"), says::PLAN_FROM, Input::Number, 8),
            column(key("til"), says::PLAN_TO, Input::Number, 8),
            column(key("vedtatt"), says::PLAN_ADOPTED, Input::Day, 12),
            column(key("saksnummer"), says::PLAN_CASE, Input::Code, 14),
            column(RESPONSIBLE, says::PLAN_RESPONSIBLE, Input::Words, 28),
            column(key("organisering"), says::PLAN_ORGANISATION, Input::Words, 30),
            column(key("forankring"), says::PLAN_ANCHORING, Input::Words, 30),
            column(key("mal"), says::PLAN_GOALS, Input::Codes, 50),
            column(key("revideres"), says::PLAN_REVISED, Input::Code, 20),
            column(keys("bygger_pa", "byggjer_pa"), says::PLAN_BUILDS_ON, Input::Codes, 24),
            column(key("udatert"), says::UNDATED, Input::Choice(UNDATED), 10),
            column(key("sarbar"), says::VULNERABLE_AT, Input::Whole, 10),
            within(key("sarbar"), "ved", says::VULNERABLE_AT, Input::Number, 10),
        ],
    },
    SheetForm {
        key: key("skala"),
        columns: &[
            column(key("maks"), says::SCALE_MAX, Input::Number, 8),
            column(key("standard_niva"), says::SCALE_STANDARD, Input::Number, 14),
            column(NAME, says::SCALE_NAMES, Input::Codes, 24),
            column(key("alias"), says::SCALE_ALIASES, Input::Pairs, 30),
        ],
    },
    SheetForm {
        key: keys("utvalg", "utval"),
        columns: &[
            column(keys("uten_stilling", "utan_stilling"), says::WITHOUT_POSITIONS, Input::Codes, 28),
            column(keys("uten_ansettelse", "utan_tilsetjing"), says::WITHOUT_EMPLOYMENTS, Input::Codes, 28),
        ],
    },
    SheetForm {
        key: key("kategori"),
        columns: &[
            column(key("id"), says::CATEGORY_ID, Input::Code, 18),
            column(NAME, says::NAME_SHOWN, Input::Words, 32),
        ],
    },
    SheetForm {
        key: key("kompetanse"),
        columns: &[
            column(key("id"), says::COMPETENCE_ID, Input::Code, 22),
            column(NAME, says::COMPETENCE_NAME, Input::Words, 36),
            column(key("kategori"), says::COMPETENCE_CATEGORY, Input::One("kategori"), 14),
            column(key("alias"), says::COMPETENCE_ALIASES, Input::Codes, 36),
            column(key("gyldig_mnd"), says::VALID_MONTHS_SAYS, Input::Number, 12),
            column(key("gir"), says::GIVES, Input::Several("kompetanse"), 20),
            column(FORMAL_FROM, says::FROM_POSITION, Input::Whole, 24),
            within(FORMAL_FROM, "stilling", says::FROM_POSITION, Input::Codes, 22),
            within(FORMAL_FROM, "stillingskode", says::FROM_CODE, Input::Codes, 26),
            within(FORMAL_FROM, "utdanning", says::FROM_EDUCATION, Input::Codes, 26),
            within(FORMAL_FROM, "autorisasjon", says::FROM_AUTHORISATION, Input::Codes, 26),
            column(key("udatert"), says::UNDATED, Input::Choice(UNDATED), 10),
        ],
    },
    SheetForm {
        key: keys("enhet", "eining"),
        columns: &[
            column(NAME, says::UNIT_NAME_SAYS, Input::Code, 32),
            column(key("under"), says::UNIT_UNDER, Input::One("enhet"), 32),
            column(key("alias"), says::UNIT_ALIASES, Input::Codes, 30),
        ],
    },
    SheetForm {
        key: key("krav"),
        columns: &[
            column(key("id"), says::REQUIREMENT_ID, Input::Code, 28),
            column(key("kompetanse"), says::REQUIREMENT_COMPETENCE, Input::Several("kompetanse"), 22),
            column(key("kategori"), says::REQUIREMENT_CATEGORY, Input::One("kategori"), 14),
            column(keys("enhet", "eining"), says::REQUIREMENT_UNIT, Input::One("enhet"), 28),
            column(key("per"), says::REQUIREMENT_PER, Input::Choice(PER), 10),
            column(key("stilling"), says::REQUIREMENT_POSITIONS, Input::Codes, 24),
            column(key("antall"), says::REQUIREMENT_PERSONS, Input::Pairs, 18),
            column(key("arsverk"), says::REQUIREMENT_FTE, Input::Pairs, 18),
            column(key("andel"), says::REQUIREMENT_SHARE, Input::Pairs, 18),
            column(key("andel_arsverk"), says::REQUIREMENT_SHARE_OF_FTE, Input::Pairs, 18),
            column(keys("krever", "krev"), says::REQUIREMENT_SIDE, Input::Choice(SIDES), 10),
            column(key("niva"), says::REQUIREMENT_LEVEL, Input::Number, 8),
            column(key("kritikalitet"), says::REQUIREMENT_CRITICALITY, Input::Number, 12),
            column(keys("folger_behov", "folgjer_behov"), says::REQUIREMENT_FOLLOWS, Input::Flag, 14),
        ],
    },
    SheetForm {
        key: key("tiltak"),
        columns: &[
            column(key("id"), says::MEASURE_ID, Input::Code, 18),
            column(NAME, says::MEASURE_NAME, Input::Words, 32),
            column(RESPONSIBLE, says::MEASURE_RESPONSIBLE, Input::Words, 22),
            column(key("malgruppe"), says::MEASURE_TARGET, Input::Words, 32),
            column(key("frist"), says::MEASURE_DEADLINE, Input::Day, 12),
            column(key("evaluering"), says::MEASURE_EVALUATION, Input::Words, 28),
            column(key("type"), says::MEASURE_TYPE, Input::Choice(TYPES), 18),
            column(key("kompetanse"), says::MEASURE_COMPETENCE, Input::One("kompetanse"), 22),
            column(key("gir"), says::MEASURE_GIVES, Input::Choice(GIVEN), 10),
            column(key("niva"), says::MEASURE_LEVEL, Input::Number, 8),
            column(PREREQUISITES, says::MEASURE_POSITIONS, Input::Whole, 24),
            within(PREREQUISITES, "stilling", says::MEASURE_POSITIONS, Input::Codes, 24),
            within(PREREQUISITES, "kompetanse", says::MEASURE_COMPETENCES, Input::Several("kompetanse"), 24),
            within(PREREQUISITES, "real", says::MEASURE_REAL, Input::Number, 16),
            column(key("kostnad"), says::MEASURE_COST, Input::Number, 12),
            column(keys("tilskudd", "tilskot"), says::MEASURE_GRANT, Input::Number, 12),
            column(keys("plasser", "plassar"), says::MEASURE_PLACES, Input::Number, 10),
            column(keys("varighet_mnd", "varigheit_mnd"), says::MEASURE_MONTHS, Input::Number, 14),
            column(key("fullforing"), says::MEASURE_COMPLETION, Input::Number, 12),
            column(key("bindingstid_mnd"), says::MEASURE_BOUND, Input::Number, 16),
            column(keys("maned", "manad"), says::MEASURE_HANDLED, Input::Numbers, 10),
        ],
    },
    SheetForm {
        key: key("framskriving"),
        columns: &[
            column(key("horisont"), says::OUTLOOK_HORIZON, Input::Number, 10),
            column(key("avgang"), says::OUTLOOK_EXITS, Input::Pairs, 16),
            column(key("avgang_faktor"), says::OUTLOOK_FACTORS, Input::Pairs, 26),
            column(keys("nyansatt_avgang", "nytilsett_avgang"), says::OUTLOOK_NEW_HIRES, Input::Number, 18),
            column(key("fullforing"), says::OUTLOOK_COMPLETION, Input::Number, 12),
            column(DEMAND, says::OUTLOOK_DEMAND, Input::Pairs, 16),
            within(DEMAND, "fil", says::DEMAND_FILE, Input::Words, 20),
            within(DEMAND, "region", says::DEMAND_REGION, Input::Code, 14),
            within(DEMAND, "alder", says::DEMAND_AGES, Input::Code, 13),
            within(DEMAND, "alternativ", says::DEMAND_ALTERNATIVE, Input::Code, 17),
            column(keys("sannsynlighet", "sannsyn"), says::OUTLOOK_CERTAINTY, Input::Number, 14),
        ],
    },
    SheetForm {
        key: key("scenario"),
        columns: &[
            column(NAME, says::SCENARIO_NAME, Input::Words, 30),
            column(key("avgang_prosentpoeng"), says::SCENARIO_EXITS, Input::Number, 21),
            column(keys("senere_avgang_ar", "seinare_avgang_ar"), says::SCENARIO_LATER, Input::Number, 18),
            column(key("stillingsprosent_poeng"), says::SCENARIO_FRACTION, Input::Number, 23),
            column(DEMAND, says::SCENARIO_DEMAND, Input::Pairs, 30),
            within(DEMAND, "fil", says::DEMAND_FILE, Input::Words, 20),
            within(DEMAND, "region", says::DEMAND_REGION, Input::Code, 14),
            within(DEMAND, "alder", says::DEMAND_AGES, Input::Code, 13),
            within(DEMAND, "alternativ", says::DEMAND_ALTERNATIVE, Input::Code, 17),
            column(keys("nyansatt_avgang", "nytilsett_avgang"), says::OUTLOOK_NEW_HIRES, Input::Number, 18),
        ],
    },
    SheetForm {
        key: DEMAND,
        columns: &[column(key("mobilisering"), says::NEEDS_MOBILISING, Input::Choice(MOBILISING), 14)],
    },
    SheetForm {
        key: key("okonomi"),
        columns: &[
            column(key("ramme"), says::ECONOMY_FRAME, Input::Pairs, 18),
            column(key("maks_borte"), says::ECONOMY_AWAY, Input::Number, 12),
            column(
                keys("minsteandel_uten_hoyere", "minstedel_utan_hogare"),
                says::ECONOMY_SHARE,
                Input::Number,
                26,
            ),
            column(key("rekruttering"), says::ECONOMY_RECRUITMENT, Input::Number, 14),
            column(
                keys("hoyere_utdanning", "hogare_utdanning"),
                says::ECONOMY_HIGHER,
                Input::Several("kompetanse"),
                22,
            ),
        ],
    },
    SheetForm {
        key: key("arshjul"),
        columns: &[
            column(keys("maned", "manad"), says::CALENDAR_MONTH, Input::Numbers, 10),
            column(key("aktivitet"), says::CALENDAR_ACTIVITY, Input::Words, 40),
            column(RESPONSIBLE, says::CALENDAR_RESPONSIBLE, Input::Words, 28),
        ],
    },
];
