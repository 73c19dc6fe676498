//! Words of the plan and the register that a municipality starts from.
//!
//! A line break in a text is one in the plan. Keys of plans are here too, for nynorsk has its own.

use super::{counted, texts};

texts! {
    // Keys and words of plans whose nynorsk form differs. English plans have the bokmål keys.
    KEY_NAME: "navn", "namn", "navn";
    KEY_UNIT: "enhet", "eining", "enhet";
    KEY_RESPONSIBLE: "ansvarlig", "ansvarleg", "ansvarlig";
    KEY_REQUIRES: "krever", "krev", "krever";
    KEY_NEW_HIRE_EXITS: "nyansatt_avgang", "nytilsett_avgang", "nyansatt_avgang";
    KEY_CERTAINTY: "sannsynlighet", "sannsyn", "sannsynlighet";
    YEARS_TO_COME: "Årene som kommer: «kompetanse framskriv» bruker standardforutsetninger for det som ikke står her.\nbehov er veksten i behovet, og gjelder kravene som har folger_behov.", "Åra som kjem: «kompetanse framskriv» bruker standardføresetnader for det som ikkje står her.\nbehov er veksten i behovet, og gjeld krava som har folgjer_behov.", "The years to come: “kompetanse project” uses standard assumptions for what is not here.\nbehov is the growth of demand, and concerns the requirements that have folger_behov.";
    KEY_PREREQUISITES: "forutsetter", "foreset", "forutsetter";
    KEY_GRANT: "tilskudd", "tilskot", "tilskudd";
    KEY_PLACES: "plasser", "plassar", "plasser";
    KEY_LASTS: "varighet_mnd", "varigheit_mnd", "varighet_mnd";
    KEY_MONTH: "maned", "manad", "maned";
    KEY_EXCLUSIONS: "utvalg", "utval", "utvalg";
    KEY_WITHOUT_POSITION: "uten_stilling", "utan_stilling", "uten_stilling";
    WORD_LOWEST: "laveste", "lagaste", "laveste";
    WORD_TOP: "overste", "ovste", "overste";
    WORD_EITHER: "enten", "anten", "enten";

    // What both plans have.
    HEAD: "Linjer som begynner med ## er forklaringer. Linjer som begynner med ett # er forslag: fjern # og mellomrommet for å bruke dem.\nProgrammet leser verken det ene eller det andre.\nSkriv tekst mellom anførselstegn; der kan æ, ø og å brukes fritt. Desimaltall skrives med punktum: 3.5", "Linjer som byrjar med ## er forklaringar. Linjer som byrjar med éin # er framlegg: fjern # og mellomrommet for å bruke dei.\nProgrammet les verken det eine eller det andre.\nSkriv tekst mellom hermeteikn; der kan æ, ø og å brukast fritt. Desimaltal blir skrivne med punktum: 3.5", "Lines that begin with ## are explanations. Lines that begin with one # are suggestions: remove # and the space to use them.\nThe program reads neither.\nWrite text between quotation marks; æ, ø and å are fine there. Decimals have a point: 3.5";
    VULNERABLE: "Er det bare så få som oppfyller et krav, er tjenesten sårbar, også når kravet er dekket.", "Er det berre så få som oppfyller eit krav, er tenesta sårbar, også når kravet er dekt.", "Where so few meet a requirement, the service is vulnerable, even when the requirement is met.";
    SCALE: "Skalaen for realkompetanse: hva den enkelte faktisk kan, uansett hvordan det er lært.\nKrav som ikke nevner noe nivå, ber om standardnivået.", "Skalaen for realkompetanse: kva den enkelte faktisk kan, uansett korleis det er lært.\nKrav som ikkje nemner noko nivå, ber om standardnivået.", "The scale of real competence: what each person can do in practice, however it was learnt.\nRequirements that mention no level ask for the standard level (standard_niva).";
    LEVEL_0: "Ingen", "Ingen", "None";
    LEVEL_1: "Kjenner til", "Kjenner til", "Knows of it";
    LEVEL_2: "Under veiledning", "Under rettleiing", "Under guidance";
    LEVEL_3: "Selvstendig", "Sjølvstendig", "Independent";
    LEVEL_4: "Kan lære opp andre", "Kan lære opp andre", "Can teach others";
    EXCLUSIONS: "Stillinger som ikke skal telle med. Lærlinger, støttekontakter og avlastere er ikke ansatte i KS' statistikk.\nFjern # foran linjene for å bruke dem.", "Stillingar som ikkje skal telje med. Lærlingar, støttekontaktar og avlastarar er ikkje tilsette i KS' statistikk.\nFjern # framfor linjene for å bruke dei.", "Positions that are not to be counted. Apprentices, support contacts and relief workers are no employees in KS's statistics.\nRemove # from the lines to use them.";
    CATEGORIES: "Kategoriene, i den rekkefølgen de skal stå i rapportene.", "Kategoriane, i den rekkjefølgja dei skal stå i rapportane.", "The categories, in the order of the reports.";
    SPECIALIST: "Spesialistkompetanse", "Spesialistkompetanse", "Specialist competence";
    PROFESSIONAL: "Fagkompetanse", "Fagkompetanse", "Professional competence";
    BASIC: "Basiskompetanse", "Basiskompetanse", "Basic competence";
    LEADERSHIP: "Ledelse", "Leiing", "Leadership";
    AMOUNTS: "Hvert krav har én av disse:\n  antall         personer\n  arsverk        årsverk\n  andel          prosent av personene\n  andel_arsverk  prosent av årsverkene", "Kvart krav har éin av desse:\n  antall         personar\n  arsverk        årsverk\n  andel          prosent av personane\n  andel_arsverk  prosent av årsverka", "Each requirement has one of these:\n  antall         persons\n  arsverk        FTEs\n  andel          percent of the persons\n  andel_arsverk  percent of the FTEs";
    SIDES: "krever = \"formell\": vitnemål, kurs eller autorisasjon. \"real\": vurdert til nivået eller høyere.\n\"begge\": begge deler hos samme person, som også gjelder der det ikke står noe. \"enten\": en av dem er nok.", "krev = \"formell\": vitnemål, kurs eller autorisasjon. \"real\": vurdert til nivået eller høgare.\n\"begge\": begge delar hos same person, som også gjeld der det ikkje står noko. \"anten\": ein av dei er nok.", "krever = \"formell\": a diploma, a course or an authorisation. \"real\": assessed at the level or above.\n\"begge\": both in the same person, which also holds where nothing is said. \"enten\": one of them is enough.";

    // The plan without a register.
    NAME: "Plan for kompetanse og rekruttering", "Plan for kompetanse og rekruttering", "Plan for competence and recruitment";
    STARTER: "En kompetanseplan å begynne med. Eksemplene er oppdiktede: bytt dem ut med det planen deres sier.", "Ein kompetanseplan å byrje med. Døma er oppdikta: byt dei ut med det planen dykkar seier.", "A competence plan to start from. The examples are invented: put what your plan says in their place.";
    STARTER_RUN: "Slik brukes den:\n  kompetanse gap register.xlsx --plan plan.toml\nHar dere et register, gir «kompetanse ny plan --fra register.xlsx» et utkast med enhetene, stillingene og kompetansene der.", "Slik blir han brukt:\n  kompetanse gap register.xlsx --plan plan.toml\nHar de eit register, gir «kompetanse ny plan --frå register.xlsx» eit utkast med einingane, stillingane og kompetansane der.", "How to use it:\n  kompetanse gap register.xlsx --plan plan.toml\nIf you have a register, “kompetanse new plan --from register.xlsx” makes a draft with its units, positions and competences.";
    ADOPTED: "når planen ble vedtatt", "når planen vart vedteken", "when the plan was adopted";
    RESPONSIBLE: "Kommunalsjef for helse og omsorg", "Kommunalsjef for helse og omsorg", "Director of health and care";
    GOAL: "Innbyggerne skal møte ansatte med riktig kompetanse, hele døgnet.", "Innbyggjarane skal møte tilsette med rett kompetanse, heile døgnet.", "Residents shall meet employees with the right competence, at all hours.";
    COMPETENCES: "Kompetansene. id er et kort navn som kravene bruker; navn er det rapportene viser.\nalias er andre navn som registeret bruker på det samme.", "Kompetansane. id er eit kort namn som krava bruker; namn er det rapportane viser.\nalias er andre namn som registeret bruker på det same.", "The competences. id is a short name that the requirements use; navn is what reports show.\nalias are other names that the register has for the same.";
    IMPLIES: "Den som har denne, er også sykepleier.", "Den som har denne, er også sjukepleiar.", "Who holds this one is also a nurse.";
    FORMAL_FROM: "Den som er ansatt i en stilling med denne koden, har kompetansen formelt uten at registeret har en egen rad om det.\nStillingskoden må være en som bare sykepleiere har: miljøterapeut og assistent sier ingenting om utdanning.", "Den som er tilsett i ei stilling med denne koden, har kompetansen formelt utan at registeret har ei eiga rad om det.\nStillingskoden må vere ein som berre sjukepleiarar har: miljøterapeut og assistent seier ingenting om utdanning.", "Who is employed in a position of this code holds the competence formally without a row of its own in the register.\nThe code must be one that only nurses have: miljøterapeut and assistent tell nothing of education.";
    VALID_MONTHS: "Kurset må fornyes hver tolvte måned. Har registeret en egen gyldig til-dato, gjelder den.", "Kurset må fornyast kvar tolvte månad. Har registeret ein eigen gyldig til-dato, gjeld den.", "The course must be renewed every twelve months. Where the register has a date of its own (valid until), that holds.";
    EXAMPLE_SPECIALIST: "Kreftsykepleie", "Kreftsjukepleie", "Cancer nursing";
    EXAMPLE_SPECIALIST_ALIAS: "Videreutdanning i kreftsykepleie", "Vidareutdanning i kreftsjukepleie", "Videreutdanning i kreftsykepleie";
    EXAMPLE_NURSE: "Sykepleier", "Sjukepleiar", "Nurse";
    EXAMPLE_NURSE_ALIAS: "Sjukepleiar", "Sykepleier", "Sykepleier";
    EXAMPLE_SKILLED: "Helsefagarbeider", "Helsefagarbeidar", "Health care worker";
    EXAMPLE_SKILLED_ALIAS: "Fagbrev helsefagarbeider", "Fagbrev helsefagarbeidar", "Helsefagarbeider";
    EXAMPLE_COURSE: "Hjerte- og lungeredning", "Hjarte- og lungeredning", "Cardiopulmonary resuscitation";
    EXAMPLE_TECHNOLOGY: "Velferdsteknologi", "Velferdsteknologi", "Welfare technology";
    EXAMPLE_LEADERSHIP: "Lederutdanning", "Leiarutdanning", "Leadership training";
    EXAMPLE_LEADER: "*leder", "*leiar", "*leder";
    UNITS_TO_ADD: "Enhetene finnes i registeret, og trenger ikke stå her. Her kan dere føre opp en enhet der ingen er ansatt ennå,\nog si hva den ligger under.", "Einingane finst i registeret, og treng ikkje stå her. Her kan de føre opp ei eining der ingen er tilsett enno,\nog seie kva ho ligg under.", "The units are in the register, and need not be here. Add a unit here where nobody is employed yet,\nand say what it is below.";
    EXAMPLE_DEPARTMENT: "Hjemmetjenesten", "Heimetenesta", "Home care";
    EXAMPLE_UNIT: "Sone nord", "Sone nord", "Zone north";
    REQUIREMENTS: "Kravene: hvilken kompetanse, hvor, og hvor mye.", "Krava: kva for kompetanse, kvar, og kor mykje.", "The requirements: which competence, where, and how much.";
    WITH_PERSONS: "To personer i alle enheter samlet. Med enhet gjelder kravet den enheten og alt under den.", "To personar i alle einingar samla. Med eining gjeld kravet den eininga og alt under ho.", "Two persons in all units together. With a unit (enhet), it is about that unit and all below it.";
    WITH_FTE: "Seks årsverk sykepleier. stilling avgrenser hvem som regnes med: navn på stillinger, eller stillingskoder.", "Seks årsverk sjukepleiar. stilling avgrensar kven som blir rekna med: namn på stillingar, eller stillingskodar.", "Six FTEs of nurses. stilling says who is counted: titles of positions, or codes.";
    WITH_SHARE: "Alle ledere skal ha lederutdanning. * står for hva som helst: avdelingsleder, enhetsleder.", "Alle leiarar skal ha leiarutdanning. * står for kva som helst: avdelingsleiar, einingsleiar.", "Every manager shall have leadership training. * stands for anything: avdelingsleder, enhetsleder.";
    WITH_SHARE_OF_FTE: "Tre av fire årsverk i hver avdeling skal være fagutdannet: én av flere kompetanser er nok.\nper = \"overste\" er hver avdeling under ett.", "Tre av fire årsverk i kvar avdeling skal vere fagutdanna: éin av fleire kompetansar er nok.\nper = \"ovste\" er kvar avdeling under eitt.", "Three of four FTEs in each department shall be skilled: any one of several competences is enough.\nper = \"overste\" is each department as a whole.";
    WITH_YEARS: "To i hver enhet nå, og tre senere: det nyeste året som er nådd, gjelder.\nper = \"laveste\" er hver minste enhet for seg.", "To i kvar eining no, og tre seinare: det nyaste året som er nådd, gjeld.\nper = \"lagaste\" er kvar minste eining for seg.", "Two in each unit now, and three later: the newest year that has come holds.\nper = \"laveste\" is each smallest unit apart.";
    WITH_REAL: "Her er det nok å kunne arbeide under veiledning (nivå 2), og kurset teller ikke.", "Her er det nok å kunne arbeide under rettleiing (nivå 2), og kurset tel ikkje.", "Here it is enough to be able to work under guidance (level 2), and the course does not count.";
    WITH_CATEGORY: "Én spesialist i hver avdeling, uansett i hva. Utdanningen eller det å kunne arbeidet er nok.\nkritikalitet sier hvor viktig kravet er, fra 1 til 5. Uten den er det 3.", "Éin spesialist i kvar avdeling, uansett i kva. Utdanninga eller det å kunne arbeidet er nok.\nkritikalitet seier kor viktig kravet er, frå 1 til 5. Utan han er det 3.", "One specialist in each department, whatever in. The education, or being able to do the work, is enough.\nkritikalitet says how much the requirement matters, from 1 to 5. Without it, 3.";
    WITH_STAFFING: "Bemanning: uten kompetanse teller alle.", "Bemanning: utan kompetanse tel alle.", "Staffing: without a competence everybody counts.";

    MEASURES: "Tiltakene: hva dere vil gjøre for at flere skal kunne det kravene ber om.\ngir er \"formell\", \"real\" eller \"begge\". Gir tiltaket realkompetanse, er niva nivået som nås.\nforutsetter sier hvem som kan delta. kostnad og tilskudd er kroner for én person, plasser er hvor mange som kan begynne hvert år.", "Tiltaka: kva de vil gjere for at fleire skal kunne det krava ber om.\ngir er \"formell\", \"real\" eller \"begge\". Gir tiltaket realkompetanse, er niva nivået som blir nådd.\nFøresetnaden er kven som kan delta. kostnad og tilskot er kroner for éin person, plassar er kor mange som kan byrje kvart år.", "The measures: what you will do so that more people can do what the requirements ask for.\ngir is \"formell\", \"real\" or \"begge\". Where the measure gives real competence, niva is the level that is reached.\nforutsetter says who can take part. kostnad and tilskudd are kroner for one person, plasser is how many can begin each year.";
    ECONOMY: "Pengene til tiltakene. ramme er kroner fra kommunen, etter året tiltakene begynner.\nmaks_borte er hvor mange prosent av de ansatte i en enhet som kan delta samtidig. rekruttering er hva det koster å rekruttere én person.", "Pengane til tiltaka. ramme er kroner frå kommunen, etter året tiltaka byrjar.\nmaks_borte er kor mange prosent av dei tilsette i ei eining som kan delta samstundes. rekruttering er kva det kostar å rekruttere éin person.", "The money for the measures. ramme is kroner from the municipality, by the year in which the measures begin.\nmaks_borte is what percent of a unit's employees can take part at once. rekruttering is what it costs to recruit one person.";
    CALENDAR: "Årshjulet: hva som gjøres hvert år, og i hvilken måned.", "Årshjulet: kva som blir gjort kvart år, og i kva månad.", "The yearly cycle: what is done every year, and in which month.";
    EXAMPLE_MEASURE: "Fagbrev på jobb", "Fagbrev på jobb", "Trade certificate at work";
    EXAMPLE_ACTIVITY: "Medarbeidersamtaler", "Medarbeidarsamtalar", "Talks with employees";
    EXAMPLE_RESPONSIBLE: "Alle ledere", "Alle leiarar", "All managers";

    // The plan from a register.
    DRAFT_NAME: "Utkast til kompetanseplan", "Utkast til kompetanseplan", "Draft competence plan";
    DRAFT: "Utkast til kompetanseplan, laget av registeret ({files}) per {date}: {persons}.", "Utkast til kompetanseplan, laga av registeret ({files}) per {date}: {persons}.", "Draft of a competence plan, made from the register ({files}) as of {date}: {persons}.";
    DRAFT_COUNTED: "Tilkallingsvikarer i 0 % er ikke regnet med i tallene her.", "Tilkallingsvikarar i 0 % er ikkje rekna med i tala her.", "On-call staff at 0% are not counted in the figures here.";
    DRAFT_RUN: "Se over kategoriene og kravene, og sammenlign planen med registeret den er laget av:\n  kompetanse gap <register> --plan <denne filen>", "Sjå over kategoriane og krava, og samanlikn planen med registeret han er laga av:\n  kompetanse gap <register> --plan <denne fila>", "Look over the categories and the requirements, and compare the plan with the register that it is made from:\n  kompetanse gap <register> --plan <this file>";
    DRAFT_UNITS: "Enhetene i registeret, med hvor mange som arbeider der og under den.", "Einingane i registeret, med kor mange som arbeider der og under ho.", "The units of the register, with how many work there and below it.";
    DRAFT_UNPLACED: "Ligger under en enhet med / i navnet, som en plan ikke kan vise til. Den finnes likevel i registeret.", "Ligg under ei eining med / i namnet, som ein plan ikkje kan vise til. Ho finst likevel i registeret.", "Lies below a unit with / in its name, which a plan cannot refer to. It is in the register all the same.";
    DRAFT_DESERTED: "Ikke tatt med, fordi ingen arbeidet der på datoen:", "Ikkje tekne med, fordi ingen arbeidde der på datoen:", "Left out, for nobody worked there on the date:";
    POSITIONS: "Stillingene i registeret, med hvor mange som har dem. Navnene og kodene kan brukes under stilling i et krav.", "Stillingane i registeret, med kor mange som har dei. Namna og kodane kan brukast under stilling i eit krav.", "The positions of the register, with how many have them. The titles and codes can be used under stilling of a requirement.";
    DRAFT_COMPETENCES: "Kompetansene i registeret. Kategorien er gjettet der navnet sier det, ellers \"basis\": se over dem.\nNavn som sikkert er det samme, står som alias. Navn som kan være det, står som forslag.", "Kompetansane i registeret. Kategorien er gjetta der namnet seier det, elles \"basis\": sjå over dei.\nNamn som sikkert er det same, står som alias. Namn som kan vere det, står som forslag.", "The competences of the register. The category is guessed where the name tells, otherwise \"basis\": look them over.\nNames that surely are the same stand as alias. Names that may be are suggested.";
    PROFESSIONS: "Yrker som bare stillingene viser. Med formell_fra har den som er ansatt i stillingen, kompetansen formelt:\nfjern # der stillingen krever utdanningen.", "Yrke som berre stillingane viser. Med formell_fra har den som er tilsett i stillinga, kompetansen formelt:\nfjern # der stillinga krev utdanninga.", "Professions that the positions alone show. With formell_fra, who is employed in the position holds the competence formally:\nremove # where the position requires the education.";
    COMPETENCE_COUNT: "{formal} formelt, {real} på nivå {level} eller høyere", "{formal} formelt, {real} på nivå {level} eller høgare", "{formal} formally, {real} at level {level} or above";
    LIKE: "Ligner på: {names}. Er det samme kompetanse, flytt navnet hit som alias og slett den andre.", "Liknar på: {names}. Er det same kompetanse, flytt namnet hit som alias og slett den andre.", "Like: {names}. If it is the same competence, move the name here as an alias and delete the other.";
    DRAFT_REQUIREMENTS: "Kravene. Tallene er hvor mange som har kompetansen i dag, ikke hvor mange dere trenger: rett dem.\nFjern # foran et krav for å bruke det. Legg til enhet, per eller stilling for å si hvor og for hvem.", "Krava. Tala er kor mange som har kompetansen i dag, ikkje kor mange de treng: rett dei.\nFjern # framfor eit krav for å bruke det. Legg til eining, per eller stilling for å seie kvar og for kven.", "The requirements. The figures are how many have the competence today, not how many you need: correct them.\nRemove # from a requirement to use it. Add enhet, per or stilling to say where and of whom.";
    FIRST_COMMONEST: "EKSEMPEL SOM SKAL ENDRES ELLER SLETTES. Det er det eneste kravet som gjelder nå, så planen kan brukes med en gang:\nav kompetansen som flest har, ikke færre enn i dag. Det er derfor dekket.", "DØME SOM SKAL ENDRAST ELLER SLETTAST. Det er det einaste kravet som gjeld no, så planen kan brukast med ein gong:\nav kompetansen som flest har, ikkje færre enn i dag. Det er difor dekt.", "AN EXAMPLE TO CHANGE OR DELETE. It is the one requirement that holds now, so that the plan can be used at once:\nof the commonest competence, no fewer than today. It is therefore met.";
    FIRST_STAFFING: "EKSEMPEL SOM SKAL ENDRES ELLER SLETTES. Registeret viser ingen som har noen kompetanse.\nDerfor er kravet å begynne med et om bemanning: ikke færre enn i dag.", "DØME SOM SKAL ENDRAST ELLER SLETTAST. Registeret viser ingen som har nokon kompetanse.\nDifor er kravet å byrje med eit om bemanning: ikkje færre enn i dag.", "AN EXAMPLE TO CHANGE OR DELETE. The register shows nobody with any competence.\nThe requirement to start from is therefore of staffing: no fewer than today.";

    RENAME: "bytt til navnet på planen deres", "byt til namnet på planen dykkar", "change to the name of your plan";
    COMPETENCE_KEYS: "gyldig_mnd: kompetansen må fornyes etter så mange måneder. Har registeret en gyldig til-dato, gjelder den.\ngir: id-ene til andre kompetanser som den som har denne, også har.\nformell_fra: stilling, stillingskode, utdanning eller autorisasjon som gir kompetansen formelt.", "gyldig_mnd: kompetansen må fornyast etter så mange månader. Har registeret ein gyldig til-dato, gjeld den.\ngir: id-ane til andre kompetansar som den som har denne, også har.\nformell_fra: stilling, stillingskode, utdanning eller autorisasjon som gir kompetansen formelt.", "gyldig_mnd: the competence must be renewed after so many months. Where the register has a valid until, that holds.\ngir: the ids of other competences that who holds this one holds too.\nformell_fra: stilling, stillingskode, utdanning or autorisasjon that gives the competence formally.";
    DRAFT_EXAMPLES: "Eksempler med enheter og kompetanser fra registeret. Tallene er oppdiktede.\nid er et navn dere velger selv, og som «kompetanse forklar» bruker. Uten den lager programmet et.", "Døme med einingar og kompetansar frå registeret. Tala er oppdikta.\nid er eit namn de vel sjølve, og som «kompetanse forklar» bruker. Utan han lagar programmet eit.", "Examples with units and competences of the register. The figures are invented.\nid is a name of your own, which “kompetanse explain” uses. Without it the program makes one.";
    EXAMPLE_ID: "eksempel", "dome", "example";
    DRAFT_EACH_UNIT: "Én i hver minste enhet for seg: per = \"laveste\". enhet gjelder enheten og alt under den; uten enhet gjelder kravet alle.\nUten per er alle under ett.", "Éin i kvar minste eining for seg: per = \"lagaste\". eining gjeld eininga og alt under ho; utan eining gjeld kravet alle.\nUtan per er alle under eitt.", "One in each smallest unit apart: per = \"laveste\". enhet is that unit and all below it; without it the requirement is about everybody.\nWithout per, all are judged as a whole.";
    DRAFT_SHARE: "Tre av fire personer i stillingen skal ha minst én av kompetansene i listen.\nstilling avgrenser hvem som regnes med: navn på stillinger eller stillingskoder. * står for hva som helst.", "Tre av fire personar i stillinga skal ha minst éin av kompetansane i lista.\nstilling avgrensar kven som blir rekna med: namn på stillingar eller stillingskodar. * står for kva som helst.", "Three of four persons in the position shall have at least one of the competences listed.\nstilling says who is counted: titles of positions, or codes. * stands for anything.";
    DRAFT_SHARE_OF_FTE: "Seks av ti årsverk i hver avdeling under ett: per = \"overste\".", "Seks av ti årsverk i kvar avdeling under eitt: per = \"ovste\".", "Six of ten FTEs in each department as a whole: per = \"overste\".";
    DRAFT_YEARS: "To nå, og tre senere: det nyeste året som er nådd, gjelder.\nniva er nivået som kreves. kritikalitet sier hvor viktig kravet er, fra 1 til 5. Uten den er det 3.", "To no, og tre seinare: det nyaste året som er nådd, gjeld.\nniva er nivået som blir kravd. kritikalitet seier kor viktig kravet er, frå 1 til 5. Utan han er det 3.", "Two now, and three later: the newest year that has come holds.\nniva is the level asked for. kritikalitet says how much the requirement matters, from 1 to 5. Without it, 3.";

    // The register.
    REGISTER_ID: "Ansattnummer", "Tilsettnummer", "Employee ID";
    REGISTER_NAME: "Navn", "Namn", "Name";
    REGISTER_BIRTH: "Fødselsdato", "Fødselsdato", "Date of birth";
    REGISTER_DEPARTMENT: "Avdeling", "Avdeling", "Department";
    REGISTER_UNIT: "Enhet", "Eining", "Unit";
    REGISTER_POSITION: "Stilling", "Stilling", "Position";
    REGISTER_CODE: "Stillingskode", "Stillingskode", "Position code";
    REGISTER_FRACTION: "Stillingsprosent", "Stillingsprosent", "FTE %";
    REGISTER_START: "Startdato", "Startdato", "Start date";
    REGISTER_END: "Sluttdato", "Sluttdato", "End date";
    REGISTER_COMPETENCE: "Kompetanse", "Kompetanse", "Competence";
    REGISTER_FORMAL: "Formell", "Formell", "Formal";
    REGISTER_REAL: "Realkompetanse", "Realkompetanse", "Real";
    REGISTER_ACQUIRED: "Oppnådd", "Oppnådd", "Acquired";
    REGISTER_VALID: "Gyldig til", "Gyldig til", "Valid until";
    REGISTER_EXPECTED: "Forventet ferdig", "Venta ferdig", "Expected";
    REGISTER_ASSESSED: "Vurdert dato", "Vurdert dato", "Assessed";
    REGISTER_SHEET: "Register", "Register", "Register";
    REGISTER_EXAMPLE_NAME: "Kari Eksempel (slett radene)", "Kari Døme (slett radene)", "Kari Example (delete the rows)";
    STATUS_HELD: "Ja", "Ja", "Yes";
    STATUS_NONE: "Nei", "Nei", "No";
    STATUS_IN_PROGRESS: "Under utdanning", "Under utdanning", "In progress";
    STATUS_EXPIRED: "Utløpt", "Utgått", "Expired";
    STATUS_DISPENSATION: "Dispensasjon", "Dispensasjon", "Dispensation";
}

counted! {
    PERSONS: ("{n} person", "{n} personer"), ("{n} person", "{n} personar"), ("{n} person", "{n} persons");
}
