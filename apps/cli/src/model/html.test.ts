import { describe, expect, it } from "vitest"
import { barChart, lineChart } from "./charts.ts"
import { escaped, table } from "./html.ts"

const AXIS = { title: "x & y", from: 0, to: 1, ticks: [0, 1] }

describe("html", () => {
  it("lets no text become markup", () => {
    expect(escaped(`<b a="1" b='2'>&`)).toBe("&lt;b a=&quot;1&quot; b=&#39;2&#39;&gt;&amp;")
    expect(table("<i>", ["<u>"], [["<s>", "<p>"]])).not.toMatch(/<(?:i|u|s|p)>/u)
  })

  it("sets numbers so that they can be compared", () => {
    const html = table(
      "t",
      ["a", "b"],
      [
        ["x", 12_345],
        ["y", 0.5],
        ["z", 1e-7],
        ["n", Number.NaN],
        ["w", 123.456]
      ]
    )
    for (const cell of ["12,345", "0.500", "1.00e-7", "–", "123.5"])
      expect(html).toContain(`<td class="n">${cell}</td>`)
  })
})

describe("charts", () => {
  it("tells two lines apart by dash and mark, names them, and keeps points in the frame", () => {
    const line = (name: string) => ({ name, points: [[0, 0] as const, [1, 1] as const], marks: [[1, 1] as const] })
    const svg = lineChart("T", AXIS, AXIS, [line("old"), line("new")], { diagonal: true })
    expect(svg).toContain('<circle class="mark one" cx="624.0" cy="52.0"')
    expect(svg).toContain('<rect class="mark two"')
    expect(svg).toMatch(/>old<.*>new</su)
    expect(svg).toContain("x &amp; y")
    expect(svg).toContain('class="even"')
  })

  it("draws bars from zero and the decision upright", () => {
    const svg = barChart("T", AXIS, AXIS, [{ from: 0, to: 1, height: 0.5 }], 0.25)
    expect(svg).toContain('<rect class="bar" x="56.0" width="567.0" y="202.0" height="150.0"/>')
    expect(svg).toContain('<line class="decision" x1="198.0" x2="198.0"')
  })
})
