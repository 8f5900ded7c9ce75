import fc from "fast-check"
import { describe, expect, it } from "vitest"
import { anyText } from "../../../test/arbitraries.ts"
import { emailOf, handleOf, phoneOf } from "./contact.ts"

describe("phoneOf", () => {
  it.each([
    "0612349876",
    "06-12349876",
    "06 12 34 98 76",
    "+31612349876",
    "+31 (0)6 1234 9876",
    "0031612349876",
    "0031 06 12349876",
    "31612349876",
    "612349876",
    "tel. 06-12349876 (moeder)",
    "06-12349876 / 070-3456712",
    "06-12349876 of 070-3456712",
    "０６１２３４９８７６"
  ])("reads %j", (text) => {
    expect(phoneOf(text)).toEqual({ number: "+31612349876", mobile: true })
  })

  it("tells a landline from a mobile, and another country from the Netherlands", () => {
    expect(phoneOf("070-3456712")).toEqual({ number: "+31703456712", mobile: false })
    expect(phoneOf("070-3456712 tst 14")).toEqual({ number: "+31703456712", mobile: false })
    expect(phoneOf("+90 532 123 45 67")?.number).toBe("+905321234567")
  })

  it.each([
    "0612345678",
    "0687654321",
    "0600000000",
    "0611111111",
    "0000000000",
    "112",
    "0900-8844",
    "0800 1351",
    "14 070",
    "12345",
    "onbekend",
    ""
  ])("takes %j for no number of a person", (text) => {
    expect(phoneOf(text)).toBeUndefined()
  })
})

describe("emailOf", () => {
  it.each([
    ["Fenna@Ziggo.nl", "fenna@ziggo.nl"],
    ["mailto:fenna@ziggo.nl", "fenna@ziggo.nl"],
    ["Fenna Bakker <fenna@ziggo.nl>", "fenna@ziggo.nl"],
    [" fenna@ziggo.nl. ", "fenna@ziggo.nl"],
    ["fenna (at) ziggo.nl", "fenna@ziggo.nl"],
    ["fenna+school@ziggo.nl", "fenna@ziggo.nl"],
    ["f.en.na@gmail.com", "fenna@gmail.com"],
    ["fenna@googlemail.com", "fenna@gmail.com"],
    ["fenna@gmial.com", "fenna@gmail.com"],
    ["f.bakker@ziggo.nl", "f.bakker@ziggo.nl"]
  ])("reads %j as %j", (text, email) => {
    expect(emailOf(text)).toBe(email)
  })

  it.each([
    "geen@geen.nl",
    "onbekend@onbekend.nl",
    "noreply@school.nl",
    "x@y",
    "a@b@c.nl",
    "@ziggo.nl",
    "+x@ziggo.nl",
    "fenna@.nl",
    "fenna",
    ""
  ])("takes %j for none", (text) => {
    expect(emailOf(text)).toBeUndefined()
  })
})

describe("handleOf", () => {
  it.each([
    "voorpost88",
    "@Voorpost88",
    "@@voorpost88.",
    "VOORPOST88",
    "insta: voorpost88",
    "Telegram: @voorpost88",
    "https://x.com/voorpost88",
    "https://x.com/voorpost88/status/12",
    "twitter.com/Voorpost88?s=20",
    "www.instagram.com/voorpost88/",
    "t.me/voorpost88",
    "https://t.me/s/voorpost88",
    "https://www.tiktok.com/@voorpost88?lang=nl",
    "https://www.linkedin.com/in/voorpost88/",
    "snapchat.com/add/voorpost88",
    "https://www.reddit.com/u/voorpost88",
    "https://elders.example/voorpost88"
  ])("reads %j", (text) => {
    expect(handleOf(text)).toBe("voorpost88")
  })

  it("keeps dots, dashes and underscores inside, and the number of a profile", () => {
    expect(handleOf("@voor.post_88-a")).toBe("voor.post_88-a")
    expect(handleOf("https://m.facebook.com/profile.php?id=1000123")).toBe("1000123")
  })

  it.each(["", "@", "x", "https://x.com/"])("takes %j for none", (text) => {
    expect(handleOf(text)).toBeUndefined()
  })
})

describe("phoneOf, emailOf and handleOf", () => {
  it("are total, and read their own answer as themselves", () => {
    fc.assert(
      fc.property(fc.oneof(anyText(80), fc.webUrl(), fc.emailAddress()), (text) => {
        const [phone, email, handle] = [phoneOf(text), emailOf(text), handleOf(text)]
        if (phone !== undefined) expect(phoneOf(phone.number)).toEqual(phone)
        if (email !== undefined) expect(emailOf(email)).toBe(email)
        expect(handle?.length ?? 2).toBeGreaterThanOrEqual(2)
      })
    )
  })

  it("answer a megabyte", () => {
    for (const unit of ["0", "a", "@", "/", "a.", "06-", "https://", "("]) {
      const long = unit.repeat(1_000_000 / unit.length)
      expect(phoneOf(long)?.number.length ?? 0).toBeLessThan(30)
      expect(emailOf(long)).toBeUndefined()
      expect(handleOf(long)?.length ?? 0).toBeLessThanOrEqual(200)
    }
  })
})
