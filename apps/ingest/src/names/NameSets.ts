import type { EncodedNames } from "@kruisverband/contract"
import { type CovenantId, ExpressionType, KnownFacet, type KnownNameId, NamesId } from "@kruisverband/domain"
import type { KeysUnavailable, SecureRandom } from "@kruisverband/privacy"
import { Sql, type StoreError, underStance } from "@kruisverband/store"
import { CovenantKeyring, KeysNotReady, openUnder, putDataKeys, sealUnder, withRing } from "@kruisverband/vault"
import { Context, Effect, Layer, Schema } from "effect"
import { canEncode, encodingKeys } from "../vault/encodingKeys.ts"
import { findNames, insertNames, type StoredNames } from "./NameSetRepository.ts"
import { type NameKind, shareName, tokensOfName, tokensOfNames } from "./nameTokens.ts"

export interface NewNames extends NameKind {
  readonly covenant: CovenantId
  readonly entry: KnownNameId
  readonly id: NamesId
  readonly values: ReadonlyArray<string>
  readonly others: ReadonlyArray<NamesId>
}

export interface Sealing {
  readonly sealed: boolean
  readonly unreadable: ReadonlyArray<number>
  readonly taken: ReadonlyArray<NamesId>
}

type Faults = StoreError | KeysUnavailable

/** Names of groups and expressions that a covenant's vocabulary holds: sealed here, told elsewhere by id or as keyed tokens. */
export class NameSets extends Context.Service<
  NameSets,
  {
    /** Undefined: no such covenant here. Idempotent by `id`. */
    readonly seal: (names: NewNames) => Effect.Effect<Sealing | undefined, Faults | KeysNotReady>
    /** Of one covenant; what is superseded, another's or unknown is left out. */
    readonly read: (
      covenant: CovenantId,
      ids: ReadonlyArray<NamesId>
    ) => Effect.Effect<ReadonlyArray<{ readonly id: NamesId; readonly values: ReadonlyArray<string> }>, Faults>
    /** In the order asked, under the covenants' keys of now. */
    readonly tokens: (ids: ReadonlyArray<NamesId>) => Effect.Effect<ReadonlyArray<EncodedNames>, Faults>
  }
>()("ingest/names/NameSets") {
  static readonly layer = Layer.effect(
    NameSets,
    Effect.suspend(() => make)
  )
}

const Values = Schema.fromJsonString(Schema.Array(Schema.String))
const decodeValues = Schema.decodeUnknownSync(Values)
const decodeFacet = Schema.decodeUnknownSync(KnownFacet)
const decodeType = Schema.decodeUnknownSync(Schema.UndefinedOr(ExpressionType))

const kindOf = (stored: StoredNames): NameKind => ({
  facet: decodeFacet(stored.facet),
  type: decodeType(stored.type ?? undefined)
})

const make = Effect.gen(function* () {
  const context = yield* Effect.context<Sql | CovenantKeyring | SecureRandom>()
  const store = yield* Sql
  const keyring = yield* CovenantKeyring

  /** The names behind these rows, of one covenant. */
  const open = Effect.fnUntraced(function* (covenant: string, rows: ReadonlyArray<StoredNames>) {
    const opened = yield* withRing(covenant, (ring) =>
      Effect.forEach(rows, (row) =>
        Effect.map(openUnder(ring, row.key, "names", row.names), (plain) => ({
          id: NamesId.make(row.id),
          kind: kindOf(row),
          values: decodeValues(new TextDecoder().decode(plain))
        }))
      )
    )
    return opened ?? []
  })

  const seal = Effect.fn("NameSets.seal")(function* (names: NewNames) {
    const { covenant, entry, facet, id, others, type, values } = names
    const ring = yield* keyring.find(covenant)
    if (ring === undefined) return undefined
    if (!canEncode(ring)) return yield* new KeysNotReady({ covenant })
    const keys = encodingKeys(ring)
    const unreadable = values.flatMap((value, place) => (tokensOfName(names, value, keys).length === 0 ? [place] : []))
    const rows = (yield* findNames(others)).filter((row) => row.covenant === covenant && row.id !== id)
    const rivals = (yield* open(covenant, rows)).filter(({ kind }) => kind.facet === facet && kind.type === type)
    const taken = rivals.filter((rival) => shareName(names, values, rival.values, keys)).map((rival) => rival.id)
    if (unreadable.length > 0 || taken.length > 0) return { sealed: false, unreadable, taken }
    const { fields, key } = yield* sealUnder(ring, id, { names: Buffer.from(JSON.stringify(values), "utf8") })
    return yield* store.transaction(
      Effect.gen(function* () {
        const fresh = yield* insertNames({ id, covenant, entry, facet, type: type ?? null, names: fields.names })
        // Sealed before by the same call: what it holds is under the key that it has.
        if (fresh && (yield* putDataKeys(covenant, [key])) === 0) {
          keyring.forget(covenant)
          return yield* new KeysNotReady({ covenant })
        }
        return { sealed: true, unreadable, taken }
      })
    )
  })

  const read = Effect.fn("NameSets.read")(function* (covenant: CovenantId, ids: ReadonlyArray<NamesId>) {
    const rows = (yield* findNames(ids)).filter((row) => row.covenant === covenant)
    return (yield* open(covenant, rows)).map(({ id, values }) => ({ id, values }))
  })

  const tokens = Effect.fn("NameSets.tokens")(function* (ids: ReadonlyArray<NamesId>) {
    const found = new Map<NamesId, EncodedNames>()
    for (const [covenant, rows] of Map.groupBy(yield* findNames(ids), (row) => row.covenant)) {
      const ring = yield* keyring.find(covenant)
      // A covenant that ended links nothing: its names are as gone.
      if (!canEncode(ring)) continue
      const keys = encodingKeys(ring)
      for (const { id, kind, values } of yield* open(covenant, rows))
        found.set(id, { id, gone: false, tokens: tokensOfNames(kind, values, keys) })
    }
    return ids.map((id) => found.get(id) ?? { id, gone: true, tokens: [] })
  })

  const within = <A, E>(covenant: CovenantId, work: Effect.Effect<A, E, Sql | CovenantKeyring | SecureRandom>) =>
    work.pipe(underStance({ name: "caller", covenants: [covenant] }), Effect.provideContext(context))

  return NameSets.of({
    seal: (names) => within(names.covenant, seal(names)),
    read: (covenant, ids) => within(covenant, read(covenant, ids)),
    tokens: (ids) => tokens(ids).pipe(underStance({ name: "link" }), Effect.provideContext(context))
  })
})
