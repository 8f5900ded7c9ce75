import { covenantDocument, ids } from "@kruisverband/domain/testing"
import { describe, expect, it } from "vitest"
import { likeliestCovenant } from "./likeliestCovenant.ts"

const [old, now, next] = ["old", "now", "next"].map((id) => ids.covenant(id))
const registry = {
  covenant: (id: string) =>
    id === old ? covenantDocument({ status: "ended" }) : id === now ? covenantDocument({ status: "active" }) : undefined
}

describe("likeliestCovenant", () => {
  it("is the first in force, else the first, else none", () => {
    if (old === undefined || now === undefined || next === undefined) throw new Error("three ids")
    expect(likeliestCovenant([old, now, next], registry)).toBe(now)
    expect(likeliestCovenant([old, next], registry)).toBe(old)
    expect(likeliestCovenant([], registry)).toBe("")
  })
})
