import { logClauses } from "@kruisverband/domain"
import { withRing } from "@kruisverband/vault"
import { Effect } from "effect"
import { sql } from "kysely"
import { type Actor, actOn, logSignals } from "../log/logSignals.ts"
import { findSignals } from "../signals/SignalRepository.ts"
import { openEncodings, openIdentity, versionsOf } from "../signals/sealSignal.ts"
import { forEachPage, type SealedPersons } from "./sealedPage.ts"
import { type Noted, writeEncodings } from "./writeEncodings.ts"

/** Not looked at since versions are kept. */
const UNKNOWN = sql`v.encoded is null`

const noteOne = (ring: Parameters<typeof openEncodings>[0], sealed: SealedPersons) =>
  Effect.gen(function* () {
    const { subjects } = yield* openEncodings(ring, sealed)
    const here = subjects.length === 0 ? 0 : (yield* openIdentity(ring, sealed)).length
    const encoded = versionsOf(subjects.map((text) => Buffer.from(text, "base64url")))
    const noted: Noted = { signal: sealed.signal, encoded, atSource: Math.max(0, subjects.length - here) }
    return noted
  })

/**
 * Looks, once, of which version the encodings of a covenant are that were kept before versions were: opens their seals, with a
 * line in the processing log. The number of signals that it looked at; one run after another looks at none.
 */
export const noteVersions = Effect.fn("renewal.noteVersions")(function* (covenant: string, actor: Actor) {
  return yield* forEachPage(covenant, UNKNOWN, (page) =>
    Effect.gen(function* () {
      const noted = yield* withRing(covenant, (ring) => Effect.forEach(page, (sealed) => noteOne(ring, sealed)))
      if (noted === undefined) return 0
      yield* writeEncodings(covenant, noted)
      const stored = yield* findSignals(page.map(({ signal }) => signal))
      yield* logSignals(
        actor,
        "encoding-versions-noted",
        logClauses.renewed,
        stored.map(({ facts }) => actOn(facts))
      )
      return page.length
    })
  )
})
