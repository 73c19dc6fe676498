//! Words of the whole report: a council paper's headings, and sentences made from figures.

use super::{counted, texts};

texts! {
    PAPER_TITLE: "Rapport om kompetanse per {date}", "Rapport om kompetanse per {date}", "Report on competence as of {date}";
    H_ABOUT: "Hva planen sier om seg selv", "Kva planen seier om seg sjølv", "What the plan says of itself";
    H_SUMMARY: "Sammendrag", "Samandrag", "Summary";
    H_GAP: "Kompetansegap", "Kompetansegap", "Competence gap";
    H_NEEDS: "Hvordan gapene kan dekkes", "Korleis gapa kan dekkjast", "How the gaps can be closed";
    NEEDS_LIGHT: "«kompetanse behov» viser krav for krav og leter lenger etter den beste fordelingen; med samme --innsats gir de samme svar.", "«kompetanse behov» viser krav for krav og leitar lenger etter den beste fordelinga; med same --innsats gir dei same svar.", "“kompetanse needs” shows requirement by requirement, and looks longer for the best choice; with the same --effort they give the same answer.";
    H_MEASURES: "Tiltak innenfor rammen", "Tiltak innanfor ramma", "Measures within the budget";
    MEASURES_LIGHT: "«kompetanse tiltak» viser krav for krav og hva som er fullt, og leter lenger etter den beste fordelingen; med ti ganger rapportens --innsats gir de samme svar.", "«kompetanse tiltak» viser krav for krav og kva som er fullt, og leitar lenger etter den beste fordelinga; med ti gonger --innsats i rapporten gir dei same svar.", "“kompetanse measures” shows each requirement and what is full, and looks longer for the best distribution; with ten times the report's --effort both give the same answer.";
    H_AHEAD: "Framskriving og rekruttering", "Framskriving og rekruttering", "Projection and recruitment";
    H_VULNERABLE: "Sårbarhet", "Sårbarheit", "Vulnerability";
    H_METHOD: "Metode", "Metode", "Method";
    H_SOURCES: "Forutsetninger og kilder", "Føresetnader og kjelder", "Assumptions and sources";
    H_UNANSWERED: "Det rapporten ikke kan svare på", "Det rapporten ikkje kan svare på", "What could not be answered";
    H_APPENDIX: "Vedlegg: alle kravene", "Vedlegg: alle krava", "Appendix: every requirement";

    ABOUT_TITLE: "Planen", "Planen", "The plan";
    ABOUT_WHAT: "Tema", "Tema", "Subject";
    ABOUT_SAID: "Planen sier", "Planen seier", "The plan says";
    ABOUT_NAME: "Navn", "Namn", "Name";
    ABOUT_GOAL: "Mål", "Mål", "Goal";
    ABOUT_PERIOD: "Planperiode", "Planperiode", "Plan period";
    PERIOD: "{from}–{to}", "{from}–{to}", "{from}–{to}";
    ABOUT_ADOPTED: "Vedtatt", "Vedteken", "Adopted";
    ABOUT_CASE: "Saksnummer", "Saksnummer", "Case number";
    ABOUT_RESPONSIBLE: "Ansvarlig", "Ansvarleg", "Responsible";
    ABOUT_ORGANISATION: "Organisering", "Organisering", "Organisation";
    ABOUT_ANCHORING: "Forankring", "Forankring", "Anchoring";
    ABOUT_REVISED: "Revideres", "Blir revidert", "Revised";
    ABOUT_LACKS: "Planen sier ikke noe om dette, som KS ber en plan si noe om: {what}.", "Planen seier ikkje noko om dette, som KS ber ein plan seie noko om: {what}.", "The plan says nothing of this, which KS asks a plan to say: {what}.";

    NOTHING_JUDGED: "Ingen krav er i kraft og kan vurderes.", "Ingen krav er i kraft og kan vurderast.", "No requirement is in force and can be assessed.";
    ONE_MET: "Det ene kravet som er i kraft og kan vurderes, er oppfylt.", "Det eine kravet som er i kraft og kan vurderast, er oppfylt.", "The one requirement that is in force and can be assessed is met.";
    ONE_UNMET: "Det ene kravet som er i kraft og kan vurderes, er ikke oppfylt.", "Det eine kravet som er i kraft og kan vurderast, er ikkje oppfylt.", "The one requirement that is in force and can be assessed is not met.";
    ALL_MET: "Alle de {all} kravene som er i kraft og kan vurderes, er oppfylt.", "Alle dei {all} krava som er i kraft og kan vurderast, er oppfylte.", "All {all} requirements that are in force and can be assessed are met.";
    NONE_MET: "Ingen av de {all} kravene som er i kraft og kan vurderes, er oppfylt.", "Ingen av dei {all} krava som er i kraft og kan vurderast, er oppfylte.", "None of the {all} requirements that are in force and can be assessed is met.";
    MET_HIDDEN: "{all} krav er i kraft og kan vurderes; hvor mange som er oppfylt, er skjult.", "{all} krav er i kraft og kan vurderast; kor mange som er oppfylte, er skjult.", "{all} requirements are in force and can be assessed; how many are met is hidden.";
    MISSING_AMOUNTS: "Til sammen mangler det {amounts}. Det er plasser i krav, ikke personer: én person kan oppfylle flere krav.", "Til saman manglar det {amounts}. Det er plassar i krav, ikkje personar: éin person kan oppfylle fleire krav.", "In all, what is missing is {amounts}. These are places in requirements, not people: one person may meet several requirements.";
    /// Between the last two of a list.
    AND: " og ", " og ", " and ";
    LOWEST_COVERAGE: "Dekningen er lavest i kategorien {category}: {share} av det som kreves i {basis}.", "Dekninga er lågast i kategorien {category}: {share} av det som blir kravd i {basis}.", "Coverage is lowest in the category {category}: {share} of what is required in {basis}.";
    AHEAD_MISSING: "Uten ny rekruttering venter vi at det mangler {amounts} i {year}.", "Utan ny rekruttering ventar vi at det manglar {amounts} i {year}.", "Without new recruitment, we expect {amounts} to be missing in {year}.";
    AHEAD_HIRES: "Skal hvert krav dekkes med {certainty} sannsynlighet, må {apart} fylles fram til {year}, ved rekruttering eller ved opplæring av dem som er ansatt; {pooled} når enheter med samme krav ses samlet.", "Skal kvart krav bli dekt med {certainty} sannsyn, må {apart} fyllast fram til {year}, ved rekruttering eller ved opplæring av dei som er tilsette; {pooled} når einingar med same krav blir sedde samla.", "For each requirement to be met with a probability of {certainty}, {apart} must be filled up to {year}, by recruitment or by training those employed; {pooled} where units with the same requirement are taken together.";
    AHEAD_AGES: "Av {people} er {aged} minst 55 år, og vi venter at {gone} av alle har sluttet om ti år.", "Av {people} er {aged} minst 55 år, og vi ventar at {gone} av alle har slutta om ti år.", "Of {people}, {aged} are at least 55, and we expect {gone} of all to have left in ten years.";
    AHEAD_STANDARD: "Avgangen er regnet med standardsatser som bygger på KS' tall, ikke med kommunens egne.", "Avgangen er rekna med standardsatsar som byggjer på tala frå KS, ikkje med kommunen sine eigne.", "Exits are reckoned with standard rates that rest on KS's figures, not with the municipality's own.";
    NO_PROJECTION: "Framskriving er ikke mulig: {why}", "Framskriving er ikkje mogleg: {why}", "There is no projection: {why}";

    LARGEST_TITLE: "Udekkede krav, de mest kritiske først", "Udekte krav, dei mest kritiske først", "Unmet requirements, the most critical first";
    ALL_COVERED: "Ingen krav er udekket.", "Ingen krav er udekte.", "No requirement is unmet.";
    VULNERABLE_TITLE: "Sårbare krav", "Sårbare krav", "Vulnerable requirements";
    NOBODY_VULNERABLE: "Ingen krav er sårbare.", "Ingen krav er sårbare.", "No requirement is vulnerable.";
    /// So few that it is vulnerable.
    FEW: "1–{most}", "1–{most}", "1–{most}";
    VULNERABLE_MEANS: "Sårbart er et krav som bare {few} oppfyller, også når det er dekket; krav som ingen oppfyller, står blant de udekkede. Margin er hvor mange som kan slutte før kravet ikke lenger er dekket: 1 betyr at det ryker når én slutter, og strek at det alt mangler noen.", "Sårbart er eit krav som berre {few} oppfyller, òg når det er dekt; krav som ingen oppfyller, står blant dei udekte. Margin er kor mange som kan slutte før kravet ikkje lenger er dekt: 1 tyder at det ryk når éin sluttar, og strek at det alt manglar nokon.", "A requirement is vulnerable where only {few} meet it, whether it is met or not; those that nobody meets are among the unmet. The margin is how many must leave before it is no longer met: 1 means that it fails when one leaves, and a dash that somebody is missing already.";
    SMALL_FIGURES: "Ingen tall er skjult: i små enheter og stillinger kan et tall peke på én person. Se over dem før rapporten går ut av HR.", "Ingen tal er skjulte: i små einingar og stillingar kan eit tal peike på éin person. Sjå over dei før rapporten går ut av HR.", "No figures are hidden: in small units and positions a figure may point at one person. Look them over before the report leaves HR.";
    EVERYTHING_HERE: "Alle kravene i denne rapporten er vurdert. Krav til alle enheter samlet eller til større deler av dem er ikke med her.", "Alle krava i denne rapporten er vurderte. Krav til alle einingar samla eller til større delar av dei er ikkje med her.", "Every requirement of this report is assessed. Those of all units together, or of larger parts of them, are not in it.";
    UNANSWERED_TITLE: "Krav som ikke er vurdert", "Krav som ikkje er vurderte", "Requirements that are not assessed";
    WHY_NOT: "Hvorfor", "Kvifor", "Why";
    NOT_YET_IN_FORCE: "kravet er ikke i kraft ennå", "kravet er ikkje i kraft enno", "the requirement is not yet in force";
    EVERYTHING_ANSWERED: "Alle kravene i planen er vurdert.", "Alle krava i planen er vurderte.", "Every requirement of the plan is assessed.";
    GAP_APPENDIX: "Kompetansegap, krav for krav", "Kompetansegap, krav for krav", "Competence gap, by requirement";
    AHEAD_APPENDIX: "Framskriving, krav for krav", "Framskriving, krav for krav", "Projection, by requirement";
    AHEAD_BY_YEAR: "Framskriving, per kategori og år", "Framskriving, per kategori og år", "Projection, by category and year";
}

counted! {
    SOME_MET: ("{n} av de {all} kravene som er i kraft og kan vurderes, er oppfylt.", "{n} av de {all} kravene som er i kraft og kan vurderes, er oppfylt."), ("{n} av dei {all} krava som er i kraft og kan vurderast, er oppfylt.", "{n} av dei {all} krava som er i kraft og kan vurderast, er oppfylte."), ("{n} of the {all} requirements that are in force and can be assessed is met.", "{n} of the {all} requirements that are in force and can be assessed are met.");
    PLACE_COUNT: ("{n} plass", "{n} plasser"), ("{n} plass", "{n} plassar"), ("{n} place", "{n} places");
    VULNERABLE_COUNT: ("{n} krav er sårbart: bare {few} oppfyller det.", "{n} krav er sårbare: bare {few} oppfyller hvert av dem."), ("{n} krav er sårbart: berre {few} oppfyller det.", "{n} krav er sårbare: berre {few} oppfyller kvart av dei."), ("{n} requirement is vulnerable: only {few} meet it.", "{n} requirements are vulnerable: only {few} meet each of them.");
    PLANNED_COUNT: ("Planen stiller {n} krav; regnet i hver enhet det gjelder, er det {rows}.", "Planen stiller {n} krav; regnet i hver enhet de gjelder, er det {rows}."), ("Planen stiller {n} krav; rekna i kvar eining det gjeld, er det {rows}.", "Planen stiller {n} krav; rekna i kvar eining dei gjeld, er det {rows}."), ("The plan has {n} requirement; counted in each unit that it is about, there are {rows}.", "The plan has {n} requirements; counted in each unit that they are about, there are {rows}.");
    UNASSESSABLE_COUNT: ("{n} krav kan ikke vurderes ut fra registeret.", "{n} krav kan ikke vurderes ut fra registeret."), ("{n} krav kan ikkje vurderast ut frå registeret.", "{n} krav kan ikkje vurderast ut frå registeret."), ("{n} requirement cannot be assessed from the register.", "{n} requirements cannot be assessed from the register.");
    LATER_COUNT: ("{n} krav er ikke i kraft ennå.", "{n} krav er ikke i kraft ennå."), ("{n} krav er ikkje i kraft enno.", "{n} krav er ikkje i kraft enno."), ("{n} requirement is not yet in force.", "{n} requirements are not yet in force.");
    EMPLOYEE_COUNT: ("{n} ansatt", "{n} ansatte"), ("{n} tilsett", "{n} tilsette"), ("{n} employee", "{n} employees");
    HIDDEN_GAP_COUNT: ("For {n} krav er det skjult om og hvor mye som mangler.", "For {n} krav er det skjult om og hvor mye som mangler."), ("For {n} krav er det skjult om og kor mykje som manglar.", "For {n} krav er det skjult om og kor mykje som manglar."), ("For {n} requirement it is hidden whether and how much is missing.", "For {n} requirements it is hidden whether and how much is missing.");
    HIDDEN_VULNERABLE_COUNT: ("For {n} krav er det skjult om det er sårbart.", "For {n} krav er det skjult om de er sårbare."), ("For {n} krav er det skjult om det er sårbart.", "For {n} krav er det skjult om dei er sårbare."), ("For {n} requirement it is hidden whether it is vulnerable.", "For {n} requirements it is hidden whether they are vulnerable.");
    MORE_UNMET: ("{n} udekket krav til står i vedlegget.", "{n} udekkede krav til står i vedlegget."), ("{n} udekt krav til står i vedlegget.", "{n} udekte krav til står i vedlegget."), ("{n} more unmet requirement is in the appendix.", "{n} more unmet requirements are in the appendix.");
    REJECTED_COUNT: ("{n} rad i registeret er avvist og ikke regnet med; «kompetanse sjekk» sier hvilken og hvorfor.", "{n} rader i registeret er avvist og ikke regnet med; «kompetanse sjekk» sier hvilke og hvorfor."), ("{n} rad i registeret er avvist og ikkje rekna med; «kompetanse sjekk» seier kva for ei og kvifor.", "{n} rader i registeret er avviste og ikkje rekna med; «kompetanse sjekk» seier kva for nokre og kvifor."), ("{n} row of the register is rejected and not counted; “kompetanse check” says which and why.", "{n} rows of the register are rejected and not counted; “kompetanse check” says which and why.");
}
