import { CovenantDocument } from "@kruisverband/domain"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { visibilityOf } from "./visibility.ts"

const inForce = new Date("2026-11-23T12:00:00Z")
const covenant = (party: object, part: object = {}) =>
  Schema.decodeUnknownSync(CovenantDocument)({ id: "proef", parties: [{ partner: "p", ...party }], ...part })

describe("visibilityOf", () => {
  it("shows mental health care's signals to others as existence only", () => {
    expect(visibilityOf(covenant({ angle: "mental-health" }), inForce)[0]?.sees).toMatchObject({
      coordinator: "existence-only",
      poster: "existence-only"
    })
  })
  it("never shows more than the party's own default, nor than the covenant allows", () => {
    const low = visibilityOf(covenant({ angle: "education", defaultLevel: "without-source" }), inForce)
    expect(low[0]?.sees.coordinator).toBe("without-source")
    const levels = { coordinator: "without-source", partners: "full" }
    const wide = visibilityOf(covenant({ angle: "education" }, { levels }), inForce)
    expect(wide[0]?.sees).toMatchObject({ coordinator: "without-source", poster: "full" })
  })
  it("shows policy no signal, whatever the covenant says", () => {
    const levels = { coordinator: "full", partners: "full" }
    expect(visibilityOf(covenant({ angle: "police" }, { levels }), inForce)[0]?.sees["policy-analyst"]).toBe("none")
  })
  it("shows nobody anything outside the covenant's term", () => {
    const ended = visibilityOf(covenant({ angle: "education" }), new Date("2028-02-01T12:00:00Z"))
    expect(new Set(Object.values(ended[0]?.sees ?? {}))).toEqual(new Set(["none"]))
  })
})
