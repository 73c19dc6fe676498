//! Words of the plan and the register that a municipality starts from.

use super::texts;

texts! {
    HEAD: "Kompetanseplan. Linjer som begynner med # er forklaringer.\nÆ, ø og å kan brukes fritt i tekst mellom anførselstegn. Desimaltall skrives med punktum.", "Kompetanseplan. Linjer som byrjar med # er forklaringar.\nÆ, ø og å kan brukast fritt i tekst mellom hermeteikn. Desimaltal blir skrivne med punktum.", "Competence plan. Lines that begin with # are explanations.\nÆ, ø and å may be used freely in text between quotation marks. Decimals are written with a point.";
    NAME: "Plan for kompetanse og rekruttering", "Plan for kompetanse og rekruttering", "Plan for competence and recruitment";
    SCALE: "Skalaen for realkompetanse: hva den enkelte faktisk kan, uansett hvordan det er lært.", "Skalaen for realkompetanse: kva den enkelte faktisk kan, uansett korleis det er lært.", "The scale of real competence: what each person can do in practice, however it was learnt.";
    LEVEL_0: "Ingen", "Ingen", "None";
    LEVEL_1: "Kjenner til", "Kjenner til", "Knows of it";
    LEVEL_2: "Under veiledning", "Under rettleiing", "Under guidance";
    LEVEL_3: "Selvstendig", "Sjølvstendig", "Independent";
    LEVEL_4: "Kan lære opp andre", "Kan lære opp andre", "Can teach others";
    CATEGORIES: "Kategoriene, i den rekkefølgen de skal stå i rapportene.", "Kategoriane, i den rekkjefølgja dei skal stå i rapportane.", "The categories, in the order of the reports.";
    SPECIALIST: "Spesialistkompetanse", "Spesialistkompetanse", "Specialist competence";
    PROFESSIONAL: "Fagkompetanse", "Fagkompetanse", "Professional competence";
    BASIC: "Basiskompetanse", "Basiskompetanse", "Basic competence";
    LEADERSHIP: "Ledelse", "Leiing", "Leadership";
    UNITS: "Enhetene i registeret.", "Einingane i registeret.", "The units of the register.";
    UNIT_COUNT: "{n} personer", "{n} personar", "{n} persons";
    POSITIONS: "Stillingene i registeret, med antall personer:", "Stillingane i registeret, med talet på personar:", "The positions of the register, with the number of persons:";
    COMPETENCES: "Kompetansene. Kategorien er gjettet der navnet sier det, ellers «basis»: se over dem.", "Kompetansane. Kategorien er gjetta der namnet seier det, elles «basis»: sjå over dei.", "The competences. The category is guessed where the name tells, otherwise “basis”: look them over.";
    COMPETENCE_COUNT: "{formal} har den formelt, {real} er vurdert", "{formal} har han formelt, {real} er vurderte", "{formal} hold it formally, {real} are assessed";
    LIKELY_ALIASES: "Ligner på: {names}. Er det samme kompetanse, flytt navnet hit som alias.", "Liknar på: {names}. Er det same kompetanse, flytt namnet hit som alias.", "Like: {names}. If it is the same competence, move the name here as an alias.";
    REQUIREMENTS: "Kravene: hvilken kompetanse, hvor, og hvor mye.", "Krava: kva for kompetanse, kvar, og kor mykje.", "The requirements: which competence, where, and how much.";
    AMOUNTS: "antall = personer, arsverk = årsverk, andel = prosent av personene, andel_arsverk = prosent av årsverkene.", "antall = personar, arsverk = årsverk, andel = prosent av personane, andel_arsverk = prosent av årsverka.", "antall = persons, arsverk = FTEs, andel = percent of the persons, andel_arsverk = percent of the FTEs.";
    OPTIONAL: "Fjern # foran det du vil bruke.", "Fjern # framfor det du vil bruke.", "Remove # from what you want to use.";
    EXAMPLE_REQUIREMENT: "Et krav å begynne med. Rett det til det planen deres sier.", "Eit krav å byrje med. Rett det til det planen dykkar seier.", "A requirement to start from. Change it to what your plan says.";
    ONE_EACH: "Hver avdeling under ett: per = \"overste\"; hver minste enhet for seg: per = \"laveste\".", "Kvar avdeling under eitt: per = \"ovste\"; kvar minste eining for seg: per = \"lagaste\".", "Each department as one: per = \"overste\"; each smallest unit apart: per = \"laveste\".";
    EXAMPLE_COMPETENCE: "Sykepleier", "Sjukepleiar", "Nurse";
    EXAMPLE_COURSE: "Hjerte-lungeredning", "Hjarte-lungeredning", "Cardiopulmonary resuscitation";
    EXAMPLE_SPECIALIST: "Kreftsykepleie", "Kreftsjukepleie", "Cancer nursing";
    EXAMPLE_LEADERSHIP: "Lederutdanning", "Leiarutdanning", "Leadership training";
    REGISTER_ID: "Ansattnummer", "Tilsettnummer", "Employee ID";
    REGISTER_NAME: "Navn", "Namn", "Name";
    REGISTER_BIRTH: "Fødselsdato", "Fødselsdato", "Date of birth";
    REGISTER_DEPARTMENT: "Avdeling", "Avdeling", "Department";
    REGISTER_UNIT: "Enhet", "Eining", "Unit";
    REGISTER_POSITION: "Stilling", "Stilling", "Position";
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
    REGISTER_EXAMPLE_NAME: "Kari Eksempel", "Kari Døme", "Kari Example";
    REGISTER_EXAMPLE_DEPARTMENT: "Hjemmetjenesten", "Heimetenesta", "Home care";
    REGISTER_EXAMPLE_UNIT: "Sone nord", "Sone nord", "Zone north";
}
