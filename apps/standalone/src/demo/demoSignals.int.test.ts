import { recountLink } from "@kruisverband/casework"
import { listHubs, listLinks } from "@kruisverband/contract"
import { Schema } from "effect"
import { afterAll, beforeAll, describe, expect, it } from "vitest"
import { RegionPlatform } from "../testing/RegionPlatform.ts"
import { askAsPerson } from "./askAsPerson.ts"
import { decideDemoLinks } from "./decideDemoLinks.ts"
import { demoSignals } from "./demoSignals.ts"
import { keepDemoNames } from "./keepDemoNames.ts"
import { logInAs } from "./logInAs.ts"
import { CORRECTED, mistakenSignal } from "./mistakenSignal.ts"

const decodeList = Schema.decodeUnknownSync(Schema.fromJsonString(listLinks.success.schema))
const decodeHubs = Schema.decodeUnknownSync(Schema.fromJsonString(listHubs.success.schema))

describe("the demo's year of signals", () => {
  let platform: RegionPlatform
  beforeAll(async () => {
    platform = await RegionPlatform.start()
  })
  afterAll(() => platform.stop())

  const linksIn = async (state: string) => {
    const { cookie } = await logInAs(platform.origin, "coordinator")
    const response = await fetch(`${platform.origin}/casework/v1/links?state=${state}&limit=100`, {
      headers: { cookie }
    })
    return decodeList(await response.text()).links
  }

  it("is the same whenever it is made on a day", () => {
    const day = Date.UTC(2026, 10, 24)
    expect(demoSignals(day + 1)).toEqual(demoSignals(day + 80_000_000))
  })

  it("is taken whole by the covenants and gives a worklist of varied links, some of them decided", async () => {
    await keepDemoNames(platform.origin)
    for (const { partner, body } of demoSignals(Date.now())) await platform.post(partner, body)
    await platform.settled()
    const before = await linksIn("proposed")
    await decideDemoLinks(platform.origin)
    expect(await linksIn("confirmed")).toHaveLength(5)
    expect(await linksIn("rejected")).toHaveLength(2)
    expect(await linksIn("proposed")).toHaveLength(before.length - 7)
    expect(new Set(before.flatMap((link) => link.facets))).toEqual(
      new Set(["person", "group", "place", "theme", "expression"])
    )
    expect(new Set(before.flatMap((link) => link.angles)).size).toBeGreaterThan(6)
    // Links of places stand beside those of persons on the first screen, among them one that rests on a name that is kept.
    const places = before.slice(0, 25).filter((link) => !link.facets.includes("person"))
    expect(places.length).toBeGreaterThan(1)
    expect(before.filter((link) => link.facets.includes("expression") && link.facets.includes("group"))).toHaveLength(1)
    const themesOfPersons = before
      .filter((link) => link.facets.includes("person"))
      .map((link) => new Set(link.signals.flatMap((signal) => signal.themes ?? [])).size)
    expect(themesOfPersons.filter((themes) => themes > 1)).toEqual([])
  })

  it("has links that each follow from what is told of them, to the last bit", async () => {
    const states = ["proposed", "confirmed", "rejected", "retracted"]
    const links = (await Promise.all(states.map(linksIn))).flat()
    expect(links.length).toBeGreaterThan(20)
    expect(links.filter((link) => link.explanation.bar === undefined)).toEqual([])
    expect(links.filter((link) => recountLink(link).length > 0).map((link) => link.id)).toEqual([])
    for (const { explanation } of links) {
      expect(explanation.identity.reduce((sum, term) => sum + term.weight, 0)).toBe(explanation.pairs[0]?.weight)
    }
  })

  it("has a decision to look at again, and a value that does not count", async () => {
    const found = await mistakenSignal(platform.origin)
    await platform.amend(found?.partner ?? "", found?.signal ?? "", CORRECTED)
    await platform.settled()
    const session = await logInAs(platform.origin, "coordinator")
    const again = await askAsPerson(platform.origin, session, "/links?again=true")
    expect(decodeList(await again.text()).links.map((link) => link.again?.why)).toEqual(["evidence-short"])
    const hubs = await askAsPerson(platform.origin, session, "/hubs")
    expect(decodeHubs(await hubs.text()).hubs.map(({ kind }) => kind)).toEqual(["landline"])
  })

  it("is decided on once", async () => {
    const before = await linksIn("proposed")
    await decideDemoLinks(platform.origin)
    expect(await linksIn("proposed")).toHaveLength(before.length)
  })
})
