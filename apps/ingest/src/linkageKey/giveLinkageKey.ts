import type { LinkageKeyGrant } from "@kruisverband/contract"
import { type CovenantId, logClauses, logPurposes, mayHaveLinkageKey, type Refused } from "@kruisverband/domain"
import { HttpProblem, notFound, type Point, refused, wrapFor } from "@kruisverband/http"
import { appendLines, Sql } from "@kruisverband/store"
import { CovenantKeyring, KeysNotReady } from "@kruisverband/vault"
import { DateTime, Effect, Result } from "effect"
import type { Poster } from "../access/Poster.ts"
import { unbound } from "../access/unbound.ts"
import { posterActor } from "../log/logSignals.ts"
import { Registry } from "../registry/Registry.ts"
import { canEncode } from "../vault/encodingKeys.ts"
import { linkageKeyId } from "./linkageKeyId.ts"

const problemOf = ({ reasons }: Refused): HttpProblem => {
  const [first, ...others] = reasons
  if (first.code === "token-not-bound" && others.length === 0) return unbound(reasons)
  const { headers: _, ...problem } = refused(reasons)
  return new HttpProblem({
    ...problem,
    text: {
      nl: "De koppelsleutel wordt niet gegeven. De redenen staan erbij.",
      en: "The linkage key is not given. The reasons are given."
    }
  })
}

/**
 * The linkage key for one of a party's systems, wrapped for this request. Handing out and refusing are lines of the
 * processing log in the transaction that reads the key: nobody is given it unrecorded. To who is no party there is no such
 * covenant, and no line: nothing was there to be given.
 */
export const giveLinkageKey = Effect.fn("giveLinkageKey")(function* (
  poster: Poster,
  asked: { readonly covenant: CovenantId; readonly bound: boolean; readonly to: Point }
) {
  const { transaction } = yield* Sql
  const registry = yield* Registry
  const keyring = yield* CovenantKeyring
  const answer = yield* transaction(
    Effect.gen(function* () {
      const view = yield* registry.view(poster.partner, [asked.covenant])
      const verdict = mayHaveLinkageKey({
        covenants: view.covenants.get(asked.covenant) ?? [],
        partner: view.partner,
        bound: asked.bound,
        now: yield* DateTime.now
      })
      if (verdict === undefined) return notFound()
      const line = {
        ...posterActor(poster),
        objectKind: "covenant",
        object: asked.covenant,
        covenant: asked.covenant,
        purpose: logPurposes.sealing,
        level: ""
      }
      if (Result.isFailure(verdict)) {
        const clause = verdict.failure.reasons[0].clause
        yield* appendLines({ ...line, action: "linkage-key-given-refused", clause })
        return problemOf(verdict.failure)
      }
      const ring = yield* keyring.find(asked.covenant)
      if (!canEncode(ring)) return yield* new KeysNotReady({ covenant: asked.covenant })
      const covenant = verdict.success
      const grant: LinkageKeyGrant = {
        covenant: covenant.id,
        covenantVersion: covenant.version,
        keyId: linkageKeyId(ring.linkageSecret),
        wrapped: yield* wrapFor(asked.to, ring.linkageSecret),
        identifiers: covenant.identifiers,
        minimumAge: covenant.minimumAge,
        attestations: covenant.sealedAttestations ?? []
      }
      yield* appendLines({ ...line, action: "linkage-key-given", clause: logClauses.sealed })
      return grant
    })
  )
  // Only now: a refusal is recorded too, and a failure would have taken its line along.
  return answer instanceof HttpProblem ? yield* answer : answer
})
