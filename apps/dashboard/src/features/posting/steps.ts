import type { ProblemReason } from "@kruisverband/contract"
import type { CovenantDocument } from "@kruisverband/domain"
import { birthDateOf, type Draft, groupsOf, isEmptyPerson } from "./draft.ts"

export const steps = ["seen", "where", "about", "done", "sharing"] as const
export type Step = (typeof steps)[number]

/** What a step still lacks, by the name of its text. */
export type Lack =
  | "observation"
  | "date"
  | "dateWrong"
  | "municipality"
  | "kind"
  | "covenant"
  | "person"
  | "birthDate"
  | "houseNumber"
  | "groupOrTheme"
  | "informed"
  | "informedReason"
  | "level"

/** What must be filled in before going on; the services decide on everything else. */
export function lacks(step: Step, draft: Draft, covenant: CovenantDocument | undefined): ReadonlyArray<Lack> {
  const found: Array<Lack> = []
  const need = (missing: boolean, lack: Lack) => {
    if (missing) found.push(lack)
  }
  switch (step) {
    case "seen":
      need(draft.observation.trim() === "", "observation")
      break
    case "where":
      need(draft.date === "", "date")
      need(draft.date !== "" && !/^\d{4}-\d{2}-\d{2}$/u.test(draft.date), "dateWrong")
      need(draft.municipality === "", "municipality")
      break
    case "about":
      need(draft.kind === "", "kind")
      need(draft.kind !== "" && covenant === undefined, "covenant")
      need(draft.kind === "radicalisation" && draft.persons.every(isEmptyPerson), "person")
      need(draft.kind === "radicalisation" && !draft.persons.every(hasSoundBirthDate), "birthDate")
      need(draft.kind === "radicalisation" && !draft.persons.every(hasSoundHouseNumber), "houseNumber")
      need(draft.kind === "polarisation" && groupsOf(draft).length === 0 && draft.themes.length === 0, "groupOrTheme")
      break
    case "done":
      need(draft.kind === "radicalisation" && draft.informed === "", "informed")
      need(
        draft.kind === "radicalisation" && draft.informed === "deferred" && draft.informedReason.trim() === "",
        "informedReason"
      )
      break
    case "sharing":
      need(draft.level === "", "level")
  }
  return found
}

const hasSoundHouseNumber = (person: Draft["persons"][number]) => /^(?:|[1-9]\d{0,4})$/u.test(person.houseNumber.trim())

const hasSoundBirthDate = (person: Draft["persons"][number]) =>
  /^(?:|\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?)$/u.test(birthDateOf(person))

const stepOfCode: Readonly<Record<string, Step>> = {
  "observation-missing": "seen",
  "religious-observance-only": "seen",
  "political-activity-only": "seen",
  "name-in-polarisation-text": "seen",
  "bsn-not-covered": "seen",
  "special-category-not-covered": "seen",
  "health-content-without-ground": "sharing",
  "observed-in-future": "where",
  "observed-too-long-ago": "where",
  "place-outside-covenant": "where",
  "kind-not-covered": "about",
  "person-in-polarisation-signal": "about",
  "subject-missing": "about",
  "place-or-group-missing": "about",
  "identifier-not-covered": "about",
  "below-minimum-age": "about",
  "restricted-by-objection": "about"
}
const stepOfField: Readonly<Record<string, Step>> = {
  observation: "seen",
  assessment: "seen",
  behaviours: "seen",
  observedAt: "where",
  place: "where",
  subjects: "about",
  groups: "about",
  themes: "about",
  expressions: "about",
  source: "done",
  sharing: "sharing"
}

/** The step where a refusal can be mended; undefined where no step can (the covenant, the role). */
export function stepOf(
  reason: Pick<ProblemReason, "code"> & { readonly pointer?: string | undefined }
): Step | undefined {
  const field = reason.pointer?.split("/")[1]
  return stepOfCode[reason.code] ?? (field === undefined ? undefined : stepOfField[field])
}
