import { assert, describe, it } from "@effect/vitest"
import { deriveKeys, encodeExpression, encodeGroup } from "@kruisverband/linkage/encode"
import { shareName, tokensOfName, tokensOfNames } from "./nameTokens.ts"

const keys = deriveKeys(new Uint8Array(32).fill(9))
const group = { facet: "group", type: undefined } as const
const slogan = { facet: "expression", type: "slogan" } as const

describe("names of a vocabulary", () => {
  it("have the tokens that a signal's names have", () => {
    assert.deepStrictEqual(tokensOfName(group, "Voorpost Noord", keys), encodeGroup("de voorpost-NOORD", keys))
    assert.deepStrictEqual(
      tokensOfName(slogan, "Wij eerst", keys),
      encodeExpression({ type: "slogan", value: "WIJ EERST!" }, keys)
    )
    assert.deepStrictEqual(tokensOfName(slogan, "...", keys), [])
  })

  it("are found under each of them, each token once", () => {
    const tokens = tokensOfNames(group, ["Voorpost Noord", "voorpost noord", "VPN"], keys)
    assert.deepStrictEqual(tokens, [...new Set(tokens)].sort())
    for (const name of ["Voorpost Noord", "VPN"]) assert.includeMembers([...tokens], [...encodeGroup(name, keys)])
  })

  it("are shared when one stands for the same, and not when they only sound alike", () => {
    assert.isTrue(shareName(group, ["Voorpost Noord"], ["VPN", "De Voorpost (afd. Noord)"], keys))
    assert.isFalse(shareName(group, ["Voorpost Noord"], ["Voorpost Nord", "Noord Voorpost"], keys))
    assert.isFalse(shareName(group, ["Voorpost Noord"], [], keys))
  })
})
