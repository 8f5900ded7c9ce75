import type { Told } from "../link/linkTexts.ts"

/** What is wrong with how `kv model` was asked, or with a file that it was given, and what to do. */
export const modelTexts = {
  verb: {
    nl: "train of evaluate? Noem een van beide eerst",
    en: "train or evaluate? Name one of them first"
  },
  oneFile: { nl: "geef één bestand met records", en: "give one file of records" },
  overRead: {
    nl: "een bestand dat geschreven wordt, moet een ander zijn dan wat gelezen wordt en dan het andere dat geschreven wordt: geef het een eigen naam",
    en: "a file that is written must be another than those that are read, and than the other that is written: give it a name of its own"
  },
  noModelOut: {
    nl: "--out en --version horen bij train, want evaluate schrijft geen model: laat ze weg",
    en: "--out and --version are for train, as evaluate writes no model: leave them out"
  },
  noModelIn: {
    nl: "--model hoort bij evaluate, want train begint bij het meegeleverde model: laat het weg",
    en: "--model is for evaluate, as train starts from the shipped model: leave it out"
  },
  noOut: {
    nl: "--out ontbreekt: noem het bestand voor het nieuwe model",
    en: "--out is missing: name the file for the new model"
  },
  noVersion: {
    nl: "--version ontbreekt of is geen naam: schrijf jaar, maand en een nummer, zoals 2026.12-1",
    en: "--version is missing or no name: write year, month and a number, such as 2026.12-1"
  },
  shippedName: (version: string): Told => ({
    nl: `--version ${version} is de naam van het meegeleverde model: geef het nieuwe een andere`,
    en: `--version ${version} is the name of the shipped model: give the new one another`
  }),
  there: (file: string): Told => ({
    nl: `${file} is er al, en een model wordt nooit overschreven: noem een ander bestand`,
    en: `${file} is there already, and a model is never overwritten: name another file`
  }),
  noModel: (file: string, fault: Told): Told => ({
    nl: `${file}: geen koppelmodel: ${fault.nl}`,
    en: `${file}: no model: ${fault.en}`
  }),
  moreFaults: (file: string, count: number): Told => ({
    nl: `${file}: en nog ${count} fouten; verbeter eerst deze`,
    en: `${file}: and ${count} more faults; mend these first`
  }),
  noTruth: (file: string): Told => ({
    nl: `${file}: een bestand met antwoorden heeft de kolommen record_id en entity_id: geef ze die namen in de kopregel`,
    en: `${file}: a truth file has columns record_id and entity_id: give them these names in the header`
  }),
  otherTruth: (truth: string, file: string): Told => ({
    nl: `${truth}: noemt geen enkel record van ${file}: kijk na of de nummers in record_id dezelfde zijn`,
    en: `${truth}: names no record of ${file}: check that both have the same values in record_id`
  }),
  noRecords: (file: string): Told => ({
    nl: `${file}: geen records: zet onder de kopregel een regel voor elk record`,
    en: `${file}: no records: put a line for each record below the header`
  }),
  skipped: (count: number): Told => ({
    nl: `${count} rijen overgeslagen: npm run link zegt van elke rij waarom`,
    en: `${count} rows skipped: npm run link says of each row why`
  })
} as const
