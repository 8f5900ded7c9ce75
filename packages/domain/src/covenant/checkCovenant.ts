import type { Finding } from "../rules/Finding.ts"
import type { CovenantDocument } from "./CovenantDocument.ts"
import { basicsOf } from "./checks/basics.ts"
import { contentsOf } from "./checks/contents.ts"
import { groundsOf } from "./checks/grounds.ts"
import { termsOf } from "./checks/terms.ts"

/** Something that keeps a covenant from being activated. */
export type CovenantFinding = Finding

/**
 * What a covenant still lacks before it can be active: parties, purposes, legal basis, kinds, data, contact point, DPIA,
 * register entry and notification (L01, L04; AVG 6, 26, 30, 35, 36), prior consultation where the DPIA leaves a high risk
 * (L04), a mayor's municipality as convener and contact point for a person-directed approach (L02), the advice for a
 * partnership under the WGS (L09), the police's decision (L06; Wpg 20), an exception for each special category (L10), a
 * law for the BSN (L08), terms that the basis allows (L15, L16). Empty when it may be activated.
 *
 * `source`: the document as it was written, before defaults: a person-directed approach must itself state how long a
 * closed case is kept (L16).
 */
export function checkActivation(document: CovenantDocument, source?: unknown): ReadonlyArray<CovenantFinding> {
  return [...basicsOf(document), ...groundsOf(document), ...contentsOf(document), ...termsOf(document, source)]
}
