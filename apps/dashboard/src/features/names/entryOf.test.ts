import { describe, expect, it } from "vitest"
import { emptyFields, entryOf, fieldsOf } from "./entryOf.ts"

describe("entryOf", () => {
  it("takes each name once, the chosen one first, and no empty line", () => {
    const fields = { ...emptyFields, name: " Voorpost Noord ", others: "VPN\n\n vpn-noord \nVPN\nVoorpost Noord" }
    expect(entryOf(fields)).toEqual({ facet: "group", values: ["Voorpost Noord", "VPN", "vpn-noord"] })
  })

  it("gives an expression its type and a period its days, and reads both back", () => {
    const entry = {
      facet: "expression" as const,
      type: "channel" as const,
      validFrom: "2026-01-01",
      validUntil: "2026-06-30",
      values: ["t.me/voorpost", "@vpn"]
    }
    expect(entryOf(fieldsOf(entry))).toEqual(entry)
  })

  it("leaves a missing first name missing, for the rule to refuse", () => {
    expect(entryOf({ ...emptyFields, others: "VPN" }).values).toEqual(["", "VPN"])
  })
})
