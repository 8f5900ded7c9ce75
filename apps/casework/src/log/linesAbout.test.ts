import { assert, layer } from "@effect/vitest"
import { SignalId } from "@kruisverband/domain"
import { Effect, Ref } from "effect"
import { as, FakeIngest, fresh, signalOf, tellLink, world } from "../testing/world.ts"
import { linesAbout } from "./linesAbout.ts"

const school = signalOf(1, "school-de-linde")
const welfare = signalOf(2, "welzijn-elzerveen")
const TRACE = "0af7651916cd43dd8448eb211c80319c"

const fetched = (object: string) => ({
  id: "0191e0d3-0000-7000-8000-0000000000aa",
  parent: null,
  at: "2026-10-02T09:00:01.000Z",
  who: "system:svc-correlator",
  role: "service",
  action: "encodings-fetched",
  objectKind: "signal",
  object,
  covenant: "merenland-radicalisering",
  purpose: "early-signalling",
  clause: "convenant art. koppelregel",
  level: "full",
  trace: TRACE
})

layer(world, { timeout: "60 seconds" })("linesAbout", (it) => {
  it.effect("tells who did what with somebody's signals, of both services, oldest first and without names", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const facts = yield* tellLink(1, [school, welfare])
      yield* (yield* as(app, "coordinator")).get(`/links/${facts.link}`)
      const { answer, sent } = yield* FakeIngest
      yield* Ref.set(answer, () => Response.json({ lines: [fetched(school.signal)] }))
      const lines = yield* linesAbout([SignalId.make(school.signal)], TRACE)
      assert.deepStrictEqual(
        lines.map(({ signal, source }) => [source, signal]),
        [
          ["ingest", school.signal],
          ["casework", school.signal],
          ["casework", school.signal]
        ]
      )
      assert.include(lines[0]?.text.nl ?? "", "Het systeem vergeleek het signaal met andere signalen")
      assert.include(lines[1]?.text.nl ?? "", "Het systeem stelde een verband met andere signalen voor")
      assert.include(lines[2]?.text.nl ?? "", "Een coördinator bekeek een verband met dit signaal")
      assert.notInclude(JSON.stringify(lines), welfare.signal)
      assert.deepStrictEqual((yield* Ref.get(sent)).at(-1)?.body, { objects: [school.signal], limit: 5000 })
    })
  )

  it.effect("asks nobody about nothing", () =>
    Effect.gen(function* () {
      yield* fresh()
      assert.deepStrictEqual(yield* linesAbout([], TRACE), [])
      assert.deepStrictEqual(yield* Ref.get((yield* FakeIngest).sent), [])
    })
  )
})
