//! Words of web pages: what stands around tables and pictures.

use super::texts;

texts! {
    SKIP: "Gå til innholdet", "Gå til innhaldet", "Skip to the content";
    CONTENTS: "Innhold", "Innhald", "Contents";
    FILTER: "Vis bare rader med:", "Vis berre rader med:", "Show only rows with:";
    FILTERED: "Viser {n} av {all} rader", "Viser {n} av {all} rader", "Showing {n} of {all} rows";
    SEE_TABLE: "Tallene står i tabellen «{table}»", "Tala står i tabellen «{table}»", "The figures are in the table “{table}”";
    HEAT_MET: "dekket", "dekt", "met";
    HEAT_MISSING: "mangler", "manglar", "missing";
    HEAT_LINE: "streken nederst i en celle er dekningen", "streken nedst i ei celle er dekninga", "the line at the foot of a cell is the coverage";
    HEAT_EMPTY: "ingen krav", "ingen krav", "no requirement";
    HEAT_NONE: "ikke i kraft ennå", "ikkje i kraft enno", "not yet in force";
    HEAT_ALL: "Alle", "Alle", "All";
    WITHIN: "mellom «{low}» og «{high}»", "mellom «{low}» og «{high}»", "between “{low}” and “{high}”";
    FAN_SAID: "{name}: {middle} i {first}, {last_middle} i {last}, mellom {low} og {high}. {asked}: {required}.", "{name}: {middle} i {first}, {last_middle} i {last}, mellom {low} og {high}. {asked}: {required}.", "{name}: {middle} in {first}, {last_middle} in {last}, between {low} and {high}. {asked}: {required}.";
}
