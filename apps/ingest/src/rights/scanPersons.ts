import { covenantStanding } from "@kruisverband/domain"
import { type Encoding, fromBase64 } from "@kruisverband/linkage/encode"
import { FREE_STEP, model, threshold, tokenStep } from "@kruisverband/linkage/match"
import { Sql } from "@kruisverband/store"
import { withRing } from "@kruisverband/vault"
import { DateTime, Effect } from "effect"
import { sql } from "kysely"
import { Registry } from "../registry/Registry.ts"
import { openEncodings } from "../signals/sealSignal.ts"
import type { KnownPerson } from "./RestrictedPerson.ts"

/** A signal that shares something with the person. */
export interface NearSignal {
  readonly id: string
  readonly angle: string
  readonly receivedAt: string
  readonly persons: number
  readonly records: ReadonlyArray<Encoding>
}

interface Row {
  readonly id: string
  readonly angle: string
  readonly received_at: Date
  readonly subjects: number
  readonly encodings: Uint8Array
  readonly key_id: string
  readonly wrapped_key: Uint8Array
}

/** Signals whose seals are opened at a time. */
const PAGE = 500

const pageAfter = (covenant: string, after: string) =>
  Effect.flatMap(Sql, ({ run }) =>
    run("rights.scan", (db) =>
      sql<Row>`
        select v.signal as id, s.angle, s.received_at, s.subjects, v.encodings, k.key_id, k.wrapped_key
        from ingest.vault v
        join ingest.signal s on s.id = v.signal and s.covenant = v.covenant
        join ingest.data_key k on k.covenant = v.covenant and k.record = v.signal
        where v.covenant = ${covenant} and v.signal > ${after}::uuid and s.kind = 'radicalisation'
          and s.withdrawn_at is null and v.encodings is not null
        order by v.signal limit ${PAGE}`.execute(db)
    )
  ).pipe(Effect.map(({ rows }) => rows))

const FIRST = "00000000-0000-0000-0000-000000000000"

/**
 * Opens the encodings of every person's signal of a covenant, a page at a time, and keeps what shares a token with this
 * one. No index knows persons here, on purpose: it costs time that grows with the covenant, a few times a year.
 */
export const scanPersons = Effect.fn("rights.scanPersons")(function* (covenant: string, person: Encoding) {
  const own = new Set(person.tokens)
  const holders = new Map<string, number>()
  const near: Array<NearSignal> = []
  let people = 0
  for (let after = FIRST; ; ) {
    const rows = yield* pageAfter(covenant, after)
    const opened = yield* withRing(covenant, (ring) =>
      Effect.forEach(rows, ({ encodings, id, key_id, wrapped_key }) =>
        openEncodings(ring, { encodings, key: { record: id, keyId: key_id, wrappedKey: wrapped_key } })
      )
    )
    for (const [index, row] of rows.entries()) {
      const records = (opened?.[index]?.subjects ?? []).flatMap((text) => fromBase64(text) ?? [])
      people += records.length
      const shared = new Set(records.flatMap((record) => record.tokens.filter((token) => own.has(token))))
      for (const token of shared) holders.set(token, (holders.get(token) ?? 0) + 1)
      if (shared.size === 0) continue
      const { angle, id, received_at, subjects } = row
      near.push({ id, angle, receivedAt: received_at.toISOString(), persons: subjects, records })
    }
    const last = rows.at(-1)
    if (last === undefined || rows.length < PAGE) break
    after = last.id
    yield* Effect.yieldNow
  }
  const known: KnownPerson = {
    encodings: [person],
    steps: yield* stepsOf(covenant, holders),
    bar: threshold(model, people)
  }
  return { known, near }
})

const stepsOf = Effect.fnUntraced(function* (covenant: string, holders: ReadonlyMap<string, number>) {
  const { covenants } = yield* (yield* Registry).view("", [covenant])
  const found = covenantStanding(covenants.get(covenant) ?? [], yield* DateTime.now)
  const hubLimit = found.standing === "unknown" ? 0 : found.document.hubLimit
  return [...holders].flatMap(([token, count]): ReadonlyArray<readonly [string, number]> => {
    const step = tokenStep(token, count, hubLimit)
    return step === FREE_STEP ? [] : [[token, step]]
  })
})
