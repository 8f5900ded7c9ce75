import { CovenantId, covenantStanding } from "@kruisverband/domain"
import { EncodingsRenewed } from "@kruisverband/events"
import { newTrace } from "@kruisverband/http"
import { ENCODING_VERSION } from "@kruisverband/linkage/encode"
import { Outbox, Sql } from "@kruisverband/store"
import { DateTime, Effect } from "effect"
import type { Actor } from "../log/logSignals.ts"
import { readVersions } from "../retention/readVersions.ts"
import { RENEWABLE } from "./encodingStatus.ts"
import { noteVersions } from "./noteVersions.ts"
import { endRenewal } from "./renewalNumber.ts"
import { renewPage } from "./renewPage.ts"
import { forEachPage, type PageOptions } from "./sealedPage.ts"

/** What a run did. */
export interface Renewal {
  /** Signals of which the version was looked at for the first time. */
  readonly looked: number
  /** Persons who were encoded anew. */
  readonly persons: number
  /** The renewal is complete now, and was told; false: nothing was left to do. */
  readonly told: boolean
}

/** Who acts when an operator has it done. */
export const operator: Effect.Effect<Actor> = Effect.map(newTrace, (trace) => ({
  who: "system:kv",
  role: "service",
  trace
}))

const complete = (covenant: string) =>
  Effect.gen(function* () {
    const renewal = yield* endRenewal(covenant)
    if (renewal === undefined) return false
    const id = CovenantId.make(covenant)
    yield* Outbox.append([
      {
        event: EncodingsRenewed.make({ covenant: id, renewal, version: ENCODING_VERSION }),
        subject: `encodings:${covenant}`,
        partitionkey: covenant
      }
    ])
    return true
  })

/** Where a covenant stands now. */
export const standingOf = Effect.fn("renewal.standing")(function* (covenant: string) {
  const versions = (yield* readVersions([covenant])).get(covenant) ?? []
  return covenantStanding(versions, yield* DateTime.now).standing
})

/**
 * Encodes anew all persons of a covenant in force whose encodings are of another version and whose identity is sealed here, a page in
 * each transaction: whoever stops it stops it between two of them, and the next run goes on. At the end the renewal is told as
 * complete, and the correlator takes all over at once. Twice is once. `progress` hears of persons.
 */
export const renewEncodings = Effect.fn("renewEncodings")(function* (covenant: string, options: PageOptions = {}) {
  const { transaction } = yield* Sql
  const actor = yield* operator
  const looked = yield* noteVersions(covenant, actor)
  const persons = yield* forEachPage(covenant, RENEWABLE, (page) => renewPage(covenant, page, actor), options)
  const renewal: Renewal = { looked, persons, told: yield* transaction(complete(covenant)) }
  return renewal
})
