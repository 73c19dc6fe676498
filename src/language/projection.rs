//! Words of the projection: what we will have and need, year by year.

use super::texts;

texts! {
    /// The title of the projection.
    PROJECTION_TITLE: "Framskriving fra {date} til {year}", "Framskriving frå {date} til {year}", "Projection from {date} to {year}";
    NOT_A_FORECAST: "En framskriving av behov er ikke en prognose for bemanningen: den viser hva dagens ansatte og avtalte nyansettelser vil dekke av kravene, og hva det da gjenstår å rekruttere.", "Ei framskriving av behov er ikkje ein prognose for bemanninga: ho viser kva dei tilsette i dag og avtalte nytilsetjingar vil dekkje av krava, og kva det då står att å rekruttere.", "A projection of need is not a forecast of staffing: it shows how much of the requirements today's employees and agreed starters will meet, and what is then left to recruit.";
    BY_CATEGORY_AND_YEAR: "Per kategori og år", "Per kategori og år", "By category and year";
    ALL_CATEGORIES: "Alle kategorier", "Alle kategoriar", "All categories";
    YEAR: "År", "År", "Year";
    REQUIRED_BY_PLAN: "Planen krever", "Planen krev", "The plan requires";
    REQUIRED_WITH_DEMAND: "Med vekst i behovet", "Med vekst i behovet", "With growing demand";
    MEAN: "Forventet", "Forventa", "Expected";
    P10: "Lav (p10)", "Låg (p10)", "Low (p10)";
    P50: "Midt (p50)", "Midt (p50)", "Middle (p50)";
    P90: "Høy (p90)", "Høg (p90)", "High (p90)";
    SHORTFALL: "Mangler, forventet", "Manglar, forventa", "Expected shortfall";
    SHORTFALL_PROBABILITY: "Sannsynlighet for mangel", "Sannsyn for mangel", "Probability of shortfall";
    HIRES: "Rekruttere", "Rekruttere", "Recruit";
    HIRES_SO_FAR: "Rekruttert hittil", "Rekruttert hittil", "Recruited so far";
    MORE_YEARS: "Ta med --alle for å se alle årene og alle kravene. --tabell years -o framskriving.csv gir hvert krav år for år.", "Ta med --alle for å sjå alle åra og alle krava. --tabell years -o framskriving.csv gir kvart krav år for år.", "Add --all to see every year and every requirement. --table years -o projection.csv gives each requirement year by year.";

    RECRUITMENT: "Hvor mange nye personer kravene trenger", "Kor mange nye personar krava treng", "How many new people the requirements call for";
    COUNTED_IN: "Kravet regnes i", "Kravet blir rekna i", "Requirement counted in";
    HIRES_APART: "Hvert krav for seg", "Kvart krav for seg", "Each requirement for itself";
    HIRES_POOLED: "Enhetene samlet", "Einingane samla", "Units taken together";
    PLACES_NOT_PEOPLE: "Tallene over er plasser i krav, ikke personer: én person kan oppfylle flere krav, og der kompetansen er et kurs eller en vurdering, kan plassen fylles av noen som er ansatt.", "Tala over er plassar i krav, ikkje personar: éin person kan oppfylle fleire krav, og der kompetansen er eit kurs eller ei vurdering, kan plassen fyllast av nokon som er tilsett.", "The figures above are places in requirements, not people: one person may meet several requirements, and where the competence is a course or an assessment, somebody employed can fill the place.";
    ONE_HIRE: "Hver ny regnes som", "Kvar ny blir rekna som", "Each hire is taken as";
    HIRE_SIZE: "hver ny er regnet som {size} årsverk, som dem som oppfyller kravet i dag", "kvar ny er rekna som {size} årsverk, som dei som oppfyller kravet i dag", "each hire is taken as {size} FTEs, as those who meet the requirement today";
    HIRES_LARGEST: "Største enkeltbehov", "Største enkeltbehov", "Largest single need";

    REQUIREMENTS_AHEAD: "Krav for krav", "Krav for krav", "By requirement";
    NO_RECRUITMENT: "Ingen av kravene krever rekruttering i perioden.", "Ingen av krava krev rekruttering i perioden.", "No requirement calls for recruitment in the period.";
    HELD_TODAY: "Har i dag", "Har i dag", "Held today";
    REQUIRED_LAST: "Krav siste år", "Krav siste år", "Required, last year";
    MEAN_LAST: "Forventet siste år", "Forventa siste år", "Expected, last year";
    YEAR_BY_YEAR: "Dekning år for år", "Dekning år for år", "Coverage year by year";
    REPLACEMENTS: "Må erstattes (KS)", "Må erstattast (KS)", "Replacements (KS)";
    REMAINING: "Igjen av dagens", "Att av dei som er der i dag", "Left of today's";
    MISSING_IN_YEAR: "mangler {n} i {year}", "manglar {n} i {year}", "{n} missing in {year}";
    ENOUGH_IN_YEAR: "{n} mer enn kravet i {year}", "{n} meir enn kravet i {year}", "{n} more than required in {year}";
    MISSING_TODAY: "mangel i dag", "mangel i dag", "missing today";
    BEYOND_TODAY: "overdekning i dag", "overdekning i dag", "surplus today";
    WHY_PLAN: "endret krav", "endra krav", "changed requirement";
    WHY_DEMAND: "vekst i behovet", "vekst i behovet", "growing demand";
    WHY_KNOWN: "kjente endringer", "kjende endringar", "known changes";
    WHY_EXPIRY: "utløp uten fornyelse", "går ut utan fornying", "expiry without renewal";
    WHY_EXITS: "avgang før 62 år", "avgang før 62 år", "exits before the age of 62";
    WHY_RETIREMENT: "avgang fra 62 år", "avgang frå 62 år", "exits from the age of 62";
    WHY_COMPLETIONS: "fullfører utdanning", "fullfører utdanning", "complete education";
    KEPT: "for å holde det som er i dag, må {replacements} erstattes; {remaining} er igjen av dagens", "for å halde det som er i dag, må {replacements} erstattast; {remaining} er att av det som er i dag", "to keep what there is today, {replacements} must be replaced; what is left of today's is {remaining}";

    YEARS_TITLE: "Krav for krav og år for år", "Krav for krav og år for år", "By requirement and year";

    POOLED_TITLE: "Det samme krevd i flere enheter, om folk kan plasseres fritt mellom dem", "Det same kravd i fleire einingar, om folk kan plasserast fritt mellom dei", "The same asked for in several units, if people can be placed freely among them";
    UNIT_COUNT: "Enheter", "Einingar", "Units";
    UNITS_NAMED: "Enhetene", "Einingane", "The units";

    WHY_TITLE: "Fra dagens mangel til {year}, årsak for årsak", "Frå mangelen i dag til {year}, årsak for årsak", "From what is missing today to {year}, cause by cause";
    WHY_MISSING: "krav minus forventet", "krav minus forventa", "required less expected";
    WHY_TODAY: "krav minus det vi har i dag", "krav minus det vi har i dag", "required less held today";
    AGES_TITLE: "De ansatte etter alder", "Dei tilsette etter alder", "The employees by age";
    AGE_BAND: "Alder", "Alder", "Age";
    FROM_AGE_HEADING: "Fra alder", "Frå alder", "From age";
    TO_AGE_HEADING: "Til alder", "Til alder", "To age";
    AGE_UP_TO: "til og med {age}", "til og med {age}", "up to {age}";
    AGE_AND_OLDER: "{age} og eldre", "{age} og eldre", "{age} and older";
    AGE_UNKNOWN: "ukjent alder", "ukjend alder", "age unknown";

    LEAVING_TITLE: "Avgang blant dagens ansatte", "Avgang blant dei tilsette i dag", "Exits among today's employees";
    POSITION: "Stilling", "Stilling", "Position";
    ALL_POSITIONS: "Alle stillinger", "Alle stillingar", "All positions";
    POSITION_UNKNOWN: "uten stilling", "utan stilling", "no position";
    PERSONS: "Personer", "Personar", "Persons";
    AGED_55: "55 år og over", "55 år og over", "55 and above";
    RETIRE_5: "Avgang fra 62 år, innen 5 år", "Avgang frå 62 år, innan 5 år", "Exits from 62, within 5 years";
    RETIRE_10: "Avgang fra 62 år, innen 10 år", "Avgang frå 62 år, innan 10 år", "Exits from 62, within 10 years";
    LEAVE_5: "All avgang innen 5 år", "All avgang innan 5 år", "All exits within 5 years";
    LEAVE_10: "All avgang innen 10 år", "All avgang innan 10 år", "All exits within 10 years";

    SCENARIOS_TITLE: "Scenarier, alle kategorier i {year}", "Scenario, alle kategoriar i {year}", "Scenarios, all categories in {year}";
    SCENARIO: "Scenario", "Scenario", "Scenario";
    REFERENCE: "Planens forutsetninger", "Føresetnadene i planen", "The plan's assumptions";
    CHANGES: "Hva som er annerledes", "Kva som er annleis", "What differs";
    CHANGED_EXITS: "avgangen endret med {points} prosentpoeng", "avgangen endra med {points} prosentpoeng", "exits changed by {points} percentage points";
    CHANGED_LATER: "avgangen fra 60 år forskjøvet med {years} år", "avgangen frå 60 år forskoven med {years} år", "exits from 60 shifted by {years} years";
    CHANGED_FRACTIONS: "stillinger under 100 % {points} prosentpoeng større", "stillingar under 100 % {points} prosentpoeng større", "positions below 100% {points} percentage points larger";
    CHANGED_DEMAND: "annen vekst i behovet", "annan vekst i behovet", "another growth of demand";
    CHANGED_NEW_HIRES: "nyansattes avgang {percent}", "avgang blant nytilsette {percent}", "exits of new hires {percent}";

    ASSUMPTIONS_TITLE: "Forutsetninger", "Føresetnader", "Assumptions";
    ASSUMPTION: "Forutsetning", "Føresetnad", "Assumption";
    VALUE: "Verdi", "Verdi", "Value";
    SOURCE: "Kilde", "Kjelde", "Source";
    ASSUMED_HORIZON: "År fram", "År fram", "Years ahead";
    ASSUMED_EXITS: "Avgang i året etter alder, alle årsaker, pensjon medregnet", "Avgang i året etter alder, alle årsaker, pensjon medrekna", "Exits a year by age, all causes, retirement included";
    ASSUMED_FACTORS: "Faktor på avgangen etter stilling", "Faktor på avgangen etter stilling", "Factor on exits by position";
    ASSUMED_NEW_HIRES: "Avgang i året blant dem som rekrutteres", "Avgang i året blant dei som blir rekrutterte", "Exits a year of those recruited";
    ASSUMED_COMPLETION: "Andel som fullfører det de er i gang med", "Delen som fullfører det dei er i gang med", "Share who complete what is under way";
    ASSUMED_CERTAINTY: "Så sikkert skal rekrutteringen dekke kravet", "Så sikkert skal rekrutteringa dekkje kravet", "How surely recruitment is to meet the requirement";
    ASSUMED_DEMAND: "Vekst i behovet", "Vekst i behovet", "Growth of demand";
    ASSUMED_RENEWAL: "Gyldig kompetanse blir fornyet", "Gyldig kompetanse blir fornya", "Valid competence is renewed";
    ASSUMED_AGES: "Ansatte uten fødselsdato, tilkallingsvikarer medregnet, regnet som andre i samme stilling", "Tilsette utan fødselsdato, tilkallingsvikarar medrekna, rekna som andre i same stilling", "Employees without a birth date, on-call staff included, taken as others in their position";
    DEMAND_FLAT: "uendret behov", "uendra behov", "demand as today";
    DEMAND_OF: "{index} ({file}, region {region}, alder {ages}⟨, alternativ {alternative}⟩)", "{index} ({file}, region {region}, alder {ages}⟨, alternativ {alternative}⟩)", "{index} ({file}, region {region}, ages {ages}⟨, alternative {alternative}⟩)";
    FROM_AGE: "fra {age} år: {percent}", "frå {age} år: {percent}", "from {age}: {percent}";
    NO_FACTORS: "ingen", "ingen", "none";
    SOURCE_PLAN: "planen", "planen", "the plan";
    SOURCE_DEFAULT: "standardforutsetning", "standardføresetnad", "standard assumption";
    SOURCE_FILE: "befolkningsfil", "befolkningsfil", "population file";
    SOURCE_COMMAND: "kommandolinjen", "kommandolinja", "the command line";
    SOURCE_SCENARIO: "scenarioet", "scenarioet", "the scenario";
    SOURCE_REGISTER: "registeret", "registeret", "the register";

    METHOD_QUANTILES: "Lav, midt og høy: det er minst 10 %, 50 % og 90 % sannsynlig at vi har så mye eller mindre. Tallene gjelder dagens ansatte og avtalte nyansettelser, uten rekrutteringen. Summene teller også det som er mer enn kravet; «Mangler, forventet» regner hvert krav for seg.", "Låg, midt og høg: det er minst 10 %, 50 % og 90 % sannsynleg at vi har så mykje eller mindre. Tala gjeld dei tilsette i dag og avtalte nytilsetjingar, utan rekrutteringa. Summane tel òg det som er meir enn kravet; «Manglar, forventa» reknar kvart krav for seg.", "Low, middle and high: it is at least 10%, 50% and 90% likely that we have this much or less. The figures are of today's employees and agreed starters, without the recruitment. Sums count what is more than required, too; “Expected shortfall” reckons each requirement for itself.";
    METHOD_LINES: "Tre ting holdes fra hverandre: det planen krever, det vekst i behovet krever, og det vi kan vente å ha. Med vekst rundes kravet opp til hele personer i hver enhet.", "Tre ting blir haldne frå kvarandre: det planen krev, det vekst i behovet krev, og det vi kan vente å ha. Med vekst blir kravet runda opp til heile personar i kvar eining.", "Three things are kept apart: what the plan requires, what growing demand requires, and what we can expect to have. With growth, what is required is rounded up to whole persons in each unit.";
    METHOD_HIRES: "Rekruttere er det minste antallet nye personer det enkelte året som gjør at kravet dekkes med sannsynligheten i forutsetningene. Summene er ikke personer: én person kan oppfylle flere krav, og en margin i hver lille enhet er som regel mer enn én felles.", "Rekruttere er det minste talet på nye personar det enkelte året som gjer at kravet blir dekt med sannsynet i føresetnadene. Summane er ikkje personar: éin person kan oppfylle fleire krav, og ein margin i kvar lita eining er som regel meir enn éin felles.", "“Recruit” is the smallest number of people hired in the year with which the requirement is met as surely as assumed. The sums are not people: one person may meet several requirements, and a margin in every small unit is usually more than one for all.";
    METHOD_REPLACEMENTS: "Det som må erstattes, er noe annet: det antallet som må til bare for å holde dagens antall, slik KS regner.", "Det som må erstattast, er noko anna: det talet som må til berre for å halde talet i dag, slik KS reknar.", "Replacements are something else: how many it takes just to keep today's number, as KS counts.";
    METHOD_STANDARD: "Standardsatsene for avgang etter alder bygger på KS' tall og er ikke kommunens egne. «kompetanse kalibrer» regner satser ut fra egne registre.", "Standardsatsane for avgang etter alder byggjer på tala frå KS og er ikkje kommunen sine eigne. «kompetanse kalibrer» reknar satsar ut frå eigne register.", "The standard rates of exits by age rest on KS's figures and are not the municipality's own. “kompetanse calibrate” works rates out from its own registers.";
    METHOD_GRID: "Lav, midt og høy for summer av årsverk kan være avrundet til nærmeste tidel av et årsverk når summen er stor.", "Låg, midt og høg for summar av årsverk kan vere runda av til næraste tidel av eit årsverk når summen er stor.", "Low, middle and high of sums of FTEs may be rounded to a tenth of an FTE where the sum is large.";
}
