import { assert, layer } from "@effect/vitest"
import { LinkView } from "@kruisverband/contract"
import type { LinkFacts, RegroupingKind } from "@kruisverband/domain"
import { LinkProposed, LinkRetracted, LinksRegrouped, SignalRegistered } from "@kruisverband/events"
import { Effect, Schema } from "effect"
import { as, fresh, linkOf, signalOf, tell, tellLink, world } from "../testing/world.ts"

const decode = Schema.decodeUnknownSync(LinkView)
const elsewhere = { municipality: "GM9002" }
const [a, b, c, d] = [
  signalOf(1, "school-de-linde"),
  signalOf(2, "welzijn-elzerveen"),
  signalOf(3, "politie-merenland", elsewhere),
  signalOf(4, "burgerzaken-waterdam", elsewhere)
] as const

const regrouped = (kind: RegroupingKind, before: ReadonlyArray<LinkFacts>, after: ReadonlyArray<LinkFacts>) => {
  const told = (links: ReadonlyArray<LinkFacts>) => links.map(({ link, signals }) => ({ link, signals }))
  return LinksRegrouped.make({ covenant: a.covenant, kind, before: told(before), after: told(after) })
}

layer(world, { timeout: "60 seconds" })("what links were and became", (it) => {
  it.effect("shows in both what merged into what, without naming the link itself", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const [first, second] = [yield* tellLink(1, [a, b]), yield* tellLink(2, [c, d])]
      const whole = linkOf(1, [a, b, c, d])
      const { link, covenant } = second
      yield* tell(
        LinkRetracted.make({ link, covenant, reason: "merged-into-other" }),
        LinkProposed.make(whole),
        regrouped("merged", [first, second], [whole])
      )
      const coordinator = yield* as(app, "coordinator")
      const shown = decode((yield* coordinator.get(`/links/${whole.link}`)).json).regroupings
      const gone = decode((yield* coordinator.get(`/links/${second.link}`)).json).regroupings
      assert.deepStrictEqual(shown, [
        {
          kind: "merged",
          at: "2026-11-02T08:00:00.000Z",
          before: [{ id: second.link, state: "retracted", angles: second.angles, signals: 2 }],
          after: []
        }
      ])
      assert.deepStrictEqual(gone, [
        {
          kind: "merged",
          at: "2026-11-02T08:00:00.000Z",
          before: [{ id: whole.link, state: "proposed", angles: whole.angles, signals: 4 }],
          after: [{ id: whole.link, state: "proposed", angles: whole.angles, signals: 4 }]
        }
      ])
    })
  )

  it.effect("keeps them in the order in which they came about", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const whole = yield* tellLink(1, [a, b, c, d])
      const [first, second] = [linkOf(1, [a, b]), linkOf(2, [c, d])]
      yield* tell(regrouped("split", [whole], [first, second]), regrouped("merged", [first, second], [whole]))
      yield* tell(regrouped("split", [whole], [first, second]))
      const coordinator = yield* as(app, "coordinator")
      const shown = decode((yield* coordinator.get(`/links/${whole.link}`)).json).regroupings
      assert.deepStrictEqual(
        shown.map((one) => one.kind),
        ["split", "merged", "split"]
      )
    })
  )

  it.effect("does not tell of a link in which the viewer has no part", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const [here, there] = [yield* tellLink(1, [a, b]), yield* tellLink(2, [c, d])]
      yield* tell(SignalRegistered.make(a), regrouped("rearranged", [here, there], [here, there]))
      const lead = yield* as(app, "regisseur-elzerveen")
      const shown = decode((yield* lead.get(`/links/${here.link}`)).json).regroupings
      assert.deepStrictEqual(
        shown.map(({ before, after }) => [before, after]),
        [[[], []]]
      )
      assert.strictEqual((yield* lead.get(`/links/${there.link}`)).status, 404)
    })
  )

  it.effect("is not shown to a partner, who does not see what the machine did", () =>
    Effect.gen(function* () {
      const app = yield* fresh()
      const whole = yield* tellLink(1, [a, b])
      const coordinator = yield* as(app, "coordinator")
      yield* coordinator.post(`/links/${whole.link}/confirm`, { reason: "zelfde" })
      yield* tell(regrouped("renewed", [linkOf(9, [a, b])], [whole]))
      const teacher = yield* as(app, "docent")
      const seen = decode((yield* teacher.get(`/links/${whole.link}`)).json)
      assert.deepStrictEqual(seen.regroupings, [])
      assert.deepStrictEqual(seen.reviews, [])
    })
  )
})
