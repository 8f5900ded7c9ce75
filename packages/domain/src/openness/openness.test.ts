import { describe, expect, it } from "vitest"
import { checkWooDecision } from "./checkWooDecision.ts"
import { AbsoluteGround, RelativeGround, type WooGround, type WooPassage } from "./WooDecision.ts"
import { wooTermsOf } from "./wooTermsOf.ts"

const today = "2026-11-02"
const reason = "Deze methode zou niet meer werken als zij bekend was."

const fields = (over: Partial<WooPassage>, documentDate = "2026-01-01") =>
  checkWooDecision({ documentDate, passages: [{ grounds: [], reason: "", contains: [], ...over }] }, today).map((one) =>
    one.field.replace("/passages/0", "")
  )

describe("checkWooDecision", () => {
  it("lets open what holds nothing", () => {
    expect(fields({})).toEqual([])
  })

  it.each([
    ["special-category", "5.1.1.d"],
    ["criminal", "5.1.1.d"],
    ["identification-number", "5.1.1.e"]
  ] as const)("never lets out %s, and is content with ground %s alone", (content, ground) => {
    expect(fields({ contains: [content] })).toEqual(["/grounds"])
    expect(fields({ contains: [content], grounds: ["5.1.2.e"], reason })).toEqual(["/grounds"])
    expect(fields({ contains: [content], grounds: [ground] })).toEqual([])
  })

  it.each([...RelativeGround.literals, "5.1.5", "5.2"] as const)(
    "saves nothing on ground %s without a reason",
    (ground) => {
      expect(fields({ grounds: [ground], reason: " " })).toEqual(["/reason"])
      expect(fields({ grounds: [ground], reason })).toEqual([])
    }
  )

  it.each(AbsoluteGround.literals)("asks no weighing for %s", (ground) => {
    expect(fields({ grounds: [ground] })).toEqual([])
  })

  it("asks a reason for each of several grounds, named by its number", () => {
    const both: Partial<WooPassage> = { grounds: ["5.1.2.c", "5.1.1.d", "5.1.2.e"] }
    expect(fields({ ...both, reason })).toEqual(["/reason"])
    expect(fields({ ...both, reason: "5.1.2.c: het onderzoek loopt." })).toEqual(["/reason"])
    expect(fields({ ...both, reason: "5.1.2.c: het onderzoek loopt. 5.1.2.e: zij woont hier." })).toEqual([])
    expect(fields({ grounds: ["5.1.2.c", "5.1.1.d"], reason })).toEqual([])
  })

  it("uses disproportionate harm alone, whatever the other ground", () => {
    const others: ReadonlyArray<WooGround> = [...AbsoluteGround.literals, ...RelativeGround.literals, "5.2"]
    for (const other of others) expect(fields({ grounds: ["5.1.5", other], reason })).toEqual(["/grounds"])
  })

  it("asks why what is older than five years is still refused, where the refusal was weighed", () => {
    const old = "2021-11-01"
    expect(fields({ grounds: ["5.1.2.c"], reason }, old)).toEqual(["/olderReason"])
    expect(fields({ grounds: ["5.1.2.c"], reason, olderReason: "De methode is nog in gebruik." }, old)).toEqual([])
    expect(fields({ grounds: ["5.1.2.c"], reason }, "2021-11-02")).toEqual([])
    expect(fields({ grounds: ["5.1.1.d"], contains: ["criminal"] }, old)).toEqual([])
  })

  it("asks the conditions under which a researcher sees it", () => {
    const decision = { documentDate: "2026-01-01", passages: [] }
    expect(checkWooDecision({ ...decision, researchConditions: "" }, today).map((one) => one.field)).toEqual([
      "/researchConditions"
    ])
    expect(checkWooDecision({ ...decision, researchConditions: "alleen ter plaatse, zonder kopie" }, today)).toEqual([])
    expect(checkWooDecision(decision, today)).toEqual([])
  })

  it("says of which passage it speaks", () => {
    const passage: WooPassage = { grounds: ["5.1.2.c"], reason: "", contains: [] }
    const passages = [{ ...passage, reason }, passage]
    expect(checkWooDecision({ documentDate: "2026-01-01", passages }, today).map((one) => one.field)).toEqual([
      "/passages/1/reason"
    ])
  })
})

describe("wooTermsOf", () => {
  const terms = (day: string, extension?: { toldOn: string; reason: string }) =>
    wooTermsOf({ receivedOn: "2026-10-01", today: day, extension })

  it("gives four weeks, and two more when told in time and with a reason", () => {
    expect(terms(today)).toMatchObject({ decideBy: "2026-10-29", standing: "late" })
    expect(terms("2026-10-29")).toMatchObject({ standing: "due" })
    expect(terms("2026-10-21")).toMatchObject({ standing: "running" })
    expect(terms(today, { toldOn: "2026-10-29", reason: "veel stukken" })).toMatchObject({
      decideBy: "2026-11-12",
      standing: "running"
    })
    expect(terms(today, { toldOn: "2026-10-30", reason: "veel stukken" }).decideBy).toBe("2026-10-29")
    expect(terms(today, { toldOn: "2026-10-20", reason: "" }).decideBy).toBe("2026-10-29")
  })

  it("is late no more once it is decided", () => {
    expect(wooTermsOf({ receivedOn: "2026-10-01", decidedOn: today, today }).standing).toBe("decided")
  })
})
