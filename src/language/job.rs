//! Words of a batch job's log.

use super::texts;

texts! {
    WROTE: "Skrev {place}.", "Skreiv {place}.", "Wrote {place}.";
    WROTE_AND_KEPT: "Skrev {place}. Den forrige er {kept}.", "Skreiv {place}. Den førre er {kept}.", "Wrote {place}. The previous one is {kept}.";
    UNCHANGED: "{place} er uendret og står som før.", "{place} er uendra og står som før.", "{place} is unchanged and stands as it was.";
    FOUND: "Det som {option} nevner, er funnet.", "Det som {option} nemner, er funne.", "What {option} names was found.";
    NOT_WRITTEN: "{place} er ikke skrevet ({where}). {why}", "{place} er ikkje skriven ({where}). {why}", "{place} is not written ({where}). {why}";
    READ: "Leste register og plan. {rows} Funnet: feil {errors}, advarsler {warnings}, merknader {notes}.", "Las register og plan. {rows} Funne: feil {errors}, åtvaringar {warnings}, merknader {notes}.", "Read register and plan. {rows} Found: errors {errors}, warnings {warnings}, notes {notes}.";
    DONE: "Jobben er ferdig. Rapporter: {reports}, ikke skrevet: {failed}.", "Jobben er ferdig. Rapportar: {reports}, ikkje skrivne: {failed}.", "The job is done. Reports: {reports}, not written: {failed}.";
    COMBINED: "Disse rapportene skjuler hver for seg små tall, men gjelder ulike utvalg eller har ulik prikk, og kan til sammen vise det som er skjult: {files}. Gi dem til ulike lesere, eller gi dem samme enhet, kategori, kritikalitet, måneder og prikk.", "Desse rapportane skjuler kvar for seg små tal, men gjeld ulike utval eller har ulik prikk, og kan til saman vise det som er skjult: {files}. Gi dei til ulike lesarar, eller gi dei same eining, kategori, kritikalitet, månader og prikk.", "These reports hide small figures each by itself, but cover different selections or have different prikk, and together they may show what is hidden: {files}. Give them to different readers, or give them the same unit, category, criticality, months and prikk.";
    BUSY: "En annen kjøring skriver i {place} nå; denne skriver ingenting. Vent til den er ferdig, og kjør igjen.", "Ei anna køyring skriv i {place} no; denne skriv ingenting. Vent til ho er ferdig, og køyr igjen.", "Another run is writing in {place} now; this one writes nothing. Wait until it is done, and run again.";
    NO_LOCKS: "Filsystemet kan ikke låse {place} ({seen}). Jobben går videre; pass på at bare én kjøring skriver der om gangen.", "Filsystemet kan ikkje låse {place} ({seen}). Jobben går vidare; pass på at berre éi køyring skriv der om gongen.", "The file system cannot lock {place} ({seen}). The job goes on; see to it that only one run writes there at a time.";
}
