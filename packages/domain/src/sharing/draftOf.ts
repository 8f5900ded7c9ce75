import type { DateTime } from "effect"
import type { MunicipalityCode } from "../ids.ts"
import { localDate } from "../time/localDate.ts"
import type { Angle } from "../vocabulary/vocabulary.ts"
import type { SharedThing, SharingQuestion } from "./SharingQuestion.ts"

/** Sentences that stand for what somebody would write: they go through the same guards as a real observation. */
const sentences = {
  behaviour: "De jongere bedreigde deze week een klasgenoot en heeft het contact met oude vrienden verbroken.",
  tension: "Op het plein stonden twee groepen tegenover elkaar en werd er gescholden en geduwd.",
  observance: "Bidt sinds kort vaker en draagt andere kleding vanwege het geloof.",
  politics: "Liep mee in een demonstratie en deelde flyers uit van een partij.",
  health: "Er is een diagnose gesteld en er wordt medicatie gebruikt."
} as const

/** Field that a system would carry it in: refused as a special category, for there is no place for it. */
const fields: Readonly<Partial<Record<SharedThing, string>>> = {
  origin: "ethnicity",
  "criminal-record": "criminalRecord"
}

/**
 * The signal that a question comes to, with invented values in place of real ones, so that it can be judged by the rules
 * that judge signals: the check and posting cannot say different things. Only mental health care writes of health in its
 * text; from others it would be a field.
 */
export function draftOf(
  question: SharingQuestion,
  asker: {
    readonly angle: Angle | undefined
    readonly municipality: MunicipalityCode | undefined
    /** Profession. */
    readonly role?: string | undefined
    /** Whether the covenant knows dates of birth: then an age that was told is judged as one. */
    readonly birthDates: boolean
  },
  now: DateTime.Utc
): unknown {
  const { things, about } = question
  const has = (thing: SharedThing) => things.includes(thing)
  const healthInText = has("health") && asker.angle === "mental-health"
  const told = [
    ...(has("behaviour") ? [about === "place" ? sentences.tension : sentences.behaviour] : []),
    ...(has("observance") ? [sentences.observance] : []),
    ...(has("politics") ? [sentences.politics] : []),
    ...(healthInText ? [sentences.health] : [])
  ]
  return {
    kind: about === "place" ? "polarisation" : "radicalisation",
    covenant: question.covenant,
    ...(question.purpose === undefined ? {} : { purpose: question.purpose }),
    observedAt: localDate(now),
    ...(asker.municipality === undefined ? {} : { place: { municipality: asker.municipality } }),
    observation: told.join(" "),
    ...(about === "place"
      ? { themes: ["group-conflict"] }
      : { subjects: [subjectOf(question, asker.birthDates, now)] }),
    ...sharingOf(question, asker.angle),
    author: { ...(asker.role === undefined ? {} : { role: asker.role }), trained: question.trained === true },
    ...(has("health") && !healthInText ? { health: "…" } : {}),
    ...Object.fromEntries(
      Object.entries(fields).flatMap(([thing, field]) => (isIn(things, thing) ? [[field, "…"]] : []))
    )
  }
}

const isIn = (things: ReadonlyArray<string>, thing: string) => things.includes(thing)

function sharingOf({ ground, things }: SharingQuestion, angle: Angle | undefined) {
  if (ground !== undefined) return { sharing: { level: "full", ground } }
  const content = angle === "mental-health" && (things.includes("behaviour") || things.includes("health"))
  return content ? { sharing: { level: "full" } } : {}
}

function subjectOf({ things, age }: SharingQuestion, birthDates: boolean, now: DateTime.Utc) {
  const invented: Readonly<Partial<Record<SharedThing, Readonly<Record<string, unknown>>>>> = {
    name: { fullName: "Voorbeeld Naam" },
    "birth-date": { birthDate: bornOn(age ?? 30, now) },
    address: { address: { postcode: "9901 AB", houseNumber: 1 } },
    phone: { phones: ["06-00000000"] },
    email: { emails: ["voorbeeld@example.nl"] },
    handle: { handles: ["@voorbeeld"] },
    bsn: { bsn: "…" }
  }
  const birth = age === undefined || !birthDates ? {} : { birthDate: bornOn(age, now) }
  return Object.assign({}, birth, ...things.map((thing) => invented[thing] ?? {}))
}

/** Somebody whose birthday it is today. */
function bornOn(age: number, now: DateTime.Utc): string {
  const today = localDate(now)
  const year = Number(today.slice(0, 4)) - age
  return `${year}${today.slice(4) === "-02-29" ? "-02-28" : today.slice(4)}`
}
