import { describe, expect, it } from "vitest"
import { ids, signalFacts } from "../testing/builders.ts"
import { type InspectionPart, inspectionOf } from "./inspectionOf.ts"
import { objectionEffectsOf } from "./objectionEffectsOf.ts"
import { recipientsToTell } from "./recipientsToTell.ts"

const today = "2026-11-02"
const [a, b, c] = [signalFacts(1).signal, signalFacts(2).signal, signalFacts(3).signal]

describe("inspectionOf", () => {
  const part = (over: Partial<InspectionPart>): InspectionPart => ({
    what: "kept",
    signal: a,
    angle: "education",
    on: "2026-10-01",
    ...over
  })
  const parts = [
    part({ what: "view", by: ids.partner("welfare"), on: "2026-10-20" }),
    part({}),
    part({ what: "source" }),
    part({ signal: b, angle: "police" }),
    part({ signal: b, angle: "police", what: "recipient", by: ids.partner("school"), on: "2022-11-02" }),
    part({ signal: b, angle: "police", what: "recipient", by: ids.partner("care"), on: "2022-11-01" }),
    part({ signal: c, angle: "education", what: "recipient", by: ids.partner("care"), on: "2020-01-01" })
  ]
  const file = (deferred: ReadonlyArray<typeof a> = [], publicBody = true, tellable = false) =>
    inspectionOf({
      parts,
      deferred: new Map(deferred.map((one) => [one, { ground: "i", tellable }])),
      publicBody,
      today
    })

  it("tells what is kept, whence, who received and who viewed, oldest first", () => {
    const { leftOutBy, parts: told } = file()
    expect(new Set(told.map((one) => one.what))).toEqual(new Set(["kept", "source", "recipient", "view"]))
    const days = told.map((one) => one.on)
    expect(days).toEqual([...days].sort())
    expect(leftOutBy).toEqual([])
  })

  it("tells recipients of police data for four years, and of other data for ever", () => {
    const recipients = file().parts.filter((one) => one.what === "recipient")
    expect(recipients.map((one) => [one.angle, one.on])).toEqual([
      ["education", "2020-01-01"],
      ["police", "2022-11-02"]
    ])
  })

  it("leaves a deferred signal out whole, its views with it", () => {
    const { parts: told } = file([a])
    expect(told.some((one) => one.signal === a)).toBe(false)
  })

  it("names the article where the person may know, once and without how much", () => {
    expect(file([a, b], true, true).leftOutBy).toEqual(["UAVG art. 41 lid 1 onder i"])
  })

  it.each(["a", "b", "c", "d"] as const)("never says that something is kept back on ground %s", (ground) => {
    const deferred = new Map([[a, { ground, tellable: true }]])
    expect(inspectionOf({ parts, deferred, publicBody: true, today }).leftOutBy).toEqual([])
  })

  it("is the file of somebody without that signal, where the person may not know", () => {
    const without = inspectionOf({
      parts: parts.filter((one) => one.signal !== a),
      deferred: new Map(),
      publicBody: true,
      today
    })
    expect(file([a])).toEqual(without)
  })

  it("names objection against a public body, and the court against another", () => {
    expect(file().remedy.clause).toContain("Awb")
    expect(file([], false).remedy.clause).toContain("UAVG art. 35")
  })
})

describe("objectionEffectsOf", () => {
  it("restricts from the moment it is registered, before anyone weighed it", () => {
    const { mayLink, onAgenda, shown, erase } = objectionEffectsOf("registered")
    expect({ mayLink, onAgenda, shown, erase }).toEqual({
      mayLink: false,
      onAgenda: false,
      shown: "restricted",
      erase: []
    })
  })

  it("erases all that was derived once it is upheld, and shows nothing", () => {
    const { erase, shown, mayLink } = objectionEffectsOf("upheld")
    expect(erase).toEqual(["signals", "links", "derived-case-facts", "search-tokens", "queued-events"])
    expect([shown, mayLink]).toEqual(["nothing", false])
  })

  it.each(["dismissed", "withdrawn"] as const)("ends the restriction when %s, and erases nothing", (standing) => {
    const { mayLink, onAgenda, shown, erase } = objectionEffectsOf(standing)
    expect({ mayLink, onAgenda, shown, erase }).toEqual({ mayLink: true, onAgenda: true, shown: "by-level", erase: [] })
  })
})

describe("recipientsToTell", () => {
  const partners = { school: ids.partner("school"), care: ids.partner("care"), welfare: ids.partner("welfare") }
  const signals = new Map([
    [a, { source: partners.school }],
    [b, { source: partners.care }]
  ])
  const seen = [
    { by: partners.welfare, signal: b, on: "2026-10-05" },
    { by: partners.welfare, signal: a, on: "2026-10-01" },
    { by: partners.welfare, signal: a, on: "2026-10-09" },
    { by: partners.care, signal: a, on: "2026-10-02" },
    { by: partners.school, signal: a, on: "2026-10-02" },
    { by: partners.school, signal: c, on: "2026-10-02" }
  ]

  it("names each organisation that saw any of it once, save for the source of each", () => {
    expect(recipientsToTell(signals, seen)).toEqual([
      { partner: "care", signals: [a], lastOn: "2026-10-02" },
      { partner: "welfare", signals: [a, b], lastOn: "2026-10-09" }
    ])
  })

  it("does not depend on the order in which they looked", () => {
    expect(recipientsToTell(signals, seen.toReversed())).toEqual(recipientsToTell(signals, seen))
  })

  it("names nobody where nobody saw it", () => {
    expect(recipientsToTell(signals, [])).toEqual([])
  })
})
