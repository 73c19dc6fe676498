//! Words of the year: its months, and what is to be done in each.

use super::texts;

texts! {
    JANUARY: "januar", "januar", "January";
    FEBRUARY: "februar", "februar", "February";
    MARCH: "mars", "mars", "March";
    APRIL: "april", "april", "April";
    MAY: "mai", "mai", "May";
    JUNE: "juni", "juni", "June";
    JULY: "juli", "juli", "July";
    AUGUST: "august", "august", "August";
    SEPTEMBER: "september", "september", "September";
    OCTOBER: "oktober", "oktober", "October";
    NOVEMBER: "november", "november", "November";
    DECEMBER: "desember", "desember", "December";
    MONTH_OF_YEAR: "{month} {year}", "{month} {year}", "{month} {year}";

    /// The title of the year.
    CALENDAR_TITLE: "Årshjul fra {from} til {to}", "Årshjul frå {from} til {to}", "The year from {from} to {to}";
    NOTHING: "Planen har ingenting å gjøre på bestemte tidspunkter: verken [[arshjul]], eller tiltak med måned eller frist.", "Planen har ingenting å gjere til bestemte tider: korkje [[arshjul]], eller tiltak med månad eller frist.", "The plan has nothing to do at certain times: no [[arshjul]], and no measures with months or deadlines.";
    NO_REGISTER: "Uten et register er det ikke med hva som utløper. Oppgi registeret, så kommer det med.", "Utan eit register er det ikkje med kva som går ut. Oppgje registeret, så kjem det med.", "Without a register, what expires is not here. Give the register to have it.";
    ENTRIES_TITLE: "Måned for måned", "Månad for månad", "Month by month";
    OTHER_DEADLINES_TITLE: "Frister som er passert, og senere frister", "Fristar som er passerte, og seinare fristar", "Deadlines that have passed, and later ones";
    MONTH: "Måned", "Månad", "Month";
    WHAT: "Hva", "Kva", "What";
    RESPONSIBLE: "Ansvarlig", "Ansvarleg", "Responsible";
    KIND: "Type", "Type", "Kind";
    DATE: "Dato", "Dato", "Date";
    RENEWALS: "Fornyelser", "Fornyingar", "Renewals";
    PERSONS: "Personer", "Personar", "Persons";
    PEAK: "Topp", "Topp", "Peak";
    STATUS: "Status", "Status", "Status";
    PASSED: "passert", "passert", "passed";
    LATER: "senere", "seinare", "later";
    KIND_EVENT: "årshjul", "årshjul", "yearly";
    KIND_MEASURE: "tiltak", "tiltak", "measure";
    KIND_REVISION: "revisjon", "revisjon", "revision";
    KIND_DEADLINE: "frist", "frist", "deadline";
    KIND_EXPIRY: "utløp", "går ut", "expiry";
    WHAT_MEASURE: "Tiltak: {what}", "Tiltak: {what}", "Measure: {what}";
    WHAT_DEADLINE: "Frist: {what}", "Frist: {what}", "Deadline: {what}";
    WHAT_REVISION: "Revidere planen", "Revidere planen", "Revise the plan";
    WHAT_EXPIRY: "Forny det som utløper: {competences}", "Forny det som går ut: {competences}", "Renew what expires: {competences}";
    WHAT_PEAK: "Topp: forny det som utløper: {competences}", "Topp: forny det som går ut: {competences}", "Peak: renew what expires: {competences}";
    COMPETENCE_PERSONS: "{competence} ({persons})", "{competence} ({persons})", "{competence} ({persons})";
    AND_MORE: "{n} til", "{n} til", "{n} more";
    METHOD_YEAR: "Året er tolv måneder fra den måneden datoen er i. Det som står under [[arshjul]], og tiltak med måned, kommer igjen hvert år.", "Året er tolv månader frå den månaden datoen er i. Det som står under [[arshjul]], og tiltak med månad, kjem att kvart år.", "The year is twelve months from the one that the date is in. What stands in [[arshjul]], and measures with months, come again every year.";
    METHOD_EXPIRY: "Utløp er det som krav i kraft spør etter formelt, som i «kompetanse utlop». En topp er en måned med minst {times} ganger så mange fornyelser som gjennomsnittet av månedene, og mer enn én.", "Det som går ut, er det som krav i kraft spør etter formelt, som i «kompetanse utlop». Ein topp er ein månad med minst {times} gonger så mange fornyingar som gjennomsnittet av månadene, og meir enn éi.", "What expires is what requirements in force ask for formally, as in “kompetanse expiry”. A peak is a month with at least {times} times as many renewals as the mean of the months, and more than one.";
    AGENDA_NAME: "Årshjul · {plan}", "Årshjul · {plan}", "The year · {plan}";
    EVENT_RESPONSIBLE: "Ansvarlig: {who}", "Ansvarleg: {who}", "Responsible: {who}";
    EVENT_PEAK: "Dette er en topp: minst {times} ganger så mange som i en gjennomsnittlig måned.", "Dette er ein topp: minst {times} gonger så mange som i ein gjennomsnittleg månad.", "This is a peak: at least {times} times as many as in a mean month.";
}
