import { assert, layer } from "@effect/vitest"
import type { SignalId } from "@kruisverband/domain"
import { model } from "@kruisverband/linkage/match"
import { Sql } from "@kruisverband/store"
import { Effect } from "effect"
import { sql } from "kysely"
import { LinkageModel } from "./evidence/compareRecords.ts"
import { query } from "./store/query.ts"
import { beginRebuild, endRebuild } from "./store/rebuilding.ts"
import { at, dump, links, NOW, reset, store, tell, wordsSaid } from "./testing/harness.ts"
import { Dice, generate, type History, mingled, reorder, together } from "./testing/histories.ts"
import { mirror } from "./testing/mirror.ts"
import { type Told, World } from "./testing/world.ts"
import { weighAfresh } from "./weighAfresh.ts"

/** Histories in one database. More for a soak: `HISTORIES=20000`. */
const HISTORIES = Number(process.env.HISTORIES ?? "2000")
/** A failing covenant is made again from this and its number. */
const SEED = Number(process.env.SEED ?? "1")
/**
 * Histories that share their covenant, its changes, and nothing else (100 at most): a batch costs the correlator its statements once for all of them.
 * Of covenants of their own, 160 took as long as 2,000 do now. `SHARING=1` gives each its own.
 */
const SHARING = Number(process.env.SHARING ?? "50")
/** Covenants whose events come in the same batches. */
const TOGETHER = 10
/** Batches of a covenant, about. */
const BATCHES = 2

/** The bar moves more than once while a covenant's signals come. */
const stepping = { ...model, threshold: { base: model.threshold.base, records: 1 + SHARING, perDoubling: 2 } }

interface Numbered {
  readonly number: number
  readonly history: History
  /** Every signal is about one subject at most: what the pure engine in memory can mirror. */
  readonly single: boolean
}

const historyOf = (number: number, covenant: number, single: boolean): History =>
  generate(SEED * 100_000 + number, 4 + (number % 6), !single, new World(number, covenant))

/** Each covenant's histories as one; the covenant is named after its first. */
const histories: ReadonlyArray<Numbered> = Array.from({ length: Math.ceil(HISTORIES / SHARING) }, (_, index) => {
  const number = index * SHARING + 1
  const single = index % 2 === 0
  const others = Array.from({ length: Math.min(SHARING, HISTORIES - index * SHARING) - 1 }, (_, at) =>
    historyOf(number + 1 + at, number, single)
  )
  return { number, single, history: together([historyOf(number, number, single), ...others]) }
})

const eventsOf = ({ aggregates }: History): number => aggregates.reduce((sum, events) => sum + events.length, 0)

/** The histories' batches, so that one transaction works on several covenants: the n-th of each together. */
const interleaved = (some: ReadonlyArray<Numbered>, order: number): ReadonlyArray<ReadonlyArray<Told>> => {
  const batches = some.map(({ history, number }) =>
    reorder(history, order * 1_000_000 + number, Math.ceil((2 * eventsOf(history)) / BATCHES))
  )
  const most = Math.max(...batches.map((one) => one.length))
  return Array.from({ length: most }, (_, index) => batches.flatMap((one) => one[index] ?? []))
}

/** All that the covenants hear, in one batch each: another order, and no repetitions. */
const atOnce = (some: ReadonlyArray<Numbered>, order: number): ReadonlyArray<Told> =>
  some.flatMap(({ history, number }) => [...mingled(history, new Dice(order * 1_000_000 + number))])

const parts = Array.from({ length: Math.ceil(histories.length / TOGETHER) }, (_, index) =>
  histories.slice(index * TOGETHER, (index + 1) * TOGETHER)
)

const world = {
  encodings: new Map(histories.flatMap(({ history }) => [...history.world.encodings])),
  names: new Map(histories.flatMap(({ history }) => [...history.world.names]))
}

/** Which covenants differ, so that a failure names its histories. */
const linesOf = query(
  "test.links",
  sql<{ covenant: string; facts: string }>`select c.id as covenant, l.facts from correlator.link l
    join correlator.covenant c on c.key = l.covenant order by c.id, l.id`
).pipe(Effect.map((rows) => Map.groupBy(rows, (row) => row.covenant)))

layer(store, { timeout: "300 seconds", excludeTestServices: true })(`${HISTORIES} histories, seed ${SEED}`, (it) => {
  it.effect(
    "give the links of the pure engine in any order, and after a replay in another the same rows and no new word",
    () =>
      Effect.gen(function* () {
        yield* reset
        const { transaction } = yield* Sql
        for (const part of parts) yield* tell(world, ...interleaved(part, 1))
        const first = yield* dump
        assert.strictEqual(first.waiting, 0)
        const standing = yield* linesOf
        const said = yield* wordsSaid

        let mirrored = 0
        const all = yield* links
        for (const { history, number, single } of histories) {
          if (!single) continue
          const own = all.filter((link) => link.covenant === history.world.covenantId)
          const of = (person: boolean) =>
            own
              .filter((link) => link.facets.includes("person") === person)
              .map((link): ReadonlyArray<SignalId> => link.signals)
              .toSorted((x, y) => ((x[0] ?? "") < (y[0] ?? "") ? -1 : 1))
          const found = { people: of(true), places: of(false) }
          assert.deepStrictEqual(found, mirror(history, stepping), `covenant w${number}, seed ${SEED}`)
          mirrored += own.length
        }
        assert.isAbove(mirrored, HISTORIES / 20)

        yield* transaction(beginRebuild("replay"))
        for (const part of parts) yield* tell(world, atOnce(part, 2))
        yield* weighAfresh
        yield* transaction(endRebuild("replay", "correlator"))
        yield* tell(world)
        const second = yield* dump
        const again = yield* linesOf
        for (const { number, history } of histories) {
          const id = history.world.covenantId
          assert.deepStrictEqual(again.get(id), standing.get(id), `covenant w${number}, seed ${SEED}`)
        }
        assert.deepStrictEqual(second.tables, first.tables)
        assert.strictEqual(yield* wordsSaid, said)
      }).pipe(Effect.provideService(LinkageModel, stepping), at(NOW)),
    300_000
  )
})
