//! Words of what expires: when, of what, how many are to renew, and which requirements fall.

use super::{counted, texts};

texts! {
    /// The title of what expires.
    EXPIRY_TITLE: "Hva som utløper fra {date} til og med {until}", "Kva som går ut frå {date} til og med {until}", "What expires from {date} to {until}";
    SUMMARY: "Til og med {until} utløper noe formelt for {people}, i alt {renewals}.", "Til og med {until} går noko formelt ut for {people}, i alt {renewals}.", "To the end of {until}, something formal expires for {people}: {renewals} in all.";
    SUMMARY_NOTHING: "Ingenting av det som krav i kraft spør etter formelt, utløper til og med {until}.", "Ingenting av det som krav i kraft spør etter formelt, går ut til og med {until}.", "Nothing of what requirements in force ask for formally expires to the end of {until}.";
    SUMMARY_NOTHING_AT_ALL: "Ingenting formelt utløper til og med {until}.", "Ingenting formelt går ut til og med {until}.", "Nothing formal expires to the end of {until}.";
    SUMMARY_HIDDEN: "Til og med {until} utløper noe formelt; for hvor mange er skjult, for det gjelder få personer eller ville vise noe om få.", "Til og med {until} går noko formelt ut; for kor mange er skjult, for det gjeld få personar eller ville vise noko om få.", "To the end of {until}, something formal expires; for how many is hidden, for it is about few people or would show something about few.";
    EMPLOYEES_HIDDEN: "et skjult antall ansatte", "eit skjult tal tilsette", "a hidden number of employees";
    SUMMARY_PEAK: "Flest utløper i {month}: {renewals}, mest {competences}.", "Flest går ut i {month}: {renewals}, mest {competences}.", "Most expire in {month}: {renewals}, chiefly {competences}.";
    SUMMARY_PEAK_ALL: "Flest utløper i {month}: {renewals}, {competences}.", "Flest går ut i {month}: {renewals}, {competences}.", "Most expire in {month}: {renewals}, {competences}.";
    SUMMARY_ONLY: "Det er {competence}, i {month}.", "Det er {competence}, i {month}.", "It is {competence}, in {month}.";
    SUMMARY_PEAKS: "Flest utløper i {months}: {renewals} i hver av dem.", "Flest går ut i {months}: {renewals} i kvar av dei.", "Most expire in {months}: {renewals} in each.";
    SUMMARY_FALLS: "Om ingenting blir fornyet, får {rows} større gap, det første i {month}; {met}.", "Om ingenting blir fornya, får {rows} større gap, det første i {month}; {met}.", "If nothing is renewed, {rows} will miss more, the first in {month}; {met}.";
    MET_ALL: "alle er dekket i dag", "alle er dekte i dag", "all are met today";
    MET_NONE: "ingen av dem er dekket i dag", "ingen av dei er dekte i dag", "none of them is met today";
    MET_HIDDEN: "hvor mange av dem som er dekket i dag, er skjult", "kor mange av dei som er dekte i dag, er skjult", "how many of them are met today is hidden";
    SUMMARY_NO_FALLS: "Ingen krav får større gap av det.", "Ingen krav får større gap av det.", "No requirement misses more because of that.";
    SUMMARY_ALREADY: "Det som allerede er utløpt eller udatert, er med i «kompetanse gap» og ikke her: {expired} med noe utløpt og {undated} med noe udatert.", "Det som allereie har gått ut eller er udatert, er med i «kompetanse gap» og ikkje her: {expired} med noko som har gått ut og {undated} med noko udatert.", "What has expired already or is undated is in “kompetanse gap” and not here: {expired} with something expired and {undated} with something undated.";

    BY_MONTH: "Måned for måned", "Månad for månad", "Month by month";
    COMPETENCES_TITLE: "Kompetansene", "Kompetansane", "The competences";
    PLACES_TITLE: "Plasser som trengs for å fornye, per kompetanse og måned", "Plassar som trengst for å fornye, per kompetanse og månad", "Places needed to renew, by competence and month";
    EXPIRING_TITLE: "Måned, kompetanse og enhet", "Månad, kompetanse og eining", "Month, competence and unit";
    FALLS_TITLE: "Krav som får større gap om ingenting blir fornyet", "Krav som får større gap om ingenting blir fornya", "Requirements that miss more if nothing is renewed";
    PEOPLE_TITLE: "Hvem det gjelder", "Kven det gjeld", "Whom it concerns";
    MONTH: "Måned", "Månad", "Month";
    RENEWALS: "Fornyelser", "Fornyingar", "Renewals";
    PERSONS: "Personer", "Personar", "Persons";
    HELD: "Har den i dag", "Har han i dag", "Hold it today";
    EXPIRES: "Utløper", "Går ut", "Expires";
    GAP_NOW: "Gap i dag", "Gap i dag", "Gap today";
    GAP_THEN: "Gap da", "Gap då", "Gap then";
    FIRST_MONTH: "Første måned", "Første månad", "First month";
    LAST_DAY: "Siste gyldige dag", "Siste gyldige dag", "Last valid day";
    UNITS: "Enheter", "Einingar", "Units";
    FORMAL_SIDE: "gjelder den formelle siden: registeret mangler realkompetanse", "gjeld den formelle sida: registeret manglar realkompetanse", "of the formal side: the register has no real levels";

    MANY_ROWS: "Tabellen med enheter har {n} rader og er ikke vist her. Ta den med --tabell expiring --format csv, skriv til en fil med -o, eller velg en enhet med --enhet.", "Tabellen med einingar har {n} rader og er ikkje vist her. Ta han med --tabell expiring --format csv, skriv til ei fil med -o, eller vel ei eining med --eining.", "The table of units has {n} rows and is not shown here. Take it with --table expiring --format csv, write to a file with -o, or choose a unit with --unit.";
    METHOD_WHAT: "Med er det som gjelder formelt på datoen, og som ingenting i registeret gjør gyldig dagen etter den siste dagen: verken en annen rad, en annen kompetanse, en dispensasjon, stillingen eller utdanningen. Noe som gjelder til og med 30. november, utløper i november.", "Med er det som gjeld formelt på datoen, og som ingenting i registeret gjer gyldig dagen etter den siste dagen: korkje ei anna rad, ein annan kompetanse, ein dispensasjon, stillinga eller utdanninga. Noko som gjeld til og med 30. november, går ut i november.", "This is what holds formally on the date, and what nothing in the register makes valid on the day after the last one: no other row, no other competence, no dispensation, no position and no education. What is valid to the end of 30 November expires in November.";
    METHOD_ASKED: "Bare kompetanser som et krav i kraft spør etter formelt, og bare hos dem kravet gjelder. Ta med --alle for å se alt.", "Berre kompetansar som eit krav i kraft spør etter formelt, og berre hos dei kravet gjeld. Ta med --alle for å sjå alt.", "Only competences that a requirement in force asks for formally, and only of those whom the requirement concerns. Add --all to see everything.";
    METHOD_EVERYTHING: "Alle kompetanser er med, også de ingen krav spør etter.", "Alle kompetansar er med, òg dei ingen krav spør etter.", "Every competence is counted, those that no requirement asks for too.";
    METHOD_PEOPLE: "Den som har sluttet før den siste gyldige dagen, er ikke med, og heller ikke tilkallingsvikarer i 0 %. Enheten er der de arbeider den dagen. Den som arbeider i to enheter, står i begge, men teller én gang ellers. En fornyelse er én person og én kompetanse.", "Den som har slutta før den siste gyldige dagen, er ikkje med, og heller ikkje tilkallingsvikarar i 0 %. Eininga er der dei arbeider den dagen. Den som arbeider i to einingar, står i begge, men tel éin gong elles. Ei fornying er éin person og éin kompetanse.", "Those who have left before the last valid day are not counted, nor are people employed at 0% only. The unit is where they work on that day. Who works in two units stands in both, and counts once elsewhere. A renewal is one person and one competence.";
    METHOD_FALLS: "Gapet da er kravet og de ansatte som i dag, når alt som er med her, er utløpt. Avtalte ansettelser og avganger er ikke regnet med. Første måned er den da det først mangler mer enn i dag.", "Gapet då er kravet og dei tilsette som i dag, når alt som er med her, har gått ut. Avtalte tilsetjingar og avgangar er ikkje rekna med. Første månad er den då det først manglar meir enn i dag.", "The gap then is the requirement and the people of today, when all that is counted here has expired. Agreed starts and ends are not counted. The first month is the one in which more than today first comes to be missing.";

    AGENDA_NAME: "Hva som utløper · {plan}", "Kva som går ut · {plan}", "What expires · {plan}";
    EVENT_TITLE: "Forny {competence}: {people}, utløper i {month}", "Forny {competence}: {people}, går ut i {month}", "Renew {competence}: {people}, expires in {month}";
    EVENT_TITLE_HIDDEN: "Forny {competence}: utløper i {month}", "Forny {competence}: går ut i {month}", "Renew {competence}: expires in {month}";
    EVENT_UNIT: "{unit}: {people}", "{unit}: {people}", "{unit}: {people}";
    EVENT_PERSON: "{who}: {date}", "{who}: {date}", "{who}: {date}";
}

counted! {
    FALLS_UNMET: ("Ett krav til mangler noe allerede i dag og får større gap. Ta det med --tabell requirements --format csv, eller skriv til en fil med -o.", "{n} krav til mangler noe allerede i dag og får større gap. Ta dem med --tabell requirements --format csv, eller skriv til en fil med -o."), ("Eitt krav til manglar noko allereie i dag og får større gap. Ta det med --tabell requirements --format csv, eller skriv til ei fil med -o.", "{n} krav til manglar noko allereie i dag og får større gap. Ta dei med --tabell requirements --format csv, eller skriv til ei fil med -o."), ("One more requirement misses something today and will miss more. Take it with --table requirements --format csv, or write to a file with -o.", "{n} more requirements miss something today and will miss more. Take them with --table requirements --format csv, or write to a file with -o.");
    RENEWAL_COUNT: ("{n} fornyelse", "{n} fornyelser"), ("{n} fornying", "{n} fornyingar"), ("{n} renewal", "{n} renewals");
    FALL_COUNT: ("{n} krav", "{n} krav"), ("{n} krav", "{n} krav"), ("{n} requirement", "{n} requirements");
    MET_COUNT: ("{n} er dekket i dag", "{n} av dem er dekket i dag"), ("{n} er dekt i dag", "{n} av dei er dekte i dag"), ("{n} is met today", "{n} of them are met today");
}
