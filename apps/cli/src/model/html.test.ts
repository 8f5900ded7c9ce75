import { describe, expect, it } from "vitest"
import { barChart, lineChart } from "./charts.ts"
import { escaped, table } from "./html.ts"
import type { Language } from "./reportTexts.ts"

const AXIS = { title: "x & y", from: 0, to: 1, ticks: [0, 1] }

describe("html", () => {
  it("lets no text become markup", () => {
    expect(escaped(`<b a="1" b='2'>&`)).toBe("&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;")
    expect(table("en", "<i>", ["<u>"], [["<s>", "<p>"]])).not.toMatch(/<(?:i|u|s|p)>/u)
  })

  it("sets numbers so that they can be compared", () => {
    const rows = [12_345, 0.5, 1e-7, Number.NaN, 123.456].map((value) => ["x", value])
    const cells = (language: Language) =>
      [...table(language, "t", ["a", "b"], rows).matchAll(/<td class="n">(.*?)<\/td>/gu)].map(([, cell]) => cell)
    expect(cells("en")).toEqual(["12,345", "0.500", "1.00e-7", "–", "123.5"])
    expect(cells("nl")).toEqual(["12.345", "0,500", "1,00e-7", "–", "123,5"])
  })
})

describe("charts", () => {
  it("tells two lines apart by dash and mark, names them, and keeps points in the frame", () => {
    const line = (name: string) => ({ name, points: [[0, 0] as const, [1, 1] as const], marks: [[1, 1] as const] })
    const svg = lineChart("en", "T", AXIS, AXIS, [line("old"), line("new")], { diagonal: true })
    expect(svg).toContain('<circle class="mark one" cx="624.0" cy="52.0"')
    expect(svg).toContain('<rect class="mark two"')
    expect(svg).toMatch(/>old<.*>new</su)
    expect(svg).toContain("x &amp; y")
    expect(svg).toContain('class="even"')
  })

  it("draws bars from zero and the decision upright", () => {
    const svg = barChart("nl", "T", AXIS, AXIS, [{ from: 0, to: 1, height: 0.5 }], 0.25)
    expect(svg).toContain('<rect class="bar" x="56.0" width="567.0" y="202.0" height="150.0"/>')
    expect(svg).toContain('<line class="decision" x1="198.0" x2="198.0"')
    expect(barChart("nl", "T", { ...AXIS, ticks: [0.5] }, AXIS, [], 0)).toContain(">0,5</text>")
  })
})
