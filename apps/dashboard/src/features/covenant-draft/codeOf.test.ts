import { CovenantId } from "@kruisverband/domain"
import { Schema } from "effect"
import { describe, expect, it } from "vitest"
import { codeOf } from "./codeOf.ts"

describe("codeOf", () => {
  it.each([
    ["Scholen & welzijn Élzerveen", "scholen-welzijn-elzerveen"],
    ["  PGA (2026)  ", "pga-2026"],
    ["x".repeat(90), "x".repeat(60)],
    ["!!!", ""]
  ])("makes of %s", (title, code) => {
    expect(codeOf(title)).toBe(code)
    if (code !== "") expect(Schema.is(CovenantId)(code)).toBe(true)
  })
})
