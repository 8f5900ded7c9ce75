import { CovenantDocument } from "@kruisverband/domain"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { visibilityOf } from "./visibility.ts"

const covenant = (party: object, levels: object = {}) =>
  Schema.decodeUnknownSync(CovenantDocument)({ id: "proef", parties: [{ partner: "p", ...party }], levels })

describe("visibilityOf", () => {
  it("shows mental health care's signals to the coordinator as existence only", () => {
    expect(visibilityOf(covenant({ angle: "mental-health" }))[0]).toMatchObject({
      coordinator: "existence-only",
      partners: "existence-only"
    })
  })
  it("never shows more than the party's own default", () => {
    expect(visibilityOf(covenant({ angle: "education", defaultLevel: "without-source" }))[0]?.coordinator).toBe(
      "without-source"
    )
  })
  it("never shows more than the covenant allows", () => {
    const shown = visibilityOf(covenant({ angle: "education" }, { coordinator: "without-source", partners: "full" }))[0]
    expect(shown).toMatchObject({ coordinator: "without-source", partners: "full" })
  })
})
