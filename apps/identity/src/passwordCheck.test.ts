import { createHash } from "node:crypto"
import { describe, expect, it } from "vitest"
import { passwordCheck } from "./passwordCheck.ts"

const users = [{ username: "known", password: "right", displayName: "K. Bekend" }]

/** A check that counts the password work, and what it was done on. */
const counted = () => {
  const worked: Array<string> = []
  const check = passwordCheck(users, (text) => {
    worked.push(text)
    return createHash("sha256").update(text).digest()
  })
  worked.length = 0
  return { check, worked }
}

describe("checking a password", () => {
  it.each([
    ["known", "right", true],
    ["known", "wrong", false],
    ["unknown", "right", false],
    ["unknown", "", false],
    ["__proto__", "right", false]
  ])("does the same password work, once, for %s with %s", (username, password, expected) => {
    const { check, worked } = counted()
    expect(check(username, password)).toBe(expected)
    expect(worked).toEqual([password])
  })

  it("knows nobody by a digest that anybody could make", () => {
    expect(passwordCheck(users)("unknown", "")).toBe(false)
    expect(passwordCheck(users)("known", "right")).toBe(true)
  })
})
