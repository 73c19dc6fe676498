//! Words of the command line: help, usage and what is wrong with a command.

use super::texts;

texts! {
    ABOUT: "Sammenligner kompetansen de ansatte har, med det kompetanseplanen krever.", "Samanliknar kompetansen dei tilsette har, med det kompetanseplanen krev.", "Compares the competence that employees have with what the competence plan requires.";
    USAGE: "Bruk:", "Bruk:", "Usage:";
    COMMANDS: "Kommandoer", "Kommandoar", "Commands";
    OPTIONS: "Valg", "Val", "Options";
    ARGUMENTS: "Argumenter", "Argument", "Arguments";
    EXAMPLES: "Eksempler:", "Døme:", "Examples:";
    USAGE_TOP: "kompetanse <KOMMANDO> [VALG]", "kompetanse <KOMMANDO> [VAL]", "kompetanse <COMMAND> [OPTIONS]";
    USAGE_GAP: "kompetanse gap [FILER]… [--plan PLAN]… [VALG]", "kompetanse gap [FILER]… [--plan PLAN]… [VAL]", "kompetanse gap [FILES]… [--plan PLAN]… [OPTIONS]";
    USAGE_CHECK: "kompetanse sjekk [FILER]… [--plan PLAN]… [VALG]", "kompetanse sjekk [FILER]… [--plan PLAN]… [VAL]", "kompetanse check [FILES]… [--plan PLAN]… [OPTIONS]";
    USAGE_EXPLAIN: "kompetanse forklar <KRAV> [FILER]… [--plan PLAN]… [VALG]", "kompetanse forklar <KRAV> [FILER]… [--plan PLAN]… [VAL]", "kompetanse explain <REQUIREMENT> [FILES]… [--plan PLAN]… [OPTIONS]";
    USAGE_NEW: "kompetanse ny <plan|register> [VALG]", "kompetanse ny <plan|register> [VAL]", "kompetanse new <plan|register> [OPTIONS]";
    USAGE_NEW_PLAN: "kompetanse ny plan [--fra FILER]… [-o FIL]", "kompetanse ny plan [--fra FILER]… [-o FIL]", "kompetanse new plan [--fra FILES]… [-o FILE]";
    USAGE_NEW_REGISTER: "kompetanse ny register [-o FIL]", "kompetanse ny register [-o FIL]", "kompetanse new register [-o FILE]";
    USAGE_COMPLETIONS: "kompetanse fullfor <SKALL>", "kompetanse fullfor <SKAL>", "kompetanse completions <SHELL>";
    USAGE_MAN: "kompetanse man", "kompetanse man", "kompetanse man";

    GAP: "Hva har vi, formelt og reelt, mot det planen krever?", "Kva har vi, formelt og reelt, mot det planen krev?", "What do we have, formally and really, against what the plan requires?";
    CHECK: "Hva kunne ikke leses, kjennes igjen eller stoles på i registeret og planen?", "Kva kunne ikkje lesast, kjennast att eller stolast på i registeret og planen?", "What could not be read, matched or trusted in the register and the plan?";
    EXPLAIN: "Hvorfor er tallene for et krav som de er?", "Kvifor er tala for eit krav som dei er?", "Why are a requirement's figures what they are?";
    NEW: "Lag en plan eller et register å begynne med.", "Lag ein plan eller eit register å byrje med.", "Make a plan or a register to start from.";
    NEW_PLAN: "Lag en plan med forklaringer; fra et register blir det et utkast med enhetene, stillingene og kompetansene der.", "Lag ein plan med forklaringar; frå eit register blir det eit utkast med einingane, stillingane og kompetansane der.", "Make a plan with explanations; from a register it is a draft with the units, positions and competences there.";
    NEW_REGISTER: "Lag en mal for registeret, som CSV eller XLSX.", "Lag ein mal for registeret, som CSV eller XLSX.", "Make a template for the register, as CSV or XLSX.";
    COMPLETIONS: "Skriv ut fullføring av kommandoer for et skall.", "Skriv ut fullføring av kommandoar for eit skal.", "Print completions for a shell.";
    MAN: "Skriv ut manualsiden.", "Skriv ut manualsida.", "Print the manual page.";

    FILES: "Registeret: filer (CSV, TSV, XLSX, XLSM, XLSB, XLS, ODS), mapper eller mønstre; - er standard inn.", "Registeret: filer (CSV, TSV, XLSX, XLSM, XLSB, XLS, ODS), mapper eller mønster; - er standard inn.", "The register: files (CSV, TSV, XLSX, XLSM, XLSB, XLS, ODS), folders or patterns; - is standard input.";
    FILES_NAME: "FILER", "FILER", "FILES";
    PLAN: "Planen, en TOML-fil; kan oppgis flere ganger, og senere filer utvider tidligere.", "Planen, ei TOML-fil; kan oppgjevast fleire gonger, og seinare filer utvidar tidlegare.", "The plan, a TOML file; may be given several times, and later files extend earlier ones.";
    DATE: "Datoen alt vurderes på, som 21.11.2026 eller 2026-11-21; ellers i dag.", "Datoen alt blir vurdert på, som 21.11.2026 eller 2026-11-21; elles i dag.", "The date on which everything is judged, as 21.11.2026 or 2026-11-21; otherwise today.";
    DATE_NAME: "DATO", "DATO", "DATE";
    FORMAT: "tabell, csv, tsv, json eller md; ellers etter endingen på -o, eller tabell.", "tabell, csv, tsv, json eller md; elles etter endinga på -o, eller tabell.", "tabell, csv, tsv, json or md; otherwise by the ending of -o, or tabell.";
    FORMAT_REGISTER: "csv, tsv eller xlsx; ellers etter endingen på -o, eller csv.", "csv, tsv eller xlsx; elles etter endinga på -o, eller csv.", "csv, tsv or xlsx; otherwise by the ending of -o, or csv.";
    FORMAT_NAME: "FORMAT", "FORMAT", "FORMAT";
    OUTPUT: "Skriv til en fil; den blir skrevet hel eller ikke i det hele tatt.", "Skriv til ei fil; ho blir skriven heil eller ikkje i det heile teke.", "Write to a file; it is written whole or not at all.";
    FILE_NAME: "FIL", "FIL", "FILE";
    DIALECT: "CSV for «norsk» regneark eller «internasjonal» for programmer.", "CSV for «norsk» rekneark eller «internasjonal» for program.", "CSV for “norsk” (Norwegian) spreadsheets or “internasjonal” for programs.";
    DIALECT_NAME: "DIALEKT", "DIALEKT", "DIALECT";
    TABLE: "Hvilken tabell en CSV skal ha, for eksempel gaps eller categories.", "Kva for tabell ein CSV skal ha, til dømes gaps eller categories.", "Which table a CSV is to hold, for example gaps or categories.";
    TABLE_NAME: "TABELL", "TABELL", "TABLE";
    COLUMN: "Si hvilken kolonne som er hva, for eksempel ansattnummer=Ressursnr; «enheter=Enhet,Avdeling» er ovenfra og ned.", "Sei kva for kolonne som er kva, til dømes ansattnummer=Ressursnr; «einingar=Eining,Avdeling» er ovanfrå og ned.", "Say which column is which, for example ansattnummer=Ressursnr; “enheter=Enhet,Avdeling” is from the top down.";
    COLUMN_NAME: "HVA=KOLONNE", "KVA=KOLONNE", "WHAT=COLUMN";
    WITHOUT_POSITION: "Utelat stillinger, for eksempel \"Lærling*\"; kan oppgis flere ganger.", "Utelat stillingar, til dømes \"Lærling*\"; kan oppgjevast fleire gonger.", "Leave out positions, for example \"Lærling*\"; may be given several times.";
    POSITION_NAME: "STILLING", "STILLING", "POSITION";
    IN_UNIT: "Bare krav i denne enheten og under den; navn eller «Sykehjem / Natt».", "Berre krav i denne eininga og under ho; namn eller «Sjukeheim / Natt».", "Only requirements in this unit and below it; a name or “Sykehjem / Natt”.";
    UNIT_NAME: "ENHET", "EINING", "UNIT";
    IN_CATEGORY: "Bare krav i denne kategorien, ved id eller navn.", "Berre krav i denne kategorien, ved id eller namn.", "Only requirements in this category, by id or name.";
    CATEGORY_NAME: "KATEGORI", "KATEGORI", "CATEGORY";
    CRITICALITY: "Bare krav med denne kritikaliteten eller høyere, 1 til 5.", "Berre krav med denne kritikaliteten eller høgare, 1 til 5.", "Only requirements of this criticality or above, 1 to 5.";
    WITH_NAMES: "Ta med hvem som har og hvem som mangler. Filen kan da bare leses av deg.", "Ta med kven som har og kven som manglar. Fila kan då berre lesast av deg.", "Tell who holds and who lacks. The file can then be read by you alone.";
    FAIL_ON: "Avslutt med 1 når dette finnes: udekket (krav), avvist (rader).", "Avslutt med 1 når dette finst: udekt (krav), avvist (rader).", "Exit with 1 where this is found: udekket (unmet requirements), avvist (rejected rows).";
    FAIL_NAME: "HVA", "KVA", "WHAT";
    ALL: "Vis også krav som er dekket eller ikke gjelder nå.", "Vis òg krav som er dekte eller ikkje gjeld no.", "Show requirements that are met or not in force too.";
    LANGUAGE: "nb, nn eller en; ellers KOMPETANSE_SPRAK, kompetanse.toml eller bokmål.", "nb, nn eller en; elles KOMPETANSE_SPRAK, kompetanse.toml eller bokmål.", "nb, nn or en; otherwise KOMPETANSE_SPRAK, kompetanse.toml or bokmål.";
    LANGUAGE_NAME: "SPRÅK", "SPRÅK", "LANGUAGE";
    LEVEL_NAME: "N", "N", "N";
    QUIET: "Si bare fra om feil.", "Sei berre frå om feil.", "Tell of faults only.";
    HELP: "Vis denne hjelpen.", "Vis denne hjelpa.", "Show this help.";
    VERSION: "Vis versjonen.", "Vis versjonen.", "Show the version.";
    REQUIREMENT: "Kravets id, eller navnet på kompetansen.", "Id-en til kravet, eller namnet på kompetansen.", "The requirement's id, or the competence's name.";
    REQUIREMENT_NAME: "KRAV", "KRAV", "REQUIREMENT";
    FROM: "Registeret utkastet lages fra: filer, mapper eller mønstre.", "Registeret utkastet blir laga frå: filer, mapper eller mønster.", "The register to draft from: files, folders or patterns.";
    SHELL: "bash, zsh, fish, powershell eller elvish.", "bash, zsh, fish, powershell eller elvish.", "bash, zsh, fish, powershell or elvish.";
    SHELL_NAME: "SKALL", "SKAL", "SHELL";

    EXAMPLES_TOP: "  kompetanse gap register.xlsx --plan plan.toml\n  kompetanse sjekk register.xlsx --plan plan.toml\n  kompetanse ny plan --fra register.xlsx -o plan.toml", "  kompetanse gap register.xlsx --plan plan.toml\n  kompetanse sjekk register.xlsx --plan plan.toml\n  kompetanse ny plan --fra register.xlsx -o plan.toml", "  kompetanse gap register.xlsx --plan plan.toml\n  kompetanse check register.xlsx --plan plan.toml\n  kompetanse new plan --fra register.xlsx -o plan.toml";
    EXAMPLES_GAP: "  kompetanse gap register.xlsx --plan plan.toml\n  kompetanse gap ansatte.csv kurs.csv --plan plan.toml --enhet Hjemmetjenesten --alle\n  kompetanse gap register.xlsx --plan plan.toml -o gap.csv", "  kompetanse gap register.xlsx --plan plan.toml\n  kompetanse gap tilsette.csv kurs.csv --plan plan.toml --eining Heimetenesta --alle\n  kompetanse gap register.xlsx --plan plan.toml -o gap.csv", "  kompetanse gap register.xlsx --plan plan.toml\n  kompetanse gap employees.csv courses.csv --plan plan.toml --unit Hjemmetjenesten --all\n  kompetanse gap register.xlsx --plan plan.toml -o gap.csv";
    EXAMPLES_CHECK: "  kompetanse sjekk register.xlsx --plan plan.toml\n  kompetanse sjekk mappe/*.csv --feil-ved avvist", "  kompetanse sjekk register.xlsx --plan plan.toml\n  kompetanse sjekk mappe/*.csv --feil-ved avvist", "  kompetanse check register.xlsx --plan plan.toml\n  kompetanse check folder/*.csv --fail-on rejected";
    EXAMPLES_EXPLAIN: "  kompetanse forklar kreft-hjemme register.xlsx --plan plan.toml\n  kompetanse forklar Kreftsykepleie register.xlsx --plan plan.toml --enhet \"Hjemmetjenesten / Nord\"", "  kompetanse forklar kreft-hjemme register.xlsx --plan plan.toml\n  kompetanse forklar Kreftsjukepleie register.xlsx --plan plan.toml --eining \"Heimetenesta / Nord\"", "  kompetanse explain kreft-hjemme register.xlsx --plan plan.toml\n  kompetanse explain Kreftsykepleie register.xlsx --plan plan.toml --unit \"Hjemmetjenesten / Nord\"";
    EXAMPLES_NEW: "  kompetanse ny plan -o plan.toml\n  kompetanse ny plan --fra register.xlsx -o plan.toml\n  kompetanse ny register -o register.xlsx", "  kompetanse ny plan -o plan.toml\n  kompetanse ny plan --fra register.xlsx -o plan.toml\n  kompetanse ny register -o register.xlsx", "  kompetanse new plan -o plan.toml\n  kompetanse new plan --fra register.xlsx -o plan.toml\n  kompetanse new register -o register.xlsx";
    EXAMPLES_COMPLETIONS: "  kompetanse fullfor bash > ~/.local/share/bash-completion/completions/kompetanse", "  kompetanse fullfor bash > ~/.local/share/bash-completion/completions/kompetanse", "  kompetanse completions bash > ~/.local/share/bash-completion/completions/kompetanse";
    EXAMPLES_MAN: "  kompetanse man > kompetanse.1", "  kompetanse man > kompetanse.1", "  kompetanse man > kompetanse.1";

    UNKNOWN_ARGUMENT: "Kjenner ikke «{seen}».⟨ Mente du {near}?⟩", "Kjenner ikkje «{seen}».⟨ Meinte du {near}?⟩", "“{seen}” is not known.⟨ Did you mean {near}?⟩";
    MISSING_ARGUMENT: "Mangler {seen}.", "Manglar {seen}.", "{seen} is missing.";
    MISSING_COMMAND: "Si hva du vil vite: gap, sjekk, forklar eller ny.", "Sei kva du vil vite: gap, sjekk, forklar eller ny.", "Say what you want to know: gap, check, explain or new.";
    BAD_VALUE: "«{seen}» passer ikke for {name}. Mulig er {expected}.", "«{seen}» passar ikkje for {name}. Mogleg er {expected}.", "“{seen}” does not fit {name}. Possible is {expected}.";
    MISSING_VALUE: "{name} mangler en verdi.", "{name} manglar ein verdi.", "{name} lacks a value.";
    GIVEN_TWICE: "{seen} er oppgitt to ganger.", "{seen} er oppgjeve to gonger.", "{seen} is given twice.";
    BAD_COMMAND: "Kommandoen kan ikke forstås.", "Kommandoen kan ikkje forståast.", "The command cannot be understood.";
    TRY_HELP: "Se «kompetanse --hjelp».", "Sjå «kompetanse --hjelp».", "See “kompetanse --help”.";
    NO_REGISTER: "Registeret er ikke oppgitt. Skriv filene etter kommandoen, eller register = [\"…\"] i kompetanse.toml.", "Registeret er ikkje oppgjeve. Skriv filene etter kommandoen, eller register = [\"…\"] i kompetanse.toml.", "No register is given. Write the files after the command, or register = [\"…\"] in kompetanse.toml.";
    UNKNOWN_CATEGORY: "Planen har ingen kategori «{seen}». Den har {expected}.", "Planen har ingen kategori «{seen}». Han har {expected}.", "The plan has no category “{seen}”. It has {expected}.";
    UNKNOWN_UNIT: "Fant ingen enhet «{seen}».⟨ Nærmest: {expected}.⟩", "Fann inga eining «{seen}».⟨ Nærast: {expected}.⟩", "Found no unit “{seen}”.⟨ Nearest: {expected}.⟩";
    UNKNOWN_REQUIREMENT: "Planen har ikke noe krav «{seen}».⟨ Nærmest: {expected}.⟩", "Planen har ikkje noko krav «{seen}».⟨ Nærast: {expected}.⟩", "The plan has no requirement “{seen}”.⟨ Nearest: {expected}.⟩";
    UNKNOWN_TABLE: "Rapporten har ingen tabell «{seen}». Den har {expected}.", "Rapporten har ingen tabell «{seen}». Han har {expected}.", "The report has no table “{seen}”. It has {expected}.";
    NO_JSON_HERE: "Denne kommandoen kan ikke svare i JSON ennå. Bruk tabell, md eller csv.", "Denne kommandoen kan ikkje svare i JSON enno. Bruk tabell, md eller csv.", "This command has no JSON yet. Use tabell, md or csv.";
    CANNOT_WRITE: "Kan ikke skrive {place}: {seen}", "Kan ikkje skrive {place}: {seen}", "Cannot write {place}: {seen}";
    FILE_THERE: "{place} finnes fra før. Velg et annet navn, eller flytt den.", "{place} finst frå før. Vel eit anna namn, eller flytt ho.", "{place} exists already. Choose another name, or move it.";
    WORKBOOK_TO_TERMINAL: "En arbeidsbok kan ikke vises i terminalen. Skriv den til en fil med -o register.xlsx.", "Ei arbeidsbok kan ikkje visast i terminalen. Skriv ho til ei fil med -o register.xlsx.", "A workbook cannot be shown on a terminal. Write it to a file with -o register.xlsx.";
    NAMES_READABLE: "Filen {place} inneholder personopplysninger. På Windows styrer mappen hvem som kan lese den.", "Fila {place} inneheld personopplysningar. På Windows styrer mappa kven som kan lese ho.", "The file {place} holds personal data. On Windows the folder decides who can read it.";
    WRITTEN: "Skrev {place}.", "Skreiv {place}.", "Wrote {place}.";
}
