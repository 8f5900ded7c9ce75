import { describe, expect, it } from "vitest"
import { startOfDay } from "../../shared/time/formatMoment.ts"
import { queryOf, readLogSearch } from "./LogSearch.ts"

describe("what is looked for in the log", () => {
  it("keeps codes and days from the address, and drops an address that makes no sense", () => {
    expect(readLogSearch({ who: "docent", from: "2026-11-01" })).toEqual({ who: "docent", from: "2026-11-01" })
    expect(readLogSearch({ trace: "not a trace" })).toEqual({})
  })

  it("asks for whole local days, the last one included, also when the clock changes", () => {
    expect(queryOf({ from: "2026-10-25", until: "2026-10-25", action: "seal-opened" }, startOfDay)).toEqual({
      action: "seal-opened",
      from: "2026-10-24T22:00:00.000Z",
      until: "2026-10-25T23:00:00.000Z"
    })
  })
})
