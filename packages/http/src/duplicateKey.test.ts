import { assert, describe, it } from "vitest"
import { duplicateKey } from "./duplicateKey.ts"

describe("duplicateKey", () => {
  it.each([
    ['{"a":1,"a":2}', "/a"],
    ['{"a":{"b":1,"c":2,"b":3}}', "/a/b"],
    ['{"a":1,"\\u0061":2}', "/a"],
    ['[{"a":1},{"x":[{"y":1,"y":1}]}]', "/x/y"],
    ['{"a/b":1,"a/b":2}', "/a~1b"]
  ])("finds the key given twice in %s", (json, pointer) => assert.strictEqual(duplicateKey(json), pointer))

  it.each([
    '{"a":1,"b":{"a":1},"c":[{"a":1},{"a":2}]}',
    '{"a":"\\"a\\":1","b":"{\\"b\\":2}"}',
    '["a","a"]',
    '"a"',
    "null",
    '{"a" : 1 , "b" : "a"}'
  ])("finds none in %s", (json) => assert.isUndefined(duplicateKey(json)))
})
