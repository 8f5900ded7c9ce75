import { describe, expect, it } from "vitest"
import { careActionOf, careAttributes, careRelation } from "./careAudit.ts"

describe("a line that has to do with mental health care", () => {
  it("says whether care looked, was looked at, or both", () => {
    expect(careRelation("mental-health", "police")).toBe("by")
    expect(careRelation(undefined, "mental-health")).toBe("of")
    expect(careRelation("mental-health", "mental-health")).toBe("both")
    expect(careRelation("police", "education")).toBeUndefined()
    expect(careRelation(undefined, undefined)).toBeUndefined()
  })

  it.each([
    ["signal-registered", "C"],
    ["link-shown", "R"],
    ["links-listed", "R"],
    ["seal-opened", "R"],
    ["link-shown-refused", "R"],
    ["signal-amended", "U"],
    ["signal-withdrawn", "D"],
    ["signal-erased-again", "D"],
    ["link-confirm", "E"]
  ])("%s is %s in an audit trail of care", (action, code) => {
    expect(careActionOf(action)).toBe(code)
  })

  const line = {
    ...{ at: "2026-11-02T08:00:00.000Z", who: "ggz-behandelaar", role: "poster", action: "own-signal-read" },
    ...{ objectKind: "signal", object: "s1", clause: "AVG art. 6", purpose: "early-signalling" }
  }
  it("says who, in which role, of which organisation, on what ground, what, when and with what outcome", () => {
    expect(careAttributes({ ...line, organisation: "ggz-merenland", care: "both" })).toEqual({
      "dpl.nen7513.event_action": "R",
      "dpl.nen7513.event_date_time": line.at,
      "dpl.nen7513.event_outcome": "0",
      "dpl.nen7513.user_id": "ggz-behandelaar",
      "dpl.nen7513.user_role": "poster",
      "dpl.nen7513.user_organisation": "ggz-merenland",
      "dpl.nen7513.care_relation": "both",
      "dpl.nen7513.ground": "AVG art. 6",
      "dpl.nen7513.purpose": "early-signalling",
      "dpl.nen7513.object_type": "signal",
      "dpl.nen7513.object_id": "s1"
    })
    const refused = careAttributes({ ...line, action: "link-shown-refused", care: "by" })
    expect(refused["dpl.nen7513.event_outcome"]).toBe("4")
  })

  it("says nothing of it where care has nothing to do with it", () => {
    expect(careAttributes(line)).toEqual({})
  })
})
