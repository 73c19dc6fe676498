//! Words of pictures: what each shows, and how it is read.

use super::texts;

texts! {
    HEAT_MAP: "Hva som mangler, enhet for enhet: tallet er gapet, i personer eller årsverk som kravet sier, og fargen er dekningen.", "Kva som manglar, eining for eining: talet er gapet, i personar eller årsverk som kravet seier, og fargen er dekninga.", "What is missing, unit by unit: the figure is the gap, in persons or FTEs as the requirement says, and the colour is the coverage.";
    COVERAGE_BARS: "Hvor mye av det planen krever, som er dekket i hver kategori.", "Kor mykje av det planen krev, som er dekt i kvar kategori.", "How much of what the plan requires is covered in each category.";
    FAN: "Det vi venter å ha, år for år: linjen er midten, og med 80 prosent sannsynlighet blir det innenfor båndet. Strekene er det planen krever, uten og med vekst i behovet.", "Det vi ventar å ha, år for år: lina er midten, og med 80 prosent sannsyn blir det innanfor bandet. Strekane er det planen krev, utan og med vekst i behovet.", "What we expect to have, year by year: the line is the middle, and with a probability of 80 percent it will be within the band. The dashed lines are what the plan requires, without and with growing demand.";
    AGES: "De ansatte etter alder.", "Dei tilsette etter alder.", "The employees by age.";
    NEEDS: "Hvordan gapet i hver kategori kan dekkes: mobilisere først, så lære, og rekruttere resten.", "Korleis gapet i kvar kategori kan dekkjast: mobilisere først, så lære, og rekruttere resten.", "How the gap of each category could be closed: mobilise first, then learn, and recruit the rest.";
    WATERFALL: "Hvordan det som mangler det siste året, blir til: det som mangler i dag, og hva hver årsak legger til eller trekker fra.", "Korleis det som manglar det siste året, blir til: det som manglar i dag, og kva kvar årsak legg til eller trekkjer frå.", "How what is missing in the last year comes about: what is missing today, and what each cause adds or takes away.";
}
