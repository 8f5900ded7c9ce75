import type { Bilingual } from "@kruisverband/domain"

/** What is wrong at a place in a model file, and what to do about it. */
const fault =
  (nl: string, en: string, todo: Bilingual) =>
  (path: string): Bilingual => ({ nl: `${path} ${nl}: ${todo.nl}`, en: `${path} ${en}: ${todo.en}` })

const TAKE_FROM_PARENT: Bilingual = {
  nl: "neem over wat het model heeft waar dit van komt",
  en: "take over what the model has that this one came from"
}
const TRAIN: Bilingual = { nl: "maak het opnieuw met kv model train", en: "make it anew with kv model train" }

export const modelFaults = {
  missing: fault("ontbreekt", "is missing", TAKE_FROM_PARENT),
  notObject: fault("is geen object", "is not an object", TAKE_FROM_PARENT),
  unknown: fault("kent dit programma niet", "is not known to this program", {
    nl: "haal het weg, of werk het programma bij",
    en: "take it out, or update the program"
  }),
  notNumber: (path: string, least: number, most: number) =>
    fault(`is geen getal van ${least} tot en met ${most}`, `is not a number from ${least} to ${most}`, {
      nl: "zet er zo'n getal",
      en: "put such a number"
    })(path),
  zero: fault("is 0", "is 0", {
    nl: "een kans die niet voorkwam is klein en niet niets; zet een klein getal, zoals 0.000001",
    en: "a chance that was not met is small, not nothing; put a small number, such as 0.000001"
  }),
  sum: (path: string, sum: number) =>
    fault(`telt op tot ${sum.toFixed(4)} en niet tot 1`, `sums to ${sum.toFixed(4)} and not to 1`, {
      nl: "deel elke kans door die som",
      en: "divide each chance by that sum"
    })(path),
  bounds: (path: string, length: number) =>
    fault(
      `is geen rij van ${length} getallen onder 1, elk lager dan het vorige`,
      `is not ${length} numbers below 1, each lower than the one before`,
      TAKE_FROM_PARENT
    )(path),
  version: fault("is geen versie", "is not a version", {
    nl: "schrijf jaar, maand en een nummer, zoals 2026.12-1",
    en: "write year, month and a number, such as 2026.12-1"
  }),
  /** Of the file as a whole. */
  notJson: { nl: `geen JSON: ${TRAIN.nl}`, en: `not JSON: ${TRAIN.en}` },
  noObject: { nl: `geen object: ${TRAIN.nl}`, en: `not an object: ${TRAIN.en}` }
} as const
