import { PartnerId } from "@kruisverband/domain"
import { ENCODING_VERSION } from "@kruisverband/linkage/encode"
import { assert, describe, it } from "vitest"
import { encodingLines } from "./encodingLines.ts"

const school = { partner: PartnerId.make("school-de-linde") }
const older = ENCODING_VERSION - 1
const count = (version: number, persons: number, sealedAt: "here" | typeof school = "here") => ({
  covenant: "c",
  version,
  persons,
  sealedAt
})

describe("encodingLines", () => {
  it("counts what is current as one, and of the rest who can renew it", () => {
    const counts = [
      count(older, 3),
      count(older, 2, school),
      count(ENCODING_VERSION, 4),
      count(ENCODING_VERSION, 1, school)
    ]
    assert.deepStrictEqual(encodingLines({ covenant: "c", counts, renewing: false, unknown: 0 }, []), [
      `c  versie / version ${ENCODING_VERSION}: 5 personen / persons`,
      `c  versie / version ${older}: 3 hier te vernieuwen / can be renewed here`,
      `c  versie / version ${older}: 2 aan de bron verzegeld, alleen door school-de-linde / sealed at the source, only by school-de-linde`
    ])
  })

  it("says what was not looked at, which objections are lost, and that a renewal is not complete", () => {
    const lines = encodingLines({ covenant: "c", counts: [], renewing: true, unknown: 7 }, ["r-1"])
    assert.lengthOf(lines, 4)
    assert.include(lines[1], "7 nog niet bekeken")
    assert.include(lines[2], "objection r-1")
    assert.include(lines[3], "give the order again")
  })
})
