//! Words of pictures: what each shows, and how it is read.

use super::texts;

texts! {
    HEAT_MAP: "Hva som mangler, enhet for enhet: tallet er gapet, i personer eller årsverk som kravet sier, og fargen er dekningen.", "Kva som manglar, eining for eining: talet er gapet, i personar eller årsverk som kravet seier, og fargen er dekninga.", "What is missing, unit by unit: the figure is the gap, in persons or FTEs as the requirement says, and the colour is the coverage.";
    COVERAGE_BARS: "Hvor mye av det planen krever, som er dekket i hver kategori.", "Kor mykje av det planen krev, som er dekt i kvar kategori.", "How much of what the plan requires is covered in each category.";
    FAN: "Det vi venter å ha, år for år: linjen er midten, og med 80 prosent sannsynlighet blir det mellom lav og høy. Strekene er det planen krever, uten og med vekst i behovet. Summene teller også det som er mer enn kravet: noe kan mangle selv om linjen ligger over.", "Det vi ventar å ha, år for år: lina er midten, og med 80 prosent sannsyn blir det mellom låg og høg. Strekane er det planen krev, utan og med vekst i behovet. Summane tel òg det som er meir enn kravet: noko kan mangle sjølv om lina ligg over.", "What we expect to have, year by year: the line is the middle, and with a probability of 80 percent it will be between low and high. The dashed lines are what the plan requires, without and with growing demand. Sums count what is more than required, too: something may be missing although the line is above.";
    AGES: "De ansatte etter alder.", "Dei tilsette etter alder.", "The employees by age.";
    WATERFALL: "Hvordan det som mangler det siste året, blir til: det som mangler i dag, og hva hver årsak legger til eller trekker fra. Det som er mer enn kravet ett sted, er trukket fra det som mangler et annet.", "Korleis det som manglar det siste året, blir til: det som manglar i dag, og kva kvar årsak legg til eller trekkjer frå. Det som er meir enn kravet éin stad, er trekt frå det som manglar ein annan.", "How what is missing in the last year comes about: what is missing today, and what each cause adds or takes away. What is more than required in one place is set against what is missing in another.";
    COVERED_ALL: "dekket", "dekt", "covered";
    COVERED_MOST: "mangler, dekning 75–99 %", "manglar, dekning 75–99 %", "missing, coverage 75–99%";
    COVERED_HALF: "mangler, dekning 50–74 %", "manglar, dekning 50–74 %", "missing, coverage 50–74%";
    COVERED_LITTLE: "mangler, dekning 1–49 %", "manglar, dekning 1–49 %", "missing, coverage 1–49%";
    COVERED_NOTHING: "mangler, ingenting er dekket", "manglar, ingenting er dekt", "missing, nothing is covered";
    NEEDS: "Hvordan gapet i hver kategori kan dekkes: mobilisere først, så lære, og rekruttere resten.", "Korleis gapet i kvar kategori kan dekkjast: mobilisere først, så lære, og rekruttere resten.", "How the gap of each category could be closed: mobilise first, then learn, and recruit the rest.";
    MEASURES: "Gapet i hver kategori: det tiltakene ventes å dekke, og det som er igjen å rekruttere.", "Gapet i kvar kategori: det tiltaka er venta å dekkje, og det som er att å rekruttere.", "The gap of each category: what measures are expected to close, and what is left to recruit.";
    EXPIRY: "Hvor mange fornyelser som trengs, etter måneden der det utløper.", "Kor mange fornyingar som trengst, etter månaden der det går ut.", "How many renewals are needed, by the month in which it expires.";
    UNKNOWN: "kan ikke vurderes", "kan ikkje vurderast", "cannot be assessed";
    HIDDEN: "skjult", "skjult", "hidden";
    ADDS: "legger til", "legg til", "adds";
    TAKES: "trekker fra", "trekkjer frå", "takes away";
    SUM: "i alt", "i alt", "in all";
}
