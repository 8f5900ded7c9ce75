import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { frequenciesIn } from "../../test/byDefinition.ts"
import { crowd, holding, tokenOf } from "../../test/crowds.ts"
import { isValueToken } from "../match/index.ts"
import { packBlock } from "./EncodedBlock.ts"
import { EncodingView } from "./EncodingView.ts"
import { PairTokens } from "./PairTokens.ts"
import { indexTokens } from "./sortTokens.ts"

const HUB_LIMIT = 20
const isTold = (token: string) => isValueToken(token) || token.startsWith("n")

describe("PairTokens", () => {
  it("gives two records equal names for what they share and no others, each with its kind and how common it is", () => {
    fc.assert(
      fc.property(crowd(60, 4), fc.nat(), fc.nat(), (records, one, two) => {
        const block = packBlock(records.map(({ encoding }) => encoding))
        const tokens = new PairTokens(indexTokens([block], HUB_LIMIT))
        const [a, b] = [one % records.length, two % records.length]
        const [left, right] = [new EncodingView(), new EncodingView()]
        tokens.readFirst(a, left)
        tokens.readSecond(b, right)
        const own = (record: number) => records[record]?.encoding.tokens.filter(isTold) ?? []
        const common = frequenciesIn(records, HUB_LIMIT)
        const said = (names: ReadonlyArray<string>, { step, isHub } = tokens.frequencies) =>
          names.map((name) => `${name.charAt(0)} ${step(name)} ${isHub(name)}`).sort()
        // a name that nobody shares is no token of a value, and nothing is told of it
        const shown = (record: number) => own(record).filter((t) => isValueToken(t) || holders(t) > 1)
        const holders = (token: string) => records.filter(({ encoding }) => encoding.tokens.includes(token)).length
        expect(said(left.tokens)).toEqual(said(shown(a), common))
        expect(said(right.tokens)).toEqual(said(shown(b), common))
        if (a === b) return
        const shared = left.tokens.filter((name) => right.tokens.includes(name))
        expect(said(shared)).toEqual(
          said(
            own(a).filter((token) => own(b).includes(token)),
            common
          )
        )
      }),
      { numRuns: 60 }
    )
  })

  it("tells apart the values of two records that nobody else has", () => {
    const block = packBlock([holding("r0", [tokenOf("p", 1)]).encoding, holding("r1", [tokenOf("p", 2)]).encoding])
    const tokens = new PairTokens(indexTokens([block], HUB_LIMIT))
    const [left, right] = [new EncodingView(), new EncodingView()]
    tokens.readFirst(0, left)
    tokens.readSecond(1, right)
    expect(left.tokens.length).toBe(1)
    expect(right.tokens.length).toBe(1)
    expect(left.tokens).not.toEqual(right.tokens)
  })
})
