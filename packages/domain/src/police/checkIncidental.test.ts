import { describe, expect, it } from "vitest"
import { checkIncidental, type Incidental } from "./checkIncidental.ts"

const incidental: Incidental = {
  interest: "voorkomen van geweld op een school",
  purpose: "public-order",
  recipients: ["burgemeester"],
  consent: { authority: "officier van justitie", on: "2026-11-02", reference: "OM-7" },
  providedOn: "2026-11-02"
}
const fields = (over: Partial<Incidental>) => checkIncidental({ ...incidental, ...over }).map((one) => one.field)
const without = (key: "purpose" | "consent") => {
  const { [key]: _, ...rest } = incidental
  return checkIncidental(rest).map((one) => one.field)
}

describe("checkIncidental", () => {
  it("finds nothing missing where the authority agreed before", () => {
    expect(fields({})).toEqual([])
  })

  it("takes no consent that came after", () => {
    expect(fields({ providedOn: "2026-11-01" })).toEqual(["/consent/on"])
  })

  it("asks consent with who and reference, a purpose of the act, an interest and recipients", () => {
    expect(without("consent")).toEqual(["/consent"])
    expect(without("purpose")).toEqual(["/purpose"])
    expect(fields({ consent: { authority: "", on: "2026-11-02", reference: "OM-7" } })).toEqual(["/consent"])
    expect(fields({ consent: { authority: "officier", on: "2026-11-02", reference: " " } })).toEqual(["/consent"])
    expect(fields({ interest: "" })).toEqual(["/interest"])
    expect(fields({ recipients: [] })).toEqual(["/recipients"])
  })
})
