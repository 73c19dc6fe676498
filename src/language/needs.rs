//! Words of needs: how each gap is best closed, as something to discuss and not something decided.

use super::{counted, texts};

texts! {
    /// The title of needs.
    NEEDS_TITLE: "Kompetansebehov per {date}", "Kompetansebehov per {date}", "Competence needs as of {date}";
    POTENTIAL: "Dette er et potensial: det som kan dekkes ved omdisponering eller hospitering, eller ved læring, før noen rekrutteres. Det krever drøfting med dem det gjelder og de tillitsvalgte. Ingenting her er bestemt.", "Dette er eit potensial: det som kan dekkjast ved omdisponering eller hospitering, eller ved læring, før nokon blir rekrutterte. Det krev drøfting med dei det gjeld og dei tillitsvalde. Ingenting her er bestemt.", "This is a potential: what could be met by redeployment or job shadowing, or by learning, before anybody is recruited. It is to be discussed with those it concerns and their union representatives. Nothing here is decided.";
    SUMMARY_MISSING: "I {rows} mangler det til sammen {amounts}.", "I {rows} manglar det til saman {amounts}.", "In {rows}, what is missing in all is {amounts}.";
    SUMMARY_MOBILISE: "Mobilisere: {amounts} kan dekkes ved omdisponering eller hospitering av {people}; krever drøfting.", "Mobilisere: {amounts} kan dekkjast ved omdisponering eller hospitering av {people}; krev drøfting.", "Mobilise: {amounts} could be met by redeployment or job shadowing of {people}; to be discussed.";
    SUMMARY_LEARN: "Lære: {amounts} kan dekkes ved at {how}.", "Lære: {amounts} kan dekkjast ved at {how}.", "Learn: {amounts} could be met if {how}.";
    HOW_RENEW: "{people} fornyer noe formelt", "{people} fornyar noko formelt", "{people} renewed something formal";
    HOW_RECOGNISE: "{people} får realkompetansen godkjent", "{people} får realkompetansen godkjend", "{people} had real competence recognised";
    HOW_PRACTISE: "{people} øver seg opp", "{people} øver seg opp", "{people} practised";
    HOW_TRAIN: "{people} tar et tiltak i planen", "{people} tek eit tiltak i planen", "{people} took a measure of the plan";
    MOBILISE_NOTHING: "Mobilisere: ingenting kan dekkes ved omdisponering eller hospitering.", "Mobilisere: ingenting kan dekkjast ved omdisponering eller hospitering.", "Mobilise: nothing could be met by redeployment or job shadowing.";
    LEARN_NOTHING: "Lære: ingenting kan dekkes ved å fornye, godkjenne, øve eller ta tiltak i planen.", "Lære: ingenting kan dekkjast ved å fornye, godkjenne, øve eller ta tiltak i planen.", "Learn: nothing could be met by renewing, recognising, practising or taking measures of the plan.";
    RECRUIT_NOTHING: "Rekruttere: da er ingenting igjen.", "Rekruttere: då er ingenting att.", "Recruit: nothing is then left.";
    SUMMARY_RECRUIT: "Rekruttere: {amounts} er da igjen.", "Rekruttere: {amounts} er då att.", "Recruit: {amounts} is then left.";
    PROVEN: "Det er bevist at ingen annen fordeling av stegene dekker mer, når de mest kritiske kravene teller mest.", "Det er bevist at inga anna fordeling av stega dekkjer meir, når dei mest kritiske krava tel mest.", "It is proven that no other distribution of the steps covers more, when the most critical requirements count the most.";
    WITHIN: "Ingen annen fordeling av stegene kan dekke mer enn {share} mer, når de mest kritiske kravene teller mest. Øk --innsats for å komme nærmere.", "Inga anna fordeling av stega kan dekkje meir enn {share} meir, når dei mest kritiske krava tel mest. Auk --innsats for å kome nærare.", "No other distribution of the steps can cover over {share} more, when the most critical requirements count the most. Raise --effort to come closer.";
    ALL_MET: "Ingen krav er udekket.", "Ingen krav er udekte.", "No requirement is unmet.";

    BY_CATEGORY: "Kategoriene: mobilisere, lære, rekruttere", "Kategoriane: mobilisere, lære, rekruttere", "The categories: mobilise, learn, recruit";
    BY_UNIT: "Enhetene: mobilisere, lære, rekruttere", "Einingane: mobilisere, lære, rekruttere", "The units: mobilise, learn, recruit";
    TRANSFERS_TITLE: "Hvor kompetansen er i dag, og hvor den mangler; krever drøfting", "Kor kompetansen er i dag, og kor han manglar; krev drøfting", "Where the competence is today, and where it is missing; to be discussed";
    TRANSFERS_HIDDEN: "Hvor kompetansen er i dag, og hvor den mangler, er skjult, for det gjelder få personer.", "Kor kompetansen er i dag, og kor han manglar, er skjult, for det gjeld få personar.", "Where the competence is today, and where it is missing, is hidden, for it is about few people.";
    AMOUNTS_HIDDEN: "{part}: tallet er skjult, for det ville vise noe om få personer.", "{part}: talet er skjult, for det ville vise noko om få personar.", "{part}: the figure is hidden, for it would show something about few people.";
    PEOPLE_TITLE: "Hvem som kan ta hvilket steg; krever drøfting", "Kven som kan ta kva for steg; krev drøfting", "Who could take which step; to be discussed";
    ALL_CATEGORIES: "I alt", "I alt", "In all";
    UNMET: "Udekkede krav", "Udekte krav", "Unmet requirements";
    MOBILISE: "Mobilisere", "Mobilisere", "Mobilise";
    LEARN: "Lære", "Lære", "Learn";
    RENEW: "Fornye", "Fornye", "Renew";
    RECOGNISE: "Godkjenne", "Godkjenne", "Recognise";
    PRACTISE: "Øve", "Øve", "Practise";
    TRAIN: "Tiltak", "Tiltak", "Train";
    RECRUIT: "Rekruttere", "Rekruttere", "Recruit";
    RESERVE: "Deltidsreserve", "Deltidsreserve", "Part-time reserve";
    FROM: "Fra", "Frå", "From";
    TO: "Til", "Til", "To";
    STEP: "Steg", "Steg", "Step";
    WORKS_IN: "Arbeider mest i", "Arbeider mest i", "Works most in";
    TO_UNIT: "Til enhet", "Til eining", "To unit";
    CLOSES: "Dekker", "Dekkjer", "Closes";

    METHOD_STEPS: "Stegene, i den rekkefølgen de foretrekkes: mobilisere (en som oppfyller et udekket krav i en annen enhet, flytter alt sitt arbeid dit i samme stilling), fornye (noe formelt som er utløpt eller udatert, blir gyldig), godkjenne (realkompetanse som holder for kravet, blir formell), øve (den som har det formelle eller er ett nivå under, når nivået) og tiltak. Resten står som rekruttering, også det et kurs kunne gitt, når planen ikke har kurset som tiltak.", "Stega, i den rekkjefølgja dei er føretrekte: mobilisere (ein som oppfyller eit udekt krav i ei anna eining, flyttar alt arbeidet sitt dit i same stilling), fornye (noko formelt som er gått ut eller udatert, blir gyldig), godkjenne (realkompetanse som held for kravet, blir formell), øve (den som har det formelle eller er eitt nivå under, når nivået) og tiltak. Resten står som rekruttering, òg det eit kurs kunne gitt, når planen ikkje har kurset som tiltak.", "The steps, in the order in which they are preferred: mobilise (somebody who meets an unmet requirement in another unit moves all their work there, in the same position), renew (something formal that has expired or is undated becomes valid), recognise (real competence that is enough for the requirement becomes formal), practise (who has the formal side, or is one level below, reaches the level) and measures. The rest stands as recruitment, also what a course could give where the plan does not have it as a measure.";
    METHOD_TRAIN: "Tiltak: hva planens tiltak kan gi dem som fyller forutsetningene. Penger, plasser, varighet og hvem som fullfører, er ikke regnet med her; det gjør kompetanse tiltak.", "Tiltak: kva tiltaka i planen kan gi dei som fyller føresetnadene. Pengar, plassar, lengd og kven som fullfører, er ikkje rekna med her; det gjer kompetanse tiltak.", "Measures: what the plan's measures can give those who fulfil their prerequisites. Money, places, duration and who completes them are not reckoned with here; kompetanse measures does that.";
    METHOD_CHOICE: "Stegene er valgt samlet, slik at summen av kritikalitet ganger dekket del av hvert gap blir størst, og deretter slik at de letteste stegene brukes. Like gode valg går etter ansattnummer.", "Stega er valde samla, slik at summen av kritikalitet gonger dekt del av kvart gap blir størst, og deretter slik at dei lettaste stega blir brukte. Like gode val går etter tilsettnummer.", "The steps are chosen all at once, so that the sum of criticality times the closed part of each gap is the largest, and then so that the easiest steps are used. Choices as good as each other go by employee ID.";
    METHOD_NO_HARM: "Ingen flyttes slik at et gap åpner seg eller vokser et annet sted, heller ikke i krav du ikke har spurt om.", "Ingen blir flytta slik at eit gap opnar seg eller veks ein annan stad, heller ikkje i krav du ikkje har spurt om.", "Nobody is moved so that a gap opens or grows elsewhere, not in requirements that you did not ask about either.";
    METHOD_REQUIRED: "Det som kreves, er som i dag, også der kravet er en andel og noen flytter.", "Det som blir kravd, er som i dag, òg der kravet er ein del og nokon flyttar.", "What is required stays as it is today, also where it is a share and somebody moves.";
    METHOD_CREDIT: "Der flere slags steg dekker samme krav, regnes de i rekkefølge, og aldri til mer enn gapet.", "Der fleire slags steg dekkjer same krav, blir dei rekna i rekkjefølgje, og aldri til meir enn gapet.", "Where several kinds of steps close the same requirement, they are credited in order, and never for more than the gap.";
    METHOD_RESERVE: "Deltidsreserven er det de som oppfyller kravet, kunne arbeidet mer fram til full stilling. Den dekker ingenting i seg selv.", "Deltidsreserven er det dei som oppfyller kravet, kunne arbeidd meir fram til full stilling. Han dekkjer ingenting i seg sjølv.", "The part-time reserve is how much more those who meet the requirement could work, up to full time. It closes nothing by itself.";
    METHOD_WITHIN_TOP: "Ingen flyttes ut av den øverste enheten de arbeider i.", "Ingen blir flytte ut av den øvste eininga dei arbeider i.", "Nobody is moved out of the top unit in which they work.";
    METHOD_NEVER: "Planen lar ingen flytte.", "Planen lèt ingen flytte.", "The plan lets nobody move.";
}

counted! {
    UNMET_COUNT: ("{n} udekket krav", "{n} udekkede krav"), ("{n} udekt krav", "{n} udekte krav"), ("{n} unmet requirement", "{n} unmet requirements");
    METHOD_PER_PERSON: ("Hver person tar høyst {n} steg.", "Hver person tar høyst {n} steg, hvert av dem slik det står åpent etter de forrige."), ("Kvar person tek høgst {n} steg.", "Kvar person tek høgst {n} steg, kvart av dei slik det står ope etter dei førre."), ("Each person takes at most {n} step.", "Each person takes at most {n} steps, each as it is open after those before it.");
}
