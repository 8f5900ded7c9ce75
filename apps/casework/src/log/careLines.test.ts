import { assert, layer } from "@effect/vitest"
import { Sql } from "@kruisverband/store"
import { Effect, Ref } from "effect"
import { as, FakeIngest, fresh, signalOf, tellLink, world } from "../testing/world.ts"
import { verifyLog } from "./processingLog.ts"

const care = signalOf(1, "ggz-merenland")
const welfare = signalOf(2, "welzijn-elzerveen")

layer(world, { timeout: "60 seconds" })("what was seen of mental health care", (it) => {
  it.effect("is in the log as such, with whose it was, in a chain that is whole", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const { link } = yield* tellLink(1, [care, welfare])
      yield* (yield* as(app, "coordinator")).get(`/links/${link}`)
      const { run } = yield* Sql
      const rows = yield* run("test", (db) =>
        db
          .selectFrom("casework.processing_log")
          .select(["object", "care", "organisation"])
          .where("action", "=", "link-shown")
          .where("object_kind", "=", "signal")
          .where("object", "in", [care.signal, welfare.signal])
          .orderBy("object")
          .execute()
      )
      assert.deepStrictEqual(
        rows.map((row) => [row.object, row.care]),
        [
          [care.signal, "of"],
          [welfare.signal, null]
        ]
      )
      assert.notProperty(yield* verifyLog(), "broken")
    })
  )

  it.effect("goes out with what an audit trail of care asks, and nothing else does", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      yield* Ref.set((yield* FakeIngest).answer, () => Response.json({ lines: [] }))
      const { link } = yield* tellLink(1, [care, welfare])
      yield* (yield* as(app, "coordinator")).get(`/links/${link}`)
      const exported = yield* (yield* as(app, "fg")).get(
        `/processing-log/export?action=link-shown&object=${care.signal}`
      )
      const [first] = exported.text.trimEnd().split("\n")
      const span = JSON.parse(first ?? "{}")
      assert.deepInclude(span.attributes, {
        "dpl.nen7513.event_action": "R",
        "dpl.nen7513.event_outcome": "0",
        "dpl.nen7513.user_id": "coordinator",
        "dpl.nen7513.user_role": "coordinator",
        "dpl.nen7513.user_organisation": "regio",
        "dpl.nen7513.care_relation": "of",
        "dpl.nen7513.object_type": "signal",
        "dpl.nen7513.object_id": care.signal
      })
      assert.strictEqual(span.resource.attributes["nen7513.audit_source"], "kruisverband-casework")
      const others = yield* (yield* as(app, "fg")).get(`/processing-log/export?object=${welfare.signal}`)
      assert.notInclude(others.text, "nen7513")
    })
  )
})
