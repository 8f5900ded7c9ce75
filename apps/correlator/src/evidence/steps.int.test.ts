import { assert, layer } from "@effect/vitest"
import type { Subject } from "@kruisverband/domain"
import { model } from "@kruisverband/linkage/match"
import { Effect } from "effect"
import { dump, linked, published, reset, store, tell } from "../testing/harness.ts"
import { type PartnerName, type Told, World } from "../testing/world.ts"
import { LinkageModel } from "./compareRecords.ts"

/** The bar rises by four bits with the fourth record, and again with the eighth. */
const stepping = { ...model, threshold: { base: 0, records: 2, perDoubling: 4 } }
const withSteps = Effect.provideService(LinkageModel, stepping)

const jan: Subject = { givenNames: "Jan", familyName: "Bakker", phones: ["0612349999"] }
const strangers: ReadonlyArray<Subject> = [
  { givenNames: "Fatma", familyName: "Yilmaz", birthDate: "2001-02-03" },
  { givenNames: "Wouter", familyName: "Smit", birthDate: "1988-07-06" },
  { givenNames: "Chidi", familyName: "Okafor", birthDate: "1995-12-24" },
  { givenNames: "Roos", familyName: "Hoekstra", birthDate: "2004-05-17" }
]
const by: ReadonlyArray<PartnerName> = ["school", "welfare", "police"]

layer(store, { timeout: "60 seconds", excludeTestServices: true })("the bar", (it) => {
  it.effect("takes weak links back as strangers come, and gives them back as strangers go", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      const post = (n: number, subject: Subject): Told =>
        world.post(n, { by: by[n % 3] ?? "school", subjects: [subject] })
      yield* tell(world, [world.covenant({}), post(1, jan), post(2, jan)])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      const before = yield* dump
      for (const [index, stranger] of strangers.entries()) yield* tell(world, [post(index + 3, stranger)])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      yield* tell(world, [post(7, { givenNames: "Bram", familyName: "Kuiper", birthDate: "1979-03-30" })])
      yield* tell(world, [post(8, { givenNames: "Sofie", familyName: "Wever", birthDate: "1982-10-11" })])
      assert.deepStrictEqual(yield* linked, [])
      assert.deepStrictEqual((yield* published).at(-1)?.data.reason, "evidence-weaker")
      const leaving = world.withdraw(5)
      yield* tell(world, [leaving])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
      assert.strictEqual((yield* dump).tables.link?.sum, before.tables.link?.sum)
    }).pipe(withSteps)
  )

  it.effect("is what a cluster's mean is measured against, also where no single pair lies at it", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      const amrani: Subject = { familyName: "Amrani", birthDate: "2008-03-04" }
      const phones = ["0612349999"]
      const emails = ["m.amrani@voorbeeld.nl"]
      const post = (n: number, subject: Subject): Told =>
        world.post(n, { by: by[n % 3] ?? "school", subjects: [subject] })
      yield* tell(world, [
        world.covenant({}),
        post(1, { ...amrani, givenNames: "Mohammed", phones, emails }),
        post(2, { ...amrani, givenNames: "M.", phones, emails }),
        post(3, { ...amrani, givenNames: "Mustafa", phones })
      ])
      assert.deepStrictEqual(yield* linked, [[1, 2, 3]])
      yield* tell(world, [post(4, strangers[0] ?? {})])
      assert.deepStrictEqual(yield* linked, [[1, 2]])
    }).pipe(withSteps)
  )
})

layer(store, { timeout: "60 seconds", excludeTestServices: true })("weak evidence", (it) => {
  it.effect("keeps father and son apart though a third signal fits both, and not when one of them leaves", () =>
    Effect.gen(function* () {
      yield* reset
      const world = new World()
      const renske: Subject = {
        givenNames: "Renske",
        familyName: "Hoogeboom",
        address: { postcode: "9901 AB", houseNumber: 12, street: "Dorpsstraat", city: "Elzerveen" }
      }
      yield* tell(world, [
        world.covenant({}),
        world.post(1, {
          by: "school",
          subjects: [{ ...renske, birthDate: "1970-01-01" }]
        }),
        world.post(2, {
          by: "welfare",
          subjects: [{ ...renske, birthDate: "2007-06-05" }]
        }),
        world.post(3, { by: "police", subjects: [renske] })
      ])
      assert.deepStrictEqual(yield* linked, [])
      const leaving = world.withdraw(1)
      yield* tell(world, [leaving])
      assert.deepStrictEqual(yield* linked, [[2, 3]])
    })
  )

  it.effect("is told in a link as it is now, though no evidence that is kept changed", () =>
    Effect.gen(function* () {
      const renske: Subject = { givenNames: "Renske", familyName: "Hoogeboom" }
      const shared = { phones: ["0612349999"], handles: ["@renske99"] }
      const emails = ["m@voorbeeld.nl"]
      const told = (world: World): ReadonlyArray<Told> => [
        world.covenant({}),
        world.post(1, { by: "school", subjects: [{ ...renske, ...shared }] }),
        world.post(2, { by: "welfare", subjects: [{ ...shared, emails, birthDate: "2001-02-03" }] }),
        world.post(3, { by: "police", subjects: [{ ...renske, emails }] }),
        // Of one name, and otherwise strangers: the name becomes common.
        ...Array.from({ length: 34 }, (_, n) =>
          world.post(n + 4, {
            by: "school",
            subjects: [{ ...renske, birthDate: `19${60 + n}-0${1 + (n % 9)}-1${n % 8}` }]
          })
        )
      ]
      yield* reset
      const inTurn = new World()
      const [first, ...others] = told(inTurn)
      if (first === undefined) return yield* Effect.die("nothing is told")
      yield* tell(inTurn, [first, ...others.slice(0, 3)])
      assert.deepStrictEqual(yield* linked, [[1, 2, 3]])
      const early = (yield* dump).tables.link
      for (const one of others.slice(3)) yield* tell(inTurn, [one])
      assert.deepStrictEqual(yield* linked, [[1, 2, 3]])
      const late = (yield* dump).tables
      assert.notDeepEqual(late.link, early)
      yield* reset
      const atOnce = new World()
      yield* tell(atOnce, told(atOnce))
      assert.deepStrictEqual((yield* dump).tables, late)
    })
  )
})
