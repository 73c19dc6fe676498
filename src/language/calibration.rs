//! Words of the calibration: what our own past registers say about who leaves.

use super::{counted, texts};

texts! {
    /// The title of the calibration.
    CALIBRATION_TITLE: "Avgang i egne registre fra {from} til {to}", "Avgang i eigne register frå {from} til {to}", "Exits in our own registers from {from} to {to}";
    SUMMARY_PLAN: "Registrene viser at {left} sluttet, mot {expected} ventet etter planens satser.", "Registera viser at {left} slutta, mot {expected} venta etter satsane i planen.", "The registers show that {left} left, against {expected} expected by the plan's rates.";
    SUMMARY_STANDARD: "Registrene viser at {left} sluttet, mot {expected} ventet etter standardsatsene, som gjelder der ingen plan sier noe annet.", "Registera viser at {left} slutta, mot {expected} venta etter standardsatsane, som gjeld der ingen plan seier noko anna.", "The registers show that {left} left, against {expected} expected by the standard rates, which hold where no plan says otherwise.";

    CELLS_TITLE: "Avgang etter alder og stilling", "Avgang etter alder og stilling", "Exits by age and position";
    AGE: "Alder", "Alder", "Age";
    FROM_AGE: "Fra alder", "Frå alder", "From age";
    TO_AGE: "Til alder", "Til alder", "To age";
    AGE_UNDER: "under {age}", "under {age}", "under {age}";
    AGE_SPAN: "{from}–{to}", "{from}–{to}", "{from}–{to}";
    AGE_OVER: "{age} og over", "{age} og over", "{age} and above";
    AGE_ALL: "alle", "alle", "all";
    POSITION: "Stilling", "Stilling", "Position";
    OTHER_POSITIONS: "andre stillinger", "andre stillingar", "other positions";
    ALL_POSITIONS: "alle stillinger", "alle stillingar", "all positions";
    PERSON_YEARS: "Personår", "Personår", "Person-years";
    LEFT: "Sluttet", "Slutta", "Left";
    RATE_BEFORE: "Før, %", "Før, %", "Before, %";
    RATE_SEEN: "Beregnet, %", "Rekna ut, %", "Reckoned, %";
    RATE_LOW: "Lav (p10), %", "Låg (p10), %", "Low (p10), %";
    RATE_HIGH: "Høy (p90), %", "Høg (p90), %", "High (p90), %";

    INTERVALS_TITLE: "Hvem som er fulgt", "Kven som er følgde", "Who was followed";
    FROM: "Fra", "Frå", "From";
    TO: "Til", "Til", "To";
    YEARS: "År", "År", "Years";
    FOLLOWED: "Fulgt", "Følgde", "Followed";
    AGES_UNKNOWN: "Ukjent alder", "Ukjend alder", "Age unknown";
    NOT_FOLLOWED: "Ikke fulgt", "Ikkje følgde", "Not followed";

    EXITS_TITLE: "Nye satser for avgang", "Nye satsar for avgang", "New rates of exit";
    FACTORS_TITLE: "Nye faktorer for stillinger", "Nye faktorar for stillingar", "New factors of positions";
    RATE_NEW: "Ny, %", "Ny, %", "New, %";
    FACTOR_BEFORE: "Før", "Før", "Before";
    FACTOR_NEW: "Ny", "Ny", "New";
    TO_PASTE: "Til planen: bytt ut avgang og avgang_faktor under [framskriving] med linjene under; overskriften [framskriving] skal bare stå én gang. Alt annet der blir stående. Regn ikke de samme registrene inn en gang til: satsene bygger allerede på dem.", "Til planen: byt ut avgang og avgang_faktor under [framskriving] med linjene under; overskrifta [framskriving] skal berre stå éin gong. Alt anna der blir ståande. Rekn ikkje dei same registera inn ein gong til: satsane byggjer alt på dei.", "For the plan: replace avgang and avgang_faktor under [framskriving] with the lines below; the heading [framskriving] may stand only once. Everything else there stays. Do not reckon the same registers in once more: the rates rest on them already.";
    TOML_COMMENT: "Avgang i egne registre: {registers}.", "Avgang i eigne register: {registers}.", "Exits in our own registers: {registers}.";
    REGISTER_OF_DATE: "{file} ({date})", "{file} ({date})", "{file} ({date})";

    BACKTEST_TITLE: "Etterprøving: framskrivingen fra det eldste registeret mot det som kom", "Etterprøving: framskrivinga frå det eldste registeret mot det som kom", "Backtest: the projection from the oldest register against what came";
    YEAR: "År", "År", "Year";
    ALL_YEARS: "alle år", "alle år", "all years";
    REGISTER: "Register", "Register", "Register";
    BASIS: "Regnes i", "Rekna i", "Counted in";
    ROWS: "Krav", "Krav", "Requirements";
    COVERAGE: "Mellom p10 og p90", "Mellom p10 og p90", "Between p10 and p90";
    ERROR: "Feil, framskriving", "Feil, framskriving", "Error, projection";
    ERROR_EVERYONE_STAYS: "Feil, alle blir", "Feil, alle blir", "Error, everyone stays";
    ERROR_AS_LAST_YEAR: "Feil, som året før", "Feil, som året før", "Error, as last year";

    METHOD_RATE: "Beregnet sats er hvor mange prosent som slutter i løpet av ett år: satsen fra før, som teller som {n} ansatte, veid sammen med dem registrene følger.", "Utrekna sats er kor mange prosent som sluttar i løpet av eitt år: satsen frå før, som tel som {n} tilsette, vegen saman med dei registera følgjer.", "The reckoned rate is how many percent leave within a year: the rate from before, which weighs as {n} employees, together with those whom the registers follow.";
    METHOD_INTERVAL: "Den sanne satsen ligger mellom p10 og p90 med 80 prosents sannsynlighet; få ansatte gir et bredt spenn.", "Den sanne satsen ligg mellom p10 og p90 med 80 prosents sannsyn; få tilsette gir eit breitt spenn.", "The true rate lies between p10 and p90 with a probability of 80 percent; few employees give a wide span.";
    METHOD_CERTAIN: "En sats på 0 eller 100 prosent er sikker, og har ikke noe spenn før noen gjør noe annet.", "Ein sats på 0 eller 100 prosent er sikker, og har ikkje noko spenn før nokon gjer noko anna.", "A rate of 0 or 100 percent is certain, and has no span until somebody does otherwise.";
    METHOD_CAUSES: "Avgang er av alle årsaker, også pensjon og avtaler som løper ut. Den som kommer tilbake senere, sluttet likevel.", "Avgang er av alle årsaker, òg pensjon og avtalar som går ut. Den som kjem tilbake seinare, slutta likevel.", "Exits are for all causes, retirement and agreements that end included. Who comes back later left all the same.";
    METHOD_PERSON_YEARS: "Et personår er én ansatt fulgt i ett år; er det kortere eller lengre mellom registrene, er tallet regnet om til år. Alderen er den de ansatte fylte i året for det første registeret.", "Eit personår er éin tilsett følgd i eitt år; er det kortare eller lengre mellom registera, er talet rekna om til år. Alderen er den dei tilsette fylte i året for det første registeret.", "A person-year is one employee followed for a year; where it is shorter or longer between registers, the number is converted to years. The age is that which employees reached in the year of the first register.";
    METHOD_CHANGES: "En ny sats er felles for alle stillinger; der en stilling har en faktor, teller de ansatte der etter den. Der ingen er fulgt, endres ingenting.", "Ein ny sats er felles for alle stillingar; der ei stilling har ein faktor, tel dei tilsette der etter han. Der ingen er følgde, blir ingenting endra.", "A new rate is common to all positions; where a position has a factor, the employees there count by it. Where nobody is followed, nothing changes.";
    METHOD_NAMES: "Ikke alle registrene har ansattnummer, så ansatte er fulgt ved navn og fødselsdato. Den som har byttet navn, regnes da som sluttet.", "Ikkje alle registera har tilsettnummer, så tilsette er følgde ved namn og fødselsdato. Den som har bytt namn, blir då rekna som slutta.", "Not all the registers have employee IDs, so employees are followed by name and birth date. Who has changed their name then counts as having left.";
    METHOD_BACKTEST: "Etterprøvingen teller bare dem som var ansatt eller hadde avtalt å begynne {date}, for framskrivingen regner uten nyansettelser. Om lag 80 prosent av kravene bør ligge mellom p10 og p90; få krav, eller samme ansatte i flere krav, gir store utslag.", "Etterprøvinga tel berre dei som var tilsette eller hadde avtalt å byrje {date}, for framskrivinga reknar utan nytilsetjingar. Om lag 80 prosent av krava bør liggje mellom p10 og p90; få krav, eller same tilsette i fleire krav, gir store utslag.", "The backtest counts only those who were employed or had agreed to start on {date}, for the projection reckons without new hires. About 80 percent of the requirements should lie between p10 and p90; few requirements, or the same employees in several, make it vary much.";
    METHOD_RENEWAL: "Framskrivingen regner med at det som var gyldig, blir fornyet. Er det utløpt i et senere register, er det som kom, lavere uten at noen har sluttet.", "Framskrivinga reknar med at det som var gyldig, blir fornya. Er det gått ut i eit seinare register, er det som kom, lågare utan at nokon har slutta.", "The projection reckons that what was valid is renewed. Where it has expired in a later register, what came is lower although nobody has left.";
    METHOD_ERRORS: "Feil er hvor langt unna det som kom, et krav er i gjennomsnitt, i personer eller årsverk. «Alle blir» tar det som var den første datoen, «som året før» det som var i registeret før.", "Feil er kor langt unna det som kom, eit krav er i gjennomsnitt, i personar eller årsverk. «Alle blir» tek det som var den første datoen, «som året før» det som var i registeret før.", "Error is how far from what came a requirement is on average, in persons or FTEs. “Everyone stays” takes what there was on the first date, “as last year” what there was in the register before.";
    SHORT_INTERVAL: "Det er under et halvt år mellom {from} og {to}: tilfeldige utslag veier tungt.", "Det er under eit halvt år mellom {from} og {to}: tilfeldige utslag veg tungt.", "It is less than half a year from {from} to {to}: chance weighs much.";
    LONG_INTERVAL: "Det er over halvannet år mellom {from} og {to}: den som både kom og sluttet imellom, er ikke sett.", "Det er over halvtanna år mellom {from} og {to}: den som både kom og slutta imellom, er ikkje sedd.", "It is more than a year and a half from {from} to {to}: whoever both came and left in between is not seen.";

    DATES_COUNT: "Oppgi --dato én gang for hver fil. Filer: {files}. Datoer: {dates}.", "Oppgje --dato éin gong for kvar fil. Filer: {files}. Datoar: {dates}.", "Give --date once for each file. Files: {files}. Dates: {dates}.";
}

counted! {
    REGISTER_COUNT: ("{n} register", "{n} registre"), ("{n} register", "{n} register"), ("{n} register", "{n} registers");
    PERSON_YEAR_COUNT: ("{n} personår", "{n} personår"), ("{n} personår", "{n} personår"), ("{n} person-year", "{n} person-years");
    LEFT_COUNT: ("{n} sluttet", "{n} sluttet"), ("{n} slutta", "{n} slutta"), ("{n} left", "{n} left");
    AGE_UNKNOWN_COUNT: ("Fulgt, men uten kjent alder og derfor ikke i noen gruppe: {n}.", "Fulgt, men uten kjent alder og derfor ikke i noen gruppe: {n}."), ("Følgd, men utan kjend alder og difor ikkje i noka gruppe: {n}.", "Følgde, men utan kjend alder og difor ikkje i noka gruppe: {n}."), ("Followed, but of unknown age and so in no group: {n}.", "Followed, but of unknown age and so in no group: {n}.");
    NOT_FOLLOWED_COUNT: ("Ikke fulgt, fordi ansattnummeret mangler eller flere kan være samme person: {n}.", "Ikke fulgt, fordi ansattnummeret mangler eller flere kan være samme person: {n}."), ("Ikkje følgd, fordi tilsettnummeret manglar eller fleire kan vere same person: {n}.", "Ikkje følgde, fordi tilsettnummeret manglar eller fleire kan vere same person: {n}."), ("Not followed, since the employee ID is missing or several could be the same person: {n}.", "Not followed, since the employee ID is missing or several could be the same person: {n}.");
    NOT_FOUND_COUNT: ("Krav som ikke finnes igjen i et senere register: {n}.", "Krav som ikke finnes igjen i et senere register: {n}."), ("Krav som ikkje finst att i eit seinare register: {n}.", "Krav som ikkje finst att i eit seinare register: {n}."), ("Requirements that a later register does not have: {n}.", "Requirements that a later register does not have: {n}.");
}
