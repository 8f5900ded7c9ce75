import { expect, it } from "vitest"
import { febrlFile } from "./febrlFile.ts"

it("joins data sets, leaves out the number and the id that tells who is who, and keeps that as truth", () => {
  const head = "rec_id, surname, soc_sec_id"
  expect(
    febrlFile([`${head}\nrec-12-org, green, 123\n`, `${head}\r\nrec-12-dup-0, gren, 123\r\nrec-7-org, , 9`])
  ).toEqual({
    file: "record_id,surname\nr0,green\nr1,gren\nr2,\n",
    truth: "record_id,entity_id\nr0,12\nr1,12\nr2,7\n"
  })
})
