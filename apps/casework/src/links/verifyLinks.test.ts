import { assert, layer } from "@effect/vitest"
import { LinkProposed } from "@kruisverband/events"
import { Effect } from "effect"
import { fresh, linkOf, signalOf, tell, tellLink, world } from "../testing/world.ts"
import { verifyLinks } from "./verifyLinks.ts"

const [a, b, c] = [
  signalOf(1, "school-de-linde"),
  signalOf(2, "welzijn-elzerveen"),
  signalOf(3, "politie-merenland")
] as const

layer(world, { timeout: "60 seconds" })("verifyLinks", (it) => {
  it.effect("counts every link, and names the one that its evidence does not carry", () =>
    Effect.gen(function* () {
      yield* fresh()
      yield* tellLink(1, [a, b])
      assert.deepStrictEqual(yield* verifyLinks(), { links: 1, wrong: [] })
      const forged = { ...linkOf(2, [b, c]), bar: 40 }
      yield* tell(LinkProposed.make(forged))
      assert.deepStrictEqual(yield* verifyLinks(), { links: 2, wrong: [{ link: forged.link, why: ["verdict"] }] })
    })
  )
})
