//! Words of measures within a budget: a proposal to discuss, and why it is as it is.

use super::{counted, texts};

texts! {
    /// The title of measures.
    MEASURES_TITLE: "Tiltak innenfor rammen, per {date}", "Tiltak innanfor ramma, per {date}", "Measures within the budget, as of {date}";
    PROPOSAL: "Dette er et forslag til drøfting: hvem som kan ta hvilke av planens tiltak når, slik at mest mulig av det som mangler, blir dekket for pengene. Ingenting her er bestemt.", "Dette er eit forslag til drøfting: kven som kan ta kva for nokre av tiltaka i planen når, slik at mest mogleg av det som manglar, blir dekt for pengane. Ingenting her er bestemt.", "This is a proposal to discuss: who could take which of the plan's measures when, so that as much as possible of what is missing is closed for the money. Nothing here is decided.";
    SUMMARY_PLACES: "{people} tar et tiltak med start i {years}. Det koster netto {cost} kr av en ramme på {frame} kr.", "{people} tek eit tiltak med start i {years}. Det kostar netto {cost} kr av ei ramme på {frame} kr.", "{people} take a measure that starts in {years}. It costs {cost} kr net of a budget of {frame} kr.";
    SUMMARY_NOBODY: "Ingen tar noe tiltak. Rammen er {frame} kr.", "Ingen tek noko tiltak. Ramma er {frame} kr.", "Nobody takes any measure. The budget is {frame} kr.";
    SUMMARY_CLOSED: "Av det som mangler ({gap}), er {closed} ventet dekket i {until}.", "Av det som manglar ({gap}), er {closed} venta dekt i {until}.", "Of what is missing ({gap}), {closed} is expected to be closed in {until}.";
    SUMMARY_RECRUIT: "Igjen å rekruttere: {left}. Regnet krav for krav er det {hires}.", "Att å rekruttere: {left}. Rekna krav for krav er det {hires}.", "Left to recruit: {left}. Requirement by requirement, that is {hires}.";
    SUMMARY_PRICE: "Igjen å rekruttere: {left}. Regnet krav for krav er det {hires}, til {price} kr.", "Att å rekruttere: {left}. Rekna krav for krav er det {hires}, til {price} kr.", "Left to recruit: {left}. Requirement by requirement, that is {hires}, at {price} kr.";
    ALL_MET: "Ingen krav er udekket. Det er ingenting å velge tiltak for.", "Ingen krav er udekte. Det er ingenting å velje tiltak for.", "No requirement is unmet. There is nothing to choose measures for.";
    EXPECTED_PLACES: "{n} plasser", "{n} plassar", "{n} places";
    EXPECTED_FTE: "{n} årsverk", "{n} årsverk", "{n} FTEs";
    PROVEN: "Det er bevist at ingen annen fordeling av tiltakene dekker mer, når de mest kritiske kravene teller mest.", "Det er bevist at inga anna fordeling av tiltaka dekkjer meir, når dei mest kritiske krava tel mest.", "It is proven that no other distribution of the measures closes more, when the most critical requirements count the most.";
    WITHIN: "Ingen annen fordeling av tiltakene kan dekke mer enn {share} mer, når de mest kritiske kravene teller mest. Øk --innsats for å komme nærmere.", "Inga anna fordeling av tiltaka kan dekkje meir enn {share} meir, når dei mest kritiske krava tel mest. Auk --innsats for å kome nærare.", "No other distribution of the measures can close over {share} more, when the most critical requirements count the most. Raise --effort to come closer.";

    WHY_NO_MONEY: "Rammen er 0 kr i alle årene. Da kan bare tiltak som ikke koster kommunen noe, tas.", "Ramma er 0 kr i alle åra. Då kan berre tiltak som ikkje kostar kommunen noko, takast.", "The budget is 0 kr in every year. Only measures that cost the municipality nothing can be taken.";
    WHY_NOBODY_WITHOUT: "Minst {percent} av deltakerne skal være ansatte uten høyere utdanning, men ingen av dem kan ta noe tiltak. Da får ingen delta. Lag tiltak som er åpne for dem, eller senk minsteandelen.", "Minst {percent} av deltakarane skal vere tilsette utan høgare utdanning, men ingen av dei kan ta noko tiltak. Då får ingen delta. Lag tiltak som er opne for dei, eller senk minsteprosenten.", "At least {percent} of the participants are to be employees without higher education, but none of them may take any measure. So nobody takes part. Make measures that are open to them, or lower the share.";
    WHY_SHARE: "Minst {percent} av deltakerne skal være ansatte uten høyere utdanning. {people} slike ansatte kan ta et tiltak, så det kan bli høyst {most} deltakere i alt. I forslaget er {given} av {all} uten høyere utdanning.", "Minst {percent} av deltakarane skal vere tilsette utan høgare utdanning. {people} slike tilsette kan ta eit tiltak, så det kan bli høgst {most} deltakarar i alt. I framlegget er {given} av {all} utan høgare utdanning.", "At least {percent} of the participants are to be employees without higher education. {people} such employees may take a measure, so there can be at most {most} participants in all. In the proposal, {given} of {all} are without higher education.";
    WHY_YEAR_TOO_LATE: "Rammen for {year} blir ikke brukt: ingen tiltak som starter da, er ferdige innen utgangen av {until}.", "Ramma for {year} blir ikkje brukt: ingen tiltak som startar då, er ferdige innan utgangen av {until}.", "The budget for {year} is not used: no measure that starts then is completed by the end of {until}.";
    WHY_YEAR_PAST: "Rammen for {year} er med, men tiltak regnes fra 1. januar, og den dagen er passert.", "Ramma for {year} er med, men tiltak blir rekna frå 1. januar, og den dagen er passert.", "The budget for {year} is included, but measures are reckoned from 1 January, and that day has passed.";

    COMPARISON: "Sammenlignet med en enkel regel, og med mer penger", "Samanlikna med ein enkel regel, og med meir pengar", "Compared with a simple rule, and with more money";
    CHOICE: "Alternativ", "Alternativ", "Alternative";
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
    PLACES_TITLE: "Deltakerne: tiltak, år og enhet", "Deltakarane: tiltak, år og eining", "The participants: measure, year and unit";
    MEASURE: "Tiltak", "Tiltak", "Measure";
    ENDS: "Ferdig", "Ferdig", "Ends";
    BOUND_UNTIL: "Bindingstid til", "Bindingstid til", "Bound until";
    MEASURES: "Tiltakene i planen", "Tiltaka i planen", "The plan's measures";
    RESPONSIBLE: "Ansvarlig", "Ansvarleg", "Responsible";
    ELIGIBLE: "Kan ta det", "Kan ta det", "May take it";
    USEFUL: "Vil dekke noe", "Vil dekkje noko", "Would close something";
    REASON: "Hvorfor ingen tar det", "Kvifor ingen tek det", "Why nobody takes it";
    REASON_RECRUITS: "gjelder rekruttering, ikke dem som er ansatt", "gjeld rekruttering, ikkje dei som er tilsette", "is about recruitment, not about those employed";
    REASON_TOO_LATE: "blir ikke ferdig innen planen er ute, når det enn starter", "blir ikkje ferdig innan planen er ute, når det enn startar", "is not completed before the plan ends, whenever it starts";
    REASON_NO_POSITION: "ingen har en stilling som det er for", "ingen har ei stilling som det er for", "nobody has a position that it is for";
    REASON_NO_COMPETENCE: "ingen i stillingene har det formelle det bygger på", "ingen i stillingane har det formelle det byggjer på", "nobody in the positions formally holds what it builds on";
    REASON_NO_LEVEL: "ingen av dem det er for, har den realkompetansen det bygger på", "ingen av dei det er for, har den realkompetansen det byggjer på", "nobody whom it is for has the real level it builds on";
    REASON_NOTHING_TO_GAIN: "de som det er for, har alt det det gir", "dei som det er for, har alt det det gir", "those whom it is for have what it gives";
    REASON_CLOSES_NOTHING: "dekker ingenting som mangler der de som kan ta det, arbeider", "dekkjer ingenting som manglar der dei som kan ta det, arbeider", "closes nothing that is missing where those who may take it work";
    REASON_TOO_DEAR: "én deltaker koster mer enn rammen i noe år", "éin deltakar kostar meir enn ramma i noko år", "one participant costs more than the budget of any year";
    REASON_NOT_CHOSEN: "andre deltakere dekker mer innenfor grensene", "andre deltakarar dekkjer meir innanfor grensene", "other participants close more within the limits";

    BY_CATEGORY: "Gapet før og etter, per kategori", "Gapet før og etter, per kategori", "The gap before and after, by category";
    GAP_BEFORE: "Gap før", "Gap før", "Gap before";
    CLOSED: "Ventet dekket", "Venta dekt", "Expected closed";
    LEFT_TO_RECRUIT: "Igjen å rekruttere", "Att å rekruttere", "Left to recruit";
    HIRES: "Ansettelser", "Tilsetjingar", "Hires";
    PRICE: "Pris, kr", "Pris, kr", "Price, kr";
    FULL: "Det som er fullt", "Det som er fullt", "What is full";
    WHAT_IS_FULL: "Hva", "Kva", "What";
    FULL_SEATS: "plasser i tiltaket", "plassar i tiltaket", "places in the measure";
    FULL_ABSENCE: "borte fra enheten samtidig", "borte frå eininga samstundes", "away from the unit at once";
    ACCESS: "Hvem som får delta, og hva det koster", "Kven som får delta, og kva det kostar", "Who takes part, and what that costs";
    GROUP: "Ansatte", "Tilsette", "Employees";
    BY: "Delt etter", "Delte etter", "Divided by";
    PEOPLE: "Antall", "Tal", "Number";
    MAY_TAKE: "Kan ta et tiltak", "Kan ta eit tiltak", "May take a measure";
    SHARE_OF_PEOPLE: "Del av de ansatte", "Del av dei tilsette", "Share of the employees";
    SHARE_OF_PLACES: "Del av deltakerne", "Del av deltakarane", "Share of the participants";
    SHARE_OF_MONEY: "Del av pengene", "Del av pengane", "Share of the money";
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

    METHOD_CHANCE: "Det som ventes dekket, er regnet med sannsynligheten for at hver deltaker fullfører, og for at de er her i {until}.", "Det som er venta dekt, er rekna med sannsynet for at kvar deltakar fullfører, og for at dei er her i {until}.", "What is expected to be closed is reckoned with the probability that each participant completes, and is here in {until}.";
    METHOD_NO_AGES: "Registeret har ingen fødselsdatoer, så det er ikke regnet med at noen slutter.", "Registeret har ingen fødselsdatoar, så det er ikkje rekna med at nokon sluttar.", "The register has no birth dates, so nobody is taken to leave.";
    METHOD_UNTIL: "Planen sier ikke hvilket år den varer til; det er regnet til utgangen av {until}, det siste året med ramme.", "Planen seier ikkje kva for år han varer til; det er rekna til utgangen av {until}, det siste året med ramme.", "The plan does not say to which year it lasts; everything is reckoned to the end of {until}, the last year that has money.";
    METHOD_TIME: "Et tiltak starter 1. januar, hver ansatt tar høyst ett, og bare tiltak som er ferdige innen utgangen av {until}, teller.", "Eit tiltak startar 1. januar, kvar tilsett tek høgst eitt, og berre tiltak som er ferdige innan utgangen av {until}, tel.", "A measure starts on 1 January, each employee takes at most one, and only measures that are completed by the end of {until} count.";
    METHOD_CHOICE: "Hvem som tar hva når, er valgt samlet, slik at summen av kritikalitet ganger dekket del av hvert gap blir størst, og deretter slik at det koster minst. Grensene er rammen hvert år (kostnad minus tilskudd), plassene i hvert tiltak, hvor mange som kan være borte fra en enhet samtidig, og minsteandelen uten høyere utdanning.", "Kven som tek kva når, er valt samla, slik at summen av kritikalitet gonger dekt del av kvart gap blir størst, og deretter slik at det kostar minst. Grensene er ramma kvart år (kostnad minus tilskot), plassane i kvart tiltak, kor mange som kan vere borte frå ei eining samstundes, og minsteprosenten utan høgare utdanning.", "Who takes what when is chosen all at once, so that the sum of criticality times the closed part of each gap is the largest, and then so that it costs the least. The limits are each year's budget (cost less grants), the seats of each measure, how many may be away from a unit at once, and the least share without higher education.";
    METHOD_RULE: "Den enkle regelen tar kravene ett for ett, de mest kritiske først, og gir hvert det billigste tiltaket til dem som kan ta det, så tidlig det er plass, innenfor de samme grensene.", "Den enkle regelen tek krava eitt for eitt, dei mest kritiske først, og gir kvart det billegaste tiltaket til dei som kan ta det, så tidleg det er plass, innanfor dei same grensene.", "The simple rule takes the requirements one by one, the most critical first, and gives each the cheapest measure for those who may take it, as early as there is room, within the same limits.";
    METHOD_STEPS: "Det som kan dekkes ved å flytte, fornye, godkjenne eller øve, er ikke trukket fra; det viser kompetanse behov.", "Det som kan dekkjast ved å flytte, fornye, godkjenne eller øve, er ikkje trekt frå; det viser kompetanse behov.", "What moving, renewing, recognising or practising could close is not taken off; kompetanse needs shows that.";
    METHOD_HIRES: "Ansettelser er hele personer for hvert krav, og en ansettelse regnes å gi like mye årsverk som de som oppfyller kravet i dag, i gjennomsnitt. Én ansatt kan oppfylle flere krav, så summen er det den høyst kan bli.", "Tilsetjingar er heile personar for kvart krav, og ei tilsetjing er rekna å gi like mykje årsverk som dei som oppfyller kravet i dag, i gjennomsnitt. Éin tilsett kan oppfylle fleire krav, så summen er det han høgst kan bli.", "Hires are whole people for each requirement, and a hire is taken to bring as many FTEs as those who meet the requirement today do on average. One person may meet several requirements, so the sum is the most that it can be.";
}

counted! {
    HIRE_COUNT: ("{n} ansettelse", "{n} ansettelser"), ("{n} tilsetjing", "{n} tilsetjingar"), ("{n} hire", "{n} hires");
}
