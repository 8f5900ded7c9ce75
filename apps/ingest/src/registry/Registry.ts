import { CovenantDocument, Municipality, needsBoundToken, Partner, PartnerId } from "@kruisverband/domain"
import { Sql, type StoreError } from "@kruisverband/store"
import { Clock, Context, DateTime, Effect, Layer, Option, Schema } from "effect"
import { sql } from "kysely"
import type { SealedPerson } from "../rights/RestrictedPerson.ts"

/** What the rules need to know, as it stands now. */
export interface RegistryView {
  /** All versions of each covenant asked for. */
  readonly covenants: ReadonlyMap<string, ReadonlyArray<CovenantDocument>>
  readonly partner: Partner | undefined
  readonly municipalities: ReadonlyArray<Municipality>
  /** Persons who objected, sealed, by covenant. */
  readonly restricted: ReadonlyMap<string, ReadonlyArray<SealedPerson>>
}

/** The registry as ingest heard it. Read with every request, so that a changed covenant counts at once, on every instance. */
export class Registry extends Context.Service<
  Registry,
  {
    readonly view: (partner: string, covenants: ReadonlyArray<string>) => Effect.Effect<RegistryView, StoreError>
    /** Whether a covenant asks this client's tokens to be bound to it; known anew after a second at most. */
    readonly needsBoundToken: (client: string) => Effect.Effect<boolean, StoreError>
  }
>()("ingest/registry/Registry") {
  static readonly layer = Layer.effect(
    Registry,
    Effect.suspend(() => make)
  )
}

const Versions = Schema.fromJsonString(Schema.Array(Schema.toType(CovenantDocument)))
const PartnerJson = Schema.fromJsonString(Partner)
const Municipalities = Schema.fromJsonString(Schema.Array(Municipality))

const Restricted = Schema.fromJsonString(
  Schema.Struct({ request: Schema.String, keyId: Schema.String, wrappedKey: Schema.String, person: Schema.String })
)
const decodeRestricted = Schema.decodeUnknownSync(Restricted)

const sealedPerson = (document: string): SealedPerson => {
  const { keyId, person, request, wrappedKey } = decodeRestricted(document)
  const bytes = (text: string) => new Uint8Array(Buffer.from(text, "base64"))
  return { key: { record: request, keyId, wrappedKey: bytes(wrappedKey) }, person: bytes(person) }
}

/** Decoding costs more than reading, and the registry hardly changes: the same text is decoded once. */
const remembered = <A>(decode: (text: string) => A) => {
  const known = new Map<string, { readonly text: string; readonly value: A }>()
  return (key: string, text: string): A => {
    const found = known.get(key)
    if (found?.text === text) return found.value
    const value = decode(text)
    known.set(key, { text, value })
    return value
  }
}

/** How long a covenant's demand is remembered per client: a request must not cost a query more. */
const FRESH_NANOS = 1_000_000_000n
const MOST_CLIENTS = 10_000

const make = Effect.gen(function* () {
  const store = yield* Sql
  // Written by this service from decoded events: what does not decode is damage, and a defect.
  const versions = remembered(Schema.decodeUnknownSync(Versions))
  const partners = remembered(Schema.decodeUnknownSync(PartnerJson))
  const municipalities = remembered(Schema.decodeUnknownSync(Municipalities))

  const view = Effect.fn("Registry.view")(function* (partner: string, covenants: ReadonlyArray<string>) {
    const { rows } = yield* store.run("Registry.view", (db) =>
      sql<{ kind: string; id: string; document: string }>`
          select 'covenant' as kind, covenant as id, versions::text as document
            from ingest.covenant where covenant = any(${[...covenants]}::text[])
          union all
          select 'partner', partner, document::text from ingest.partner where partner = ${partner}
          union all
          select 'municipalities', '', coalesce(json_agg(json_build_object(
              'code', code, 'name', name, 'participation', participation) order by region, code), '[]')::text
            from ingest.municipality
          union all
          select 'restricted', r.covenant, json_build_object('request', r.request, 'keyId', k.key_id,
              'wrappedKey', encode(k.wrapped_key, 'base64'), 'person', encode(r.person, 'base64'))::text
            from ingest.restricted r join ingest.data_key k on k.covenant = r.covenant and k.record = r.request
            where r.covenant = any(${[...covenants]}::text[])`.execute(db)
    )
    const of = (kind: string) => rows.filter((row) => row.kind === kind)
    const found = of("partner")[0]
    return {
      covenants: new Map(of("covenant").map((row) => [row.id, versions(row.id, row.document)] as const)),
      partner: found === undefined ? undefined : partners(found.id, found.document),
      municipalities: of("municipalities").flatMap((row) => municipalities("", row.document)),
      restricted: new Map(
        [...Map.groupBy(of("restricted"), (row) => row.id)].map(
          ([covenant, own]) => [covenant, own.map((row) => sealedPerson(row.document))] as const
        )
      )
    }
  })

  const needed = new Map<string, { readonly needs: boolean; readonly until: bigint }>()
  const asked = Effect.fn("Registry.needsBoundToken")(function* (client: string) {
    const partner = Schema.decodeUnknownOption(PartnerId)(client)
    if (Option.isNone(partner)) return false
    const { rows } = yield* store.run("Registry.needsBoundToken", (db) =>
      sql<{ id: string; document: string }>`
        select covenant as id, versions::text as document from ingest.covenant
        where versions @> '[{"boundTokens": true}]'
          and versions @> ${JSON.stringify([{ parties: [{ partner: partner.value }] }])}::jsonb
        order by covenant`.execute(db)
    )
    const documents = rows.map((row) => versions(row.id, row.document))
    return needsBoundToken(documents, partner.value, yield* DateTime.now)
  })

  return Registry.of({
    view,
    needsBoundToken: (client) =>
      Effect.gen(function* () {
        const now = yield* Clock.monotonicTimeNanos
        const known = needed.get(client)
        if (known !== undefined && known.until > now) return known.needs
        const needs = yield* asked(client)
        if (needed.size >= MOST_CLIENTS) needed.clear()
        needed.set(client, { needs, until: now + FRESH_NANOS })
        return needs
      })
  })
})
