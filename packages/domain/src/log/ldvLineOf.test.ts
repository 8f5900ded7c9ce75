import { describe, expect, it } from "vitest"
import { demoCovenants } from "../demo/demoRegion.ts"
import { type LoggedLine, ldvLineOf } from "./ldvLineOf.ts"

const line: LoggedLine = {
  id: "0191e0d3-0000-7000-8abc-000000000002",
  parent: "0191e0d3-0000-7000-8abc-000000000001",
  at: "2026-11-02T08:00:00.123Z",
  who: "coordinator",
  role: "coordinator",
  action: "seal-opened",
  objectKind: "signal",
  object: "s1",
  covenant: "merenland-radicalisering",
  purpose: "early-signalling",
  clause: "convenant art. niveaus van delen",
  level: "full",
  trace: "0af7651916cd43dd8448eb211c80319c",
  subject: "s1/1",
  via: "svc-casework"
}
const resource = { service: "ingest", version: "1.0.0", deployment: "test" }
const versions = demoCovenants.filter(({ id }) => id === line.covenant)

describe("ldvLineOf", () => {
  it("has what the standard asks for, under the covenant's version of that moment", () => {
    expect(ldvLineOf(line, versions, resource)).toEqual({
      trace_id: "0af7651916cd43dd8448eb211c80319c",
      span_id: "8abc000000000002",
      parent_span_id: "8abc000000000001",
      name: "Opende de inhoud van het signaal",
      start_time: 1793606400123,
      end_time: 1793606400123,
      status: "Unset",
      resource: {
        attributes: {
          "service.name": "kruisverband-ingest",
          "service.version": "1.0.0",
          "deployment.environment.name": "test"
        }
      },
      attributes: {
        "dpl.core.processing_activity_id": "urn:kruisverband:verwerking:merenland-radicalisering:1",
        "dpl.core.data_subject_id": "s1/1",
        "dpl.core.data_subject_id_type": "kruisverband-signaal-persoon",
        "dpl.core.foreign_operation.processor": "svc-casework",
        "kruisverband.action": "seal-opened",
        "kruisverband.who": "coordinator",
        "kruisverband.role": "coordinator",
        "kruisverband.object": "signal:s1",
        "kruisverband.covenant": "merenland-radicalisering",
        "kruisverband.purpose": "early-signalling",
        "kruisverband.clause": "convenant art. niveaus van delen",
        "kruisverband.level": "full"
      }
    })
  })

  it("leaves out what a line does not have, and is a denial's line too: no error", () => {
    const { subject: _, via: __, ...bare } = line
    const told = ldvLineOf({ ...bare, parent: null, action: "link-opened-refused", covenant: "none" }, [], resource)
    expect(told.parent_span_id).toBeNull()
    expect(told.status).toBe("Unset")
    expect(told.attributes["dpl.core.processing_activity_id"]).toBe("urn:kruisverband:verwerking:none")
    expect(Object.keys(told.attributes).some((key) => key.includes("data_subject"))).toBe(false)
  })
})
