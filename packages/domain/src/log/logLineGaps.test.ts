import { describe, expect, it } from "vitest"
import { logLineGaps } from "./logLineGaps.ts"

const line = {
  who: "coordinator-regio",
  role: "coordinator",
  action: "link-read",
  object: "l1",
  covenant: "c1",
  purpose: "early-signalling",
  clause: "convenant art. niveaus van delen",
  trace: "0af7651916cd43dd8448eb211c80319c"
}

describe("logLineGaps", () => {
  it("finds none in a whole line", () => {
    expect(logLineGaps(line)).toEqual([])
  })

  it.each(["who", "role", "action", "object", "covenant", "purpose", "clause", "trace"] as const)(
    "misses %s",
    (field) => {
      expect(logLineGaps({ ...line, [field]: " " })).toEqual([field])
    }
  )

  it("takes no trace that ties it to nothing", () => {
    expect(logLineGaps({ ...line, trace: "0".repeat(32) })).toEqual(["trace"])
    expect(logLineGaps({ ...line, trace: "0AF7651916CD43DD8448EB211C80319C" })).toEqual(["trace"])
  })
})
