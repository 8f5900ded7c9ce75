import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { accountOf } from "./account.ts"

describe("accountOf", () => {
  it.each([
    ["https://t.me/Voorpost88", "telegram", "voorpost88"],
    ["t.me/s/voorpost88?before=12", "telegram", "voorpost88"],
    ["https://www.x.com/voorpost88/", "x", "voorpost88"],
    ["https://twitter.com/@Voorpost88", "x", "voorpost88"],
    ["https://m.youtube.com/c/voorpost88", "youtube", "voorpost88"],
    ["https://www.tiktok.com/@voorpost88?lang=nl", "tiktok", "voorpost88"],
    ["telegram: @voorpost88", "telegram", "voorpost88"],
    ["Insta @voorpost88", "instagram", "voorpost88"],
    ["@voorpost88 (Telegram)", "telegram", "voorpost88"],
    ["voorpost88 op TikTok", "tiktok", "voorpost88"],
    ["https://forum.example/voorpost88", "forum.example", "voorpost88"]
  ])("reads platform and handle of %s", (text, platform, handle) => {
    expect(accountOf(text)).toEqual({ platform, handle })
  })

  it.each(["@Voorpost88", "voorpost88", "  VOORPOST88 "])("takes %s for a handle of an unknown platform", (text) => {
    expect(accountOf(text)).toEqual({ platform: undefined, handle: "voorpost88" })
  })

  it("has nothing for what is no handle", () => {
    for (const text of ["", "@", " / ", "https://t.me/"]) expect(accountOf(text)).toBeUndefined()
  })

  it("takes a word before a colon for a platform only if it is one", () => {
    expect(accountOf("mail: voorpost88")?.platform).toBeUndefined()
  })

  it("reads any text, the same in capitals", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), (text) => {
        expect(accountOf(text.toUpperCase().toLowerCase())).toEqual(accountOf(text.toLowerCase()))
        expect(accountOf(text)?.handle).not.toBe("")
      })
    )
  })
})
