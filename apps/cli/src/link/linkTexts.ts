/** Something said in both languages. */
export interface Told {
  readonly nl: string
  readonly en: string
}

/** One line, Dutch first. */
export const told = ({ nl, en }: Told): string => `${nl} / ${en}`

/** Why a row is no record, and what to do about it. */
export interface RowFault {
  readonly what: Told
  readonly todo: Told
}

const CHECK_CELLS: Told = {
  nl: "zet tekst met een scheidingsteken tussen aanhalingstekens",
  en: "put text that holds a delimiter between quotes"
}

export const rowFaults = {
  unclosed: {
    what: { nl: "een aanhalingsteken wordt niet gesloten", en: "a quote does not close" },
    todo: {
      nl: 'sluit het, of schrijf "" voor een aanhalingsteken in de tekst',
      en: 'close it, or write "" for a quote in the text'
    }
  },
  tooLong: (most: number) => ({
    what: { nl: `langer dan ${most} tekens`, en: `longer than ${most} characters` },
    todo: { nl: "geef elk record een eigen regel", en: "give each record a line of its own" }
  }),
  width: (found: number, wanted: number) => ({
    what: { nl: `${found} cellen, en het moeten er ${wanted} zijn`, en: `${found} cells, ${wanted} wanted` },
    todo: CHECK_CELLS
  }),
  noId: {
    what: { nl: "geen record_id", en: "no record_id" },
    todo: { nl: "geef elk record een eigen record_id", en: "give each record a record_id of its own" }
  },
  longId: (most: number) => ({
    what: { nl: `een record_id van meer dan ${most} tekens`, en: `a record_id of more than ${most} characters` },
    todo: { nl: "geef het record een korter record_id", en: "give the record a shorter record_id" }
  }),
  again: {
    what: { nl: "dit record_id was er al", en: "record_id was there before" },
    todo: { nl: "geef elk record een eigen record_id", en: "give each record a record_id of its own" }
  }
} as const

/** A row that was passed over; `line` counts from 1, the header included. */
export const rowTold = (line: number, { what, todo }: RowFault): string =>
  told({
    nl: `regel ${line}: ${what.nl}; rij overgeslagen: ${todo.nl}`,
    en: `line ${line}: ${what.en}; row skipped: ${todo.en}`
  })

export const fileTexts = {
  moreRows: (count: number): Told => ({
    nl: `en nog ${count} rijen overgeslagen`,
    en: `and ${count} more rows skipped`
  }),
  empty: (file: string): Told => ({
    nl: `${file}: leeg, er is niet eens een kopregel; zet de namen van de kolommen op de eerste regel`,
    en: `${file}: empty, not even a header; put the names of the columns on the first line`
  }),
  notText: (file: string): Told => ({
    nl: `${file}: geen UTF-8-tekst; sla het op als UTF-8 (een rekenblad noemt dat "CSV UTF-8")`,
    en: `${file}: not UTF-8 text; save it as UTF-8 (a spreadsheet calls it "CSV UTF-8")`
  }),
  noId: (file: string): Told => ({
    nl: `${file}: geen kolom record_id in de kopregel (gebruik --map hunne=record_id)`,
    en: `${file}: no column record_id in the header (use --map theirs=record_id)`
  }),
  garbled: (records: number): Told => ({
    nl: `${records} records met tekens die geen UTF-8 zijn, en daardoor bij geen ander record passen: sla het bestand op als UTF-8`,
    en: `${records} records with characters that are not UTF-8, which match nothing: save the file as UTF-8`
  }),
  noFile: (file: string): Told => ({
    nl: `${file}: dit bestand is er niet; kijk de naam en de map na`,
    en: `${file}: no such file; check its name and folder`
  })
} as const

export const useTexts = {
  oneFile: { nl: "geef één bestand om te koppelen", en: "one input file, please" },
  noOut: {
    nl: "--out ontbreekt: noem het bestand voor de uitkomst",
    en: "--out is missing: name the file for the outcome"
  },
  sameFile: {
    nl: "--out en --explain noemen hetzelfde bestand: geef er twee",
    en: "--out and --explain name one file: give two"
  },
  overInput: {
    nl: "de uitkomst zou over het bestand zelf heen geschreven worden: noem een ander bestand",
    en: "the outcome would be written over the input: name another file"
  },
  rule: (given: string): Told => ({
    nl: `--rule ${given}: alleen "covenant" is bekend`,
    en: `--rule ${given}: only "covenant" is known`
  }),
  hubLimit: { nl: "--hub-limit moet een geheel getal vanaf 1 zijn", en: "--hub-limit takes a whole number from 1" },
  map: (given: string, columns: ReadonlyArray<string>): Told => ({
    nl: `--map ${given}: schrijf hunne=onze, met als onze een van ${columns.join(", ")}`,
    en: `--map ${given}: write theirs=ours, where ours is one of ${columns.join(", ")}`
  }),
  /** `reason`: as the reader of options gave it, in English. */
  option: (reason: string): Told => ({
    nl: "deze opties zijn niet goed; hieronder staat welke er zijn",
    en: `these options are not right (${reason}); below are those that there are`
  })
} as const

/** What to do when the system refuses a file, by its code. */
const SYSTEM: Readonly<Record<string, Told>> = {
  ENOENT: {
    nl: "de map of het bestand is er niet; maak de map eerst",
    en: "no such folder or file; make the folder first"
  },
  EACCES: {
    nl: "geen toegang; kies een andere map, of vraag om rechten",
    en: "no access; choose another folder or ask for rights"
  },
  EPERM: {
    nl: "geen toegang; kies een andere map, of vraag om rechten",
    en: "no access; choose another folder or ask for rights"
  },
  EROFS: {
    nl: "hier kan niet geschreven worden; kies een andere map",
    en: "nothing can be written here; choose another folder"
  },
  EISDIR: { nl: "dit is een map; noem een bestand", en: "this is a folder; name a file" },
  ENOTDIR: { nl: "dit is geen map; kijk het pad na", en: "this is no folder; check the path" },
  ENOSPC: { nl: "de schijf is vol; maak ruimte en begin opnieuw", en: "the disk is full; make room and start again" },
  EMFILE: { nl: "te veel open bestanden; sluit andere programma's", en: "too many open files; close other programs" }
}

const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : ""

const LINKING: Told = { nl: "koppelen", en: "link" }

/** Why the work stopped, and which: a verb. What the system says itself is in English. */
export const stopped = (error: unknown, work: Told = LINKING): Told => {
  const known = SYSTEM[codeOf(error)]
  const reason = error instanceof Error ? error.message : String(error)
  return {
    nl: `${work.nl} is niet gelukt: ${known?.nl ?? "probeer het opnieuw, en meld het als het blijft"}`,
    en: `could not ${work.en}: ${known?.en ?? "try again, and report it if it stays"} (${reason})`
  }
}
