//! Words of the evaluation: what changed from one date to another, and why.

use super::{counted, texts};

texts! {
    /// The title of the evaluation.
    EVALUATION_TITLE: "Endring i kompetanse fra {from} til {to}", "Endring i kompetanse frå {from} til {to}", "Change in competence from {from} to {to}";
    PERSONS_FROM_TO: "fra {before} til {after} personer", "frå {before} til {after} personar", "from {before} to {after} persons";
    FTE_FROM_TO: "fra {before} til {after} årsverk", "frå {before} til {after} årsverk", "from {before} to {after} FTEs";
    ON_CALL_FROM_TO: "tilkallingsvikarer ikke medregnet: fra {before} til {after}", "tilkallingsvikarar ikkje medrekna: frå {before} til {after}", "on call, not counted: from {before} to {after}";
    LEFT_OUT_FROM_TO: "utelatt etter [utvalg]: fra {before} til {after}", "utelatne etter [utval]: frå {before} til {after}", "left out by [utvalg]: from {before} to {after}";
    IN_THE_REGISTER: "i hele registeret", "i heile registeret", "in the whole register";

    SUMMARY_UNMET: "Krav som ikke er dekket: {before} den {from}, {after} den {to}.", "Krav som ikkje er dekte: {before} den {from}, {after} den {to}.", "Requirements that are not met: {before} on {from}, {after} on {to}.";
    SUMMARY_ROWS: "Krav der gapet er blitt mindre: {better}. Større: {worse}. Like stort, eller dekket begge ganger: {same}.", "Krav der gapet er blitt mindre: {better}. Større: {worse}. Like stort, eller dekt begge gongene: {same}.", "Requirements of which the gap has become smaller: {better}. Larger: {worse}. The same, or met both times: {same}.";
    SUMMARY_NOT_COMPARED: "Krav som bare er vurdert på den ene datoen, eller ikke kan vurderes: {n}.", "Krav som berre er vurderte på den eine datoen, eller ikkje kan vurderast: {n}.", "Requirements judged on one of the dates only, or that cannot be assessed: {n}.";
    SUMMARY_HIDDEN: "Krav som bare er vurdert på den ene datoen, har skjulte tall eller ikke kan vurderes: {n}.", "Krav som berre er vurderte på den eine datoen, har skjulte tal eller ikkje kan vurderast: {n}.", "Requirements judged on one of the dates only, with hidden figures, or that cannot be assessed: {n}.";
    SUMMARY_PEOPLE: "Ansatt på begge datoer, i hele registeret: {stayed}. Nye: {hired}. Sluttet: {left}.", "Tilsette på begge datoane, i heile registeret: {stayed}. Nye: {hired}. Slutta: {left}.", "Employed on both dates, in the whole register: {stayed}. Hired: {hired}. Left: {left}.";
    SUMMARY_PERSONS: "De som oppfyller krav i personer, talt én gang for hvert krav, gikk fra {before} til {after}.", "Dei som oppfyller krav i personar, talde éin gong for kvart krav, gjekk frå {before} til {after}.", "Those who meet requirements in persons, counted once for each requirement, went from {before} to {after}.";
    SUMMARY_FTE: "Årsverkene som oppfyller krav i årsverk, talt én gang for hvert krav, gikk fra {before} til {after}.", "Årsverka som oppfyller krav i årsverk, talde éin gong for kvart krav, gjekk frå {before} til {after}.", "The FTEs that meet requirements in FTEs, counted once for each requirement, went from {before} to {after}.";
    LARGEST_REASONS: "Mest kom av: {reasons}.", "Mest kom av: {reasons}.", "Most came of: {reasons}.";
    NO_REASON: "Ingenting la til eller trakk fra.", "Ingenting la til eller trekte frå.", "Nothing added or took away.";
    REASON_SAID: "{reason} {change}", "{reason} {change}", "{reason} {change}";
    NOTHING_CHANGED: "Ingen krav er endret.", "Ingen krav er endra.", "No requirement has changed.";

    BY_CATEGORY: "Kategoriene: hva endringen kommer av", "Kategoriane: kva endringa kjem av", "The categories: what the change is made up of";
    BY_REQUIREMENT: "Krav for krav: før, nå og hva endringen kommer av", "Krav for krav: før, no og kva endringa kjem av", "By requirement: before, now, and what the change is made up of";
    PEOPLE_TITLE: "Hvem endringen kommer av", "Kven endringa kjem av", "Who the change is made up of";
    MEASURES_TITLE: "Tiltakene i planen: deltakere og fullførte mot mål", "Tiltaka i planen: deltakarar og fullførte mot mål", "The plan's measures: participants and completions against target";
    CHART: "Hvordan det som oppfyller krav i hver kategori, er endret: hva hver årsak legger til eller trekker fra.", "Korleis det som oppfyller krav i kvar kategori, er endra: kva kvar årsak legg til eller trekkjer frå.", "How what meets requirements of each category has changed: what each reason adds or takes away.";

    REQUIREMENTS: "Krav", "Krav", "Requirements";
    UNMET_BEFORE: "Udekkede før", "Udekte før", "Unmet before";
    UNMET_AFTER: "Udekkede nå", "Udekte no", "Unmet now";
    REQUIRED_BEFORE: "Krav før", "Krav før", "Required before";
    REQUIRED_AFTER: "Krav nå", "Krav no", "Required now";
    HELD_BEFORE: "Oppfyller før", "Oppfyller før", "Held before";
    HELD_AFTER: "Oppfyller nå", "Oppfyller no", "Held now";
    GAP_BEFORE: "Gap før", "Gap før", "Gap before";
    GAP_AFTER: "Gap nå", "Gap no", "Gap now";
    CHANGE: "Endring", "Endring", "Change";
    REASON: "Årsak", "Årsak", "Reason";
    STATE_BEFORE: "Vurdert før", "Vurdert før", "Judged before";
    STATE_AFTER: "Vurdert nå", "Vurdert no", "Judged now";
    HIRED: "Ny", "Ny", "Hired";
    LEFT: "Sluttet", "Slutta", "Left";
    MOVED: "Flyttet", "Flytta", "Moved";
    LEARNT_FORMALLY: "Lært formelt", "Lært formelt", "Learnt formally";
    LEARNT_REALLY: "Lært reelt", "Lært reelt", "Learnt really";
    EXPIRED: "Utløpt", "Gått ut", "Expired";
    HOURS: "Stillingsprosent", "Stillingsprosent", "Hours";
    OTHER: "Annet", "Anna", "Other";

    STATE_JUDGED: "ja", "ja", "yes";
    STATE_NOT_IN_FORCE: "gjelder ikke", "gjeld ikkje", "not in force";
    STATE_NOT_ASSESSABLE: "kan ikke vurderes", "kan ikkje vurderast", "cannot be assessed";
    STATE_ABSENT: "ikke i enheten", "ikkje i eininga", "not in the unit";
    THEN_NOT_IN_FORCE: "gjaldt ikke før", "gjaldt ikkje før", "was not in force before";
    THEN_NOT_ASSESSABLE: "kunne ikke vurderes før", "kunne ikkje vurderast før", "could not be assessed before";
    THEN_ABSENT: "ble ikke vurdert i enheten før", "vart ikkje vurdert i eininga før", "was not judged in the unit before";
    NOW_NOT_IN_FORCE: "gjelder ikke nå", "gjeld ikkje no", "is not in force now";
    NOW_NOT_ASSESSABLE: "kan ikke vurderes nå", "kan ikkje vurderast no", "cannot be assessed now";
    NOW_ABSENT: "blir ikke vurdert i enheten nå", "blir ikkje vurdert i eininga no", "is not judged in the unit now";
    REQUIRED_ROSE: "kravet har økt med {amount}", "kravet har auka med {amount}", "the requirement has risen by {amount}";
    WITH_REASON: "{what} ({why})", "{what} ({why})", "{what} ({why})";

    MEASURE: "Tiltak", "Tiltak", "Measure";
    PARTICIPANTS: "Deltakere", "Deltakarar", "Participants";
    TARGET_PARTICIPANTS: "Mål, deltakere", "Mål, deltakarar", "Target, participants";
    COMPLETIONS: "Fullførte", "Fullførte", "Completions";
    TARGET_COMPLETIONS: "Mål, fullførte", "Mål, fullførte", "Target, completions";
    RECRUITS: "Rekrutterer", "Rekrutterer", "Recruits";

    METHOD_DATES: "Hvert register er vurdert på sin egen dato, mot den samme planen. Endringen er det som oppfyller kravet på den andre datoen, minus det på den første. Årsakene summerer seg til endringen.", "Kvart register er vurdert på sin eigen dato, mot den same planen. Endringa er det som oppfyller kravet på den andre datoen, minus det på den første. Årsakene summerer seg til endringa.", "Each register is judged on its own date, against the same plan. The change is what meets the requirement on the second date, less that on the first. The reasons sum to the change.";
    METHOD_REASONS: "Det en person bidrar mer eller mindre med, har én årsak, den første som passer. Ny: var ikke ansatt på den første datoen. Sluttet: er ikke ansatt på den andre. Flyttet: kom inn i eller gikk ut av enheten eller stillingene som kravet gjelder, eller var tilkallingsvikar (0 %) på den ene datoen. Lært formelt: oppfyller kravet, og ville ikke gjort det med det formelle fra den første datoen. Lært reelt: oppfyller kravet nå, og gjorde det ikke før. Utløpt: oppfylte kravet, og ville fortsatt gjort det med det formelle fra den første datoen. Stillingsprosent: oppfyller kravet på begge datoer, i en større eller mindre stilling. Annet: for eksempel lavere realkompetanse.", "Det ein person bidreg meir eller mindre med, har éi årsak, den første som passar. Ny: var ikkje tilsett på den første datoen. Slutta: er ikkje tilsett på den andre. Flytta: kom inn i eller gjekk ut av eininga eller stillingane som kravet gjeld, eller var tilkallingsvikar (0 %) på den eine datoen. Lært formelt: oppfyller kravet, og ville ikkje gjort det med det formelle frå den første datoen. Lært reelt: oppfyller kravet no, og gjorde det ikkje før. Gått ut: oppfylte kravet, og ville framleis gjort det med det formelle frå den første datoen. Stillingsprosent: oppfyller kravet på begge datoane, i ei større eller mindre stilling. Anna: til dømes lågare realkompetanse.", "What a person contributes more or less has one reason, the first that fits. Hired: was not employed on the first date. Left: is not employed on the second. Moved: came into or went out of the unit or the positions that the requirement concerns, or was on call (0%) on one of the dates. Learnt formally: meets the requirement, and would not with the formal side of the first date. Learnt really: meets the requirement now, and did not before. Expired: met the requirement, and still would with the formal side of the first date. Hours: meets the requirement on both dates, in a larger or smaller position. Other: a lower real level, for example.";
    METHOD_IDS: "Ansatte er kjent igjen på ansattnummeret.", "Tilsette er kjende att på tilsettnummeret.", "Employees are known again by their ID.";
    METHOD_NAMES: "Ikke begge registrene har ansattnummer, så ansatte er kjent igjen på navn og fødselsdato. Den som har byttet navn, regnes som sluttet og ny.", "Ikkje begge registera har tilsettnummer, så tilsette er kjende att på namn og fødselsdato. Den som har bytt namn, blir rekna som slutta og ny.", "Not both registers have employee IDs, so employees are known again by name and birth date. Who has changed their name counts as left and hired.";
    METHOD_UNCLEAR: "Ansatte som ikke kan kjennes igjen, fordi ansattnummeret mangler eller flere kan være samme person: {before} på den første datoen, {after} på den andre. Ingen vet om de er nye eller har sluttet, så det de bidrar med, står under Annet.", "Tilsette som ikkje kan kjennast att, fordi tilsettnummeret manglar eller fleire kan vere same person: {before} på den første datoen, {after} på den andre. Ingen veit om dei er nye eller har slutta, så det dei bidreg med, står under Anna.", "Employees who cannot be known again, since the employee ID is missing or several could be the same person: {before} on the first date, {after} on the second. Nobody knows whether they were hired or left, so what they contribute is under Other.";
    METHOD_REQUIRED: "Der kravet selv er endret, endres gapet med det også. Gapet er aldri under null, så der noe er mer enn kravet, endres det mindre enn det som oppfyller kravet.", "Der kravet sjølv er endra, blir gapet endra med det òg. Gapet er aldri under null, så der noko er meir enn kravet, blir det endra mindre enn det som oppfyller kravet.", "Where the requirement itself has changed, the gap changes with it too. The gap is never below zero, so where there is more than required, it changes less than what meets the requirement.";
    METHOD_UNITS: "Enhetene er kjent igjen på navnet og navnene over. Der en enhet bare finnes på den ene datoen, er kravet der tomt på den andre, og det som oppfyller det, null.", "Einingane er kjende att på namnet og namna over. Der ei eining berre finst på den eine datoen, er kravet der tomt på den andre, og det som oppfyller det, null.", "Units are known again by their name and the names above. Where a unit is there on one date only, what is required there is blank on the other, and what meets it zero.";
    METHOD_SUMS: "Summene er av krav som kan vurderes på begge datoer. Der et krav ikke gjaldt på en dato, krevde det ingenting da.", "Summane er av krav som kan vurderast på begge datoane. Der eit krav ikkje gjaldt på ein dato, kravde det ingenting då.", "Sums are of requirements that can be assessed on both dates. Where a requirement was not in force on a date, it required nothing then.";
    METHOD_MEASURES: "Tiltakene er talt i hele registeret. Fullførte er ansatte på begge datoer, i en av stillingene tiltaket er for på den første, som nå har det tiltaket gir, og ikke hadde det da. Deltakere er disse og de som har kompetansen under utdanning. Registeret sier ikke om det var dette tiltaket de tok, og fornying av noe som var gyldig, synes ikke. Et rekrutteringstiltak teller nye ansatte med kompetansen og stillingen det gjelder. Målet er plassene i året for tiden mellom datoene, {months} hele måneder, og for fullførte den andelen som planen venter skal fullføre.", "Tiltaka er talde i heile registeret. Fullførte er tilsette på begge datoane, i ei av stillingane tiltaket er for på den første, som no har det tiltaket gir, og ikkje hadde det då. Deltakarar er desse og dei som har kompetansen under utdanning. Registeret seier ikkje om det var dette tiltaket dei tok, og fornying av noko som var gyldig, er ikkje å sjå. Eit rekrutteringstiltak tel nye tilsette med kompetansen og stillinga det gjeld. Målet er plassane i året for tida mellom datoane, {months} heile månader, og for fullførte den delen som planen ventar skal fullføre.", "Measures are counted in the whole register. Completions are those employed on both dates, in one of the measure's positions on the first, who now have what the measure gives and did not then. Participants are these and those who have the competence in progress. The register does not say whether it was this measure that they took, and renewal of what was valid does not show. A recruitment measure counts new employees with the competence and the position that it concerns. The target is the places a year for the time between the dates, {months} whole months, and for completions the share that the plan expects to complete.";
    METHOD_SAVED: "To lagrede gap sier ikke hvem som har hva, så årsakene og tiltakene er ukjente. Sammenlign registrene selv for å få dem.", "To lagra gap seier ikkje kven som har kva, så årsakene og tiltaka er ukjende. Samanlikn registera sjølve for å få dei.", "Two saved gaps do not say who has what, so reasons and measures are unknown. Compare the registers themselves to get them.";
    METHOD_HIDDEN: "Kolon betyr at tallet er skjult i det lagrede gapet. En sum av noe skjult er også skjult.", "Kolon tyder at talet er skjult i det lagra gapet. Ein sum av noko skjult er òg skjult.", "A colon means that the figure is hidden in the saved gap. A sum of anything hidden is hidden too.";

    TWO_INPUTS: "Oppgi to registre, det eldste først, hvert som én fil, én mappe eller ett mønster i hermetegn; eller to gap lagret som JSON. Oppgitt: {n}.", "Oppgje to register, det eldste først, kvart som éi fil, éi mappe eller eitt mønster i hermeteikn; eller to gap lagra som JSON. Oppgjevne: {n}.", "Give two registers, the oldest first, each as one file, one folder or one pattern in quotes; or two gaps saved as JSON. Given: {n}.";
    MIXED_INPUTS: "{saved} er et lagret gap, og {register} er et register. Oppgi to registre eller to lagrede gap.", "{saved} er eit lagra gap, og {register} er eit register. Oppgje to register eller to lagra gap.", "{saved} is a saved gap, and {register} is a register. Give two registers or two saved gaps.";
    NOT_OF_SAVED: "{flag} gjelder bare registre: et lagret gap har sin egen dato og ingen navn.", "{flag} gjeld berre register: eit lagra gap har sin eigen dato og ingen namn.", "{flag} is for registers only: a saved gap has its own date and no names.";
}

counted! {
    RISE_COUNT: ("Ett av kravene med større gap har selv økt, med {amount}.", "{n} av kravene med større gap har selv økt, i alt med {amount}."), ("Eitt av krava med større gap har sjølv auka, med {amount}.", "{n} av krava med større gap har sjølve auka, i alt med {amount}."), ("One of the requirements with a larger gap has itself risen, by {amount}.", "{n} of the requirements with larger gaps have themselves risen, by {amount} in all.");
    MORE_UNCHANGED: ("Ett krav til er uendret. Ta med --alle for å se det.", "{n} krav til er uendret. Ta med --alle for å se dem."), ("Eitt krav til er uendra. Ta med --alle for å sjå det.", "{n} krav til er uendra. Ta med --alle for å sjå dei."), ("One more requirement is unchanged. Add --all to see it.", "{n} more requirements are unchanged. Add --all to see them.");
}
