//! Words of measures within a budget: a proposal to discuss, and why it is as it is.

use super::{counted, texts};

texts! {
    /// The title of measures.
    MEASURES_TITLE: "Tiltak innenfor rammen, per {date}", "Tiltak innanfor ramma, per {date}", "Measures within the budget, as of {date}";
    PROPOSAL: "Dette er et forslag til drøfting: hvem som kan ta hvilke av planens tiltak når, slik at mest mulig av det som mangler, blir dekket for pengene. Ingenting her er bestemt.", "Dette er eit framlegg til drøfting: kven som kan ta kva for nokre av tiltaka i planen når, slik at mest mogleg av det som manglar, blir dekt for pengane. Ingenting her er bestemt.", "This is a proposal to discuss: who could take which of the plan's measures when, so that as much as possible of what is missing is closed for the money. Nothing here is decided.";
    SUMMARY_PLACES: "{people} tar et tiltak innenfor rammen for {years}. Det koster netto {cost} kr av {frame} kr.", "{people} tek eit tiltak innanfor ramma for {years}. Det kostar netto {cost} kr av {frame} kr.", "{people} take a measure within the budget of {years}. It costs {cost} kr net of {frame} kr.";
    SUMMARY_NOBODY: "Ingen tar noe tiltak. Rammen er {frame} kr.", "Ingen tek noko tiltak. Ramma er {frame} kr.", "Nobody takes any measure. The budget is {frame} kr.";
    SUMMARY_CLOSED: "Av det som mangler i dag ({gap}), ventes {closed} å være dekket i {until}.", "Av det som manglar i dag ({gap}), er {closed} venta dekte i {until}.", "Of what is missing today ({gap}), {closed} are expected to be closed in {until}.";
    SUMMARY_RECRUIT: "Igjen udekket: {left}. Skulle alt dekkes ved rekruttering, krav for krav, er det {hires}.", "Att udekt: {left}. Skulle alt dekkjast ved rekruttering, krav for krav, er det {hires}.", "Left unclosed: {left}. Were all of it recruited, requirement by requirement, that is {hires}.";
    SUMMARY_PRICE: "Igjen udekket: {left}. Skulle alt dekkes ved rekruttering, krav for krav, er det {hires}, til {price} kr.", "Att udekt: {left}. Skulle alt dekkjast ved rekruttering, krav for krav, er det {hires}, til {price} kr.", "Left unclosed: {left}. Were all of it recruited, requirement by requirement, that is {hires}, at {price} kr.";
    ALL_MET: "Ingen krav er udekket. Det er ingenting å velge tiltak for.", "Ingen krav er udekte. Det er ingenting å velje tiltak for.", "No requirement is unmet. There is nothing to choose measures for.";
    EXPECTED_PLACES: "{n} plasser", "{n} plassar", "{n} places";
    EXPECTED_FTE: "{n} årsverk", "{n} årsverk", "{n} FTEs";
    PROVEN: "Det er bevist at ingen annen fordeling av tiltakene dekker mer, når de mest kritiske kravene teller mest.", "Det er bevist at inga anna fordeling av tiltaka dekkjer meir, når dei mest kritiske krava tel mest.", "It is proven that no other distribution of the measures closes more, when the most critical requirements count the most.";
    WITHIN: "Ingen annen fordeling av tiltakene kan dekke mer enn {share} mer, når de mest kritiske kravene teller mest. Øk --innsats for å komme nærmere.", "Inga anna fordeling av tiltaka kan dekkje meir enn {share} meir, når dei mest kritiske krava tel mest. Auk --innsats for å kome nærare.", "No other distribution of the measures can close over {share} more, when the most critical requirements count the most. Raise --effort to come closer.";

    WHY_NO_MONEY: "Rammen er 0 kr i alle årene. Da kan bare tiltak som ikke koster kommunen noe, tas.", "Ramma er 0 kr i alle åra. Då kan berre tiltak som ikkje kostar kommunen noko, takast.", "The budget is 0 kr in every year. Only measures that cost the municipality nothing can be taken.";
    WHY_NOBODY_WITHOUT: "Minst {percent} av deltakerne skal være ansatte uten høyere utdanning, men ingen av dem kan ta noe tiltak. Da får ingen delta. Lag tiltak som er åpne for dem, eller senk minsteandelen.", "Minst {percent} av deltakarane skal vere tilsette utan høgare utdanning, men ingen av dei kan ta noko tiltak. Då får ingen delta. Lag tiltak som er opne for dei, eller senk minstekravet.", "At least {percent} of the participants are to be employees without higher education, but none of them may take any measure. So nobody takes part. Make measures that are open to them, or lower the share.";
    WHY_SHARE: "Minst {percent} av deltakerne skal være ansatte uten høyere utdanning. I forslaget er {given} av {all} det. {people} slike ansatte kan ta et tiltak, så det kan bli høyst {most} deltakere i alt.", "Minst {percent} av deltakarane skal vere tilsette utan høgare utdanning. I framlegget er {given} av {all} det. {people} slike tilsette kan ta eit tiltak, så det kan bli høgst {most} deltakarar i alt.", "At least {percent} of the participants are to be employees without higher education. In the proposal, {given} of {all} are. {people} such employees may take a measure, so there can be at most {most} participants in all.";
    WHY_YEAR_TOO_LATE: "Rammen for {year} blir ikke brukt: ingen tiltak som starter da, er ferdige innen utgangen av {until}.", "Ramma for {year} blir ikkje brukt: ingen tiltak som startar då, er ferdige innan utgangen av {until}.", "The budget for {year} is not used: no measure that starts then is completed by the end of {until}.";
    WHY_YEAR_PAST: "Rammen for {year} er med, men tiltak regnes fra 1. januar, og den dagen er passert.", "Ramma for {year} er med, men tiltak blir rekna frå 1. januar, og den dagen er passert.", "The budget for {year} is included, but measures are reckoned from 1 January, and that day has passed.";
    WHY_YEAR_OVER: "Rammen for {year} er med, selv om året er over; ta den ut av planen om den ikke kan brukes.", "Ramma for {year} er med, sjølv om året er over; ta ho ut av planen om ho ikkje kan brukast.", "The budget for {year} is included although the year is over; take it out of the plan if it cannot be used.";
    WHY_NOT_MONEY: "{amount} kr mer i noe år ville ikke dekket mer. Det er ikke pengene som er grensen, men hvem som kan ta tiltakene, hvor mange plasser de har, og hvor mange som kan være borte.", "{amount} kr meir i noko år ville ikkje dekt meir. Det er ikkje pengane som er grensa, men kven som kan ta tiltaka, kor mange plassar dei har, og kor mange som kan vere borte.", "{amount} kr more in any year would close no more. Money is not the limit, but who may take the measures, how many places they have, and how many may be away.";

    COMPARISON: "Sammenlignet med en enkel regel, og med mer penger", "Samanlikna med ein enkel regel, og med meir pengar", "Compared with a simple rule, and with more money";
    CHOICE: "Alternativ", "Alternativ", "Alternative";
    CHOICE_ID: "Alternativ-id", "Alternativ-id", "Alternative ID";
    THIS_CHOICE: "Forslaget", "Framlegget", "The proposal";
    SIMPLE_RULE: "Enkel regel: mest kritiske krav først, billigste tiltak", "Enkel regel: mest kritiske krav først, billegaste tiltak", "Simple rule: most critical requirement first, cheapest measure";
    MORE_MONEY: "Med {amount} kr mer i {year}", "Med {amount} kr meir i {year}", "With {amount} kr more in {year}";
    WEIGHTED: "Dekket del, vektet med kritikalitet", "Dekt del, vekta med kritikalitet", "Part closed, weighted by criticality";
    CLOSED_PERSONS: "Dekket, plasser i krav", "Dekt, plassar i krav", "Closed, places in requirements";
    CLOSED_FTE: "Dekket, årsverk", "Dekt, årsverk", "Closed, FTEs";

    BUDGET: "Pengene, år for år", "Pengane, år for år", "The money, year by year";
    YEAR: "År", "År", "Year";
    FROM_YEAR: "Fra år", "Frå år", "From year";
    FRAME: "Ramme, kr", "Ramme, kr", "Budget, kr";
    USED: "Brukt, netto kr", "Brukt, netto kr", "Used, kr net";
    LEFT: "Igjen, kr", "Att, kr", "Left, kr";
    PLACES: "Deltakere", "Deltakarar", "Participants";
    COST: "Kostnad, kr", "Kostnad, kr", "Cost, kr";
    GRANT: "Tilskudd, kr", "Tilskot, kr", "Grant, kr";
    NET_COST: "Netto, kr", "Netto, kr", "Net, kr";
    LISTS_HIDDEN: "Hvor deltakerne arbeider, hva som er fullt, og hvem som får delta, er skjult, for det gjelder få personer.", "Kor deltakarane arbeider, kva som er fullt, og kven som får delta, er skjult, for det gjeld få personar.", "Where participants work, what is full, and who takes part, is hidden, for it is about few people.";
    PLACES_TITLE: "Deltakerne: tiltak, år og enhet", "Deltakarane: tiltak, år og eining", "The participants: measure, year and unit";
    MEASURE: "Tiltak", "Tiltak", "Measure";
    MEASURE_ID: "Tiltak-id", "Tiltak-id", "Measure ID";
    ENDS: "Ferdig", "Ferdig", "Ends";
    BOUND_UNTIL: "Bindingstid til", "Bindingstid til", "Bound until";
    MEASURES: "Tiltakene i planen", "Tiltaka i planen", "The plan's measures";
    RESPONSIBLE: "Ansvarlig", "Ansvarleg", "Responsible";
    COST_EACH: "Kostnad for én, kr", "Kostnad for éin, kr", "Cost for one, kr";
    GRANT_EACH: "Tilskudd for én, kr", "Tilskot for éin, kr", "Grant for one, kr";
    SEATS: "Plasser i året", "Plassar i året", "Places a year";
    MONTHS: "Varighet, måneder", "Lengd, månader", "Length, months";
    COMPLETION: "Fullfører", "Fullfører", "Complete it";
    ELIGIBLE: "Kan ta det", "Kan ta det", "May take it";
    USEFUL: "Kan bidra til et krav", "Kan bidra til eit krav", "Could help with a requirement";
    REASON: "Hvorfor ingen tar det", "Kvifor ingen tek det", "Why nobody takes it";
    REASON_RECRUITS: "gjelder rekruttering, ikke dem som er ansatt", "gjeld rekruttering, ikkje dei som er tilsette", "is about recruitment, not about those employed";
    REASON_TOO_LATE: "blir ikke ferdig innen planen er ute, når det enn starter", "blir ikkje ferdig innan planen er ute, når det enn startar", "is not completed before the plan ends, whenever it starts";
    REASON_NO_POSITION: "ingen har en stilling som det er for", "ingen har ei stilling som det er for", "nobody has a position that it is for";
    REASON_NO_COMPETENCE: "ingen i stillingene har det formelle det bygger på", "ingen i stillingane har det formelle det byggjer på", "nobody in the positions formally holds what it builds on";
    REASON_NO_LEVEL: "ingen av dem det er for, har den realkompetansen det bygger på", "ingen av dei det er for, har den realkompetansen det byggjer på", "nobody whom it is for has the real level it builds on";
    REASON_NOTHING_TO_GAIN: "de det er for, har det fra før", "dei det er for, har det frå før", "those whom it is for have it already";
    REASON_FAIR_SHARE: "minsteandelen uten høyere utdanning slipper ingen til", "minstekravet om tilsette utan høgare utdanning slepp ingen til", "the least share without higher education lets nobody take part";
    REASON_CLOSES_NOTHING: "dekker ingenting som mangler der de som kan ta det, arbeider", "dekkjer ingenting som manglar der dei som kan ta det, arbeider", "closes nothing that is missing where those who may take it work";
    REASON_TOO_DEAR: "én deltaker koster mer enn hele rammen i hvert av årene", "éin deltakar kostar meir enn heile ramma i kvart av åra", "one participant costs more than the whole budget of each year";
    REASON_NOT_CHOSEN: "andre deltakere dekker mer innenfor grensene", "andre deltakarar dekkjer meir innanfor grensene", "other participants close more within the limits";

    BY_CATEGORY: "Gapet før og etter, per kategori", "Gapet før og etter, per kategori", "The gap before and after, by category";
    GAP_BEFORE: "Gap før", "Gap før", "Gap before";
    CLOSED: "Ventes dekket", "Venta dekt", "Expected closed";
    LEFT_TO_RECRUIT: "Igjen udekket", "Att udekt", "Left unclosed";
    HIRES: "Ansettelser, om det rekrutteres", "Tilsetjingar, om det blir rekruttert", "Hires, if recruited";
    PRICE: "Pris, kr", "Pris, kr", "Price, kr";
    FULL: "Det som er fullt", "Det som er fullt", "What is full";
    WHAT_IS_FULL: "Hva", "Kva", "What";
    FULL_SEATS: "plasser i tiltaket", "plassar i tiltaket", "places in the measure";
    FULL_ABSENCE: "borte fra enheten i året", "borte frå eininga i året", "away from the unit in the year";
    ACCESS: "Hvem som får delta, og hva det koster", "Kven som får delta, og kva det kostar", "Who takes part, and what that costs";
    GROUP: "Ansatte", "Tilsette", "Employees";
    BY: "Delt etter", "Delt etter", "Divided by";
    PEOPLE: "Antall", "Talet på", "Number";
    MAY_TAKE: "Kan ta et tiltak", "Kan ta eit tiltak", "May take a measure";
    SHARE_OF_PEOPLE: "Andel av de ansatte", "Del av dei tilsette", "Share of the employees";
    SHARE_OF_PLACES: "Andel av deltakerne", "Del av deltakarane", "Share of the participants";
    SHARE_OF_MONEY: "Andel av pengene", "Del av pengane", "Share of the money";
    BY_EDUCATION: "utdanning", "utdanning", "education";
    BY_FRACTION: "stillingsstørrelse", "stillingsstorleik", "position size";
    BY_AGE: "alder", "alder", "age";
    HIGHER_EDUCATION: "med høyere utdanning", "med høgare utdanning", "with higher education";
    WITHOUT_HIGHER: "uten høyere utdanning", "utan høgare utdanning", "without higher education";
    ON_CALL: "bare 0 % stilling", "berre 0 % stilling", "0% positions only";
    BELOW_50: "stilling under 50 %", "stilling under 50 %", "position below 50%";
    FROM_50_TO_80: "stilling fra 50 til under 80 %", "stilling frå 50 til under 80 %", "position from 50 to below 80%";
    FROM_80_TO_100: "stilling fra 80 til under 100 %", "stilling frå 80 til under 100 %", "position from 80 to below 100%";
    FULL_TIME: "hel stilling", "heil stilling", "full-time position";
    UNKNOWN_FRACTION: "stilling av ukjent størrelse", "stilling av ukjend storleik", "position of unknown size";
    AGE_BELOW_30: "under 30 år", "under 30 år", "younger than 30";
    AGE_30_TO_39: "30–39 år", "30–39 år", "aged 30–39";
    AGE_40_TO_49: "40–49 år", "40–49 år", "aged 40–49";
    AGE_50_TO_59: "50–59 år", "50–59 år", "aged 50–59";
    AGE_FROM_60: "60 år og eldre", "60 år og eldre", "aged 60 and over";
    UNKNOWN_AGE: "ukjent alder", "ukjend alder", "of unknown age";
    PEOPLE_TITLE: "Hvem som tar hva; krever drøfting", "Kven som tek kva; krev drøfting", "Who takes what; to be discussed";
    CLOSES: "Bidrar til", "Bidreg til", "Helps to close";

    METHOD_CHANCE: "Det som ventes dekket, er summen av sannsynlighetene for at hver deltaker fullfører og er her i {until}, høyst hele gapet: også der det står at alt ventes dekket, kan det hende at noen ikke fullfører.", "Det som er venta dekt, er summen av sannsyna for at kvar deltakar fullfører og er her i {until}, høgst heile gapet: òg der det står at alt er venta dekt, kan det hende at nokon ikkje fullfører.", "What is expected to be closed is the sum of the probabilities that each participant completes and is here in {until}, at most the whole gap: also where all of it is expected to be closed, somebody may not complete.";
    METHOD_NO_AGES: "Registeret har ingen fødselsdatoer, så det er ikke regnet med at noen slutter.", "Registeret har ingen fødselsdatoar, så det er ikkje rekna med at nokon sluttar.", "The register has no birth dates, so nobody is taken to leave.";
    METHOD_UNTIL: "Planen sier ikke hvilket år den varer til; det er regnet til utgangen av {until}, det siste året med ramme.", "Planen seier ikkje kva for år han varer til; det er rekna til utgangen av {until}, det siste året med ramme.", "The plan does not say to which year it lasts; everything is reckoned to the end of {until}, the last year that has money.";
    METHOD_TIME: "Et tiltak starter 1. januar, hver ansatt tar høyst ett, og bare tiltak som er ferdige innen utgangen av {until}, teller.", "Eit tiltak startar 1. januar, kvar tilsett tek høgst eitt, og berre tiltak som er ferdige innan utgangen av {until}, tel.", "A measure starts on 1 January, each employee takes at most one, and only measures that are completed by the end of {until} count.";
    METHOD_ABSENCE: "Høyst {percent} av de ansatte i en enhet, og alltid minst én, kan være borte i et kalenderår.", "Høgst {percent} av dei tilsette i ei eining, og alltid minst éin, kan vere borte i eit kalenderår.", "At most {percent} of a unit's people, and always at least one, may be away in a calendar year.";
    METHOD_PRICE: "Planen regner {price} kr for å rekruttere én.", "Planen reknar {price} kr for å rekruttere éin.", "The plan reckons {price} kr to recruit one.";
    METHOD_CHOICE: "Hvem som tar hva når, er valgt samlet, slik at summen av kritikalitet ganger dekket del av hvert gap blir størst, og deretter slik at det koster minst. Grensene er rammen hvert år (kostnad minus tilskudd), plassene i hvert tiltak, hvor mange som kan være borte fra en enhet i et kalenderår (også et kort kurs teller for hele året), og minsteandelen uten høyere utdanning.", "Kven som tek kva når, er valt samla, slik at summen av kritikalitet gonger dekt del av kvart gap blir størst, og deretter slik at det kostar minst. Grensene er ramma kvart år (kostnad minus tilskot), plassane i kvart tiltak, kor mange som kan vere borte frå ei eining i eit kalenderår (òg eit kort kurs tel for heile året), og minstekravet om tilsette utan høgare utdanning.", "Who takes what when is chosen all at once, so that the sum of criticality times the closed part of each gap is the largest, and then so that it costs the least. The limits are each year's budget (cost less grants), the seats of each measure, how many may be away from a unit in a calendar year (a short course, too, counts for the whole year), and the least share without higher education.";
    METHOD_RULE: "Den enkle regelen tar kravene ett for ett, de mest kritiske først, og gir hvert det billigste tiltaket til dem som kan ta det, så tidlig det er plass, innenfor de samme grensene.", "Den enkle regelen tek krava eitt for eitt, dei mest kritiske først, og gir kvart det billegaste tiltaket til dei som kan ta det, så tidleg det er plass, innanfor dei same grensene.", "The simple rule takes the requirements one by one, the most critical first, and gives each the cheapest measure for those who may take it, as early as there is room, within the same limits.";
    METHOD_STEPS: "Det som kan dekkes ved å flytte, fornye, godkjenne eller øve, er ikke trukket fra; det viser kompetanse behov.", "Det som kan dekkjast ved å flytte, fornye, godkjenne eller øve, er ikkje trekt frå; det viser kompetanse behov.", "What moving, renewing, recognising or practising could close is not taken off; kompetanse needs shows that.";
    METHOD_TODAY: "Gapet er det som mangler i dag; krav som øker senere, og kurs som må fornyes før planen er ute, står i framskrivingen.", "Gapet er det som manglar i dag; krav som aukar seinare, og kurs som må fornyast før planen er ute, står i framskrivinga.", "The gap is what is missing today; requirements that grow later, and courses to be renewed before the plan ends, are in the projection.";
    METHOD_ON_CALL: "Tilkallingsvikarer i 0 % er med blant dem som kan ta et tiltak, men dekker ingenting ved det.", "Tilkallingsvikarar i 0 % er med blant dei som kan ta eit tiltak, men dekkjer ingenting ved det.", "People employed at 0% only are among those who may take a measure, but close nothing by it.";
    METHOD_HIRES: "Ansettelser er hele personer for hvert krav, og en ansettelse regnes å gi like mye årsverk som de som oppfyller kravet i dag, i gjennomsnitt. Én ansatt kan oppfylle flere krav, så summen er det den høyst kan bli.", "Tilsetjingar er heile personar for kvart krav, og ei tilsetjing er rekna å gi like mykje årsverk som dei som oppfyller kravet i dag, i gjennomsnitt. Éin tilsett kan oppfylle fleire krav, så summen er det han høgst kan bli.", "Hires are whole people for each requirement, and a hire is taken to bring as many FTEs as those who meet the requirement today do on average. One person may meet several requirements, so the sum is the most that it can be.";
}

counted! {
    FILLING_COUNT: ("{n} deltaker dekker ikke noe krav, men er med for at andelen skal holde.", "{n} deltakere dekker ikke noe krav, men er med for at andelen skal holde."), ("{n} deltakar dekkjer ikkje noko krav, men er med for at delen skal halde.", "{n} deltakarar dekkjer ikkje noko krav, men er med for at delen skal halde."), ("{n} participant closes no requirement, but takes part for the share to hold.", "{n} participants close no requirement, but take part for the share to hold.");
    HIRE_COUNT: ("{n} ansettelse", "{n} ansettelser"), ("{n} tilsetjing", "{n} tilsetjingar"), ("{n} hire", "{n} hires");
}
