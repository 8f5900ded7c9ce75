import type { AgreementView } from "@kruisverband/contract"
import { CovenantId } from "@kruisverband/domain"

/** A request that this person made, and that waits. */
export const sampleAgreement = (askedBy: string): AgreementView => ({
  id: "0191e0d3-9999-7000-8000-000000000001",
  act: "covenant-end",
  covenant: CovenantId.make("merenland-radicalisering"),
  object: "merenland-radicalisering",
  detail: {},
  askedBy,
  askedAt: "2026-11-24T08:00:00.000Z",
  expiresAt: "2026-12-08T08:00:00.000Z",
  state: "pending",
  own: true
})
