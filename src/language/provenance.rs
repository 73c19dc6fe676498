//! Words of what a report rests on.

use super::texts;

texts! {
    GROUNDS_TITLE: "Grunnlaget for rapporten", "Grunnlaget for rapporten", "What the report rests on";
    GROUND: "Grunnlag", "Grunnlag", "Grounds";
    GROUND_VALUE: "Verdi", "Verdi", "Value";
    REFERENCE_DATE: "Dato", "Dato", "Date";
    PLAN_NAME: "Plan", "Plan", "Plan";
    PLAN_FILE: "Planfil", "Planfil", "Plan file";
    REGISTER_FILE: "Registerfil", "Registerfil", "Register file";
    ROWS_READ: "Rader lest", "Rader lesne", "Rows read";
    ROWS_USED: "Rader brukt", "Rader brukte", "Rows used";
    ROWS_INACTIVE: "Rader som ikke er aktive", "Rader som ikkje er aktive", "Rows not active";
    ROWS_IGNORED: "Rader uten innhold", "Rader utan innhald", "Rows without content";
    ROWS_REJECTED: "Rader avvist", "Rader avviste", "Rows rejected";
    PERSONS_COUNTED: "Personer", "Personar", "Persons";
    FTE_COUNTED: "Årsverk", "Årsverk", "FTEs";
    ON_CALL: "Tilkallingsvikarer, regnet for seg", "Tilkallingsvikarar, rekna for seg", "On-call staff, counted apart";
    LEFT_OUT_PERSONS: "Personer holdt utenfor", "Personar haldne utanfor", "Persons left out";
    UNKNOWN_FRACTIONS: "Ansettelser uten kjent stillingsstørrelse", "Tilsetjingar utan kjend stillingsstorleik", "Employments of unknown size";
    PROGRAM: "Program", "Program", "Program";
}
