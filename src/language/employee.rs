//! Words of the sheet for the development talk: read by an employee and a manager together.

use super::{counted, texts};

texts! {
    /// The title of the sheets.
    EMPLOYEE_TITLE: "Ark til medarbeidersamtale per {date}", "Ark til medarbeidarsamtale per {date}", "Sheet for the development talk as of {date}";
    /// Above a page of somebody whose name the register does not have.
    BY_ID: "Ansattnummer {id}", "Tilsettnummer {id}", "Employee ID {id}";
    /// Above a page.
    TALK: "Medarbeidersamtale", "Medarbeidarsamtale", "Development talk";
    PER_DATE: "per {date}", "per {date}", "as of {date}";
    ON_CALL: "Alle stillingene er på 0 %. Derfor er {name} ikke med når det regnes ut om enheten oppfyller kravene.", "Alle stillingane er på 0 %. Difor er {name} ikkje med når det blir rekna ut om eininga oppfyller krava.", "All positions are of 0%. Therefore {name} does not count when it is judged whether the unit meets the requirements.";

    REQUIREMENTS: "Krav i enheten og stillingen", "Krav i eininga og stillinga", "Required in the unit and the position";
    NO_REQUIREMENTS: "Planen har ingen kompetansekrav til enhetene og stillingene.", "Planen har ingen kompetansekrav til einingane og stillingane.", "The plan requires no competence in the units and positions.";
    NOTE_REQUIREMENTS: "Kravene gjelder enheten, ikke hver enkelt. «Enheten mangler» er det som mangler før enheten oppfyller kravet, hvem det enn er som lærer det.", "Krava gjeld eininga, ikkje kvar einskild. «Eininga manglar» er det som manglar før eininga oppfyller kravet, kven det enn er som lærer det.", "The requirements are the unit's, not each employee's. “The unit lacks” is what is missing before the unit meets the requirement, whoever learns it.";
    /// Where a table has an unknown value.
    NOTE_UNKNOWN: "«..» betyr at registeret ikke sier noe om det. Et nivå som «.. av 3» er ikke vurdert, og 3 kreves.", "«..» tyder at registeret ikkje seier noko om det. Eit nivå som «.. av 3» er ikkje vurdert, og 3 er kravd.", "“..” means that the register says nothing of it. A level such as “.. of 3” has not been assessed, and 3 is required.";
    MET_WITHOUT: "Enheten oppfyller også kravene til dette, som den ansatte ikke er registrert med: {list}.", "Eininga oppfyller òg krava til dette, som den tilsette ikkje er registrert med: {list}.", "The unit also meets the requirements of these, of which the register has nothing on the employee: {list}.";
    OTHERS: "Annen kompetanse i planen", "Annan kompetanse i planen", "Other competence in the plan";
    MEASURES: "Aktuelle tiltak som gir noe enheten mangler", "Aktuelle tiltak som gir noko eininga manglar", "Measures to consider that give what the unit lacks";
    ALL_MEASURES: "Aktuelle tiltak", "Aktuelle tiltak", "Measures to consider";
    NO_MEASURES: "Ingen av tiltakene i planen er aktuelle nå.", "Ingen av tiltaka i planen er aktuelle no.", "None of the plan's measures is to be considered now.";
    OTHER_MEASURES: "Andre tiltak den ansatte kan ta, men som ikke gir noe enheten mangler: {list}.", "Andre tiltak den tilsette kan ta, men som ikkje gir noko eininga manglar: {list}.", "Other measures that the employee may take, but that give nothing that the unit lacks: {list}.";
    /// After what expires.
    RENEWED_BY: "{competence} kan fornyes ved {list}.", "{competence} kan fornyast ved {list}.", "{competence} can be renewed by {list}.";
    NOTE_MEASURES: "Tiltakene er de i planen som gir noe nytt, og som forutsetningene er oppfylt for. Det er ikke et løfte om plass.", "Tiltaka er dei i planen som gir noko nytt, og som føresetnadene er oppfylte for. Det er ikkje ein lovnad om plass.", "The measures are those of the plan that would give something new, and whose prerequisites are met. This is no promise of a place.";

    AS_OF: "Per dato", "Per dato", "As of";
    POSITION: "Stilling", "Stilling", "Position";
    CODE: "Stillingskode", "Stillingskode", "Position code";
    FRACTION: "Stillingsprosent", "Stillingsprosent", "Position percentage";
    COMPETENCE_ID: "Kompetanse-id", "Kompetanse-id", "Competence ID";
    BOTH_SIDES: "formell og reell", "formell og reell", "formal and real";
    LEVEL_TODAY: "Nivå i dag", "Nivå i dag", "Level today";
    MET: "Oppfylt", "Oppfylt", "Met";
    UNIT_LACKS: "Enheten mangler", "Eininga manglar", "The unit lacks";
    THROUGH: "Gjennom", "Gjennom", "Through";
    IN_POPULATION: "Teller med", "Tel med", "Counts";
    REQUIRED: "Kreves i enheten", "Kravd i eininga", "Required in the unit";
    ACQUIRED: "Oppnådd", "Oppnådd", "Acquired";
    VALID_UNTIL: "Gyldig til", "Gyldig til", "Valid until";
    EXPECTED: "Ventet ferdig", "Venta ferdig", "Expected";
    LAST_ASSESSED: "Sist vurdert", "Sist vurdert", "Last assessed";
    LEVEL_ASKED: "Nivå som kreves", "Nivå som er kravd", "Level required";

    HELD: "ja", "ja", "yes";
    NOT_HELD: "nei", "nei", "no";
    DISPENSATION: "dispensasjon", "dispensasjon", "dispensation";
    IN_PROGRESS: "under utdanning", "under utdanning", "under way";
    LATER: "avtalt", "avtalt", "agreed";
    UNDATED: "udatert", "udatert", "undated";
    EXPIRED: "utløpt", "utgått", "expired";
    UNREAD: "kan ikke leses i registeret", "kan ikkje lesast i registeret", "cannot be read in the register";
    /// After how something is held.
    SINCE: "fra {date}", "frå {date}", "from {date}";
    UNTIL: "til {date}", "til {date}", "until {date}";
    EXPECTED_ON: "ventet ferdig {date}", "venta ferdig {date}", "expected {date}";

    GIVES: "Gir", "Gir", "Gives";
    GIVES_FORMAL: "{competence}, formell", "{competence}, formell", "{competence}, formal";
    GIVES_REAL: "{competence}, nivå {level}", "{competence}, nivå {level}", "{competence}, level {level}";
    GIVES_BOTH: "{competence}, formell og nivå {level}", "{competence}, formell og nivå {level}", "{competence}, formal and level {level}";
    LEVEL_GIVEN: "Nivå det gir", "Nivå det gir", "Level given";
    BOUND: "Bindingstid, måneder", "Bindingstid, månader", "Bound to stay, months";
    HANDLED: "Tas opp i", "Blir teke opp i", "Handled in";
    DEADLINE: "Frist", "Frist", "Deadline";
    WANTED: "Gir noe enheten mangler", "Gir noko eininga manglar", "Gives what the unit lacks";

    // What the talk fills in.
    QUESTIONS: "Til samtalen", "Til samtalen", "For the talk";
    QUESTION: "Spørsmål", "Spørsmål", "Question";
    ANSWER: "Svar", "Svar", "Answer";
    ASK_WISHES: "Hva vil jeg lære, eller ta mer ansvar for?", "Kva vil eg lære, eller ta meir ansvar for?", "What do I want to learn, or to take more responsibility for?";
    ASK_UNUSED: "Hva kan jeg som jeg ikke får brukt, eller som andre kan lære av meg?", "Kva kan eg som eg ikkje får brukt, eller som andre kan lære av meg?", "What can I do that I do not get to use, or that others could learn from me?";
    ASK_MEANS: "Hva skal til: tid, opplæring, arbeidsoppgaver?", "Kva skal til: tid, opplæring, arbeidsoppgåver?", "What would it take: time, training, tasks?";
    ASSESSMENT: "Realkompetansen, vurdert sammen", "Realkompetansen, vurdert saman", "Real competence, assessed together";
    OWN_VIEW: "Egen vurdering", "Eiga vurdering", "Own view";
    LEVEL_ASSESSED: "Vurdert nivå", "Vurdert nivå", "Level assessed";
    LEVELS: "Nivåene: {levels}.", "Nivåa: {levels}.", "The levels: {levels}.";
    LEVELS_TO: "Nivåene går fra 0 til {max}.", "Nivåa går frå 0 til {max}.", "The levels go from 0 to {max}.";
    GOALS: "Mål vi er enige om", "Mål vi er einige om", "Goals that we agree on";
    GOAL: "Mål", "Mål", "Goal";
    SIGNATURES: "Underskrifter", "Underskrifter", "Signatures";
    WHO: "Hvem", "Kven", "Who";
    SIGNATURE: "Underskrift", "Underskrift", "Signature";
    EMPLOYEE: "Medarbeider", "Medarbeidar", "Employee";
    MANAGER: "Leder", "Leiar", "Manager";
    NOTE_PRIVATE: "Arket har personopplysninger, og er for den det gjelder, og lederen. Det bygger på {files}.", "Arket har personopplysningar, og er for den det gjeld, og leiaren. Det byggjer på {files}.", "The sheet holds personal data, and is for the employee and the manager. It rests on {files}.";
}

counted! {
    EXPIRING: ("Går ut innen {n} måned", "Går ut innen {n} måneder"), ("Går ut innan {n} månad", "Går ut innan {n} månader"), ("Expires within {n} month", "Expires within {n} months");
    NOTHING_EXPIRES: ("Ingenting går ut innen {n} måned.", "Ingenting går ut innen {n} måneder."), ("Ingenting går ut innan {n} månad.", "Ingenting går ut innan {n} månader."), ("Nothing expires within {n} month.", "Nothing expires within {n} months.");
}
