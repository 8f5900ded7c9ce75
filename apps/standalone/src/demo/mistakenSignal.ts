import { listLinks } from "@kruisverband/contract"
import { Schema } from "effect"
import { askAsPerson } from "./askAsPerson.ts"
import { logInAs } from "./logInAs.ts"

const decode = Schema.decodeUnknownSync(Schema.fromJsonString(listLinks.success.schema))

/** What its poster finds out later: the signal was about somebody else. */
export const CORRECTED = {
  subjects: [{ givenNames: "Wessel", familyName: "Oudehinkel", birthDate: "1994-08-21", sex: "m" }]
} as const

/** A signal of a confirmed link of which the poster is known, and that poster; undefined where there is none. */
export const mistakenSignal = async (
  origin: string
): Promise<{ readonly partner: string; readonly signal: string } | undefined> => {
  const session = await logInAs(origin, "coordinator")
  const { links } = decode(await (await askAsPerson(origin, session, "/links?state=confirmed&limit=50")).text())
  return links
    .filter(({ signals }) => signals.length === 2)
    .flatMap(({ signals }) => signals)
    .flatMap(({ id, partner }) => (partner === undefined ? [] : [{ partner, signal: id }]))[0]
}
